import type { Reporter, SerializedError, TestModule, TestRunEndReason } from "vitest/node";
import { leftOutNotices } from "./left-out.ts";

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Ends the run with one plain line, `N passed, N failed` (and `, N skipped`), which machines read.
 * A file that could not be loaded, an error outside any test and a run that was broken off each
 * count as a failure, so that the line never looks better than the exit status.
 */
export class ClosingLine implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): void {
    for (const notice of leftOutNotices(modules)) process.stderr.write(`${notice}\n`);
    const counts = countResults(modules, unhandledErrors.length, reason);
    process.stdout.write(`\n${closingLine(counts)}\n`);
  }
}

function closingLine({ passed, failed, skipped }: Counts): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

function countResults(
  modules: readonly TestModule[],
  unhandledErrors: number,
  reason: TestRunEndReason,
): Counts {
  let passed = 0;
  let failed = unhandledErrors;
  let skipped = 0;
  for (const module of modules) {
    let failedInside = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === "passed") passed += 1;
      else if (state === "failed") failedInside += 1;
      else skipped += 1;
    }
    // A broken import or hook fails its file without failing any test of it.
    failed += failedInside === 0 && module.state() === "failed" ? 1 : failedInside;
  }
  return { passed, failed: failed === 0 && reason !== "passed" ? 1 : failed, skipped };
}

/** Reads files one after the other, apart from everything else: a thread of its own. */
import { parentPort } from "node:worker_threads";
import type {
  DocumentContents,
  PlanYears,
  ReadingProgress,
} from "../../domain/document-contents.ts";
import type { ImportProblem, SourceFile } from "../../domain/plan-import.ts";
import { ok, type Result } from "../../domain/result.ts";
import { readContents } from "./read-contents.ts";
import type { SourceDocument } from "./reading/document.ts";
import { readDocument } from "./reading/read-document.ts";

/** The next is asked for only when this one is answered. */
export interface ContentsRequest {
  readonly file: SourceFile;
  readonly years: PlanYears;
}

export type ContentsReply =
  | { readonly kind: "progress"; readonly progress: ReadingProgress }
  | { readonly kind: "read"; readonly outcome: Result<DocumentContents, ImportProblem> };

const reply = (message: ContentsReply) => parentPort?.postMessage(message, []);

parentPort?.on("message", (request: ContentsRequest) => {
  // What is thrown here ends the thread, and is told to whoever asked.
  void answer(request);
});

async function answer({ file, years }: ContentsRequest): Promise<void> {
  const document = await readDocument(file);
  if (!document.ok) {
    reply({ kind: "read", outcome: document });
    return;
  }
  const rowsInAll = countRows(document.value);
  reply({ kind: "progress", progress: { rowsDone: 0, rowsInAll } });
  const outcome = ok(readContents(document.value, years));
  reply({ kind: "progress", progress: { rowsDone: rowsInAll, rowsInAll } });
  reply({ kind: "read", outcome });
}

function countRows({ blocks }: SourceDocument): number {
  return blocks.reduce((rows, block) => rows + (block.kind === "table" ? block.rows.length : 1), 0);
}

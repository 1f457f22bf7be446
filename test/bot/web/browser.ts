// It decides what is a suite; the suites themselves are elsewhere.
// oxlint-disable vitest/expect-expect, vitest/no-conditional-tests, vitest/valid-describe-callback
/** A real browser for the page's own tests: Debian's chromium, without a network of its own. */
import { chromium, type Browser } from "playwright-core";
import { describe, test } from "vitest";
import { folderOf } from "../../servers/installed.ts";

const PROGRAM = "chromium";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A suite that needs a browser: left out with one line where there is none, failing in CI. */
export function describeInBrowser(name: string, body: () => void): void {
  if (folderOf([PROGRAM]) !== null) {
    describe(name, body);
  } else if (process.env["CI"]) {
    describe(name, () => {
      test(`has ${PROGRAM}`, () => {
        throw new Error(`${PROGRAM} is not installed, and CI leaves nothing out`);
      });
    });
  } else {
    describe.runIf(process.env["CI"])(name, { meta: { leftOutFor: PROGRAM } }, body);
  }
}

export function launchBrowser(): Promise<Browser> {
  const folder = folderOf([PROGRAM]);
  if (folder === null) throw new Error(`${PROGRAM} is not installed`);
  return chromium.launch({ executablePath: `${folder}/${PROGRAM}`, args: FLAGS });
}

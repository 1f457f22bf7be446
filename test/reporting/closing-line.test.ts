import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { REPOSITORY } from "../architecture/source-tree.ts";

const PASSES = `test("passes", () => {});`;

test("a good run ends with what passed", async () => {
  const { output, status } = await run({ "one.test.ts": PASSES, "two.test.ts": PASSES });

  expect(output.trimEnd().split("\n").at(-1)).toBe("2 passed, 0 failed");
  expect(status).toBe(0);
});

test("what was left out is counted, and said in one line for each thing that was missing", async () => {
  const suite = (name: string) =>
    `describe.runIf(false)("${name}", { meta: { leftOutFor: "some-server" } }, () => {
       test("one", () => {});
       test("other", () => {});
     });`;
  const files = { "one.test.ts": PASSES + suite("queues"), "two.test.ts": suite("locks") };
  const { output, errors, status } = await run(files);

  expect(output.trimEnd().split("\n").at(-1)).toBe("1 passed, 0 failed, 4 skipped");
  expect(errors.split("\n")).toContainEqual(
    expect.stringMatching(
      /^left out: (?:queues, locks|locks, queues) \(install some-server to run them\)$/,
    ),
  );
  expect(status).toBe(0);
});

const FAILURES: readonly (readonly [what: string, line: string, files: Files])[] = [
  [
    "a test",
    "1 passed, 1 failed",
    { "one.test.ts": `${PASSES} test("fails", () => { throw new Error("no"); });` },
  ],
  [
    "a file that cannot be loaded",
    "1 passed, 1 failed",
    { "one.test.ts": PASSES, "two.test.ts": `import "./none.ts";` },
  ],
  [
    "a hook",
    "1 passed, 1 failed, 1 skipped",
    {
      "one.test.ts": PASSES,
      "two.test.ts": `beforeAll(() => { throw new Error("no"); }); ${PASSES}`,
    },
  ],
  [
    "an error outside any test",
    "1 passed, 1 failed",
    { "one.test.ts": `test("passes", () => { void Promise.reject(new Error("no")); });` },
  ],
];

test.each(FAILURES)("a failure of %s is counted", async (_, line, files) => {
  const { output, status } = await run(files);

  expect(output.trimEnd().split("\n").at(-1)).toBe(line);
  expect(status).toBe(1);
});

type Files = Readonly<Record<string, string>>;

interface Run {
  readonly output: string;
  readonly errors: string;
  readonly status: number;
}

/** Runs Vitest over these files, with nothing but our reporter added to its own. */
async function run(files: Files): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), "dondoc-reporting-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(join(REPOSITORY, "node_modules"), join(folder, "node_modules"));
  const reporter = join(REPOSITORY, "test", "reporting", "closing-line.ts");
  await writeFile(
    join(folder, "vitest.config.ts"),
    `import { ClosingLine } from ${JSON.stringify(reporter)};
     export default { test: { globals: true, reporters: ["default", new ClosingLine()] } };`,
  );
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  const vitest = join(REPOSITORY, "node_modules", "vitest", "vitest.mjs");
  return promisify(execFile)(process.execPath, [vitest, "run"], { cwd: folder }).then(
    ({ stdout, stderr }) => ({ output: stdout, errors: stderr, status: 0 }),
    (failure: unknown) => {
      const { stdout, stderr, code } = failure as { stdout: string; stderr: string; code: number };
      return { output: stdout, errors: stderr, status: code };
    },
  );
}

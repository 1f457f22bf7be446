import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { REPOSITORY } from "./source-tree.ts";

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

// Apart, so that this file does not look like a breach itself.
const ONLY = "only";

/** Code, and the lint rule that must object to it. */
const BREACHES: readonly (readonly [rule: string, path: string, ...lines: string[]])[] = [
  [
    "typescript(no-floating-promises)",
    "bot/floating.ts",
    "export const f = () => { load(); };",
    load(),
  ],
  [
    "typescript(no-misused-promises)",
    "bot/misused.ts",
    "export const f = () => [1].forEach(load);",
    load(),
  ],
  [
    "typescript(await-thenable)",
    "bot/await.ts",
    "export const f = async (n: number) => { await n; };",
  ],
  [
    "typescript(switch-exhaustiveness-check)",
    "bot/switch.ts",
    `export function f(side: "left" | "right"): number { switch (side) { case "left": return 1; } return 2; }`,
  ],
  ["typescript(no-explicit-any)", "bot/any.ts", "export const f = (x: any): unknown => x;"],
  [
    "typescript(no-non-null-assertion)",
    "bot/bang.ts",
    "export const f = (x: number | null) => x!;",
  ],
  [
    "typescript(consistent-type-imports)",
    "bot/types.ts",
    `import { Row } from "./row.ts";`,
    "export const f = (row: Row) => row;",
  ],
  ["eslint(no-console)", "bot/console.ts", "console.log(1);"],
  ["node(no-process-env)", "bot/environment.ts", `export const home = process.env["HOME"];`],
  ["eslint(eqeqeq)", "bot/equal.ts", "export const f = (x: unknown) => x == 1;"],
  ["eslint(prefer-const)", "bot/let.ts", "let one = 1;", "export const f = () => one;"],
  [
    "import(no-cycle)",
    "bot/one.ts",
    `import { two } from "./two.ts";`,
    "export const one = () => two;",
  ],
  [
    "import(no-cycle)",
    "bot/two.ts",
    `import { one } from "./one.ts";`,
    "export const two = () => one;",
  ],
  ["import(no-default-export)", "bot/default.ts", "export default 1;"],
  ["import(extensions)", "bot/extension.ts", `import { f } from "./any";`, "export const g = f;"],
  ["oxc(no-barrel-file)", "bot/barrel.ts", `export * from "./any.ts";`],
  ["unicorn(filename-case)", "bot/SomeFile.ts", "export const one = 1;"],
  [
    "unicorn(prefer-node-protocol)",
    "bot/protocol.ts",
    `import fs from "fs";`,
    "export const f = fs;",
  ],
  ["eslint(max-lines-per-function)", "bot/long.ts", "export function f() {", ...calls(90), "}"],
  [
    "eslint(no-restricted-imports)",
    "domain/package.ts",
    `import { z } from "zod";`,
    "export const f = z;",
  ],
  [
    "eslint(no-restricted-imports)",
    "domain/today.ts",
    `import { isToday } from "date-fns";`,
    "export const f = isToday;",
  ],
  ["eslint(no-restricted-globals)", "domain/world.ts", "export const f = () => fetch;"],
  ["eslint(no-restricted-properties)", "domain/chance.ts", "export const f = () => Math.random();"],
  ["eslint(no-restricted-properties)", "domain/now.ts", "export const f = () => Date.now();"],
  [
    "vitest(no-focused-tests)",
    "test/focused.test.ts",
    `import { test } from "vitest";`,
    `test.${ONLY}("one", () => {});`,
  ],
  [
    "vitest(expect-expect)",
    "test/empty.test.ts",
    `import { test } from "vitest";`,
    `test("one", () => {});`,
  ],
];

const SOUND: readonly (readonly [path: string, ...lines: string[]])[] = [
  ["main.ts", `console.log(process.env["HOME"]);`],
  ["bot/row.ts", "export type Row = number;"],
  ["bot/sound.ts", "export const f = async () => { await load(); };", load()],
  [
    "domain/sound.ts",
    `import { addDays } from "date-fns";`,
    "export const f = (day: Date) => addDays(day, 1);",
  ],
  [
    "test/sound.test.ts",
    `import { expect, test } from "vitest";`,
    `test("one", () => { expect(1).toBe(1); });`,
  ],
];

let folder: string;
/** `rule path` of all that the linter said. */
let found: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dondoc-lint-"));
  for (const name of [".oxlintrc.json", "tsconfig.json", "package.json"]) {
    await cp(join(REPOSITORY, name), join(folder, name));
  }
  await symlink(join(REPOSITORY, "node_modules"), join(folder, "node_modules"));
  for (const [path, ...lines] of [...SOUND, ...BREACHES.map(([, ...file]) => file)]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `${lines.join("\n")}\n`);
  }
  found = await lint(folder);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test.each(BREACHES)("the linter's %s objects to %s", (rule, path) => {
  expect(found).toContain(`${rule} ${path}`);
});

test.each(SOUND)("the linter lets %s be", (path) => {
  expect(found.filter((line) => line.endsWith(` ${path}`))).toEqual([]);
});

async function lint(cwd: string): Promise<readonly string[]> {
  const binary = join(REPOSITORY, "node_modules", ".bin", "oxlint");
  const run = promisify(execFile)(binary, ["--type-aware", "--format=json"], { cwd });
  // It ends with 1 as it should, and says what it found all the same.
  const { stdout } = await run.catch((failure: unknown) => failure as { stdout: string });
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] };
  return diagnostics.map(({ code, filename }) => `${code} ${filename}`);
}

function load(): string {
  return "async function load(): Promise<void> { await new Promise((resolve) => setTimeout(resolve, 1)); }";
}

function calls(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `  String(${index});`);
}

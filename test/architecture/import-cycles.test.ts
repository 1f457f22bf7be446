import { breach, describeRule, source } from "./rule.ts";
import { noImportCycles } from "./rules/import-cycles.ts";
import { readSources } from "./source-tree.ts";

describeRule("no file imports itself by way of others", {
  rule: noImportCycles,
  tree: readSources,
  violating: {
    "two that import each other": breach(
      "domain/one.ts → domain/two.ts → domain/one.ts",
      source("domain/one.ts", `import { two } from "./two.ts";`),
      source("domain/two.ts", `import { one } from "./one.ts";`),
    ),
    "a long way round, across folders and by types": breach(
      "bot/menu.ts → bot/web/page.ts → bot/web/form.ts → bot/menu.ts",
      source("bot/menu.ts", `import { page } from "./web/page.ts";`),
      source("bot/web/page.ts", `export * from "./form.ts";`),
      source("bot/web/form.ts", `import type { Menu } from "../menu.ts";`),
    ),
    "a cycle behind a file outside it": breach(
      "domain/two.ts → domain/three.ts → domain/two.ts",
      source("domain/one.ts", `import "./two.ts";`),
      source("domain/two.ts", `import "./three.ts";`),
      source("domain/three.ts", `import "./two.ts";`),
    ),
  },
  conforming: {
    "two ways to the same file": [
      source("domain/one.ts", `import "./two.ts";`, `import "./three.ts";`),
      source("domain/two.ts", `import "./four.ts";`),
      source("domain/three.ts", `import "./four.ts";`),
      source("domain/four.ts", "export const four = 4;"),
    ],
  },
});

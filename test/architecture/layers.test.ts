import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { breach, describeRule, source } from "./rule.ts";
import { ALLOWED, importsWithinLayer } from "./rules/layers.ts";
import { readSources, REPOSITORY } from "./source-tree.ts";

describeRule("each layer imports only what stands below it", {
  rule: importsWithinLayer,
  tree: readSources,
  violating: {
    "a package in the domain": breach(
      "domain imports zod",
      source("domain/probe.ts", `import { z } from "zod";`),
    ),
    "a module of Node in the domain": breach(
      "domain imports node:fs",
      source("domain/probe.ts", `import { readFileSync } from "node:fs";`),
    ),
    "the database in the domain, as a type": breach(
      "domain imports db/rows.ts",
      source("domain/probe.ts", `import type { Row } from "../db/rows.ts";`),
    ),
    "the database in the domain, as an inline type": breach(
      "domain imports db/rows.ts",
      source("domain/probe.ts", `export type Row = import("../db/rows.ts").Row;`),
    ),
    "the bot in jobs": breach(
      "jobs imports bot/copy/render.ts",
      source("jobs/digest/probe.ts", `import { render } from "../../bot/copy/render.ts";`),
    ),
    "jobs in the bot, re-exported": breach(
      "bot imports jobs/sweep.ts",
      source("bot/probe.ts", `export { sweep } from "../jobs/sweep.ts";`),
    ),
    "jobs in the database, loaded later": breach(
      "db imports jobs/sweep.ts",
      source("db/probe.ts", `export const load = () => import("../jobs/sweep.ts");`),
    ),
    "a root file in the database": breach(
      "db imports config.ts",
      source("db/probe.ts", `import { loadConfig } from "../config.ts";`),
    ),
    "a test in what ships": breach(
      "root imports test/builders/org.ts",
      source("main.ts", `import "./test/builders/org.ts";`),
    ),
    "grammY outside the bot": breach(
      "jobs imports grammy",
      source("jobs/probe.ts", `import { Bot } from "grammy";`),
    ),
    "BullMQ outside jobs, required": breach(
      "bot imports bullmq",
      source("bot/probe.ts", `const { Queue } = require("bullmq");`),
    ),
    "Kysely outside the database, a deep path": breach(
      "bot imports kysely",
      source("bot/probe.ts", `export * from "kysely/helpers/sqlite";`),
    ),
    "a computed name": breach(
      "computed",
      source("jobs/probe.ts", "export const load = (name: string) => import(`../${name}.ts`);"),
    ),
    "a folder of its own": breach("does not have", source("lib/probe.ts", "export const one = 1;")),
  },
  conforming: {
    "the domain on dates and itself": [
      source(
        "domain/probe.ts",
        `import { tz } from "@date-fns/tz";`,
        `import { addDays } from "date-fns";`,
        `import { dateIn } from "./time.ts";`,
      ),
    ],
    "each layer on the domain, on Node and on its own packages": [
      source("db/probe.ts", `import { Kysely } from "kysely";`, `import "../domain/time.ts";`),
      source("jobs/probe.ts", `import { Worker } from "bullmq";`, `import "node:fs/promises";`),
      source("bot/probe.ts", `import { Hono } from "hono/tiny";`, `import "../domain/time.ts";`),
    ],
    "a root file on everything": [
      source("main.ts", `import "./db/rows.ts";`, `import "./bot/menu.ts";`, `import "pino";`),
    ],
    "an import that is only spoken of": [
      source(
        "domain/probe.ts",
        `// import { z } from "zod";`,
        "export const text = 'import \"zod\"';",
      ),
    ],
  },
});

test("every package that a layer may import is a dependency", () => {
  const manifest = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const named = Object.values(ALLOWED).flatMap(({ packages }) =>
    packages === "all" ? [] : packages,
  );

  expect(named.filter((name) => !(name in manifest.dependencies))).toEqual([]);
});

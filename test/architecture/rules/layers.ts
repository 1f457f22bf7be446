import { importsOf, packageOf, targetOf, type ModuleImport } from "../module-imports.ts";
import { perFile, type Violation } from "../rule.ts";
import { layerOf, type Layer, type SourceFile } from "../source-tree.ts";

interface Allowed {
  readonly layers: readonly Layer[];
  /** `all`: whatever package.json lists. */
  readonly packages: readonly string[] | "all";
  readonly nodeModules: boolean;
}

const DATES = ["date-fns", "@date-fns/tz"] as const;

/** Who may import what. A package that is missing here is a decision to take, not an oversight. */
export const ALLOWED: Readonly<Record<Exclude<Layer, "test">, Allowed>> = {
  domain: { layers: ["domain"], packages: DATES, nodeModules: false },
  db: {
    layers: ["db", "domain"],
    packages: [...DATES, "zod", "kysely", "better-sqlite3", "pg", "date-holidays"],
    nodeModules: true,
  },
  jobs: {
    layers: ["jobs", "domain"],
    packages: [
      ...DATES,
      "zod",
      "bullmq",
      "ioredis",
      "croner",
      "p-queue",
      "p-retry",
      "echarts",
      "@resvg/resvg-js",
      "@expo-google-fonts/be-vietnam-pro",
      "csv-parse",
      "easy-template-x",
      "mammoth",
      "node-html-parser",
      "read-excel-file",
      "write-excel-file",
      "yauzl",
      "yazl",
    ],
    nodeModules: true,
  },
  bot: {
    layers: ["bot", "domain"],
    packages: [
      ...DATES,
      "zod",
      "grammy",
      "hono",
      "@hono/node-server",
      "fastest-levenshtein",
      "file-type",
      "ical-generator",
    ],
    nodeModules: true,
  },
  root: { layers: ["root", "domain", "db", "jobs", "bot"], packages: "all", nodeModules: true },
};

/** `domain` stands on itself; `db`, `jobs` and `bot` on the domain, never on each other. */
export const importsWithinLayer = perFile((file) => {
  const layer = layerOf(file.path);
  if (layer === "test") return [];
  if (layer === null) {
    return [
      { path: file.path, line: 0, detail: "stands in a folder that the house does not have" },
    ];
  }
  return importsOf(file).flatMap((used) => {
    const detail = fault(file, layer, used);
    return detail === null
      ? []
      : [{ path: file.path, line: used.line, detail } satisfies Violation];
  });
});

function fault(file: SourceFile, layer: Exclude<Layer, "test">, used: ModuleImport): string | null {
  const { specifier } = used;
  if (specifier === null) return "imports a module whose name is computed";
  const allowed = ALLOWED[layer];
  const target = targetOf(file, specifier);
  if (target !== null) {
    const there = layerOf(target);
    return there !== null && allowed.layers.includes(there) ? null : `${layer} imports ${target}`;
  }
  const name = packageOf(specifier);
  const free = name.startsWith("node:")
    ? allowed.nodeModules
    : allowed.packages === "all" || allowed.packages.includes(name);
  return free ? null : `${layer} imports ${name}`;
}

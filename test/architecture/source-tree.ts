import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file of the repository; `path` is relative to its root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Where a file stands; `root` is for the files that wire, `test` for all that never ships. */
export type Layer = "domain" | "db" | "jobs" | "bot" | "root" | "test";

export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const LAYER_FOLDERS: readonly string[] = ["domain", "db", "jobs", "bot", "test"];
const CODE = /\.(?:ts|mts|js|mjs)$/;

// What is made on a machine and never committed: its paths are its own.
const UNCOMMITTED = /^(?:node_modules|\.git|coverage|data|\.env)$|\.(?:log|sqlite(?:-\w+)?)$/;
const UNCOMMITTED_ANYWHERE = /(?:^|\/)(?:node_modules|\.git)$/;

/** The layer of a path; null for a folder that the house does not have. */
export function layerOf(path: string): Layer | null {
  const slash = path.indexOf("/");
  if (slash === -1) return path.endsWith(".config.ts") ? "test" : "root";
  const folder = path.slice(0, slash);
  return LAYER_FOLDERS.includes(folder) ? (folder as Layer) : null;
}

export function isShipped(file: SourceFile): boolean {
  return layerOf(file.path) !== "test";
}

/** Every source file, the tests' included. */
export function readSources(): SourceFile[] {
  const paths = listPaths("").filter((path) => CODE.test(path));
  return paths.map((path) => ({ path, text: readFileSync(join(REPOSITORY, path), "utf8") }));
}

/** Every committed file that is text, whatever its kind. */
export function readTexts(): SourceFile[] {
  return listPaths("").flatMap((path) => {
    const bytes = readFileSync(join(REPOSITORY, path));
    return bytes.includes(0) ? [] : [{ path, text: bytes.toString("utf8") }];
  });
}

function listPaths(folder: string): string[] {
  const entries = readdirSync(join(REPOSITORY, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (UNCOMMITTED.test(path) || UNCOMMITTED_ANYWHERE.test(path)) return [];
    if (entry.isDirectory()) return listPaths(path);
    return entry.isFile() ? [path] : [];
  });
}

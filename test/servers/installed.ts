import { accessSync, constants, globSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The folder in which all of these programs are; null when no one folder has them all. */
export function folderOf(
  programs: readonly string[],
  folders: readonly string[] = searchPath(),
): string | null {
  return folders.find((folder) => programs.every((name) => isProgram(join(folder, name)))) ?? null;
}

/** Debian keeps the servers of PostgreSQL off the path, a folder for each version; newest first. */
export function postgresFolders(): string[] {
  const packaged = globSync("/usr/lib/postgresql/*/bin");
  const newestFirst = packaged.toSorted((one, other) =>
    other.localeCompare(one, "en", { numeric: true }),
  );
  return [...searchPath(), ...newestFirst];
}

function searchPath(): string[] {
  return (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A file of this machine as the importers take one. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { FileHash } from "./domain/ids.ts";
import type { SourceFile } from "./domain/plan-import.ts";

/** Throws where it cannot be read. */
export function readSourceFile(path: string): SourceFile {
  const bytes = readFileSync(path);
  const hash = createHash("sha256").update(bytes).digest("hex") as FileHash;
  return { name: basename(path), bytes, hash };
}

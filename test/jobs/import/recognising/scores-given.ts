/** Documents that the tests of recognising scores start from. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FileHash } from "../../../../domain/ids.ts";
import type { ImportedScores, ScoreSet } from "../../../../domain/scores.ts";
import { readDocument } from "../../../../jobs/import/reading/read-document.ts";
import { recogniseScores } from "../../../../jobs/import/recognising/scores/recognise-scores.ts";

const TEST = join(import.meta.dirname, "..", "..", "..");

export type Points = number | null;

export async function scoresIn(content: string | Uint8Array, name = "diem.txt") {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const document = await readDocument({ name, bytes, hash: "0".repeat(64) as FileHash });
  if (!document.ok) throw new Error(document.error.code);
  return recogniseScores(document.value);
}

export function scoresInSeed(name: string): Promise<ImportedScores> {
  return scoresIn(readFileSync(join(TEST, "seeds", `${name}.txt`)));
}

/** The same document as an office sends it. */
export function scoresInFile(name: string): Promise<ImportedScores> {
  return scoresIn(readFileSync(join(TEST, "documents", "seeds", name)), name);
}

export function table(...rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join("\t")).join("\n");
}

export async function onlySet(content: string): Promise<ScoreSet> {
  const { sets } = await scoresIn(content);
  if (sets.length !== 1 || !sets[0]) throw new Error(`${sets.length} sets`);
  return sets[0];
}

/** Each area as name, maximum, awarded and lost. */
export function areasOf({ areas }: ScoreSet): (readonly [string, Points, Points, Points])[] {
  return areas.map(({ name, max, assessed, lost }) => [name, max, assessed, lost] as const);
}

/** Each criterion as area, name, maximum, awarded, lost and reason. */
export function criteriaOf({ criteria }: ScoreSet) {
  return criteria.map(({ area, name, max, assessed, lost, reason }) => {
    return [area, name, max, assessed, lost, reason] as const;
  });
}

/** Patterns over folded text whose findings are quoted as written. */
import { foldEvenly } from "./even-fold.ts";

/** The groups of a match, as they stand in the text itself. */
export interface FoldedMatch {
  readonly whole: string;
  /** From the first group on; null for one that took no part. */
  readonly groups: readonly (string | null)[];
}

/** Matches a pattern (with the flag `d`) written for folded text; null where it does not fit. */
export function matchFolded(pattern: RegExp, text: string): FoldedMatch | null {
  const [whole, ...groups] = pattern.exec(foldEvenly(text))?.indices ?? [];
  if (!whole) return null;
  return {
    whole: text.slice(...whole),
    // A group that took no part has no place, whatever its type says.
    groups: groups.map((place: [number, number] | undefined) =>
      place ? text.slice(...place) : null,
    ),
  };
}

/** The first of the texts that fits. */
export function firstFoldedMatch(pattern: RegExp, texts: readonly string[]): FoldedMatch | null {
  for (const text of texts) {
    const match = matchFolded(pattern, text);
    if (match) return match;
  }
  return null;
}

/** How much of anything a document of an office has at most. */
import type { Block, SourceDocument } from "./document.ts";

/** A 10,000-row spreadsheet comes in, with some headroom. */
export const MOST_ROWS = 12_000;
export const MOST_CHARACTERS = 4_000_000;
/** A paragraph, a cell, or a row of a plain-text table; the longest real one has about 2,000. */
export const LONGEST_TEXT = 8_000;
const PILED_MARKS = /\p{M}{12}/u;

/**
 * Incident: 400 KB of brackets in one cell kept the whole process busy for minutes, and again after
 * each restart. Recognisers may take their time over a cell, but not over such a one.
 */
export function isBeyondAnyPlan({ blocks }: SourceDocument): boolean {
  let rows = 0;
  let characters = 0;
  for (const text of textsOf(blocks)) {
    if (text === null) rows += 1;
    else {
      characters += text.length;
      if (text.length > LONGEST_TEXT || PILED_MARKS.test(text)) return true;
    }
    if (rows > MOST_ROWS || characters > MOST_CHARACTERS) return true;
  }
  return false;
}

/** Every text of the blocks, and null for each row or paragraph. */
function* textsOf(blocks: readonly Block[]): Generator<string | null> {
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      yield null;
      yield block.text;
      continue;
    }
    for (const { cells } of block.rows) {
      yield null;
      yield* cells;
    }
  }
}

/** Folding that keeps every character in its place. */
import { foldText } from "../../../../domain/text.ts";

/**
 * The text as `foldText` would compare it, but of the same length: what is found in it lies at the
 * same place in the text itself. Blanks of any kind become single-character spaces.
 */
export function foldEvenly(text: string): string {
  return text.replace(/[^\0-\x7f]|[A-Z]|\s/gu, foldUnit);
}

function foldUnit(character: string): string {
  const folded = foldText(character);
  if (folded === "") return " ".repeat(character.length);
  return folded.length === character.length ? folded : character;
}

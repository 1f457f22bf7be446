/** A place in a list of tokens, and the small steps that every reader of the grammar takes. */
import type { Token } from "./tokens.ts";

export interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

/** The folded text of the token so many places ahead; empty beyond the end. */
export function textAt(cursor: Cursor, ahead = 0): string {
  return cursor.tokens[cursor.at + ahead]?.text ?? "";
}

/** The number so many places ahead, or null where no number of at most four digits stands. */
export function numberAt(cursor: Cursor, ahead = 0): number | null {
  const token = cursor.tokens[cursor.at + ahead];
  return token?.kind === "number" && token.text.length <= 4 ? Number(token.text) : null;
}

/** As {@link numberAt}, for a number of one or two digits: a day, a month, an hour. */
export function smallNumberAt(cursor: Cursor, ahead = 0): number | null {
  return textAt(cursor, ahead).length <= 2 ? numberAt(cursor, ahead) : null;
}

/** Whether the words of the folded phrase stand here, or so many places ahead. */
export function sees(cursor: Cursor, phrase: string, ahead = 0): boolean {
  // Nearly every phrase fails on its first letter: the words are cut apart only beyond it.
  const here = textAt(cursor, ahead);
  if (here === "" || !phrase.startsWith(here)) return false;
  return phrase.split(" ").every((word, index) => textAt(cursor, ahead + index) === word);
}

/** Steps over the phrase if it stands here. */
export function eat(cursor: Cursor, phrase: string): boolean {
  if (!sees(cursor, phrase)) return false;
  cursor.at += phrase.split(" ").length;
  return true;
}

/** Steps over the first phrase that stands here and gives it; longer ones are listed first. */
export function eatOneOf<Phrase extends string>(
  cursor: Cursor,
  phrases: readonly Phrase[],
): Phrase | null {
  return phrases.find((phrase) => eat(cursor, phrase)) ?? null;
}

/** Runs a reader; when it gives null the cursor is put back where it was. */
export function attempt<Found>(cursor: Cursor, read: () => Found | null): Found | null {
  const before = cursor.at;
  const found = read();
  if (found === null) cursor.at = before;
  return found;
}

export function isAtEnd(cursor: Cursor): boolean {
  return cursor.at >= cursor.tokens.length;
}

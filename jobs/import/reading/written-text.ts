/** Text as it was written in a cell or paragraph, without what nobody sees of it. */

/**
 * What nobody sees, and what turns the others around; no database keeps a NUL, nor half a character.
 * Incident: a NUL in a cell kept a preview from ever being delivered.
 */
const INVISIBLE =
  /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\p{Cs}/gu;
const RULE = /^[\s|:=_\-\u2010-\u2015]*$/u;

/** All that a text needs to have for anything to be done to it. */
const UNTIDY = /[^\S ]|\s\s|^\s|\s$|\p{C}/u;

/** Composed, with single spaces, and with a line break (`\n`) between lines that say something. */
export function tidyText(text: string): string {
  const composed = text.normalize("NFC");
  if (!UNTIDY.test(composed)) return composed;
  return (
    composed
      .replace(INVISIBLE, "")
      // What was parted by such a character may compose now.
      .normalize("NFC")
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, "\n")
      .replace(/[^\S\n]+/gu, " ")
      .replace(/ ?\n[ \n]*/gu, "\n")
      .trim()
  );
}

/** Nothing but a line that was drawn with dashes, or nothing at all. */
export function isRule(text: string): boolean {
  return RULE.test(text);
}

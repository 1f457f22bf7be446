/** Text as it was written in a cell or paragraph, without what nobody sees of it. */

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const RULE = /^[\s|:=_\-\u2010-\u2015]*$/u;

/** All that a text needs to have for anything to be done to it. */
const UNTIDY = /[^\S ]|\s\s|^\s|\s$|[\u00ad\u200b-\u200d\u2060\ufeff]/u;

/** Composed, with single spaces, and with a line break (`\n`) between lines that say something. */
export function tidyText(text: string): string {
  const composed = text.normalize("NFC");
  if (!UNTIDY.test(composed)) return composed;
  return composed
    .replace(INVISIBLE, "")
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, "\n")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n[ \n]*/gu, "\n")
    .trim();
}

/** Nothing but a line that was drawn with dashes, or nothing at all. */
export function isRule(text: string): boolean {
  return RULE.test(text);
}

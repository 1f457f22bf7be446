/** What a text may not bring into a message, and where it may be cut. */

/** Nothing that a reader would see: platforms refuse such a text as empty. */
const BLANK = /^[\s\p{Cf}\u2800\u3164]*$/u;

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/gu;
/** Control characters, and the characters that turn the direction of what follows. */
const UNSEEN = /[\0-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

const graphemes = new Intl.Segmenter("vi", { granularity: "grapheme" });

/** Text without what could break, hide or reverse other text; its only white space is ` ` and `\n`. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(LINE_ENDS, "\n").replaceAll("\t", " ").replace(UNSEEN, "");
}

/** The same on one line. */
export function cleanLabel(label: string): string {
  return cleanText(label).replace(/\s+/gu, " ").trim();
}

export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

/** The text cut to a length, at the end of a word where one is near, and marked as cut. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, cutPlace(text, limit - 1)).trimEnd()}…`;
}

/** Where to cut so that at most `limit` units come before: at a blank, or between characters. */
export function cutPlace(text: string, limit: number): number {
  const blank = text.lastIndexOf(" ", limit);
  if (blank > limit / 2) return blank;
  const nearby = text.slice(0, limit + 100);
  const start = graphemes.segment(nearby).containing(limit)?.index ?? limit;
  if (start > limit / 2) return start;
  // A heap of marks on one letter is cut too, though never the two halves of a character.
  return /[\udc00-\udfff]/.test(text.charAt(limit)) ? limit - 1 : limit;
}

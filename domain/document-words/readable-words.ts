/** A text as documents are looked for in it. */

/** The words, and the same folded: whatever stands at a place of the one stands there in the other. */
export interface ReadableWords {
  /** Composed, with single spaces and line breaks, without links and what nobody sees. */
  readonly words: string;
  /** Lower-case, without diacritics, `đ` as `d`, every dash as `-`. */
  readonly folded: string;
}

const DASH = /[\u2010-\u2015\u2212]/u;
const LINK = /(?:https?:\/\/|(?<![\p{L}\d])www\.)[^\s<>"]*/giu;
/** A word that is an address without its `https://`. */
const BARE_LINK = /^[("'<[]*(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,10}(?::\d{1,5})?[/?#]/iu;

export function readableWords(text: string): ReadableWords {
  const words = text
    .normalize("NFC")
    .replace(LINK, " ")
    .replace(/(?!\s)\p{C}/gu, "")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?(?:\n ?)+/gu, "\n")
    .replace(/\S+/gu, (word) => (BARE_LINK.test(word) ? " " : word))
    .trim();
  return { words, folded: foldInPlace(words) };
}

/** Where a sentence ends; a full stop within a sign or a date ends none. */
const SENTENCE_END = /[;!?…]|\.(?=\s|$)|\.{2}/u;

/** Whether a sentence ends within these words. */
export function endsSentence(folded: string): boolean {
  return SENTENCE_END.test(folded);
}

/** The place of the first end of a sentence; the length of the words where none ends. */
export function sentenceEnd(folded: string): number {
  const end = folded.search(SENTENCE_END);
  return end === -1 ? folded.length : end;
}

/** What folding would make longer or shorter stays as it is. */
function foldInPlace(words: string): string {
  const folded: string[] = [];
  for (const character of words) {
    if (DASH.test(character)) folded.push("-");
    else {
      const plain = character
        .normalize("NFD")
        .replace(/[\u0300-\u036f]/gu, "")
        .toLowerCase()
        .replace("đ", "d");
      folded.push(plain.length === character.length ? plain : character);
    }
  }
  return folded.join("");
}

/** Trích yếu: what a document is about, as the words behind its number say. */
import { KIND_NAMES } from "../document-kinds.ts";
import { sentenceEnd, type ReadableWords } from "./readable-words.ts";

const BEGINS = /^[\s,:()-]{0,4}(?:v\/v[: ]?|vv |ve viec |ve )\s?(?=\S)/u;
/** A decision that says at once what it does. */
const DOES =
  /^[\s,:()-]{0,4}(?=(?:ban hanh|phe duyet|quy dinh|cong bo|thanh lap|kien toan|sua doi) \S+ \S)/u;
/** What follows a comma and is told of the document, or of something else. */
const GOES_ON = new RegExp(
  String.raw`(?:,| va) (?:ban )?(?:${KIND_NAMES.join("|")}|cv) (?:so )?\d|,? va \d{1,5}\/[a-z]|, (?:theo do|trong do|cu the|ubnd|uy ban|so noi vu|chi dao|de nghi|trong thoi gian|gui|kinh gui|xin|nho|da |den nay|tai do)|[\n:]`,
  "u",
);
const LONGEST = 200;

/** What begins at a place; null where no subject does. `until`: where something else is known to begin. */
export function subjectAt(
  { words, folded }: ReadableWords,
  at: number,
  until: number = folded.length,
): string | null {
  const rest = folded.slice(at, Math.min(until, at + 2 * LONGEST));
  const begin = (BEGINS.exec(rest) ?? DOES.exec(rest))?.[0].length;
  if (begin === undefined) return null;
  const said = rest.slice(begin);
  const goesOn = said.search(GOES_ON);
  const end = Math.min(sentenceEnd(said), goesOn === -1 ? said.length : goesOn);
  const subject = words
    .slice(at + begin, at + begin + end)
    .replace(/^["“'\s]+|["”'\s,(:-]+$/gu, "")
    .replace(/^[^(]*\)$/u, (text) => text.slice(0, -1));
  return shortened(subject);
}

function shortened(subject: string): string | null {
  if (!/\p{L}/u.test(subject)) return null;
  if (subject.length <= LONGEST) return subject;
  const cut = subject.slice(0, LONGEST);
  const space = cut.lastIndexOf(" ");
  return cut.slice(0, space === -1 ? LONGEST : space).replace(/[\s,]+$/u, "");
}

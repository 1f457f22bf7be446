/** The heading right above a table, where each of several tables holds what belongs to one area. */
import { isKnownArea } from "../scores/score-area-names.ts";

const NUMBERED =
  /^(?:(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2}){0,3})\s*[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\s)\s*(?=\p{L})/u;
const NAMED = /^(?:lĩnh vực|nhóm nhiệm vụ|linh vuc)(?!\p{L})/iu;
const SENTENCE = /[.;,]$|[.;] /u;
const LONGEST = 200;

/** The area that a line names as the caption of the table below it; null where it is no caption. */
export function readCaption(line: string): string | null {
  const number = NUMBERED.exec(line);
  return captionIn(line.slice(number?.[0].length ?? 0), number !== null);
}

/** The same for a line whose number is known, and gone. */
export function captionIn(text: string, isNumbered: boolean): string | null {
  const name = text.replace(/[.:\s]+$/u, "");
  if (name === "" || name.length > LONGEST || SENTENCE.test(name)) return null;
  return isNumbered || NAMED.test(name) || isKnownArea(name) ? name : null;
}

/** Whether the captions of the tables of a document tell them apart: then they are their areas. */
export function areAreas(captions: readonly (string | null)[]): boolean {
  return (
    captions.length > 1 && !captions.includes(null) && new Set(captions).size === captions.length
  );
}

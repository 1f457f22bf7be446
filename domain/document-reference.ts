/** What a person's words say of official documents: number, kind, issuer, date and subject. */
import { KIND_NAMES, kindByName } from "./document-kinds.ts";
import { findDates, type FoundDate } from "./document-words/document-date.ts";
import { issuerAfter, issuerBefore } from "./document-words/document-issuer.ts";
import { findNumbers, type FoundNumber } from "./document-words/document-number.ts";
import { subjectAt } from "./document-words/document-subject.ts";
import {
  endsSentence,
  readableWords,
  type ReadableWords,
} from "./document-words/readable-words.ts";
import type { LocalDate } from "./time.ts";

/** Số, ký hiệu và ngày văn bản. */
export interface DocumentReference {
  /** `191/KH-UBND`; with its year where it has one, as legal documents do: `12/2023/QĐ-UBND`. */
  readonly number: string | null;
  /** The kind's abbreviation (`KH`, `BC`, `QĐ`…), from the number or the words; null where neither says. */
  readonly kind: string | null;
  /** Who issued it: as the words say (`UBND huyện`), else as the number does (`UBND`, `PTP`). */
  readonly issuer: string | null;
  readonly date: LocalDate | null;
  /** Trích yếu: what it is about; null where the words do not say. */
  readonly subject: string | null;
}

/** A numbered document that a text names. */
export interface FoundReference extends DocumentReference {
  readonly number: string;
}

/** Words before a document on which another rests: `theo Kế hoạch số …`. */
const BASIS = /(?:^|[^a-z])(?:theo|can cu|thuc hien|trien khai|tai|so voi|kem theo|phuc vu)[ :]*$/u;
const LONGEST_BASIS = 20;
const LONGEST_GAP = 250;
const LONGEST_LEAD = 80;
/** Nothing but the way to the date: `191/KH-UBND, ký ngày 30/12/2021`. */
const RIGHT_BEHIND = /^[\s.,:;()-]*$/u;

/**
 * Reads the document that a text is about: `Kế hoạch số 191/KH-UBND ngày 30/12/2021 của UBND huyện`. Of
 * several, the first that is not the basis of another. Null when the words name neither its number nor a
 * real date. A date that does not exist (31/02) is left out, not repaired.
 *
 * @param today where it is given, a numbered document's day is read without its year, or as “hôm nay”, too
 */
export function readDocumentReference(
  text: string,
  today: LocalDate | null = null,
): DocumentReference | null {
  const readable = readableWords(text);
  const numbers = findNumbers(readable);
  if (numbers.length === 0) return readDated(readable);
  const main = numbers.findIndex(({ start }) => !isBasis(readable, start));
  const first = numbers[0]?.start ?? 0;
  // “Báo cáo kết quả thực hiện Kế hoạch số …”: that is not the report's own number.
  if (main === -1 && kindSaid(readable, first) !== null) return null;
  return readNumbered(readable, numbers, today)[Math.max(main, 0)] ?? null;
}

/** A document's date that the words name and that there is not, as it is written; null where there is none. */
export function impossibleDateIn(text: string): string | null {
  const { words, folded } = readableWords(text);
  const found = findDates(folded).find(({ date }) => date === null);
  return found ? words.slice(found.start, found.end).replace(/^\D+/u, "") : null;
}

function isBasis({ folded }: ReadableWords, start: number): boolean {
  return BASIS.test(folded.slice(Math.max(0, start - LONGEST_BASIS), start));
}

/** All numbered documents that a text names, in their order. */
export function readDocumentReferences(text: string): readonly FoundReference[] {
  const readable = readableWords(text);
  return readNumbered(readable, findNumbers(readable));
}

function readNumbered(
  text: ReadableWords,
  numbers: readonly FoundNumber[],
  today: LocalDate | null = null,
): readonly FoundReference[] {
  const dates = findDates(text.folded, today);
  let taken = 0;
  let nextDate = 0;
  return numbers.map((found, index) => {
    const until = numbers[index + 1]?.start ?? text.folded.length;
    while ((dates[nextDate]?.end ?? Infinity) <= found.start) nextDate += 1;
    const before = dates[nextDate - 1];
    const after = dates[nextDate];
    const date = dateOf(
      text.folded,
      found,
      until,
      after,
      before && before.start >= taken ? before : undefined,
    );
    taken = Math.max(found.end, date?.end ?? 0);
    return referenceOf(text, found, date);
  });
}

/** The date behind the number and before the next document; else the one that stands before it. */
function dateOf(
  folded: string,
  { start, end }: FoundNumber,
  until: number,
  after: FoundDate | undefined,
  before: FoundDate | undefined,
): FoundDate | null {
  if (after && after.end <= until && after.start - end <= LONGEST_GAP) {
    const gap = folded.slice(end, after.start);
    if (RIGHT_BEHIND.test(gap) || !endsSentence(gap)) return after;
  }
  if (!before || start - before.end > LONGEST_LEAD) return null;
  return endsSentence(folded.slice(before.end, start)) ? null : before;
}

function referenceOf(
  text: ReadableWords,
  found: FoundNumber,
  date: FoundDate | null,
): FoundReference {
  const { number, kind, end } = found;
  const behind = date && date.start >= end ? date : null;
  const isRightBehind = behind !== null && behind.start - end <= LONGEST_LEAD;
  const dated = behind && isRightBehind ? behind.end : end;
  const issuer =
    issuerAfter(text, end, found.issuer) ??
    (behind ? issuerAfter(text, behind.end, found.issuer) : null);
  const places = [Math.max(issuer?.end ?? 0, dated), issuer?.end ?? end, end, dated];
  const subject = places.map((at) => subjectOf(text, at, behind)).find((each) => each !== null);
  return {
    number,
    kind,
    issuer: issuer?.name ?? issuerBefore(text, found.start, found.issuer) ?? found.issuer,
    date: date?.date ?? null,
    subject: subject ?? null,
  };
}

/** A date that follows the subject is no part of it. */
function subjectOf(text: ReadableWords, at: number, behind: FoundDate | null): string | null {
  return subjectAt(text, at, behind && behind.start >= at ? behind.start : undefined);
}

const KIND_IN_WORDS = new RegExp(String.raw`(?:^|[^a-z])(${KIND_NAMES.join("|")})(?![a-z])`, "u");

/** Words without a number: a document is known by its day, and by what it is called. */
function readDated(text: ReadableWords): DocumentReference | null {
  const found = findDates(text.folded).find(({ date }) => date !== null);
  if (!found) return null;
  const issuer = issuerAfter(text, found.end, null);
  return {
    number: null,
    kind: kindSaid(text, found.start),
    issuer: issuer?.name ?? null,
    date: found.date,
    subject: subjectAt(text, issuer?.end ?? found.end),
  };
}

/** A kind that is named as names are: at the beginning, or with a capital. “đã báo cáo ngày …” names none. */
function kindSaid({ words, folded }: ReadableWords, until: number): string | null {
  const said = KIND_IN_WORDS.exec(folded.slice(Math.max(0, until - LONGEST_GAP), until));
  if (!said?.[1]) return null;
  const at = Math.max(0, until - LONGEST_GAP) + said.index + said[0].indexOf(said[1]);
  const isName = at === 0 || /\p{Lu}/u.test(words.charAt(at));
  return isName ? kindByName(said[1]) : null;
}

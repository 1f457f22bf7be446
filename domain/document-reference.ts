/** What a person's words say of an official document: its number, kind, issuer and date. */
import { localDate, type LocalDate } from "./time.ts";

/** Số, ký hiệu và ngày văn bản. */
export interface DocumentReference {
  /** `191/KH-UBND`; with its year where it has one, as legal documents do: `12/2023/QĐ-UBND`. */
  readonly number: string | null;
  /** The kind's abbreviation in the number: `KH`, `BC`, `QĐ`…; null where it has none. */
  readonly kind: string | null;
  /** The issuer's abbreviation in the number: `UBND`, `PTP`. */
  readonly issuer: string | null;
  readonly date: LocalDate | null;
}

/** The sign may be joined by any dash and have dots inside, but a full stop after it is the sentence's. */
const NUMBER =
  /(?<![\p{L}\d/])(\d{1,5}(?:\/\d{4})?)\s*\/\s*([\p{Lu}Đ][\p{L}\d]*(?:[.-][\p{L}\d]+)*)/u;
const DASHES = /[\u2010-\u2015]/gu;
const SLASHED = /(?<![\d/])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\d/])/u;
const WRITTEN = /(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu;

/**
 * Reads `Kế hoạch số 191/KH-UBND ngày 30/12/2021`; null when the words name neither a number
 * nor a real date. A date that does not exist (31/02) is left out, not repaired.
 */
export function readDocumentReference(text: string): DocumentReference | null {
  const words = withoutLinks(text).normalize("NFC").replace(DASHES, "-");
  const number = NUMBER.exec(words);
  const date = readDate(words);
  if (!number && !date) return null;
  const sign = number?.[2] ?? null;
  const dash = sign?.indexOf("-") ?? -1;
  return {
    number: number ? `${number[1]}/${sign}` : null,
    kind: sign && dash > 0 ? sign.slice(0, dash) : null,
    issuer: sign && dash > 0 ? sign.slice(dash + 1) : sign,
    date,
  };
}

function readDate(words: string): LocalDate | null {
  const match = SLASHED.exec(words) ?? WRITTEN.exec(words);
  if (!match) return null;
  return localDate(Number(match[3]), Number(match[2]), Number(match[1]));
}

function withoutLinks(text: string): string {
  return text.replace(/https?:\/\/\S+/giu, " ");
}

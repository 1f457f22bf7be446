/** A new date and the reason for it, in one message: `15/4/2023 vì chờ Sở Tư pháp hướng dẫn`. */
import { splitContribution } from "./follow-up-dates.ts";
import type { LocalDate } from "./time.ts";

export interface DateWithReason {
  readonly date: LocalDate;
  /** Null where only a date was given. */
  readonly reason: string | null;
}

/** Longer texts are cut: a date stands near one of their ends, or is not meant. */
const LONGEST = 600;

/** `Dạ, đề nghị gia hạn đến`, `sửa thời hạn thành`: what may stand before the date. */
const BEFORE_DATE =
  /^(?:(?:dạ|vâng|kính|xin|đề nghị|cho|được|đơn vị|gia hạn|lùi|dời|sửa|đổi|chuyển|thời hạn|hạn|ngày|mới|thêm|sang|thành|tới|là|da|vang|kinh|de nghi|duoc|don vi|gia han|lui|doi|sua|chuyen|thoi han|han|ngay|moi|them|thanh|toi|la)[\s,:]+)+/iu;

/** `vì`, `do`, `lý do:`: what parts the date from the reason. */
const BEFORE_REASON =
  /^(?:(?:với|voi)\s+)?(?:(?:lý do|lí do|ly do|li do)(?:\s+(?:là|la))?|vì|do|bởi|tại|vi|boi)(?:\s*:\s*|\s+)/iu;

const BEFORE_REASON_FOUND =
  /^(?<date>.{1,60}?)[\s,;.]+(?=(?:(?:với|voi)\s+)?(?:lý do|lí do|ly do|li do|vì|do|bởi)\s)(?<words>.+)$/isu;

/** The reason may come first: `chờ Sở hướng dẫn, xin gia hạn đến 15/4/2023`. */
const REASON_FIRST =
  /^(?<reason>.{3,500}?)[\s,;:.]+(?:(?:nên|xin|đề nghị|gia hạn|lùi|nen|de nghi|gia han|lui)\s+)*(?:đến|tới|sang|den|toi)\s+(?:ngày\s+|ngay\s+)?(?<date>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)[\s.!]*$/iu;

/** @param year the one that is meant where none is written */
export function readDateWithReason(text: string, year: number): DateWithReason | null {
  const plain = [...text].slice(0, LONGEST).join("").trim();
  const leading = readLeading(plain, year);
  if (leading) return leading;
  const { reason, date } = REASON_FIRST.exec(plain)?.groups ?? {};
  const last = date && reason ? readLeading(date, year) : null;
  return last && reason ? { ...last, reason: cleaned(reason) } : null;
}

function readLeading(text: string, year: number): DateWithReason | null {
  const bare = text.replace(BEFORE_DATE, "").replace(/[\s,]+(?:ạ|nhé|nha)[\s.!]*$/iu, "");
  for (const each of [bare, text]) {
    const { date, words } = BEFORE_REASON_FOUND.exec(each)?.groups ?? {};
    const parted = date ? splitContribution(date, year) : null;
    if (parted && parted.words === "") {
      return { date: parted.wantedBy, reason: cleaned(words ?? "") };
    }
    const read = splitContribution(each.replace(/(\d)[.]\s+/u, "$1, "), year);
    if (read) return { date: read.wantedBy, reason: cleaned(read.words) };
  }
  return null;
}

function cleaned(words: string): string | null {
  const reason = words.replace(BEFORE_REASON, "").trim();
  return /[\p{L}\p{N}]/u.test(reason) ? reason : null;
}

/** Reads what gives no date (Thường xuyên, Theo quy định, nếu có) and what changes nothing. */
import { attempt, eat, eatOneOf, isAtEnd, numberAt, sees, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import type { Meaning } from "./items.ts";

/** Words around a date that cannot change it. Keep this list short. */
const FILLERS = [
  "thoi gian",
  "thoi han",
  "thoi diem",
  "hoan thanh",
  "thuc hien",
  "bao cao",
  "ke hoach",
  "ket qua",
  "ban hanh",
  "trien khai",
  "xay dung",
  "so ket",
  "tong ket",
  "du kien",
  "gui",
  "nop",
  "xong",
  "cac",
  "cua",
  "la",
] as const;

/** Steps over one filler; `các năm tiếp theo` is no one year. */
export function eatFiller(cursor: Cursor): boolean {
  if (["tiep", "sau", "ke"].some((next) => sees(cursor, `cac nam ${next}`))) return false;
  return eatOneOf(cursor, FILLERS) !== null;
}

/** Steps over all the fillers that stand here. */
export function eatFillers(cursor: Cursor): void {
  let isFiller = true;
  while (isFiller) isFiller = eatFiller(cursor);
}

const ONGOING = [
  "thuong xuyen",
  "lien tuc",
  "hang ngay",
  "moi ngay",
  "quanh nam",
  "trong suot nam",
  "suot nam",
] as const;

export function readOngoing(cursor: Cursor): Meaning[] | null {
  return eatOneOf(cursor, ONGOING) ? [{ sort: "ongoing" }] : null;
}

const DEFERRING = [
  "theo",
  "tuy theo",
  "tuy",
  "neu",
  "khi",
  "sau khi",
  "truoc khi",
  "ngay sau",
  "ngay khi",
  "den khi",
  "ke tu",
  "trong vong",
  "dung",
  "dot xuat",
  "kip thoi",
  "phat sinh",
  "chua xac dinh",
] as const;

/** After these `sau` names a day or period, so that only the beginning is known: not readable. */
const DATED = ["ngay", "thang", "quy", "nam", "tet", ""];

/** Reads a date that depends on something else, with the words that say on what. */
export function readDeferred(cursor: Cursor): Meaning[] | null {
  return attempt(cursor, () => {
    if (sees(cursor, "theo dinh ky")) return null;
    const opened = eatOneOf(cursor, DEFERRING) !== null || eatEvent(cursor) || eatDuration(cursor);
    if (!opened) return null;
    while (!endsDeferral(cursor)) cursor.at += 1;
    return [{ sort: "deferred" }];
  });
}

/** `sau kỳ họp`, `sau Đại hội`. */
function eatEvent(cursor: Cursor): boolean {
  if (!sees(cursor, "sau") || DATED.includes(textAt(cursor, 1))) return false;
  return numberAt(cursor, 1) === null && eat(cursor, "sau");
}

const MOST_WORDS_OF_DURATION = 8;

/** `05 ngày làm việc kể từ ngày nhận`, `chậm nhất 03 ngày sau khi kết thúc`. */
function eatDuration(cursor: Cursor): boolean {
  eatOneOf(cursor, ["cham nhat", "muon nhat", "khong qua", "sau", "trong"]);
  if (numberAt(cursor) === null || !["ngay", "tuan", "thang"].includes(textAt(cursor, 1)))
    return false;
  for (let ahead = 2; ahead < MOST_WORDS_OF_DURATION; ahead += 1) {
    if (["ke tu", "sau khi", "truoc khi", "tinh tu"].some((words) => sees(cursor, words, ahead))) {
      return true;
    }
  }
  return false;
}

/** Commas and brackets stay inside a deferral unless a timing begins behind them. */
function endsDeferral(cursor: Cursor): boolean {
  const mark = textAt(cursor);
  if (isAtEnd(cursor) || mark === ";" || mark === ")") return true;
  if ([",", "(", "va", "."].includes(mark)) return opensTiming(cursor, 1);
  return sees(cursor, "dinh ky") || opensBound(cursor, 0);
}

function opensBound(cursor: Cursor, ahead: number): boolean {
  const isBound = ["truoc", "cham nhat", "muon nhat"].some((words) => sees(cursor, words, ahead));
  return isBound && !sees(cursor, "truoc khi", ahead) && !sees(cursor, "truoc day", ahead);
}

const TIMING_OPENERS = [
  "hang",
  "moi",
  "dinh ky",
  "thuong xuyen",
  "hoan thanh",
  "bao cao",
  "trong",
  "den",
  "cuoi",
  "dau",
  "giua",
];

function opensTiming(cursor: Cursor, ahead: number): boolean {
  if (opensBound(cursor, ahead)) return true;
  if (TIMING_OPENERS.some((words) => sees(cursor, words, ahead))) return true;
  const next = textAt(cursor, ahead + 1);
  const isNumeral = /^(\d+|[ivx]+)$/u.test(next);
  if (["quy", "thang", "ngay", "nam", "t", "q"].includes(textAt(cursor, ahead))) return isNumeral;
  return numberAt(cursor, ahead) !== null && ["/", "thang"].includes(next);
}

/** Reads what gives no date: Thường xuyên, Theo quy định, nếu có, khi có văn bản. */
import { attempt, eat, eatOneOf, isAtEnd, numberAt, sees, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import type { Meaning } from "./items.ts";

const ONGOING = [
  "thuong xuyen",
  "thuong ky",
  "lien tuc",
  "lau dai",
  "hang ngay",
  "moi ngay",
  "quanh nam",
  "trong suot nam",
  "xuyen suot nam",
  "suot nam",
  "trong suot qua trinh thuc hien",
  "xuyen suot",
] as const;

export function readOngoing(cursor: Cursor): Meaning[] | null {
  return eatOneOf(cursor, ONGOING) ? [{ sort: "ongoing" }] : null;
}

const DEFERRING = [
  "theo",
  "tuy theo",
  "tuy",
  "tuy thuoc",
  "phu thuoc",
  "phu hop",
  "can cu",
  "tren co so",
  "neu",
  "khi",
  "sau khi",
  "truoc khi",
  "ngay sau",
  "ngay khi",
  "den khi",
  "cho den khi",
  "ke tu",
  "trong vong",
  "dung",
  "dam bao",
  "bao dam",
  "trong thoi han",
  "thoi gian quy dinh",
  "thoi han quy dinh",
  "nhu quy dinh",
  "quy dinh",
  "dot xuat",
  "kip thoi",
  "co phat sinh",
  "phat sinh",
  "chua xac dinh",
  "thong bao sau",
] as const;

/** After these `sau` names a day or period, so that only the beginning is known: not readable. */
const DATED = ["ngay", "thang", "quy", "nam", "tet", ""];

/** Reads a date that depends on something else, with the words that say on what. */
export function readDeferred(cursor: Cursor): Meaning[] | null {
  return attempt(cursor, () => {
    if (sees(cursor, "theo dinh ky")) return null;
    const opener = eatOneOf(cursor, DEFERRING);
    if (opener === null && !eatEvent(cursor) && !eatDuration(cursor)) return null;
    // `kể từ ngày 01/3`, `đúng ngày 15/12` are dates.
    if ((opener === "ke tu" || opener === "dung") && namesDate(cursor, 0)) return null;
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
  eatOneOf(cursor, ["cham nhat la", "cham nhat", "muon nhat", "khong qua", "sau", "trong"]);
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

/** Whether `trước`, `chậm nhất` and the like bind a date so many places ahead. */
export function opensBound(cursor: Cursor, ahead: number): boolean {
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
  "du kien",
  "trong",
  "den",
  "cuoi",
  "dau",
  "giua",
];

function opensTiming(cursor: Cursor, ahead: number): boolean {
  if (opensBound(cursor, ahead)) return true;
  return TIMING_OPENERS.some((words) => sees(cursor, words, ahead)) || namesDate(cursor, ahead);
}

/** Whether a date with its number stands here. */
function namesDate(cursor: Cursor, ahead: number): boolean {
  const next = textAt(cursor, ahead + 1);
  const isNumeral = /^(\d+|[ivx]+)$/u.test(next);
  if (["quy", "thang", "ngay", "nam", "t", "q"].includes(textAt(cursor, ahead))) return isNumeral;
  return numberAt(cursor, ahead) !== null && ["/", "thang"].includes(next);
}

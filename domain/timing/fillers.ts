/** Words around a date that change nothing: what is done by then, how much of it, and for whom. */
import { attempt, eat, eatOneOf, numberAt, sees, smallNumberAt, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import { opensBound } from "./deferrals.ts";
import type { Item } from "./items.ts";

/** Words around a date that cannot change it: what is done by then, never when. */
const FILLERS = [
  "deadline",
  "thoi gian",
  "thoi han",
  "thoi diem",
  "tien do",
  "hoan thanh",
  "hoan tat",
  "ket thuc",
  "bat dau",
  "thuc hien",
  "to chuc",
  "bao cao",
  "ke hoach",
  "quyet dinh",
  "ket qua",
  "ban hanh",
  "trien khai",
  "xay dung",
  "tham muu",
  "phe duyet",
  "cong bo",
  "cap nhat",
  "ra soat",
  "kiem tra",
  "khao sat",
  "danh gia",
  "tong hop",
  "so ket",
  "tong ket",
  "cong viec",
  "nhiem vu",
  "duy tri",
  "nghiem thu",
  "ban giao",
  "ky ban hanh",
  "phat hanh",
  "tham dinh",
  "thong qua",
  "lay y kien",
  "du thao",
  "tuyen truyen",
  "tap huan",
  "boi duong",
  "nghien cuu",
  "chuan bi",
  "lua chon",
  "cong khai",
  "niem yet",
  "kien toan",
  "thi diem",
  "so hoa",
  "van hanh",
  "kiem ke",
  "du kien",
  "phan dau",
  "phai",
  "trinh",
  "gui",
  "nop",
  "xong",
  "cac",
  "nhung",
  "cua",
  "la",
] as const;

const NUMBERED = ["dot", "lan thu", "lan", "ky", "buoc", "giai doan"] as const;

/** Steps over one filler. */
export function eatFiller(cursor: Cursor): boolean {
  return (
    eatOneOf(cursor, FILLERS) !== null ||
    attempt(cursor, () => eatNumbered(cursor)) !== null ||
    attempt(cursor, () => eatShare(cursor)) !== null
  );
}

/** `Đợt 1:`, `lần 2`, `giai đoạn I`: which of several, whose date follows. */
function eatNumbered(cursor: Cursor): true | null {
  if (!eatOneOf(cursor, NUMBERED)) return null;
  const isNumber = smallNumberAt(cursor) !== null || /^[ivx]+$/u.test(textAt(cursor));
  cursor.at += 1;
  // `kỳ 6 tháng`, `đợt 1 năm 2023`: the number or the year belongs to something else.
  const isTaken = sees(cursor, "thang") && numberAt(cursor, 1) === null;
  const goesOn = ["/", "-", "%", "lan", "nam", ""].includes(textAt(cursor));
  return isNumber && !isTaken && !goesOn ? true : null;
}

/** `50%`, `đạt ít nhất 80%`: how much is done by then. */
function eatShare(cursor: Cursor): true | null {
  eat(cursor, "dat");
  eatOneOf(cursor, ["it nhat", "toi thieu", "tren", "tu"]);
  if (numberAt(cursor) === null) return null;
  cursor.at += 1;
  if (eat(cursor, ",") && numberAt(cursor) !== null) cursor.at += 1;
  return eat(cursor, "%") ? true : null;
}

/** Steps over all the fillers that stand here. */
export function eatFillers(cursor: Cursor): void {
  let isFiller = true;
  while (isFiller) isFiller = eatFiller(cursor);
}

const MOST_WORDS_OF_ADDRESSEE = 12;

/** `gửi về Phòng Nội vụ`, `báo cáo UBND tỉnh`: to whom, as far as the bound date. */
export function eatAddressee(cursor: Cursor): boolean {
  return (
    attempt(cursor, () => {
      if (!eatOneOf(cursor, ["gui", "nop", "trinh", "bao cao"])) return null;
      for (let words = 0; words <= MOST_WORDS_OF_ADDRESSEE; words += 1) {
        if (beginsBound(cursor)) return words > 0 ? true : null;
        if (cursor.tokens[cursor.at]?.kind !== "word" && textAt(cursor) !== "&") return null;
        if (TIMING_WORDS.includes(textAt(cursor))) return null;
        cursor.at += 1;
      }
      return null;
    }) !== null
  );
}

function beginsBound(cursor: Cursor): boolean {
  return opensBound(cursor, 0) || ["trong", "vao"].some((word) => sees(cursor, word));
}

/** Words that say or change a time, and numerals. */
const NOTE_STOPS =
  /^(ngay|thang|quy|nam|tuan|ky|lan|gio|hang|moi|dinh|thuong|truoc|sau|den|tu|trong|vao|cuoi|dau|giua|het|cham|muon|hoac|khoang|lui|tre|khong|chua|tru|bo|tam|[ivx]+|[tqh])$/u;

/** A word of these inside a name of a unit is no name's: what it says is not passed over. */
const TIMING_WORDS = [
  "ngay",
  "thang",
  "quy",
  "nam",
  "tuan",
  "gio",
  "hang",
  "moi",
  "dinh",
  "tu",
  "sau",
  "khi",
  "theo",
  "hoac",
  "lan",
];

/** `Quý I (dự thảo)`: a note behind a date that holds no word of time leaves it as it is. */
export function eatNote(cursor: Cursor, items: readonly Item[]): boolean {
  if (items.length === 0 || !sees(cursor, "(")) return false;
  return (
    attempt(cursor, () => {
      cursor.at += 1;
      while (!eat(cursor, ")")) {
        const { kind, text } = cursor.tokens[cursor.at] ?? {};
        const isPlain = kind === "word" && !NOTE_STOPS.test(text ?? "");
        if (!isPlain && ![",", "-", "&"].includes(text ?? "")) return null;
        cursor.at += 1;
      }
      return true;
    }) !== null
  );
}

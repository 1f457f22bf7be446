/** Reads the words that bind a date: `trước ngày`, `đến hết`, `chậm nhất`, `trong`, `trước 17 giờ`. */
import { attempt, eat, eatOneOf, sees, smallNumberAt, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import type { Bound, Item } from "./items.ts";

/** The day or period named is the last that counts. */
const UNTIL = [
  "truoc hoac trong",
  "truoc va trong",
  "trong va truoc",
  "trong hoac truoc",
  "cho den het",
  "cho den",
  "den het",
  "den",
  "toi",
  "het",
  "cham nhat",
  "muon nhat",
  "tre nhat",
  "khong duoc qua",
  "khong de qua",
  "khong cham qua",
  "khong qua",
  "khong muon hon",
  "khong cham hon",
  "khong tre hon",
  "khong sau",
  "thoi han cuoi cung",
  "thoi han cuoi",
  "han cuoi cung",
  "han cuoi",
  "han chot",
  "han nop",
  "han bao cao",
  "han hoan thanh",
  "han",
] as const;

const IN = [
  "vao",
  "trong",
  "la",
  "ngay trong",
  "dung",
  "tai",
  "hoan thanh",
  "hoan tat",
  "ket thuc",
] as const;
const NEUTRAL = ["xong", "thoi diem", ":"] as const;

/** Steps over the bounding words; `trước` rules whatever stands around it. */
export function eatBound(cursor: Cursor): Bound {
  let bound: Bound = "none";
  for (;;) {
    const hour = attempt(cursor, () => eatTimeOfDay(cursor));
    if (hour !== null) {
      // Before 17:00 of a day is still on that day.
      if (bound === "before" && hour > 0) bound = "until";
    } else if (eatOneOf(cursor, UNTIL)) bound = bound === "before" ? bound : "until";
    else if (eat(cursor, "truoc")) bound = "before";
    else if (eatOneOf(cursor, IN)) bound = bound === "none" ? "in" : bound;
    else if (bound === "none" || !eatOneOf(cursor, NEUTRAL)) return bound;
  }
}

/** `17 giờ 00`, `17h00`, `17:00`, as long as a day follows; gives the hour. */
function eatTimeOfDay(cursor: Cursor): number | null {
  const hour = eatHour(cursor);
  if (hour === null) return null;
  eat(cursor, ",");
  return sees(cursor, "ngay") || isDateAt(cursor) ? hour : null;
}

function eatHour(cursor: Cursor): number | null {
  const hour = smallNumberAt(cursor);
  if (hour === null || hour > 24) return null;
  cursor.at += 1;
  if (!eatOneOf(cursor, ["gio", "g", "h", ":"])) return null;
  if (smallNumberAt(cursor) !== null && !isDateAt(cursor)) cursor.at += 1;
  if (sees(cursor, ":") && smallNumberAt(cursor, 1) !== null) cursor.at += 2;
  eatOneOf(cursor, ["phut", "p"]);
  return hour;
}

function isDateAt(cursor: Cursor): boolean {
  return smallNumberAt(cursor) !== null && ["/", "thang"].includes(textAt(cursor, 1));
}

/**
 * Steps over the time of day behind a date (`15/12/2023 lúc 17h00`, `, 08:30`); before that time of
 * the day is still on the day.
 */
export function eatClock(cursor: Cursor, items: Item[]): boolean {
  const last = items.at(-1);
  const meaning = last?.meaning;
  if (last === undefined || meaning?.sort !== "point" || meaning.grain !== "day") return false;
  const hour = attempt(cursor, () => {
    eatOneOf(cursor, ["vao luc", "luc", "t"]);
    return eatHour(cursor);
  });
  if (hour === null) return false;
  const bound = meaning.bound === "before" && hour > 0 ? "until" : meaning.bound;
  items[items.length - 1] = { ...last, meaning: { ...meaning, bound } };
  return true;
}

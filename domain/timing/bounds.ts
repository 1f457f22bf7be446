/** Reads the words that bind a date: `trước ngày`, `đến hết`, `chậm nhất`, `trong`, `trước 17 giờ`. */
import { attempt, eat, eatOneOf, sees, smallNumberAt, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import type { Bound } from "./items.ts";

const UNTIL = [
  "cho den het",
  "cho den",
  "den het",
  "den",
  "toi",
  "het",
  "cham nhat",
  "muon nhat",
  "tre nhat",
  "khong qua",
  "khong muon hon",
  "khong cham hon",
] as const;

const IN = ["vao", "trong", "la", "ngay trong"] as const;
const NEUTRAL = ["hoan thanh", "xong", "thoi diem"] as const;

/** Steps over the bounding words; `trước` rules whatever stands around it. */
export function eatBound(cursor: Cursor): Bound {
  let bound: Bound = "none";
  for (;;) {
    const hour = attempt(cursor, () => eatTimeOfDay(cursor));
    if (hour !== null) {
      // Before 17:00 of a day is still on that day.
      if (bound === "before" && hour > 0) bound = "until";
    } else if (eat(cursor, "truoc")) bound = "before";
    else if (eatOneOf(cursor, UNTIL)) bound = bound === "before" ? bound : "until";
    else if (eatOneOf(cursor, IN)) bound = bound === "none" ? "in" : bound;
    else if (bound === "none" || !eatOneOf(cursor, NEUTRAL)) return bound;
  }
}

/** `17 giờ 00`, `17h00`, `17:00`, as long as a day follows; gives the hour. */
function eatTimeOfDay(cursor: Cursor): number | null {
  const hour = smallNumberAt(cursor);
  if (hour === null || hour > 24) return null;
  cursor.at += 1;
  if (!eatOneOf(cursor, ["gio", "g", "h", ":"])) return null;
  if (smallNumberAt(cursor) !== null && !isDateAt(cursor)) cursor.at += 1;
  eatOneOf(cursor, ["phut", "p"]);
  eat(cursor, ",");
  return sees(cursor, "ngay") || isDateAt(cursor) ? hour : null;
}

function isDateAt(cursor: Cursor): boolean {
  return smallNumberAt(cursor) !== null && ["/", "thang"].includes(textAt(cursor, 1));
}

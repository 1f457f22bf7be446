/** Tính đến ngày: the day of which an export is, by what stands above or below its table. */
import type { LocalDate } from "../../../../domain/time.ts";
import { localDate } from "../../../../domain/time.ts";
import { foldText } from "../../../../domain/text.ts";

const DATE =
  "(?:\\d{1,2}:\\d{2}(?::\\d{2})? ?)?(?:ngay )?(\\d{1,2})(?:[/.-]| thang )(\\d{1,2})(?:[/.-]| nam )(\\d{4})(?!\\d)";
const MADE_ON = new RegExp(
  `(?:tinh den|so lieu den|cap nhat den|ngay (?:xuat|in|ket xuat|lap)(?: du lieu| bao cao| danh sach)?|thoi diem (?:xuat|in|ket xuat|bao cao)|(?:xuat|in) (?:luc|ngay))[ :]*(?:het |thoi diem |luc )*${DATE}`,
  "u",
);
const PERIOD = new RegExp(`(?:tu|ngay) .{0,40}\\d.{0,20}den(?: het)?:? ?${DATE}`, "u");
/** What is longer is no title. */
const LONGEST = 200;

export interface ExportDay {
  readonly on: LocalDate;
  /** `period`: the end of the days that it was asked for, which may lie ahead of it, or behind. */
  readonly said: "made" | "period";
}

/** Null where the texts name no such day. */
export function exportDayOf(texts: readonly string[]): ExportDay | null {
  const folded = texts.filter(({ length }) => length <= LONGEST).map(foldText);
  for (const [said, pattern] of [
    ["made", MADE_ON],
    ["period", PERIOD],
  ] as const) {
    for (const text of folded) {
      const [, day, month, year] = pattern.exec(text) ?? [];
      const on = localDate(Number(year), Number(month), Number(day));
      if (on !== null) return { on, said };
    }
  }
  return null;
}

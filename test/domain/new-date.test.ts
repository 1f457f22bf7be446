/** Ngày hẹn trả mới: what may be appointed, and how it is said. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkNewDate,
  isFarDate,
  offeredDates,
  readNewDate,
  type NewDateFrom,
} from "../../domain/new-date.ts";
import { addDays } from "../../domain/time.ts";
import { vietnameseCalendar } from "../builders/calendar.ts";
import { day } from "../builders/time.ts";

const CALENDAR = vietnameseCalendar();
const from = (oldDue: string, today: string): NewDateFrom => ({
  oldDue: day(oldDue),
  today: day(today),
});
/** Friday 24/2/2023, seen on Tuesday. */
const AHEAD = from("2023-02-24", "2023-02-21");
/** The same, seen on the Tuesday after. */
const OVER = from("2023-02-24", "2023-02-28");

describe("offered dates", () => {
  test.each([
    ["before the old one", AHEAD, ["02-27", "02-28", "03-01", "03-03", "03-10"]],
    ["after it, from today", OVER, ["03-01", "03-02", "03-03", "03-07", "03-14"]],
    // Sat 29/4–Wed 3/5/2023: 29/4 is 10/3 lunar, 30/4 and 1/5, with days in lieu on Tue and Wed.
    [
      "over 30/4 and 1/5",
      from("2023-04-28", "2023-04-24"),
      ["05-04", "05-05", "05-08", "05-10", "05-17"],
    ],
    // Tết 2023: 20–26/1 off.
    ["over Tết", from("2023-01-19", "2023-01-16"), ["01-27", "01-30", "01-31", "02-02", "02-09"]],
  ])("%s", (_, given, days) => {
    expect(offeredDates(given, CALENDAR).map(({ date }) => date)).toEqual(
      days.map((each) => `2023-${each}`),
    );
  });
});

describe("said in words", () => {
  test.each([
    ["28/2", "2023-02-28"],
    ["28-2", "2023-02-28"],
    ["ngày 28/2/2023", "2023-02-28"],
    ["Dạ, hẹn lại ngày 01/3 ạ.", "2023-03-01"],
    ["3 ngày", "2023-03-01"],
    ["+3", "2023-03-01"],
    ["3 ngày làm việc nữa", "2023-03-01"],
    ["thêm 5 ngày", "2023-03-03"],
    ["thứ sáu", "2023-03-03"],
    ["Thứ 2", "2023-02-27"],
    ["T4", "2023-03-01"],
    ["thứ hai tuần sau", "2023-02-27"],
  ])("%s", (text, date) => {
    expect(readNewDate(text, AHEAD, CALENDAR)).toEqual({ ok: true, value: date });
  });

  test.each([
    ["mai", OVER, "2023-03-01"],
    ["thứ tư", OVER, "2023-03-01"],
    ["thứ ba", OVER, "2023-03-07"],
    // Said in December, January is the next year's.
    ["05/1", from("2023-12-28", "2023-12-27"), "2024-01-05"],
  ])("%s, seen then", (text, given, date) => {
    expect(readNewDate(text, given, CALENDAR)).toEqual({ ok: true, value: date });
  });

  test.each([
    ["", "blank"],
    ["  \u200b", "blank"],
    ["chưa biết", "unread"],
    ["31/02", "unread"],
    ["tháng sau", "unread"],
    ["28/2 và 01/3", "unread"],
    ["x".repeat(5_000), "unread"],
    ["24/2", "not-later"],
    ["0 ngày", "not-later"],
    ["20/2", "past"],
    ["20/02/2022", "past"],
    ["25/2", "day-off"],
    ["chủ nhật", "unread"],
    ["thứ bảy", "day-off"],
    ["120 ngày", "too-far"],
    ["9999", "too-far"],
    ["31/12/2023", "too-far"],
  ])("“%s” is none: %s", (text, error) => {
    expect(readNewDate(text, AHEAD, CALENDAR)).toEqual({ ok: false, error });
  });

  test("whatever is said, only a working day after both days is taken", () => {
    const days = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(fc.string(), days, days, (text, back, ahead) => {
        const today = addDays(day("2023-06-01"), back);
        const given = { oldDue: addDays(today, ahead), today };
        const read = readNewDate(text, given, CALENDAR);
        if (!read.ok) return;
        expect(read.value > given.oldDue && read.value >= today).toBe(true);
        expect(CALENDAR.isWorkingDay(read.value)).toBe(true);
        expect(checkNewDate(read.value, given, CALENDAR).ok).toBe(true);
      }),
    );
  });

  test("every offered date is taken, by its day and by its count", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: -20, max: 20 }),
        (at, gap) => {
          const today = addDays(day("2023-01-02"), at);
          const given = { oldDue: addDays(today, gap), today };
          for (const { date, workingDays } of offeredDates(given, CALENDAR)) {
            expect(checkNewDate(date, given, CALENDAR)).toEqual({ ok: true, value: date });
            expect(readNewDate(`${workingDays} ngày`, given, CALENDAR)).toEqual({
              ok: true,
              value: date,
            });
          }
        },
      ),
    );
  });
});

test("far is what lies more than 30 working days ahead", () => {
  const thirty = CALENDAR.shift(AHEAD.oldDue, 30);
  expect(isFarDate(thirty, AHEAD, CALENDAR)).toBe(false);
  expect(isFarDate(CALENDAR.shift(thirty, 1), AHEAD, CALENDAR)).toBe(true);
});

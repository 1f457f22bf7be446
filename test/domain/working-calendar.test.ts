import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarYearsKnown, loadCalendar } from "../../db/holidays.ts";
import { DECIDED_YEARS } from "../../db/reference/decided-days.ts";
import { knownHolidays } from "../../db/reference/holiday-library.ts";
import { weekdaysOffByLaw } from "../../domain/public-holidays.ts";
import { addDays, DEFAULT_ZONE, weekdayOf, type LocalDate } from "../../domain/time.ts";
import { workingDaysOfWeek } from "../../domain/working-calendar.ts";
import { plainCalendar, vietnameseCalendar } from "../builders/calendar.ts";
import { day, time } from "../builders/time.ts";

const calendar = vietnameseCalendar();

/** Any day of the years that the shipped table has, and of some that it does not. */
const anyDay = fc
  .integer({ min: 0, max: 3650 })
  .map((offset) => addDays(day("2021-01-01"), offset));
const workingDay = anyDay.filter((date) => calendar.isWorkingDay(date));
const count = fc.integer({ min: -60, max: 60 });

describe("days that the government decided", () => {
  test.each([...DECIDED_YEARS])("offices are closed on every weekday off of %i", (_, year) => {
    expect(year.weekdaysOff.length).toBeGreaterThan(0);
    expect(year.weekdaysOff.filter((date) => calendar.isWorkingDay(date))).toEqual([]);
  });

  test.each([...DECIDED_YEARS])("every Saturday worked in %i is a working day", (_, year) => {
    expect(year.saturdaysWorked.filter((date) => !calendar.isWorkingDay(date))).toEqual([]);
  });

  test.each([2023, 2024, 2025, 2026])("nothing but those days is special in %i", (year) => {
    const decided = DECIDED_YEARS.get(year)!;
    for (let date = day(`${year}-01-01`); date <= `${year}-12-31`; date = addDays(date, 1)) {
      const weekday = weekdayOf(date);
      const expected =
        weekday < 6 ? !decided.weekdaysOff.includes(date) : decided.saturdaysWorked.includes(date);
      expect(calendar.isWorkingDay(date), date).toBe(expected);
    }
  });

  test("a year with undecided days also has what the law gives", () => {
    const tetOf2027 = ["2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11"];
    expect(tetOf2027.filter((date) => calendar.isWorkingDay(day(date)))).toEqual([]);
    expect(calendar.isWorkingDay(day("2027-02-12"))).toBe(true);
    expect(calendar.isWorkingDay(day("2027-09-03"))).toBe(false);
  });

  test("says how sure each year is", () => {
    const status = new Map(calendarYearsKnown().map(({ year, status }) => [year, status]));
    expect([...status.keys()]).toEqual(Array.from({ length: 16 }, (_, index) => 2020 + index));
    expect(status.get(2023)).toBe("decided");
    expect(status.get(2027)).toBe("partly");
    expect(status.get(2022)).toBe("computed");
    expect(status.get(2028)).toBe("computed");
  });
});

describe("the holiday library alone", () => {
  // The control: if the library ever had these days, the table and the law would be idle.
  test.each([
    [2023, 7],
    [2024, 4],
    [2025, 3],
    [2026, 5],
  ])("misses weekdays off of %i: %i of them", (year, missed) => {
    const known = new Set(knownHolidays(year).days);
    const decided = DECIDED_YEARS.get(year)!.weekdaysOff;
    expect(decided.filter((date) => !known.has(date))).toHaveLength(missed);
  });
});

describe("days that the law gives", () => {
  const of2028 = {
    year: 2028,
    tet: day("2028-01-26"),
    days: ["2028-01-01", "2028-04-04", "2028-04-30", "2028-05-01"].map(day),
  };

  test("completes the holidays, with a day in lieu for each on a weekend", () => {
    expect(weekdaysOffByLaw(of2028)).toEqual([
      "2028-01-03", // for Saturday 1/1
      "2028-01-25", // the eve of Tết
      "2028-01-26",
      "2028-01-27",
      "2028-01-28",
      "2028-01-31", // for Saturday 29/1
      "2028-04-04",
      "2028-05-01",
      "2028-05-02", // for Sunday 30/4
      "2028-09-04", // for Saturday 2/9
      "2028-09-05", // for Sunday 3/9
      "2028-11-24",
    ]);
  });

  test("24 November is a holiday from 2026 on", () => {
    const before = { ...of2028, year: 2025 };
    expect(weekdaysOffByLaw(before)).not.toContain("2025-11-24");
    expect(weekdaysOffByLaw({ ...of2028, year: 2026 })).toContain("2026-11-24");
  });

  test("24 November on a weekend is not made up, whoever knows of it", () => {
    const of2029 = { year: 2029, tet: day("2029-02-13"), days: [day("2029-11-24")] };
    expect(weekdaysOffByLaw(of2029).filter((date) => date > "2029-10")).toEqual([]);
  });

  test("with the library's dates, it is right on the whole of 2022 but the second National Day", () => {
    expect(weekdaysOffByLaw(knownHolidays(2022))).toEqual([
      "2022-01-03",
      "2022-01-31",
      "2022-02-01",
      "2022-02-02",
      "2022-02-03",
      "2022-02-04",
      "2022-04-11",
      "2022-05-02",
      "2022-05-03",
      "2022-09-02",
      "2022-09-05", // the government gave 1/9; the law leaves it open
    ]);
  });

  test("every year has eleven paid days on weekdays, and 24/11 if it is one", () => {
    for (let year = 2020; year <= 2060; year += 1) {
      const off = weekdaysOffByLaw(knownHolidays(year));
      const culture = year >= 2026 && weekdayOf(day(`${year}-11-24`)) < 6 ? 1 : 0;
      expect(off.length, String(year)).toBe(11 + culture);
      expect(off.filter((date) => weekdayOf(date) > 5)).toEqual([]);
    }
  });
});

describe("the organisation's own corrections", () => {
  test("go before the government's table, both ways", () => {
    const corrected = loadCalendar({
      zone: DEFAULT_ZONE,
      overrides: [
        { day: day("2023-05-03"), works: true },
        { day: day("2023-05-04"), works: false },
        { day: day("2023-05-06"), works: true },
        { day: day("2024-05-04"), works: false },
      ],
    });
    expect(corrected.isWorkingDay(day("2023-05-03"))).toBe(true);
    expect(corrected.isWorkingDay(day("2023-05-04"))).toBe(false);
    expect(corrected.isWorkingDay(day("2023-05-06"))).toBe(true);
    expect(corrected.isWorkingDay(day("2024-05-04"))).toBe(false);
    expect(calendar.isWorkingDay(day("2023-05-03"))).toBe(false);
  });

  test("a Saturday corrected to a day off is not named among a countdown's holidays", () => {
    const overrides = [{ day: day("2024-05-04"), works: false }];
    const corrected = loadCalendar({ zone: DEFAULT_ZONE, overrides });
    const countdown = corrected.countdown(day("2024-05-03"), day("2024-05-06"));
    expect(countdown).toEqual({ calendarDays: 3, workingDays: 1, daysOff: [] });
  });

  test("a Sunday stays a day off", () => {
    const overrides = [{ day: day("2023-05-07"), works: true }];
    const corrected = loadCalendar({ zone: DEFAULT_ZONE, overrides });
    expect(corrected.isWorkingDay(day("2023-05-07"))).toBe(false);
  });
});

describe("counting in working days", () => {
  test("shifting there and back comes home", () => {
    fc.assert(
      fc.property(workingDay, count, (date, days) => {
        expect(calendar.shift(calendar.shift(date, days), -days)).toBe(date);
      }),
    );
  });

  test("shifting ends on a working day, with so many working days on the way", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (date, days) => {
        const end = calendar.shift(date, days);
        expect(calendar.isWorkingDay(end)).toBe(true);
        expect(calendar.countdown(date, end).workingDays).toBe(days);
      }),
    );
  });

  test("a countdown backwards is the same sum with a minus", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -300, max: 300 }), (one, distance) => {
        const other = addDays(one, distance);
        const there = calendar.countdown(one, other);
        const back = calendar.countdown(other, one);
        expect(there.workingDays + back.workingDays).toBe(0);
        expect(there.calendarDays + back.calendarDays).toBe(0);
        expect(there.daysOff).toEqual(back.daysOff);
      }),
    );
  });

  test("a countdown's arithmetic adds up: calendar days less weekends less the days it names", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 200 }), (from, length) => {
        const days = Array.from({ length }, (_, offset) => addDays(from, offset + 1));
        const weekend = days.filter(
          (date) => weekdayOf(date) > 5 && !calendar.isWorkingDay(date),
        ).length;
        const countdown = calendar.countdown(from, addDays(from, length));
        expect(countdown.calendarDays).toBe(length);
        expect(countdown.workingDays).toBe(length - weekend - countdown.daysOff.length);
      }),
    );
  });

  test("counts over 30/4 and 1/5 of 2023 and names the days in lieu", () => {
    expect(calendar.countdown(day("2023-04-28"), day("2023-05-05"))).toEqual({
      calendarDays: 7,
      workingDays: 2,
      daysOff: ["2023-05-01", "2023-05-02", "2023-05-03"],
    });
  });

  test("counts a Saturday that is worked in exchange", () => {
    expect(calendar.countdown(day("2024-05-03"), day("2024-05-06")).workingDays).toBe(2);
    expect(calendar.shift(day("2024-05-03"), 1)).toBe("2024-05-04");
  });

  test("today itself is no day left, and yesterday was one ago", () => {
    expect(calendar.countdown(day("2023-03-31"), day("2023-03-31")).workingDays).toBe(0);
    expect(calendar.countdown(day("2023-03-31"), day("2023-03-30")).workingDays).toBe(-1);
  });

  test("finds the working day on, before and after a Sunday at the year's end", () => {
    expect(calendar.onOrBefore(day("2023-12-31"))).toBe("2023-12-29");
    expect(calendar.onOrAfter(day("2023-12-31"))).toBe("2024-01-02");
    expect(calendar.onOrBefore(day("2023-12-29"))).toBe("2023-12-29");
    expect(calendar.shift(day("2023-12-31"), 1)).toBe("2024-01-02");
    expect(calendar.shift(day("2023-12-31"), -1)).toBe("2023-12-29");
  });

  test("the week of Tết leaves its Friday only, and the next one is whole", () => {
    expect(workingDaysOfWeek(calendar, day("2023-01-25"))).toEqual(["2023-01-27"]);
    expect(workingDaysOfWeek(calendar, day("2023-02-01"))).toHaveLength(5);
    expect(workingDaysOfWeek(calendar, day("2026-02-18"))).toEqual([]);
  });
});

describe("moments", () => {
  test("half past seven is what clocks in the office's zone show", () => {
    expect(calendar.instantAt(day("2023-03-31"), time("07:30"))).toBe("2023-03-31T00:30:00.000Z");
  });

  test("follows another zone through its change to summer time", () => {
    const berlin = plainCalendar("Europe/Berlin");
    const morning = (date: LocalDate) => berlin.instantAt(date, time("07:30"));
    expect(morning(day("2023-03-24"))).toBe("2023-03-24T06:30:00.000Z");
    expect(morning(day("2023-03-27"))).toBe("2023-03-27T05:30:00.000Z");
  });
});

/** What is left of a dossier's time, and the middle of it: hours of work from 07:30 to 11:30 and 13:30 to 17:00. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { halfTime, momentOf, workingTimeLeft } from "../../domain/dossier-clock.ts";
import { occasionAt, type Occasion } from "../../domain/dossier.ts";
import { afterWork, workBetween, workOfDay } from "../../domain/office-time.ts";
import { DEFAULT_ZONE, isoIn, plusMillis, timeIn, type Instant } from "../../domain/time.ts";
import type { WorkingCalendar } from "../../domain/working-calendar.ts";
import { plainCalendar, vietnameseCalendar } from "../builders/calendar.ts";
import { occasion } from "../builders/dossier.ts";
import { at, day, time } from "../builders/time.ts";

const calendar = vietnameseCalendar();
const MINUTE = 60_000;

/** `1d 3h 0m − days off`, or with `late` before it. */
function left(now: string, due: string): string {
  const of = workingTimeLeft(at(now), occasion(due), calendar);
  const sum = `${of.workingDays}d ${of.hours}h ${of.minutes}m`;
  return [of.isPast ? `late ${sum}` : sum, ...of.daysOff].join(" − ");
}

describe("what is left", () => {
  test.each([
    ["2023-02-20 14:00", "2023-02-21", "1d 3h 0m", "3:00 on Monday and 7:30 on Tuesday"],
    ["2023-02-20 14:00", "2023-02-21 16:30", "1d 2h 30m", "3:00 + 7:00 = 10:00 = 7:30 + 2:30"],
    ["2023-02-21 16:00", "2023-02-21 16:30", "0d 0h 30m", "within an hour"],
    ["2023-02-21 10:45", "2023-02-21 14:00", "0d 1h 15m", "0:45 before lunch, 0:30 after it"],
    ["2023-02-21 11:45", "2023-02-21 14:00", "0d 0h 30m", "lunch is not counted"],
    [
      "2023-02-21 06:00",
      "2023-02-21 09:00",
      "0d 1h 30m",
      "nor is the time before the office opens",
    ],
    ["2023-02-20 20:00", "2023-02-21 09:00", "0d 1h 30m", "nor the night"],
    ["2023-02-18 10:00", "2023-02-20", "1d 0h 0m", "nor a Saturday and a Sunday"],
    ["2024-05-03 17:00", "2024-05-04", "1d 0h 0m", "but a Saturday that is worked is"],
    [
      "2024-04-26 15:00",
      "2024-05-02 10:30",
      "0d 5h 0m − 2024-04-29 − 2024-04-30 − 2024-05-01",
      "2:00 on Fri 26/4, 3:00 on Thu 2/5",
    ],
    [
      "2024-02-07 07:30",
      "2024-02-16",
      "3d 0h 0m − 2024-02-08 − 2024-02-09 − 2024-02-12 − 2024-02-13 − 2024-02-14",
      "Wed 7, Thu 15 and Fri 16/2, over Tết",
    ],
    ["2023-12-29 16:00", "2024-01-02 08:30", "0d 2h 0m − 2024-01-01", "1:00 + 1:00"],
    ["2023-02-21 16:30", "2023-02-21 16:30", "0d 0h 0m", "at the very minute it has not passed"],
    ["2023-02-21 19:00", "2023-02-21", "0d 0h 0m", "nor in the evening of a date without an hour"],
    ["2023-02-20 16:59", "2023-02-21 18:00", "1d 0h 1m", "an hour after closing adds nothing"],
  ])("at %s of %s: %s (%s)", (now, due, expected) => {
    expect(left(now, due)).toBe(expected);
  });

  test("half a minute is none yet", () => {
    const now = plusMillis(at("2023-02-21 16:00"), 30_000);
    expect(workingTimeLeft(now, occasion("2023-02-21 16:30"), calendar).minutes).toBe(29);
  });
});

describe("how long it is late", () => {
  test.each([
    ["2023-02-21 16:45", "2023-02-21 16:30", "late 0d 0h 15m", "on the same day"],
    ["2023-02-22 00:10", "2023-02-21", "late 1d 0h 0m", "in the night after"],
    ["2023-02-22 09:00", "2023-02-21", "late 1d 0h 0m", "a date without an hour: by whole days"],
    ["2023-02-22 09:00", "2023-02-21 16:30", "late 0d 2h 0m", "0:30 on Tuesday, 1:30 on Wednesday"],
    // “hẹn trả 24/02/2023, trễ 30 phút” was told on Monday at 08:00.
    ["2023-02-27 08:00", "2023-02-24", "late 1d 0h 0m", "the week's end is not counted"],
    ["2023-02-25 08:00", "2023-02-24", "late 0d 0h 0m", "nor a Saturday by itself"],
    ["2023-02-27 08:00", "2023-02-24 17:00", "late 0d 0h 30m", "with its hour, by the hour"],
    [
      "2024-05-04 17:00",
      "2024-04-26",
      "late 3d 0h 0m − 2024-04-29 − 2024-04-30 − 2024-05-01",
      "Thu 2, Fri 3 and the worked Sat 4/5",
    ],
  ])("at %s of %s: %s (%s)", (now, due, expected) => {
    expect(left(now, due)).toBe(expected);
  });
});

describe("half-time", () => {
  const half = (received: string, due: string) =>
    isoIn(halfTime(occasion(received), occasion(due), calendar), DEFAULT_ZONE)
      .slice(0, 16)
      .replace("T", " ");

  test.each([
    [
      "2023-02-20 09:00",
      "2023-02-20",
      "2023-02-20 14:00",
      "6:00 in all; 2:30 to 11:30, 0:30 after",
    ],
    ["2023-02-20 09:00", "2023-02-21", "2023-02-21 08:15", "6:00 + 7:30; 6:00 on Mon, 0:45 on Tue"],
    ["2023-02-20 09:00", "2023-02-22", "2023-02-21 14:00", "21:00; 6:00 on Mon, 4:30 on Tue"],
    ["2023-02-20 16:00", "2023-02-21", "2023-02-21 11:15", "as received Tue 07:30; 3:45 of 7:30"],
    ["2023-02-20", "2023-02-21", "2023-02-20 17:00", "without its time, from 07:30: 7:30 of 15:00"],
    [
      "2024-04-26 15:00",
      "2024-05-02",
      "2024-05-02 10:15",
      "2:00 + 7:30; 2:00 on 26/4, 2:45 on 2/5",
    ],
    ["2024-05-11 10:00", "2024-05-13 09:30", "2024-05-13 08:30", "on a Saturday: as Mon 07:30"],
  ])("from %s to %s: %s (%s)", (received, due, expected) => {
    expect(half(received, due)).toBe(expected);
  });

  test("of dates that contradict each other it is the receipt", () => {
    expect(half("2023-02-22 09:00", "2023-02-20")).toBe("2023-02-22 09:00");
  });
});

describe("at any moment, of any date", () => {
  const anyMoment = fc
    .integer({ min: 0, max: 4 * 365 * 1440 })
    .map((minutes) => plusMillis(at("2023-01-01 00:00"), minutes * MINUTE));
  const anyDue = fc
    .record({ moment: anyMoment, isDay: fc.boolean() })
    .map(({ moment, isDay }): Occasion => {
      const due = occasionAt(moment, DEFAULT_ZONE);
      return isDay ? { on: due.on, at: null } : due;
    });
  const minutesLeft = (now: Instant, due: Occasion, by: WorkingCalendar = calendar) => {
    const { isPast, workingDays, hours, minutes } = workingTimeLeft(now, due, by);
    const sum = (workingDays * workOfDay(by)) / MINUTE + hours * 60 + minutes;
    return isPast ? -sum : sum;
  };
  /** At the opening as much work has been done as at the closing before it: they are told apart by no sum. */
  const isInOffice = (moment: Instant) => {
    const clock = timeIn(moment, DEFAULT_ZONE);
    const isOpen = (clock > "07:30" && clock <= "11:30") || (clock > "13:30" && clock <= "17:00");
    return isOpen && calendar.isWorkingDay(occasionAt(moment, DEFAULT_ZONE).on);
  };

  test("what is left, worked from now on, ends with the date", () => {
    fc.assert(
      fc.property(anyMoment, anyDue, (now, due) => {
        const end = momentOf(due, calendar);
        const left = minutesLeft(now, due);
        if (end <= now || left === 0 || !isInOffice(end)) return;
        expect(afterWork(now, left * MINUTE, calendar)).toBe(end);
      }),
    );
  });

  test("what it is late by, worked from the date on, ends now", () => {
    fc.assert(
      fc.property(anyMoment, anyDue, (now, due) => {
        const late = -minutesLeft(now, due);
        if (late <= 0 || due.at === null || !isInOffice(now)) return;
        expect(afterWork(momentOf(due, calendar), late * MINUTE, calendar)).toBe(now);
      }),
    );
  });

  test("it never grows as time goes by", () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 1, max: 20_000 }), anyDue, (now, minutes, due) => {
        const later = plusMillis(now, minutes * MINUTE);
        expect(minutesLeft(later, due)).toBeLessThanOrEqual(minutesLeft(now, due));
      }),
    );
  });

  test("hours are fewer than a day's, minutes fewer than an hour's, and every day off lies on the way", () => {
    fc.assert(
      fc.property(anyMoment, anyDue, (now, due) => {
        const { hours, minutes, daysOff } = workingTimeLeft(now, due, calendar);
        expect(hours * 60 + minutes).toBeLessThan(450);
        expect(minutes).toBeLessThan(60);
        const today = occasionAt(now, DEFAULT_ZONE).on;
        const [first, last] = today < due.on ? [today, due.on] : [due.on, today];
        for (const off of daysOff) {
          expect(calendar.isWorkingDay(off)).toBe(false);
          expect(off > first && off <= last).toBe(true);
        }
      }),
    );
  });

  test("clocks of another zone count the same", () => {
    const [here, there] = [plainCalendar(), plainCalendar("America/New_York")];
    const abroad = (moment: Instant) =>
      there.instantAt(occasionAt(moment, DEFAULT_ZONE).on, timeIn(moment, DEFAULT_ZONE));
    fc.assert(
      fc.property(anyMoment, anyDue, (now, due) => {
        const dueThere = { on: due.on, at: due.at && abroad(due.at) };
        // In the hour that a change of clocks takes out of a night there is no such moment.
        if (timeIn(abroad(now), "America/New_York") !== timeIn(now, DEFAULT_ZONE)) return;
        expect(Math.abs(minutesLeft(abroad(now), dueThere, there))).toBe(
          Math.abs(minutesLeft(now, due, here)),
        );
      }),
    );
  });

  test("half-time leaves as much work as has been done", () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 2, max: 10_000 }), (received, minutes) => {
        const start = occasionAt(afterWork(received, MINUTE, calendar), DEFAULT_ZONE);
        if (start.at === null || start.at > calendar.instantAt(start.on, time("15:00"))) return;
        const due = occasionAt(afterWork(start.at, minutes * MINUTE, calendar), DEFAULT_ZONE);
        const half = halfTime(start, due, calendar);
        const done = workBetween(start.at, half, calendar);
        expect(done).toBe((minutes * MINUTE) / 2);
        expect(workBetween(half, momentOf(due, calendar), calendar)).toBe(done);
      }),
    );
  });
});

describe("hours of work", () => {
  test("none leave a moment where it is, also on a day off", () => {
    expect(afterWork(at("2023-02-19 10:00"), 0, calendar)).toBe(at("2023-02-19 10:00"));
  });

  test("begun on a day off are those of the next working day", () => {
    const end = afterWork(at("2023-02-19 10:00"), 60 * MINUTE, calendar);
    expect(isoIn(end, DEFAULT_ZONE)).toBe("2023-02-20T08:30:00+07:00");
    expect(workBetween(at("2023-02-19 10:00"), end, calendar)).toBe(60 * MINUTE);
    expect(calendar.isWorkingDay(day("2023-02-19"))).toBe(false);
  });
});

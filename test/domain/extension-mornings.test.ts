import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extensionMornings } from "../../domain/ladder.ts";
import { addDays } from "../../domain/time.ts";
import { CALENDAR, LADDER } from "../builders/ladder.ts";
import { day } from "../builders/time.ts";

const FRIDAY = day("2023-03-31");

function mornings(due: string, askedOn: string): readonly string[] {
  return extensionMornings(day(due), day(askedOn), LADDER, CALENDAR);
}

describe("an extension that nobody decides", () => {
  test("is told on the second working day, on Mondays, and daily from two days before", () => {
    expect(mornings("2023-03-31", "2023-03-14")).toEqual([
      "2023-03-16",
      "2023-03-20",
      "2023-03-27",
      "2023-03-29",
      "2023-03-30",
      "2023-03-31",
      "2023-04-03",
    ]);
  });

  test("asked for on the last day, once more when that is over", () => {
    expect(mornings("2023-03-31", "2023-03-31")).toEqual(["2023-04-03"]);
  });

  test("for a due date on a day off counts to the working day before it", () => {
    expect(mornings("2023-12-31", "2023-12-28")).toEqual(["2023-12-29", "2024-01-02"]);
  });

  test("is told on working days after the asking, each once, in order, and few times", () => {
    fc.assert(
      fc.property(fc.nat({ max: 400 }), fc.nat({ max: 6 }), (ahead, shift) => {
        const askedOn = addDays(FRIDAY, shift);
        const days = extensionMornings(addDays(askedOn, ahead), askedOn, LADDER, CALENDAR);
        expect(days).toEqual([...new Set(days)].toSorted());
        expect(days.every((each) => each > askedOn && CALENDAR.isWorkingDay(each))).toBe(true);
        expect(days.length).toBeGreaterThan(0);
        expect(days.length).toBeLessThanOrEqual(LADDER.mondays + 5);
      }),
    );
  });
});

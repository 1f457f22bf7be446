/** A schedule printed in any of its phrases, in any spelling, reads back as the same schedule. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endOfMonth } from "../../domain/time.ts";
import { readTiming } from "../../domain/timing/read-timing.ts";
import {
  day,
  dayOfRhythm,
  month,
  oneOf,
  PLAN_YEAR,
  quarter,
  rhythm,
  ROMAN,
  spelling,
  stretch,
} from "./printed-schedules.ts";
import type { Printed } from "./printed-schedules.ts";

function expectSchedule(text: string, kind: string, due: readonly string[]): void {
  const reading = readTiming(text, PLAN_YEAR);
  expect({ kind: reading.kind, due: reading.due, problems: reading.problems }).toEqual({
    kind,
    due: [...new Set(due)].toSorted(),
    problems: [],
  });
}

const dueOf = (parts: readonly Printed[]): string[] => parts.flatMap(({ due }) => due);

describe("a schedule printed as a phrase reads back", () => {
  test("with one date", () => {
    const single = fc.oneof(month, quarter, day, stretch);
    fc.assert(
      fc.property(single, spelling, ({ phrase, due }, spell) => {
        expectSchedule(spell(phrase), "once", due);
      }),
      { numRuns: 2000 },
    );
  });

  test("with several dates, one a bullet or line", () => {
    const several = fc.array(fc.oneof(month, quarter, day, stretch), {
      minLength: 2,
      maxLength: 5,
    });
    const bullet = oneOf("\n", "\n- ", "\n+ ", "\n• ", "\n* ", "\n– ", "\n\uf0b7 ");
    fc.assert(
      fc.property(several, bullet, spelling, (parts, mark, spell) => {
        const lines = parts.map(({ phrase }) => mark + spell(phrase)).join("");
        expectSchedule(lines.trim(), "once", dueOf(parts));
      }),
      { numRuns: 1000 },
    );
  });

  test("with several dates of one sort in a list", () => {
    const dated = ({ phrase }: Printed): boolean => /\d{4}$/u.test(phrase);
    const list = fc
      .constantFrom(month, quarter, day)
      .chain((sort) => fc.array(sort.filter(dated), { minLength: 2, maxLength: 5 }));
    fc.assert(
      fc.property(list, oneOf(", ", "; ", " và ", " & ", "\n"), spelling, (parts, join, spell) => {
        expectSchedule(spell(parts.map(({ phrase }) => phrase).join(join)), "once", dueOf(parts));
      }),
      { numRuns: 1000 },
    );
  });

  test("with months or quarters under one word", () => {
    const numbers = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4), { minLength: 2, maxLength: 4 });
    const units = fc.constantFrom(["Quý ", 3, true], ["quý ", 3, false], ["Tháng ", 1, false]);
    const joins = oneOf(", ", ",", "; ", " và ", " & ", " + ");
    fc.assert(
      fc.property(
        numbers,
        units,
        joins,
        spelling,
        (found, [unit, length, isRoman], join, spell) => {
          const sorted = found.toSorted((one, other) => one - other);
          const texts = sorted.map((number) => (isRoman ? ROMAN[number - 1] : number));
          const due = sorted.map((number) => endOfMonth(PLAN_YEAR, number * length));
          expectSchedule(spell(`${unit}${texts.join(join)}/2023`), "once", due);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("when it comes back, with a day of its own or without", () => {
    fc.assert(
      fc.property(fc.oneof(rhythm, dayOfRhythm), spelling, ({ phrase, due }, spell) => {
        expectSchedule(spell(phrase), "recurring", due);
      }),
      { numRuns: 1000 },
    );
  });

  test("when it goes on, or waits for somebody's date", () => {
    const ongoing = oneOf(
      "Thường xuyên",
      "Thường xuyên, liên tục",
      "Thường xuyên trong năm",
      "Hằng ngày",
    );
    const waiting = oneOf(
      "Theo quy định",
      "nếu có",
      "Khi có văn bản",
      "Theo yêu cầu",
      "Sau khi có hướng dẫn",
    );
    fc.assert(
      fc.property(ongoing, waiting, spelling, (goesOn, waits, spell) => {
        expectSchedule(spell(goesOn), "ongoing", []);
        expectSchedule(spell(waits), "unspecified", []);
      }),
    );
  });
});

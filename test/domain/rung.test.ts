import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rungsOf, supportRungs } from "../../domain/ladder.ts";
import {
  nameRung,
  originOf,
  readRung,
  snoozedRung,
  type DateRung,
  type News,
  type RungRule,
} from "../../domain/rung.ts";
import { addDays, type LocalDate } from "../../domain/time.ts";
import { CALENDAR, LADDER, owed, report, states } from "../builders/ladder.ts";
import { day } from "../builders/time.ts";

const count = fc.nat({ max: 400 });
const anyDay = fc.nat({ max: 4000 }).map((days): LocalDate => addDays(day("2022-01-01"), days));
const superior = fc.constantFrom("coordinator", "leader");
const onDate: fc.Arbitrary<DateRung> = fc.oneof(
  count.map((days) => ({ kind: "before", days }) as const),
  count.map((days) => ({ kind: "after", days }) as const),
  count.map((week) => ({ kind: "monday", week }) as const),
);
const foreign = fc
  .string()
  .filter((name) => readRung(name).kind === "unknown")
  .map((name): RungRule => ({ kind: "unknown", name }));

const { rung: anyRung } = fc.letrec<{ rung: RungRule }>((tie) => ({
  rung: fc.oneof(
    { maxDepth: 3 },
    foreign,
    onDate,
    fc.constantFrom<RungRule>(
      ...(
        ["due-afternoon", "written-afternoon", "present", "offer-closing", "presented"] as const
      ).map((kind) => ({ kind })),
    ),
    count.map((days): RungRule => ({ kind: "written", days })),
    count.map((days): RungRule => ({ kind: "cut-off", days })),
    count.map((days): RungRule => ({ kind: "proof-after", days })),
    count.map((week): RungRule => ({ kind: "proof-monday", week })),
    count.map((days): RungRule => ({ kind: "own-date", days })),
    count.map((days): RungRule => ({ kind: "support", days })),
    count.map((before): RungRule => ({ kind: "support-asked", count: before + 1 })),
    superior.map((of): RungRule => ({ kind: "warning", of })),
    fc
      .constantFrom("reviewer" as const, "leader" as const)
      .map((to): RungRule => ({ kind: "extension", to })),
    fc
      .tuple(fc.constantFrom<News>("signed", "extension-pressing", "extension-asked"), count)
      .map(([what, before]): RungRule => ({ kind: "news", what, count: before + 1 })),
    superior.map((to): RungRule => ({ kind: "escalation", to })),
    onDate.map((on): RungRule => ({ kind: "signature", on })),
    fc
      .tuple(anyDay, count)
      .map(([quarterEnd, days]): RungRule => ({ kind: "status", quarterEnd, days })),
    anyDay.map((on): RungRule => ({ kind: "snoozed", on, rung: null })),
    fc.tuple(anyDay, tie("rung")).map(([on, rung]): RungRule => ({ kind: "snoozed", on, rung })),
    tie("rung").map((rung): RungRule => ({ kind: "handed-over", rung })),
  ),
}));

describe("a rung's name", () => {
  test("gives the rung back, whatever it is", () => {
    fc.assert(
      fc.property(anyRung, (rung) => {
        fc.pre(!endsInNothing(rung));
        expect(readRung(nameRung(rung))).toEqual(rung);
      }),
    );
  });

  test("is read whatever it is, and stays itself", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(nameRung(readRung(name))).toBe(name);
      }),
    );
  });

  test.each<readonly [string, RungRule]>([
    ["-20", { kind: "before", days: 20 }],
    ["0", { kind: "before", days: 0 }],
    ["0-afternoon", { kind: "due-afternoon" }],
    ["cut-off-5", { kind: "cut-off", days: 5 }],
    ["cut-off-0", { kind: "cut-off", days: 0 }],
    ["+3", { kind: "after", days: 3 }],
    ["monday2", { kind: "monday", week: 2 }],
    ["present", { kind: "present" }],
    ["before-coordinator", { kind: "warning", of: "coordinator" }],
    ["leader", { kind: "escalation", to: "leader" }],
    ["presented", { kind: "presented" }],
    ["signature-5", { kind: "signature", on: { kind: "before", days: 5 } }],
    ["signature0", { kind: "signature", on: { kind: "before", days: 0 } }],
    ["signature+3", { kind: "signature", on: { kind: "after", days: 3 } }],
    ["signature-monday1", { kind: "signature", on: { kind: "monday", week: 1 } }],
    ["proof+2", { kind: "proof-after", days: 2 }],
    ["proof-monday1", { kind: "proof-monday", week: 1 }],
    ["handed-over +3", { kind: "handed-over", rung: { kind: "after", days: 3 } }],
    ["status-2023-03-31~2", { kind: "status", quarterEnd: day("2023-03-31"), days: 2 }],
    ["own-date-10", { kind: "own-date", days: 10 }],
    ["offer-closing", { kind: "offer-closing" }],
    ["snoozed-2023-03-24", { kind: "snoozed", on: day("2023-03-24"), rung: null }],
    ["support-asked", { kind: "support-asked", count: 1 }],
    ["support-asked~2", { kind: "support-asked", count: 2 }],
    ["support-0", { kind: "support", days: 0 }],
  ])("%s, as databases hold it, means what it meant", (name, rung) => {
    expect(readRung(name)).toEqual(rung);
    expect(nameRung(rung)).toBe(name);
  });

  test.each([
    "",
    "-0",
    "-05",
    "+",
    "monday",
    "signature",
    "status-2023-02-30~2",
    "0\n",
    "x-5",
    "support-asked~1",
  ])("%j is none of ours", (name) => {
    expect(readRung(name)).toEqual({ kind: "unknown", name });
  });

  test("that the ladder gives is known by its rule", () => {
    const every = [
      ...Object.values(states()).map((state) => owed({ state })),
      report(),
      owed({ due: null, timing: "ongoing" }),
      owed({ due: day("2023-12-31"), withinYear: true }),
      owed({ due: day("2023-12-31"), ownDue: day("2023-06-30") }),
    ].flatMap((of) => rungsOf(of, LADDER, CALENDAR));
    for (const { name, rule } of every) expect(readRung(name)).toEqual(rule);
    const support = supportRungs(day("2023-03-31"), LADDER, CALENDAR);
    expect(support.map(({ rule }) => readRung(nameRung(rule)).kind)).toEqual([
      "support",
      "support",
    ]);
  });
});

describe("a rung that is put off or handed over", () => {
  test("keeps the reason that it had at first", () => {
    const first = nameRung(snoozedRung(day("2023-03-24"), "+3"));
    const again = snoozedRung(day("2023-03-27"), first);
    expect(nameRung(again)).toBe("snoozed-2023-03-27 +3");
    expect(originOf(readRung(`handed-over ${first}`))).toEqual({ kind: "after", days: 3 });
    expect(originOf(readRung("snoozed-2023-03-24"))).toBeNull();
  });
});

/** Nothing stands for nothing: an empty foreign name inside another cannot be told from none. */
function endsInNothing(rung: RungRule): boolean {
  if (rung.kind === "unknown") return rung.name === "";
  return "rung" in rung && rung.rung !== null && endsInNothing(rung.rung);
}

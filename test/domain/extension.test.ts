import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOnTime, isOverdue, scoredDue, type DeadlineState } from "../../domain/deadline.ts";
import {
  checkProposedDue,
  extend,
  extensibleFrom,
  standingOf,
  type Extension,
} from "../../domain/extension.ts";
import { addDays } from "../../domain/time.ts";
import type { PersonId, UnitId } from "../../domain/ids.ts";
import { newId } from "../builders/ids.ts";
import { deadline } from "../builders/plan.ts";
import { extension } from "../builders/proof.ts";
import { at, day } from "../builders/time.ts";

const UNIT: UnitId = newId("unit");
const PERSON: PersonId = newId("person");
const OPEN = deadline({ unitId: UNIT });
const DUE = day("2023-03-31");
const DECIDED = { isGranted: true, words: "", by: PERSON, at: at("2023-03-28 09:00") };

function asked(over: Partial<Extension> = {}): Extension {
  return extension({ deadlineId: OPEN.id, unitId: UNIT, proposedBy: PERSON, ...over });
}

function done(on: string): DeadlineState {
  return { name: "done", by: PERSON, at: at("2023-04-03 09:00"), completedOn: day(on) };
}

describe("asking for a later date", () => {
  test.each([
    ["before the due date", "2023-03-30"],
    ["on it", "2023-03-31"],
  ])("is possible %s", (_, today) => {
    expect(extensibleFrom(OPEN, [], day(today))).toEqual({ ok: true, value: DUE });
  });

  test("is no longer possible the day after", () => {
    expect(extensibleFrom(OPEN, [], day("2023-04-01"))).toEqual({ ok: false, error: "late" });
  });

  test("needs a date, and a duty that is still to be done", () => {
    const undated = deadline({ unitId: UNIT, due: null, timing: "unspecified" });
    expect(extensibleFrom(undated, [], DUE)).toEqual({ ok: false, error: "undated" });
    const finished = { ...OPEN, state: done("2023-03-30") };
    expect(extensibleFrom(finished, [], DUE)).toEqual({ ok: false, error: "not-open" });
  });

  test("waits for the one before to be decided, unless that one is void", () => {
    expect(extensibleFrom(OPEN, [asked()], DUE)).toEqual({ ok: false, error: "pending" });
    expect(extensibleFrom(OPEN, [asked({ decision: DECIDED })], DUE).ok).toBe(true);
    expect(extensibleFrom(OPEN, [asked({ due: day("2023-03-20") })], DUE).ok).toBe(true);
  });

  test.each([
    ["2023-03-31", "not-later"],
    ["2023-03-01", "not-later"],
    ["2024-04-02", "too-far"],
    ["2040-12-31", "too-far"],
  ])("to %s is %s", (proposed, error) => {
    expect(checkProposedDue(day(proposed), DUE)).toEqual({ ok: false, error });
  });
});

describe("how an extension stands", () => {
  test.each<readonly [string, Partial<Extension>, Parameters<typeof standingOf>[1]]>([
    ["granted", { decision: DECIDED }, OPEN],
    ["refused", { decision: { ...DECIDED, isGranted: false } }, OPEN],
    ["closed", {}, { ...OPEN, state: done("2023-03-30") }],
    ["redated", {}, { ...OPEN, due: day("2023-04-05") }],
    // Incident: moved to another unit, it was granted to that one for the former one's reason.
    ["moved", {}, { ...OPEN, unitId: newId("unit") }],
    // Incident: asked for until 14/4 and granted on 20/4, it was overdue at once, without a word.
    ["passed", { proposedDue: day("2023-04-14") }, OPEN],
    ["undecided", { proposedDue: day("2023-04-20") }, OPEN],
    // What was decided stays so, whatever became of the duty.
    ["granted", { decision: DECIDED }, { ...OPEN, state: done("2023-03-30") }],
  ])("is %s", (standing, over, about) => {
    expect(standingOf(asked(over), about, day("2023-04-20"))).toBe(standing);
  });
});

describe("an extended duty", () => {
  const extended = extend(OPEN, day("2023-04-14"));

  test("is overdue by its new date, and judged by its first", () => {
    expect(isOverdue(extended, day("2023-04-14"))).toBe(false);
    expect(isOverdue(extended, day("2023-04-15"))).toBe(true);
    expect(isOnTime({ ...extended, state: done("2023-04-10") })).toBe(false);
    expect(isOnTime({ ...extended, state: done("2023-03-31") })).toBe(true);
  });

  test("is reminded of anew, also where it had been closed as late", () => {
    expect(extended.dateVersion).toBe(OPEN.dateVersion + 1);
    const closed = { ...OPEN, closedLateAt: at("2023-03-30 09:00") };
    expect(extend(closed, day("2023-04-14")).closedLateAt).toBeNull();
  });

  test("keeps its first date for scoring, however often it is extended", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), (steps) => {
        const last = steps.reduce(
          (duty, days) => extend(duty, addDays(duty.due ?? DUE, days)),
          OPEN,
        );
        expect(scoredDue(last)).toBe(DUE);
        expect(last.due).toBe(
          addDays(
            DUE,
            steps.reduce((sum, days) => sum + days, 0),
          ),
        );
        expect(last.dateVersion).toBe(OPEN.dateVersion + steps.length);
      }),
    );
  });
});

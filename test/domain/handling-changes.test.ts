import { describe, expect, test } from "vitest";
import { isOnTime, plannedDue, type DeadlineState } from "../../domain/deadline.ts";
import { extend } from "../../domain/extension.ts";
import {
  correctDate,
  correctOnTime,
  moveToUnit,
  returnUnsigned,
  sign,
  undoOnTime,
} from "../../domain/handling-changes.ts";
import { keyOfOwer } from "../../domain/plan-deadlines.ts";
import type { PersonId, UnitId } from "../../domain/ids.ts";
import { newId } from "../builders/ids.ts";
import { deadline } from "../builders/plan.ts";
import { at, day } from "../builders/time.ts";

const UNIT: UnitId = newId("unit");
const OTHER: UnitId = newId("other");
const PERSON: PersonId = newId("person");
const OPEN = deadline({ unitId: UNIT });
const TODAY = day("2023-03-24");
const DEED = { by: PERSON, at: at("2023-03-30 15:00"), today: day("2023-03-30") };

function done(on: string): DeadlineState {
  return { name: "done", by: PERSON, at: at("2023-04-03 09:00"), completedOn: day(on) };
}

describe("Sửa thời hạn", () => {
  test("sets another date, which also scores, and reminders begin anew", () => {
    const corrected = correctDate(OPEN, day("2023-04-20"), [], TODAY);
    expect(corrected).toMatchObject({
      ok: true,
      value: { due: "2023-04-20", originalDue: null, dateVersion: OPEN.dateVersion + 1 },
    });
  });

  test("sets a date where there was none", () => {
    const undated = deadline({ unitId: UNIT, due: null, timing: "unspecified" });
    expect(correctDate(undated, day("2023-04-20"), [], TODAY)).toMatchObject({
      value: { due: "2023-04-20", timing: "dated" },
    });
  });

  test("of what was extended takes the place of both dates", () => {
    const extended = extend(OPEN, day("2023-04-14"));
    expect(correctDate(extended, day("2023-04-14"), [], TODAY)).toMatchObject({
      value: { due: "2023-04-14", originalDue: null },
    });
  });

  test("drops a date of the owner's own that is not before it", () => {
    const within = deadline({ unitId: UNIT, withinYear: true, ownDue: day("2023-09-15") });
    expect(correctDate(within, day("2023-06-30"), [], TODAY)).toMatchObject({
      value: { ownDue: null, withinYear: false },
    });
    expect(correctDate(within, day("2023-10-30"), [], TODAY)).toMatchObject({
      value: { ownDue: "2023-09-15" },
    });
  });

  test.each([
    ["2023-03-31", "same"],
    ["2023-03-23", "past"],
    ["2040-01-01", "too-far"],
  ])("does not take %s: %s", (due, error) => {
    expect(correctDate(OPEN, day(due), [], TODAY)).toEqual({ ok: false, error });
  });

  test("takes a date that has passed for what is done already", () => {
    const finished = { ...OPEN, state: done("2023-03-20") };
    expect(correctDate(finished, day("2023-03-15"), [], TODAY).ok).toBe(true);
  });

  test("never sets a date at which the same unit owes the same, by the date that the plan has", () => {
    const june = deadline({ unitId: UNIT, due: day("2023-06-30") });
    const taken = { ok: false, error: "taken" };
    expect(correctDate(OPEN, day("2023-06-30"), [OPEN, june], TODAY)).toEqual(taken);
    // Extended, it still stands at its first date, and not at the new one.
    const later = extend(june, day("2023-07-31"));
    expect(correctDate(OPEN, day("2023-06-30"), [later], TODAY)).toEqual(taken);
    expect(correctDate(OPEN, day("2023-07-31"), [later], TODAY).ok).toBe(true);
    // Moved to another unit, it still is the one that the plan names.
    const moved = { ...june, unitId: OTHER, plannedUnitId: UNIT };
    expect(correctDate(OPEN, day("2023-06-30"), [moved], TODAY)).toEqual(taken);
    const others = deadline({ unitId: OTHER, due: day("2023-06-30") });
    expect(correctDate(OPEN, day("2023-06-30"), [others], TODAY).ok).toBe(true);
  });
});

describe("Chuyển đơn vị", () => {
  test("keeps whom the plan names, so that the plan finds it again, and relieves the officer", () => {
    const given = { ...OPEN, assigneeId: PERSON };
    const moved = moveToUnit(given, OTHER, []);
    if (!moved.ok) throw new Error(moved.error);
    expect(moved.value).toMatchObject({ unitId: OTHER, plannedUnitId: UNIT, assigneeId: null });
    expect(keyOfOwer(moved.value)).toBe(keyOfOwer(OPEN));
    expect(moved.value.dateVersion).toBe(OPEN.dateVersion + 1);
  });

  test("moved back, it is as its plan has it; moved on, the plan still names the first", () => {
    const third: UnitId = newId("third");
    const moved = moveToUnit(OPEN, OTHER, []);
    if (!moved.ok) throw new Error(moved.error);
    expect(moveToUnit(moved.value, UNIT, [])).toMatchObject({
      value: { unitId: UNIT, plannedUnitId: null },
    });
    expect(moveToUnit(moved.value, third, [])).toMatchObject({
      value: { unitId: third, plannedUnitId: UNIT },
    });
  });

  test("is not to a unit that owes the same on the same date, nor to its own", () => {
    const theirs = deadline({ unitId: OTHER });
    expect(moveToUnit(OPEN, OTHER, [theirs])).toEqual({ ok: false, error: "same-duty" });
    expect(moveToUnit(OPEN, UNIT, [])).toEqual({ ok: false, error: "same" });
    const june = deadline({ unitId: OTHER, due: day("2023-06-30") });
    expect(moveToUnit(OPEN, OTHER, [june]).ok).toBe(true);
  });
});

describe("Sửa kết quả chậm", () => {
  const late = { ...OPEN, state: done("2023-04-03") };

  test("makes what is late count as on time, and can be taken back", () => {
    const corrected = correctOnTime(late, "Lỗi hệ thống");
    if (!corrected.ok) throw new Error(corrected.error);
    expect(isOnTime(corrected.value)).toBe(true);
    expect(isOnTime(undoOnTime(corrected.value))).toBe(false);
  });

  test.each([
    ["on time", { ...OPEN, state: done("2023-03-31") }],
    ["not done", OPEN],
    ["without a date", { ...late, due: null }],
    ["corrected already", { ...late, onTimeReason: "Lỗi hệ thống" }],
  ])("has nothing to correct where it is %s", (_, duty) => {
    expect(correctOnTime(duty, "Lỗi hệ thống")).toEqual({ ok: false, error: "not-late" });
  });
});

describe("what the signer does", () => {
  const presented = {
    ...OPEN,
    state: { name: "awaiting", by: PERSON, at: at("2023-03-24 09:00"), signerId: PERSON } as const,
  };

  test("signed, it is done today", () => {
    expect(sign(presented, DEED)).toMatchObject({
      value: { state: { name: "done", by: PERSON, completedOn: "2023-03-30" } },
    });
  });

  test("returned unsigned, it is open again with the reason", () => {
    expect(returnUnsigned(presented, DEED, "Sai thể thức")).toMatchObject({
      // Incident: it was called what a reviewer says of a proof, “Yêu cầu bổ sung”.
      value: { state: { name: "open", unsigned: { by: PERSON, reason: "Sai thể thức" } } },
    });
  });

  test("is done with nothing that does not lie with a signer", () => {
    const error = { code: "not-open", state: "open" };
    expect(sign(OPEN, DEED)).toEqual({ ok: false, error });
    expect(returnUnsigned(OPEN, DEED, "Sai thể thức")).toEqual({ ok: false, error });
  });
});

// Incident: with its date corrected one unit was counted apart, and the others were called complete.
test.each(["2023-03-31", "undated"])(
  "corrected, what was due %s counts with the same",
  (planned) => {
    const written = planned === "undated" ? null : day(planned);
    const one = deadline({ unitId: UNIT, due: written });
    const moved = correctDate(one, day("2023-04-28"), [], day("2023-03-20"));
    if (!moved.ok) throw new Error("it is corrected");
    expect(plannedDue(moved.value)).toBe(planned);
    const back = correctDate(moved.value, day("2023-03-31"), [], day("2023-03-20"));
    expect(back.ok && plannedDue(back.value)).toBe(planned);
  },
);

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeadlineState } from "../../domain/deadline.ts";
import { missingGroupOf } from "../../domain/missing-proofs.ts";
import { unitsMissing } from "../../domain/group-completion.ts";
import type { DeadlineId, UnitId } from "../../domain/ids.ts";
import { inReviewOrder, reviewedEvidence, standsSince } from "../../domain/review-queue.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import { addDays, DEFAULT_ZONE } from "../../domain/time.ts";
import { CALENDAR, owed, states } from "../builders/ladder.ts";
import { at, day } from "../builders/time.ts";

function view(over: Partial<DeadlineView> & { readonly id?: string } = {}): DeadlineView {
  const { id = "a", ...words } = over;
  const deadline = owed({ id: id as DeadlineId, state: states().submitted });
  return {
    deadline,
    code: "NV-002",
    title: "Rà soát",
    area: null,
    unit: "Phòng Tư pháp",
    post: null,
    points: null,
    ...words,
  };
}

function handedIn(id: string, moment: string, points: number | null = null): DeadlineView {
  const { submitted } = states(at(moment));
  return view({ points, deadline: owed({ id: id as DeadlineId, state: submitted }) });
}

const idsOf = (views: readonly DeadlineView[]) => views.map(({ deadline }) => deadline.id);

describe("the order in which what waits is reviewed", () => {
  test("the oldest day first; of one day the costliest, then what came first", () => {
    const views = [
      handedIn("late", "2023-03-28 08:00", 300),
      handedIn("cheap", "2023-03-27 08:00", 25),
      handedIn("worthless", "2023-03-27 07:00"),
      handedIn("dear", "2023-03-27 16:00", 50),
      handedIn("dear, earlier", "2023-03-27 09:00", 50),
    ];
    expect(idsOf(inReviewOrder(views, DEFAULT_ZONE))).toEqual([
      "dear, earlier",
      "dear",
      "cheap",
      "worthless",
      "late",
    ]);
  });

  test("days are those of the office: 23:30 in London is the next morning in Vietnam", () => {
    const views = [
      handedIn("morning", "2023-03-28 06:30", 100),
      handedIn("evening", "2023-03-27 23:30"),
    ];
    expect(idsOf(inReviewOrder(views, DEFAULT_ZONE))).toEqual(["evening", "morning"]);
  });

  test("is the same however they come, and leaves nothing out", () => {
    const anyView = fc
      .record({
        id: fc.string({ minLength: 1, maxLength: 6 }),
        hour: fc.integer({ min: 0, max: 23 }),
        date: fc.integer({ min: 1, max: 5 }),
        points: fc.option(fc.integer({ min: 0, max: 300 })),
      })
      .map(({ id, hour, date, points }) =>
        handedIn(id, `2023-03-0${date} ${String(hour).padStart(2, "0")}:00`, points),
      );
    const some = fc.uniqueArray(anyView, { selector: ({ deadline }) => deadline.id });
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (views, shuffle) => {
        const order = inReviewOrder(views, DEFAULT_ZONE);
        const keyed = views.map((each) => ({ each, key: shuffle.next().value ?? 0 }));
        const shuffled = keyed.toSorted((one, other) => one.key - other.key);
        const again = inReviewOrder(
          shuffled.map(({ each }) => each),
          DEFAULT_ZONE,
        );
        expect(idsOf(again)).toEqual(idsOf(order));
        expect(idsOf(order).toSorted()).toEqual(idsOf(views).toSorted());
      }),
    );
  });
});

describe("what stands to be reviewed", () => {
  test("is the last that was handed in; a waiver and open work have none", () => {
    const { submitted, accepted, waived, open } = states();
    expect(reviewedEvidence({ state: submitted })).toBe("a-letter");
    expect(reviewedEvidence({ state: accepted })).toBe("a-letter");
    expect(reviewedEvidence({ state: waived })).toBeNull();
    expect(standsSince({ state: open })).toBeNull();
    expect(standsSince({ state: waived })).toBe(at("2023-03-27 10:00"));
  });
});

describe("what is missing of a unit's own", () => {
  const today = day("2023-03-20");
  const group = (state: DeadlineState, due: string | null, isPartly = false) =>
    missingGroupOf(owed({ state, due: due === null ? null : day(due) }), isPartly, today, CALENDAR);
  const all = states();

  test.each([
    ["returned", all.returned, "2023-12-31", "returned"],
    ["reported done", all.done, "2023-12-31", "unproved"],
    ["overdue", all.open, "2023-03-17", "overdue"],
    ["due today", all.open, "2023-03-20", "due-soon"],
    ["ten working days ahead", all.open, "2023-04-03", "due-soon"],
    ["eleven working days ahead", all.open, "2023-04-04", null],
    ["without a date", all.open, null, null],
    ["handed in", all.submitted, "2023-03-17", "waiting"],
    ["with its signer", all.awaiting, "2023-03-17", null],
    ["accepted", all.accepted, "2023-03-17", null],
    ["waived", all.waived, "2023-03-17", null],
  ])("%s", (_, state, due, expected) => {
    expect(group(state, due)).toBe(expected);
  });

  test("one part handed in of several: what is missing is asked for, however far its date", () => {
    expect(group(all.open, "2023-12-31", true)).toBe("unproved");
    expect(group(all.open, "2023-03-17", true)).toBe("overdue");
  });

  test("the owner's own earlier date counts", () => {
    const deadline = owed({ due: day("2023-12-31"), ownDue: addDays(today, 3) });
    expect(missingGroupOf(deadline, false, today, CALENDAR)).toBe("due-soon");
  });
});

describe("who of many is missing", () => {
  const of = (unit: string, state: DeadlineState): DeadlineView =>
    view({ unit, deadline: owed({ unitId: unit as UnitId, state }) });
  const { open, returned, awaiting, accepted, submitted, waived } = states();

  test("whoever has not done all of his part, each once, in the order of the alphabet", () => {
    const views = [
      of("UBND xã Đại Ân 1", open),
      of("UBND xã An Thạnh 1", returned),
      of("UBND xã An Thạnh 1", open),
      of("UBND xã An Thạnh 2", awaiting),
      of("Phòng Y tế", submitted),
      of("Phòng Tư pháp", accepted),
      of("Thanh tra huyện", waived),
    ];
    expect(unitsMissing(views)).toEqual([
      "UBND xã An Thạnh 1",
      "UBND xã An Thạnh 2",
      "UBND xã Đại Ân 1",
    ]);
  });

  test("nobody is missing where one unit alone owes it", () => {
    expect(unitsMissing([of("Phòng Y tế", open), of("Thanh tra huyện", waived)])).toEqual([]);
  });
});

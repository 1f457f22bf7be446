import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeadlineStateName } from "../../domain/deadline.ts";
import {
  countFigures,
  type CountedDeadline,
  type CountedTask,
  type Figures,
} from "../../domain/figures.ts";
import { day } from "../builders/time.ts";

const asOf = day("2023-06-30");
const CLOSED: readonly DeadlineStateName[] = ["done", "submitted", "accepted", "waived"];
const OPEN: readonly DeadlineStateName[] = ["open", "awaiting", "returned"];

function task(key: string, over: Partial<CountedTask> = {}): CountedTask {
  return { key, area: "Cải cách thể chế", standing: "dated", ...over };
}

function owed(
  key: string | null,
  due: string | null,
  state: DeadlineStateName = "open",
  over: Partial<CountedDeadline> = {},
): CountedDeadline {
  return {
    task: key,
    unit: "Phòng Tư pháp",
    due: due === null ? null : day(due),
    state,
    embedded: false,
    ...over,
  };
}

function count(tasks: readonly CountedTask[], deadlines: readonly CountedDeadline[]): Figures {
  return countFigures(tasks, deadlines, 2023, asOf);
}

describe("a task", () => {
  test("is done for the year only when all its deadlines of the year are", () => {
    const first = owed("NV-001", "2023-03-31", "done");
    expect(count([task("NV-001")], [first]).tasks.done).toBe(1);
    const last = owed("NV-001", "2023-12-31", "open");
    const half = count([task("NV-001")], [first, last]).tasks;
    expect(half).toMatchObject({ total: 1, done: 0, due: 1, doneOfDue: 1 });
  });

  test.each(CLOSED)("that is %s is done", (state) => {
    const { tasks } = count([task("NV-001")], [owed("NV-001", "2023-03-31", state)]);
    expect(tasks).toMatchObject({ done: 1, due: 1, doneOfDue: 1 });
  });

  test.each(OPEN)("that is %s is not done", (state) => {
    const { tasks } = count([task("NV-001")], [owed("NV-001", "2023-03-31", state)]);
    expect(tasks).toMatchObject({ done: 0, due: 1, doneOfDue: 0 });
  });

  test("without any deadline is not done, and not due", () => {
    expect(count([task("NV-001")], []).tasks).toMatchObject({ total: 1, done: 0, due: 0 });
  });

  test("is due from its due date on, and overdue from the day after", () => {
    const today = count([task("NV-001")], [owed("NV-001", "2023-06-30")]);
    expect(today.tasks.due).toBe(1);
    expect(today.deadlines.overdue).toBe(0);
    const yesterday = count([task("NV-001")], [owed("NV-001", "2023-06-29")]);
    expect(yesterday.deadlines.overdue).toBe(1);
    const tomorrow = count([task("NV-001")], [owed("NV-001", "2023-07-01")]);
    expect(tomorrow.tasks.due).toBe(0);
  });

  test("done before its date counts for the year, and not among what is due", () => {
    const { tasks } = count([task("NV-001")], [owed("NV-001", "2023-12-31", "accepted")]);
    expect(tasks).toMatchObject({ done: 1, due: 0, doneOfDue: 0 });
  });
});

test("a group's task is one task, done when every member has done it", () => {
  const members = ["xã An Thạnh 1", "xã An Thạnh 2", "thị trấn Cù Lao Dung"];
  const by = (state: DeadlineStateName) =>
    members.map((unit) => owed("NV-001", "2023-03-31", state, { unit }));
  const [one, two] = by("done");
  const three = by("open")[2]!;
  const figures = count([task("NV-001")], [one!, two!, three]);
  expect(figures.tasks).toMatchObject({ total: 1, done: 0, due: 1, doneOfDue: 0 });
  expect(figures.byUnit).toEqual([
    { name: "xã An Thạnh 1", total: 1, done: 1, late: 0, overdue: 0 },
    { name: "xã An Thạnh 2", total: 1, done: 1, late: 0, overdue: 0 },
    { name: "thị trấn Cù Lao Dung", total: 1, done: 0, late: 1, overdue: 1 },
  ]);
  expect(figures.byArea).toEqual([
    { name: "Cải cách thể chế", total: 1, done: 0, late: 1, overdue: 1 },
  ]);
  expect(count([task("NV-001")], by("done")).tasks).toMatchObject({ done: 1, doneOfDue: 1 });
});

test("ongoing and undated tasks count in the year's total, apart, and are never due", () => {
  const tasks = [
    task("NV-001", { standing: "ongoing" }),
    task("NV-002", { standing: "undated" }),
    task("NV-003", { standing: "ongoing" }),
    task("NV-004"),
    task("NV-005"),
    task("NV-006"),
  ];
  const figures = count(tasks, [owed("NV-001", null), owed("NV-002", null, "done")]);
  expect(figures.tasks).toEqual({
    total: 6,
    done: 0,
    due: 0,
    doneOfDue: 0,
    ongoing: 2,
    undated: 1,
  });
  expect(figures.deadlines).toMatchObject({ open: 1, done: 1, overdue: 0 });
});

describe("dates outside the plan year", () => {
  test("do not hold up a task that is done for the year", () => {
    const deadlines = [owed("NV-001", "2023-03-31", "done"), owed("NV-001", "2024-06-30", "open")];
    expect(count([task("NV-001")], deadlines).tasks).toMatchObject({ done: 1, due: 1 });
  });

  test("alone make a task neither done for the year nor due in it", () => {
    const deadlines = [owed("NV-001", "2022-12-31", "done")];
    expect(count([task("NV-001")], deadlines).tasks).toMatchObject({ done: 0, due: 0 });
  });

  test("are overdue all the same once they have passed", () => {
    const figures = count([task("NV-001")], [owed("NV-001", "2022-12-31", "open")]);
    expect(figures.deadlines.overdue).toBe(1);
    expect(figures.byUnit[0]!.overdue).toBe(1);
  });
});

describe("reports", () => {
  test("that belong to no task count among the deadlines and their unit's overdue", () => {
    const figures = count([], [owed(null, "2023-03-10")]);
    expect(figures.tasks.total).toBe(0);
    expect(figures.deadlines).toMatchObject({ open: 1, overdue: 1 });
    expect(figures.byUnit).toEqual([
      { name: "Phòng Tư pháp", total: 0, done: 0, late: 0, overdue: 1 },
    ]);
  });

  test("that a task's product is embedded in close the task, and are counted once", () => {
    const report = owed(null, "2023-03-10", "done");
    const embedded = { ...report, task: "NV-001", embedded: true };
    const figures = count([task("NV-001")], [report, embedded]);
    expect(figures.tasks).toMatchObject({ done: 1, due: 1, doneOfDue: 1 });
    expect(figures.deadlines.done).toBe(1);
  });

  test("that are late and embedded in a task are overdue once", () => {
    const report = owed(null, "2023-03-10");
    const embedded = { ...report, task: "NV-001", embedded: true };
    const figures = count([task("NV-001")], [report, embedded]);
    expect(figures.tasks).toMatchObject({ done: 0, due: 1, doneOfDue: 0 });
    expect(figures.deadlines.overdue).toBe(1);
    expect(figures.byUnit[0]).toMatchObject({ late: 1, overdue: 1 });
  });
});

describe("a unit's or an area's share", () => {
  test("counts late tasks, and overdue deadlines, of which a task may have several", () => {
    const deadlines = [
      owed("NV-001", "2023-03-31"),
      owed("NV-001", "2023-05-31"),
      owed("NV-002", "2023-12-31"),
    ];
    const { byUnit, byArea } = count([task("NV-001"), task("NV-002")], deadlines);
    const expected = { total: 2, done: 0, late: 1, overdue: 2 };
    expect(byUnit).toMatchObject([expected]);
    expect(byArea).toMatchObject([expected]);
  });
});

describe("any plan", () => {
  const anyState = fc.constantFrom<DeadlineStateName>(...OPEN, ...CLOSED);
  const anyTasks = fc
    .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 12 })
    .chain((numbers) => fc.tuple(...numbers.map((number) => anyTask(`NV-${number}`))));
  const anyDue = fc.constantFrom("2022-12-31", "2023-03-31", "2023-06-30", "2023-12-31", null);

  function anyTask(key: string): fc.Arbitrary<CountedTask> {
    return fc.record({
      key: fc.constant(key),
      area: fc.constantFrom("Thể chế", "TTHC", "Bộ máy"),
      standing: fc.constantFrom("dated", "ongoing", "undated"),
    });
  }

  const anyPlan = anyTasks.chain((tasks) =>
    fc.record({
      tasks: fc.constant(tasks),
      deadlines: fc.array(
        fc
          .tuple(
            fc.constantFrom(null, ...tasks.map(({ key }) => key)),
            anyDue,
            anyState,
            fc.constantFrom("A", "B", "C"),
          )
          .map(([key, due, state, unit]) => owed(key, due, state, { unit })),
        { maxLength: 40 },
      ),
    }),
  );

  test("keeps its figures within each other", () => {
    fc.assert(
      fc.property(anyPlan, ({ tasks, deadlines }) => {
        const figures = count(tasks, deadlines);
        const { total, done, due, doneOfDue } = figures.tasks;
        expect(total).toBe(tasks.length);
        expect(done).toBeLessThanOrEqual(total);
        expect(doneOfDue).toBeLessThanOrEqual(due);
        expect(due).toBeLessThanOrEqual(total);
        const { overdue, ...states } = figures.deadlines;
        const sum = Object.values(states).reduce((one, other) => one + other, 0);
        expect(sum).toBe(deadlines.length);
        expect(overdue).toBeLessThanOrEqual(states.open + states.awaiting + states.returned);
      }),
    );
  });

  test("has the same total by area, and the same overdue by unit", () => {
    fc.assert(
      fc.property(anyPlan, ({ tasks, deadlines }) => {
        const { byArea, byUnit, ...figures } = count(tasks, deadlines);
        const sum = (of: readonly { readonly total: number; readonly done: number }[]) =>
          of.reduce(
            (all, { total, done }) => ({ total: all.total + total, done: all.done + done }),
            {
              total: 0,
              done: 0,
            },
          );
        expect(sum(byArea)).toEqual({ total: figures.tasks.total, done: figures.tasks.done });
        const overdue = byUnit.reduce((all, unit) => all + unit.overdue, 0);
        expect(overdue).toBe(figures.deadlines.overdue);
      }),
    );
  });

  test("has no task both done and late in an area's or a unit's share", () => {
    fc.assert(
      fc.property(anyPlan, ({ tasks, deadlines }) => {
        const { byArea, byUnit } = count(tasks, deadlines);
        for (const share of [...byArea, ...byUnit]) {
          expect(share.done + share.late).toBeLessThanOrEqual(share.total);
        }
      }),
    );
  });

  test("does not depend on the order in which it was stored", () => {
    fc.assert(
      fc.property(anyPlan, ({ tasks, deadlines }) => {
        const forwards = count(tasks, deadlines);
        const backwards = count(tasks.toReversed(), deadlines.toReversed());
        expect(backwards.tasks).toEqual(forwards.tasks);
        expect(backwards.deadlines).toEqual(forwards.deadlines);
      }),
    );
  });
});

import { describe, expect, test } from "vitest";
import type { Deadline } from "../../domain/deadline.ts";
import type { PersonId, PlanId, PostId, TaskId, UnitId } from "../../domain/ids.ts";
import { correctDeadlines, moveDeadline } from "../../domain/plan-correction.ts";
import {
  deadlinesOwed,
  type OwedDeadline,
  type OwedDeliverable,
  type OwedReport,
  type Ower,
} from "../../domain/plan-deadlines.ts";
import { readTiming } from "../../domain/timing/read-timing.ts";
import { deadline, deliverable, period } from "../builders/plan.ts";
import { at, day } from "../builders/time.ts";

const planId = "plan" as PlanId;
const taskId = "task" as TaskId;
const justice = "justice" as UnitId;
const finance = "finance" as UnitId;
const communes = ["commune-1", "commune-2"] as UnitId[];

const byUnits = (...units: readonly UnitId[]): Ower[] =>
  units.map((unitId) => ({ unitId, postId: null }));

function owed(timing: string, units: readonly UnitId[], embedded = false): OwedDeliverable {
  const reading = readTiming(timing, 2023);
  const row = deliverable({ taskId, label: "Báo cáo", timing, timingKind: reading.kind, embedded });
  return { deliverable: row, kind: "deliverable", reading, owedBy: byUnits(...units) };
}

const reports: readonly OwedReport[] = [
  {
    period: period({ planId, name: "Quý I", due: day("2023-03-10") }),
    owedBy: byUnits(...communes),
    isComplete: true,
  },
  {
    period: period({ planId, name: "6 tháng", due: day("2023-06-10") }),
    owedBy: byUnits(...communes),
    isComplete: true,
  },
  {
    period: period({ planId, name: "Quý III", due: day("2023-09-10") }),
    owedBy: byUnits(...communes),
    isComplete: true,
  },
  {
    period: period({ planId, name: "Năm", due: day("2023-12-10") }),
    owedBy: byUnits(...communes),
    isComplete: true,
  },
];

const shown = ({ kind, unitId, due, timing, withinYear }: OwedDeadline) =>
  `${kind} ${unitId} ${due} ${timing}${withinYear ? " within the year" : ""}`;

describe("what is owed", () => {
  test("one for each unit and date", () => {
    const { deadlines } = deadlinesOwed(planId, [owed("Quý I, II", communes)], []);
    expect(deadlines.map(shown)).toEqual([
      "deliverable commune-1 2023-03-31 dated",
      "deliverable commune-1 2023-06-30 dated",
      "deliverable commune-2 2023-03-31 dated",
      "deliverable commune-2 2023-06-30 dated",
    ]);
  });

  test("work without a date has one for each unit, and says why", () => {
    const works = [
      owed("Thường xuyên", [justice]),
      owed("Theo quy định", [justice]),
      owed("Trong năm 2023", [justice]),
    ];
    expect(deadlinesOwed(planId, works, []).deadlines.map(shown)).toEqual([
      "deliverable justice null ongoing",
      "deliverable justice null unspecified",
      "deliverable justice 2023-12-31 dated within the year",
    ]);
  });

  test("nobody owes what nobody leads", () => {
    expect(deadlinesOwed(planId, [owed("Quý I", [])], []).deadlines).toEqual([]);
  });

  test("what a post owes is its unit's, and keeps the post", () => {
    const clerk = { unitId: justice, postId: "clerk" as PostId };
    const work = { ...owed("Quý I", []), owedBy: [clerk, ...byUnits(justice)] };
    expect(deadlinesOwed(planId, [work], []).deadlines).toMatchObject([
      clerk,
      { unitId: justice, postId: null },
    ]);
  });

  test("reports carry their period's name and cut-off", () => {
    const [first] = deadlinesOwed(planId, [], reports).deadlines;
    expect(first).toMatchObject({
      kind: "report",
      label: "Quý I",
      cutOff: "2023-03-05",
      due: "2023-03-10",
      taskId: null,
      reportPeriodId: reports[0]?.period.id,
    });
  });

  test("an embedded product takes the dates of its unit's reports", () => {
    const work = owed("Hàng quý và năm 2023", communes, true);
    const { deadlines, embedded } = deadlinesOwed(planId, [work], reports);
    expect(deadlines.every(({ kind }) => kind === "report")).toBe(true);
    expect(embedded).toEqual(
      communes.flatMap((unitId) =>
        reports.map((report) => ({
          deliverableId: work.deliverable.id,
          reportPeriodId: report.period.id,
          unitId,
        })),
      ),
    );
  });

  test("an embedded product waits for a report whose owing units are not all known", () => {
    const unsettled = reports.map((report) => ({ ...report, owedBy: [], isComplete: false }));
    const works = [owed("Hàng quý", [justice], true), owed("Quý I", [justice])];
    expect(deadlinesOwed(planId, works, unsettled).deadlines.map(shown)).toEqual([
      "deliverable justice 2023-03-31 dated",
    ]);
  });

  test("an embedded product that no report fits is owed like any other", () => {
    const byStranger = owed("Tháng 12/2023", [justice], true);
    const nextYear = owed("Tháng 3/2024", communes.slice(0, 1), true);
    const { deadlines, embedded } = deadlinesOwed(planId, [byStranger, nextYear], reports);
    expect(deadlines.slice(0, 2).map(shown)).toEqual([
      "deliverable justice 2023-12-31 dated",
      "deliverable commune-1 2024-03-31 dated",
    ]);
    expect(embedded).toEqual([]);
  });
});

describe("a corrected plan", () => {
  const stored = (due: string | null, over: Partial<Deadline> = {}): Deadline =>
    deadline({ unitId: justice, label: "Báo cáo", due: due ? day(due) : null, ...over });
  const wanted = (timing: string, units = [justice]): readonly OwedDeadline[] =>
    deadlinesOwed(planId, [owed(timing, units)], []).deadlines;
  const done = {
    name: "done",
    by: "head" as PersonId,
    at: at("2023-03-24 08:00"),
    completedOn: day("2023-03-24"),
  } as const;

  test("changes nothing where nothing changed", () => {
    const existing = [stored("2023-03-31"), stored("2023-06-30", { state: done })];
    expect(correctDeadlines(existing, wanted("Quý I, II"), true)).toEqual({
      moved: [],
      added: [],
      left: [],
    });
  });

  test("moves what is open, nearest first, and adds what is more", () => {
    const existing = [stored("2023-03-31"), stored("2023-12-31")];
    const { moved, added } = correctDeadlines(
      existing,
      wanted("tháng 3, tháng 11, tháng 6"),
      false,
    );
    expect(moved.map(({ deadline: from, to }) => [from.due, to.due])).toEqual([
      ["2023-12-31", "2023-11-30"],
    ]);
    expect(added.map(({ due }) => due)).toEqual(["2023-06-30"]);
  });

  test("asks for nothing again that is no longer open", () => {
    const existing = [stored("2023-03-31", { state: done })];
    expect(correctDeadlines(existing, wanted("Tháng 4/2023"), false)).toEqual({
      moved: [],
      added: [],
      left: [],
    });
  });

  test("says what is still open and owed no more, and who is relieved of it", () => {
    const [first, second] = [stored("2023-03-31"), stored("2023-06-30")];
    const closed = stored("2023-12-31", { state: done });
    const fewer = correctDeadlines([first, second, closed], wanted("Quý I"), false);
    expect(fewer).toEqual({ moved: [], added: [], left: [second] });
    const other = stored("2023-03-31", { unitId: finance });
    expect(correctDeadlines([first, other], wanted("Quý I"), true).left).toEqual([other]);
  });

  test("tells a post from the unit that it is in, and hands its work over too", () => {
    const existing = [stored("2023-03-31")];
    const to = wanted("Quý I").map((each) => ({ ...each, postId: "clerk" as PostId }));
    expect(correctDeadlines(existing, to, false)).toMatchObject({ added: to, left: existing });
    const [move] = correctDeadlines(existing, to, true).moved;
    expect(move && moveDeadline(move.deadline, move.to)).toMatchObject({
      unitId: justice,
      postId: "clerk",
      dateVersion: 2,
    });
  });

  test("hands open work over to the unit that leads it now", () => {
    const existing = [stored("2023-03-31"), stored("2023-06-30")];
    const to = wanted("Quý I, II", [finance]);
    const handed = correctDeadlines(existing, to, true).moved.map((each) =>
      moveDeadline(each.deadline, each.to),
    );
    expect(handed.map(({ unitId, due, dateVersion }) => [unitId, due, dateVersion])).toEqual([
      [finance, "2023-03-31", 2],
      [finance, "2023-06-30", 2],
    ]);
    expect(correctDeadlines(existing, to, false).added).toHaveLength(2);
  });

  test("gives work its date once the plan names one", () => {
    const [moved] = correctDeadlines(
      [stored(null, { timing: "unspecified" })],
      wanted("Quý II/2023"),
      false,
    ).moved;
    expect(moved && moveDeadline(moved.deadline, moved.to)).toMatchObject({
      due: "2023-06-30",
      timing: "dated",
      dateVersion: 2,
    });
  });

  test("keeps an owner's own date only while it is the earlier one", () => {
    const [to] = wanted("Quý II/2023");
    const own = stored("2023-12-31", { ownDue: day("2023-05-15") });
    const late = stored("2023-12-31", { ownDue: day("2023-10-15") });
    expect(to && moveDeadline(own, to).ownDue).toBe("2023-05-15");
    expect(to && moveDeadline(late, to).ownDue).toBeNull();
  });

  test("a label alone leaves the version of the date", () => {
    const [moved] = correctDeadlines(
      [stored("2023-03-31", { label: "Bao cao" })],
      wanted("Quý I"),
      false,
    ).moved;
    expect(moved && moveDeadline(moved.deadline, moved.to)).toMatchObject({
      label: "Báo cáo",
      dateVersion: 1,
    });
  });
});

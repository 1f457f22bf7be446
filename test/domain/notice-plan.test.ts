import { describe, expect, test } from "vitest";
import type { Deadline } from "../../domain/deadline.ts";
import type { DeadlineId, PersonId, UnitId } from "../../domain/ids.ts";
import { noticeHorizon, planNotices, type PlanningFacts } from "../../domain/notice-plan.ts";
import type { Directory } from "../../domain/recipients.ts";
import { morningCarrier, nextCarrier } from "../../domain/sending-hours.ts";
import { DEFAULT_RULES, type RuleBook } from "../../domain/rules.ts";
import { vietnameseCalendar } from "../builders/calendar.ts";
import { deadline } from "../builders/plan.ts";
import { at, day } from "../builders/time.ts";

const RULES: RuleBook = { ...DEFAULT_RULES, planLadders: new Map() };

const CALENDAR = vietnameseCalendar();
const UNIT = "justice" as UnitId;
const ID = "deadline" as DeadlineId;
const HEAD = "head" as PersonId;
const COORDINATOR = "coordinator" as PersonId;
const LEADER = "leader" as PersonId;
const SIGNER = "signer" as PersonId;

const DIRECTORY: Directory = {
  ownersOf: (unit) => (unit === UNIT ? [HEAD] : []),
  assigneeIn: (unit, assignee) => (unit === UNIT ? [assignee] : []),
  reviewersOf: () => [COORDINATOR],
  supportersIn: (unit) => (unit === UNIT ? [HEAD] : []),
  reach: (person) => [person],
  coordinators: [COORDINATOR],
  leaders: [LEADER],
};

const FACTS: PlanningFacts = {
  directory: DIRECTORY,
  withSummary: new Set(),
  snoozes: [],
  rules: RULES,
  calendar: CALENDAR,
};

/** `morning 2023-03-24 07:30 -5 → head, due`: one line for each notice. */
function planned(
  moment: string,
  over: Partial<Deadline> = {},
  directory: Partial<Directory> = {},
  facts: Partial<PlanningFacts> = {},
): readonly string[] {
  const { notices } = planNotices([owed(over)], at(moment), {
    ...FACTS,
    ...facts,
    directory: { ...DIRECTORY, ...directory },
  });
  return notices.map(
    ({ notice, push }) =>
      `${push.kind} ${push.slot} ${notice.rung} ${notice.day} → ${notice.personId}, ${notice.section}`,
  );
}

function owed(over: Partial<Deadline>): Deadline {
  return deadline({ unitId: UNIT, noticedUntil: at("2023-03-23 08:00"), ...over });
}

describe("how far a sweep looks", () => {
  const horizonAt = (moment: string) => noticeHorizon(at(moment), DEFAULT_RULES, CALENDAR);

  test.each([
    ["before the leaders' summary", "2023-03-20 06:44", "2023-03-20 06:44"],
    ["with the leaders' summary", "2023-03-20 06:45", "2023-03-20 07:30"],
    ["between it and the morning messages", "2023-03-20 07:29", "2023-03-20 07:30"],
    ["once the morning has come", "2023-03-20 07:30", "2023-03-20 07:30"],
    ["later on that day", "2023-03-20 09:15", "2023-03-20 09:15"],
    ["on another morning of the week", "2023-03-21 07:00", "2023-03-21 07:00"],
    ["on a Sunday", "2023-03-19 07:00", "2023-03-19 07:00"],
    ["on a Wednesday that begins its week", "2023-05-03 06:50", "2023-05-03 06:50"],
    ["on the Thursday after that holiday", "2023-05-04 06:50", "2023-05-04 07:30"],
  ])("%s (%s)", (_, moment, horizon) => {
    expect(horizonAt(moment)).toBe(at(horizon));
  });
});

describe("the morning message that is next", () => {
  test.each([
    ["before the morning", "2023-03-24 05:00", "2023-03-24"],
    ["in office hours: it may still go out", "2023-03-24 10:00", "2023-03-24"],
    ["a minute before the office closes", "2023-03-24 16:59", "2023-03-24"],
    ["when it has closed on a Friday: Monday's", "2023-03-24 17:00", "2023-03-27"],
    ["at night", "2023-03-22 23:30", "2023-03-23"],
    ["after midnight", "2023-03-23 00:30", "2023-03-23"],
    ["on a Saturday", "2023-03-25 09:00", "2023-03-27"],
    ["on the eve of a long holiday", "2023-04-28 18:00", "2023-05-04"],
    ["at Tết", "2023-01-23 08:00", "2023-01-27"],
  ])("%s (%s): %s", (_, moment, slot) => {
    expect(morningCarrier(at(moment), DEFAULT_RULES, CALENDAR)).toEqual({
      slot,
      plannedFor: at(`${slot} 07:30`),
    });
  });

  test("and the one after it, over a weekend", () => {
    expect(nextCarrier(day("2023-03-24"), DEFAULT_RULES, CALENDAR)).toEqual({
      slot: "2023-03-27",
      plannedFor: at("2023-03-27 07:30"),
    });
  });
});

describe("which notices fall", () => {
  test("a rung goes into the message of its morning", () => {
    expect(planned("2023-03-24 07:30")).toEqual(["morning 2023-03-24 -5 2023-03-24 → head, due"]);
  });

  test("nothing falls between two rungs", () => {
    expect(planned("2023-03-28 12:00", { noticedUntil: at("2023-03-24 07:30") })).toEqual([]);
  });

  test("a moment that has been looked at is not looked at again", () => {
    expect(planned("2023-03-24 07:31", { noticedUntil: at("2023-03-24 07:30") })).toEqual([]);
  });

  test("what was missed joins the next message, each rung with the day it fell on", () => {
    expect(planned("2023-03-29 18:00")).toEqual([
      "morning 2023-03-30 -5 2023-03-24 → head, due",
      "morning 2023-03-30 -2 2023-03-29 → head, due",
    ]);
  });

  test("the due day's afternoon has a message of its own", () => {
    const since = { noticedUntil: at("2023-03-31 07:30") };

    expect(planned("2023-03-31 14:00", since)).toEqual([
      "due-day 2023-03-31 0-afternoon 2023-03-31 → head, due",
    ]);
    expect(planned("2023-03-31 16:59", since)).toHaveLength(1);
  });

  test("an afternoon that was slept through is left to the morning after it", () => {
    const since = { noticedUntil: at("2023-03-31 07:30") };

    expect(planned("2023-03-31 17:00", since)).toEqual([]);
    expect(planned("2023-04-03 07:30", since)).toEqual([
      "morning 2023-04-03 +1 2023-04-03 → head, overdue",
    ]);
  });

  test("a deadline that is due on a Sunday is recalled on the Friday before", () => {
    const sunday = { due: day("2023-12-31"), noticedUntil: at("2023-12-28 08:00") };

    expect(planned("2023-12-29 14:00", sunday)).toEqual([
      "morning 2023-12-29 0 2023-12-29 → head, due",
      "due-day 2023-12-29 0-afternoon 2023-12-29 → head, due",
    ]);
  });

  test("a unit that nobody can be reached for is told to the coordinators, but not twice a day", () => {
    const nobody = { ownersOf: () => [] };

    expect(planned("2023-03-24 07:30", {}, nobody)).toEqual([
      "morning 2023-03-24 -5 2023-03-24 → coordinator, unlinked",
    ]);
    expect(planned("2023-03-31 14:00", { noticedUntil: at("2023-03-31 07:30") }, nobody)).toEqual(
      [],
    );
  });

  test("a person who owns a unit twice hears once", () => {
    expect(planned("2023-03-24 07:30", {}, { ownersOf: () => [HEAD, HEAD] })).toHaveLength(1);
  });

  test("while a paper lies with its signer, only the signer hears", () => {
    const presented = at("2023-03-22 09:00");
    const state = { name: "awaiting", by: HEAD, at: presented, signerId: SIGNER } as const;
    const awaiting = { state, noticedUntil: presented };

    expect(planned("2023-03-23 07:30", awaiting)).toEqual([
      "morning 2023-03-23 presented 2023-03-23 → signer, signature",
    ]);
    expect(planned("2023-03-23 07:30", awaiting, { reach: () => [HEAD] })).toEqual([
      "morning 2023-03-23 presented 2023-03-23 → head, signature",
    ]);
  });

  test("overdue work goes up to the coordinator, then to the leader", () => {
    const late = { noticedUntil: at("2023-04-04 08:00") };

    expect(planned("2023-04-07 07:30", late)).toEqual([
      "morning 2023-04-07 +3 2023-04-05 → head, overdue",
      "morning 2023-04-07 coordinator 2023-04-05 → coordinator, escalation",
      "morning 2023-04-07 before-leader 2023-04-06 → head, warning",
      "morning 2023-04-07 +5 2023-04-07 → head, overdue",
      "morning 2023-04-07 leader 2023-04-07 → leader, escalation",
    ]);
  });

  test("a leader's summary of the day carries what he is told that morning, nobody else's", () => {
    const late = { due: day("2023-03-27"), noticedUntil: at("2023-03-31 08:00") };

    expect(planned("2023-04-03 06:45", late, {}, { withSummary: new Set([LEADER]) })).toEqual([
      "morning 2023-04-03 +5 2023-04-03 → head, overdue",
      "weekly 2023-04-03 leader 2023-04-03 → leader, escalation",
    ]);
    expect(planned("2023-04-03 06:45", late)[1]).toContain("morning 2023-04-03 leader");
  });

  test("proof that is missing is asked for, and nothing else", () => {
    const done = at("2023-03-22 09:00");
    const state = { name: "done", by: HEAD, at: done, completedOn: day("2023-03-22") } as const;

    expect(planned("2023-03-24 07:30", { state, noticedUntil: done })).toEqual([
      "morning 2023-03-24 proof+2 2023-03-24 → head, proof",
    ]);
  });

  describe("to whoever has put the matter off until Monday", () => {
    const putOff = (personId: PersonId, until = "2023-03-27 07:30") => ({
      snoozes: [{ personId, deadlineId: ID, until: at(until) }],
    });
    const early = { id: ID, due: day("2023-03-31"), noticedUntil: at("2023-03-22 08:00") };

    test("nothing falls before it", () => {
      expect(planned("2023-03-24 07:30", early)).toHaveLength(1);
      expect(planned("2023-03-24 07:30", early, {}, putOff(HEAD))).toEqual([]);
    });

    test("what falls on that day, or later, falls", () => {
      const [monday] = [{ ...early, due: day("2023-04-03"), noticedUntil: at("2023-03-24 08:00") }];
      expect(planned("2023-03-27 07:30", monday, {}, putOff(HEAD))).toEqual([
        "morning 2023-03-27 -5 2023-03-27 → head, due",
      ]);
    });

    test("the due day speaks all the same, morning and afternoon", () => {
      const due = { ...early, due: day("2023-03-24") };
      expect(planned("2023-03-24 14:00", due, {}, putOff(HEAD))).toEqual([
        "morning 2023-03-24 0 2023-03-24 → head, due",
        "due-day 2023-03-24 0-afternoon 2023-03-24 → head, due",
      ]);
    });

    test("the others of his unit are reminded", () => {
      const both = { ownersOf: () => [HEAD, "officer" as PersonId] };
      expect(planned("2023-03-24 07:30", early, both, putOff(HEAD))).toEqual([
        "morning 2023-03-24 -5 2023-03-24 → officer, due",
      ]);
    });

    test("what goes up to the coordinator goes up", () => {
      const late = { ...early, due: day("2023-03-21") };
      const lines = planned("2023-03-24 07:30", late, {}, putOff(COORDINATOR));
      expect(lines).toContain(
        "morning 2023-03-24 coordinator 2023-03-24 → coordinator, escalation",
      );
    });
  });

  test("after the last of the Mondays the coordinator is offered to close it as late", () => {
    const late = { due: day("2023-03-31"), noticedUntil: at("2023-05-05 08:00") };
    expect(planned("2023-05-08 07:30", late)).toEqual([
      "morning 2023-05-08 offer-closing 2023-05-08 → coordinator, closing",
    ]);
  });

  test("every deadline looked at is moved on to its next rung", () => {
    const done = owed({
      state: { name: "waived", by: HEAD, at: at("2023-03-22 09:00"), reason: "" },
    });
    const { reschedules } = planNotices([owed({}), done], at("2023-03-24 07:30"), FACTS);

    expect(
      reschedules.map(({ noticedUntil, nextNoticeAt }) => [noticedUntil, nextNoticeAt]),
    ).toEqual([
      [at("2023-03-24 07:30"), at("2023-03-29 07:30")],
      [at("2023-03-24 07:30"), null],
    ]);
  });
});

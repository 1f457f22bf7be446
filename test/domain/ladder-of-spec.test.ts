/** The ladder clause by clause, on dates around Tết and 30/4: each test is one sentence of it. */
import { describe, expect, test } from "vitest";
import type { DeadlineKind, DeadlineStateName } from "../../domain/deadline.ts";
import type { PlanId } from "../../domain/ids.ts";
import { isSilenced, rungsOf, stillHolds, supportRungs } from "../../domain/ladder.ts";
import { DEFAULT_RULES, ladderOf, type LadderRules } from "../../domain/rules.ts";
import { nameRung } from "../../domain/rung.ts";
import { DEFAULT_ZONE } from "../../domain/time.ts";
import {
  apologyOwed,
  CALENDAR,
  daysOf,
  LADDER,
  owed,
  report,
  states,
  told,
} from "../builders/ladder.ts";
import { at, day, time } from "../builders/time.ts";

/** Friday 5/5/2023: 1, 2 and 3/5 are off, for 30/4 was a Sunday and 29/4 a Saturday. */
const MAY = day("2023-05-05");
/** Friday 3/2/2023: 20 to 26/1 are off for Tết, and 2/1 for New Year. */
const AFTER_TET = day("2023-02-03");

const LATE = ["overdue", "warning", "escalation", "closing"] as const;

describe("before the date", () => {
  test.each<DeadlineKind>(["deliverable", "directive", "target"])(
    "a %s is reminded 20, 10, 5, 2 and 0 working days before, 30/4 and 1/5 not counted",
    (kind) => {
      expect(daysOf(owed({ kind, due: MAY }), ["due"])).toEqual([
        "-20 2023-04-04",
        "-10 2023-04-18",
        "-5 2023-04-25",
        "-2 2023-04-28",
        "0 2023-05-05",
        "0-afternoon 2023-05-05",
      ]);
    },
  );

  test("Tết is not counted either", () => {
    expect(daysOf(owed({ due: AFTER_TET }), ["due"])).toEqual([
      "-20 2022-12-29",
      "-10 2023-01-13",
      "-5 2023-01-27",
      "-2 2023-02-01",
      "0 2023-02-03",
      "0-afternoon 2023-02-03",
    ]);
  });

  test("a report is reminded 5 working days before its cut-off, on it, then 2 and 0 before its date", () => {
    const due = day("2023-05-10");
    expect(daysOf(report({ due, cutOff: MAY }), ["due"])).toEqual([
      "cut-off-5 2023-04-25",
      "cut-off-0 2023-05-05",
      "-2 2023-05-08",
      "0 2023-05-10",
      "0-afternoon 2023-05-10",
    ]);
  });

  test("a cut-off on a day off is reminded on the working day before it", () => {
    expect(told(report()).slice(0, 2)).toEqual([
      "cut-off-5 2023-02-24 07:30 owner",
      "cut-off-0 2023-03-03 07:30 owner", // 5/3 is a Sunday
    ]);
  });

  test("an apology is reminded 3, 2 and 1 working days before its dossier's date, and not on that day itself", () => {
    expect(daysOf(apologyOwed({ dossierDue: MAY, due: day("2023-05-04") }), ["apology"])).toEqual([
      "-3 2023-04-27",
      "-2 2023-04-28",
      "-1 2023-05-04",
      "0-afternoon 2023-05-04", // the last lawful day
      "+1 2023-05-08",
      "+3 2023-05-10",
      "+5 2023-05-12",
      "monday1 2023-05-15",
      "monday2 2023-05-22",
      "monday3 2023-05-29",
      "monday4 2023-06-05",
    ]);
  });

  test("on the due day there is a second reminder at 14:00", () => {
    expect(told(owed(), ({ slot }) => slot === "due-day")).toEqual([
      "0-afternoon 2023-03-31 14:00 owner",
    ]);
  });

  test("of a date on a day off the last working day before it is the due day", () => {
    const sunday = owed({ due: day("2023-12-31") });
    expect(daysOf(sunday, ["due"]).slice(-3)).toEqual([
      "-2 2023-12-27",
      "0 2023-12-29",
      "0-afternoon 2023-12-29",
    ]);
  });
});

describe("after the date", () => {
  test("it is urged 1, 3 and 5 working days after, then on four Mondays", () => {
    expect(daysOf(owed({ due: MAY }), ["overdue"])).toEqual([
      "+1 2023-05-08",
      "+3 2023-05-10",
      "+5 2023-05-12",
      "monday1 2023-05-15",
      "monday2 2023-05-22",
      "monday3 2023-05-29",
      "monday4 2023-06-05",
    ]);
  });

  test("a Monday off is made up for in its week; a week off altogether is passed over", () => {
    expect(daysOf(owed(), ["overdue"]).slice(-2)).toEqual([
      "monday3 2023-04-24",
      "monday4 2023-05-04", // 1, 2 and 3/5 are off
    ]);
    expect(daysOf(owed({ due: day("2026-01-30") }), ["overdue"]).slice(3)).toEqual([
      "monday1 2026-02-09",
      "monday2 2026-02-23", // 16 to 20/2 are off for Tết
      "monday3 2026-03-02",
      "monday4 2026-03-09",
    ]);
  });

  test("it is late from the day after its date, a day off too, and counted from there", () => {
    const sunday = owed({ due: day("2023-12-31") });
    expect(daysOf(sunday, ["overdue"]).slice(0, 3)).toEqual([
      "+1 2024-01-02", // 1/1 is off
      "+3 2024-01-04",
      "+5 2024-01-08",
    ]);
  });

  test("work goes up to the coordinator at +3 and to the leader at +5", () => {
    expect(told(owed({ due: MAY }), ({ section }) => section === "escalation")).toEqual([
      "coordinator 2023-05-10 07:30 coordinator",
      "leader 2023-05-12 07:30 leader",
    ]);
  });

  test("a report goes up to the coordinator at +1 and to the leader at +5", () => {
    expect(told(report(), ({ section }) => section === "escalation")).toEqual([
      "coordinator 2023-03-13 07:30 coordinator",
      "leader 2023-03-17 07:30 leader",
    ]);
  });

  test("the head is told the day before a matter goes up", () => {
    const warned = (of: Parameters<typeof told>[0]) =>
      told(of, ({ section }) => section === "warning");
    expect(warned(owed({ due: MAY }))).toEqual([
      "before-coordinator 2023-05-09 07:30 owner",
      "before-leader 2023-05-11 07:30 owner",
    ]);
    expect(warned(report())).toEqual([
      "before-coordinator 2023-03-10 07:30 owner", // the due day: it goes up on the next
      "before-leader 2023-03-16 07:30 owner",
    ]);
  });

  test("after four Mondays, on the next, the coordinator is offered to close it as late", () => {
    expect(told(owed({ due: MAY }), ({ section }) => section === "closing")).toEqual([
      "offer-closing 2023-06-12 07:30 coordinator",
    ]);
  });

  test("what was closed as late is not reminded of any more, in no way", () => {
    const closedLateAt = at("2023-05-08 10:00");
    expect(told(owed({ closedLateAt }))).toEqual([]);
    expect(told(owed({ closedLateAt, timing: "ongoing", due: null }))).toEqual([]);
    for (const section of [...LATE, "due", "support", "status", "own-date", "unlinked"] as const) {
      const notice = { section, rung: "+3", dateVersion: 1 };
      expect(stillHolds(notice, owed({ closedLateAt }), day("2023-05-09")), section).toBe(false);
    }
  });

  test("closed as late and done after all, it is asked for its proof", () => {
    const done = owed({ closedLateAt: at("2023-05-08 10:00"), state: states().done });
    expect(told(done)[0]).toBe("proof+2 2023-03-29 07:30 owner");
  });
});

describe("a plan that is brought in in mid-year", () => {
  const createdAt = at("2023-04-24 10:00");

  test("nothing goes up for five working days, and its head is told on the fifth", () => {
    const imported = owed({ createdAt });
    // 25, 26, 27, 28/4 and 4/5 are the five working days; 1, 2 and 3/5 are off.
    expect(daysOf(imported, ["warning", "escalation"])).toEqual([
      "before-coordinator 2023-05-04",
      "before-leader 2023-05-04",
      "coordinator 2023-05-05",
      "leader 2023-05-05",
    ]);
  });

  test("what is late already is told on the next morning, then on four Mondays", () => {
    expect(daysOf(owed({ createdAt }), ["overdue"])).toEqual([
      "present 2023-04-25",
      "monday1 2023-05-04", // of the week of 1/5
      "monday2 2023-05-08",
      "monday3 2023-05-15",
      "monday4 2023-05-22",
    ]);
  });
});

describe("who is left in peace", () => {
  test("once work is done, nothing more is said of the work; its proof is asked for", () => {
    const rungs = rungsOf(owed({ state: states().done }), LADDER, CALENDAR);
    expect(new Set(rungs.map(({ section }) => section))).toEqual(new Set(["proof"]));
    expect(rungs.map(({ name, day: on }) => `${name} ${on}`)).toEqual([
      "proof+2 2023-03-29",
      "proof+5 2023-04-03",
      "proof-monday1 2023-04-10",
      "proof-monday2 2023-04-17",
      "proof-monday3 2023-04-24",
      "proof-monday4 2023-05-04",
    ]);
  });

  test("while a paper lies with its signer, only the signer hears of it", () => {
    const rungs = rungsOf(owed({ state: states().awaiting }), LADDER, CALENDAR);
    expect(new Set(rungs.map(({ audience }) => audience))).toEqual(new Set(["signer"]));
    expect(rungs[0]).toMatchObject({ name: "presented", day: "2023-03-28" });
  });

  test("a returned proof has the whole ladder of open work again", () => {
    expect(told(owed({ state: states().returned }))).toEqual(told(owed()));
    expect(told(owed())).not.toEqual([]);
  });

  test("of what was handed in its owner hears nothing, only who is to review it", () => {
    const rungs = rungsOf(owed({ state: states().submitted }), LADDER, CALENDAR);
    expect(new Set(rungs.map(({ audience }) => audience))).toEqual(new Set(["reviewer"]));
    expect(rungs[0]).toMatchObject({ name: "review", day: "2023-03-28" });
  });

  test.each<DeadlineStateName>(["accepted", "waived"])("of what is %s nothing is said", (name) => {
    expect(told(owed({ state: states()[name] }))).toEqual([]);
  });

  test("supporting units hear nothing of their own accord", () => {
    for (const state of Object.values(states())) {
      const sections = rungsOf(owed({ state }), LADDER, CALENDAR).map(({ section }) => section);
      expect(sections).not.toContain("support");
    }
  });

  test("asked for a contribution, they hear 2 working days before and on the day", () => {
    const days = (wantedBy: string) =>
      supportRungs(day(wantedBy), LADDER, CALENDAR).map(
        (rung) => `${nameRung(rung.rule)} ${rung.day}`,
      );
    expect(days("2023-05-05")).toEqual(["support-2 2023-04-28", "support-0 2023-05-05"]);
    expect(days("2023-05-01")).toEqual(["support-2 2023-04-26", "support-0 2023-04-28"]);
  });
});

describe("what is asked for besides", () => {
  const ongoing = owed({ due: null, timing: "ongoing" });
  const withinYear = owed({ due: day("2023-12-31"), withinYear: true });

  test("ongoing work is asked for a status line 2 working days before each quarter's end and on it", () => {
    expect(told(ongoing)).toEqual([
      "status-2023-03-31~2 2023-03-29 07:30 owner",
      "status-2023-03-31~0 2023-03-31 07:30 owner",
      "status-2023-06-30~2 2023-06-28 07:30 owner",
      "status-2023-06-30~0 2023-06-30 07:30 owner",
      "status-2023-09-30~2 2023-09-27 07:30 owner", // 30/9 is a Saturday
      "status-2023-09-30~0 2023-09-29 07:30 owner",
      "status-2023-12-31~2 2023-12-27 07:30 owner",
      "status-2023-12-31~0 2023-12-29 07:30 owner",
    ]);
  });

  test("a quarter that has its line is not asked about again", () => {
    const given = owed({ due: null, timing: "ongoing", statusFor: day("2023-06-30") });
    expect(daysOf(given, ["status"])).toEqual([
      "status-2023-09-30~2 2023-09-27",
      "status-2023-09-30~0 2023-09-29",
      "status-2023-12-31~2 2023-12-27",
      "status-2023-12-31~0 2023-12-29",
    ]);
  });

  test("work due “Trong năm” is asked for a date on January's first working day, and 10 later", () => {
    const early = owed({ ...withinYear, createdAt: at("2022-12-30 09:00") });
    expect(daysOf(early, ["own-date"])).toEqual([
      "own-date-0 2023-01-03", // 2/1 is off
      "own-date-10 2023-01-17",
    ]);
  });

  test("brought in later, it is asked from the first morning after", () => {
    const late = owed({ ...withinYear, createdAt: at("2023-04-28 16:00") });
    expect(daysOf(late, ["own-date"])).toEqual(["own-date-0 2023-05-04", "own-date-10 2023-05-18"]);
  });

  test("it is not asked within 20 working days of its date, nor once it has a date of its own", () => {
    const autumn = owed({ ...withinYear, createdAt: at("2023-11-17 16:00") });
    // 20 working days before 29/12, the last one, is 1/12; ten after 20/11 is 4/12.
    expect(daysOf(autumn, ["own-date"])).toEqual(["own-date-0 2023-11-20"]);
    expect(daysOf(owed({ ...withinYear, ownDue: day("2023-09-15") }), ["own-date"])).toEqual([]);
  });

  test("reminders follow the earlier date; once it has passed, the written one is reminded too", () => {
    const own = owed({ ...withinYear, ownDue: day("2023-06-30") });
    expect(daysOf(own, ["due"])).toEqual([
      "-20 2023-06-02",
      "-10 2023-06-16",
      "-5 2023-06-23",
      "-2 2023-06-28",
      "0 2023-06-30",
      "0-afternoon 2023-06-30",
      "written-20 2023-12-01",
      "written-10 2023-12-15",
      "written-5 2023-12-22",
      "written-2 2023-12-27",
      "written-0 2023-12-29",
      "written-afternoon 2023-12-29",
    ]);
    expect(daysOf(own, ["overdue"])[0]).toBe("+1 2024-01-02");
  });
});

describe("a snooze", () => {
  const until = at("2023-04-03 07:30");
  const silenced = (of: Parameters<typeof rungsOf>[0]) =>
    rungsOf(of, LADDER, CALENDAR)
      .filter((rung) => isSilenced(rung, rung.section, until, DEFAULT_ZONE))
      .map(({ name, day: on }) => `${name} ${on}`);

  test("keeps back what falls before it ends, and nothing of the due day", () => {
    expect(silenced(owed({ due: day("2023-03-31") }))).toEqual([
      "-20 2023-03-03",
      "-10 2023-03-17",
      "-5 2023-03-24",
      "-2 2023-03-29",
    ]);
  });

  test("keeps back nothing that falls on its last day or later", () => {
    expect(silenced(owed({ due: day("2023-04-10") }))).not.toContain("-5 2023-04-03");
  });

  test("keeps back neither a warning nor what goes up, is to be signed or to be closed", () => {
    const late = rungsOf(owed({ due: day("2023-03-20") }), LADDER, CALENDAR);
    const kept = late.filter(({ day: on }) => on > "2023-03-20" && on < "2023-04-03");
    const passed = kept.filter((rung) => !isSilenced(rung, rung.section, until, DEFAULT_ZONE));
    expect(passed.map(({ name }) => name)).toEqual([
      "before-coordinator",
      "coordinator",
      "before-leader",
      "leader",
    ]);
    const rung = { rule: { kind: "after", days: 3 }, day: day("2023-03-23") } as const;
    for (const section of ["signature", "closing", "unlinked"] as const) {
      expect(isSilenced(rung, section, until, DEFAULT_ZONE), section).toBe(false);
    }
    expect(isSilenced(rung, "overdue", until, DEFAULT_ZONE)).toBe(true);
  });
});

describe("every organisation sets its own", () => {
  const OWN: LadderRules = {
    ...LADDER,
    morningTime: time("08:00"),
    dueDayTime: time("15:00"),
    work: { before: [7, 0], escalation: { coordinator: 2, leader: 4 } },
    report: { beforeCutOff: [1], before: [1, 0], escalation: { coordinator: 2, leader: 3 } },
    apology: { before: [4], escalation: { coordinator: 1, leader: 2 } },
    after: [2],
    mondays: 1,
    proof: [1],
    status: [1],
    ownDate: [3],
    graceAfterImport: 2,
  };
  const ladder = (of: Parameters<typeof told>[0]) => told(of, () => true, OWN);

  test("days, times and steps of work", () => {
    expect(ladder(owed())).toEqual([
      "-7 2023-03-22 08:00 owner",
      "0 2023-03-31 08:00 owner",
      "0-afternoon 2023-03-31 15:00 owner",
      "before-coordinator 2023-04-03 08:00 owner",
      "+2 2023-04-04 08:00 owner",
      "coordinator 2023-04-04 08:00 coordinator",
      "before-leader 2023-04-05 08:00 owner",
      "leader 2023-04-06 08:00 leader",
      "monday1 2023-04-10 08:00 owner",
      "offer-closing 2023-04-17 08:00 coordinator",
    ]);
  });

  test("those of reports, dossiers, proofs, status lines and own dates", () => {
    expect(daysOf(report(), ["due", "escalation"], OWN)).toEqual([
      "cut-off-1 2023-03-02",
      "-1 2023-03-09",
      "0 2023-03-10",
      "0-afternoon 2023-03-10",
      "coordinator 2023-03-14",
      "leader 2023-03-15",
    ]);
    expect(daysOf(apologyOwed(), ["apology", "escalation"], OWN)).toEqual([
      "-4 2023-03-27",
      "0-afternoon 2023-03-30",
      "coordinator 2023-04-03",
      "+2 2023-04-04",
      "leader 2023-04-04",
      "monday1 2023-04-10",
    ]);
    expect(daysOf(owed({ state: states().done }), ["proof"], OWN)).toEqual([
      "proof+1 2023-03-28",
      "proof-monday1 2023-04-03",
    ]);
    const ongoing = owed({ due: null, timing: "ongoing", statusFor: day("2023-09-30") });
    expect(daysOf(ongoing, ["status"], OWN)).toEqual(["status-2023-12-31~1 2023-12-28"]);
    const withinYear = owed({ due: day("2023-12-31"), withinYear: true });
    expect(daysOf(withinYear, ["own-date"], OWN)).toEqual(["own-date-3 2023-01-09"]);
    expect(daysOf(owed({ createdAt: at("2023-04-24 10:00") }), ["escalation"], OWN)).toEqual([
      "coordinator 2023-04-27",
      "leader 2023-04-27",
    ]);
  });

  test("and every plan, where it has its own", () => {
    const plan = "plan-of-its-own" as PlanId;
    const book = { ...DEFAULT_RULES, planLadders: new Map([[plan, OWN]]) };
    expect(ladderOf(book, plan)).toBe(OWN);
    expect(ladderOf(book, "another-plan" as PlanId)).toBe(LADDER);
    expect(ladderOf(book, null)).toBe(LADDER);
  });
});

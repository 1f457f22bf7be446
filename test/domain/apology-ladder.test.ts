/**
 * The reminders of an apology that is owed: SPEC 5 and 6, LAW *Late dossiers and the apology*. All count to
 * and from the dossier's date; the apology's own is the last lawful day, a working day before it.
 */
import { describe, expect, test } from "vitest";
import type { PlanId } from "../../domain/ids.ts";
import { isSilenced, rungsOf, scheduleNotices, stillHolds } from "../../domain/ladder.ts";
import { DEFAULT_RULES, ladderOf } from "../../domain/rules.ts";
import { DEFAULT_ZONE } from "../../domain/time.ts";
import { apologyOwed, CALENDAR, daysOf, LADDER, states, told } from "../builders/ladder.ts";
import { at, day } from "../builders/time.ts";

/** For a dossier that was promised for Friday 24/2/2023: lawful until Thursday. */
function owed(over: Parameters<typeof apologyOwed>[0] = {}) {
  return apologyOwed({ due: day("2023-02-23"), dossierDue: day("2023-02-24"), ...over });
}

/** What is told after it was made. */
function toCome(of: ReturnType<typeof owed>): string[] {
  return told(of, ({ at: moment }) => moment > of.createdAt);
}

const UP = ["warning", "escalation"] as const;

describe("foreseen on Tuesday, and ignored", () => {
  const foreseen = owed({ createdAt: at("2023-02-21 09:00") });

  test("its unit is reminded to Friday's date; on Monday it goes up to both, after a last word on Friday", () => {
    expect(toCome(foreseen)).toEqual([
      "-2 2023-02-22 07:30 owner",
      "-1 2023-02-23 07:30 owner",
      "0-afternoon 2023-02-23 14:00 owner", // the last lawful day
      "before-coordinator 2023-02-24 07:30 owner",
      "before-leader 2023-02-24 07:30 owner",
      "+1 2023-02-27 07:30 owner",
      "coordinator 2023-02-27 07:30 coordinator",
      "leader 2023-02-27 07:30 leader",
      "+3 2023-03-01 07:30 owner",
      "+5 2023-03-03 07:30 owner",
      "monday1 2023-03-06 07:30 owner",
      "monday2 2023-03-13 07:30 owner",
      "monday3 2023-03-20 07:30 owner",
      "monday4 2023-03-27 07:30 owner",
      "offer-closing 2023-04-03 07:30 coordinator",
    ]);
  });

  test("its next reminder is Wednesday morning's", () => {
    const scheduled = scheduleNotices(foreseen, foreseen.createdAt, LADDER, CALENDAR);
    expect(scheduled.nextNoticeAt).toBe(at("2023-02-22 07:30"));
  });

  test("all that its unit hears stands under apologies, but for the last word before it goes up", () => {
    const sections = rungsOf(foreseen, LADDER, CALENDAR).map(({ section }) => section);
    expect(new Set(sections)).toEqual(new Set(["apology", "warning", "escalation", "closing"]));
  });
});

describe("overdue, and nobody had said so", () => {
  test("found in the night after, it goes up on that morning", () => {
    const found = owed({ dossierDue: day("2023-02-23"), createdAt: at("2023-02-24 00:05") });
    expect(toCome(found).slice(0, 4)).toEqual([
      "+1 2023-02-24 07:30 owner",
      "coordinator 2023-02-24 07:30 coordinator",
      "leader 2023-02-24 07:30 leader",
      "+3 2023-02-28 07:30 owner",
    ]);
  });

  test("found in the office's hours by an export, it goes up on the next morning, without any grace", () => {
    const found = owed({ dossierDue: day("2023-02-23"), createdAt: at("2023-02-24 08:10") });
    expect(toCome(found).slice(0, 3)).toEqual([
      "coordinator 2023-02-27 07:30 coordinator",
      "leader 2023-02-27 07:30 leader",
      "+3 2023-02-28 07:30 owner",
    ]);
  });

  test("of a Friday's date, found on Saturday, it goes up on Monday", () => {
    const found = owed({ createdAt: at("2023-02-25 00:05") });
    expect(daysOf(found, UP).filter((line) => !line.startsWith("before"))).toEqual([
      "coordinator 2023-02-27",
      "leader 2023-02-27",
    ]);
  });

  test("over 30/4 and 1/5/2024 the days off are no working days late", () => {
    // Due on Friday 26/4; 29, 30/4 and 1/5 are off: found on Thursday 2/5 it is a working day late.
    const dates = { due: day("2024-04-25"), dossierDue: day("2024-04-26") };
    const found = owed({ ...dates, createdAt: at("2024-05-02 00:05") });
    expect(daysOf(found, ["escalation"])).toEqual(["coordinator 2024-05-02", "leader 2024-05-02"]);
  });
});

describe("late for days before anybody knew, as in an office's first export", () => {
  const old = owed({ createdAt: at("2023-03-01 10:00") });

  test("it is told once, and goes up only after the days of grace", () => {
    expect(toCome(old).slice(0, 6)).toEqual([
      "present 2023-03-02 07:30 owner",
      "monday1 2023-03-06 07:30 owner",
      "before-coordinator 2023-03-08 07:30 owner",
      "before-leader 2023-03-08 07:30 owner",
      "coordinator 2023-03-09 07:30 coordinator",
      "leader 2023-03-09 07:30 leader",
    ]);
  });

  test.each([
    ["2023-02-27 08:10", ["coordinator 2023-02-28", "leader 2023-02-28"]],
    ["2023-02-28 08:10", ["coordinator 2023-03-08", "leader 2023-03-08"]],
  ])("that is more than a working day: found %s it goes up on %j", (found, up) => {
    expect(daysOf(owed({ createdAt: at(found) }), ["escalation"])).toEqual(up);
  });
});

describe("other rules", () => {
  test("of two days' lead: the afternoon is two days before, the last reminder the day before", () => {
    const early = owed({ due: day("2023-02-22") });
    expect(daysOf(early, ["apology"]).slice(0, 4)).toEqual([
      "-3 2023-02-21",
      "-2 2023-02-22",
      "0-afternoon 2023-02-22",
      "-1 2023-02-23",
    ]);
  });

  test("of no lead: the afternoon is the dossier's day", () => {
    const last = owed({ due: day("2023-02-24") });
    expect(daysOf(last, ["apology"])).toContain("0-afternoon 2023-02-24");
    expect(daysOf(last, ["apology"])).not.toContain("0-afternoon 2023-02-23");
  });

  test("an office may let it go up later, and to its leader last", () => {
    const escalation = { coordinator: 2, leader: 4 };
    const rules = { ...LADDER, apology: { ...LADDER.apology, escalation } };
    expect(daysOf(owed(), UP, rules)).toEqual([
      "before-coordinator 2023-02-27",
      "coordinator 2023-02-28",
      "before-leader 2023-03-01",
      "leader 2023-03-02",
    ]);
  });

  test("those that ship send it up to both on the first working day after the date", () => {
    const shipped = ladderOf({ ...DEFAULT_RULES, planLadders: new Map() }, null as PlanId | null);
    expect(shipped.apology).toEqual({
      before: [3, 2, 1],
      escalation: { coordinator: 1, leader: 1 },
    });
  });
});

describe("by its state", () => {
  const moment = at("2023-02-21 10:00");

  test("while the letter lies with its signer, he is reminded to the dossier's date", () => {
    expect(told(owed({ state: states(moment).awaiting })).slice(0, 4)).toEqual([
      "presented 2023-02-22 07:30 signer",
      "signature-1 2023-02-23 07:30 signer",
      "signature+1 2023-02-27 07:30 signer",
      "signature+3 2023-03-01 07:30 signer",
    ]);
  });

  test("sent, its proof is asked for; proved, it is reviewed; waived, it is left alone", () => {
    const sections = (state: keyof ReturnType<typeof states>) => [
      ...new Set(
        rungsOf(owed({ state: states(moment)[state] }), LADDER, CALENDAR).map((of) => of.section),
      ),
    ];
    expect(sections("done")).toEqual(["proof"]);
    expect(sections("submitted")).toEqual(["review"]);
    expect(sections("waived")).toEqual([]);
    expect(sections("accepted")).toEqual([]);
  });

  test("a letter that came back has the whole ladder again", () => {
    expect(told(owed({ state: states(moment).returned }))).toEqual(told(owed()));
    expect(told(owed())).not.toEqual([]);
  });

  test("closed as late it is not reminded of any more", () => {
    expect(told(owed({ closedLateAt: at("2023-04-03 09:00") }))).toEqual([]);
  });
});

describe("whether it still is to be told", () => {
  const notice = (section: "apology" | "escalation", rung: string) => ({
    section,
    rung,
    dateVersion: 1,
  });
  const { done, open, awaiting } = states();

  test("as long as it is owed", () => {
    const holds = (state: typeof open | typeof done | typeof awaiting) =>
      stillHolds(notice("apology", "-1"), owed({ state }), day("2023-02-23"));
    expect([holds(open), holds(awaiting), holds(done)]).toEqual([true, false, false]);
  });

  test("upward once its last lawful day is over", () => {
    const holds = (today: string) => stillHolds(notice("escalation", "leader"), owed(), day(today));
    expect([holds("2023-02-23"), holds("2023-02-27")]).toEqual([false, true]);
  });

  test("nobody puts it off: it is owed within days", () => {
    const rungs = rungsOf(owed(), LADDER, CALENDAR);
    const until = at("2023-05-05 07:30");
    expect(rungs.filter((rung) => isSilenced(rung, rung.section, until, DEFAULT_ZONE))).toEqual([]);
  });
});

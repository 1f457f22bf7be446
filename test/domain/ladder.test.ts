import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Deadline, DeadlineState } from "../../domain/deadline.ts";
import {
  firstMorningAfter,
  nextRungAt,
  rescheduleOnNewRules,
  rungsBetween,
  rungsOf,
  scheduleNotices,
  stillHolds,
  type Rung,
} from "../../domain/ladder.ts";
import {
  addDays,
  dateIn,
  DEFAULT_ZONE,
  instantOf,
  plusMillis,
  timeIn,
  type Instant,
} from "../../domain/time.ts";
import { loadCalendar } from "../../db/holidays.ts";
import { CALENDAR, HEAD, LADDER, owed, shown, SIGNER, states, told } from "../builders/ladder.ts";
import { at, day, time } from "../builders/time.ts";

const calendar = CALENDAR;
const rules = LADDER;
const by = HEAD;
const signerId = SIGNER;

const byOwner = (rung: Rung) => rung.audience === "owner" && rung.section !== "warning";

describe("work due on Friday 31/3/2023", () => {
  test("is reminded 20, 10, 5 and 2 working days before, and twice on the day itself", () => {
    expect(told(owed(), (rung) => rung.section === "due")).toEqual([
      "-20 2023-03-03 07:30 owner",
      "-10 2023-03-17 07:30 owner",
      "-5 2023-03-24 07:30 owner",
      "-2 2023-03-29 07:30 owner",
      "0 2023-03-31 07:30 owner",
      "0-afternoon 2023-03-31 14:00 owner",
    ]);
  });

  test("is urged 1, 3 and 5 working days after, then on four Mondays, moved off holidays", () => {
    expect(told(owed(), (rung) => rung.section === "overdue")).toEqual([
      "+1 2023-04-03 07:30 owner",
      "+3 2023-04-05 07:30 owner",
      "+5 2023-04-07 07:30 owner",
      "monday1 2023-04-10 07:30 owner",
      "monday2 2023-04-17 07:30 owner",
      "monday3 2023-04-24 07:30 owner",
      "monday4 2023-05-04 07:30 owner", // Monday 1/5 and the two days after it are off
    ]);
  });

  test("goes up to the coordinator and the leader, its head being told the day before", () => {
    const up = (rung: Rung) => rung.section === "escalation" || rung.section === "warning";
    expect(told(owed(), up)).toEqual([
      "before-coordinator 2023-04-04 07:30 owner",
      "coordinator 2023-04-05 07:30 coordinator",
      "before-leader 2023-04-06 07:30 owner",
      "leader 2023-04-07 07:30 leader",
    ]);
  });

  test("only the second reminder of the due day goes in the afternoon's message", () => {
    const rungs = rungsOf(owed(), rules, calendar);
    const afternoon = rungs.filter((rung) => rung.slot === "due-day").map((rung) => rung.name);
    expect(afternoon).toEqual(["0-afternoon"]);
  });

  test("a returned proof makes it open again, with the same ladder", () => {
    const state = {
      name: "returned",
      by,
      at: at("2023-03-20 09:00"),
      reason: "thiếu dấu",
    } as const;
    expect(told(owed({ state }))).toEqual(told(owed()));
  });
});

describe("work due on Sunday 31/12/2023", () => {
  const yearEnd = owed({ due: day("2023-12-31") });

  test("has its due-day reminders on Friday 29/12, and counts back from there", () => {
    expect(told(yearEnd, (rung) => rung.section === "due").slice(-4)).toEqual([
      "-5 2023-12-22 07:30 owner",
      "-2 2023-12-27 07:30 owner",
      "0 2023-12-29 07:30 owner",
      "0-afternoon 2023-12-29 14:00 owner",
    ]);
  });

  test("is first urged on the first working day of the new year", () => {
    expect(told(yearEnd, (rung) => rung.name === "+1")).toEqual(["+1 2024-01-02 07:30 owner"]);
  });
});

describe("a report due on Sunday 10/12/2023 with its figures cut off on 5/12", () => {
  const report = owed({ kind: "report", due: day("2023-12-10"), cutOff: day("2023-12-05") });

  test("is reminded before and on the cut-off, then before and on the last working day", () => {
    expect(told(report, (rung) => rung.section === "due")).toEqual([
      "cut-off-5 2023-11-28 07:30 owner",
      "cut-off-0 2023-12-05 07:30 owner",
      "-2 2023-12-06 07:30 owner",
      "0 2023-12-08 07:30 owner",
      "0-afternoon 2023-12-08 14:00 owner",
    ]);
  });

  test("goes up to the coordinator on the first working day after, its head told on the due day", () => {
    const up = (rung: Rung) => rung.section === "escalation" || rung.section === "warning";
    expect(told(report, up)).toEqual([
      "before-coordinator 2023-12-08 07:30 owner",
      "coordinator 2023-12-11 07:30 coordinator",
      "before-leader 2023-12-14 07:30 owner",
      "leader 2023-12-15 07:30 leader",
    ]);
  });
});

describe("a date of the owner's own", () => {
  const own = owed({ due: day("2023-12-31"), ownDue: day("2023-06-30"), withinYear: true });

  test("moves the reminders before it, but nothing is urged until the written date has passed", () => {
    expect(told(own, (rung) => rung.name === "0")).toEqual(["0 2023-06-30 07:30 owner"]);
    expect(told(own, (rung) => rung.section === "overdue")[0]).toBe("+1 2024-01-02 07:30 owner");
  });

  test("that is later than the written one changes nothing", () => {
    expect(told(owed({ ownDue: day("2023-06-30") }))).toEqual(told(owed()));
  });
});

describe("a plan that is brought in in mid-year", () => {
  const createdAt = at("2023-05-08 10:00");

  test("what is late already is told once, then on Mondays, and goes up after the grace", () => {
    expect(told(owed({ createdAt }), (rung) => rung.at > createdAt)).toEqual([
      "present 2023-05-09 07:30 owner",
      "monday1 2023-05-15 07:30 owner",
      "before-coordinator 2023-05-15 07:30 owner",
      "before-leader 2023-05-15 07:30 owner",
      "coordinator 2023-05-16 07:30 coordinator",
      "leader 2023-05-16 07:30 leader",
      "monday2 2023-05-22 07:30 owner",
      "monday3 2023-05-29 07:30 owner",
      "monday4 2023-06-05 07:30 owner",
      "offer-closing 2023-06-12 07:30 coordinator",
    ]);
  });

  test("on a day off or before a morning's message it has its five working days all the same", () => {
    const up = (createdAt: string) =>
      told(owed({ createdAt: at(createdAt) }), ({ name }) => name === "coordinator");
    expect(up("2023-05-06 10:00")).toEqual(["coordinator 2023-05-15 07:30 coordinator"]);
    expect(up("2023-05-08 06:00")).toEqual(["coordinator 2023-05-15 07:30 coordinator"]);
    expect(up("2023-05-08 18:00")).toEqual(["coordinator 2023-05-16 07:30 coordinator"]);
  });

  test("rungs that lie before it was made are skipped", () => {
    const due = day("2023-05-12");
    const made = scheduleNotices(owed({ createdAt, due }), createdAt, rules, calendar);
    expect(made.nextNoticeAt).toBe(at("2023-05-10 07:30"));
    const to = at("2023-05-12 20:00");
    const come = rungsBetween(rungsOf(made, rules, calendar), made.noticedUntil, to);
    expect(come.map((rung) => rung.name)).toEqual(["-2", "0", "0-afternoon"]);
  });
});

describe("a paper that lies with the signer", () => {
  const state: DeadlineState = { name: "awaiting", by, at: at("2023-03-27 10:00"), signerId };
  const presented = owed({ state });

  test("leaves its owner alone and is told to the signer, from the next morning on", () => {
    expect(told(presented)).toEqual([
      "presented 2023-03-28 07:30 signer",
      "signature-2 2023-03-29 07:30 signer",
      "signature0 2023-03-31 07:30 signer",
      "signature+1 2023-04-03 07:30 signer",
      "signature+3 2023-04-05 07:30 signer",
      "signature+5 2023-04-07 07:30 signer",
      "signature-monday1 2023-04-10 07:30 signer",
      "signature-monday2 2023-04-17 07:30 signer",
      "signature-monday3 2023-04-24 07:30 signer",
      "signature-monday4 2023-05-04 07:30 signer",
    ]);
  });

  test("is told to the signer once when it has no date", () => {
    const undated = owed({ state, due: null, timing: "unspecified" });
    expect(told(undated)).toEqual(["presented 2023-03-28 07:30 signer"]);
  });

  test("presented on a Friday evening is told on Monday", () => {
    const friday = owed({ state: { ...state, at: at("2023-03-24 21:00") } });
    expect(told(friday)[0]).toBe("presented 2023-03-27 07:30 signer");
  });
});

describe("work reported done and not proved", () => {
  const state: DeadlineState = {
    name: "done",
    by,
    at: at("2023-03-27 10:00"),
    completedOn: day("2023-03-27"),
  };

  test("is asked for its proof 2 and 5 working days later, then on four Mondays", () => {
    expect(told(owed({ state }))).toEqual([
      "proof+2 2023-03-29 07:30 owner",
      "proof+5 2023-04-03 07:30 owner",
      "proof-monday1 2023-04-10 07:30 owner",
      "proof-monday2 2023-04-17 07:30 owner",
      "proof-monday3 2023-04-24 07:30 owner",
      "proof-monday4 2023-05-04 07:30 owner",
    ]);
  });

  test("is asked for its proof also when it has no date", () => {
    expect(told(owed({ state, due: null, timing: "ongoing" }))).toHaveLength(6);
  });
});

describe("what was handed in", () => {
  const submittedAt = (moment: string): DeadlineState => ({
    name: "submitted",
    by,
    at: at(moment),
    completedOn: day("2023-03-27"),
    evidenceId: "proof" as never,
  });

  test("is told to who reviews it the morning after, then on four Mondays", () => {
    expect(told(owed({ state: submittedAt("2023-03-27 10:00") }))).toEqual([
      "review 2023-03-28 07:30 reviewer",
      "review-monday1 2023-04-03 07:30 reviewer",
      "review-monday2 2023-04-10 07:30 reviewer",
      "review-monday3 2023-04-17 07:30 reviewer",
      "review-monday4 2023-04-24 07:30 reviewer",
    ]);
  });

  test("before the morning's message it is told in that same one; on a Friday, on Monday", () => {
    const [early] = told(owed({ state: submittedAt("2023-03-27 07:10") }));
    expect(early).toBe("review 2023-03-27 07:30 reviewer");
    expect(told(owed({ state: submittedAt("2023-03-31 16:00") })).slice(0, 2)).toEqual([
      "review 2023-04-03 07:30 reviewer",
      "review-monday1 2023-04-10 07:30 reviewer",
    ]);
  });

  test("is told of whatever date it has, and not of its being overdue", () => {
    const state = submittedAt("2023-04-20 10:00");
    const sections = rungsOf(owed({ state }), rules, calendar).map(({ section }) => section);
    expect(new Set(sections)).toEqual(new Set(["review"]));
    expect(told(owed({ state, due: null, timing: "ongoing" }))).toHaveLength(5);
  });
});

describe("silence", () => {
  const given = { by, at: at("2023-03-27 10:00") };
  const proof = { ...given, completedOn: day("2023-03-27"), evidenceId: "proof" as never };

  test.each<DeadlineState>([
    { name: "accepted", ...proof },
    { name: "waived", ...given, reason: "không phát sinh" },
  ])("nothing is said of what is $name", (state) => {
    expect(told(owed({ state }))).toEqual([]);
    expect(scheduleNotices(owed({ state }), at("2023-01-03 08:00"), rules, calendar)).toMatchObject(
      { nextNoticeAt: null },
    );
  });

  test("nothing is said of work whose time the document leaves open", () => {
    expect(told(owed({ due: null, timing: "unspecified" }))).toEqual([]);
  });

  test("nothing is asked about ongoing work that belongs to no plan's year", () => {
    expect(told(owed({ due: null, timing: "ongoing", planYear: null }))).toEqual([]);
  });
});

describe("every deadline", () => {
  const anyMoment = fc
    .date({ min: new Date("2022-12-01T00:00:00Z"), max: new Date("2029-12-31T00:00:00Z") })
    .filter((moment) => !Number.isNaN(moment.getTime()))
    .map(instantOf);
  const anyDate = fc.integer({ min: 0, max: 2500 }).map((days) => addDays(day("2023-01-01"), days));
  const anyState = fc.oneof(
    fc.constant<DeadlineState>({ name: "open" }),
    anyMoment.map((at): DeadlineState => ({ name: "returned", by, at, reason: "" })),
    anyMoment.map((at): DeadlineState => ({ name: "awaiting", by, at, signerId })),
    fc
      .tuple(anyMoment, anyDate)
      .map(([at, completedOn]): DeadlineState => ({ name: "done", by, at, completedOn })),
  );
  const anyDeadline = fc
    .record({
      kind: fc.constantFrom("deliverable", "report", "apology", "directive", "target"),
      timing: fc.constantFrom("dated", "ongoing", "unspecified"),
      planYear: fc.option(fc.integer({ min: 2023, max: 2029 })),
      withinYear: fc.boolean(),
      statusFor: fc.option(anyDate),
      due: fc.option(anyDate),
      ownDue: fc.option(anyDate),
      cutOff: fc.option(anyDate),
      createdAt: anyMoment,
      state: anyState,
    } as const)
    .map((over) =>
      // An apology has no date of its owner's own; its dossier's is the working day after its own.
      over.kind === "apology"
        ? owed({ ...over, ownDue: null, dossierDue: over.due && calendar.shift(over.due, 1) })
        : owed(over),
    );

  test("says nothing on 30/4, 1/5, at Tết or on any other day off, nor outside its two hours", () => {
    fc.assert(
      fc.property(anyDeadline, (of) => {
        for (const rung of rungsOf(of, rules, calendar)) {
          expect(calendar.isWorkingDay(rung.day), shown(rung)).toBe(true);
          expect(dateIn(rung.at, DEFAULT_ZONE)).toBe(rung.day);
          const hour = rung.slot === "due-day" ? rules.dueDayTime : rules.morningTime;
          expect(timeIn(rung.at, DEFAULT_ZONE)).toBe(hour);
        }
      }),
    );
  });

  test("has rungs of different names, in order of time", () => {
    fc.assert(
      fc.property(anyDeadline, (of) => {
        const rungs = rungsOf(of, rules, calendar);
        expect(new Set(rungs.map((rung) => rung.name)).size).toBe(rungs.length);
        expect(rungs.map((rung) => rung.at)).toEqual(rungs.map((rung) => rung.at).toSorted());
      }),
    );
  });

  test("is never urged before the day after its due date", () => {
    fc.assert(
      fc.property(anyDeadline, (of) => {
        const late = rungsOf(of, rules, calendar).filter((rung) =>
          ["overdue", "escalation", "closing"].includes(rung.section),
        );
        const due = of.dossierDue ?? of.due ?? of.ownDue;
        expect(late.filter((rung) => due === null || rung.day <= due).map(shown)).toEqual([]);
      }),
    );
  });

  test("goes up nowhere without a word to its owner on the working day before", () => {
    fc.assert(
      fc.property(anyDeadline, (of) => {
        const rungs = rungsOf(of, rules, calendar);
        for (const up of rungs.filter((rung) => rung.section === "escalation")) {
          const before = calendar.shift(up.day, -1);
          const warned = rungs.filter((rung) => rung.section === "warning" && rung.day === before);
          expect(warned.map((rung) => rung.audience)).toContain("owner");
        }
      }),
    );
  });

  test("goes up to nobody for five working days after it was made", () => {
    fc.assert(
      fc.property(anyDeadline, (of) => {
        const made = dateIn(of.createdAt, DEFAULT_ZONE);
        const { dossierDue } = of;
        // What is owed at once waits for nothing, unless it was so for days before anybody knew.
        const isAtOnce = dossierDue !== null && calendar.shift(dossierDue, 1) >= made;
        const graceEnds = calendar.shift(made, isAtOnce ? 0 : rules.graceAfterImport);
        const up = rungsOf(of, rules, calendar).filter((rung) => rung.section === "escalation");
        expect(up.filter((rung) => rung.day < graceEnds).map(shown)).toEqual([]);
      }),
    );
  });

  test("tells each rung once, however often and at whatever moments it is looked at", () => {
    fc.assert(
      fc.property(anyDeadline, fc.array(anyMoment, { minLength: 1 }), (of, moments) => {
        const rungs = rungsOf(of, rules, calendar);
        const looks = moments.toSorted();
        const told = looks.flatMap((now, index) =>
          rungsBetween(rungs, looks[index - 1] ?? of.createdAt, now),
        );
        const last = looks.at(-1)!;
        const first = looks[0]! < of.createdAt ? looks[0]! : of.createdAt;
        const inOneLook = rungsBetween(rungs, first, last);
        expect(new Set(told.map((rung) => rung.name)).size).toBe(told.length);
        if (first === of.createdAt) expect(told).toEqual(inOneLook);
      }),
    );
  });

  test("has a rung come at its very moment, and no longer to come from then on", () => {
    fc.assert(
      fc.property(anyDeadline, (of) => {
        const rungs = rungsOf(of, rules, calendar);
        for (const { at: moment } of rungs) {
          const before = plusMillis(moment, -1);
          const then = rungs.filter((rung) => rung.at === moment);
          expect(rungsBetween(rungs, before, moment)).toEqual(then);
          expect(rungsBetween(rungs, moment, plusMillis(moment, 1))).toEqual([]);
          expect(nextRungAt(rungs, before)).toBe(moment);
        }
      }),
    );
  });

  test("is next looked at exactly when its next rung comes", () => {
    fc.assert(
      fc.property(anyDeadline, anyMoment, (of, since) => {
        const rungs = rungsOf(of, rules, calendar);
        const next = nextRungAt(rungs, since);
        const later = rungs.filter((rung) => rung.at > since);
        expect(next).toBe(later[0]?.at ?? null);
        expect(scheduleNotices(of, since, rules, calendar)).toEqual({
          ...of,
          noticedUntil: since,
          nextNoticeAt: next,
        });
      }),
    );
  });
});

describe("the first morning after a moment", () => {
  test.each([
    ["2023-03-24 07:29", "2023-03-24"],
    ["2023-03-24 07:30", "2023-03-27"],
    ["2023-03-24 23:59", "2023-03-27"],
    ["2023-03-25 00:01", "2023-03-27"],
    ["2023-04-28 08:00", "2023-05-04"],
    ["2023-03-27 00:30", "2023-03-27"],
  ])("after %s is that of %s", (moment, morning) => {
    expect(firstMorningAfter(at(moment), rules, calendar)).toBe(morning);
  });
});

describe("a notice that waited", () => {
  const today = day("2023-04-05");
  const notice = { section: "overdue", rung: "+3", dateVersion: 1 } as const;
  const { done, awaiting } = states(at("2023-04-04 10:00"));

  test("still holds while the deadline is open and its date is the same", () => {
    expect(stillHolds(notice, owed(), today)).toBe(true);
    expect(stillHolds(notice, owed({ state: states().returned }), today)).toBe(true);
  });

  test("no longer holds once the date was changed", () => {
    expect(stillHolds(notice, owed({ dateVersion: 2 }), today)).toBe(false);
  });

  test.each([done, awaiting])("no longer holds once the work is $name", (state) => {
    expect(stillHolds(notice, owed({ state }), today)).toBe(false);
  });

  test("goes up only of what is late", () => {
    const escalation = { section: "escalation", rung: "coordinator", dateVersion: 2 } as const;
    const extended = owed({ due: day("2023-04-05"), dateVersion: 2 });
    expect(stillHolds(escalation, extended, today)).toBe(false);
    expect(stillHolds(escalation, extended, day("2023-04-06"))).toBe(true);
    expect(stillHolds(escalation, { ...extended, dateVersion: 3 }, day("2023-04-06"))).toBe(false);
  });

  test("that it goes up tomorrow holds on the due day of a report already", () => {
    const warning = { section: "warning", rung: "before-coordinator", dateVersion: 1 } as const;
    expect(stillHolds(warning, owed({ due: today }), today)).toBe(true);
    expect(stillHolds(warning, owed({ due: today, dateVersion: 2 }), today)).toBe(false);
  });

  test("about a proof holds while the work is done and unproved, whatever its date", () => {
    const proof = { section: "proof", rung: "proof+2", dateVersion: 1 } as const;
    expect(stillHolds(proof, owed({ state: done, dateVersion: 2 }), today)).toBe(true);
    expect(stillHolds(proof, owed(), today)).toBe(false);
  });

  test("about a signature holds while the paper lies with the signer", () => {
    const signature = { section: "signature", rung: "presented", dateVersion: 1 } as const;
    expect(stillHolds(signature, owed({ state: awaiting }), today)).toBe(true);
    expect(stillHolds(signature, owed({ state: done }), today)).toBe(false);
  });

  test("about a status line holds until the quarter has one, also when it was put off", () => {
    const ongoing = (statusFor: string | null) =>
      owed({ due: null, timing: "ongoing", statusFor: statusFor ? day(statusFor) : null });
    for (const rung of ["status-2023-03-31~2", "snoozed-2023-03-29 status-2023-03-31~2"]) {
      const status = { section: "status", rung, dateVersion: 1 } as const;
      expect(stillHolds(status, ongoing(null), today)).toBe(true);
      expect(stillHolds(status, ongoing("2022-12-31"), today)).toBe(true);
      expect(stillHolds(status, ongoing("2023-03-31"), today)).toBe(false);
    }
    const bare = { section: "status", rung: "snoozed-2023-03-29", dateVersion: 1 } as const;
    expect(stillHolds(bare, ongoing("2022-12-31"), today)).toBe(true);
    expect(stillHolds(bare, ongoing("2023-03-31"), today)).toBe(false);
  });

  test("about a date of the owner's own holds until he has set one", () => {
    const ask = { section: "own-date", rung: "own-date-0", dateVersion: 1 } as const;
    expect(stillHolds(ask, owed({ withinYear: true }), today)).toBe(true);
    expect(stillHolds(ask, owed({ ownDue: day("2023-03-20") }), today)).toBe(false);
    expect(stillHolds(ask, owed({ state: done }), today)).toBe(false);
  });

  test("about a contribution holds while the work is open, whatever its date", () => {
    const support = { section: "support", rung: "support-2", dateVersion: 1 } as const;
    expect(stillHolds(support, owed({ dateVersion: 2 }), today)).toBe(true);
    expect(stillHolds(support, owed({ state: awaiting }), today)).toBe(false);
  });

  test("about closing it as late holds while it is late and was not closed", () => {
    const closing = { section: "closing", rung: "offer-closing", dateVersion: 1 } as const;
    expect(stillHolds(closing, owed(), today)).toBe(true);
    expect(stillHolds(closing, owed({ due: today }), today)).toBe(false);
    expect(stillHolds(closing, owed({ closedLateAt: at("2023-04-04 10:00") }), today)).toBe(false);
  });

  test("that nobody could be told holds as long as it would have for its owner", () => {
    const unlinked = (rung: string) => ({ section: "unlinked", rung, dateVersion: 1 }) as const;
    expect(stillHolds(unlinked("+1"), owed(), today)).toBe(true);
    expect(stillHolds(unlinked("+1"), owed({ state: done }), today)).toBe(false);
    expect(stillHolds(unlinked("proof+2"), owed({ state: done }), today)).toBe(true);
    expect(stillHolds(unlinked("handed-over proof+2"), owed({ state: done }), today)).toBe(true);
    expect(stillHolds(unlinked("handed-over proof+2"), owed(), today)).toBe(false);
    expect(stillHolds(unlinked("own-date-0"), owed({ ownDue: today }), today)).toBe(false);
  });
});

describe("when the rules or the calendar change", () => {
  /** Told 20 working days before; the next, ten before, is on 17/3. */
  const waiting = scheduleNotices(owed(), at("2023-03-03 07:30"), rules, calendar);
  const work = (before: readonly number[]) => ({ ...rules, work: { ...rules.work, before } });

  function come(changed: Deadline, now: Instant, ladder = rules, days = calendar): string[] {
    const rungs = rungsBetween(rungsOf(changed, ladder, days), changed.noticedUntil, now);
    return rungs.map(({ name }) => name);
  }

  function withDayOff(text: string) {
    const overrides = [{ day: day(text), works: false }];
    return loadCalendar({ zone: DEFAULT_ZONE, overrides });
  }

  test("nothing is made up for that the new rules alone would have told before", () => {
    const now = at("2023-03-16 10:00");
    const changed = rescheduleOnNewRules(waiting, now, work([20, 13, 10, 5, 2, 0]), calendar);
    expect(changed).toMatchObject({ noticedUntil: now, nextNoticeAt: at("2023-03-17 07:30") });
  });

  test("what had come and was not told yet stays due, and only that", () => {
    const now = at("2023-03-17 09:00");
    const ladder = work([12, 10, 0]);
    const changed = rescheduleOnNewRules(waiting, now, ladder, calendar);
    expect(changed.nextNoticeAt).toBe(at("2023-03-17 07:30"));
    expect(come(changed, now, ladder)).toEqual(["-10"]);
  });

  test("a reminder that a new day off moves into the past is told late", () => {
    const now = at("2023-03-16 10:00");
    const shorter = withDayOff("2023-03-20");
    const changed = rescheduleOnNewRules(waiting, now, rules, shorter);
    // Ten working days before 31/3 is 16/3 now, this morning.
    expect(changed.nextNoticeAt).toBe(at("2023-03-16 07:30"));
    expect(come(changed, now, rules, shorter)).toEqual(["-10"]);
  });

  test("the due day that becomes a day off is told on the working day before it, today", () => {
    const near = scheduleNotices(owed(), at("2023-03-29 07:30"), rules, calendar);
    const now = at("2023-03-30 10:00");
    const shorter = withDayOff("2023-03-31");
    const changed = rescheduleOnNewRules(near, now, rules, shorter);
    expect(come(changed, now, rules, shorter)).toEqual(["0"]);
    expect(come(changed, at("2023-03-30 14:00"), rules, shorter)).toEqual(["0", "0-afternoon"]);
  });

  test("another time of the day's messages moves what is to come, and what was told stays told", () => {
    const now = at("2023-03-16 10:00");
    const later = { ...rules, morningTime: time("08:00") };
    const changed = rescheduleOnNewRules(waiting, now, later, calendar);
    expect(changed).toMatchObject({ noticedUntil: now, nextNoticeAt: at("2023-03-17 08:00") });
    const dueDay = scheduleNotices(owed(), at("2023-03-31 07:30"), rules, calendar);
    const earlier = { ...rules, dueDayTime: time("10:00") };
    const noon = at("2023-03-31 11:00");
    const moved = rescheduleOnNewRules(dueDay, noon, earlier, calendar);
    // The notice of the morning's rung is there already, so that it is not told again.
    expect(come(moved, noon, earlier)).toEqual(["0", "0-afternoon"]);
  });

  test("what is to be told no more stays so, until the new rules have something", () => {
    const quiet = { ...waiting, nextNoticeAt: null };
    const now = at("2023-03-27 10:00");
    expect(rescheduleOnNewRules(quiet, now, rules, calendar)).toMatchObject({
      noticedUntil: now,
      nextNoticeAt: at("2023-03-29 07:30"),
    });
  });
});

test("an owner's rungs of one morning are at most one reminder and one warning", () => {
  const rungs = rungsOf(owed(), rules, calendar).filter(byOwner);
  const mornings = rungs.filter((rung) => rung.slot === "morning").map((rung) => rung.day);
  expect(new Set(mornings).size).toBe(mornings.length);
});

/** When a dossier is looked at: SPEC 5 and 6, issue 7 (asked at 3, 2, 1; at half-time; overdue). */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AskingRules } from "../../domain/dossier-asking.ts";
import { reckonDossier } from "../../domain/dossier-clock.ts";
import { isToldLate, looksAt, scheduleLooks, type Look } from "../../domain/dossier-looks.ts";
import type { Dossier } from "../../domain/dossier.ts";
import type { PersonId } from "../../domain/ids.ts";
import { DEFAULT_RULES } from "../../domain/rules.ts";
import { addDays, DEFAULT_ZONE, isoIn, plusMillis, type Instant } from "../../domain/time.ts";
import { vietnameseCalendar } from "../builders/calendar.ts";
import { apologyRules, dossier, occasion } from "../builders/dossier.ts";
import { at, day, time } from "../builders/time.ts";

const calendar = vietnameseCalendar();
const { morningTime, apology } = DEFAULT_RULES.ladder;
const rules: AskingRules = { before: apology.before, packs: [apologyRules(day("2018-06-25"))] };
const asking = (...before: number[]): AskingRules => ({ ...rules, before });
/** An apology is lawful until so many working days before. */
const lead = (leadDays: number, before = rules.before): AskingRules => ({
  before,
  packs: [apologyRules(day("2018-06-25"), { leadDays })],
});
const promise = { by: "the-head" as PersonId, at: at("2023-02-21 09:00") };

/** `ask-3 2023-02-21 00:00`; `ask` at half-time. */
function shown(look: Look): string {
  const name = look.kind === "ask" && look.days !== null ? `ask-${look.days}` : look.kind;
  return `${name} ${isoIn(look.at, DEFAULT_ZONE).slice(0, 16).replace("T", " ")}`;
}

function looks(over: Partial<Dossier>, by: AskingRules = rules): string[] {
  const of = typed({ createdAt: over.received?.at ?? at("2023-02-20 09:15"), ...over });
  return looksAt(of, by, calendar).map(shown);
}

function typed(over: Partial<Dossier> = {}): Dossier {
  return dossier({ source: "typed", ...over });
}

/** Received at 09:15 on Monday 20/2/2023. */
function dueOn(text: string, over: Partial<Dossier> = {}): Partial<Dossier> {
  return { received: occasion("2023-02-20 09:15"), due: occasion(text), ...over };
}

describe("a dossier of more than three days", () => {
  test("is asked about 3, 2 and 1 working days before its date, and is late from the day after", () => {
    expect(looks(dueOn("2023-02-24"))).toEqual([
      "ask-3 2023-02-21 00:00",
      "ask-2 2023-02-22 00:00",
      "ask-1 2023-02-23 00:00",
      "overdue 2023-02-25 00:00", // a Saturday: its date was Friday
    ]);
  });

  test("of a date with its hour it is late from the day after, too", () => {
    expect(looks(dueOn("2023-02-24 16:30"))).toEqual(looks(dueOn("2023-02-24")));
  });

  test.each([
    // Tết 2024: 8, 9, 12, 13 and 14/2 are off.
    ["2024-02-01 09:00", "2024-02-16", ["2024-02-06", "2024-02-07", "2024-02-15", "2024-02-17"]],
    // 29/4, 30/4 and 1/5/2024 are off; Saturday 4/5 is worked.
    ["2024-04-22 09:00", "2024-05-04", ["2024-04-26", "2024-05-02", "2024-05-03", "2024-05-05"]],
    ["2024-04-22 09:00", "2024-05-06", ["2024-05-02", "2024-05-03", "2024-05-04", "2024-05-07"]],
    // Year's end: 1/1/2024 is off.
    ["2023-12-25 09:00", "2024-01-03", ["2023-12-28", "2023-12-29", "2024-01-02", "2024-01-04"]],
  ])("received %s, due %s: on %j", (received, due, days) => {
    const of = { received: occasion(received), due: occasion(due) };
    expect(looks(of).map((look) => look.split(" ")[1])).toEqual(days);
  });

  test("follows the office's own days", () => {
    const own = looks(dueOn("2023-03-10"), asking(5, 1));
    expect(own.slice(0, 2)).toEqual(["ask-5 2023-03-03 00:00", "ask-1 2023-03-09 00:00"]);
  });

  test("is not asked about where the office asks on no day, but is late all the same", () => {
    expect(looks(dueOn("2023-03-10"), asking())).toEqual([
      "ask 2023-02-20 09:15", // as soon as it is known: once is least
      "overdue 2023-03-11 00:00",
    ]);
  });
});

describe("a short procedure", () => {
  test.each([
    ["in the day", "2023-02-20", "2023-02-20 14:07"], // 5:45 of work; 2:15 to 11:30, 0:37 after lunch
    ["of two days", "2023-02-22", "2023-02-21 14:07"],
    ["of three days", "2023-02-23", "2023-02-22 08:22"],
    ["of hours", "2023-02-20 15:15", "2023-02-20 11:15"], // 4:00 of work; 2:00 of them by 11:15
  ])("%s is asked about once, at half-time", (_, due, half) => {
    const next = addDays(day(due.slice(0, 10)), 1);
    expect(looks(dueOn(due))).toEqual([`ask ${half}`, `overdue ${next} 00:00`]);
  });

  test.each([
    // 7:30 on Wed and Thu: half is at Wed 17:00, too late to be told. 7:30 on Wed alone: half of it is over at 11:15.
    ["2023-02-21 16:00", "2023-02-23", "2023-02-22 11:15"],
    // 5:45 on Mon, 7:30 on Tue: half is on Tue. 5:45 on Mon alone: 2:15 to 11:30, 0:37 after lunch.
    ["2023-02-20 09:15", "2023-02-21", "2023-02-20 14:07"],
    // 2:00 on Mon alone.
    ["2023-02-20 15:00", "2023-02-21", "2023-02-20 16:00"],
  ])(
    "of one day is asked about while an apology is lawful: received %s, due %s, at %s (one received after 15:00 was asked about on its last day, when none was any more)",
    (received, due, half) => {
      const next = addDays(day(due), 1);
      const of = { received: occasion(received), due: occasion(due) };
      expect(looks(of)).toEqual([`ask ${half}`, `overdue ${next} 00:00`]);
    },
  );

  test("of one day is asked about on the day of its receipt, too, where nobody can keep the lead time", () => {
    expect(looks(dueOn("2023-02-21"), lead(2))[0]).toBe("ask 2023-02-20 14:07");
  });

  test("is asked again on those mornings that come a day of work or more after", () => {
    // Eight days: half-time is on Friday 24/2, and Monday's morning follows after three hours of work.
    expect(looks(dueOn("2023-03-02"), asking(10, 3, 2, 1))).toEqual([
      "ask 2023-02-24 14:07",
      "ask-2 2023-02-28 00:00",
      "ask-1 2023-03-01 00:00",
      "overdue 2023-03-03 00:00",
    ]);
  });

  test("half-time at the end of a day and the next morning are one", () => {
    // 07:30 on Monday to Thursday's closing: 30:00; half of it is over on Tuesday at 17:00.
    const received = occasion("2023-02-20 07:30");
    expect(looks({ received, due: occasion("2023-02-23") }).slice(0, -1)).toEqual([
      "ask 2023-02-21 17:00",
    ]);
  });
});

describe("who has said that it will be in time", () => {
  test("is asked once more, on the last morning", () => {
    expect(looks(dueOn("2023-02-24", { promise }))).toEqual([
      "ask-1 2023-02-23 00:00",
      "overdue 2023-02-25 00:00",
    ]);
    expect(looks(dueOn("2023-03-10", { promise }), asking(5, 2))[0]).toBe("ask-2 2023-03-08 00:00");
  });

  test("is left in peace at half-time", () => {
    expect(looks(dueOn("2023-02-22", { promise }))).toEqual(["overdue 2023-02-23 00:00"]);
  });
});

describe("by a pack whose lead time is 2 working days", () => {
  test("who has promised is asked once more on 22/2, the last lawful day for 24/2 (asked on 23/2, it was too late)", () => {
    expect(looks(dueOn("2023-02-24", { promise }), lead(2))[0]).toBe("ask-2 2023-02-22 00:00");
    expect(looks(dueOn("2023-02-24", { promise }), lead(2))).toHaveLength(2);
  });

  test("who has not answered is asked after it, too: a late apology is better than none", () => {
    expect(looks(dueOn("2023-02-24"), lead(2)).slice(0, -1)).toEqual([
      "ask-3 2023-02-21 00:00",
      "ask-2 2023-02-22 00:00",
      "ask-1 2023-02-23 00:00",
    ]);
  });

  test.each([
    // The office's own last morning is lawful: no other is put in.
    [[5, 2], ["ask-5 2023-03-03", "ask-2 2023-03-08"], "ask-2 2023-03-08"],
    [[5, 1], ["ask-5 2023-03-03", "ask-2 2023-03-08", "ask-1 2023-03-09"], "ask-2 2023-03-08"],
    [[1], ["ask-2 2023-03-08", "ask-1 2023-03-09"], "ask-2 2023-03-08"],
    [[5], ["ask-5 2023-03-03"], "ask-5 2023-03-03"],
  ])("the office asks on %j: on %j, after a promise on %s", (before, mornings, last) => {
    const asks = (over: Partial<Dossier>) =>
      looks(dueOn("2023-03-10", over), lead(2, before)).slice(0, -1);
    expect(asks({})).toEqual(mornings.map((each) => `${each} 00:00`));
    expect(asks({ promise })).toEqual([`${last} 00:00`]);
  });

  test("what becomes known on the last lawful day is asked about at once", () => {
    const known = (moment: string) =>
      looks(dueOn("2023-02-24", { createdAt: at(moment) }), lead(2)).slice(0, -1);
    expect(known("2023-02-22 09:00").slice(2)).toEqual([
      "ask 2023-02-22 09:00",
      "ask-1 2023-02-23 00:00",
    ]);
    // Told on the next morning in any case.
    expect(known("2023-02-22 16:30").slice(2)).toEqual(["ask-1 2023-02-23 00:00"]);
  });

  test("a pack holds from its day on: each day's own says what is lawful on it", () => {
    const from = (first: string): AskingRules => ({
      ...rules,
      packs: [...rules.packs, apologyRules(day(first), { leadDays: 2 })],
    });
    const last = (by: AskingRules) => looks(dueOn("2023-02-24", { promise }), by)[0];
    expect(last(from("2023-02-23"))).toBe("ask-2 2023-02-22 00:00");
    expect(last(from("2023-02-24"))).toBe("ask-1 2023-02-23 00:00");
  });
});

describe("nothing is asked, and nobody accused", () => {
  test.each<[string, Partial<Dossier>]>([
    ["of what has ended", { ended: occasion("2023-02-22") }],
    [
      "of what had ended late before it became known",
      { ended: occasion("2023-03-22"), createdAt: at("2023-03-23 08:00") },
    ],
    ["of what waits for its first supplement", { isWaiting: true }],
  ])("%s", (_, over) => {
    expect(looks(dueOn("2023-02-24", over))).toEqual([]);
    const scheduled = scheduleLooks(
      typed(dueOn("2023-02-24", over)),
      at("2023-02-20 10:00"),
      rules,
      calendar,
    );
    expect(scheduled).toMatchObject({ lookedUntil: at("2023-02-20 10:00"), nextLookAt: null });
  });
});

test("what has ended late since it became known was owed an apology on the day after its date", () => {
  const of = dueOn("2023-02-24", { ended: occasion("2023-02-27 10:00") });
  expect(looks(of)).toEqual(["overdue 2023-02-25 00:00"]);
});

describe("what becomes known late", () => {
  const known = (moment: string, due: string) => looks(dueOn(due, { createdAt: at(moment) }));
  const toCome = (moment: string, due: string) => {
    const of = typed(dueOn(due, { createdAt: at(moment) }));
    return scheduleLooks(of, of.createdAt, rules, calendar).nextLookAt;
  };

  test("is asked about on the mornings that are still to come", () => {
    expect(toCome("2023-02-22 08:00", "2023-02-24")).toBe(at("2023-02-23 00:00"));
  });

  test("is asked about at once when none is to come", () => {
    expect(known("2023-02-23 08:00", "2023-02-24")).toContain("ask 2023-02-23 08:00");
    expect(toCome("2023-02-23 08:00", "2023-02-24")).toBe(plusMillis(at("2023-02-23 08:00"), 1));
    expect(toCome("2023-02-24 16:59", "2023-02-24")).toBe(plusMillis(at("2023-02-24 16:59"), 1));
  });

  test("is not asked about when no hour of work is left", () => {
    expect(toCome("2023-02-24 17:00", "2023-02-24")).toBe(at("2023-02-25 00:00"));
  });

  test("is late at once when it was late before", () => {
    expect(toCome("2023-03-01 10:00", "2023-02-24")).toBe(plusMillis(at("2023-03-01 10:00"), 1));
  });
});

describe("an export accuses nobody of what may have been done since", () => {
  const exported = (asOf: string, due = "2023-02-24"): Dossier =>
    dossier(dueOn(due, { source: "export", asOf: at(asOf) }));
  const kinds = (of: Dossier) => looksAt(of, rules, calendar).map(({ kind }) => kind);

  test.each([
    ["2023-02-23 17:00", "2023-02-24", false],
    ["2023-02-24 23:59", "2023-02-24", false], // the day itself is not over
    ["2023-02-25 00:00", "2023-02-24", true],
    ["2023-02-24 16:30", "2023-02-24 16:30", false],
    ["2023-02-24 16:31", "2023-02-24 16:30", true],
  ])("one of %s, of a dossier due %s: late %s", (asOf, due, isLate) => {
    expect(isToldLate(exported(asOf, due), calendar)).toBe(isLate);
    expect(kinds(exported(asOf, due)).includes("overdue")).toBe(isLate);
  });

  test("it is asked about all the same", () => {
    expect(kinds(exported("2023-02-20 17:00"))).toEqual(["ask", "ask", "ask"]);
  });

  test("what is kept by hand needs no export", () => {
    expect(isToldLate(typed(dueOn("2023-02-24", { asOf: at("2023-02-20 10:00") })), calendar)).toBe(
      true,
    );
  });

  test("the next export's look is taken, though a late question was dealt with meanwhile (the office was two days without an export)", () => {
    // Friday's question is dealt with on Saturday, by an export of Friday evening, which accuses nobody.
    const asked = scheduleLooks(
      exported("2023-02-24 17:00"),
      at("2023-02-25 08:00"),
      rules,
      calendar,
    );
    expect(asked.nextLookAt).toBeNull();
    const monday = { ...asked, asOf: at("2023-02-27 08:00") };
    const told = scheduleLooks(monday, monday.lookedUntil, rules, calendar);
    expect(told.nextLookAt).toBe(at("2023-02-25 00:00"));
    const dealtWith = scheduleLooks(told, at("2023-02-27 08:05"), rules, calendar);
    const tuesday = { ...dealtWith, asOf: at("2023-02-28 08:00") };
    expect(scheduleLooks(tuesday, tuesday.lookedUntil, rules, calendar).nextLookAt).toBeNull();
  });
});

describe("when its facts change", () => {
  const of = typed(dueOn("2023-03-10", { createdAt: at("2023-02-20 10:00") }));
  const first = scheduleLooks(of, of.createdAt, rules, calendar);

  test("with a date brought forward, what has come meanwhile is taken at the next sweep", () => {
    const sooner = { ...first, due: occasion("2023-03-02") };
    expect(first.nextLookAt).toBe(at("2023-03-07 00:00"));
    expect(scheduleLooks(sooner, first.lookedUntil, rules, calendar).nextLookAt).toBe(
      at("2023-02-27 00:00"),
    );
  });

  test("with a date put off, it is asked about anew before that one", () => {
    const asked = scheduleLooks(first, at("2023-03-09 07:30"), rules, calendar);
    const later = { ...asked, due: occasion("2023-03-17") };
    expect(scheduleLooks(later, asked.lookedUntil, rules, calendar).nextLookAt).toBe(
      at("2023-03-14 00:00"),
    );
  });
});

describe("any dossier", () => {
  const anyMoment = fc
    .integer({ min: 0, max: 3 * 365 * 1440 })
    .map((minutes) => plusMillis(at("2023-01-01 00:00"), minutes * 60_000));
  const anyDossier = fc
    .record({
      received: anyMoment,
      limit: fc.record({
        kind: fc.constantFrom("days", "hours"),
        count: fc.integer({ min: 0, max: 30 }),
      } as const),
      createdAfter: fc.integer({ min: 0, max: 40 * 1440 }),
      source: fc.constantFrom("typed", "export"),
      asOf: anyMoment,
      promise: fc.option(anyMoment.map((moment) => ({ ...promise, at: moment }))),
      pausedDays: fc.integer({ min: 0, max: 5 }),
    } as const)
    .map(({ received, createdAfter, limit, ...rest }): Dossier => {
      const of = dossier({
        ...rest,
        received: occasion(isoIn(received, DEFAULT_ZONE).slice(0, 16).replace("T", " ")),
        limit,
        writtenDue: null,
        createdAt: plusMillis(received, createdAfter * 60_000),
      });
      return { ...of, ...reckonDossier(of, calendar)! };
    });

  test("is looked at in order of time, late once at most, and asked about before its date only", () => {
    fc.assert(
      fc.property(anyDossier, (of) => {
        const all = looksAt(of, rules, calendar);
        expect(all.map((look) => look.at)).toEqual(all.map((look) => look.at).toSorted());
        expect(all.filter(({ kind }) => kind === "overdue").length).toBeLessThanOrEqual(1);
        for (const look of all) {
          if (look.kind === "ask")
            expect(look.at < calendar.instantAt(addDays(of.due.on, 1), morningTime)).toBe(true);
          else
            expect(look.at >= calendar.instantAt(addDays(of.due.on, 1), time("00:00"))).toBe(true);
        }
      }),
    );
  });

  test("is asked about at least once while there is time to work on it, unless somebody has promised", () => {
    fc.assert(
      fc.property(anyDossier, (any) => {
        const of = { ...any, promise: null };
        const end = of.due.at ?? calendar.instantAt(of.due.on, calendar.officeHours.afternoon[1]);
        const worked = calendar.instantAt(of.due.on, time("07:30"));
        if (of.createdAt >= end || of.createdAt < worked) return;
        const asks = looksAt(of, rules, calendar).filter(({ kind }) => kind === "ask");
        expect(asks.some((look) => look.at > of.createdAt && look.at < end)).toBe(true);
      }),
    );
  });

  test("is taken look by look: each once, none left out", () => {
    fc.assert(
      fc.property(anyDossier, (any) => {
        const of = { ...any, source: "typed" } as const;
        const wanted = looksAt(of, rules, calendar)
          .map((look) => look.at)
          .filter((moment) => moment > of.createdAt);
        const taken: Instant[] = [];
        let now = scheduleLooks(of, of.createdAt, rules, calendar);
        while (now.nextLookAt !== null && taken.length < 20) {
          taken.push(now.nextLookAt);
          now = scheduleLooks(now, now.nextLookAt, rules, calendar);
        }
        expect(taken).toEqual([...new Set(wanted)]);
      }),
    );
  });
});

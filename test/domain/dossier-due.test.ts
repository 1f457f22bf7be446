/**
 * The date of a dossier, with the arithmetic written out. Days off and worked Saturdays are those of
 * `db/reference/vn-civil-service-calendar.json`; the rules are those of LAW, *Counting*: NĐ 61/2018 and the
 * one-stop circulars (15:00, supplements), Civil Code Arts. 147–148 (first and last day).
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countedReceipt, dueAfter, reckonDossier } from "../../domain/dossier-clock.ts";
import { isAfter, occasionAt, type DossierFacts, type Occasion } from "../../domain/dossier.ts";
import { DEFAULT_ZONE, isoIn, plusMillis, timeIn } from "../../domain/time.ts";
import type { WorkingCalendar } from "../../domain/working-calendar.ts";
import { plainCalendar, vietnameseCalendar } from "../builders/calendar.ts";
import { dossier, occasion } from "../builders/dossier.ts";
import { at, time } from "../builders/time.ts";

const calendar = vietnameseCalendar();

/** `2023-02-24`, or `2023-02-24 16:30`. */
function shown({ on, at: moment }: Occasion): string {
  return moment ? isoIn(moment, DEFAULT_ZONE).slice(0, 16).replace("T", " ") : on;
}

function dueOf(received: string, kind: "days" | "hours", count: number): string {
  return shown(dueAfter(occasion(received), { kind, count }, calendar));
}

describe("a limit in working days", () => {
  test.each([
    // Tết 2024: Thu 8, Fri 9, Mon 12, Tue 13, Wed 14/2 off (the Prime Minister's decision for 2024).
    ["2024-02-06 09:00", 3, "2024-02-16", "Tue 6/2 not counted; Wed 7 = 1, Thu 15 = 2, Fri 16 = 3"],
    ["2024-02-07 15:00", 1, "2024-02-15", "15:00 is in time: Wed 7/2 not counted; Thu 15 = 1"],
    ["2024-02-07 15:01", 1, "2024-02-16", "counts as received Thu 15/2, not counted; Fri 16 = 1"],
    [
      "2024-02-12 10:00",
      1,
      "2024-02-16",
      "sent in at Tết: counts as received Thu 15/2; Fri 16 = 1",
    ],
    // 30/4–1/5 2024: Mon 29/4 off in exchange for Saturday 4/5.
    ["2024-04-26 10:00", 1, "2024-05-02", "Fri 26/4 not counted; 29, 30/4, 1/5 off; Thu 2/5 = 1"],
    ["2024-04-26 10:00", 3, "2024-05-04", "Thu 2/5 = 1, Fri 3 = 2, Sat 4 (worked) = 3"],
    ["2024-04-26 16:00", 3, "2024-05-06", "as received Thu 2/5; Fri 3 = 1, Sat 4 = 2, Mon 6 = 3"],
    ["2024-05-04 09:00", 1, "2024-05-06", "received on the worked Saturday itself; Mon 6 = 1"],
    ["2024-05-04 15:01", 1, "2024-05-07", "as received Mon 6/5; Tue 7 = 1"],
    // Another year's: Fri 2/5/2025 off in exchange for Saturday 26/4.
    ["2025-04-25 10:00", 2, "2025-04-28", "Sat 26/4 (worked) = 1, Mon 28 = 2"],
    // 2/9 with its second day: Mon 2 and Tue 3/9/2024; Fri 1 and Mon 4/9/2023 (2/9 was a Saturday).
    ["2024-08-30 14:00", 2, "2024-09-05", "Fri 30/8 not counted; Wed 4/9 = 1, Thu 5 = 2"],
    ["2023-08-31 15:30", 1, "2023-09-06", "as received Tue 5/9; Wed 6 = 1"],
    // Days off that are none of the holidays.
    ["2024-05-11 09:00", 1, "2024-05-14", "an ordinary Saturday: as received Mon 13/5; Tue 14 = 1"],
    ["2024-05-10 20:00", 2, "2024-05-15", "Friday evening: as Mon 13/5; Tue 14 = 1, Wed 15 = 2"],
    ["2024-05-12 22:15", 1, "2024-05-14", "sent in on Sunday: as Mon 13/5; Tue 14 = 1"],
    [
      "2024-05-14 00:30",
      1,
      "2024-05-15",
      "in the small hours of Tue 14/5, before 15:00; Wed 15 = 1",
    ],
    // Year ends: 1/1 is off.
    ["2023-12-29 09:00", 2, "2024-01-03", "Fri 29/12 not counted; Tue 2/1 = 1, Wed 3 = 2"],
    ["2024-12-31 15:01", 1, "2025-01-03", "as received Thu 2/1/2025; Fri 3 = 1"],
    // In the day.
    ["2023-02-20 14:59", 0, "2023-02-20", "of none: on Mon 20/2 itself"],
    ["2023-02-20 15:01", 0, "2023-02-21", "as received Tue 21/2, and due on it"],
    ["2024-02-07 16:00", 0, "2024-02-15", "as received Thu 15/2, after Tết"],
    // Without its time.
    ["2023-02-20", 1, "2023-02-21", "the day itself counts: Tue 21/2 = 1"],
    ["2023-02-19", 1, "2023-02-21", "a Sunday: as received Mon 20/2; Tue 21 = 1"],
  ])("received %s, %i: due %s (%s)", (received, count, due) => {
    expect(dueOf(received, "days", count)).toBe(due);
  });
});

describe("a limit in office hours (07:30–11:30, 13:30–17:00)", () => {
  test.each([
    ["2023-02-20 09:15", 8, "2023-02-21 09:45", "2:15 + 3:30 on Mon = 5:45; 2:15 left from 07:30"],
    ["2023-02-20 07:30", 4, "2023-02-20 11:30", "the whole morning, and its end rather than 13:30"],
    ["2023-02-20 06:00", 4, "2023-02-20 11:30", "before the office opens: from 07:30"],
    ["2023-02-20 12:10", 4, "2023-02-21 08:00", "at lunch: from 13:30; 3:30 on Mon, 0:30 left"],
    ["2023-02-20 15:00", 2, "2023-02-20 17:00", "15:00 is in time; the end of the day, not 07:30"],
    ["2023-02-20 15:01", 4, "2023-02-21 11:30", "after 15:00: from Tue 07:30"],
    ["2023-02-20 07:30", 24, "2023-02-23 09:00", "7:30 on Mon, Tue, Wed = 22:30; 1:30 left"],
    ["2024-04-26 14:00", 4, "2024-05-02 08:30", "3:00 on Fri 26/4; 29, 30/4, 1/5 off; 1:00 left"],
    ["2024-05-03 15:00", 8, "2024-05-04 15:30", "2:00 on Fri; 6:00 on worked Sat 4/5: 4:00 + 2:00"],
    ["2024-05-12 22:15", 2, "2024-05-13 09:30", "sent in on Sunday: from Mon 07:30"],
    ["2023-02-20 14:00", 0, "2023-02-20 14:00", "of none: at once"],
    // Without its time, from the last at which it may have come in on that day: nobody is late by a guess.
    ["2023-02-20", 4, "2023-02-21", "from 15:00: 2:00 on Mon, so at some time on Tue"],
    ["2023-02-20", 2, "2023-02-20", "from 15:00: 2:00 on Mon"],
  ])("received %s, %i: due %s (%s)", (received, count, due) => {
    expect(dueOf(received, "hours", count)).toBe(due);
  });

  test("follows the office's own hours", () => {
    const early: WorkingCalendar = {
      ...calendar,
      officeHours: {
        morning: [time("07:00"), time("11:00")],
        afternoon: [time("13:00"), time("17:00")],
      },
    };
    const due = dueAfter(occasion("2023-02-20 10:00"), { kind: "hours", count: 6 }, early);
    expect(shown(due)).toBe("2023-02-21 08:00"); // 1:00 + 4:00 on Monday, 1:00 left
  });
});

describe("what counts as the receipt", () => {
  test.each([
    ["2023-02-20 15:00", "2023-02-20 15:00"],
    ["2023-02-20 15:01", "2023-02-21 07:30"],
    ["2023-02-18 09:00", "2023-02-20 07:30"], // a Saturday
    ["2023-02-18", "2023-02-20"],
    ["2023-02-20", "2023-02-20"],
  ])("of %s it is %s", (received, counted) => {
    expect(shown(countedReceipt(occasion(received), calendar))).toBe(counted);
  });

  test("a second after 15:00 is after it", () => {
    const late = { ...occasion("2023-02-20"), at: plusMillis(at("2023-02-20 15:00"), 1000) };
    expect(countedReceipt(late, calendar).on).toBe("2023-02-21");
  });
});

/** Received on Monday 20/2/2023 at 09:00, with five working days: Mon 27/2. */
function facts(over: Partial<DossierFacts> = {}): DossierFacts {
  const limit = { kind: "days", count: 5 } as const;
  return dossier({ received: occasion("2023-02-20 09:00"), writtenDue: null, limit, ...over });
}

function supplements(count: number, asked: string | null, given: string | null) {
  const when = (text: string | null) => (text === null ? null : occasion(text));
  return { supplements: { count, asked: when(asked), given: when(given) } };
}

function reckoned(over: Partial<DossierFacts> = {}) {
  const reckoning = reckonDossier(facts(over), calendar);
  if (!reckoning) throw new Error("it has no date");
  return reckoning;
}

describe("the date in force", () => {
  const written = (text: string) => ({ writtenDue: occasion(text), limit: null });

  test.each<[string, Partial<DossierFacts>, string]>([
    ["the limit's, where none is written: Tue 21 = 1 … Mon 27 = 5", {}, "2023-02-27"],
    [
      "the written one goes before it",
      { writtenDue: occasion("2023-02-24 16:30") },
      "2023-02-24 16:30",
    ],
    // Civil Code Art. 148(5): a last day on a day off moves on, and ends with the next working day.
    ["written for Sunday 31/12/2023: 1/1 is off", written("2023-12-31 17:00"), "2024-01-02"],
    ["written for a Saturday that is worked", written("2024-05-04 11:00"), "2024-05-04 11:00"],
    ["written for 30/4/2024: 1/5 is off", written("2024-04-30"), "2024-05-02"],
    // A supplement lets the limit begin again.
    [
      "given on Fri 24/2 at 14:00: Mon 27 = 1 … Fri 3/3 = 5",
      supplements(1, "2023-02-22 10:00", "2023-02-24 14:00"),
      "2023-03-03",
    ],
    [
      "given on Fri 24/2 at 16:00, as on Mon 27/2: Tue 28 = 1 … Mon 6/3 = 5",
      supplements(1, "2023-02-22 10:00", "2023-02-24 16:00"),
      "2023-03-06",
    ],
    [
      "of several the last: given on Thu 2/3: Fri 3 = 1 … Thu 9 = 5",
      supplements(2, "2023-02-22", "2023-03-02 09:00"),
      "2023-03-09",
    ],
    [
      "a written date that is later already stays",
      { ...supplements(1, "2023-02-22", "2023-02-24"), writtenDue: occasion("2023-03-10") },
      "2023-03-10",
    ],
    [
      "one that is earlier does not",
      { ...supplements(1, "2023-02-22", "2023-02-24"), writtenDue: occasion("2023-02-27") },
      "2023-03-03",
    ],
    ["asked and not given, it is what it was", supplements(1, "2023-02-22", null), "2023-02-27"],
    [
      "with hours: 4 from Fri 24/2 14:00: 3:00 on Fri, 1:00 on Mon",
      { ...supplements(1, "2023-02-22", "2023-02-24 14:00"), limit: { kind: "hours", count: 4 } },
      "2023-02-27 08:30",
    ],
    // Where no limit is known, the days of waiting are added.
    [
      "written for Mon 27/2 16:30, waited for on Thu 23 and Fri 24/2: Tue 28 = 1, Wed 1/3 = 2",
      { ...supplements(1, "2023-02-22", "2023-02-24"), ...written("2023-02-27 16:30") },
      "2023-03-01 16:30",
    ],
    [
      "waited over Tết 2024, Thu 15 and Fri 16/2 of work: from Tue 20/2, Wed 21 = 1, Thu 22 = 2",
      { ...supplements(1, "2024-02-07", "2024-02-16"), ...written("2024-02-20") },
      "2024-02-22",
    ],
    [
      "nobody knows since when it was waited for",
      { ...supplements(1, null, "2023-02-24"), ...written("2023-02-27") },
      "2023-02-27",
    ],
    // Pauses come on top.
    ["paused for 2 days: from Mon 27/2, Tue 28 = 1, Wed 1/3 = 2", { pausedDays: 2 }, "2023-03-01"],
    [
      "paused over 30/4–1/5 2024: from Fri 26/4, Thu 2/5 = 1, Fri 3 = 2, Sat 4 (worked) = 3",
      { ...written("2024-04-26 11:00"), pausedDays: 3 },
      "2024-05-04 11:00",
    ],
    [
      "both: begun again it is Fri 3/3; Mon 6 = 1",
      { ...supplements(1, "2023-02-22", "2023-02-24"), pausedDays: 1 },
      "2023-03-06",
    ],
    // Appointed anew, it stands, for whoever appointed it knew of all that.
    [
      "appointed anew for Wed 1/3, after the waiting and the pause",
      {
        ...supplements(1, "2023-02-22", "2023-02-24"),
        ...written("2023-03-01"),
        pausedDays: 2,
        reappointments: 1,
      },
      "2023-03-01",
    ],
    [
      "but a supplement that came since lets the limit begin again: Thu 2/3 = 1 … Wed 8 = 5",
      {
        ...supplements(1, "2023-02-28", "2023-03-01"),
        writtenDue: occasion("2023-03-01"),
        reappointments: 1,
      },
      "2023-03-08",
    ],
  ])("%s", (_, over, due) => {
    expect(shown(reckoned(over).due)).toBe(due);
  });

  test("is not known without a written one and a limit", () => {
    expect(reckonDossier(facts({ limit: null }), calendar)).toBeNull();
  });
});

describe("its end", () => {
  const due = { writtenDue: occasion("2023-02-24 16:30"), limit: null };
  const end = (over: Partial<DossierFacts>) => {
    const { ended, outcome } = reckoned({ ...due, ...over });
    return `${ended ? shown(ended) : "open"} ${outcome ?? "-"}`;
  };

  test.each<[string, Partial<DossierFacts>, string]>([
    ["open, there is none", { status: 4 }, "open -"],
    [
      "at the very minute",
      { status: 9, finished: occasion("2023-02-24 16:30") },
      "2023-02-24 16:30 on-time",
    ],
    [
      "a minute after",
      { status: 9, finished: occasion("2023-02-24 16:31") },
      "2023-02-24 16:31 late",
    ],
    [
      "its day alone is known: the day is not over",
      { status: 9, finished: occasion("2023-02-24") },
      "2023-02-24 on-time",
    ],
    ["the day after", { status: 9, finished: occasion("2023-02-25") }, "2023-02-25 late"],
    [
      "when it was done, not when it was fetched",
      { status: 10, finished: occasion("2023-02-24"), returned: occasion("2023-03-01 09:00") },
      "2023-02-24 on-time",
    ],
    [
      "when it was handed out, where nothing else is known",
      { status: 10, returned: occasion("2023-03-01 09:00") },
      "2023-03-01 09:00 late",
    ],
    [
      "its dates go before a status that lags behind",
      { status: 4, finished: occasion("2023-02-23") },
      "2023-02-23 on-time",
    ],
    ["refused, on its day", { status: 3, finished: occasion("2023-02-21") }, "2023-02-21 on-time"],
    ["withdrawn, nobody knows when", { status: 7 }, "2023-02-20 09:00 on-time"],
    [
      "stopped, nobody knows when: the last that is known of it",
      { status: 8, ...supplements(1, "2023-02-22 08:00", null) },
      "2023-02-22 08:00 on-time",
    ],
    [
      "handed out, nobody knows when: nobody is late by a guess",
      { status: 10 },
      "2023-02-20 09:00 on-time",
    ],
  ])("%s", (_, over, expected) => {
    expect(end(over)).toBe(expected);
  });

  test("a date without an hour lasts its whole day", () => {
    const whole = { writtenDue: occasion("2023-02-24"), limit: null, status: 9 } as const;
    const outcome = (text: string) => reckoned({ ...whole, finished: occasion(text) }).outcome;
    expect(outcome("2023-02-24 21:00")).toBe("on-time");
    expect(outcome("2023-02-25 00:00")).toBe("late");
  });

  test("more than one supplement counts as late, however early it came", () => {
    const early = { status: 9, finished: occasion("2023-02-22") } as const;
    const of = (count: number) => reckoned({ ...early, ...supplements(count, "2023-02-21", null) });
    expect(of(1)).toMatchObject({ outcome: "on-time", isLateByRule: false });
    expect(of(2)).toMatchObject({ outcome: "late", isLateByRule: true });
    expect(reckoned(supplements(2, "2023-02-21", null))).toMatchObject({
      outcome: null,
      isLateByRule: true,
    });
  });
});

describe("the waiting for a supplement", () => {
  test.each<[string, Partial<DossierFacts>, boolean]>([
    ["its first, asked for in time", { status: 5, ...supplements(1, "2023-02-22", null) }, true],
    [
      "its first, asked for on the last day",
      { status: 5, ...supplements(1, "2023-02-27", null) },
      true,
    ],
    [
      "asked for when it was late already",
      { status: 5, ...supplements(1, "2023-02-28", null) },
      false,
    ],
    ["a second one", { status: 5, ...supplements(2, "2023-02-22", null) }, false],
    ["nobody knows since when", { status: 5 }, true],
    ["it is worked on again", { status: 4, ...supplements(1, "2023-02-22", null) }, false],
    ["it came to its end", { status: 5, finished: occasion("2023-02-24") }, false],
    ["it waits for a fee", { status: 6 }, false],
  ])("%s", (_, over, isWaiting) => {
    expect(reckoned(over).isWaiting).toBe(isWaiting);
  });
});

const anyOccasion = fc
  .record({ minute: fc.integer({ min: 0, max: 4 * 365 * 1440 }), isDay: fc.boolean() })
  .map(({ minute, isDay }): Occasion => {
    const moment = occasionAt(plusMillis(at("2023-01-01 00:00"), minute * 60_000), DEFAULT_ZONE);
    return isDay ? { on: moment.on, at: null } : moment;
  });

describe("whatever the facts", () => {
  const anyFacts = fc
    .record({
      received: anyOccasion,
      writtenDue: fc.option(anyOccasion),
      limit: fc.record({
        kind: fc.constantFrom("days", "hours"),
        count: fc.integer({ min: 0, max: 60 }),
      } as const),
      status: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
      supplements: fc.record({
        count: fc.integer({ min: 0, max: 3 }),
        asked: fc.option(anyOccasion),
        given: fc.option(anyOccasion),
      }),
      pausedDays: fc.integer({ min: 0, max: 30 }),
      finished: fc.option(anyOccasion),
      returned: fc.option(anyOccasion),
    } as const)
    .map((over) => facts(over));

  test("the date lies on a working day, and no pause or supplement brings it forward", () => {
    fc.assert(
      fc.property(anyFacts, (of) => {
        const { due } = reckonDossier(of, calendar)!;
        expect(calendar.isWorkingDay(due.on)).toBe(true);
        const none = { count: 0, asked: null, given: null };
        const plain = reckonDossier({ ...of, pausedDays: 0, supplements: none }, calendar)!;
        expect(isAfter(plain.due, due)).toBe(false);
      }),
    );
  });

  test("it is open without an outcome, or has ended with one; and waits only while it is open", () => {
    fc.assert(
      fc.property(anyFacts, (of) => {
        const { due, ended, outcome, isWaiting, isLateByRule } = reckonDossier(of, calendar)!;
        expect(outcome === null).toBe(ended === null);
        if (ended) expect(outcome === "late").toBe(isLateByRule || isAfter(ended, due));
        if (isWaiting) expect([ended, of.status, isLateByRule]).toEqual([null, 5, false]);
        if (of.finished) expect(ended).toEqual(of.finished);
      }),
    );
  });
});

describe("any receipt and limit", () => {
  const anyLimit = fc.record({
    kind: fc.constantFrom("days", "hours"),
    count: fc.integer({ min: 0, max: 60 }),
  } as const);

  test("it is due on a working day, in office hours, not before it was received", () => {
    fc.assert(
      fc.property(anyOccasion, anyLimit, (received, limit) => {
        const due = dueAfter(received, limit, calendar);
        expect(calendar.isWorkingDay(due.on)).toBe(true);
        expect(isAfter(received, due)).toBe(false);
        if (due.at === null || limit.count === 0) return;
        const time = timeIn(due.at, DEFAULT_ZONE);
        expect((time >= "07:30" && time <= "11:30") || (time > "13:30" && time <= "17:00")).toBe(
          true,
        );
      }),
    );
  });

  test("so many days are so many working days after the counted one", () => {
    fc.assert(
      fc.property(anyOccasion, fc.integer({ min: 0, max: 300 }), (received, count) => {
        const due = dueAfter(received, { kind: "days", count }, calendar);
        const counted = countedReceipt(received, calendar);
        expect(calendar.countdown(counted.on, due.on).workingDays).toBe(count);
      }),
    );
  });

  test("what was received later, or has more time, is not due earlier", () => {
    fc.assert(
      fc.property(anyOccasion, anyOccasion, anyLimit, (one, other, limit) => {
        const [first, second] = isAfter(one, other) ? [other, one] : [one, other];
        // Of a day alone the hours are a guess, so only the same sort of receipt compares.
        if ((first.at === null) !== (second.at === null)) return;
        const due = dueAfter(first, limit, calendar);
        expect(isAfter(due, dueAfter(second, limit, calendar))).toBe(false);
        const longer = dueAfter(first, { ...limit, count: limit.count + 1 }, calendar);
        expect(isAfter(due, longer)).toBe(false);
      }),
    );
  });

  test("clocks of another zone count the same", () => {
    const here = plainCalendar();
    const there = plainCalendar("America/New_York");
    fc.assert(
      fc.property(anyOccasion, anyLimit, (received, limit) => {
        const wall = received.at && timeIn(received.at, DEFAULT_ZONE);
        const abroad = { on: received.on, at: wall && there.instantAt(received.on, wall) };
        const due = dueAfter(received, limit, here);
        const dueThere = dueAfter(abroad, limit, there);
        expect(dueThere.on).toBe(due.on);
        const hour = (one: Occasion, zone: string) => one.at && timeIn(one.at, zone);
        expect(hour(dueThere, "America/New_York")).toBe(hour(due, DEFAULT_ZONE));
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quarterAsked, readContribution, readOwnDate } from "../../domain/follow-up-dates.ts";
import {
  sectionAgain,
  snoozeOffer,
  snoozeOffers,
  snoozesOf,
} from "../../domain/follow-up-snooze.ts";
import type { NoticeSection } from "../../domain/ladder.ts";
import { DEFAULT_RULES } from "../../domain/rules.ts";
import { addDays, dateIn, weekdayOf, type Instant, type LocalDate } from "../../domain/time.ts";
import { vietnameseCalendar } from "../builders/calendar.ts";
import { deadline } from "../builders/plan.ts";
import { at, day } from "../builders/time.ts";

const CALENDAR = vietnameseCalendar();
const LADDER = DEFAULT_RULES.ladder;
const UNIT = "unit" as never;

function offersAt(local: string) {
  return snoozeOffers(at(local), LADDER, CALENDAR).map(({ time, day: on }) => [time, on]);
}

describe("when one may be reminded again", () => {
  test.each([
    [
      "2023-03-08 09:00",
      [
        ["afternoon", "2023-03-08"],
        ["tomorrow", "2023-03-09"],
        ["monday", "2023-03-13"],
      ],
    ],
    [
      "2023-03-08 14:00",
      [
        ["tomorrow", "2023-03-09"],
        ["monday", "2023-03-13"],
      ],
    ],
    [
      "2023-03-10 09:00",
      [
        ["afternoon", "2023-03-10"],
        ["monday", "2023-03-13"],
      ],
    ],
    ["2023-03-10 15:00", [["monday", "2023-03-13"]]],
    ["2023-03-11 09:00", [["monday", "2023-03-13"]]],
    ["2023-03-12 20:00", [["monday", "2023-03-13"]]],
    // 29/4–03/5 are off: the first working day of the next week is a Thursday.
    [
      "2023-04-27 15:00",
      [
        ["tomorrow", "2023-04-28"],
        ["monday", "2023-05-04"],
      ],
    ],
    ["2023-04-28 15:00", [["monday", "2023-05-04"]]],
  ])("%s", (local, offers) => {
    expect(offersAt(local)).toEqual(offers);
  });

  test("is always later than now, on a working day, and no two are the same day", () => {
    const minutes = fc.integer({ min: 0, max: 2 * 365 * 24 * 60 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const start = Date.parse(at("2023-01-01 00:00"));
        const now = new Date(start + minute * 60_000).toISOString() as Instant;
        const offers = snoozeOffers(now, LADDER, CALENDAR);
        expect(offers.length).toBeGreaterThan(0);
        expect(new Set(offers.map((offer) => offer.at)).size).toBe(offers.length);
        for (const offer of offers) {
          expect(offer.at > now).toBe(true);
          expect(CALENDAR.isWorkingDay(offer.day)).toBe(true);
          expect(offer.day <= addDays(dateIn(now, CALENDAR.zone), 16)).toBe(true);
        }
        expect(snoozeOffer(offers, "tomorrow")).not.toBeNull();
      }),
    );
  });

  test("is offered under a message only where it tells of its person's own work", () => {
    const now = at("2023-03-08 07:30");
    const times = (names: readonly NoticeSection[]) =>
      snoozesOf(
        names.map((name) => ({ name })),
        now,
        CALENDAR,
      ).map(({ time }) => time);
    expect(times(["escalation", "signature", "closing", "unlinked"])).toEqual([]);
    expect(times(["escalation", "due"])).toEqual(["afternoon", "tomorrow", "monday"]);
  });
});

describe("the part in which it is told again", () => {
  const open = deadline({ unitId: UNIT, due: day("2023-03-31") });
  const done = {
    name: "done",
    by: null,
    at: at("2023-03-01 08:00"),
    completedOn: day("2023-03-01"),
  };

  test.each([
    ["due", "2023-03-31", "due"],
    ["due", "2023-04-03", "overdue"],
    ["warning", "2023-04-10", "overdue"],
    [null, "2023-03-20", "due"],
    ["own-date", "2023-03-20", "own-date"],
    ["support", "2023-03-20", "support"],
    ["escalation", "2023-04-10", null],
    ["signature", "2023-03-20", null],
    ["closing", "2023-06-01", null],
    ["unlinked", "2023-03-20", null],
  ] as const)("told as %s, on %s it is %s", (told, on, again) => {
    expect(sectionAgain(told, open, day(on))).toBe(again);
  });

  test("what is done by then is asked for its proof; what lies with the signer, for nothing", () => {
    const on = day("2023-04-03");
    const awaiting = { name: "awaiting", by: "p", at: at("2023-03-01 08:00"), signerId: "s" };
    expect(sectionAgain("due", { ...open, state: done as never }, on)).toBe("proof");
    expect(sectionAgain("due", { ...open, state: awaiting as never }, on)).toBeNull();
    expect(sectionAgain("support", { ...open, state: done as never }, on)).toBeNull();
  });

  test("what is closed as late, or has its own date by now, is not told again", () => {
    const on = day("2023-04-03");
    const closed = { ...open, closedLateAt: at("2023-04-01 08:00") };
    expect(sectionAgain("overdue", closed, on)).toBeNull();
    expect(sectionAgain("own-date", { ...open, ownDue: day("2023-03-15") }, on)).toBeNull();
  });
});

describe("the quarter that a status line is about", () => {
  const ongoing = { planYear: 2023, statusFor: null, createdAt: at("2023-02-20 08:00") };
  const asked = (on: string, over: Partial<typeof ongoing> | { statusFor: LocalDate } = {}) =>
    quarterAsked({ ...ongoing, ...over }, day(on), CALENDAR);

  test.each([
    ["2023-03-29", "2023-03-31"],
    ["2023-03-31", "2023-03-31"],
    ["2023-04-14", "2023-03-31"],
    ["2023-04-17", "2023-06-30"],
    ["2023-12-31", "2023-12-31"],
    ["2024-01-05", "2023-12-31"],
    ["2024-06-05", "2023-12-31"],
    ["2022-12-20", "2023-03-31"],
  ])("on %s: up to %s", (on, end) => {
    expect(asked(on)).toBe(end);
  });

  test("is the running one when the last has been told, or was over before the work was known", () => {
    expect(asked("2023-04-03", { statusFor: day("2023-03-31") })).toBe("2023-06-30");
    expect(asked("2023-04-03", { createdAt: at("2023-04-01 08:00") })).toBe("2023-06-30");
  });
});

describe("dates that people type", () => {
  const TODAY = day("2023-02-20");
  const WORK = { planYear: 2023, due: day("2023-12-31") };

  test("whatever is typed, a date that is taken lies between today and the due date", () => {
    const words = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 14 }))
        .map(([d, m]) => `${d}/${m}`),
    );
    fc.assert(
      fc.property(words, (text) => {
        for (const read of [
          readOwnDate(text, WORK, TODAY),
          readContribution(`${text}: gửi số liệu`, WORK, TODAY),
        ]) {
          if (!read.ok) continue;
          const on = typeof read.value === "string" ? read.value : read.value.wantedBy;
          expect(on >= TODAY && on <= WORK.due).toBe(true);
        }
      }),
    );
  });

  test.each([
    ["15/3: gửi số liệu", "2023-03-15", "gửi số liệu"],
    ["15/3 gửi 2 biểu", "2023-03-15", "gửi 2 biểu"],
    ["trước 20/3 góp ý dự thảo", "2023-03-19", "góp ý dự thảo"],
    ["15-3 - góp ý: điều 2", "2023-03-15", "góp ý: điều 2"],
    ["gửi số liệu trước 15/3", "2023-03-14", "gửi số liệu trước 15/3"],
    ["cuối tháng 3", "2023-03-31", ""],
    ["20/3/2023", "2023-03-20", ""],
  ])("“%s” wants by %s: %s", (text, wantedBy, words) => {
    expect(readContribution(text, WORK, TODAY)).toEqual({ ok: true, value: { wantedBy, words } });
  });

  test("what is overdue may still be asked a contribution for; a due date to come bounds it", () => {
    const late = { due: day("2023-02-10") };
    const soon = { due: day("2023-02-28") };
    expect(readContribution("15/3: x", late, TODAY)).toMatchObject({ ok: true });
    expect(readContribution("15/3: x", soon, TODAY)).toEqual({ ok: false, error: "after-due" });
  });

  test("more words than are kept are cut", () => {
    const read = readContribution(`15/3: ${"số liệu ".repeat(500)}`, WORK, TODAY);
    expect(read.ok && [...read.value.words].length).toBe(300);
  });

  test("a weekend is a date like any other", () => {
    const saturday = readOwnDate("23/9", WORK, TODAY);
    expect(saturday).toEqual({ ok: true, value: "2023-09-23" });
    expect(weekdayOf(day("2023-09-23"))).toBe(6);
  });
});

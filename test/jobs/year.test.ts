import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/time.ts";
import { addDays, weekdayOf } from "../../domain/time.ts";
import { day } from "../builders/time.ts";
import { LEADERS, HOME_HEAD, rehearse, type Rehearsal } from "./support/rehearsal.ts";
import { toldTo, type Told } from "./support/sent-messages.ts";

const FIRST = day("2023-02-20");
const LAST = day("2024-01-15");

/** The government's days off from Monday to Friday, as it announced them. */
const DAYS_OFF = new Set(
  ["2023-05-01", "2023-05-02", "2023-05-03", "2023-09-01", "2023-09-04", "2024-01-01"].map(day),
);

const isWorked = (date: LocalDate) => weekdayOf(date) < 6 && !DAYS_OFF.has(date);

/** The working days of each week after the first, in which the sample begins. */
function laterWeeks(): readonly (readonly LocalDate[])[] {
  const weeks: LocalDate[][] = [];
  for (let monday = addDays(FIRST, 7); monday <= LAST; monday = addDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4].map((offset) => addDays(monday, offset));
    weeks.push(days.filter((date) => date <= LAST && isWorked(date)));
  }
  return weeks;
}

describe("a whole year in which nobody does anything", () => {
  let office: Rehearsal;
  let told: readonly Told[];

  beforeAll(async () => {
    office = await rehearse();
    await office.playTo(`${LAST} 23:59`);
    told = await toldTo(office);
  }, 180_000);
  afterAll(() => office.close());

  test("everybody is told something, and everything planned has been sent", async () => {
    const posts = new Set(told.map(({ post }) => post));
    expect(posts).toEqual(new Set((await office.stores.people.all()).map(({ post }) => post)));
    const { byStatus } = await office.stores.messages.counts(office.now());
    expect(byStatus).toEqual({
      planned: 0,
      claimed: 0,
      sent: told.length,
      failed: 0,
      unknown: 0,
      dropped: 0,
    });
    expect(office.channel.attempts).toHaveLength(told.length);
  });

  test("on no weekend, no public holiday and no day in lieu", () => {
    expect(told.length).toBeGreaterThan(1_000);
    expect(told.filter((each) => !isWorked(each.day as LocalDate))).toEqual([]);
  });

  test("at the four times of the rules, and at no other", () => {
    const times = new Set(told.map(({ time, kind }) => `${kind} ${time}`));
    expect(times).toEqual(
      new Set(["morning 07:30", "due-day 14:00", "weekly 06:45", "weekly 15:00"]),
    );
  });

  test("nobody gets two messages of one kind on a day", () => {
    const keys = told.map(({ post, kind, day: date }) => `${post} ${kind} ${date}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("nobody's message is empty, and nobody's speaks twice of one deadline", () => {
    for (const { sections, kind, message } of told) {
      if (kind !== "weekly") expect(sections).not.toEqual([]);
      expect(new Set(message.items).size).toBe(message.items.length);
    }
  });

  test("leaders have one summary a week, on its first working day, with their matters inside", () => {
    for (const post of LEADERS) {
      const own = told.filter((each) => each.post === post);
      const weekly = own.filter(({ kind }) => kind === "weekly");
      expect(weekly.map((each) => each.day)).toEqual(laterWeeks().map((week) => week[0]));
      const mornings = new Set(
        own.filter(({ kind }) => kind === "morning").map((each) => each.day),
      );
      expect(weekly.filter((each) => mornings.has(each.day))).toEqual([]);
      expect(weekly.some(({ sections }) => sections.length > 0)).toBe(true);
      expect(mornings.size).toBeGreaterThan(0);
    }
  });

  test("the coordinator has a draft on each week's last working day, leaders have none", () => {
    const drafts = told.filter(({ kind, time }) => kind === "weekly" && time === "15:00");
    expect(new Set(drafts.map(({ post }) => post))).toEqual(new Set([HOME_HEAD]));
    const lastDays = laterWeeks().map((week) => week.at(-1));
    // The last week of the play ends on its Monday.
    expect(drafts.map((each) => each.day)).toEqual(["2023-02-24", ...lastDays.slice(0, -1)]);
  });
});

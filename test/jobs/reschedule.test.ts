/** What a change of the rules or of the calendar does to what is still to come. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { placeAt } from "../../domain/events.ts";
import type { OrgRules } from "../../domain/rules.ts";
import { rescheduleAll } from "../../jobs/reschedule.ts";
import { day, time } from "../builders/time.ts";
import {
  CHAIRMAN,
  deadlineNamed,
  HOME_HEAD,
  JUSTICE_HEAD,
  personOf,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { linesAbout, toldTo } from "./support/sent-messages.ts";

const PLAN = "NV-002 Kế hoạch";
let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
  await office.playTo("2023-03-23 09:00");
});
afterEach(() => office.close());

async function change(change: (rules: OrgRules) => OrgRules): Promise<number> {
  return office.stores.transaction(async (stores) => {
    const { planLadders: _, ...rules } = await stores.settings.rules();
    await stores.settings.saveRules(change(rules));
    return rescheduleAll(office.sample.office, stores);
  });
}

const withLadder = (ladder: Partial<OrgRules["ladder"]>) => (rules: OrgRules) => ({
  ...rules,
  ladder: { ...rules.ladder, ...ladder },
});

async function told(post = JUSTICE_HEAD): Promise<readonly string[]> {
  return (await linesAbout(office, post, PLAN)).filter((line) => line >= "2023-03-23");
}

describe("other working days before the date", () => {
  test("are those on which it is reminded from now on; what has gone by is not made up for", async () => {
    const work = { before: [7, 3, 0], escalation: { coordinator: 3, leader: 5 } };
    expect(await change(withLadder({ work }))).toBeGreaterThan(40);
    await office.playTo("2023-03-31 12:00");
    expect(await told()).toEqual([
      "2023-03-28 07:30 morning, due",
      "2023-03-31 07:30 morning, due",
    ]);
  });

  test("of one plan leave the others as they are", async () => {
    const { deadline } = await deadlineNamed(office, PLAN);
    await office.stores.transaction(async (stores) => {
      const { ladder } = await stores.settings.rules();
      const work = { ...ladder.work, before: [3] };
      if (deadline.planId)
        await stores.settings.savePlanLadder(deadline.planId, { ...ladder, work });
      await rescheduleAll(office.sample.office, stores);
    });
    await office.playTo("2023-03-31 12:00");
    expect(await told()).toEqual(["2023-03-28 07:30 morning, due"]);
  });
});

describe("another time of the morning's message", () => {
  test("is kept from the next morning on, also by what waits for a morning already", async () => {
    const { deadline } = await deadlineNamed(office, PLAN);
    const { id: personId } = await personOf(office, JUSTICE_HEAD);
    const { id: deadlineId, dateVersion } = deadline;
    const monday = day("2023-03-27");
    const rung = "snoozed-2023-03-23 -5";
    const notice = {
      deadlineId,
      dateVersion,
      rung,
      day: monday,
      personId,
      section: "due",
    } as const;
    await placeAt(office.sample.office, office.stores, [notice], { day: monday });
    await change(withLadder({ morningTime: time("08:15") }));
    await office.playTo("2023-03-29 12:00");
    expect(await told()).toEqual([
      "2023-03-24 08:15 morning, due",
      "2023-03-27 08:15 morning, due",
      "2023-03-29 08:15 morning, due",
    ]);
    const all = (await toldTo(office, JUSTICE_HEAD)).filter((each) => each.day >= "2023-03-24");
    expect(new Set(all.map((each) => each.day)).size).toBe(all.length);
  });
});

test("another time of the summaries is kept from the next one on", async () => {
  const summary = { leaderTime: time("07:00"), coordinatorTime: time("16:00") };
  await change((rules) => ({ ...rules, summary }));
  await office.playTo("2023-03-27 12:00");
  const weekly = (await toldTo(office)).filter(
    ({ kind, day: on }) => kind === "weekly" && on >= "2023-03-23",
  );
  expect(weekly.map(({ post, day: on, time: when }) => `${on} ${when} ${post}`)).toEqual(
    expect.arrayContaining([`2023-03-24 16:00 ${HOME_HEAD}`, `2023-03-27 07:00 ${CHAIRMAN}`]),
  );
  expect(weekly).toHaveLength(3);
});

test("a day that has become one off is left in peace; its reminders come on others", async () => {
  await office.stores.transaction(async (stores) => {
    await stores.settings.saveCalendarOverride(day("2023-03-24"), false);
    await office.sample.office.refresh(stores);
    await rescheduleAll(office.sample.office, stores);
  });
  await office.playTo("2023-03-31 12:00");
  const days = (await toldTo(office)).map((each) => each.day);
  expect(days).not.toContain("2023-03-24");
  expect(await told()).toEqual([
    "2023-03-23 09:00 morning, due", // that of 24/3: five working days before 31/3 is 23/3 now
    "2023-03-29 07:30 morning, due",
    "2023-03-31 07:30 morning, due",
  ]);
});

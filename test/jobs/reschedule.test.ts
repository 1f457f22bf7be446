/** What a change of the rules or of the calendar does to what is still to come. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { placeAt } from "../../domain/events.ts";
import type { DeadlineState } from "../../domain/deadline.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import type { Stores } from "../../domain/stores.ts";
import type { OrgRules } from "../../domain/rules.ts";
import { rescheduleAll } from "../../jobs/reschedule.ts";
import { at, day, time } from "../builders/time.ts";
import {
  change as changeDeadline,
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

describe("what is late and has not gone up", () => {
  const escalation = (coordinator: number, leader: number) => (rules: OrgRules) =>
    withLadder({ work: { ...rules.ladder.work, escalation: { coordinator, leader } } })(rules);

  /** Under the sections by which a matter goes up. */
  async function wentUpTo(post: string): Promise<readonly string[]> {
    const lines = await linesAbout(office, post, PLAN);
    return lines.filter((line) => /escalation|closing|warning/u.test(line));
  }

  test("goes up the next morning when other rules would have had it up before, with a word to its head today", async () => {
    await office.playTo("2023-04-05 09:00");
    await change(escalation(1, 2));
    await office.playTo("2023-04-20 23:59");
    expect(await wentUpTo(HOME_HEAD)).toEqual(["2023-04-05 07:30 morning, escalation"]);
    expect(await wentUpTo(CHAIRMAN)).toEqual(["2023-04-06 07:30 morning, escalation"]);
    expect(await wentUpTo(JUSTICE_HEAD)).toEqual([
      "2023-04-04 07:30 morning, warning",
      "2023-04-05 09:10 event, warning",
    ]);
  });

  test("goes up on its own day when the rules are set back before it has", async () => {
    await office.playTo("2023-04-05 09:00");
    await change(escalation(1, 2));
    office.setClock("2023-04-05 09:05");
    await change(escalation(3, 5));
    await office.playTo("2023-04-20 23:59");
    expect(await wentUpTo(CHAIRMAN)).toEqual(["2023-04-07 07:30 morning, escalation"]);
    expect(await wentUpTo(JUSTICE_HEAD)).toEqual([
      "2023-04-04 07:30 morning, warning",
      "2023-04-06 07:30 morning, warning",
    ]);
  });

  test("goes up once, whatever is changed after it has", async () => {
    await office.playTo("2023-04-05 09:00");
    await change(escalation(6, 8));
    await office.playTo("2023-04-06 09:00");
    await change(escalation(1, 2));
    await office.playTo("2023-04-07 09:00");
    await change(escalation(6, 8));
    await office.playTo("2023-04-20 23:59");
    expect(await wentUpTo(HOME_HEAD)).toEqual(["2023-04-05 07:30 morning, escalation"]);
    expect(await wentUpTo(CHAIRMAN)).toEqual(["2023-04-07 07:30 morning, escalation"]);
  });

  test("goes up without a word to its head when he could not be told before", async () => {
    await office.playTo("2023-04-05 20:00");
    await change(escalation(1, 2));
    await office.playTo("2023-04-20 23:59");
    expect(await wentUpTo(CHAIRMAN)).toEqual(["2023-04-06 07:30 morning, escalation"]);
    expect(await wentUpTo(JUSTICE_HEAD)).toEqual(["2023-04-04 07:30 morning, warning"]);
  });

  test("goes up when the days of grace after an import are taken away", async () => {
    await office.close();
    office = await rehearse(at("2023-06-01 09:00"));
    await office.playTo("2023-06-06 09:00");
    await change(withLadder({ graceAfterImport: 0 }));
    await office.playTo("2023-07-01 23:59");
    const morning = "2023-06-07 07:30 morning, escalation";
    expect(await wentUpTo(HOME_HEAD)).toEqual([morning]);
    expect(await wentUpTo(CHAIRMAN)).toEqual([morning]);
  });

  test("is offered for closing when there are fewer Mondays", async () => {
    await office.playTo("2023-04-19 09:00");
    await change(withLadder({ mondays: 1 }));
    await office.playTo("2023-05-31 23:59");
    const offers = (await wentUpTo(HOME_HEAD)).filter((line) => line.includes("closing"));
    expect(offers).toEqual(["2023-04-20 07:30 morning, closing"]);
  });

  test("does not go up for what happened before it was returned to its unit", async () => {
    const view = await deadlineNamed(office, PLAN);
    const { id } = await personOf(office, JUSTICE_HEAD);
    const moveTo = (state: DeadlineState) => changeState(view, id, state);
    await moveTo({ name: "done", by: id, at: office.now(), completedOn: day("2023-03-23") });
    await office.playTo("2023-04-24 09:00");
    await moveTo({ name: "returned", by: id, at: office.now(), reason: "thiếu phụ lục" });
    await change(withLadder({ morningTime: time("08:00") }));
    await office.playTo("2023-04-28 23:59");
    expect(await wentUpTo(CHAIRMAN)).toEqual([]);
    expect(await wentUpTo(HOME_HEAD)).toEqual([]);
  });

  async function changeState(view: DeadlineView, by: PersonId, state: DeadlineState) {
    await changeDeadline(office, view, by, (deadline) => ({
      ok: true,
      value: { ...deadline, state },
    }));
  }
});

test("what somebody changes while all is rescheduled keeps his change, counted on by the new rules", async () => {
  const { deadline } = await deadlineNamed(office, PLAN);
  await office.stores.transaction(async (stores) => {
    const { planLadders: _, ...rules } = await stores.settings.rules();
    const work = { ...rules.ladder.work, before: [4] };
    await stores.settings.saveRules(withLadder({ work })(rules));
    let isChanged = false;
    const inStates: Stores["deadlines"]["inStates"] = async (...query) => {
      const page = await stores.deadlines.inStates(...query);
      const moved = { ...deadline, due: day("2023-04-28"), nextNoticeAt: null };
      if (!isChanged) isChanged = await stores.deadlines.save(moved);
      return page;
    };
    const deadlines = overlaid(stores.deadlines, { inStates });
    await rescheduleAll(office.sample.office, overlaid(stores, { deadlines }));
  });
  expect(await office.stores.deadlines.byId(deadline.id)).toMatchObject({
    due: "2023-04-28",
    nextNoticeAt: at("2023-04-24 07:30"),
  });
});

/** The port itself, but for some of it. */
function overlaid<Port extends object>(port: Port, over: Partial<Port>): Port {
  return new Proxy(port, {
    get(target, name) {
      if (name in over) return over[name as keyof Port];
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

test("what the new rules leave where it was is not written", async () => {
  const { deadlines } = office.stores;
  const before = await deadlines.list({ unitIds: null, limit: 1_000 });
  await office.playTo("2023-03-23 09:30");
  await change(withLadder({ support: [4, 0] }));
  expect(await deadlines.list({ unitIds: null, limit: 1_000 })).toEqual(before);
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

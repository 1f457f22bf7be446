/** What cannot wait for the sweep: when it goes out, with what, and what becomes of it. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { placeAt, planEvent, planForMorning } from "../../domain/events.ts";
import type { Note, Notice } from "../../domain/message.ts";
import { person } from "../builders/org.ts";
import { day } from "../builders/time.ts";
import {
  CHAIRMAN,
  deadlineNamed,
  HEALTH_HEAD,
  HOME_HEAD,
  JUSTICE_HEAD,
  personOf,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { bundleOf, linesTo, toldTo } from "./support/sent-messages.ts";

const PLAN = "NV-002 Kế hoạch";
const UNSURE: Note = { kind: "uncertain", messages: 2 };
const STAND_IN: Extract<Note, { kind: "stand-in" }> = {
  kind: "stand-in",
  absent: "Chánh Văn phòng",
  from: day("2023-03-20"),
  to: day("2023-04-20"),
};
let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
  await standsInForNobodyElse(JUSTICE_HEAD, HEALTH_HEAD, CHAIRMAN);
  await office.playTo("2023-03-22 08:00");
});
afterEach(() => office.close());

/** What the note says is so, and brings nobody any duty. */
async function standsInForNobodyElse(...deputies: readonly string[]): Promise<void> {
  const absent = person({ post: STAND_IN.absent });
  await office.stores.people.add([absent]);
  for (const post of deputies) {
    const deputyId = (await personOf(office, post)).id;
    const { from, to } = STAND_IN;
    await office.stores.people.addStandIn({ absentId: absent.id, deputyId, from, to });
  }
}

async function tellAt(local: string, what: Note | typeof PLAN, ...posts: readonly string[]) {
  await office.playTo(local);
  const people = await Promise.all(posts.map((post) => personOf(office, post)));
  const ids = people.map(({ id }) => id);
  const told = what === PLAN ? { notice: await aboutPlan() } : { note: what };
  await office.stores.transaction((stores) => planEvent(office.sample.office, stores, ids, told));
}

async function aboutPlan(): Promise<Omit<Notice, "personId">> {
  const { deadline } = await deadlineNamed(office, PLAN);
  const today = day("2023-03-22");
  return {
    deadlineId: deadline.id,
    dateVersion: deadline.dateVersion,
    rung: "support-asked",
    day: today,
    section: "due",
  };
}

async function linesFrom(post: string, from: string): Promise<readonly string[]> {
  return (await linesTo(office, post)).filter((line) => line >= from);
}

describe("an event", () => {
  test("goes out ten minutes later, to each person once", async () => {
    await tellAt("2023-03-22 09:00", STAND_IN, JUSTICE_HEAD, HEALTH_HEAD, JUSTICE_HEAD);
    await office.playTo("2023-03-22 23:59");
    expect(await linesFrom(JUSTICE_HEAD, "2023-03-22")).toEqual(["2023-03-22 09:10 event"]);
    expect(await linesFrom(HEALTH_HEAD, "2023-03-22")).toEqual(["2023-03-22 09:10 event"]);
  });

  test("takes along what arises while it waits, and says it all in one message", async () => {
    await tellAt("2023-03-22 09:00", STAND_IN, JUSTICE_HEAD);
    await tellAt("2023-03-22 09:09", PLAN, JUSTICE_HEAD);
    await office.playTo("2023-03-22 23:59");
    expect(await linesFrom(JUSTICE_HEAD, "2023-03-22")).toEqual([
      `2023-03-22 09:10 event, due: ${PLAN}`,
    ]);
    const [told] = (await toldTo(office, JUSTICE_HEAD)).toReversed();
    expect(told && bundleOf(told.message)?.notes).toEqual([STAND_IN]);
    expect(told?.message.text).toContain("Chánh Văn phòng");
    expect(told?.message.text).toContain("NV-002");
  });

  test("that has left is followed by another", async () => {
    await tellAt("2023-03-22 09:00", STAND_IN, JUSTICE_HEAD);
    await tellAt("2023-03-22 09:10", PLAN, JUSTICE_HEAD);
    await office.playTo("2023-03-22 23:59");
    expect(await linesFrom(JUSTICE_HEAD, "2023-03-22")).toEqual([
      "2023-03-22 09:10 event",
      `2023-03-22 09:20 event, due: ${PLAN}`,
    ]);
  });

  test.each([
    ["2023-03-22 11:25", "2023-03-22 13:30 event"],
    ["2023-03-22 12:15", "2023-03-22 13:30 event"],
  ])("of %s waits for the end of the lunch break", async (moment, line) => {
    await tellAt(moment, STAND_IN, JUSTICE_HEAD);
    await office.playTo("2023-03-22 23:59");
    expect(await linesFrom(JUSTICE_HEAD, "2023-03-22")).toEqual([line]);
  });

  test.each(["2023-03-23 16:55", "2023-03-23 21:00", "2023-03-24 06:10"])(
    "of %s is part of the next morning's one message",
    async (moment) => {
      await tellAt(moment, STAND_IN, JUSTICE_HEAD);
      await office.playTo("2023-03-24 23:59");
      expect(await linesFrom(JUSTICE_HEAD, "2023-03-22")).toEqual([
        `2023-03-24 07:30 morning, due: ${PLAN}`,
      ]);
      const [told] = (await toldTo(office, JUSTICE_HEAD)).toReversed();
      expect(told && bundleOf(told.message)?.notes).toEqual([STAND_IN]);
    },
  );

  test("of a Saturday waits for Monday", async () => {
    await tellAt("2023-03-25 10:00", STAND_IN, JUSTICE_HEAD);
    await office.playTo("2023-03-26 23:59");
    expect(await linesFrom(JUSTICE_HEAD, "2023-03-25")).toEqual([]);
    await office.playTo("2023-03-27 12:00");
    expect((await linesFrom(JUSTICE_HEAD, "2023-03-25"))[0]).toContain("2023-03-27 07:30 morning");
  });

  test("whose hour goes by unsent is part of the next morning's message, and told once", async () => {
    await tellAt("2023-03-23 16:45", STAND_IN, JUSTICE_HEAD);
    office.channel.answerWith(() => ({ outcome: "retry", afterSeconds: 60, reason: "away" }));
    await office.playTo("2023-03-23 17:30");
    office.channel.answerWith(null);
    await office.playTo("2023-03-24 23:59");
    expect(await linesFrom(JUSTICE_HEAD, "2023-03-22")).toEqual([
      `2023-03-24 07:30 morning, due: ${PLAN}`,
    ]);
    const [told] = (await toldTo(office, JUSTICE_HEAD)).toReversed();
    expect(told && bundleOf(told.message)?.notes).toEqual([STAND_IN]);
    const dropped = await office.stores.messages.list({ status: "dropped", limit: 10 });
    expect(dropped).toMatchObject([{ kind: "event", statusReason: "quiet" }]);
  });

  test("says nothing that is no longer true: then it is not sent", async () => {
    const { id: deputyId } = await personOf(office, JUSTICE_HEAD);
    await tellAt("2023-03-22 09:00", STAND_IN, JUSTICE_HEAD);
    const [standIn] = await office.stores.people.standInsOn(day("2023-03-22"));
    await office.stores.people.addStandIn({ ...standIn!, deputyId, to: day("2023-03-21") });
    await office.playTo("2023-03-22 23:59");
    expect(await linesFrom(JUSTICE_HEAD, "2023-03-22")).toEqual([]);
    const dropped = await office.stores.messages.list({ status: "dropped", limit: 10 });
    expect(dropped).toMatchObject([{ kind: "event", statusReason: "nothing-left" }]);
  });

  test("of the coordinators' is not for others", async () => {
    await tellAt("2023-03-22 09:00", UNSURE, HOME_HEAD, JUSTICE_HEAD);
    await office.playTo("2023-03-22 23:59");
    expect(await linesFrom(HOME_HEAD, "2023-03-22")).toEqual(["2023-03-22 09:10 event"]);
    expect(await linesFrom(JUSTICE_HEAD, "2023-03-22")).toEqual([]);
  });
});

test("what is for the morning waits for it, though the office is open", async () => {
  await office.playTo("2023-03-23 09:00");
  const { id } = await personOf(office, JUSTICE_HEAD);
  const what = { note: STAND_IN };
  await planForMorning(office.sample.office, office.stores, [id], what);
  await office.playTo("2023-03-24 23:59");
  expect(await linesFrom(JUSTICE_HEAD, "2023-03-22")).toEqual([
    `2023-03-24 07:30 morning, due: ${PLAN}`,
  ]);
});

test("a night's note to a leader is inside Monday's summary, with his bundle", async () => {
  const chairman = await personOf(office, CHAIRMAN);
  await office.playTo("2023-03-24 20:00");
  const what = { note: STAND_IN };
  await planEvent(office.sample.office, office.stores, [chairman.id], what);
  await office.playTo("2023-03-27 23:59");
  const told = (await toldTo(office, chairman.post)).filter((each) => each.day >= "2023-03-25");
  expect(told.map(({ kind, time }) => `${kind} ${time}`)).toEqual(["weekly 06:45"]);
  expect(told[0] && bundleOf(told[0].message)?.notes).toEqual([STAND_IN]);
});

describe("what was put off", () => {
  async function putOff(local: string, time: Parameters<typeof placeAt>[3]): Promise<void> {
    await office.playTo(local);
    const { id: personId } = await personOf(office, JUSTICE_HEAD);
    const notice = { ...(await aboutPlan()), personId, rung: "snoozed-2023-03-22 -5" };
    await placeAt(office.sample.office, office.stores, [notice], time);
  }

  test("until the afternoon comes at two, in one message", async () => {
    await putOff("2023-03-22 09:00", "this-afternoon");
    await office.playTo("2023-03-22 23:59");
    expect(await linesFrom(JUSTICE_HEAD, "2023-03-22")).toEqual([
      `2023-03-22 14:00 due-day, due: ${PLAN}`,
    ]);
  });

  test("on the due day joins the second message of that day", async () => {
    await putOff("2023-03-31 09:00", "this-afternoon");
    await office.playTo("2023-03-31 23:59");
    const afternoons = (await linesFrom(JUSTICE_HEAD, "2023-03-31")).filter((line) =>
      line.includes("due-day"),
    );
    expect(afternoons).toEqual([`2023-03-31 14:00 due-day, due: ${PLAN}`]);
  });

  test("when the afternoon's message has left, comes the next morning", async () => {
    await putOff("2023-03-22 14:00", "this-afternoon");
    await office.playTo("2023-03-23 23:59");
    expect(await linesFrom(JUSTICE_HEAD, "2023-03-22")).toEqual([
      `2023-03-23 07:30 morning, due: ${PLAN}`,
    ]);
  });

  test("until Monday comes in Monday's one message", async () => {
    await putOff("2023-03-22 09:00", { day: day("2023-03-27") });
    await office.playTo("2023-03-27 23:59");
    const monday = await linesFrom(JUSTICE_HEAD, "2023-03-27");
    expect(monday).toHaveLength(1);
    expect(monday[0]).toContain(PLAN);
  });
});

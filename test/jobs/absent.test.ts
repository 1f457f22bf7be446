/** What waits for somebody who is away is told to who acts in his place: to him, and in one message. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { placeAt, planEvent } from "../../domain/events.ts";
import { grant, standIn } from "../builders/org.ts";
import { day } from "../builders/time.ts";
import {
  CHAIRMAN,
  deadlineNamed,
  DEPUTY_CHAIRMAN,
  HEALTH_HEAD,
  HOME_HEAD,
  JUSTICE_HEAD,
  OFFICE_HEAD,
  personOf,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { bundleOf, linesAbout, linesTo, toldTo } from "./support/sent-messages.ts";

const PLAN = "NV-002 Kế hoạch";
let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
});
afterEach(() => office.close());

async function absent(post: string, deputy: string, from: string, to: string): Promise<void> {
  const absentId = (await personOf(office, post)).id;
  const deputyId = (await personOf(office, deputy)).id;
  await office.stores.people.addStandIn(
    standIn({ absentId, deputyId, from: day(from), to: day(to) }),
  );
}

/** The head of justice has put the plan off until a day. */
async function putOff(until: string): Promise<void> {
  const { deadline } = await deadlineNamed(office, PLAN);
  const { id: personId } = await personOf(office, JUSTICE_HEAD);
  const notice = {
    deadlineId: deadline.id,
    dateVersion: deadline.dateVersion,
    rung: "snoozed-2023-03-23 -5",
    day: day(until),
    personId,
    section: "due",
  } as const;
  await office.stores.transaction((stores) =>
    placeAt(office.sample.office, stores, [notice], { day: day(until) }),
  );
}

async function told(post: string, from: string): Promise<readonly string[]> {
  return (await linesAbout(office, post, PLAN)).filter((line) => line >= from);
}

async function timesOf(post: string, from: string): Promise<readonly string[]> {
  const lines = await linesTo(office, post);
  return lines.filter((line) => line >= from).map((line) => line.split(",")[0] ?? "");
}

describe("what an absent head has put off until a morning", () => {
  test("is in the summary of a leader who stands in for him, which is his one message", async () => {
    await office.playTo("2023-03-24 09:00");
    await putOff("2023-03-27");
    await absent(JUSTICE_HEAD, DEPUTY_CHAIRMAN, "2023-03-27", "2023-03-31");
    await office.playTo("2023-03-27 23:59");
    expect(await told(DEPUTY_CHAIRMAN, "2023-03-25")).toEqual(["2023-03-27 06:45 weekly, due"]);
    expect(await timesOf(DEPUTY_CHAIRMAN, "2023-03-25")).toEqual(["2023-03-27 06:45 weekly"]);
    expect(await told(JUSTICE_HEAD, "2023-03-25")).toEqual([]);
  });

  test("is in the deputy's message of that morning, with his own", async () => {
    await office.playTo("2023-03-23 09:00");
    await putOff("2023-03-28");
    await absent(JUSTICE_HEAD, HEALTH_HEAD, "2023-03-28", "2023-03-28");
    await office.playTo("2023-03-28 23:59");
    expect(await told(HEALTH_HEAD, "2023-03-28")).toEqual(["2023-03-28 07:30 morning, due"]);
    expect(await timesOf(HEALTH_HEAD, "2023-03-28")).toEqual(["2023-03-28 07:30 morning"]);
  });

  test("is told to nobody else of his unit", async () => {
    const { deadline } = await deadlineNamed(office, PLAN);
    const officer = await personOf(office, OFFICE_HEAD);
    const grants = [...officer.grants, grant("officer", deadline.unitId)];
    await office.stores.people.save({ ...officer, grants });
    await office.playTo("2023-03-24 09:00");
    await putOff("2023-03-28");
    await absent(JUSTICE_HEAD, HEALTH_HEAD, "2023-03-28", "2023-03-28");
    await office.playTo("2023-03-28 23:59");
    expect(await told(OFFICE_HEAD, "2023-03-25")).toEqual([]);
    expect(await told(HEALTH_HEAD, "2023-03-25")).toEqual(["2023-03-28 07:30 morning, due"]);
  });
});

test("a coordinator's note that waits for a morning on which he is away goes to his deputy", async () => {
  await office.playTo("2023-03-27 18:00");
  const { id } = await personOf(office, HOME_HEAD);
  const note = { kind: "uncertain", messages: 2 } as const;
  await planEvent(office.sample.office, office.stores, [id], { note });
  await absent(HOME_HEAD, HEALTH_HEAD, "2023-03-28", "2023-03-28");
  await office.playTo("2023-03-28 23:59");
  const [deputys] = (await toldTo(office, HEALTH_HEAD)).filter((each) => each.day === "2023-03-28");
  expect(deputys && bundleOf(deputys.message)?.notes).toEqual([note]);
  expect(await timesOf(HOME_HEAD, "2023-03-28")).toEqual([]);
});

describe("stand-ins of stand-ins on 29/3, which only stored data can hold", () => {
  test("the last one present is told, once", async () => {
    await office.playTo("2023-03-28 12:00");
    await absent(JUSTICE_HEAD, OFFICE_HEAD, "2023-03-29", "2023-03-29");
    await absent(OFFICE_HEAD, HEALTH_HEAD, "2023-03-29", "2023-03-29");
    await office.playTo("2023-03-29 23:59");
    expect(await told(HEALTH_HEAD, "2023-03-29")).toEqual(["2023-03-29 07:30 morning, due"]);
    expect(await told(JUSTICE_HEAD, "2023-03-29")).toEqual([]);
    expect(await told(OFFICE_HEAD, "2023-03-29")).toEqual([]);
  });

  test("of two who stand in for each other each is told his own", async () => {
    await office.playTo("2023-03-28 12:00");
    await absent(JUSTICE_HEAD, HEALTH_HEAD, "2023-03-29", "2023-03-29");
    await absent(HEALTH_HEAD, JUSTICE_HEAD, "2023-03-29", "2023-03-29");
    await office.playTo("2023-03-29 23:59");
    expect(await told(JUSTICE_HEAD, "2023-03-29")).toEqual(["2023-03-29 07:30 morning, due"]);
    expect(await told(HEALTH_HEAD, "2023-03-29")).toEqual([]);
  });
});

describe("between a leader's summary of Monday and the office's opening", () => {
  test("a note is an event after the opening, in one with what arises then", async () => {
    await office.playTo("2023-03-27 07:00");
    const { id } = await personOf(office, CHAIRMAN);
    await absent(JUSTICE_HEAD, CHAIRMAN, "2023-03-27", "2023-03-30");
    const { from, to } = { from: day("2023-03-27"), to: day("2023-03-30") };
    const note = { kind: "stand-in", absent: JUSTICE_HEAD, from, to } as const;
    const tell = () =>
      office.stores.transaction((stores) =>
        planEvent(office.sample.office, stores, [id], { note }),
      );
    await tell();
    await office.playTo("2023-03-27 07:35");
    await tell();
    await office.playTo("2023-03-27 23:59");
    expect(await timesOf(CHAIRMAN, "2023-03-25")).toEqual([
      "2023-03-27 06:45 weekly",
      "2023-03-27 07:40 event",
    ]);
    const event = (await toldTo(office, CHAIRMAN)).at(-1);
    expect(event && bundleOf(event.message)?.notes).toEqual([note]);
  });
});

/** What was planned for somebody, and is another's to hear by the time it goes out. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { placeAt, planEvent } from "../../domain/events.ts";
import type { Notice } from "../../domain/message.ts";
import { unitsOf } from "../../domain/org.ts";
import { sweep } from "../../jobs/sweep.ts";
import { grant, standIn } from "../builders/org.ts";
import { day } from "../builders/time.ts";
import {
  deadlineNamed,
  HEALTH_HEAD,
  HOME_HEAD,
  HOME_OFFICER,
  JUSTICE_HEAD,
  personOf,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { linesAbout, linesTo } from "./support/sent-messages.ts";

const PLAN = "NV-002 Kế hoạch";
let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
  await office.playTo("2023-03-23 08:00");
});
afterEach(() => office.close());

async function told(post: string, from: string): Promise<readonly string[]> {
  return (await linesAbout(office, post, PLAN)).filter((line) => line >= from);
}

/** Plans the morning of 24/3 on the evening before, as after an outage. */
async function planOvernight(): Promise<void> {
  office.setClock("2023-03-24 07:30");
  await sweep(office.sample.office);
}

/** From now on somebody else heads the unit, beside his own. */
async function handUnitTo(post: string): Promise<void> {
  const before = await personOf(office, JUSTICE_HEAD);
  const after = await personOf(office, post);
  const { deadline } = await deadlineNamed(office, PLAN);
  await office.stores.people.save({ ...before, grants: [] });
  const grants = [...after.grants, grant("head", deadline.unitId)];
  await office.stores.people.save({ ...after, grants });
}

async function noticeOf(over: Partial<Notice>): Promise<Notice> {
  const { deadline } = await deadlineNamed(office, PLAN);
  const { id: personId } = await personOf(office, JUSTICE_HEAD);
  return {
    deadlineId: deadline.id,
    dateVersion: deadline.dateVersion,
    rung: "snoozed-2023-03-23 -5",
    day: day("2023-03-28"),
    personId,
    section: "due",
    ...over,
  };
}

describe("a head who has lost his unit between planning and sending", () => {
  test("hears nothing of it; his successor does, in his next message", async () => {
    await planOvernight();
    await handUnitTo(HEALTH_HEAD);
    await office.playTo("2023-03-27 23:59");
    expect(await told(JUSTICE_HEAD, "2023-03-24")).toEqual([]);
    expect(await told(HEALTH_HEAD, "2023-03-24")).toEqual(["2023-03-24 07:30 morning, due"]);
    const dropped = await office.stores.messages.list({ status: "dropped", limit: 10 });
    expect(dropped).toMatchObject([{ kind: "morning", statusReason: "nothing-left" }]);
  });

  test("whose unit nobody has: the coordinator hears of it", async () => {
    await planOvernight();
    const before = await personOf(office, JUSTICE_HEAD);
    await office.stores.people.save({ ...before, grants: [] });
    await office.playTo("2023-03-27 23:59");
    expect(await told(JUSTICE_HEAD, "2023-03-24")).toEqual([]);
    const lines = await told(HOME_HEAD, "2023-03-24");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("morning, unlinked");
  });

  test("is not reminded of what he had put off; his successor is, once", async () => {
    await placeAt(office.sample.office, office.stores, [await noticeOf({})], {
      day: day("2023-03-28"),
    });
    await handUnitTo(HEALTH_HEAD);
    await office.playTo("2023-03-28 23:59");
    expect(await told(JUSTICE_HEAD, "2023-03-28")).toEqual([]);
    expect(await told(HEALTH_HEAD, "2023-03-28")).toEqual(["2023-03-28 07:30 morning, due"]);
  });

  test("has his event told to his successor as an event", async () => {
    const { personId, ...notice } = await noticeOf({ rung: "support-asked" });
    await planEvent(office.sample.office, office.stores, [personId], { notice });
    await handUnitTo(HEALTH_HEAD);
    await office.playTo("2023-03-23 23:59");
    expect(await told(JUSTICE_HEAD, "2023-03-23")).toEqual([]);
    expect(await told(HEALTH_HEAD, "2023-03-23")).toEqual(["2023-03-23 08:20 event, due"]);
  });
});

test("who is away since this morning hears nothing; his stand-in has it that day", async () => {
  await planOvernight();
  const absentId = (await personOf(office, JUSTICE_HEAD)).id;
  const deputyId = (await personOf(office, HEALTH_HEAD)).id;
  const today = day("2023-03-24");
  await office.stores.people.addStandIn(standIn({ absentId, deputyId, from: today, to: today }));
  await office.playTo("2023-03-24 23:59");
  expect(await told(JUSTICE_HEAD, "2023-03-24")).toEqual([]);
  expect(await told(HEALTH_HEAD, "2023-03-24")).toEqual(["2023-03-24 07:30 morning, due"]);
});

test("a request to a unit is passed on to its heads alone, as it was told", async () => {
  const { deadline } = await deadlineNamed(office, PLAN);
  const home = await personOf(office, HOME_HEAD);
  const [unitId] = unitsOf(home);
  const by = (await personOf(office, JUSTICE_HEAD)).id;
  const asked = {
    deadlineId: deadline.id,
    unitId: unitId!,
    wantedBy: day("2023-03-28"),
    words: "",
  };
  await office.stores.supportRequests.save([{ ...asked, by, at: office.now() }]);
  const gone = await personOf(office, HEALTH_HEAD);
  const { personId: _, ...notice } = await noticeOf({ rung: "support-asked", section: "support" });
  await planEvent(office.sample.office, office.stores, [gone.id], { notice });
  await office.playTo("2023-03-23 23:59");
  expect(await told(HOME_HEAD, "2023-03-23")).toEqual(["2023-03-23 08:20 event, support"]);
  expect(await told(HOME_OFFICER, "2023-03-23")).toEqual([]);
});

test("what two of a unit were told is not told again to one when the other leaves it", async () => {
  await office.playTo("2023-03-23 23:59");
  await planOvernight();
  const officer = await personOf(office, HOME_OFFICER);
  await office.stores.people.save({ ...officer, grants: [] });
  await office.playTo("2023-03-24 14:59");
  const home = (await linesTo(office, HOME_HEAD)).filter((line) => line >= "2023-03-24");
  expect(home).toHaveLength(1);
  expect((await linesTo(office, HOME_OFFICER)).filter((line) => line >= "2023-03-24")).toEqual([]);
});

/** A person of many units and roles is told everything, in one message. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { grant, standIn } from "../builders/org.ts";
import { at, day } from "../builders/time.ts";
import {
  deadlineNamed,
  HEALTH_HEAD,
  HOME_HEAD,
  JUSTICE_HEAD,
  personOf,
  rehearse,
  unitOf,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { linesAbout, toldTo } from "./support/sent-messages.ts";

const PLAN = "NV-002 Kế hoạch";
let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
  await office.playTo("2023-03-23 12:00");
});
afterEach(() => office.close());

test("head of three units, coordinator and stand-in: one message a morning, each matter once", async () => {
  const head = await personOf(office, JUSTICE_HEAD);
  const [home, health] = [await unitOf(office, "Phòng Nội vụ"), await unitOf(office, "Phòng Y tế")];
  const more = [grant("head", home), grant("officer", health), grant("coordinator")];
  await office.stores.people.save({ ...head, grants: [...head.grants, ...more] });
  const absentId = (await personOf(office, HEALTH_HEAD)).id;
  await office.stores.people.addStandIn(
    standIn({ absentId, deputyId: head.id, from: day("2023-03-24"), to: day("2023-04-14") }),
  );
  await office.playTo("2023-04-14 12:00");
  const told = (await toldTo(office, JUSTICE_HEAD)).filter((each) => each.day >= "2023-03-24");
  const mornings = told.filter(({ kind }) => kind === "morning");
  expect(mornings.length).toBeGreaterThan(5);
  expect(new Set(mornings.map((each) => each.day)).size).toBe(mornings.length);
  for (const { sections, message } of mornings) {
    const items = message.items;
    expect(new Set(items).size).toBe(items.length);
    expect(new Set(sections.map((section) => section.split(":")[0])).size).toBe(sections.length);
  }
  const escalated = mornings.find((each) => each.day === "2023-04-05");
  expect(escalated?.sections.map((section) => section.split(":")[0])).toEqual(
    expect.arrayContaining(["overdue", "escalation"]),
  );
});

describe("a matter that a head has put off from Thursday until Monday", () => {
  async function putOff(post: string): Promise<void> {
    const { deadline } = await deadlineNamed(office, PLAN);
    const { id: personId } = await personOf(office, post);
    const until = at("2023-03-27 07:30");
    await office.stores.snoozes.set([{ personId, deadlineId: deadline.id, until }]);
  }

  test("is left out of Friday's message, and of nobody else's", async () => {
    const { deadline } = await deadlineNamed(office, PLAN);
    const other = await personOf(office, HOME_HEAD);
    const grants = [...other.grants, grant("officer", deadline.unitId)];
    await office.stores.people.save({ ...other, grants });
    await putOff(JUSTICE_HEAD);
    await office.playTo("2023-03-24 12:00");
    const about = async (post: string) =>
      (await linesAbout(office, post, PLAN)).filter((line) => line >= "2023-03-23");
    expect(await about(JUSTICE_HEAD)).toEqual([]);
    expect(await about(HOME_HEAD)).toEqual(["2023-03-24 07:30 morning, due"]);
  });

  test("is reminded of again from then on", async () => {
    await putOff(JUSTICE_HEAD);
    await office.playTo("2023-03-31 23:59");
    const lines = await linesAbout(office, JUSTICE_HEAD, PLAN);
    expect(lines.filter((line) => line >= "2023-03-23")).toEqual([
      "2023-03-29 07:30 morning, due",
      "2023-03-31 07:30 morning, due",
      "2023-03-31 14:00 due-day, due",
    ]);
  });
});

test("what was closed as late is told to nobody any more", async () => {
  await office.playTo("2023-04-06 12:00");
  const { deadline } = await deadlineNamed(office, PLAN);
  await office.stores.deadlines.save({ ...deadline, closedLateAt: office.now() });
  await office.playTo("2023-05-31 23:59");
  const told = (await toldTo(office)).filter((each) => each.day >= "2023-04-07");
  const items = told.flatMap(({ message }) => message.items);
  expect(told.length).toBeGreaterThan(50);
  expect(items).not.toContain(deadline.id);
});

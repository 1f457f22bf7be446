/** Incident: rules or days off that were changed twice within a day lost the due day's reminders. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { rescheduleAll } from "../../jobs/reschedule.ts";
import { day, time } from "../builders/time.ts";
import { JUSTICE_HEAD, rehearse, type Rehearsal } from "./support/rehearsal.ts";
import { linesAbout } from "./support/sent-messages.ts";

/** Due on Friday 31/3/2023. */
const PLAN = "NV-002 Kế hoạch";
let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
});
afterEach(() => office.close());

async function setMorning(text: string): Promise<void> {
  await office.stores.transaction(async (stores) => {
    const { planLadders: _, ...rules } = await stores.settings.rules();
    const ladder = { ...rules.ladder, morningTime: time(text) };
    await stores.settings.saveRules({ ...rules, ladder });
    await rescheduleAll(office.sample.office, stores);
  });
}

async function setOff(date: string): Promise<void> {
  await office.stores.transaction(async (stores) => {
    await stores.settings.saveCalendarOverride(day(date), false);
    await office.sample.office.refresh(stores);
    await rescheduleAll(office.sample.office, stores);
  });
}

test("the morning's time set later and back again on the due day's morning still tells it, once", async () => {
  await office.playTo("2023-03-30 18:00");
  await setMorning("10:30");
  await office.playTo("2023-03-31 08:00");
  await setMorning("09:30");
  await office.playTo("2023-03-31 09:00");
  await setMorning("07:30");
  await office.playTo("2023-03-31 18:00");
  const lines = (await linesAbout(office, JUSTICE_HEAD, PLAN)).filter(
    (line) => line > "2023-03-31",
  );
  expect(lines.map((line) => line.slice(0, 24))).toEqual([
    "2023-03-31 09:00 morning",
    "2023-03-31 14:00 due-day",
  ]);
});

test("two days off entered on the afternoon that becomes the due day's still tell it today", async () => {
  await office.playTo("2023-03-29 15:00");
  await setOff("2023-03-30");
  await office.playTo("2023-03-29 15:02");
  await setOff("2023-03-31");
  await office.playTo("2023-04-02 18:00");
  const lines = (await linesAbout(office, JUSTICE_HEAD, PLAN)).filter(
    (line) => line > "2023-03-29",
  );
  expect(lines.map((line) => line.slice(0, 24))).toEqual([
    "2023-03-29 07:30 morning",
    "2023-03-29 15:02 due-day",
  ]);
});

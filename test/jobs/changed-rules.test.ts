/** Rules and days off that another process has changed: heard of at the next sweep. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { DEFAULT_RULES } from "../../domain/rules.ts";
import { sweep } from "../../jobs/sweep.ts";
import { openOffice, type OpenedOffice } from "../../opened-office.ts";
import { makeStillClock } from "../../system-clock.ts";
import { at, day, time } from "../builders/time.ts";

async function openTwice(): Promise<readonly [OpenedOffice, OpenedOffice]> {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-rules-"));
  const place = {
    databaseUrl: `file:${join(folder, "office.sqlite")}`,
    dataDir: folder,
    zone: "Asia/Ho_Chi_Minh",
    organisationName: "UBND huyện",
  };
  const clock = makeStillClock(at("2023-03-24 09:00"));
  const one = await openOffice(place, clock);
  const other = await openOffice(place, clock);
  onTestFinished(async () => {
    await one.close();
    await other.close();
    rmSync(folder, { recursive: true });
  });
  return [one, other];
}

test("a process that is running takes them over, wherever its calendar is held", async () => {
  const [{ office: changer }, { office: worker }] = await openTwice();
  const { calendar } = worker;
  const held = { ...worker };
  const hours = {
    morning: [time("08:00"), time("12:00")],
    afternoon: [time("13:00"), time("16:00")],
  } as const;
  await changer.database.settings.saveRules({ ...DEFAULT_RULES, officeHours: hours });
  await changer.database.settings.saveCalendarOverride(day("2023-03-27"), false);
  expect(calendar.officeHours).toEqual(DEFAULT_RULES.officeHours);
  await sweep(worker);

  expect(calendar.officeHours).toEqual(hours);
  expect(held.calendar.isWorkingDay(day("2023-03-27"))).toBe(false);
  expect(held.calendar.shift(day("2023-03-24"), 1)).toBe("2023-03-28");
});

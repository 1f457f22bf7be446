/** The office's outbox as it lies in the database: for waiting until there is nothing left to do. */
import { join } from "node:path";
import { expect } from "vitest";
import { openDatabase } from "../../../db/open-database.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { parseInstant, plusMillis, type Instant } from "../../../domain/time.ts";
import { PATIENCE, type Place } from "./dondoc.ts";

/** Far in the future of every clock here. */
const ALL_TIME = "2100-01-01T00:00:00.000Z" as Instant;

/** What is planned for later than so long after the sweep is not waited for. */
const SOON_MILLIS = 5 * 60_000;

/** Until a sweep has run to its end at or after an instant, and all that it planned was tried. */
export async function untilSwept(place: Place, since: string): Promise<void> {
  await look(place, async (office) => {
    await expect
      .poll(async () => (await office.settings.value("last-sweep")) ?? "", { timeout: PATIENCE })
      .toSatisfy((last: string) => last >= String(parseInstant(since)));
    await expect.poll(() => countWaiting(office, since), { timeout: PATIENCE }).toBe(0);
  });
}

async function countWaiting(office: OrgDatabase, since: string): Promise<number> {
  const { byStatus } = await office.messages.counts(ALL_TIME);
  const soon = plusMillis(parseInstant(since) ?? ALL_TIME, SOON_MILLIS);
  return byStatus.claimed + (await office.messages.due(soon, 1)).length;
}

async function look(place: Place, work: (office: OrgDatabase) => Promise<void>): Promise<void> {
  const url = place.settings["DATABASE_URL"] ?? "";
  const database = await openDatabase(`file:${join(place.folder, url.replace(/^file:/u, ""))}`);
  try {
    const [organisation] = await database.organisations();
    if (!organisation) throw new Error("there is no organisation yet");
    await work(database.of(organisation.id));
  } finally {
    await database.close();
  }
}

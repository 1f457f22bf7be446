import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { BotId, MessageId } from "../../domain/ids.ts";
import { DEFAULT_ZONE } from "../../domain/time.ts";
import { RANDOM_IDS } from "../../ids.ts";
import { openOffice, type OpenedOffice } from "../../opened-office.ts";
import { makeStillClock } from "../../system-clock.ts";
import { account, grant, person, unit } from "../builders/org.ts";
import { deadline } from "../builders/plan.ts";
import { notice, push } from "../builders/message.ts";
import { at } from "../builders/time.ts";
import { linesOf, startDoomed, type Ending } from "./doomed-process.ts";
import { timeSince } from "./running-office.ts";

const MESSAGES = 1_000;
const KILLS = 6;
/** Six kills of about this many messages each leave some for the last process. */
const BETWEEN_KILLS = 100;
const FIRST_MORNING = at("2023-03-24 07:30");
const WORKER = new URL("delivery-process.ts", import.meta.url);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dondoc-faults-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function open(): Promise<OpenedOffice> {
  const place = {
    databaseUrl: `file:${join(folder, "office.sqlite")}`,
    dataDir: folder,
    zone: DEFAULT_ZONE,
    organisationName: "UBND huyện Cù Lao Dung",
  };
  return openOffice(place, makeStillClock(FIRST_MORNING));
}

/** A thousand officials of one unit, each with a morning message about its one open deadline. */
async function plan({ office }: OpenedOffice): Promise<void> {
  const { database } = office;
  const owing = unit();
  const owed = deadline({ unitId: owing.id });
  const officials = Array.from({ length: MESSAGES }, () =>
    person({ id: RANDOM_IDS.next<"PersonId">(), grants: [grant("officer", owing.id)] }),
  );
  await database.transaction(async (stores) => {
    const bot = await stores.bots.ensure("web", null, "bot" as BotId);
    await stores.units.add([owing]);
    await stores.people.add(officials);
    for (const { id } of officials) {
      await stores.people.link(account({ personId: id, botId: bot.id }));
    }
    await stores.deadlines.add([owed]);
    const pushes = officials.map(({ id }) =>
      push({ id: RANDOM_IDS.next<"MessageId">(), personId: id, plannedFor: FIRST_MORNING }),
    );
    await stores.messages.plan(pushes);
    await stores.notices.add(
      pushes.map(({ id, personId }) => notice({ deadlineId: owed.id, personId, messageId: id })),
    );
  });
}

async function killAgainAndAgain(): Promise<readonly Ending[]> {
  const begun = Date.now();
  const log = join(folder, "sent.log");
  const start = (dieAfter = "") =>
    startDoomed(WORKER, [folder, timeSince(FIRST_MORNING, begun), dieAfter], log);
  // The first dies at the very worst moment: what it sent last is on the disk, and not recorded.
  const endings: Ending[] = [await start("20").untilItEnds()];
  for (let kill = 0; kill < KILLS; kill += 1) {
    endings.push(await start().killAfter(Math.ceil(Math.random() * BETWEEN_KILLS)));
  }
  endings.push(await start().untilItEnds());
  return endings;
}

test("a worker that is killed over and over loses no message, and knows which it may have doubled", async () => {
  const before = await open();
  await plan(before);
  await before.close();

  const endings = await killAgainAndAgain();
  expect(endings).toEqual([...Array.from({ length: KILLS + 1 }, () => "killed"), "finished"]);

  const sent = Map.groupBy(linesOf(join(folder, "sent.log")), (id) => id as MessageId);
  const after = await open();
  try {
    const messages = await after.office.database.messages.list({ limit: MESSAGES * 2 });
    expect(messages).toHaveLength(MESSAGES);
    const settled = new Set(messages.map(({ status, pickAt }) => `${status} ${pickAt}`));
    expect([...settled].filter((each) => each !== "sent null" && each !== "unknown null")).toEqual(
      [],
    );
    expect(new Set(sent.keys())).toEqual(new Set(messages.map(({ id }) => id)));

    const unknowns = await unknownAttempts(after);
    const doubled = [...sent].filter(([, times]) => times.length > 1);
    expect(doubled.length).toBeGreaterThan(0);
    for (const [id, times] of doubled) {
      expect(unknowns.get(id) ?? 0).toBeGreaterThanOrEqual(times.length - 1);
    }
    // No more doubts than the deaths account for: four messages at most were under way at each.
    expect([...unknowns.values()].reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(
      4 * (KILLS + 1),
    );
    const check = await sql<{
      integrity_check: string;
    }>`pragma integrity_check`.execute(after.database.kysely);
    expect(check.rows).toEqual([{ integrity_check: "ok" }]);
  } finally {
    await after.close();
  }
}, 120_000);

/** How many attempts at each message ended in nobody knows what. */
async function unknownAttempts(opened: OpenedOffice): Promise<ReadonlyMap<MessageId, number>> {
  const rows = await opened.database.kysely
    .selectFrom("attempt")
    .select("message_id")
    .where("outcome", "=", "unknown")
    .execute();
  const counts = new Map<MessageId, number>();
  for (const { message_id: id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

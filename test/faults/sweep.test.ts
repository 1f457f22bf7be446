import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeJobTools } from "../../assembly.ts";
import { makeTimeMachine } from "../../jobs/time-machine.ts";
import { openSampleFile, SAMPLE_START, type SampleOffice } from "../../sample-office.ts";
import { makeRecordingChannel } from "../jobs/support/recording-channel.ts";
import { at } from "../builders/time.ts";
import { linesOf, startDoomed } from "./doomed-process.ts";

const SWEEPER = new URL("sweep-process.ts", import.meta.url);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dondoc-faults-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Lives until the evening before five reminders fall due. */
async function liveUntilTheEve(): Promise<void> {
  const sample = await openSampleFile(folder, SAMPLE_START);
  const channel = makeRecordingChannel(sample.clock);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const tools = makeJobTools(sample, new Map([[sample.bot.id, channel]]), log);
  await makeTimeMachine(tools, sample.clock, async () => {}).moveTo(at("2023-03-23 20:00"));
  await sample.close();
}

async function countNotices({ database }: SampleOffice): Promise<number> {
  const rows = await database.kysely.selectFrom("notice").select("rung").execute();
  return rows.length;
}

test("two processes that sweep and deliver at the same moment tell everybody once", async () => {
  await liveUntilTheEve();
  const before = await openSampleFile(folder, at("2023-03-23 20:00"));
  const notices = await countNotices(before);
  await before.close();

  const start = (own: string, other: string) =>
    startDoomed(
      SWEEPER,
      [folder, at("2023-03-24 07:30"), "", own, other],
      join(folder, "sent.log"),
    );
  const endings = [start("one", "other"), start("other", "one")].map((each) => each.untilItEnds());
  expect(await Promise.all(endings)).toEqual(["finished", "finished"]);

  const after = await openSampleFile(folder, null);
  try {
    expect(await countNotices(after)).toBe(notices + 10);
    const messages = await after.office.database.messages.list({ limit: 1_000 });
    const today = messages.filter(({ slot }) => slot === "2023-03-24");
    expect(new Set(today.map(({ personId }) => personId)).size).toBe(5);
    expect(today.map(({ status, attempts }) => `${status} ${attempts}`)).toEqual(
      Array.from({ length: 5 }, () => "sent 1"),
    );
    expect(linesOf(join(folder, "sent.log")).toSorted()).toEqual(
      today.map(({ id }) => id as string).toSorted(),
    );
  } finally {
    await after.close();
  }
}, 60_000);

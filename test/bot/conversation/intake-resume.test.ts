import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import { expect, test, vi } from "vitest";
import { assembleIntake, makeJobTools } from "../../../assembly.ts";
import type { ChatId } from "../../../domain/ids.ts";
import { openSampleInMemory, SAMPLE_START, type SampleOffice } from "../../../sample-office.ts";
import { incoming } from "../../builders/message.ts";
import { makeRecordingChannel } from "../../jobs/support/recording-channel.ts";

/** So many processes may die over an update; the next gives it up. */
const DEATHS = 5;
const PATIENCE = { timeout: 10_000 };

/** A process that never gets any further with a file, as if it died over it. */
function startProcess(sample: SampleOffice): void {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const channel = makeRecordingChannel(sample.clock);
  const intake = assembleIntake({
    reader: {
      read: () => Promise.reject(new Error("nothing is read here")),
      close: async () => {},
    },
    opened: sample,
    tools: makeJobTools(sample, new Map([[sample.bot.id, channel]]), log),
    traitsOf: () => WEB_TRAITS,
    fetchFile: () => new Promise(() => {}),
    bots: () => [],
    publicAddresses: null,
  });
  void intake.resume();
}

function inboxOf({ database }: SampleOffice) {
  return database.kysely
    .selectFrom("inbox")
    .select(["key", "resumes", "processed_at", "failure"])
    .orderBy("id")
    .execute();
}

test("incident: in a hail of deaths, updates were given up that had killed nobody", async () => {
  const sample = await openSampleInMemory(SAMPLE_START);
  const { inbox, people } = sample.office.database;
  const [person] = await people.all();
  const from = { botId: sample.bot.id, chatId: (person?.id ?? "") as string as ChatId };
  const file = { kind: "file", ref: "1", name: "a.pdf", size: 1, caption: "", replyTo: null };
  await inbox.put(incoming({ ...from, key: "deadly", body: { ...file, kind: "file" } }));
  await inbox.put(incoming({ ...from, key: "harmless" }));

  for (let death = 1; death <= DEATHS; death += 1) {
    startProcess(sample);
    const resumed = async () => (await inboxOf(sample))[0]?.resumes;
    await vi.waitFor(async () => expect(await resumed()).toBe(death), PATIENCE);
  }
  startProcess(sample);
  await vi.waitFor(async () => expect(await inbox.pending(10)).toEqual([]), PATIENCE);

  const rows = await inboxOf(sample);
  expect(rows.map(({ key, failure }) => [key, failure !== null])).toEqual([
    ["deadly", true],
    ["harmless", false],
  ]);
  await sample.close();
});

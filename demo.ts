/** The demo: a page on this machine, the sample office behind it, and a clock that can be moved. */
import { makeWebChannel, type HistoryEntry } from "./bot/web/web-channel.ts";
import { WEB_TRAITS } from "./bot/web/web-traits.ts";
import { makeWebServer } from "./bot/web/web-server.ts";
import type { WebPerson } from "./bot/web/people.ts";
import { render } from "./bot/copy/render.ts";
import { START_WORDS } from "./bot/copy/command-line.ts";
import { FIRST_POST } from "./bot/copy/web-page.ts";
import type { Config } from "./config.ts";
import type { ChatId } from "./domain/ids.ts";
import { offerChoices } from "./domain/choice-id.ts";
import { foremostRole } from "./domain/org.ts";
import type { Instant } from "./domain/time.ts";
import { assembleIntake, makeJobTools, startWork } from "./assembly.ts";
import { makeContentsReader, READING_LIMITS } from "./jobs/import/contents-reader.ts";
import { makeEmbeddedEngine } from "./jobs/engines/embedded-engine.ts";
import { makeTimeMachine } from "./jobs/time-machine.ts";
import type { Log } from "./jobs/job-tools.ts";
import {
  openSampleFile,
  resetSample,
  saveSampleClock,
  type SampleOffice,
} from "./sample-office.ts";
import { readinessOf } from "./readiness.ts";
import type { Running } from "./running.ts";

const HISTORY = 100;
const DELIVERIES_AT_ONCE = 4;

export async function startDemo(config: Config, clock: Instant | null, log: Log): Promise<Running> {
  const sample = await openSampleFile(config.dataDir, clock);
  const { office } = sample;
  const channel = makeWebChannel({
    clock: sample.clock,
    zone: office.calendar.zone,
    ids: office.ids,
    history: (chatId) => historyOf(sample, chatId),
  });
  const tools = makeJobTools(sample, new Map([[sample.bot.id, channel]]), log);
  const engine = makeEmbeddedEngine({
    deliverConcurrency: DELIVERIES_AT_ONCE,
    onFailure: (job, error) => log.error({ job, error: String(error) }, "a job failed"),
    log,
  });
  const reader = makeContentsReader(READING_LIMITS, office.organisation.zone);
  const intake = assembleIntake({
    reader,
    opened: sample,
    tools,
    traitsOf: () => WEB_TRAITS,
    fetchFile: async ({ body }) =>
      body.kind === "file"
        ? sample.files.get(body.ref as Parameters<typeof sample.files.get>[0])
        : null,
    bots: () => [],
    publicAddresses: null,
  });
  const timeMachine = makeTimeMachine(tools, sample.clock, async (now) => {
    await saveSampleClock(sample);
    await channel.clockMoved(now);
  });
  const server = makeWebServer({
    log,
    readiness: () => readinessOf(sample, engine),
    webhooks: new Map(),
    publicDoor: null,
    demo: {
      botId: sample.bot.id,
      organisation: office.organisation.name,
      zone: office.calendar.zone,
      clock: sample.clock,
      channel,
      people: () => peopleOf(sample),
      receive: intake.receive,
      files: sample.files,
      timeMachine,
      reset: async () => {
        await intake.idle();
        await resetSample(sample);
      },
    },
  });
  const { url } = await server.start(config.port, "127.0.0.1");
  await intake.resume();
  await startWork(engine, tools);
  return {
    banner: [START_WORDS.demo, START_WORDS.open(url), START_WORDS.stop],
    async stop(limit) {
      await server.stop(limit);
      await intake.stop();
      await reader.close();
      await engine.stop(limit);
      await saveSampleClock(sample);
      await sample.close();
    },
  };
}

/** Everybody of the sample, with the unit by which the page sorts them. */
async function peopleOf({ office }: SampleOffice): Promise<readonly WebPerson[]> {
  const units = new Map((await office.database.units.all()).map((unit) => [unit.id, unit]));
  const people = await office.database.people.all();
  return people.map((person) => {
    const unitId = person.grants.find((grant) => grant.unitId)?.unitId;
    const unit = unitId ? units.get(unitId) : undefined;
    return {
      chatId: person.id as string as ChatId,
      post: person.post,
      unit: unit?.name ?? null,
      unitKind: unit?.kind ?? null,
      role: foremostRole(person),
      ...(person.post === FIRST_POST && { isFirst: true as const }),
    };
  });
}

/** What a chat was sent before this process began, as the page shows it. */
async function historyOf(
  { office, bot }: SampleOffice,
  chatId: ChatId,
): Promise<readonly HistoryEntry[]> {
  const messages = await office.database.messages.latestIn(bot.id, chatId, HISTORY);
  const platformIds = new Map(messages.map((message) => [message.id, message.platformIds]));
  return messages.toReversed().flatMap((message) => {
    if (!message.content || !message.sentAt) return [];
    const { lines, choices } = render(message.content, WEB_TRAITS);
    return [
      {
        sentAt: message.sentAt,
        platformIds: message.platformIds,
        outgoing: {
          lines,
          choices: offerChoices(message.id, choices, message.actions).choices,
          attachment: null,
          replaces: message.replaces ? (platformIds.get(message.replaces) ?? []) : [],
        },
      },
    ];
  });
}

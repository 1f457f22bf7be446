/** The part of a process that takes messages in: its bots, and the intake behind them. */
import { setTimeout as sleep } from "node:timers/promises";
import { traitsOf } from "./bot/channels.ts";
import type { Intake } from "./bot/conversation/intake.ts";
import { assembleIntake } from "./assembly.ts";
import type { ChannelTraits } from "./domain/channel.ts";
import type { BotId } from "./domain/ids.ts";
import { makeContentsReader, READING_LIMITS } from "./jobs/import/contents-reader.ts";
import type { JobTools } from "./jobs/job-tools.ts";
import { makeLiveBots, type LiveBots } from "./live-bots.ts";
import type { OpenedBot } from "./opened-bots.ts";
import type { OpenedOffice } from "./opened-office.ts";
import { makePublicAddresses } from "./public-addresses.ts";

/** What an earlier process left is worked on first; but a platform that is away holds nobody up. */
const RESUME_PATIENCE_MILLIS = 5_000;

export interface Receiving {
  readonly bots: LiveBots;
  readonly intake: Intake;
  /** Resolves as LiveBots' start. */
  start(): Promise<void>;
  /**
   * Afterwards nothing is taken in, and what was is worked off; what takes longer than so many
   * milliseconds is left for the next start.
   */
  close(timeoutMillis: number): Promise<void>;
}

export async function openReceiving(
  opened: OpenedOffice,
  sending: readonly OpenedBot[],
  tools: JobTools,
  publicUrl: string | null,
): Promise<Receiving> {
  const bots = await makeLiveBots(sending, tools, (incoming) => intake.receive(incoming));
  const reader = makeContentsReader(READING_LIMITS, opened.office.organisation.zone);
  const intake = assembleIntake({
    reader,
    opened,
    tools,
    traitsOf: await traitsOfBots(opened, sending),
    fetchFile: (incoming) => bots.fetchFile(incoming),
    typing: async (bot, chat) => tools.channels.get(bot)?.typing?.(chat),
    bots: () => bots.known,
    publicAddresses: makePublicAddresses(publicUrl),
  });
  return {
    bots,
    intake,
    async start() {
      const resumed = intake.resume().then(() => null);
      const late = sleep(RESUME_PATIENCE_MILLIS, "late", { ref: false });
      if ((await Promise.race([resumed, late])) === "late") {
        resumed.catch((error: unknown) => {
          tools.log.error({ error: String(error) }, "what was left over waits for the next start");
        });
      }
      await bots.start();
    },
    async close(timeoutMillis) {
      await Promise.race([intake.stop(), sleep(timeoutMillis, undefined, { ref: false })]);
      await reader.close();
    },
  };
}

/** Also of a bot that the settings no longer have: what came through it may still wait for its turn. */
async function traitsOfBots(
  { office }: OpenedOffice,
  bots: readonly OpenedBot[],
): Promise<(bot: BotId) => ChannelTraits> {
  const running = new Map(bots.map(({ botId, kit }) => [botId, kit.traits]));
  const kinds = new Map((await office.database.bots.all()).map(({ id, channel }) => [id, channel]));
  return (bot) => running.get(bot) ?? traitsOf(kinds.get(bot) ?? "");
}

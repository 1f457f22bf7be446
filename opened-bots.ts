/** The bots of the settings, each with its row in the database and the channel that sends through it. */
import type { Channel } from "./domain/channel.ts";
import type { BotId } from "./domain/ids.ts";
import type { Office } from "./domain/office.ts";
import type { ConfiguredBot } from "./configured-bots.ts";
import { makePacer } from "./jobs/pacing.ts";
import { SYSTEM_CLOCK } from "./system-clock.ts";

export interface OpenedBot extends ConfiguredBot {
  readonly botId: BotId;
  readonly channel: Channel;
}

export async function openBots(
  configured: readonly ConfiguredBot[],
  office: Office,
): Promise<readonly OpenedBot[]> {
  const opened: OpenedBot[] = [];
  for (const each of configured) opened.push(await openBot(each, office));
  return opened;
}

async function openBot(
  { kit, settings }: ConfiguredBot,
  { database, ids }: Office,
): Promise<OpenedBot> {
  const { kind } = kit.traits;
  const { id } = await database.bots.ensure(kind, settings.credentialSetting, ids.next<"BotId">());
  const pacer = makePacer({ ...kit.pace, pace: database.pace, bot: id, now: SYSTEM_CLOCK.now });
  return { kit, settings, botId: id, channel: await kit.makeChannel(settings, pacer) };
}

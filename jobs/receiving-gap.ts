/**
 * Times in which nothing could be received through a bot: the coordinators are told, with the next
 * morning's message, that what was written then may not have arrived.
 *
 * The wiring calls, for each bot that receives:
 *
 * - `noteStartGap(tools, bot)` before it starts: what an earlier process has missed;
 * - `receivedUntil(tools, bot)` when it has started, then once a minute while it runs;
 * - `noteGap(tools, bot, gap)` as the bot's `onGap`.
 */
import type { ChannelTraits } from "../domain/channel.ts";
import { loadDirectory } from "../domain/directory.ts";
import { planForMorning } from "../domain/events.ts";
import type { BotId } from "../domain/ids.ts";
import { localMoment, type Note } from "../domain/message.ts";
import { SHORTEST_GAP_MILLIS } from "../domain/receiving-gap.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn, millisOf, plusMillis, type Instant } from "../domain/time.ts";
import { RECEIVED_MARK } from "../domain/told-marks.ts";
import type { JobTools } from "./job-tools.ts";

/** What is remembered of receiving is this exact. */
const REMEMBERED_EACH_MILLIS = 60_000;

type GapTools = Pick<JobTools, "office" | "log">;

export interface ReceivingBot {
  readonly botId: BotId;
  readonly traits: ChannelTraits;
}

export interface Gap {
  readonly from: Instant;
  readonly to: Instant;
}

/** Never throws: what cannot be told is in the log. */
export async function noteGap(tools: GapTools, bot: ReceivingBot, gap: Gap): Promise<void> {
  const { office, log } = tools;
  if (millisOf(gap.to) - millisOf(gap.from) < SHORTEST_GAP_MILLIS) return;
  log.warn({ botId: bot.botId, ...gap }, "nothing could be received for a time");
  try {
    await office.database.transaction((stores) => tellGap(tools, stores, bot, gap));
  } catch (error) {
    log.error(
      { botId: bot.botId, error: String(error) },
      "could not tell of a time without receiving",
    );
  }
}

/**
 * Notes the time since an earlier process last received, on a channel that keeps nothing for later.
 * Never throws.
 */
export async function noteStartGap(tools: GapTools, bot: ReceivingBot): Promise<void> {
  const { office, log } = tools;
  if (!bot.traits.losesUnreceived) return;
  try {
    const from = await office.database.settings.value(markOf(bot));
    if (from !== null) await noteGap(tools, bot, { from: from as Instant, to: office.clock.now() });
  } catch (error) {
    log.error({ botId: bot.botId, error: String(error) }, "could not see when it last received");
  }
  await receivedUntil(tools, bot);
}

/** Remembers that receiving works now; written down at most once a minute. Never throws. */
export async function receivedUntil({ office, log }: GapTools, bot: ReceivingBot): Promise<void> {
  if (!bot.traits.losesUnreceived) return;
  const now = office.clock.now();
  try {
    const known = await office.database.settings.value(markOf(bot));
    // A clock that was set back is written down too.
    const isFresh =
      known !== null && known <= now && known > plusMillis(now, -REMEMBERED_EACH_MILLIS);
    if (!isFresh) await office.database.settings.setValue(markOf(bot), now);
  } catch (error) {
    log.error({ botId: bot.botId, error: String(error) }, "could not remember that it receives");
  }
}

async function tellGap(
  { office }: GapTools,
  stores: Stores,
  { traits }: ReceivingBot,
  { from, to }: Gap,
): Promise<void> {
  const { zone } = office.calendar;
  const { coordinators } = await loadDirectory(stores, [], dateIn(office.clock.now(), zone));
  const note: Note = {
    kind: "gap",
    channel: traits.name,
    from: localMoment(from, zone),
    to: localMoment(to, zone),
    times: 1,
  };
  await planForMorning(office, stores, coordinators, { note });
}

function markOf({ botId }: ReceivingBot): string {
  return `${RECEIVED_MARK} ${botId}`;
}

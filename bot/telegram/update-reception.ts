/** What is done with each update, however it came: it is stored, and nothing else is waited for. */
import type { BotLog } from "../channel-kit.ts";
import type { Api } from "grammy";
import type { Clock } from "../../domain/clock.ts";
import type { Incoming } from "../../domain/channel.ts";
import type { BotId } from "../../domain/ids.ts";
import { makeBusyWork } from "../receiving/busy-work.ts";
import { describeError } from "./api-fault.ts";
import { incomingOf, readUpdate } from "./telegram-updates.ts";

export interface ReceptionTools {
  readonly api: Api;
  readonly botId: BotId;
  readonly clock: Clock;
  /** Resolves once the update is safe; `settled` tells when the work on it is done. */
  readonly receive: (incoming: Incoming) => Promise<{ readonly settled: Promise<void> }>;
  readonly log: BotLog;
}

export interface Reception {
  /** Resolves once the update is stored, or found to be nothing for us; throws what storing throws. */
  readonly take: (raw: unknown) => Promise<void>;
  /** Resolves when no update is being stored and no press is being answered. */
  readonly idle: () => Promise<void>;
}

export function makeReception(tools: ReceptionTools): Reception {
  const { track, idle } = makeBusyWork();
  return { take: (raw) => track(take(tools, raw, track)), idle };
}

async function take(
  tools: ReceptionTools,
  raw: unknown,
  track: (work: Promise<void>) => Promise<void>,
): Promise<void> {
  const update = readUpdate(raw);
  if (!update) {
    tools.log.warn({ botId: tools.botId }, "left out an update of a shape that Telegram has not");
    return;
  }
  // Without an answer the pressed button keeps on turning; it must not wait for the database.
  if (update.callback_query) void track(answerPress(tools, update.callback_query.id));
  const at = tools.clock.now();
  const incoming = incomingOf(update, { botId: tools.botId, at });
  if (incoming) await tools.receive(incoming);
}

/** A press that is too old, or was answered before, cannot be answered; nobody misses it. */
async function answerPress({ api, log }: ReceptionTools, id: string): Promise<void> {
  try {
    await api.answerCallbackQuery(id);
  } catch (error) {
    log.debug?.({ fault: describeError(error) }, "could not answer the press of a button");
  }
}

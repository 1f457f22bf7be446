/**
 * Long polling by grammY, made safe: an update is confirmed to Telegram only after it was stored,
 * whatever ends a run. grammY itself would confirm, when it stops or goes on after a fault, an
 * update that it has only begun to handle.
 */
import type { BotLog } from "../channel-kit.ts";
import { Bot, type ApiClientOptions, type Transformer } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { describeError } from "./api-fault.ts";
import { pause } from "../receiving/poll-lease.ts";
import type { PollingRun } from "../receiving/receiving-session.ts";
import { WANTED_UPDATES } from "./telegram-updates.ts";

const POLL_SECONDS = 30;
/** Some servers answer an empty poll at once; without a pause the two would spin. */
const EMPTY_POLL_MILLIS = 20;

export interface PollingTools {
  readonly token: string;
  readonly client: ApiClientOptions;
  readonly me: UserFromGetMe;
  /** Resolves once the update is stored; a throw ends the run, and it is fetched again. */
  readonly take: (update: unknown) => Promise<void>;
  readonly log: BotLog;
}

/**
 * One run of polling. Resolves when it was told to stop; throws what storing an update threw,
 * GrammyError 401 and 409, and, stopped while it still prepares, that its wait was aborted. Faults
 * of the network end nothing: grammY tries again by itself.
 */
export async function poll(tools: PollingTools, run: PollingRun): Promise<void> {
  const bot = new Bot(tools.token, { client: tools.client, botInfo: tools.me });
  let stored = 0;
  bot.api.config.use(
    confirmOnly(() => stored + 1, run),
    watchReach(tools.log, run),
  );
  bot.use(async ({ update }) => {
    await tools.take(update);
    stored = update.update_id;
  });
  bot.catch(({ error }) => {
    throw error;
  });
  const over = AbortSignal.any([run.stop, run.lost]);
  const stop = (): void => {
    bot.stop().catch((error: unknown) => {
      tools.log.debug?.({ fault: describeError(error) }, "could not take leave of Telegram");
    });
  };
  if (over.aborted) return;
  over.addEventListener("abort", stop, { once: true });
  try {
    const allowed = { allowed_updates: WANTED_UPDATES };
    const onStart = (): void => {
      run.onServed();
      run.onBegun();
    };
    await bot.start({ ...allowed, timeout: POLL_SECONDS, onStart });
  } finally {
    over.removeEventListener("abort", stop);
  }
}

/** Puts our own count in place of grammY's in every `getUpdates`. */
function confirmOnly(offset: () => number, { lost, stop }: PollingRun): Transformer {
  return async (prev, method, payload, signal) => {
    if (method !== "getUpdates") return prev(method, payload, signal);
    // Not even a farewell may be sent.
    if (lost.aborted) return { ok: true, result: [] as never };
    const answer = await prev(method, { ...payload, offset: offset() }, signal);
    const isEmpty = answer.ok && Array.isArray(answer.result) && answer.result.length === 0;
    if (isEmpty) await pause(EMPTY_POLL_MILLIS, stop);
    return answer;
  };
}

/** Says once that Telegram is away and once that it is back: grammY retries without a word. */
function watchReach(log: BotLog, run: PollingRun): Transformer {
  let isAway = false;
  return async (prev, method, payload, signal) => {
    try {
      const answer = await prev(method, payload, signal);
      if (isAway) log.info({}, "Telegram answers again");
      isAway = false;
      return answer;
    } catch (error) {
      const isWanted = run.stop.aborted || run.lost.aborted;
      if (!isAway && !isWanted) {
        const fault = describeError(error);
        log.warn({ fault }, "Telegram is away; polling is tried again and again");
      }
      isAway = !isWanted;
      run.onAway();
      throw error;
    }
  };
}

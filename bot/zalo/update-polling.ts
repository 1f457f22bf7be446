/**
 * Long polling, one event at a time. What was handed out is gone on the platform, and what comes
 * while nobody polls may be: an event is stored before the next poll, however often that takes.
 */
import { z } from "zod";
import type { BotContext, BotLog } from "../channel-kit.ts";
import { pause } from "../receiving/poll-lease.ts";
import type { PollingRun } from "../receiving/receiving-session.ts";
import type { GapWatch } from "./receiving-gap.ts";
import { CallError, describeError, type ZaloClient } from "./zalo-client.ts";

const POLL_SECONDS = 30;

export interface PollingPace {
  readonly firstRetryMillis: number;
  readonly longestRetryMillis: number;
  /** An empty answer that comes at once is not followed by a poll at once. */
  readonly emptyPollMillis: number;
}

export interface PollingTools {
  /** For calls that are answered at once. */
  readonly client: ZaloClient;
  /** For polls: its time is longer than the platform's. */
  readonly pollClient: ZaloClient;
  /** Resolves once the event is stored. */
  readonly take: (event: unknown) => Promise<void>;
  readonly gaps: GapWatch;
  readonly botId: BotContext["botId"];
  readonly log: BotLog;
  readonly pace: PollingPace;
}

/**
 * One run of polling. Resolves when it was told to stop. Throws CallError for a refusal, after which
 * it is worth looking anew who may poll; that the platform is away is waited out.
 */
export async function poll(tools: PollingTools, run: PollingRun): Promise<void> {
  const over = AbortSignal.any([run.stop, run.lost]);
  await removeWebhook(tools, over);
  run.onBegun();
  let faults = 0;
  while (!over.aborted) {
    const notSooner = pause(tools.pace.emptyPollMillis, over);
    let event: unknown;
    try {
      event = await nextEvent(tools.pollClient, over);
    } catch (error) {
      if (over.aborted) return;
      if (isLasting(error)) throw error;
      if (faults === 0) sayAway(tools, error);
      await pause(waitAfter(faults, tools.pace), over);
      faults += 1;
      continue;
    }
    if (faults > 0) tools.log.info({ botId: tools.botId }, "Zalo answers again");
    faults = 0;
    run.onServed();
    if (event !== null) await storeAtLast(tools, event, run.stop);
    await tools.gaps.answered();
    if (event === null) await notSooner;
  }
}

/** Null when nothing came: the platform calls that a time-out. */
async function nextEvent(client: ZaloClient, over: AbortSignal): Promise<unknown> {
  try {
    const event = await client.call("getUpdates", { timeout: POLL_SECONDS }, over);
    const isNothing =
      typeof event !== "object" || event === null || Object.keys(event).length === 0;
    return isNothing ? null : event;
  } catch (error) {
    if (error instanceof CallError && isEmptyPoll(error)) return null;
    throw error;
  }
}

function isEmptyPoll({ fault }: CallError): boolean {
  return fault.kind === "refused" && (fault.code === 408 || /^request timeout/iu.test(fault.why));
}

/** A refusal of the platform's own; 429 and its inner faults pass by themselves. */
function isLasting(error: unknown): boolean {
  if (!(error instanceof CallError)) return true;
  const { fault } = error;
  return fault.kind === "refused" && fault.code !== 429 && fault.code < 500;
}

function waitAfter(failures: number, pace: PollingPace): number {
  return Math.min(pace.firstRetryMillis * 2 ** Math.min(failures, 20), pace.longestRetryMillis);
}

function sayAway({ log, botId }: PollingTools, error: unknown): void {
  const fault = describeError(error);
  log.warn({ botId, fault }, "Zalo is away; polling is tried again and again");
}

/** The platform will not give it again. Only a stop ends the trying. */
async function storeAtLast(tools: PollingTools, event: unknown, stop: AbortSignal): Promise<void> {
  const { take, log, botId, pace } = tools;
  for (let failures = 0; ; failures += 1) {
    try {
      await take(event);
      if (failures > 0) log.info({ botId }, "the message that could not be stored is stored");
      return;
    } catch (error) {
      const fields = { botId, error: String(error) };
      if (failures === 0) log.error(fields, "a message could not be stored; it is tried again");
      if (stop.aborted) {
        log.error(fields, "a message could not be stored before the stop: it is lost");
        return;
      }
      await pause(waitAfter(failures, pace), stop);
    }
  }
}

const webhookSchema = z.looseObject({ url: z.string().optional() });

/** While one is set, nothing can be polled. */
async function removeWebhook({ client, log, botId }: PollingTools, over: AbortSignal) {
  const info = webhookSchema.safeParse(await client.call("getWebhookInfo", {}, over));
  if (!info.success || !info.data.url) return;
  await client.call("deleteWebhook", {}, over);
  log.warn({ botId }, "a webhook was set, and is removed: this bot polls");
}

/**
 * A bot as it receives: by long polling under a lease, or by webhook. It starts even while the
 * platform is away, and keeps on trying in the background.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { BotContext, LiveBot } from "../channel-kit.ts";
import { makeBusyWork } from "../receiving/busy-work.ts";
import {
  ReceivingSession,
  type FaultJudgement,
  type Receiving,
  type SessionPace,
} from "../receiving/receiving-session.ts";
import { answerCall } from "../receiving/webhook-door.ts";
import { askName } from "./bot-identity.ts";
import { downloadPhoto } from "./photo-download.ts";
import { makeGapWatch, type GapWatch } from "./receiving-gap.ts";
import { poll, type PollingPace } from "./update-polling.ts";
import { CallError, describeError, makeZaloClient } from "./zalo-client.ts";
import { incomingOf, readEvent } from "./zalo-updates.ts";

const CALL_MILLIS = 10_000;
const SECRET_HEADER = "X-Bot-Api-Secret-Token";
/** Longer than the platform holds an empty poll. */
const POLL_MILLIS = 45_000;

const PACE: PollingPace = {
  firstRetryMillis: 1_000,
  longestRetryMillis: 60_000,
  emptyPollMillis: 1_000,
};

export interface ZaloBotOptions extends BotContext {
  readonly pace?: Partial<SessionPace & PollingPace>;
}

/** What the platform has said of the bot by now. */
interface Known {
  title: string | null;
  isHooked: boolean;
}

/**
 * A webhook's call is answered 200 once the event is stored, and for an empty body, with which the
 * platform only tries the door; 401 without the secret, 413 over 1 MB, 400 for no JSON object, 500
 * when storing failed.
 */
export function makeZaloBot(options: ZaloBotOptions): LiveBot {
  const { botId, log, settings } = options;
  const { apiRoot, webhook } = settings;
  const work = makeBusyWork();
  const take = (raw: unknown): Promise<void> => work.track(store(options, raw));
  const known: Known = { title: null, isHooked: false };
  const gaps = makeGapWatch(options);
  const session = new ReceivingSession(options, receivingOf(options, known, gaps, take));
  return {
    start: () => session.start(),
    async stop(timeoutMillis) {
      const ended = Promise.all([session.stop(), work.idle()]).then(() => true);
      const inTime = await Promise.race([ended, sleep(timeoutMillis, false, { ref: false })]);
      if (!inTime) log.warn({ botId }, "stopped before all messages were stored");
    },
    get title() {
      return known.title;
    },
    get isReceiving() {
      return webhook ? known.isHooked : gaps.isOpen();
    },
    inviteLink: () => null,
    fetchFile: (ref) => downloadPhoto(apiRoot, ref),
    async handleWebhook(headers, body) {
      if (!webhook) return { status: 404 };
      if (body.trim() === "") return { status: 200 };
      const key = { header: SECRET_HEADER, secret: webhook.secret };
      return answerCall({ key, take, log }, headers, body);
    },
  };
}

function receivingOf(
  options: ZaloBotOptions,
  known: Known,
  gaps: GapWatch,
  take: (raw: unknown) => Promise<void>,
): Receiving {
  const { settings, botId, log } = options;
  const { token, apiRoot, webhook } = settings;
  const client = makeZaloClient({ token, apiRoot, timeoutMillis: CALL_MILLIS });
  const pollClient = makeZaloClient({ token, apiRoot, timeoutMillis: POLL_MILLIS });
  const pace = { ...PACE, ...options.pace };
  let isKnown = false;
  return {
    platform: "Zalo",
    async introduce(stop) {
      if (isKnown) return;
      gaps.begin();
      known.title = await askName(client, stop);
      isKnown = true;
    },
    setWebhook:
      webhook &&
      (async (stop) => {
        const payload = { url: webhook.url, secret_token: webhook.secret };
        await client.call("setWebhook", payload, stop);
        known.isHooked = true;
      }),
    rightToPoll(isOurs) {
      if (isOurs) gaps.begin();
      else gaps.forget();
    },
    poll: (run) => poll({ client, pollClient, take, gaps, botId, log, pace }, run),
    judge,
  };
}

/** To a wrong token the platform answers 401, and 404 to what looks like none. */
function judge(error: unknown): FaultJudgement {
  const fault = describeError(error);
  const code = error instanceof CallError && error.fault.kind === "refused" && error.fault.code;
  return { fault, meaning: code === 401 || code === 404 ? "bad token" : "passing" };
}

/** No event nests so deep; one that does could not be written down, however often it is tried. */
const DEEPEST = 50;

function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (depth === DEEPEST) return true;
  return Object.values(value).some((each) => isTooDeep(each, depth + 1));
}

async function store({ botId, clock, receive, log }: ZaloBotOptions, raw: unknown): Promise<void> {
  const event = isTooDeep(raw) ? null : readEvent(raw);
  if (!event) {
    log.warn({ botId }, "left out an event of a shape that the platform has not");
    return;
  }
  const incoming = incomingOf(event, { botId, at: clock.now() });
  if (incoming) await receive(incoming);
}

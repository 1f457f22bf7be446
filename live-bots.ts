/** The bots of one process as they receive: each by itself, so that none waits for another's platform. */
import { hostname } from "node:os";
import type { BotContext, LiveBot } from "./bot/channel-kit.ts";
import { COMMAND_WORDS, MENU } from "./bot/copy/commands.ts";
import type { WebhookHandler } from "./bot/web/webhooks.ts";
import type { Incoming, KnownBot } from "./domain/channel.ts";
import type { JobTools } from "./jobs/job-tools.ts";
import { noteGap, noteStartGap, receivedUntil, type ReceivingBot } from "./jobs/receiving-gap.ts";
import type { OpenedBot } from "./opened-bots.ts";
import { SYSTEM_CLOCK } from "./system-clock.ts";

const REMEMBER_MILLIS = 60_000;

export interface LiveBots {
  /** As they are known by now. */
  readonly known: readonly KnownBot[];
  /** By path, of those that are called and do not poll. */
  readonly webhooks: ReadonlyMap<string, WebhookHandler>;
  /** Null when the file is gone, or came through a bot that is none of these. */
  fetchFile(incoming: Incoming): Promise<Uint8Array | null>;
  /** As LiveBot's, for all of them at once; throws as soon as one has a token that is not known. */
  start(): Promise<void>;
  stop(timeoutMillis: number): Promise<void>;
}

interface Receiver extends ReceivingBot {
  readonly opened: OpenedBot;
  readonly live: LiveBot;
}

export async function makeLiveBots(
  bots: readonly OpenedBot[],
  tools: JobTools,
  receive: BotContext["receive"],
): Promise<LiveBots> {
  const { office } = tools;
  const holder = `${hostname()} ${process.pid} ${office.ids.next<"Holder">()}`;
  const receivers = await Promise.all(
    bots.map((opened) => makeReceiver(opened, tools, receive, holder)),
  );
  let remembering: NodeJS.Timeout | undefined;
  return {
    known: receivers.map(knownBot),
    webhooks: new Map(receivers.flatMap(webhookOf)),
    async fetchFile({ botId, body }) {
      const receiver = receivers.find((each) => each.botId === botId);
      return body.kind === "file" && receiver ? receiver.live.fetchFile(body.ref) : null;
    },
    async start() {
      await Promise.all(receivers.map((receiver) => startReceiver(receiver, tools)));
      remembering = setInterval(() => {
        for (const receiver of receivers) {
          if (receiver.live.isReceiving) void receivedUntil(tools, receiver);
        }
      }, REMEMBER_MILLIS);
    },
    async stop(timeoutMillis) {
      clearInterval(remembering);
      await Promise.all(receivers.map(({ live }) => live.stop(timeoutMillis)));
    },
  };
}

async function makeReceiver(
  opened: OpenedBot,
  tools: JobTools,
  receive: BotContext["receive"],
  holder: string,
): Promise<Receiver> {
  const { kit, settings, botId } = opened;
  const bot: ReceivingBot = { botId, traits: kit.traits };
  const { office, log } = tools;
  const live = await kit.makeBot({
    settings,
    botId,
    receive,
    holder,
    log,
    clock: office.clock,
    leases: office.database.leases,
    leaseNow: SYSTEM_CLOCK.now,
    commands: MENU.map((command) => ({ command, description: COMMAND_WORDS[command] })),
    onGap: (gap) => noteGap(tools, bot, gap),
  });
  return { ...bot, opened, live };
}

async function startReceiver(receiver: Receiver, tools: JobTools): Promise<void> {
  await noteStartGap(tools, receiver);
  await receiver.live.start();
  if (receiver.live.isReceiving) await receivedUntil(tools, receiver);
}

function knownBot({ botId, traits, live }: Receiver): KnownBot {
  return {
    botId,
    traits,
    get title() {
      return live.title;
    },
    inviteLink: (code) => live.inviteLink(code),
  };
}

function webhookOf({ opened, live }: Receiver): readonly (readonly [string, WebhookHandler])[] {
  const { webhook } = opened.settings;
  if (!webhook) return [];
  return [[new URL(webhook.url).pathname, (headers, body) => live.handleWebhook(headers, body)]];
}

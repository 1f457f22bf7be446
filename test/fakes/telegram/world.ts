import type { WireUser } from "./bot-api-types.ts";
import { CallbackQueries } from "./callback-queries.ts";
import { ChatBook } from "./chat-book.ts";
import { FileStore } from "./file-store.ts";
import { MessageStore } from "./message-store.ts";
import { RateLimiter, type RateLimits } from "./rate-limit.ts";
import { Recorder } from "./recorder.ts";
import { UpdatesQueue } from "./updates-queue.ts";
import { Watchers } from "../watchers.ts";
import { WebhookDelivery } from "./webhook-delivery.ts";

export type FakeTelegramOptions = {
  /** The only token that is let in. */
  readonly token?: string;
  readonly botUsername?: string;
  readonly botName?: string;
  /** Telegram takes only https; true lets tests receive updates on plain http. */
  readonly allowHttpWebhook?: boolean;
  /** Nothing is limited unless named here. */
  readonly rates?: RateLimits;
  /** Milliseconds since the epoch; dates messages and drives the rate windows. */
  readonly now?: () => number;
};

export type BotCommand = { readonly command: string; readonly description: string };

/** All state of one fake Telegram. */
export type World = {
  readonly token: string;
  readonly bot: WireUser;
  readonly watchers: Watchers;
  readonly recorder: Recorder;
  readonly chats: ChatBook;
  readonly messages: MessageStore;
  readonly files: FileStore;
  readonly callbacks: CallbackQueries;
  readonly updates: UpdatesQueue;
  readonly webhook: WebhookDelivery;
  readonly rates: RateLimiter;
  /** By scope and language. */
  readonly commands: Map<string, readonly BotCommand[]>;
};

export function createWorld(options: FakeTelegramOptions): World {
  const now = options.now ?? Date.now;
  const token = options.token ?? "7000000001:AAFakeTokenForTestsOnly_0123456789abc";
  const watchers = new Watchers();
  const updates = new UpdatesQueue(() => {
    webhook.wake();
    watchers.notify();
  });
  const webhook = new WebhookDelivery(updates, options.allowHttpWebhook ?? false);
  return {
    token,
    bot: {
      id: Number.parseInt(token, 10),
      is_bot: true,
      first_name: options.botName ?? "Đôn Đốc",
      username: options.botUsername ?? "dondoc_test_bot",
    },
    watchers,
    recorder: new Recorder(now, watchers),
    chats: new ChatBook(),
    messages: new MessageStore(now),
    files: new FileStore(),
    callbacks: new CallbackQueries(),
    updates,
    webhook,
    rates: new RateLimiter(options.rates ?? {}, now),
    commands: new Map(),
  };
}

import { Watchers } from "../watchers.ts";
import { ChatBook } from "./chat-book.ts";
import { Faults } from "./faults.ts";
import { PlatformClock } from "./platform-clock.ts";
import { Quota, type Limits } from "./quota.ts";
import { Recorder } from "./recorder.ts";
import { UpdatesQueue, type QueuedEvent } from "./updates-queue.ts";
import { WebhookDelivery, type WebhookShape } from "./webhook-delivery.ts";

export type FakeZaloOptions = {
  /** The only token that is let in, for the first bot. */
  readonly token?: string;
  readonly botName?: string;
  /** The HTTP status of errors: always 200, or the error's own code. */
  readonly httpErrors?: "ok" | "status";
  /** How a webhook's body looks. */
  readonly shape?: WebhookShape;
  /** Where an image's address stands: `photo_url` as in production, `photo` by the documents. */
  readonly imageField?: "photo_url" | "photo";
  /** Every event is handed out twice. */
  readonly doubles?: boolean;
  /** The platform takes only https; true lets tests receive events on plain http. */
  readonly allowHttpWebhook?: boolean;
  /** Messages are lost that come when nobody has polled for so many milliseconds. */
  readonly losesWhenIdle?: number;
  /** Nothing is limited unless named here. */
  readonly limits?: Limits;
  /** Milliseconds since the epoch; dates messages and drives the limits. */
  readonly now?: () => number;
};

export type BotProfile = {
  readonly id: string;
  readonly account_name: string;
  readonly account_type: "BASIC";
  readonly can_join_groups: boolean;
};

/** All state of one bot on the fake platform. */
export type World = {
  readonly token: string;
  readonly bot: BotProfile;
  readonly clock: PlatformClock;
  readonly watchers: Watchers;
  readonly recorder: Recorder;
  readonly chats: ChatBook;
  readonly updates: UpdatesQueue;
  readonly webhook: WebhookDelivery;
  readonly quota: Quota;
  readonly faults: Faults;
  readonly allowsHttpWebhook: boolean;
  readonly imageField: "photo_url" | "photo";
  /** Queues an event for the bot, or lets it go when nobody has polled for long. */
  readonly tell: (event: QueuedEvent) => void;
  /** Everything that was ever told, by its message. */
  readonly told: ReadonlyMap<string, QueuedEvent>;
  readonly nextMessageId: () => string;
  /** When a poll last ended; milliseconds since the epoch. */
  lastPolledAt: number;
};

const FIRST_TOKEN = "1459232241454765289:FakeTokenOfZaloForTestsOnly";

/** @param number of the bot, from 1; all but the first have a name and a token of their own */
export function createWorld(options: FakeZaloOptions, number: number): World {
  const token = number === 1 ? (options.token ?? FIRST_TOKEN) : `${number}${FIRST_TOKEN}_${number}`;
  const name = options.botName ?? "Bot Đôn Đốc";
  const clock = new PlatformClock(options.now ?? Date.now);
  const watchers = new Watchers();
  const updates = new UpdatesQueue(() => {
    webhook.wake();
    watchers.notify();
  });
  const shape = options.shape ?? "flat";
  const webhook = new WebhookDelivery(updates, shape, () => watchers.notify());
  const told = new Map<string, QueuedEvent>();
  let messages = 0;
  const world: World = {
    token,
    bot: {
      id: token.split(":")[0] ?? "",
      account_name: number === 1 ? name : `${name} ${number}`,
      account_type: "BASIC",
      can_join_groups: true,
    },
    clock,
    watchers,
    recorder: new Recorder(watchers),
    chats: new ChatBook(),
    updates,
    webhook,
    quota: new Quota(options.limits ?? {}),
    faults: new Faults(),
    allowsHttpWebhook: options.allowHttpWebhook ?? false,
    imageField: options.imageField ?? "photo_url",
    told,
    tell(event) {
      if (event.messageId !== undefined) told.set(event.messageId, event);
      const idleMs = clock.read() - world.lastPolledAt;
      const isHeard = webhook.url !== "" || updates.isPolled;
      if (!isHeard && idleMs > (options.losesWhenIdle ?? Infinity)) {
        updates.lost.push(event);
        return;
      }
      updates.push(event);
      if (options.doubles === true) updates.push(event);
    },
    nextMessageId: () =>
      `${number.toString(16)}d758cb5${(++messages).toString(16).padStart(12, "0")}`,
    lastPolledAt: clock.read(),
  };
  return world;
}

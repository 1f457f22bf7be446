/** What the wiring needs of a channel: its settings, and how its bots are made. */
import type {
  Channel,
  ChannelTraits,
  Incoming,
  Outgoing,
  Pacer,
  Spacing,
} from "../domain/channel.ts";
import type { Clock } from "../domain/clock.ts";
import type { BotId, ChatId } from "../domain/ids.ts";
import type { LeaseStore } from "../domain/upkeep-stores.ts";
import type { Instant } from "../domain/time.ts";

export interface BotSettings {
  /** The setting that holds its token; the bot is known by it. */
  readonly credentialSetting: string;
  readonly token: string;
  readonly apiRoot: string;
  /** Null for polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
}

/** An operator's log: English, ids only. */
export interface BotLog {
  debug?(fields: Readonly<Record<string, unknown>>, message: string): void;
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface BotContext {
  readonly settings: BotSettings;
  readonly botId: BotId;
  /** Resolves once the update is stored; an update that is stored already changes nothing. */
  readonly receive: (incoming: Incoming) => Promise<{ readonly settled: Promise<void> }>;
  readonly clock: Clock;
  readonly leases: LeaseStore;
  /** Real time, for leases; `clock` may be simulated. */
  readonly leaseNow: () => Instant;
  /** Names this process among all that may poll for the bot. */
  readonly holder: string;
  readonly log: BotLog;
  /** For a menu beside the input field, where the channel has one. */
  readonly commands: readonly { readonly command: string; readonly description: string }[];
  /**
   * Told when receiving goes on after a time in which nothing could be received, and the platform
   * may have let messages go. Never throws.
   */
  readonly onGap: (gap: { readonly from: Instant; readonly to: Instant }) => Promise<void>;
}

/** A bot that receives. Sending is its channel's, which other processes may have too. */
export interface LiveBot {
  /**
   * Resolves once receiving has begun, also when the platform is away or another process receives:
   * both are waited out in the background. Throws BadTokenError when the platform knows no such bot.
   */
  start(): Promise<void>;
  /** Resolves when nothing is being stored any more, at the latest after so many milliseconds. */
  stop(timeoutMillis: number): Promise<void>;
  /** What people search for; null until the platform has said. */
  readonly title: string | null;
  /** False while the platform is known to be away, or another process receives. */
  readonly isReceiving: boolean;
  inviteLink(code: string): string | null;
  /** Null when the file is gone or too large; throws when the platform is away. */
  fetchFile(ref: string): Promise<Uint8Array | null>;
  /** One call of the webhook; 404 where it polls. Never throws. */
  handleWebhook(headers: Headers, body: string): Promise<{ readonly status: number }>;
}

export interface ChannelKit {
  readonly traits: ChannelTraits;
  /** The names of its settings. A second bot's token is under the same name with `_2`, and so on. */
  readonly settings: {
    readonly token: string;
    readonly apiRoot: string;
    readonly webhookUrl: string;
    readonly webhookSecret: string;
  };
  readonly tokenPattern: RegExp;
  /** The platform's own servers: no rehearsal may run against them. */
  readonly realApiRoot: string;
  readonly pace: {
    readonly spacingOf: (chatId: ChatId) => Spacing;
    /** Calls of one process that may leave within any second. */
    readonly mostASecond: number;
  };
  /** How many of the messages that its tier carries one takes; absent where it has no tier. */
  readonly messagesIn?: (outgoing: Outgoing) => number;
  /** Where making one loads a platform's client, it does so now, and not with this module. */
  makeChannel(settings: BotSettings, pacer: Pacer): Promise<Channel>;
  makeBot(context: BotContext): Promise<LiveBot>;
  /** Who the platform says the bot is, as people find it; throws without the token in its words. */
  identify(settings: BotSettings, timeoutMillis: number): Promise<string>;
}

/** The platform knows no bot with this token. */
export class BadTokenError extends Error {
  readonly code = "bad-token";
  readonly setting: string;

  constructor(setting: string) {
    super(`the platform does not know the token of ${setting}`);
    this.name = "BadTokenError";
    this.setting = setting;
  }
}

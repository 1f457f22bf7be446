/** What a person holds in his hand: one chat of his, on one channel, as the story uses it. */
import type { Channel, ChannelTraits, Incoming, KnownBot } from "../../../domain/channel.ts";
import type { BotId, ChatId } from "../../../domain/ids.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import type { MovableClock } from "../../../jobs/time-machine.ts";

/** One message as its reader sees it: words without mark-up, and what can be chosen. */
export interface Shown {
  /** The platform's id. */
  readonly id: string;
  readonly text: string;
  /** Row by row; on a channel without buttons each stands in the text already. */
  readonly choices: readonly (readonly string[])[];
  /** A picture or a file that came along, by its name. */
  readonly attached: string | null;
  /** Stands where an earlier message stood. */
  readonly replaces: string | null;
}

export interface Phone {
  readonly chatId: ChatId;
  /** What came since it was last looked at, oldest first. */
  news(): readonly Shown[];
  writes(words: string, quoting: Shown | null): Promise<void>;
  /** Resolves with what was typed for the choice; null where it was pressed. */
  takes(label: string, on: Shown): Promise<string | null>;
  sends(file: SentFile): Promise<void>;
  sticker(): Promise<void>;
  /**
   * In a group that the bot is in, where it answers nobody; False where there
   * are no groups.
   */
  writesInGroup(words: string): Promise<boolean>;
}

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A channel with everybody on it. */
export interface Phones {
  readonly traits: ChannelTraits;
  readonly botId: BotId;
  readonly channel: Channel;
  /** @param number tells the phones of a story apart */
  phone(number: number, owner: string): Promise<Phone>;
  known(): KnownBot;
  fetchFile(incoming: Incoming): Promise<Uint8Array | null>;
  /** From now on updates come in. */
  start(): Promise<void>;
  /** Resolves when everything that was written has been answered. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** What a channel is given of the office. */
export interface PhonesTools {
  readonly botId: BotId;
  readonly clock: MovableClock;
  readonly zone: string;
  readonly stores: OrgDatabase;
  readonly receive: (incoming: Incoming) => Promise<{ readonly settled: Promise<void> }>;
  /** Resolves when no update is being worked on. */
  readonly idle: () => Promise<void>;
}

export type OpenPhones = (tools: PhonesTools) => Promise<Phones>;

/** What people are shown of the channels on which they are linked. */
import type { BotId, ChatId } from "./ids.ts";
import type { LocalDate } from "./time.ts";

/** A channel as one of its readers knows it. */
export interface ChannelName {
  /** As people call it; null where its bot does not run any more. */
  readonly channel: string | null;
  /** What people search for, where the channel has several bots. */
  readonly bot: string | null;
}

/** One of a person's accounts. */
export interface AccountLine {
  readonly botId: BotId;
  readonly chatId: ChatId;
  readonly name: ChannelName;
  readonly linkedOn: LocalDate;
  readonly isReachable: boolean;
  /** He is shown this there. */
  readonly isHere: boolean;
  readonly getsPushes: boolean;
  readonly isPreferred: boolean;
}

/** Cách liên kết: what to do with an invite's code on one channel. */
export interface InviteWay {
  readonly channel: string;
  /** What people search for; null until the platform has said. */
  readonly bot: string | null;
  /** Opens the bot with the code; null where the code is typed. */
  readonly link: string | null;
  /** How many people each of its bots takes, where none has room for one more. */
  readonly full: number | null;
}

export type ChannelContent =
  | { readonly kind: "channels"; readonly accounts: readonly AccountLine[] }
  | { readonly kind: "channel-preferred"; readonly name: ChannelName }
  | {
      readonly kind: "ask-leave-channel";
      readonly account: AccountLine;
      /** Where the pushes go afterwards. */
      readonly pushesTo: ChannelName;
    }
  | { readonly kind: "channel-left"; readonly name: ChannelName; readonly pushesTo: ChannelName }
  | { readonly kind: "last-channel" }
  | {
      readonly kind: "channel-code";
      readonly code: string;
      readonly ways: readonly InviteWay[];
      readonly hours: number;
    }
  | { readonly kind: "no-other-channel" };

/** Kênh: what a chat channel must offer, and what comes in through it. */
import type { Action, Turning } from "./action.ts";
import type { BotId, ChatId, DeadlineId, FileHash, PersonId } from "./ids.ts";
import type { ChannelKind } from "./org.ts";
import type { CarrierTier } from "./carrier-tier.ts";
import type { SendResult } from "./message.ts";
import type { Instant, LocalDate } from "./time.ts";

/** A run of text; channels escape it and mark it as they can. */
export type Span =
  | string
  | { readonly bold: string }
  | { readonly italic: string }
  | { readonly link: string; readonly text: string };

export type Line = readonly Span[];

/** A message in words, before any channel's format. */
export interface Rendered {
  readonly lines: readonly Line[];
  /** Choices in rows; a channel without buttons numbers them. */
  readonly choices: readonly (readonly Choice[])[];
  readonly attachment: AttachmentSpec | null;
  /** The words that it waits for may be a number: then its choices are marked with letters. */
  readonly awaitsNumber?: true;
}

export interface Choice {
  readonly label: string;
  readonly action: Action;
  /** The choice that “xem thêm” or “quay lại” means, of those that stand together. */
  readonly turn?: Turning;
  /** Which of the message's lines names what it opens or takes, from 0; none where it is named nowhere else. */
  readonly line?: number;
}

/** What goes along with a message, as data; whoever sends it makes the file. */
export type AttachmentSpec =
  | { readonly kind: "chart"; readonly chart: ChartData }
  /** A file as somebody gave it: handed on to be kept, never shown by itself. */
  | {
      readonly kind: "stored";
      readonly hash: FileHash;
      readonly name: string;
      readonly label: string;
    }
  | {
      readonly kind: "file";
      readonly name: string;
      /** What it is good for, where an address stands in its place. */
      readonly label: string;
      readonly mime: string;
      readonly text: string;
    }
  /** Made when it is sent, of what its person may have then. */
  | {
      readonly kind: "record-export";
      readonly personId: PersonId;
      /** As typed. */
      readonly filter: string;
      readonly name: string;
      readonly label: string;
    }
  | {
      readonly kind: "evidence-export";
      readonly personId: PersonId;
      readonly from: LocalDate;
      readonly to: LocalDate;
      /** Without its ending. */
      readonly name: string;
      readonly label: string;
    }
  /** Letters of apology: one as it is, several as a zip; who is named in them is kept nowhere else. */
  | {
      readonly kind: "apology-letters";
      readonly personId: PersonId;
      readonly deadlineIds: readonly DeadlineId[];
      /** Without its ending. */
      readonly name: string;
      readonly label: string;
    }
  /** The template in force from a day on. */
  | {
      readonly kind: "letter-template";
      readonly personId: PersonId;
      readonly from: LocalDate;
      readonly name: string;
      readonly label: string;
    };

/** A bar for each unit or area: how much is done, late and still to come. */
export interface ChartData {
  readonly title: string;
  readonly legend: { readonly done: string; readonly overdue: string; readonly rest: string };
  readonly bars: readonly {
    readonly label: string;
    readonly done: number;
    readonly overdue: number;
    readonly rest: number;
  }[];
}

/** `url`: where the platform or the reader fetches it, on a channel to which nothing can be handed over. */
export type Attachment = { readonly url?: string } & (
  | { readonly kind: "picture"; readonly png: Uint8Array; readonly alt: string }
  | {
      readonly kind: "file";
      readonly name: string;
      /** What it is good for, where its address stands in its place. */
      readonly label?: string;
      readonly mime: string;
      readonly bytes: Uint8Array;
      /** It names an applicant: where it is put for its reader to fetch, it goes in the night after. */
      readonly isPassing?: true;
    }
);

/** What a channel is asked to send. */
export interface Outgoing {
  readonly lines: readonly Line[];
  /** In rows. */
  readonly choices: readonly (readonly OfferedChoice[])[];
  readonly attachment: Attachment | null;
  /** Ids of the channel's messages that this one should replace, if the channel can edit. */
  readonly replaces: readonly string[];
}

export interface OfferedChoice {
  readonly label: string;
  /** Comes back when it is chosen: at most 64 bytes. */
  readonly id: string;
  /** What is typed to choose it (`2`, `b`), on a channel where nothing can be pressed. */
  readonly mark?: string;
  /** Of `Outgoing.lines`, the one before which its mark stands; without it, it is told below the text. */
  readonly line?: number;
}

/** Khả năng của kênh: what people can do on a channel, what it can show them, what it carries. */
export interface ChannelTraits {
  /** Under which its bots are stored; never changes. */
  readonly kind: ChannelKind;
  /** As people call it, within a sentence: `Zalo`. */
  readonly name: string;
  readonly choices: "pressed" | "numbered";
  /** A message can be answered by quoting it. */
  readonly quotes: boolean;
  /** People can send files, not only pictures. */
  readonly takesFiles: boolean;
  /** Files and pictures are handed over, or fetched from an address of ours. */
  readonly attachments: "handed-over" | "by-address";
  /** What was sent can be changed. */
  readonly edits: boolean;
  /** An invite can be a link that opens the bot. */
  readonly opensByLink: boolean;
  /** What people write while nobody receives is not kept for later. */
  readonly losesUnreceived?: true;
  /** What one bot carries; null: as much as there is. */
  readonly tier: CarrierTier | null;
}

export interface Channel {
  readonly traits: ChannelTraits;
  /** Never throws for what the other side does: every fault is an outcome. */
  send(chatId: ChatId, outgoing: Outgoing): Promise<SendResult>;
  /** Shows that an answer is being made, where the channel can; never throws. */
  typing?(chatId: ChatId): Promise<void>;
}

/** Bot đang chạy: one of our bots as people find it. */
export interface KnownBot {
  readonly botId: BotId;
  readonly traits: ChannelTraits;
  /** What people search for: `@dondoc_bot`; null until the platform has said. */
  readonly title: string | null;
  /** The link that opens it with an invite, where the channel has such links. */
  inviteLink(code: string): string | null;
}

/** Nhịp gửi: when a channel may ask its platform to send or edit, among all who use the same bot. */
export interface Pacer {
  /**
   * Resolves with null at the moment at which a call for the chat may be made. With milliseconds
   * when that lies further ahead than `patienceMillis`: nothing is taken then, and nothing waited for.
   */
  turn(chatId: ChatId, patienceMillis: number): Promise<number | null>;
  /** The call has left: perhaps later than its turn was, over a new connection or on a busy machine. */
  left(chatId: ChatId): void;
  /** The platform wants nothing of the bot for so long. */
  hold(seconds: number): Promise<void>;
}

/** How far apart the calls of a bot are, in milliseconds. */
export interface Spacing {
  readonly botMillis: number;
  readonly chatMillis: number;
}

/** One update as a channel reports it, in every channel's common form. */
export interface Incoming {
  readonly botId: BotId;
  /** The platform's own key of the update; with the bot it is unique. */
  readonly key: string;
  readonly chatId: ChatId;
  /** False in a group: links and personal lists are only for private chats. */
  readonly isPrivate: boolean;
  readonly receivedAt: Instant;
  /** When it was said by the platform's own clock, where it tells. */
  readonly saidAt?: Instant | null;
  readonly body: IncomingBody;
}

export type IncomingBody =
  | {
      readonly kind: "text";
      readonly text: string;
      /** The platform's id of the message that it replies to. */
      readonly replyTo: string | null;
    }
  | {
      readonly kind: "choice";
      /** The id that was sent with the choice, or whatever was forged in its place. */
      readonly id: string;
    }
  | {
      readonly kind: "file";
      /** What the channel needs to fetch it. */
      readonly ref: string;
      readonly name: string;
      readonly size: number | null;
      readonly caption: string;
      readonly replyTo: string | null;
    }
  /** A sticker, a voice message, an edited text…: answered with what can be done. */
  | { readonly kind: "unsupported" };

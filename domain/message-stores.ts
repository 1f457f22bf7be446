/** What the product needs of its database for messages, both ways, and what they cost. */
import type { Incoming, Spacing } from "./channel.ts";
import type { BotId, ChatId, FileHash, MessageId, PersonId } from "./ids.ts";
import type {
  Attempt,
  Message,
  MessageStatus,
  PlannedPush,
  PushKind,
  PushSlot,
} from "./message.ts";
import type { Instant, LocalDate } from "./time.ts";

export interface Reservation extends Spacing {
  readonly latest: Instant;
}

export interface Reserved {
  readonly at: Instant;
  readonly isTaken: boolean;
}

/** When a channel may be asked again: one pace for all processes. All moments are of real time. */
export interface PaceStore {
  /**
   * Takes the next moment at which a bot may call for a chat: at least so long after the bot's last
   * one, and after the chat's; never before `now`. Nothing is taken (`isTaken` false) when the chat
   * has to wait longer than the bot, whose moments others can use meanwhile, or when the moment lies
   * after `latest`: it may then be asked again from `at` on. A moment that lies more than a minute
   * ahead without being a hold (the machine's clock was set back) is forgotten.
   */
  reserve(bot: BotId, chat: ChatId, now: Instant, pace: Reservation): Promise<Reserved>;
  /** Nothing goes to the chat before then: a call for it has left later than its moment. */
  postpone(bot: BotId, chat: ChatId, until: Instant): Promise<void>;
  /** Nothing of this bot goes out before then: the platform has asked for it. */
  hold(bot: BotId, until: Instant): Promise<void>;
}

/** What a bot has carried in a month, both ways. */
export interface Usage {
  readonly sent: number;
  readonly received: number;
}

export interface UsageStore {
  /** @param month `2023-03`, in the organisation's zone */
  count(bot: BotId, month: string, more: Usage): Promise<void>;
  of(bot: BotId, month: string): Promise<Usage>;
}

/**
 * Liên kết dùng một lần: an address of ours that nobody can guess, for one purpose and a short time.
 * Only the hash of its secret part is stored.
 */
export interface PublicLink {
  readonly tokenHash: string;
  readonly purpose:
    /** Whoever opens it gives a file, as if this person had sent it in that chat. */
    | {
        readonly do: "upload";
        readonly botId: BotId;
        readonly chatId: ChatId;
        readonly personId: PersonId;
      }
    /** It gives out a stored file; a picture is shown, anything else downloaded. */
    | {
        readonly do: "download";
        readonly file: FileHash;
        readonly name: string;
        readonly mime: string;
      };
  readonly expiresAt: Instant;
  readonly usesLeft: number;
}

export interface PublicLinkStore {
  add(link: PublicLink): Promise<void>;
  /** As long as it stands; looking at it uses nothing up. */
  find(tokenHash: string, now: Instant): Promise<PublicLink | null>;
  /** Takes one use; null when it has expired or none is left. At most `usesLeft` callers succeed. */
  use(tokenHash: string, now: Instant): Promise<PublicLink | null>;
  /** Whether any that still stands gives out this file. */
  givesOut(file: FileHash, now: Instant): Promise<boolean>;
  /** Forgets those that expired before a moment; says how many. */
  expire(before: Instant): Promise<number>;
}

export interface MessageStore {
  /**
   * The message of each person, kind and slot: the one that exists, or a new one. A message that
   * has left `planned` is returned too: its notices can no longer be added to.
   */
  plan(
    pushes: readonly (PlannedPush & {
      readonly id: MessageId;
      /** When it is planned; kept for those that are new. */
      readonly madeAt?: Instant;
    })[],
  ): Promise<readonly Pick<Message, "id" | "personId" | "kind" | "slot" | "status">[]>;
  /** Moves a message that is still planned to another moment; any other stays. */
  replan(id: MessageId, plannedFor: Instant): Promise<void>;
  /** The persons whose message of this kind and slot is still planned. */
  stillPlanned(kind: PushKind, slot: PushSlot): Promise<readonly PersonId[]>;
  /** These persons' messages of a kind and slot, whatever has become of them. */
  ofSlot(
    kind: PushKind,
    slot: PushSlot,
    people: readonly PersonId[],
  ): Promise<readonly Pick<Message, "id" | "personId" | "kind" | "slot" | "status">[]>;
  /**
   * Pushes still to be picked up whose slot lies before a day, whatever their status; those that
   * somebody is sending at this moment (a claim that has not run out) are left alone.
   */
  overtaken(
    before: LocalDate,
    now: Instant,
    limit: number,
  ): Promise<readonly Pick<Message, "id" | "personId" | "kind" | "slot" | "status">[]>;
  /** True when some attempt ended without anybody knowing whether it arrived. */
  mayHaveArrived(id: MessageId): Promise<boolean>;
  /** Adds replies, whole. */
  add(messages: readonly Message[]): Promise<void>;
  byId(id: MessageId): Promise<Message | null>;
  /** Every try of a channel, the first first. */
  attemptsOf(id: MessageId): Promise<readonly Attempt[]>;
  /** A person's event that is still planned for after a moment; the earliest. */
  plannedEvent(person: PersonId, now: Instant): Promise<MessageId | null>;
  /** The newest message of a chat that went out under one of the platform's own ids. */
  byPlatformId(bot: BotId, chat: ChatId, platformId: string): Promise<Message | null>;
  /** The newest messages that were sent to a chat, newest first. */
  latestIn(bot: BotId, chat: ChatId, limit: number): Promise<readonly Message[]>;
  /**
   * The messages put into words for a chat last, newest first, that were sent or may have been: what
   * somebody there may be answering. Those that surely never arrived are left out.
   */
  latestShown(bot: BotId, chat: ChatId, limit: number): Promise<readonly Message[]>;
  /** Those to be picked up now: the urgent ones first (`isUrgent`), then the earliest. */
  due(now: Instant, limit: number): Promise<readonly Pick<Message, "id" | "kind">[]>;
  nextPickAt(): Promise<Instant | null>;
  /**
   * Takes a message for sending until `until`: null when it is not due, somebody else holds it, or
   * it is past sending. A claim that has run out becomes `unknown` first, and is counted.
   */
  claim(id: MessageId, now: Instant, until: Instant): Promise<Message | null>;
  /**
   * Holds a claimed message longer than `held`, until when it was claimed; false where that claim is
   * over, or somebody else's by now.
   */
  prolongClaim(id: MessageId, held: Instant, until: Instant): Promise<boolean>;
  /** Writes what will be sent, within the claim's transaction. */
  prepare(id: MessageId, prepared: PreparedMessage): Promise<void>;
  /** Records what came of an attempt, and the attempt itself. */
  record(id: MessageId, outcome: MessageOutcome): Promise<void>;
  counts(now: Instant): Promise<OutboxCounts>;
  /** How things stand with what was planned for before a moment. */
  backlog(before: Instant): Promise<Backlog>;
  /** Newest first. */
  list(query: {
    readonly status?: MessageStatus;
    readonly personIds?: readonly PersonId[];
    /** Without answers in conversations. */
    readonly pushesOnly?: boolean;
    readonly offset?: number;
    readonly limit: number;
  }): Promise<readonly Message[]>;
  /** Forgets rendered texts, contents and actions of messages settled before a moment. */
  expireTexts(before: Instant): Promise<number>;
  /** The same, of those alone that name who handed a dossier in (`namesApplicant`). */
  expireApplicantTexts(before: Instant): Promise<number>;
}

/** What is known of a message once it is in words for a chat. */
export type PreparedMessage = Pick<
  Message,
  "botId" | "chatId" | "content" | "text" | "actions" | "items" | "answerKey" | "preparedAt"
>;

/** What a watchdog looks at. */
export interface Backlog {
  /** How many are still to go. */
  readonly waiting: number;
  /** What the oldest of them was planned for; null when none waits. */
  readonly since: Instant | null;
  /** Of how many in all nobody knows, nor will know, whether they arrived, and no other says it. */
  readonly uncertain: number;
}

export interface MessageOutcome {
  readonly status: Exclude<MessageStatus, "planned" | "claimed">;
  readonly reason: string | null;
  /** When to try again; null when this is the end. */
  readonly pickAt: Instant | null;
  readonly at: Instant;
  readonly platformIds: readonly string[];
  /** As the channel told it. */
  readonly shownAt?: Instant;
  /** False when the channel was never asked (dropped before sending). */
  readonly attempted: boolean;
}

export interface OutboxCounts {
  readonly byStatus: Readonly<Record<MessageStatus, number>>;
  /** How long the oldest message that should have been picked up has been waiting; 0 when none. */
  readonly oldestOverdueSeconds: number;
}

export interface InboxRow {
  readonly id: number;
  readonly incoming: Incoming;
}

export interface InboxStore {
  /** Stores an update under (bot, key); null when it is known already. */
  put(incoming: Incoming): Promise<number | null>;
  /** Marks the update as processed; false when somebody has already. */
  take(id: number, at: Instant): Promise<boolean>;
  /** Updates not processed yet, in order of arrival. */
  pending(limit: number): Promise<readonly InboxRow[]>;
  /** Counts that an update is played again after a process has died over it; returns how often. */
  countResume(id: number): Promise<number>;
  /** Gives up on an update that always fails: marks it with the reason, so that it blocks nobody. */
  giveUp(id: number, at: Instant, reason: string): Promise<void>;
  /** Forgets the bodies of updates processed before a moment; their keys stay. */
  expireBodies(before: Instant): Promise<number>;
}

/** What a chat was last asked, as JSON of the feature that asked; also before linking. */
export interface ConversationStore {
  get(bot: BotId, chat: ChatId): Promise<unknown>;
  /** Null forgets it. */
  set(bot: BotId, chat: ChatId, state: unknown, at: Instant): Promise<void>;
  /** Whether any of them speaks of this file. */
  speakOf(file: FileHash): Promise<boolean>;
  /** Forgets those in which nothing was said since before a moment; says how many. */
  expire(before: Instant): Promise<number>;
}

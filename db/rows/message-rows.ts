import type { Generated } from "kysely";
import type {
  BotId,
  ChatId,
  DeadlineId,
  MessageId,
  NoteId,
  OrgId,
  PersonId,
} from "../../domain/ids.ts";
import type { NoticeSection } from "../../domain/ladder.ts";
import type { MessageKind, MessageStatus } from "../../domain/message.ts";
import type { Instant, LocalDate } from "../../domain/time.ts";

export interface MessageRow {
  org_id: OrgId;
  id: MessageId;
  person_id: PersonId | null;
  kind: MessageKind;
  slot: string;
  status: MessageStatus;
  status_reason: string | null;
  pick_at: Instant | null;
  made_at: Instant | null;
  planned_for: Instant;
  sent_at: Instant | null;
  attempts: number;
  bot_id: BotId | null;
  chat_id: ChatId | null;
  /** JSON, as are actions, items and platform_ids. */
  content: string | null;
  text: string | null;
  actions: string;
  items: string;
  platform_ids: string;
  replaces: MessageId | null;
  /** JSON. */
  answer_key: string | null;
  prepared_at: Instant | null;
  shown_at: Instant | null;
  /** 1 where its texts name an applicant; null or 0 otherwise. */
  names_applicant: number | null;
  /** When it was settled, as long as it has texts that can expire. */
  texts_kept_since: Instant | null;
}

export interface AttemptRow {
  org_id: OrgId;
  message_id: MessageId;
  /** From 1. */
  number: number;
  bot_id: BotId | null;
  at: Instant;
  outcome: MessageStatus;
  reason: string | null;
}

export interface NoticeRow {
  org_id: OrgId;
  deadline_id: DeadlineId;
  date_version: number;
  rung: string;
  day: LocalDate;
  person_id: PersonId;
  section: NoticeSection;
  message_id: MessageId;
}

export interface NoteRow {
  org_id: OrgId;
  id: NoteId;
  person_id: PersonId;
  at: Instant;
  /** JSON. */
  note: string;
  message_id: MessageId;
}

export interface SnoozeRow {
  org_id: OrgId;
  person_id: PersonId;
  deadline_id: DeadlineId;
  until: Instant;
}

export interface InboxTableRow {
  id: Generated<number>;
  org_id: OrgId;
  bot_id: BotId;
  key: string;
  chat_id: ChatId;
  is_private: number;
  received_at: Instant;
  /** JSON; null once it has expired. */
  body: string | null;
  processed_at: Instant | null;
  failure: string | null;
  resumes: number;
  said_at: Instant | null;
}

export interface ConversationRow {
  org_id: OrgId;
  bot_id: BotId;
  chat_id: ChatId;
  state: string;
  at: Instant;
}

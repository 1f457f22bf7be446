/** What comes in and what goes out: updates, conversations, notices, messages, attempts. */
import type { Kysely } from "kysely";
import { columnWords, type ColumnWords } from "./column-words.ts";
import { runStatements } from "./run-statements.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  const words = columnWords(db);
  await runStatements(db, [...outbox(words), ...inbox(words)]);
}

function outbox({ text, end }: ColumnWords): string[] {
  return [
    // texts_kept_since: when it was settled, as long as there are texts to forget.
    `create table message (
      org_id integer not null references organisation (id),
      id ${text} not null,
      person_id ${text},
      kind ${text} not null,
      slot ${text} not null,
      status ${text} not null,
      status_reason ${text},
      pick_at ${text},
      planned_for ${text} not null,
      sent_at ${text},
      attempts integer not null,
      bot_id ${text},
      chat_id ${text},
      content ${text},
      text ${text},
      actions ${text} not null,
      items ${text} not null,
      platform_ids ${text} not null,
      replaces ${text},
      texts_kept_since ${text},
      primary key (org_id, id),
      foreign key (org_id, person_id) references person (org_id, id),
      foreign key (org_id, bot_id) references bot (org_id, id)
    ) ${end}`,
    `create unique index message_by_person on message (org_id, person_id, kind, slot)
      where person_id is not null`,
    `create unique index message_by_reply on message (org_id, bot_id, chat_id, slot)
      where kind = 'reply'`,
    `create index message_by_pick on message (org_id, pick_at) where pick_at is not null`,
    `create index message_by_chat on message (org_id, bot_id, chat_id, sent_at)
      where sent_at is not null`,
    `create index message_by_status on message (org_id, status, planned_for)`,
    `create index message_by_texts on message (org_id, texts_kept_since)
      where texts_kept_since is not null`,
    `create table attempt (
      org_id integer not null,
      message_id ${text} not null,
      number integer not null,
      bot_id ${text},
      at ${text} not null,
      outcome ${text} not null,
      reason ${text},
      primary key (org_id, message_id, number),
      foreign key (org_id, message_id) references message (org_id, id),
      foreign key (org_id, bot_id) references bot (org_id, id)
    ) ${end}`,
    `create table notice (
      org_id integer not null,
      deadline_id ${text} not null,
      date_version integer not null,
      rung ${text} not null,
      day ${text} not null,
      person_id ${text} not null,
      section ${text} not null,
      message_id ${text} not null,
      primary key (org_id, deadline_id, date_version, rung, day, person_id),
      foreign key (org_id, deadline_id) references deadline (org_id, id),
      foreign key (org_id, person_id) references person (org_id, id),
      foreign key (org_id, message_id) references message (org_id, id)
    ) ${end}`,
    `create index notice_by_message on notice (org_id, message_id)`,
  ];
}

function inbox({ text, counter, end }: ColumnWords): string[] {
  return [
    `create table inbox (
      id ${counter},
      org_id integer not null,
      bot_id ${text} not null,
      key ${text} not null,
      chat_id ${text} not null,
      is_private integer not null,
      received_at ${text} not null,
      body ${text},
      processed_at ${text},
      failure ${text},
      unique (org_id, bot_id, key),
      foreign key (org_id, bot_id) references bot (org_id, id)
    ) ${end}`,
    `create index inbox_pending on inbox (org_id, id) where processed_at is null`,
    `create index inbox_by_body on inbox (org_id, processed_at)
      where body is not null and processed_at is not null`,
    `create table conversation (
      org_id integer not null,
      bot_id ${text} not null,
      chat_id ${text} not null,
      state ${text} not null,
      at ${text} not null,
      primary key (org_id, bot_id, chat_id),
      foreign key (org_id, bot_id) references bot (org_id, id)
    ) ${end}`,
  ];
}

/** What the full ladder needs to remember, notes, one pace for all senders, and what a month has carried. */
import type { Kysely } from "kysely";
import { columnWords, type ColumnWords } from "./column-words.ts";
import { runStatements } from "./run-statements.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  const words = columnWords(db);
  await runStatements(db, [...deadlines(words), ...outbox(words), ...channels(words)]);
}

function deadlines({ text, end }: ColumnWords): string[] {
  return [
    `alter table deadline add column plan_year integer`,
    `update deadline set plan_year = (
      select plan.year from plan where plan.org_id = deadline.org_id and plan.id = deadline.plan_id
    ) where plan_id is not null`,
    `alter table deadline add column status_for ${text}`,
    `alter table deadline add column closed_late_at ${text}`,
    // JSON; null: the organisation's.
    `alter table plan add column ladder ${text}`,
    `create table snooze (
      org_id integer not null,
      person_id ${text} not null,
      deadline_id ${text} not null,
      until ${text} not null,
      primary key (org_id, deadline_id, person_id),
      foreign key (org_id, person_id) references person (org_id, id),
      foreign key (org_id, deadline_id) references deadline (org_id, id)
    ) ${end}`,
    `create index snooze_by_end on snooze (org_id, until)`,
    `create table status_line (
      org_id integer not null,
      deadline_id ${text} not null,
      quarter_end ${text} not null,
      words ${text} not null,
      given_by ${text} not null,
      at ${text} not null,
      primary key (org_id, deadline_id, quarter_end),
      foreign key (org_id, deadline_id) references deadline (org_id, id),
      foreign key (org_id, given_by) references person (org_id, id)
    ) ${end}`,
    `create table support_request (
      org_id integer not null,
      deadline_id ${text} not null,
      unit_id ${text} not null,
      wanted_by ${text} not null,
      words ${text} not null,
      asked_by ${text} not null,
      at ${text} not null,
      primary key (org_id, deadline_id, unit_id),
      foreign key (org_id, deadline_id) references deadline (org_id, id),
      foreign key (org_id, unit_id) references org_unit (org_id, id),
      foreign key (org_id, asked_by) references person (org_id, id)
    ) ${end}`,
  ];
}

function outbox({ text, end }: ColumnWords): string[] {
  return [
    `alter table message add column made_at ${text}`,
    // note: JSON.
    `create table note (
      org_id integer not null,
      id ${text} not null,
      person_id ${text} not null,
      at ${text} not null,
      note ${text} not null,
      message_id ${text} not null,
      primary key (org_id, id),
      foreign key (org_id, person_id) references person (org_id, id),
      foreign key (org_id, message_id) references message (org_id, id)
    ) ${end}`,
    `create index note_by_message on note (org_id, message_id)`,
  ];
}

function channels({ text, end }: ColumnWords): string[] {
  return [
    // An empty chat stands for the bot itself. held: the platform has asked for the wait.
    `create table pace (
      org_id integer not null,
      bot_id ${text} not null,
      chat_id ${text} not null,
      next_at ${text} not null,
      held integer not null,
      primary key (org_id, bot_id, chat_id),
      foreign key (org_id, bot_id) references bot (org_id, id)
    ) ${end}`,
    `create table bot_usage (
      org_id integer not null,
      bot_id ${text} not null,
      month ${text} not null,
      sent integer not null,
      received integer not null,
      primary key (org_id, bot_id, month),
      foreign key (org_id, bot_id) references bot (org_id, id)
    ) ${end}`,
  ];
}

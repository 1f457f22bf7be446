/** Channels without buttons, several channels a person, and addresses that are good once. */
import type { Kysely } from "kysely";
import { columnWords } from "./column-words.ts";
import { runStatements } from "./run-statements.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, end } = columnWords(db);
  await runStatements(db, [
    // answer_key: JSON. shown_at: by the platform's clock.
    `alter table message add column answer_key ${text}`,
    `alter table message add column prepared_at ${text}`,
    `alter table message add column shown_at ${text}`,
    `create index message_by_showing on message (org_id, bot_id, chat_id, prepared_at)
      where prepared_at is not null`,
    // By the platform's clock.
    `alter table inbox add column said_at ${text}`,
    `alter table account add column is_preferred integer not null default 0`,
    // purpose: JSON.
    `create table public_link (
      org_id integer not null references organisation (id),
      token_hash ${text} not null,
      purpose ${text} not null,
      expires_at ${text} not null,
      uses_left integer not null,
      primary key (org_id, token_hash)
    ) ${end}`,
    `create index public_link_by_end on public_link (org_id, expires_at)`,
  ]);
}

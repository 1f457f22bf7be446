/** What a person decided about a file before it came in, what came in, and codes that are used up. */
import type { Kysely } from "kysely";
import { columnWords } from "./column-words.ts";
import { runStatements } from "./run-statements.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, counter, end } = columnWords(db);
  await runStatements(db, [
    `alter table pending_import add column year integer`,
    // JSON; null for none.
    `alter table pending_import add column corrections ${text}`,
    `alter table task add column lead_decided integer not null default 0`,
    // The newest has the highest position. The footprint is JSON.
    `create table made_import (
      position ${counter},
      org_id integer not null,
      id ${text} not null,
      plan_id ${text} not null,
      person_id ${text},
      at ${text} not null,
      footprint ${text} not null,
      unique (org_id, id),
      foreign key (org_id, plan_id) references plan (org_id, id),
      foreign key (org_id, person_id) references person (org_id, id)
    ) ${end}`,
    // The highest number of a code whose task is gone.
    `create table used_code (
      org_id integer not null references organisation (id),
      highest integer not null,
      primary key (org_id)
    ) ${end}`,
  ]);
}

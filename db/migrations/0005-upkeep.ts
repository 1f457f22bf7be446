/** What the product keeps about its own work. */
import type { Kysely } from "kysely";
import { columnWords } from "./column-words.ts";
import { runStatements } from "./run-statements.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, counter, end } = columnWords(db);
  await runStatements(db, [
    `create table audit (
      id ${counter},
      org_id integer not null references organisation (id),
      at ${text} not null,
      person_id ${text},
      channel ${text} not null,
      subject ${text} not null,
      subject_id ${text} not null,
      deed ${text} not null,
      detail ${text} not null,
      foreign key (org_id, person_id) references person (org_id, id)
    ) ${end}`,
    `create index audit_by_subject on audit (org_id, subject, subject_id, id)`,
    `create table schedule (
      org_id integer not null references organisation (id),
      name ${text} not null,
      next_at ${text} not null,
      primary key (org_id, name)
    ) ${end}`,
    `create table lease (
      org_id integer not null references organisation (id),
      name ${text} not null,
      holder ${text} not null,
      until ${text} not null,
      primary key (org_id, name)
    ) ${end}`,
    `create table pending_import (
      org_id integer not null,
      id ${text} not null,
      person_id ${text} not null,
      file_hash ${text} not null,
      file_name ${text} not null,
      at ${text} not null,
      primary key (org_id, id),
      foreign key (org_id, person_id) references person (org_id, id)
    ) ${end}`,
    `create table setting (
      org_id integer not null references organisation (id),
      name ${text} not null,
      value ${text} not null,
      primary key (org_id, name)
    ) ${end}`,
    `create table calendar_override (
      org_id integer not null references organisation (id),
      day ${text} not null,
      works integer not null,
      primary key (org_id, day)
    ) ${end}`,
    `create table figure_snapshot (
      org_id integer not null references organisation (id),
      day ${text} not null,
      figures ${text} not null,
      primary key (org_id, day)
    ) ${end}`,
  ]);
}

/**
 * Dossiers of the one-stop desk, who handed them in, the apologies owed for them, the rules of these, and
 * which messages name an applicant, and files that are to be removed.
 */
import type { Kysely } from "kysely";
import { columnWords } from "./column-words.ts";
import { runStatements } from "./run-statements.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, end } = columnWords(db);
  await runStatements(db, [
    // A day in `…_on`; the moment beside it in `…_at` where a time was written.
    `create table dossier (
      org_id integer not null references organisation (id),
      id ${text} not null,
      code ${text} not null,
      code_folded ${text} not null,
      procedure_name ${text} not null,
      field ${text} not null,
      search ${text} not null,
      unit_id ${text},
      source ${text} not null,
      received_on ${text} not null,
      received_at ${text},
      written_due_on ${text},
      written_due_at ${text},
      limit_kind ${text},
      limit_count integer,
      status integer not null,
      supplements integer not null,
      asked_on ${text},
      asked_at ${text},
      given_on ${text},
      given_at ${text},
      paused_days integer not null,
      finished_on ${text},
      finished_at ${text},
      returned_on ${text},
      returned_at ${text},
      is_online integer,
      is_paid_online integer,
      is_digitised integer,
      reappointments integer not null,
      due_on ${text} not null,
      due_at ${text},
      ended_on ${text},
      ended_at ${text},
      outcome ${text},
      is_open integer not null,
      is_waiting integer not null,
      is_late_by_rule integer not null,
      as_of ${text} not null,
      created_at ${text} not null,
      is_told_late integer not null,
      has_missed_date integer not null,
      promised_by ${text},
      promised_at ${text},
      looked_until ${text} not null,
      next_look_at ${text},
      revision integer not null,
      primary key (org_id, id),
      foreign key (org_id, unit_id) references org_unit (org_id, id)
    ) ${end}`,
    `create unique index dossier_by_code on dossier (org_id, code_folded)`,
    // What an old export told is passed over by the index alone.
    `create index dossier_to_look_at on dossier (org_id, source, next_look_at, as_of)
      where next_look_at is not null`,
    // What waits, and what is told late, is known by the index alone: all that is open is counted so.
    `create index dossier_open_by_due on dossier
      (org_id, is_open, due_on, is_waiting, is_told_late)`,
    `create index dossier_open_by_unit on dossier
      (org_id, unit_id, is_open, due_on, is_waiting, is_told_late)`,
    `create index dossier_by_receipt on dossier (org_id, received_on)`,
    `create index dossier_by_export on dossier (org_id, source, as_of)`,
    `create table dossier_applicant (
      org_id integer not null,
      dossier_id ${text} not null,
      name ${text},
      phone ${text},
      address ${text},
      primary key (org_id, dossier_id),
      foreign key (org_id, dossier_id) references dossier (org_id, id)
    ) ${end}`,
    `alter table deadline add column dossier_id ${text}`,
    `alter table deadline add column dossier_due ${text}`,
    `create index deadline_by_dossier on deadline (org_id, dossier_id)
      where dossier_id is not null`,
    `create table apology (
      org_id integer not null,
      id ${text} not null,
      dossier_id ${text} not null,
      deadline_id ${text} not null,
      number integer not null,
      clock ${text} not null,
      reason ${text},
      reason_by ${text},
      old_due_on ${text} not null,
      old_due_at ${text},
      new_due ${text},
      letter_number ${text},
      drafted_at ${text},
      ticked_by ${text},
      ticked_at ${text},
      written_before_on ${text},
      written_before_at ${text},
      created_at ${text} not null,
      primary key (org_id, id),
      foreign key (org_id, dossier_id) references dossier (org_id, id),
      foreign key (org_id, deadline_id) references deadline (org_id, id)
    ) ${end}`,
    // Two sweeps that find the same dossier late make one duty of it.
    `create unique index apology_by_dossier on apology (org_id, dossier_id, number)`,
    `create unique index apology_by_deadline on apology (org_id, deadline_id)`,
    `create table apology_rules (
      org_id integer not null references organisation (id),
      from_day ${text} not null,
      lead_days integer not null,
      most_reappointments integer not null,
      form ${text} not null,
      signer ${text} not null,
      basis ${text} not null,
      template ${text},
      primary key (org_id, from_day)
    ) ${end}`,
    // Files that were given to be brought in and are not needed any more: they name applicants.
    `create table dropped_file (
      org_id integer not null references organisation (id),
      hash ${text} not null,
      primary key (org_id, hash)
    ) ${end}`,
    // 1 where a message names somebody who handed a dossier in: its texts go sooner than others'.
    `alter table message add column names_applicant integer`,
    `create index message_naming_applicants on message (org_id, texts_kept_since)
      where names_applicant = 1 and texts_kept_since is not null`,
  ]);
}

/** What can be late, and what follows from it: proof, its review, and extensions. */
import type { Kysely } from "kysely";
import { columnWords, type ColumnWords } from "./column-words.ts";
import { runStatements } from "./run-statements.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  const words = columnWords(db);
  await runStatements(db, [...deadlines(words), ...proofs(words), ...extensions(words)]);
}

function deadlines({ text, end }: ColumnWords): string[] {
  return [
    // is_open repeats what the state says, so that lists of open work can follow an index.
    // The evidence of a state has no key of its own: evidence points here already.
    `create table deadline (
      org_id integer not null,
      id ${text} not null,
      kind ${text} not null,
      plan_id ${text},
      task_id ${text},
      deliverable_id ${text},
      report_period_id ${text},
      unit_id ${text} not null,
      post_id ${text},
      label ${text} not null,
      search_label ${text} not null,
      due ${text},
      timing ${text} not null,
      within_year integer not null,
      own_due ${text},
      cut_off ${text},
      date_version integer not null,
      state ${text} not null,
      is_open integer not null,
      state_by ${text},
      state_at ${text},
      signer_id ${text},
      completed_on ${text},
      evidence_id ${text},
      state_reason ${text},
      late_reason ${text},
      created_at ${text} not null,
      noticed_until ${text} not null,
      next_notice_at ${text},
      revision integer not null,
      primary key (org_id, id),
      foreign key (org_id, plan_id) references plan (org_id, id),
      foreign key (org_id, task_id) references task (org_id, id),
      foreign key (org_id, deliverable_id) references deliverable (org_id, id),
      foreign key (org_id, report_period_id) references report_period (org_id, id),
      foreign key (org_id, unit_id) references org_unit (org_id, id),
      foreign key (org_id, post_id) references post (org_id, id),
      foreign key (org_id, state_by) references person (org_id, id),
      foreign key (org_id, signer_id) references person (org_id, id)
    ) ${end}`,
    `create index deadline_by_unit on deadline (org_id, unit_id, is_open, due)`,
    `create index deadline_by_due on deadline (org_id, is_open, due)`,
    `create index deadline_by_task on deadline (org_id, task_id)`,
    `create index deadline_by_plan on deadline (org_id, plan_id)`,
    `create index deadline_by_next_notice on deadline (org_id, next_notice_at)
      where next_notice_at is not null`,
    // One for each deliverable or report, date, owing unit and post; also read by their beginnings.
    `create unique index deadline_by_deliverable
      on deadline (org_id, deliverable_id, coalesce(due, ''), unit_id, coalesce(post_id, ''))
      where deliverable_id is not null`,
    `create unique index deadline_by_report_period
      on deadline (org_id, report_period_id, coalesce(due, ''), unit_id, coalesce(post_id, ''))
      where report_period_id is not null`,
    `create table embedded_report (
      org_id integer not null,
      deliverable_id ${text} not null,
      deadline_id ${text} not null,
      primary key (org_id, deliverable_id, deadline_id),
      foreign key (org_id, deliverable_id) references deliverable (org_id, id),
      foreign key (org_id, deadline_id) references deadline (org_id, id)
    ) ${end}`,
    `create index embedded_report_by_deadline on embedded_report (org_id, deadline_id)`,
  ];
}

function proofs({ text, end }: ColumnWords): string[] {
  return [
    `create table evidence (
      org_id integer not null,
      id ${text} not null,
      deadline_id ${text} not null,
      kind ${text} not null,
      url ${text},
      file_hash ${text},
      file_name ${text},
      note ${text} not null,
      document_number ${text},
      document_kind ${text},
      document_issuer ${text},
      document_date ${text},
      submitted_by ${text} not null,
      submitted_at ${text} not null,
      primary key (org_id, id),
      foreign key (org_id, deadline_id) references deadline (org_id, id),
      foreign key (org_id, submitted_by) references person (org_id, id)
    ) ${end}`,
    `create index evidence_by_deadline on evidence (org_id, deadline_id, submitted_at)`,
    `create table review (
      org_id integer not null,
      id ${text} not null,
      deadline_id ${text} not null,
      evidence_id ${text} not null,
      reviewer_id ${text} not null,
      at ${text} not null,
      outcome ${text} not null,
      reason ${text},
      primary key (org_id, id),
      foreign key (org_id, deadline_id) references deadline (org_id, id),
      foreign key (org_id, evidence_id) references evidence (org_id, id),
      foreign key (org_id, reviewer_id) references person (org_id, id)
    ) ${end}`,
    `create index review_by_deadline on review (org_id, deadline_id, at)`,
  ];
}

/** A proposal, the coordinator's comment and the decision; the original date stays for scoring. */
function extensions({ text, end }: ColumnWords): string[] {
  return [
    `create table extension (
      org_id integer not null,
      id ${text} not null,
      deadline_id ${text} not null,
      original_due ${text} not null,
      proposed_due ${text} not null,
      reason ${text} not null,
      proposed_by ${text} not null,
      proposed_at ${text} not null,
      comment ${text},
      commented_by ${text},
      commented_at ${text},
      decision ${text},
      decided_by ${text},
      decided_at ${text},
      primary key (org_id, id),
      foreign key (org_id, deadline_id) references deadline (org_id, id),
      foreign key (org_id, proposed_by) references person (org_id, id),
      foreign key (org_id, commented_by) references person (org_id, id),
      foreign key (org_id, decided_by) references person (org_id, id)
    ) ${end}`,
    `create index extension_by_deadline on extension (org_id, deadline_id, proposed_at)`,
  ];
}

/** What a year's work consists of, and the criteria whose points hang on it. */
import type { Kysely } from "kysely";
import { columnWords, type ColumnWords } from "./column-words.ts";
import { runStatements } from "./run-statements.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  const words = columnWords(db);
  await runStatements(db, [...plans(words), ...criteria(words)]);
}

function plans({ text, end }: ColumnWords): string[] {
  return [
    `create table plan (
      org_id integer not null references organisation (id),
      id ${text} not null,
      number ${text} not null,
      issuer ${text} not null,
      issuer_folded ${text} not null,
      issued_on ${text},
      year integer not null,
      title ${text} not null,
      primary key (org_id, id),
      unique (org_id, issuer_folded, number, year)
    ) ${end}`,
    `create index plan_by_year on plan (org_id, year)`,
    // Lead, support and follow are JSON lists of phrases; points are hundredths; search is folded.
    `create table task (
      org_id integer not null,
      id ${text} not null,
      plan_id ${text} not null,
      code ${text} not null,
      code_number integer,
      area ${text} not null,
      title ${text} not null,
      search ${text} not null,
      lead_phrases ${text} not null,
      support_phrases ${text} not null,
      follow_phrases ${text} not null,
      points integer,
      source_row integer not null,
      primary key (org_id, id),
      unique (org_id, code),
      foreign key (org_id, plan_id) references plan (org_id, id)
    ) ${end}`,
    `create index task_by_plan on task (org_id, plan_id, source_row)`,
    `create index task_by_code_number on task (org_id, code_number)`,
    `create table task_unit (
      org_id integer not null,
      task_id ${text} not null,
      unit_id ${text} not null,
      part ${text} not null,
      primary key (org_id, task_id, unit_id, part),
      foreign key (org_id, task_id) references task (org_id, id),
      foreign key (org_id, unit_id) references org_unit (org_id, id)
    ) ${end}`,
    `create index task_unit_by_unit on task_unit (org_id, unit_id, part, task_id)`,
    `create table deliverable (
      org_id integer not null,
      id ${text} not null,
      task_id ${text} not null,
      position integer not null,
      label ${text} not null,
      timing ${text} not null,
      timing_kind ${text} not null,
      embedded integer not null,
      primary key (org_id, id),
      foreign key (org_id, task_id) references task (org_id, id)
    ) ${end}`,
    `create index deliverable_by_task on deliverable (org_id, task_id, position)`,
    `create table report_period (
      org_id integer not null,
      id ${text} not null,
      plan_id ${text} not null,
      name ${text} not null,
      from_day ${text} not null,
      cut_off ${text} not null,
      due ${text} not null,
      primary key (org_id, id),
      foreign key (org_id, plan_id) references plan (org_id, id)
    ) ${end}`,
    `create index report_period_by_plan on report_period (org_id, plan_id, due)`,
  ];
}

/** Points are hundredths; what the source does not say is null. */
function criteria({ text, end }: ColumnWords): string[] {
  return [
    `create table criterion (
      org_id integer not null references organisation (id),
      id ${text} not null,
      year integer not null,
      area ${text} not null,
      name ${text} not null,
      max_points integer,
      self_points integer,
      assessed_points integer,
      reason ${text} not null,
      primary key (org_id, id)
    ) ${end}`,
    `create index criterion_by_year on criterion (org_id, year)`,
    `create table deliverable_criterion (
      org_id integer not null,
      deliverable_id ${text} not null,
      criterion_id ${text} not null,
      primary key (org_id, deliverable_id, criterion_id),
      foreign key (org_id, deliverable_id) references deliverable (org_id, id),
      foreign key (org_id, criterion_id) references criterion (org_id, id)
    ) ${end}`,
    `create index deliverable_criterion_by_criterion
      on deliverable_criterion (org_id, criterion_id)`,
  ];
}

/**
 * Documents that prove several things, reviews, extensions in full, directives, remarks, and who in a
 * unit has been given a duty.
 */
import { sql, type Kysely } from "kysely";
import { columnWords, type ColumnWords } from "./column-words.ts";
import { runStatements } from "./run-statements.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  const words = columnWords(db);
  await runStatements(db, [...documents(words)]);
  await fillSearch(db);
  await runStatements(db, [...deadlines(words), ...decisions(words), ...upkeep()]);
}

/** Each piece of evidence becomes a document with one use; it was all that there could be. */
function documents({ text, end }: ColumnWords): string[] {
  return [
    `create table document (
      org_id integer not null references organisation (id),
      id ${text} not null,
      kind ${text} not null,
      url ${text},
      file_hash ${text},
      file_name ${text},
      note ${text} not null,
      number ${text},
      number_folded ${text},
      document_kind ${text},
      issuer ${text},
      document_date ${text},
      subject ${text},
      search ${text} not null,
      given_by ${text} not null,
      given_at ${text} not null,
      primary key (org_id, id),
      foreign key (org_id, given_by) references person (org_id, id)
    ) ${end}`,
    `insert into document
      select org_id, id, kind, url, file_hash, file_name, note, document_number, document_number,
        document_kind, document_issuer, document_date, null, '', submitted_by, submitted_at
      from evidence`,
    `create index document_by_file on document (org_id, file_hash) where file_hash is not null`,
    `create index document_by_url on document (org_id, url) where url is not null`,
    `create index document_by_number on document (org_id, number_folded)
      where number_folded is not null`,
    // Nothing was ever written there.
    `drop table review`,
    // A use proves a deadline or, by its set, area and name, a criterion.
    `create table evidence_use (
      org_id integer not null,
      id ${text} not null,
      document_id ${text} not null,
      deadline_id ${text},
      criterion_set ${text},
      criterion_area ${text},
      criterion_name ${text},
      submitted_by ${text} not null,
      submitted_at ${text} not null,
      primary key (org_id, id),
      foreign key (org_id, document_id) references document (org_id, id),
      foreign key (org_id, deadline_id) references deadline (org_id, id),
      foreign key (org_id, submitted_by) references person (org_id, id)
    ) ${end}`,
    `insert into evidence_use
      select org_id, id, id, deadline_id, null, null, null, submitted_by, submitted_at
      from evidence`,
    `drop table evidence`,
    `alter table evidence_use rename to evidence`,
    `create index evidence_by_deadline on evidence (org_id, deadline_id, submitted_at)
      where deadline_id is not null`,
    `create index evidence_by_criterion on evidence (org_id, criterion_set)
      where criterion_set is not null`,
    `create index evidence_by_document on evidence (org_id, document_id)`,
    `create table review (
      org_id integer not null,
      id ${text} not null,
      deadline_id ${text} not null,
      evidence_id ${text},
      reviewer_id ${text} not null,
      at ${text} not null,
      outcome ${text} not null,
      reason ${text},
      primary key (org_id, id),
      foreign key (org_id, deadline_id) references deadline (org_id, id),
      foreign key (org_id, reviewer_id) references person (org_id, id)
    ) ${end}`,
    `create index review_by_deadline on review (org_id, deadline_id, at)`,
  ];
}

interface SearchedRow {
  readonly org_id: number;
  readonly id: string;
  readonly number: string | null;
  readonly note: string;
  readonly file_name: string | null;
}

/** What is searched in has neither case nor diacritics: no database can fold it by itself. */
async function fillSearch(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<SearchedRow>`select org_id, id, number, note, file_name
    from document`.execute(db);
  for (const { org_id, id, number, note, file_name } of rows) {
    const search = fold([number, note, file_name].filter((part) => part !== null).join(" "));
    const folded = number === null ? null : fold(number);
    await sql`update document set search = ${search}, number_folded = ${folded}
      where org_id = ${org_id} and id = ${id}`.execute(db);
  }
}

/** As texts were folded when this was written. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .toLowerCase()
    .replace(/đ/gu, "d")
    .replace(/\s+/gu, " ")
    .trim()
    .normalize("NFC");
}

function deadlines({ text, counter, end }: ColumnWords): string[] {
  return [
    `create table directive (
      org_id integer not null references organisation (id),
      id ${text} not null,
      code ${text} not null,
      code_number integer not null,
      direction ${text} not null,
      number ${text},
      issuer ${text} not null,
      issued_on ${text},
      title ${text} not null,
      search ${text} not null,
      created_by ${text} not null,
      created_at ${text} not null,
      primary key (org_id, id),
      foreign key (org_id, created_by) references person (org_id, id)
    ) ${end}`,
    `create unique index directive_by_code on directive (org_id, code_number)`,
    `alter table deadline add column original_due ${text}`,
    `alter table deadline add column planned_due ${text}`,
    `alter table deadline add column planned_unit_id ${text}`,
    `alter table deadline add column assignee_id ${text}`,
    `alter table deadline add column on_time_reason ${text}`,
    // JSON: what a return had asked for, should the tap that followed be taken back.
    `alter table deadline add column state_before ${text}`,
    `alter table deadline add column directive_id ${text}`,
    `create index deadline_by_directive on deadline (org_id, directive_id)
      where directive_id is not null`,
    // What waits for its review is little beside all that is closed.
    `create index deadline_to_review on deadline (org_id, due) where state = 'submitted'`,
    // One for each as its document has it: what was extended, or handed on, still is that one.
    `drop index deadline_by_deliverable`,
    `create unique index deadline_by_deliverable
      on deadline (org_id, deliverable_id, coalesce(original_due, due, ''),
        coalesce(planned_unit_id, unit_id), coalesce(post_id, ''))
      where deliverable_id is not null`,
    `drop index deadline_by_report_period`,
    `create unique index deadline_by_report_period
      on deadline (org_id, report_period_id, coalesce(original_due, due, ''),
        coalesce(planned_unit_id, unit_id), coalesce(post_id, ''))
      where report_period_id is not null`,
    `create table remark (
      id ${counter},
      org_id integer not null,
      deadline_id ${text} not null,
      at ${text} not null,
      words ${text} not null,
      given_by ${text} not null,
      foreign key (org_id, deadline_id) references deadline (org_id, id),
      foreign key (org_id, given_by) references person (org_id, id)
    ) ${end}`,
  ];
}

function decisions({ text }: ColumnWords): string[] {
  return [
    `create index remark_by_deadline on remark (org_id, deadline_id, id)`,
    `alter table extension add column in_favour integer`,
    `alter table extension add column decision_words ${text}`,
    // Whose duty it was: another unit's is not extended for this one's reason.
    `alter table extension add column unit_id ${text}`,
    `update extension set unit_id = (select d.unit_id from deadline d
      where d.org_id = extension.org_id and d.id = extension.deadline_id)`,
    `create index extension_undecided on extension (org_id, proposed_at) where decision is null`,
  ];
}

function upkeep(): string[] {
  return [
    `create index audit_by_person on audit (org_id, person_id, id)`,
    `create index audit_by_time on audit (org_id, at)`,
    // A person's open invites are ended by a newer one.
    `create index invite_by_person on invite (org_id, person_id)`,
  ];
}

import { type Kysely, sql } from "kysely";
import type { Schema } from "./schema.ts";
import type { SqlDatabase } from "./sql-database.ts";

type Table = keyof Schema;

/** Rows read and written at a time. */
const PAGE = 500;

/** Every table with the key by which its rows are paged, those that others point to first. */
const KEYS: Readonly<Record<Table, readonly string[]>> = {
  organisation: ["id"],
  org_unit: ["org_id", "id"],
  unit_alias: ["org_id", "unit_id", "alias"],
  unit_group: ["org_id", "id"],
  unit_group_phrase: ["org_id", "group_id", "phrase"],
  unit_group_member: ["org_id", "group_id", "unit_id"],
  post: ["org_id", "id"],
  person: ["org_id", "id"],
  role_grant: ["org_id", "person_id", "position"],
  stand_in: ["org_id", "absent_id", "deputy_id", "from_day"],
  bot: ["org_id", "id"],
  account: ["org_id", "bot_id", "chat_id"],
  invite: ["org_id", "code_hash"],
  failed_try: ["id"],
  plan: ["org_id", "id"],
  task: ["org_id", "id"],
  task_unit: ["org_id", "task_id", "unit_id", "part"],
  deliverable: ["org_id", "id"],
  report_period: ["org_id", "id"],
  criterion: ["org_id", "id"],
  deliverable_criterion: ["org_id", "deliverable_id", "criterion_id"],
  deadline: ["org_id", "id"],
  embedded_report: ["org_id", "deliverable_id", "deadline_id"],
  directive: ["org_id", "id"],
  document: ["org_id", "id"],
  evidence: ["org_id", "id"],
  review: ["org_id", "id"],
  extension: ["org_id", "id"],
  remark: ["id"],
  dossier: ["org_id", "id"],
  dossier_applicant: ["org_id", "dossier_id"],
  apology: ["org_id", "id"],
  apology_rules: ["org_id", "from_day"],
  message: ["org_id", "id"],
  attempt: ["org_id", "message_id", "number"],
  notice: ["org_id", "deadline_id", "date_version", "rung", "day", "person_id"],
  note: ["org_id", "id"],
  snooze: ["org_id", "deadline_id", "person_id"],
  status_line: ["org_id", "deadline_id", "quarter_end"],
  support_request: ["org_id", "deadline_id", "unit_id"],
  pace: ["org_id", "bot_id", "chat_id"],
  bot_usage: ["org_id", "bot_id", "month"],
  public_link: ["org_id", "token_hash"],
  inbox: ["id"],
  conversation: ["org_id", "bot_id", "chat_id"],
  audit: ["id"],
  schedule: ["org_id", "name"],
  lease: ["org_id", "name"],
  pending_import: ["org_id", "id"],
  dropped_file: ["org_id", "hash"],
  made_import: ["position"],
  used_code: ["org_id"],
  setting: ["org_id", "name"],
  calendar_override: ["org_id", "day"],
  figure_snapshot: ["org_id", "day"],
  score_set: ["org_id", "id"],
  score_area: ["org_id", "set_id", "position"],
  score_criterion: ["org_id", "set_id", "position"],
};

export const COPIED_TABLES = Object.keys(KEYS) as readonly Table[];

/**
 * Copies all rows of a database, as they are at one moment, into a freshly migrated SQLite one.
 * `leaveOut` names tables that the copy does without.
 */
export async function copyInto(
  source: SqlDatabase,
  target: SqlDatabase,
  leaveOut: readonly Table[] = [],
): Promise<void> {
  if (target.dialect !== "sqlite") throw new Error("A copy can only be made into SQLite");
  const begin =
    source.dialect === "sqlite"
      ? "begin deferred"
      : "begin isolation level repeatable read read only";
  await source.kysely.connection().execute(async (from) => {
    await sql.raw(begin).execute(from);
    try {
      await target.kysely.transaction().execute(async (to) => {
        for (const table of COPIED_TABLES) {
          if (!leaveOut.includes(table)) await copyTable(from, to, table);
        }
      });
    } finally {
      await sql.raw("rollback").execute(from);
    }
  });
}

/** Page by page, each from where the last one ended. */
async function copyTable(from: Kysely<Schema>, to: Kysely<Schema>, table: Table): Promise<void> {
  const keys = KEYS[table];
  const columns = sql.join(keys.map((key) => sql.ref(key)));
  let last: Readonly<Record<string, unknown>> | undefined;
  do {
    const ended = last;
    const after = ended
      ? sql`where (${columns}) > (${sql.join(keys.map((key) => ended[key]))})`
      : sql``;
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} ${after} order by ${columns} limit ${PAGE}
    `.execute(from);
    if (rows.length > 0) await insertRows(to, table, rows);
    last = rows.length === PAGE ? rows.at(-1) : undefined;
  } while (last);
}

async function insertRows(
  to: Kysely<Schema>,
  table: Table,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(names.map((name) => row[name]))})`);
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    values ${sql.join(values)}`.execute(to);
}

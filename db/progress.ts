import { sql } from "kysely";
import { plannedDue } from "../domain/deadline.ts";
import type { OrgId } from "../domain/ids.ts";
import type { DateKey } from "../domain/plan-stores.ts";
import { readChunks } from "./chunks.ts";
import type { Connection } from "./sql-store.ts";

interface Progress {
  readonly done: number;
  readonly total: number;
}

const COLUMNS = ["deliverable_id", "report_period_id", "directive_id"] as const;

const NEITHER = { originalDue: null, plannedDue: null };

type Column = (typeof COLUMNS)[number];

/**
 * How many units owe the same thing by the same date (as its document names it), and how many have done
 * it; whoever need not do it is not counted.
 * What belongs to no deliverable, report period or directive is owed by nobody else: 0 of 0.
 */
export async function readProgress(
  db: Connection,
  org: OrgId,
  keys: readonly DateKey[],
): Promise<Progress[]> {
  const counts = new Map<string, Progress>();
  for (const column of COLUMNS) {
    const ids = keys.flatMap((key) => idIn(column, key) ?? []);
    const rows = await readChunks(ids, (chunk) => countBy(db, org, column, chunk).execute());
    for (const { id, due, total, open } of rows) {
      counts.set(`${column} ${id} ${due}`, { done: total - open, total });
    }
  }
  return keys.map((key) => {
    const column = COLUMNS.find((each) => idIn(each, key) !== null);
    const known =
      column && counts.get(`${column} ${idIn(column, key)} ${plannedDue({ ...NEITHER, ...key })}`);
    return known ?? { done: 0, total: 0 };
  });
}

function countBy(db: Connection, org: OrgId, column: Column, ids: readonly string[]) {
  return db
    .selectFrom("deadline")
    .select((eb) => [
      eb.ref(column).as("id"),
      duePlanned().as("due"),
      eb.fn.countAll<number>().as("total"),
      eb.fn.sum<number>("is_open").as("open"),
    ])
    .where("org_id", "=", org)
    .where(column, "in", ids as never)
    .where("state", "!=", "waived")
    .groupBy([column, duePlanned()]);
}

/** As `plannedDue` of the domain. */
function duePlanned() {
  return sql<string>`coalesce(planned_due, original_due, due, 'undated')`;
}

function idIn(column: Column, key: DateKey): string | null {
  switch (column) {
    case "deliverable_id":
      return key.deliverableId;
    case "report_period_id":
      return key.reportPeriodId;
    case "directive_id":
      return key.directiveId ?? null;
    default:
      return column satisfies never;
  }
}

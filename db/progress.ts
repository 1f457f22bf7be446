import type { Deadline } from "../domain/deadline.ts";
import type { OrgId } from "../domain/ids.ts";
import { readChunks } from "./chunks.ts";
import type { Connection } from "./sql-store.ts";

type ProgressKey = Pick<Deadline, "deliverableId" | "reportPeriodId" | "due">;

interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * How many units owe the same thing by the same date, and how many have done it (or need not).
 * What belongs to neither a deliverable nor a report period is owed by nobody else: 0 of 0.
 */
export async function readProgress(
  db: Connection,
  org: OrgId,
  keys: readonly ProgressKey[],
): Promise<Progress[]> {
  const counts = new Map<string, Progress>();
  const columns = ["deliverable_id", "report_period_id"] as const;
  for (const column of columns) {
    const ids = keys.flatMap((key) => idIn(column, key) ?? []);
    const rows = await readChunks(ids, (chunk) => countBy(db, org, column, chunk).execute());
    for (const { id, due, total, open } of rows) {
      counts.set(`${column} ${id} ${due}`, { done: total - open, total });
    }
  }
  return keys.map((key) => {
    const column = key.deliverableId ? "deliverable_id" : "report_period_id";
    return counts.get(`${column} ${idIn(column, key)} ${key.due}`) ?? { done: 0, total: 0 };
  });
}

function countBy(
  db: Connection,
  org: OrgId,
  column: "deliverable_id" | "report_period_id",
  ids: readonly string[],
) {
  return db
    .selectFrom("deadline")
    .select((eb) => [
      eb.ref(column).as("id"),
      "due",
      eb.fn.countAll<number>().as("total"),
      eb.fn.sum<number>("is_open").as("open"),
    ])
    .where("org_id", "=", org)
    .where(column, "in", ids as never)
    .groupBy([column, "due"]);
}

function idIn(column: "deliverable_id" | "report_period_id", key: ProgressKey): string | null {
  return column === "deliverable_id" ? key.deliverableId : key.reportPeriodId;
}

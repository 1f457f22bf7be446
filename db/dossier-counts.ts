import { sql } from "kysely";
import type { DossierCounts, DossierSpan } from "../domain/dossier-stores.ts";
import type { OrgId, UnitId } from "../domain/ids.ts";
import type { Connection } from "./sql-store.ts";

/**
 * How the dossiers that were received in a span stand on the evening of a day, for each unit and field. What
 * came to its end later was open then. What is open still is past its date only where that is told.
 */
export async function countDossiers(
  db: Connection,
  org: OrgId,
  { from, to, asOf }: DossierSpan,
  unitIds: readonly UnitId[] | null,
): Promise<readonly DossierCounts[]> {
  const last = to < asOf ? to : asOf;
  const ended = sql`(ended_on is not null and ended_on <= ${asOf})`;
  const open = sql`(ended_on is null or ended_on > ${asOf})`;
  const past = sql`(due_on < ${asOf} and (is_open = 0 or is_told_late = 1))`;
  const lateAnyway = sql`(is_late_by_rule = 1 or has_missed_date = 1)`;
  const rows = await db
    .selectFrom("dossier")
    .where("org_id", "=", org)
    .where("received_on", ">=", from)
    .where("received_on", "<=", last)
    .$if(unitIds !== null, (query) => query.where("unit_id", "in", unitIds ?? []))
    .select(["unit_id", "field"])
    .select((eb) => [
      eb.fn.countAll<number>().as("received"),
      countOf(sql`${ended} and outcome = 'on-time'`).as("onTime"),
      countOf(sql`${ended} and outcome = 'late'`).as("late"),
      countOf(open).as("open"),
      countOf(sql`${open} and is_waiting = 0 and (${past} or ${lateAnyway})`).as("overdueOpen"),
      // 0 and 1 where it is known: nothing else is added up, or counted.
      eb.fn.sum<number>("is_online").as("online"),
      eb.fn.count<number>("is_online").as("onlineOf"),
      eb.fn.sum<number>("is_paid_online").as("paidOnline"),
      eb.fn.count<number>("is_paid_online").as("paidOnlineOf"),
      eb.fn.sum<number>("is_digitised").as("digitised"),
      eb.fn.count<number>("is_digitised").as("digitisedOf"),
    ])
    .groupBy(["unit_id", "field"])
    .execute();
  const names = await namesOf(db, org, unitIds);
  const counts = rows.map(({ unit_id: unitId, field, ...numbers }) => {
    const unit = (unitId && names.get(unitId)) ?? "";
    return { unitId, unit, field, ...inNumbers(numbers) };
  });
  return counts.toSorted(byUnitAndField);
}

/** Of some units, or of all: read apart, since joining them to every dossier takes longer. */
async function namesOf(
  db: Connection,
  org: OrgId,
  unitIds: readonly UnitId[] | null,
): Promise<ReadonlyMap<UnitId, string>> {
  const rows = await db
    .selectFrom("org_unit")
    .select(["id", "name"])
    .where("org_id", "=", org)
    .$if(unitIds !== null, (query) => query.where("id", "in", unitIds ?? []))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Sums of nothing are null. */
function inNumbers<Name extends string>(
  numbers: Readonly<Record<Name, number | null>>,
): Record<Name, number> {
  const entries = Object.entries<number | null>(numbers);
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? 0])) as Record<
    Name,
    number
  >;
}

function byUnitAndField(one: DossierCounts, other: DossierCounts): number {
  if ((one.unitId === null) !== (other.unitId === null)) return one.unitId === null ? 1 : -1;
  const [left, right] = [`${one.unit}\n${one.field}`, `${other.unit}\n${other.field}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function countOf(condition: ReturnType<typeof sql>) {
  return sql<number>`sum(case when ${condition} then 1 else 0 end)`;
}

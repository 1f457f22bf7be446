import { sql, type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import type { DossierQuery, DossierView } from "../domain/dossier-stores.ts";
import type { OrgId, UnitId } from "../domain/ids.ts";
import { containsWord } from "./deadline-query.ts";
import { dossierFrom } from "./dossier-mapping.ts";
import type { DossierRow } from "./rows/dossier-rows.ts";
import type { Schema } from "./schema.ts";
import type { Connection } from "./sql-store.ts";

export interface DossierGroup {
  readonly unitId: UnitId | null;
  readonly name: string;
  readonly count: number;
}

/** Dossiers of an organisation with their units' names; to be narrowed and sorted. */
export function selectDossiers(db: Connection, org: OrgId) {
  return withUnit(db)
    .selectAll("dossier")
    .select("org_unit.name as unit")
    .where("dossier.org_id", "=", org);
}

export function viewFrom(row: DossierRow & { readonly unit: string | null }): DossierView {
  return { dossier: dossierFrom(row), unit: row.unit ?? "" };
}

/** The dossiers that a query asks for, in their order. `unitIds` must not be empty. */
export function listDossiers(db: Connection, org: OrgId, query: DossierQuery) {
  return selectDossiers(db, org)
    .where((eb) => eb.and(conditions(eb, query)))
    .orderBy("dossier.due_on")
    .orderBy("dossier.due_at", (by) => by.asc().nullsLast())
    .orderBy("dossier.code_folded");
}

export async function countMatching(
  db: Connection,
  org: OrgId,
  query: DossierQuery,
): Promise<number> {
  const row = await db
    .selectFrom("dossier")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("dossier.org_id", "=", org)
    .where((eb) => eb.and(conditions(eb, query)))
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function groupMatching(
  db: Connection,
  org: OrgId,
  query: DossierQuery,
  by: "unit" | "field",
): Promise<readonly DossierGroup[]> {
  const counted = withUnit(db)
    .where("dossier.org_id", "=", org)
    .where((eb) => eb.and(conditions(eb, query)))
    .select((eb) => eb.fn.countAll<number>().as("count"));
  const rows =
    by === "field"
      ? (await counted.select("dossier.field as name").groupBy("dossier.field").execute()).map(
          (row) => ({ ...row, unit_id: null }),
        )
      : await counted
          .select(["dossier.unit_id", "org_unit.name"])
          .groupBy(["dossier.unit_id", "org_unit.name"])
          .execute();
  const groups = rows.map(({ unit_id: unitId, name, count }) => {
    return { unitId, name: name ?? "", count };
  });
  return groups.toSorted(
    (one, other) => other.count - one.count || (one.name < other.name ? -1 : 1),
  );
}

function withUnit(db: Connection) {
  return db
    .selectFrom("dossier")
    .leftJoin("org_unit", (join) =>
      join
        .onRef("org_unit.org_id", "=", "dossier.org_id")
        .onRef("org_unit.id", "=", "dossier.unit_id"),
    );
}

function conditions(
  eb: ExpressionBuilder<Schema, "dossier">,
  { unitIds, hasUnit, isOpen, dueFrom, dueTo, isWaiting, field, words = [], ...told }: DossierQuery,
): Expression<SqlBool>[] {
  const { source, isToldLate, asOfBefore } = told;
  const all: Expression<SqlBool>[] = words.map((word) =>
    containsWord(eb.ref("dossier.search"), word),
  );
  if (unitIds) all.push(eb("dossier.unit_id", "in", unitIds));
  if (hasUnit !== undefined) all.push(eb("dossier.unit_id", hasUnit ? "is not" : "is", null));
  if (isOpen !== undefined) all.push(eb("dossier.is_open", "=", isOpen ? 1 : 0));
  if (dueFrom) all.push(eb("dossier.due_on", ">=", dueFrom));
  if (dueTo) all.push(eb("dossier.due_on", "<=", dueTo));
  if (isWaiting !== undefined) all.push(eb("dossier.is_waiting", "=", isWaiting ? 1 : 0));
  if (field !== undefined) all.push(eb("dossier.field", "=", field));
  if (source) all.push(eb("dossier.source", "=", source));
  if (isToldLate !== undefined) all.push(eb("dossier.is_told_late", "=", isToldLate ? 1 : 0));
  if (asOfBefore) all.push(eb("dossier.as_of", "<", asOfBefore));
  return all.length > 0 ? all : [sql<SqlBool>`1 = 1`];
}

import { sql, type Expression, type SqlBool } from "kysely";
import { isOpen } from "../domain/deadline.ts";
import type { DeadlineQuery, DeadlineView } from "../domain/stores.ts";
import type { DeadlineId, OrgId } from "../domain/ids.ts";
import { deadlineFrom } from "./deadline-mapping.ts";
import { kept } from "./kept-statement.ts";
import type { DeadlineRow } from "./rows/plan-rows.ts";
import type { Connection } from "./sql-store.ts";

interface ViewRow extends DeadlineRow {
  readonly code: string | null;
  readonly title: string | null;
  readonly area: string | null;
  readonly unit: string;
  readonly post: string | null;
  readonly points: number | null;
}

/** Deadlines of an organisation with the words around them; to be narrowed and sorted. */
function selectViews(db: Connection, org: OrgId) {
  return db
    .selectFrom("deadline")
    .innerJoin("org_unit", (join) =>
      join
        .onRef("org_unit.org_id", "=", "deadline.org_id")
        .onRef("org_unit.id", "=", "deadline.unit_id"),
    )
    .leftJoin("post", (join) =>
      join.onRef("post.org_id", "=", "deadline.org_id").onRef("post.id", "=", "deadline.post_id"),
    )
    .leftJoin("task", (join) =>
      join.onRef("task.org_id", "=", "deadline.org_id").onRef("task.id", "=", "deadline.task_id"),
    )
    .selectAll("deadline")
    .select(["task.code", "task.title", "task.area", "task.points"])
    .select(["org_unit.name as unit", "post.name as post"])
    .where("deadline.org_id", "=", org);
}

/** Up to so many views are asked for by statements that are kept; a bundle rarely holds more. */
const KEPT_UP_TO = 40;

const viewsOfSo = new Map<number, ReturnType<typeof keepViews>>();

/** The views of some deadlines, in any order. */
export async function readViews(
  db: Connection,
  org: OrgId,
  ids: readonly DeadlineId[],
): Promise<readonly ViewRow[]> {
  const count = ids.length;
  if (count > KEPT_UP_TO) {
    return selectViews(db, org).where("deadline.id", "in", ids).execute();
  }
  const read = viewsOfSo.get(count) ?? keepViews(count);
  viewsOfSo.set(count, read);
  return read(db, { org, ...Object.fromEntries(ids.entries()) });
}

function keepViews(count: number) {
  return kept((db, given: { readonly org: OrgId; readonly [index: number]: DeadlineId }) => {
    const ids = Array.from({ length: count }, (_, index) => given[index] as DeadlineId);
    return selectViews(db, given.org).where("deadline.id", "in", ids);
  });
}

/** By due date, the undated last, then by code. */
export function sortedViews(db: Connection, org: OrgId) {
  return selectViews(db, org)
    .orderBy("deadline.due", (by) => by.asc().nullsLast())
    .orderBy("task.code", (by) => by.asc().nullsLast())
    .orderBy("deadline.id");
}

export function viewFrom(row: ViewRow): DeadlineView {
  return {
    deadline: deadlineFrom(row),
    code: row.code,
    title: row.title ?? "",
    area: row.area,
    unit: row.unit,
    post: row.post,
    points: row.points,
  };
}

/** The list that a query asks for. `unitIds` must not be empty. */
export function listViews(db: Connection, org: OrgId, query: DeadlineQuery) {
  let views = sortedViews(db, org).limit(query.limit);
  const { unitIds, states, words = [] } = query;
  if (query.part === "supported") {
    let supported = db
      .selectFrom("task_unit")
      .select("task_unit.task_id")
      .where("task_unit.org_id", "=", org)
      .where("task_unit.part", "=", "support");
    if (unitIds) supported = supported.where("task_unit.unit_id", "in", unitIds);
    views = views.where("deadline.task_id", "in", supported);
  } else if (unitIds) {
    views = views.where("deadline.unit_id", "in", unitIds);
  }
  if (states) views = views.where("deadline.state", "in", states);
  const openness = query.taskId || query.part === "supported" ? null : opennessOf(states);
  if (openness !== null) views = views.where("deadline.is_open", "=", openness ? 1 : 0);
  if (query.taskId) views = views.where("deadline.task_id", "=", query.taskId);
  if (query.kind) views = views.where("deadline.kind", "=", query.kind);
  if (query.dueFrom) views = views.where("deadline.due", ">=", query.dueFrom);
  if (query.dueTo) views = views.where("deadline.due", "<=", query.dueTo);
  for (const word of words) {
    views = views.where((eb) =>
      eb.or([
        contains(eb.ref("task.search"), word),
        contains(eb.ref("deadline.search_label"), word),
        contains(eb.ref("org_unit.name_folded"), word),
      ]),
    );
  }
  return views;
}

/**
 * What the states have in common, which is what the indexes hold; null when they differ. It says
 * nothing new, so it is left out where another index finds fewer rows: a database that keeps no
 * statistics would take it for just as good.
 */
function opennessOf(states: DeadlineQuery["states"]): boolean | null {
  const kinds = new Set(states?.map((name) => isOpen({ name })));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : null;
}

function contains(column: Expression<string | null>, word: string): Expression<SqlBool> {
  const pattern = `%${word.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  return sql<SqlBool>`${column} like ${pattern} escape ${sql.lit("\\")}`;
}

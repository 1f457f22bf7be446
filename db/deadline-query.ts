import { sql, type Expression, type SqlBool } from "kysely";
import { isOpen } from "../domain/deadline.ts";
import type { DirectiveOrder } from "../domain/item.ts";
import type { DeadlineQuery, DeadlineView } from "../domain/plan-stores.ts";
import type { DeadlineId, OrgId } from "../domain/ids.ts";
import type { LocalDate } from "../domain/time.ts";
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
  readonly assignee: string | null;
  readonly order_number: string | null;
  readonly order_issuer: string | null;
  readonly order_issued_on: LocalDate | null;
  readonly order_by: string | null;
  readonly points: number | null;
}

/** Deadlines of an organisation with the words around them; to be narrowed and sorted. */
function selectViews(db: Connection, org: OrgId) {
  return (
    db
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
      .leftJoin("directive", (join) =>
        join
          .onRef("directive.org_id", "=", "deadline.org_id")
          .onRef("directive.id", "=", "deadline.directive_id"),
      )
      .leftJoin("dossier", (join) =>
        join
          .onRef("dossier.org_id", "=", "deadline.org_id")
          .onRef("dossier.id", "=", "deadline.dossier_id"),
      )
      .leftJoin("person as giver", (join) =>
        join
          .onRef("giver.org_id", "=", "directive.org_id")
          .onRef("giver.id", "=", "directive.created_by"),
      )
      .selectAll("deadline")
      .select(["task.area", "task.points"])
      .select((eb) => [
        eb.fn.coalesce("task.code", "directive.code", "dossier.code").as("code"),
        eb.fn.coalesce("task.title", "directive.title", "dossier.procedure_name").as("title"),
      ])
      .select(["org_unit.name as unit", "post.name as post"])
      .select([
        "directive.number as order_number",
        "directive.issuer as order_issuer",
        "directive.issued_on as order_issued_on",
        "giver.post as order_by",
      ])
      // Somebody who has left the unit is as good as nobody.
      .select((eb) =>
        eb
          .selectFrom("person")
          .select("person.post")
          .whereRef("person.org_id", "=", "deadline.org_id")
          .whereRef("person.id", "=", "deadline.assignee_id")
          .where(({ exists, selectFrom }) =>
            exists(
              selectFrom("role_grant")
                .select("role_grant.person_id")
                .whereRef("role_grant.org_id", "=", "deadline.org_id")
                .whereRef("role_grant.person_id", "=", "deadline.assignee_id")
                .whereRef("role_grant.unit_id", "=", "deadline.unit_id")
                .where("role_grant.role", "in", ["head", "officer"]),
            ),
          )
          .as("assignee"),
      )
      .where("deadline.org_id", "=", org)
  );
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
    .orderBy(
      (eb) => eb.fn.coalesce("task.code", "directive.code", "dossier.code"),
      (by) => by.asc().nullsLast(),
    )
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
    assignee: row.assignee,
    order: orderFrom(row),
    points: row.points,
  };
}

function orderFrom(row: ViewRow): DirectiveOrder | null {
  if (row.directive_id === null) return null;
  return {
    number: row.order_number,
    issuer: row.order_issuer ?? "",
    issuedOn: row.order_issued_on,
    by: row.order_by,
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
  if (states && isToReview(query)) {
    // Spelled out: an index of a part is used only where the statement itself says that part.
    views = views.where("deadline.state", "=", sql.lit<"submitted">("submitted"));
  } else if (states) views = views.where("deadline.state", "in", states);
  const openness = isFoundOtherwise(query) ? null : opennessOf(states);
  if (openness !== null) views = views.where("deadline.is_open", "=", openness ? 1 : 0);
  if (query.taskId) views = views.where("deadline.task_id", "=", query.taskId);
  if (query.reportPeriodId) {
    views = views.where("deadline.report_period_id", "=", query.reportPeriodId);
  }
  if (query.kind) views = views.where("deadline.kind", "=", query.kind);
  if (query.dueFrom) views = views.where("deadline.due", ">=", query.dueFrom);
  if (query.dueTo) views = views.where("deadline.due", "<=", query.dueTo);
  if (query.isUndated) views = views.where("deadline.due", "is", null);
  for (const word of words) {
    views = views.where((eb) =>
      eb.or([
        containsWord(eb.ref("task.search"), word),
        containsWord(eb.ref("directive.search"), word),
        containsWord(eb.ref("dossier.search"), word),
        containsWord(eb.ref("deadline.search_label"), word),
        containsWord(eb.ref("org_unit.name_folded"), word),
      ]),
    );
  }
  return views;
}

/** What waits for its review, of every unit. */
function isToReview({ unitIds, states, part, taskId }: DeadlineQuery): boolean {
  const [state, ...others] = states ?? [];
  return (
    !unitIds && part !== "supported" && !taskId && state === "submitted" && others.length === 0
  );
}

/** By an index that finds fewer than those of what is open. */
function isFoundOtherwise(query: DeadlineQuery): boolean {
  const { taskId, reportPeriodId, part } = query;
  return Boolean(taskId ?? reportPeriodId) || part === "supported" || isToReview(query);
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

/** Whether a folded column holds a folded word. */
export function containsWord(column: Expression<string | null>, word: string): Expression<SqlBool> {
  const pattern = `%${word.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  return sql<SqlBool>`${column} like ${pattern} escape ${sql.lit("\\")}`;
}

import { sql } from "kysely";
import type { Deadline, DeadlineStateName } from "../domain/deadline.ts";
import type { DeadlineId, OrgId, PlanId, TaskId } from "../domain/ids.ts";
import type {
  DateKey,
  DeadlineQuery,
  DeadlineStore,
  DeadlineView,
  Rescheduling,
} from "../domain/plan-stores.ts";
import type { Instant } from "../domain/time.ts";
import { forChunks, inOrderOf, readChunks } from "./chunks.ts";
import { deadlineFrom, deadlineRow } from "./deadline-mapping.ts";
import { listViews, readViews, sortedViews, viewFrom } from "./deadline-query.ts";
import { readProgress } from "./progress.ts";
import { SqlStore } from "./sql-store.ts";

/** What goes with a deadline. */
const HANGING_ON = [
  "notice",
  "embedded_report",
  "snooze",
  "status_line",
  "support_request",
  "review",
  "extension",
  "remark",
] as const;

export class SqlDeadlineStore extends SqlStore implements DeadlineStore {
  async byId(id: DeadlineId): Promise<Deadline | null> {
    const row = await this.#select().where("id", "=", id).executeTakeFirst();
    return row ? deadlineFrom(row) : null;
  }

  async byIds(ids: readonly DeadlineId[]): Promise<readonly Deadline[]> {
    const rows = await readChunks(ids, (chunk) =>
      this.#select().where("id", "in", chunk).execute(),
    );
    return inOrderOf(ids, rows.map(deadlineFrom), (deadline) => deadline.id);
  }

  async views(ids: readonly DeadlineId[]): Promise<readonly DeadlineView[]> {
    const rows = await readChunks(ids, (chunk) => readViews(this.db, this.org, chunk));
    return inOrderOf(ids, rows.map(viewFrom), (view) => view.deadline.id);
  }

  async list(query: DeadlineQuery): Promise<readonly DeadlineView[]> {
    if (query.unitIds?.length === 0 || query.states?.length === 0) return [];
    const rows = await listViews(this.db, this.org, query).execute();
    return rows.map(viewFrom);
  }

  async ofPlan(plan: PlanId): Promise<readonly Deadline[]> {
    const rows = await this.#select()
      .where("plan_id", "=", plan)
      .orderBy("due", (by) => by.asc().nullsLast())
      .orderBy("id")
      .execute();
    return rows.map(deadlineFrom);
  }

  async embeddedIn(task: TaskId): Promise<readonly DeadlineView[]> {
    const reports = this.db
      .selectFrom("embedded_report")
      .innerJoin("deliverable", (join) =>
        join
          .onRef("deliverable.org_id", "=", "embedded_report.org_id")
          .onRef("deliverable.id", "=", "embedded_report.deliverable_id"),
      )
      .select("embedded_report.deadline_id")
      .where("deliverable.org_id", "=", this.org)
      .where("deliverable.task_id", "=", task);
    const rows = await sortedViews(this.db, this.org).where("deadline.id", "in", reports).execute();
    return rows.map(viewFrom);
  }

  progress(keys: readonly DateKey[]) {
    return readProgress(this.db, this.org, keys);
  }

  async withNoticeDue(now: Instant, limit: number): Promise<readonly Deadline[]> {
    const rows = await this.#select()
      .where("next_notice_at", "is not", null)
      .where("next_notice_at", "<=", now)
      .orderBy("next_notice_at")
      .limit(limit)
      .execute();
    return rows.map(deadlineFrom);
  }

  async nextNoticeAt(): Promise<Instant | null> {
    const row = await this.db
      .selectFrom("deadline")
      .select("next_notice_at")
      .where("org_id", "=", this.org)
      .where("next_notice_at", "is not", null)
      .orderBy("next_notice_at")
      .limit(1)
      .executeTakeFirst();
    return row?.next_notice_at ?? null;
  }

  async add(deadlines: readonly Deadline[]): Promise<void> {
    await this.atomically((db) =>
      forChunks(deadlines, (chunk) =>
        db
          .insertInto("deadline")
          .values(chunk.map((deadline) => deadlineRow(this.org, deadline)))
          .execute(),
      ),
    );
  }

  async remove(ids: readonly DeadlineId[]): Promise<void> {
    await this.atomically((db) =>
      forChunks(ids, async (chunk) => {
        for (const table of HANGING_ON) {
          await db
            .deleteFrom(table)
            .where("org_id", "=", this.org)
            .where("deadline_id", "in", chunk)
            .execute();
        }
        await db
          .deleteFrom("deadline")
          .where("org_id", "=", this.org)
          .where("id", "in", chunk)
          .execute();
      }),
    );
  }

  async save(deadline: Deadline): Promise<boolean> {
    const { org_id, id, ...columns } = deadlineRow(this.org, deadline);
    const { numUpdatedRows } = await this.db
      .updateTable("deadline")
      .set({ ...columns, revision: deadline.revision + 1 })
      .where("org_id", "=", org_id)
      .where("id", "=", id)
      .where("revision", "=", deadline.revision)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async inStates(
    states: readonly DeadlineStateName[],
    after: DeadlineId | null,
    limit: number,
  ): Promise<readonly Deadline[]> {
    if (states.length === 0) return [];
    let page = this.#select().where("state", "in", states).orderBy("id").limit(limit);
    if (after !== null) page = page.where("id", ">", after);
    return (await page.execute()).map(deadlineFrom);
  }

  async reschedule(changes: readonly Rescheduling[]): Promise<readonly DeadlineId[]> {
    const moved = new Set<DeadlineId>();
    await this.atomically((db) =>
      forChunks(changes, async (chunk) => {
        const { rows } = await moveOn(this.org, chunk).execute(db);
        for (const { id } of rows) moved.add(id);
      }),
    );
    return changes.flatMap(({ was }) => (moved.has(was.id) ? [] : [was.id]));
  }

  #select() {
    return this.db.selectFrom("deadline").selectAll().where("org_id", "=", this.org);
  }
}

/**
 * The condition is part of the update: whoever waits for another's change finds the row changed. Gives
 * the ids of those that were moved. The next notices are compared so that no index on them is taken
 * for a way to the rows: thousands share a morning. A list of values with a cast among them is read
 * fifty times as slowly by SQLite.
 */
function moveOn(org: OrgId, changes: readonly Rescheduling[]) {
  const values = changes.map(
    ({ was, noticedUntil, nextNoticeAt }) =>
      sql`(${was.id}, ${noticedUntil}, ${nextNoticeAt},
        ${was.noticedUntil}, ${was.nextNoticeAt}, ${was.revision})`,
  );
  // Both dialects call the columns of a list of values column1, column2…
  return sql<{ readonly id: DeadlineId }>`update deadline
    set noticed_until = change.column2, next_notice_at = change.column3
    from (values ${sql.join(values)}) as change
    where deadline.org_id = ${org} and deadline.id = change.column1
      and deadline.noticed_until = change.column4
      and coalesce(deadline.next_notice_at, '') = coalesce(change.column5, '')
      and deadline.revision = cast(change.column6 as integer)
    returning deadline.id`;
}

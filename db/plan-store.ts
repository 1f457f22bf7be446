import type { DeadlineId, DeliverableId, PlanId, TaskId } from "../domain/ids.ts";
import type { Deliverable, Plan, ReportPeriod, Task, TaskUnit } from "../domain/plan.ts";
import type { PlanRows, PlanStore } from "../domain/plan-stores.ts";
import { foldText } from "../domain/text.ts";
import { forChunks, readChunks } from "./chunks.ts";
import { excluded } from "./excluded.ts";
import {
  deliverableFrom,
  deliverableRow,
  periodFrom,
  periodRow,
  planFrom,
  planRow,
  taskFrom,
  taskRow,
} from "./plan-mapping.ts";
import { SqlStore } from "./sql-store.ts";
import { highestTaskNumber, removePlanRows } from "./removed-plans.ts";

export class SqlPlanStore extends SqlStore implements PlanStore {
  async all(): Promise<readonly Plan[]> {
    const rows = await this.#plans().orderBy("year").orderBy("number").orderBy("id").execute();
    return rows.map(planFrom);
  }

  async byId(id: PlanId): Promise<Plan | null> {
    const row = await this.#plans().where("id", "=", id).executeTakeFirst();
    return row ? planFrom(row) : null;
  }

  async find(key: { issuer: string; number: string; year: number }): Promise<Plan | null> {
    const row = await this.#plans()
      .where("issuer_folded", "=", foldText(key.issuer))
      .where("number", "=", key.number)
      .where("year", "=", key.year)
      .executeTakeFirst();
    return row ? planFrom(row) : null;
  }

  async save(plan: Plan): Promise<void> {
    await this.db
      .insertInto("plan")
      .values(planRow(this.org, plan))
      .onConflict((conflict) =>
        conflict
          .columns(["org_id", "id"])
          .doUpdateSet(excluded("number", "issuer", "issuer_folded", "issued_on", "year", "title")),
      )
      .execute();
  }

  async tasksOf(plan: PlanId): Promise<readonly Task[]> {
    const rows = await this.#tasks()
      .where("plan_id", "=", plan)
      .orderBy("source_row")
      .orderBy("code")
      .execute();
    return rows.map(taskFrom);
  }

  async taskById(id: TaskId): Promise<Task | null> {
    const row = await this.#tasks().where("id", "=", id).executeTakeFirst();
    return row ? taskFrom(row) : null;
  }

  highestTaskNumber(): Promise<number> {
    return highestTaskNumber(this.db, this.org);
  }

  async saveTasks(tasks: readonly Task[]): Promise<void> {
    const rows = tasks.map((task) => taskRow(this.org, task));
    await this.atomically((db) =>
      forChunks(rows, (chunk) =>
        db
          .insertInto("task")
          .values(chunk)
          .onConflict((conflict) =>
            conflict
              .columns(["org_id", "id"])
              .doUpdateSet(
                excluded(
                  "plan_id",
                  "code",
                  "code_number",
                  "area",
                  "title",
                  "search",
                  "lead_phrases",
                  "support_phrases",
                  "follow_phrases",
                  "lead_decided",
                  "points",
                  "source_row",
                ),
              ),
          )
          .execute(),
      ),
    );
  }

  async deliverablesOf(tasks: readonly TaskId[]): Promise<readonly Deliverable[]> {
    const rows = await readChunks(tasks, (chunk) =>
      this.db
        .selectFrom("deliverable")
        .selectAll()
        .where("org_id", "=", this.org)
        .where("task_id", "in", chunk)
        .orderBy("task_id")
        .orderBy("position")
        .execute(),
    );
    return rows.map(deliverableFrom);
  }

  async saveDeliverables(deliverables: readonly Deliverable[]): Promise<void> {
    const rows = deliverables.map((deliverable) => deliverableRow(this.org, deliverable));
    await this.atomically((db) =>
      forChunks(rows, (chunk) =>
        db
          .insertInto("deliverable")
          .values(chunk)
          .onConflict((conflict) =>
            conflict
              .columns(["org_id", "id"])
              .doUpdateSet(
                excluded("task_id", "position", "label", "timing", "timing_kind", "embedded"),
              ),
          )
          .execute(),
      ),
    );
  }

  async periodsOf(plan: PlanId): Promise<readonly ReportPeriod[]> {
    const rows = await this.db
      .selectFrom("report_period")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("plan_id", "=", plan)
      .orderBy("due")
      .orderBy("name")
      .execute();
    return rows.map(periodFrom);
  }

  async savePeriods(periods: readonly ReportPeriod[]): Promise<void> {
    const rows = periods.map((period) => periodRow(this.org, period));
    await this.atomically((db) =>
      forChunks(rows, (chunk) =>
        db
          .insertInto("report_period")
          .values(chunk)
          .onConflict((conflict) =>
            conflict
              .columns(["org_id", "id"])
              .doUpdateSet(excluded("plan_id", "name", "from_day", "cut_off", "due")),
          )
          .execute(),
      ),
    );
  }

  async unitsOfTasks(tasks: readonly TaskId[]): Promise<readonly TaskUnit[]> {
    const rows = await readChunks(tasks, (chunk) =>
      this.db
        .selectFrom("task_unit")
        .select(["task_id", "unit_id", "part"])
        .where("org_id", "=", this.org)
        .where("task_id", "in", chunk)
        .orderBy("task_id")
        .orderBy("unit_id")
        .orderBy("part")
        .execute(),
    );
    return rows.map((row) => ({ taskId: row.task_id, unitId: row.unit_id, part: row.part }));
  }

  async addTaskUnits(taskUnits: readonly TaskUnit[]): Promise<void> {
    const rows = taskUnits.map(({ taskId, unitId, part }) => ({
      org_id: this.org,
      task_id: taskId,
      unit_id: unitId,
      part,
    }));
    await this.atomically((db) =>
      forChunks(rows, (chunk) =>
        db
          .insertInto("task_unit")
          .values(chunk)
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      ),
    );
  }

  async removeTaskUnits(taskUnits: readonly TaskUnit[]): Promise<void> {
    await this.atomically(async (db) => {
      for (const { taskId, unitId, part } of taskUnits) {
        await db
          .deleteFrom("task_unit")
          .where("org_id", "=", this.org)
          .where("task_id", "=", taskId)
          .where("unit_id", "=", unitId)
          .where("part", "=", part)
          .execute();
      }
    });
  }

  async addEmbedded(
    links: readonly { readonly deliverableId: DeliverableId; readonly deadlineId: DeadlineId }[],
  ): Promise<void> {
    const rows = links.map(({ deliverableId, deadlineId }) => ({
      org_id: this.org,
      deliverable_id: deliverableId,
      deadline_id: deadlineId,
    }));
    await this.atomically((db) =>
      forChunks(rows, (chunk) =>
        db
          .insertInto("embedded_report")
          .values(chunk)
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      ),
    );
  }

  async embeddedOf(deliverables: readonly DeliverableId[]) {
    const rows = await readChunks(deliverables, (chunk) =>
      this.db
        .selectFrom("embedded_report")
        .select(["deliverable_id", "deadline_id"])
        .where("org_id", "=", this.org)
        .where("deliverable_id", "in", chunk)
        .execute(),
    );
    return rows.map((row) => ({ deliverableId: row.deliverable_id, deadlineId: row.deadline_id }));
  }

  async removeEmbedded(deliverables: readonly DeliverableId[]): Promise<void> {
    await this.atomically((db) =>
      forChunks(deliverables, (chunk) =>
        db
          .deleteFrom("embedded_report")
          .where("org_id", "=", this.org)
          .where("deliverable_id", "in", chunk)
          .execute(),
      ),
    );
  }

  remove(rows: PlanRows): Promise<void> {
    return this.atomically((db) => removePlanRows(db, this.org, rows));
  }

  #plans() {
    return this.db.selectFrom("plan").selectAll().where("org_id", "=", this.org);
  }

  #tasks() {
    return this.db.selectFrom("task").selectAll().where("org_id", "=", this.org);
  }
}

import type { CountedDeadline, CountedTask, Figures } from "../domain/figures.ts";
import type { FigureStore, OwedApologyDuty, OwedDirective } from "../domain/plan-stores.ts";
import type { LocalDate } from "../domain/time.ts";
import { sql } from "kysely";
import { excluded } from "./excluded.ts";
import { countedTasks } from "./counted-tasks.ts";
import { deadlineFrom } from "./deadline-mapping.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlFigureStore extends SqlStore implements FigureStore {
  async material(year: number): Promise<{
    readonly tasks: readonly CountedTask[];
    readonly deadlines: readonly CountedDeadline[];
  }> {
    const tasks = await this.#tasksOf(year).execute();
    const deliverables = await this.#deliverablesOf(year).execute();
    const own = await this.#deadlinesOf(year).execute();
    const reports = await this.#embeddedOf(year).execute();
    const deadlines = [
      ...own.map((row) => ({ ...row, embedded: false })),
      ...reports.map(({ id: _id, ...row }) => ({ ...row, embedded: true })),
    ];
    return { tasks: countedTasks(tasks, deliverables, deadlines), deadlines };
  }

  async directives(year: number): Promise<readonly OwedDirective[]> {
    const dueBefore = sql<string>`coalesce(deadline.original_due, deadline.due)`;
    const rows = await this.db
      .selectFrom("deadline")
      .innerJoin("directive", (join) =>
        join
          .onRef("directive.org_id", "=", "deadline.org_id")
          .onRef("directive.id", "=", "deadline.directive_id"),
      )
      .innerJoin("org_unit", (join) =>
        join
          .onRef("org_unit.org_id", "=", "deadline.org_id")
          .onRef("org_unit.id", "=", "deadline.unit_id"),
      )
      .selectAll("deadline")
      .select(["directive.direction", "org_unit.name as unit"])
      .where("deadline.org_id", "=", this.org)
      .where("deadline.directive_id", "is not", null)
      .where(dueBefore, ">=", `${year}-01-01`)
      .where(dueBefore, "<=", `${year}-12-31`)
      .orderBy("org_unit.name_folded")
      .orderBy("deadline.id")
      .execute();
    return rows.map(({ direction, unit, ...row }) => {
      return { direction, unit, deadline: deadlineFrom(row) };
    });
  }

  async apologies(year: number): Promise<readonly OwedApologyDuty[]> {
    const rows = await this.db
      .selectFrom("deadline")
      .innerJoin("org_unit", (join) =>
        join
          .onRef("org_unit.org_id", "=", "deadline.org_id")
          .onRef("org_unit.id", "=", "deadline.unit_id"),
      )
      .selectAll("deadline")
      .select("org_unit.name as unit")
      .where("deadline.org_id", "=", this.org)
      .where("deadline.kind", "=", "apology")
      .where("deadline.due", ">=", firstDay(year))
      .where("deadline.due", "<=", lastDay(year))
      .orderBy("org_unit.name_folded")
      .orderBy("deadline.id")
      .execute();
    return rows.map(({ unit, ...row }) => ({ unit, deadline: deadlineFrom(row) }));
  }

  async planYear(year: number): Promise<number> {
    const row = await this.db
      .selectFrom("plan")
      .select("year")
      .where("org_id", "=", this.org)
      .where("year", "<=", year)
      .orderBy("year", "desc")
      .limit(1)
      .executeTakeFirst();
    return row?.year ?? year;
  }

  async saveSnapshot(day: LocalDate, figures: Figures): Promise<void> {
    await this.db
      .insertInto("figure_snapshot")
      .values({ org_id: this.org, day, figures: JSON.stringify(figures) })
      .onConflict((conflict) =>
        conflict.columns(["org_id", "day"]).doUpdateSet(excluded("figures")),
      )
      .execute();
  }

  async snapshotBefore(day: LocalDate): Promise<Figures | null> {
    const row = await this.db
      .selectFrom("figure_snapshot")
      .select("figures")
      .where("org_id", "=", this.org)
      .where("day", "<", day)
      .orderBy("day", "desc")
      .limit(1)
      .executeTakeFirst();
    return row ? (JSON.parse(row.figures) as Figures) : null;
  }

  #plansOf(year: number) {
    return this.db
      .selectFrom("plan")
      .select("plan.id")
      .where("plan.org_id", "=", this.org)
      .where("plan.year", "=", year);
  }

  #tasksOf(year: number) {
    return this.db
      .selectFrom("task")
      .select(["id", "area"])
      .where("org_id", "=", this.org)
      .where("plan_id", "in", this.#plansOf(year))
      .orderBy("source_row")
      .orderBy("code");
  }

  #deliverablesOf(year: number) {
    return this.db
      .selectFrom("deliverable")
      .innerJoin("task", (join) =>
        join
          .onRef("task.org_id", "=", "deliverable.org_id")
          .onRef("task.id", "=", "deliverable.task_id"),
      )
      .select(["deliverable.task_id", "deliverable.timing_kind", "deliverable.embedded"])
      .where("task.org_id", "=", this.org)
      .where("task.plan_id", "in", this.#plansOf(year));
  }

  #deadlinesOf(year: number) {
    return this.db
      .selectFrom("deadline")
      .innerJoin("org_unit", (join) =>
        join
          .onRef("org_unit.org_id", "=", "deadline.org_id")
          .onRef("org_unit.id", "=", "deadline.unit_id"),
      )
      .select(["deadline.task_id as task", "org_unit.name as unit"])
      .select(["deadline.due", "deadline.state"])
      .where("deadline.org_id", "=", this.org)
      .where("deadline.plan_id", "in", this.#plansOf(year))
      .orderBy("org_unit.name_folded")
      .orderBy("deadline.id");
  }

  /** Reports' deadlines once for each task that closes with them, however many of its products do. */
  #embeddedOf(year: number) {
    return this.db
      .selectFrom("embedded_report as link")
      .innerJoin("deliverable", (join) =>
        join
          .onRef("deliverable.org_id", "=", "link.org_id")
          .onRef("deliverable.id", "=", "link.deliverable_id"),
      )
      .innerJoin("task", (join) =>
        join
          .onRef("task.org_id", "=", "deliverable.org_id")
          .onRef("task.id", "=", "deliverable.task_id"),
      )
      .innerJoin("deadline", (join) =>
        join
          .onRef("deadline.org_id", "=", "link.org_id")
          .onRef("deadline.id", "=", "link.deadline_id"),
      )
      .innerJoin("org_unit", (join) =>
        join
          .onRef("org_unit.org_id", "=", "deadline.org_id")
          .onRef("org_unit.id", "=", "deadline.unit_id"),
      )
      .select(["deadline.id", "task.id as task", "org_unit.name as unit"])
      .select(["deadline.due", "deadline.state"])
      .distinct()
      .where("link.org_id", "=", this.org)
      .where("task.plan_id", "in", this.#plansOf(year))
      .orderBy("task.id")
      .orderBy("deadline.id");
  }
}

function firstDay(year: number): LocalDate {
  return `${year}-01-01` as LocalDate;
}

function lastDay(year: number): LocalDate {
  return `${year}-12-31` as LocalDate;
}

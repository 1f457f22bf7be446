/**
 * Số liệu tổng hợp: one rule of counting for the weekly summary, `status` and every list.
 *
 * A task is done for the year when it has deadlines in the plan year and none of them is open,
 * awaiting signature or returned; it is due when at least one of them has come; it is done of what
 * is due when none of those that came is open, awaiting or returned.
 */
import { isOpen, isOverdue, type DeadlineStateName } from "./deadline.ts";
import type { LocalDate } from "./time.ts";

/** A task or report with what is owed for it, reduced to what counting needs. */
export interface CountedDeadline {
  /** Null for the reports of the plan, which belong to no task. */
  readonly task: string | null;
  readonly unit: string;
  readonly due: LocalDate | null;
  readonly state: DeadlineStateName;
  /** True for a report's deadline that is counted for a task too, since its product is part of it. */
  readonly embedded: boolean;
}

export interface CountedTask {
  readonly key: string;
  readonly area: string;
  readonly standing: "dated" | "ongoing" | "undated";
}

export interface TaskFigures {
  readonly total: number;
  readonly done: number;
  readonly due: number;
  readonly doneOfDue: number;
  /** Of the total: work without end, and work that still needs a date. */
  readonly ongoing: number;
  readonly undated: number;
}

/** A unit's or an area's share. */
export interface ShareFigures {
  readonly name: string;
  /** Tasks in all, those done for the year, and of the others those with something overdue. */
  readonly total: number;
  readonly done: number;
  readonly late: number;
  /** Overdue deadlines, a unit's reports among them. */
  readonly overdue: number;
}

export interface DeadlineFigures {
  readonly open: number;
  readonly overdue: number;
  readonly awaiting: number;
  readonly done: number;
  readonly submitted: number;
  readonly accepted: number;
  readonly returned: number;
  readonly waived: number;
}

export interface Figures {
  readonly year: number;
  readonly asOf: LocalDate;
  readonly tasks: TaskFigures;
  readonly deadlines: DeadlineFigures;
  readonly byUnit: readonly ShareFigures[];
  readonly byArea: readonly ShareFigures[];
}

export function countFigures(
  tasks: readonly CountedTask[],
  deadlines: readonly CountedDeadline[],
  year: number,
  asOf: LocalDate,
): Figures {
  const ofTask = new Map<string, CountedDeadline[]>();
  for (const deadline of deadlines) {
    if (deadline.task === null) continue;
    const list = ofTask.get(deadline.task);
    if (list) list.push(deadline);
    else ofTask.set(deadline.task, [deadline]);
  }
  return {
    year,
    asOf,
    tasks: countTasks(tasks, ofTask, year, asOf),
    deadlines: countDeadlines(deadlines, asOf),
    byUnit: countByUnit(deadlines, year, asOf),
    byArea: countByArea(tasks, ofTask, year, asOf),
  };
}

function countTasks(
  tasks: readonly CountedTask[],
  ofTask: ReadonlyMap<string, readonly CountedDeadline[]>,
  year: number,
  asOf: LocalDate,
): TaskFigures {
  let [done, due, doneOfDue, ongoing, undated] = [0, 0, 0, 0, 0];
  for (const task of tasks) {
    const own = ofTask.get(task.key) ?? [];
    if (isDoneForYear(own, year)) done += 1;
    const come = own.filter((deadline) => deadline.due !== null && deadline.due <= asOf);
    const comeInYear = come.filter((deadline) => isInYear(deadline, year));
    if (comeInYear.length > 0) {
      due += 1;
      if (!comeInYear.some(isStillOpen)) doneOfDue += 1;
    }
    if (task.standing === "ongoing") ongoing += 1;
    if (task.standing === "undated") undated += 1;
  }
  return { total: tasks.length, done, due, doneOfDue, ongoing, undated };
}

function countDeadlines(deadlines: readonly CountedDeadline[], asOf: LocalDate): DeadlineFigures {
  const counts = {
    open: 0,
    overdue: 0,
    awaiting: 0,
    done: 0,
    submitted: 0,
    accepted: 0,
    returned: 0,
    waived: 0,
  };
  for (const deadline of deadlines) {
    if (deadline.embedded) continue;
    counts[deadline.state] += 1;
    if (isLate(deadline, asOf)) counts.overdue += 1;
  }
  return counts;
}

function countByUnit(
  deadlines: readonly CountedDeadline[],
  year: number,
  asOf: LocalDate,
): ShareFigures[] {
  const units = new Map<string, { byTask: Map<string, CountedDeadline[]>; overdue: number }>();
  for (const deadline of deadlines) {
    let unit = units.get(deadline.unit);
    if (!unit) units.set(deadline.unit, (unit = { byTask: new Map(), overdue: 0 }));
    if (!deadline.embedded && isLate(deadline, asOf)) unit.overdue += 1;
    if (deadline.task === null) continue;
    const list = unit.byTask.get(deadline.task);
    if (list) list.push(deadline);
    else unit.byTask.set(deadline.task, [deadline]);
  }
  return [...units].map(([name, { byTask, overdue }]) => ({
    name,
    total: byTask.size,
    done: [...byTask.values()].filter((own) => isDoneForYear(own, year)).length,
    late: [...byTask.values()].filter((own) => isLateForYear(own, year, asOf)).length,
    overdue,
  }));
}

function countByArea(
  tasks: readonly CountedTask[],
  ofTask: ReadonlyMap<string, readonly CountedDeadline[]>,
  year: number,
  asOf: LocalDate,
): ShareFigures[] {
  const areas = new Map<string, Omit<ShareFigures, "name">>();
  for (const task of tasks) {
    const own = ofTask.get(task.key) ?? [];
    const area = areas.get(task.area) ?? { total: 0, done: 0, late: 0, overdue: 0 };
    areas.set(task.area, {
      total: area.total + 1,
      done: area.done + (isDoneForYear(own, year) ? 1 : 0),
      late: area.late + (isLateForYear(own, year, asOf) ? 1 : 0),
      overdue: area.overdue + own.filter((each) => !each.embedded && isLate(each, asOf)).length,
    });
  }
  return [...areas].map(([name, counts]) => ({ name, ...counts }));
}

function isDoneForYear(own: readonly CountedDeadline[], year: number): boolean {
  const inYear = own.filter((deadline) => isInYear(deadline, year));
  return inYear.length > 0 && !inYear.some(isStillOpen);
}

/** A date outside the year may be overdue though the task is done for the year: then it is not late. */
function isLateForYear(own: readonly CountedDeadline[], year: number, asOf: LocalDate): boolean {
  return !isDoneForYear(own, year) && own.some((deadline) => isLate(deadline, asOf));
}

function isInYear(deadline: CountedDeadline, year: number): boolean {
  return deadline.due !== null && deadline.due.startsWith(`${year}-`);
}

function isStillOpen(deadline: CountedDeadline): boolean {
  return isOpen({ name: deadline.state });
}

function isLate(deadline: CountedDeadline, asOf: LocalDate): boolean {
  return isOverdue({ due: deadline.due, state: { name: deadline.state } }, asOf);
}

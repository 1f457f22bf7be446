/** What the product needs of its database for plans, deadlines and what is counted of them. */
import type { Deadline, DeadlineKind, DeadlineStateName } from "./deadline.ts";
import type { Directive } from "./directive.ts";
import type { CountedDeadline, CountedTask, Figures } from "./figures.ts";
import type { DirectiveOrder } from "./item.ts";
import type { DeadlineId, DeliverableId, PlanId, ReportPeriodId, TaskId, UnitId } from "./ids.ts";
import type { Deliverable, Plan, ReportPeriod, Task, TaskUnit } from "./plan.ts";
import type { ScoreSet } from "./scores.ts";
import type { Instant, LocalDate } from "./time.ts";

export interface PlanStore {
  all(): Promise<readonly Plan[]>;
  byId(id: PlanId): Promise<Plan | null>;
  find(key: { issuer: string; number: string; year: number }): Promise<Plan | null>;
  save(plan: Plan): Promise<void>;
  tasksOf(plan: PlanId): Promise<readonly Task[]>;
  taskById(id: TaskId): Promise<Task | null>;
  /** The highest number that the organisation's codes ever had (`NV-019` → 19); 0 when there is none. */
  highestTaskNumber(): Promise<number>;
  /** Adds or replaces tasks. */
  saveTasks(tasks: readonly Task[]): Promise<void>;
  deliverablesOf(tasks: readonly TaskId[]): Promise<readonly Deliverable[]>;
  saveDeliverables(deliverables: readonly Deliverable[]): Promise<void>;
  periodsOf(plan: PlanId): Promise<readonly ReportPeriod[]>;
  savePeriods(periods: readonly ReportPeriod[]): Promise<void>;
  unitsOfTasks(tasks: readonly TaskId[]): Promise<readonly TaskUnit[]>;
  /** Adds what is missing; what is there stays. */
  addTaskUnits(taskUnits: readonly TaskUnit[]): Promise<void>;
  removeTaskUnits(taskUnits: readonly TaskUnit[]): Promise<void>;
  /** Says that an embedded deliverable closes with these reports; what is there stays. */
  addEmbedded(
    links: readonly { readonly deliverableId: DeliverableId; readonly deadlineId: DeadlineId }[],
  ): Promise<void>;
  /** With which reports embedded deliverables close. */
  embeddedOf(
    deliverables: readonly DeliverableId[],
  ): Promise<readonly { readonly deliverableId: DeliverableId; readonly deadlineId: DeadlineId }[]>;
  /** Says that these deliverables close with no report. */
  removeEmbedded(deliverables: readonly DeliverableId[]): Promise<void>;
  /**
   * Removes rows that no deadline refers to, with what hangs on them. The codes of removed tasks
   * are never given again.
   */
  remove(rows: PlanRows): Promise<void>;
}

/** Rows of plans, by id. */
export interface PlanRows {
  readonly plans: readonly PlanId[];
  readonly tasks: readonly TaskId[];
  readonly deliverables: readonly DeliverableId[];
  readonly periods: readonly ReportPeriodId[];
}

/** A deadline with the words around it that lists need. */
export interface DeadlineView {
  readonly deadline: Deadline;
  readonly code: string | null;
  readonly title: string;
  readonly area: string | null;
  readonly unit: string;
  /** The post inside the unit that owes it, as the document names it. */
  readonly post: string | null;
  /** The post of the officer to whom it was given, as long as he is of the unit; absent or null for none. */
  readonly assignee?: string | null;
  /** Of a directive: its document, and who gave it; absent or null for others. */
  readonly order?: DirectiveOrder | null;
  /** Hundredths of a point that its task is worth; null when no document says. */
  readonly points: number | null;
}

export interface DeadlineQuery {
  /** Null for every unit of the organisation. */
  readonly unitIds: readonly UnitId[] | null;
  /** Deadlines of tasks that these units support, instead of those they owe. */
  readonly part?: "owed" | "supported";
  readonly states?: readonly DeadlineStateName[];
  readonly taskId?: TaskId;
  readonly reportPeriodId?: ReportPeriodId;
  readonly kind?: DeadlineKind;
  readonly dueFrom?: LocalDate;
  readonly dueTo?: LocalDate;
  /** Only what has no date. */
  readonly isUndated?: boolean;
  /** Folded words, all of which must occur in code, title, label, area or unit. */
  readonly words?: readonly string[];
  /** Sorted by due date (undated last), then code; at most this many. */
  readonly limit: number;
}

/** What many units owe together: by deliverable, report or directive, and the date that its document names. */
export type DateKey = Pick<Deadline, "deliverableId" | "reportPeriodId" | "due"> &
  Partial<Pick<Deadline, "originalDue" | "plannedDue" | "directiveId">>;

export interface DeadlineStore {
  byId(id: DeadlineId): Promise<Deadline | null>;
  byIds(ids: readonly DeadlineId[]): Promise<readonly Deadline[]>;
  views(ids: readonly DeadlineId[]): Promise<readonly DeadlineView[]>;
  list(query: DeadlineQuery): Promise<readonly DeadlineView[]>;
  ofPlan(plan: PlanId): Promise<readonly Deadline[]>;
  /** Embedded deliverables' reports of a task: what it closes with. */
  embeddedIn(task: TaskId): Promise<readonly DeadlineView[]>;
  /** For each: how many units owe it, without those that need not, and how many have done it. */
  progress(
    keys: readonly DateKey[],
  ): Promise<readonly { readonly done: number; readonly total: number }[]>;
  /** Those whose next notice has come, the earliest first. */
  withNoticeDue(now: Instant, limit: number): Promise<readonly Deadline[]>;
  /** The earliest moment of any next notice; null when there is none. */
  nextNoticeAt(): Promise<Instant | null>;
  add(deadlines: readonly Deadline[]): Promise<void>;
  /** Removes deadlines without evidence, with all else that hangs on them. */
  remove(ids: readonly DeadlineId[]): Promise<void>;
  /**
   * Saves the change if nobody has saved another since it was read (`revision`), and counts the
   * revision on; false when somebody has.
   */
  save(deadline: Deadline): Promise<boolean>;
  /** Those in these states, in the order of their ids; at most so many of those after one. */
  inStates(
    states: readonly DeadlineStateName[],
    after: DeadlineId | null,
    limit: number,
  ): Promise<readonly Deadline[]>;
  /**
   * Moves many on to their next notice at once; touches nothing else. One that somebody has changed
   * or moved on since it was read stays as it is: says which.
   */
  reschedule(changes: readonly Rescheduling[]): Promise<readonly DeadlineId[]>;
}

export interface Rescheduling extends Pick<Deadline, "noticedUntil" | "nextNoticeAt"> {
  /** As it was read. */
  readonly was: Pick<Deadline, "id" | "revision" | "noticedUntil" | "nextNoticeAt">;
}

/** Kết quả chấm điểm, known by name, year and period. */
export interface ScoreStore {
  /** The newest year first, then by name. */
  all(): Promise<readonly ScoreSet[]>;
  /** Adds the set or replaces the one of its name (folded), year and period. */
  save(set: ScoreSet): Promise<void>;
}

/** A deadline of a directive, and the name of the unit that owes it. */
export interface OwedDirective {
  readonly direction: Directive["direction"];
  readonly deadline: Deadline;
  readonly unit: string;
}

/** A duty to apologise, and the name of the unit that owes it. */
export interface OwedApologyDuty {
  readonly deadline: Deadline;
  readonly unit: string;
}

export interface FigureStore {
  /** Everything that counting needs for the plans of a year, in one go. */
  material(year: number): Promise<{
    readonly tasks: readonly CountedTask[];
    readonly deadlines: readonly CountedDeadline[];
  }>;
  /** What is owed by directives and due in a year (before any extension), by unit. */
  directives(year: number): Promise<readonly OwedDirective[]>;
  /** The duties to apologise whose last lawful day is in a year, by unit. */
  apologies(year: number): Promise<readonly OwedApologyDuty[]>;
  /** The year of the newest plan that is not after the given one; the given year when there is none. */
  planYear(year: number): Promise<number>;
  saveSnapshot(day: LocalDate, figures: Figures): Promise<void>;
  /** The last snapshot before a day. */
  snapshotBefore(day: LocalDate): Promise<Figures | null>;
}

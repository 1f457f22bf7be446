/** A deadline as lists, bundles and answers show it, and why somebody was told of it. */
import type { DeadlineKind, DeadlineStateName } from "./deadline.ts";
import type { DeadlineId, DirectiveId, TaskId, UnitId } from "./ids.ts";
import type { NoticeSection } from "./ladder.ts";
import type { RungRule } from "./rung.ts";
import type { Instant, LocalDate } from "./time.ts";
import type { Countdown } from "./working-calendar.ts";

/** By which document a directive was given, and by whose post. */
export interface DirectiveOrder {
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  readonly by: string | null;
}

/** One deadline (or, for a group task, one deliverable and date) as a line of a list shows it. */
export interface Item {
  readonly deadlineId: DeadlineId;
  readonly taskId: TaskId | null;
  /** For a duty given apart from a plan; absent or null for others. */
  readonly directiveId?: DirectiveId | null;
  readonly order?: DirectiveOrder | null;
  readonly unitId: UnitId;
  readonly kind: DeadlineKind;
  /** The task's or the directive's code; null for reports. */
  readonly code: string | null;
  /** What is owed: `Kế hoạch`, `Báo cáo Quý I/2023`; may be empty. */
  readonly label: string;
  /** The task's title; empty for reports. */
  readonly title: string;
  readonly unit: string;
  /** The post inside the unit that owes it; absent or null where the whole unit does. */
  readonly post?: string | null;
  /** Whom in its unit the head has given it to, by post; absent or null where it is the whole unit's. */
  readonly assignee?: string | null;
  readonly due: LocalDate | null;
  /** The date before it was extended; absent or null where it was not. */
  readonly originalDue?: LocalDate | null;
  /** The later date that was asked for, on which nobody has decided; absent or null where there is none. */
  readonly askedDue?: LocalDate | null;
  /** For an apology: the date that its dossier was promised for; absent or null for others. */
  readonly dossierDue?: LocalDate | null;
  readonly cutOff: LocalDate | null;
  readonly timing: "dated" | "ongoing" | "unspecified";
  /** Hundredths of a point that its task is worth; null when no document says. */
  readonly points: number | null;
  /** The earlier date that its owner has set himself. */
  readonly ownDue: LocalDate | null;
  /** Chốt chậm: nobody is reminded of it any more. */
  readonly isClosedLate: boolean;
  readonly state: DeadlineStateName;
  /** Null where there is no date. */
  readonly countdown: Countdown | null;
  /** For one line that stands for many units: how many of them have done it. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

/** Why a notice was made: the rule, the date and the arithmetic. */
export interface NoticeReason {
  readonly item: Item;
  readonly rung: RungRule;
  readonly day: LocalDate;
  readonly section: NoticeSection;
  /** The deadline has another date by now: the sum of then is no more. */
  readonly isOutdated: boolean;
  /** Null where nothing is counted, or no longer known. */
  readonly reckoning: Reckoning | null;
}

/** The same reason of all whom it concerns; the item is one of theirs. */
export interface GatheredReason extends NoticeReason {
  /** Whose it is; none where that goes without saying. */
  readonly units: readonly string[];
}

/** Cách tính: the date that a rung counts to or from, and the working days between. */
export interface Reckoning {
  /** As it is written: the due date, the cut-off, the quarter's end; or the day of a deed. */
  readonly date: LocalDate;
  /** The last working day on or before it: what comes before the date is counted to it. */
  readonly workingDay: LocalDate;
  /** From the rung's day to that working day, or from the date to the rung's day. */
  readonly workingDays: number;
  /** The weekdays off on the way. */
  readonly daysOff: readonly LocalDate[];
}

/** Quá trình: what was done with an item, by whom. */
export interface HistoryLine {
  readonly at: Instant;
  readonly day: LocalDate;
  /** By post; null for the service itself. */
  readonly by: string | null;
  /** The deed's name, as it is on record. */
  readonly what: string;
}

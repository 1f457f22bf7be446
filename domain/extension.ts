/** Đề nghị gia hạn: a head proposes, a coordinator comments, the leader decides. The first date stays for scoring. */
import { isOpen, type Deadline, type DeadlineStateName } from "./deadline.ts";
import type { DeadlineId, ExtensionId, PersonId, UnitId } from "./ids.ts";
import { fail, ok, type Result } from "./result.ts";
import { addDays, type Instant, type LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

export interface Extension {
  readonly id: ExtensionId;
  readonly deadlineId: DeadlineId;
  /** The unit that owed it then, and whose reason it is. */
  readonly unitId: UnitId;
  /** The date as it was when the later one was asked for. */
  readonly due: LocalDate;
  readonly proposedDue: LocalDate;
  readonly reason: string;
  readonly proposedBy: PersonId;
  readonly proposedAt: Instant;
  /** Null until a coordinator has said what he thinks of it. */
  readonly comment: ExtensionComment | null;
  /** Null until a leader has decided. */
  readonly decision: ExtensionDecision | null;
}

export interface ExtensionComment {
  readonly isInFavour: boolean;
  /** May be empty. */
  readonly words: string;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface ExtensionDecision {
  readonly isGranted: boolean;
  /** May be empty. */
  readonly words: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/**
 * How an extension stands. One that nobody decided is void once its duty is no longer to be done
 * (`closed`), is another unit's (`moved`), or has got another date by then than the one it was about
 * (`redated`); and once the day that was asked for is over (`passed`): granted then, it would be late
 * at once.
 */
export type ExtensionStanding =
  | "undecided"
  | "granted"
  | "refused"
  | "closed"
  | "moved"
  | "redated"
  | "passed";

export function standingOf(
  extension: Pick<Extension, "due" | "unitId" | "proposedDue" | "decision">,
  deadline: Pick<Deadline, "due" | "unitId"> & {
    readonly state: { readonly name: DeadlineStateName };
  },
  today: LocalDate,
): ExtensionStanding {
  if (extension.decision) return extension.decision.isGranted ? "granted" : "refused";
  if (!isOpen(deadline.state)) return "closed";
  if (extension.unitId !== deadline.unitId) return "moved";
  if (extension.due !== deadline.due) return "redated";
  return extension.proposedDue < today ? "passed" : "undecided";
}

/**
 * Why no later date can be asked for: the duty is no longer to be done; it has no date; its date has
 * passed; another asking still waits; the date is not later; it lies too far ahead to be meant.
 */
export type ExtensionProblem =
  | "not-open"
  | "undated"
  | "late"
  | "pending"
  | "not-later"
  | "too-far";

/** How far ahead of the date in force a later one may lie. */
const FARTHEST_DAYS = 366;

/** The date from which a later one may be asked for today; on the due date itself it still may. */
export function extensibleFrom(
  deadline: Pick<Deadline, "due" | "unitId" | "state">,
  earlier: readonly Extension[],
  today: LocalDate,
): Result<LocalDate, Exclude<ExtensionProblem, "not-later" | "too-far">> {
  const { due } = deadline;
  if (!isOpen(deadline.state)) return fail("not-open");
  if (due === null) return fail("undated");
  if (due < today) return fail("late");
  const isPending = earlier.some((each) => standingOf(each, deadline, today) === "undecided");
  return isPending ? fail("pending") : ok(due);
}

/** Whether a date may be asked for in the place of the one in force. */
export function checkProposedDue(
  proposed: LocalDate,
  due: LocalDate,
): Result<LocalDate, Extract<ExtensionProblem, "not-later" | "too-far">> {
  if (proposed <= due) return fail("not-later");
  return proposed > addDays(due, FARTHEST_DAYS) ? fail("too-far") : ok(proposed);
}

const PRESSING_DAYS = 2;

/** Whether the date is so near that whoever has to answer an extension hears of it at once. */
export function isPressing(due: LocalDate, today: LocalDate, calendar: WorkingCalendar): boolean {
  return calendar.countdown(today, due).workingDays <= PRESSING_DAYS;
}

/**
 * Gia hạn: the later date is in force from now on, for reminders and for being overdue; the first one
 * stays for scoring, however often it is extended.
 */
export function extend(deadline: Deadline, to: LocalDate): Deadline {
  return {
    ...deadline,
    due: to,
    originalDue: deadline.originalDue ?? deadline.due,
    closedLateAt: null,
    dateVersion: deadline.dateVersion + 1,
  };
}

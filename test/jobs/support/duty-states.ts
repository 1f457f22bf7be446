/** How a duty of a made-up world stood at a moment. */
import type { DeadlineStateName } from "../../../domain/deadline.ts";
import type { Instant, LocalDate } from "../../../domain/time.ts";

export interface DutyState {
  readonly at: Instant;
  readonly state: DeadlineStateName;
  readonly isClosedLate: boolean;
  /** A date of the owner's own, or a status line: its reminders are no longer the plain ladder's. */
  readonly ownDue: LocalDate | null;
  readonly statusFor: LocalDate | null;
}

export function stateAt(states: readonly DutyState[], moment: Instant): DutyState | undefined {
  return states.findLast((each) => each.at <= moment);
}

export function isOpenThroughout(
  states: readonly DutyState[],
  from: Instant,
  to: Instant,
): boolean {
  const within = states.filter(({ at: moment }) => moment > from && moment <= to);
  return within.length === 0 && !stateAt(states, from)?.isClosedLate;
}

/** Còn thiếu tài liệu kiểm chứng: what a unit has to hand in, the most urgent first. */
import { isOpen, isOverdue, remindedDue, type Deadline } from "./deadline.ts";
import type { MissingGroupName } from "./review-content.ts";
import type { LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** A proof is soon to be given when so many working days are left. */
const SOON_DAYS = 10;

export const MISSING_GROUPS: readonly MissingGroupName[] = [
  "returned",
  "overdue",
  "unproved",
  "due-soon",
  "waiting",
];

/**
 * Where a deadline stands among them; null for what asks for nothing now: what is settled, lies with
 * its signer, or is due later.
 *
 * @param isPartly whether something was handed in for it, but not all
 */
export function missingGroupOf(
  deadline: Pick<Deadline, "due" | "ownDue" | "state">,
  isPartly: boolean,
  today: LocalDate,
  calendar: WorkingCalendar,
): MissingGroupName | null {
  const { state } = deadline;
  if (state.name === "returned") return "returned";
  if (state.name === "done") return "unproved";
  if (state.name === "submitted") return "waiting";
  if (!isOpen(state) || state.name === "awaiting") return null;
  if (isOverdue(deadline, today)) return "overdue";
  if (isPartly) return "unproved";
  const due = remindedDue(deadline);
  if (due === null) return null;
  return calendar.countdown(today, due).workingDays <= SOON_DAYS ? "due-soon" : null;
}

/** What following a duty up changes in its deadline. */
import type { Deadline } from "./deadline.ts";
import type { LocalDate } from "./time.ts";

/** A date of the owner's own: reminders follow it, the written one stays for judging. */
export function registerOwnDate(deadline: Deadline, day: LocalDate): Deadline {
  return { ...deadline, ownDue: day, dateVersion: deadline.dateVersion + 1 };
}

/** A status line has been given for a quarter; an earlier quarter's never takes the place of a later. */
export function giveStatus(deadline: Deadline, quarterEnd: LocalDate): Deadline {
  const { statusFor } = deadline;
  const isLater = statusFor === null || statusFor < quarterEnd;
  return isLater ? { ...deadline, statusFor: quarterEnd } : deadline;
}

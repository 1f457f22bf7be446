/** The mornings on which an extension that nobody has decided is told again. */
import type { LadderRules } from "../rules.ts";
import type { LocalDate } from "../time.ts";
import type { WorkingCalendar } from "../working-calendar.ts";
import { mondaysAfter } from "./rung-making.ts";

/** Working days after the asking, when whoever decides hears of it, commented or not. */
const PATIENCE_DAYS = 2;
/** Working days before the due date from which on it is told every morning. */
const PRESSING_DAYS = 2;

/**
 * The second working day after it was asked for, then the weeks' beginnings; each working day from two
 * before the due date on, and once more when that has passed. In order, each once.
 */
export function extensionMornings(
  due: LocalDate,
  askedOn: LocalDate,
  { mondays }: Pick<LadderRules, "mondays">,
  calendar: WorkingCalendar,
): readonly LocalDate[] {
  const last = calendar.onOrBefore(due);
  const pressing = calendar.shift(last, -PRESSING_DAYS);
  const second = calendar.shift(askedOn, PATIENCE_DAYS);
  const days = [second, ...mondaysAfter(second, mondays, calendar)].filter((day) => day < pressing);
  for (let left = PRESSING_DAYS; left >= 0; left -= 1) days.push(calendar.shift(last, -left));
  days.push(calendar.shift(due, 1));
  return days.filter((day) => day > askedOn);
}

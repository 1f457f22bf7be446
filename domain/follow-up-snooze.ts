/** Nhắc lại sau: when a person may have himself reminded again, and of what. */
import { isOpen, type Deadline } from "./deadline.ts";
import type { SnoozeTime } from "./follow-up-action.ts";
import type { SnoozeChoice } from "./follow-up-content.ts";
import type { NoticeSection } from "./ladder.ts";
import type { LadderRules } from "./rules.ts";
import { addDays, dateIn, weekdayOf, type Instant, type LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** A moment to be reminded again, as it may be chosen now. */
export interface SnoozeOffer {
  readonly time: SnoozeTime;
  readonly day: LocalDate;
  readonly at: Instant;
}

/**
 * What makes sense now, the earliest first: this afternoon while it is still to come, the next
 * working day, the first one of next week. Two that are the same day are one, named by the week.
 */
export function snoozeOffers(
  now: Instant,
  rules: Pick<LadderRules, "morningTime" | "dueDayTime">,
  calendar: WorkingCalendar,
): readonly SnoozeOffer[] {
  const today = dateIn(now, calendar.zone);
  const afternoon = calendar.instantAt(today, rules.dueDayTime);
  const morningOf = (day: LocalDate) => calendar.instantAt(day, rules.morningTime);
  const next = calendar.shift(today, 1);
  const monday = calendar.onOrAfter(addDays(today, 8 - weekdayOf(today)));
  const offers: SnoozeOffer[] = [];
  if (calendar.isWorkingDay(today) && now < afternoon) {
    offers.push({ time: "afternoon", day: today, at: afternoon });
  }
  if (next < monday) offers.push({ time: "tomorrow", day: next, at: morningOf(next) });
  return [...offers, { time: "monday", day: monday, at: morningOf(monday) }];
}

/** The offer that a choice of before means now; null when its hour has gone by. */
export function snoozeOffer(offers: readonly SnoozeOffer[], time: SnoozeTime): SnoozeOffer | null {
  const found = offers.find((offer) => offer.time === time);
  if (found || time !== "tomorrow") return found ?? null;
  return offers.find((offer) => offer.time === "monday") ?? null;
}

/** What is a person's own to be put off, of what a message may tell. */
const OWN_SECTIONS: readonly NoticeSection[] = ["overdue", "warning", "due", "proof"];
const ASKING_SECTIONS: readonly NoticeSection[] = ["status", "own-date", "support"];

/**
 * What a message offers under it as it goes out: nothing where it tells of nothing of its person's
 * own. This afternoon is offered up to the end of the lunch break.
 */
export function snoozesOf(
  sections: readonly { readonly name: NoticeSection }[],
  now: Instant,
  calendar: WorkingCalendar,
): readonly SnoozeChoice[] {
  const isOwn = ({ name }: { readonly name: NoticeSection }) =>
    OWN_SECTIONS.includes(name) || ASKING_SECTIONS.includes(name);
  if (!sections.some(isOwn)) return [];
  const [opening] = calendar.officeHours.morning;
  const [afterLunch] = calendar.officeHours.afternoon;
  const times = { morningTime: opening, dueDayTime: afterLunch };
  return snoozeOffers(now, times, calendar).map(({ time, day }) => ({ time, day }));
}

/**
 * The part in which a deadline is told of again on a day; null for what is no longer to be told, or
 * is not to be put off: what others owe, what lies with its signer.
 *
 * @param told the part in which it was told of; null where it was only looked at
 */
export function sectionAgain(
  told: NoticeSection | null,
  deadline: Deadline,
  day: LocalDate,
): NoticeSection | null {
  const { state, due, closedLateAt } = deadline;
  if (told === null || OWN_SECTIONS.includes(told)) {
    if (state.name === "done") return "proof";
    if (!isOpen(state) || state.name === "awaiting" || closedLateAt !== null) return null;
    if (due === null) return null;
    return due < day ? "overdue" : "due";
  }
  if (!ASKING_SECTIONS.includes(told)) return null;
  const isLeft = isOpen(state) && state.name !== "awaiting" && closedLateAt === null;
  if (told === "own-date" && deadline.ownDue !== null) return null;
  return isLeft ? told : null;
}

/** Vì sao tôi nhận tin này? The rule behind each notice, with the dates and the sum that led to it. */
import { itemOf } from "./bundle.ts";
import type { GatheredReason, NoticeReason, Reckoning } from "./content.ts";
import { ladderDue, remindedDue, type Deadline } from "./deadline.ts";
import type { Notice } from "./message.ts";
import { nameRung, readRung, type RungRule } from "./rung.ts";
import type { DeadlineView } from "./plan-stores.ts";
import type { SupportRequest } from "./reminding-stores.ts";
import { dateIn, type LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/**
 * One reason for each notice whose deadline is known, in their order.
 *
 * @param requests those of the deadlines in the section `support`
 */
export function reasonsOf(
  notices: readonly Notice[],
  views: readonly DeadlineView[],
  requests: readonly Pick<SupportRequest, "deadlineId" | "wantedBy">[],
  today: LocalDate,
  calendar: WorkingCalendar,
): readonly NoticeReason[] {
  const viewOf = new Map(views.map((view) => [view.deadline.id, view]));
  return notices.flatMap((notice) => {
    const view = viewOf.get(notice.deadlineId);
    if (!view) return [];
    const rung = readRung(notice.rung);
    const wantedBy = requests.find(({ deadlineId }) => deadlineId === notice.deadlineId)?.wantedBy;
    const { deadline } = view;
    const isOutdated = isAboutDate(rung) && notice.dateVersion !== deadline.dateVersion;
    const reckoner = { deadline, day: notice.day, wantedBy: wantedBy ?? null, calendar };
    return {
      item: itemOf(view, today, calendar),
      rung,
      day: notice.day,
      section: notice.section,
      isOutdated,
      reckoning: isOutdated ? null : reckon(rung, reckoner),
    };
  });
}

/**
 * The same reason of many units' same duty once, where the first of them stands.
 *
 * @param namesUnits whether it has to be said whose duties they are
 */
export function gatherReasons(
  reasons: readonly NoticeReason[],
  namesUnits: boolean,
): readonly GatheredReason[] {
  const gathered = new Map<string, NoticeReason[]>();
  for (const reason of reasons) {
    const key = sameness(reason);
    const known = gathered.get(key);
    if (known) known.push(reason);
    else gathered.set(key, [reason]);
  }
  return [...gathered.values()].flatMap((same) => {
    const units = namesUnits ? [...new Set(same.map(({ item }) => item.unit))] : [];
    return same.slice(0, 1).map((first) => ({ ...first, units }));
  });
}

function sameness({ item, rung, section, day, isOutdated, reckoning }: NoticeReason): string {
  const { code, label, title, due, ownDue } = item;
  const isUnlinked = section === "unlinked";
  const what = [code, label, title, due, ownDue, nameRung(rung), day];
  return JSON.stringify([...what, isUnlinked, isOutdated, reckoning]);
}

/** What a sum is made of: the rung fell on `day`. */
interface Reckoner {
  readonly deadline: Deadline;
  readonly day: LocalDate;
  readonly wantedBy: LocalDate | null;
  readonly calendar: WorkingCalendar;
}

function reckon(rung: RungRule, reckoner: Reckoner): Reckoning | null {
  const { deadline, day, wantedBy, calendar } = reckoner;
  // An apology's rungs count to its dossier's date, and from it; its own is the last lawful day.
  const reminded = ladderDue(deadline);
  const written = deadline.dossierDue ?? deadline.due ?? reminded;
  switch (rung.kind) {
    case "before":
      return until(reminded, reckoner);
    case "due-afternoon":
      return until(remindedDue(deadline), reckoner);
    case "written":
    case "written-afternoon":
    case "own-date":
      return until(deadline.due, reckoner);
    case "cut-off":
      return until(deadline.cutOff, reckoner);
    case "status":
      return until(rung.quarterEnd, reckoner);
    case "support":
    case "support-asked":
      return until(wantedBy, reckoner);
    case "after":
    case "monday":
    case "present":
    case "escalation":
    case "offer-closing":
      return since(written, reckoner);
    case "warning":
      return since(written, { ...reckoner, day: calendar.shift(day, 1) });
    case "signature":
      return rung.on.kind === "before" ? until(reminded, reckoner) : since(reminded, reckoner);
    case "presented":
      return since(dayOfState(deadline, "awaiting", calendar), reckoner);
    case "proof-after":
    case "proof-monday":
      return since(dayOfState(deadline, "done", calendar), reckoner);
    case "review":
    case "review-monday":
      return since(dayOfState(deadline, "submitted", calendar), reckoner);
    case "handed-over":
      return reckon(rung.rung, reckoner);
    case "extension":
    case "news":
    case "snoozed":
    case "unknown":
      return null;
    default:
      return rung satisfies never;
  }
}

/** A change of the deadline's date makes the sum behind such a notice another. */
function isAboutDate(rung: RungRule): boolean {
  switch (rung.kind) {
    case "presented":
    case "proof-after":
    case "proof-monday":
    case "status":
    case "support":
    case "support-asked":
    case "review":
    case "review-monday":
    case "extension":
    case "news":
    case "snoozed":
    case "unknown":
      return false;
    case "handed-over":
      return isAboutDate(rung.rung);
    case "before":
    case "due-afternoon":
    case "written":
    case "written-afternoon":
    case "cut-off":
    case "after":
    case "monday":
    case "present":
    case "warning":
    case "escalation":
    case "offer-closing":
    case "signature":
    case "own-date":
      return true;
    default:
      return rung satisfies never;
  }
}

/** Counted to the last working day on or before a date. */
function until(date: LocalDate | null, { day, calendar }: Reckoner): Reckoning | null {
  if (!date) return null;
  const workingDay = calendar.onOrBefore(date);
  const { workingDays, daysOff } = calendar.countdown(day, workingDay);
  return { date, workingDay, workingDays, daysOff };
}

/** Counted from a date itself. */
function since(date: LocalDate | null, { day, calendar }: Reckoner): Reckoning | null {
  if (!date) return null;
  const { workingDays, daysOff } = calendar.countdown(date, day);
  return { date, workingDay: calendar.onOrBefore(date), workingDays, daysOff };
}

/** When it came into the state that it is still in. */
function dayOfState(
  { state }: Deadline,
  name: "awaiting" | "done" | "submitted",
  { zone }: WorkingCalendar,
): LocalDate | null {
  return state.name === name ? dateIn(state.at, zone) : null;
}

/** A dossier as lists, notes and cards show it: never who handed it in. */
import type { DossierLine, ShownMoment } from "./dossier-content.ts";
import type { DossierView } from "./dossier-stores.ts";
import type { Occasion } from "./dossier.ts";
import { workingTimeLeft } from "./dossier-clock.ts";
import { dateIn, timeIn, type Instant, type LocalTime } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

export function dossierLine(
  { dossier, unit }: DossierView,
  now: Instant,
  calendar: WorkingCalendar,
): DossierLine {
  const { id: dossierId, code, procedure, due, isWaiting, isLateByRule, outcome } = dossier;
  return {
    dossierId,
    code,
    procedure,
    unit,
    due,
    dueTime: timeOf(due, calendar),
    left: workingTimeLeft(now, due, calendar),
    isToldLate: dossier.isToldLate,
    isWaiting,
    isLateByRule,
    isPromised: dossier.promise !== null,
    outcome,
  };
}

/** The time of an occasion as clocks in the office show it; null where it is a whole day. */
export function timeOf(
  { at }: Occasion,
  { zone }: Pick<WorkingCalendar, "zone">,
): LocalTime | null {
  return at === null ? null : timeIn(at, zone);
}

export function shownMoment(at: Instant, { zone }: Pick<WorkingCalendar, "zone">): ShownMoment {
  return { on: dateIn(at, zone), time: timeIn(at, zone) };
}

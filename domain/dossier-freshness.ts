/**
 * Dữ liệu hồ sơ còn mới hay đã cũ: what an export told more than one working day ago is stale. Where that is
 * the newest export, the desk is asked for a fresh one; where newer ones leave a dossier out that is still
 * open, it is absent, and the desk is asked what became of it. Units are not asked about, nor accused by, what
 * is stale.
 */
import type { DossierQuery } from "./dossier-stores.ts";
import type { Dossier } from "./dossier.ts";
import type { LadderRules } from "./rules.ts";
import type { Stores } from "./stores.ts";
import { addDays, type Instant, type LocalDate, type LocalTime } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

const MIDNIGHT = "00:00" as LocalTime;

/** The earliest moment of an export whose word is good on a day: one working day before it. */
export function freshSince(today: LocalDate, calendar: WorkingCalendar): Instant {
  return calendar.instantAt(calendar.shift(today, -1), MIDNIGHT);
}

/** Whether an export of then is older than one working day. */
export function isStale(asOf: Instant, today: LocalDate, calendar: WorkingCalendar): boolean {
  return asOf < freshSince(today, calendar);
}

/** Whether what is known of a dossier is good today: what is kept here by hand always is. */
export function isFresh(
  { source, asOf }: Pick<Dossier, "source" | "asOf">,
  today: LocalDate,
  calendar: WorkingCalendar,
): boolean {
  return source === "typed" || !isStale(asOf, today, calendar);
}

/** The last day of those on which a unit is asked about what comes to its date. */
export function nearUntil(
  today: LocalDate,
  { apology }: Pick<LadderRules, "apology">,
  calendar: WorkingCalendar,
): LocalDate {
  return calendar.shift(today, Math.max(1, ...apology.before));
}

/** Open and past their dates, by what is known of each: an export of before its date accuses nobody. */
export function lateOn(today: LocalDate): Omit<DossierQuery, "unitIds"> {
  return { isOpen: true, isWaiting: false, isToldLate: true, dueTo: addDays(today, -1) };
}

/** Open by an older export, near their dates or past them, and not told of by the newest ones. */
export async function absentOn(
  { dossiers }: Pick<Stores, "dossiers">,
  today: LocalDate,
  rules: Pick<LadderRules, "apology">,
  calendar: WorkingCalendar,
): Promise<Omit<DossierQuery, "unitIds">> {
  const fresh = freshSince(today, calendar);
  const latest = await dossiers.latestExport();
  return {
    source: "export",
    isOpen: true,
    isWaiting: false,
    dueTo: nearUntil(today, rules, calendar),
    asOfBefore: latest !== null && latest < fresh ? latest : fresh,
  };
}

/** On which mornings a unit is asked whether a dossier will be in time: the office's own, and the law's last. */
import { mergedRules } from "./apology-duty.ts";
import { lastLawfulDayOf, type ApologyRules } from "./apology-rules.ts";
import type { Dossier } from "./dossier.ts";
import type { Office } from "./office.ts";
import { ladderOf } from "./rules.ts";
import type { Stores } from "./stores.ts";
import { plusMillis, type Instant, type LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** Who is asked later in the day has no time left to have an apology written, signed and sent in it. */
const LEAST_TO_ACT_MILLIS = 60 * 60_000;

export interface AskingRules {
  /** The office's own mornings, so many working days before the date. */
  readonly before: readonly number[];
  /** All packs, for a dossier's apology is owed by that of its day. */
  readonly packs: readonly ApologyRules[];
}

/** Mornings by their working days before a dossier's date. */
export interface AskingDays {
  /** The earliest, and so the greatest number, first. */
  readonly days: readonly number[];
  /** The one on which who has promised is asked once more; null where none is asked on. */
  readonly last: number | null;
  /** The last day on which an apology is lawful. */
  readonly lawful: LocalDate;
  /** Up to when somebody can be asked so that an apology is still lawful. */
  readonly until: Instant;
}

export async function loadAskingRules(
  { shippedApologyRules }: Pick<Office, "shippedApologyRules">,
  { settings, apologies }: Pick<Stores, "settings" | "apologies">,
): Promise<AskingRules> {
  const { before } = ladderOf(await settings.rules(), null).apology;
  return { before, packs: mergedRules(shippedApologyRules, await apologies.rules()) };
}

/**
 * The office's mornings. Where one of them comes after the last day on which an apology is lawful, that day is
 * one of them, too, and the last that counts: whoever answers later answers too late.
 */
export function askingDays(
  dossier: Pick<Dossier, "received" | "due">,
  { before, packs }: AskingRules,
  calendar: WorkingCalendar,
): AskingDays {
  const last = calendar.onOrBefore(dossier.due.on);
  const lawful = lastLawfulDayOf(dossier, packs, calendar);
  const lead = calendar.countdown(lawful, last).workingDays;
  const added = before.some((days) => days < lead) ? [lead] : [];
  const days = [...new Set([...before, ...added])].toSorted((one, other) => other - one);
  const closing = calendar.instantAt(lawful, calendar.officeHours.afternoon[1]);
  return {
    days,
    last: days.findLast((each) => each >= lead) ?? null,
    lawful,
    until: plusMillis(closing, -LEAST_TO_ACT_MILLIS),
  };
}

/** How many working days before its date a dossier is asked about at the earliest. */
export function mostDaysBefore({ before, packs }: AskingRules): number {
  return Math.max(0, ...before, ...packs.map(({ leadDays }) => leadDays));
}

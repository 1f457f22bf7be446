/**
 * Ngày hẹn đã qua mà chưa xin lỗi: a new date is lawful only where the apology came before the old one had
 * passed (NĐ 61/2018 Art. 19(9)). One that came later makes nothing good: the dossier is judged by the old date.
 */
import { isTickedByHand } from "./apology-changes.ts";
import type { ApologyWithDuty } from "./apology-duty.ts";
import { timingOf } from "./apology.ts";
import { completedOn } from "./deadline.ts";
import { reckonDossier } from "./dossier-clock.ts";
import type { Dossier } from "./dossier.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/**
 * The dossier judged by what is known of its apologies. A new date that an export has written is the
 * one-stop system's own, and believed.
 */
export function judgedBy(
  dossier: Dossier,
  apologies: readonly ApologyWithDuty[],
  calendar: WorkingCalendar,
): Dossier {
  const judged = { ...dossier, hasMissedDate: apologies.some(isSentTooLate) };
  return { ...judged, outcome: reckonDossier(judged, calendar)?.outcome ?? null };
}

function isSentTooLate({ apology, duty }: ApologyWithDuty): boolean {
  if (!isTickedByHand(apology)) return false;
  const sentOn = completedOn(duty.state);
  return sentOn !== null && timingOf(sentOn, duty) === "after-due";
}

/** What is said and done about an apology, one thing at a time. */
import type { Apology } from "./apology.ts";
import type { Deed } from "./deadline.ts";
import { reckonDossier } from "./dossier-clock.ts";
import type { Dossier } from "./dossier.ts";
import type { Instant, LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** Nêu lý do. A letter that was made with another one has to be made again. */
export function giveReason(apology: Apology, reason: string, { by }: Pick<Deed, "by">): Apology {
  if (apology.reason === reason) return apology;
  return { ...apology, reason, reasonBy: by, draftedAt: null };
}

const SHORTEST_REASON = 10;

/** Whether a reason is no sentence for a citizen: a word or two, or written without diacritics. */
export function isRoughReason(reason: string): boolean {
  return [...reason].length < SHORTEST_REASON || /^\P{L}*(?:[a-z]\P{L}*)*$/iu.test(reason);
}

/** Chọn ngày hẹn mới; likewise. */
export function appointNewDate(apology: Apology, newDue: LocalDate): Apology {
  return apology.newDue === newDue ? apology : { ...apology, newDue, draftedAt: null };
}

/** Ghi số văn bản: it may be given to a letter that was made without. */
export function numberLetter(apology: Apology, letterNumber: string | null): Apology {
  return { ...apology, letterNumber };
}

/** Soạn văn bản. */
export function draftLetter(apology: Apology, at: Instant): Apology {
  return { ...apology, draftedAt: at };
}

/** What still has to be said before the letter can be made. */
export function missingForLetter({
  reason,
  newDue,
}: Pick<Apology, "reason" | "newDue">): readonly ("reason" | "new-date")[] {
  return [
    ...(reason === null ? (["reason"] as const) : []),
    ...(newDue === null ? (["new-date"] as const) : []),
  ];
}

/** Đã cập nhật ngày hẹn mới trên hệ thống một cửa. What was written until then is kept, to be taken back to. */
export function tickNewDate(
  apology: Apology,
  { writtenDue }: Pick<Dossier, "writtenDue">,
  { by, at }: Pick<Deed, "by" | "at">,
): Apology {
  return { ...apology, ticked: { by, at }, writtenBefore: writtenDue };
}

/** Ticked by mistake. What the system's own export has said is no person's to take back. */
export function untickNewDate(apology: Apology): Apology {
  return { ...apology, ticked: null, writtenBefore: null };
}

export function isTickedByHand({ ticked }: Pick<Apology, "ticked">): boolean {
  return ticked !== null && ticked.by !== null;
}

/**
 * The dossier as the one-stop system has it from now on: due on the new date, as if that had been written,
 * and nobody has promised it for that. One that has come to its end is judged by the date that it had then.
 */
export function dueAnew(dossier: Dossier, newDue: LocalDate): Dossier {
  if (dossier.ended !== null) return dossier;
  const due = { on: newDue, at: null };
  return {
    ...dossier,
    writtenDue: due,
    due,
    promise: null,
    reappointments: dossier.reappointments + 1,
  };
}

/**
 * Due as it was written before, with what the law adds to that, unless the dossier has got another date, or
 * has come to its end, since.
 *
 * @param apology as it was ticked
 */
export function dueAsBefore(
  dossier: Dossier,
  { newDue, oldDue, writtenBefore }: Apology,
  calendar: WorkingCalendar,
): Dossier {
  if (dossier.ended !== null || dossier.due.on !== newDue) return dossier;
  const reappointments = Math.max(0, dossier.reappointments - 1);
  const before = { ...dossier, writtenDue: writtenBefore, reappointments };
  return { ...before, due: oldDue, ...reckonDossier(before, calendar), promise: null };
}

/**
 * Quy định xin lỗi: rules that decrees and provinces vary, as a pack with the day from which it is in force.
 * The packs that ship are data (`db/reference/apology-rules.json`); an organisation adds its own.
 */
import { countedReceipt } from "./dossier-clock.ts";
import type { DossierFacts, DossierReckoning } from "./dossier.ts";
import type { FileHash } from "./ids.ts";
import type { LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** Circular 01/2018/TT-VPCP form 04 *Phiếu xin lỗi…*; Circular 03/2025/TT-VPCP form 04 *Văn bản xin lỗi…*. */
export type LetterForm = "form-2018" | "form-2025";

export const LETTER_FORMS: readonly LetterForm[] = ["form-2018", "form-2025"];

export interface ApologyRules {
  /** The first day on which they hold. */
  readonly from: LocalDate;
  /** By how many working days an apology has to come before the dossier's date. */
  readonly leadDays: number;
  /** How often a new date may be appointed. */
  readonly mostReappointments: number;
  readonly form: LetterForm;
  /** The post under the letter: `CHỦ TỊCH`; may be empty: the unit's head signs. */
  readonly signer: string;
  /** The document that says so: `NĐ 61/2018/NĐ-CP, Điều 19 khoản 9`. */
  readonly basis: string;
  /** The office's own template in place of the shipped one of the form. */
  readonly template: FileHash | null;
}

/** The pack in force on a day: the latest that begins on or before it; the first one for a day before all. */
export function rulesInForce(packs: readonly ApologyRules[], day: LocalDate): ApologyRules {
  const sorted = packs.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const [first] = sorted;
  if (!first) throw new Error("there are no rules for apologies");
  return sorted.findLast(({ from }) => from <= day) ?? first;
}

/**
 * The last day on which an apology is lawful: so many working days before the dossier's date. Of a dossier
 * whose limit is shorter than that, nobody can keep the lead: the day on which it counts as received then, or
 * its own day where that comes first.
 */
export function lastLawfulDay(
  { received, due }: Pick<DossierFacts, "received"> & Pick<DossierReckoning, "due">,
  { leadDays }: Pick<ApologyRules, "leadDays">,
  calendar: WorkingCalendar,
): LocalDate {
  const last = calendar.shift(calendar.onOrBefore(due.on), -leadDays);
  const counted = countedReceipt(received, calendar).on;
  const earliest = counted < due.on ? counted : due.on;
  return last < earliest ? earliest : last;
}

/** The last day on which an apology is lawful by the pack that is in force on that very day. */
export function lastLawfulDayOf(
  dossier: Parameters<typeof lastLawfulDay>[0],
  packs: readonly ApologyRules[],
  calendar: WorkingCalendar,
): LocalDate {
  let day = calendar.onOrBefore(dossier.due.on);
  while (day > lastLawfulDay(dossier, rulesInForce(packs, day), calendar)) {
    day = calendar.shift(day, -1);
  }
  return day;
}

/**
 * Việc xin lỗi do lần nhập hồ sơ giải quyết: what a later export shows about an apology. The one-stop system
 * is the truth about its dossiers: one that came to its end in time needs no apology, and a new date that
 * stands there need not be ticked by anybody.
 */
import type { Apology } from "./apology.ts";
import { isOpen, waive, type Deadline, type UnsignedDeed } from "./deadline.ts";
import { isAfter, type Dossier, type DossierFacts, type Occasion } from "./dossier.ts";
import { scheduleNotices } from "./ladder.ts";
import type { LadderRules } from "./rules.ts";
import type { LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

export type Settling =
  /** The dossier came to its end in time after all; or its date was put off by law (supplement, pause). */
  | { readonly kind: "not-owed"; readonly why: "ended-in-time" | "put-off" }
  /** The new date stands in the one-stop system. */
  | { readonly kind: "entered"; readonly newDue: LocalDate }
  /** The system has another new date than the letter names. */
  | { readonly kind: "other-date"; readonly entered: LocalDate };

type Appointing = Pick<Apology, "oldDue" | "newDue" | "ticked">;

/** Why an apology is not owed any more, as it is stored with its duty. */
export interface SettlingWords {
  readonly endedInTimeReason: string;
  readonly putOffReason: string;
}

/**
 * What the dossier, as an export tells it now, changes about the last apology owed for it; null: nothing.
 * What a person has ticked, the system's own word confirms.
 */
export function settlingOf(
  apology: Appointing,
  { state }: Pick<Deadline, "state">,
  dossier: Pick<Dossier, "writtenDue" | "due" | "ended" | "outcome" | "isWaiting" | "isLateByRule">,
): Settling | null {
  if (isOpen(state)) {
    if (isEndedInTime(dossier, apology.oldDue)) return { kind: "not-owed", why: "ended-in-time" };
    if (isPutOff(dossier, apology.oldDue)) return { kind: "not-owed", why: "put-off" };
  }
  const { ticked, oldDue, newDue } = apology;
  if (state.name === "waived" || ticked?.by === null) return null;
  const { writtenDue } = dossier;
  if (!isRewritten(writtenDue, oldDue)) return null;
  const entered = writtenDue.on;
  if (newDue === null || newDue === entered) return { kind: "entered", newDue: entered };
  // Another date than the one that somebody has seen in the system is a later one of the system's.
  return ticked ? null : { kind: "other-date", entered };
}

/** The duty that is none any more, and why. */
export function waiveSettled(
  duty: Deadline,
  { why }: Extract<Settling, { kind: "not-owed" }>,
  deed: UnsignedDeed,
  words: SettlingWords,
  rules: LadderRules,
  calendar: WorkingCalendar,
): Deadline {
  const waived = waive(
    duty,
    deed,
    why === "put-off" ? words.putOffReason : words.endedInTimeReason,
  );
  // `settlingOf` speaks of open duties alone.
  if (!waived.ok) throw new Error("an apology that is not owed any more was not open");
  return scheduleNotices(waived.value, deed.at, rules, calendar);
}

/**
 * The date that an export writes; the new one instead, where somebody has ticked that it stands in the
 * system and the export has still the old one: what was appointed to a citizen is not taken back by a list.
 * And how often one was appointed, of which not every export has a column: to a date that was appointed
 * knowing of pauses nothing of them is added again, be it another than the letter names.
 *
 * @param standing the apologies that were not waived, in the order of their numbers: a waived one appoints nothing
 */
export function dateAppointed(
  { writtenDue, reappointments }: Pick<DossierFacts, "writtenDue" | "reappointments">,
  standing: readonly Appointing[],
): Pick<DossierFacts, "writtenDue" | "reappointments"> {
  const last = standing.findLast(({ ticked, newDue }) => ticked !== null && newDue !== null);
  const isHeld = last?.ticked?.by && !isRewritten(writtenDue, last.oldDue);
  const appointed = standing.filter(
    ({ ticked, newDue, oldDue }) =>
      (ticked !== null && newDue !== null) || isRewritten(writtenDue, oldDue),
  );
  return {
    writtenDue: isHeld && last.newDue !== null ? { on: last.newDue, at: null } : writtenDue,
    reappointments: Math.max(reappointments, appointed.length),
  };
}

function isRewritten(writtenDue: Occasion | null, oldDue: Occasion): writtenDue is Occasion {
  return writtenDue !== null && writtenDue.on > oldDue.on;
}

function isEndedInTime({ ended, outcome }: Pick<Dossier, "ended" | "outcome">, oldDue: Occasion) {
  return ended !== null && outcome === "on-time" && !isAfter(ended, oldDue);
}

/** By what the law lets it be put off, and not by a new date that was written. */
function isPutOff(
  {
    writtenDue,
    due,
    isWaiting,
    isLateByRule,
  }: Pick<Dossier, "writtenDue" | "due" | "isWaiting" | "isLateByRule">,
  oldDue: Occasion,
): boolean {
  if (isLateByRule) return false;
  return isWaiting || (!isRewritten(writtenDue, oldDue) && isAfter(due, oldDue));
}

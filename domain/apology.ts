/**
 * Xin lỗi và hẹn lại ngày trả kết quả: what is owed to who handed a dossier in that is late, or will be.
 * The duty itself is a deadline of the kind `apology`; this is what there is to say about it besides.
 * Source: NĐ 61/2018 Art. 19(9); NĐ 118/2025 (LAW, *Late dossiers*).
 */
import type { Deadline } from "./deadline.ts";
import type { Occasion } from "./dossier.ts";
import type { ApologyId, DeadlineId, DossierId, PersonId } from "./ids.ts";
import { dateIn, type Instant, type LocalDate } from "./time.ts";

export interface Apology {
  readonly id: ApologyId;
  readonly dossierId: DossierId;
  readonly deadlineId: DeadlineId;
  /** Which of its dossier, from 1; the rule pack says how many there may be. */
  readonly number: number;
  /** `foreseen`: its unit has said before the date that it will be late. `overdue`: nobody had. */
  readonly clock: "foreseen" | "overdue";
  /** Why it is late, in the unit's words; null while nobody has said. */
  readonly reason: string | null;
  readonly reasonBy: PersonId | null;
  /** The date that was not kept. */
  readonly oldDue: Occasion;
  /** Ngày hẹn trả mới; null while nobody has set it. */
  readonly newDue: LocalDate | null;
  /** `12/PXL`; null: the clerk gives it on paper. */
  readonly letterNumber: string | null;
  /** When the letter was last made; null while it has not been. */
  readonly draftedAt: Instant | null;
  /** The new date stands in the one-stop system: ticked by a person, or seen in a later export (null). */
  readonly ticked: { readonly by: PersonId | null; readonly at: Instant } | null;
  /** The dossier's date as it was written before a person ticked; null: none was, or nobody has. */
  readonly writtenBefore: Occasion | null;
  readonly createdAt: Instant;
}

/** Where an apology stands: owed, its letter drafted, sent but the new date not entered, all done, not needed. */
export type ApologyStage = "owed" | "drafted" | "sent" | "done" | "not-owed";

export const APOLOGY_STAGES: readonly ApologyStage[] = [
  "owed",
  "drafted",
  "sent",
  "done",
  "not-owed",
];

/** Sent is what its deadline says: reported done, or proved. */
export function stageOf(
  apology: Pick<Apology, "draftedAt" | "ticked" | "newDue">,
  { state }: Pick<Deadline, "state">,
): ApologyStage {
  switch (state.name) {
    case "waived":
      return "not-owed";
    case "done":
    case "submitted":
    case "accepted":
      return apology.ticked || apology.newDue === null ? "done" : "sent";
    // A paper that lies with its signer was written, here or by hand.
    case "awaiting":
      return "drafted";
    case "open":
    case "returned":
      return apology.draftedAt ? "drafted" : "owed";
    default:
      return state satisfies never;
  }
}

/** How an apology came by the law: in time, after its last lawful day, or only after the dossier's date. */
export type ApologyTiming = "in-time" | "late" | "after-due";

/** What was corrected to be on time, for a reason, is. */
export function timingOf(
  sentOn: LocalDate,
  { due, dossierDue, onTimeReason }: Pick<Deadline, "due" | "dossierDue" | "onTimeReason">,
): ApologyTiming {
  if (onTimeReason !== null) return "in-time";
  if (dossierDue !== null && sentOn > dossierDue) return "after-due";
  return due !== null && sentOn > due ? "late" : "in-time";
}

/**
 * The day that counts of a document by which a duty was done. That of an apology which became owed only after
 * its dossier's date had passed cannot lie before that became known here: a number is soon written, with
 * any day beside it. Incident: found overdue on 23/02, a letter “ngày 21/02” was taken as in time.
 */
export function creditedDay(
  documentDate: LocalDate,
  { kind, dossierDue, createdAt }: Pick<Deadline, "kind" | "dossierDue" | "createdAt">,
  zone: string,
): LocalDate {
  if (kind !== "apology" || dossierDue === null) return documentDate;
  const known = dateIn(createdAt, zone);
  return known > dossierDue && documentDate < known ? known : documentDate;
}

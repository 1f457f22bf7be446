/** A dossier that is typed in by hand, as far as it was said; never who handed it in. */
import type { Dossier, Occasion, TimeLimit } from "./dossier.ts";
import type { DossierId, UnitId } from "./ids.ts";

/** What can be asked for by itself. */
export type DossierPiece = "code" | "procedure" | "received" | "due" | "unit";

/** Its id is the dossier's to come: however often it is confirmed, one is made. */
export interface DossierDraft {
  readonly id: DossierId;
  readonly code: string | null;
  readonly procedure: string | null;
  /** Empty where none was said. */
  readonly field: string;
  readonly received: Occasion | null;
  readonly due: Occasion | null;
  readonly limit: TimeLimit | null;
  readonly unitId: UnitId | null;
  /** Who handed it in was said with it: that is written down apart, and not kept here. */
  readonly namesApplicant: boolean;
}

/** What was told and cannot be taken so. */
export type DossierPieceFault =
  | "blank"
  /** No day, time or limit, or one that is on no calendar. */
  | "unread"
  /** Received on a day to come. */
  | "future"
  /** Farther from today than a dossier can be. */
  | "too-far"
  /** Its date is before the day on which it was received. */
  | "before-received"
  /** Names no unit, or several. */
  | "unknown-unit"
  /** A unit for which he may not keep dossiers. */
  | "not-his-unit"
  | "too-long";

export function emptyDossierDraft(id: DossierId, unitId: UnitId | null): DossierDraft {
  return {
    id,
    code: null,
    procedure: null,
    field: "",
    received: null,
    due: null,
    limit: null,
    unitId,
    namesApplicant: false,
  };
}

/** One that is kept already, for what is otherwise than it was written. */
export function draftOf(dossier: Dossier): DossierDraft {
  const { id, code, procedure, field, received, writtenDue: due, limit, unitId } = dossier;
  return { id, code, procedure, field, received, due, limit, unitId, namesApplicant: false };
}

/** What has to be asked next; null when it can be confirmed. */
export function missingDossierPiece(draft: DossierDraft): DossierPiece | null {
  if (draft.code === null) return "code";
  if (draft.procedure === null) return "procedure";
  if (draft.received === null) return "received";
  if (draft.due === null && draft.limit === null) return "due";
  return draft.unitId === null ? "unit" : null;
}

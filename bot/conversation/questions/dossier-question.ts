/** Hồ sơ TTHC: what the next words answer. */
import type { DossierEnd } from "../../../domain/dossier-action.ts";
import type { DossierDraft, DossierPiece } from "../../../domain/dossier-draft.ts";
import type { DossierId } from "../../../domain/ids.ts";
import type { AnsweredBy } from "./answered-by.ts";

export type DossierQuestion =
  /** Why it will not be in time. */
  | { readonly asking: "dossier-reason"; readonly dossierId: DossierId }
  /** Who handed it in. */
  | { readonly asking: "applicant"; readonly dossierId: DossierId }
  /** When it came to its end. */
  | { readonly asking: "dossier-end"; readonly dossierId: DossierId; readonly mark: DossierEnd }
  /** What of it is otherwise. */
  | { readonly asking: "dossier-change"; readonly dossierId: DossierId }
  /** A dossier that is typed in: all of it (null), or what is still missing. */
  | {
      readonly asking: "dossier";
      readonly draft: DossierDraft;
      readonly piece: DossierPiece | null;
    };

export const DOSSIER_QUESTIONS: AnsweredBy<DossierQuestion> = {
  "dossier-reason": "words",
  applicant: "words",
  "dossier-end": "words",
  "dossier-change": "words",
  dossier: "number",
};

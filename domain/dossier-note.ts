/** Of the notes, those about dossiers: they are looked up when they are told. */
import type { Note } from "./note.ts";

const KINDS = [
  "dossiers-near",
  "dossiers-unowned",
  "dossiers-stale",
  "dossiers-absent",
  "new-dates-missing",
  "reappointment-refused",
  "late-again",
] as const satisfies readonly Note["kind"][];

export type DossierNote = Extract<Note, { kind: (typeof KINDS)[number] }>;

export function isOfDossiers(note: Note): note is DossierNote {
  return KINDS.some((kind) => kind === note.kind);
}

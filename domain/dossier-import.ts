/** Nhập hồ sơ TTHC: what an export of the one-stop system was recognised to hold, and what it would change. */
import type { Applicant, DossierFacts } from "./dossier.ts";
import type { PhraseQuestion } from "./plan-import.ts";
import { instantAt, type Instant, type LocalDate, type LocalTime } from "./time.ts";

/** A dossier as a row of the export says it. Its moments are those of a clock in the office's zone. */
export interface ImportedDossier {
  /** The row in the source, from 1, as the spreadsheet counts. */
  readonly row: number;
  readonly facts: DossierFacts;
  /** The handling unit as written; may be empty. */
  readonly unit: string;
  readonly applicant: Applicant;
}

export type DossierRowProblem =
  | { readonly code: "no-code" }
  /** The code, or the procedure's name, is longer than any. */
  | { readonly code: "too-long"; readonly column: string }
  | { readonly code: "no-received" }
  | { readonly code: "no-due" }
  | { readonly code: "no-status"; readonly text: string }
  | { readonly code: "bad-date"; readonly column: string; readonly text: string }
  /** Received after its date, ended before it was received… */
  | { readonly code: "dates-contradict" }
  /** The same code as a row above, with other facts. */
  | { readonly code: "doubled"; readonly row: number }
  /** The unit's name fits several. */
  | { readonly code: "ambiguous-unit"; readonly text: string };

export interface RejectedDossier {
  readonly row: number;
  /** As written; empty where there is none. */
  readonly dossier: string;
  readonly problem: DossierRowProblem;
}

/** Which of the columns that not every export has are in this one. */
export type OptionalColumn =
  | "unit"
  | "field"
  | "online"
  | "paid-online"
  | "digitised"
  | "applicant";

export interface ImportedDossiers {
  readonly dossiers: readonly ImportedDossier[];
  readonly rejected: readonly RejectedDossier[];
  /** The day of which it is, where the file says so (`Tính đến ngày 20/02/2023`). */
  readonly asOf: LocalDate | null;
  readonly columns: readonly OptionalColumn[];
}

/** How the dossiers of a file stand on the evening of its day; what came to its end later was open then. */
export interface DossierStanding {
  readonly onTime: number;
  readonly late: number;
  readonly open: number;
  /** Of the open ones: past their date, or late by rule; what waits for its first supplement is not. */
  readonly overdueOpen: number;
}

/** What an export tells that was not known before it. */
export interface DossierNews {
  /** Of when the newest one was before it; null: it is the first. */
  readonly lastAsOf: Instant | null;
  /** Have come to their end, and so many of them in time. */
  readonly ended: number;
  readonly endedOnTime: number;
  /** Have another date. */
  readonly moved: number;
  /** Apologies that are not owed any more. */
  readonly waived: number;
  /** New dates that have been entered. */
  readonly entered: number;
  /** Said to be entered, or put into a letter, while the export has another date. */
  readonly otherDate: number;
  /** Open ones of earlier exports that this one does not have: they stay as they are. */
  readonly absent: number;
}

/** What bringing an export in would do, or has done. */
export interface DossierPreview extends DossierStanding {
  readonly asOf: Instant;
  /** Rows of dossiers in the file, the rejected among them. */
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly RejectedDossier[];
  /** Late, and nobody has apologised for them or said that they would be: an apology will be owed for each. */
  readonly toApologise: number;
  readonly news: DossierNews;
  /** Named in the file, not known yet: they will be made. */
  readonly newUnits: readonly string[];
  readonly questions: readonly PhraseQuestion[];
  /** Of no unit. */
  readonly withoutUnit: number;
  /** No unit is the one-stop desk: nobody has chosen one. */
  readonly isWithoutDesk: boolean;
  /** Older than what was brought in last: it changes nothing that is known of a later moment. */
  readonly isOlder: boolean;
}

const EVENING = "23:59" as LocalTime;

/** The end of a day, of which an export is that names the day alone. */
export function eveningOf(day: LocalDate, zone: string): Instant {
  return instantAt(day, EVENING, zone);
}

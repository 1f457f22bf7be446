/** What the product needs of its database for dossiers and the apologies owed for them. */
import type { Apology, ApologyStage } from "./apology.ts";
import type { ApologyRules } from "./apology-rules.ts";
import type { Applicant, Dossier } from "./dossier.ts";
import type { ApologyId, DeadlineId, DossierId, UnitId } from "./ids.ts";
import type { DeadlineView } from "./plan-stores.ts";
import type { Instant, LocalDate } from "./time.ts";

/** A dossier with its unit's name; empty where it has none. */
export interface DossierView {
  readonly dossier: Dossier;
  readonly unit: string;
}

export interface DossierQuery {
  /** Null for every unit's, and those of none. */
  readonly unitIds: readonly UnitId[] | null;
  /** False: only those of which nobody knows who handles them. */
  readonly hasUnit?: boolean;
  readonly isOpen?: boolean;
  /** Of the day in force. */
  readonly dueFrom?: LocalDate;
  readonly dueTo?: LocalDate;
  readonly isWaiting?: boolean;
  /** Its name, exactly; empty for those without one. */
  readonly field?: string;
  readonly source?: Dossier["source"];
  readonly isToldLate?: boolean;
  /** What is known of them is of before this moment. */
  readonly asOfBefore?: Instant;
  /** Folded words, all of which must occur in code, procedure or field. */
  readonly words?: readonly string[];
}

/** How many dossiers of a unit and field stand how. */
export interface DossierCounts {
  /** Null for those of no unit. */
  readonly unitId: UnitId | null;
  readonly unit: string;
  readonly field: string;
  readonly received: number;
  readonly onTime: number;
  readonly late: number;
  readonly open: number;
  /**
   * Of the open ones: past their date as far as is told (`Dossier.isToldLate`), or late by rule, or with a
   * date that was missed; what waits for its first supplement is not.
   */
  readonly overdueOpen: number;
  /** Of those of which it is known: how many, and of how many. */
  readonly online: number;
  readonly onlineOf: number;
  readonly paidOnline: number;
  readonly paidOnlineOf: number;
  readonly digitised: number;
  readonly digitisedOf: number;
}

/** Days of receipt, both included; what comes to its end later, or is late later, is not known then. */
export interface DossierSpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The day on whose evening it is counted. */
  readonly asOf: LocalDate;
}

export interface DossierStore {
  byId(id: DossierId): Promise<Dossier | null>;
  /** In the order asked for; ids of none are left out. */
  byIds(ids: readonly DossierId[]): Promise<readonly Dossier[]>;
  views(ids: readonly DossierId[]): Promise<readonly DossierView[]>;
  /** By their codes, compared without case and blanks. */
  byCodes(codes: readonly string[]): Promise<readonly Dossier[]>;
  add(dossiers: readonly Dossier[]): Promise<void>;
  /** Saves if nobody has saved another since it was read (`revision`), and counts it on; false otherwise. */
  save(dossier: Dossier): Promise<boolean>;
  /** As `save` does each; gives the ids of those that somebody has saved another of meanwhile. */
  saveAll(dossiers: readonly Dossier[]): Promise<readonly DossierId[]>;
  /** With who handed it in; one for which an apology was ever owed stays, and throws. */
  remove(id: DossierId): Promise<void>;
  /** Open ones by their ids, page by page: those after one, from the first for null. */
  openAfter(after: DossierId | null, limit: number): Promise<readonly Dossier[]>;
  /** Those that were looked at, or told of, later than a moment: a clock was ahead. */
  ahead(now: Instant, limit: number): Promise<readonly Dossier[]>;
  /** By the day in force, the earlier moment of it first, then by code. */
  list(
    query: DossierQuery & { readonly offset?: number; readonly limit: number },
  ): Promise<readonly DossierView[]>;
  count(query: DossierQuery): Promise<number>;
  /** How many there are for each unit, or for each field; the most first, then by name. */
  groups(
    query: DossierQuery,
    by: "unit" | "field",
  ): Promise<
    readonly { readonly unitId: UnitId | null; readonly name: string; readonly count: number }[]
  >;
  /**
   * Those whose next look has come, the earliest first; of what exports tell, only what they told at
   * `freshSince` or later.
   */
  withLookDue(now: Instant, freshSince: Instant, limit: number): Promise<readonly Dossier[]>;
  /** The earliest moment of any next look at those; null when there is none. */
  nextLookAt(freshSince: Instant): Promise<Instant | null>;
  /** Of when the newest export was that was brought in; null while there is none. */
  latestExport(): Promise<Instant | null>;
  applicantsOf(
    ids: readonly DossierId[],
  ): Promise<readonly { readonly dossierId: DossierId; readonly applicant: Applicant }[]>;
  /** Adds or replaces them; one of which nothing is known is removed. */
  saveApplicants(
    applicants: readonly { readonly dossierId: DossierId; readonly applicant: Applicant }[],
  ): Promise<void>;
  /**
   * Forgets who handed in what came to its end before a day, or was due before it and was not told of since,
   * and owes no apology; says how many.
   *
   * @param untoldSince the moment at which that day begins
   */
  forgetApplicants(before: LocalDate, untoldSince: Instant): Promise<number>;
  /** By unit, those of none last, then by field. */
  counts(span: DossierSpan, unitIds: readonly UnitId[] | null): Promise<readonly DossierCounts[]>;
}

/** An apology with its duty and its dossier. */
export interface ApologyView {
  readonly apology: Apology;
  readonly view: DeadlineView;
  readonly dossier: Dossier;
}

export interface ApologyQuery {
  readonly unitIds: readonly UnitId[] | null;
  readonly stages: readonly ApologyStage[];
  /** Folded words, all of which must occur in the dossier's code, procedure or field, or in the unit's name. */
  readonly words?: readonly string[];
  /** Only those whose letter can be made that day: with a reason, and a new date that is not before it. */
  readonly readyOn?: LocalDate;
}

export interface ApologyStore {
  add(apology: Apology): Promise<void>;
  /** Replaces reason, new date, number, draft and tick of a known one. */
  save(apology: Apology): Promise<void>;
  byId(id: ApologyId): Promise<Apology | null>;
  ofDeadlines(deadlines: readonly DeadlineId[]): Promise<readonly Apology[]>;
  /** In the order of their dossiers' ids, then of their numbers. */
  ofDossiers(dossiers: readonly DossierId[]): Promise<readonly Apology[]>;
  /** The most pressing first: those still owed before the others, by the duty's day, then by the dossier's code. */
  list(
    query: ApologyQuery & { readonly offset?: number; readonly limit: number },
  ): Promise<readonly ApologyView[]>;
  count(query: ApologyQuery): Promise<number>;
  /** The organisation's own packs, the earliest first. */
  rules(): Promise<readonly ApologyRules[]>;
  /** Adds a pack, or replaces the one that begins on the same day. */
  saveRules(rules: ApologyRules): Promise<void>;
  removeRules(from: LocalDate): Promise<void>;
}

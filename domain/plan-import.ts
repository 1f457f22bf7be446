/**
 * Nhập kế hoạch: what a document was recognised to hold, and what bringing it in would change.
 */
import type { FileHash, UnitId } from "./ids.ts";
import type { LocalDate } from "./time.ts";
import type { TimingKind, TimingProblem } from "./timing.ts";

/**
 * Phụ lục phân công, kế hoạch khắc phục theo điểm trừ, nhiệm vụ theo từng đơn vị, or a reporting
 * calendar alone: the sort of document that its tasks were found in. A document that holds several
 * is called by the first of these.
 */
export type DocumentKind = "appendix" | "remedial" | "duties" | "calendar";

export interface ImportedDeliverable {
  readonly label: string;
  /** The timing phrase that belongs to it, as written. */
  readonly timing: string;
  readonly kind: TimingKind;
  readonly due: readonly LocalDate[];
  readonly withinYear: boolean;
  readonly embedded: boolean;
}

export interface ImportedTarget {
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  readonly due: LocalDate | null;
}

export interface ImportedTask {
  /** The row in the source, from 1: its place among the data rows. */
  readonly row: number;
  readonly area: string;
  readonly title: string;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly follow: readonly string[];
  readonly deliverables: readonly ImportedDeliverable[];
  /** Hundredths of a point; null where the document names none. */
  readonly points: number | null;
  readonly targets: readonly ImportedTarget[];
  readonly problems: readonly RowProblem[];
}

export interface ImportedReportPeriod {
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly due: LocalDate;
  /** Who owes it, as the document says; unit names and group phrases. */
  readonly owedBy: readonly string[];
}

/** A plan as a document says it, before anything is compared with what is stored. */
export interface ImportedPlan {
  /** Null when nothing of the kind was found in it. */
  readonly kind: DocumentKind | null;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuedOn: LocalDate | null;
  readonly title: string;
  readonly year: number;
  readonly tasks: readonly ImportedTask[];
  readonly reportPeriods: readonly ImportedReportPeriod[];
  readonly problems: readonly DocumentProblem[];
}

/** What could not be understood in a row, and why; the copy module words it. */
export type RowProblem =
  | { readonly code: "timing"; readonly text: string; readonly problem: TimingProblem }
  /** Several deliverables and several timings, of unequal number. */
  | {
      readonly code: "unpaired";
      readonly deliverables: number;
      readonly timings: number;
      readonly text: string;
    }
  | { readonly code: "no-lead"; readonly text: string }
  | { readonly code: "no-title"; readonly text: string }
  | { readonly code: "no-area"; readonly text: string }
  /** A duty whose deduction (`trừ 0,5 điểm`) cannot be read. */
  | { readonly code: "no-points"; readonly text: string };

export type DocumentProblem =
  | { readonly code: "nothing-found" }
  | { readonly code: "no-plan-number" }
  | {
      readonly code: "row";
      readonly row: number;
      readonly text: string;
      readonly problem: RowProblem;
    }
  | { readonly code: "report-period"; readonly text: string }
  /** Names a unit and a duty, but stands under no unit's heading: it was not taken. */
  | { readonly code: "stray-duty"; readonly text: string };

/** What a phrase of the document was said to mean, by a person. */
export type PhraseMeaning =
  /** This unit; remembered as an alias of it. */
  | { readonly kind: "unit"; readonly unitId: UnitId }
  /** A unit of its own, although it resembles another. */
  | { readonly kind: "new-unit" }
  /** These units; remembered as a group. `newUnits` are made for it, by name. */
  | {
      readonly kind: "group";
      readonly unitIds: readonly UnitId[];
      readonly newUnits: readonly string[];
    };

/** How a person corrected one row of the document. */
export interface RowCorrection {
  /** Not to be brought in. */
  readonly isSkipped: boolean;
  /** The date of everything in the row, in place of what its timing says; null: as it says. */
  readonly due: LocalDate | null;
  /** Who leads it, in place of what the row says; null: as it says. */
  readonly leadId: UnitId | null;
}

/** What a person has decided about a document before it is brought in. */
export interface ImportCorrections {
  /** By the row's number, as in `ImportedTask.row`. */
  readonly rows: Readonly<Record<string, RowCorrection>>;
  /** By the phrase as written. */
  readonly phrases: Readonly<Record<string, PhraseMeaning>>;
  /** What the corrected document no longer has is withdrawn (if open), instead of kept. */
  readonly dropsMissing: boolean;
}

export const NO_CORRECTIONS: ImportCorrections = { rows: {}, phrases: {}, dropsMissing: false };

/** Something about a phrase that only a person can tell. */
export type PhraseQuestion =
  /** “Phòng Kinh tế Hạ tầng” – có phải Phòng Kinh tế và Hạ tầng? Unanswered, it is made a new unit. */
  | {
      readonly kind: "near-miss";
      readonly phrase: string;
      /** The nearest first. */
      readonly candidates: readonly NamedUnit[];
    }
  | {
      readonly kind: "ambiguous";
      readonly phrase: string;
      readonly candidates: readonly NamedUnit[];
    }
  /** A group that nobody has defined. Unanswered, nobody owes what it leads. */
  | { readonly kind: "unknown-group"; readonly phrase: string; readonly isOwing: boolean };

export interface NamedUnit {
  /** Of a unit that this very import will make: `unitToBeMade` of its name. */
  readonly id: UnitId;
  readonly name: string;
}

const TO_BE_MADE = "new:";

/**
 * Stands for a unit that the import makes, wherever a correction names a unit: such a unit gets its
 * own identity only when the document is brought in.
 */
export function unitToBeMade(name: string): UnitId {
  return `${TO_BE_MADE}${name}` as UnitId;
}

/** The name of a unit that is to be made; null for one that there is. */
export function nameToBeMade(unit: UnitId): string | null {
  return unit.startsWith(TO_BE_MADE) ? unit.slice(TO_BE_MADE.length) : null;
}

/** What bringing a document in would do, or has done. */
export interface ImportPreview {
  readonly plan: ImportedPlan;
  /** As it will be called: given, read from the document, or made from the file. */
  readonly planName: string;
  readonly counts: {
    readonly tasks: number;
    readonly areas: number;
    readonly deadlines: number;
    readonly reports: number;
    readonly undated: number;
  };
  readonly change: "new" | "none" | "changed";
  readonly tasksAdded: readonly string[];
  readonly tasksChanged: readonly string[];
  /** In the stored plan but no longer in the document; they are kept, and said. */
  readonly tasksMissing: readonly string[];
  /** Named in the document, not known yet: they will be made. */
  readonly newUnits: readonly string[];
  /** Group phrases that nobody has defined yet: nobody can owe what they lead. */
  readonly unknownGroups: readonly string[];
  /** Names that fit several units. */
  readonly ambiguousUnits: readonly string[];
  /** The codes that the tasks have or will have, by position; empty for a skipped row. */
  readonly codes: readonly string[];
  /** What each unit owes by it, most deadlines first. */
  readonly byUnit: readonly {
    readonly unit: string;
    readonly tasks: number;
    readonly deadlines: number;
  }[];
  /** How many deadlines fall into each month (`yyyy-MM`), in order; only months that have any. */
  readonly byMonth: readonly { readonly month: string; readonly deadlines: number }[];
  /** What was answered already is no longer asked. */
  readonly questions: readonly PhraseQuestion[];
  /** As it was previewed or brought in with. */
  readonly corrections: ImportCorrections;
  /** New deadlines whose date lies before today: probably done before the import. */
  readonly past: number;
}

/** What taking the last import back has undone. */
export interface UndoneImport {
  readonly planName: string;
  /** The plan itself is gone again, or as it was before. */
  readonly was: "new" | "changed";
  readonly tasks: number;
}

export type UndoProblem =
  | { readonly code: "nothing-to-undo" }
  /** Another import came after it, and goes first. */
  | { readonly code: "overtaken" }
  /** Somebody has worked on what it brought in. */
  | { readonly code: "worked-on"; readonly deadlines: number };

/** Why a file could not be brought in at all. */
export type ImportProblem =
  /** There is something else in it than dossiers, which are all that its sender may bring in. */
  | { readonly code: "dossiers-only" }
  | { readonly code: "unsupported-format"; readonly name: string }
  /** An Office file of before 2007 (`.doc`, `.xls`). */
  | { readonly code: "old-format"; readonly name: string }
  | { readonly code: "pdf" }
  /** Locked with a password. */
  | { readonly code: "encrypted" }
  /** It unpacks to far more than any document has. */
  | { readonly code: "bomb" }
  /** Reading it took longer, or more memory, than any document needs. */
  | { readonly code: "too-heavy" }
  | { readonly code: "too-large"; readonly limitMegabytes: number }
  | { readonly code: "unreadable" }
  | { readonly code: "empty" }
  /** Lines, cells or names beyond what any plan has: not worth anybody's waiting. */
  | { readonly code: "not-like-a-plan" }
  | { readonly code: "nothing-found" }
  | { readonly code: "no-year" }
  | { readonly code: "gone" };

/** A file to be read, with the name it came under. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hash: FileHash;
}

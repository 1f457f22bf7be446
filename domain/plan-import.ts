/**
 * Nhập kế hoạch: what a document was recognised to hold, and what bringing it in would change.
 */
import type { FileHash } from "./ids.ts";
import type { LocalDate } from "./time.ts";
import type { TimingKind, TimingProblem } from "./timing.ts";

/** What sort of document it is; null when nothing of the kind was found in it. */
export type DocumentKind = "appendix";

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
  | { readonly code: "no-area"; readonly text: string };

export type DocumentProblem =
  | { readonly code: "nothing-found" }
  | { readonly code: "no-plan-number" }
  | {
      readonly code: "row";
      readonly row: number;
      readonly text: string;
      readonly problem: RowProblem;
    }
  | { readonly code: "report-period"; readonly text: string };

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
  /** The codes that the tasks have or will have, by position. */
  readonly codes: readonly string[];
}

/** Why a file could not be brought in at all. */
export type ImportProblem =
  | { readonly code: "unsupported-format"; readonly name: string }
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

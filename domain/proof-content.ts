/** Tài liệu đã nộp: what is shown and said of it. */
import type { ApologyLeft } from "./apology-content.ts";
import type { DocumentReference } from "./document-reference.ts";
import type { CriterionRef, LinkProblem } from "./evidence.ts";
import type { FileProblem } from "./file-problem.ts";
import type { EvidenceId } from "./ids.ts";
import type { Item } from "./item.ts";
import type { GivenDocument } from "./review-content.ts";
import type { Points } from "./scores.ts";
import type { UploadOffer } from "./upload-offer.ts";

/**
 * What came of it. Recorded: it is new there. Completed: it was there, and has its file or link now.
 * Known: it was there, and nothing has changed. Corrected: its number or date. Handed in: as it is.
 */
export type HowRecorded = "recorded" | "completed" | "known" | "corrected" | "handed-in";

/** Tiêu chí, as a list shows it. */
export interface CriterionLine {
  readonly criterion: CriterionRef;
  /** Hundredths of a point; null where the document does not say. */
  readonly lost: Points;
  readonly documents: readonly GivenDocument[];
}

export type ProofContent =
  | { readonly kind: "ask-evidence"; readonly item: Item; readonly upload: UploadOffer | null }
  | {
      readonly kind: "upload-offer";
      readonly upload: UploadOffer | null;
      /** What was given by the address before was refused. */
      readonly isAgain: boolean;
    }
  | { readonly kind: "nothing-to-prove" }
  | {
      readonly kind: "ask-which";
      readonly items: readonly Item[];
      /** There are others besides. */
      readonly isNarrowed?: boolean;
      /** It may prove a criterion that no deadline stands for. */
      readonly hasCriteria?: boolean;
      readonly page: number;
      readonly pages: number;
    }
  | { readonly kind: "bad-link"; readonly problem: LinkProblem; readonly isAsked: boolean }
  | {
      readonly kind: "file-refused";
      readonly problem: FileProblem;
      /** What it was to answer is still asked. */
      readonly isAsked: boolean;
    }
  | {
      readonly kind: "evidence-recorded";
      readonly item: Item;
      readonly how: HowRecorded;
      readonly evidenceId: EvidenceId;
      /** Nobody said that it is about this: it can be taken back. */
      readonly isGuessed?: true;
      readonly reference: DocumentReference | null;
      readonly awaitsFile: boolean;
      readonly late: boolean;
      readonly outsideYear: number | null;
      /** The document's date lies after today. */
      readonly isDatedAhead: boolean;
      /** A date that its words name and that there is not, as it was written. */
      readonly impossibleDate: string | null;
      /** Why it was returned, where the same is handed in again. */
      readonly returnedFor: string | null;
      /** The kind of document that it is, where the product is of another. */
      readonly unfitKind: string | null;
      /**
       * Of a product of several parts, those not given: while there are any, it is not handed in by
       * itself. Of a product of one, that one, while only documents of other kinds were given.
       */
      readonly missingParts: readonly string[];
      readonly isHandedIn: boolean;
      /** What else the same document proves. */
      readonly alsoProves: readonly Item[];
      /** There is other work that it may prove as well. */
      readonly mayUseAgain: boolean;
      /** Already due and not proved. */
      readonly missing: readonly Item[];
      /** Of the same task, owed later. */
      readonly upcoming: readonly Item[];
      /** Of an apology: what is left to do besides. */
      readonly apology?: ApologyLeft;
    }
  | {
      readonly kind: "ask-correct-document";
      readonly reference: DocumentReference | null;
      /** What was said before could not be read. */
      readonly isAgain: boolean;
      /** Because of a date that there is not, as it was written. */
      readonly impossibleDate?: string;
    }
  | {
      readonly kind: "choose-criterion";
      readonly criteria: readonly CriterionLine[];
      readonly filter: string;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "criterion-recorded";
      readonly criterion: CriterionRef;
      readonly how: HowRecorded;
      readonly evidenceId: EvidenceId;
      readonly reference: DocumentReference | null;
      readonly awaitsFile: boolean;
    }
  | {
      readonly kind: "criterion-evidence";
      readonly criteria: readonly CriterionLine[];
      readonly page: number;
      readonly pages: number;
    }
  | { readonly kind: "criterion-evidence-withdrawn"; readonly criterion: CriterionRef };

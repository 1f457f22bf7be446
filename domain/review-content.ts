/** Kiểm chứng: what is shown and said of it. */
import type { DocumentReference } from "./document-reference.ts";
import type { EvidenceId, FileHash } from "./ids.ts";
import type { Item } from "./item.ts";
import type { Review } from "./review.ts";
import type { LookedAt } from "./review-action.ts";
import type { LocalDate } from "./time.ts";

/** A document that was handed in, as it is shown. */
export interface GivenDocument {
  readonly evidenceId: EvidenceId;
  readonly day: LocalDate;
  /** Of a letter to an applicant null; it is opened as a file is. */
  readonly link: string | null;
  /** As it is shown. */
  readonly fileName: string | null;
  readonly reference: DocumentReference | null;
  /** It was there already when what was handed in was last returned. */
  readonly wasReturned?: true;
}

/** A line of the queue. */
export interface ReviewLine extends Item {
  readonly lookedAt: LookedAt | null;
  /** Since when it stands as it does. */
  readonly since: LocalDate;
  /** The last that was handed in; null for a waiver. */
  readonly document: GivenDocument | null;
  /** How many were handed in beside it. */
  readonly others: number;
}

/** What a reviewer ought to look at twice. */
export type ReviewWarning =
  /** The document's kind is not what is owed. */
  | { readonly kind: "unfit"; readonly given: string; readonly wanted: string }
  /** Its date lies outside the scoring year. */
  | { readonly kind: "outside-year"; readonly year: number }
  /** It is dated later than it was handed in. */
  | { readonly kind: "dated-ahead"; readonly date: LocalDate }
  /** Its words name a day that there is not. */
  | { readonly kind: "impossible-date"; readonly words: string }
  /** There is nothing to open. */
  | { readonly kind: "awaits-file" }
  | { readonly kind: "parts-missing"; readonly parts: readonly string[] };

export interface ReviewCard {
  /** What a choice below it says of it; null for what is not to be reviewed. */
  readonly lookedAt: LookedAt | null;
  readonly item: Item;
  /** When its present state was reached, and by whom; null for what is open. */
  readonly since: LocalDate | null;
  readonly by: string | null;
  /** The newest first. */
  readonly documents: readonly GivenDocument[];
  /** By the document's own date; null for what is not done. */
  readonly finished: {
    readonly on: LocalDate;
    readonly due: LocalDate | null;
    readonly isOnTime: boolean | null;
  } | null;
  readonly warnings: readonly ReviewWarning[];
  /** Why its unit says that it need not be done; null for all else. */
  readonly waivedFor: string | null;
  /** The newest first. */
  readonly earlier: readonly {
    readonly day: LocalDate;
    readonly by: string | null;
    readonly outcome: Review["outcome"];
    readonly reason: string | null;
  }[];
}

/** What is missing of one's own, by how it stands. */
export type MissingGroupName = "returned" | "unproved" | "overdue" | "due-soon" | "waiting";

export interface MissingLine extends Item {
  /** Why it was returned. */
  readonly reason: string | null;
  /** Of several that it asks for, those that are still missing. */
  readonly parts: readonly string[];
}

export interface MissingGroup {
  readonly name: MissingGroupName;
  /** How many there are in all; the page shows some of them. */
  readonly total: number;
  readonly items: readonly MissingLine[];
}

interface Paged {
  readonly page: number;
  readonly pages: number;
}

/** What stands beside the queue for this person; nothing is offered where there is none. */
export interface BesideReviews {
  readonly signings: number;
  readonly extensions: number;
  /** Of his own units; null where he answers for none. */
  readonly missing: number | null;
}

export type ReviewContent =
  | ({
      readonly kind: "reviews";
      readonly filter: string;
      readonly lines: readonly ReviewLine[];
      /** How many wait in all. */
      readonly total: number;
      readonly beside: BesideReviews;
    } & Paged)
  | ({
      readonly kind: "missing-proofs";
      readonly groups: readonly MissingGroup[];
      readonly namesUnits: boolean;
      readonly beside: BesideReviews;
    } & Paged)
  | ({
      readonly kind: "signings";
      readonly items: readonly (Item & { readonly since: LocalDate })[];
      readonly total: number;
    } & Paged)
  | {
      readonly kind: "review-card";
      readonly card: ReviewCard;
      /** Something else has been handed in since the choice was offered. */
      readonly isNewer: boolean;
    }
  /** After a deed: what came of it, and what is next. */
  | {
      readonly kind: "reviewed";
      readonly item: Item;
      readonly outcome: Review["outcome"];
      readonly reason: string | null;
      /** Nobody of its unit can be told in a chat: somebody has to tell them otherwise. */
      readonly isUntold: boolean;
      /** For an acceptance by mistake: what was accepted. */
      readonly lookedAt: LookedAt | null;
      /** How many wait still. */
      readonly left: number;
      readonly next: ReviewCard | null;
    }
  /** Somebody has reviewed it already, or there is nothing to review. */
  | {
      readonly kind: "not-reviewed";
      readonly item: Item;
      readonly by: string | null;
      readonly day: LocalDate | null;
    }
  /** Nobody reviews his own unit's work, nor what he handed in himself. */
  | { readonly kind: "own-review"; readonly of: "unit" | "person" }
  | {
      readonly kind: "ask-return-reason";
      readonly item: Item;
      readonly lookedAt: LookedAt;
    }
  | {
      readonly kind: "ask-accept-page";
      readonly lines: readonly ReviewLine[];
      readonly page: readonly LookedAt[];
    }
  | {
      readonly kind: "page-accepted";
      /** With what was accepted, for one that was by mistake. */
      readonly accepted: readonly (Item & { readonly lookedAt: LookedAt | null })[];
      /** Those that could not be: reviewed meanwhile, or something else was handed in. */
      readonly kept: readonly Item[];
      readonly left: number;
    }
  | {
      readonly kind: "evidence-file";
      readonly name: string;
      readonly hash: FileHash;
      /** False where the channel fetches files, and nobody can open an address of ours. */
      readonly comes: boolean;
    }
  /** A document without a file: its link, or only its number. */
  | { readonly kind: "evidence-without-file"; readonly document: GivenDocument };

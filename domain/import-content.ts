/** What is said while a document is brought in, as data; it survives JSON, and stays small. */
import type { GroupId, ImportId, PlanId } from "./ids.ts";
import type {
  GroupMember,
  GroupTarget,
  ImportListName,
  StayingPart,
  UnitSubject,
} from "./import-action.ts";
import type { ReadingProgress } from "./document-contents.ts";
import type { RejectedDossier } from "./dossier-import.ts";
import type { DossierOverview } from "./dossier-import-overview.ts";
import type { DoubtfulPlace } from "./import-corrections.ts";
import type { ImportOverview } from "./import-overview.ts";
import type { OrgOverview } from "./org-overview.ts";
import type {
  ImportProblem,
  NamedUnit,
  PhraseQuestion,
  UndoneImport,
  UndoProblem,
} from "./plan-import.ts";
import type { ScoresPreview } from "./scores.ts";
import type { LocalDate } from "./time.ts";
import type { UploadOffer } from "./upload-offer.ts";

/** Everything that one file would bring, or has brought; null for what it does not hold. */
export interface ImportParts {
  readonly plan: ImportOverview | null;
  readonly scores: ScoresPreview | null;
  readonly org: OrgOverview | null;
  readonly dossiers: DossierOverview | null;
  /** It lists units or people besides, which come in by a yes of their own, from their own file. */
  readonly isOrgApart: boolean;
}

/** What was decided just now; it stands above the preview that shows it. */
export type ImportNote =
  | { readonly kind: "dated"; readonly row: number; readonly due: LocalDate }
  | { readonly kind: "led"; readonly row: number; readonly unit: string }
  | { readonly kind: "skipped" | "taken-back" | "restored"; readonly row: number }
  | { readonly kind: "means"; readonly phrase: string; readonly unit: string }
  | { readonly kind: "new-unit"; readonly phrase: string }
  | { readonly kind: "group"; readonly phrase: string; readonly members: number }
  | { readonly kind: "asked-again" }
  /** A yes was said to a preview that no longer holds: this one stands in its place. */
  | { readonly kind: "outdated" };

/** A place that needs somebody, as a list shows it. */
export interface DoubtLine extends DoubtfulPlace {
  /** The title of its task, or the text that was not understood. */
  readonly text: string;
  /** False where nothing became of the row, so that nothing can be set right. */
  readonly isCorrectable: boolean;
  readonly lead: string | null;
}

/** One row of the document, opened. */
export interface ImportRow {
  readonly row: number;
  readonly area: string;
  readonly title: string;
  readonly lead: readonly string[];
  readonly deliverables: readonly {
    readonly label: string;
    readonly timing: string;
    readonly due: readonly LocalDate[];
  }[];
  readonly place: DoubtfulPlace;
  /** The unit that it was given. */
  readonly leadGiven: string | null;
}

/** What typed names were found to be. */
export interface TypedNames {
  readonly added: number;
  /** No unit is called so; they can be made. */
  readonly unknown: readonly string[];
  /** They fit several units, or name no unit at all. */
  readonly unclear: readonly string[];
}

export interface GroupLine {
  readonly id: GroupId;
  readonly phrase: string;
  readonly members: number;
}

export type ImportContent =
  | {
      readonly kind: "ask-file";
      readonly upload: UploadOffer | null;
      /** Who is asked may bring in dossiers alone. */
      readonly isForDossiers: boolean;
    }
  | {
      readonly kind: "reading-file";
      readonly name: string;
      /** Null while nobody knows how far it is. */
      readonly progress: ReadingProgress | null;
    }
  | {
      readonly kind: "import-ask-year";
      readonly importId: ImportId;
      readonly fileName: string;
      readonly years: readonly number[];
      /** What was typed was no year. */
      readonly isAgain: boolean;
    }
  | ({
      readonly kind: "import-preview";
      readonly importId: ImportId;
      /** Fingerprint of everything that this preview shows. */
      readonly shown: string;
      readonly note: ImportNote | null;
    } & ImportParts)
  | {
      readonly kind: "import-list";
      readonly importId: ImportId;
      readonly list: ImportListName;
      readonly lines: readonly string[];
      readonly counts: readonly { readonly tasks: number; readonly deadlines: number }[];
      readonly total: number;
      readonly page: number;
      readonly pages: number;
    }
  /** Rows of dossiers that are not taken, page by page. */
  | {
      readonly kind: "import-rejected";
      readonly importId: ImportId;
      readonly rows: readonly RejectedDossier[];
      readonly total: number;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "import-rows";
      readonly importId: ImportId;
      readonly places: readonly DoubtLine[];
      /** On all pages: rows that still need somebody, and rows that were set right. */
      readonly open: number;
      readonly settled: number;
      readonly page: number;
      readonly pages: number;
    }
  | { readonly kind: "import-row"; readonly importId: ImportId; readonly row: ImportRow }
  | { readonly kind: "import-no-row"; readonly importId: ImportId; readonly row: number }
  | {
      readonly kind: "import-ask-date";
      readonly importId: ImportId;
      readonly row: number;
      readonly title: string;
      readonly timings: readonly string[];
      readonly year: number;
      /** What was typed does not say exactly one date. */
      readonly isAgain: boolean;
    }
  | {
      readonly kind: "import-question";
      readonly importId: ImportId;
      readonly note: ImportNote | null;
      readonly question: PhraseQuestion;
      readonly index: number;
      readonly total: number;
    }
  | {
      readonly kind: "import-units";
      readonly importId: ImportId;
      readonly subject: UnitSubject;
      readonly units: readonly NamedUnit[];
      /** A name that was typed and is no single unit's; `units` are those that come near. */
      readonly typed: string | null;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "import-done";
      readonly parts: ImportParts;
      readonly planId: PlanId | null;
      /** Null where there is nothing to take back. */
      readonly importId: ImportId | null;
      /** Of the units that owe something by the plan: those with nobody linked. */
      readonly unlinked: number;
    }
  | {
      readonly kind: "import-ask-undo";
      readonly importId: ImportId;
      readonly staying: readonly StayingPart[];
    }
  | { readonly kind: "import-undone"; readonly undone: UndoneImport }
  | { readonly kind: "import-not-undone"; readonly problem: UndoProblem }
  | {
      readonly kind: "import-ask-close-past";
      readonly planId: PlanId;
      readonly planName: string;
    }
  | { readonly kind: "import-past-closed"; readonly closed: number }
  | {
      readonly kind: "import-refused";
      readonly problem: ImportProblem;
      /** The file came without /nhap: it may have been meant as evidence. */
      readonly isUnasked: boolean;
      /** The question that it was to answer stands, and can be let go. */
      readonly isAsked?: true;
    }
  /** The preview was confirmed or dropped before. */
  | { readonly kind: "import-over" }
  | {
      readonly kind: "groups";
      readonly groups: readonly GroupLine[];
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "group";
      readonly target: GroupTarget;
      readonly phrase: string;
      readonly members: readonly {
        readonly member: GroupMember;
        readonly name: string;
        readonly isIn: boolean;
      }[];
      readonly chosen: number;
      readonly kinds: readonly {
        readonly unitKind: string;
        readonly count: number;
        readonly isIn: boolean;
      }[];
      readonly typed: TypedNames | null;
      readonly page: number;
      readonly pages: number;
    };

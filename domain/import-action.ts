/** What the buttons of an import do: looking, correcting, answering, confirming, taking back. */
import type { GroupId, ImportId, PlanId, UnitId } from "./ids.ts";

/** What a unit is chosen for: the lead of a row, or the meaning of a phrase. */
export type UnitSubject = { readonly row: number } | { readonly phrase: string };

/** Whose members are ticked: of a phrase in a document to be brought in, or of a stored group. */
export type GroupTarget =
  | { readonly importId: ImportId; readonly phrase: string }
  | { readonly groupId: GroupId };

/** A line of a group's list: a unit, or the name of one that is still to be made. */
export type GroupMember = { readonly unitId: UnitId } | { readonly name: string };

export type ImportListName = "units" | "new-units" | "added" | "changed" | "missing";

/** What came in with the same file as a plan, and stays when the plan is taken back. */
export type StayingPart = "scores" | "org";

export type ImportAction =
  /** `dropsMissing`: what the corrected document no longer has is withdrawn. */
  | {
      readonly do: "import-confirm";
      readonly importId: ImportId;
      readonly dropsMissing: boolean;
      /** Fingerprint of the preview that the yes is said to. */
      readonly shown: string;
    }
  | { readonly do: "import-cancel"; readonly importId: ImportId }
  | { readonly do: "import-year"; readonly importId: ImportId; readonly year: number }
  | { readonly do: "import-preview"; readonly importId: ImportId }
  | {
      readonly do: "import-list";
      readonly importId: ImportId;
      readonly list: ImportListName;
      readonly page: number;
    }
  | { readonly do: "import-rejected"; readonly importId: ImportId; readonly page: number }
  | { readonly do: "import-rows"; readonly importId: ImportId; readonly page: number }
  | { readonly do: "import-row"; readonly importId: ImportId; readonly row: number }
  | { readonly do: "import-ask-date"; readonly importId: ImportId; readonly row: number }
  | {
      readonly do: "import-skip";
      readonly importId: ImportId;
      readonly row: number;
      readonly isSkipped: boolean;
    }
  /** The row as the document has it. */
  | { readonly do: "import-restore"; readonly importId: ImportId; readonly row: number }
  /** The question at this place among those still open; too far is the first. */
  | { readonly do: "import-question"; readonly importId: ImportId; readonly index: number }
  /** Forgets what was answered about phrases. */
  | { readonly do: "import-ask-again"; readonly importId: ImportId }
  | {
      readonly do: "import-units";
      readonly importId: ImportId;
      readonly subject: UnitSubject;
      readonly page: number;
    }
  | {
      readonly do: "import-unit";
      readonly importId: ImportId;
      readonly subject: UnitSubject;
      readonly unitId: UnitId;
    }
  /** The phrase names a unit of its own. */
  | { readonly do: "import-new-unit"; readonly importId: ImportId; readonly phrase: string }
  | {
      readonly do: "import-undo";
      readonly importId: ImportId;
      readonly staying: readonly StayingPart[];
      readonly isSure: boolean;
    }
  | { readonly do: "import-close-past"; readonly planId: PlanId; readonly isSure: boolean }
  | { readonly do: "groups"; readonly page: number }
  | { readonly do: "group"; readonly target: GroupTarget; readonly page: number }
  | {
      readonly do: "group-tick";
      readonly target: GroupTarget;
      readonly member: GroupMember;
      readonly isIn: boolean;
      readonly page: number;
    }
  /** All units of a kind. */
  | {
      readonly do: "group-kind";
      readonly target: GroupTarget;
      readonly unitKind: string;
      readonly isIn: boolean;
      readonly page: number;
    }
  /** Units that nobody knows yet. */
  | { readonly do: "group-new"; readonly target: GroupTarget; readonly names: readonly string[] }
  | { readonly do: "group-done"; readonly target: GroupTarget };

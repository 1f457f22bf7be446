/** Quy định xin lỗi: what the settings of dossiers that are late say, as data. */
import type { ApologyRuleName } from "./apology-action.ts";
import type { ApologyRuleFault } from "./apology-rule-values.ts";
import type { ApologyRules, LetterForm } from "./apology-rules.ts";
import type { PersonId, UnitId } from "./ids.ts";
import type { TemplateProblem } from "./letter-tags.ts";
import type { UploadOffer } from "./upload-offer.ts";

/** A pack of rules as it is shown. */
export interface RulesPack {
  readonly rules: ApologyRules;
  /** The office's own, which can be removed. */
  readonly isOwn: boolean;
  readonly standing: "past" | "in-force" | "to-come";
}

export type ApologyRulesContent =
  | {
      readonly kind: "apology-rules";
      readonly packs: readonly RulesPack[];
      /** The names of the units that are the one-stop desk. */
      readonly desk: readonly string[];
      /** For how many days applicants are kept. */
      readonly applicantDays: number;
      /** What was just done. */
      readonly done: "removed" | "applicant-days" | null;
    }
  | {
      readonly kind: "apology-pack";
      readonly pack: RulesPack;
      readonly done: "changed" | "begun" | "template" | "shipped-template" | null;
    }
  | {
      readonly kind: "ask-apology-rule";
      readonly rule: ApologyRuleName;
      readonly rules: ApologyRules;
      readonly fault: ApologyRuleFault | null;
    }
  | {
      readonly kind: "ask-apology-rules-from";
      readonly fault: "unread" | "known" | "too-far" | null;
    }
  /** The template goes along as a file. */
  | {
      readonly kind: "letter-template";
      readonly personId: PersonId;
      readonly rules: ApologyRules;
      /** Whether a file can be handed out here at all. */
      readonly isReachable: boolean;
    }
  | {
      readonly kind: "ask-letter-template";
      readonly form: LetterForm;
      readonly upload: UploadOffer | null;
    }
  | {
      readonly kind: "template-refused";
      readonly problem: TemplateProblem;
      readonly upload: UploadOffer | null;
    }
  | {
      readonly kind: "desk-units";
      readonly units: readonly {
        readonly id: UnitId;
        readonly name: string;
        readonly isDesk: boolean;
      }[];
      readonly desk: readonly string[];
      /** What was just chosen, and whether there is anybody to be told of it; null where nothing was. */
      readonly done: {
        readonly unit: string;
        readonly isDesk: boolean;
        readonly isTold: boolean;
      } | null;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "ask-applicant-days";
      readonly days: number;
      readonly isAgain: boolean;
    };

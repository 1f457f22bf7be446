/** Giao nhiệm vụ, ý kiến chỉ đạo: what the next words answer. */
import type { DirectiveDraft, DirectivePiece } from "../../../domain/directive-draft.ts";
import type { DirectiveId } from "../../../domain/ids.ts";
import type { AnsweredBy } from "./answered-by.ts";

export type DirectiveQuestion =
  | {
      readonly asking: "directive";
      /** Null: everything at once. */
      readonly piece: DirectivePiece | null;
      readonly draft: DirectiveDraft;
    }
  /** Whom this name of the draft means. */
  | { readonly asking: "directive-unit"; readonly phrase: string; readonly draft: DirectiveDraft }
  | { readonly asking: "directive-rows" }
  | { readonly asking: "withdraw-directive"; readonly directiveId: DirectiveId };

export const DIRECTIVE_QUESTIONS: AnsweredBy<DirectiveQuestion> = {
  directive: "words",
  "directive-unit": "words",
  "directive-rows": "words",
  "withdraw-directive": "words",
};

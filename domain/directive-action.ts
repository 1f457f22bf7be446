/** Giao nhiệm vụ, ý kiến chỉ đạo: what its choices do. */
import type { DirectiveDraft, DirectivePiece } from "./directive-draft.ts";
import type { NamedUnits } from "./directive-units.ts";
import type { RegisterRow } from "./directive-register.ts";
import type { Directive } from "./directive.ts";
import type { DirectiveId } from "./ids.ts";

export type DirectiveAction =
  | {
      readonly do: "directives";
      readonly direction: Directive["direction"];
      readonly page: number;
    }
  | { readonly do: "directive"; readonly directiveId: DirectiveId }
  /** Another page of the units of an opened one. */
  | { readonly do: "directive-units"; readonly directiveId: DirectiveId; readonly page: number }
  /** Giao nhiệm vụ mới, đăng ký ý kiến chỉ đạo. */
  | { readonly do: "draft-directive"; readonly direction: Directive["direction"] }
  /** Asks for a piece of the draft as it stood in the message that offers it. */
  | {
      readonly do: "ask-directive";
      readonly piece: DirectivePiece;
      readonly draft: DirectiveDraft;
    }
  /** Says whom a name means that names nobody; without units: it belongs to what is to be done. */
  | {
      readonly do: "name-directive-unit";
      readonly draft: DirectiveDraft;
      readonly phrase: string;
      readonly means: NamedUnits | null;
    }
  /** Giao, đăng ký. */
  | { readonly do: "give-directive"; readonly draft: DirectiveDraft }
  | { readonly do: "ask-register" }
  | { readonly do: "register-directives"; readonly rows: readonly RegisterRow[] }
  /** Thu hồi. */
  | { readonly do: "ask-withdraw-directive"; readonly directiveId: DirectiveId };

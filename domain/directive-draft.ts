/** Dự thảo giao nhiệm vụ: what is known of a directive that is not given or registered yet. */
import type { NamedUnits } from "./directive-units.ts";
import type { Directive } from "./directive.ts";
import type { DirectiveId } from "./ids.ts";
import type { LocalDate } from "./time.ts";

/** What a directive consists of, each to be said and changed by itself. */
export type DirectivePiece = "title" | "units" | "due" | "document" | "product";

/** Its id is the directive's to come: however often it is confirmed, one is made. */
export interface DirectiveDraft {
  readonly id: DirectiveId;
  readonly direction: Directive["direction"];
  /** Empty until it is told. */
  readonly title: string;
  readonly named: readonly NamedUnits[];
  /** Names of which nobody knows yet whom they mean. */
  readonly unclear: readonly string[];
  readonly due: LocalDate | null;
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  /** Empty where none is named. */
  readonly product: string;
  /** For one received: the day on which it was answered already; null while it is not. */
  readonly answeredOn: LocalDate | null;
}

/** Số, ngày, cơ quan ban hành of a directive's document. */
export type DirectiveDocument = Pick<DirectiveDraft, "number" | "issuer" | "issuedOn">;

/** What was told and cannot be taken so. */
export type PieceFault =
  | "blank"
  /** No day, or one that is on no calendar. */
  | "unread"
  | "past"
  | "too-far"
  /** A document, or an answer, of a day to come. */
  | "future"
  | "one-unit"
  | "unknown-units"
  /** More than one message says of a directive. */
  | "too-long";

export function emptyDraft(
  id: DirectiveId,
  direction: Directive["direction"],
  named: readonly NamedUnits[],
): DirectiveDraft {
  return {
    id,
    direction,
    title: "",
    named,
    unclear: [],
    due: null,
    number: null,
    issuer: "",
    issuedOn: null,
    product: "",
    answeredOn: null,
  };
}

/** What has to be asked next; null when it can be confirmed. */
export function missingPiece(draft: DirectiveDraft): DirectivePiece | null {
  if (draft.title === "") return "title";
  if (draft.unclear.length > 0 || draft.named.length === 0) return "units";
  return draft.due === null ? "due" : null;
}

/** `CĐ-007`. */
export function directiveCode(number: number): string {
  return `CĐ-${String(number).padStart(3, "0")}`;
}

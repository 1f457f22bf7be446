/** Điều chỉnh một việc: what the next words answer. */
import type { ExtensionAnswer } from "../../../domain/handling-action.ts";
import type { DeadlineId, ExtensionId, UnitId } from "../../../domain/ids.ts";
import type { LocalDate } from "../../../domain/time.ts";
import type { AnsweredBy } from "./answered-by.ts";

interface OfDuty {
  readonly deadlineId: DeadlineId;
}

export type HandlingQuestion =
  /** A later date and why; where the date is known, only why. */
  | (OfDuty & { readonly asking: "extension"; readonly proposedDue: LocalDate | null })
  | (OfDuty & {
      readonly asking: "extension-words";
      readonly extensionId: ExtensionId;
      readonly to: ExtensionAnswer;
    })
  | (OfDuty & { readonly asking: "remark" })
  /** The right date and why; where the date is known, only why. */
  | (OfDuty & { readonly asking: "date-correction"; readonly due: LocalDate | null })
  /** The name of the unit that is to owe it. */
  | (OfDuty & { readonly asking: "new-unit" })
  | (OfDuty & { readonly asking: "move-reason"; readonly unitId: UnitId })
  | (OfDuty & { readonly asking: "on-time-reason" })
  | (OfDuty & { readonly asking: "unsigned-reason" });

export const HANDLING_QUESTIONS: AnsweredBy<HandlingQuestion> = {
  extension: "number",
  "extension-words": "words",
  remark: "words",
  "date-correction": "number",
  "new-unit": "words",
  "move-reason": "words",
  "on-time-reason": "words",
  "unsigned-reason": "words",
};

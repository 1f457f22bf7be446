/** Nhật ký, hồ sơ kiểm chứng: what their choices do. */
import type { LocalDate } from "./time.ts";

export type RecordAction =
  /** Who did what: of a task, a person, a day, as the filter says. */
  | { readonly do: "record"; readonly filter: string; readonly page: number }
  /** The same as a table. */
  | { readonly do: "export-record"; readonly filter: string }
  /** Asks for which period the documents are wanted. */
  | { readonly do: "export-evidence" }
  /** Makes the file. */
  | { readonly do: "make-evidence-export"; readonly from: LocalDate; readonly to: LocalDate };

/** What stands in the tables that are exported. */
import type { LocalDate } from "./time.ts";

/** Words, a day, or a count; null is empty. */
export type Cell = string | { readonly day: LocalDate } | number | null;

/** Where a document's file is: within the zip, or why it is not. */
export type FilePlace =
  | { readonly path: string }
  /** Its reader may not see the applicant whom it names. */
  | "withheld"
  /** It never had one. */
  | "none"
  /** The store has it no longer, or not as it was. */
  | "lost"
  /** The zip would be too large. */
  | "left-out";

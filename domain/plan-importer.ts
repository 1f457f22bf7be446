import type { PersonId } from "./ids.ts";
import type { ImportPreview, ImportProblem, SourceFile } from "./plan-import.ts";
import type { Result } from "./result.ts";
import type { AuditEntry, Stores } from "./stores.ts";

export interface ImportOptions {
  /** The plan year; null to take the one that the document names. */
  readonly year: number | null;
  /** What to know the plan by, where the document names no number of its own. */
  readonly planName: string | null;
}

/**
 * Reads files into plans. Previewing stores nothing. Committing works within the transaction whose
 * stores it is given, so that a conversation's answer commits with it.
 */
export interface PlanImporter {
  preview(stores: Stores, file: SourceFile, options: ImportOptions): Promise<ImportOutcome>;
  commit(
    stores: Stores,
    file: SourceFile,
    options: ImportOptions,
    by: ImportAuthor,
  ): Promise<ImportOutcome>;
}

/** Who brings a plan in, and through what. */
export interface ImportAuthor {
  readonly personId: PersonId | null;
  readonly channel: AuditEntry["channel"];
}

export type ImportOutcome = Result<ImportPreview, ImportProblem>;

/** Nhập kế hoạch: the port through which a plan that was read comes in. */
import type { FileHash, ImportId, PersonId, PlanId } from "./ids.ts";
import type {
  ImportCorrections,
  ImportedPlan,
  ImportPreview,
  UndoneImport,
  UndoProblem,
} from "./plan-import.ts";
import { fail, ok, type Result } from "./result.ts";
import type { Stores } from "./stores.ts";
import type { AuditEntry, ImportStore, MadeImport } from "./upkeep-stores.ts";

/** A plan as it was read, and the file it was read from. */
export interface ReadPlan {
  readonly plan: ImportedPlan;
  readonly fileName: string;
  readonly fileHash: FileHash;
}

export interface ImportOptions {
  /** What to know the plan by, where the document names no number of its own. */
  readonly planName: string | null;
  readonly corrections: ImportCorrections;
}

/**
 * Compares a plan with what is stored of it. Previewing stores nothing. Committing works within the
 * transaction whose stores it is given, so that a conversation's answer commits with it. A plan of
 * no kind is previewed, and committed, as one that holds nothing.
 */
export interface PlanImporter {
  preview(stores: Stores, read: ReadPlan, options: ImportOptions): Promise<ImportPreview>;
  commit(
    stores: Stores,
    read: ReadPlan,
    options: ImportOptions,
    by: ImportAuthor,
  ): Promise<CommittedImport>;
  /**
   * Takes the last import of a plan back, wholly or not at all: the one that is meant, or whichever
   * is the last (null).
   */
  undo(
    stores: Stores,
    meant: ImportId | null,
    by: ImportAuthor,
  ): Promise<Result<UndoneImport, UndoProblem>>;
  /**
   * Closes as done, on its due date, every open deadline of the plan that was due before today;
   * returns how many. For a plan that came in when part of its year was over.
   */
  closePast(stores: Stores, planId: PlanId, by: ImportAuthor): Promise<number>;
}

export interface CommittedImport extends ImportPreview {
  readonly planId: PlanId | null;
  /** Null when nothing was changed: then there is nothing to take back. */
  readonly importId: ImportId | null;
}

/**
 * The import that is meant, if it is the last; null means whichever is. Only what stands last can be
 * taken back.
 */
export async function importToUndo(
  imports: Pick<ImportStore, "latest" | "made">,
  meant: ImportId | null,
): Promise<Result<MadeImport, UndoProblem>> {
  const latest = await imports.latest();
  if (latest && (meant === null || latest.id === meant)) return ok(latest);
  const isKnown = meant !== null && (await imports.made(meant)) !== null;
  return fail({ code: isKnown ? "overtaken" : "nothing-to-undo" });
}

/** Who brings a plan in, and through what. */
export interface ImportAuthor {
  readonly personId: PersonId | null;
  readonly channel: AuditEntry["channel"];
}

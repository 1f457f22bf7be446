/** Nội dung tài liệu: everything that one file was recognised to hold. */
import type { ImportedDossiers } from "./dossier-import.ts";
import type { ImportedOrg } from "./org-import.ts";
import type { ImportedPlan, ImportProblem, SourceFile } from "./plan-import.ts";
import type { Result } from "./result.ts";
import type { ImportedScores } from "./scores.ts";

export interface PlanYears {
  /** The plan year that was asked for; null to take the one that the document names. */
  readonly given: number | null;
  /** The year we are in: what a document without any plan in it is said to be read for. */
  readonly current: number;
}

export interface DocumentContents {
  /** Fails where there is a plan that cannot be brought in as it is (`no-year`). */
  readonly plan: Result<ImportedPlan, ImportProblem>;
  readonly scores: ImportedScores;
  /** Null where the file is no list of units and people. */
  readonly org: ImportedOrg | null;
  /** Null where the file is no export of dossiers. */
  readonly dossiers: ImportedDossiers | null;
}

/**
 * Reads files, whatever is in them, within limits of time and memory. The same file for the same
 * years is read once while it is remembered. Fails with what is wrong with the file; never throws
 * for what is in it.
 */
export interface ContentsReader {
  read(
    file: SourceFile,
    years: PlanYears,
    onProgress?: (progress: ReadingProgress) => void,
  ): Promise<Result<DocumentContents, ImportProblem>>;
  /** Ends what is being read. */
  close(): Promise<void>;
}

export interface ReadingProgress {
  readonly rowsDone: number;
  readonly rowsInAll: number;
}

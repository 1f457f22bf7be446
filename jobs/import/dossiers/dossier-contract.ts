/** The machine-readable answer to `import dossiers`; stable, since others read it (SPEC 10). */
import type {
  DossierNews,
  DossierPreview,
  DossierRowProblem,
  DossierStanding,
} from "../../../domain/dossier-import.ts";

export interface DossiersContract extends DossierStanding {
  /** Rows of dossiers in the file, the rejected among them. */
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly rejected: readonly { readonly row: number; readonly reason: string }[];
  readonly unchanged: number;
  /** The moment of which the export is, as an ISO instant. */
  readonly asOf: string;
  readonly toApologise: number;
  readonly withoutUnit: number;
  readonly newUnits: readonly string[];
  readonly news: DossierNews;
}

/** `wordProblem` says in a sentence why a row was not taken. */
export function toDossiersContract(
  preview: DossierPreview,
  wordProblem: (problem: DossierRowProblem) => string,
): DossiersContract {
  const { read, created, updated, rejected, onTime, late, open, overdueOpen } = preview;
  const { unchanged, asOf, toApologise, withoutUnit, newUnits, news } = preview;
  return {
    read,
    created,
    updated,
    rejected: rejected.map(({ row, problem }) => ({ row, reason: wordProblem(problem) })),
    onTime,
    late,
    open,
    overdueOpen,
    unchanged,
    asOf,
    toApologise,
    withoutUnit,
    newUnits,
    news,
  };
}

/** Bản xem trước gọn của hồ sơ: of a preview only what its first screen shows; nobody is named in it. */
import type { DossierPreview, RejectedDossier } from "./dossier-import.ts";
import { beginning, type Beginning } from "./import-overview.ts";
import type { PhraseMeaning, PhraseQuestion } from "./plan-import.ts";

export interface DossierOverview extends Omit<
  DossierPreview,
  "rejected" | "newUnits" | "questions"
> {
  readonly rejected: Beginning<RejectedDossier>;
  readonly newUnits: Beginning<string>;
  readonly questions: Beginning<PhraseQuestion>;
  /** How many names of units somebody has said the meaning of. */
  readonly answered: number;
}

const FEW = 3;

export function dossierOverviewOf(
  preview: DossierPreview,
  phrases: Readonly<Record<string, PhraseMeaning>>,
): DossierOverview {
  return {
    ...preview,
    rejected: beginning(preview.rejected, FEW),
    newUnits: beginning(preview.newUnits, FEW),
    questions: beginning(preview.questions, FEW),
    answered: Object.keys(phrases).length,
  };
}

/** Whether storing it would change anything: facts, or the moment of which they are known. */
export function bringsAnything({
  created,
  updated,
  unchanged,
  news,
  asOf,
}: Pick<DossierPreview, "created" | "updated" | "unchanged" | "news" | "asOf">): boolean {
  const isLater = news.lastAsOf === null || asOf > news.lastAsOf;
  return created + updated + news.waived + news.entered > 0 || (isLater && unchanged > 0);
}

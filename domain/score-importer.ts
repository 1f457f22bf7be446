/** Nhập kết quả chấm điểm: the port through which scores that were read come in. */
import type { ImportAuthor } from "./plan-importer.ts";
import type { ImportedScores, ScoresPreview } from "./scores.ts";
import type { Stores } from "./stores.ts";

/** Previewing stores nothing; committing works within the transaction whose stores it is given. */
export interface ScoreImporter {
  preview(stores: Stores, imported: ImportedScores): Promise<ScoresPreview>;
  commit(stores: Stores, imported: ImportedScores, by: ImportAuthor): Promise<ScoresPreview>;
}

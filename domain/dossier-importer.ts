/** Nhập hồ sơ TTHC: the port through which an export that was read comes in. */
import type { DossierPreview, ImportedDossiers } from "./dossier-import.ts";
import type { ImportAuthor } from "./plan-importer.ts";
import type { PhraseMeaning } from "./plan-import.ts";
import type { Stores } from "./stores.ts";
import type { Instant } from "./time.ts";

export interface DossierImportOptions {
  /** The moment of which the export is; null: as the file says, else now. Never after now. */
  readonly asOf: Instant | null;
  /** What names of units were said to mean, by the name as written. */
  readonly phrases: Readonly<Record<string, PhraseMeaning>>;
}

/** Previewing stores nothing; committing works within the transaction whose stores it is given. */
export interface DossierImporter {
  preview(
    stores: Stores,
    imported: ImportedDossiers,
    options: DossierImportOptions,
  ): Promise<DossierPreview>;
  /** Throws when a dossier was changed meanwhile: then nothing of it has come in. */
  commit(
    stores: Stores,
    imported: ImportedDossiers,
    options: DossierImportOptions,
    by: ImportAuthor,
  ): Promise<DossierPreview>;
}

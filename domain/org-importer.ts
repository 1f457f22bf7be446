/** Nhập danh sách đơn vị và người dùng: the port through which a list that was read comes in. */
import type { ImportedOrg, OrgPreview } from "./org-import.ts";
import type { ImportAuthor } from "./plan-importer.ts";
import type { Stores } from "./stores.ts";

/** Previewing stores nothing; committing works within the transaction whose stores it is given. */
export interface OrgImporter {
  preview(stores: Stores, org: ImportedOrg): Promise<OrgPreview>;
  commit(stores: Stores, org: ImportedOrg, by: ImportAuthor): Promise<OrgPreview>;
}

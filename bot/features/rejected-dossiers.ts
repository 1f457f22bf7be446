/** Rows of an export that are not taken, each with its reason, page by page. */
import type { ImportId } from "../../domain/ids.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { asking, openImport, previewParts, showPreview } from "./import-preview.ts";
import { pageOfList } from "./paging.ts";

const ROWS_A_PAGE = 10;

export async function listRejected(
  turn: LinkedTurn,
  importId: ImportId,
  page: number,
): Promise<readonly Reply[]> {
  const opened = await openImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  const { dossiers } = await previewParts(turn, opened);
  if (!dossiers || dossiers.rejected.length === 0) return showPreview(turn, opened, null);
  const { slice: rows, ...place } = pageOfList(dossiers.rejected, page, ROWS_A_PAGE);
  const total = dossiers.rejected.length;
  return [
    {
      content: { kind: "import-rejected", importId, rows, total, ...place },
      asks: asking(turn, { asking: "import", importId }),
    },
  ];
}

/** Rows of an export that are no dossiers: those that gather others, numbers of columns, sums, signatures. */
import { foldText } from "../../../../domain/text.ts";
import type { TableRow } from "../../reading/document.ts";
import { codeOf, type DossierCells, type RowGroup } from "./dossier-rows.ts";

export const NO_GROUP: RowGroup = { field: "", unit: "" };

/** `(1)`, `2`, `A`, `(7)=(5)+(6)`: the numbers of the columns. */
const COLUMN_NUMBER = /^\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?$/u;
const SUM = /^(?:tong(?: cong| so)?|cong)(?:[ :]|$)/u;
const UNIT =
  /^(?:phong|ubnd|uy ban|so|ban|trung tam|chi nhanh|chi cuc|van phong|cong an|bo phan|xa|phuong|thi tran|don vi)(?!\p{L})/u;
/** A code, or a date, in a row that says nothing else. */
const LIKE_CODE = /^(?=\S*\d)\S{3,}$/u;
const ITS_NUMBER = /^(?:[IVXLC]+|[A-Z]|\d{1,3})\s*[.)\-/:]\s*/u;
const ITS_KIND = /^(?:lĩnh vực(?:\s*:|\s)|(?:đơn vị(?: xử lý| giải quyết)?|cơ quan)\s*:)\s*/iu;
const ITS_COUNT = /\s*(?:\([^()]*\)|:\s*\d+[^:]*)$/u;
const LONGEST = 200;

/** What a row with a single text says of the rows below it; null for a row of cells. */
export function groupOf({ cells, continues }: TableRow): Partial<RowGroup> | null {
  const texts = cells.filter((cell, at) => cell !== "" && continues?.[at] !== true);
  const [text = ""] = texts;
  if (texts.length > 1 || LIKE_CODE.test(text)) return null;
  const name = text
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(ITS_NUMBER, "")
    .replace(ITS_KIND, "")
    .replace(ITS_COUNT, "");
  const folded = foldText(name);
  if (!/\p{L}{2}/u.test(name) || name.length > LONGEST || SUM.test(folded)) return {};
  return UNIT.test(folded) ? { unit: name } : { field: name };
}

/**
 * Rows without a code that say too little for a dossier, sums, numbers of columns, and what goes on
 * from the dossier above.
 */
export function isAside({ cells }: TableRow, own: DossierCells): boolean {
  const texts = cells.filter((cell) => cell !== "");
  if (texts.every((text) => COLUMN_NUMBER.test(text))) return true;
  if (SUM.test(foldText(texts[0] ?? ""))) return true;
  if (own.goesOn("code")) return true;
  // Who signs below the table stands in some of its columns.
  const isDated = /\d/u.test(own.text("received") + own.text("due"));
  if (/\d/u.test(codeOf(own))) return false;
  return !isDated && texts.length < FEWEST_OF_DOSSIER;
}

const FEWEST_OF_DOSSIER = 4;

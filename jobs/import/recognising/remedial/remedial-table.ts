/** A remedial plan as a table: `Tồn tại | Điểm trừ | Giải pháp | Đơn vị chủ trì | Thời gian`. */
import { foldText } from "../../../../domain/text.ts";
import { readMarker } from "../text/markers.ts";
import type { OutlineEntry } from "../text/outline.ts";
import { BLANK_CELLS, type RemedialBlock, type RemedialCells } from "./remedial-blocks.ts";
import { roleOfLabel, type RemedialRole } from "./remedial-labels.ts";
import { areAreas, captionIn } from "../text/captions.ts";
import { isNumberingRow } from "../appendix/columns.ts";
import type { TableRow } from "../../reading/document.ts";

type Role = RemedialRole | "area" | "number";
type Columns = readonly (Role | null)[];

const AREA = /^(?:(?:ten )?(?:linh vuc|chi so thanh phan|noi dung|chi so)(?: cchc| danh gia)?)$/u;
const CRITERION = /^(?:ten )?tieu chi(?: thanh phan|,? chi tieu)?$/u;
const NUMBER = /^(?:so )?(?:tt|stt|thu tu)\.?$/u;
const BULLETS: ReadonlySet<string> = new Set(["none", "dash", "plus"]);
const LEAST_COLUMNS = 3;

/** Whether a table's row is the header of such a table. */
export function isRemedialHeader(cells: readonly string[]): boolean {
  return readHeader(cells) !== null;
}

/** The rows of one table, put together over all pages, and the heading above it. */
interface RemedialRows {
  readonly caption: string | null;
  readonly blocks: RemedialBlock[];
}

/** The rows of all such tables. Tables below headings of their own have these for areas. */
export function readTableBlocks(entries: readonly OutlineEntry[]): RemedialBlock[] {
  const tables: RemedialRows[] = [];
  let columns: Columns | null = null;
  let area = "";
  let above: string | null = null;
  for (const entry of entries) {
    if (entry.kind === "line") {
      const isNumbered = !BULLETS.has(entry.marker.kind);
      above = captionIn(entry.text, isNumbered);
      continue;
    }
    const isOneTable: boolean = entry.rows[0]?.cells.length === columns?.length;
    if (!isOneTable) columns = null;
    for (const row of entry.rows) {
      const header = readHeader(row.cells);
      if (header) {
        if (!columns || above !== null) {
          tables.push({ caption: above, blocks: [] });
          area = "";
        }
        [columns, above] = [header, null];
      }
      const table = tables.at(-1);
      if (header || !columns || !table || isNumberingRow(row.cells)) continue;
      const heading = areaHeading(row.cells);
      if (heading === null) table.blocks.push(readRow(row, columns, area));
      area = heading ?? table.blocks.at(-1)?.area ?? area;
    }
  }
  return areasAssigned(tables).filter(({ cells }) => cells.remedy !== "" || cells.lead !== "");
}

function areasAssigned(tables: readonly RemedialRows[]): RemedialBlock[] {
  const isByCaption = areAreas(tables.map(({ caption }) => caption));
  return tables.flatMap(({ caption, blocks }) => {
    // In a spreadsheet the headings but the first are rows of the table.
    const isHeading = isByCaption || blocks.some(({ area }) => area !== "");
    return blocks.map((block) =>
      block.area === "" && isHeading ? { ...block, area: caption ?? "" } : block,
    );
  });
}

/** What such a header has at the least, told cheaply: a long table has few rows like it. */
const LOSS_TITLE =
  /tồn tại|hạn chế|thiếu sót|khuyết điểm|trừ|mất|tiêu chí|ton tai|han che|tru|mat/iu;
const REMEDY_TITLE =
  /giải pháp|biện pháp|khắc phục|nhiệm vụ|xử lý|giai phap|bien phap|khac phuc|nhiem vu/iu;
const LONGEST_TITLE = 100;

function looksLikeHeader(cells: readonly string[]): boolean {
  const titles = cells.filter((cell) => cell !== "");
  if (titles.length < LEAST_COLUMNS || titles.some((title) => title.length > LONGEST_TITLE)) {
    return false;
  }
  return (
    titles.some((title) => LOSS_TITLE.test(title)) &&
    titles.some((title) => REMEDY_TITLE.test(title))
  );
}

function readHeader(cells: readonly string[]): Columns | null {
  if (!looksLikeHeader(cells)) return null;
  const found = cells.map(roleOf);
  // Without a column of shortcomings, the criterion is what was not met.
  const other = found.includes("shortcoming") ? "area" : "shortcoming";
  const roles = found.map((role) => (role === "criterion" ? other : role));
  const columns = roles.map((role, index) => (roles.indexOf(role) === index ? role : null));
  const isRemedial =
    columns.includes("remedy") && (columns.includes("shortcoming") || columns.includes("points"));
  return isRemedial && columns.filter(Boolean).length >= LEAST_COLUMNS ? columns : null;
}

function roleOf(cell: string): Role | "criterion" | null {
  const folded = foldText(cell.slice(0, 100));
  if (NUMBER.test(folded)) return "number";
  if (CRITERION.test(folded)) return "criterion";
  return roleOfLabel(cell) ?? (AREA.test(folded) ? "area" : null);
}

/** A row with one text alone, or one beside its numeral. */
function areaHeading(cells: readonly string[]): string | null {
  const filled = cells.filter((cell) => cell !== "");
  const numeral =
    filled.length === 2 && /^(?:[IVXLC]{1,6}|[A-Z]|\d{1,2})\.?$/u.test(filled[0] ?? "");
  if (filled.length !== 1 && !numeral) return null;
  return nameOf(filled.at(-1) ?? "");
}

function readRow(row: TableRow, columns: Columns, above: string): RemedialBlock {
  const cells: Record<RemedialRole, string> = { ...BLANK_CELLS };
  let area = "";
  for (const [index, role] of columns.entries()) {
    const cell = row.cells[index] ?? "";
    if (role === "area") area = nameOf(cell);
    else if (role !== null && role !== "number") cells[role] = cell;
  }
  // What is merged downwards was deducted once.
  const isShared = (role: Role) => row.continues?.[columns.indexOf(role)] ?? false;
  if (isShared("points") || isShared("shortcoming")) cells.points = "";
  if (isShared("shortcoming")) cells.shortcoming = "";
  return { area: area || above, loss: "", cells: tidied(cells) };
}

function tidied(cells: RemedialCells): RemedialCells {
  const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();
  const remedy = oneLine(cells.remedy.replace(/^\s*[-–+•]\s*/u, ""));
  return { ...cells, shortcoming: oneLine(cells.shortcoming), remedy };
}

function nameOf(cell: string): string {
  return readMarker(cell).text.replace(/[.:;,\s]+$/u, "");
}

/** A score table for each area, each with a sum of its own: put together as one table of areas. */
import { readCaption } from "../text/captions.ts";
import type { ScoreCells, ScoreTable } from "./score-cells.ts";
import { foldText } from "../../../../domain/text.ts";

const TOTAL =
  /^(?:tong|cong)(?: (?:cong|tong|so|diem|chung|cchc|dat|duoc|cac|linh vuc|tieu chi|chi so|toan bo|ca nam)){0,5}(?: ?\([^()]*\))?$/u;

/**
 * Where a sum (`Cộng`) is followed by the heading of a further area, each sum belongs to the heading
 * above it; the first of these headings may stand above the table. Other tables stay as they are.
 */
export function withSumsOfAreas(table: ScoreTable): ScoreTable {
  const goesOn = table.rows.some(
    (row, index) => isSum(row) && isHeadingRow(table.rows[index + 1] ?? row),
  );
  if (!goesOn) return table;
  const rows: ScoreCells[] = [];
  let heading: number | null = null;
  for (const row of withFirstHeading(table)) {
    if (isHeadingRow(row)) heading = rows.length;
    const named = heading === null ? undefined : rows[heading];
    if (isSum(row) && heading !== null && named) {
      rows[heading] = { ...named, points: row.points };
      heading = null;
    } else rows.push(row);
  }
  return { ...table, rows };
}

/** A row of a table's own that only names an area. */
export function headingRow(name: string, row: number): ScoreCells {
  return { row, number: "I", area: "", name, points: {}, reason: "", note: "" };
}

function withFirstHeading({ rows, above }: ScoreTable): readonly ScoreCells[] {
  const [first] = rows;
  const caption = readCaption(above.at(-1) ?? "");
  if (!first || isHeadingRow(first) || caption === null) return rows;
  return [headingRow(caption, first.row), ...rows];
}

function isHeadingRow({ name, number, area, points }: ScoreCells): boolean {
  const isNamed = name !== "" || /\p{L}{2}/u.test(number);
  return isNamed && area === "" && Object.values(points).every((cell) => cell === "");
}

function isSum(row: ScoreCells): boolean {
  return isTotal(row.name || row.area) && !isHeadingRow(row);
}

/** `Tổng cộng`, `Cộng`: the name of a sum. */
export function isTotal(name: string): boolean {
  return TOTAL.test(foldText(name).replace(/[.,:;]+$/u, ""));
}

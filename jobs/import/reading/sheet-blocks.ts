/** A sheet as a person sees it: a title above, a table, notes below. */
import type { Block, TableRow } from "./document.ts";
import { isLetterhead, paragraphsBelow, paragraphsOfRow } from "./letterhead.ts";

/** A row of the table fills at least this part of the columns that the fullest row does. */
const FULL_ENOUGH = 0.6;
/** What stands over a column is short, and has no figures. */
const COLUMN_TITLE = /^\D{1,80}$/u;
/** `II. Cải cách thủ tục`: a row that gathers those below it, not a title. */
const NUMBERED = /^(?:[IVXL]+|[A-Z]|\d{1,2})\s*[.)\-/:]/u;

/**
 * Parts the rows of a sheet into tables and what stands above and below them: titles, a letterhead,
 * notes. Blank rows are left out; they do not end a table, but what is sparse behind one does not
 * belong to it.
 */
export function blocksOfSheet(rows: readonly TableRow[]): readonly Block[] {
  const filled = columnsFilled(rows);
  const starts = [0, ...startsOfMore(rows, filled)];
  return starts.flatMap((start, index) => {
    const end = starts[index + 1] ?? rows.length;
    return blocksOfPart(rows.slice(start, end), filled.slice(start, end));
  });
}

/** A table with what stands above and below it. */
function blocksOfPart(rows: readonly TableRow[], filled: readonly number[]): readonly Block[] {
  const most = filled.reduce((highest, count) => Math.max(highest, count), 0);
  const enough = Math.max(2, Math.ceil(most * FULL_ENOUGH));
  const first = filled.findIndex((count) => count >= enough);
  if (first < 0) return rows.flatMap(paragraphsOfRow);
  const end = endOfTable(filled, enough);
  const table = rows.slice(first, end).filter((_, index) => (filled[first + index] ?? 0) > 0);
  return [
    ...rows.slice(0, first).flatMap(paragraphsOfRow),
    { kind: "table", rows: table },
    ...rows.slice(end).flatMap(paragraphsBelow),
  ];
}

/** Where another table begins, with its own title and column titles below the one before. */
function startsOfMore(rows: readonly TableRow[], filled: readonly number[]): readonly number[] {
  const starts: number[] = [];
  let isInTable = false;
  let titles: number[] = [];
  let isApart = false;
  for (const [index, count] of filled.entries()) {
    if (count === 0) isApart ||= titles.length === 0;
    else if (count === 1) titles.push(index);
    else {
      const [start] = titles;
      const isTitled = isApart ? titles.length > 0 : titles.length > 1;
      const isGroup = titles.length === 1 && NUMBERED.test(textsOf(rows[titles[0] ?? 0])[0] ?? "");
      const isNew = isInTable && isTitled && !isGroup && holdsColumnTitles(rows, index);
      if (isNew && start !== undefined) starts.push(start);
      isInTable = true;
      titles = [];
      isApart = false;
    }
  }
  return starts;
}

/** Side by side, with a row of the table right below: unlike signatures. */
function holdsColumnTitles(rows: readonly TableRow[], index: number): boolean {
  const row = rows[index];
  const texts = textsOf(row);
  if (!texts.every((text) => COLUMN_TITLE.test(text))) return false;
  const first = row?.cells.findIndex((cell) => cell !== "") ?? 0;
  const isSideBySide = texts.length > 2 || row?.cells[first + 1] !== "";
  return isSideBySide && textsOf(rows[index + 1]).length > 1;
}

function textsOf(row: TableRow | undefined): readonly string[] {
  const { cells = [], continues } = row ?? {};
  return cells.filter((cell, index) => cell !== "" && continues?.[index] !== true);
}

function endOfTable(filled: readonly number[], enough: number): number {
  const lastFull = filled.findLastIndex((count) => count >= enough);
  const blank = filled.indexOf(0, lastFull);
  const last = filled.findLastIndex(
    (count, index) => count > 1 && (blank < 0 || index < blank || index <= lastFull),
  );
  return last + 1;
}

/** How many cells of each row say something; those of a letterhead only lie beside each other. */
function columnsFilled(rows: readonly TableRow[]): readonly number[] {
  const filled = rows.map((row) => textsOf(row).length);
  for (let first = 0, end = 0; first < rows.length; first = Math.max(end, first + 1)) {
    for (end = first; filled[end] === 2; end += 1);
    if (end > first && isLetterhead(rows.slice(first, end))) filled.fill(1, first, end);
  }
  return filled;
}

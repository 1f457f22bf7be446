/** Rows and columns of a sheet that whoever sends it does not see. */
import type { ResolvedCells } from "./merged-cells.ts";
import { readRange, type MergedCells } from "./sheet-layout.ts";
import { attributeReader, tagPattern, tagsIn, type XmlTag } from "./xml-tags.ts";

export interface HiddenCells {
  /** From 1. */
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
}

const LINES = tagPattern("sheetPr", "col", "row");
const FILTERS = tagPattern("autoFilter", "filterColumn");
const LAST_COLUMN = 16_384;

const filterModeOf = attributeReader("filterMode");
const hiddenOf = attributeReader("hidden");
const outlineOf = attributeReader("outlineLevel");
const minOf = attributeReader("min");
const maxOf = attributeReader("max");
const placeOf = attributeReader("r");
const rangeOf = attributeReader("ref");

/**
 * What somebody hid by hand is not part of what he means to send. Rows that a filter leaves out, and
 * groups that are folded, are: the sheet says that there is more, and a plan that is filtered for a
 * unit would else lose all the others without a word.
 *
 * @param tables the XML of the sheet's tables, each of which may have a filter of its own
 */
export function readHiddenCells(sheet: string, tables: readonly string[]): HiddenCells {
  const filtered = [sheet, ...tables].flatMap(filteredRanges);
  const [rows, columns] = [new Set<number>(), new Set<number>()];
  let isFiltered = false;
  let row = 0;
  for (const tag of tagsIn(sheet, LINES)) {
    if (tag.isClosing) continue;
    if (tag.name === "sheetPr") isFiltered = isTrue(filterModeOf(tag)) && filtered.length === 0;
    if (tag.name === "row") row = Number(placeOf(tag) ?? row + 1);
    if (!isHiddenByHand(tag)) continue;
    if (tag.name === "row") {
      const isIn = filtered.some(({ top, bottom }) => top <= row && row <= bottom);
      if (!isFiltered && !isIn) rows.add(row);
    } else if (tag.name === "col") {
      const last = Math.min(Number(maxOf(tag) ?? 0), LAST_COLUMN);
      for (let at = Number(minOf(tag) ?? 1); at <= last; at += 1) columns.add(at);
    }
  }
  return { rows, columns };
}

function isHiddenByHand(tag: XmlTag): boolean {
  return isTrue(hiddenOf(tag)) && Number(outlineOf(tag) ?? 0) === 0;
}

/** Where a filter leaves out something. */
function filteredRanges(xml: string): MergedCells[] {
  const ranges: MergedCells[] = [];
  let range: MergedCells | null = null;
  for (const tag of tagsIn(xml, FILTERS)) {
    if (tag.isClosing) continue;
    if (tag.name === "autoFilter") range = readRange(rangeOf(tag) ?? "");
    else if (range !== null) {
      ranges.push(range);
      range = null;
    }
  }
  return ranges;
}

/** Merged cells show their text in the first of their columns that is not hidden. */
export function moveOutOfHidden(
  texts: readonly (readonly string[])[],
  merged: readonly MergedCells[],
  { columns }: HiddenCells,
): { readonly texts: readonly (readonly string[])[]; readonly merged: readonly MergedCells[] } {
  if (columns.size === 0) return { texts, merged };
  const moved = texts.map((row) => [...row]);
  const movedMerged = merged.map((cells) => {
    let { left } = cells;
    while (left < cells.right && columns.has(left)) left += 1;
    const row = moved[cells.top - 1];
    if (row && left !== cells.left && left <= row.length) {
      row[left - 1] = row[cells.left - 1] ?? "";
      row[cells.left - 1] = "";
    }
    return { ...cells, left };
  });
  return { texts: moved, merged: movedMerged };
}

/** The rows that are shown, with their lines; what is merged begins in the first of these. */
export function shownCells(
  resolved: readonly ResolvedCells[],
  { rows, columns }: HiddenCells,
): (ResolvedCells & { readonly line: number })[] {
  const shown: (ResolvedCells & { readonly line: number })[] = [];
  /** For each column, whether the row above only went on; null where that one is shown. */
  let above: readonly boolean[] | null = null;
  for (const [index, { cells, continues: written }] of resolved.entries()) {
    const hidden = above;
    const continues: readonly boolean[] = written.map(
      (goesOn, column) => goesOn && hidden?.[column] !== false,
    );
    above = rows.has(index + 1) ? continues : null;
    if (above !== null) continue;
    const isShown = (_: unknown, column: number) => !columns.has(column + 1);
    shown.push({
      cells: cells.filter(isShown),
      continues: continues.filter(isShown),
      line: index + 1,
    });
  }
  return shown;
}

function isTrue(value: string | null): boolean {
  return /^(?:1|true|on)$/u.test(value ?? "");
}

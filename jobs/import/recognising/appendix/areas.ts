/** Which area (lĩnh vực) each row of an appendix belongs to. */

/** What a row says of its area. */
export interface AreaClue {
  /** The area cell as written; blank where the area above goes on. */
  readonly area: string;
  /** The area cell is one with that of the row above: there is no doubt that it goes on. */
  readonly goesOn: boolean;
  /** The name of the group whose heading it stands below; null outside of groups. */
  readonly group: string | null;
  /** Stands right below a heading: there the numbering may begin anew. */
  readonly beginsGroup: boolean;
  /** The number in front of its title (`1.`), which restarts with each area; null without one. */
  readonly number: number | null;
}

export interface RowArea {
  /** Without its numeral; empty when no area was named yet. */
  readonly name: string;
  /** False when the numbering says that the row belongs to another area than the one above. */
  readonly isCertain: boolean;
}

interface Section {
  readonly numeral: string | null;
  /** As written, of a cell; null where a heading named it. */
  readonly cell: string | null;
  readonly parts: string[];
}

/** How far the rows have been read. */
interface Reading {
  readonly sections: (Section | null)[];
  readonly doubtful: Set<number>;
  current: Section | null;
  group: string | null;
  /** The rows from here on belong to the area that comes below them. */
  isWaiting: boolean;
  /** The number of the row above. */
  last: number;
}

const NUMERAL = /^([IVXLC]{1,6}|[A-Z]|\d{1,2})\s*[.)/-]\s*(?=\S)/u;

/**
 * Gives each row of a table its area. A blank cell continues the area above, and so does one that
 * says the same again; a name cut by a page break is put together, for the tasks on both of its
 * sides; and rows whose numbering restarts just before an area that goes on counting from them
 * belong to that area, though it is printed below them.
 */
export function assignAreas(rows: readonly AreaClue[]): readonly RowArea[] {
  const state: Reading = {
    sections: [],
    doubtful: new Set(),
    current: null,
    group: null,
    isWaiting: false,
    last: 0,
  };
  for (const [index, row] of rows.entries()) {
    enterGroup(state, row);
    placeRow(state, rows, index);
    if (state.current === null && !state.isWaiting) state.doubtful.add(index);
    state.sections.push(state.current);
    state.last = row.number ?? state.last + 1;
  }
  return name(state);
}

function enterGroup(state: Reading, row: AreaClue): void {
  if (row.beginsGroup) state.last = 0;
  if (row.group === null || row.group === state.group) return;
  state.group = row.group;
  state.current = { numeral: null, cell: null, parts: [row.group] };
}

function placeRow(state: Reading, rows: readonly AreaClue[], index: number): void {
  const row = rows[index];
  if (!row) return;
  const { current, last } = state;
  if (current && (row.goesOn || row.area === current.cell)) return;
  if (row.area !== "") {
    if (current && isContinuation(row, current, last)) current.parts.push(row.area);
    else state.current = sectionOf(row.area);
    return;
  }
  const restarts = row.number === 1 && last > 0;
  if (!restarts && (current || index > 0)) return;
  state.isWaiting = belongsBelow(rows, index);
  if (state.isWaiting) state.current = null;
  else state.doubtful.add(index);
}

function sectionOf(cell: string): Section {
  return { numeral: numeralOf(cell), cell, parts: [withoutNumeral(cell)] };
}

/** The second half of a cut name has no numeral of its own, and the counting goes on beside it. */
function isContinuation(row: AreaClue, current: Section, last: number): boolean {
  if (current.cell === null || (row.number === 1 && last > 0)) return false;
  if (numeralOf(row.area) !== null) return false;
  return current.numeral !== null || /^\p{Ll}/u.test(row.area);
}

/** Whether the rows from here on are counted on by the next row that names an area. */
function belongsBelow(rows: readonly AreaClue[], start: number): boolean {
  let number = 0;
  for (let index = start; index < rows.length; index += 1) {
    const row = rows[index];
    const isNext = row?.number === number + 1;
    if (!row || row.area !== "" || row.beginsGroup)
      return row !== undefined && row.area !== "" && isNext;
    if (row.number !== null && !isNext) return false;
    number += 1;
  }
  return false;
}

/** Rows without a section are waiting for the next one, unless they are doubtful. */
function name({ sections, doubtful }: Reading): RowArea[] {
  const areas: RowArea[] = [];
  let next: Section | null = null;
  for (let index = sections.length - 1; index >= 0; index -= 1) {
    const own = sections[index] ?? null;
    const section: Section | null = own ?? (doubtful.has(index) ? null : next);
    next = own ?? next;
    areas.push({
      name: section ? section.parts.join(" ").replace(/[.:;,\s]+$/u, "") : "",
      isCertain: section !== null && !doubtful.has(index),
    });
  }
  return areas.toReversed();
}

function numeralOf(area: string): string | null {
  return NUMERAL.exec(area)?.[1] ?? null;
}

function withoutNumeral(area: string): string {
  return area.replace(NUMERAL, "").trim();
}

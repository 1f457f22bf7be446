/** Which area (lĩnh vực) each row of an appendix belongs to. */

/** What a row says of its area. */
export interface AreaClue {
  /** The area cell as written; blank where the area above goes on. */
  readonly area: string;
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
  readonly parts: string[];
}

const NUMERAL = /^([IVXLC]{1,6}|[A-Z]|\d{1,2})\s*[.)/-]\s*(?=\S)/u;

/**
 * Gives each row its area. A blank cell continues the area above; a name cut by a page break is
 * put together, for the tasks on both of its sides; and rows whose numbering restarts just before
 * an area that goes on counting from them belong to that area, though it is printed below them.
 */
export function assignAreas(rows: readonly AreaClue[]): readonly RowArea[] {
  const sections: (Section | null)[] = [];
  const doubtful = new Set<number>();
  let current: Section | null = null;
  let last = 0;
  for (const [index, row] of rows.entries()) {
    const number = row.number ?? last + 1;
    if (row.area !== "") {
      if (current && isContinuation(row, current, last)) current.parts.push(row.area);
      else current = { numeral: numeralOf(row.area), parts: [withoutNumeral(row.area)] };
    } else if (row.number === 1 && last > 0) {
      if (belongsBelow(rows, index)) current = null;
      else doubtful.add(index);
    }
    sections.push(current);
    last = number;
  }
  return name(sections, doubtful);
}

/** The second half of a cut name has no numeral of its own, and the counting goes on beside it. */
function isContinuation(row: AreaClue, current: Section, last: number): boolean {
  if (row.number === 1 && last > 0) return false;
  if (numeralOf(row.area) !== null) return false;
  return current.numeral !== null || /^\p{Ll}/u.test(row.area);
}

/** Whether the rows from here on are counted on by the next row that names an area. */
function belongsBelow(rows: readonly AreaClue[], start: number): boolean {
  let number = 0;
  for (let index = start; index < rows.length; index += 1) {
    const row = rows[index];
    const isNext = row?.number === number + 1;
    if (!row || row.area !== "") return row !== undefined && isNext;
    if (row.number !== null && !isNext) return false;
    number += 1;
  }
  return false;
}

/** Rows without a section are waiting for the next one. */
function name(sections: readonly (Section | null)[], doubtful: ReadonlySet<number>): RowArea[] {
  const areas: RowArea[] = [];
  let next: Section | null = null;
  for (let index = sections.length - 1; index >= 0; index -= 1) {
    const section: Section | null = sections[index] ?? next;
    next = section;
    areas.push({
      name: section ? section.parts.join(" ").replace(/[.:;,\s]+$/u, "") : "",
      isCertain: section !== null && !doubtful.has(index),
    });
  }
  return areas.toReversed();
}

export function numeralOf(area: string): string | null {
  return NUMERAL.exec(area)?.[1] ?? null;
}

function withoutNumeral(area: string): string {
  return area.replace(NUMERAL, "").trim();
}

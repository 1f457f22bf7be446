/** The entries of an appendix: each task with all the rows that it takes, and what is none. */
import type { AppendixRow, AppendixTable } from "./appendix-rows.ts";
import { isFooter, nest, oneLine, readHeading, type Heading } from "./group-rows.ts";
import { readOrdinal } from "../text/ordinals.ts";

export interface Entry {
  readonly table: AppendixTable;
  /** The first is the one that names it; the others go on with it. */
  readonly rows: readonly AppendixRow[];
  /** Without its number; empty where the rows name no task. */
  readonly title: string;
  readonly number: number | null;
  /** The area cell as written. */
  readonly area: string;
  /** The groups that it stands in, the outermost first. */
  readonly groups: readonly Heading[];
  /** The first below a group's heading: there the numbering may begin anew. */
  readonly beginsGroup: boolean;
}

interface OpenEntry extends Entry {
  readonly rows: AppendixRow[];
}

const OWN_NUMBERS: ReadonlySet<string> = new Set(["arabic", "dotted", "small", "bullet"]);
const NAMED_NUMBER = /^(?:Nhiệm vụ|Công việc)\s+(?:số\s+)?\d{1,3}\s*[.:)]\s*/iu;

export function readEntries(rows: readonly AppendixRow[]): Entry[] {
  const said = rows.filter(saysSomething);
  const entries: Entry[] = [];
  let current: OpenEntry | null = null;
  let groups: readonly Heading[] = [];
  let beginsGroup = false;
  let last: number | null = null;
  for (const [index, row] of said.entries()) {
    if (row.table !== said[index - 1]?.table) {
      [current, groups, beginsGroup, last] = [null, [], false, null];
    }
    if (isFooter(row)) continue;
    const next = said[index + 1];
    const heading = row.isLine
      ? null
      : readHeading(row, { next: next?.table === row.table ? next : null, last });
    if (heading) {
      groups = nest(groups, heading);
      [current, beginsGroup, last] = [null, true, null];
    } else if (current && goesOnWith(row, current)) {
      current.rows.push(row);
    } else {
      const { number, title } = readTitle(row, current);
      const area = oneLine(row.cells.area);
      const entry: OpenEntry = {
        table: row.table,
        rows: [row],
        title,
        number,
        area,
        groups,
        beginsGroup,
      };
      entries.push(entry);
      if (title !== "") [current, beginsGroup] = [entry, false];
      last = number ?? last;
    }
  }
  return entries;
}

/** A number alone is the place of a task that nobody has written down. */
function saysSomething({ cells, goesOn, written, isLine }: AppendixRow): boolean {
  if (isLine) return true;
  const isNumber = (text: string) => /^[\s\d.()\-–]*$/u.test(text);
  if (written.every(isNumber)) return false;
  const { number: _, area, ...others } = cells;
  return (
    Object.values(others).some((text) => text !== "") ||
    (area !== "" && !goesOn.has("area")) ||
    written.length === 1
  );
}

/**
 * Whether the row only says more of the task above: its title goes on, or is blank, and with it who
 * leads, beside a product or a timing. Whoever leads must be the same: else each of them would owe
 * what only one does.
 */
function goesOnWith(row: AppendixRow, { rows: [first] }: Entry): boolean {
  const { cells, goesOn, isLine } = row;
  if (isLine || !first) return false;
  const isUnled = cells.lead === "" || goesOn.has("lead");
  if (goesOn.has("title") && cells.title !== "") {
    return isUnled || oneLine(cells.lead) === oneLine(first.cells.lead);
  }
  if (!isUnled || cells.title !== "" || (cells.area !== "" && !goesOn.has("area"))) return false;
  const isNumbered = cells.number !== "" && !goesOn.has("number");
  return !isNumbered && (cells.product !== "" || cells.timing !== "");
}

function readTitle({ cells, goesOn }: AppendixRow, above: Entry | null) {
  const written = oneLine(cells.title);
  const { ordinal, rest } = readOrdinal(written);
  const isNumbered = ordinal !== null && OWN_NUMBERS.has(ordinal.style);
  const bare = (isNumbered ? rest : written).replace(NAMED_NUMBER, "");
  // A number of two parts (`- 1. …`, `1. 1.1. …`) is all number.
  const inner = isNumbered ? readOrdinal(bare) : null;
  const isTwice = inner?.ordinal && ["arabic", "dotted"].includes(inner.ordinal.style);
  const title = (isTwice ? inner.rest : bare).trim();
  if (above && goesOn.has("title")) return { number: null, title };
  const counted =
    ordinal?.style === "arabic" ? ordinal : readOrdinal(oneLine(cells.number)).ordinal;
  return { number: counted?.style === "arabic" ? counted.value : null, title };
}

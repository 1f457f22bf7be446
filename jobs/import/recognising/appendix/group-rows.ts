/** Rows of an appendix table that only name what the rows below them belong to. */
import { WORKING_ROLES, type AppendixRow } from "./appendix-rows.ts";
import { isDeeper, readOrdinal, type Ordinal, type OrdinalStyle } from "../text/ordinals.ts";

/** What kind of heading it is: one kind is one level of a table. */
type Level = OrdinalStyle | "capitals" | "plain";

export interface Heading {
  readonly level: Level;
  /** Without its number. */
  readonly name: string;
}

/** What is known of the rows around one that may be a heading. */
export interface Surroundings {
  /** The next row that says anything; null at the end. */
  readonly next: AppendixRow | null;
  /** The number of the task above, within the same group; null at its beginning. */
  readonly last: number | null;
}

/** How often a heading names the rows of a table, from the outermost level to the innermost. */
const OUTERMOST_FIRST: readonly Level[] = [
  "letter",
  "roman",
  "capitals",
  "arabic",
  "dotted",
  "plain",
];
const NOTE = /^(?:ghi chú|lưu ý|nguồn|\*|\(\*)/iu;
const TOTAL = /^(?:tổng cộng|tổng số|tổng|cộng)(?:\s*[:(\d].*)?$/isu;

/** `Tổng cộng: 25 nhiệm vụ`, `Ghi chú: …`: rows that are neither tasks nor headings. */
export function isFooter({ cells, written }: AppendixRow): boolean {
  const first = written.find((text) => !/^\d*$/u.test(text)) ?? "";
  if (TOTAL.test(first)) return cells.lead === "" && cells.timing === "";
  return NOTE.test(first) && written.length <= 2;
}

/**
 * Reads a row as the heading of a group; null when it is a task, though one of which nothing but
 * its title is said. A Roman number, a capital letter, capitals throughout, or a place in another
 * column than the tasks' make a heading; an Arabic number only where the numbering shows it.
 */
export function readHeading(row: AppendixRow, around: Surroundings): Heading | null {
  if (WORKING_ROLES.some((role) => row.cells[role] !== "")) return null;
  const place = headingPlace(row);
  if (!place) return null;
  const { text, isOutside } = place;
  const { ordinal, rest } = readOrdinal(text);
  const name = rest.replace(/\s*\((?:tiếp theo|tiếp)\)\s*$/iu, "").trim();
  if (name === "") return null;
  const level = levelOf(ordinal, name);
  if (level === "letter" || level === "roman" || level === "capitals" || isOutside) {
    return { level, name };
  }
  return isSubgroup(row, ordinal, around) ? { level, name } : null;
}

/** The only text of the row, its number in front; outside where no task's title stands there. */
function headingPlace({ cells, goesOn, written }: AppendixRow) {
  const number = oneLine(cells.number);
  const title = oneLine(cells.title);
  const area = goesOn.has("area") ? "" : oneLine(cells.area);
  if (title !== "") {
    if (area !== "" || goesOn.has("title")) return null;
    return { text: withNumber(number, title), isOutside: false };
  }
  if (area !== "") return { text: withNumber(number, area), isOutside: true };
  const isText = /\p{L}{2}/u.test(number);
  if (isText && written.length === 1) return { text: number, isOutside: true };
  return null;
}

function withNumber(number: string, text: string): string {
  if (number === "") return text;
  return /[.):]$/u.test(number) || !/^[\p{L}\d]/u.test(number)
    ? `${number} ${text}`
    : `${number}. ${text}`;
}

function levelOf(ordinal: Ordinal | null, name: string): Level {
  if (ordinal && ordinal.style !== "bullet") return ordinal.style;
  return name.length > 3 && name === name.toUpperCase() ? "capitals" : "plain";
}

/** Whether the numbers around it say that a row with nothing but a title is no task itself. */
function isSubgroup(
  row: AppendixRow,
  ordinal: Ordinal | null,
  { next, last }: Surroundings,
): boolean {
  if (!next || row.table.columns.includes("area")) return false;
  if (WORKING_ROLES.every((role) => next.cells[role] === "")) return false;
  const own = ordinal;
  const below = readOrdinal(
    withNumber(oneLine(next.cells.number), oneLine(next.cells.title)),
  ).ordinal;
  if (own === null || below === null) return true;
  if (isDeeper(below, own) || own.style === "small") return true;
  if (isDeeper(own, below)) return false;
  return below.value !== own.value + 1 || (last !== null && own.value !== last + 1);
}

/** Keeps the headings that a row stands under, the outermost first. */
export function nest(headings: readonly Heading[], heading: Heading): Heading[] {
  const at = headings.findIndex(({ level }) => level === heading.level);
  if (at >= 0) return [...headings.slice(0, at), heading];
  const rank = OUTERMOST_FIRST.indexOf(heading.level);
  const isOuter = heading.level === "letter" || heading.level === "roman";
  const kept = isOuter
    ? headings.filter(({ level }) => OUTERMOST_FIRST.indexOf(level) < rank)
    : headings;
  return [...kept, heading];
}

export function oneLine(cell: string): string {
  return cell.replace(/\s+/gu, " ").trim();
}

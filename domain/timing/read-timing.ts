/** Thời gian thực hiện: reads a plan's timing phrases into dates. */
import type { LocalDate } from "../time.ts";
import type { TimingProblem, TimingReading } from "../timing.ts";
import { readClauses, writtenAt } from "./clauses.ts";
import { dateItem } from "./due-dates.ts";
import type { Dated } from "./due-dates.ts";
import { cutEntries } from "./entries.ts";
import type { Item, Meaning } from "./items.ts";
import { relateItems } from "./relations.ts";
import { readTokens, tidyText } from "./tokens.ts";
import type { Token } from "./tokens.ts";
import { fillYears } from "./years.ts";

/** A cell with more characters than this tells something else than when. */
const LONGEST_READ = 2000;
const LONGEST_QUOTE = 100;

interface ReadEntry {
  readonly tokens: readonly Token[];
  readonly items: readonly Item[];
  readonly problems: readonly TimingProblem[];
}

/**
 * Reads a timing phrase, or a whole cell of them, for a plan year (2000–2099).
 *
 * Every part of the phrase has to be understood: a part that is not makes the whole `unspecified`,
 * with a problem that quotes the part as written. Dates that depend on something else (Theo quy
 * định, nếu có) are `unspecified` without a problem, unless a date stands beside them. A written
 * year is kept; a phrase without one, and every rhythm, is laid into the plan year.
 */
export function readTiming(phrase: string, year: number): TimingReading {
  const text = tidyText(phrase);
  if (text.length > LONGEST_READ) return unspecified([unreadable(beginningOf(text))]);
  const read = readEntries(text);
  if (read.length === 0) return unspecified([{ code: "empty" }]);
  const problems = read.flatMap((entry) => entry.problems);
  return problems.length > 0 ? unspecified(problems) : dateEntries(read, year);
}

/**
 * The entries of a cell as written, one a line or bullet: `- Quý I/2023 - Tháng 12/2023` has two. A
 * cell too long to be read is one.
 */
export function splitTimings(cell: string): string[] {
  const text = tidyText(cell);
  if (text.length > LONGEST_READ) return [text.replace(/\s+/gu, " ").trim()];
  return readEntries(text).map(({ tokens }) =>
    writtenAt(text, tokens, 0, tokens.length).replace(/[\s.,;/]+$/u, ""),
  );
}

function beginningOf(text: string): string {
  const beginning = Array.from(text.slice(0, 2 * LONGEST_QUOTE))
    .slice(0, LONGEST_QUOTE)
    .join("");
  return `${beginning.replace(/\s+/gu, " ").trim()}…`;
}

/**
 * Reads the entries of a tidied text. Two lines of which one can't be read alone are one entry when
 * together they can: `6 tháng` / `đầu năm`.
 */
function readEntries(text: string): ReadEntry[] {
  const read: ReadEntry[] = [];
  for (const { tokens, isMarked } of cutEntries(readTokens(text))) {
    const entry = readEntry(text, tokens);
    const last = read.at(-1);
    const isBroken = !isMarked && (hasProblems(last) || hasProblems(entry));
    const joined =
      isBroken && last !== undefined ? readEntry(text, [...last.tokens, ...tokens]) : undefined;
    if (joined !== undefined && !hasProblems(joined)) read.splice(-1, 1, joined);
    else read.push(entry);
  }
  return read;
}

function hasProblems(entry: ReadEntry | undefined): boolean {
  return entry !== undefined && entry.problems.length > 0;
}

function unspecified(problems: readonly TimingProblem[]): TimingReading {
  return { kind: "unspecified", due: [], withinYear: false, problems };
}

function readEntry(text: string, tokens: readonly Token[]): ReadEntry {
  const { items, problems, periodic } = readClauses(text, tokens);
  const related = relateItems(items);
  const stray = related.stray.map(({ written }) => unreadable(written));
  const isSilent = items.length === 0 && problems.length === 0;
  const whole = writtenAt(text, tokens, 0, tokens.length);
  const isAlone = related.items.length === 1;
  const filled = fillYears(related.items);
  return {
    tokens,
    items: periodic
      ? filled.map((item) => ({ ...item, meaning: comingBack(item.meaning, isAlone) }))
      : filled,
    problems: isSilent ? [unreadable(whole)] : [...problems, ...stray],
  };
}

/** `Định kỳ` makes what stands beside it come back. */
function comingBack(meaning: Meaning, isAlone: boolean): Meaning {
  if (meaning.sort === "rhythm") return { ...meaning, bare: false };
  if (meaning.sort === "point" || meaning.sort === "range") return { ...meaning, recurring: true };
  const comesBack = meaning.sort === "series" && isAlone && 12 % meaning.months === 0;
  return comesBack
    ? { sort: "rhythm", months: meaning.months, bare: false, window: null }
    : meaning;
}

function unreadable(text: string): TimingProblem {
  return { code: "unreadable", text };
}

function dateEntries(entries: readonly ReadEntry[], year: number): TimingReading {
  const items = entries.flatMap((entry) => entry.items);
  const dated = items.filter(({ meaning }) => !["ongoing", "deferred"].includes(meaning.sort));
  const isOngoing = items.some(({ meaning }) => meaning.sort === "ongoing");
  const problems: TimingProblem[] = [];
  const found: Dated[] = [];
  const due = new Set<LocalDate>();
  for (const item of dated) {
    const read = dateItem(item, year, dated.length === 1);
    if (read === null) continue;
    if (typeof read.due === "string") problems.push({ code: read.due, text: item.written });
    else for (const date of read.due) due.add(date);
    found.push(read);
  }
  if (problems.length > 0) return unspecified(problems);
  const withinYear = found.length > 0 && found.every((read) => read.withinYear && !read.recurring);
  // `Thường xuyên trong năm` names no date: the year only says how long.
  if (found.length === 0 || (isOngoing && withinYear)) {
    return isOngoing ? { ...unspecified([]), kind: "ongoing" } : unspecified([]);
  }
  const kind = found.some((read) => read.recurring) ? "recurring" : "once";
  return { kind, due: [...due].toSorted(), withinYear, problems };
}

/** Reads one entry of a timing cell into its items, and says which of its clauses it can't read. */
import type { TimingProblem } from "../timing.ts";
import { eatBound } from "./bounds.ts";
import { attempt, eat, eatOneOf, isAtEnd, sees, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import { readDays, readPlacedMonth } from "./days.ts";
import { eatFiller, eatFillers, readDeferred, readOngoing } from "./deferrals.ts";
import type { Bound, Item, Join, Meaning, Point } from "./items.ts";
import { readMonthsOfYear, readPart, readPeriods, readYears } from "./points.ts";
import { readBarePeriod, readRhythm, readWeekday } from "./rhythms.ts";
import type { Token } from "./tokens.ts";

export interface Clauses {
  readonly items: readonly Item[];
  readonly problems: readonly TimingProblem[];
  /** `Định kỳ` stands in it: what it dates comes back. */
  readonly periodic: boolean;
}

/** Reads the tokens of one entry; `text` is the tidied text that they were cut from. */
export function readClauses(text: string, tokens: readonly Token[]): Clauses {
  const cursor: Cursor = { tokens, at: 0 };
  const items: Item[] = [];
  const problems: TimingProblem[] = [];
  let join: Join = "start";
  let clauseStart = 0;
  let periodic = false;
  while (!isAtEnd(cursor)) {
    const start = cursor.at;
    const mark = eatJoin(cursor, items.at(-1));
    if (mark !== null) {
      join = mark === "label" || mark === "none" ? lesserJoin(join, mark) : mark;
      if (mark === "comma" || mark === "list" || mark === "break") clauseStart = cursor.at;
      continue;
    }
    const found = readItem(cursor);
    if (found !== null) {
      const written = writtenAt(text, tokens, start, cursor.at);
      addItems(items, found, join, written);
      join = "none";
    } else if (eatOneOf(cursor, ["theo dinh ky", "dinh ky"])) periodic = true;
    else if (!eatFiller(cursor)) {
      while (!isAtEnd(cursor) && ![",", ";"].includes(textAt(cursor))) cursor.at += 1;
      problems.push({ code: "unreadable", text: writtenAt(text, tokens, clauseStart, cursor.at) });
    }
  }
  return { items, problems, periodic };
}

/** A bracket or colon right behind a comma adds nothing to it; a closing bracket ends a label. */
function lesserJoin(join: Join, mark: "label" | "none"): Join {
  if (mark === "label") return join === "none" ? "label" : join;
  return join === "label" ? "none" : join;
}

/** The words as written between two places in the tokens, with single spaces. */
export function writtenAt(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
): string {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return text.slice(start, end).replace(/\s+/gu, " ").trim();
}

const IGNORED = ['"', "'", "“", "”", "‘", "’", "«", "»", ")", "]", "…", "_", "!", ".", "•"];

function eatJoin(cursor: Cursor, last: Item | undefined): Join | null {
  if (eat(cursor, ",")) return "comma";
  if (eat(cursor, ";")) return "break";
  if (eatOneOf(cursor, ["va", "&", "+"])) return "list";
  if (eatOneOf(cursor, [":", "(", "["])) return "label";
  if (eat(cursor, "-")) return "dash";
  if (sees(cursor, "/") && joinsPeriods(cursor, last)) {
    cursor.at += 1;
    return "list";
  }
  // `./.` closes a Vietnamese document.
  if (sees(cursor, "/") && ["", "."].includes(textAt(cursor, 1)) && eat(cursor, "/")) return "none";
  const endsSentence = sees(cursor, ".") && cursor.tokens[cursor.at + 1]?.gap === "space";
  if (eatOneOf(cursor, IGNORED)) return endsSentence && last !== undefined ? "break" : "none";
  return null;
}

/** `6 tháng/năm`, `Hàng quý/năm` list two periods. */
function joinsPeriods(cursor: Cursor, last: Item | undefined): boolean {
  const sort = last?.meaning.sort;
  return (sort === "series" || sort === "rhythm") && !sees(cursor, "lan", 1);
}

/** The readers in order: what a longer form would hide stands before what it begins with. */
const READERS: readonly ((cursor: Cursor, bound: Bound) => Meaning[] | null)[] = [
  readRhythm,
  readWeekday,
  readMonthsOfYear,
  readPart,
  readDays,
  readPlacedMonth,
  readPeriods,
  readYears,
  readBarePeriod,
];

function readItem(cursor: Cursor): Meaning[] | null {
  const rhythm = readRhythm(cursor, "none");
  if (rhythm !== null) return rhythm;
  const undated = readDeferred(cursor) ?? readOngoing(cursor);
  if (undated !== null) return undated;
  return attempt(cursor, () => readSince(cursor)) ?? attempt(cursor, () => readBounded(cursor));
}

function readBounded(cursor: Cursor): Meaning[] | null {
  const bound = eatBound(cursor);
  const found = readWith(cursor, bound);
  if (found !== null || bound === "none") return found;
  eatFillers(cursor);
  return readWith(cursor, bound);
}

function readWith(cursor: Cursor, bound: Bound): Meaning[] | null {
  for (const read of READERS) {
    const found = read(cursor, bound);
    if (found !== null) return found;
  }
  return null;
}

/** How far `đến` may stand behind `từ`: `từ ngày ban hành Kế hoạch này đến`. */
const MOST_WORDS_OF_START = 12;

/** `từ tháng 6 đến tháng 9`, `từ nay đến hết năm`; without an end it says no due date. */
function readSince(cursor: Cursor): Meaning[] | null {
  if (!eat(cursor, "tu")) return null;
  const start = attempt(cursor, () => readBounded(cursor));
  if (start?.[0]?.sort === "range" && start.length === 1) return start;
  for (let skipped = 0; skipped < MOST_WORDS_OF_START; skipped += 1) {
    if (sees(cursor, "den") || sees(cursor, "toi") || sees(cursor, "-")) {
      eat(cursor, "-");
      return endRange(start?.at(-1), readBounded(cursor));
    }
    if (isAtEnd(cursor) || [",", ";"].includes(textAt(cursor))) return null;
    cursor.at += 1;
  }
  return null;
}

function endRange(from: Meaning | undefined, ends: Meaning[] | null): Meaning[] | null {
  const to = ends?.[0];
  if (to?.sort === "dayOf") return ends;
  if (to?.sort !== "point" || ends?.length !== 1) return null;
  return [rangeTo(to, from?.sort === "point" ? from : null)];
}

function rangeTo(to: Point, from: Point | null): Meaning {
  return { sort: "range", from, to, recurring: false };
}

/** Adds what was read, after it has been tied to the item before by `đến`, a dash or `trước`. */
function addItems(items: Item[], found: readonly Meaning[], join: Join, written: string): void {
  const [first, ...others] = found;
  if (first === undefined) return;
  const last = items.at(-1);
  const from = last?.meaning;
  if (first.sort === "point" && from?.sort === "point" && isRange(from, first, join)) {
    const whole = `${last?.written ?? ""} ${written}`;
    items[items.length - 1] = {
      meaning: rangeTo(first, from),
      join: last?.join ?? "start",
      written: whole,
    };
  } else {
    items.push({
      meaning: carryBound(from, first, join),
      join: join === "dash" ? "list" : join,
      written,
    });
  }
  for (const meaning of others) {
    items.push({
      meaning: carryBound(items.at(-1)?.meaning, meaning, "list"),
      join: "list",
      written,
    });
  }
}

function isRange(from: Point, to: Point, join: Join): boolean {
  if (join === "dash") return from.grain === to.grain;
  return join === "none" && to.bound === "until" && from.bound !== "until";
}

/** `trước ngày 15/6 và 15/12`, `trước 20/3; 20/6`: the bound holds for all. */
function carryBound(last: Meaning | undefined, meaning: Meaning, join: Join): Meaning {
  if (last?.sort !== "point" || meaning.sort !== "point") return meaning;
  const carries =
    last.bound === "before" && meaning.bound === "none" && last.grain === meaning.grain;
  return carries && ["comma", "list", "break"].includes(join)
    ? { ...meaning, bound: "before" }
    : meaning;
}

/** Reads one entry of a timing cell into its items, and says which of its clauses it can't read. */
import type { TimingProblem } from "../timing.ts";
import { eatBound, eatClock } from "./bounds.ts";
import { attempt, eat, eatOneOf, isAtEnd, sees, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import { readDays } from "./days.ts";
import { readDeferred, readOngoing } from "./deferrals.ts";
import { eatAddressee, eatFiller, eatFillers, eatNote } from "./fillers.ts";
import type { Bound, Item, Join, Meaning } from "./items.ts";
import { readMonthsOfYear, readPart } from "./parts.ts";
import { readPlacedMonth } from "./places.ts";
import { readFollowingYears, readPeriods, readYears } from "./points.ts";
import { readBarePeriod, readRhythm, readWeekday } from "./rhythms.ts";
import { addItems, readSince } from "./spans.ts";
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
    if (eatNote(cursor, items)) continue;
    const mark = eatJoin(cursor, items.at(-1));
    if (mark !== null) {
      join = mark === "label" || mark === "none" ? lesserJoin(join, mark) : mark;
      if (mark === "comma" || mark === "list" || mark === "break") clauseStart = cursor.at;
      continue;
    }
    // Behind a date `T00:00` and `17h` are its time of day, before a new one that date's.
    if (join === "none" && eatClock(cursor, items)) continue;
    const found = readItem(cursor);
    if (found !== null) {
      const written = writtenAt(text, tokens, start, cursor.at);
      addItems(items, found, join, written);
      join = "none";
    } else if (eatOneOf(cursor, ["theo dinh ky", "dinh ky"])) periodic = true;
    else if (!eatClock(cursor, items) && !eatAddressee(cursor) && !eatFiller(cursor)) {
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
  if (sees(cursor, "hoac") && isUndatedNext(cursor)) {
    cursor.at += 1;
    return "list";
  }
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

/** `hằng quý hoặc khi có yêu cầu` leaves the dates as they are; of two dates it leaves open which. */
function isUndatedNext({ tokens, at }: Cursor): boolean {
  const ahead = { tokens, at: at + 1 };
  return (readDeferred(ahead) ?? readOngoing(ahead)) !== null;
}

/** `6 tháng/năm`, `Hàng quý/năm`, `Quý I/6 tháng` list two periods. */
function joinsPeriods(cursor: Cursor, last: Item | undefined): boolean {
  const sort = last?.meaning.sort;
  if (sort === "point") return ["6 thang", "9 thang", "nam"].some((next) => sees(cursor, next, 1));
  const isPeriod = sort === "series" || sort === "rhythm" || sort === "ongoing";
  return isPeriod && !sees(cursor, "lan", 1);
}

/** The readers in order: what a longer form would hide stands before what it begins with. */
const READERS: readonly ((cursor: Cursor, bound: Bound) => Meaning[] | null)[] = [
  readRhythm,
  readWeekday,
  readMonthsOfYear,
  readPart,
  readDays,
  readPlacedMonth,
  readFollowingYears,
  readPeriods,
  readYears,
  readBarePeriod,
];

function readItem(cursor: Cursor): Meaning[] | null {
  const rhythm = readRhythm(cursor, "none");
  if (rhythm !== null) return rhythm;
  const undated = readDeferred(cursor) ?? readOngoing(cursor);
  if (undated !== null) return undated;
  return (
    attempt(cursor, () => readSince(cursor, readBounded)) ??
    attempt(cursor, () => readBounded(cursor))
  );
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

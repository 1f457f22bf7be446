/** Reads a span by its start (`từ tháng 6 đến tháng 9`), and ties two dates into one (`tháng 6 - tháng 9`). */
import { attempt, eat, eatOneOf, isAtEnd, sees, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import type { Item, Join, Meaning, Point } from "./items.ts";

type Read = (cursor: Cursor) => Meaning[] | null;

/** How far `đến` may stand behind `từ`: `từ ngày ban hành Kế hoạch này đến`. */
const MOST_WORDS_OF_START = 12;

/**
 * `từ tháng 6 đến tháng 9`, `từ nay đến hết năm`. Without an end (`từ tháng 6`) it only says since
 * when; `readBounded` reads a date with the words that bind it.
 */
export function readSince(cursor: Cursor, readBounded: Read): Meaning[] | null {
  if (!eatOneOf(cursor, ["ke tu", "tu"])) return null;
  const start = attempt(cursor, () => readBounded(cursor));
  if (start?.[0]?.sort === "range" && start.length === 1) return start;
  const end = attempt(cursor, () => readEnd(cursor, start?.at(-1), readBounded));
  if (end !== null) return end;
  const from = start?.length === 1 ? start[0] : undefined;
  if (from?.sort !== "point" || from.bound === "before") return null;
  eat(cursor, "tro di");
  return [{ sort: "start", from }];
}

function readEnd(cursor: Cursor, from: Meaning | undefined, readBounded: Read): Meaning[] | null {
  for (let skipped = 0; skipped < MOST_WORDS_OF_START; skipped += 1) {
    if (sees(cursor, "den") || sees(cursor, "toi") || sees(cursor, "-")) {
      eat(cursor, "-");
      return endRange(from, readBounded(cursor));
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
export function addItems(
  items: Item[],
  found: readonly Meaning[],
  join: Join,
  written: string,
): void {
  const [first, ...others] = found;
  if (first === undefined) return;
  const isChained = join === "dash" && unchain(items, first);
  const last = items.at(-1);
  const from = last?.meaning;
  if (
    first.sort === "point" &&
    from?.sort === "point" &&
    !isChained &&
    isRange(from, first, join)
  ) {
    const whole = `${last?.written ?? ""} ${written}`;
    items[items.length - 1] = {
      meaning: rangeTo(first, from),
      join: last?.join ?? "start",
      written: whole,
      isDashed: join === "dash",
    };
  } else {
    items.push({
      meaning: carryBound(from, first, join),
      join: join === "dash" ? "list" : join,
      written,
      isDashed: isChained,
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

/** `Quý I - Quý II - Quý III` is a list: of several dashes none can make a range. */
function unchain(items: Item[], next: Meaning): boolean {
  const last = items.at(-1);
  if (last?.isDashed !== true || next.sort !== "point") return false;
  const { meaning } = last;
  const [from, to] = meaning.sort === "range" ? [meaning.from, meaning.to] : [null, meaning];
  if (to.sort !== "point" || to.grain !== next.grain) return false;
  if (from !== null) {
    items.splice(-1, 1, { ...last, meaning: from }, { ...last, meaning: to, join: "list" });
  }
  return true;
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

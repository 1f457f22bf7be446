/**
 * Ties the items of one entry together: a day narrows the period that it is written behind
 * (`Hàng quý, ngày 10 tháng cuối quý`), a year or a range frames it (`ngày 25 hàng tháng trong năm
 * 2023`), `hằng năm` makes it come back.
 */
import { joinsDayOf, tieDayOf } from "./day-bases.ts";
import { endsStart, framedBy, isFrame, takesStart, YEARLY } from "./frames.ts";
import type { Item, Meaning, Point, Range, Rhythm, Start, Weekly } from "./items.ts";
import { isFiner, narrows, spellOut, yearBehind } from "./narrowing.ts";
import { withYear } from "./years.ts";

export interface Related {
  readonly items: readonly Item[];
  /** Items that only mean something beside another, which is missing. */
  readonly stray: readonly Item[];
}

/** Ties every item to those before it, in order. */
export function relateItems(items: readonly Item[]): Related {
  const tied: Item[] = [];
  const stray: Item[] = [];
  const isSeries = items.some(({ meaning }) => meaning.sort === "series");
  for (const item of spellOut(items)) {
    const since = takeStart(tied, item.meaning);
    const join = since?.join ?? item.join;
    if (!tie(tied, { ...item, join }, isSeries)) stray.push(item);
    else if (since !== null && !endsStart(item.meaning)) comeBackSince(tied, since.meaning.from);
  }
  const isOpen = ({ meaning }: Item): boolean =>
    meaning.sort === "start" || (meaning.sort === "weekly" && meaning.open);
  return {
    items: tied.filter((item) => !isOpen(item)),
    stray: [...stray, ...tied.filter(isOpen)],
  };
}

/** Takes the start away that stands before this, if it says since when this comes back. */
function takeStart(tied: Item[], meaning: Meaning): (Item & { meaning: Start }) | null {
  const last = tied.at(-1);
  if (last?.meaning.sort !== "start") return null;
  const start = last.meaning;
  if (!endsStart(meaning) && !takesStart(meaning, start.from)) return null;
  tied.pop();
  return { ...last, meaning: start };
}

function comeBackSince(tied: Item[], since: Point): void {
  const last = tied.pop();
  if (last !== undefined) tied.push({ ...last, since });
}

/** Adds the item to those before it; false when it needs one that is not there. */
function tie(tied: Item[], item: Item, isSeries: boolean): boolean {
  const { meaning } = item;
  switch (meaning.sort) {
    case "point":
      tiePoint(tied, item, meaning, isSeries);
      return true;
    case "range":
      tieRange(tied, item, meaning);
      return true;
    case "rhythm":
      if (joinsDayOf(tied, item, meaning)) return true;
      if (saysHowLong(tied, item)) return true;
      if (contradicts(tied, item, meaning)) return false;
      if (meaning.months === 12 && !meaning.bare && makesYearly(tied, item)) return true;
      tied.push(item);
      return true;
    case "weekly":
      tieWeekday(tied, item, meaning);
      return true;
    case "dayOf":
      return tieDayOf(tied, item, meaning);
    case "start":
      if (takesStart(tied.at(-1)?.meaning, meaning.from)) comeBackSince(tied, meaning.from);
      else tied.push(item);
      return true;
    case "following":
      return goesOnYearly(tied, item);
    case "series":
      if (!labelsDate(tied, item) && !joinsDayOf(tied, item, meaning)) tied.push(item);
      return true;
    case "ongoing":
      tieOngoing(tied, item);
      return true;
    case "deferred":
      tied.push(item);
      return true;
    default:
      return meaning satisfies never;
  }
}

function replaceLast(tied: Item[], item: Item, meaning: Meaning): void {
  const last = tied.pop();
  const written = last === undefined ? item.written : `${last.written} ${item.written}`;
  tied.push({ ...(last ?? item), meaning, written });
}

function tiePoint(tied: Item[], item: Item, meaning: Point, isSeries: boolean): void {
  const last = tied.at(-1)?.meaning;
  if (last === undefined) tied.push(item);
  else if (last.sort === "weekly" && last.open && isDay(meaning)) replaceLast(tied, item, meaning);
  else if (narrows(last, meaning, item)) {
    replaceLast(tied, item, {
      ...meaning,
      year: yearBehind(last, meaning),
      recurring: comesBack(last),
    });
  } else if (isFrame(last, meaning, item)) {
    const framed = last.sort === "rhythm" && meaning.bound === "until";
    if (framed) replaceLast(tied, item, { ...last, window: windowTo(meaning) });
  } else if (meaning.grain === "year" && takesYear(last, item, isSeries)) {
    replaceLast(tied, item, withYear(last, meaning.year));
  } else if (item.join !== "label" || !isFiner(last, meaning)) tied.push(item);
}

function comesBack(meaning: Meaning): boolean {
  if (meaning.sort === "point") return meaning.recurring;
  return meaning.sort === "rhythm" || meaning.sort === "series";
}

function windowTo(to: Point): Range {
  return { sort: "range", from: null, to, recurring: false };
}

/** `Tháng 12, năm 2023`, `Quý I (năm 2023)`; in a report series `, năm 2023` is the year's own. */
function takesYear(last: Meaning, { join }: Item, isSeries: boolean): boolean {
  if (last.sort === "series") return join === "none";
  if (last.sort !== "point" && last.sort !== "range") return false;
  const point = last.sort === "range" ? last.to : last;
  if (point.year !== null || point.grain === "year") return false;
  return join === "label" || join === "none" || (join === "comma" && !isSeries);
}

function tieRange(tied: Item[], item: Item, meaning: Range): void {
  const framed = framedBy(tied.at(-1)?.meaning, item, meaning);
  if (framed === null) tied.push(item);
  else replaceLast(tied, item, framed);
}

/** `Giai đoạn 2021-2025 (thường xuyên)`: the years only say how long. */
function tieOngoing(tied: Item[], item: Item): void {
  const last = tied.at(-1)?.meaning;
  if (last?.sort === "range" && last.to.grain === "year") replaceLast(tied, item, item.meaning);
  else tied.push(item);
}

/** `Thường xuyên hằng năm` is no report each year. */
function saysHowLong(tied: readonly Item[], { meaning, join }: Item): boolean {
  const isYearly = meaning.sort === "rhythm" && meaning.months === 12;
  return isYearly && join === "none" && tied.at(-1)?.meaning.sort === "ongoing";
}

/** `Ngày 15/12 hằng tháng`: one date can't come back each month. */
function contradicts(tied: readonly Item[], { join }: Item, { months, bare }: Rhythm): boolean {
  const last = tied.at(-1)?.meaning;
  const isOneDate = last?.sort === "point" && last.grain !== "year";
  return isOneDate && join === "none" && months < 12 && !bare;
}

/** `Năm 2023 và các năm tiếp theo` comes back each year from 2023 on. */
function goesOnYearly(tied: Item[], item: Item): boolean {
  const last = tied.at(-1)?.meaning;
  if (last?.sort === "ongoing" || (last?.sort === "rhythm" && last.months === 12)) return true;
  if (last?.sort !== "point" || last.grain !== "year" || last.bound === "before") return false;
  replaceLast(tied, item, YEARLY);
  comeBackSince(tied, last);
  return true;
}

/** `Trước 15/6 (6 tháng)`: the date is that of the report named behind it. */
function labelsDate(tied: Item[], { join }: Item): boolean {
  const last = tied.at(-1);
  if (join !== "label" || last?.meaning.sort !== "point") return false;
  tied[tied.length - 1] = { ...last, meaning: { ...last.meaning, recurring: true } };
  return true;
}

/** `Trước ngày 15/6 và 15/12 hằng năm`: the dates come back, and no other is added. */
function makesYearly(tied: Item[], item: Item): boolean {
  const last = tied.at(-1)?.meaning;
  if (!["none", "comma", "label"].includes(item.join)) return false;
  if (last?.sort === "dayOf") return item.join === "none";
  const isRange = last?.sort === "range" && last.to.year === null;
  const isPoint = last?.sort === "point" && last.year === null && last.grain !== "year";
  if (!isRange && !isPoint) return false;
  for (let index = tied.length - 1; index >= 0; index -= 1) {
    const each = tied[index];
    if (each === undefined) break;
    const { meaning } = each;
    if (meaning.sort !== "point" && meaning.sort !== "range") break;
    tied[index] = { ...each, meaning: { ...meaning, recurring: true } };
    if (each.join === "break") break;
  }
  return true;
}

/** `Hàng tuần, vào thứ sáu`; beside a date (`Thứ Sáu, ngày 15/12`) it says nothing new. */
function tieWeekday(tied: Item[], item: Item, meaning: Weekly): void {
  const last = tied.at(-1)?.meaning;
  if (!meaning.open || last === undefined) tied.push(item);
  else if (last.sort === "weekly" && item.join !== "list") {
    replaceLast(tied, item, { ...meaning, open: false });
  } else if (!isDay(last)) tied.push(item);
}

function isDay(meaning: Meaning): boolean {
  return meaning.sort === "point" && meaning.grain === "day";
}

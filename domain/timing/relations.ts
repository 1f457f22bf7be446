/**
 * Ties the items of one entry together: a day narrows the period that it is written behind
 * (`Hàng quý, ngày 10 tháng cuối quý`), a year or a range frames it (`ngày 25 hàng tháng trong năm
 * 2023`), `hằng năm` makes it come back.
 */
import type {
  DayOf,
  DayOfBase,
  Item,
  Meaning,
  Point,
  Range,
  Rhythm,
  Series,
  Weekly,
} from "./items.ts";
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
  for (const item of items) {
    if (!tie(tied, item, isSeries)) stray.push(item);
  }
  return { items: tied, stray };
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
      if (meaning.months === 12 && !meaning.bare && makesYearly(tied, item)) return true;
      tied.push(item);
      return true;
    case "weekly":
      return tieWeekday(tied, item, meaning);
    case "dayOf":
      return tieDayOf(tied, item, meaning);
    case "series":
      if (!labelsDate(tied, item) && !joinsDayOf(tied, item, meaning)) tied.push(item);
      return true;
    case "ongoing":
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
  tied.push({ meaning, join: last?.join ?? item.join, written });
}

function tiePoint(tied: Item[], item: Item, meaning: Point, isSeries: boolean): void {
  const last = tied.at(-1)?.meaning;
  if (last === undefined) tied.push(item);
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

const GRAINS = ["year", "half", "quarter", "month", "day"];

function isFiner(one: Meaning, other: Meaning): boolean {
  const grain = (meaning: Meaning): number =>
    meaning.sort === "point" ? GRAINS.indexOf(meaning.grain) : 0;
  return one.sort === "point" && grain(one) > grain(other);
}

/**
 * Whether the point is the exact date of the period written before it: in brackets or behind a
 * colon, as a bound day behind it, or behind `Hằng năm,`.
 */
function narrows(last: Meaning, next: Point, { join }: Item): boolean {
  if (join === "label") return isPeriod(last) && isFiner(next, last);
  if (last.sort === "rhythm" && last.months === 12 && !last.bare) {
    return join === "none" ? next.grain === "day" : join === "comma" && next.grain !== "year";
  }
  if (join !== "none" || next.grain !== "day" || !isPeriod(last)) return false;
  if (last.sort !== "point") return true;
  // A bound day may come up to a month after the period; any other is a date of its own.
  const monthsIn = (next.month - last.month + 12) % 12;
  return monthsIn < last.length || (next.bound !== "none" && monthsIn === last.length);
}

/** `Quý IV trước ngày 05/01` is in the year after the quarter. */
function yearBehind(last: Meaning, next: Point): Point["year"] {
  if (next.year !== null || last.sort !== "point") return next.year;
  if (next.month >= last.month || last.year === "next") return last.year;
  return last.year === null ? "next" : last.year + 1;
}

function isPeriod(meaning: Meaning): boolean {
  if (meaning.sort === "rhythm") return meaning.months >= 6;
  return meaning.sort === "series" || (meaning.sort === "point" && meaning.grain !== "day");
}

/** Whether the point only says how long what stands before it goes on. */
function isFrame(last: Meaning, next: Point, { join }: Item): boolean {
  const comesBackOften = ["rhythm", "dayOf", "weekly"].includes(last.sort);
  if (last.sort === "ongoing") return next.grain === "year";
  if (next.grain === "year" && comesBackOften) {
    return join === "none" || join === "label" || (join === "comma" && last.sort !== "rhythm");
  }
  return last.sort === "rhythm" && join === "none" && next.bound === "until";
}

/** `Tháng 12, năm 2023`, `Quý I (năm 2023)`; in a report series `, năm 2023` is the year's own. */
function takesYear(last: Meaning, { join }: Item, isSeries: boolean): boolean {
  if (last.sort === "series") return join === "none";
  if (last.sort !== "point" && last.sort !== "range") return false;
  const point = last.sort === "range" ? last.to : last;
  if (point.year !== null || point.grain === "year") return false;
  return join === "label" || join === "none" || (join === "comma" && !isSeries);
}

/** `Hàng tháng từ tháng 3 đến tháng 9`: the range frames the rhythm. */
function tieRange(tied: Item[], item: Item, meaning: Range): void {
  const last = tied.at(-1)?.meaning;
  const isNear = item.join === "none" || item.join === "comma" || item.join === "label";
  if (last?.sort !== "rhythm" || !isNear) tied.push(item);
  else if (last.months === 12) replaceLast(tied, item, { ...meaning, recurring: true });
  else replaceLast(tied, item, { ...last, window: meaning });
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

/** `Hàng tuần, vào thứ sáu`. */
function tieWeekday(tied: Item[], item: Item, meaning: Weekly): boolean {
  if (!meaning.open) tied.push(item);
  else if (tied.at(-1)?.meaning.sort !== "weekly" || item.join === "list") return false;
  else replaceLast(tied, item, { ...meaning, open: false });
  return true;
}

/** Gives the day the periods that it is written behind, in place of their last days. */
function tieDayOf(tied: Item[], item: Item, meaning: DayOf): boolean {
  const bases = item.join === "break" ? [] : takeBases(tied, meaning);
  if (meaning.unit === "open" && bases.length === 0) return false;
  tied.push({ ...item, meaning: { ...meaning, bases } });
  return true;
}

/** `ngày 20 của tháng cuối quý, 6 tháng, năm`: the day is owed in each of these periods. */
function joinsDayOf(tied: Item[], { join, written }: Item, meaning: Rhythm | Series): boolean {
  const last = tied.at(-1);
  if (last?.meaning.sort !== "dayOf" || (join !== "comma" && join !== "list")) return false;
  const { bases, unit } = last.meaning;
  const isNamed = meaning.sort === "series" || meaning.bare;
  if (unit === "month" || unit === "open" || !isNamed) return false;
  const first = bases.length > 0 ? bases : [QUARTERLY];
  tied[tied.length - 1] = {
    ...last,
    meaning: { ...last.meaning, bases: [...first, meaning] },
    written: `${last.written}, ${written}`,
  };
  return true;
}

const QUARTERLY: Rhythm = { sort: "rhythm", months: 3, bare: false, window: null };

function takeBases(tied: Item[], meaning: DayOf): DayOfBase[] {
  const bases: DayOfBase[] = [];
  for (;;) {
    const last = tied.at(-1);
    if (last === undefined || !isBaseOf(last.meaning, meaning)) return bases;
    tied.pop();
    bases.unshift(last.meaning);
    if (last.join === "break") return bases;
  }
}

function isBaseOf(base: Meaning, { unit, which }: DayOf): base is DayOfBase {
  if (base.sort === "rhythm" && unit === "open") return base.months === 1 || which === "first";
  if (base.sort === "rhythm") return (base.months === 1) === (unit === "month");
  if (base.sort === "point") {
    if (base.bound === "before" || base.grain === "day" || unit === "month") return false;
    return (base.grain === "month") === (unit === "open" && which === "each");
  }
  return base.sort === "series" && unit !== "month" && !(unit === "open" && which === "each");
}

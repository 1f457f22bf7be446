/** Tells when a date is the exact one of the period written before it, and takes its place. */
import type { Item, Meaning, Point } from "./items.ts";

const GRAINS = ["year", "half", "quarter", "month", "day"];

export function isFiner(one: Meaning, other: Meaning): boolean {
  const grain = (meaning: Meaning): number =>
    meaning.sort === "point" ? GRAINS.indexOf(meaning.grain) : 0;
  return one.sort === "point" && grain(one) > grain(other);
}

/**
 * Whether the point is the exact date of the period written before it: in brackets or behind a
 * colon, as a bound day behind it (`Quý II, chậm nhất ngày 15/6`), or behind `Hằng năm,`.
 */
export function narrows(last: Meaning, next: Point, { join }: Item): boolean {
  if (join === "label") return isPeriod(last) && isFiner(next, last);
  if (last.sort === "rhythm" && last.months === 12 && !last.bare) {
    return (join === "none" || join === "comma") && next.grain !== "year";
  }
  if (join === "comma") return isLastDayFor(last, next);
  if (join !== "none" || next.grain !== "day" || !isPeriod(last)) return false;
  if (last.sort !== "point") return true;
  // A bound day may come up to a month after the period; any other is a date of its own.
  const monthsIn = (next.month - last.month + 12) % 12;
  return monthsIn < last.length || (next.bound !== "none" && monthsIn === last.length);
}

/** `Quý IV trước ngày 05/01` is in the year after the quarter. */
export function yearBehind(last: Meaning, next: Point): Point["year"] {
  if (next.year !== null || last.sort !== "point") return next.year;
  if (next.month >= last.month || last.year === "next") return last.year;
  return last.year === null ? "next" : last.year + 1;
}

function isPeriod(meaning: Meaning): boolean {
  if (meaning.sort === "rhythm") return meaning.months >= 6;
  return meaning.sort === "series" || (meaning.sort === "point" && meaning.grain !== "day");
}

/** A day by which, within the very period written before it. */
function isLastDayFor(last: Meaning, next: Point): boolean {
  if (last.sort !== "point" || !isPeriod(last) || !isFiner(next, last)) return false;
  const isBound = next.bound === "until" || next.bound === "before";
  const isSameYear = next.year === null || last.year === null || next.year === last.year;
  return isBound && isSameYear && next.month >= last.month && next.month < last.month + last.length;
}

/**
 * `Hàng quý: 15/3, 15/6, 15/9, 15/12`, `2 lần/năm vào tháng 5 và tháng 11`: as many dates as the
 * rhythm has are its dates, in place of its last days.
 */
export function spellOut(items: readonly Item[]): Item[] {
  const spelled: Item[] = [];
  let left = 0;
  for (const [index, item] of items.entries()) {
    left = Math.max(left - 1, 0);
    const count = left > 0 ? 0 : countSpelled(items, index);
    if (count > 0) left = count + 1;
    else if (left > 0 && item.meaning.sort === "point") {
      spelled.push({ ...item, meaning: { ...item.meaning, recurring: true } });
    } else spelled.push(item);
  }
  return spelled;
}

/** How many points behind the item are its dates: as many as a rhythm has, or none. */
function countSpelled(items: readonly Item[], index: number): number {
  const { meaning } = items[index] ?? {};
  if (meaning?.sort !== "rhythm" || meaning.bare || meaning.months < 3) return 0;
  const count = 12 / meaning.months;
  const dates = items.slice(index + 1, index + 1 + count);
  const next = items[index + 1 + count]?.meaning;
  const areDates = dates.length === count && dates.every((date) => isDateLike(date, dates[0]));
  const isBroken = ["list", "break"].includes(dates[0]?.join ?? "break");
  return areDates && !isBroken && next?.sort !== "point" ? count : 0;
}

function isDateLike({ meaning }: Item, first: Item | undefined): boolean {
  if (meaning.sort !== "point" || first?.meaning.sort !== "point") return false;
  return meaning.grain === first.meaning.grain && meaning.grain !== "year" && meaning.year === null;
}

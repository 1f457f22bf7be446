/** Which year a date without one belongs to: the year written behind it, else the plan year. */
import type { Item, Meaning, Point, Range, WrittenYear } from "./items.ts";

/** The meaning with the year given to its point, to the end of its range, or to its series. */
export function withYear(meaning: Meaning, year: WrittenYear): Meaning {
  if (meaning.sort === "range") return { ...meaning, to: { ...meaning.to, year } };
  return meaning.sort === "point" || meaning.sort === "series" ? { ...meaning, year } : meaning;
}

/** Numbers under one unit word share its year: `Quý I, II/2023`, `Quý I/2024, II`. */
export function shareYears(found: readonly Meaning[]): Meaning[] {
  let later: WrittenYear = null;
  const filled = found.toReversed().map((meaning) => {
    later = pointOf(meaning)?.year ?? later;
    return withYear(meaning, later);
  });
  let earlier: Point | null = null;
  return filled.toReversed().map((meaning) => {
    const own = pointOf(meaning);
    // A smaller number behind a larger one would be of the year after: it is left to the plan year.
    const goesOn = own !== null && earlier !== null && own.month > earlier.month;
    const shared = goesOn ? withYear(meaning, own.year ?? earlier?.year ?? null) : meaning;
    earlier = pointOf(shared);
    return shared;
  });
}

function pointOf(meaning: Meaning): Point | null {
  if (meaning.sort === "range") return meaning.to;
  return meaning.sort === "point" ? meaning : null;
}

const RHYTHMS = ["rhythm", "series", "dayOf", "weekly"];

function isYear(meaning: Meaning): boolean {
  return meaning.sort === "point" && meaning.grain === "year" && meaning.bound !== "before";
}

/**
 * Gives the items of one entry their years: each its own, else the next one written in figures. A
 * rhythm is laid into the plan year, and so are the 6 tháng and the năm 2023 that belong to one,
 * unless a quarter, month or day is named with them.
 */
export function fillYears(items: readonly Item[]): Item[] {
  let trailing: number | null = null;
  const names = items.some(({ meaning }) => meaning.sort === "point" && meaning.grain !== "year");
  const isRhythm = items.some(({ meaning }) => RHYTHMS.includes(meaning.sort));
  const filled = items.toReversed().map((item): Item => {
    const { meaning } = item;
    if (isRhythm && !names && isYear(meaning)) return { ...item, meaning: withYear(meaning, null) };
    const own = writtenYear(meaning);
    if (typeof own === "number") trailing = own;
    const takes = own === null && (meaning.sort !== "series" || names);
    return takes ? { ...item, meaning: withYear(meaning, trailing) } : item;
  });
  return filled.toReversed();
}

function writtenYear(meaning: Meaning): WrittenYear {
  if (meaning.sort === "range") return meaning.to.year ?? meaning.from?.year ?? null;
  return meaning.sort === "point" || meaning.sort === "series" ? meaning.year : null;
}

/**
 * The range with both years set: an end without a year follows its start (từ tháng 10 đến tháng
 * 3), a start without one precedes its end. Null when the years written run backwards.
 */
export function settleRange({ from, to, ...range }: Range, planYear: number): Range | null {
  const start = from === null ? null : yearIn(from.year, planYear);
  const end = yearIn(to.year ?? start, planYear);
  if (from === null) return { ...range, from, to: { ...to, year: end } };
  const isBackward = (fromYear: number, toYear: number): boolean =>
    (fromYear - toYear) * 12 + from.month - to.month > 0 ||
    (fromYear === toYear && from.month === to.month && dayNumber(from, 1) > dayNumber(to, 31));
  const settle = (fromYear: number, toYear: number): Range => ({
    ...range,
    from: { ...from, year: fromYear },
    to: { ...to, year: toYear },
  });
  if (to.year === null) return settle(start ?? end, isBackward(start ?? end, end) ? end + 1 : end);
  const first = from.year === null ? end : (start ?? end);
  if (!isBackward(first, end)) return settle(first, end);
  return from.year === null ? settle(end - 1, end) : null;
}

/** The calendar year meant by a written one. */
export function yearIn(year: WrittenYear, planYear: number): number {
  return year === "next" ? planYear + 1 : (year ?? planYear);
}

function dayNumber({ day }: Point, whole: number): number {
  return day === null ? whole : day || 31;
}

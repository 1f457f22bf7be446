/** Tells when a date only says how long, or since when, what stands beside it goes on. */
import type { Item, Meaning, Point, Range, Rhythm } from "./items.ts";

const COMES_BACK = ["rhythm", "dayOf", "weekly"];

/** Whether the point only says how long what stands before it goes on. */
export function isFrame(last: Meaning, next: Point, { join }: Item): boolean {
  if (last.sort === "ongoing") {
    return next.grain === "year" || (join === "none" && next.bound === "until");
  }
  if (next.grain === "year" && COMES_BACK.includes(last.sort)) {
    return join === "none" || join === "label" || (join === "comma" && last.sort !== "rhythm");
  }
  return last.sort === "rhythm" && join === "none" && next.bound === "until";
}

/**
 * What a range makes of what stands before it: `Hàng tháng từ tháng 3 đến tháng 9`, `Thường xuyên
 * (giai đoạn 2023-2025)`, `Quý II hằng năm từ 2023 đến 2025`. Null when it stands for itself.
 */
export function framedBy(last: Meaning | undefined, { join }: Item, range: Range): Meaning | null {
  if (last === undefined || !["none", "comma", "label"].includes(join)) return null;
  if (last.sort === "ongoing") return last;
  const ofYears = range.to.grain === "year";
  if (last.sort === "rhythm") {
    return last.months === 12 && !ofYears
      ? { ...range, recurring: true }
      : { ...last, window: range };
  }
  const comesBack = COMES_BACK.includes(last.sort) || (last.sort === "point" && last.recurring);
  return ofYears && comesBack ? last : null;
}

/** Whether a start (`từ quý II/2023`) can say since when this comes back or goes on. */
export function takesStart(meaning: Meaning | undefined, from: Point): boolean {
  if (meaning === undefined) return false;
  if (meaning.sort === "ongoing") return true;
  const isYearly = meaning.sort === "rhythm" && meaning.months === 12;
  if (isYearly || (meaning.sort === "point" && meaning.recurring)) return from.grain === "year";
  return COMES_BACK.includes(meaning.sort);
}

/** Whether the date that follows a start is its end: `từ quý II, hoàn thành trong quý IV`. */
export function endsStart(meaning: Meaning): boolean {
  return meaning.sort === "point" && meaning.bound !== "none";
}

/** Once a year. */
export const YEARLY: Rhythm = { sort: "rhythm", months: 12, bare: false, window: null };

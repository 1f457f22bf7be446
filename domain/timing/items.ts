/** What the parts of a timing phrase say, before they are related to one another and dated. */

/**
 * How a date is bound: `in` (vào, trong) and `until` (đến, chậm nhất) count it, `before` (trước)
 * does not.
 */
export type Bound = "none" | "in" | "until" | "before";

/** `next` is năm sau: the year after the plan year. */
export type WrittenYear = number | "next" | null;

export type Grain = "day" | "month" | "quarter" | "half" | "year";

/** A day or a stretch of whole months of one year. */
export interface Point {
  readonly sort: "point";
  readonly grain: Grain;
  /** The first month, 1–12; a number beyond says that there is no such month or quarter. */
  readonly month: number;
  /** The number of months that it spans. */
  readonly length: number;
  /** A day of the month, 0 for its last day, null for a stretch of whole months. */
  readonly day: number | null;
  readonly year: WrittenYear;
  readonly bound: Bound;
  /** Said to come back: hằng năm, định kỳ. */
  readonly recurring: boolean;
}

/** `from` is null when only the end was readable, which is all that a due date needs. */
export interface Range {
  readonly sort: "range";
  readonly from: Point | null;
  readonly to: Point;
  readonly recurring: boolean;
}

/** Hàng quý: the last day of every stretch of so many months (a divisor of 12) of the plan year. */
export interface Rhythm {
  readonly sort: "rhythm";
  readonly months: number;
  /** A lone `quý` or `tháng`: a rhythm only in the company of other periods. */
  readonly bare: boolean;
  /** Hàng tháng từ tháng 3 đến tháng 9. */
  readonly window: Range | null;
}

/** Hàng tuần; `open` is a weekday named without it (thứ sáu). */
export interface Weekly {
  readonly sort: "weekly";
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekday: number;
  readonly bound: Bound;
  readonly open: boolean;
}

/** A period of the reporting year named by its length: `6 tháng`, `9 tháng`, `năm` (12). */
export interface Series {
  readonly sort: "series";
  readonly months: number;
  readonly year: WrittenYear;
}

/** A day of a month that is named by its place in a period: `ngày 10 của tháng cuối quý`. */
export interface DayOf {
  readonly sort: "dayOf";
  /** Days of the month; 0 is its last day. */
  readonly days: readonly number[];
  readonly which: "each" | "first" | "middle" | "last";
  /** `open`: the month is not said at all (ngày 25). */
  readonly unit: "month" | "quarter" | "period" | "open";
  /** In the period after the one reported on (tháng đầu quý sau). */
  readonly next: boolean;
  readonly bound: Bound;
  readonly bases: readonly DayOfBase[];
}

export type DayOfBase = Rhythm | Series | Point;

/** `Từ tháng 6`: since when something is done, but not until when. */
export interface Start {
  readonly sort: "start";
  readonly from: Point;
}

/** `và các năm tiếp theo`: the year before it comes back. */
export interface Following {
  readonly sort: "following";
}

/** Thường xuyên. */
export interface Ongoing {
  readonly sort: "ongoing";
}

/** Theo quy định, nếu có: the date depends on something outside the phrase. */
export interface Deferred {
  readonly sort: "deferred";
}

export type Meaning =
  | Point
  | Range
  | Rhythm
  | Weekly
  | Series
  | DayOf
  | Start
  | Following
  | Ongoing
  | Deferred;

/**
 * What stands between an item and the one before it: nothing, a colon or bracket, a comma, a dash,
 * `và`, or `;`.
 */
export type Join = "start" | "none" | "label" | "comma" | "dash" | "list" | "break";

export interface Item {
  readonly meaning: Meaning;
  readonly join: Join;
  /** The words that it was read from, for a problem shown. */
  readonly written: string;
  /** Tied to the item before it by a dash, as a range or in a chain of several. */
  readonly isDashed?: boolean;
  /** What comes back does so from here on; an earlier plan year gives way to its year. */
  readonly since?: Point;
}

/** A stretch of whole months, or a day of a month. */
export function point(
  grain: Grain,
  month: number,
  parts: Partial<Pick<Point, "length" | "day" | "year" | "bound" | "recurring">>,
): Point {
  return {
    sort: "point",
    grain,
    month,
    length: parts.length ?? 1,
    day: parts.day ?? null,
    year: parts.year ?? null,
    bound: parts.bound ?? "none",
    recurring: parts.recurring ?? false,
  };
}

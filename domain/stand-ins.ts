/** Phân công thay: from when to when somebody stands in, as people write it, and what may not be. */
import type { StandIn } from "./org.ts";
import { foldText } from "./text.ts";
import { addDays, daysBetween, localDate, partsOf, type LocalDate } from "./time.ts";

export interface DaySpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Why somebody cannot stand in so. */
export type StandInFault =
  | { readonly fault: "unread" }
  | { readonly fault: "past" }
  | { readonly fault: "backwards" }
  | { readonly fault: "too-long"; readonly most: number }
  | { readonly fault: "too-far"; readonly most: number }
  | { readonly fault: "himself" }
  /** Somebody stands in for the absent person already. */
  | { readonly fault: "overlap"; readonly other: StandIn }
  /** The deputy is absent himself. */
  | { readonly fault: "deputy-absent"; readonly other: StandIn }
  /** The absent person stands in for somebody else. */
  | { readonly fault: "is-deputy"; readonly other: StandIn };

const MOST_DAYS = 60;
const MOST_DAYS_AHEAD = 366;
/** A day without a year that lies further back than this is one of the next year. */
const LONG_AGO_DAYS = 180;

/** `3/4`, `03/4/2023`, `2023-04-03`. */
const DAY = /(?:(\d{4})-(\d{2})-(\d{2}))|(?:(\d{1,2})\s*[/.]\s*(\d{1,2})(?:\s*[/.]\s*(\d{4}))?)/gu;
/** `3 - 7/4`: the month stands once, behind both. */
const DAY_ALONE =
  /(?<![\d/.-])(\d{1,2})\s*(?:[-–—]|den|toi)\s*(?:het )?(?:ngay )?(\d{1,2})\s*\/\s*(\d{1,2})/u;
const WORDS_BETWEEN = /\b(?:tu|den|toi|het|ngay)\b|[-–—,;\s]/gu;

/**
 * Reads `3/4`, `3/4 - 7/4`, `từ 3/4 đến hết 7/4/2023`, `2023-04-03 2023-04-07`, `hôm nay`. A span that has begun
 * already begins today.
 */
export function readDaySpan(
  text: string,
  today: LocalDate,
): { readonly span: DaySpan } | { readonly fault: StandInFault } {
  const days = daysIn(text, today);
  const [first, last = first, ...others] = days ?? [];
  if (!first || !last || others.length > 0) return { fault: { fault: "unread" } };
  if (last < first) return { fault: { fault: "backwards" } };
  if (last < today) return { fault: { fault: "past" } };
  const from = first < today ? today : first;
  if (daysBetween(from, last) >= MOST_DAYS) {
    return { fault: { fault: "too-long", most: MOST_DAYS } };
  }
  if (daysBetween(today, last) > MOST_DAYS_AHEAD) {
    return { fault: { fault: "too-far", most: MOST_DAYS_AHEAD } };
  }
  return { span: { from, to: last } };
}

/** What stands against a stand-in, given those that are known; null when nothing does. */
export function faultOfStandIn(wanted: StandIn, known: readonly StandIn[]): StandInFault | null {
  if (wanted.absentId === wanted.deputyId) return { fault: "himself" };
  const meanwhile = known.filter(({ from, to }) => from <= wanted.to && to >= wanted.from);
  for (const other of meanwhile) {
    if (other.absentId === wanted.absentId) return { fault: "overlap", other };
    if (other.absentId === wanted.deputyId) return { fault: "deputy-absent", other };
    if (other.deputyId === wanted.absentId) return { fault: "is-deputy", other };
  }
  return null;
}

interface WrittenDay {
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
}

/** Null where anything else stands there, or a day that does not exist. */
function daysIn(text: string, today: LocalDate): readonly LocalDate[] | null {
  const folded = foldText(text)
    .replace(/\bhom nay\b/u, today)
    .replace(DAY_ALONE, "$1/$3 - $2/$3");
  if (folded.replace(DAY, "").replace(WORDS_BETWEEN, "") !== "") return null;
  const written = [...folded.matchAll(DAY)].map(writtenDay);
  const [first, second] = written;
  if (!first || written.length > 2) return null;
  // “28/12 - 3/1/2024”: the year stands once, behind both.
  const until = second?.year ? dayOf(second, today) : null;
  const from = until ? lastBefore(first, until) : dayOf(first, today);
  const to = until ?? (second && from ? dayOf(second, from) : null);
  const days = second ? [from, to] : [from];
  return days.every((day) => day !== null) ? days : null;
}

function writtenDay([, ...parts]: RegExpExecArray): WrittenDay {
  const [isoYear, isoMonth, isoDay, day, month, year] = parts;
  if (isoYear) return { year: Number(isoYear), month: Number(isoMonth), day: Number(isoDay) };
  return { year: year ? Number(year) : null, month: Number(month), day: Number(day) };
}

/** A day without a year is of the year of another, or of the next where it lies long before. */
function dayOf({ day, month, year }: WrittenDay, other: LocalDate): LocalDate | null {
  if (year !== null) return localDate(year, month, day);
  const { year: same } = partsOf(other);
  const here = localDate(same, month, day);
  const isLongAgo = here === null || here < addDays(other, -LONG_AGO_DAYS);
  return isLongAgo ? localDate(same + 1, month, day) : here;
}

function lastBefore(written: WrittenDay, until: LocalDate): LocalDate | null {
  if (written.year !== null) return dayOf(written, until);
  const { year } = partsOf(until);
  const here = localDate(year, written.month, written.day);
  return here && here <= until ? here : localDate(year - 1, written.month, written.day);
}

/**
 * Ý kiến chỉ đạo của cấp trên: how many were met on time, of those that were met or whose date has
 * passed. One rule for the register and the weekly summary.
 */
import { isOnTime, isOverdue, type Deadline } from "./deadline.ts";
import type { LocalDate } from "./time.ts";

/** A deadline of a directive received, reduced to what counting needs. */
export type CountedDirective = Pick<Deadline, "due" | "originalDue" | "onTimeReason" | "state">;

export interface DirectiveFigures {
  /** Those that were met, and those whose date has passed; what need not be done is not counted. */
  readonly total: number;
  readonly onTime: number;
  /** Of those on time: late by their dates, and corrected with a reason. */
  readonly corrected: number;
  /** Not met yet, and still within their date. */
  readonly toCome: number;
}

/** How one stands: `corrected` counts as on time. */
export type DirectiveResult = "open" | "overdue" | "on-time" | "corrected" | "late" | "waived";

export function resultOf(directive: CountedDirective, today: LocalDate): DirectiveResult {
  if (directive.state.name === "waived") return "waived";
  const met = isOnTime(directive);
  if (met === null) return isOverdue(directive, today) ? "overdue" : "open";
  if (!met) return "late";
  const byDates = isOnTime({ ...directive, onTimeReason: null });
  return byDates === true ? "on-time" : "corrected";
}

/** Null where there is none to be counted, be it in the future. */
export function countDirectives(
  directives: readonly CountedDirective[],
  today: LocalDate,
): DirectiveFigures | null {
  const results = directives.map((directive) => resultOf(directive, today));
  const count = (...wanted: readonly DirectiveResult[]) =>
    results.filter((result) => wanted.includes(result)).length;
  const figures = {
    total: count("on-time", "corrected", "late", "overdue"),
    onTime: count("on-time", "corrected"),
    corrected: count("corrected"),
    toCome: count("open"),
  };
  return figures.total + figures.toCome > 0 ? figures : null;
}

/** Hundredths of a per cent, rounded half up: 3928 of 4063 are 9668. Null of nothing. */
export function shareInHundredths(part: number, whole: number): number | null {
  return whole > 0 ? Math.floor((20_000 * part + whole) / (2 * whole)) : null;
}

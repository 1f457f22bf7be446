/** Thời gian thực hiện: what a timing phrase of a plan says, once it has been read. */
import type { LocalDate } from "./time.ts";

/**
 * - `once`: one or several dates, each owed once;
 * - `recurring`: dates of a rhythm, laid into the plan year;
 * - `ongoing` (Thường xuyên): no due date;
 * - `unspecified`: a date has to be set by the coordinator.
 */
export type TimingKind = "once" | "recurring" | "ongoing" | "unspecified";

/** Why a phrase, or a part of it, could not be read; the copy module words it. */
export type TimingProblem =
  | { readonly code: "unreadable"; readonly text: string }
  | { readonly code: "no-such-date"; readonly text: string }
  | { readonly code: "empty" };

export interface TimingReading {
  readonly kind: TimingKind;
  /** Sorted, unique, raw calendar dates: never moved for days off. Empty unless once or recurring. */
  readonly due: readonly LocalDate[];
  /** True when the phrase only says “within the year” (Trong năm): an earlier date should be registered. */
  readonly withinYear: boolean;
  readonly problems: readonly TimingProblem[];
}

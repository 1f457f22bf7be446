/**
 * A made-up office and what happens in it over a year, as plain data: small enough to be read when a
 * property fails. People, units and duties are named by their places in the lists.
 */
import type { LocalDate } from "../../../domain/time.ts";
import { day } from "../../builders/time.ts";

/** A Tuesday; the first of the year is a Sunday, with a day in lieu on the Monday. */
export const FIRST_DAY = day("2023-01-03");
/** Late enough for the last ladder of the year to have run out. */
export const LAST_DAY = day("2024-03-08");
export const PLAN_YEAR = 2023;

export interface World {
  readonly units: number;
  /** The first is always a coordinator who can be reached, as in every real office. */
  readonly people: readonly PersonPlan[];
  readonly duties: readonly DutyPlan[];
  readonly daysOff: readonly LocalDate[];
  readonly saturdaysWorked: readonly LocalDate[];
  readonly standIns: readonly StandInPlan[];
  /** The service is down. */
  readonly outages: readonly Span[];
  /** The channel takes nothing. */
  readonly refusals: readonly Span[];
  /** From this day on the person has blocked the bot. */
  readonly blocks: readonly { readonly person: number; readonly from: LocalDate }[];
  readonly deeds: readonly DeedPlan[];
}

export interface PersonPlan {
  /** The units of which the person is head or officer. */
  readonly units: readonly number[];
  readonly role: "head" | "officer";
  readonly coordinator: boolean;
  readonly leader: boolean;
  readonly linked: boolean;
}

export interface DutyPlan {
  readonly unit: number;
  readonly kind: "deliverable" | "report" | "directive" | "target" | "ongoing" | "within-year";
  /** Means nothing for ongoing work and for work due within the year. */
  readonly due: LocalDate;
  /** Brought in on this day, at 09:07. */
  readonly made: LocalDate;
}

export interface StandInPlan {
  readonly absent: number;
  readonly deputy: number;
  readonly from: LocalDate;
  readonly days: number;
}

export interface Span {
  readonly day: LocalDate;
  /** It begins at this hour, 31 minutes past. */
  readonly hour: number;
  readonly hours: number;
}

export const DEEDS = [
  "done",
  "present",
  "prove",
  "waive",
  "reopen",
  "give-status",
  "set-own-date",
  "snooze",
  "close-late",
] as const;

export interface DeedPlan {
  readonly day: LocalDate;
  /** It is done at this hour, some minutes past. */
  readonly hour: number;
  readonly duty: number;
  readonly by: number;
  readonly deed: (typeof DEEDS)[number];
}

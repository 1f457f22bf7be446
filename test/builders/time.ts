/** Dates and moments as tests write them; a slip of the pen fails at once. */
import {
  DEFAULT_ZONE,
  instantAt,
  parseInstant,
  parseLocalDate,
  parseLocalTime,
  type Instant,
  type LocalDate,
  type LocalTime,
} from "../../domain/time.ts";

export function day(text: string): LocalDate {
  return parseLocalDate(text) ?? wrong(text);
}

export function time(text: string): LocalTime {
  return parseLocalTime(text) ?? wrong(text);
}

/** `2023-03-31T07:30:00+07:00`, or `2023-03-31 07:30` as clocks in Vietnam show it. */
export function at(text: string): Instant {
  const [date, clock] = text.split(" ");
  if (date && clock) return instantAt(day(date), time(clock), DEFAULT_ZONE);
  return parseInstant(text) ?? wrong(text);
}

function wrong(text: string): never {
  throw new Error(`no such date or moment: ${text}`);
}

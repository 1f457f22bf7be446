/** What may be asked of a made-up world itself: what was away on a day, and who stood for whom. */
import {
  addDays,
  dateIn,
  DEFAULT_ZONE,
  plusMillis,
  type Instant,
  type LocalDate,
} from "../../../domain/time.ts";
import { at } from "../../builders/time.ts";
import type { Span, World } from "./world.ts";

const HOUR = 3_600_000;

export function beginOf({ day, hour }: Span): Instant {
  return at(`${day} ${String(hour).padStart(2, "0")}:31`);
}

export function endOf(span: Span): Instant {
  return plusMillis(beginOf(span), span.hours * HOUR);
}

/** Whether the service or the channel was away at any time of a day. */
export function isTouched({ outages, refusals }: World, date: LocalDate): boolean {
  const [from, to] = [at(`${date} 00:00`), at(`${addDays(date, 1)} 00:00`)];
  return [...outages, ...refusals].some((span) => beginOf(span) < to && endOf(span) > from);
}

export function isRefused({ refusals }: World, moment: Instant): boolean {
  return refusals.some((span) => beginOf(span) <= moment && moment < endOf(span));
}

export function isBlocked({ blocks }: World, person: number, moment: Instant): boolean {
  const date = dateIn(moment, DEFAULT_ZONE);
  return blocks.some((block) => block.person === person && block.from <= date);
}

/** Down the chain of stand-ins; where it is a circle, to where it closes. */
export function actingFor({ standIns }: World, person: number, date: LocalDate): number {
  const passed = new Set<number>();
  let acting = person;
  while (!passed.has(acting)) {
    passed.add(acting);
    const standIn = standIns.find(
      ({ absent, from, days }) => absent === acting && from <= date && date < addDays(from, days),
    );
    acting = standIn?.deputy ?? acting;
  }
  return acting;
}

/** Whether the leaders' summary of a day is this person's to read. */
export function leads(world: World, reader: number, date: LocalDate): boolean {
  return world.people.some(
    ({ leader }, person) => leader && actingFor(world, person, date) === reader,
  );
}

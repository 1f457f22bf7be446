/** What may be asked of a made-up year: how things stood at a moment, and who was there. */
import {
  addDays,
  dateIn,
  DEFAULT_ZONE,
  type Instant,
  type LocalDate,
} from "../../../domain/time.ts";
import { at } from "../../builders/time.ts";
import type { DutyState } from "./deeds.ts";
import { beginOf, endOf, type Life } from "./life.ts";

export function stateAt(states: readonly DutyState[], moment: Instant): DutyState | undefined {
  return states.findLast((each) => each.at <= moment);
}

export function isOpenThroughout(
  states: readonly DutyState[],
  from: Instant,
  to: Instant,
): boolean {
  const within = states.filter(({ at: moment }) => moment > from && moment <= to);
  return within.length === 0 && !stateAt(states, from)?.isClosedLate;
}

/** Whether the service or the channel was away at any time of a day. */
export function isTouched({ world }: Life, date: LocalDate): boolean {
  const [from, to] = [at(`${date} 00:00`), at(`${addDays(date, 1)} 00:00`)];
  return [...world.outages, ...world.refusals].some(
    (span) => beginOf(span) < to && endOf(span) > from,
  );
}

export function isRefused({ refusals }: Life["world"], moment: Instant): boolean {
  return refusals.some((span) => beginOf(span) <= moment && moment < endOf(span));
}

export function isBlocked({ blocks }: Life["world"], person: number, moment: Instant): boolean {
  const date = dateIn(moment, DEFAULT_ZONE);
  return blocks.some((block) => block.person === person && block.from <= date);
}

export function actingFor({ standIns }: Life["world"], person: number, date: LocalDate): number {
  const standIn = standIns.find(
    ({ absent, from, days }) => absent === person && from <= date && date < addDays(from, days),
  );
  return standIn?.deputy ?? person;
}

/** Whether the leaders' summary of a day is this person's to read. */
export function leads(world: Life["world"], reader: number, date: LocalDate): boolean {
  return world.people.some(
    ({ leader }, person) => leader && actingFor(world, person, date) === reader,
  );
}

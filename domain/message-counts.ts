/**
 * Số tin theo tháng: how many messages people would get, by person and month, and whether that fits
 * what a channel carries.
 */
import type { CarrierTier } from "./carrier-tier.ts";
import type { PersonId } from "./ids.ts";
import type { PushKind } from "./message.ts";
import type { Role } from "./org.ts";
import type { LocalDate } from "./time.ts";

/** One push, as far as counting goes. */
export interface CountedMessage {
  readonly personId: PersonId;
  readonly day: LocalDate;
  readonly kind: PushKind;
  /** Characters of its text. */
  readonly length: number;
}

export interface CountedPerson {
  readonly personId: PersonId;
  readonly post: string;
  readonly unit: string | null;
  readonly role: Role;
}

/**
 * What is assumed that people do: each message is answered once, and each answer is answered by
 * the bot. Nobody can know; most bundles are only read.
 */
export const ASSUMED_ANSWERS = { fromPerson: 1, fromBot: 1 } as const;

export interface MonthCount {
  /** `2023-03`. */
  readonly month: string;
  readonly byKind: Readonly<Record<PushKind, number>>;
  readonly total: number;
  /** With parts of long texts, and with the answers that are assumed. */
  readonly bothWays: number;
}

export interface PersonCount extends CountedPerson {
  readonly months: readonly MonthCount[];
  readonly total: number;
}

export interface MessageCounts {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Those with the most messages first; everybody is there, also with none. */
  readonly people: readonly PersonCount[];
  /** Every month of the span, also without a message. */
  readonly months: readonly MonthCount[];
  readonly total: number;
  /** The month with the most messages both ways. */
  readonly highest: MonthCount;
  readonly tier: CarrierTier;
  readonly fitsMessages: boolean;
  readonly fitsPeople: boolean;
}

/** @param messages those of the days from `from` to `to`, of some of these people */
export function countMessages(
  messages: readonly CountedMessage[],
  people: readonly CountedPerson[],
  from: LocalDate,
  to: LocalDate,
  tier: CarrierTier,
): MessageCounts {
  const names = monthsBetween(from, to);
  const byMonth = Map.groupBy(messages, monthOf);
  const months = names.map((month) => countMonth(month, byMonth.get(month) ?? [], tier));
  const byPerson = Map.groupBy(messages, ({ personId }) => personId);
  const counted = people.map((person) => countPerson(person, byPerson, names, tier));
  const highest = months.reduce((most, month) => (month.bothWays > most.bothWays ? month : most));
  return {
    from,
    to,
    people: counted.toSorted((one, other) => other.total - one.total),
    months,
    total: messages.length,
    highest,
    tier,
    fitsMessages: highest.bothWays <= tier.perMonth,
    fitsPeople: people.length <= tier.people,
  };
}

function countPerson(
  person: CountedPerson,
  byPerson: ReadonlyMap<PersonId, readonly CountedMessage[]>,
  names: readonly string[],
  tier: CarrierTier,
): PersonCount {
  const own = byPerson.get(person.personId) ?? [];
  const byMonth = Map.groupBy(own, monthOf);
  const months = names.map((month) => countMonth(month, byMonth.get(month) ?? [], tier));
  return { ...person, months, total: own.length };
}

function countMonth(
  month: string,
  messages: readonly CountedMessage[],
  tier: CarrierTier,
): MonthCount {
  const byKind = { morning: 0, "due-day": 0, weekly: 0, event: 0 };
  let parts = 0;
  for (const { kind, length } of messages) {
    byKind[kind] += 1;
    parts += Math.max(1, Math.ceil(length / tier.charactersAMessage));
  }
  const total = messages.length;
  const answers = ASSUMED_ANSWERS.fromPerson + ASSUMED_ANSWERS.fromBot;
  return { month, byKind, total, bothWays: parts + answers * total };
}

function monthOf({ day }: CountedMessage): string {
  return day.slice(0, 7);
}

function monthsBetween(from: LocalDate, to: LocalDate): readonly string[] {
  const [first, last] = [monthNumber(from), monthNumber(to)];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const month = first + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}

function monthNumber(date: LocalDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

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
  /** How many of the tier's messages it takes: parts of a long text, a picture beside it. */
  readonly parts: number;
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
  /** Whether one bot carries it all. */
  readonly fitsMessages: boolean;
  readonly fitsPeople: boolean;
  /** As few as carry it, the people divided evenly over them. */
  readonly bots: readonly BotCount[];
}

/** What one of the bots has to carry. */
export interface BotCount {
  readonly people: number;
  /** Its month with the most messages both ways. */
  readonly highest: MonthCount;
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
  const months = names.map((month) => countMonth(month, byMonth.get(month) ?? []));
  const byPerson = Map.groupBy(messages, ({ personId }) => personId);
  const counted = people.map((person) => countPerson(person, byPerson, names));
  const highest = highestOf(months);
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
    bots: divide(people, (own) => countBot(own, byPerson, names), tier),
  };
}

/** A person whose messages alone are too many is not divided further. */
function divide(
  people: readonly CountedPerson[],
  count: (own: readonly CountedPerson[]) => BotCount,
  tier: CarrierTier,
): readonly BotCount[] {
  for (let bots = Math.max(1, Math.ceil(people.length / tier.people)); ; bots += 1) {
    const size = Math.max(1, Math.ceil(people.length / bots));
    const counts = Array.from({ length: bots }, (_, bot) =>
      count(people.slice(bot * size, (bot + 1) * size)),
    );
    const isCarried = counts.every(({ highest }) => highest.bothWays <= tier.perMonth);
    if (isCarried || size === 1) return counts.filter((each, bot) => bot === 0 || each.people > 0);
  }
}

function countBot(
  people: readonly CountedPerson[],
  byPerson: ReadonlyMap<PersonId, readonly CountedMessage[]>,
  names: readonly string[],
): BotCount {
  const own = people.flatMap(({ personId }) => byPerson.get(personId) ?? []);
  const byMonth = Map.groupBy(own, monthOf);
  const months = names.map((month) => countMonth(month, byMonth.get(month) ?? []));
  return { people: people.length, highest: highestOf(months) };
}

function highestOf(months: readonly MonthCount[]): MonthCount {
  return months.reduce((most, month) => (month.bothWays > most.bothWays ? month : most));
}

function countPerson(
  person: CountedPerson,
  byPerson: ReadonlyMap<PersonId, readonly CountedMessage[]>,
  names: readonly string[],
): PersonCount {
  const own = byPerson.get(person.personId) ?? [];
  const byMonth = Map.groupBy(own, monthOf);
  const months = names.map((month) => countMonth(month, byMonth.get(month) ?? []));
  return { ...person, months, total: own.length };
}

function countMonth(month: string, messages: readonly CountedMessage[]): MonthCount {
  const byKind = { morning: 0, "due-day": 0, weekly: 0, event: 0 };
  for (const { kind } of messages) byKind[kind] += 1;
  const parts = messages.reduce((sum, message) => sum + message.parts, 0);
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

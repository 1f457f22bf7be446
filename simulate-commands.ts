/** `simulate`: the messages of a span of time, or how many they are. */
import { SIMULATE_WORDS } from "./bot/copy/command-line.ts";
import { budgetLine, messageCountWords } from "./bot/copy/message-counts.ts";
import { narrowestCarrier } from "./bot/channels.ts";
import { CliError } from "./cli-error.ts";
import { parseDay, type Printed } from "./commands.ts";
import type { Config } from "./config.ts";
import {
  ASSUMED_ANSWERS,
  countMessages,
  type MessageCounts,
  type MonthCount,
} from "./domain/message-counts.ts";
import {
  daysBetween,
  DEFAULT_ZONE,
  instantAt,
  type LocalDate,
  type LocalTime,
} from "./domain/time.ts";
import { openOffice, placeOf } from "./opened-office.ts";
import { openSampleInMemory } from "./sample-office.ts";
import type { Played } from "./simulated-messages.ts";
import { playSpan } from "./simulation.ts";
import { SYSTEM_CLOCK } from "./system-clock.ts";

const LONGEST_SIMULATION_DAYS = 1100;

export interface SimulateOptions {
  readonly from: string;
  readonly to: string;
  readonly sample?: boolean;
  /** How many messages there are, by person and month, in place of the messages. */
  readonly counts?: boolean;
}

export async function simulateSpan(config: Config, options: SimulateOptions): Promise<Printed> {
  const from = parseDay(options.from);
  const to = parseDay(options.to);
  const span = daysBetween(from, to);
  if (span < 0 || span > LONGEST_SIMULATION_DAYS) throw new CliError("bad-range");
  const opened = options.sample
    ? await openSampleInMemory(instantAt(from, "00:00" as LocalTime, DEFAULT_ZONE))
    : await openOffice(placeOf(config), SYSTEM_CLOCK);
  try {
    const played = await playSpan(opened, from, to);
    const counts = countPlayed(played, from, to);
    return options.counts ? printCounts(counts) : printMessages(played, counts);
  } finally {
    await opened.close();
  }
}

/** How many messages a play of these days has sent, to whom and when. */
export function countPlayed(played: Played, from: LocalDate, to: LocalDate): MessageCounts {
  const messages = played.messages.map(({ personId, parts, shown: { at, kind } }) => ({
    personId,
    kind,
    day: at.slice(0, 10) as LocalDate,
    parts,
  }));
  return countMessages(messages, played.people, from, to, narrowestCarrier().tier);
}

function printMessages({ messages }: Played, counts: MessageCounts): Printed {
  const json = messages.map(({ shown }) => shown);
  const words = json.map(({ at, to: receiver, text }) =>
    [`${at} → ${receiver.person ?? receiver.unit ?? ""}`, text].join("\n"),
  );
  if (words.length === 0) return { json, words: SIMULATE_WORDS.none };
  return { json, words: [...words, budgetLine(counts)].join("\n\n") };
}

function printCounts(counts: MessageCounts): Printed {
  const { from, to, people, months, total, highest, tier, fitsMessages, fitsPeople } = counts;
  const json = {
    from,
    to,
    total,
    people: people.map((person) => ({
      person: person.post,
      unit: person.unit,
      role: person.role,
      total: person.total,
      months: person.months.map(monthJson),
    })),
    months: months.map(monthJson),
    highest: monthJson(highest),
    bots: counts.bots.map((bot) => ({ people: bot.people, highest: monthJson(bot.highest) })),
    tier: { ...tier, assumedAnswers: ASSUMED_ANSWERS, fitsMessages, fitsPeople },
  };
  return { json, words: messageCountWords(counts) };
}

function monthJson({ month, byKind, total, bothWays }: MonthCount) {
  return { month, ...byKind, total, bothWays };
}

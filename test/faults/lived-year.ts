/**
 * Days of the sample office as processes live through them, each with a clock of its own; and what
 * its people were told, beside what they are told where every clock is right.
 */
import { join } from "node:path";
import type { MessageId } from "../../domain/ids.ts";
import type { MessageKind } from "../../domain/message.ts";
import {
  dateIn,
  DEFAULT_ZONE,
  instantAt,
  timeIn,
  type Instant,
  type LocalDate,
  type LocalTime,
} from "../../domain/time.ts";
import {
  openSampleFile,
  openSampleInMemory,
  SAMPLE_START,
  type SampleOffice,
} from "../../sample-office.ts";
import { tick } from "../../jobs/tick.ts";
import { makeRecordingChannel } from "../jobs/support/recording-channel.ts";
import { arrivedIn, linesOf } from "./durable-channel.ts";
import { integrityOf, unknownAttempts } from "./reckoning.ts";
import type { Stage, Tally } from "./scenario.ts";
import { startTickers } from "./tickers.ts";
import { noticesOf, pushesOf, type SentPush, type ToldNotice } from "./told-notices.ts";
import { toolsOf } from "./working-process.ts";

/** When the clocks are looked at: a morning's and an afternoon's messages, and the quiet hours. */
const TIMES = ["06:00", "06:45", "07:30", "08:30", "11:30", "14:00", "15:00", "17:30", "23:00"];
/** The bundle of a day comes before; what comes later is about the day itself. */
const NOON = "12:00";
const BUNDLES = new Set<MessageKind | undefined>(["morning", "weekly"]);
const DAY_MILLIS = 86_400_000;
/** Who slept through the afternoon of a due day tells what is late the morning after. */
const LEFT_TO_THE_MORNING = "0-afternoon";

/** What each process's clock shows at a true moment; null while it sleeps. */
export type Clocks = (now: Instant, dayNumber: number) => readonly (Instant | null)[];

export async function liveThrough(stage: Stage, processes: number, clocks: Clocks): Promise<Tally> {
  const { folder, sizes, say } = stage;
  const tickers = await startTickers(folder, processes);
  const log = join(folder, "arrived.log");
  /** At which true moment each message arrived, as often as it did. */
  const arrivals: Arrival[] = [];
  for (const [dayNumber, moments] of daysFrom(SAMPLE_START, sizes.days).entries()) {
    for (const now of moments) {
      await tickers.tick(clocks(now, dayNumber));
      const fresh = linesOf(log).slice(arrivals.length);
      arrivals.push(...fresh.map((id) => ({ id: id as MessageId, at: now })));
    }
    if (dayNumber % 30 === 29) say(`${dayNumber + 1} days, ${arrivals.length} messages`);
  }
  await tickers.close();
  const reference = await rightfullyTold(sizes.days);
  const lived = await openSampleFile(folder, null);
  try {
    return await compare(lived, reference, { arrivals, arrived: arrivedIn(log) });
  } finally {
    await lived.close();
  }
}

interface Arrival {
  readonly id: MessageId;
  readonly at: Instant;
}

function daysFrom(start: Instant, count: number): readonly (readonly Instant[])[] {
  const first = Date.parse(start);
  return Array.from({ length: count }, (_, index) => {
    const date = dateIn(
      new Date(first + index * DAY_MILLIS).toISOString() as Instant,
      DEFAULT_ZONE,
    );
    return momentsOf(date).filter((moment) => moment >= start);
  });
}

function momentsOf(date: LocalDate): readonly Instant[] {
  return TIMES.map((time) => instantAt(date, time as LocalTime, DEFAULT_ZONE));
}

/** What is told where the clock is right, and nothing fails. */
async function rightfullyTold(days: number): Promise<readonly ToldNotice[]> {
  const sample = await openSampleInMemory(SAMPLE_START, { hasDossiers: true });
  try {
    const tools = toolsOf(sample, sample.bot.id, makeRecordingChannel(sample.clock), {
      attach: async () => ({ kind: "picture", png: new Uint8Array(), alt: "" }),
    });
    for (const now of daysFrom(SAMPLE_START, days).flat()) {
      sample.clock.set(now);
      await tick(tools);
    }
    const sent = await sample.office.database.messages.list({ status: "sent", limit: 1_000_000 });
    const ids = new Set(sent.map(({ id }) => id));
    return (await noticesOf(sample)).filter(({ messageId }) => ids.has(messageId));
  } finally {
    await sample.close();
  }
}

async function compare(
  lived: SampleOffice,
  reference: readonly ToldNotice[],
  { arrivals, arrived }: { arrivals: readonly Arrival[]; arrived: ReadonlyMap<MessageId, number> },
): Promise<Tally> {
  const notices = await noticesOf(lived);
  const days = new Map(arrivals.map(({ id, at }) => [id, dateIn(at, DEFAULT_ZONE)]));
  // A clock that is ahead by days has told them too early: they have to be told again.
  const inTime = notices.filter(({ messageId, day }) => (days.get(messageId) ?? "") >= day);
  const told = new Set(inTime.map(({ name }) => name));
  const due = reference.filter(({ rung }) => rung !== LEFT_TO_THE_MORNING);
  const untold = due.filter(({ name }) => !told.has(name));
  const unknowns = await unknownAttempts(lived.database);
  const doubled = [...arrived].filter(([, times]) => times > 1);
  // A clock that is ahead by hours sees every claim as long run out.
  const unaccounted = doubled.filter(([id, times]) => times - 1 > (unknowns.get(id) ?? 0));
  const twice = doubledMornings(arrivals, await pushesOf(lived));
  const faults = [
    ...untold.slice(0, 3).map(({ name }) => `never told: ${name}`),
    ...twice.slice(0, 3).map((who) => `two bundles in a morning: ${who}`),
    ...(unaccounted.length > 0 ? ["doubled without a doubt on record"] : []),
  ];
  return {
    due: due.length,
    sent: due.length - untold.length,
    doubled: doubled.length + twice.length,
    lost: untold.length,
    unknown: unknowns.size,
    kills: 0,
    integrity: await integrityOf(lived.database),
    faults,
  };
}

/** Who found more than one bundle of the same morning; a leader's may be inside his summary. */
function doubledMornings(
  arrivals: readonly Arrival[],
  pushes: ReadonlyMap<MessageId, SentPush>,
): readonly string[] {
  const before = arrivals.filter(
    ({ id, at }) => BUNDLES.has(pushes.get(id)?.kind) && timeIn(at, DEFAULT_ZONE) < NOON,
  );
  const found = Map.groupBy(before, ({ id, at }) => {
    return `${pushes.get(id)?.post} on ${dateIn(at, DEFAULT_ZONE)}`;
  });
  return [...found].filter(([, messages]) => messages.length > 1).map(([who]) => who);
}

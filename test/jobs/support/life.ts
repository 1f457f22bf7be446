/** Lives a made-up year through the real sweep, delivery and conversation, and notes what was heard. */
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import { assembleIntake, makeJobTools } from "../../../assembly.ts";
import type { Channel } from "../../../domain/channel.ts";
import type { ChatId } from "../../../domain/ids.ts";
import type { Message, PushKind } from "../../../domain/message.ts";
import { dateIn, millisOf, timeIn, type Instant, type LocalDate } from "../../../domain/time.ts";
import type { WorkingCalendar } from "../../../domain/working-calendar.ts";
import { makeTimeMachine } from "../../../jobs/time-machine.ts";
import { at } from "../../builders/time.ts";
import { addDuty, doDeed, type Doings, type Snoozed } from "./deeds.ts";
import type { DutyState } from "./duty-states.ts";
import { openWorld, type WorldOffice } from "./world-office.ts";
import { beginOf, endOf } from "./world-questions.ts";
import { LAST_DAY, type World } from "./world.ts";

/** A push as its reader had it; people and duties by their places in the world. */
export interface Heard {
  readonly at: Instant;
  readonly day: LocalDate;
  /** `07:30`. */
  readonly time: string;
  readonly person: number;
  readonly kind: PushKind;
  /** A coordinator's weekly draft. */
  readonly isDraft: boolean;
  readonly sections: readonly { readonly name: string; readonly duties: readonly number[] }[];
  readonly duties: readonly number[];
  readonly notes: number;
}

export interface Life {
  readonly world: World;
  readonly calendar: WorkingCalendar;
  /** In order of time. */
  readonly heard: readonly Heard[];
  /** What a channel could not take any more, since its reader had blocked the bot. */
  readonly blocked: readonly Heard[];
  /** Every time a channel was asked to take a push, whatever it answered. */
  readonly attempts: readonly { readonly at: Instant; readonly person: number }[];
  /** For each duty, the states it went through; the first when it was made. */
  readonly states: readonly (readonly DutyState[])[];
  readonly snoozes: readonly Snoozed[];
  readonly outbox: readonly Message[];
  readonly end: Instant;
}

export async function live(world: World): Promise<Life> {
  const office = await openWorld(world);
  try {
    return await liveIn(office, world);
  } finally {
    await office.close();
  }
}

async function liveIn(office: WorldOffice, world: World): Promise<Life> {
  const { clock } = office;
  const attempts: { at: Instant; person: number }[] = [];
  const doings: Doings = { ...makeDoings(office, world, attempts), duties: new Map(), states: [] };
  const tools = doings.tools;
  const machine = makeTimeMachine(tools, clock, async () => {});
  for (const happening of happeningsIn(world)) {
    if (happening.at > clock.now()) await machine.moveTo(happening.at);
    switch (happening.what) {
      case "outage":
        // Nobody looks until the service is back.
        if (happening.until > clock.now()) clock.set(happening.until);
        break;
      case "duty":
        await addDuty(doings, happening.index);
        break;
      case "deed":
        // A chat that is down hears nothing.
        if (happening.at === clock.now()) await doDeed(doings, happening.deed);
        break;
      default:
        happening satisfies never;
    }
  }
  const end = at(`${LAST_DAY} 18:00`);
  await machine.moveTo(end);
  const outbox = await office.office.database.messages.list({ pushesOnly: true, limit: 100_000 });
  return {
    world,
    calendar: office.office.calendar,
    heard: outbox
      .flatMap((message) => (message.sentAt ? heardOf(message, message.sentAt, doings) : []))
      .toSorted(byTime),
    blocked: outbox.flatMap((message) => blockedOf(message, attempts, doings)),
    attempts,
    states: doings.states,
    snoozes: doings.snoozes,
    outbox,
    end,
  };
}

type Happening = { readonly at: Instant } & (
  | { readonly what: "outage"; readonly until: Instant }
  | { readonly what: "duty"; readonly index: number }
  | { readonly what: "deed"; readonly deed: World["deeds"][number] }
);

function happeningsIn({ outages, duties, deeds }: World): readonly Happening[] {
  const all: Happening[] = [
    ...outages.map((span) => ({ what: "outage" as const, at: beginOf(span), until: endOf(span) })),
    ...duties.map(({ made }, index) => ({ what: "duty" as const, at: at(`${made} 09:07`), index })),
    // No two at one moment: what was done before what must be known.
    ...deeds.map((deed, index) => ({
      what: "deed" as const,
      at: at(`${deed.day} ${String(deed.hour).padStart(2, "0")}:${13 + index}`),
      deed,
    })),
  ];
  return all.toSorted(byTime);
}

function makeDoings(
  office: WorldOffice,
  world: World,
  attempts: { at: Instant; person: number }[],
): Omit<Doings, "duties" | "states"> {
  const places = new Map(office.people.map(({ id }, index) => [id as string, index]));
  const answering = { isNow: false };
  const channel: Channel = {
    traits: WEB_TRAITS,
    async send(chatId: ChatId) {
      const now = office.clock.now();
      const person = places.get(chatId) ?? -1;
      if (!answering.isNow) attempts.push({ at: now, person });
      // Whoever has just tapped is there.
      if (answering.isNow) return { outcome: "sent", platformIds: [] };
      if (world.refusals.some((span) => beginOf(span) <= now && now < endOf(span))) {
        return { outcome: "retry", afterSeconds: 60, reason: "away" };
      }
      const isBlocked = world.blocks.some(
        (block) => block.person === person && at(`${block.from} 00:00`) <= now,
      );
      if (isBlocked) return { outcome: "unreachable", reason: "blocked" };
      return { outcome: "sent", platformIds: [] };
    },
  };
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const tools = {
    ...makeJobTools(office, new Map([[office.bot.id, channel]]), silent),
    attach: async () => ({ kind: "picture" as const, png: new Uint8Array(), alt: "" }),
  };
  const intake = assembleIntake({
    opened: office,
    tools,
    reader: {
      read: () => Promise.reject(new Error("no files come in")),
      close: async () => {},
    },
    traitsOf: () => WEB_TRAITS,
    fetchFile: async () => null,
    bots: () => [],
    publicAddresses: null,
  });
  return { office, world, tools, intake, answering, snoozes: [] };
}

function blockedOf(message: Message, attempts: Life["attempts"], doings: Doings): readonly Heard[] {
  if (message.status !== "dropped" || !message.statusReason?.startsWith("unreachable:")) return [];
  const person = doings.office.people.findIndex(({ id }) => id === message.personId);
  // After the first refusal nobody tries again.
  const last = attempts.findLast((attempt) => attempt.person === person);
  return last ? heardOf(message, last.at, doings) : [];
}

function heardOf(message: Message, moment: Instant, { office, duties }: Doings): readonly Heard[] {
  const { personId, kind, content } = message;
  if (!personId || kind === "reply") return [];
  const { zone } = office.office.calendar;
  const placeOf = (id: string) => duties.get(id) ?? -1;
  const bundle = content && "bundle" in content ? content.bundle : null;
  return [
    {
      at: moment,
      day: dateIn(moment, zone),
      time: timeIn(moment, zone),
      person: office.people.findIndex(({ id }) => id === personId),
      kind,
      isDraft: content?.kind === "weekly" && content.draft,
      sections: (bundle?.sections ?? []).map(({ name, items }) => ({
        name,
        duties: items.map(({ deadlineId }) => placeOf(deadlineId)),
      })),
      duties: message.items.map(placeOf),
      notes: bundle?.notes.length ?? 0,
    },
  ];
}

function byTime(one: { readonly at: Instant }, other: { readonly at: Instant }): number {
  return millisOf(one.at) - millisOf(other.at);
}

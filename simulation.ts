/** `simulate`: plays a span of time on a copy of the data, sending nothing and changing nothing. */
import { copyInto } from "./db/copy-database.ts";
import { migrate } from "./db/migrate.ts";
import { openDatabase } from "./db/open-database.ts";
import { rewind } from "./db/rewind.ts";
import type { Channel } from "./domain/channel.ts";
import type { Content } from "./domain/content.ts";
import type { BotId, ChatId, DeadlineId, PersonId } from "./domain/ids.ts";
import { foremostRole, type Person, type Role } from "./domain/org.ts";
import type { Office } from "./domain/office.ts";
import { scheduleNotices } from "./domain/ladder.ts";
import type { Message, MessageKind } from "./domain/message.ts";
import {
  instantAt,
  isoIn,
  plusMillis,
  type Instant,
  type LocalDate,
  type LocalTime,
} from "./domain/time.ts";
import { headOf } from "./bot/copy/posts.ts";
import { render } from "./bot/copy/render.ts";
import type { JobTools } from "./jobs/job-tools.ts";
import { makeTimeMachine } from "./jobs/time-machine.ts";
import type { OpenedOffice } from "./opened-office.ts";
import { makeStillClock } from "./system-clock.ts";

export interface SimulatedMessage {
  readonly at: string;
  readonly to: {
    readonly person: string | null;
    readonly unit: string | null;
    readonly role: Role;
  };
  readonly kind: Exclude<MessageKind, "reply">;
  readonly sections: readonly string[];
  readonly deadlines: readonly DeadlineId[];
  readonly text: string;
}

const MOST_MESSAGES = 1_000_000;

/** Every message that would go out from the first to the last of these days, in order of time. */
export async function simulate(
  source: OpenedOffice,
  from: LocalDate,
  to: LocalDate,
): Promise<readonly SimulatedMessage[]> {
  const { zone } = source.office.calendar;
  const start = instantAt(from, "00:00" as LocalTime, zone);
  const end = plusMillis(instantAt(to, "23:59" as LocalTime, zone), 59_999);
  const copy = await openDatabase(":memory:");
  try {
    await migrate(copy);
    await copyInto(source.database, copy);
    const clock = makeStillClock(start);
    const database = copy.of(source.office.organisation.id);
    const office: Office = { ...source.office, database, clock };
    await rewind(copy, office.organisation.id, start);
    await rescheduleAll(office, start);
    const placeholders = await addMissingHeads(office);
    const bot = await linkEverybody(office, start);
    await makeTimeMachine(silentTools(office, bot), clock, async () => {}).moveTo(end);
    return await readMessages(office, placeholders);
  } finally {
    await copy.close();
  }
}

/** Rungs before the start are skipped; what is late by then is told once. */
async function rescheduleAll(office: Office, start: Instant): Promise<void> {
  const { database, rules, calendar } = office;
  const views = await database.deadlines.list({ unitIds: null, limit: MOST_MESSAGES });
  await database.deadlines.reschedule(
    views.map(({ deadline }) => scheduleNotices(deadline, start, rules.ladder, calendar)),
  );
}

/** A unit that nobody is known for is shown what its head would get. */
async function addMissingHeads(office: Office): Promise<ReadonlySet<PersonId>> {
  const units = await office.database.units.all();
  const people = await office.database.people.all();
  const manned = new Set(people.flatMap(({ grants }) => grants.map((grant) => grant.unitId)));
  const heads: Person[] = units
    .filter((unit) => !manned.has(unit.id))
    .map((unit) => ({
      id: office.ids.next<"PersonId">(),
      post: headOf(unit.name),
      name: null,
      grants: [{ role: "head", unitId: unit.id }],
    }));
  await office.database.people.add(heads);
  return new Set(heads.map((person) => person.id));
}

async function linkEverybody(office: Office, start: Instant): Promise<BotId> {
  const { database, ids } = office;
  const bot = await database.bots.ensure("web", "SIMULATION", ids.next<"BotId">());
  for (const person of await database.people.all()) {
    await database.people.link({
      personId: person.id,
      botId: bot.id,
      chatId: person.id as string as ChatId,
      linkedAt: start,
      unreachableSince: null,
    });
  }
  return bot.id;
}

function silentTools(office: Office, bot: BotId): JobTools {
  const nothing = () => undefined;
  const channel: Channel = {
    kind: "web",
    send: async () => ({ outcome: "sent", platformIds: [] }),
  };
  return {
    office,
    render,
    attach: async () => ({ kind: "picture", png: new Uint8Array(), alt: "" }),
    channels: new Map([[bot, channel]]),
    log: { info: nothing, warn: nothing, error: nothing },
  };
}

async function readMessages(
  office: Office,
  placeholders: ReadonlySet<PersonId>,
): Promise<readonly SimulatedMessage[]> {
  const { database, calendar } = office;
  const messages = await database.messages.list({ status: "sent", limit: MOST_MESSAGES });
  const people = new Map((await database.people.all()).map((person) => [person.id, person]));
  const units = new Map((await database.units.all()).map((unit) => [unit.id, unit.name]));
  const told = messages.flatMap((message) => {
    const { personId, kind, sentAt } = message;
    const person = personId && people.get(personId);
    if (!person || kind === "reply" || !sentAt) return [];
    const unitId = person.grants.find((grant) => grant.unitId)?.unitId;
    const unit = (unitId && units.get(unitId)) ?? null;
    const simulated: SimulatedMessage = {
      at: isoIn(sentAt, calendar.zone),
      to: {
        person: placeholders.has(person.id) ? null : person.post,
        unit,
        role: foremostRole(person),
      },
      kind,
      sections: sectionsOf(message),
      deadlines: message.items,
      text: message.text ?? "",
    };
    return [{ simulated, key: [sentAt, unit, person.post, kind].join(" ") }];
  });
  // What goes out at one moment has an order too, so that two plays can be compared.
  return told
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ simulated }) => simulated);
}

function sectionsOf({ content }: Message): readonly string[] {
  const bundle = content && bundleOf(content);
  return bundle ? bundle.sections.map((section) => section.name) : [];
}

function bundleOf(content: Content) {
  return "bundle" in content ? content.bundle : null;
}

/** `simulate`: plays a span of time on a copy of the data, sending nothing and changing nothing. */
import { copyInto } from "./db/copy-database.ts";
import { migrate } from "./db/migrate.ts";
import { openDatabase } from "./db/open-database.ts";
import { rewind } from "./db/rewind.ts";
import type { Channel, Outgoing } from "./domain/channel.ts";
import { loadAskingRules } from "./domain/dossier-asking.ts";
import type { BotId, ChatId, PersonId } from "./domain/ids.ts";
import { scheduleNotices } from "./domain/ladder.ts";
import type { Office } from "./domain/office.ts";
import type { Person } from "./domain/org.ts";
import { ladderOf } from "./domain/rules.ts";
import {
  instantAt,
  plusMillis,
  type Instant,
  type LocalDate,
  type LocalTime,
} from "./domain/time.ts";
import { narrowestCarrier } from "./bot/channels.ts";
import { headOf } from "./bot/copy/posts.ts";
import { render } from "./bot/copy/render.ts";
import { WEB_TRAITS } from "./bot/web/web-traits.ts";
import type { JobTools } from "./jobs/job-tools.ts";
import { rescheduleDossiers } from "./jobs/reschedule-dossiers.ts";
import { makeTimeMachine } from "./jobs/time-machine.ts";
import { makeLiveCalendar } from "./live-calendar.ts";
import type { OpenedOffice } from "./opened-office.ts";
import { readPlayed, type Played, type SimulatedMessage } from "./simulated-messages.ts";
import { makeStillClock } from "./system-clock.ts";

const MOST_DEADLINES = 1_000_000;
/** As long as one of ours may be. */
const ADDRESS_OF_OURS = `https://dondoc.example.vn/tep/${"x".repeat(43)}`;

/** Every message that would go out from the first to the last of these days, in order of time. */
export async function simulate(
  source: OpenedOffice,
  from: LocalDate,
  to: LocalDate,
): Promise<readonly SimulatedMessage[]> {
  return (await playSpan(source, from, to)).messages.map(({ shown }) => shown);
}

/** As `simulate`, with whom the messages go to, and everybody else whom there is. */
export async function playSpan(
  source: OpenedOffice,
  from: LocalDate,
  to: LocalDate,
): Promise<Played> {
  const { zone } = source.office.calendar;
  const start = instantAt(from, "00:00" as LocalTime, zone);
  const end = plusMillis(instantAt(to, "23:59" as LocalTime, zone), 59_999);
  const copy = await openDatabase(":memory:");
  try {
    await migrate(copy);
    await copyInto(source.database, copy);
    const clock = makeStillClock(start);
    const database = copy.of(source.office.organisation.id);
    const { calendar, refresh } = await makeLiveCalendar(zone, database);
    const office: Office = { ...source.office, database, clock, calendar, refresh };
    await rewind(copy, office.organisation.id, start);
    await rescheduleAll(office, start);
    const placeholders = await addMissingHeads(office);
    const bot = await linkEverybody(office, start);
    await makeTimeMachine(silentTools(office, bot), clock, async () => {}).moveTo(end);
    return await readPlayed(office, placeholders);
  } finally {
    await copy.close();
  }
}

/** Rungs before the start are skipped; what is late by then is told once. */
async function rescheduleAll(office: Office, start: Instant): Promise<void> {
  const { database, calendar } = office;
  const rules = await database.settings.rules();
  const views = await database.deadlines.list({ unitIds: null, limit: MOST_DEADLINES });
  await database.deadlines.reschedule(
    views.map(({ deadline: was }) => ({
      ...scheduleNotices(was, start, ladderOf(rules, was.planId), calendar),
      was,
    })),
  );
  await rescheduleDossiers(office, database, await loadAskingRules(office, database));
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
      isPreferred: false,
    });
  }
  return bot.id;
}

function silentTools(office: Office, bot: BotId): JobTools {
  const nothing = () => undefined;
  const { messagesIn } = narrowestCarrier();
  const channel: Channel = {
    traits: WEB_TRAITS,
    send: async (_, outgoing) => {
      const parts = messagesIn(asCarried(outgoing));
      return {
        outcome: "sent",
        platformIds: Array.from({ length: parts }, (__, part) => `${part}`),
      };
    },
  };
  return {
    office,
    render,
    publish: async () => null,
    removeFile: async () => {},
    attach: async () => ({ kind: "picture", png: new Uint8Array(), alt: "" }),
    channels: new Map([[bot, channel]]),
    log: { info: nothing, warn: nothing, error: nothing },
  };
}

/** As it goes out where it is counted: choices are numbered, a file is fetched from an address. */
function asCarried({ choices, attachment, ...outgoing }: Outgoing): Outgoing {
  let number = 0;
  return {
    ...outgoing,
    choices: choices.map((row) =>
      row.map((choice) => {
        number += 1;
        return { ...choice, mark: `${number}` };
      }),
    ),
    attachment: attachment && { ...attachment, url: ADDRESS_OF_OURS },
  };
}

/**
 * An office whose people are each owed one reminder on each of several mornings: the sweep has to
 * plan it from a deadline, and a worker to send it.
 */
import { join } from "node:path";
import { waive, type Deadline } from "../../domain/deadline.ts";
import type { BotId, ChatId, DeadlineId, PersonId } from "../../domain/ids.ts";
import { scheduleNotices } from "../../domain/ladder.ts";
import type { ChannelKind } from "../../domain/org.ts";
import { DEFAULT_RULES } from "../../domain/rules.ts";
import { DEFAULT_ZONE, type Instant, type LocalDate } from "../../domain/time.ts";
import { openOffice, type OfficePlace, type OpenedOffice } from "../../opened-office.ts";
import { makeStillClock } from "../../system-clock.ts";
import { account, grant, person, unit } from "../builders/org.ts";
import { deadline } from "../builders/plan.ts";
import { at, day } from "../builders/time.ts";

/** A Monday; on the first of the mornings nothing else falls due. */
const FIRST_MORNING = day("2023-03-06");
const MADE_AT = at("2023-01-03 08:00");
/** A rung of every deliverable's ladder: so many working days before it is due. */
const WORKING_DAYS_BEFORE = 5;
const UNITS = 10;

/** One thing that one person has to be told. */
export interface Duty {
  readonly deadlineId: DeadlineId;
  readonly personId: PersonId;
}

export interface RemindedOffice {
  /** Gives every person one thing to be told on the next of the mornings, and says when that is. */
  dawn(): Promise<Instant>;
  /** Lets nothing of the morning be told any more. */
  dusk(): Promise<void>;
  /** All that had to be told so far. */
  readonly duties: readonly Duty[];
  close(): Promise<void>;
}

export function placeIn(folder: string): OfficePlace {
  return {
    databaseUrl: `file:${join(folder, "office.sqlite")}`,
    dataDir: folder,
    zone: DEFAULT_ZONE,
    organisationName: "UBND huyện Cù Lao Dung",
  };
}

export interface RemindedOfficeSize {
  readonly people: number;
  readonly channel: ChannelKind;
  /** The chat of the nth person. */
  readonly chatOf: (index: number) => ChatId;
}

export async function makeRemindedOffice(
  folder: string,
  size: RemindedOfficeSize,
): Promise<RemindedOffice> {
  const opened = await openOffice(placeIn(folder), makeStillClock(MADE_AT));
  const units = Array.from({ length: UNITS }, (_, index) => unit({ name: `Phòng số ${index}` }));
  const people = await addPeople(opened, units, size);
  const { calendar } = opened.office;
  const duties: Duty[] = [];
  let today: LocalDate | null = null;
  let owed: readonly Deadline[] = [];
  return {
    duties,
    async dawn() {
      today = today ? calendar.shift(today, 1) : FIRST_MORNING;
      owed = units.map(({ id }) => owedBy(opened, id, today ?? FIRST_MORNING));
      await opened.office.database.deadlines.add(owed);
      for (const [index, personId] of people.entries()) {
        const one = owed[index % UNITS];
        if (one) duties.push({ deadlineId: one.id, personId });
      }
      return calendar.instantAt(today, DEFAULT_RULES.ladder.morningTime);
    },
    async dusk() {
      await opened.office.database.transaction(async (stores) => {
        for (const { id } of owed) {
          const current = await stores.deadlines.byId(id);
          const deed = { by: null, at: MADE_AT, today: FIRST_MORNING };
          const waived = current && waive(current, deed, "the morning is over");
          if (!waived?.ok) throw new Error(`deadline ${id} cannot be waived`);
          await stores.deadlines.save({ ...waived.value, nextNoticeAt: null });
        }
      });
    },
    close: () => opened.close(),
  };
}

async function addPeople(
  { office }: OpenedOffice,
  units: readonly ReturnType<typeof unit>[],
  { people: count, channel, chatOf }: RemindedOfficeSize,
): Promise<readonly PersonId[]> {
  const people = Array.from({ length: count }, (_, index) =>
    person({ grants: [grant("officer", units[index % UNITS]?.id ?? null)] }),
  );
  await office.database.transaction(async (stores) => {
    const bot = await stores.bots.ensure(channel, null, "bot" as BotId);
    await stores.units.add(units);
    await stores.people.add(people);
    for (const [index, { id }] of people.entries()) {
      await stores.people.link(account({ personId: id, botId: bot.id, chatId: chatOf(index) }));
    }
  });
  return people.map(({ id }) => id);
}

/** Open, and all that was to be told of it before this day is told. */
function owedBy({ office }: OpenedOffice, unitId: Deadline["unitId"], today: LocalDate): Deadline {
  const { calendar } = office;
  const due = calendar.shift(today, WORKING_DAYS_BEFORE);
  const eve = calendar.instantAt(calendar.shift(today, -1), DEFAULT_RULES.ladder.dueDayTime);
  const owed = deadline({ unitId, due, createdAt: MADE_AT });
  return scheduleNotices(owed, eve, DEFAULT_RULES.ladder, calendar);
}

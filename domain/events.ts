/**
 * What does not wait for the sweep: notices and notes that arise with a deed are put into a message
 * in the deed's own transaction.
 */
import { keyOf, openMessage, openMessages, type PlanningOffice } from "./carriers.ts";
import type { MessageId, NoteId, PersonId } from "./ids.ts";
import type { Note, Notice, PlannedPush } from "./message.ts";
import { comingMorning, eventPlacement, morningCarrier, type Placement } from "./sending-hours.ts";
import type { RuleBook } from "./rules.ts";
import type { Stores } from "./stores.ts";
import { dateIn, plusMillis, type LocalDate } from "./time.ts";

/** A deadline's notice, or a note for which no deadline stands. */
export type ToTell =
  | { readonly notice: Omit<Notice, "personId"> }
  /** `once`: under this name each person is told it one time only, however often it is planned. */
  | { readonly note: Note; readonly once?: string };

/** Longer than one sweep goes on finding more of the same, be it in several processes. */
const JUST_NOW_MILLIS = 30 * 60_000;

/** When something is told that was put off, or asked for by a day. */
export type TellingTime =
  /** In the morning's message of the first working day on or after it. */
  | { readonly day: LocalDate }
  /** Today at `ladder.dueDayTime`, in one message with the due day's own second one. */
  | "this-afternoon";

/**
 * Tells persons something as soon as it may be told: in the event that still waits for each, else in
 * a new one ten minutes from now (after the lunch break); outside office hours in the next morning's
 * message. A notice that a person has had already (deadline, version, rung, day) is not told twice.
 */
export async function planEvent(
  office: PlanningOffice,
  stores: Stores,
  personIds: readonly PersonId[],
  what: ToTell,
): Promise<void> {
  const rules = await stores.settings.rules();
  const now = office.clock.now();
  const usual = eventPlacement(now, rules, office.calendar);
  for (const personId of await yetToTell(office, stores, personIds, what)) {
    const waiting =
      usual.kind === "event" ? await stores.messages.plannedEvent(personId, now) : null;
    const messageId = waiting ?? (await openMessage(office, stores, { personId, ...usual }));
    await put(office, stores, { personId, messageId }, what);
  }
}

/** Puts something into the persons' next morning's message. */
export async function planForMorning(
  office: PlanningOffice,
  stores: Stores,
  personIds: readonly PersonId[],
  what: ToTell,
): Promise<void> {
  const rules = await stores.settings.rules();
  const now = office.clock.now();
  const today = dateIn(now, office.calendar.zone);
  const carrier = comingMorning(now, today, rules, office.calendar);
  for (const personId of await yetToTell(office, stores, personIds, what)) {
    const push: PlannedPush = { personId, kind: "morning", ...carrier };
    const messageId = await openMessage(office, stores, push);
    await put(office, stores, { personId, messageId }, what);
  }
}

/**
 * What the sweep has found goes into this morning's message where that is late, so that nobody finds two
 * after an outage; else it is told as soon as it may be, or the next morning.
 */
export async function planWithLateMorning(
  office: PlanningOffice,
  stores: Stores,
  personIds: readonly PersonId[],
  what: ToTell,
  otherwise: "soon" | "next-morning",
): Promise<void> {
  const { calendar, clock } = office;
  const today = dateIn(clock.now(), calendar.zone);
  const { ladder } = await stores.settings.rules();
  const isPast = calendar.instantAt(today, ladder.morningTime) <= clock.now();
  for (const personId of await yetToTell(office, stores, personIds, what)) {
    const [known] = isPast ? await stores.messages.ofSlot("morning", today, [personId]) : [];
    if (known?.status === "planned") {
      await put(office, stores, { personId, messageId: known.id }, what);
      continue;
    }
    const plan = otherwise === "soon" ? planEvent : planForMorning;
    await plan(office, stores, [personId], what);
  }
}

/**
 * Puts a note of the day into the persons' morning messages: those that are next to go, or today's, be it
 * late, where that has not gone yet. Where it has, they are told in an event; but not of what it has told
 * them just now.
 *
 * @param once the note's name, with the day in it
 */
export async function planForThisMorning(
  office: PlanningOffice,
  stores: Stores,
  personIds: readonly PersonId[],
  { note, once }: { readonly note: Note; readonly once: string },
): Promise<void> {
  const rules = await stores.settings.rules();
  const now = office.clock.now();
  const carrier = morningCarrier(now, rules, office.calendar);
  for (const personId of new Set(personIds)) {
    const [known] = await stores.messages.ofSlot("morning", carrier.slot, [personId]);
    const hasGone = known !== undefined && known.status !== "planned";
    if (!hasGone) {
      const push: PlannedPush = { personId, kind: "morning", ...carrier };
      const messageId = await openMessage(office, stores, push);
      await put(office, stores, { personId, messageId }, { note, once });
      continue;
    }
    const told = await stores.notes.madeAt(nameFor(once, personId));
    const isJustTold = told !== null && told > plusMillis(now, -JUST_NOW_MILLIS);
    if (!isJustTold) await planEvent(office, stores, [personId], { note });
  }
}

/** Each person once; of a note with a name, without those who have it already. */
async function yetToTell(
  { clock }: PlanningOffice,
  stores: Stores,
  personIds: readonly PersonId[],
  what: ToTell,
): Promise<readonly PersonId[]> {
  const people = [...new Set(personIds)];
  const once = "note" in what ? what.once : undefined;
  if (once === undefined) return people;
  // What a clock that has been set back since had told is told again.
  const latest = plusMillis(clock.now(), JUST_NOW_MILLIS);
  const left: PersonId[] = [];
  for (const personId of people) {
    const told = await stores.notes.madeAt(nameFor(once, personId));
    if (told === null || told > latest) left.push(personId);
  }
  return left;
}

/**
 * Puts notices into a later message of their persons: a snooze, the reminder of a request. Where that
 * message has left already, the next morning's takes them.
 */
export async function placeAt(
  office: PlanningOffice,
  stores: Stores,
  notices: readonly Notice[],
  time: TellingTime,
): Promise<void> {
  const placement = placementAt(office, await stores.settings.rules(), time);
  const pushOf = ({ personId }: Notice): PlannedPush => ({ personId, ...placement });
  const open = await openMessages(office, stores, notices.map(pushOf));
  await stores.notices.add(
    notices.flatMap((notice) => {
      const messageId = open.get(keyOf(pushOf(notice)));
      return messageId ? [{ ...notice, messageId }] : [];
    }),
  );
}

function placementAt(office: PlanningOffice, rules: RuleBook, time: TellingTime): Placement {
  const { calendar } = office;
  const now = office.clock.now();
  const today = dateIn(now, calendar.zone);
  if (time !== "this-afternoon") {
    return { kind: "morning", ...comingMorning(now, time.day, rules, calendar) };
  }
  const plannedFor = calendar.instantAt(today, rules.ladder.dueDayTime);
  return plannedFor > now && calendar.isWorkingDay(today)
    ? { kind: "due-day", slot: today, plannedFor }
    : { kind: "morning", ...comingMorning(now, today, rules, calendar) };
}

async function put(
  office: PlanningOffice,
  stores: Stores,
  { personId, messageId }: { readonly personId: PersonId; readonly messageId: MessageId },
  what: ToTell,
): Promise<void> {
  if ("notice" in what) {
    await stores.notices.add([{ ...what.notice, personId, messageId }]);
    return;
  }
  const { note, once } = what;
  const id = once === undefined ? office.ids.next<"NoteId">() : nameFor(once, personId);
  const at = office.clock.now();
  await stores.notes.add([{ id, personId, at, note, messageId }]);
}

function nameFor(once: string, personId: PersonId): NoteId {
  return `${once} ${personId}` as NoteId;
}

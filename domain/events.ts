/**
 * What does not wait for the sweep: notices and notes that arise with a deed are put into a message
 * in the deed's own transaction.
 */
import { keyOf, openMessage, openMessages, type PlanningOffice } from "./carriers.ts";
import type { MessageId, PersonId } from "./ids.ts";
import type { Note, Notice, PlannedPush } from "./message.ts";
import { comingMorning, eventPlacement, type Placement } from "./sending-hours.ts";
import type { RuleBook } from "./rules.ts";
import type { Stores } from "./stores.ts";
import { dateIn, type LocalDate } from "./time.ts";

/** A deadline's notice, or a note for which no deadline stands. */
export type ToTell = { readonly notice: Omit<Notice, "personId"> } | { readonly note: Note };

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
  for (const personId of new Set(personIds)) {
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
  for (const personId of new Set(personIds)) {
    const push: PlannedPush = { personId, kind: "morning", ...carrier };
    const messageId = await openMessage(office, stores, push);
    await put(office, stores, { personId, messageId }, what);
  }
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
  const id = office.ids.next<"NoteId">();
  const at = office.clock.now();
  await stores.notes.add([{ id, personId, at, note: what.note, messageId }]);
}

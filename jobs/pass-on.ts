/** What is no longer a person's to hear is told to those who answer for it now: nothing is lost. */
import { actingAmong, loadActor } from "../domain/acting.ts";
import { openMessage, placeNotices } from "../domain/carriers.ts";
import { loadDirectory } from "../domain/directory.ts";
import { planEvent } from "../domain/events.ts";
import type { Message, Notice } from "../domain/message.ts";
import type { PlannedNotice } from "../domain/notice-plan.ts";
import type { Office } from "../domain/office.ts";
import { heirsOf, unitsAsked, type Directory } from "../domain/recipients.ts";
import { mayHear, type Actor } from "../domain/rights.ts";
import { lateCarrier, morningCarrier } from "../domain/sending-hours.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn, type LocalDate } from "../domain/time.ts";
import { loadTold, type Told } from "./told.ts";

type Passing = Pick<Message, "kind" | "personId">;

/**
 * Puts notices of a message into the next message of each one who is to hear them now; whoever has
 * been told already is not told again. Within the transaction that composes the message.
 */
export async function passOn(
  office: Office,
  stores: Stores,
  message: Passing,
  { notices, views, requests }: Pick<Told, "notices" | "views" | "requests">,
): Promise<void> {
  const rules = await stores.settings.rules();
  const carrier = lateCarrier(office.clock.now(), rules, office.calendar);
  const deadlines = views.map(({ deadline }) => deadline);
  const asked = requests.map(({ unitId }) => unitId);
  const directory = await loadDirectory(stores, deadlines, carrier.slot, asked);
  const deputy = await deputyOf(stores, message, directory, carrier.slot);
  const inherited = notices.flatMap((notice) => {
    const deadline = deadlines.find(({ id }) => id === notice.deadlineId);
    if (!deadline) return [];
    const supporting = unitsAsked(deadline.id, requests);
    if (deputy && mayHear(deputy, notice, deadline, supporting)) {
      return [{ ...notice, personId: deputy.person.id }];
    }
    return heirsOf(notice, deadline, supporting, directory)
      .filter(({ personId }) => personId !== message.personId)
      .map((heir): Notice => ({ ...notice, ...heir }));
  });
  if (message.kind === "event") {
    for (const { personId, ...notice } of inherited) {
      await planEvent(office, stores, [personId], { notice });
    }
    return;
  }
  const planned = inherited.map((notice): PlannedNotice => ({
    notice,
    push: { personId: notice.personId, kind: "morning", ...carrier },
  }));
  await placeNotices(office, stores, planned);
}

/**
 * What waits for today's morning of those who are away moves to who acts in their place, before his
 * own message of the morning goes out: he finds it all in one.
 */
export async function passOnOfAbsent(office: Office, stores: Stores): Promise<void> {
  const { calendar, clock } = office;
  const carrier = morningCarrier(clock.now(), await stores.settings.rules(), calendar);
  if (carrier.slot !== dateIn(clock.now(), calendar.zone)) return;
  const standIns = await stores.people.standInsOn(carrier.slot);
  const acting = actingAmong(standIns);
  const absent = new Set(standIns.map(({ absentId }) => absentId));
  const away = [...absent].filter((person) => acting.of(person) !== person);
  for (const message of await stores.messages.ofSlot("morning", carrier.slot, away)) {
    if (message.status !== "planned" || !message.personId) continue;
    const told = await loadTold(stores, message.id);
    if (told.notices.length + told.notes.length === 0) continue;
    await passOn(office, stores, message, told);
    await stores.notices.withdraw(told.notices);
    const [personId] = (await loadDirectory(stores, [], carrier.slot)).reach(message.personId);
    if (told.notes.length === 0 || !personId) continue;
    const by = await openMessage(office, stores, { personId, kind: "morning", ...carrier });
    await stores.notes.move(message.id, by);
  }
}

/** Who acts in the place of the message's person, if he is away and his deputy can be reached. */
async function deputyOf(
  stores: Stores,
  { personId }: Passing,
  directory: Directory,
  day: LocalDate,
): Promise<Actor | null> {
  const [deputyId] = personId ? directory.reach(personId) : [];
  if (!deputyId || deputyId === personId) return null;
  const deputy = await stores.people.byId(deputyId);
  return deputy && (await loadActor(stores, deputy, day)).actor;
}

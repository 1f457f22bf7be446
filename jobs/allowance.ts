/** A channel that carries only so many messages a month: what is counted, left out, and told. */
import {
  forecastOf,
  isAffordable,
  isToBeTold,
  monthAt,
  monthlyLimitOf,
  worthOf,
  type Allowance,
} from "../domain/allowance.ts";
import type { Channel } from "../domain/channel.ts";
import { openMessage } from "../domain/carriers.ts";
import type { Content } from "../domain/content.ts";
import { loadDirectory } from "../domain/directory.ts";
import { planEvent } from "../domain/events.ts";
import type { BotId } from "../domain/ids.ts";
import { dayOf, type Message, type PushSlot, type SendResult } from "../domain/message.ts";
import { BROKEN_OFF } from "../domain/message-status.ts";
import type { Office } from "../domain/office.ts";
import { nextCarrier } from "../domain/sending-hours.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn, type Instant } from "../domain/time.ts";
import { ALLOWANCE_MARK, ANSWERS_MARK } from "../domain/told-marks.ts";
import type { JobTools } from "./job-tools.ts";
import { dropUnsent } from "./outcomes.ts";

/** A bot and the channel it sends through. */
export interface Carrying {
  readonly botId: BotId;
  readonly channel: Channel;
}

/** What was answered so lately is still on a phone's screen. */
const JUST_ANSWERED = 3;

/** Whether the month has room for a message of this worth; always, on a channel without a limit. */
export async function hasRoom(
  office: Office,
  stores: Stores,
  { botId, channel }: Carrying,
  { kind, chatId }: Pick<Message, "kind" | "chatId">,
  content: Content,
): Promise<boolean> {
  const limit = monthlyLimitOf(channel.traits);
  if (limit === null) return true;
  const allowance = await readAllowance(office, stores, botId, limit);
  // What was answered before matters only where it may be left out.
  const isAsked = kind === "reply" && chatId !== null && isToBeTold(allowance);
  const before = isAsked ? await stores.messages.latestIn(botId, chatId, JUST_ANSWERED) : [];
  const kinds = before.flatMap((each) => (each.content ? [each.content.kind] : []));
  return isAffordable(worthOf(kind, content, kinds), allowance);
}

/**
 * Leaves a message out, within the claim's transaction. What a push would have said waits for the next
 * morning; who is not answered is told so once a month, and that what he wrote has arrived.
 */
export async function leaveOut(
  office: Office,
  stores: Stores,
  message: Message,
  now: Instant,
): Promise<void> {
  if (message.kind === "reply") await tellPaused(office, stores, message, now);
  else await moveOn(office, stores, message);
  await dropUnsent(stores, message, "budget", now);
}

async function tellPaused(
  office: Office,
  stores: Stores,
  message: Message,
  now: Instant,
): Promise<void> {
  const { personId, botId, chatId, content } = message;
  if (!personId || !content || worthOf("reply", content) !== "answer") return;
  const { month } = monthAt(now, office.calendar.zone);
  const told = `${ANSWERS_MARK} ${botId} ${chatId} ${month}`;
  if ((await stores.settings.value(told)) !== null) return;
  await stores.settings.setValue(told, now);
  await stores.messages.add([
    {
      ...message,
      id: office.ids.next<"MessageId">(),
      slot: `${message.slot}.paused`,
      status: "planned",
      pickAt: now,
      madeAt: now,
      plannedFor: now,
      content: { kind: "answers-paused" },
      items: [],
      replaces: null,
    },
  ]);
}

/** Counts what a send has taken of the month, in the transaction that records it. */
export async function countSent(
  office: Office,
  stores: Stores,
  { botId, channel }: Carrying,
  result: SendResult,
): Promise<void> {
  if (monthlyLimitOf(channel.traits) === null) return;
  const sent = sentBy(result);
  if (sent === 0) return;
  const { month } = monthAt(office.clock.now(), office.calendar.zone);
  await stores.usage.count(botId, month, { sent, received: 0 });
}

/** Counts what a process that has ended in the middle of sending may have sent; once for each time. */
export async function countBrokenOff(
  { office, channels }: Pick<JobTools, "office" | "channels">,
  stores: Stores,
  { statusReason, botId }: Message,
): Promise<void> {
  const channel = botId && channels.get(botId);
  if (statusReason !== BROKEN_OFF || !channel) return;
  await countSent(office, stores, { botId, channel }, { outcome: "unknown", reason: BROKEN_OFF });
}

/** Tells the coordinators, once a month, that a channel's allowance runs short. */
export async function tellWhenShort(
  office: Office,
  stores: Stores,
  { botId, channel }: Carrying,
): Promise<void> {
  const limit = monthlyLimitOf(channel.traits);
  if (limit === null) return;
  const allowance = await readAllowance(office, stores, botId, limit);
  if (!isToBeTold(allowance)) return;
  const { month } = monthAt(office.clock.now(), office.calendar.zone);
  const told = `${ALLOWANCE_MARK} ${botId} ${month}`;
  if ((await stores.settings.value(told)) !== null) return;
  const today = dateIn(office.clock.now(), office.calendar.zone);
  const { coordinators } = await loadDirectory(stores, [], today);
  // It is told as soon as somebody can be reached.
  if (coordinators.length === 0) return;
  await stores.settings.setValue(told, office.clock.now());
  await planEvent(office, stores, coordinators, {
    note: {
      kind: "budget",
      channel: channel.traits.name,
      used: allowance.used,
      limit,
      forecast: forecastOf(allowance),
      people: (await stores.people.countLinked()).get(botId) ?? 0,
    },
  });
}

async function readAllowance(
  { clock, calendar }: Office,
  stores: Stores,
  botId: BotId,
  limit: number,
): Promise<Allowance> {
  const { month, elapsed } = monthAt(clock.now(), calendar.zone);
  const { sent, received } = await stores.usage.of(botId, month);
  return { used: sent + received, limit, elapsed };
}

async function moveOn(office: Office, stores: Stores, message: Message): Promise<void> {
  const { id, personId } = message;
  if (!personId) return;
  const notices = await stores.notices.ofMessage(id);
  const notes = await stores.notes.ofMessage(id);
  if (notices.length + notes.length === 0) return;
  const rules = await stores.settings.rules();
  const carrier = nextCarrier(dayOf(message.slot as PushSlot), rules, office.calendar);
  const next = await openMessage(office, stores, { personId, kind: "morning", ...carrier });
  await stores.notices.move(id, next);
  await stores.notes.move(id, next);
}

/** A text in several parts counts for each; of what nobody knows, one is taken as sent. */
function sentBy(result: SendResult): number {
  if (result.outcome === "sent") return Math.max(1, result.platformIds.length);
  return result.outcome === "unknown" ? 1 : 0;
}

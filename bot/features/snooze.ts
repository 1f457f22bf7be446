/** Nhắc lại sau: what a message spoke of comes again this afternoon, tomorrow or next Monday. */
import { placeAt } from "../../domain/events.ts";
import type { SnoozeTime } from "../../domain/follow-up-action.ts";
import {
  sectionAgain,
  snoozeOffer,
  snoozeOffers,
  type SnoozeOffer,
} from "../../domain/follow-up-snooze.ts";
import type { DeadlineId, MessageId } from "../../domain/ids.ts";
import type { Message, Notice } from "../../domain/message.ts";
import { unitsAsked } from "../../domain/recipients.ts";
import { actsFor } from "../../domain/rights.ts";
import { nameRung, readRung, snoozedRung, type RungRule } from "../../domain/rung.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import { foldText } from "../../domain/text.ts";
import { timeIn } from "../../domain/time.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../conversation/turn.ts";
import { ownUnits, refuse } from "./access.ts";
import { toItem } from "./progress.ts";

/** How far back in a chat its last reminder is looked for. */
const MOST_LOOKED_BACK = 30;

/**
 * The time that typed words ask for; null for those that leave it open, or name one that is not offered
 * (“nhắc lại chủ nhật”): the choices are the answer then. Undefined for other words.
 */
export function readSnooze(text: string): SnoozeTime | null | undefined {
  const words = foldText(text.replace(/\p{C}/gu, "")).replace(
    /(?:[.!,]| (?:nhe|nha|a|giup))+$/u,
    "",
  );
  const rest =
    /^\/?(?:nhac (?:lai|toi)(?: cho toi)?(?: sau| vao| luc)?(?: (?<when>.+))?|(?<first>.+) nhac lai)$/u.exec(
      words,
    );
  if (!rest) return undefined;
  const { when, first } = rest.groups ?? {};
  const timeSaid = (said: string) => TIMES.find(([pattern]) => pattern.test(said))?.[1];
  // Other words may end so too.
  if (first !== undefined) return timeSaid(first);
  return when === undefined ? null : (timeSaid(when) ?? null);
}

const TIMES: readonly (readonly [RegExp, SnoozeTime])[] = [
  [/^(?:buoi )?chieu(?: nay)?$/u, "afternoon"],
  [/^(?:sang |ngay )?mai$/u, "tomorrow"],
  [/^(?:sang )?(?:thu (?:hai|2)|t2)(?: toi| tuan (?:sau|toi))?$/u, "monday"],
  [/^(?:dau )?tuan (?:sau|toi)$/u, "monday"],
];

/** By button. */
export async function snooze(
  turn: LinkedTurn,
  messageId: MessageId,
  time: SnoozeTime,
): Promise<readonly Reply[]> {
  const message = await turn.stores.messages.byId(messageId);
  if (!message || !isOwn(turn, message)) return refuse(turn, "message", messageId);
  return putOff(turn, message, time);
}

/** By words: about the message replied to, else about the last that reminded of anything. */
export async function snoozeByWords(
  turn: LinkedTurn,
  time: SnoozeTime | null,
  replyTo: string | null,
): Promise<readonly Reply[]> {
  const { botId, chatId } = turn.incoming;
  const { messages } = turn.stores;
  const replied = replyTo === null ? null : await messages.byPlatformId(botId, chatId, replyTo);
  const message =
    replied && replied.items.length > 0
      ? replied
      : (await messages.latestIn(botId, chatId, MOST_LOOKED_BACK)).find(
          ({ kind, items }) => kind !== "reply" && items.length > 0,
        );
  if (!message || !isOwn(turn, message)) {
    return [{ content: { kind: "nothing-to-snooze", reason: "no-message" } }];
  }
  if (time) return putOff(turn, message, time);
  return offer(turn, message, await offersOf(turn), "asked");
}

/** Also one told to whom the person stands in for; nobody else's, whatever id was forged. */
function isOwn(turn: LinkedTurn, { personId }: Message): boolean {
  return personId !== null && actsFor(turn.actor).includes(personId);
}

async function putOff(
  turn: LinkedTurn,
  message: Message,
  time: SnoozeTime,
): Promise<readonly Reply[]> {
  const offers = await offersOf(turn);
  const chosen = snoozeOffer(offers, time);
  if (!chosen) return offer(turn, message, offers, "late");
  const again = await toldAgain(turn, message, chosen);
  if (again.length === 0) {
    return [{ content: { kind: "nothing-to-snooze", reason: "nothing-left" } }];
  }
  await store(turn, again, chosen);
  await putOnRecord(turn, {
    subject: "message",
    subjectId: message.id,
    deed: "snoozed",
    detail: { until: chosen.at, deadlines: again.length },
  });
  const items = again.map(({ view }) => toItem(turn, view));
  const clock = timeIn(chosen.at, turn.tools.office.calendar.zone);
  return [
    {
      content: { kind: "snoozed", today: turn.today, day: chosen.day, time: clock, items },
      items: items.map(({ deadlineId }) => deadlineId),
    },
  ];
}

function offer(
  turn: LinkedTurn,
  message: Message,
  offers: readonly SnoozeOffer[],
  reason: "asked" | "late",
): readonly Reply[] {
  const choices = offers.map(({ time, day }) => ({ time, day }));
  const { today } = turn;
  return [{ content: { kind: "snooze-choices", reason, messageId: message.id, today, choices } }];
}

async function offersOf(turn: LinkedTurn): Promise<readonly SnoozeOffer[]> {
  const { ladder } = await turn.stores.settings.rules();
  return snoozeOffers(turn.now, ladder, turn.tools.office.calendar);
}

interface ToldAgain {
  readonly view: DeadlineView;
  readonly notice: Notice;
}

/** What the message spoke of, as far as it is still to be done by the person's own units. */
async function toldAgain(
  turn: LinkedTurn,
  message: Message,
  { day }: SnoozeOffer,
): Promise<readonly ToldAgain[]> {
  const notices = await turn.stores.notices.ofMessage(message.id);
  const carried = new Set(notices.map(({ deadlineId }) => deadlineId));
  // In the order in which the message told of them.
  const ids = message.items.filter((id) => notices.length === 0 || carried.has(id));
  const views = inOrder(ids, await turn.stores.deadlines.views(ids));
  const requests = await turn.stores.supportRequests.of(ids);
  const own = ownUnits(turn);
  return views.flatMap((view) => {
    const { deadline } = view;
    const told = notices.filter(({ deadlineId }) => deadlineId === deadline.id);
    for (const { section, rung } of told.length > 0 ? told : [LOOKED_AT]) {
      const again = sectionAgain(section, deadline, day);
      const units = section === "support" ? unitsAsked(deadline.id, requests) : [deadline.unitId];
      if (!again || !units.some((unit) => own.includes(unit))) continue;
      const rule: RungRule = rung
        ? snoozedRung(turn.today, rung)
        : { kind: "snoozed", on: turn.today, rung: null };
      const { id: deadlineId, dateVersion } = deadline;
      const personId = turn.actor.person.id;
      const notice = {
        deadlineId,
        dateVersion,
        rung: nameRung(rule),
        day,
        personId,
        section: again,
      };
      return [{ view, notice }];
    }
    return [];
  });
}

function inOrder(ids: readonly DeadlineId[], views: readonly DeadlineView[]) {
  return views.toSorted(
    (one, other) => ids.indexOf(one.deadline.id) - ids.indexOf(other.deadline.id),
  );
}

/** An answer about an item is told by no rung. */
const LOOKED_AT = { section: null, rung: null } as const;

/** The last choice counts: what an earlier one would have said again is taken back. */
async function store(
  turn: LinkedTurn,
  again: readonly ToldAgain[],
  chosen: SnoozeOffer,
): Promise<void> {
  const { stores, tools } = turn;
  const personId = turn.actor.person.id;
  const ids = again.map(({ view }) => view.deadline.id);
  const waiting = await stores.notices.waiting([personId], ids);
  await stores.notices.withdraw(waiting.filter(({ rung }) => readRung(rung).kind === "snoozed"));
  await stores.snoozes.set(ids.map((deadlineId) => ({ personId, deadlineId, until: chosen.at })));
  const notices = again.map(({ notice }) => notice);
  const isToday = chosen.time === "afternoon";
  await placeAt(tools.office, stores, notices, isToday ? "this-afternoon" : { day: chosen.day });
}

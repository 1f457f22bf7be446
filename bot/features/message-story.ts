/** The story of a message: why it was made, when it was tried, what came of it. */
import type { GatheredReason, NoticeReason } from "../../domain/content.ts";
import type { DropReason, Message } from "../../domain/message.ts";
import { gatherReasons, reasonsOf } from "../../domain/notice-reason.ts";
import type {
  AttemptAnswer,
  MessageLine,
  MessageStory,
  Moment,
} from "../../domain/oversight-content.ts";
import type { Stores } from "../../domain/stores.ts";
import { dateIn, timeIn, type Instant } from "../../domain/time.ts";
import type { WorkingCalendar } from "../../domain/working-calendar.ts";

const MOST_REASONS = 15;

const DROP_REASONS: readonly DropReason[] = [
  "nothing-left",
  "unreachable",
  "superseded",
  "quiet",
  "budget",
];

/** What operators are told, by its beginning or by what it holds; the first that fits. */
const ANSWERS: readonly (readonly [RegExp, AttemptAnswer])[] = [
  [/partly sent/u, "in-part"],
  [/claim ran out/u, "broken-off"],
  [/outside office hours/u, "quiet-hours"],
  [/no channel here/u, "no-channel"],
  [/cannot be (?:put into words|stored)|too many attempts|fault of ours/u, "our-fault"],
  [/\b429\b|too many requests|asked for a pause/iu, "too-fast"],
  [/\b40[14]\b/u, "bad-token"],
  [/\b403\b|blocked|deactivated|not found/iu, "blocked"],
  [/\b5\d\d\b|cannot be reached/u, "platform-down"],
  [/no clear answer|timed out/u, "no-answer"],
  [/\b4\d\d\b/u, "refused"],
];
const PLATFORM_CODE = /\((\d{3})\b/u;

export function lineOf(message: Message, post: string, { zone }: WorkingCalendar): MessageLine {
  return {
    id: message.id,
    post,
    messageKind: message.kind,
    status: message.status,
    dropReason: message.status === "dropped" ? dropReasonOf(message) : null,
    at: momentIn(message.sentAt ?? message.plannedFor, zone),
  };
}

/** Also of messages whose texts have expired: it is told by what was noted, not by what was said. */
export async function storyOf(
  stores: Stores,
  calendar: WorkingCalendar,
  message: Message,
  now: Instant,
): Promise<MessageStory> {
  const { zone } = calendar;
  const person = message.personId && (await stores.people.byId(message.personId));
  const reasons = await reasonsFor(stores, calendar, message, now);
  const notes = await stores.notes.ofMessage(message.id);
  const attempts = await stores.messages.attemptsOf(message.id);
  const last = attempts.at(-1);
  const isToldByAttempt = last?.reason === message.statusReason;
  const isOver = message.status === "sent" || message.status === "dropped";
  return {
    ...lineOf(message, person ? person.post : "", calendar),
    madeAt: message.madeAt && momentIn(message.madeAt, zone),
    plannedFor: momentIn(message.plannedFor, zone),
    sentAt: message.sentAt && momentIn(message.sentAt, zone),
    nextAt: isOver || !message.pickAt ? null : momentIn(message.pickAt, zone),
    cause:
      isOver || isToldByAttempt || !message.statusReason ? null : answerOf(message.statusReason),
    reasons: reasons.slice(0, MOST_REASONS),
    moreReasons: Math.max(0, reasons.length - MOST_REASONS),
    notes: notes.map(({ note }) => note),
    attempts: attempts.map(({ number, at, outcome, reason }) => ({
      number,
      at: momentIn(at, zone),
      answer: outcome === "sent" ? "arrived" : answerOf(reason ?? ""),
      code: PLATFORM_CODE.exec(reason ?? "")?.[1] ?? null,
    })),
  };
}

async function reasonsFor(
  stores: Stores,
  calendar: WorkingCalendar,
  message: Message,
  now: Instant,
): Promise<readonly GatheredReason[]> {
  const notices = await stores.notices.ofMessage(message.id);
  const ids = notices.map(({ deadlineId }) => deadlineId);
  const views = await stores.deadlines.views(ids);
  const requests = await stores.supportRequests.of(ids);
  const today = dateIn(now, calendar.zone);
  const reasons = reasonsOf(notices, views, requests, today, calendar).toSorted(byDayThenName);
  const units = new Set(reasons.map(({ item }) => item.unitId));
  return gatherReasons(reasons, units.size > 1);
}

function byDayThenName(one: NoticeReason, other: NoticeReason): number {
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

function keyOf({ day, item }: NoticeReason): string {
  return [day, item.code ?? "", item.label, item.unit].join(" ");
}

function momentIn(instant: Instant, zone: string): Moment {
  return { day: dateIn(instant, zone), time: timeIn(instant, zone) };
}

function dropReasonOf({ statusReason }: Message): DropReason | null {
  return DROP_REASONS.find((reason) => statusReason?.startsWith(reason)) ?? null;
}

function answerOf(reason: string): AttemptAnswer {
  return ANSWERS.find(([pattern]) => pattern.test(reason))?.[1] ?? "other";
}

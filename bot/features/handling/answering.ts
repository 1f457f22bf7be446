/** How handling a duty asks, records and says that it cannot. */
import type { Deadline } from "../../../domain/deadline.ts";
import type {
  AskedAgain,
  Handled,
  HandlingAsked,
  NotHandled,
} from "../../../domain/handling-content.ts";
import type { DeadlineId, ExtensionId } from "../../../domain/ids.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { LocalDate } from "../../../domain/time.ts";
import { standsUntil } from "../../conversation/state.ts";
import type { HandlingQuestion } from "../../conversation/questions/handling-question.ts";
import { ladderFor, saveDeadline, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { toItem } from "../progress.ts";

/** What one is asked for, and the question that the next words answer. */
export interface Asking {
  readonly asked: HandlingAsked;
  readonly question: HandlingQuestion;
}

export function ask(
  turn: LinkedTurn,
  view: DeadlineView,
  { asked, question }: Asking,
  again: AskedAgain | null = null,
): readonly Reply[] {
  return [
    {
      content: { kind: "handling-ask", item: toItem(turn, view), asked, again },
      items: [view.deadline.id],
      asks: { ...question, until: standsUntil(turn.now) },
    },
  ];
}

export function handled(
  turn: LinkedTurn,
  view: DeadlineView,
  done: Handled,
  extensionId: ExtensionId | null = null,
): readonly Reply[] {
  const item = toItem(turn, view);
  return [{ content: { kind: "handled", item, done, extensionId }, items: [view.deadline.id] }];
}

export function notHandled(
  turn: LinkedTurn,
  view: DeadlineView,
  not: NotHandled,
): readonly Reply[] {
  const item = toItem(turn, view);
  return [{ content: { kind: "not-handled", item, not }, items: [view.deadline.id] }];
}

/** Up to which day a date on a day off is reminded; null for a working day. */
export function workingDayFor(turn: LinkedTurn, date: LocalDate): LocalDate | null {
  const workingDay = turn.tools.office.calendar.onOrBefore(date);
  return workingDay === date ? null : workingDay;
}

/** Its state stands in the way. */
export function notAsItStands(turn: LinkedTurn, view: DeadlineView): readonly Reply[] {
  return notHandled(turn, view, { why: "state", state: view.deadline.state.name });
}

export const GONE: readonly Reply[] = [{ content: { kind: "refused", reason: "gone" } }];

/** Saves a change that moves its reminders, counted from now; the duty as it stands then. */
export async function saveAnew(
  turn: LinkedTurn,
  changed: Deadline,
  deed: string,
  detail: Readonly<Record<string, string | number | null>>,
): Promise<DeadlineView> {
  const ladder = await ladderFor(turn, changed);
  const { calendar } = turn.tools.office;
  await saveDeadline(turn, scheduleNotices(changed, turn.now, ladder, calendar), deed, detail);
  return reread(turn, changed.id);
}

/** With the words around it as they are now. */
export async function reread(turn: LinkedTurn, id: DeadlineId): Promise<DeadlineView> {
  const [view] = await turn.stores.deadlines.views([id]);
  if (!view) throw new Error(`deadline ${id} has gone within its own turn`);
  return view;
}

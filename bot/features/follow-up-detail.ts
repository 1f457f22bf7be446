/** What an opened item shows of its following up, and what of it the person may do now. */
import { isOpen, isOverdue } from "../../domain/deadline.ts";
import type {
  FollowUpShown,
  StatusLineShown,
  SupportRequestShown,
} from "../../domain/follow-up-content.ts";
import type { DeadlineId } from "../../domain/ids.ts";
import { mayChange } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/stores.ts";
import type { LinkedTurn } from "../conversation/turn.ts";
import { mayCoordinate } from "./access.ts";
import { maySupportBeAsked } from "./support-request.ts";

export async function followUpOf(turn: LinkedTurn, view: DeadlineView): Promise<FollowUpShown> {
  const { deadline } = view;
  const { state, closedLateAt, due } = deadline;
  const may = mayChange(turn.actor, deadline) && isOpen(state);
  const isLate = mayCoordinate(turn) && isOverdue(deadline, turn.today);
  // Once its ladder is over: before that, there are reminders that may still help.
  const isOver = deadline.nextNoticeAt === null;
  return {
    statusLine: deadline.timing === "ongoing" ? await latestLine(turn, deadline.id) : null,
    requests: await requestsAbout(turn, deadline.id),
    mayGiveStatus: may && deadline.timing === "ongoing",
    mayRegisterDate: may && deadline.withinYear && due !== null && due >= turn.today,
    mayCloseLate: isLate && isOver && closedLateAt === null,
    mayUndoCloseLate: isLate && closedLateAt !== null,
    mayAskSupport: await maySupportBeAsked(turn, view),
  };
}

async function latestLine(turn: LinkedTurn, id: DeadlineId): Promise<StatusLineShown | null> {
  const [latest] = await turn.stores.statusLines.of(id);
  if (!latest) return null;
  const by = await turn.stores.people.byId(latest.by);
  return { quarterEnd: latest.quarterEnd, words: latest.words, by: by?.post ?? null };
}

async function requestsAbout(
  turn: LinkedTurn,
  id: DeadlineId,
): Promise<readonly SupportRequestShown[]> {
  const requests = await turn.stores.supportRequests.of([id]);
  if (requests.length === 0) return [];
  const units = await turn.stores.units.byIds(requests.map(({ unitId }) => unitId));
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return requests.map(({ unitId, wantedBy, words }) => {
    return { unit: names.get(unitId) ?? "", wantedBy, words };
  });
}

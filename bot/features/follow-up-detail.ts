/** What an opened item shows of its following up, and what of it the person may do now. */
import { isOpen } from "../../domain/deadline.ts";
import type {
  FollowUpShown,
  StatusLineShown,
  SupportRequestShown,
} from "../../domain/follow-up-content.ts";
import type { DeadlineId } from "../../domain/ids.ts";
import { may } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import type { LinkedTurn } from "../conversation/turn.ts";

export async function followUpOf(turn: LinkedTurn, view: DeadlineView): Promise<FollowUpShown> {
  const { deadline } = view;
  const { state, due } = deadline;
  const isOwners = may(turn.actor, "report", deadline) && isOpen(state);
  return {
    statusLine: deadline.timing === "ongoing" ? await latestLine(turn, deadline.id) : null,
    requests: await requestsAbout(turn, deadline.id),
    mayGiveStatus: isOwners && deadline.timing === "ongoing",
    mayRegisterDate: isOwners && deadline.withinYear && due !== null && due >= turn.today,
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

/** Vì sao tôi nhận tin này? The rule, the date and the arithmetic behind a message. */
import type { MessageId } from "../../domain/ids.ts";
import { inOrderTold } from "../../domain/bundle.ts";
import { gatherReasons, reasonsOf } from "../../domain/notice-reason.ts";
import { actsFor, mustNameUnits } from "../../domain/rights.ts";
import { timeIn } from "../../domain/time.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";

const MOST_EXPLAINED = 10;

export async function explain(turn: LinkedTurn, id: MessageId): Promise<readonly Reply[]> {
  const { stores, actor, today } = turn;
  const message = await stores.messages.byId(id);
  const isOwn = message?.personId && actsFor(actor).includes(message.personId);
  if (!message || !isOwn) return refuse(turn, "message", id);
  const notices = await stores.notices.ofMessage(id);
  const ids = [...new Set(notices.map(({ deadlineId }) => deadlineId))];
  const views = await stores.deadlines.views(ids);
  const requests = await stores.supportRequests.of(ids);
  const notes = await stores.notes.ofMessage(id);
  const { calendar } = turn.tools.office;
  const reasons = reasonsOf(notices, views, requests, today, calendar);
  const units = reasons.map(({ item }) => item.unitId);
  const gathered = gatherReasons(inOrderTold(reasons), mustNameUnits(actor, units));
  return [
    {
      content: {
        kind: "why",
        messageKind: message.kind,
        time: timeIn(message.plannedFor, calendar.zone),
        reasons: gathered.slice(0, MOST_EXPLAINED),
        more: Math.max(0, gathered.length - MOST_EXPLAINED),
        notes: notes.map(({ note }) => note),
      },
    },
  ];
}

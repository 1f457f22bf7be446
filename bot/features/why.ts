/** Vì sao tôi nhận tin này? The rule, the date and the arithmetic behind a message. */
import type { MessageId } from "../../domain/ids.ts";
import { reasonsOf } from "../../domain/notice-reason.ts";
import { actsFor } from "../../domain/rights.ts";
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
  const explained = notices.slice(0, MOST_EXPLAINED);
  const ids = explained.map(({ deadlineId }) => deadlineId);
  const views = await stores.deadlines.views(ids);
  const requests = await stores.supportRequests.of(ids);
  const notes = await stores.notes.ofMessage(id);
  const { calendar } = turn.tools.office;
  return [
    {
      content: {
        kind: "why",
        messageKind: message.kind,
        time: timeIn(message.plannedFor, calendar.zone),
        reasons: reasonsOf(explained, views, requests, today, calendar),
        more: notices.length - explained.length,
        notes: notes.map(({ note }) => note),
      },
    },
  ];
}

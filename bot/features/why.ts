/** Vì sao tôi nhận tin này? The rule, the date and the arithmetic behind a bundle. */
import { itemOf } from "../../domain/bundle.ts";
import type { MessageId } from "../../domain/ids.ts";
import { actsFor } from "../../domain/rights.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";

const MOST_EXPLAINED = 10;

export async function explain(turn: LinkedTurn, id: MessageId): Promise<readonly Reply[]> {
  const message = await turn.stores.messages.byId(id);
  const own = message?.personId && actsFor(turn.actor).includes(message.personId);
  if (!own) return refuse(turn, "message", id);
  const notices = (await turn.stores.notices.ofMessage(id)).slice(0, MOST_EXPLAINED);
  const views = await turn.stores.deadlines.views(notices.map((notice) => notice.deadlineId));
  const { calendar } = turn.tools.office;
  const items = new Map(
    views.map((view) => [view.deadline.id, itemOf(view, turn.today, calendar)]),
  );
  const reasons = notices.flatMap(({ deadlineId, rung, day, section }) => {
    const item = items.get(deadlineId);
    return item ? [{ item, rung, day, section }] : [];
  });
  return [{ content: { kind: "why", reasons } }];
}

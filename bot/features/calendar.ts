/** /lich: what falls due in the next 30 days, with a calendar file. */
import { seesAll } from "../../domain/rights.ts";
import { gatherGroups } from "../../domain/task-list.ts";
import { addDays } from "../../domain/time.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { ownUnits } from "./access.ts";

const DAYS_AHEAD = 30;
const MOST_SHOWN = 400;

export async function showCalendar(turn: LinkedTurn): Promise<readonly Reply[]> {
  const own = ownUnits(turn);
  const everyUnit = seesAll(turn.actor) && own.length === 0;
  const to = addDays(turn.today, DAYS_AHEAD);
  const views = await turn.stores.deadlines.list({
    unitIds: everyUnit ? null : own,
    states: ["open", "returned", "awaiting"],
    dueFrom: turn.today,
    dueTo: to,
    limit: MOST_SHOWN,
  });
  const lines = gatherGroups(views, turn.today, turn.tools.office.calendar);
  const items = lines.map(({ item, members }) =>
    members > 1 ? { ...item, progress: { done: 0, total: members } } : item,
  );
  return [
    {
      content: { kind: "calendar", from: turn.today, to, items },
      items: everyUnit ? [] : views.map((view) => view.deadline.id),
    },
  ];
}

/** /nhiemvu: what is owed, the most urgent first. */
import { itemOf } from "../../domain/bundle.ts";
import type { Item } from "../../domain/content.ts";
import type { DeadlineStateName } from "../../domain/deadline.ts";
import { seesAll } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/stores.ts";
import { gatherGroups, pageOf } from "../../domain/task-list.ts";
import { foldText } from "../../domain/text.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { ownUnits } from "./access.ts";

const STILL_OPEN: readonly DeadlineStateName[] = ["open", "returned", "awaiting", "done"];
/** More than anybody pages through; the filter narrows further. */
const MOST_OWED = 400;
const MOST_SUPPORTED = 60;
const EVERYTHING = "tat ca";

/**
 * The person's own units' work. Whoever oversees all sees every unit's when he has none of his own
 * or looks for something; what many units owe is then one line.
 */
export async function listTasks(
  turn: LinkedTurn,
  filter: string,
  page: number,
): Promise<readonly Reply[]> {
  const typed = filter.trim().slice(0, 60);
  const folded = foldText(typed);
  const own = ownUnits(turn);
  const everyUnit = seesAll(turn.actor) && (own.length === 0 || folded !== "");
  const words = folded === EVERYTHING ? [] : folded.split(" ").filter(Boolean);
  const owed = await turn.stores.deadlines.list({
    unitIds: everyUnit ? null : own,
    states: STILL_OPEN,
    words,
    limit: MOST_OWED,
  });
  const supported = everyUnit ? [] : await supportedBy(turn, own, words);
  const items = everyUnit ? await gathered(turn, owed) : owed.map((view) => toItem(turn, view));
  const list = pageOf(items, supported, page, turn.today);
  return [
    {
      content: {
        kind: "task-list",
        post: turn.actor.person.post,
        filter: typed,
        scope: everyUnit ? "all" : "units",
        today: turn.today,
        ...list,
      },
      items: list.groups.flatMap((group) =>
        group.name === "support" ? [] : group.items.map((item) => item.deadlineId),
      ),
    },
  ];
}

async function supportedBy(
  turn: LinkedTurn,
  own: ReturnType<typeof ownUnits>,
  words: readonly string[],
): Promise<readonly Item[]> {
  const views = await turn.stores.deadlines.list({
    unitIds: own,
    part: "supported",
    states: STILL_OPEN,
    words,
    limit: MOST_SUPPORTED,
  });
  // A unit in a group that supports its own task owes it: it stands above already.
  const others = views.filter(({ deadline }) => !own.includes(deadline.unitId));
  const lines = gatherGroups(others, turn.today, turn.tools.office.calendar);
  return lines.map(({ item }) => item);
}

/** One line for what many units owe: “x/y đơn vị”. */
async function gathered(turn: LinkedTurn, views: readonly DeadlineView[]): Promise<Item[]> {
  const lines = gatherGroups(views, turn.today, turn.tools.office.calendar);
  const progress = await turn.stores.deadlines.progress(lines.map(({ first }) => first.deadline));
  return lines.map(({ item }, index) => {
    const counts = progress[index];
    return counts && counts.total > 1 ? { ...item, progress: counts } : item;
  });
}

function toItem(turn: LinkedTurn, view: DeadlineView): Item {
  return itemOf(view, turn.today, turn.tools.office.calendar);
}

/** /nhiemvu: what is owed, the most urgent first. */
import { itemOf } from "../../domain/bundle.ts";
import type { Item } from "../../domain/content.ts";
import type { DeadlineStateName } from "../../domain/deadline.ts";
import { seesAll } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/stores.ts";
import { gatherGroups, pageOf, readTaskCode } from "../../domain/task-list.ts";
import { foldText } from "../../domain/text.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { ownUnits } from "./access.ts";

const STILL_OPEN: readonly DeadlineStateName[] = ["open", "returned", "awaiting", "done"];
/** More than anybody pages through; the filter narrows further. */
const MOST_OWED = 400;
const MOST_SUPPORTED = 60;
const EVERYTHING = "tat ca";
const LONGEST_FILTER = 100;

/**
 * The person's own units' work. Whoever oversees all sees every unit's when he has none of his own
 * or looks for something; what many units owe is then one line.
 */
export async function listTasks(
  turn: LinkedTurn,
  filter: string,
  page: number,
): Promise<readonly Reply[]> {
  const typed = readFilter(filter);
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
  const items = everyUnit
    ? await gathered(turn, owed, folded)
    : owed.map((view) => toItem(turn, view));
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

/**
 * One line for what many units owe: “x/y đơn vị”. What is asked for by the unit's name, or by a
 * report's, is shown unit by unit.
 */
async function gathered(
  turn: LinkedTurn,
  views: readonly DeadlineView[],
  filter: string,
): Promise<Item[]> {
  const words = filter.split(" ");
  const isOfUnit = ({ unit }: DeadlineView) =>
    filter !== "" && words.every((word) => foldText(unit).includes(word));
  const reports = views.filter(
    ({ code, deadline }) => !code && foldText(deadline.label) === filter,
  );
  const shown = reports.length > 0 ? reports : views;
  const isApart = (view: DeadlineView) => reports.length > 0 || isOfUnit(view);
  const lines = gatherGroups(shown, turn.today, turn.tools.office.calendar, isApart);
  const progress = await turn.stores.deadlines.progress(lines.map(({ first }) => first.deadline));
  return lines.map(({ item, first }, index) => {
    const counts = progress[index];
    return counts && counts.total > 1 && !isApart(first) ? { ...item, progress: counts } : item;
  });
}

/** Without characters that nobody sees; a task's code as it is stored. */
function readFilter(text: string): string {
  const visible = text.replace(/[\p{C}\s]+/gu, " ").trim();
  return readTaskCode(visible) ?? [...visible].slice(0, LONGEST_FILTER).join("");
}

function toItem(turn: LinkedTurn, view: DeadlineView): Item {
  return itemOf(view, turn.today, turn.tools.office.calendar);
}

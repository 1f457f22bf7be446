/** /nhiemvu: what is owed, the most urgent first. */
import type { Item, ListGroup } from "../../domain/content.ts";
import { itemOf } from "../../domain/bundle.ts";
import type { DeadlineStateName } from "../../domain/deadline.ts";
import type { DeadlineId, TaskId, UnitId } from "../../domain/ids.ts";
import {
  NO_FILTER,
  readListFilter,
  wordsToFind,
  type ListFilter,
} from "../../domain/list-filter.ts";
import { may, mustNameUnits, seesAll } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import { gatherGroups, isInGroup, isMeant, pageOf, preferWhole } from "../../domain/task-list.ts";
import { readTaskCode } from "../../domain/task-code.ts";
import { foldText } from "../../domain/text.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { ownUnits, unitsOfTask } from "./access.ts";
import { withAskedDates } from "./handling/asked-dates.ts";
import { toItem } from "./progress.ts";
import { openTask } from "./task-detail.ts";

const STILL_OPEN: readonly DeadlineStateName[] = ["open", "returned", "awaiting", "done"];
/** More than anybody pages through; the filter narrows further. */
const MOST_OWED = 400;
const MOST_SUPPORTED = 60;
const EVERYTHING = "tat ca";
const LONGEST_FILTER = 100;
/** Words after the command that only say whose work is meant: one's own, as without them. */
const OWN = new Set([
  "cua toi",
  "toi",
  "cua don vi",
  "cua don vi toi",
  "cua phong",
  "cua phong toi",
]);

/**
 * The person's own units' work. Whoever oversees all sees every unit's when he has none of his own
 * or looks for something; what many units owe is then one line.
 */
export async function listTasks(
  turn: LinkedTurn,
  wanted: string,
  page: number,
): Promise<readonly Reply[]> {
  const typed = readFilter(wanted);
  const folded = foldText(typed);
  const own = ownUnits(turn);
  const everyUnit = seesAll(turn.actor) && (own.length === 0 || folded !== "");
  const filter = folded === EVERYTHING ? NO_FILTER : readListFilter(typed);
  const found = await owedBy(turn, everyUnit ? null : own, filter);
  const helped = everyUnit ? [] : await supportedBy(turn, own, filter);
  const { owed, supported } = preferWhole(found, helped, filter.whole);
  const items = everyUnit
    ? await gathered(turn, owed, filter)
    : owed.map((view) => toItem(turn, view));
  const list = pageOf(items, linesOf(turn, supported), page, turn.today);
  const finished = list.groups.length === 0 ? await taskCalled(turn, typed) : null;
  if (finished) return openTask(turn, finished);
  const groups = await withAskedDatesIn(turn, list.groups);
  return [
    {
      content: {
        kind: "task-list",
        post: turn.actor.person.post,
        filter: typed,
        scope: everyUnit ? "all" : "units",
        namesUnits: mustNameUnits(turn.actor, everyUnit ? [] : items.map(({ unitId }) => unitId)),
        today: turn.today,
        ...list,
        groups,
      },
      items: list.groups.flatMap((group) => (group.name === "support" ? [] : idsOf(group.items))),
    },
  ];
}

async function withAskedDatesIn(
  turn: LinkedTurn,
  groups: readonly ListGroup[],
): Promise<readonly ListGroup[]> {
  const items = await withAskedDates(
    turn,
    groups.flatMap((group) => group.items),
  );
  const itemOfId = new Map(items.map((item) => [item.deadlineId, item]));
  return groups.map((group) => ({
    ...group,
    items: group.items.map((item) => itemOfId.get(item.deadlineId) ?? item),
  }));
}

/** A task asked for by its code, of which nothing is left to do, or whose reports do it. */
async function taskCalled(turn: LinkedTurn, code: string): Promise<TaskId | null> {
  if (!readTaskCode(code)) return null;
  for (const plan of await turn.stores.plans.all()) {
    const task = (await turn.stores.plans.tasksOf(plan.id)).find((each) => each.code === code);
    if (!task) continue;
    const supportIds = await unitsOfTask(turn, task.id);
    return may(turn.actor, "see-work", { supportIds }) ? task.id : null;
  }
  return null;
}

async function owedBy(
  turn: LinkedTurn,
  unitIds: readonly UnitId[] | null,
  filter: ListFilter,
): Promise<readonly DeadlineView[]> {
  const { group, terms } = filter;
  const views = await turn.stores.deadlines.list({
    unitIds,
    ...statesOf(filter),
    words: wordsToFind(filter),
    limit: MOST_OWED,
  });
  const meant = terms.length > 0 ? views.filter((view) => isMeant(view, filter)) : views;
  if (group === null) return meant;
  const { calendar } = turn.tools.office;
  return meant.filter((view) => isInGroup(itemOf(view, turn.today, calendar), group, turn.today));
}

/** Who looks for something finds it also when it is done. */
function statesOf({ group, terms }: ListFilter): { states?: readonly DeadlineStateName[] } {
  if (group?.by === "state") return { states: [group.name] };
  return terms.length > 0 && group === null ? {} : { states: STILL_OPEN };
}

/** What a reply to the list can be about: a line that stands for many units is none of them. */
function idsOf(items: readonly Item[]): readonly DeadlineId[] {
  return items.filter(({ progress }) => !progress).map(({ deadlineId }) => deadlineId);
}

/** A unit in a group that supports its own task owes it: it stands above already. */
async function supportedBy(
  turn: LinkedTurn,
  own: readonly UnitId[],
  filter: ListFilter,
): Promise<readonly DeadlineView[]> {
  const { group } = filter;
  if (group !== null && !(group.by === "group" && group.name === "support")) return [];
  const views = await turn.stores.deadlines.list({
    unitIds: own,
    part: "supported",
    states: STILL_OPEN,
    words: wordsToFind(filter),
    limit: MOST_SUPPORTED,
  });
  return views.filter((view) => !own.includes(view.deadline.unitId) && isMeant(view, filter));
}

function linesOf(turn: LinkedTurn, views: readonly DeadlineView[]): readonly Item[] {
  const lines = gatherGroups(views, turn.today, turn.tools.office.calendar);
  return lines.map(({ item }) => item);
}

/**
 * One line for what many units owe: “x/y đơn vị”. What is asked for by the unit's name, or by a
 * report's, is shown unit by unit.
 */
export async function gathered(
  turn: LinkedTurn,
  views: readonly DeadlineView[],
  { whole }: Pick<ListFilter, "whole">,
): Promise<readonly Item[]> {
  const isApart = ({ unit, code, deadline }: DeadlineView) =>
    whole !== "" &&
    (foldText(unit).includes(whole) || (!code && foldText(deadline.label) === whole));
  const lines = gatherGroups(views, turn.today, turn.tools.office.calendar, isApart);
  const progress = await turn.stores.deadlines.progress(lines.map(({ first }) => first.deadline));
  return lines.map(({ item, first }, index) => {
    const counts = progress[index];
    return counts && counts.total > 1 && !isApart(first) ? { ...item, progress: counts } : item;
  });
}

/** Without characters that nobody sees; a task's code as it is stored. */
function readFilter(text: string): string {
  const visible = text.replace(/[\p{C}\s]+/gu, " ").trim();
  if (OWN.has(foldText(visible))) return "";
  return readTaskCode(visible) ?? [...visible].slice(0, LONGEST_FILTER).join("");
}

/** Tasks, reports and directives in which something is looked for. */
import { isOpen } from "../../../domain/deadline.ts";
import type { TaskId, UnitId } from "../../../domain/ids.ts";
import type { Item } from "../../../domain/item.ts";
import type { TaskUnit } from "../../../domain/plan.ts";
import { may, unitsWhereMay } from "../../../domain/rights.ts";
import type { FoundHit } from "../../../domain/search-content.ts";
import { holdsAll, type SearchTerms } from "../../../domain/search-terms.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { gatherGroups, preferWhole } from "../../../domain/task-list.ts";
import { foldText } from "../../../domain/text.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";
import { toItem } from "../progress.ts";
import { gathered } from "../task-list.ts";

/** More than anybody pages through. */
const MOST_FOUND = 400;

/** What is still to do first; then tasks of which nothing is owed by itself. */
export async function findWork(
  turn: LinkedTurn,
  { work: words, whole }: SearchTerms,
): Promise<readonly FoundHit[]> {
  const units = unitsWhereMay(turn.actor, "see-work");
  if (words.length === 0 || units?.length === 0) return [];
  const query = { unitIds: units, words, limit: MOST_FOUND };
  const own = await seen(turn, await turn.stores.deadlines.list(query));
  const helped = units
    ? await seen(turn, await turn.stores.deadlines.list({ ...query, part: "supported" }))
    : [];
  const found = preferWhole(own, withoutThose(helped, own), whole);
  const items = units
    ? [...found.owed.map((view) => toItem(turn, view)), ...linesOf(turn, found.supported)]
    : await gathered(turn, found.owed, { whole: unitNamed(found.owed, whole) });
  const known = new Set([...own, ...helped].map(({ deadline }) => deadline.taskId));
  return [
    ...openFirst(items).map((item) => ({ kind: "work", item }) as const),
    ...(await findTasks(turn, words, known)),
  ];
}

/** What is asked for by its unit's name is that unit's, and no line for many; else nothing. */
function unitNamed(views: readonly DeadlineView[], whole: string): string {
  return views.some(({ unit }) => foldText(unit).includes(whole)) ? whole : "";
}

/**
 * Those that the person may see, each asked about by itself: of a task that many units owe, a unit sees
 * its own part alone.
 */
export async function seen(
  turn: LinkedTurn,
  views: readonly DeadlineView[],
): Promise<readonly DeadlineView[]> {
  const tasks = views.flatMap(({ deadline }) => deadline.taskId ?? []);
  const parts = await unitsByTask(turn, tasks, ["support", "follow"]);
  return views.filter(({ deadline: { unitId, taskId } }) =>
    may(turn.actor, "see-work", { unitId, supportIds: (taskId && parts.get(taskId)) ?? [] }),
  );
}

/** An embedded product is owed with its report: its task has no line of its own. */
async function findTasks(
  turn: LinkedTurn,
  words: readonly string[],
  known: ReadonlySet<TaskId | null>,
): Promise<readonly FoundHit[]> {
  const plans = await turn.stores.plans.all();
  const tasks = await Promise.all(plans.map(({ id }) => turn.stores.plans.tasksOf(id)));
  const matching = tasks
    .flat()
    .filter(({ id, code, title, area }) => !known.has(id) && holdsAll(words, [code, title, area]));
  const ids = matching.map(({ id }) => id);
  const parts = await unitsByTask(turn, ids, ["lead", "support", "follow"]);
  return matching
    .filter(({ id }) => may(turn.actor, "see-work", { supportIds: parts.get(id) ?? [] }))
    .map(({ id, code, title }) => ({ kind: "task", taskId: id, code, title }));
}

/** The units that have one of these parts in each task. */
async function unitsByTask(
  turn: LinkedTurn,
  tasks: readonly TaskId[],
  wanted: readonly TaskUnit["part"][],
): Promise<ReadonlyMap<TaskId, readonly UnitId[]>> {
  const parts = await turn.stores.plans.unitsOfTasks([...new Set(tasks)]);
  const units = new Map<TaskId, UnitId[]>();
  for (const { taskId, unitId, part } of parts) {
    if (!wanted.includes(part)) continue;
    units.set(taskId, [...(units.get(taskId) ?? []), unitId]);
  }
  return units;
}

function withoutThose(
  views: readonly DeadlineView[],
  others: readonly DeadlineView[],
): readonly DeadlineView[] {
  const ids = new Set(others.map(({ deadline }) => deadline.id));
  return views.filter(({ deadline }) => !ids.has(deadline.id));
}

function linesOf(turn: LinkedTurn, views: readonly DeadlineView[]): readonly Item[] {
  return gatherGroups(views, turn.today, turn.tools.office.calendar).map(({ item }) => item);
}

function openFirst(items: readonly Item[]): readonly Item[] {
  const isStillOpen = ({ state }: Item) => isOpen({ name: state });
  return [...items.filter(isStillOpen), ...items.filter((item) => !isStillOpen(item))];
}

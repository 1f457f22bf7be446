/** Danh sách nhiệm vụ: what a list of deadlines shows first, and what it sums up in one line. */
import { itemOf } from "./bundle.ts";
import type { Item, ListGroup, ListGroupName } from "./content.ts";
import { isOpen, isOverdue, scoredDue } from "./deadline.ts";
import type { DeadlineView } from "./plan-stores.ts";
import { standsIn, type FilterGroup, type ListFilter } from "./list-filter.ts";
import { endOfQuarter, partsOf, quarterOf, type LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** Short enough to be read on a phone without scrolling far. */
export const PAGE_SIZE = 6;

const GROUPS: readonly ListGroupName[] = [
  "overdue",
  "unproved",
  "next-seven-days",
  "this-quarter",
  "later",
  "ongoing",
  "undated",
  "settled",
  "support",
];

export interface ListPage {
  readonly groups: readonly ListGroup[];
  readonly page: number;
  readonly pages: number;
}

/** Sorts items into groups and cuts out one page (from 0; one too far is the last). */
export function pageOf(
  owed: readonly Item[],
  supported: readonly Item[],
  page: number,
  today: LocalDate,
): ListPage {
  const sorted = new Map<ListGroupName, Item[]>(GROUPS.map((name) => [name, []]));
  for (const item of owed) sorted.get(groupOf(item, today))?.push(item);
  sorted.get("support")?.push(...supported);
  const flat = GROUPS.flatMap((name) => (sorted.get(name) ?? []).map((item) => ({ name, item })));
  const pages = Math.max(1, Math.ceil(flat.length / PAGE_SIZE));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const slice = flat.slice(shown * PAGE_SIZE, (shown + 1) * PAGE_SIZE);
  const groups = GROUPS.flatMap((name) => {
    const items = slice.filter((line) => line.name === name).map((line) => line.item);
    return items.length > 0 ? [{ name, total: sorted.get(name)?.length ?? 0, items }] : [];
  });
  return { groups, page: shown, pages };
}

/**
 * Those in which the folded filter stands as it was typed, where there are any; else all, in which
 * its words stand apart: “tài chính công” is an area before it is three words.
 */
export function preferWhole(
  owed: readonly DeadlineView[],
  supported: readonly DeadlineView[],
  filter: string,
): { readonly owed: readonly DeadlineView[]; readonly supported: readonly DeadlineView[] } {
  if (filter === "") return { owed, supported };
  for (const endsWithWord of [true, false]) {
    const isWhole = (view: DeadlineView) =>
      textsOf(view).some((text) => standsIn(filter, text, endsWithWord));
    const whole = { owed: owed.filter(isWhole), supported: supported.filter(isWhole) };
    if (whole.owed.length + whole.supported.length > 0) return whole;
  }
  return { owed, supported };
}

/** Whether each of the filter's words stands in what a list says of it. */
export function isMeant(view: DeadlineView, { terms }: ListFilter): boolean {
  const texts = textsOf(view);
  return terms.every((term) => texts.some((text) => standsIn(term, text)));
}

/** Whether an item stands in the group, or the state, that a filter names. */
export function isInGroup(item: Item, group: FilterGroup, today: LocalDate): boolean {
  return group.by === "state" ? item.state === group.name : groupOf(item, today) === group.name;
}

function textsOf({ code, title, area, unit, deadline }: DeadlineView): readonly string[] {
  return [code, title, area, unit, deadline.label].map((text) => text ?? "");
}

/**
 * One line for each thing owed by many units (a group task, a report), others as they are.
 *
 * @param isApart those that stand for themselves, since it is their unit that is asked about
 */
export function gatherGroups(
  views: readonly DeadlineView[],
  today: LocalDate,
  calendar: WorkingCalendar,
  isApart: (view: DeadlineView) => boolean = () => false,
): { readonly item: Item; readonly first: DeadlineView; readonly members: number }[] {
  const gathered = new Map<string, { first: DeadlineView; members: number }>();
  for (const view of views) {
    const { deadline } = view;
    const { deliverableId, reportPeriodId, directiveId } = deadline;
    const what = deliverableId ?? reportPeriodId ?? directiveId ?? deadline.id;
    const key = isApart(view) ? deadline.id : `${what} ${scoredDue(deadline) ?? ""}`;
    const known = gathered.get(key);
    if (known) known.members += 1;
    else gathered.set(key, { first: view, members: 1 });
  }
  return [...gathered.values()].map(({ first, members }) => ({
    item: itemOf(first, today, calendar),
    first,
    members,
  }));
}

function groupOf(item: Item, today: LocalDate): ListGroupName {
  if (item.state === "done") return "unproved";
  if (!isOpen({ name: item.state })) return "settled";
  if (!item.due) return item.timing === "ongoing" ? "ongoing" : "undated";
  if (isOverdue({ due: item.due, state: { name: item.state } }, today)) return "overdue";
  if (item.countdown && item.countdown.workingDays <= 7) return "next-seven-days";
  const quarterEnd = endOfQuarter(partsOf(today).year, quarterOf(today));
  return item.due <= quarterEnd ? "this-quarter" : "later";
}

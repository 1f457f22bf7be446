/** Danh sách nhiệm vụ: what a list of deadlines shows first, and what it sums up in one line. */
import { itemOf } from "./bundle.ts";
import type { Item, ListGroup, ListGroupName } from "./content.ts";
import { isOpen, isOverdue } from "./deadline.ts";
import type { DeadlineView } from "./stores.ts";
import { foldText } from "./text.ts";
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

/** Reads `NV-002`, `nv 2`, `nv002`: the code as lists write it; null for anything else. */
export function readTaskCode(text: string): string | null {
  const number = /^\s*nv[\s-]?(\d{1,6})\s*$/iu.exec(text)?.[1];
  return number ? `NV-${number.replace(/^0+(?=\d{3})/u, "").padStart(3, "0")}` : null;
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
  const isWhole = ({ code, title, area, unit, deadline }: DeadlineView) =>
    [code, title, area, unit, deadline.label].some((text) => foldText(text ?? "").includes(filter));
  if (filter === "") return { owed, supported };
  const whole = { owed: owed.filter(isWhole), supported: supported.filter(isWhole) };
  return whole.owed.length + whole.supported.length > 0 ? whole : { owed, supported };
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
    const what = deadline.deliverableId ?? deadline.reportPeriodId ?? deadline.id;
    const key = isApart(view) ? deadline.id : `${what} ${deadline.due ?? ""}`;
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

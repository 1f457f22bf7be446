/** Việc của nhiều đơn vị: who of them is missing, and that the last of them is done, told once. */
import type { PlanningOffice } from "./carriers.ts";
import { isOpen, plannedDue, type Deadline } from "./deadline.ts";
import { loadDirectory } from "./directory.ts";
import { planForMorning } from "./events.ts";
import type { DeadlineView } from "./plan-stores.ts";
import type { Stores } from "./stores.ts";
import { dateIn } from "./time.ts";

/** More units than any organisation has. */
const MOST_MEMBERS = 2_000;

/**
 * Tells the coordinators, with the next morning's message, that every unit that owes the same has been
 * accepted; who need not do it is not waited for. Belongs in the transaction of the acceptance, or the
 * waiver, that may be the last; what was told of once is not told again, whatever is returned later.
 */
export async function tellCompletion(
  office: PlanningOffice,
  stores: Stores,
  deadline: Deadline,
): Promise<void> {
  const key = groupKey(deadline);
  if (!key) return;
  // Of two who accept the last two at once, the second waits here, and then sees the first one's deed.
  await stores.settings.rulesToChange();
  const members = await membersOf(stores, deadline);
  const counted = members.filter((member) => member.deadline.state.name !== "waived");
  const [first] = counted;
  if (members.length < 2 || !first) return;
  if (counted.some((member) => member.deadline.state.name !== "accepted")) return;
  const mark = `complete ${key}`;
  if ((await stores.settings.value(mark)) !== null) return;
  const today = dateIn(office.clock.now(), office.calendar.zone);
  await stores.settings.setValue(mark, today);
  const { coordinators } = await loadDirectory(stores, [], today);
  await planForMorning(office, stores, coordinators, {
    note: {
      kind: "task-complete",
      code: first.code,
      label: first.deadline.label,
      title: first.title,
      units: counted.length,
      exempt: members.length - counted.length,
    },
  });
}

/** The units of a task of several that have not done all of their part, in the order of the alphabet. */
export function unitsMissing(views: readonly DeadlineView[]): readonly string[] {
  const owing = views.filter(({ deadline }) => deadline.state.name !== "waived");
  if (new Set(owing.map(({ deadline }) => deadline.unitId)).size < 2) return [];
  const open = owing.filter(({ deadline }) => isOpen(deadline.state));
  const names = [...new Set(open.map(({ unit }) => unit))];
  return names.toSorted((one, other) => one.localeCompare(other, "vi"));
}

/** What units owe together, whoever of them was given another date; null for what one owes by itself. */
export function groupKey(deadline: Deadline): string | null {
  const { deliverableId, reportPeriodId, directiveId } = deadline;
  const what = deliverableId ?? reportPeriodId ?? directiveId;
  return what === null ? null : `${what} ${plannedDue(deadline)}`;
}

async function membersOf(
  { deadlines, directives }: Pick<Stores, "deadlines" | "directives">,
  deadline: Deadline,
): Promise<readonly DeadlineView[]> {
  const { taskId, directiveId, reportPeriodId } = deadline;
  const anyUnit = { unitIds: null, limit: MOST_MEMBERS } as const;
  const among = directiveId
    ? await deadlines.views(await directives.deadlinesOf(directiveId))
    : taskId
      ? await deadlines.list({ ...anyUnit, taskId })
      : reportPeriodId
        ? await deadlines.list({ ...anyUnit, reportPeriodId })
        : [];
  const key = groupKey(deadline);
  return among.filter((view) => groupKey(view.deadline) === key);
}

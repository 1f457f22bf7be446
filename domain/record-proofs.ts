/** Hồ sơ kiểm chứng: what was handed in for a period, and what is missing, line by line. */
import { scoredDue, type Deadline } from "./deadline.ts";
import type { Evidence } from "./evidence.ts";
import type { DeliverableId, UnitId } from "./ids.ts";
import type { Deliverable, Task } from "./plan.ts";
import type { Period } from "./record-period.ts";
import { criterionRow, rowsOf, type OwedView, type ProofRow } from "./record-proof-rows.ts";
import type { DeadlineView } from "./plan-stores.ts";
import type { Stores } from "./stores.ts";
import { scoreSetKey } from "./scores.ts";
import { dateIn, localDate, partsOf, type LocalDate } from "./time.ts";

export interface ProofScope {
  readonly period: Period;
  /** Null for every unit, and the criteria of the index. */
  readonly unitIds: readonly UnitId[] | null;
  readonly today: LocalDate;
  readonly zone: string;
}

/** More than an office owes in a year; a year's work of a province is below it. */
const MOST_DEADLINES = 100_000;

/** By code, then by date; criteria last. */
export async function proofRows(stores: Stores, scope: ProofScope): Promise<readonly ProofRow[]> {
  const views: readonly OwedView[] = [
    ...(await datedViews(stores, scope)),
    ...(await undatedViews(stores, scope)),
    ...(await embeddedViews(stores, scope)),
  ];
  const proofs = Map.groupBy(
    await stores.evidence.ofDeadlines(views.map(({ deadline }) => deadline.id)),
    ({ proves }) => (proves.kind === "deadline" ? proves.deadlineId : null),
  );
  const given = ({ deadline }: OwedView) => proofs.get(deadline.id) ?? [];
  const proved = views.filter((view) => given(view).length > 0);
  const reviews = Map.groupBy(
    await stores.reviews.ofDeadlines(proved.map(({ deadline }) => deadline.id)),
    ({ deadlineId }) => deadlineId,
  );
  const rows = views
    .filter((view) => {
      return view.deadline.due !== null || given(view).some((proof) => isWithin(proof, scope));
    })
    .toSorted(byCode)
    .flatMap((view) => rowsOf(view, given(view), reviews.get(view.deadline.id) ?? [], scope.today));
  return [...rows, ...(scope.unitIds === null ? await criterionRows(stores, scope) : [])];
}

/** What the scored date or the granted one lies in the period of. */
async function datedViews(
  stores: Stores,
  { period, unitIds }: ProofScope,
): Promise<readonly DeadlineView[]> {
  if (unitIds?.length === 0) return [];
  // A date is only ever put off: what was due before lies behind `from` by its new date.
  const dueFrom = period.from;
  const views = await stores.deadlines.list({ unitIds, dueFrom, limit: MOST_DEADLINES });
  return views.filter(({ deadline }) => isOfPeriod(deadline, period));
}

function isOfPeriod(deadline: Deadline, { from, to }: Period): boolean {
  return [deadline.due, scoredDue(deadline)].some(
    (day) => day !== null && day >= from && day <= to,
  );
}

/** Ongoing and undated work, where something was handed in for it. */
async function undatedViews(
  stores: Stores,
  { unitIds }: ProofScope,
): Promise<readonly DeadlineView[]> {
  if (unitIds?.length === 0) return [];
  const query = { unitIds, isUndated: true, limit: MOST_DEADLINES };
  // Asked apart, as the index by dates keeps them: those that are closed, and those that are open again.
  return [
    ...(await stores.deadlines.list({ ...query, states: ["submitted", "accepted"] })),
    ...(await stores.deadlines.list({ ...query, states: ["returned"] })),
  ];
}

/**
 * Products that are part of a report of the period: each stands for its task, as the report does.
 * Incident: a report whose date was put off stayed in its period, and what was part of it did not.
 */
async function embeddedViews(
  stores: Stores,
  { period, unitIds }: ProofScope,
): Promise<readonly OwedView[]> {
  if (unitIds?.length === 0) return [];
  const tasks = await tasksAround(stores, period);
  const products = await stores.plans.deliverablesOf([...tasks.keys()]);
  const embedded = new Map(products.filter((each) => each.embedded).map((each) => [each.id, each]));
  const links = await stores.plans.embeddedOf([...embedded.keys()]);
  const parts = Map.groupBy(links, ({ deadlineId }) => deadlineId);
  const views = await stores.deadlines.views([...parts.keys()]);
  return views
    .filter(({ deadline }) => unitIds === null || unitIds.includes(deadline.unitId))
    .filter(({ deadline }) => isOfPeriod(deadline, period))
    .flatMap((view) => partsOfReport(view, parts.get(view.deadline.id) ?? [], embedded, tasks));
}

/** A plan's last report is due in the next year, and may be put off further. */
async function tasksAround(
  stores: Stores,
  { from, to }: Period,
): Promise<ReadonlyMap<Task["id"], Task>> {
  const plans = (await stores.plans.all()).filter(
    ({ year }) => year >= partsOf(from).year - 1 && year <= partsOf(to).year,
  );
  const tasks = new Map<Task["id"], Task>();
  for (const { id } of plans) {
    for (const task of await stores.plans.tasksOf(id)) tasks.set(task.id, task);
  }
  return tasks;
}

/** One for each task that has a product in the report. */
function partsOfReport(
  view: DeadlineView,
  links: readonly { readonly deliverableId: DeliverableId }[],
  embedded: ReadonlyMap<DeliverableId, Deliverable>,
  tasks: ReadonlyMap<Task["id"], Task>,
): readonly OwedView[] {
  const products = links.flatMap(({ deliverableId }) => embedded.get(deliverableId) ?? []);
  return [...Map.groupBy(products, ({ taskId }) => taskId)].flatMap(([taskId, own]) => {
    const task = tasks.get(taskId);
    if (!task) return [];
    const { code, title, area } = task;
    const label = [...new Set(own.map((each) => each.label))].filter(Boolean).join("; ");
    const owed = { ...view.deadline, kind: "deliverable" as const, label };
    return [{ ...view, code, title, area, deadline: owed, embeddedIn: view.deadline.label }];
  });
}

async function criterionRows(stores: Stores, scope: ProofScope): Promise<readonly ProofRow[]> {
  const years = new Map(
    (await stores.scores.all()).map((set) => [scoreSetKey(set), set.year] as const),
  );
  const proofs = await stores.evidence.ofCriterion(null);
  return proofs.flatMap((proof): ProofRow[] => {
    if (proof.proves.kind !== "criterion") return [];
    const { setKey, area, name } = proof.proves.criterion;
    if (!isWithin(proof, scope) && !isWholeYear(scope.period, years.get(setKey) ?? null)) return [];
    return [criterionRow(proof, area, name)];
  });
}

/** By its document's date; where that is not known, by the day on which it was handed in. */
function isWithin({ document, submittedAt }: Evidence, { period, zone }: ProofScope): boolean {
  const day = document.reference?.date ?? dateIn(submittedAt, zone);
  return day >= period.from && day <= period.to;
}

function isWholeYear({ from, to }: Period, year: number | null): boolean {
  const first = year === null ? null : localDate(year, 1, 1);
  return first !== null && from <= first && partsOf(to).year === year && to.endsWith("12-31");
}

function byCode(one: DeadlineView, other: DeadlineView): number {
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

/** What has a code stands first. */
function keyOf({ code, deadline, unit }: DeadlineView): string {
  const due = deadline.due ?? "9999-12-31";
  return [code === null ? 1 : 0, code ?? "", due, deadline.label, unit, deadline.id].join("\n");
}

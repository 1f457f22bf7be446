/** Finds again, in a plan that is stored, what a document says once more. */
import type { Deliverable, ReportPeriod, Task } from "../../domain/plan.ts";
import type {
  ImportedDeliverable,
  ImportedReportPeriod,
  ImportedTask,
} from "../../domain/plan-import.ts";
import { foldText } from "../../domain/text.ts";

/** What the document says, beside what is stored of it; null where it is new. */
export interface Match<Imported, Stored> {
  readonly imported: Imported;
  readonly stored: Stored | null;
}

export interface Matches<Imported, Stored> {
  readonly matches: readonly Match<Imported, Stored>[];
  /** Stored, but no longer said. */
  readonly missing: readonly Stored[];
}

/** By area and title; then, where an area was renamed, by title alone. */
export function matchTasks(
  imported: readonly ImportedTask[],
  stored: readonly Task[],
): Matches<ImportedTask, Task> {
  type Titled = { readonly area: string; readonly title: string };
  const title = (task: Titled) => foldText(task.title);
  const areaAndTitle = (task: Titled) => `${foldText(task.area)}\n${title(task)}`;
  return match(imported, stored, [
    [areaAndTitle, areaAndTitle],
    [title, title],
  ]);
}

/** By label and place, by label, then by place alone: a corrected label is still the same product. */
export function matchDeliverables(
  imported: readonly ImportedDeliverable[],
  stored: readonly Deliverable[],
): Matches<ImportedDeliverable, Deliverable> {
  const places = new Map(imported.map((deliverable, place) => [deliverable, place]));
  const label = (deliverable: { readonly label: string }) => foldText(deliverable.label);
  const place = (deliverable: ImportedDeliverable) => String(places.get(deliverable));
  const position = (deliverable: Deliverable) => String(deliverable.position);
  return match(imported, stored, [
    [(each) => `${place(each)} ${label(each)}`, (each) => `${position(each)} ${label(each)}`],
    [label, label],
    [place, position],
  ]);
}

export function matchPeriods(
  imported: readonly ImportedReportPeriod[],
  stored: readonly ReportPeriod[],
): Matches<ImportedReportPeriod, ReportPeriod> {
  const name = (period: { readonly name: string }) => foldText(period.name);
  return match(imported, stored, [[name, name]]);
}

type KeyPair<Imported, Stored> = readonly [
  (imported: Imported) => string,
  (stored: Stored) => string,
];

/** Pairs equals by one key after the other; several of one key go in order. */
function match<Imported, Stored>(
  imported: readonly Imported[],
  stored: readonly Stored[],
  keys: readonly KeyPair<Imported, Stored>[],
): Matches<Imported, Stored> {
  const found = new Map<Imported, Stored>();
  let left = stored;
  for (const [keyOf, storedKeyOf] of keys) {
    const byKey = Map.groupBy(left, storedKeyOf);
    for (const each of imported) {
      if (found.has(each)) continue;
      const same = byKey.get(keyOf(each))?.shift();
      if (same !== undefined) found.set(each, same);
    }
    const taken = new Set(found.values());
    left = left.filter((each) => !taken.has(each));
  }
  return {
    matches: imported.map((each) => ({ imported: each, stored: found.get(each) ?? null })),
    missing: left,
  };
}

/** Finds again, in a plan that is stored, what a document says once more. */
import type { Deliverable, ReportPeriod, Task } from "../../../domain/plan.ts";
import type {
  ImportedDeliverable,
  ImportedReportPeriod,
  ImportedTask,
} from "../../../domain/plan-import.ts";
import { foldText } from "../../../domain/text.ts";
import { isSame } from "./is-same.ts";

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

/**
 * By area and title; where an area was renamed, by title alone; and what is left by a title that was
 * reworded a little, in the same area and under the same lead.
 */
export function matchTasks(
  imported: readonly ImportedTask[],
  stored: readonly Task[],
): Matches<ImportedTask, Task> {
  type Titled = { readonly area: string; readonly title: string };
  const title = (task: Titled) => foldText(task.title);
  const areas = new Map<string, string>();
  const areaOf = (task: Titled) => {
    const area = areas.get(task.area) ?? foldText(task.area);
    areas.set(task.area, area);
    return area;
  };
  const areaAndTitle = (task: Titled) => `${areaOf(task)}\n${title(task)}`;
  const equal = match(imported, stored, [
    [areaAndTitle, areaAndTitle],
    [title, title],
  ]);
  return withReworded(equal);
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

/** The least share of words that two wordings of one task have in common. */
const LEAST_LIKENESS = 0.8;
/** More are no corrections of a wording: another document, at best. */
const MOST_COMPARED = 200;

function withReworded(equal: Matches<ImportedTask, Task>): Matches<ImportedTask, Task> {
  const added = equal.matches.filter(({ stored }) => stored === null);
  if (equal.missing.length === 0 || added.length === 0) return equal;
  if (Math.max(added.length, equal.missing.length) > MOST_COMPARED) return equal;
  const pairs = added
    .flatMap(({ imported }) =>
      equal.missing
        .filter((stored) => isSame(placeOf(stored), placeOf(imported)))
        .map((stored) => ({ imported, stored, likeness: likenessOf(imported, stored) })),
    )
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .toSorted((one, other) => other.likeness - one.likeness);
  const found = new Map<ImportedTask, Task>();
  const taken = new Set<Task>();
  for (const { imported, stored } of pairs) {
    if (found.has(imported) || taken.has(stored)) continue;
    found.set(imported, stored);
    taken.add(stored);
  }
  return {
    matches: equal.matches.map(({ imported, stored }) => {
      return { imported, stored: stored ?? found.get(imported) ?? null };
    }),
    missing: equal.missing.filter((stored) => !taken.has(stored)),
  };
}

function placeOf({ area, lead }: Pick<Task, "area" | "lead">): readonly string[] {
  return [area, ...lead].map(foldText);
}

/** Twice the words that both have, of all words of both. */
function likenessOf(one: Pick<Task, "title">, other: Pick<Task, "title">): number {
  const words = foldText(one.title).split(" ");
  const others = foldText(other.title).split(" ");
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  return (2 * common) / (words.length + others.length);
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
    // Folding ten thousand titles takes its time: not for a plan that is new.
    if (left.length === 0) break;
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

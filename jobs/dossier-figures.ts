/** What the weekly summary says of dossiers and of the apologies owed for them. */
import type { ApologySummary, DossierSummary, UnitCount } from "../domain/dossier-summary.ts";
import { lateOn, nearUntil } from "../domain/dossier-freshness.ts";
import { shownMoment } from "../domain/dossier-lines.ts";
import { spanOf, sumRates } from "../domain/dossier-rates.ts";
import type { Office } from "../domain/office.ts";
import type { Stores } from "../domain/stores.ts";
import { addDays, type LocalDate } from "../domain/time.ts";

const MOST_WORST = 5;
const MOST_READ = 1_000;
const OWED_STATES = ["open", "returned", "awaiting"] as const;

/** Null where there are no dossiers to speak of. */
export async function loadDossierSummary(
  { calendar }: Pick<Office, "calendar">,
  { dossiers, settings }: Stores,
  today: LocalDate,
): Promise<DossierSummary | null> {
  const span = { ...spanOf("year", today), asOf: today };
  const figures = sumRates(await dossiers.counts(span, null));
  const late = { unitIds: null, ...lateOn(today) };
  const lateByUnit = (await dossiers.groups(late, "unit")).map(({ name, count }) => ({
    unit: name,
    count,
  }));
  const dueTo = nearUntil(today, (await settings.rules()).ladder, calendar);
  const open = { unitIds: null, isOpen: true, isWaiting: false } as const;
  const near = await dossiers.count({ ...open, dueFrom: today, dueTo });
  const isNothing = figures.received + lateByUnit.length + near === 0;
  if (isNothing) return null;
  const sum = lateByUnit.reduce((all, { count }) => all + count, 0);
  const latest = await dossiers.latestExport();
  const asOf = latest && shownMoment(latest, calendar);
  return { figures, late: sum, worst: mostFirst(lateByUnit), near, asOf };
}

/** Null where none is owed, and none waits for its tick. */
export async function loadApologySummary(
  { apologies, deadlines }: Stores,
  today: LocalDate,
): Promise<ApologySummary | null> {
  const all = { unitIds: null } as const;
  const owed = await apologies.count({ ...all, stages: ["owed", "drafted"] });
  const unticked = await apologies.count({ ...all, stages: ["sent"] });
  if (owed + unticked === 0) return null;
  const overdue = await deadlines.list({
    ...all,
    kind: "apology",
    states: OWED_STATES,
    dueTo: addDays(today, -1),
    limit: MOST_READ,
  });
  const ignored = overdue.filter(
    ({ deadline }) => deadline.dossierDue !== null && deadline.dossierDue < today,
  );
  const byUnit = new Map<string, number>();
  for (const { unit } of ignored) byUnit.set(unit, (byUnit.get(unit) ?? 0) + 1);
  const worst = mostFirst([...byUnit].map(([unit, count]) => ({ unit, count })));
  return { owed, overdue: overdue.length, ignored: ignored.length, worst, unticked };
}

function mostFirst(counts: readonly UnitCount[]): readonly UnitCount[] {
  return counts
    .toSorted((one, other) => other.count - one.count || one.unit.localeCompare(other.unit, "vi"))
    .slice(0, MOST_WORST);
}

/** /xinloi: the apologies that are owed, drafted, sent and done, the most pressing first. */
import type { ApologyAction } from "../../../domain/apology-action.ts";
import type { ApologyCount, ApologyLine } from "../../../domain/apology-content.ts";
import { readApologyFilter } from "../../../domain/apology-filter.ts";
import { APOLOGY_STAGES, type ApologyStage } from "../../../domain/apology.ts";
import type { ApologyQuery, ApologyView } from "../../../domain/dossier-stores.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { may, mustNameUnits } from "../../../domain/rights.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { pageOfList, pageWithin } from "../paging.ts";
import { unitsFor } from "./apology-access.ts";
import { showApology } from "./apology-card.ts";
import { apologyLine } from "./apology-lines.ts";
import { countLateAgain } from "./late-again.ts";
import { countDraftable } from "./letter-drafting.ts";

type Wanted = Omit<Extract<ApologyAction, { do: "apologies" }>, "do">;

const A_PAGE = 5;
const UNITS_A_PAGE = 8;
/** More than any office owes at once. */
const MOST_OWED = 2_000;
const TO_DO: readonly ApologyStage[] = ["owed", "drafted", "sent"];

export async function showApologies(turn: LinkedTurn, words: string): Promise<readonly Reply[]> {
  return listApologies(turn, { stage: null, unitId: null, words, page: 0 });
}

/** Words that one alone fits open it. */
export async function listApologies(turn: LinkedTurn, wanted: Wanted): Promise<readonly Reply[]> {
  const units = await visibleUnits(turn, wanted.unitId);
  if ("refusal" in units) return units.refusal;
  const filter = readApologyFilter(wanted.words ?? "");
  const stage = wanted.stage ?? filter.stage;
  const stages = stage ? [stage] : filter.words.length > 0 ? APOLOGY_STAGES : TO_DO;
  const query = { unitIds: units.unitIds, words: filter.words };
  const total = await turn.stores.apologies.count({ ...query, stages });
  const page = pageWithin(wanted.page, Math.ceil(total / A_PAGE));
  const views = await turn.stores.apologies.list({
    ...query,
    stages,
    offset: page * A_PAGE,
    limit: A_PAGE,
  });
  const [only] = views;
  if (filter.words.length > 0 && total === 1 && only) {
    return showApology(turn, only.view.deadline.id);
  }
  return listed(turn, { ...wanted, stage, words: filter.typed }, { query, views, total, page });
}

interface Found {
  readonly query: Omit<ApologyQuery, "stages">;
  readonly views: readonly ApologyView[];
  readonly total: number;
  readonly page: number;
}

async function listed(
  turn: LinkedTurn,
  { stage, unitId, words = "" }: Wanted,
  { query, views, total, page }: Found,
): Promise<readonly Reply[]> {
  const { actor, stores, today } = turn;
  const [unit] = unitId === null ? [] : await stores.units.byIds([unitId]);
  const { unitIds } = query;
  const lines: readonly ApologyLine[] = views.map(apologyLine);
  const isMany = unitIds === null || unitIds.length > 1;
  return [
    {
      content: {
        kind: "apologies",
        stage,
        unitId,
        unit: unit?.name ?? null,
        words,
        today,
        scope: unitIds === null ? "all" : "units",
        namesUnits: isMany || mustNameUnits(actor, unitIds),
        counts: await countsOf(turn, query),
        draftable: await draftableCount(turn, unitId),
        lateAgain: await countLateAgain(turn, unitIds),
        lines,
        total,
        page,
        pages: Math.max(1, Math.ceil(total / A_PAGE)),
      },
      items: views.map(({ view }) => view.deadline.id),
    },
  ];
}

async function countsOf(
  { stores }: LinkedTurn,
  query: Found["query"],
): Promise<readonly ApologyCount[]> {
  const counts: ApologyCount[] = [];
  for (const stage of APOLOGY_STAGES) {
    counts.push({ stage, count: await stores.apologies.count({ ...query, stages: [stage] }) });
  }
  return counts;
}

async function draftableCount(turn: LinkedTurn, unitId: UnitId | null): Promise<number> {
  const units = await unitsFor(turn, "see-applicant");
  if (units !== null && (units.length === 0 || (unitId !== null && !units.includes(unitId)))) {
    return 0;
  }
  const { ready } = await countDraftable(turn, unitId === null ? units : [unitId]);
  return ready;
}

/** By unit: those that are late with most of them first. */
export async function listUnitsOwing(turn: LinkedTurn, wanted: number): Promise<readonly Reply[]> {
  const visible = await visibleUnits(turn, null);
  if ("refusal" in visible) return visible.refusal;
  const { today, stores } = turn;
  const stages = ["owed", "drafted"] as const;
  const { unitIds } = visible;
  const owed = await stores.apologies.list({ unitIds, stages, limit: MOST_OWED });
  const byUnit = [...Map.groupBy(owed, ({ view }) => view.deadline.unitId)];
  const units = byUnit
    .map(([unitId, theirs]) => ({
      unitId,
      name: theirs[0]?.view.unit ?? "",
      count: theirs.length,
      late: theirs.filter(({ view: { deadline } }) => isPast(deadline.due, today)).length,
    }))
    .toSorted(
      (one, other) =>
        other.late - one.late ||
        other.count - one.count ||
        one.name.localeCompare(other.name, "vi"),
    );
  const { slice, ...place } = pageOfList(units, wanted, UNITS_A_PAGE);
  return [{ content: { kind: "apology-units", today, units: slice, ...place } }];
}

function isPast(due: string | null, today: string): boolean {
  return due !== null && due < today;
}

/** Whose apologies are listed: null for every unit's. */
async function visibleUnits(
  turn: LinkedTurn,
  unitId: UnitId | null,
): Promise<
  { readonly unitIds: readonly UnitId[] | null } | { readonly refusal: readonly Reply[] }
> {
  if (!may(turn.actor, "see-dossiers")) {
    return { refusal: await refuse(turn, "dossier", "all", "role") };
  }
  const unitIds = await unitsFor(turn, "see-dossiers");
  if (unitId === null) return { unitIds };
  if (unitIds !== null && !unitIds.includes(unitId)) {
    return { refusal: await refuse(turn, "unit", unitId) };
  }
  return { unitIds: [unitId] };
}

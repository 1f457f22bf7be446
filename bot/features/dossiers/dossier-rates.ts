/** Tỷ lệ đúng hạn: how many were resolved in time, by unit, field and month, beside what the plan wants. */
import {
  DOSSIER_PERIODS,
  type DossierPeriod,
  type DossierRatesAction,
} from "../../../domain/dossier-action.ts";
import {
  dossierTargets,
  monthsOf,
  ratesBy,
  shareNamed,
  spanOf,
  sumRates,
  type RateFigures,
  type RateRow,
  type TargetedShare,
} from "../../../domain/dossier-rates.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { parseLocalDate, partsOf, type LocalDate } from "../../../domain/time.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { pageOfList } from "../paging.ts";
import { dataAge, scopeOf } from "./dossier-lists.ts";

const ROWS_A_PAGE = 6;
const MOST_MONTHS = 24;
/** A longer span is none that anybody answers for. */
const MOST_YEARS = 10;
const MOST_TARGETS_READ = 200;

interface Asked {
  readonly by: "whole" | "unit" | "field" | "month";
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly period: DossierPeriod | null;
  readonly page: number;
}

export async function showRates(
  turn: LinkedTurn,
  action: DossierRatesAction,
): Promise<readonly Reply[]> {
  const { today } = turn;
  if (action.do === "dossier-rates-in") {
    const { period } = action;
    if (!DOSSIER_PERIODS.includes(period)) return GONE;
    return rates(turn, { by: "whole", ...spanOf(period, today), period, page: 0 });
  }
  const { by, page } = action;
  const year = spanOf("year", today);
  const from = action.from === null ? year.from : parseLocalDate(action.from);
  const to = action.to === null ? year.to : parseLocalDate(action.to);
  if (!from || !to || partsOf(to).year - partsOf(from).year > MOST_YEARS) return GONE;
  const period = action.from === null && action.to === null ? "year" : null;
  return rates(turn, { by, from, to: to < from ? from : to, period, page });
}

/** No choice of ours names such a span. */
const GONE: readonly Reply[] = [{ content: { kind: "refused", reason: "gone" } }];

async function rates(turn: LinkedTurn, asked: Asked): Promise<readonly Reply[]> {
  const scope = await scopeOf(turn);
  if ("refusal" in scope) return scope.refusal;
  const { unitIds } = scope;
  const { today, stores } = turn;
  const { by, from, to, period } = asked;
  const counts = await stores.dossiers.counts({ from, to, asOf: today }, unitIds);
  const whole = sumRates(counts);
  const rows =
    by === "whole"
      ? []
      : by === "month"
        ? await ratesByMonth(turn, asked, unitIds)
        : ratesBy(counts, by);
  const { slice, ...place } = pageOfList(rows, asked.page, ROWS_A_PAGE);
  return [
    {
      content: {
        kind: "dossier-rates",
        today,
        by,
        from,
        to,
        period,
        whole,
        scope: unitIds === null ? "all" : "units",
        rows: slice,
        targets: by === "whole" ? await targetsFor(turn, whole) : [],
        asOf: await dataAge(turn),
        ...place,
      },
    },
  ];
}

async function ratesByMonth(
  { today, stores }: LinkedTurn,
  { from, to }: Asked,
  unitIds: readonly UnitId[] | null,
): Promise<readonly RateRow[]> {
  const rows: RateRow[] = [];
  for (const month of monthsOf(from, to, MOST_MONTHS)) {
    const counts = await stores.dossiers.counts({ ...month, asOf: today }, unitIds);
    rows.push({ name: month.from, figures: sumRates(counts) });
  }
  return rows.filter(({ figures }) => figures.received > 0);
}

/** What the year's plans want of dossiers: of each share the highest that is named. */
async function targetsFor(
  { stores, today }: LinkedTurn,
  whole: RateFigures,
): Promise<readonly TargetedShare[]> {
  const views = await stores.deadlines.list({
    unitIds: null,
    words: ["%", "ho so"],
    limit: MOST_TARGETS_READ,
  });
  const { year } = partsOf(today);
  const wanted = new Map<TargetedShare["name"], number>();
  for (const { deadline, title } of views) {
    if (deadline.planYear !== null && deadline.planYear !== year) continue;
    for (const target of dossierTargets(`${title}\n${deadline.label}`)) {
      wanted.set(target.name, Math.max(target.wanted, wanted.get(target.name) ?? 0));
    }
  }
  return [...wanted].flatMap(([name, hundredths]): readonly TargetedShare[] => {
    const share = shareNamed(name, whole);
    return share.hundredths === null ? [] : [{ name, wanted: hundredths, share }];
  });
}

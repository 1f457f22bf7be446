/** Whose dossiers a person sees, and which of them a list holds. */
import type { DossierList } from "../../../domain/dossier-action.ts";
import { apologiesUnderWay } from "../../../domain/dossier-answered.ts";
import type { DossierLine, ShownMoment } from "../../../domain/dossier-content.ts";
import { absentOn, lateOn, nearUntil } from "../../../domain/dossier-freshness.ts";
import { dossierLine, shownMoment } from "../../../domain/dossier-lines.ts";
import type { DossierQuery, DossierView } from "../../../domain/dossier-stores.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { may } from "../../../domain/rights.ts";
import { addDays } from "../../../domain/time.ts";
import { ladderFor, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { unitsFor } from "../apologies/apology-access.ts";

/** The units whose dossiers the person sees, null for every unit's; or the refusal. */
export async function scopeOf(
  turn: LinkedTurn,
  wanted: UnitId | null = null,
): Promise<{ unitIds: readonly UnitId[] | null } | { refusal: readonly Reply[] }> {
  if (!may(turn.actor, "see-dossiers")) {
    return { refusal: await refuse(turn, "dossier", "all", "role") };
  }
  const unitIds = await unitsFor(turn, "see-dossiers");
  if (wanted === null) return { unitIds };
  if (unitIds !== null && !unitIds.includes(wanted)) {
    return { refusal: await refuse(turn, "unit", wanted) };
  }
  return { unitIds: [wanted] };
}

export async function linesOf(
  { stores, tools, now }: LinkedTurn,
  views: readonly DossierView[],
): Promise<readonly DossierLine[]> {
  const apologies = await apologiesUnderWay(
    stores,
    views.map(({ dossier }) => dossier),
  );
  return views.map((view) => {
    const line = dossierLine(view, now, tools.office.calendar);
    const apology = apologies.get(view.dossier.id);
    return apology ? { ...line, apology } : line;
  });
}

/** His own unit goes without saying; each line names it where there are several. */
export function namesUnits(unitIds: readonly UnitId[] | null): boolean {
  return unitIds === null || unitIds.length > 1;
}

/** Of when the newest export is. */
export async function dataAge({ stores, tools }: LinkedTurn): Promise<ShownMoment | null> {
  const latest = await stores.dossiers.latestExport();
  return latest && shownMoment(latest, tools.office.calendar);
}

/** Soon is what the ladder asks about, today included. */
export async function queryOf(
  turn: LinkedTurn,
  list: DossierList,
): Promise<Omit<DossierQuery, "unitIds">> {
  const { stores, today, tools } = turn;
  const { calendar } = tools.office;
  switch (list) {
    case "today":
      return { isOpen: true, isWaiting: false, dueFrom: today, dueTo: today };
    case "tomorrow": {
      const dueFrom = addDays(today, 1);
      return { isOpen: true, isWaiting: false, dueFrom, dueTo: calendar.shift(today, 1) };
    }
    case "near": {
      const dueTo = nearUntil(today, await ladderFor(turn, { planId: null }), calendar);
      return { isOpen: true, isWaiting: false, dueFrom: today, dueTo };
    }
    case "late":
      return lateOn(today);
    case "absent":
      return absentOn(stores, today, await ladderFor(turn, { planId: null }), calendar);
    case "waiting":
      return { isOpen: true, isWaiting: true };
    case "open":
      return { isOpen: true };
    default:
      return list satisfies never;
  }
}

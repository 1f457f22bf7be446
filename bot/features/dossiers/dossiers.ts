/** /hoso: the open dossiers, by when they are due. */
import {
  DOSSIER_LISTS,
  type DossierAction,
  type DossierRatesAction,
} from "../../../domain/dossier-action.ts";
import type { DossierQuery } from "../../../domain/dossier-stores.ts";
import { readDossierWish } from "../../../domain/dossier-wish.ts";
import { may } from "../../../domain/rights.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { pageOfList, pageWithin } from "../paging.ts";
import { dataAge, linesOf, namesUnits, queryOf, scopeOf } from "./dossier-lists.ts";
import { showRates } from "./dossier-rates.ts";
import { findDossiers } from "./finding.ts";
import { startTyping } from "./typing.ts";

const A_PAGE = 6;
const GROUPS_A_PAGE = 8;
const MOST_PRESSING = 5;

type Of<Name extends DossierAction["do"]> = Extract<DossierAction, { do: Name }>;

/** The command: with words behind it, what they mean. */
export async function showDossiers(turn: LinkedTurn, rest: string): Promise<readonly Reply[]> {
  const wish = readDossierWish(rest);
  if ("typed" in wish) return startTyping(turn, wish.typed);
  return showWished(turn, wish.action);
}

async function showWished(
  turn: LinkedTurn,
  action: DossierAction | DossierRatesAction,
): Promise<readonly Reply[]> {
  switch (action.do) {
    case "dossiers":
      return listDossiers(turn, action);
    case "find-dossiers":
      return findDossiers(turn, action.words, action.page);
    case "dossier-rates":
      return showRates(turn, action);
    default:
      return showOverview(turn);
  }
}

export async function showOverview(turn: LinkedTurn): Promise<readonly Reply[]> {
  const scope = await scopeOf(turn);
  if ("refusal" in scope) return scope.refusal;
  const { unitIds } = scope;
  const counts = [];
  for (const list of DOSSIER_LISTS) {
    const query = { unitIds, ...(await queryOf(turn, list)) };
    counts.push({ list, count: await turn.stores.dossiers.count(query) });
  }
  const { dueTo } = await queryOf(turn, "near");
  const pressing = await turn.stores.dossiers.list({
    unitIds,
    isOpen: true,
    isWaiting: false,
    ...(dueTo && { dueTo }),
    limit: MOST_PRESSING,
  });
  return [
    {
      content: {
        kind: "dossier-overview",
        today: turn.today,
        scope: unitIds === null ? "all" : "units",
        counts,
        lines: await linesOf(turn, pressing),
        namesUnits: namesUnits(unitIds),
        asOf: await dataAge(turn),
        mayType: may(turn.actor, "keep-dossier"),
      },
    },
  ];
}

export async function listDossiers(
  turn: LinkedTurn,
  { list, unitId, field, page }: Of<"dossiers">,
): Promise<readonly Reply[]> {
  const scope = await scopeOf(turn, unitId);
  if ("refusal" in scope) return scope.refusal;
  const { dossiers, units } = turn.stores;
  const query: DossierQuery = {
    unitIds: scope.unitIds,
    ...(await queryOf(turn, list)),
    ...(field !== null && { field }),
  };
  const total = await dossiers.count(query);
  const pages = Math.max(1, Math.ceil(total / A_PAGE));
  const shown = pageWithin(page, pages);
  const found = await dossiers.list({ ...query, offset: shown * A_PAGE, limit: A_PAGE });
  const [unit] = unitId === null ? [] : await units.byIds([unitId]);
  return [
    {
      content: {
        kind: "dossiers",
        list,
        unitId,
        unit: unit?.name ?? null,
        field,
        today: turn.today,
        lines: await linesOf(turn, found),
        namesUnits: unitId === null && namesUnits(scope.unitIds),
        asOf: await dataAge(turn),
        total,
        page: shown,
        pages,
      },
    },
  ];
}

export async function groupDossiers(
  turn: LinkedTurn,
  { list, by, page }: Of<"dossier-groups">,
): Promise<readonly Reply[]> {
  const scope = await scopeOf(turn);
  if ("refusal" in scope) return scope.refusal;
  const query = { unitIds: scope.unitIds, ...(await queryOf(turn, list)) };
  const groups = await turn.stores.dossiers.groups(query, by);
  const sorted = groups.toSorted(
    (one, other) => other.count - one.count || one.name.localeCompare(other.name, "vi"),
  );
  const { slice, ...place } = pageOfList(sorted, page, GROUPS_A_PAGE);
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  return [
    {
      content: {
        kind: "dossier-groups",
        list,
        by,
        today: turn.today,
        groups: slice,
        total,
        asOf: await dataAge(turn),
        ...place,
      },
    },
  ];
}

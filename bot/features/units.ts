/** /donvi: the units, who is linked there, and how much is open. */
import { isOpen } from "../../domain/deadline.ts";
import type { PlanId, UnitId } from "../../domain/ids.ts";
import { may } from "../../domain/rights.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";

const UNITS_A_PAGE = 10;
const MOST_OPEN = 5000;

export async function listUnits(turn: LinkedTurn, page: number): Promise<readonly Reply[]> {
  if (!may(turn.actor, "see-units")) return refuse(turn, "unit", "all", "role");
  const units = await turn.stores.units.all();
  const pages = Math.max(1, Math.ceil(units.length / UNITS_A_PAGE));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const slice = units.slice(shown * UNITS_A_PAGE, (shown + 1) * UNITS_A_PAGE);
  const ids = slice.map((unit) => unit.id);
  const members = await turn.stores.people.inUnits(ids);
  const accounts = await turn.stores.people.accountsOf(members.map((person) => person.id));
  const linked = new Set(accounts.map((account) => account.personId));
  const open = await openByUnit(turn, ids);
  const lines = slice.map((unit) => {
    const own = members.filter((person) => person.grants.some((grant) => grant.unitId === unit.id));
    return {
      id: unit.id,
      name: unit.name,
      people: own.length,
      linked: own.filter((person) => linked.has(person.id)).length,
      open: open.get(unit.id) ?? 0,
    };
  });
  const mayGroup = may(turn.actor, "bring-in");
  return [{ content: { kind: "units", units: lines, mayGroup, page: shown, pages } }];
}

/** How many units owe something by a plan and have nobody linked who would hear of it. */
export async function countUnlinked(turn: LinkedTurn, planId: PlanId): Promise<number> {
  const owed = await turn.stores.deadlines.ofPlan(planId);
  const owing = [...new Set(owed.map(({ unitId }) => unitId))];
  const members = await turn.stores.people.inUnits(owing);
  const accounts = await turn.stores.people.accountsOf(members.map(({ id }) => id));
  const linked = new Set(accounts.map(({ personId }) => personId));
  const heard = new Set(
    members
      .filter(({ id }) => linked.has(id))
      .flatMap(({ grants }) => grants.map((grant) => grant.unitId)),
  );
  return owing.filter((id) => !heard.has(id)).length;
}

async function openByUnit(
  turn: LinkedTurn,
  unitIds: readonly UnitId[],
): Promise<ReadonlyMap<UnitId, number>> {
  const views = await turn.stores.deadlines.list({ unitIds, limit: MOST_OPEN });
  const counts = new Map<UnitId, number>();
  for (const { deadline } of views) {
    if (!isOpen(deadline.state)) continue;
    counts.set(deadline.unitId, (counts.get(deadline.unitId) ?? 0) + 1);
  }
  return counts;
}

/** Bộ phận Một cửa: which units it is, chosen by a coordinator where their names do not say so. */
import { loadAskingRules } from "../../../domain/dossier-asking.ts";
import { tellDeskChange } from "../../../domain/desk-telling.ts";
import { scheduleLooks } from "../../../domain/dossier-looks.ts";
import { DESK_SETTING, deskUnits } from "../../../domain/one-stop-desk.ts";
import type { ApologyRulesContent } from "../../../domain/apology-rules-content.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { existedBetween } from "../../../domain/org.ts";
import { may } from "../../../domain/rights.ts";
import type { Stores } from "../../../domain/stores.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { pageOfList } from "../paging.ts";

const UNITS_A_PAGE = 8;
const DOSSIERS_AT_ONCE = 2_000;

type Done = Extract<ApologyRulesContent, { kind: "desk-units" }>["done"];

export async function listDeskUnits(turn: LinkedTurn, page: number): Promise<readonly Reply[]> {
  if (!may(turn.actor, "settle-rules")) return refuse(turn, "rules", "desk", "role");
  return showUnits(turn, page, null);
}

async function showUnits(turn: LinkedTurn, page: number, done: Done): Promise<readonly Reply[]> {
  const desk = await deskUnits(turn.stores);
  const units = (await turn.stores.units.all())
    .filter((unit) => existedBetween(unit, turn.today, turn.today))
    .map(({ id, name }) => ({ id, name, isDesk: desk.includes(id) }))
    // Those that are come first: whoever takes one back need not look for it.
    .toSorted((one, other) => Number(other.isDesk) - Number(one.isDesk));
  const { slice, ...paged } = pageOfList(units, page, UNITS_A_PAGE);
  const names = await deskNames(turn.stores);
  return [{ content: { kind: "desk-units", units: slice, desk: names, done, ...paged } }];
}

export async function chooseDesk(
  turn: LinkedTurn,
  unitId: UnitId,
  isDesk: boolean,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "settle-rules")) return refuse(turn, "rules", "desk", "role");
  const [unit] = await turn.stores.units.byIds([unitId]);
  if (!unit) return [{ content: { kind: "refused", reason: "gone" } }];
  const before = await deskUnits(turn.stores);
  let done: Done = null;
  if (before.includes(unitId) !== isDesk) {
    const after = isDesk ? [...before, unitId] : before.filter((id) => id !== unitId);
    await turn.stores.settings.setValue(DESK_SETTING, JSON.stringify(after));
    if (before.length === 0) await lookAgainAtUnowned(turn);
    const deed = isDesk ? "made-desk" : "ended-desk";
    await putOnRecord(turn, { subject: "unit", subjectId: unitId, deed, detail: {} });
    const change = { unit, isDesk, by: turn.actor.person };
    const isTold = await tellDeskChange(turn.tools.office, turn.stores, change);
    done = { unit: unit.name, isDesk, isTold };
  }
  return showUnits(turn, 0, done);
}

/**
 * What nobody knew the unit of is the desk's now: it is found as if it had just become known. Incident: two
 * dossiers were late before anybody had said who the desk is, and no apology was ever owed for them.
 */
async function lookAgainAtUnowned(turn: LinkedTurn): Promise<void> {
  const { stores, tools } = turn;
  const rules = await loadAskingRules(tools.office, stores);
  for (let offset = 0; ; offset += DOSSIERS_AT_ONCE) {
    const views = await stores.dossiers.list({
      unitIds: null,
      hasUnit: false,
      isOpen: true,
      offset,
      limit: DOSSIERS_AT_ONCE,
    });
    const missed = await stores.dossiers.saveAll(
      views.map(({ dossier }) =>
        scheduleLooks(dossier, dossier.createdAt, rules, tools.office.calendar),
      ),
    );
    if (missed.length > 0) throw new Error("a dossier was changed meanwhile");
    if (views.length < DOSSIERS_AT_ONCE) return;
  }
}

export async function deskNames(stores: Stores): Promise<readonly string[]> {
  const units = await stores.units.byIds(await deskUnits(stores));
  return units.map(({ name }) => name);
}

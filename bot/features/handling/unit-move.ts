/** Chuyển đơn vị: another unit owes a duty from now on, for a reason. */
import { isOpen } from "../../../domain/deadline.ts";
import { moveToUnit } from "../../../domain/handling-changes.ts";
import type { DeadlineId, UnitId } from "../../../domain/ids.ts";
import { tellFormerOwners } from "../../../domain/moved-telling.ts";
import { tellNews } from "../../../domain/news.ts";
import { existedBetween, type OrgUnit } from "../../../domain/org.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { sameUnitName } from "../../../domain/unit-names.ts";
import { readWords } from "../../conversation/free-words.ts";
import { standsUntil } from "../../conversation/state.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { changeable } from "../access.ts";
import { pageOfList } from "../paging.ts";
import { toItem } from "../progress.ts";
import { nearestUnits } from "../unit-choice.ts";
import { ask, GONE, handled, notAsItStands, notHandled, saveAnew } from "./answering.ts";
import { addRemark } from "./remarks.ts";
import { siblingsOf } from "./siblings.ts";

const UNITS_A_PAGE = 6;
const LONGEST_WORDS = 100;

/** @param words of its name; empty for every unit */
export async function chooseNewUnit(
  turn: LinkedTurn,
  id: DeadlineId,
  words: string,
  page: number,
): Promise<readonly Reply[]> {
  const found = await movable(turn, id);
  if ("refusal" in found) return found.refusal;
  const { view, units } = found;
  const meant = words === "" ? units : nearestUnits(words, units);
  const { slice, ...place } = pageOfList(meant, page, UNITS_A_PAGE);
  const shown = slice.map(({ id: unitId, name }) => ({ id: unitId, name }));
  const item = toItem(turn, view);
  return [
    {
      content: { kind: "choose-new-unit", item, words, units: shown, ...place },
      items: [id],
      asks: { asking: "new-unit", deadlineId: id, until: standsUntil(turn.now) },
    },
  ];
}

/** A name that one unit has is taken; others are offered as near it. */
export async function answerNewUnit(
  turn: LinkedTurn,
  deadlineId: DeadlineId,
  text: string,
): Promise<readonly Reply[]> {
  const found = await movable(turn, deadlineId);
  if ("refusal" in found) return found.refusal;
  const typed = [...(readWords(text) ?? "")].slice(0, LONGEST_WORDS).join("");
  const [only, ...others] = found.units.filter(({ name, aliases }) =>
    [name, ...aliases].some((spelling) => sameUnitName(spelling, typed)),
  );
  return only && others.length === 0
    ? askMoveReason(turn, deadlineId, only.id)
    : chooseNewUnit(turn, deadlineId, typed, 0);
}

export async function askMoveReason(
  turn: LinkedTurn,
  deadlineId: DeadlineId,
  unitId: UnitId,
): Promise<readonly Reply[]> {
  const found = await movable(turn, deadlineId);
  if ("refusal" in found) return found.refusal;
  const unit = found.units.find(({ id }) => id === unitId);
  return unit ? askReason(turn, found.view, unit, false) : GONE;
}

export async function answerMoveReason(
  turn: LinkedTurn,
  { deadlineId, unitId }: { readonly deadlineId: DeadlineId; readonly unitId: UnitId },
  text: string,
): Promise<readonly Reply[]> {
  const found = await movable(turn, deadlineId);
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const unit = found.units.find(({ id }) => id === unitId);
  if (!unit) return GONE;
  const reason = readWords(text);
  return reason ? move(turn, view, unit, reason) : askReason(turn, view, unit, true);
}

function askReason(
  turn: LinkedTurn,
  view: DeadlineView,
  { id: unitId, name }: OrgUnit,
  isBlank: boolean,
): readonly Reply[] {
  const question = { asking: "move-reason", deadlineId: view.deadline.id, unitId } as const;
  const asking = { asked: { what: "move-reason", unit: name }, question } as const;
  return ask(turn, view, asking, isBlank ? "blank" : null);
}

async function move(
  turn: LinkedTurn,
  view: DeadlineView,
  unit: OrgUnit,
  reason: string,
): Promise<readonly Reply[]> {
  const { deadline } = view;
  const moved = moveToUnit(deadline, unit.id, await siblingsOf(turn, deadline));
  if (!moved.ok) {
    return moved.error === "same"
      ? GONE
      : notHandled(turn, view, { why: "same-duty", unit: unit.name });
  }
  const detail = { from: deadline.unitId, to: unit.id };
  const now = await saveAnew(turn, moved.value, "moved-to-unit", detail);
  await addRemark(turn, view, reason);
  const by = turn.actor.person.id;
  const news = { what: "changed", deadline: now.deadline, by } as const;
  await tellNews(turn.tools.office, turn.stores, news, "soon");
  const isReached = await tellFormerOwners(turn.tools.office, turn.stores, view, now, by);
  return handled(turn, now, { what: "moved", before: view.unit, isReached });
}

async function movable(turn: LinkedTurn, id: DeadlineId) {
  const found = await changeable(turn, id, "correct-work");
  if ("refusal" in found) return found;
  const { view } = found;
  const { kind, state, unitId } = view.deadline;
  if (kind === "apology") {
    return { refusal: notHandled(turn, view, { why: "of-apology", what: "unit" }) };
  }
  if (!isOpen(state)) return { refusal: notAsItStands(turn, view) };
  const units = (await turn.stores.units.all())
    .filter((unit) => unit.id !== unitId && existedBetween(unit, turn.today, turn.today))
    .toSorted((one, other) => one.name.localeCompare(other.name, "vi"));
  return { view, units };
}

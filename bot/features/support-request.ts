/** Đề nghị phối hợp: a lead unit asks supporting units for something by a day. */
import { readContribution, type WantedContribution } from "../../domain/follow-up-dates.ts";
import type { DeadlineId, UnitId } from "../../domain/ids.ts";
import { isOpen } from "../../domain/deadline.ts";
import { existedBetween, type OrgUnit } from "../../domain/org.ts";
import { may } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import { standsUntil, type FollowUpQuestion } from "../conversation/state.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { changeable } from "./access.ts";
import { pageOfList } from "./paging.ts";
import { toItem, unlessOpen } from "./progress.ts";
import { tellRequest } from "./support-telling.ts";

type Asked = Extract<FollowUpQuestion, { asking: "support" }>;

const UNITS_A_PAGE = 6;

/** The units of which to choose; with a single one there is nothing to choose. */
export async function chooseSupport(
  turn: LinkedTurn,
  id: DeadlineId,
  page: number,
): Promise<readonly Reply[]> {
  const found = await requestable(turn, id);
  if ("refusal" in found) return found.refusal;
  const { view, units } = found;
  const item = toItem(turn, view);
  if (units.length === 0) return [{ content: { kind: "no-support-unit", item }, items: [id] }];
  if (units.length === 1) return ask(turn, view, units);
  const { slice, ...place } = pageOfList(units, page, UNITS_A_PAGE);
  const shown = slice.map(({ id: unitId, name }) => ({ id: unitId, name }));
  const total = units.length;
  return [
    { content: { kind: "choose-support", item, units: shown, total, ...place }, items: [id] },
  ];
}

export async function askSupport(
  turn: LinkedTurn,
  id: DeadlineId,
  unitId: UnitId | null,
): Promise<readonly Reply[]> {
  const found = await requestable(turn, id);
  if ("refusal" in found) return found.refusal;
  const chosen = found.units.filter((unit) => unitId === null || unit.id === unitId);
  if (chosen.length === 0) return [{ content: { kind: "refused", reason: "gone" } }];
  return ask(turn, found.view, chosen);
}

export async function answerSupport(
  turn: LinkedTurn,
  asked: Asked,
  text: string,
): Promise<readonly Reply[]> {
  const found = await requestable(turn, asked.deadlineId);
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const units = found.units.filter(({ id }) => asked.unitIds.includes(id));
  if (units.length === 0) return [{ content: { kind: "refused", reason: "gone" } }];
  const wanted = readContribution(text, view.deadline, turn.today);
  if (wanted.ok) return record(turn, view, units, wanted.value);
  const content = {
    kind: "bad-wanted-date",
    reason: wanted.error,
    item: toItem(turn, view),
  } as const;
  const asks = { ...asked, until: standsUntil(turn.now) };
  return [{ content, items: [asked.deadlineId], asks }];
}

/** Whether *Đề nghị phối hợp* is offered with an opened item. */
export async function maySupportBeAsked(turn: LinkedTurn, view: DeadlineView): Promise<boolean> {
  const { deadline } = view;
  const isMine = may(turn.actor, "report", deadline) && isOpen(deadline.state);
  return isMine && (await supportingUnits(turn, view)).length > 0;
}

function ask(turn: LinkedTurn, view: DeadlineView, units: readonly OrgUnit[]): readonly Reply[] {
  const { id } = view.deadline;
  const unitIds = units.map((unit) => unit.id);
  return [
    {
      content: {
        kind: "ask-support",
        item: toItem(turn, view),
        units: units.map(({ name }) => name),
      },
      items: [id],
      asks: { asking: "support", deadlineId: id, unitIds, until: standsUntil(turn.now) },
    },
  ];
}

async function record(
  turn: LinkedTurn,
  view: DeadlineView,
  units: readonly OrgUnit[],
  { wantedBy, words }: WantedContribution,
): Promise<readonly Reply[]> {
  const { deadline } = view;
  const by = turn.actor.person.id;
  const before = await turn.stores.supportRequests.of([deadline.id]);
  const requests = units.map(({ id: unitId }) => {
    return { deadlineId: deadline.id, unitId, wantedBy, words, by, at: turn.now };
  });
  await turn.stores.supportRequests.save(requests);
  const unreached: string[] = [];
  for (const unit of units) {
    const isReached = await tellRequest(turn, deadline, unit.id, wantedBy, before);
    if (!isReached) unreached.push(unit.name);
  }
  await turn.stores.audit.add([
    {
      at: turn.now,
      personId: by,
      channel: turn.channel,
      subject: "deadline",
      subjectId: deadline.id,
      deed: "asked-support",
      detail: { wantedBy, units: units.length },
    },
  ]);
  const told = units.map(({ name }) => name).filter((name) => !unreached.includes(name));
  const item = toItem(turn, view);
  return [
    { content: { kind: "support-asked", item, wantedBy, told, unreached }, items: [deadline.id] },
  ];
}

/** Only the unit that owes it, or a coordinator, and only while it is to be done. */
async function requestable(turn: LinkedTurn, id: DeadlineId) {
  const found = await changeable(turn, id);
  if ("refusal" in found) return found;
  const { view } = found;
  const closed = unlessOpen(turn, view);
  return closed ? { refusal: closed } : { view, units: await supportingUnits(turn, view) };
}

/** Those that support its task today, without the one that owes it, by name. */
async function supportingUnits(
  turn: LinkedTurn,
  { deadline }: DeadlineView,
): Promise<readonly OrgUnit[]> {
  const { taskId, unitId } = deadline;
  if (!taskId) return [];
  const parts = await turn.stores.plans.unitsOfTasks([taskId]);
  const ids = parts.filter(({ part }) => part === "support").map((each) => each.unitId);
  const units = await turn.stores.units.byIds([...new Set(ids)]);
  return units
    .filter((unit) => unit.id !== unitId && existedBetween(unit, turn.today, turn.today))
    .toSorted((one, other) => one.name.localeCompare(other.name, "vi"));
}

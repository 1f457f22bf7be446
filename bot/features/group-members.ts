/**
 * Nhóm đơn vị: which units a phrase such as “UBND các xã, thị trấn” names, ticked one by one, by
 * whole kinds, or typed; for a phrase of a document that waits, or for a stored group. Every tick is
 * stored at once, and says what shall be, so that pressing twice is pressing once.
 */
import type { UnitId } from "../../domain/ids.ts";
import type { GroupMember, GroupTarget } from "../../domain/import-action.ts";
import type { TypedNames } from "../../domain/import-content.ts";
import type { OrgUnit } from "../../domain/org.ts";
import { may } from "../../domain/rights.ts";
import { looksLikeGroup, resolveUnit, sameUnitName, unitCalled } from "../../domain/unit-names.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";
import { openGroup, saveMembers, type Members, type OpenGroup } from "./group-target.ts";
import { asking } from "./import-preview.ts";
import { showQuestion } from "./import-questions.ts";
import { pageOfList } from "./paging.ts";

const MEMBERS_A_PAGE = 8;
const GROUPS_A_PAGE = 8;
const MOST_NAMES = 60;
const MOST_NEW = 20;
const LONGEST_NAME = 200;
/** What the office's own word for a sort of unit must look like to be offered whole. */
const FEWEST_OF_KIND = 2;
const MOST_KINDS = 6;

export async function listGroups(turn: LinkedTurn, page: number): Promise<readonly Reply[]> {
  if (!may(turn.actor, "bring-in")) return refuse(turn, "unit", "groups", "role");
  const groups = await turn.stores.units.groups();
  const { slice, ...place } = pageOfList(groups, page, GROUPS_A_PAGE);
  const lines = slice.map(({ id, phrases, memberIds }) => ({
    id,
    phrase: phrases[0] ?? "",
    members: memberIds.length,
  }));
  return [{ content: { kind: "groups", groups: lines, ...place } }];
}

export async function showGroup(
  turn: LinkedTurn,
  target: GroupTarget,
  page: number,
): Promise<readonly Reply[]> {
  const opened = await openGroup(turn, target);
  return "refusal" in opened ? opened.refusal : [tickList(turn, opened, page, null)];
}

export async function tickMember(
  turn: LinkedTurn,
  target: GroupTarget,
  member: GroupMember,
  isIn: boolean,
  page: number,
): Promise<readonly Reply[]> {
  const opened = await openGroup(turn, target);
  if ("refusal" in opened) return opened.refusal;
  const { members } = opened;
  const after: Members =
    "name" in member
      ? { ...members, newUnits: withOrWithout(members.newUnits, [member.name], isIn) }
      : { ...members, unitIds: withOrWithout(members.unitIds, [member.unitId], isIn) };
  return [tickList(turn, await saveMembers(turn, opened, after), page, null)];
}

export async function tickKind(
  turn: LinkedTurn,
  target: GroupTarget,
  unitKind: string,
  isIn: boolean,
  page: number,
): Promise<readonly Reply[]> {
  const opened = await openGroup(turn, target);
  if ("refusal" in opened) return opened.refusal;
  const ids = opened.units.filter(({ kind }) => kind === unitKind).map(({ id }) => id);
  const { members } = opened;
  const after = { ...members, unitIds: withOrWithout(members.unitIds, ids, isIn) };
  return [tickList(turn, await saveMembers(turn, opened, after), page, null)];
}

/** Names as typed, one a line or between semicolons: known ones are ticked, others told. */
export async function answerNames(
  turn: LinkedTurn,
  target: GroupTarget,
  text: string,
): Promise<readonly Reply[]> {
  const opened = await openGroup(turn, target);
  if ("refusal" in opened) return opened.refusal;
  const groups = await turn.stores.units.groups();
  const found = new Set<UnitId>();
  const unknown: string[] = [];
  const unclear: string[] = [];
  for (const name of namesIn(text)) {
    const meant = resolveUnit(name, opened.units, groups);
    if (meant.kind === "unit") found.add(meant.unit.id);
    else if (meant.kind === "group") for (const id of meant.group.memberIds) found.add(id);
    else if (meant.kind === "ambiguous" || looksLikeGroup(name)) unclear.push(name);
    else unknown.push(name);
  }
  const before = opened.members;
  const unitIds = withOrWithout(before.unitIds, [...found], true);
  const typed: TypedNames = {
    added: unitIds.length - before.unitIds.length,
    unknown: unknown.slice(0, MOST_NEW),
    unclear: unclear.slice(0, MOST_NEW),
  };
  const saved = await saveMembers(turn, opened, { ...before, unitIds });
  return [tickList(turn, saved, 0, typed)];
}

/** Makes units of names that nobody knew: at once for a stored group, else with the import. */
export async function addNewUnits(
  turn: LinkedTurn,
  target: GroupTarget,
  names: readonly string[],
): Promise<readonly Reply[]> {
  const opened = await openGroup(turn, target);
  if ("refusal" in opened) return opened.refusal;
  const { members, units } = opened;
  // Pressed twice, or known by now: none is made a second time.
  const isKnown = (name: string) => units.some((unit) => sameUnitName(unit.name, name));
  const known = units.filter((unit) => names.some((name) => sameUnitName(unit.name, name)));
  const unitIds = withOrWithout(
    members.unitIds,
    known.map(({ id }) => id),
    true,
  );
  const made = names.filter((name) => !isKnown(name));
  if ("importId" in target) {
    const newUnits = withOrWithout(members.newUnits, made, true);
    const saved = await saveMembers(turn, opened, { unitIds, newUnits });
    return [tickList(turn, saved, 0, null)];
  }
  const added = made.map((name) => unitCalled(name, turn.tools.office.ids.next<"UnitId">()));
  await turn.stores.units.add(added);
  const all = { ...opened, units: [...units, ...added] };
  const ids = withOrWithout(
    unitIds,
    added.map(({ id }) => id),
    true,
  );
  return [tickList(turn, await saveMembers(turn, all, { unitIds: ids, newUnits: [] }), 0, null)];
}

/** Xong: on with the next question, or back to the groups. */
export async function finishGroup(
  turn: LinkedTurn,
  target: GroupTarget,
): Promise<readonly Reply[]> {
  if ("groupId" in target) return listGroups(turn, 0);
  const opened = await openGroup(turn, target);
  if ("refusal" in opened) return opened.refusal;
  const { phrase, members } = opened;
  const count = members.unitIds.length + members.newUnits.length;
  const note = count > 0 ? ({ kind: "group", phrase, members: count } as const) : null;
  return showQuestion(turn, target.importId, 0, note);
}

function tickList(
  turn: LinkedTurn,
  { target, phrase, members, units }: OpenGroup,
  page: number,
  typed: TypedNames | null,
): Reply {
  const chosen = new Set(members.unitIds);
  const all = [
    ...members.newUnits.map((name) => ({ member: { name }, name, isIn: true })),
    ...units.map(({ id, name }) => ({ member: { unitId: id }, name, isIn: chosen.has(id) })),
  ];
  const { slice, ...place } = pageOfList(all, page, MEMBERS_A_PAGE);
  return {
    content: {
      kind: "group",
      target,
      phrase,
      members: slice,
      chosen: all.filter(({ isIn }) => isIn).length,
      kinds: kindsOf(units, chosen),
      typed,
      ...place,
    },
    asks: asking(turn, { asking: "group-names", target }),
  };
}

function kindsOf(units: readonly OrgUnit[], chosen: ReadonlySet<UnitId>) {
  const kinds = new Map<string, OrgUnit[]>();
  for (const unit of units) kinds.set(unit.kind, [...(kinds.get(unit.kind) ?? []), unit]);
  return [...kinds]
    .filter(([, each]) => each.length >= FEWEST_OF_KIND)
    .slice(0, MOST_KINDS)
    .map(([unitKind, each]) => ({
      unitKind,
      count: each.length,
      isIn: each.every(({ id }) => chosen.has(id)),
    }));
}

function withOrWithout<Value extends string>(
  values: readonly Value[],
  changed: readonly Value[],
  isIn: boolean,
): readonly Value[] {
  const others = values.filter((value) => !changed.includes(value));
  return isIn ? [...others, ...changed] : others;
}

function namesIn(text: string): readonly string[] {
  const names = text
    .normalize("NFC")
    .split(/[;\n\r]/u)
    .map((name) =>
      name
        .replace(/[\p{C}\s]+/gu, " ")
        .replace(/^[\s\-–+•.,]+/u, "")
        .trim()
        .slice(0, LONGEST_NAME),
    )
    .filter((name) => name !== "");
  return [...new Set(names)].slice(0, MOST_NAMES);
}

/** Where a group's members are kept: with a document that waits, or in the group itself. */
import type { UnitId } from "../../domain/ids.ts";
import type { GroupTarget } from "../../domain/import-action.ts";
import { answerPhrase } from "../../domain/import-corrections.ts";
import { existedBetween, existedIn, type OrgUnit, type UnitGroup } from "../../domain/org.ts";
import { may } from "../../domain/rights.ts";
import type { PendingImport } from "../../domain/upkeep-stores.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";
import { correctImport, openPlanImport } from "./import-preview.ts";

export interface Members {
  readonly unitIds: readonly UnitId[];
  /** Names of units that the import will make. */
  readonly newUnits: readonly string[];
}

export interface OpenGroup {
  readonly target: GroupTarget;
  readonly phrase: string;
  readonly members: Members;
  /** All that may be chosen from. */
  readonly units: readonly OrgUnit[];
  readonly keptIn: { readonly pending: PendingImport } | { readonly group: UnitGroup };
}

export async function openGroup(
  turn: LinkedTurn,
  target: GroupTarget,
): Promise<OpenGroup | { readonly refusal: readonly Reply[] }> {
  return "importId" in target ? openPhrase(turn, target) : openStored(turn, target);
}

/** Stores who belongs to it from now on; a phrase without anybody is unanswered again. */
export async function saveMembers(
  turn: LinkedTurn,
  opened: OpenGroup,
  members: Members,
): Promise<OpenGroup> {
  const { keptIn, phrase } = opened;
  if ("group" in keptIn) {
    const group = { ...keptIn.group, memberIds: members.unitIds };
    await turn.stores.units.saveGroup(group);
    await putOnRecord(turn, {
      subject: "unit",
      subjectId: group.id,
      deed: "changed-group",
      detail: { from: keptIn.group.memberIds.length, to: members.unitIds.length },
    });
    return { ...opened, members, keptIn: { group } };
  }
  const isEmpty = members.unitIds.length + members.newUnits.length === 0;
  const meaning = isEmpty ? null : { kind: "group" as const, ...members };
  const corrections = answerPhrase(keptIn.pending.corrections, phrase, meaning);
  return { ...opened, members, keptIn: await correctImport(turn, keptIn, corrections) };
}

async function openPhrase(
  turn: LinkedTurn,
  target: Extract<GroupTarget, { readonly phrase: string }>,
): ReturnType<typeof openGroup> {
  const opened = await openPlanImport(turn, target.importId);
  if ("refusal" in opened) return opened;
  const { pending, plan } = opened;
  const meaning = pending.corrections.phrases[target.phrase];
  const members =
    meaning?.kind === "group"
      ? { unitIds: meaning.unitIds, newUnits: meaning.newUnits }
      : { unitIds: [], newUnits: [] };
  const units = (await turn.stores.units.all()).filter((unit) => existedIn(unit, plan.year));
  return { target, phrase: target.phrase, members, units, keptIn: { pending } };
}

async function openStored(
  turn: LinkedTurn,
  target: Extract<GroupTarget, { readonly groupId: string }>,
): ReturnType<typeof openGroup> {
  if (!may(turn.actor, "bring-in")) {
    return { refusal: await refuse(turn, "unit", target.groupId, "role") };
  }
  const group = await turn.stores.units.groupById(target.groupId);
  if (!group) return { refusal: [{ content: { kind: "refused", reason: "gone" } }] };
  const members = { unitIds: group.memberIds, newUnits: [] };
  const units = (await turn.stores.units.all()).filter((unit) =>
    existedBetween(unit, turn.today, turn.today),
  );
  return { target, phrase: group.phrases[0] ?? "", members, units, keptIn: { group } };
}

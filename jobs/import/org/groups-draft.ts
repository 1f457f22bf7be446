/** The groups that get members by a list; who is a member already stays one. */
import type { IdSource, UnitId } from "../../../domain/ids.ts";
import type { UnitGroup } from "../../../domain/org.ts";
import { foldText } from "../../../domain/text.ts";
import type { ListedUnit } from "./unit-links.ts";

/** Only new groups, and those that change. */
export function draftGroups(
  listed: readonly ListedUnit[],
  stored: readonly UnitGroup[],
  ids: IdSource,
): readonly UnitGroup[] {
  const byPhrase = new Map<string, Growing>();
  // The first of several groups with one phrase counts, as everywhere.
  for (const group of stored.toReversed()) {
    const growing: Growing = { group, members: new Set(group.memberIds) };
    for (const phrase of group.phrases) byPhrase.set(foldText(phrase), growing);
  }
  for (const { row, unit } of listed) {
    for (const phrase of row.groups) {
      const key = foldText(phrase);
      const growing = byPhrase.get(key) ?? made(phrase, ids);
      growing.members.add(unit.id);
      byPhrase.set(key, growing);
    }
  }
  return [...new Set(byPhrase.values())]
    .filter(({ group, members }) => members.size > new Set(group.memberIds).size)
    .map(({ group, members }) => ({ ...group, memberIds: [...members] }));
}

interface Growing {
  readonly group: UnitGroup;
  readonly members: Set<UnitId>;
}

function made(phrase: string, ids: IdSource): Growing {
  const group = { id: ids.next<"GroupId">(), phrases: [phrase], memberIds: [] };
  return { group, members: new Set() };
}

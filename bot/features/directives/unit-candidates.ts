/** Whom a name may mean that names nobody: units of a near name, or groups where it speaks of many. */
import type { NamedUnits } from "../../../domain/directive-units.ts";
import type { OrgUnit, UnitGroup } from "../../../domain/org.ts";
import { foldText } from "../../../domain/text.ts";
import { looksLikeGroup, resolveUnit } from "../../../domain/unit-names.ts";
import { nearestUnits } from "../unit-choice.ts";

const MOST_OFFERED = 6;
const MANY = /(?:^| )(?:cac|nhung|toan bo|tat ca|cap)(?= |$)/gu;

/** @param units those of today */
export function candidatesFor(
  phrase: string,
  units: readonly OrgUnit[],
  groups: readonly UnitGroup[],
): readonly NamedUnits[] {
  const found = resolveUnit(phrase, units, groups);
  const meant = found.kind === "ambiguous" ? found.candidates : [];
  const many = looksLikeGroup(phrase)
    ? [
        ofBeginning(phrase, units),
        ...groupsNear(phrase, groups).map((each) => ofGroup(each, units)),
      ]
    : [];
  const offered = [
    ...meant.map((each) => (each.kind === "unit" ? ofUnit(each.unit) : ofGroup(each.group, units))),
    ...many,
    ...nearestUnits(phrase, units).map(ofUnit),
  ];
  const living = offered.filter(({ unitIds }) => unitIds.length > 0);
  const known = new Set<string>();
  return living.filter(({ name }) => !known.has(name) && known.add(name)).slice(0, MOST_OFFERED);
}

function ofUnit({ id, name }: OrgUnit): NamedUnits {
  return { name, unitIds: [id] };
}

function ofGroup({ phrases, memberIds }: UnitGroup, units: readonly OrgUnit[]): NamedUnits {
  const living = units.filter(({ id }) => memberIds.includes(id)).map(({ id }) => id);
  return { name: phrases[0] ?? "", unitIds: living };
}

/** `các phòng`, `UBND các xã, thị trấn`: the units whose names begin so. */
function ofBeginning(phrase: string, units: readonly OrgUnit[]): NamedUnits {
  const [first = "", ...others] = foldText(phrase)
    .replace(MANY, " ")
    .split(/,|&| va /u)
    .map((part) => part.replace(/\s+/gu, " ").trim());
  const committee = first.startsWith("ubnd ") ? "ubnd " : "";
  const beginnings = [first, ...others.map((part) => `${committee}${part}`)];
  const meant = units.filter(({ name }) =>
    beginnings.some((beginning) => beginning !== "" && foldText(name).startsWith(`${beginning} `)),
  );
  return { name: phrase, unitIds: meant.length > 1 ? meant.map(({ id }) => id) : [] };
}

/** Those that share most words with the phrase first. */
function groupsNear(phrase: string, groups: readonly UnitGroup[]): readonly UnitGroup[] {
  const words = new Set(foldText(phrase).split(" "));
  const shared = ({ phrases }: UnitGroup) =>
    Math.max(
      ...phrases.map(
        (each) =>
          foldText(each)
            .split(" ")
            .filter((word) => words.has(word)).length,
      ),
    );
  return groups.toSorted((one, other) => shared(other) - shared(one));
}

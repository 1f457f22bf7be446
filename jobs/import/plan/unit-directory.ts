/** Which units a plan's phrases mean, and which units have to be made for it. */
import type { IdSource, UnitId } from "../../domain/ids.ts";
import type { OrgUnit, UnitGroup } from "../../domain/org.ts";
import type { ImportedPlan } from "../../domain/plan-import.ts";
import { isVague, looksLikeGroup, resolveUnit, unitKindOf } from "../../domain/unit-names.ts";
import { isUnitPhrase } from "./unit-phrases.ts";

export interface UnitDirectory {
  /** Single units that the plan names and nobody knows yet. */
  readonly newUnits: readonly OrgUnit[];
  /** Group phrases without anybody in them. */
  readonly unknownGroups: readonly string[];
  /** Phrases that fit several units. */
  readonly ambiguousUnits: readonly string[];
  /** The units that these phrases mean, in order and once each; made ones included. */
  unitsOf(phrases: readonly string[]): readonly UnitId[];
}

/** Resolves every phrase of a plan. Group phrases are never made into units. */
export function resolveUnits(
  plan: ImportedPlan,
  known: { readonly units: readonly OrgUnit[]; readonly groups: readonly UnitGroup[] },
  ids: IdSource,
): UnitDirectory {
  const units = known.units.filter(({ validTo }) => validTo === null || validTo >= `${plan.year}`);
  const members = new Map<string, readonly UnitId[]>();
  const newUnits: OrgUnit[] = [];
  const unknownGroups: string[] = [];
  const ambiguousUnits: string[] = [];
  for (const { phrase, owes } of phrasesOf(plan)) {
    const meant = resolveUnit(phrase, units, known.groups);
    switch (meant.kind) {
      case "unit":
        members.set(phrase, [meant.unit.id]);
        break;
      case "group":
        members.set(phrase, meant.group.memberIds);
        if (owes && meant.group.memberIds.length === 0) unknownGroups.push(phrase);
        break;
      case "ambiguous":
        ambiguousUnits.push(phrase);
        break;
      case "unknown":
        if (looksLikeGroup(phrase)) {
          // Support by whoever is concerned names nobody, and nobody is missed.
          if (owes || !isVague(phrase)) unknownGroups.push(phrase);
        } else if (isUnitPhrase(phrase)) {
          const unit = newUnit(phrase, ids);
          units.push(unit);
          newUnits.push(unit);
          members.set(phrase, [unit.id]);
        }
        break;
      default:
        meant satisfies never;
    }
  }
  return {
    newUnits,
    unknownGroups,
    ambiguousUnits,
    unitsOf: (phrases) => [...new Set(phrases.flatMap((phrase) => members.get(phrase) ?? []))],
  };
}

/** Every phrase once; `owes` when it leads a task or owes a report anywhere. */
function phrasesOf(plan: ImportedPlan): { readonly phrase: string; readonly owes: boolean }[] {
  const owing = [
    ...plan.tasks.flatMap(({ lead }) => lead),
    ...plan.reportPeriods.flatMap(({ owedBy }) => owedBy),
  ];
  const others = plan.tasks.flatMap(({ support, follow }) => [...support, ...follow]);
  const owes = new Set(owing);
  return [...new Set([...owing, ...others])].map((phrase) => ({ phrase, owes: owes.has(phrase) }));
}

function newUnit(name: string, ids: IdSource): OrgUnit {
  return {
    id: ids.next(),
    parentId: null,
    name,
    aliases: [],
    kind: unitKindOf(name),
    validFrom: null,
    validTo: null,
    successorId: null,
  };
}

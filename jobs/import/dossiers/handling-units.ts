/** Đơn vị xử lý: which units the names in an export mean, matched as those in plans are. */
import type { IdSource, UnitId } from "../../../domain/ids.ts";
import type { OrgUnit } from "../../../domain/org.ts";
import {
  unitToBeMade,
  type PhraseMeaning,
  type PhraseQuestion,
} from "../../../domain/plan-import.ts";
import { nearMisses } from "../../../domain/unit-likeness.ts";
import { UnitRegister } from "../plan/unit-register.ts";

/** An export with more unknown units names a whole office that nobody has set up. */
const MOST_NEAR_MISSES = 300;

export interface HandlingUnits {
  /** To be made, and to be remembered. */
  readonly newUnits: readonly OrgUnit[];
  readonly newAliases: readonly { readonly unitId: UnitId; readonly alias: string }[];
  readonly questions: readonly PhraseQuestion[];
  /** Null for a name that fits several units. */
  unitOf(name: string): UnitId | null;
}

/**
 * Each name is looked for once: exactly, then folded; what nobody is called is made as a unit. A phrase that
 * names a group handles nothing: here it is a unit's name as any other.
 *
 * @param names as written, none of them blank
 * @param meanings what a person has said of them
 */
export function matchHandlingUnits(
  names: readonly string[],
  known: readonly OrgUnit[],
  year: number,
  meanings: Readonly<Record<string, PhraseMeaning>>,
  ids: IdSource,
): HandlingUnits {
  const register = new UnitRegister(year, { units: known, groups: [], posts: [] }, ids);
  const newAliases: { unitId: UnitId; alias: string }[] = [];
  const questions: PhraseQuestion[] = [];
  const found = new Map<string, UnitId>();
  const told = new Map(Object.entries(meanings));

  const take = (name: string, meaning: PhraseMeaning): UnitId | null => {
    if (meaning.kind !== "unit") return null;
    const unitId = register.unitFor(meaning.unitId);
    const before = register.find(name);
    const isKnownSo = before.kind === "unit" && before.unit.id === unitId;
    if (unitId !== null && !isKnownSo) newAliases.push({ unitId, alias: name });
    return unitId;
  };

  const resolve = (name: string, mayAsk: boolean): UnitId | null => {
    const meant = register.find(name);
    if (meant.kind === "unit") return meant.unit.id;
    if (meant.kind === "ambiguous") {
      questions.push({ kind: "ambiguous", phrase: name, candidates: namedUnits(meant.candidates) });
      return null;
    }
    if (mayAsk && register.newUnits.length < MOST_NEAR_MISSES) askNearMiss(name);
    return register.make(name);
  };

  const askNearMiss = (name: string): void => {
    const near = nearMisses(name, register.units);
    if (near.length === 0) return;
    const candidates = near.map((unit) => ({
      id: register.isMade(unit) ? unitToBeMade(unit.name) : unit.id,
      name: unit.name,
    }));
    questions.push({ kind: "near-miss", phrase: name, candidates });
  };

  for (const name of new Set(names)) {
    const meaning = told.get(name);
    const unitId = (meaning && take(name, meaning)) ?? resolve(name, meaning?.kind !== "new-unit");
    if (unitId) found.set(name, unitId);
  }
  return {
    newUnits: register.newUnits,
    newAliases,
    questions,
    unitOf: (name) => found.get(name) ?? null,
  };
}

type Candidates = Extract<ReturnType<UnitRegister["find"]>, { kind: "ambiguous" }>["candidates"];

function namedUnits(candidates: Candidates) {
  return candidates.flatMap((each) =>
    each.kind === "unit" ? [{ id: each.unit.id, name: each.unit.name }] : [],
  );
}

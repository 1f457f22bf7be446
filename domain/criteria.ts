/** Tiêu chí không có thời hạn: which of the index's criteria evidence may be given for. */
import type { CriterionRef } from "./evidence.ts";
import { scoreSetKey, type CriterionScore, type ScoreSet } from "./scores.ts";
import { foldText } from "./text.ts";

export interface NamedCriterion {
  readonly ref: CriterionRef;
  readonly score: CriterionScore;
}

/** Those of the newest year's sets, what lost most first; each name of an area once. */
export function criteriaToProve(sets: readonly ScoreSet[]): readonly NamedCriterion[] {
  const scored = sets.filter(({ criteria }) => criteria.length > 0);
  const newest = Math.max(...scored.map(({ year }) => year ?? 0));
  const all = scored.flatMap((set) => ((set.year ?? 0) === newest ? criteriaOf(set) : []));
  return all.toSorted((one, other) => (other.score.lost ?? -1) - (one.score.lost ?? -1));
}

/** Those in whose name or area all the words stand, without regard to case and diacritics. */
export function criteriaWith(
  criteria: readonly NamedCriterion[],
  words: string,
): readonly NamedCriterion[] {
  const wanted = foldText(words).split(/\s+/u).filter(Boolean);
  return criteria.filter(({ ref }) => {
    const named = foldText(`${ref.name} ${ref.area}`);
    return wanted.every((word) => named.includes(word));
  });
}

export function isSameCriterion(one: CriterionRef, other: CriterionRef): boolean {
  return one.setKey === other.setKey && one.area === other.area && one.name === other.name;
}

function criteriaOf(set: ScoreSet): readonly NamedCriterion[] {
  const setKey = scoreSetKey(set);
  const named = set.criteria.map((score): NamedCriterion => {
    return { ref: { setKey, area: score.area, name: score.name }, score };
  });
  return named.filter(
    ({ ref }, index) => named.findIndex((other) => isSameCriterion(other.ref, ref)) === index,
  );
}

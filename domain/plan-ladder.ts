/**
 * What a plan has of its own in its ladder: only that is kept, so that whatever else the
 * organisation changes later holds for the plan too.
 */
import type { LadderRules } from "./rules.ts";

/** The rules of a ladder, or within its groups (`work`, `report`…), that differ from another's. */
export type OwnRules = {
  readonly [Name in keyof LadderRules]?: LadderRules[Name] extends
    | string
    | number
    | readonly unknown[]
    ? LadderRules[Name]
    : Partial<LadderRules[Name]>;
};

/** What a ladder has that the organisation's has not; null when there is nothing. */
export function ownRulesOf(ladder: LadderRules, organisation: LadderRules): OwnRules | null {
  const own = differences(ladder, organisation);
  return Object.keys(own).length > 0 ? own : null;
}

/** The organisation's ladder with a plan's own rules in it. */
export function withOwnRules(organisation: LadderRules, own: OwnRules): LadderRules {
  const names = Object.keys(organisation) as (keyof LadderRules)[];
  return Object.fromEntries(
    names.map((name) => [name, merged(organisation[name], own[name])]),
  ) as unknown as LadderRules;
}

type Group = Readonly<Record<string, unknown>>;

function differences(one: object, other: object): Group {
  const left = one as Group;
  const right = other as Group;
  const entries = Object.keys(left).flatMap((name): (readonly [string, unknown])[] => {
    const [mine, theirs] = [left[name], right[name]];
    if (JSON.stringify(mine) === JSON.stringify(theirs)) return [];
    // An escalation is one rule: its two steps are read together.
    if (!isGroup(mine) || !isGroup(theirs) || name === "escalation") return [[name, mine]];
    return [[name, differences(mine, theirs)]];
  });
  return Object.fromEntries(entries);
}

function merged(base: unknown, own: unknown): unknown {
  if (own === undefined) return base;
  return isGroup(base) && isGroup(own) ? { ...base, ...own } : own;
}

function isGroup(value: unknown): value is Group {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How much a list of units and people may hold; an office's own never comes near. */
import type { ImportedUnit, OrgLimit, OrgList, OrgProblem } from "../../../domain/org-import.ts";
import { foldText } from "../../../domain/text.ts";

const MOST: Readonly<Record<Exclude<OrgLimit, "leading-roles">, number>> = {
  units: 5_000,
  people: 10_000,
  groups: 300,
  "aliases-of-unit": 50,
  "groups-of-unit": 50,
  links: 50_000,
};

/** Of a name, in characters. */
export const LONGEST_ORG_NAME = 200;

/** Counts along, so that reading can end with the first thing too many. */
export class OrgTally {
  readonly #rows: Record<OrgList, number> = { units: 0, people: 0 };
  readonly #groups = new Set<string>();
  #links = 0;

  /** A row that holds something, understood or not. */
  addRow(list: OrgList, row: number): OrgProblem | null {
    this.#rows[list]++;
    return problemOver(list, row, [[list, this.#rows[list]]]);
  }

  addUnit({ row, aliases, groups }: ImportedUnit): OrgProblem | null {
    const own = problemOver("units", row, [
      ["aliases-of-unit", aliases.length],
      ["groups-of-unit", groups.length],
    ]);
    if (own) return own;
    for (const phrase of groups) this.#groups.add(foldText(phrase));
    this.#links += aliases.length + groups.length;
    return problemOver("units", row, [
      ["groups", this.#groups.size],
      ["links", this.#links],
    ]);
  }
}

function problemOver(
  list: OrgList,
  row: number,
  counts: readonly (readonly [keyof typeof MOST, number])[],
): OrgProblem | null {
  const over = counts.find(([what, count]) => count > MOST[what]);
  return over
    ? { code: "too-many", list, row, text: "", what: over[0], most: MOST[over[0]] }
    : null;
}

/** What a list of units and people would change in the office that is stored. */
import type { IdSource, UnitId } from "../../../domain/ids.ts";
import type {
  ImportedOrg,
  OrgPreview,
  OrgProblem,
  PersonChange,
} from "../../../domain/org-import.ts";
import { isLeading } from "../../../domain/org-overview.ts";
import type { OrgUnit, UnitGroup } from "../../../domain/org.ts";
import type { Stores } from "../../../domain/stores.ts";
import { draftGroups } from "./groups-draft.ts";
import { draftPeople, type DraftedPerson } from "./people-draft.ts";
import { draftUnits } from "./units-draft.ts";

export interface OrgDraft {
  readonly preview: OrgPreview;
  /** New or changed. */
  readonly units: readonly OrgUnit[];
  readonly groups: readonly UnitGroup[];
  readonly peopleAdded: readonly DraftedPerson[];
  readonly peopleChanged: readonly DraftedPerson[];
}

export async function draftOrg(stores: Stores, org: ImportedOrg, ids: IdSource): Promise<OrgDraft> {
  const units = draftUnits(org.units, await stores.units.all(), ids);
  const groups = draftGroups(units.listed, await stores.units.groups(), ids);
  const people = draftPeople(org.people, await stores.people.all(), units.idOf, ids);
  if (people.excess) return draftOfNothing([people.excess]);
  const changes = [units.added, units.changed, groups, people.added, people.changed];
  const told = (each: DraftedPerson): PersonChange => changeOf(each, units.nameOf);
  return {
    preview: {
      change: changes.some(({ length }) => length > 0) ? "changed" : "none",
      unitsAdded: units.added.map(({ name }) => name),
      unitsChanged: units.changed.map(({ name }) => name),
      groups: groups.map(({ phrases, memberIds }) => {
        return { phrase: phrases[0] ?? "", members: memberIds.length };
      }),
      peopleAdded: people.added.map(told),
      peopleChanged: people.changed.map(told),
      problems: inOrder([...org.problems, ...units.problems, ...people.problems]),
    },
    units: [...units.added, ...units.changed],
    groups,
    peopleAdded: people.added,
    peopleChanged: people.changed,
  };
}

function draftOfNothing(problems: readonly OrgProblem[]): OrgDraft {
  const nothing = { unitsAdded: [], unitsChanged: [], groups: [], peopleAdded: [] };
  return {
    preview: { change: "none", ...nothing, peopleChanged: [], problems },
    units: [],
    groups: [],
    peopleAdded: [],
    peopleChanged: [],
  };
}

/** The roles that matter most first, as nobody reads a long list to its end. */
function changeOf(
  { person: { post, name }, gained }: DraftedPerson,
  nameOf: (id: UnitId) => string,
): PersonChange {
  const roles = gained.map(({ role, unitId }) => ({ role, unit: unitId && nameOf(unitId) }));
  return {
    post,
    name,
    roles: roles.toSorted(
      (one, other) => Number(isLeading(other.role)) - Number(isLeading(one.role)),
    ),
  };
}

/** Units before people, as the sheets stand. */
function inOrder(problems: readonly OrgProblem[]): readonly OrgProblem[] {
  const isOfPeople = ({ list }: OrgProblem): number => (list === "people" ? 1 : 0);
  return problems.toSorted(
    (one, other) => isOfPeople(one) - isOfPeople(other) || one.row - other.row,
  );
}

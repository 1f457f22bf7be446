/** What a list of units and people would change in the office that is stored. */
import type { IdSource, UnitId } from "../../../domain/ids.ts";
import type {
  ImportedOrg,
  ImportedUnit,
  OrgPreview,
  OrgProblem,
} from "../../../domain/org-import.ts";
import type { OrgUnit, Person, UnitGroup } from "../../../domain/org.ts";
import type { Stores } from "../../../domain/stores.ts";
import { foldText } from "../../../domain/text.ts";
import { draftPeople } from "./people-draft.ts";
import { indexUnits, unitCalled, type UnitIndex } from "../../../domain/unit-names.ts";

export interface OrgDraft {
  readonly preview: OrgPreview;
  /** New or changed. */
  readonly units: readonly OrgUnit[];
  /** New spellings of units that were there already. */
  readonly aliases: readonly { readonly unitId: UnitId; readonly alias: string }[];
  readonly groups: readonly UnitGroup[];
  readonly peopleAdded: readonly Person[];
  readonly peopleChanged: readonly Person[];
}

export async function draftOrg(stores: Stores, org: ImportedOrg, ids: IdSource): Promise<OrgDraft> {
  const stored = await stores.units.all();
  const problems: OrgProblem[] = [...org.problems];
  const register = new UnitRegister(stored, ids);
  const listed = org.units.flatMap((unit): Listed[] => {
    const known = register.take(unit);
    if (!known) problems.push({ code: "named-twice", row: unit.row, text: unit.name });
    return known ? [{ unit, known }] : [];
  });
  const units = listed.map((each) => unitOf(each, register, problems));
  const groups = groupsOf(listed, await stores.units.groups(), ids);
  const people = draftPeople(
    org.people,
    await stores.people.all(),
    (name) => register.idOf(name),
    ids,
  );
  const changed = units.filter((unit) => !register.isAsStored(unit));
  const aliases = listed.flatMap(({ unit, known }) =>
    unit.aliases
      .filter((alias) => register.isStored(known) && !known.aliases.includes(alias))
      .map((alias) => ({ unitId: known.id, alias })),
  );
  const touched = new Set([...changed.map(({ id }) => id), ...aliases.map((each) => each.unitId)]);
  const names = units.filter(({ id }) => touched.has(id));
  const isNothing =
    touched.size + groups.length + people.added.length + people.changed.length === 0;
  return {
    preview: {
      change: isNothing ? "none" : "changed",
      unitsAdded: names.filter((unit) => !register.isStored(unit)).map(({ name }) => name),
      unitsChanged: names.filter((unit) => register.isStored(unit)).map(({ name }) => name),
      groups: groups.map(({ phrases, memberIds }) => {
        return { phrase: phrases[0] ?? "", members: memberIds.length };
      }),
      peopleAdded: people.added.map(({ post }) => post),
      peopleChanged: people.changed.map(({ post }) => post),
      problems: [...problems, ...people.problems].toSorted((one, other) => one.row - other.row),
    },
    units: changed,
    aliases,
    groups,
    peopleAdded: people.added,
    peopleChanged: people.changed,
  };
}

interface Listed {
  readonly unit: ImportedUnit;
  readonly known: OrgUnit;
}

/** The stored units and those that the list makes, by name. */
class UnitRegister {
  readonly #index: UnitIndex;
  readonly #stored: ReadonlyMap<UnitId, OrgUnit>;
  readonly #taken = new Set<UnitId>();
  readonly #ids: IdSource;

  constructor(stored: readonly OrgUnit[], ids: IdSource) {
    this.#index = indexUnits(stored, []);
    this.#stored = new Map(stored.map((unit) => [unit.id, unit]));
    this.#ids = ids;
  }

  /** The unit of a row: the stored one, or a new one; null when a row before was about it. */
  take(unit: ImportedUnit): OrgUnit | null {
    const known = this.#named(unit.name) ?? this.#made(unit);
    if (this.#taken.has(known.id)) return null;
    this.#taken.add(known.id);
    return known;
  }

  idOf(name: string): UnitId | null {
    return this.#named(name)?.id ?? null;
  }

  isStored({ id }: OrgUnit): boolean {
    return this.#stored.has(id);
  }

  isAsStored(unit: OrgUnit): boolean {
    const stored = this.#stored.get(unit.id);
    return (
      stored !== undefined &&
      stored.parentId === unit.parentId &&
      stored.validFrom === unit.validFrom &&
      stored.validTo === unit.validTo &&
      stored.successorId === unit.successorId
    );
  }

  #named(name: string): OrgUnit | undefined {
    const found = this.#index.resolve(name);
    return found.kind === "unit" ? found.unit : undefined;
  }

  #made({ name, aliases }: ImportedUnit): OrgUnit {
    const unit = { ...unitCalled(name, this.#ids.next()), aliases };
    this.#index.add(unit);
    return unit;
  }
}

/** A blank cell leaves what is stored. */
function unitOf({ unit, known }: Listed, register: UnitRegister, problems: OrgProblem[]): OrgUnit {
  const named = (name: string | null, before: UnitId | null): UnitId | null => {
    if (name === null) return before;
    const id = register.idOf(name);
    if (id && id !== known.id) return id;
    problems.push({ code: "unknown-unit", row: unit.row, text: name });
    return before;
  };
  return {
    ...known,
    aliases: [...new Set([...known.aliases, ...unit.aliases])],
    parentId: named(unit.parent, known.parentId),
    validFrom: unit.validFrom ?? known.validFrom,
    validTo: unit.validTo ?? known.validTo,
    successorId: named(unit.successor, known.successorId),
  };
}

/** The groups that get members by the list; who is a member already stays one. */
function groupsOf(
  listed: readonly Listed[],
  stored: readonly UnitGroup[],
  ids: IdSource,
): UnitGroup[] {
  const phrases = new Map<string, { readonly phrase: string; readonly members: UnitId[] }>();
  for (const { unit, known } of listed) {
    for (const phrase of unit.groups) {
      const key = foldText(phrase);
      const group = phrases.get(key) ?? { phrase, members: [] };
      group.members.push(known.id);
      phrases.set(key, group);
    }
  }
  return [...phrases.values()].flatMap(({ phrase, members }): UnitGroup[] => {
    const known = stored.find((group) =>
      group.phrases.some((each) => foldText(each) === foldText(phrase)),
    );
    if (!known) return [{ id: ids.next<"GroupId">(), phrases: [phrase], memberIds: members }];
    const added = members.filter((id) => !known.memberIds.includes(id));
    return added.length > 0 ? [{ ...known, memberIds: [...known.memberIds, ...added] }] : [];
  });
}

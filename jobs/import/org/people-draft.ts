/** The people that a list adds, and those whose roles or names it completes. */
import type { IdSource, PersonId, UnitId } from "../../../domain/ids.ts";
import type { ImportedPerson, OrgProblem } from "../../../domain/org-import.ts";
import { isLeading, MOST_LEADING_ROLES } from "../../../domain/org-overview.ts";
import type { Person, RoleGrant } from "../../../domain/org.ts";
import { foldText } from "../../../domain/text.ts";

/** A person as the list leaves him, with the roles that he gains by it. */
export interface DraftedPerson {
  readonly person: Person;
  readonly gained: readonly RoleGrant[];
}

export interface PeopleDraft {
  readonly added: readonly DraftedPerson[];
  readonly changed: readonly DraftedPerson[];
  readonly problems: readonly OrgProblem[];
  /** More would come to lead or coordinate than anybody looks through. */
  readonly excess: OrgProblem | null;
}

/**
 * Rows of one person add up to his roles. A person is known by post and name; where one side names
 * nobody, by post and unit, since every unit may have its own *Chuyên viên*.
 */
export function draftPeople(
  rows: readonly ImportedPerson[],
  stored: readonly Person[],
  unitIdOf: (name: string) => UnitId | null,
  ids: IdSource,
): PeopleDraft {
  const register = new PeopleRegister(stored, ids);
  const problems: OrgProblem[] = [];
  let leading = 0;
  let excess: OrgProblem | null = null;
  for (const row of rows) {
    const unitId = row.unit === null ? null : unitIdOf(row.unit);
    const place = { list: "people", row: row.row } as const;
    if (row.unit !== null && unitId === null) {
      problems.push({ code: "unknown-unit", ...place, text: row.unit });
      continue;
    }
    if (register.take(row, unitId) && isLeading(row.role)) leading++;
    if (leading <= MOST_LEADING_ROLES) continue;
    const most = MOST_LEADING_ROLES;
    excess ??= { code: "too-many", ...place, text: "", what: "leading-roles", most };
  }
  return { ...register.drafted(), problems, excess };
}

class PersonDraft {
  readonly id: PersonId;
  readonly post: string;
  readonly stored: Person | null;
  readonly gained: RoleGrant[] = [];
  name: string | null;
  readonly #roles: Set<string>;

  constructor(id: PersonId, post: string, stored: Person | null) {
    this.id = id;
    this.post = post;
    this.stored = stored;
    this.name = stored?.name ?? null;
    this.#roles = new Set(stored?.grants.map(roleKey));
  }

  /** False when the person has it already. */
  gain(grant: RoleGrant): boolean {
    if (this.#roles.has(roleKey(grant))) return false;
    this.#roles.add(roleKey(grant));
    this.gained.push(grant);
    return true;
  }

  isChanged(): boolean {
    return this.gained.length > 0 || this.name !== (this.stored?.name ?? null);
  }

  drafted(): DraftedPerson {
    const { id, post, name, gained } = this;
    const grants = [...(this.stored?.grants ?? []), ...gained];
    return { person: { id, post, name, grants }, gained };
  }
}

/** Finds whom a row means without going through everybody. */
class PeopleRegister {
  readonly #ids: IdSource;
  readonly #people: PersonDraft[] = [];
  readonly #byName = new Map<string, PersonDraft>();
  /** The first of a post in a unit. */
  readonly #byUnit = new Map<string, PersonDraft>();
  /** Those of a post in a unit that nobody had named when they came; the first may be named since. */
  readonly #unnamed = new Map<string, PersonDraft[]>();

  constructor(stored: readonly Person[], ids: IdSource) {
    this.#ids = ids;
    for (const person of stored) {
      const draft = new PersonDraft(person.id, person.post, person);
      this.#add(draft);
      for (const { unitId } of person.grants) this.#place(draft, unitId);
    }
  }

  /** True when the row gives its person a role. */
  take({ post, name, role }: ImportedPerson, unitId: UnitId | null): boolean {
    const draft = this.#meant(post, name, unitId) ?? this.#made(post);
    if (draft.name === null && name !== null) {
      draft.name = name;
      this.#byName.set(keyOf(post, name), draft);
    }
    const gains = draft.gain({ role, unitId });
    if (gains) this.#place(draft, unitId);
    return gains;
  }

  drafted(): Pick<PeopleDraft, "added" | "changed"> {
    const changed = this.#people.filter((draft) => draft.isChanged());
    const [added, others] = [
      changed.filter(({ stored }) => stored === null),
      changed.filter(({ stored }) => stored !== null),
    ];
    return {
      added: added.map((draft) => draft.drafted()),
      changed: others.map((draft) => draft.drafted()),
    };
  }

  #meant(post: string, name: string | null, unitId: UnitId | null): PersonDraft | undefined {
    const place = keyOf(post, unitId);
    if (name === null) return this.#byUnit.get(place);
    const named = this.#byName.get(keyOf(post, name));
    if (named) return named;
    const unnamed = this.#unnamed.get(place) ?? [];
    while (unnamed[0] && unnamed[0].name !== null) unnamed.shift();
    return unnamed[0];
  }

  #made(post: string): PersonDraft {
    const draft = new PersonDraft(this.#ids.next(), post, null);
    this.#add(draft);
    return draft;
  }

  #add(draft: PersonDraft): void {
    this.#people.push(draft);
    if (draft.name === null) return;
    const key = keyOf(draft.post, draft.name);
    if (!this.#byName.has(key)) this.#byName.set(key, draft);
  }

  #place(draft: PersonDraft, unitId: UnitId | null): void {
    const place = keyOf(draft.post, unitId);
    if (!this.#byUnit.has(place)) this.#byUnit.set(place, draft);
    if (draft.name !== null) return;
    const unnamed = this.#unnamed.get(place) ?? [];
    unnamed.push(draft);
    this.#unnamed.set(place, unnamed);
  }
}

function roleKey({ role, unitId }: RoleGrant): string {
  return `${role} ${unitId ?? ""}`;
}

function keyOf(post: string, nameOrUnit: string | null): string {
  return JSON.stringify([foldText(post), nameOrUnit === null ? null : foldText(nameOrUnit)]);
}

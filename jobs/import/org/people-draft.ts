/** The people that a list adds, and those whose roles or names it completes. */
import type { IdSource, PersonId, UnitId } from "../../../domain/ids.ts";
import type { ImportedPerson, OrgProblem } from "../../../domain/org-import.ts";
import type { Person, RoleGrant } from "../../../domain/org.ts";
import { foldText } from "../../../domain/text.ts";

export interface PeopleDraft {
  readonly added: readonly Person[];
  readonly changed: readonly Person[];
  readonly problems: readonly OrgProblem[];
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
  const storedIds = new Set(stored.map(({ id }) => id));
  const byPost = Map.groupBy(stored, ({ post }) => foldText(post));
  const touched = new Map<PersonId, Person>();
  const problems: OrgProblem[] = [];
  for (const row of rows) {
    const unitId = row.unit === null ? null : unitIdOf(row.unit);
    if (row.unit !== null && unitId === null) {
      problems.push({ code: "unknown-unit", row: row.row, text: row.unit });
      continue;
    }
    const namesakes = byPost.get(foldText(row.post)) ?? [];
    const at = namesakes.findIndex((person) => isMeant(person, row, unitId));
    const before = namesakes[at] ?? { id: ids.next(), post: row.post, name: null, grants: [] };
    const person = withRow(before, row, unitId);
    if (person !== before) touched.set(person.id, person);
    byPost.set(foldText(row.post), at < 0 ? [...namesakes, person] : namesakes.with(at, person));
  }
  const people = [...touched.values()];
  return {
    added: people.filter(({ id }) => !storedIds.has(id)),
    changed: people.filter(({ id }) => storedIds.has(id)),
    problems,
  };
}

function isMeant(person: Person, row: ImportedPerson, unitId: UnitId | null): boolean {
  if (person.name !== null && row.name !== null)
    return foldText(person.name) === foldText(row.name);
  return person.grants.some((grant) => grant.unitId === unitId);
}

/** The same object when the row says nothing new. */
function withRow(person: Person, { role, name }: ImportedPerson, unitId: UnitId | null): Person {
  const holds = person.grants.some((grant) => grant.role === role && grant.unitId === unitId);
  if (holds && (person.name !== null || name === null)) return person;
  const grant: RoleGrant = { role, unitId };
  return {
    ...person,
    name: person.name ?? name,
    grants: holds ? person.grants : [...person.grants, grant],
  };
}

/** Người dùng mẫu: whom a visitor of the demo may pretend to be. */
import type { ChatId } from "../../domain/ids.ts";
import type { Role } from "../../domain/org.ts";

export interface WebPerson {
  readonly chatId: ChatId;
  /** How the person is addressed: `Trưởng phòng Tư pháp`. */
  readonly post: string;
  /** Null for whoever stands over the whole organisation. */
  readonly unit: string | null;
  /** The unit's kind, as the organisation calls it. */
  readonly unitKind: string | null;
  readonly role: Role;
  /** Whom a newcomer meets first. */
  readonly isFirst?: true;
}

export type PeopleGroup = "leader" | "coordinator" | "department" | "commune";

const GROUPS: readonly PeopleGroup[] = ["leader", "coordinator", "department", "commune"];

/** As the page lists them: group by group, in the given order within each. */
export interface ListedPerson {
  readonly id: string;
  readonly post: string;
  readonly unit: string | null;
  readonly role: Role;
  readonly group: PeopleGroup;
  readonly isFirst?: true;
}

export function listPeople(people: readonly WebPerson[]): readonly ListedPerson[] {
  const listed = people.map((person) => ({
    id: person.chatId,
    post: person.post,
    unit: person.unit,
    role: person.role,
    group: groupOf(person),
    ...(person.isFirst && { isFirst: person.isFirst }),
  }));
  return listed.toSorted((one, other) => GROUPS.indexOf(one.group) - GROUPS.indexOf(other.group));
}

function groupOf({ role, unitKind }: WebPerson): PeopleGroup {
  if (role === "leader" || role === "coordinator") return role;
  return unitKind === "commune" ? "commune" : "department";
}

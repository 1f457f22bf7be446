/**
 * Bản xem trước gọn của danh sách đơn vị và người dùng: short enough to be stored with every message
 * that shows it, except that nobody comes to lead or coordinate unseen.
 */
import { beginning, type Beginning } from "./import-overview.ts";
import type { GainedRole, OrgPreview, OrgProblem, PersonChange } from "./org-import.ts";
import type { Role } from "./org.ts";

export interface PersonLine extends Omit<PersonChange, "roles"> {
  readonly roles: Beginning<GainedRole>;
}

export interface LeadingRole extends Omit<PersonChange, "roles">, GainedRole {}

export interface OrgOverview {
  readonly change: OrgPreview["change"];
  readonly unitsAdded: Beginning<string>;
  readonly unitsChanged: Beginning<string>;
  readonly groups: Beginning<OrgPreview["groups"][number]>;
  /** All of them; a list with more than `MOST_LEADING_ROLES` does not come in. */
  readonly leading: readonly LeadingRole[];
  readonly peopleAdded: Beginning<PersonLine>;
  readonly peopleChanged: Beginning<PersonLine>;
  readonly problems: Beginning<OrgProblem>;
}

/** So many can be looked through before a yes. */
export const MOST_LEADING_ROLES = 50;

const FEW = 8;
const FEW_ROLES = 3;

/** Whoever holds it sees or changes what is everybody's. */
export function isLeading(role: Role): boolean {
  return role === "leader" || role === "coordinator";
}

export function orgOverviewOf(preview: OrgPreview): OrgOverview {
  const { peopleAdded, peopleChanged } = preview;
  return {
    change: preview.change,
    unitsAdded: beginning(preview.unitsAdded, FEW),
    unitsChanged: beginning(preview.unitsChanged, FEW),
    groups: beginning(preview.groups, FEW),
    leading: [...peopleAdded, ...peopleChanged].flatMap(({ post, name, roles }) =>
      roles.filter(({ role }) => isLeading(role)).map((gained) => ({ post, name, ...gained })),
    ),
    peopleAdded: peopleLines(peopleAdded),
    peopleChanged: peopleLines(peopleChanged),
    problems: beginning(preview.problems, FEW),
  };
}

function peopleLines(people: readonly PersonChange[]): Beginning<PersonLine> {
  const { first, total } = beginning(people, FEW);
  return {
    first: first.map((person) => ({ ...person, roles: beginning(person.roles, FEW_ROLES) })),
    total,
  };
}

/** Giao vai trò: those who answer for everybody's work hear whoever else comes to. */
import type { PlanningOffice } from "./carriers.ts";
import { planForMorning } from "./events.ts";
import type { PersonId } from "./ids.ts";
import type { Person, RoleGrant } from "./org.ts";
import type { Stores } from "./stores.ts";

/** Leaders and coordinators as they are before roles are given; told then, nobody new hears of others. */
export async function rolesHearers({ people }: Stores): Promise<readonly PersonId[]> {
  const both = [await people.withRole("leader"), await people.withRole("coordinator")].flat();
  return [...new Set(both.map(({ id }) => id))];
}

/** Who has come to which role, by whose deed; null for the server's command line. */
export interface RoleGiving {
  readonly to: Pick<Person, "id" | "post">;
  readonly role: RoleGrant["role"];
  readonly by: Pick<Person, "id" | "post"> | null;
}

/**
 * With the next morning's message. Incident: a coordinator made somebody a leader, and neither the
 * leaders nor the other coordinators heard of it.
 *
 * @param hearers those of before
 */
export async function tellRoleGiven(
  office: PlanningOffice,
  stores: Stores,
  { to, role, by }: RoleGiving,
  hearers: readonly PersonId[],
): Promise<void> {
  if (role !== "leader" && role !== "coordinator") return;
  const others = hearers.filter((id) => id !== to.id && id !== by?.id);
  await planForMorning(office, stores, others, {
    note: { kind: "role-given", post: to.post, role, by: by?.post ?? null },
  });
}

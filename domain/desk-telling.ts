/** Đặt Bộ phận Một cửa: those who answer for everybody's work hear who sees every applicant from now on. */
import type { PlanningOffice } from "./carriers.ts";
import { planForMorning } from "./events.ts";
import type { OrgUnit, Person } from "./org.ts";
import { rolesHearers } from "./role-telling.ts";
import type { Stores } from "./stores.ts";

export interface DeskChange {
  readonly unit: Pick<OrgUnit, "name">;
  /** Whether it is the desk from now on, or is it no longer. */
  readonly isDesk: boolean;
  readonly by: Pick<Person, "id" | "post">;
}

/**
 * With the next morning's message; says whether there is anybody to be told. Incident: a coordinator made his
 * own unit the desk, read every applicant's name, and neither the leaders nor the others heard of it.
 */
export async function tellDeskChange(
  office: PlanningOffice,
  stores: Stores,
  { unit, isDesk, by }: DeskChange,
): Promise<boolean> {
  const others = (await rolesHearers(stores)).filter((id) => id !== by.id);
  await planForMorning(office, stores, others, {
    note: { kind: "desk-changed", unit: unit.name, isDesk, by: by.post },
  });
  return others.length > 0;
}

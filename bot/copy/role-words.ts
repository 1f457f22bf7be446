/** A role with its unit. */
import type { RoleLine } from "../../domain/person-content.ts";
import { ROLE_WORDS } from "./people.ts";

/** `Thủ trưởng đơn vị – Phòng Tư pháp`; a leader's is over the whole organisation. */
export function roleWords({ grant, unit }: RoleLine): string {
  const role = ROLE_WORDS[grant.role];
  return unit ? `${role} – ${unit}` : role;
}

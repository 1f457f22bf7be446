/** Một người dùng: what its choices do. */
import type { PersonId, UnitId } from "./ids.ts";
import type { Role, RoleGrant } from "./org.ts";

/** What a unit is chosen for: where a role goes to, or of which unit a new one is. */
export type UnitWanted =
  | { readonly for: "move"; readonly grant: RoleGrant }
  | { readonly for: "add"; readonly role: Role };

export type PersonAction =
  | { readonly do: "person"; readonly personId: PersonId }
  /** Those in whose post or unit all of the words stand. */
  | { readonly do: "people-called"; readonly words: string; readonly page: number }
  /** Hủy liên kết: asks first. */
  | { readonly do: "ask-unlink-person"; readonly personId: PersonId }
  | { readonly do: "unlink-person"; readonly personId: PersonId }
  /** Which of his roles is moved, or ends. */
  | { readonly do: "choose-role"; readonly personId: PersonId; readonly to: "move" | "end" }
  | {
      readonly do: "choose-person-unit";
      readonly personId: PersonId;
      readonly wanted: UnitWanted;
      readonly words: string;
      readonly page: number;
    }
  | {
      readonly do: "move-person";
      readonly personId: PersonId;
      readonly grant: RoleGrant;
      readonly unitId: UnitId;
    }
  /** Kết thúc vai trò: asks first. */
  | { readonly do: "ask-end-role"; readonly personId: PersonId; readonly grant: RoleGrant }
  | { readonly do: "end-role"; readonly personId: PersonId; readonly grant: RoleGrant }
  | { readonly do: "choose-new-role"; readonly personId: PersonId }
  | { readonly do: "add-role"; readonly personId: PersonId; readonly grant: RoleGrant }
  | { readonly do: "ask-post"; readonly personId: PersonId };

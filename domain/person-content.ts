/** Một người dùng: what is shown and said of it. */
import type { ChannelName } from "./channel-content.ts";
import type { PersonId, UnitId } from "./ids.ts";
import type { Role, RoleGrant } from "./org.ts";
import type { StandInLine } from "./oversight-content.ts";
import type { UnitWanted } from "./person-action.ts";
import type { RoleFault } from "./role-change.ts";
import type { LocalDate } from "./time.ts";

/** Why a chat is no longer linked: its person is linked in another, it is another's, a coordinator did it. */
export type ReleaseReason = "linked-elsewhere" | "chat-taken" | "unlinked";

/** Whom it is about, as he is addressed. */
interface About {
  readonly personId: PersonId;
  readonly post: string;
}

export interface RoleLine {
  readonly grant: RoleGrant;
  /** Null for one over the whole organisation. */
  readonly unit: string | null;
}

/** One of a person's accounts, as a coordinator sees it. */
export interface PersonAccountLine {
  readonly name: ChannelName;
  readonly linkedOn: LocalDate;
  readonly isReachable: boolean;
}

/** A unit that a change leaves without a head, or with several. */
export interface HeadCount {
  readonly unit: string;
  readonly heads: number;
}

/** Why nothing was done about a person. */
export type PersonFault =
  | RoleFault
  /** Nobody settles his own roles, or cuts himself off. */
  | "himself"
  | "not-linked"
  | "blank-post"
  /** Another bears it. */
  | "post-taken";

export type PersonContent =
  | ({
      readonly kind: "person";
      readonly name: string | null;
      readonly roles: readonly RoleLine[];
      readonly accounts: readonly PersonAccountLine[];
      readonly standIns: readonly StandInLine[];
      /** Whose own card it is: his roles are another's to settle. */
      readonly isOwn: boolean;
    } & About)
  | ({
      readonly kind: "ask-unlink-person";
      readonly accounts: readonly PersonAccountLine[];
    } & About)
  | ({ readonly kind: "person-unlinked"; readonly accounts: number } & About)
  | ({
      readonly kind: "choose-role";
      readonly to: "move" | "end";
      readonly roles: readonly RoleLine[];
    } & About)
  | ({
      readonly kind: "choose-person-unit";
      readonly wanted: UnitWanted;
      /** The unit that is left; null where none is. */
      readonly from: string | null;
      readonly words: string;
      readonly units: readonly { readonly id: UnitId; readonly name: string }[];
      /** Where the words name a single unit, what choosing it comes to. */
      readonly heads: readonly HeadCount[];
      readonly page: number;
      readonly pages: number;
    } & About)
  | ({
      readonly kind: "ask-end-role";
      readonly role: RoleLine;
      readonly heads: readonly HeadCount[];
    } & About)
  | ({ readonly kind: "choose-new-role"; readonly roles: readonly Role[] } & About)
  | ({
      readonly kind: "role-changed";
      readonly change: "moved" | "ended" | "added";
      readonly role: RoleLine;
      /** The unit that he was of before; null where he was not moved. */
      readonly from: string | null;
      /** How many duties of the former unit were his own to do. */
      readonly released: number;
      readonly heads: readonly HeadCount[];
      readonly isLinked: boolean;
    } & About)
  | ({ readonly kind: "ask-post" } & About)
  | ({ readonly kind: "post-changed"; readonly before: string } & About)
  | ({ readonly kind: "person-refused"; readonly fault: PersonFault } & About)
  | {
      readonly kind: "account-added";
      readonly post: string;
      /** Where the new one is. */
      readonly at: ChannelName;
    }
  | {
      readonly kind: "account-released";
      readonly post: string;
      readonly why: ReleaseReason;
    };

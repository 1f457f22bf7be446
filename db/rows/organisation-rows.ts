import type { Generated } from "kysely";
import type { BotId, ChatId, GroupId, OrgId, PersonId, PostId, UnitId } from "../../domain/ids.ts";
import type { ChannelKind, Role } from "../../domain/org.ts";
import type { Instant, LocalDate } from "../../domain/time.ts";

export interface OrganisationRow {
  id: Generated<OrgId>;
  name: string;
  zone: string;
  /** JSON; null for the product's defaults. */
  rules: string | null;
}

export interface OrgUnitRow {
  org_id: OrgId;
  id: UnitId;
  parent_id: UnitId | null;
  name: string;
  name_folded: string;
  kind: string;
  valid_from: LocalDate | null;
  valid_to: LocalDate | null;
  successor_id: UnitId | null;
}

export interface UnitAliasRow {
  org_id: OrgId;
  unit_id: UnitId;
  alias: string;
  position: number;
}

export interface UnitGroupRow {
  org_id: OrgId;
  id: GroupId;
}

export interface UnitGroupPhraseRow {
  org_id: OrgId;
  group_id: GroupId;
  phrase: string;
  position: number;
}

export interface UnitGroupMemberRow {
  org_id: OrgId;
  group_id: GroupId;
  unit_id: UnitId;
  position: number;
}

export interface PostRow {
  org_id: OrgId;
  id: PostId;
  unit_id: UnitId;
  name: string;
  name_folded: string;
}

export interface PersonRow {
  org_id: OrgId;
  id: PersonId;
  post: string;
  name: string | null;
}

export interface RoleGrantRow {
  org_id: OrgId;
  person_id: PersonId;
  position: number;
  role: Role;
  unit_id: UnitId | null;
}

export interface StandInRow {
  org_id: OrgId;
  absent_id: PersonId;
  deputy_id: PersonId;
  from_day: LocalDate;
  to_day: LocalDate;
}

export interface BotRow {
  org_id: OrgId;
  id: BotId;
  channel: ChannelKind;
  /** Empty for none. */
  credential_setting: string;
}

export interface AccountRow {
  org_id: OrgId;
  bot_id: BotId;
  chat_id: ChatId;
  person_id: PersonId;
  linked_at: Instant;
  unreachable_since: Instant | null;
  is_preferred: number;
}

export interface InviteRow {
  org_id: OrgId;
  code_hash: string;
  person_id: PersonId;
  created_by: PersonId | null;
  expires_at: Instant;
  used_at: Instant | null;
}

export interface FailedTryRow {
  id: Generated<number>;
  org_id: OrgId;
  bot_id: BotId;
  chat_id: ChatId;
  at: Instant;
}

/** Who there is: units, groups of units, people with their roles, and the accounts they use. */
import type { BotId, ChatId, GroupId, OrgId, PersonId, PostId, UnitId } from "./ids.ts";
import type { Instant, LocalDate } from "./time.ts";

/** Tổ chức: one office with all its units; everything stored belongs to one. */
export interface Organisation {
  readonly id: OrgId;
  readonly name: string;
  /** IANA zone of its working time. */
  readonly zone: string;
}

/** Đơn vị: a node of the tree of units, of any depth. No level is known by its name. */
export interface OrgUnit {
  readonly id: UnitId;
  readonly parentId: UnitId | null;
  readonly name: string;
  /** Other spellings that mean this unit. */
  readonly aliases: readonly string[];
  /** What the organisation calls this sort of unit: `department`, `commune`, `centre`… */
  readonly kind: string;
  readonly validFrom: LocalDate | null;
  /** The last day on which it existed; null while it does. */
  readonly validTo: LocalDate | null;
  readonly successorId: UnitId | null;
}

/** Whether the unit was there on any of these days (`yyyy-MM-dd`), both included. */
export function existedBetween(
  { validFrom, validTo }: Pick<OrgUnit, "validFrom" | "validTo">,
  from: string,
  to: string,
): boolean {
  return (validFrom === null || validFrom <= to) && (validTo === null || validTo >= from);
}

/** Whether the unit was there in this year, be it for a part of it. */
export function existedIn(unit: Pick<OrgUnit, "validFrom" | "validTo">, year: number): boolean {
  return existedBetween(unit, `${year}-01-01`, `${year}-12-31`);
}

/** Nhóm đơn vị: a phrase such as “UBND các xã, thị trấn” that names many units. */
export interface UnitGroup {
  readonly id: GroupId;
  /** Every phrase that means this group. */
  readonly phrases: readonly string[];
  readonly memberIds: readonly UnitId[];
}

/** Chức danh, vị trí: a post inside a unit that duties can be given to, as documents name it. */
export interface Post {
  readonly id: PostId;
  readonly unitId: UnitId;
  readonly name: string;
}

/** Vai trò: lãnh đạo UBND, cơ quan thường trực CCHC, thủ trưởng đơn vị, công chức. */
export type Role = "leader" | "coordinator" | "head" | "officer";

/** One role of a person, in a unit; a leader's may be over the whole organisation (null). */
export interface RoleGrant {
  readonly role: Role;
  readonly unitId: UnitId | null;
}

/** Người dùng: an official, addressed by post. */
export interface Person {
  readonly id: PersonId;
  /** How the person is addressed, by post: `Trưởng phòng Tư pháp`. */
  readonly post: string;
  readonly name: string | null;
  readonly grants: readonly RoleGrant[];
}

/** Phân công thay: for these days the deputy gets the absent person's messages and may act. */
export interface StandIn {
  readonly absentId: PersonId;
  readonly deputyId: PersonId;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Loại kênh: the name under which a channel is stored; what it can do is told by its own folder. */
export type ChannelKind = string;

/** Bot: a channel's account of ours; its secret is named by a setting, never stored. */
export interface BotAccount {
  readonly id: BotId;
  readonly channel: ChannelKind;
  /** The name of the setting that holds its token; null for the web page. */
  readonly credentialSetting: string | null;
}

/** Tài khoản liên kết: a person's chat with one of our bots. */
export interface Account {
  readonly personId: PersonId;
  readonly botId: BotId;
  readonly chatId: ChatId;
  readonly linkedAt: Instant;
  /** Since when the person cannot be reached there (blocked the bot); null when reachable. */
  readonly unreachableSince: Instant | null;
  /** The one of a person's accounts that he wants his pushes in; at most one is. */
  readonly isPreferred: boolean;
}

/** Mã mời: links an account once; the code itself is never stored, only its hash. */
export interface Invite {
  readonly codeHash: string;
  readonly personId: PersonId;
  readonly createdBy: PersonId | null;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}

/** 10 characters, read aloud without confusion: no 0/O, 1/I/L. */
export const INVITE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
export const INVITE_LENGTH = 10;
export const INVITE_LIFETIME_HOURS = 72;

export function hasRole(person: Person, role: Role): boolean {
  return person.grants.some((grant) => grant.role === role);
}

/** The units in which a person answers for what is owed (as head or officer). */
export function unitsOf(person: Person): readonly UnitId[] {
  const units = new Set<UnitId>();
  for (const grant of person.grants) {
    if ((grant.role === "head" || grant.role === "officer") && grant.unitId)
      units.add(grant.unitId);
  }
  return [...units];
}

/** Every unit that a person belongs to, in whatever role. */
export function homeUnitsOf(person: Person): readonly UnitId[] {
  return [...new Set(person.grants.flatMap(({ unitId }) => unitId ?? []))];
}

const RANK: readonly Role[] = ["leader", "coordinator", "head", "officer"];

/** The role by which a person is first of all known. */
export function foremostRole(person: Person): Role {
  return RANK.find((role) => hasRole(person, role)) ?? "officer";
}

/** Units, groups, people and accounts with everything that a test does not care about filled in. */
import type {
  Account,
  Invite,
  Organisation,
  OrgUnit,
  Person,
  Role,
  RoleGrant,
  StandIn,
  UnitGroup,
} from "../../domain/org.ts";
import type { UnitId } from "../../domain/ids.ts";
import { DEFAULT_ZONE } from "../../domain/time.ts";
import { newId } from "./ids.ts";
import { at, day } from "./time.ts";

export function organisation(over: Partial<Omit<Organisation, "id">> = {}) {
  return { name: "UBND huyện Cù Lao Dung", zone: DEFAULT_ZONE, ...over };
}

export function unit(over: Partial<OrgUnit> = {}): OrgUnit {
  return {
    id: newId("unit"),
    parentId: null,
    name: "Phòng Tư pháp",
    aliases: [],
    kind: "department",
    validFrom: null,
    validTo: null,
    successorId: null,
    ...over,
  };
}

export function group(over: Partial<UnitGroup> = {}): UnitGroup {
  return { id: newId("group"), phrases: ["UBND các xã, thị trấn"], memberIds: [], ...over };
}

/** A head of no unit, unless told otherwise. */
export function person(over: Partial<Person> = {}): Person {
  return { id: newId("person"), post: "Trưởng phòng Tư pháp", name: null, grants: [], ...over };
}

export function grant(role: Role, unitId: UnitId | null = null): RoleGrant {
  return { role, unitId };
}

export function standIn(over: Pick<StandIn, "absentId" | "deputyId"> & Partial<StandIn>): StandIn {
  return { from: day("2023-03-20"), to: day("2023-03-31"), ...over };
}

export function account(over: Pick<Account, "personId" | "botId"> & Partial<Account>): Account {
  return {
    chatId: newId("chat"),
    linkedAt: at("2023-01-03 08:00"),
    unreachableSince: null,
    isPreferred: false,
    ...over,
  };
}

export function invite(over: Pick<Invite, "personId"> & Partial<Invite>): Invite {
  return {
    codeHash: newId("code-hash"),
    createdBy: null,
    expiresAt: at("2023-01-06 08:00"),
    usedAt: null,
    ...over,
  };
}

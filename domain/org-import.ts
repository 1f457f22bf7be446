/** Nhập danh sách đơn vị và người dùng: what a spreadsheet of an office was recognised to hold. */
import type { Role } from "./org.ts";
import type { LocalDate } from "./time.ts";

export interface ImportedUnit {
  /** The row of its sheet, from 1, the header counted. */
  readonly row: number;
  readonly name: string;
  readonly aliases: readonly string[];
  /** By name, of this sheet or already stored. */
  readonly parent: string | null;
  /** Group phrases that it belongs to. */
  readonly groups: readonly string[];
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly successor: string | null;
}

export interface ImportedPerson {
  readonly row: number;
  readonly post: string;
  readonly name: string | null;
  readonly role: Role;
  /** By name; null for a leader or coordinator of the whole organisation. */
  readonly unit: string | null;
}

/** An office as a spreadsheet says it. */
export interface ImportedOrg {
  readonly units: readonly ImportedUnit[];
  readonly people: readonly ImportedPerson[];
  readonly problems: readonly OrgProblem[];
}

/** Of which of the two lists something is a row. */
export type OrgList = "units" | "people";

/** What a list can have too much of: `links` are all aliases and groups of all its units. */
export type OrgLimit =
  | "units"
  | "people"
  | "groups"
  | "aliases-of-unit"
  | "groups-of-unit"
  | "links"
  | "leading-roles";

export type OrgProblem = {
  readonly list: OrgList;
  readonly row: number;
  readonly text: string;
} & (
  | {
      /** `bad-date`: no date, or an end before the beginning. `too-long`: the row is left out. */
      readonly code:
        | "no-name"
        | "too-long"
        | "unknown-unit"
        | "unknown-role"
        | "unit-needed"
        | "named-twice"
        | "alias-twice"
        | "bad-date"
        | "cycle";
    }
  /** Nothing of the list is taken. */
  | { readonly code: "too-many"; readonly what: OrgLimit; readonly most: number }
);

export interface GainedRole {
  readonly role: Role;
  /** By name; null for the whole organisation. */
  readonly unit: string | null;
}

/** A person who is added, or who gains a name or roles. */
export interface PersonChange {
  readonly post: string;
  readonly name: string | null;
  readonly roles: readonly GainedRole[];
}

/** What bringing it in would do, or has done. */
export interface OrgPreview {
  readonly change: "none" | "changed";
  readonly unitsAdded: readonly string[];
  readonly unitsChanged: readonly string[];
  /** Each with how many units it names. */
  readonly groups: readonly { readonly phrase: string; readonly members: number }[];
  readonly peopleAdded: readonly PersonChange[];
  readonly peopleChanged: readonly PersonChange[];
  readonly problems: readonly OrgProblem[];
}

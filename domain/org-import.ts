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

export type OrgProblem =
  | { readonly code: "no-name"; readonly row: number; readonly text: string }
  | { readonly code: "unknown-unit"; readonly row: number; readonly text: string }
  | { readonly code: "unknown-role"; readonly row: number; readonly text: string }
  | { readonly code: "unit-needed"; readonly row: number; readonly text: string }
  | { readonly code: "named-twice"; readonly row: number; readonly text: string }
  | { readonly code: "bad-date"; readonly row: number; readonly text: string };

/** What bringing it in would do, or has done. */
export interface OrgPreview {
  readonly change: "none" | "changed";
  readonly unitsAdded: readonly string[];
  readonly unitsChanged: readonly string[];
  /** Each with how many units it names. */
  readonly groups: readonly { readonly phrase: string; readonly members: number }[];
  readonly peopleAdded: readonly string[];
  readonly peopleChanged: readonly string[];
  readonly problems: readonly OrgProblem[];
}

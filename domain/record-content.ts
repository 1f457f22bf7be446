/** Nhật ký, hồ sơ kiểm chứng: what is shown and said of them. */
import type { DeadlineStateName } from "./deadline.ts";
import type { DeadlineId, PersonId } from "./ids.ts";
import type { Role } from "./org.ts";
import type { Moment } from "./oversight-content.ts";
import type { Period } from "./record-period.ts";
import type { RecordFault } from "./record-filter.ts";
import type { RuleName } from "./rule-names.ts";
import type { RuleValue } from "./rule-values.ts";
import type { LocalDate } from "./time.ts";

export type RecordContent =
  | {
      readonly kind: "record";
      /** As typed; may be empty. */
      readonly filter: string;
      readonly page: number;
      readonly hasMore: boolean;
      /** Why nothing can be meant; null where something can. */
      readonly fault: RecordFault | null;
      /** False for who sees only his own and his units'. */
      readonly seesAll: boolean;
      readonly mayExportEvidence: boolean;
      /** The newest first. */
      readonly entries: readonly RecordLine[];
    }
  /** What the filter shows, as a table. */
  | {
      readonly kind: "record-export";
      readonly filter: string;
      readonly personId: PersonId;
      readonly entries: number;
      /** There are more than go into one table. */
      readonly isCut: boolean;
      readonly isReachable: boolean;
    }
  | { readonly kind: "ask-export-period"; readonly periods: readonly Period[] }
  | { readonly kind: "bad-export-period" }
  | {
      readonly kind: "evidence-export";
      readonly period: Period;
      readonly personId: PersonId;
      /** Of the names of the units that it covers; empty for every unit. */
      readonly units: readonly string[];
      readonly counts: ExportCounts;
      /** False where no file can be handed over: no channel takes it, and no address leads to it. */
      readonly isReachable: boolean;
    };

export interface ExportCounts {
  readonly documents: number;
  readonly files: number;
  readonly missing: number;
}

/** One entry of the record, with the names of what it speaks of. */
export interface RecordLine {
  readonly at: Moment;
  /** Who; null where it was the program itself, or the command line. */
  readonly post: string | null;
  readonly via: RecordVia;
  readonly deed: string;
  readonly about: RecordAbout | null;
  readonly from: RecordValue | null;
  readonly to: RecordValue | null;
  /** `45/BC-UBND`: what was handed in. */
  readonly document: string | null;
  /** In its author's words. */
  readonly reason: string | null;
}

/** Through a channel, as people call it; null where it is not known any more. */
export type RecordVia = { readonly channel: string } | "command-line" | "program" | null;

export type RecordAbout =
  | {
      readonly kind: "work";
      readonly deadlineId: DeadlineId;
      readonly code: string | null;
      readonly label: string;
      readonly title: string;
      readonly unit: string;
    }
  | { readonly kind: "directive"; readonly code: string; readonly title: string }
  | { readonly kind: "document" | "plan" | "person" | "unit"; readonly name: string }
  | { readonly kind: "rule"; readonly rule: RuleName }
  | { readonly kind: "day"; readonly day: LocalDate };

export type RecordValue =
  | { readonly kind: "state"; readonly state: DeadlineStateName }
  | { readonly kind: "day"; readonly day: LocalDate }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "on-time"; readonly isOnTime: boolean }
  /** In a unit; null where it is of the whole organisation. */
  | { readonly kind: "role"; readonly role: Role; readonly unit: string | null }
  | { readonly kind: "rule"; readonly rule: RuleName; readonly value: RuleValue }
  | ({ readonly kind: "period" } & Period)
  /** Of who is absent: his deputy; of the deputy: who is absent. */
  | ({ readonly kind: "stand-in"; readonly isAbsent: boolean; readonly other: string } & Period);

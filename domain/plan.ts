/** What a year's work consists of: plan → task → deliverable, and the reports due in it. */
import type { DeliverableId, PlanId, ReportPeriodId, TaskId, UnitId } from "./ids.ts";
import type { LocalDate } from "./time.ts";
import type { TimingKind } from "./timing.ts";

/** Kế hoạch: known by issuer, number and year, never by a file's hash. */
export interface Plan {
  readonly id: PlanId;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  readonly year: number;
  readonly title: string;
}

/** Nhiệm vụ: one row of a plan. */
export interface Task {
  readonly id: TaskId;
  readonly planId: PlanId;
  /** `NV-001`; never repeats within an organisation. */
  readonly code: string;
  readonly area: string;
  readonly title: string;
  /** Lead units as the document writes them, split into single phrases. */
  readonly lead: readonly string[];
  readonly support: readonly string[];
  /** Units that only follow it (đơn vị tham mưu theo dõi). */
  readonly follow: readonly string[];
  /** A person has said who leads it, whatever unit `lead` may name. */
  readonly isLeadDecided: boolean;
  /** Hundredths of a point that the task is worth; null when no document says. */
  readonly points: number | null;
  /** The row of the source document, from 1. */
  readonly sourceRow: number;
}

/** Sản phẩm: what must exist to prove a task. */
export interface Deliverable {
  readonly id: DeliverableId;
  readonly taskId: TaskId;
  /** Its place among the task's deliverables, from 0. */
  readonly position: number;
  /** `Kế hoạch`, `Báo cáo`…; empty where the document names none. */
  readonly label: string;
  /** The timing phrase as written. */
  readonly timing: string;
  readonly timingKind: TimingKind;
  /** True when it is part of the CCHC report of its period (lồng ghép) and closes with it. */
  readonly embedded: boolean;
}

/** Kỳ báo cáo: one report of the year, with the window its figures cover. */
export interface ReportPeriod {
  readonly id: ReportPeriodId;
  readonly planId: PlanId;
  readonly name: string;
  readonly from: LocalDate;
  /** Ngày chốt số liệu: the last day whose figures count. */
  readonly cutOff: LocalDate;
  readonly due: LocalDate;
}

/** A task's units, once names and group phrases have been resolved. */
export interface TaskUnit {
  readonly taskId: TaskId;
  readonly unitId: UnitId;
  readonly part: "lead" | "support" | "follow";
}

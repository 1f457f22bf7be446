/** Hồ sơ TTHC, xin lỗi in the weekly summary: counts alone, nothing of whoever handed something in. */
import type { ShownMoment } from "./dossier-content.ts";
import type { RateFigures } from "./dossier-rates.ts";

/** A unit's share of something. */
export interface UnitCount {
  /** Empty where nobody knows which. */
  readonly unit: string;
  readonly count: number;
}

export interface DossierSummary {
  /** Of those received since the year's beginning. */
  readonly figures: RateFigures;
  /** Open and past their dates as far as is told; those of all years. */
  readonly late: number;
  /** Whose they are, the most first. */
  readonly worst: readonly UnitCount[];
  /** Open and due within the days on which units are asked. */
  readonly near: number;
  /** Of when the newest export is; null where none was brought in. */
  readonly asOf: ShownMoment | null;
}

export interface ApologySummary {
  /** Not sent yet. */
  readonly owed: number;
  /** Of those, past the last day on which it was lawful. */
  readonly overdue: number;
  /** Of those, whose dossiers' dates have passed, too: nobody has apologised. */
  readonly ignored: number;
  /** Whose the ignored ones are, the most first. */
  readonly worst: readonly UnitCount[];
  /** Sent, and the new date is not entered in the one-stop system. */
  readonly unticked: number;
}

import type { OrgId } from "../../domain/ids.ts";

/** Points are hundredths; what the source does not say is null. */
interface PointsRow {
  max_points: number | null;
  assessed_points: number | null;
  self_points: number | null;
  lost_points: number | null;
}

export interface ScoreSetRow extends PointsRow {
  org_id: OrgId;
  /** Made of name, year and period. */
  id: string;
  name: string;
  year: number | null;
  period: string | null;
  survey_points: number | null;
  self_gap: number | null;
  met: number | null;
  met_of: number | null;
}

export interface ScoreAreaRow extends PointsRow {
  org_id: OrgId;
  set_id: string;
  position: number;
  name: string;
  survey_points: number | null;
}

export interface ScoreCriterionRow extends PointsRow {
  org_id: OrgId;
  set_id: string;
  position: number;
  area: string;
  name: string;
  reason: string | null;
}

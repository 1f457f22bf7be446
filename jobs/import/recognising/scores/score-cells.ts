/** The cells of a score table, by what they hold. */
import type { ScoreColumns } from "./score-columns.ts";
import type { PointsRole } from "./score-titles.ts";

/** One table of the document, put together where a page break has cut it. */
export interface ScoreTable {
  readonly columns: ScoreColumns;
  readonly rows: readonly ScoreCells[];
  /** The paragraphs right above it, the nearest last. */
  readonly above: readonly string[];
}

export interface ScoreCells {
  /** Its place among the data rows of the document, from 1. */
  readonly row: number;
  readonly number: string;
  /** Where names stand in several columns, the outermost. */
  readonly area: string;
  readonly name: string;
  readonly points: Readonly<Partial<Record<PointsRole, string>>>;
  readonly reason: string;
  readonly note: string;
}

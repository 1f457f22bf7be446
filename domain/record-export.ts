/** Hồ sơ kiểm chứng: for which periods it is wanted, and what is in it. */
import type { ExportCounts } from "./record-content.ts";
import { monthsPeriod, quarterPeriod, type Period } from "./record-period.ts";
import type { ProofRow } from "./record-proof-rows.ts";
import { partsOf, type LocalDate } from "./time.ts";

/** So long after a year's end its documents are still handed in. */
const LAST_YEAR_UNTIL_MONTH = 3;

/** This quarter and the last, this half of the year, the year; in its first months the last year too. */
export function exportPeriods(today: LocalDate): readonly Period[] {
  const { year, month } = partsOf(today);
  const half = month <= 6 ? monthsPeriod(year, 1, 6) : monthsPeriod(year, 7, 12);
  const periods = [quarterPeriod(today), quarterPeriod(today, 1), half, monthsPeriod(year, 1, 12)];
  return month <= LAST_YEAR_UNTIL_MONTH ? [...periods, monthsPeriod(year - 1, 1, 12)] : periods;
}

/** A document that proves two things is one. */
export function countProofs(rows: readonly ProofRow[]): ExportCounts {
  const documents = new Map(
    rows.flatMap(({ document }) => (document ? [[document.id, document] as const] : [])),
  );
  const hashes = [...documents.values()].flatMap(({ source }) =>
    source.kind === "file" ? [source.hash] : [],
  );
  return {
    documents: documents.size,
    files: new Set(hashes).size,
    // What is part of a report is missing with it.
    missing: rows.filter(({ isMissing, embeddedIn }) => isMissing && !embeddedIn).length,
  };
}

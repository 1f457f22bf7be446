/** The points in the cells of a score table. */
import type { Points, ScoreProblem } from "../../../../domain/scores.ts";
import { foldText } from "../../../../domain/text.ts";
import { readPoints } from "../text/points.ts";
import type { PointsRole } from "./score-titles.ts";
import type { ScoreCells, ScoreTable } from "./score-cells.ts";

export interface ScoreValues {
  readonly max: Points;
  readonly self: Points;
  readonly assessed: Points;
  readonly survey: Points;
  readonly lost: Points;
  /** As a column of deductions prints it. */
  readonly printedLoss: Points;
  readonly reason: string | null;
}

export interface ValuedRow {
  readonly cells: ScoreCells;
  readonly values: ScoreValues;
}

export interface ReadValues {
  readonly rows: readonly ValuedRow[];
  readonly problems: readonly ScoreProblem[];
  /** How many numbers had more than two decimals: sums may differ by their rounding. */
  readonly rounded: number;
}

/** What stands in a cell where there are no points to write. */
const NOTHING =
  /^(?:[-\u2010-\u2015=/.x]|\.{2,}|…|n\/a|(?:khong|ko)(?: (?:danh gia|ap dung|cham|phat sinh|co|cham diem|thuoc doi tuong))?)?$/u;
const SAME = "=";
const FRACTION = /^([^/]{1,12})\/([^/]{1,12})$/u;
const LONG_DECIMALS = /[.,]\d{3,}/u;
/** `2.875`: the full stop may as well part thousands. */
const DOUBTFUL = /^-?[1-9]\d{0,2}\.\d{3}$/u;
const CERTAIN_POINT = /\d\.(?:\d{1,2}|\d{4,})$/u;

/** Only what was awarded can be less than nothing, where points are taken off at the end. */
const BELOW_NOTHING: ReadonlySet<PointsRole> = new Set([
  "self",
  "assessed",
  "final",
  "lost",
  "gap",
]);

/** Reads the points of all rows; what is neither points nor blank is a problem of its row. */
export function readValues({ rows, columns }: ScoreTable): ReadValues {
  const problems: ScoreProblem[] = [];
  const cells = rows.flatMap(({ points }) => Object.values(points));
  const hasDecimalPoints = cells.some((cell) => CERTAIN_POINT.test(cell));
  const read = rows.map((row) => {
    const unreadable = Object.values(row.points).filter((text) => isUnreadable(text));
    // Words alone, where a row has no points at all, are those who signed.
    const isScored = Object.values(row.points).some((text) => /\d/u.test(text));
    const found = isScored ? unreadable : [];
    const value = (role: PointsRole): Points => {
      const text = row.points[role] ?? "";
      const isDecimal = hasDecimalPoints && DOUBTFUL.test(text);
      const points = readPoints(isDecimal ? text.replace(".", ",") : text);
      const isDoubtful = points === null && DOUBTFUL.test(text);
      const isImpossible = points !== null && points < 0 && !BELOW_NOTHING.has(role);
      if (isDoubtful || isImpossible) found.push(text);
      return isImpossible ? null : points;
    };
    const values = valuesOf(row, value);
    problems.push(...found.map((text) => unreadablePoints(row, text)));
    return { cells: row, read: values };
  });
  const isAdded = columns.roles.includes("survey") && isSurveyApart(read.map((row) => row.read));
  return {
    rows: read.map((row) => ({ cells: row.cells, values: settle(row.read, isAdded) })),
    problems,
    rounded: cells.filter((cell) => LONG_DECIMALS.test(cell)).length,
  };
}

function isUnreadable(text: string): boolean {
  if (DOUBTFUL.test(text) || FRACTION.test(text)) return false;
  return readPoints(text) === null && !NOTHING.test(foldText(text));
}

function unreadablePoints({ row }: ScoreCells, text: string): ScoreProblem {
  return { code: "unreadable-points", row, text };
}

interface ReadRow extends Omit<ScoreValues, "assessed" | "lost"> {
  readonly verified: Points;
  readonly final: Points;
  /** Towards the maximum, where there is no self score that it could be towards. */
  readonly gap: Points;
}

function valuesOf(row: ScoreCells, value: (role: PointsRole) => Points): ReadRow {
  const noted = foldText(row.note) === SAME ? 0 : readPoints(row.note);
  const isMinus = (row.points.lost ?? "") === SAME;
  const lost = isMinus ? 0 : (value("lost") ?? noted);
  const gap = value("gap");
  const share = fractionIn(row.points.assessed) ?? fractionIn(row.points.points);
  const note = noted === null && !NOTHING.test(foldText(row.note)) ? row.note : "";
  const reason = NOTHING.test(foldText(row.reason)) ? note : row.reason;
  return {
    max: value("max") ?? share?.max ?? null,
    self: value("self"),
    verified: value("assessed") ?? share?.points ?? null,
    survey: value("survey"),
    final: value("final"),
    printedLoss: lost === null ? null : Math.abs(lost),
    gap: gap === null || (row.points.self ?? "") !== "" ? null : Math.abs(gap),
    reason: reason === "" ? null : reason,
  };
}

/** `12/14` in one cell. */
function fractionIn(cell: string | undefined): { points: number; max: number } | null {
  const [, part = "", whole = ""] = FRACTION.exec(cell ?? "") ?? [];
  const points = readPoints(part);
  const max = readPoints(whole);
  return points === null || max === null ? null : { points, max };
}

/**
 * Beside `Điểm thẩm định` the survey's points are either a part of it or come on top. Printed
 * deductions tell; else they come on top where a row has more of them than of all, and never where
 * that would be more than can be had.
 */
function isSurveyApart(rows: readonly ReadRow[]): boolean {
  const isDeductedFrom = rows.some(
    ({ max, verified, survey, printedLoss }) =>
      max !== null && survey !== null && max - (verified ?? 0) - survey === printedLoss,
  );
  const isOver = rows.some(
    ({ max, verified, survey }) => max !== null && (verified ?? 0) + (survey ?? 0) > max,
  );
  const isMore = rows.some(({ verified, survey }) => (survey ?? 0) > (verified ?? 0));
  return isDeductedFrom || (!isOver && isMore);
}

function settle({ verified, final, gap, ...row }: ReadRow, isAdded: boolean): ScoreValues {
  const deducted = row.printedLoss ?? gap;
  const added =
    isAdded && (verified !== null || row.survey !== null)
      ? (verified ?? 0) + (row.survey ?? 0)
      : verified;
  const assessed = final ?? added ?? without(row.max, deducted);
  const lost = without(row.max, assessed) ?? deducted;
  return { ...row, assessed, lost, reason: lost === 0 ? null : row.reason };
}

function without(from: Points, taken: Points): Points {
  return from === null || taken === null ? null : Math.max(0, from - taken);
}

/** Điểm trừ: how many points a sentence says were lost as a whole. */
import { foldEvenly } from "../text/even-fold.ts";
import { findAmounts } from "../text/amounts.ts";

/**
 * The points that a shortcoming cost as a whole, in hundredths; null when it names none. A total
 * (`tổng cộng trừ 1.06 điểm`) counts for the parts named beside it; parts without one are added up.
 */
export function readDeduction(text: string): number | null {
  const said = findAmounts(foldEvenly(text)).filter(({ kind }) => kind === "deduction");
  const total = said.findLast(({ isSum }) => isSum);
  if (total) return total.points > 0 ? total.points : null;
  const parts = said.map(({ points }) => points);
  const sum = parts.reduce((before, points) => before + points, 0);
  const largest = Math.max(0, ...parts);
  if (sum === 0) return null;
  // `trừ 1 điểm, trong đó … trừ 0,4; … trừ 0,6`.
  return parts.length > 2 && largest * 2 === sum ? largest : sum;
}

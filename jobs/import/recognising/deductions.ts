/** Điểm trừ: how many points a sentence says were lost. */
import { readPoints } from "./points.ts";

const NUMBER = String.raw`([-–−]?\s?\d{1,3}(?:[.,]\d{1,2})?)(?![.,]?\d)\s*`;
const TOTAL = String.raw`(tổng(?:\s+(?:cộng|số|điểm)){0,3}|cộng)?[\s,:(]{0,4}`;
const DEDUCTION = new RegExp(
  String.raw`${TOTAL}(?<!\p{L})(?:trừ|tru|bị\s+trừ)(?:\s+(?:mất|đi|điểm|tổng|cộng|số|là)){0,3}\s*:?\s*${NUMBER}(?:điểm|diem|đ(?!\p{L})|(?=[);,.\]]|$))`,
  "giu",
);
const LOSS = new RegExp(String.raw`(?<!\p{L})mất(?:\s+đi)?\s+${NUMBER}(?:điểm|đ(?!\p{L}))`, "giu");
/** `(-0,5 điểm)`. */
const NEGATIVE = /\(\s*[-–−]\s?(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:điểm|đ)?\s*\)/giu;

/**
 * The points that a shortcoming cost as a whole, in hundredths; null when it names none. A total
 * (`tổng cộng trừ 1.06 điểm`) counts for the parts named beside it; parts without one are added up.
 */
export function readDeduction(text: string): number | null {
  const said = [...text.matchAll(DEDUCTION)].map(([, total, points = ""]) => ({
    isTotal: total !== undefined,
    points: Math.abs(readPoints(points) ?? 0),
  }));
  const parts = said.length > 0 ? said.map(({ points }) => points) : otherLosses(text);
  const total = said.findLast(({ isTotal }) => isTotal);
  if (total) return total.points;
  const sum = parts.reduce((before, points) => before + points, 0);
  const largest = Math.max(0, ...parts);
  if (parts.length === 0 || sum === 0) return null;
  // `trừ 1 điểm, trong đó … trừ 0,4; … trừ 0,6`.
  return parts.length > 2 && largest * 2 === sum ? largest : sum;
}

function otherLosses(text: string): number[] {
  const losses = [...text.matchAll(LOSS)];
  return (losses.length > 0 ? losses : [...text.matchAll(NEGATIVE)]).map(([, points = ""]) =>
    Math.abs(readPoints(points) ?? 0),
  );
}

/** Điểm: reads how many points a cell or a few words say. */
import { foldText } from "../../../../domain/text.ts";

const POINTS =
  /^\(?\s*([-+\u2010-\u2015\u2212]?)\s*(\d{1,6})(?:([.,])(\d{1,20}))?\s*(?:diem|d)?\.?\s*\)?$/u;
/** Points are few signs: what is longer says something besides. */
const LONGEST = 60;

/**
 * Reads a number of points, in whole hundredths, with its sign: `0,5 điểm` → 50, `01` → 100,
 * `-3.88` → -388. Both decimal marks are met, in one and the same document. Null for anything that
 * is not one number, and where a full stop may as well part the thousands (`1.000`). What a
 * spreadsheet computed to more decimals is rounded, half away from zero.
 */
export function readPoints(text: string): number | null {
  if (!/\d/u.test(text) || text.length > LONGEST) return null;
  const match = POINTS.exec(foldText(text));
  if (!match) return null;
  const [, sign = "", whole = "", mark, decimals = ""] = match;
  if (mark === "." && decimals.length === 3 && Number(whole) > 0) return null;
  const hundredths = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, "0"));
  const points = hundredths + (/^\d{2}[5-9]/u.test(decimals) ? 1 : 0);
  return sign === "" || sign === "+" || points === 0 ? points : -points;
}

/** Hồ sơ TTHC, xin lỗi in the summaries. */
import type { Line } from "../../domain/channel.ts";
import type { ApologySummary, DossierSummary, UnitCount } from "../../domain/dossier-summary.ts";
import { numberWords } from "./dossiers.ts";
import { onTimeLine } from "./dossier-rates.ts";
import { clockWords, shortDate, shorten } from "./format.ts";

const UNIT_LENGTH = 90;

export function dossierSummaryLines(summary: DossierSummary | null | undefined): Line[] {
  if (!summary) return [];
  const { figures, late, worst, near, asOf } = summary;
  const of = asOf ? ` (số liệu đến ${clockWords(asOf.time)} ngày ${shortDate(asOf.on)})` : "";
  const lines: Line[] = [[], [{ bold: "Hồ sơ TTHC" }, of]];
  if (figures.received > 0) lines.push(onTimeLine(figures));
  lines.push([
    `Đang trễ hẹn: ${numberWords(late)} hồ sơ${ofUnits(worst)}; ` +
      `sắp đến hạn: ${numberWords(near)} hồ sơ`,
  ]);
  return lines;
}

export function apologySummaryLines(summary: ApologySummary | null | undefined): Line[] {
  if (!summary) return [];
  const { owed, overdue, ignored, worst, unticked } = summary;
  const lines: Line[] = [[], [{ bold: "Xin lỗi về hồ sơ trễ hẹn" }]];
  const past = overdue > 0 ? `, trong đó quá hạn xin lỗi ${numberWords(overdue)}` : "";
  lines.push([`Phải xin lỗi, chưa gửi: ${numberWords(owed)} hồ sơ${past}`]);
  if (ignored > 0) {
    lines.push([
      { bold: `Đã quá ngày hẹn trả mà chưa xin lỗi: ${numberWords(ignored)} hồ sơ` },
      ofUnits(worst),
    ]);
  }
  if (unticked > 0) {
    lines.push([`Đã gửi, chưa cập nhật ngày hẹn mới: ${numberWords(unticked)} hồ sơ`]);
  }
  return lines;
}

/** ` (Phòng Tư pháp: 3; Phòng Y tế: 1)`, empty where there is none. */
function ofUnits(units: readonly UnitCount[]): string {
  const named = units.map(
    ({ unit, count }) => `${shorten(unit || "chưa rõ đơn vị", UNIT_LENGTH)}: ${numberWords(count)}`,
  );
  return named.length > 0 ? ` (${named.join("; ")})` : "";
}

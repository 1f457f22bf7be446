/** What the command line says of what it has exported. */
import type { Period } from "../../domain/record-period.ts";
import { exportPeriodWords } from "./record-exports.ts";

interface EvidenceCounts {
  readonly documents: number;
  readonly files: number;
  readonly lost: number;
  readonly missing: number;
}

export const EXPORT_WORDS = {
  evidence: (file: string, period: Period, counts: EvidenceCounts) => {
    const { documents, files, lost, missing } = counts;
    return [
      `Đã ghi ${file}: hồ sơ kiểm chứng ${exportPeriodWords(period)}.`,
      `${documents} tài liệu, ${files} tệp; còn thiếu ${missing} việc đã đến hạn.`,
      ...(lost > 0 ? [`${lost} tệp không còn trong kho lưu trữ, đã ghi rõ trong danh mục.`] : []),
    ].join("\n");
  },
  record: (file: string, rows: number, isCut: boolean) =>
    `Đã ghi ${file}: ${rows} mục nhật ký${isCut ? " mới nhất; còn mục cũ hơn, xuất theo --from, --to" : ""}.`,
} as const;

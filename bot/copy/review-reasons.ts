/** The common reasons for which something is returned: offered as they stand, and stored so. */
import type { ReturnReason } from "../../domain/review.ts";

export const RETURN_REASONS: Readonly<Record<ReturnReason, string>> = {
  "result-report-missing": "Thiếu báo cáo kết quả",
  "wrong-kind": "Sai loại văn bản",
  "cannot-be-opened": "Không mở được liên kết, tệp",
  unsigned: "Chưa ký, chưa đóng dấu",
  "wrong-period": "Không đúng kỳ, ngoài năm chấm điểm",
};

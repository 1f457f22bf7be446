/** Exports of a one-stop system as people send them into a chat. */
import type { SentFile } from "./support.ts";

const TITLES = [
  "Mã hồ sơ",
  "Tên thủ tục hành chính",
  "Lĩnh vực",
  "Người nộp",
  "Số điện thoại",
  "Ngày tiếp nhận",
  "Ngày hẹn trả",
  "Ngày kết thúc xử lý",
  "Đơn vị xử lý",
  "Trạng thái",
] as const;

export interface Exported {
  readonly code: string;
  readonly applicant?: string;
  readonly received?: string;
  readonly due?: string;
  readonly finished?: string;
  readonly unit?: string;
  readonly status?: string;
}

export const APPLICANT = "Nguyễn Thị Bảy";
export const PHONE = "0912345678";

/** Rows in work at Phòng Tư pháp, received on 16/02/2023 and due on 24/02, unless they say otherwise. */
export function exportFile(rows: readonly Exported[], name = "ho-so.csv"): SentFile {
  const lines = rows.map((row) =>
    [
      row.code,
      "Đăng ký khai sinh",
      "Hộ tịch",
      row.applicant ?? APPLICANT,
      PHONE,
      row.received ?? "16/02/2023 09:15",
      row.due ?? "24/02/2023 17:00",
      row.finished ?? "",
      row.unit ?? "Phòng Tư pháp",
      row.status ?? (row.finished ? "Đã xử lý xong" : "Đang xử lý"),
    ].join(","),
  );
  const text = [TITLES.join(","), ...lines].join("\n");
  return { name, bytes: new TextEncoder().encode(text) };
}

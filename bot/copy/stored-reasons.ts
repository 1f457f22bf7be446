/** Words that the product itself gives, and that are stored with what they name or explain. */

export const STORED_REASONS = {
  withdrawnReason: "Không còn trong kế hoạch đã điều chỉnh.",
  endedInTimeReason: "Hồ sơ đã có kết quả đúng hạn.",
  putOffReason: "Ngày hẹn trả đã được lùi theo quy định (bổ sung hồ sơ, tạm dừng).",
  correctedReason: "Hồ sơ ghi tay đã được sửa lại hoặc xóa.",
} as const;

export const STORED_WORDS = {
  apologyLabel: "Văn bản xin lỗi",
} as const;

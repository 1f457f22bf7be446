import { expect, test } from "vitest";
import { isPostPhrase } from "../../../../jobs/import/recognising/units/posts.ts";

test.each([
  "Cán bộ Văn thư – Lưu trữ",
  "Cán bộ, công chức",
  "Tất cả cán bộ, công chức được cử làm việc tại Bộ phận tiếp nhận và trả kết quả thị trấn",
  "Công chức phụ trách Trang thông tin điện tử thị trấn",
  "Bộ phận Một cửa",
  "Người phụ trách công tác kiểm soát TTHC",
  "Kế toán trưởng",
  "Tư pháp - Hộ tịch",
  "Toàn thể cán bộ, công chức",
  "cong chuc Tu phap",
])("%s is a post", (phrase) => {
  expect(isPostPhrase(phrase)).toBe(true);
});

test.each([
  "Phòng Nội vụ",
  "UBND thị trấn",
  "Cần bổ sung hồ sơ",
  "Chuyển viện",
  "Phòng Tài chính – Kế hoạch",
  "Các cơ quan, đơn vị",
  "Bộ Nội vụ",
  "",
])("“%s” is none", (phrase) => {
  expect(isPostPhrase(phrase)).toBe(false);
});

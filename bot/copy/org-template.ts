/** The spreadsheet in which an office lists its units and people. */
import { ROLE_WORDS } from "./people.ts";

/** Titles of the columns; the importer finds the columns by them. */
export const ORG_TEMPLATE = {
  units: {
    sheet: "Đơn vị",
    columns: [
      "Tên đơn vị",
      "Tên gọi khác",
      "Đơn vị cấp trên",
      "Thuộc nhóm",
      "Hoạt động từ ngày",
      "Đến ngày",
      "Đơn vị kế thừa",
    ],
  },
  people: {
    sheet: "Người dùng",
    columns: ["Chức danh", "Họ và tên", "Vai trò", "Đơn vị"],
  },
  guide: {
    sheet: "Hướng dẫn",
    lines: [
      "Điền trang Đơn vị và trang Người dùng, lưu lại, rồi gửi tệp này cho Đôn Đốc sau lệnh /nhap.",
      "Mỗi dòng một đơn vị. Nhiều tên gọi khác, nhiều nhóm: cách nhau bằng dấu chấm phẩy.",
      "Thuộc nhóm: cụm từ mà kế hoạch dùng để gọi chung, ví dụ UBND các xã, thị trấn.",
      "Ngày ghi dạng 01/7/2025. Đơn vị đã sáp nhập: ghi đến ngày và đơn vị kế thừa.",
      `Vai trò: ${Object.values(ROLE_WORDS).join("; ")}.`,
      "Một người nhiều vai trò: mỗi vai trò một dòng, cùng chức danh và họ tên.",
      "Lãnh đạo UBND và Cơ quan thường trực CCHC có thể để trống đơn vị.",
      "Ô để trống thì giữ như cũ. Nhập lại tệp không xóa đơn vị hay người dùng nào.",
    ],
  },
} as const;

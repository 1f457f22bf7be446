/** The words of the page on which a file is given that a chat cannot take. */
import type { LocalTime } from "../../domain/time.ts";

export const UPLOAD_WORDS = {
  title: "Nộp tệp cho Đôn Đốc",
  file: "Chọn tệp",
  fileHint: "Một tệp, lớn nhất 20 MB.",
  note: "Ghi chú (không bắt buộc)",
  noteHint: "Nên ghi số, ngày văn bản, ví dụ: Báo cáo số 15/BC-UBND ngày 20/3/2023.",
  send: "Gửi tệp",
} as const;

/** What a file is called that came without a name. */
export const NAMELESS_FILE = "tệp không tên";

/** Why nothing was taken; the form stands below it, to be tried again. */
export const UPLOAD_PROBLEMS = {
  "no-file": "Chưa chọn tệp. Đề nghị chọn một tệp rồi bấm Gửi tệp.",
  "several-files": "Mỗi lần chỉ nhận một tệp. Đề nghị chọn lại một tệp.",
  "empty-file": "Tệp này trống nên không nhận được. Đề nghị chọn lại tệp.",
  "too-large": "Tệp lớn hơn 20 MB nên không nhận được. Đề nghị chọn tệp nhỏ hơn.",
  unreadable: "Tệp chưa gửi được trọn vẹn. Đề nghị gửi lại.",
  trouble: "Hệ thống đang gặp sự cố nên chưa nhận được tệp. Đề nghị gửi lại sau ít phút.",
} as const;

export type UploadProblem = keyof typeof UPLOAD_PROBLEMS;

/** What the page says instead of the form. */
export const UPLOAD_NOTICES = {
  taken: {
    title: "Đã nhận tệp",
    lines: ["Kết quả được trả lời trong cuộc trò chuyện với Đôn Đốc.", "Có thể đóng trang này."],
  },
  gone: {
    title: "Địa chỉ này không dùng được",
    lines: [
      "Địa chỉ đã dùng, đã hết hạn hoặc chưa được chép đủ.",
      "Nếu vừa gửi tệp tại đây, đề nghị xem trả lời trong cuộc trò chuyện với Đôn Đốc. Chưa có trả lời thì nhắn “gửi tệp” để nhận địa chỉ mới.",
    ],
  },
  "wrong-method": {
    title: "Chưa thực hiện được",
    lines: ["Đề nghị mở lại địa chỉ trong tin nhắn của Đôn Đốc, rồi chọn tệp và bấm Gửi tệp."],
  },
  trouble: {
    title: "Hệ thống đang gặp sự cố",
    lines: ["Đề nghị mở lại địa chỉ này sau ít phút."],
  },
} as const;

export type UploadNotice = keyof typeof UPLOAD_NOTICES;

export function standsUntilWords(time: LocalTime): string {
  return `Địa chỉ này dùng được một lần, đến ${time}.`;
}

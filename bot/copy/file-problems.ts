/** Why a file is not taken as evidence. */
import type { FileProblem } from "../../domain/file-problem.ts";

const TAKEN = "PDF, Word, Excel, PowerPoint, ảnh (JPG, PNG, HEIC, TIFF) hoặc .txt";

export function fileProblemWords(problem: FileProblem): string {
  switch (problem.code) {
    case "empty":
      return "Tệp không có nội dung. Đề nghị kiểm tra rồi gửi lại.";
    case "too-large":
      return `Tệp quá lớn, chỉ nhận tệp đến ${problem.limitMegabytes} MB.`;
    case "encrypted":
      return "Tệp có đặt mật khẩu nên không kiểm chứng được. Đề nghị bỏ mật khẩu rồi gửi lại.";
    case "archive":
      return `Không nhận tệp nén. Đề nghị gửi riêng từng văn bản: ${TAKEN}.`;
    case "sheet-text":
      return "Không nhận tệp .csv, .tsv, để bảo đảm an toàn. Đề nghị gửi tệp Excel hoặc PDF.";
    case "runs":
      return (
        "Tệp này là trang web, chương trình, có mã lệnh (macro) hoặc lấy nội dung từ nơi khác " +
        "nên không nhận, để bảo đảm an toàn. " +
        `Đề nghị gửi tệp ${TAKEN}.`
      );
    case "unknown-format":
      return `Tệp bị hỏng hoặc thuộc loại chưa nhận. Đề nghị gửi tệp ${TAKEN}.`;
    default:
      return problem satisfies never;
  }
}

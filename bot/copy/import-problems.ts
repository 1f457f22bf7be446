/** Why a file, a row or a phrase was not understood, and why an import cannot be taken back. */
import type {
  DocumentProblem,
  ImportProblem,
  RowProblem,
  UndoProblem,
} from "../../domain/plan-import.ts";
import type { TimingProblem } from "../../domain/timing.ts";
import { shorten } from "./format.ts";

const QUOTE_LENGTH = 80;

/** The formats that are read, as a sentence names them. */
export const FORMATS = "Word (.docx), Excel (.xlsx), .csv, .tsv hoặc .txt";

export function importProblemWords(problem: ImportProblem): string {
  switch (problem.code) {
    case "unsupported-format":
      return `Chưa đọc được tệp “${shorten(problem.name, 60)}”. Đề nghị gửi tệp ${FORMATS}.`;
    case "old-format":
      return (
        `Tệp “${shorten(problem.name, 60)}” thuộc định dạng đời cũ (.doc, .xls). Đề nghị mở bằng ` +
        "Word hoặc Excel, lưu lại dạng .docx hoặc .xlsx rồi gửi lại."
      );
    case "pdf":
      return "Chưa đọc được tệp PDF. Đề nghị gửi bản Word (.docx) hoặc Excel (.xlsx) của tài liệu.";
    case "encrypted":
      return "Tệp có đặt mật khẩu nên không mở được. Đề nghị bỏ mật khẩu rồi gửi lại.";
    case "bomb":
      return (
        "Tệp giải nén ra lớn bất thường nên không mở, để bảo đảm an toàn. " +
        "Đề nghị lưu lại bằng Word hoặc Excel rồi gửi lại."
      );
    case "too-heavy":
      return "Tệp quá nặng nên đã dừng đọc. Đề nghị chỉ giữ lại phần có bảng cần nhập rồi gửi lại.";
    case "too-large":
      return `Tệp quá lớn, chỉ nhận tệp đến ${problem.limitMegabytes} MB.`;
    case "unreadable":
      return "Tệp bị hỏng hoặc không đúng định dạng. Đề nghị mở thử, lưu lại rồi gửi lại.";
    case "empty":
      return "Tệp không có nội dung. Đề nghị kiểm tra rồi gửi lại.";
    case "not-like-a-plan":
      return (
        "Tệp có nội dung quá dài hoặc quá nhiều dòng nên không đọc được. " +
        "Đề nghị chỉ gửi phần có bảng cần nhập."
      );
    case "nothing-found":
      return (
        "Không tìm thấy nhiệm vụ, lịch báo cáo, điểm, danh sách đơn vị hay hồ sơ TTHC trong tài liệu. " +
        "Đề nghị kiểm tra, hoặc gửi tệp có bảng phân công nhiệm vụ."
      );
    case "no-year":
      return "Tài liệu không ghi năm kế hoạch. Đề nghị cho biết năm.";
    case "dossiers-only":
      return (
        "Bộ phận Một cửa chỉ nhập được hồ sơ TTHC. Kế hoạch, điểm, danh sách do cơ quan thường trực " +
        "CCHC nhập."
      );
    case "gone":
      return "Không còn tệp này, đề nghị gửi lại.";
    default:
      return problem satisfies never;
  }
}

export function undoProblemWords(problem: UndoProblem): string {
  switch (problem.code) {
    case "nothing-to-undo":
      return "Không còn lần nhập nào như vậy để hoàn tác.";
    case "overtaken":
      return "Không hoàn tác được: sau đó đã có lần nhập khác.";
    case "worked-on":
      return `Không hoàn tác được: đơn vị đã báo cáo ${problem.deadlines} việc của lần nhập này.`;
    default:
      return problem satisfies never;
  }
}

export function documentProblemWords(problem: DocumentProblem): string {
  switch (problem.code) {
    case "nothing-found":
      return "Không tìm thấy bảng phân công nhiệm vụ hay lịch báo cáo trong tài liệu.";
    case "no-plan-number":
      return "Tài liệu không ghi số kế hoạch.";
    case "row":
      return rowProblemWords(problem.problem);
    case "report-period":
      return "Chưa đọc được kỳ báo cáo này.";
    case "stray-duty":
      return "Chưa rõ giao đơn vị nào nên chưa nhập.";
    default:
      return problem satisfies never;
  }
}

export function timingProblemWords(problem: TimingProblem): string {
  switch (problem.code) {
    case "unreadable":
      return `Chưa hiểu thời gian thực hiện “${shorten(problem.text, QUOTE_LENGTH)}”.`;
    case "no-such-date":
      return `“${shorten(problem.text, QUOTE_LENGTH)}” không có trên lịch.`;
    case "empty":
      return "Không ghi thời gian thực hiện.";
    default:
      return problem satisfies never;
  }
}

/** Why, with the words that were not understood where the reason does not quote them. */
export function problemWithText(problem: DocumentProblem): string {
  const words = documentProblemWords(problem);
  const isQuoted = problem.code === "row" && problem.problem.code === "timing";
  const text = !isQuoted && "text" in problem ? problem.text.replace(/\s+/gu, " ").trim() : "";
  return text ? `${words} “${shorten(text, QUOTE_LENGTH)}”` : words;
}

function rowProblemWords(problem: RowProblem): string {
  switch (problem.code) {
    case "timing":
      return timingProblemWords(problem.problem);
    case "unpaired":
      return (
        `Có ${problem.deliverables} sản phẩm nhưng ${problem.timings} thời gian thực hiện, ` +
        "chưa rõ thời gian nào của sản phẩm nào."
      );
    case "no-lead":
      return "Không ghi cơ quan chủ trì.";
    case "no-title":
      return "Không ghi nội dung nhiệm vụ, nên không nhập.";
    case "no-area":
      return "Không ghi lĩnh vực.";
    case "no-points":
      return "Chưa đọc được điểm trừ.";
    default:
      return problem satisfies never;
  }
}

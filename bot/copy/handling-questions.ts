/** What handling a duty asks for in words, and why an answer could not be taken. */
import type { Rendered } from "../../domain/channel.ts";
import type { AskedAgain, HandlingAsked, HandlingContent } from "../../domain/handling-content.ts";
import type { Item } from "../../domain/content.ts";
import { renderAsk } from "./answers.ts";
import { fullDate, shorten } from "./format.ts";
import { dueWords, when } from "./items.ts";

type Asking = Extract<HandlingContent, { kind: "handling-ask" }>;

const SKIP = "hoặc nhắn “thôi” để bỏ qua";
const UNIT_LENGTH = 120;

export function renderHandlingAsk({ item, asked, again }: Asking): Rendered {
  const before = again ? againWords(again, asked, item) : dateNow(asked, item);
  return renderAsk([before, questionWords(asked, item)].filter(Boolean).join(" "), item);
}

/** What is to be changed, where a date is asked for. */
function dateNow(asked: HandlingAsked, item: Item): string {
  if (asked.what !== "extension" && asked.what !== "date") return "";
  const { due } = item;
  return due ? `Thời hạn hiện nay: ${dueWords(due, item)}.` : `Việc này ${when(item)}.`;
}

/** A correction takes the place of the date before the extension, too; an extension would not. */
function originalWords({ originalDue }: Item): string {
  if (!originalDue) return "";
  return (
    `Lưu ý: sửa thời hạn thay cả hạn gốc ${fullDate(originalDue)}, ` +
    "từ đó chấm điểm theo thời hạn mới. "
  );
}

function questionWords(asked: HandlingAsked, item: Item): string {
  switch (asked.what) {
    case "extension":
      return (
        "Đề nghị nhắn ngày cần gia hạn đến và lý do, " +
        `ví dụ: 15/6 vì chờ hướng dẫn của cấp trên; ${SKIP}.`
      );
    case "extension-reason":
      return `Gia hạn đến ${fullDate(asked.proposedDue)}: đề nghị nhắn lý do, ${SKIP}.`;
    case "extension-words":
      return asked.to === "comment"
        ? `Đề nghị nhắn nội dung ý kiến, ${SKIP}.`
        : `Đề nghị nhắn nội dung kèm theo quyết định, ${SKIP}.`;
    case "remark":
      return `Đề nghị nhắn nội dung ghi chú, ${SKIP}. Ai xem được việc này đều đọc được ghi chú.`;
    case "date":
      return (
        originalWords(item) +
        "Đề nghị nhắn thời hạn đúng và lý do sửa, " +
        `ví dụ: 15/6 vì kế hoạch của tỉnh lùi lại; ${SKIP}.`
      );
    case "date-reason":
      return `Sửa thời hạn thành ${fullDate(asked.due)}. ${originalWords(item)}Đề nghị nhắn lý do, ${SKIP}.`;
    case "move-reason":
      return `Chuyển việc này cho ${shorten(asked.unit, UNIT_LENGTH)}. Đề nghị nhắn lý do, ${SKIP}.`;
    case "on-time":
      return (
        "Kết quả này đang tính là chậm. Đề nghị nhắn lý do sửa thành đúng hạn, " +
        `ví dụ: lỗi hệ thống khi cập nhật; ${SKIP}.`
      );
    case "unsigned":
      return `Trả lại đơn vị, chưa ký. Đề nghị nhắn lý do, ${SKIP}.`;
    default:
      return asked satisfies never;
  }
}

function againWords(again: AskedAgain, asked: HandlingAsked, { due }: Item): string {
  switch (again) {
    case "blank":
      return "Nội dung còn trống.";
    case "unread":
      return "Chưa đọc được ngày.";
    case "not-later":
      return `Ngày gia hạn phải sau ${due ? fullDate(due) : "thời hạn hiện nay"}; nếu là năm sau, đề nghị ghi cả năm.`;
    case "too-far":
      return asked.what === "extension"
        ? "Ngày này muộn hơn thời hạn hiện nay quá một năm."
        : "Ngày này còn quá xa.";
    case "same":
      return "Đó đang là thời hạn của việc này.";
    case "past":
      return "Ngày này đã qua.";
    case "taken":
      return "Sản phẩm này đã có một thời hạn khác vào đúng ngày đó.";
    default:
      return again satisfies never;
  }
}

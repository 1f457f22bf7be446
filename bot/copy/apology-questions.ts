/** Xin lỗi: what is asked for in words, and why nothing was done. */
import type {
  ApologyContent,
  ApologyFault,
  ApologyObstacle,
  ApologyPiece,
} from "../../domain/apology-content.ts";
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import { CANCEL } from "./answers.ts";
import { dateWithWeekday, fullDate, shorten, shortDate, weekdayName } from "./format.ts";
import { itemName } from "./items.ts";

type Of<Kind extends ApologyContent["kind"]> = Extract<ApologyContent, { kind: Kind }>;

const NOW_LENGTH = 300;

const BLANK: Readonly<Record<ApologyPiece, string>> = {
  reason: "Lý do còn trống.",
  "new-date": "Chưa có ngày nào.",
  "letter-number": "Chưa có số nào.",
};

const UNREAD: Readonly<Record<ApologyPiece, string>> = {
  reason: "Chưa đọc được lý do.",
  "new-date": "Chưa đọc được ngày.",
  "letter-number": "Chưa đọc được số văn bản.",
};

export function renderAskApology(content: Of<"ask-apology">): Rendered {
  const { piece, item, fault, now } = content;
  const lines: Line[] = [[{ bold: itemName(item) }]];
  if (fault) lines.push([faultWords(content, fault)]);
  if (now) lines.push([`Đang ghi: ${shorten(now, NOW_LENGTH)}`]);
  lines.push(...askedLines(content));
  return {
    lines,
    choices: [...offeredChoices(content), [CANCEL]],
    attachment: null,
    // “3” means three working days.
    ...(piece === "new-date" && { awaitsNumber: true }),
  };
}

function askedLines({ piece, oldDue, countedFrom, drafts }: Of<"ask-apology">): Line[] {
  const first = drafts ? "Để soạn văn bản, trước hết " : "";
  switch (piece) {
    case "reason":
      return [
        [
          `${first || "Đề nghị "}nhắn lý do hồ sơ không kịp hạn; lý do được ghi vào văn bản xin lỗi.`,
        ],
      ];
    case "new-date": {
      const from = countedFrom === oldDue ? "ngày hẹn cũ" : "hôm nay";
      return [
        [`Ngày hẹn cũ: ${dateWithWeekday(oldDue)}.`],
        [`${first || "Đề nghị "}chọn ngày hẹn trả mới (số ngày làm việc tính từ ${from}).`],
        ["Hoặc nhắn ngày khác, ví dụ: 28/2; 3 ngày; thứ sáu."],
      ];
    }
    case "letter-number":
      return [
        ["Đề nghị nhắn số văn bản, ví dụ: 12/PXL. Nhắn “để trống” nếu văn thư ghi trên giấy."],
      ];
    default:
      return piece satisfies never;
  }
}

function offeredChoices({ offered, item, drafts }: Of<"ask-apology">): Choice[][] {
  const { deadlineId } = item;
  return offered.map(({ date, workingDays }) => [
    {
      label: `+${workingDays} ngày làm việc: ${weekdayName(date)}, ${shortDate(date)}`,
      action: { do: "set-new-date", deadlineId, newDue: date, ...(drafts && { drafts }) },
    },
  ]);
}

function faultWords({ piece, oldDue }: Of<"ask-apology">, fault: ApologyFault): string {
  switch (fault) {
    case "blank":
      return BLANK[piece];
    case "unread":
      return UNREAD[piece];
    case "past":
      return "Ngày hẹn mới đã qua.";
    case "not-later":
      return `Ngày hẹn mới phải sau ngày hẹn cũ ${fullDate(oldDue)}.`;
    case "day-off":
      return "Ngày này là ngày nghỉ, đề nghị chọn ngày làm việc.";
    case "too-far":
      return "Ngày này xa quá 90 ngày làm việc, đề nghị kiểm tra lại.";
    default:
      return fault satisfies never;
  }
}

const OBSTACLES: Readonly<Record<ApologyObstacle, string>> = {
  waived: "Việc này đã ghi nhận không phải xin lỗi.",
  ticked:
    "Ngày hẹn mới đã được cập nhật trên hệ thống một cửa nên không sửa ở đây được. " +
    "Nếu cập nhật nhầm, đề nghị hoàn tác trước.",
  "no-new-date": "Chưa ghi ngày hẹn mới. Đề nghị chọn ngày hẹn mới trước.",
  "unit-has-to-say":
    "Đơn vị xử lý chưa ghi đủ lý do và ngày hẹn mới. Đề nghị đơn vị xử lý hồ sơ ghi trước.",
  "not-sent":
    "Chưa gửi văn bản xin lỗi nên chưa cập nhật được ngày hẹn mới. " +
    "Đề nghị gửi văn bản và nộp tài liệu kiểm chứng trước.",
  "own-signature":
    "Văn bản này do thủ trưởng đơn vị ký nên không phải trình. " +
    "Ký và gửi xong, đề nghị chọn Đã gửi văn bản xin lỗi.",
  "tick-stands":
    "Ngày hẹn mới đã được hệ thống một cửa hoặc lần xin lỗi sau ghi nhận nên không hoàn tác được.",
};

export function renderApologyObstacle({ item, obstacle }: Of<"apology-obstacle">): Rendered {
  const { deadlineId } = item;
  const choose: Choice = { label: "Chọn ngày hẹn mới", action: { do: "ask-new-date", deadlineId } };
  const open: Choice = { label: "Mở việc xin lỗi", action: { do: "apology", deadlineId } };
  return {
    lines: [[{ bold: itemName(item) }], [OBSTACLES[obstacle]]],
    choices: [...(obstacle === "no-new-date" ? [[choose]] : []), [open]],
    attachment: null,
  };
}

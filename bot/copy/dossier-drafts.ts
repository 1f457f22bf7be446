/** A dossier before it is kept: what is asked, and what was understood. */
import type { Line, Rendered } from "../../domain/channel.ts";
import type { DossierContent } from "../../domain/dossier-content.ts";
import type { DossierPiece, DossierPieceFault } from "../../domain/dossier-draft.ts";
import { LONGEST_DOSSIER_SAYING } from "../../domain/dossier-words.ts";
import { CANCEL } from "./answers.ts";
import { limitWords } from "./dossier-card.ts";
import { timeLeftWords } from "./dossier-countdown.ts";
import { whenWords } from "./dossier-lines.ts";
import { fullDate, shorten } from "./format.ts";

type Of<Kind extends DossierContent["kind"]> = Extract<DossierContent, { kind: Kind }>;

const PROCEDURE_LENGTH = 300;
const TEXT_LENGTH = 120;

const QUESTIONS: Readonly<Record<DossierPiece, string>> = {
  code: "Mã hồ sơ là gì? Ví dụ: 0012",
  procedure: "Hồ sơ giải quyết thủ tục gì? Ví dụ: Đăng ký khai sinh",
  received: "Tiếp nhận lúc nào? Ví dụ: 9h15 20/2, hoặc hôm nay",
  due: "Hẹn trả ngày nào, hoặc thời hạn bao lâu? Ví dụ: 22/2, 3 ngày làm việc, trong ngày",
  unit: "Đơn vị nào giải quyết? Đề nghị nhắn tên đơn vị.",
};

const APPLICANT_APART = "Người nộp chưa được ghi: sau khi ghi hồ sơ, chọn Người nộp để ghi riêng.";
const UNCLEAR_LENGTH = 60;
const MOST_UNCLEAR = 5;

/** `Chưa hiểu: “nguyen van ba”. …`: nothing that was said is left out in silence. */
export function unclearLines(unclear: readonly string[]): Line[] {
  if (unclear.length === 0) return [];
  const named = unclear
    .slice(0, MOST_UNCLEAR)
    .map((words) => `“${shorten(words, UNCLEAR_LENGTH)}”`)
    .join(", ");
  const more = unclear.length > MOST_UNCLEAR ? ", …" : "";
  return [
    [`Chưa hiểu: ${named}${more}, nên không ghi.`],
    ["Đây là gì? Lĩnh vực thì nhắn “lĩnh vực …”; người nộp thì ghi riêng, ở mục Người nộp."],
  ];
}

export function renderAskDossier(content: Of<"ask-dossier">): Rendered {
  const { draft, piece, fault, unclear } = content;
  const lines: Line[] = [];
  const named = [draft?.code, draft?.procedure].filter(Boolean).join(" · ");
  lines.push([{ bold: named ? `Ghi hồ sơ ${shorten(named, TEXT_LENGTH)}` : "Ghi hồ sơ" }]);
  lines.push(...unclearLines(unclear));
  if (draft?.namesApplicant) lines.push([APPLICANT_APART]);
  if (fault) lines.push([faultWords(fault, piece)]);
  if (piece === null) {
    lines.push(
      [
        "Đề nghị nhắn mã, thủ tục, ngày nhận, ngày hẹn trả hoặc thời hạn, cách nhau bằng dấu chấm phẩy:",
      ],
      [{ italic: "0012; Đăng ký khai sinh; nhận 9h15 20/2; hạn 22/2" }],
    );
  } else {
    lines.push([QUESTIONS[piece]]);
  }
  return { lines, choices: [[CANCEL]], attachment: null };
}

export function faultWords(fault: DossierPieceFault, piece: DossierPiece | null): string {
  switch (fault) {
    case "blank":
      return "Nội dung còn trống.";
    case "unread":
      return piece === "due"
        ? "Chưa đọc được ngày hẹn trả hoặc thời hạn, hoặc ngày không có trong lịch."
        : "Chưa đọc được ngày, giờ, hoặc ngày không có trong lịch.";
    case "future":
      return "Thời điểm tiếp nhận không thể sau lúc này.";
    case "too-far":
      return "Ngày này quá xa.";
    case "before-received":
      return "Ngày hẹn trả không thể trước ngày tiếp nhận.";
    case "unknown-unit":
      return "Chưa rõ đơn vị này, hoặc tên ứng với nhiều đơn vị.";
    case "not-his-unit":
      return "Chỉ ghi được hồ sơ của đơn vị mình.";
    case "too-long":
      return piece === "code"
        ? "Mã hồ sơ quá dài."
        : `Nội dung quá dài: mỗi lần nhắn không quá ${LONGEST_DOSSIER_SAYING.toLocaleString("vi-VN")} ký tự.`;
    default:
      return fault satisfies never;
  }
}

export function renderDossierPreview(content: Of<"dossier-preview">): Rendered {
  const { draft, unit, receivedTime, due, dueTime, countedFrom, left } = content;
  const { code, procedure, field, received, limit } = draft;
  const from = countedFrom ? `, tính từ ngày làm việc ${fullDate(countedFrom)}` : "";
  const counted = limit ? ` (${limitWords(limit)})` : "";
  const lines: Line[] = [
    [{ bold: "Ghi hồ sơ – đề nghị kiểm tra" }],
    [`Mã: ${shorten(code ?? "", TEXT_LENGTH)}`],
    [`Thủ tục: ${shorten(procedure ?? "", PROCEDURE_LENGTH)}`],
    ...(field ? [[`Lĩnh vực: ${shorten(field, TEXT_LENGTH)}`]] : []),
    ...(received ? [[`Tiếp nhận: ${whenWords(received.on, receivedTime)}${from}`]] : []),
    [`Hẹn trả: `, { bold: whenWords(due.on, dueTime) }, `${counted}, ${timeLeftWords(left)}`],
    [`Đơn vị giải quyết: ${shorten(unit, TEXT_LENGTH)}`],
  ];
  lines.push(...unclearLines(content.unclear));
  if (content.namesApplicant) lines.push([APPLICANT_APART]);
  return {
    lines,
    choices: [
      [{ label: "Ghi hồ sơ này", action: { do: "add-dossier", draft } }],
      [{ label: "Ghi lại từ đầu", action: { do: "ask-dossier" } }],
      [CANCEL],
    ],
    attachment: null,
  };
}

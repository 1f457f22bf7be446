/** “Vì sao tôi nhận tin này?”: which message it is, and the rule behind all that stands in it. */
import type { Line, Rendered } from "../../domain/channel.ts";
import type { Content, GatheredReason } from "../../domain/content.ts";
import { isOfDossiers, type DossierNote } from "../../domain/dossier-note.ts";
import type { MessageKind, Note } from "../../domain/message.ts";
import { fullDate, periodWords, shorten } from "./format.ts";
import { itemName, someNames } from "./items.ts";
import { rungWords } from "./rungs.ts";

/** Within a sentence, where a phone still shows them at a glance. */
const MOST_UNITS = 6;
const UNIT_LENGTH = 40;

type Why = Extract<Content, { kind: "why" }>;

const MESSAGES: Readonly<Record<MessageKind, string>> = {
  morning: "Tin buổi sáng, gộp mọi việc cần nhắc; mỗi ngày làm việc nhiều nhất một tin",
  "due-day":
    "Tin thứ hai trong ngày, chỉ gồm việc đến hạn hôm đó chưa báo hoàn thành và việc hẹn nhắc lại",
  weekly: "Tin tổng hợp tuần, có kèm việc của ngày hôm đó",
  event: "Tin trong giờ hành chính, gộp những việc không chờ được đến sáng hôm sau",
  reply: "Tin trả lời",
};

export function renderWhy({ messageKind, time, reasons, more, notes }: Why): Rendered {
  const lines: Line[] = [
    [{ bold: "Vì sao nhận tin này?" }],
    [`${MESSAGES[messageKind]}; giờ gửi ${time}.`],
    ...reasons.map(reasonLine),
  ];
  if (more > 0) lines.push([`… và ${more} việc khác`]);
  lines.push(...notes.map((note): Line => [`- ${noteReason(note)}.`]));
  if (reasons.length > 0) {
    lines.push([], ["Ngày làm việc tính từ thứ Hai đến thứ Sáu, trừ ngày nghỉ lễ."]);
  }
  return { lines, choices: [], attachment: null };
}

/** `- 24/3/2023 – NV-002 · Kế hoạch (Phòng Tư pháp): 5 ngày làm việc trước hạn 31/3/2023.` */
export function reasonLine(reason: GatheredReason): Line {
  const { day, item, units } = reason;
  const names = units.map((unit) => shorten(unit, UNIT_LENGTH));
  const whose = names.length > 0 ? ` (${someNames(names, MOST_UNITS)})` : "";
  return [`- ${fullDate(day)} – `, { bold: itemName(item) }, `${whose}: ${rungWords(reason)}.`];
}

export function noteReason(note: Note): string {
  if (isOfDossiers(note)) return dossierNoteReason(note);
  switch (note.kind) {
    case "delivery-delayed":
      return "Cơ quan thường trực CCHC được báo khi có tin gửi chậm";
    case "uncertain":
      return "Cơ quan thường trực CCHC được báo khi có tin không rõ đã đến hay chưa";
    case "budget":
      return "Cơ quan thường trực CCHC được báo khi hạn mức tin của tháng sắp hết";
    case "gap":
      return "Cơ quan thường trực CCHC được báo khi có lúc không nhận được tin";
    case "task-complete":
      return "Cơ quan thường trực CCHC được báo khi tất cả các đơn vị đã được đánh giá Đạt";
    case "invite-in-group":
      return "Cơ quan thường trực CCHC được báo khi mã mời bị dùng trong nhóm";
    case "role-given":
      return "Lãnh đạo và Cơ quan thường trực CCHC được báo khi có người được giao vai trò này";
    case "desk-changed":
      return "Lãnh đạo và Cơ quan thường trực CCHC được báo khi Bộ phận Một cửa thay đổi";
    case "takeover":
      return `Được giao vai trò tại ${note.unit}`;
    case "stand-in":
      return `Được phân công thay ${note.absent} ${periodWords(note.from, note.to)}`;
    case "stand-in-ended":
      return `Phân công thay ${note.absent} đã kết thúc`;
    case "moved-away":
      return "Đơn vị trước đây phụ trách được báo khi việc chuyển sang đơn vị khác";
    default:
      return note satisfies never;
  }
}

function dossierNoteReason(note: DossierNote): string {
  switch (note.kind) {
    case "dossiers-near":
      return (
        "Đơn vị giải quyết được hỏi vào những ngày làm việc cuối cùng trước ngày hẹn trả " +
        "(thủ tục ngắn: khi đã qua nửa thời hạn), vì văn bản xin lỗi phải gửi trước ngày đó"
      );
    case "dossiers-unowned":
      return "Cơ quan thường trực CCHC được báo khi hồ sơ trễ hẹn chưa rõ đơn vị giải quyết";
    case "dossiers-stale":
      return "Bộ phận Một cửa được báo mỗi ngày làm việc khi dữ liệu hồ sơ cũ quá một ngày làm việc";
    case "dossiers-absent":
      return (
        "Bộ phận Một cửa được báo mỗi ngày làm việc khi hồ sơ đang giải quyết, " +
        "sắp đến hoặc đã qua ngày hẹn trả, không còn trong tệp mới nhất"
      );
    case "new-dates-missing":
      return (
        "Đơn vị và Bộ phận Một cửa được báo một ngày làm việc sau khi gửi văn bản xin lỗi, " +
        "rồi vào đầu mỗi tuần, đến khi ngày hẹn mới được cập nhật"
      );
    case "reappointment-refused":
      return "Lãnh đạo được báo khi đơn vị đề nghị hẹn lại quá số lần cho phép";
    case "late-again":
      return "Lãnh đạo và Cơ quan thường trực CCHC được báo khi hồ sơ quá cả ngày hẹn lại";
    default:
      return note satisfies never;
  }
}

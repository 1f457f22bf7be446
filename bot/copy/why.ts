/** “Vì sao tôi nhận tin này?”: which message it is, and the rule behind all that stands in it. */
import type { Line, Rendered } from "../../domain/channel.ts";
import type { Content, NoticeReason } from "../../domain/content.ts";
import type { MessageKind, Note } from "../../domain/message.ts";
import { fullDate } from "./format.ts";
import { itemName } from "./items.ts";
import { rungWords } from "./rungs.ts";

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

export function reasonLine(reason: NoticeReason): Line {
  const day = fullDate(reason.day);
  return [`- ${day} – `, { bold: itemName(reason.item) }, `: ${rungWords(reason)}.`];
}

export function noteReason(note: Note): string {
  switch (note.kind) {
    case "delivery-delayed":
      return "Cơ quan thường trực CCHC được báo khi có tin gửi chậm";
    case "uncertain":
      return "Cơ quan thường trực CCHC được báo khi có tin không rõ đã đến hay chưa";
    case "budget":
      return "Cơ quan thường trực CCHC được báo khi hạn mức tin của tháng sắp hết";
    case "stand-in":
      return `Được phân công thay ${note.absent} từ ngày ${fullDate(note.from)} đến ngày ${fullDate(note.to)}`;
    default:
      return note satisfies never;
  }
}

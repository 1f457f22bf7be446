/** Tiếp nhận công việc: what a unit has in hand, in lines. */
import type { Line } from "../../domain/channel.ts";
import type { TakenDocument, TakenWork, Takeover } from "../../domain/takeover.ts";
import { fullDate, shorten } from "./format.ts";

const LABEL_LENGTH = 40;
const TITLE_LENGTH = 55;

export function takeoverLines({ open, overdue, work, handedIn, documents }: Takeover): Line[] {
  const lines: Line[] = [];
  if (open > 0) {
    const late = overdue > 0 ? `, trong đó ${overdue} việc quá hạn` : "";
    lines.push([{ bold: `Việc chưa xong của đơn vị: ${open}${late}` }], ...work.map(workLine));
    if (open > work.length) lines.push([`… và ${open - work.length} việc khác.`]);
  } else {
    lines.push(["Đơn vị không còn việc nào chưa xong."]);
  }
  if (handedIn > 0) {
    lines.push(
      [{ bold: `Tài liệu đã nộp trong năm: ${handedIn}` }],
      ...documents.map(documentLine),
    );
    const more = handedIn - documents.length;
    if (more > 0) lines.push([`… và ${more} tài liệu khác.`]);
  }
  return lines;
}

/** `- NV-002 · Kế hoạch – hạn 31/3/2023, quá hạn: Xây dựng kế hoạch…` */
function workLine({ code, label, title, due, isOverdue }: TakenWork): Line {
  const when = due ? ` – hạn ${fullDate(due)}${isOverdue ? ", quá hạn" : ""}` : "";
  const isSaid = title === label || label === "";
  const about = code && title && !isSaid ? `: ${shorten(title, TITLE_LENGTH)}` : "";
  return [`- ${nameOf({ code, label: label || title })}${when}${about}`];
}

/** `- 45/BC-UBND ngày 10/3/2023 – NV-002 · Báo cáo` */
function documentLine({ number, date, code, label }: TakenDocument): Line {
  const day = date ? ` ngày ${fullDate(date)}` : "";
  const written = number ? `Số ${number}${day}` : date ? `Văn bản${day}` : "Chưa rõ số, ngày";
  return [`- ${written} – ${nameOf({ code, label })}`];
}

function nameOf({ code, label }: Pick<TakenWork, "code" | "label">): string {
  const short = shorten(label, LABEL_LENGTH);
  if (code === null) return short;
  return short === "" ? code : `${code} · ${short}`;
}

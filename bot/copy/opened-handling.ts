/** An opened item's handling: whose it is now, extension, remarks, corrections, and the buttons. */
import type { Choice, Line } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { DirectiveShown } from "../../domain/handling-content.ts";
import { extensionLines } from "./extensions.ts";
import { fullDate, shorten } from "./format.ts";

/** An opened item, or an opened apology. */
type Opened = Pick<Extract<Content, { kind: "deadline" }>, "item" | "handling">;

const NAME_LENGTH = 120;
const POST_LENGTH = 80;
const REMARK_LENGTH = 200;
const REASON_LENGTH = 300;

/** Below the unit: who it came from, who has it. */
export function handlingLinesOfOwner({ item, handling }: Opened): Line[] {
  const { plannedUnit, directive } = handling;
  const lines: Line[] = [];
  if (plannedUnit) lines.push([`Theo kế hoạch: ${shorten(plannedUnit, NAME_LENGTH)}`]);
  if (directive) lines.push([directiveWords(directive)]);
  if (item.assignee) lines.push([`Phân công: ${shorten(item.assignee, NAME_LENGTH)}`]);
  return lines;
}

/** Below its state: why, and whether in time. */
export function handlingLinesOfState({ item, handling }: Opened): Line[] {
  const { reason, finished, onTimeReason } = handling;
  const lines: Line[] = [];
  if (reason) {
    const what = item.state === "open" ? "Được trả lại, chưa ký. Lý do" : "Lý do";
    lines.push([`${what}: ${shorten(reason, REASON_LENGTH)}`]);
  }
  if (finished && !finished.isOnTime) {
    const due = item.originalDue ?? item.due;
    const against = due ? ` so với hạn ${fullDate(due)}` : "";
    lines.push([`Hoàn thành ngày ${fullDate(finished.on)}: chậm${against}`]);
  }
  if (onTimeReason) lines.push([`Đã sửa thành đúng hạn: ${shorten(onTimeReason, REASON_LENGTH)}`]);
  return lines;
}

/** In parts of their own. */
export function handlingParts({ item, handling }: Opened): Line[] {
  const { extension, remarks, moreRemarks } = handling;
  const lines: Line[] = [];
  if (extension) lines.push([], ...extensionLines(extension, item));
  if (remarks.length === 0) return lines;
  lines.push([], [{ bold: "Ghi chú" }]);
  for (const { day, by, words } of remarks) {
    const who = by ? `, ${shorten(by, POST_LENGTH)}` : "";
    lines.push([`- ${fullDate(day)}${who}: ${shorten(words, REMARK_LENGTH)}`]);
  }
  if (moreRemarks > 0) lines.push([`… và ${moreRemarks} ghi chú trước đó`]);
  return lines;
}

/** The signer's own, before all others. */
export function signerChoices({ item: { deadlineId }, handling }: Opened): Choice[][] {
  if (!handling.maySign) return [];
  return [
    [
      { label: "Đã ký", action: { do: "sign", deadlineId } },
      { label: "Trả lại đơn vị", action: { do: "ask-return-unsigned", deadlineId } },
    ],
  ];
}

/** What stands with the main choices. */
export function handlingChoices({ item: { deadlineId }, handling }: Opened): Choice[][] {
  const extend: Choice = {
    label: "Đề nghị gia hạn",
    action: { do: "ask-extension", deadlineId },
  };
  const remark: Choice = { label: "Ghi chú", action: { do: "ask-remark", deadlineId } };
  const answer: Choice = {
    label: "Trả lời đề nghị gia hạn",
    action: { do: "extension", deadlineId },
  };
  const rows = [
    handling.mayAnswerExtension ? [answer] : [],
    [...(handling.mayProposeExtension ? [extend] : []), ...(handling.mayRemark ? [remark] : [])],
  ];
  return rows.filter((row) => row.length > 0);
}

export function moreChoices({ item: { deadlineId }, handling }: Opened): Choice[][] {
  if (!handling.mayMore) return [];
  return [[{ label: "Thao tác khác", action: { do: "handling", deadlineId } }]];
}

function directiveWords({ direction, number, issuer, issuedOn }: DirectiveShown): string {
  const what = direction === "received" ? "Ý kiến chỉ đạo" : "Giao nhiệm vụ";
  const parts = [
    number ? `số ${number}` : "",
    issuedOn ? `ngày ${fullDate(issuedOn)}` : "",
    issuer ? `của ${shorten(issuer, NAME_LENGTH)}` : "",
  ].filter(Boolean);
  return parts.length > 0 ? `${what}: văn bản ${parts.join(" ")}` : `${what} ngoài kế hoạch`;
}

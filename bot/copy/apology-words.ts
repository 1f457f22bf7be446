/** How an apology stands, as lists and its card say it. */
import type { ApologyLeft, ApologyLine } from "../../domain/apology-content.ts";
import type { ApologyStage, ApologyTiming } from "../../domain/apology.ts";
import type { Choice, Line } from "../../domain/channel.ts";
import type { LocalDate } from "../../domain/time.ts";
import { fullDate } from "./format.ts";

export const STAGE_WORDS: Readonly<Record<ApologyStage, string>> = {
  owed: "chưa soạn văn bản",
  drafted: "đã soạn, chưa gửi",
  sent: "đã gửi, chờ cập nhật ngày hẹn",
  done: "đã xong",
  "not-owed": "không phải xin lỗi",
};

export const TIMING_WORDS: Readonly<Record<ApologyTiming, string>> = {
  "in-time": "trong hạn",
  late: "muộn, sau ngày cuối phải xin lỗi",
  "after-due": "muộn, sau ngày hẹn trả",
};

export const BACKDATED = "Ngày trên văn bản sớm hơn ngày ghi nhận việc xin lỗi.";

export const COUNTS_LATE = "Chưa xin lỗi trước ngày hẹn cũ: hồ sơ vẫn tính là trễ hẹn.";

export const TICK_LABEL = "Đã cập nhật ngày hẹn mới trên hệ thống một cửa";

/** What a reason that is no sentence for a citizen is told to be. */
export const ROUGH_REASON =
  "Lý do được ghi nguyên văn vào văn bản gửi người nộp hồ sơ: nên viết đủ câu, có dấu.";

/** `phải xin lỗi chậm nhất 23/02/2023, hẹn trả 24/02/2023 · chưa soạn văn bản`. */
export function standingOfApology(line: ApologyLine, today: LocalDate): string {
  const { stage, newDue } = line;
  switch (stage) {
    case "owed":
    case "drafted":
      // Sent once, and its date entered: what is in force is the new date.
      if (line.isTicked && newDue !== null) return againWords(line, newDue);
      return `${pressingWords(line, today)} · ${STAGE_WORDS[stage]}`;
    case "sent":
      return `${STAGE_WORDS[stage]}${newDue ? ` ${fullDate(newDue)}` : ""}`;
    case "done":
      return `${STAGE_WORDS[stage]}${newDue ? `, hẹn lại ngày ${fullDate(newDue)}` : ""}`;
    case "not-owed":
      return STAGE_WORDS[stage];
    default:
      return stage satisfies never;
  }
}

function againWords({ stage, isReturned }: ApologyLine, newDue: LocalDate): string {
  const what = isReturned ? "yêu cầu bổ sung tài liệu" : STAGE_WORDS[stage];
  return `đã hẹn lại ngày ${fullDate(newDue)} · ${what}`;
}

/** Until when it has to be made, or what has passed already. */
function pressingWords(
  { due, dossierDue }: Pick<ApologyLine, "due" | "dossierDue">,
  today: LocalDate,
): string {
  const promised = dossierDue ? `, hẹn trả ${fullDate(dossierDue)}` : "";
  if (dossierDue !== null && dossierDue < today) {
    return `đã trễ hẹn (hẹn trả ${fullDate(dossierDue)}), phải xin lỗi ngay`;
  }
  if (due === null) return `phải xin lỗi${promised}`;
  if (due < today) return `đã quá hạn xin lỗi ${fullDate(due)}${promised}`;
  if (due === today) return `hôm nay là ngày cuối phải xin lỗi${promised}`;
  return `phải xin lỗi chậm nhất ${fullDate(due)}${promised}`;
}

/** Behind what was recorded of its letter: the rest of it, told at once. */
export function apologyLeftLines(left: ApologyLeft | undefined, isProved: boolean): Line[] {
  if (!left) return [];
  const { newDue, isTicked, timing, isBackdated } = left;
  const lines: Line[] = [];
  if (timing !== "in-time") lines.push([`Văn bản xin lỗi ${TIMING_WORDS[timing]}.`]);
  if (isBackdated) lines.push([BACKDATED]);
  if (newDue === null) {
    lines.push([{ bold: "Chưa ghi ngày hẹn mới." }]);
  } else if (!isTicked) {
    lines.push([
      { bold: `Còn thiếu: cập nhật ngày hẹn mới ${fullDate(newDue)} trên hệ thống một cửa.` },
    ]);
  } else if (isProved) {
    lines.push([{ bold: "Đã xong việc xin lỗi và hẹn lại." }]);
  }
  return lines;
}

export function apologyLeftChoices(left: ApologyLeft | undefined): Choice[][] {
  if (!left) return [];
  const { deadlineId, newDue, isTicked, mayTick } = left;
  if (newDue === null) {
    return [[{ label: "Mở việc xin lỗi", action: { do: "apology", deadlineId } }]];
  }
  if (isTicked || !mayTick) return [];
  return [[{ label: TICK_LABEL, action: { do: "tick-new-date", deadlineId } }]];
}

/** An apology opened, in words: what is owed, by which law, what was said and done, what comes next. */
import type { ApologyContent, ApologyNews } from "../../domain/apology-content.ts";
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import { isOpen, type DeadlineStateName } from "../../domain/deadline.ts";
import {
  BACKDATED,
  COUNTS_LATE,
  ROUGH_REASON,
  STAGE_WORDS,
  TICK_LABEL,
  TIMING_WORDS,
} from "./apology-words.ts";
import {
  clockWords,
  countdownWords,
  dateWithWeekday,
  fullDate,
  shortDate,
  shorten,
} from "./format.ts";
import { STATE_WORDS } from "./items.ts";
import { handlingLinesOfOwner, handlingParts, signerChoices } from "./opened-handling.ts";
import { historyLines } from "./opened-item.ts";
import { documentLine, openFileChoices } from "./review-documents.ts";

type Card = Extract<ApologyContent, { kind: "apology" }>;

const CODE_LENGTH = 60;
const PROCEDURE_LENGTH = 300;
const NAME_LENGTH = 120;
const REASON_LENGTH = 300;
const BASIS_LENGTH = 200;
const MOST_DAYS_OFF = 8;

/** What the reason is for that stands with its state; why the dossier is late is said apart. */
const REASON_OF: Partial<Record<DeadlineStateName, string>> = {
  open: "Được trả lại, chưa ký. Lý do",
  returned: "Lý do yêu cầu bổ sung",
  waived: "Lý do không phải xin lỗi",
};

export function renderApology(content: Card): Rendered {
  const { news, line, evidence } = content;
  const head: Line[] = [
    [{ bold: `Xin lỗi và hẹn lại · ${shorten(line.code, CODE_LENGTH)}` }],
    ...standingLines(content),
  ];
  if (content.isMore) return { lines: head, choices: moreOf(content), attachment: null };
  const lines: Line[] = [
    ...newsLines(news),
    ...head,
    ...dossierLines(content),
    ...letterLines(content),
    ...lawLines(content),
    ...handlingParts(content),
  ];
  if (evidence.length > 0) {
    lines.push([], [{ bold: "Tài liệu kiểm chứng" }], ...evidence.map(documentLine));
  }
  lines.push(...historyLines(content.history));
  return { lines, choices: choicesOf(content), attachment: null };
}

function newsLines(news: ApologyNews): Line[] {
  switch (news?.what) {
    case undefined:
      return [];
    case "reason":
      return [["Đã ghi lý do."], ...(news.isRough ? [[ROUGH_REASON]] : [])];
    case "letter-number":
      return [["Đã ghi số văn bản."]];
    case "new-date":
      return [
        ["Đã ghi ngày hẹn mới."],
        ...(news.isFar ? [[{ bold: "Lưu ý: ngày này xa quá 30 ngày làm việc." }]] : []),
      ];
    case "ticked":
      return [["Đã ghi nhận cập nhật ngày hẹn mới. Hồ sơ được theo dõi theo ngày hẹn mới."]];
    case "known-tick":
      return [["Ngày hẹn mới đã được ghi nhận cập nhật trước đó."]];
    case "unticked":
      return [["Đã hoàn tác: hồ sơ trở lại ngày hẹn cũ."]];
    default:
      return news satisfies never;
  }
}

function dossierLines(content: Card): Line[] {
  const { line, field, received, oldDue, oldDueTime } = content;
  const time = oldDueTime ? ` (${clockWords(oldDueTime)})` : "";
  return [
    [shorten(line.procedure, PROCEDURE_LENGTH)],
    ...(field ? [[`Lĩnh vực: ${shorten(field, NAME_LENGTH)}`]] : []),
    [`Đơn vị: ${shorten(line.unit, NAME_LENGTH)}`],
    ...handlingLinesOfOwner(content),
    [`Tiếp nhận ${fullDate(received)}, hẹn trả ${dateWithWeekday(oldDue)}${time}`],
  ];
}

/** The last lawful day with its arithmetic, what says so, and how often a date may be appointed anew. */
function lawLines({ law, line, item, today }: Card): Line[] {
  const { leadDays, basis, which, most } = law;
  const before = leadDays > 0 ? `trước ngày hẹn ${leadDays} ngày làm việc` : "đến hết ngày hẹn";
  const due = line.due ? `${fullDate(line.due)} (${before})` : "ngay";
  const left = isOpen({ name: item.state }) ? leftWords({ line, item, today }) : "";
  return [
    [`Hạn xin lỗi: ${due}${left}`],
    [`Hẹn lại lần ${which} (được hẹn lại không quá ${most} lần)`],
    ...(basis ? [[{ italic: `Căn cứ: ${shorten(basis, BASIS_LENGTH)}` }]] : []),
  ];
}

function leftWords({ line, item, today }: Pick<Card, "line" | "item" | "today">): string {
  const { due, dossierDue } = line;
  if (line.isTicked) return "";
  if (dossierDue !== null && dossierDue < today) return ", đã trễ hẹn, phải xin lỗi ngay";
  if (due !== null && due < today) return ", đã quá hạn xin lỗi";
  return item.countdown ? `, ${countdownWords(item.countdown)}` : "";
}

function letterLines({ reason, newDate, letterNumber, draftedOn }: Card): Line[] {
  const lines: Line[] = [[`Lý do: ${reason ? shorten(reason, REASON_LENGTH) : "chưa nêu"}`]];
  lines.push([`Ngày hẹn mới: ${newDate ? newDateWords(newDate) : "chưa chọn"}`]);
  if (letterNumber) lines.push([`Số văn bản: ${letterNumber}`]);
  if (draftedOn) lines.push([`Văn bản soạn ngày ${fullDate(draftedOn)}`]);
  return lines;
}

/** `thứ Năm, 04/5/2023 (+3 ngày làm việc so với ngày hẹn cũ, nghỉ 01/5, 02/5)`. */
function newDateWords({ date, countdown }: NonNullable<Card["newDate"]>): string {
  const { workingDays, daysOff } = countdown;
  const shown = daysOff.slice(0, MOST_DAYS_OFF).map(shortDate);
  const off = shown.length > 0 ? `, nghỉ ${shown.join(", ")}` : "";
  return `${dateWithWeekday(date)} (+${workingDays} ngày làm việc so với ngày hẹn cũ${off})`;
}

function standingLines(content: Card): Line[] {
  const { item, line, signer, sent, ticked, handling } = content;
  const { state } = item;
  const isSpecial = state === "awaiting" || state === "returned";
  const to = signer ? ` ${shorten(signer, NAME_LENGTH)}` : "";
  const words = isSpecial ? `${STATE_WORDS[state]}${to}` : capital(STAGE_WORDS[line.stage]);
  const lines: Line[] = [["Tình trạng: ", { bold: words }]];
  if (handling.reason) {
    lines.push([`${REASON_OF[state] ?? "Lý do"}: ${shorten(handling.reason, REASON_LENGTH)}`]);
  }
  if (sent) lines.push([`Đã gửi ngày ${fullDate(sent.on)}: ${TIMING_WORDS[sent.timing]}`]);
  if (sent?.isBackdated) lines.push([BACKDATED]);
  if (handling.onTimeReason) {
    lines.push([`Đã sửa thành đúng hạn: ${shorten(handling.onTimeReason, REASON_LENGTH)}`]);
  }
  if (ticked) lines.push([tickWords(ticked)]);
  if (content.countsLate) lines.push([COUNTS_LATE]);
  const missing = missingWords(content);
  if (missing) lines.push([{ bold: missing }]);
  return lines;
}

function tickWords({ by, on, isByHand }: NonNullable<Card["ticked"]>): string {
  if (!isByHand) return `Ngày hẹn mới: hệ thống một cửa đã có, theo dữ liệu ngày ${fullDate(on)}`;
  const who = by ? `, ${shorten(by, NAME_LENGTH)}` : "";
  return `Đã cập nhật ngày hẹn mới trên hệ thống một cửa ngày ${fullDate(on)}${who}`;
}

/** What is left, in the order in which it is done; null where nothing is. */
function missingWords({ item, line, reason, newDate, draftedOn, ticked }: Card): string | null {
  if (line.stage === "not-owed") return null;
  const isUnsent = isOpen({ name: item.state });
  const missing = [
    isUnsent && reason === null ? "lý do" : "",
    newDate === null ? "ngày hẹn mới" : "",
    isUnsent && draftedOn === null ? "soạn văn bản" : "",
    isUnsent ? "gửi văn bản" : "",
    isUnsent || item.state === "done" ? "tài liệu kiểm chứng" : "",
    ticked === null && newDate !== null ? "cập nhật ngày hẹn mới" : "",
  ].filter(Boolean);
  return missing.length > 0 ? `Còn thiếu: ${missing.join(", ")}.` : null;
}

function choicesOf(content: Card): Choice[][] {
  const { options, item, line, evidence } = content;
  const { deadlineId } = item;
  const rows: Choice[][] = [
    ...signerChoices(content),
    ...nextChoices(content),
    ...openFileChoices(evidence.toReversed()),
  ];
  if (options.review) rows.push([{ label: "Kiểm chứng", action: { do: "review", deadlineId } }]);
  if (options.reopen) rows.push([{ label: "Hoàn tác", action: { do: "reopen", deadlineId } }]);
  const { dossierId } = line;
  rows.push([{ label: "Xem hồ sơ", action: { do: "dossier", dossierId } }]);
  const more: Choice = {
    label: "Thao tác khác",
    action: { do: "apology", deadlineId, more: true },
  };
  const rare = rareChoices(content);
  // One alone needs no screen of its own.
  return [...rows, ...(rare.length > 1 ? [[more]] : rare)];
}

function moreOf(content: Card): Choice[][] {
  const { deadlineId } = content.item;
  const back: Choice = { label: "Quay lại", action: { do: "apology", deadlineId }, turn: "back" };
  return [...rareChoices(content), [back]];
}

/** What is seldom done: a screen of its own, so that the next step stands out on the card. */
function rareChoices(content: Card): Choice[][] {
  const { options, line, item, handling } = content;
  const { deadlineId } = item;
  const { dossierId } = line;
  const applicant: Choice = { label: "Người nộp", action: { do: "dossier-applicant", dossierId } };
  const remark: Choice = { label: "Ghi chú", action: { do: "ask-remark", deadlineId } };
  const handle: Choice = {
    label: "Phân công, điều chỉnh",
    action: { do: "handling", deadlineId },
  };
  return [
    ...changeChoices(content),
    ...(options.letter ? [[applicant]] : []),
    ...(handling.mayRemark ? [[remark]] : []),
    ...(handling.mayMore ? [[handle]] : []),
  ];
}

/** By what comes next. */
function nextChoices({ options, item, reason, newDate, draftedOn, ticked }: Card): Choice[][] {
  const { deadlineId, state } = item;
  const rows: Choice[][] = [];
  const isUnsent = isOpen({ name: state });
  if (options.answer && reason === null) {
    rows.push([{ label: "Nêu lý do", action: { do: "ask-apology-reason", deadlineId } }]);
  }
  if (options.answer && newDate === null && !ticked) {
    rows.push([{ label: "Chọn ngày hẹn mới", action: { do: "ask-new-date", deadlineId } }]);
  }
  if (options.letter) {
    const label = draftedOn ? "Soạn lại văn bản" : "Soạn văn bản";
    rows.push([{ label, action: { do: "draft-letter", deadlineId } }]);
  }
  if (options.present) {
    rows.push([{ label: "Đã trình ký", action: { do: "present", deadlineId, signerId: null } }]);
  }
  if (options.answer && isUnsent) {
    rows.push([{ label: "Đã gửi văn bản xin lỗi", action: { do: "apology-sent", deadlineId } }]);
  } else if (options.prove) {
    rows.push([{ label: "Nộp tài liệu", action: { do: "ask-evidence", deadlineId } }]);
  }
  if (options.tick) rows.push([{ label: TICK_LABEL, action: { do: "tick-new-date", deadlineId } }]);
  return rows;
}

/** What was said can be said otherwise; what was done by mistake taken back. */
function changeChoices({ options, item, reason, newDate, letterNumber, ticked }: Card): Choice[][] {
  const { deadlineId } = item;
  const row: Choice[] = [];
  if (options.answer && reason !== null) {
    row.push({ label: "Sửa lý do", action: { do: "ask-apology-reason", deadlineId } });
  }
  if (options.answer && newDate !== null && !ticked) {
    row.push({ label: "Sửa ngày hẹn mới", action: { do: "ask-new-date", deadlineId } });
  }
  if (options.answer) {
    const label = letterNumber ? "Sửa số văn bản" : "Ghi số văn bản";
    row.push({ label, action: { do: "ask-letter-number", deadlineId } });
  }
  const untick: Choice = {
    label: "Hoàn tác cập nhật ngày hẹn mới",
    action: { do: "untick-new-date", deadlineId },
  };
  const waive: Choice = { label: "Không phải xin lỗi", action: { do: "ask-waive", deadlineId } };
  return [
    ...(row.length > 0 ? [row] : []),
    ...(options.untick ? [[untick]] : []),
    ...(options.waive ? [[waive]] : []),
  ];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

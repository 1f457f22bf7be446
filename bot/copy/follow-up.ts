/** Between the reminders: later, how it stands, by when, closed as late. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Bundle, Content } from "../../domain/content.ts";
import type { SnoozeChoice } from "../../domain/follow-up-content.ts";
import type { DateProblem } from "../../domain/follow-up-dates.ts";
import type { MessageId } from "../../domain/ids.ts";
import { addDays, weekdayOf, type LocalDate } from "../../domain/time.ts";
import { renderAsk, renderRecorded, say } from "./answers.ts";
import {
  clockWords,
  dateWithWeekday,
  fullDate,
  quarterWords,
  shortDate,
  weekdayName,
} from "./format.ts";
import { itemName, owner } from "./items.ts";
import { openChoice } from "./lists.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const MOST_NAMED = 5;

/** Nhắc lại sau: one row under a message that reminds of a person's own work; none under others. */
export function snoozeChoices(
  { snoozes, today }: Pick<Bundle, "snoozes" | "today">,
  messageId: MessageId,
): Choice[][] {
  const row = snoozes.map((choice): Choice => ({
    label: snoozeLabel(choice, today),
    action: { do: "snooze", messageId, time: choice.time },
  }));
  return row.length > 0 ? [row] : [];
}

export function renderSnoozed({ today, day, time, items }: Of<"snoozed">): Rendered {
  const when = `${dayWords(day, today)}, lúc ${clockWords(time)}`;
  const more = items.length - MOST_NAMED;
  return {
    lines: [
      [{ bold: `Sẽ nhắc lại ${when}: ${items.length} việc.` }],
      ...items.slice(0, MOST_NAMED).map((item): Line => [`- ${itemName(item)}`]),
      ...(more > 0 ? [[`… và ${more} việc khác`]] : []),
      ["Ngày đến hạn vẫn nhắc như thường."],
    ],
    choices: [],
    attachment: null,
  };
}

export function renderSnoozeChoices(content: Of<"snooze-choices">): Rendered {
  const { reason, messageId, today, choices } = content;
  const words =
    reason === "late"
      ? "Giờ đó đã qua. Đề nghị chọn lúc khác để nhắc lại."
      : "Nhắc lại các việc trong tin này vào lúc nào?";
  return { ...say(words), choices: snoozeChoices({ snoozes: choices, today }, messageId) };
}

export function renderNothingToSnooze({ reason }: Of<"nothing-to-snooze">): Rendered {
  return reason === "no-message"
    ? say("Chưa có tin nhắc việc nào ở đây để nhắc lại.")
    : say("Các việc trong tin này đã xong, hoặc không còn phải nhắc.");
}

export function renderAskStatusLine(content: Of<"ask-status-line">): Rendered {
  const quarter = quarterWords(content.quarterEnd);
  const words = content.isBlank
    ? `Nội dung còn trống. Đề nghị nhắn lại tình hình ${quarter}, hoặc nhắn “thôi” để bỏ qua.`
    : `Đề nghị nhắn tình hình thực hiện ${quarter}, trong một vài câu.`;
  return renderAsk(words, content.item);
}

export function renderStatusLineRecorded({ item, quarterEnd }: Of<"status-line-recorded">) {
  return renderRecorded(`Đã ghi nhận tình hình ${quarterWords(quarterEnd)}`, item);
}

export function renderAskOwnDate({ item }: Of<"ask-own-date">): Rendered {
  const due = item.due ? ` Thời hạn ghi trong kế hoạch là ${fullDate(item.due)}.` : "";
  const before = item.ownDue ? ` Ngày đã đăng ký: ${fullDate(item.ownDue)}.` : "";
  const ask = "Đề nghị nhắn ngày dự kiến hoàn thành, ví dụ: 15/9 hoặc cuối tháng 9.";
  return renderAsk(`${ask}${due}${before}`, item);
}

export function renderOwnDateRecorded({ item, ownDue }: Of<"own-date-recorded">): Rendered {
  const recorded = renderRecorded(`Đã đăng ký ngày hoàn thành ${fullDate(ownDue)}`, item);
  const remark = "Từ nay nhắc việc theo ngày này; thời hạn ghi trong kế hoạch không đổi.";
  return { ...recorded, lines: [...recorded.lines, [remark]] };
}

export function renderBadOwnDate({ reason, item }: Of<"bad-own-date">): Rendered {
  return renderAsk(dateProblemWords(reason, item.due), item);
}

export function renderClosedLate({ item }: Of<"closed-late">): Rendered {
  const { deadlineId } = item;
  return {
    lines: [
      ["Đã chốt chậm: ", { bold: itemName(item) }, ` – ${owner(item)}`],
      ["Không nhắc việc này nữa. Việc vẫn tính là quá hạn; báo hoàn thành, nộp tài liệu vẫn được."],
    ],
    choices: [[{ label: "Hoàn tác", action: { do: "undo-close-late", deadlineId } }]],
    attachment: null,
  };
}

export function renderCloseLateUndone({ item }: Of<"close-late-undone">): Rendered {
  return renderRecorded("Đã hủy chốt chậm, tiếp tục nhắc", item);
}

export function renderNotClosedLate({ item }: Of<"not-closed-late">): Rendered {
  return {
    lines: [[{ bold: itemName(item) }, ": không còn quá hạn, hoặc đã chốt chậm rồi."]],
    choices: [[openChoice(item)]],
    attachment: null,
  };
}

/** Why a date that was typed cannot be taken. */
export function dateProblemWords(reason: DateProblem, due: LocalDate | null): string {
  const again = "Đề nghị nhắn ngày khác, hoặc nhắn “thôi” để bỏ qua.";
  switch (reason) {
    case "unread":
      return "Chưa đọc được ngày. Đề nghị nhắn một ngày, ví dụ: 15/9, hoặc nhắn “thôi” để bỏ qua.";
    case "past":
      return `Ngày này đã qua. ${again}`;
    case "after-due":
      return `Ngày này muộn hơn thời hạn${due ? ` ${fullDate(due)}` : ""}. ${again}`;
    default:
      return reason satisfies never;
  }
}

function snoozeLabel({ time, day }: SnoozeChoice, today: LocalDate): string {
  if (time === "afternoon") return "Nhắc chiều nay";
  if (time === "tomorrow" && day === addDays(today, 1)) return "Nhắc ngày mai";
  const isMonday = weekdayOf(day) === 1 && day <= addDays(today, 7);
  return isMonday ? "Nhắc thứ Hai tới" : `Nhắc ${weekdayName(day)} ${shortDate(day)}`;
}

function dayWords(day: LocalDate, today: LocalDate): string {
  if (day === today) return "chiều nay";
  return day === addDays(today, 1) ? `ngày mai, ${dateWithWeekday(day)}` : dateWithWeekday(day);
}

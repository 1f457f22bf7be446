/** One deadline in words, as every list, bundle and button names it. */
import type { Line } from "../../domain/channel.ts";
import type { Item } from "../../domain/content.ts";
import { isOpen, type DeadlineStateName } from "../../domain/deadline.ts";
import { addDays, type LocalDate } from "../../domain/time.ts";
import type { Countdown } from "../../domain/working-calendar.ts";
import { countdownWords, fullDate, shorten } from "./format.ts";

const TITLE_LENGTH = 110;
const BUTTON_LENGTH = 40;
/** Nobody counts the working days to a date that is months away. */
const FARTHEST_COUNTDOWN = 30;

/** What a state is called; empty for open work, which needs no word. */
export const STATE_WORDS: Readonly<Record<DeadlineStateName, string>> = {
  open: "Đang thực hiện",
  awaiting: "Đã trình ký",
  done: "Đã hoàn thành, còn thiếu tài liệu kiểm chứng",
  submitted: "Đã nộp tài liệu kiểm chứng, chờ xem xét",
  accepted: "Đạt",
  returned: "Yêu cầu bổ sung",
  waived: "Không phải thực hiện",
};

/** `NV-002 · Kế hoạch`, `Báo cáo Quý I/2023`. */
export function itemName(item: Item): string {
  if (!item.code) return item.label || item.title;
  return item.label ? `${item.code} · ${item.label}` : item.code;
}

export function buttonName(item: Item): string {
  return shorten(itemName(item), BUTTON_LENGTH);
}

/** Two lines: what and when; below it the task's title. */
export function itemLines(item: Item): Line[] {
  const first: Line = [{ bold: itemName(item) }, ` – ${when(item)}${standing(item)}`];
  return item.title && item.code ? [first, [shorten(item.title, TITLE_LENGTH)]] : [first];
}

/** `hạn 31/3/2023, còn 5 ngày làm việc`. */
export function when(item: Item): string {
  if (!item.due) return item.timing === "ongoing" ? "thường xuyên" : "chưa có thời hạn";
  const { cutOff } = item;
  const isAhead = cutOff !== null && item.countdown && cutOff >= todayOf(item.due, item.countdown);
  return `${isAhead ? `chốt số liệu ${fullDate(cutOff)}, ` : ""}hạn ${dueWords(item.due, item)}`;
}

/** `31/3/2023, còn 5 ngày làm việc`. */
export function dueWords(due: LocalDate, { state, countdown }: Item): string {
  const date = fullDate(due);
  if (!isOpen({ name: state }) || !countdown) return date;
  if (countdown.workingDays > FARTHEST_COUNTDOWN) return date;
  return `${date}, ${countdownWords(countdown)}`;
}

function todayOf(due: LocalDate, countdown: Countdown): LocalDate {
  return addDays(due, -countdown.calendarDays);
}

function standing(item: Item): string {
  if (item.progress) return ` · ${item.progress.done}/${item.progress.total} đơn vị`;
  return item.state === "open" ? "" : ` · ${STATE_WORDS[item.state]}`;
}

/** One deadline in words, as every list, bundle and button names it. */
import type { Line } from "../../domain/channel.ts";
import type { Item } from "../../domain/content.ts";
import { isOpen, type DeadlineStateName } from "../../domain/deadline.ts";
import { addDays, type LocalDate } from "../../domain/time.ts";
import type { Countdown } from "../../domain/working-calendar.ts";
import { countdownWords, fullDate, shortDate, shorten } from "./format.ts";

const TITLE_LENGTH = 110;
const NAME_LENGTH = 120;
const BUTTON_LENGTH = 40;
const POST_LENGTH = 60;
export const LONGEST_BUTTON = 60;
const SEPARATOR = " · ";
/** Nobody counts the working days to a date that is months away. */
export const FARTHEST_COUNTDOWN = 30;

/** What a state is called. */
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
export function itemName(item: Pick<Item, "code" | "label" | "title">): string {
  if (!item.code) return shorten(item.label || item.title, NAME_LENGTH);
  return item.label ? `${item.code} · ${shorten(item.label, NAME_LENGTH)}` : item.code;
}

export function buttonName(item: Item): string {
  return shorten(itemName(item), BUTTON_LENGTH);
}

/**
 * What buttons call these items. Those of one name are told apart by their dates, or by their units
 * where the dates are the same.
 */
export function buttonNames(items: readonly Item[]): string[] {
  return items.map((item) => {
    const name = buttonName(item);
    const twins = items.filter((other) => other !== item && itemName(other) === itemName(item));
    if (twins.length === 0) return name;
    if (twins.some(({ due }) => due === item.due)) {
      return nameWithUnit(item, LONGEST_BUTTON);
    }
    return item.due ? `${name} · ${shortDate(item.due)}` : name;
  });
}

/** `NV-002 · Kế hoạch · Phòng Nội vụ`: what there is too much of is cut, never all of the unit. */
export function nameWithUnit(item: Item, most: number): string {
  const name = buttonName(item);
  const room = most - SEPARATOR.length;
  const left = Math.max(Math.floor(room / 2), room - [...name].length);
  const unit = shorten(item.post ?? item.unit, left);
  return `${shorten(name, room - [...unit].length)}${SEPARATOR}${unit}`;
}

/** Two lines: what, when and how it stands; below it the task's title. */
export function itemLines(item: Item): Line[] {
  return linesOf(item, standing(item));
}

/** The same where the heading says already how it stands. */
export function itemLinesUnder(item: Item): Line[] {
  return linesOf(item, "");
}

/** `NV-002 · Kế hoạch – hạn 31/3/2023, còn 5 ngày làm việc`. */
export function itemLine(item: Item): Line {
  return [{ bold: itemName(item) }, ` – ${when(item)}`];
}

/** `UBND thị trấn Phú Mỹ – Cán bộ Văn thư – Lưu trữ`: the unit, and the post in it that owes it. */
export function owner({ unit, post }: Pick<Item, "unit" | "post">): string {
  return post ? `${unit} – ${post}` : unit;
}

/** `Phòng Nội vụ; Phòng Y tế; và 3 đơn vị khác`: each once, in the order of the alphabet. */
export function someNames(units: readonly string[], most: number): string {
  const each = [...new Set(units)];
  const names = each.toSorted((one, other) => one.localeCompare(other, "vi")).slice(0, most);
  const more = each.length - names.length;
  return [...names, ...(more > 0 ? [`và ${more} đơn vị khác`] : [])].join("; ");
}

/** `17/20 đơn vị, thiếu 3`; before anybody has done it, and when all have, `0/20 đơn vị`. */
export function progressWords({ done, total }: NonNullable<Item["progress"]>): string {
  const missing = done > 0 && done < total ? `, thiếu ${total - done}` : "";
  return `${done}/${total} đơn vị${missing}`;
}

/** `hạn 31/3/2023, còn 5 ngày làm việc`; an apology's goes by its dossier's date. */
export function when(item: Item): string {
  if (item.kind === "apology") return whenToApologise(item);
  if (!item.due) return item.timing === "ongoing" ? "thường xuyên" : "chưa có thời hạn";
  const { cutOff } = item;
  const isAhead = cutOff !== null && item.countdown && cutOff >= todayOf(item.due, item.countdown);
  const before = isAhead ? `chốt số liệu ${fullDate(cutOff)}, ` : "";
  const due = `${item.originalDue ? "" : "hạn "}${dueWords(item.due, item)}`;
  return `${before}${ownDateWords(item)}${due}${closedWords(item)}`;
}

/**
 * `không kịp hạn, xin lỗi chậm nhất 23/02 (hẹn trả 24/02), còn 1 ngày làm việc`; once it is not lawful in
 * time any more, `không kịp hạn, đã quá ngày phải xin lỗi 23/02 (hẹn trả 24/02)`; past the dossier's date,
 * `đã trễ hẹn từ 24/02`.
 */
function whenToApologise({ due, dossierDue, countdown, state }: Item): string {
  const appointed = dossierDue ? ` (hẹn trả ${shortDate(dossierDue)})` : "";
  if (!due || !countdown) return `xin lỗi ngay${appointed}`;
  if (!isOpen({ name: state })) return `phải xin lỗi chậm nhất ${shortDate(due)}${appointed}`;
  const today = todayOf(due, countdown);
  if (dossierDue && today > dossierDue) return `đã trễ hẹn từ ${shortDate(dossierDue)}`;
  if (today > due) return `không kịp hạn, đã quá ngày phải xin lỗi ${shortDate(due)}${appointed}`;
  const left = countdown.calendarDays === 0 ? "hôm nay" : countdownWords(countdown);
  return `không kịp hạn, xin lỗi chậm nhất ${shortDate(due)}${appointed}, ${left}`;
}

/** `31/3/2023, còn 5 ngày làm việc`; `gia hạn đến 15/4/2023 (hạn gốc 31/3/2023), còn 5 ngày làm việc`. */
export function dueWords(due: LocalDate, { state, countdown, originalDue }: Item): string {
  const date = originalDue
    ? `gia hạn đến ${fullDate(due)} (hạn gốc ${fullDate(originalDue)})`
    : fullDate(due);
  if (!isOpen({ name: state }) || !countdown) return date;
  if (countdown.workingDays > FARTHEST_COUNTDOWN) return date;
  return `${date}, ${countdownWords(countdown)}`;
}

/** Reminders follow the earlier date: it stands first. */
function ownDateWords({ ownDue, state }: Item): string {
  return ownDue && isOpen({ name: state }) ? `đăng ký ${fullDate(ownDue)}, ` : "";
}

/** `, đã chốt chậm`; nothing for all others. */
export function closedWords({ isClosedLate, state }: Item): string {
  return isClosedLate && isOpen({ name: state }) ? ", đã chốt chậm" : "";
}

function todayOf(due: LocalDate, countdown: Countdown): LocalDate {
  return addDays(due, -countdown.calendarDays);
}

function linesOf(item: Item, remark: string): Line[] {
  const assigned = item.assignee ? ` · phân công ${shorten(item.assignee, POST_LENGTH)}` : "";
  const first: Line = [...itemLine(item), remark, assigned].filter((span) => span !== "");
  return item.title && item.code && item.title !== item.label
    ? [first, [shorten(item.title, TITLE_LENGTH)]]
    : [first];
}

function standing(item: Item): string {
  if (item.progress) return ` · ${progressWords(item.progress)}`;
  const state = item.state === "open" ? "" : ` · ${STATE_WORDS[item.state]}`;
  return item.askedDue ? `${state} · ${askedWords(item.askedDue)}` : state;
}

/** `đang đề nghị gia hạn đến 15/4/2023`. */
export function askedWords(askedDue: LocalDate): string {
  return `đang đề nghị gia hạn đến ${fullDate(askedDue)}`;
}

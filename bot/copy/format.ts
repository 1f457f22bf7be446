/** How dates, counts and names are written. */
import {
  partsOf,
  quarterOf,
  weekdayOf,
  type LocalDate,
  type LocalTime,
} from "../../domain/time.ts";
import type { Countdown } from "../../domain/working-calendar.ts";

const WEEKDAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];

const ROMAN = ["I", "II", "III", "IV"];

/**
 * `05/3/2023`, `31/12/2023`: a day below 10 and the months 1 and 2 take a zero
 * (Nghị định 30/2020/NĐ-CP, Annex I).
 */
export function fullDate(date: LocalDate): string {
  return `${shortDate(date)}/${partsOf(date).year}`;
}

/** `05/3`. */
export function shortDate(date: LocalDate): string {
  const { month, day } = partsOf(date);
  return `${pad(day)}/${month < 3 ? pad(month) : month}`;
}

/** `thứ Sáu, 31/3/2023`. */
export function dateWithWeekday(date: LocalDate): string {
  return `${weekdayName(date)}, ${fullDate(date)}`;
}

/** `ngày 06/3/2023`, `từ ngày 27/3/2023 đến hết ngày 07/4/2023`. */
export function periodWords(from: LocalDate, to: LocalDate): string {
  if (from === to) return `ngày ${fullDate(from)}`;
  return `từ ngày ${fullDate(from)} đến hết ngày ${fullDate(to)}`;
}

/** `thứ Sáu`: as it stands within a sentence (Nghị định 30/2020/NĐ-CP, Annex II). */
export function weekdayName(date: LocalDate): string {
  return WEEKDAYS[weekdayOf(date) - 1] ?? "";
}

/** `7 giờ 30`, `14 giờ`. */
export function clockWords(time: LocalTime): string {
  const [hour, minute] = time.split(":");
  return `${Number(hour)} giờ${minute === "00" ? "" : ` ${minute}`}`;
}

/** `quý I/2023`. */
export function quarterWords(quarterEnd: LocalDate): string {
  return `quý ${ROMAN[quarterOf(quarterEnd) - 1] ?? ""}/${partsOf(quarterEnd).year}`;
}

/** Days off are named while somebody may wonder about them: few, and of these days. */
const MOST_CHECKED = 10;

/** `còn 3 ngày làm việc (nghỉ 30/4, 01/5)`, `quá hạn 2 ngày làm việc`. */
export function countdownWords({ calendarDays, workingDays, daysOff }: Countdown): string {
  const isChecked = daysOff.length > 0 && Math.abs(workingDays) <= MOST_CHECKED;
  const off = isChecked ? ` (nghỉ ${daysOff.map(shortDate).join(", ")})` : "";
  if (calendarDays === 0) return "đến hạn hôm nay";
  if (calendarDays < 0) {
    return workingDays === 0 ? "đã quá hạn" : `quá hạn ${-workingDays} ngày làm việc${off}`;
  }
  if (workingDays === 0) return "hôm nay là ngày làm việc cuối cùng trước hạn";
  return `còn ${workingDays} ngày làm việc${off}`;
}

/** Cut at a word, with an ellipsis, to at most so many characters. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

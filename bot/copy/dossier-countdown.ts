/** How long a dossier still has, with the arithmetic. */
import type { WorkingTimeLeft } from "../../domain/dossier-clock.ts";
import { shortDate } from "./format.ts";

/** Days off are named while somebody may wonder about them. */
const MOST_CHECKED = 10;

/** `còn 1 ngày làm việc 3 giờ (nghỉ 30/4, 01/5)`, `còn 40 phút`, `trễ 2 ngày làm việc`. */
export function timeLeftWords({ isPast, workingDays, hours, minutes, daysOff }: WorkingTimeLeft) {
  const parts = [
    workingDays > 0 ? `${workingDays} ngày làm việc` : "",
    hours > 0 ? `${hours} giờ` : "",
    // Minutes say something only where there is nothing larger.
    minutes > 0 && workingDays === 0 && hours === 0 ? `${minutes} phút` : "",
  ].filter(Boolean);
  const off =
    daysOff.length > 0 && workingDays <= MOST_CHECKED
      ? ` (nghỉ ${daysOff.map(shortDate).join(", ")})`
      : "";
  if (parts.length === 0) return isPast ? "vừa trễ hẹn" : "đã đến giờ hẹn trả";
  return `${isPast ? "trễ" : "còn"} ${parts.join(" ")}${off}`;
}

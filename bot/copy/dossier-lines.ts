/** A dossier in words, as every list, note and card names it: its code, its date, what is left of its time. */
import type { Line } from "../../domain/channel.ts";
import type { DossierLine } from "../../domain/dossier-content.ts";
import type { LocalDate, LocalTime } from "../../domain/time.ts";
import { timeLeftWords } from "./dossier-countdown.ts";
import { clockWords, fullDate, shorten } from "./format.ts";
import { LONGEST_BUTTON } from "./items.ts";

const CODE_LENGTH = 60;
const PROCEDURE_LENGTH = 90;
const UNIT_LENGTH = 80;

/** `000.00.05.H49-230220-0012`. */
export function dossierCode({ code }: Pick<DossierLine, "code">): string {
  return shorten(code, CODE_LENGTH);
}

export function dossierButton({ code }: Pick<DossierLine, "code">): string {
  return shorten(code, LONGEST_BUTTON);
}

/** `0012 · Đăng ký khai sinh`, and below it `Phòng Tư pháp · hẹn trả 24/02/2023, còn 1 ngày làm việc 3 giờ`. */
export function dossierLines(line: DossierLine, namesUnit: boolean): Line[] {
  const unit = namesUnit ? `${shorten(line.unit || "Chưa rõ đơn vị", UNIT_LENGTH)} · ` : "";
  return [
    [{ bold: dossierCode(line) }, ` · ${shorten(line.procedure, PROCEDURE_LENGTH)}`],
    [`${unit}${standingOf(line)}`],
  ];
}

/** `hẹn trả 16 giờ 30 ngày 24/02/2023, còn 1 ngày làm việc 3 giờ (nghỉ 30/4)`; how it ended, once it has. */
export function standingOf(line: DossierLine): string {
  const date = `hẹn trả ${whenWords(line.due.on, line.dueTime)}`;
  if (line.outcome) return `${date}, ${line.outcome === "late" ? "trễ hẹn" : "đúng hẹn"}`;
  if (line.isWaiting) return `${date}, đang chờ bổ sung`;
  const rule = line.isLateByRule ? ", tính là trễ do yêu cầu bổ sung quá 1 lần" : "";
  const promise = line.isPromised && !line.left.isPast ? ", đã báo kịp hạn" : "";
  return `${date}, ${leftWords(line)}${promise}${apologyWords(line)}${rule}`;
}

/** Whether what has passed its date is late, an export of then has to say. */
export function leftWords({ left, isToldLate }: Pick<DossierLine, "left" | "isToldLate">): string {
  return left.isPast && !isToldLate ? "đã đến hẹn trả, chờ tệp mới" : timeLeftWords(left);
}

/** Past its date that it is late is said already. */
function apologyWords({ apology, left }: DossierLine): string {
  if (!apology) return "";
  const late = left.isPast ? "" : ", không kịp hạn";
  return `${late}, ${apology === "sent" ? "đã gửi xin lỗi" : "đang xin lỗi"}`;
}

/** `24/02/2023`, `16 giờ 30 ngày 24/02/2023`. */
export function whenWords(on: LocalDate, time: LocalTime | null): string {
  return time === null ? fullDate(on) : `${clockWords(time)} ngày ${fullDate(on)}`;
}

/** The rules behind notices in words: dates, working days, and how they were counted. */
import type { NoticeReason, Reckoning } from "../../domain/content.ts";
import type { DateRung, News, RungRule, Superior } from "../../domain/rung.ts";
import { fullDate, quarterWords, shortDate, weekdayName } from "./format.ts";

const SUPERIORS: Readonly<Record<Superior, string>> = {
  coordinator: "Cơ quan thường trực CCHC",
  leader: "lãnh đạo UBND",
};

const NOBODY_LINKED = "đơn vị phụ trách chưa có ai nhận được tin";

/** Nobody checks the arithmetic of what is months away or months late. */
const MOST_CHECKED = 30;

/** `báo cáo Cơ quan thường trực CCHC và lãnh đạo UBND`. */
export function reportTo(superiors: readonly Superior[]): string {
  return `báo cáo ${superiors.map((superior) => SUPERIORS[superior]).join(" và ")}`;
}

/** `5 ngày làm việc trước hạn 05/5/2023 (nghỉ 01/5, 02/5, 03/5)`. */
export function rungWords(reason: NoticeReason): string {
  const { rung, reckoning, isOutdated, section } = reason;
  const words = ruleWords(rung, { reckoning, date: dateName(reason) });
  const told = isOutdated ? `${words} (thời hạn nay đã thay đổi)` : words;
  return section === "unlinked" && rung.kind !== "handed-over" ? `${NOBODY_LINKED}: ${told}` : told;
}

/** What the date is called to which, or from which, it was counted. */
function dateName({ reckoning, item }: Pick<NoticeReason, "reckoning" | "item">): string {
  const { due, ownDue, dossierDue } = item;
  const date = reckoning?.date ?? null;
  // An apology's reminders count to its dossier's date; its own is the last on which it is in time.
  if (dossierDue !== null) {
    return date === due && due !== dossierDue ? "ngày cuối phải xin lỗi" : "ngày hẹn trả";
  }
  return date !== null && date === ownDue && ownDue !== due ? "ngày đã đăng ký" : "hạn";
}

interface Sum {
  readonly reckoning: Reckoning | null;
  /** What the date is called. */
  readonly date: string;
}

function ruleWords(rung: RungRule, sum: Sum): string {
  const { reckoning } = sum;
  const date = dateWords(sum);
  switch (rung.kind) {
    case "before":
    case "written":
      return beforeWords(rung.days, sum);
    case "due-afternoon":
    case "written-afternoon":
      return `${beforeWords(0, sum)}, nhắc buổi chiều khi chưa báo hoàn thành`;
    case "after":
    case "monday":
      return afterWords(rung, sum);
    case "cut-off":
      return beforeWords(rung.days, { reckoning, date: "ngày chốt số liệu" });
    case "present":
      return `đã quá ${date} khi được giao trên hệ thống`;
    case "warning":
      return `${NEXT_DAY}${lateBy(sum)}, sẽ ${reportTo([rung.of])} nếu chưa xong`;
    case "escalation":
      return `quá ${date}${countWords(reckoning)}: ${reportTo([rung.to])}`;
    case "offer-closing":
      return `quá ${date}${countWords(reckoning)}, đã hết các lần nhắc đầu tuần: xem xét chốt chậm`;
    case "presented":
      return `văn bản đã trình ký${onDay(reckoning)}`;
    case "signature":
      return `văn bản đang chờ ký: ${onDateWords(rung.on, sum)}`;
    case "proof-after":
      return `${rung.days} ngày làm việc sau khi báo hoàn thành${onDay(reckoning)}${off(reckoning, rung.days)}, ${UNPROVED}`;
    case "proof-monday":
      return `đã báo hoàn thành${onDay(reckoning)}, ${UNPROVED}: nhắc đầu tuần lần ${rung.week}`;
    case "review":
      return `đơn vị đã nộp tài liệu${onDay(reckoning)}, chờ kiểm chứng`;
    case "review-monday":
      return `đơn vị đã nộp tài liệu${onDay(reckoning)}, chưa được kiểm chứng: nhắc đầu tuần lần ${rung.week}`;
    case "extension":
      return rung.to === "leader" ? UNDECIDED : UNCOMMENTED;
    case "news":
      return NEWS_WORDS[rung.what];
    case "status":
      return `nhiệm vụ thường xuyên, ${quarterEndWords(rung.days, rung.quarterEnd, reckoning)}`;
    case "own-date":
      return `thời hạn “trong năm”${inBrackets(reckoning)}, chưa đăng ký ngày hoàn thành`;
    case "support-asked":
      return `đơn vị chủ trì đề nghị phối hợp${wanted(reckoning)}`;
    case "support":
      return beforeWords(rung.days, { reckoning, date: "ngày hẹn phối hợp" });
    case "snoozed":
      return `nhắc lại theo lựa chọn “Nhắc lại sau” ngày ${fullDate(rung.on)}`;
    case "handed-over":
      return `chưa gửi được cho người phụ trách, đề nghị liên hệ: ${ruleWords(rung.rung, sum)}`;
    case "unknown":
      return "theo lịch nhắc việc";
    default:
      return rung satisfies never;
  }
}

const NEWS_WORDS: Readonly<Record<News, string>> = {
  returned: "tài liệu kiểm chứng được yêu cầu bổ sung",
  unsigned: "văn bản trình ký được trả lại, chưa ký",
  accepted: "tài liệu kiểm chứng đã được đánh giá Đạt",
  directive: "nhiệm vụ mới được giao",
  assigned: "được thủ trưởng đơn vị phân công",
  changed: "thời hạn hoặc đơn vị thực hiện vừa được điều chỉnh",
  waived: "đơn vị báo không phát sinh, không phải thực hiện",
  "extension-asked": "đơn vị đề nghị gia hạn, cần cho ý kiến",
  "extension-pressing": "đơn vị đề nghị gia hạn khi đã sát hạn, cần quyết định ngay",
  "extension-commented": "đơn vị đề nghị gia hạn, cần quyết định",
  "extension-answered": "đề nghị gia hạn đã có trả lời",
  signed: "văn bản đã được ký, chưa có tài liệu kiểm chứng",
  "apology-owed": "phải xin lỗi bằng văn bản về hồ sơ TTHC",
  "apology-breach": "hồ sơ TTHC đã trễ hẹn mà chưa có văn bản xin lỗi",
};

const UNCOMMENTED = "đề nghị gia hạn còn chờ ý kiến";
const UNDECIDED = "đề nghị gia hạn còn chờ quyết định";
const NEXT_DAY = "ngày làm việc tới";
const UNPROVED = "chưa có tài liệu kiểm chứng";

function onDateWords(rung: DateRung, sum: Sum): string {
  return rung.kind === "before" ? beforeWords(rung.days, sum) : afterWords(rung, sum);
}

function beforeWords(days: number, sum: Sum): string {
  const { reckoning } = sum;
  const isOnWorkingDay = reckoning === null || reckoning.workingDay === reckoning.date;
  if (days > 0) {
    const count = `${days} ngày làm việc trước`;
    if (isOnWorkingDay) return `${count} ${dateWords(sum)}${off(reckoning, days)}`;
    const last = `ngày ${fullDate(reckoning.workingDay)}${off(reckoning, days)}`;
    return `${count} ${last}, ngày làm việc cuối cùng trước ${dateWords(sum)}`;
  }
  if (isOnWorkingDay) return `đúng ${dateWords(sum)}`;
  const { date } = reckoning;
  return `ngày làm việc cuối cùng trước ${dateWords(sum)} (${weekdayName(date)})`;
}

function afterWords(rung: Exclude<DateRung, { kind: "before" }>, sum: Sum): string {
  const { reckoning } = sum;
  if (rung.kind === "after") {
    return `${rung.days} ngày làm việc sau ${dateWords(sum)}${off(reckoning, rung.days)}`;
  }
  return `quá ${dateWords(sum)}${countWords(reckoning)}: nhắc đầu tuần lần ${rung.week}`;
}

function quarterEndWords(
  days: number,
  quarterEnd: Reckoning["date"],
  reckoning: Reckoning | null,
): string {
  const quarter = quarterWords(quarterEnd);
  if (days === 0) return `ngày làm việc cuối cùng của ${quarter}, chưa cập nhật tình hình`;
  const count = `${days} ngày làm việc trước ngày làm việc cuối cùng của ${quarter}`;
  return `${count}${off(reckoning, days)}, chưa cập nhật tình hình`;
}

/** `hạn 31/3/2023`. */
function dateWords({ reckoning, date }: Sum): string {
  return reckoning ? `${date} ${fullDate(reckoning.date)}` : date;
}

function lateBy(sum: Sum): string {
  const days = sum.reckoning?.workingDays ?? 0;
  return days > 0 ? `, ${days} ngày làm việc sau ${dateWords(sum)}` : "";
}

/** ` đã 3 ngày làm việc (nghỉ 30/4)`. */
function countWords(reckoning: Reckoning | null): string {
  if (!reckoning || reckoning.workingDays <= 0) return "";
  const { workingDays } = reckoning;
  return ` đã ${workingDays} ngày làm việc${off(reckoning, workingDays)}`;
}

/** Only where the sum of today's calendar is the one of then. */
function off(reckoning: Reckoning | null, days: number): string {
  if (!reckoning || reckoning.workingDays !== days || days > MOST_CHECKED) return "";
  const { daysOff } = reckoning;
  return daysOff.length > 0 ? ` (nghỉ ${daysOff.map(shortDate).join(", ")})` : "";
}

function onDay(reckoning: Reckoning | null): string {
  return reckoning ? ` ngày ${fullDate(reckoning.date)}` : "";
}

function inBrackets(reckoning: Reckoning | null): string {
  return reckoning ? ` (${fullDate(reckoning.date)})` : "";
}

function wanted(reckoning: Reckoning | null): string {
  return reckoning ? `, cần có trước hoặc trong ngày ${fullDate(reckoning.date)}` : "";
}

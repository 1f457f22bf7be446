/** Days that people give when a duty is followed up: a date of their own, a day for a contribution. */
import type { Deadline } from "./deadline.ts";
import { fail, ok, type Result } from "./result.ts";
import { foldText } from "./text.ts";
import { addDays, endOfQuarter, partsOf, quarterOf, dateIn, type LocalDate } from "./time.ts";
import { readTiming } from "./timing/read-timing.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** How long after a quarter its line may still be meant: an answer comes a few days late. */
const LATE_ANSWER_DAYS = 10;
/** How far ahead a contribution may be asked for. */
const FARTHEST_WANTED_DAYS = 366;

const LONGEST_WORDS = 300;

export type DateProblem = "unread" | "past" | "after-due";

/**
 * The last day of the quarter that a status line given today is about: the running one, or within
 * ten working days the one before, as long as nothing has been said of it. Always of the plan's year.
 */
export function quarterAsked(
  deadline: Pick<Deadline, "planYear" | "statusFor" | "createdAt">,
  today: LocalDate,
  calendar: WorkingCalendar,
): LocalDate {
  const { year } = partsOf(today);
  const running = endOfQuarter(year, quarterOf(today));
  const before = addDays(`${today.slice(0, 4)}-${firstMonth(today)}-01` as LocalDate, -1);
  const isLate =
    today <= calendar.shift(before, LATE_ANSWER_DAYS) &&
    (deadline.statusFor === null || deadline.statusFor < before) &&
    dateIn(deadline.createdAt, calendar.zone) <= before;
  return withinYear(
    isLate ? before : running,
    deadline.planYear ?? partsOf(isLate ? before : today).year,
  );
}

/** Reads `15/9`, `cuối tháng 9`, `quý III` for a plan year: one day, not gone by, not after the due date. */
export function readOwnDate(
  text: string,
  deadline: Pick<Deadline, "planYear" | "due">,
  today: LocalDate,
): Result<LocalDate, DateProblem> {
  return checked(readDay(text, deadline.planYear ?? partsOf(today).year), deadline.due, today);
}

/** What a supporting unit is asked for: `15/3: gửi số liệu`, `trước 20/3 góp ý dự thảo`, `15/3`. */
export interface WantedContribution {
  readonly wantedBy: LocalDate;
  /** At most 300 characters; may be empty. */
  readonly words: string;
}

/** The due date bounds it, unless that has passed already. */
export function readContribution(
  text: string,
  deadline: Pick<Deadline, "due">,
  today: LocalDate,
): Result<WantedContribution, DateProblem> {
  const visible = text
    .normalize("NFC")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  const read = splitContribution(visible, partsOf(today).year);
  if (!read) return fail("unread");
  const { due } = deadline;
  const last = due !== null && due >= today ? due : addDays(today, FARTHEST_WANTED_DAYS);
  const day = checked(read.wantedBy, last, today);
  return day.ok ? ok({ wantedBy: day.value, words: read.words }) : day;
}

function checked(
  day: LocalDate | null,
  last: LocalDate | null,
  today: LocalDate,
): Result<LocalDate, DateProblem> {
  if (!day) return fail("unread");
  if (day < today) return fail("past");
  return last !== null && day > last ? fail("after-due") : ok(day);
}

/** One day and no more; “trong năm” names none. Typed by hand: `15-9`, `dạ 15/9 ạ`. */
function readDay(text: string, year: number): LocalDate | null {
  const plain = text
    .replace(/^(?:(?:dạ|vâng|da|vang)[\s,]+)+/iu, "")
    .replace(/[\s,.]+(?:ạ|nhé|nha)[.!]?$/iu, "")
    .replace(/(?<!\d)(\d{1,2})\s?-\s?(\d{1,2})(?:\s?-\s?(\d{4}))?(?!\d)/gu, asSlashed);
  const { kind, due, withinYear: isVague, problems } = readTiming(plain, year);
  const [day, ...others] = due;
  const isDay = kind === "once" && others.length === 0 && !isVague && problems.length === 0;
  return isDay && day ? day : null;
}

function asSlashed(_: string, day: string, month: string, year: string | undefined): string {
  return year ? `${day}/${month}/${year}` : `${day}/${month}`;
}

/** The date stands first; a colon, a dash or only the date's own end parts it from the words. */
const PARTED = /^(?<date>[^:\n]{1,60}?)\s*(?::|\s[-–—]\s)\s*(?<words>.*)$/u;
const LEADING_DATE =
  /^(?<date>(?:(?:trước|đến|hạn|chậm nhất|muộn nhất|vào|truoc|den|han|cham nhat|muon nhat|vao)\s+)*(?:(?:ngày|ngay)\s+)?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?)(?<words>[\s,;].*)?$/iu;

/** Folded: nothing but a day. Other words around it say what is wanted. */
const ONLY_DATE =
  /^(?:[\d/., ]|\b(?:trong|truoc|den|het|han|vao|cham nhat|muon nhat|ngay|dau|giua|cuoi|thang|quy|nam|[iv]+)\b)*$/u;

/** A day with the words after it; a year that is not written is the one given. Null where no one day stands. */
export function splitContribution(text: string, year: number): WantedContribution | null {
  for (const pattern of [PARTED, LEADING_DATE]) {
    const { date, words } = pattern.exec(text)?.groups ?? {};
    const day = date ? readDay(date, year) : null;
    if (day) return { wantedBy: day, words: kept((words ?? "").replace(/^[\s,;]+/u, "")) };
  }
  const whole = readDay(text, year);
  return whole
    ? { wantedBy: whole, words: ONLY_DATE.test(foldText(text)) ? "" : kept(text) }
    : null;
}

function kept(words: string): string {
  return [...words.trim()].slice(0, LONGEST_WORDS).join("");
}

function withinYear(day: LocalDate, year: number): LocalDate {
  const first = endOfQuarter(year, 1);
  const last = endOfQuarter(year, 4);
  if (day < first) return first;
  return day > last ? last : day;
}

function firstMonth(day: LocalDate): string {
  return String((quarterOf(day) - 1) * 3 + 1).padStart(2, "0");
}

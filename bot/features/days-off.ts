/** Lịch nghỉ: the days off to come, and the office's own corrections to them. */
import type { OversightContent } from "../../domain/oversight-content.ts";
import { may } from "../../domain/rights.ts";
import { readDaySpan } from "../../domain/stand-ins.ts";
import type { Stores } from "../../domain/stores.ts";
import { foldText } from "../../domain/text.ts";
import { addDays, weekdayOf, type LocalDate } from "../../domain/time.ts";
import type { WorkingCalendar } from "../../domain/working-calendar.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";
import { asking } from "./oversight-question.ts";
import { changeDay } from "./rule-change.ts";
import { changingIn } from "./settings.ts";

const DAYS_SHOWN = 366;
const OFF = /\b(?:nghi|off)\b/u;
const WORKED = /\b(?:di lam|lam viec|lam bu|lam|work)\b/u;

export interface DaysOff {
  /** Weekdays on which the office is closed. */
  readonly off: readonly LocalDate[];
  /** Saturdays worked. */
  readonly worked: readonly LocalDate[];
  /** Those that somebody of the office has set, whichever way. */
  readonly corrected: readonly LocalDate[];
}

export async function showDaysOff(turn: LinkedTurn): Promise<readonly Reply[]> {
  const days = await daysOffFrom(turn.stores, turn.tools.office.calendar, turn.today);
  const mayChange = may(turn.actor, "settle-rules");
  const content = { kind: "days-off", ...days, mayChange } as const;
  return [mayChange ? { content, asks: asking(turn, { asking: "day-off" }) } : { content }];
}

/** `02/5 nghỉ`, `06/5/2023 làm`. */
export async function answerDayOff(turn: LinkedTurn, text: string): Promise<readonly Reply[]> {
  if (!may(turn.actor, "settle-rules")) return refuse(turn, "calendar", "day", "role");
  const read = readDay(text, turn.today);
  const again = asking(turn, { asking: "day-off" });
  if ("reason" in read) return [{ content: { kind: "bad-day", ...read }, asks: again }];
  await changeDay(changingIn(turn), read.day, read.works);
  return [{ content: { kind: "day-saved", ...read }, asks: again }];
}

/** What a day is to be. A Sunday stays a day off, and what is over stays as it was. */
function readDay(
  text: string,
  today: LocalDate,
):
  | { readonly day: LocalDate; readonly works: boolean }
  | Pick<Extract<OversightContent, { kind: "bad-day" }>, "reason"> {
  const folded = foldText(text);
  const isOff = OFF.test(folded);
  // “nghỉ làm” is a day off.
  const works = !isOff && WORKED.test(folded);
  const days = folded
    .replaceAll(new RegExp(OFF, "gu"), " ")
    .replaceAll(new RegExp(WORKED, "gu"), " ");
  const read = readDaySpan(days.replace(/\bbu\b/gu, " "), today);
  if ("fault" in read) return { reason: read.fault.fault === "past" ? "past" : "unread" };
  const { from, to } = read.span;
  if (isOff === works || from !== to) return { reason: "unread" };
  if (works && weekdayOf(from) === 7) return { reason: "sunday" };
  return { day: from, works };
}

export async function daysOffFrom(
  { settings }: Pick<Stores, "settings">,
  calendar: WorkingCalendar,
  today: LocalDate,
): Promise<DaysOff> {
  const corrections = await settings.calendarOverrides();
  const days = Array.from({ length: DAYS_SHOWN }, (_, ahead) => addDays(today, ahead));
  return {
    off: days.filter((day) => weekdayOf(day) <= 5 && !calendar.isWorkingDay(day)),
    worked: days.filter((day) => weekdayOf(day) === 6 && calendar.isWorkingDay(day)),
    corrected: corrections.flatMap(({ day }) => (day >= today ? [day] : [])),
  };
}

/** Days and moments as exports write them. */
import type { Occasion } from "../../../../domain/dossier.ts";
import { foldText } from "../../../../domain/text.ts";
import {
  addDays,
  dateIn,
  instantAt,
  localDate,
  parseInstant,
  parseLocalTime,
  plusMillis,
  timeIn,
  type Instant,
  type LocalDate,
  type LocalTime,
} from "../../../../domain/time.ts";

/** What a cell says: a moment, nothing, or something that is no moment. */
export type WrittenMoment = Occasion | null | "bad";

const NOTHING = /^[-\u2010-\u2015_./\\]*$|^(?:null|n\/a|none|chua(?: \p{L}+){0,4}|khong(?: co)?)$/u;
/** How programs write that they have no date. */
const NO_DATE = /^(?:0?1[/.-]0?1[/.-](?:0001|1900)|(?:0001|1900)-01-01)(?!\d)/u;

const DAY_FIRST = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\d/.-])/u;
const YEAR_FIRST = /(?<![\d/.-])(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?![\d/.-])/u;
const IN_WORDS = /(?<!\d)(\d{1,2}) thang (\d{1,2}) nam (\d{4})(?!\d)/u;
/** `09:15`, `09:15:30.5`, `9h15`, `9 giờ 15 phút`, `9 giờ`. */
const TIME =
  /(?<![\d:])(\d{1,2}) ?(?:(?::|h|g(?:io)?) ?(\d{2})(?::\d{2}(?:[.,]\d{1,9})?|p(?:hut)?|phut| phut)?|h|gio)(?![\d:])/u;
const HALF = /(?<!\p{L})(am|pm|sa|ch)(?!\p{L})/u;
/** What may stand beside a day and its time. */
const ASIDE = /(?<!\p{L})(?:ngay|luc|vao|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)(?!\p{L})/gu;

/** Days since 30/12/1899, as spreadsheets count them, with the time as a part of a day. */
const SERIAL = /^\d{5}(?:[.,]\d{1,12})?$/u;
const FIRST_SERIAL_DAY = "1899-12-30" as LocalDate;
const MINUTES_A_DAY = 24 * 60;

/** Dossiers are handled in this century; anything else is a slip. */
const [FIRST_YEAR, LAST_YEAR] = [2000, 2099];
const LONGEST = 60;

/** Reads cells for clocks in one zone; the same hour is computed once. */
export function makeMomentReader(zone: string): (text: string) => WrittenMoment {
  const hours = new Map<string, Instant>();
  const momentAt = (on: LocalDate, time: LocalTime): Occasion => {
    const hour = `${time.slice(0, 3)}00` as LocalTime;
    const key = `${on} ${hour}`;
    const start = hours.get(key) ?? instantAt(on, hour, zone);
    hours.set(key, start);
    return { on, at: plusMillis(start, Number(time.slice(3)) * 60_000) };
  };
  const occasion = (on: LocalDate | null, time: LocalTime | null | "bad"): WrittenMoment => {
    if (on === null || time === "bad" || !isInReach(on)) return "bad";
    // Midnight is how systems write a day alone.
    return time === null || time === "00:00" ? { on, at: null } : momentAt(on, time);
  };
  return (written) => {
    const text = foldText(written);
    if (NOTHING.test(text) || NO_DATE.test(text)) return null;
    if (text.length > LONGEST) return "bad";
    if (SERIAL.test(text)) {
      const { on, time } = ofSerial(Number(text.replace(",", ".")));
      return occasion(on, time);
    }
    const instant = parseInstant(written.trim());
    if (instant !== null) {
      return occasion(dateIn(instant, zone), timeIn(instant, zone));
    }
    const { on, rest } = dayIn(text);
    return occasion(on, timeOf(rest));
  };
}

function isInReach(on: LocalDate): boolean {
  const year = Number(on.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

function ofSerial(serial: number): { readonly on: LocalDate; readonly time: LocalTime } {
  const minutes = Math.round(serial * MINUTES_A_DAY);
  const inDay = minutes % MINUTES_A_DAY;
  return {
    on: addDays(FIRST_SERIAL_DAY, Math.floor(minutes / MINUTES_A_DAY)),
    time: timeFrom(Math.floor(inDay / 60), inDay % 60) as LocalTime,
  };
}

/** The day that a text names, and what is left of the text. */
function dayIn(text: string): { readonly on: LocalDate | null; readonly rest: string } {
  for (const pattern of [DAY_FIRST, IN_WORDS, YEAR_FIRST]) {
    const match = pattern.exec(text.replace(/t(?=\d\d:\d\d)/u, " "));
    if (!match) continue;
    const [one, two, three] = match.slice(1).map(Number);
    const isYearFirst = pattern === YEAR_FIRST;
    const [year = 0, day = 0] = isYearFirst ? [one, three] : [three, one];
    const { input, index } = match;
    const rest = `${input.slice(0, index)} ${input.slice(index + match[0].length)}`;
    return { on: localDate(year, two ?? 0, day), rest };
  }
  return { on: null, rest: text };
}

/** The time of day in what stands beside a day: null when there is none, bad when it is something else. */
function timeOf(rest: string): LocalTime | null | "bad" {
  const text = rest
    .replace(ASIDE, " ")
    .replace(/[\s,;()-]+/gu, " ")
    .trim();
  if (text === "") return null;
  const match = TIME.exec(text);
  if (!match) return "bad";
  const beside = text.replace(match[0], " ").trim();
  const half = HALF.exec(beside)?.[1] ?? null;
  if (beside !== (half ?? "")) return "bad";
  const hour = Number(match[1]);
  if (half !== null && (hour < 1 || hour > 12)) return "bad";
  const isAfternoon = half === "pm" || half === "ch";
  const hours = half === null ? hour : (hour % 12) + (isAfternoon ? 12 : 0);
  return timeFrom(hours, Number(match[2] ?? 0)) ?? "bad";
}

function timeFrom(hours: number, minutes: number): LocalTime | null {
  return parseLocalTime(`${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`);
}

/** Vietnam's public holidays as a library of lunar and fixed dates has them: not enough alone. */
import { createRequire } from "node:module";
import type Holidays from "date-holidays";
import type { HolidaysTypes } from "date-holidays";
import type { KnownHolidays } from "../../domain/public-holidays.ts";
import { addDays, parseLocalDate, type LocalDate } from "../../domain/time.ts";

const DAY_MILLIS = 86_400_000;
const TET_RULE = "vietnamese 1-0-1";

const require = createRequire(import.meta.url);
let loaded: Holidays | null = null;

/** What the library alone knows of a year. Throws when it does not know when Tết is. */
export function knownHolidays(year: number): KnownHolidays {
  const holidays = library().getHolidays(year);
  const tet = holidays.find(({ rule }) => rule === TET_RULE);
  if (!tet) throw new Error(`the holiday library knows no lunar New Year of ${year}`);
  return { year, tet: firstDay(tet), days: holidays.flatMap(daysOf) };
}

/** Loaded when a year first needs it: it brings the whole world's holidays, and takes a while. */
function library(): Holidays {
  if (!loaded) {
    const Library = require("date-holidays") as typeof Holidays;
    loaded = new Library("VN", { types: ["public"] });
  }
  return loaded;
}

function daysOf(holiday: HolidaysTypes.Holiday): LocalDate[] {
  const count = Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY_MILLIS);
  const first = firstDay(holiday);
  return Array.from({ length: count }, (_, offset) => addDays(first, offset));
}

function firstDay(holiday: HolidaysTypes.Holiday): LocalDate {
  const day = parseLocalDate(holiday.date.slice(0, 10));
  if (!day) throw new Error(`the holiday library gave the date ${holiday.date}`);
  return day;
}

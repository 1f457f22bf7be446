/** Working calendars as the product makes them, and one with no holidays at all. */
import { loadCalendar } from "../../db/holidays.ts";
import { DEFAULT_ZONE } from "../../domain/time.ts";
import {
  makeWorkingCalendar,
  OFFICE_HOURS,
  type WorkingCalendar,
} from "../../domain/working-calendar.ts";

/** As in Vietnam, with the government's days off. */
export function vietnameseCalendar(): WorkingCalendar {
  return loadCalendar({ zone: DEFAULT_ZONE, overrides: [] });
}

/** Monday to Friday, all year round. */
export function plainCalendar(zone: string = DEFAULT_ZONE): WorkingCalendar {
  return makeWorkingCalendar({
    zone,
    weekdaysOff: new Set(),
    saturdaysWorked: new Set(),
    officeHours: OFFICE_HOURS,
  });
}

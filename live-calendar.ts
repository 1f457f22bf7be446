/** An office's calendar, as its office hours and days off are now: both change while it works. */
import { loadCalendar } from "./db/holidays.ts";
import type { Office } from "./domain/office.ts";
import type { Stores } from "./domain/stores.ts";
import type { WorkingCalendar } from "./domain/working-calendar.ts";
import type { Log } from "./jobs/job-tools.ts";

export interface LiveCalendar {
  /** One object for as long as the office is open: whoever holds it sees every change. */
  readonly calendar: WorkingCalendar;
  /** Takes over what these stores say; what a calendar has worked out is kept where nothing changed. */
  refresh(stores: Pick<Stores, "settings">): Promise<void>;
}

export async function makeLiveCalendar(
  zone: string,
  stores: Pick<Stores, "settings">,
): Promise<LiveCalendar> {
  let key = "";
  let current = loadCalendar({ zone, overrides: [] });

  async function refresh({ settings }: Pick<Stores, "settings">): Promise<void> {
    const { officeHours } = await settings.rules();
    const overrides = await settings.calendarOverrides();
    const read = JSON.stringify([officeHours, overrides]);
    if (read === key) return;
    key = read;
    current = loadCalendar({ zone, overrides, officeHours });
  }

  await refresh(stores);
  return {
    refresh,
    calendar: {
      zone,
      get officeHours() {
        return current.officeHours;
      },
      isWorkingDay: (date) => current.isWorkingDay(date),
      onOrBefore: (date) => current.onOrBefore(date),
      onOrAfter: (date) => current.onOrAfter(date),
      shift: (date, count) => current.shift(date, count),
      countdown: (today, date) => current.countdown(today, date),
      instantAt: (date, time) => current.instantAt(date, time),
    },
  };
}

/** Another process may have changed rules or days off, and a change of our own may be rolled back. */
const REFRESH_MILLIS = 30_000;

/**
 * Refreshes an office's calendar from time to time, in every process: one that only takes messages in
 * never sweeps. Returns what ends it.
 */
export function keepRefreshed({ refresh, database }: Office, log: Log): () => void {
  const look = async (): Promise<void> => {
    try {
      await refresh(database);
    } catch (error) {
      log.warn({ error: String(error) }, "the calendar could not be read anew");
    }
  };
  const timer = setInterval(() => void look(), REFRESH_MILLIS);
  timer.unref();
  return () => clearInterval(timer);
}

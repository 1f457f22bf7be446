/** What every piece of work is given: the organisation it serves and the means it may use. */
import type { Clock } from "./clock.ts";
import type { IdSource } from "./ids.ts";
import type { Organisation } from "./org.ts";
import type { OrgRules } from "./rules.ts";
import type { OrgDatabase } from "./stores.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

export interface Office {
  readonly organisation: Organisation;
  readonly database: OrgDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly calendar: WorkingCalendar;
  readonly rules: OrgRules;
}

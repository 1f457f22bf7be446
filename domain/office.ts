/** What every piece of work is given: the organisation it serves and the means it may use. */
import type { ApologyRules } from "./apology-rules.ts";
import type { Clock } from "./clock.ts";
import type { IdSource } from "./ids.ts";
import type { Organisation } from "./org.ts";
import type { OrgDatabase, Stores } from "./stores.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** Words that stand in the data: whoever wires an office hands them in. */
export interface StoredWords {
  /** What the duty to apologise is called: `Văn bản xin lỗi`. */
  readonly apologyLabel: string;
}

/** The rules in force are in the database (`settings.rules()`): they may change at any moment. */
export interface Office {
  readonly organisation: Organisation;
  readonly database: OrgDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly calendar: WorkingCalendar;
  /** The rules of apologies that ship, as data; the organisation has its own in its database. */
  readonly shippedApologyRules: readonly ApologyRules[];
  /** What is stored in the product's own words. */
  readonly storedWords: StoredWords;
  /**
   * Takes over what was changed meanwhile of office hours and days off; whoever changed them calls
   * it, and every sweep does, so that other processes hear of it within a minute.
   */
  readonly refresh: (stores: Stores) => Promise<void>;
}

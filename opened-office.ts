/** Opens an organisation's database and everything that every command needs beside it. */
import { join } from "node:path";
import { STORED_WORDS } from "./bot/copy/stored-reasons.ts";
import { CliError } from "./cli-error.ts";
import type { Config } from "./config.ts";
import { openFileStore } from "./db/file-store.ts";
import { migrate, pendingMigrations } from "./db/migrate.ts";
import { openDatabase } from "./db/open-database.ts";
import { SHIPPED_APOLOGY_RULES } from "./db/reference/apology-rules.ts";
import type { SqlDatabase } from "./db/sql-database.ts";
import type { Clock } from "./domain/clock.ts";
import type { Office } from "./domain/office.ts";
import type { Organisation } from "./domain/org.ts";
import type { FileStore } from "./domain/upkeep-stores.ts";
import { RANDOM_IDS } from "./ids.ts";
import { makeLiveCalendar } from "./live-calendar.ts";

export interface OpenedOffice {
  readonly office: Office;
  readonly database: SqlDatabase;
  readonly files: FileStore;
  close(): Promise<void>;
}

export interface OfficePlace {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly zone: string;
  readonly organisationName: string;
}

/**
 * An SQLite file is brought up to date by the way; a server's database only by `migrate`. Throws a
 * `CliError` when the database cannot be reached, or is not up to date.
 */
export async function openOffice(place: OfficePlace, clock: Clock): Promise<OpenedOffice> {
  const database = await reachDatabase(place.databaseUrl);
  try {
    if (database.dialect === "sqlite") await migrate(database);
    else if ((await pendingMigrations(database)).length > 0) throw new CliError("needs-migration");
    const office = await loadOffice(database, place, clock);
    const files = openFileStore(join(place.dataDir, "files"));
    return { office, database, files, close: () => database.close() };
  } catch (cause) {
    await database.close();
    throw cause;
  }
}

/** The database of a setting; what is wrong with it is the operator's to mend. */
export async function reachDatabase(url: string): Promise<SqlDatabase> {
  try {
    return await openDatabase(url);
  } catch (cause) {
    throw new CliError("no-database", { cause });
  }
}

export function placeOf(config: Config): OfficePlace {
  const { databaseUrl, dataDir, zone, organisationName } = config;
  return { databaseUrl, dataDir, zone, organisationName };
}

async function loadOffice(
  database: SqlDatabase,
  place: OfficePlace,
  clock: Clock,
): Promise<Office> {
  const organisation = await firstOrganisation(database, place);
  const stores = database.of(organisation.id);
  const { calendar, refresh } = await makeLiveCalendar(organisation.zone, stores);
  return {
    organisation,
    database: stores,
    clock,
    ids: RANDOM_IDS,
    calendar,
    shippedApologyRules: SHIPPED_APOLOGY_RULES,
    storedWords: STORED_WORDS,
    refresh,
  };
}

async function firstOrganisation(database: SqlDatabase, place: OfficePlace): Promise<Organisation> {
  const [known] = await database.organisations();
  return known ?? database.createOrganisation({ name: place.organisationName, zone: place.zone });
}

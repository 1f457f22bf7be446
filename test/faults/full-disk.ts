/** A disk that is full and has room again, by the limit of pages of an SQLite connection. */
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { SqlDatabase } from "../../db/sql-database.ts";
import type { Stores } from "../../domain/stores.ts";
import type { JobTools, Log } from "../../jobs/job-tools.ts";
import type { Random } from "./random.ts";

const PLENTY = 1_000_000_000;
/** A few pages may be left, so that it fills up in the midst of something. */
const PAGES_LEFT_AT_MOST = 6;
const FULL_MILLIS = 900;
const ROOMY_MILLIS = 150;
const FULL = /SQLITE_FULL|disk is full/u;

/** Fills the disk up so many times; there is room when it resolves. */
export async function fillAgainAndAgain(
  { kysely }: SqlDatabase,
  spells: number,
  random: Random,
): Promise<void> {
  const limitTo = (pages: number) => sql`pragma max_page_count = ${sql.lit(pages)}`.execute(kysely);
  // Pages that lie idle in the file would be room.
  await sql`vacuum`.execute(kysely);
  for (let spell = 0; spell < spells; spell += 1) {
    const count = await sql<{ page_count: number }>`pragma page_count`.execute(kysely);
    await limitTo((count.rows[0]?.page_count ?? 0) + random.below(PAGES_LEFT_AT_MOST));
    await sleep(random.next() * FULL_MILLIS);
    await limitTo(PLENTY);
    await sleep(random.next() * ROOMY_MILLIS);
  }
}

export interface RefusalCount {
  readonly count: () => number;
  /** Counts what the disk refused; says anything else to whoever reads the standard error. */
  readonly note: (error: unknown) => void;
  /** The same tools, with every transaction that the disk refuses counted. */
  readonly over: (tools: JobTools) => JobTools;
}

export function makeRefusalCount(): RefusalCount {
  let refused = 0;
  const over = (tools: JobTools): JobTools => {
    const { database } = tools.office;
    const counted = async <Value>(work: (stores: Stores) => Promise<Value>): Promise<Value> => {
      try {
        return await database.transaction(work);
      } catch (error) {
        if (FULL.test(String(error))) refused += 1;
        throw error;
      }
    };
    const counting = new Proxy(database, {
      get: (target, name) =>
        name === "transaction" ? counted : (Reflect.get(target, name, target) as unknown),
    });
    return { ...tools, office: { ...tools.office, database: counting } };
  };
  return {
    count: () => refused,
    note(error) {
      if (!FULL.test(String(error))) process.stderr.write(`${String(error)}\n`);
    },
    over,
  };
}

export function logBy(note: (error: unknown) => void): Log {
  const say = (fields: Readonly<Record<string, unknown>>, message: string): void =>
    note(`${message} ${JSON.stringify(fields)}`);
  return { info: () => {}, warn: () => {}, error: say };
}

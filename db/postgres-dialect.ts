import { PostgresDialect } from "kysely";
import { Pool, types } from "pg";

const CONNECT_MILLIS = 10_000;
const INT8 = types.builtins.INT8;

/**
 * A pool of connections to PostgreSQL. `onConnectionLost` hears of idle connections that broke;
 * the pool replaces them.
 */
export function postgresDialect(
  url: string,
  onConnectionLost: (error: Error) => void,
): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MILLIS,
    types: { getTypeParser },
  });
  pool.on("error", onConnectionLost);
  return new PostgresDialect({ pool });
}

/** Counts and counters arrive as 8-byte integers; ours all fit into a number. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: "text" | "binary") => {
  return oid === INT8 && format !== "binary" ? Number : types.getTypeParser(oid, format as "text");
};

import { PostgresDialect } from "kysely";
import { Pool, TypeOverrides, types } from "pg";

const CONNECT_MILLIS = 10_000;

/**
 * A pool of connections to PostgreSQL. `onConnectionLost` hears of idle connections that broke;
 * the pool replaces them.
 */
export function postgresDialect(
  url: string,
  onConnectionLost: (error: Error) => void,
): PostgresDialect {
  const parsers = new TypeOverrides();
  // Counts and counters come as 8-byte integers; ours all fit into a number.
  parsers.setTypeParser(types.builtins.INT8, Number);
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MILLIS,
    types: parsers,
  });
  pool.on("error", onConnectionLost);
  return new PostgresDialect({ pool });
}

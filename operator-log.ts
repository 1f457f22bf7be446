import { pino } from "pino";
import type { LogLevel } from "./config.ts";
import type { Log } from "./jobs/job-tools.ts";

/** What must never reach a log, wherever it may stand in the fields. */
const SECRETS = ["token", "*.token", "url", "*.url", "text", "*.text"];

/** The operators' log: JSON lines on standard error, ids only. */
export function makeLog(level: LogLevel): Log & { debug: Log["info"] } {
  const logger = pino(
    { level, redact: { paths: SECRETS, censor: "…" }, base: null },
    pino.destination({ fd: 2, sync: true }),
  );
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}

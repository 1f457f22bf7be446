/** PostgreSQL calls data that it cannot take so: a NUL, half a character. */
const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/u;
/** What a database says of a row that it does not take, whenever it is asked. */
const ROW_REFUSED = /^(?:23[0-9A-Z]{3}|SQLITE_CONSTRAINT.*)$/u;

/**
 * Why one message could not be made ready:
 * - `content`: what it was given cannot be stored, and never will be;
 * - `message`: something of this message alone, which may be mended by the next day or version;
 * - `world`: the database or the network, which concerns all messages alike.
 */
export type MessageFault = "content" | "message" | "world";

export function messageFault(error: unknown): MessageFault {
  if (error instanceof TypeError || error instanceof RangeError) return "content";
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (typeof code !== "string") return "message";
  if (DATA_EXCEPTION.test(code)) return "content";
  return ROW_REFUSED.test(code) ? "message" : "world";
}

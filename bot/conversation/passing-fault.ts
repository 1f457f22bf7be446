/** The disk is full, the database is away or busy: that may be gone the next time. */
const SQLITE = /^SQLITE_(?:BUSY|CANTOPEN|FULL|IOERR|LOCKED|NOMEM|PROTOCOL|READONLY)/u;
/** PostgreSQL: of the connection, rolled back, out of means, shut down, of its machine. */
const POSTGRES = /^(?:08|40|53|57|58)[0-9A-Z]{3}$/u;
/** The machine and its network. */
const SYSTEM =
  /^(?:EAI_AGAIN|ECONNREFUSED|ECONNRESET|EDQUOT|EHOSTUNREACH|EIO|EMFILE|ENETUNREACH|ENFILE|ENOSPC|ENOTFOUND|EPIPE|EROFS|ETIMEDOUT)$/u;
/** What PostgreSQL's client says of a lost connection comes without a code. */
const CONNECTION = /^Connection terminated|connection error|^timeout exceeded/u;
const CAUSES_AT_MOST = 5;

/**
 * Whether something failed for the state of the database or the disk, and not for what it was given:
 * then it is worth trying for as long as it takes.
 */
export function isPassingFault(error: unknown): boolean {
  let current = error;
  for (let depth = 0; depth < CAUSES_AT_MOST && current instanceof Error; depth += 1) {
    const code = "code" in current && typeof current.code === "string" ? current.code : "";
    if ([SQLITE, POSTGRES, SYSTEM].some((codes) => codes.test(code))) return true;
    if (CONNECTION.test(current.message)) return true;
    current = current.cause;
  }
  return false;
}

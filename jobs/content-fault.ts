/** PostgreSQL calls data that it cannot take so: a NUL, half a character. */
const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/u;

/**
 * Whether something failed for what it was given, and would each time. Faults of a database or a
 * network come as plain errors or with codes of their own, and may be gone the next time.
 */
export function isContentFault(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return true;
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" && DATA_EXCEPTION.test(code);
}

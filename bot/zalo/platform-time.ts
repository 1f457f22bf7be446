import { instantOf, type Instant } from "../../domain/time.ts";

const EARLIEST = Date.UTC(2000);
const LATEST = Date.UTC(2200);

/** A moment by the platform's clock, in milliseconds; null for what can be none. */
export function momentOf(date: unknown): Instant | null {
  const millis = typeof date === "string" && /^\d+$/u.test(date) ? Number(date) : date;
  if (typeof millis !== "number" || !(millis >= EARLIEST && millis < LATEST)) return null;
  return instantOf(new Date(millis));
}

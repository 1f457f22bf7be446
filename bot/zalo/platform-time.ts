import { instantOf, type Instant } from "../../domain/time.ts";

const EARLIEST = Date.UTC(2000);
const LATEST = Date.UTC(2200);

/** A moment by the platform's clock, in milliseconds or in seconds; null for what can be none. */
export function momentOf(date: unknown): Instant | null {
  const number = typeof date === "string" && /^\d+$/u.test(date) ? Number(date) : date;
  if (typeof number !== "number") return null;
  const millis = number < LATEST / 1_000 ? number * 1_000 : number;
  if (!(millis >= EARLIEST && millis < LATEST)) return null;
  return instantOf(new Date(millis));
}

import { OrderedFaults } from "../ordered-faults.ts";

/** Which call a fault waits for; a field left out matches every call, long polls included. */
export type FaultMatch = {
  /** Case does not matter. */
  readonly method?: string;
  readonly chatId?: number;
};

/**
 * - `reset`: the connection breaks before the call is handled
 * - `reset-after`: the call is handled, then the connection breaks
 * - `hang`: no answer until `release()`, which lets the call go on as usual
 * - `garbage`: HTTP 200 with a page of HTML
 * - `lateMillis`: the call is handled at once, and answered so much later
 * - `retryAfter`: 429, in whole seconds
 * - `migrateTo`: 400 with `migrate_to_chat_id`
 */
export type FaultOutcome =
  | "reset"
  | "reset-after"
  | "hang"
  | "garbage"
  | { readonly status: number; readonly body: unknown }
  | { readonly lateMillis: number }
  | { readonly retryAfter: number }
  | { readonly migrateTo: number };

/** Faults on command, each used up by the calls it matches, first ordered first. */
export class Faults extends OrderedFaults<number, FaultOutcome> {}

import { OrderedFaults } from "../ordered-faults.ts";

/** Which call a fault waits for; a field left out matches every call, polls included. */
export type FaultMatch = {
  readonly method?: string;
  readonly chatId?: string;
};

/**
 * - `reset`: the connection breaks before the call is handled
 * - `reset-after`: the call is handled, then the connection breaks
 * - `hang`: no answer until `release()`, which lets the call go on as usual
 * - `garbage`: HTTP 200 with a page of HTML
 * - `page`: that page, with an HTTP status of its own
 * - `error`: the platform's own kind of error, by its code; under HTTP 200 unless told otherwise
 * - `status` and `body`: any JSON under any HTTP status
 * - `lateMillis`: the call is handled at once, and answered so much later
 */
export type FaultOutcome =
  | "reset"
  | "reset-after"
  | "hang"
  | "garbage"
  | { readonly page: number }
  | { readonly error: number; readonly description?: string }
  | { readonly status: number; readonly body: unknown }
  | { readonly lateMillis: number };

/** Faults on command, each used up by the calls it matches, first ordered first. */
export class Faults extends OrderedFaults<string, FaultOutcome> {}

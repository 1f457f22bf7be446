/** How long it may take to hand over what a message carries, on a slow line. */
import type { Attachment } from "./channel.ts";

/** Slower lines are not waited for: 0.8 Mbit a second. */
const BYTES_A_MILLI = 100;

/** In milliseconds, beside what a call without a file may take; 0 where nothing is handed over. */
export function uploadMillis(attachment: Attachment | null): number {
  // What has an address is fetched there.
  if (!attachment || attachment.url !== undefined) return 0;
  const { length } = attachment.kind === "picture" ? attachment.png : attachment.bytes;
  return Math.ceil(length / BYTES_A_MILLI);
}

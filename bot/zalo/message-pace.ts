/** How fast we write: the platform names no limit, so modestly. */
import type { Spacing } from "../../domain/channel.ts";

/** Of calls that leave within any second. */
export const ZALO_PER_SECOND = 10;

/** Eleven calls then span 1,050 ms, so that some of them may come fifty milliseconds late. */
const SPACING: Spacing = { botMillis: 105, chatMillis: 1_100 };

export function zaloSpacing(): Spacing {
  return SPACING;
}

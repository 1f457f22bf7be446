/** What somebody had before him when he wrote. Both moments are of the platform's own clock. */
import type { Message } from "../../domain/message.ts";
import type { Instant } from "../../domain/time.ts";

export type Sight =
  | "seen"
  | "not yet"
  /** Nobody knows whether it, or a copy of it, had arrived by then. */
  | "doubtful";

/** @param saidAt null where the platform does not say: then what was sent was seen */
export function sightOf(
  { status, shownAt, attempts }: Pick<Message, "status" | "shownAt" | "attempts">,
  saidAt: Instant | null,
): Sight {
  if (status !== "sent") return "doubtful";
  if (shownAt === null || saidAt === null || shownAt <= saidAt) return "seen";
  return attempts > 1 ? "doubtful" : "not yet";
}

/** The extensions that a bundle speaks of. */
import type { Deadline } from "./deadline.ts";
import { standingOf, type Extension } from "./extension.ts";
import type { DeadlineId } from "./ids.ts";
import type { Notice } from "./message.ts";
import { audienceOf } from "./recipients.ts";
import type { LocalDate } from "./time.ts";

/** @param extensions of any deadlines, the newest first */
export function latestOf(deadline: DeadlineId, extensions: readonly Extension[]): Extension | null {
  return extensions.find(({ deadlineId }) => deadlineId === deadline) ?? null;
}

/** The one that still waits for a decision. */
export function undecidedOf(
  deadline: Deadline,
  extensions: readonly Extension[],
  today: LocalDate,
): Extension | null {
  const latest = latestOf(deadline.id, extensions);
  return latest && standingOf(latest, deadline, today) === "undecided" ? latest : null;
}

/** Whoever comments is not told of what has been commented. */
export function isAwaitedFrom(
  notice: Pick<Notice, "section" | "rung">,
  { comment }: Extension,
): boolean {
  return comment === null || audienceOf(notice) !== "reviewer";
}

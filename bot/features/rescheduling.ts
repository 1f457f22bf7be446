/** Changes that move the reminders of a deadline, whatever state it is in. */
import type { Item } from "../../domain/content.ts";
import type { Deadline } from "../../domain/deadline.ts";
import { scheduleNotices } from "../../domain/ladder.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import { ladderFor, saveDeadline, type LinkedTurn } from "../conversation/turn.ts";
import { toItem } from "./progress.ts";

/** Saves a changed deadline with its reminders counted from now; how it stands then. */
export async function saveRescheduled(
  turn: LinkedTurn,
  view: DeadlineView,
  changed: Deadline,
  deed: string,
  detail: Readonly<Record<string, string | number | null>> = {},
): Promise<Item> {
  const { calendar } = turn.tools.office;
  const ladder = await ladderFor(turn, changed);
  const deadline = scheduleNotices(changed, turn.now, ladder, calendar);
  await saveDeadline(turn, deadline, deed, detail);
  return toItem(turn, { ...view, deadline });
}

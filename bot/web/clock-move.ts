/** Bước nhảy của đồng hồ mô phỏng: where each of the time machine's buttons leads. */
import { z } from "zod";
import type { Instant, LocalDate, LocalTime } from "../../domain/time.ts";
import { addDays, dateIn, daysBetween, instantAt, parseLocalDate } from "../../domain/time.ts";
import { fail, ok, type Result } from "../../domain/result.ts";

/** Who moves on wants to see what the day brings: the morning's messages have come by then. */
const MORNING = "08:00" as LocalTime;
/** A move is lived through moment by moment, so that a slip of the keyboard could take for ever. */
const MOST_DAYS = 400;
/** So many moments in a row at which nobody is told anything, and the next one is given up. */
const MOST_SILENT_MOMENTS = 60;

/** What the page asks for. */
export const clockMoveSchema = z.union([
  z.literal(["day", "week", "next"]),
  z.strictObject({ to: z.string().transform(dateOrRefuse) }),
]);

export type ClockMove = z.output<typeof clockMoveSchema>;

/** As the jobs provide it; declared here by what is needed of it. */
export interface TimeMachine {
  moveTo(target: Instant): Promise<Instant>;
  moveToNext(): Promise<Instant>;
}

/** When a move to a day ends, by the office's wall clock. */
export function targetOf(
  move: Exclude<ClockMove, "next">,
  now: Instant,
  zone: string,
): Result<Instant, "date-not-ahead" | "date-too-far"> {
  const today = dateIn(now, zone);
  const day = dayOf(move, today);
  const target = instantAt(day, MORNING, zone);
  if (target <= now) return fail("date-not-ahead");
  return daysBetween(today, day) > MOST_DAYS ? fail("date-too-far") : ok(target);
}

/**
 * Moves on until somebody is told something; many a moment is only bookkeeping.
 * @param sentCount how many messages were sent up to now
 * @returns false when nobody was
 */
export async function moveUntilTold(
  timeMachine: TimeMachine,
  clock: { now(): Instant },
  sentCount: () => number,
): Promise<boolean> {
  const before = sentCount();
  for (let moment = 0; moment < MOST_SILENT_MOMENTS; moment += 1) {
    const from = clock.now();
    const reached = await timeMachine.moveToNext();
    if (sentCount() > before) return true;
    if (reached <= from) return false;
  }
  return false;
}

function dayOf(move: Exclude<ClockMove, "next">, today: LocalDate): LocalDate {
  if (move === "day") return addDays(today, 1);
  return move === "week" ? addDays(today, 7) : move.to;
}

function dateOrRefuse(text: string, context: z.core.$RefinementCtx): LocalDate {
  const date = parseLocalDate(text);
  if (date) return date;
  context.addIssue("no day of the calendar");
  return z.NEVER;
}

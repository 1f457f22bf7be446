/** Máy thời gian: moves a simulated clock and plays every moment on the way, as if it were lived. */
import type { Clock } from "../domain/clock.ts";
import { plusMillis, type Instant } from "../domain/time.ts";
import type { JobTools } from "./job-tools.ts";
import { nextMoment, nextTelling, tick } from "./tick.ts";

/** A clock that somebody can set. */
export interface MovableClock extends Clock {
  set(now: Instant): void;
}

export interface TimeMachine {
  /** Moves on to a moment; earlier ones are refused (returns where the clock stands). */
  moveTo(target: Instant): Promise<Instant>;
  /** Moves on to the next moment at which something happens; stays where nothing will. */
  moveToNext(): Promise<Instant>;
}

/** Guards against a world in which something is always due at once. */
const MOST_STEPS = 100_000;

/**
 * @param onMove called after each moment that was played, with where the clock stands
 */
export function makeTimeMachine(
  tools: JobTools,
  clock: MovableClock,
  onMove: (now: Instant) => Promise<void>,
): TimeMachine {
  let running: Promise<unknown> = Promise.resolve();

  async function play(target: Instant): Promise<Instant> {
    await tick(tools);
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const next = await nextMoment(tools.office);
      if (next === null || next > target) break;
      // What a tick leaves due (a channel that is away) is tried again a minute later.
      const moment = next > clock.now() ? next : plusMillis(clock.now(), 60_000);
      if (moment > target) break;
      clock.set(moment);
      await tick(tools);
      await onMove(moment);
    }
    if (target > clock.now()) clock.set(target);
    await tick(tools);
    await onMove(clock.now());
    return clock.now();
  }

  /** One move at a time: a second one waits for the first. */
  function queued(move: () => Promise<Instant>): Promise<Instant> {
    const result = running.then(move, move);
    running = result.catch(() => undefined);
    return result;
  }

  return {
    moveTo: (target) => queued(async () => (target <= clock.now() ? clock.now() : play(target))),
    moveToNext: () =>
      queued(async () => {
        await tick(tools);
        for (let step = 0; step < MOST_STEPS; step += 1) {
          const next = await nextMoment(tools.office);
          if (next === null || next <= clock.now()) break;
          const telling = await nextTelling(tools.office);
          await play(next);
          // What is only looked at in the night is told in the morning.
          if (telling !== null && telling <= next) break;
        }
        return clock.now();
      }),
  };
}

/** Two processes whose clocks are moved ahead and back, and which sleep for weeks. */
import { DEFAULT_ZONE, plusMillis, timeIn, type Instant } from "../../../domain/time.ts";
import { liveThrough } from "../lived-year.ts";
import type { Scenario } from "../scenario.ts";

const HOUR_MILLIS = 3_600_000;
const DAY_MILLIS = 24 * HOUR_MILLIS;
/** The days of each round: right at first, then as below. */
const ROUND = 28;
const AHEAD_FROM = 3;
const BACK_FROM = 8;
const ASLEEP_FROM = 13;
const AWAKE_FROM = 25;
/** For one moment of the day after the clocks are right again. */
const ASTRAY_ON = 26;
const ASTRAY_AT = "15:00";
const ASTRAY_DAYS = 40;
/** A week has every day on which something is told. */
const AWAKE_AT_THE_END = 7;

export const MOVED_CLOCK: Scenario = {
  name: "clock",
  title: "clock 2 h ahead, 1 h back, 40 days ahead and back, weeks slept",
  short: { messages: 0, kills: 0, updates: 0, days: 35, awayMillis: 0 },
  needsRedis: false,
  run: (stage) => {
    const last = stage.sizes.days - AWAKE_AT_THE_END;
    return liveThrough(stage, 2, (now, day) => (day < last ? clocksAt(now, day) : [now, now]));
  },
};

/** The second process keeps the right time while the first one's clock is wrong; both sleep. */
function clocksAt(now: Instant, dayNumber: number): readonly (Instant | null)[] {
  const day = dayNumber % ROUND;
  if (day === ASTRAY_ON && timeIn(now, DEFAULT_ZONE) === ASTRAY_AT) {
    return [plusMillis(now, ASTRAY_DAYS * DAY_MILLIS), now];
  }
  if (day >= AWAKE_FROM || day < AHEAD_FROM) return [now, now];
  if (day < BACK_FROM) return [plusMillis(now, 2 * HOUR_MILLIS), now];
  if (day < ASLEEP_FROM) return [plusMillis(now, -HOUR_MILLIS), now];
  return [null, null];
}

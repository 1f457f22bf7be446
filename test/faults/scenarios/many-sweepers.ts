/** Three processes that plan and deliver at the same moment, day after day. */
import { liveThrough } from "../lived-year.ts";
import type { Scenario } from "../scenario.ts";

const PROCESSES = 3;

export const MANY_SWEEPERS: Scenario = {
  name: "sweepers",
  title: "three sweepers at the same moment on one database",
  short: { messages: 0, kills: 0, updates: 0, days: 12, awayMillis: 0 },
  needsRedis: false,
  run: (stage) =>
    liveThrough(stage, PROCESSES, (now) => Array.from({ length: PROCESSES }, () => now)),
};

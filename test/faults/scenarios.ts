/** Every fault that is tried, in the order in which it is shown. */
import type { Scenario } from "./scenario.ts";
import { CHAT_SERVER } from "./scenarios/chat-server.ts";
import { DOUBLED_UPDATES } from "./scenarios/doubled-updates.ts";
import { FULL_DISK } from "./scenarios/full-disk.ts";
import { KILLED_WORKERS } from "./scenarios/killed-workers.ts";
import { LOST_REDIS } from "./scenarios/lost-redis.ts";
import { MANY_SWEEPERS } from "./scenarios/many-sweepers.ts";
import { MOVED_CLOCK } from "./scenarios/moved-clock.ts";
import { SLOW_HANDLER } from "./scenarios/slow-handler.ts";

export const SCENARIOS: readonly Scenario[] = [
  KILLED_WORKERS,
  LOST_REDIS,
  MOVED_CLOCK,
  FULL_DISK,
  CHAT_SERVER,
  DOUBLED_UPDATES,
  MANY_SWEEPERS,
  SLOW_HANDLER,
];

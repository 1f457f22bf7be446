/** After the rules or the calendar have changed: every moment that was reckoned by them, anew. */
import { rescheduleOnNewRules } from "../domain/ladder.ts";
import { dayOf, type Message, type PushSlot } from "../domain/message.ts";
import type { Office } from "../domain/office.ts";
import { ladderOf, type RuleBook } from "../domain/rules.ts";
import type { Stores } from "../domain/stores.ts";
import type { Instant } from "../domain/time.ts";
import { rescheduleSummaries } from "./summaries.ts";

/** Those that still have reminders to come. */
const STATES = ["open", "returned", "awaiting", "done"] as const;
const ALL = 1_000_000;
const BATCH = 2_000;

/** Within the transaction that changes the rules. Returns how many deadlines there were. */
export async function rescheduleAll(office: Office, stores: Stores): Promise<number> {
  const rules = await stores.settings.rules();
  const now = office.clock.now();
  const views = await stores.deadlines.list({ unitIds: null, states: STATES, limit: ALL });
  for (let start = 0; start < views.length; start += BATCH) {
    await stores.deadlines.reschedule(
      views
        .slice(start, start + BATCH)
        .map(({ deadline }) =>
          rescheduleOnNewRules(deadline, now, ladderOf(rules, deadline.planId), office.calendar),
        ),
    );
  }
  await replanMessages(office, stores, rules);
  await rescheduleSummaries(office, stores);
  return views.length;
}

/** What waits for a coming morning or afternoon goes out at the new time, with that day's notices. */
async function replanMessages(office: Office, stores: Stores, rules: RuleBook): Promise<void> {
  const now = office.clock.now();
  const planned = await stores.messages.list({ status: "planned", pushesOnly: true, limit: ALL });
  for (const message of planned) {
    const time = timeOf(message, rules);
    if (!time || message.plannedFor <= now) continue;
    const day = dayOf(message.slot as PushSlot);
    const moved: Instant = office.calendar.instantAt(day, time);
    const plannedFor = moved < now ? now : moved;
    if (plannedFor !== message.plannedFor) await stores.messages.replan(message.id, plannedFor);
  }
}

function timeOf({ kind }: Message, { ladder }: RuleBook) {
  if (kind === "morning") return ladder.morningTime;
  return kind === "due-day" ? ladder.dueDayTime : null;
}

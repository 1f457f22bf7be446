/** After the rules or the calendar have changed: every moment that was reckoned by them, anew. */
import type { Deadline } from "../domain/deadline.ts";
import type { DeadlineId } from "../domain/ids.ts";
import { loadAskingRules } from "../domain/dossier-asking.ts";
import { rescheduleOnNewRules } from "../domain/ladder.ts";
import { dayOf, type Message, type PushSlot } from "../domain/message.ts";
import type { Office } from "../domain/office.ts";
import { ladderOf, type RuleBook } from "../domain/rules.ts";
import type { Stores } from "../domain/stores.ts";
import type { Instant } from "../domain/time.ts";
import { makeUpForMissed } from "./going-up.ts";
import { rescheduleDossiers } from "./reschedule-dossiers.ts";
import { rescheduleSummaries } from "./summaries.ts";

/** Those that still have reminders to come. */
const STATES = ["open", "returned", "awaiting", "done"] as const;
const ALL = 1_000_000;
const BATCH = 2_000;

/** Within the transaction that changes the rules. Returns how many deadlines there were. */
export async function rescheduleAll(office: Office, stores: Stores): Promise<number> {
  const rules = await stores.settings.rules();
  let count = 0;
  let after: DeadlineId | null = null;
  for (;;) {
    const page: readonly Deadline[] = await stores.deadlines.inStates(STATES, after, BATCH);
    const rescheduled = await reschedulePage(office, stores, page, rules);
    await makeUpForMissed(office, stores, rescheduled, rules);
    count += page.length;
    const last = page.at(-1);
    if (!last || page.length < BATCH) break;
    after = last.id;
  }
  await rescheduleDossiers(office, stores, await loadAskingRules(office, stores));
  await replanMessages(office, stores, rules);
  await rescheduleSummaries(office, stores);
  return count;
}

/** What somebody changes meanwhile is read again: his change counted on by the rules as they were. */
async function reschedulePage(
  office: Office,
  stores: Stores,
  page: readonly Deadline[],
  rules: RuleBook,
): Promise<readonly Deadline[]> {
  const now = office.clock.now();
  const rescheduled = new Map<DeadlineId, Deadline>();
  for (let left = page; left.length > 0;) {
    const changes = left.flatMap((was) => {
      const ladder = ladderOf(rules, was.planId);
      const changed = rescheduleOnNewRules(was, now, ladder, office.calendar);
      rescheduled.set(was.id, changed);
      return changed === was ? [] : [{ ...changed, was }];
    });
    left = await stores.deadlines.byIds(await stores.deadlines.reschedule(changes));
  }
  return [...rescheduled.values()];
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

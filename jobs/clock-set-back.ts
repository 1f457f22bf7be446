/**
 * A clock that was ahead has told what is of later days, and has moved on past it: when it is right
 * again there would be silence until then. What was told too early is told again at its time.
 */
import type { Deadline } from "../domain/deadline.ts";
import { loadAskingRules } from "../domain/dossier-asking.ts";
import { placeAt } from "../domain/events.ts";
import type { DeadlineId } from "../domain/ids.ts";
import { rungsOf, scheduleNotices } from "../domain/ladder.ts";
import type { Notice } from "../domain/message.ts";
import type { Office } from "../domain/office.ts";
import { ladderOf, type RuleBook } from "../domain/rules.ts";
import { nameRung, readRung } from "../domain/rung.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn, plusMillis, type Instant } from "../domain/time.ts";
import { SWEEP_MARK, SWEEP_TURN } from "../domain/told-marks.ts";
import { CLAIM_MILLIS } from "./job-tools.ts";
import { bringBackDossiers } from "./reschedule-dossiers.ts";
import { rescheduleSummaries } from "./summaries.ts";
import { forgetDelay } from "./watch.ts";

/** Clocks of several machines differ by less, and one that is set right every day. */
const TOLERATED_MILLIS = 10 * 60_000;

/** Those that have reminders to come. */
const STATES = ["open", "returned", "awaiting", "done"] as const;
const BATCH = 2_000;

export interface SetBack {
  /** What the clock showed at the sweep before. */
  readonly from: Instant;
  readonly to: Instant;
  /** How many are yet to be told again, or at all. */
  readonly notices: number;
  readonly messages: number;
  readonly deadlines: number;
  readonly dossiers: number;
}

/** Null when the clock was not set back, or another sweep has mended it. */
export async function mendSetBackClock(office: Office): Promise<SetBack | null> {
  const { database } = office;
  if (!(await setBackFrom(office, database))) return null;
  return database.transaction(async (stores) => {
    const to = office.clock.now();
    await takeTurn(stores, to);
    const from = await setBackFrom(office, stores);
    if (!from) return null;
    await stores.settings.setValue(SWEEP_MARK, to);
    return { from, to, ...(await mend(office, stores, await stores.settings.rules(), to)) };
  });
}

/**
 * Notes that one has swept, and says when one did before. What another process with a wrong clock has
 * noted meanwhile stays until it is mended.
 */
export async function noteSweep(office: Office, stores: Stores): Promise<Instant | null> {
  const now = office.clock.now();
  await takeTurn(stores, now);
  const last = await lastSweep(stores);
  if (!(await setBackFrom(office, stores))) await stores.settings.setValue(SWEEP_MARK, now);
  return last;
}

/** On a server's database a row that was written keeps others waiting until the transaction ends. */
function takeTurn(stores: Stores, now: Instant): Promise<void> {
  return stores.settings.setValue(SWEEP_TURN, now);
}

async function lastSweep(stores: Stores): Promise<Instant | null> {
  return (await stores.settings.value(SWEEP_MARK)) as Instant | null;
}

async function setBackFrom({ clock }: Office, stores: Stores): Promise<Instant | null> {
  const last = await lastSweep(stores);
  return last && last > plusMillis(clock.now(), TOLERATED_MILLIS) ? last : null;
}

async function mend(
  office: Office,
  stores: Stores,
  rules: RuleBook,
  now: Instant,
): Promise<Pick<SetBack, "notices" | "messages" | "deadlines" | "dossiers">> {
  const ahead = {
    now,
    today: dateIn(now, office.calendar.zone),
    beyond: plusMillis(now, TOLERATED_MILLIS),
    claimsUntil: plusMillis(now, CLAIM_MILLIS),
  };
  // Before their notices, which would be told again.
  await stores.setBack.takeBackApologies(ahead);
  const notices = await stores.setBack.takeBackNotices(ahead);
  const messages = await stores.setBack.bringBackMessages(ahead);
  const deadlines = await bringBackDeadlines(office, stores, rules, now);
  const dossiers = await bringBackDossiers(
    office,
    stores,
    await loadAskingRules(office, stores),
    now,
  );
  await promiseAgain(office, stores, rules, notices);
  await rescheduleSummaries(office, stores);
  await forgetDelay(stores);
  await stores.setBack.forget(ahead);
  return { notices: notices.length, messages, deadlines, dossiers };
}

/** Says how many there were. One that somebody changes meanwhile is read again. */
async function bringBackDeadlines(
  office: Office,
  stores: Stores,
  rules: RuleBook,
  now: Instant,
): Promise<number> {
  let count = 0;
  let after: DeadlineId | null = null;
  for (;;) {
    const page: readonly Deadline[] = await stores.deadlines.inStates(STATES, after, BATCH);
    for (let left = page; left.length > 0;) {
      const changes = left
        .filter(({ noticedUntil }) => noticedUntil > now)
        .map((was) => {
          const ladder = ladderOf(rules, was.planId);
          return { ...scheduleNotices(was, now, ladder, office.calendar), was };
        });
      const missed = await stores.deadlines.reschedule(changes);
      count += changes.length - missed.length;
      left = await stores.deadlines.byIds(missed);
    }
    const last = page.at(-1);
    if (!last || page.length < BATCH) return count;
    after = last.id;
  }
}

/** What no rung of the ladder will bring again: what was put off, what was asked of others. */
async function promiseAgain(
  office: Office,
  stores: Stores,
  rules: RuleBook,
  notices: readonly Notice[],
): Promise<void> {
  const ids = [...new Set(notices.map(({ deadlineId }) => deadlineId))];
  const now = office.clock.now();
  const coming = new Map(
    (await stores.deadlines.byIds(ids)).map((deadline) => {
      const rungs = rungsOf(deadline, ladderOf(rules, deadline.planId), office.calendar);
      return [deadline.id, new Set(rungs.filter(({ at }) => at > now).map(({ name }) => name))];
    }),
  );
  const promised = notices.filter((notice) => !coming.get(notice.deadlineId)?.has(rungOf(notice)));
  for (const [day, ofDay] of Map.groupBy(promised, (notice) => notice.day)) {
    await placeAt(office, stores, ofDay, { day });
  }
}

/** What was handed over is so again where its own rung reaches nobody. */
function rungOf(notice: Notice): string {
  const rung = readRung(notice.rung);
  return rung.kind === "handed-over" ? nameRung(rung.rung) : notice.rung;
}

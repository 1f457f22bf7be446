/** Looks at dossiers, laid out anew: after the rules or the calendar have changed, or the clock was set back. */
import type { AskingRules } from "../domain/dossier-asking.ts";
import { reckonDossier } from "../domain/dossier-clock.ts";
import { scheduleLooks } from "../domain/dossier-looks.ts";
import type { DossierStore } from "../domain/dossier-stores.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { DossierId } from "../domain/ids.ts";
import type { Office } from "../domain/office.ts";
import type { Instant } from "../domain/time.ts";
import type { WorkingCalendar } from "../domain/working-calendar.ts";

const BATCH = 2_000;

interface DossiersKept {
  readonly dossiers: Pick<DossierStore, "openAfter" | "ahead" | "byIds" | "saveAll">;
}

/**
 * Of every open dossier the date that follows from the calendar, and its next look; only what that moves is
 * saved. What has come meanwhile by the new rules is taken at the next sweep: one question more, in a morning
 * that has others, and nothing that became late is missed. Says how many were moved.
 */
export async function rescheduleDossiers(
  { calendar }: Pick<Office, "calendar">,
  { dossiers }: DossiersKept,
  rules: AskingRules,
): Promise<number> {
  let moved = 0;
  let after: DossierId | null = null;
  for (;;) {
    const page: readonly Dossier[] = await dossiers.openAfter(after, BATCH);
    for (let left = page; left.length > 0;) {
      const changes = left.flatMap((was) => movedBy(was, rules, calendar) ?? []);
      const missed = await dossiers.saveAll(changes);
      moved += changes.length - missed.length;
      left = await dossiers.byIds(missed);
    }
    const last = page.at(-1);
    if (!last || page.length < BATCH) return moved;
    after = last.id;
  }
}

/**
 * What was seen to, or told, at moments that are yet to come has been so by now: else there would be silence
 * until then, and every export until then would be older than what is known. Says how many there were.
 */
export async function bringBackDossiers(
  { calendar }: Pick<Office, "calendar">,
  { dossiers }: DossiersKept,
  rules: AskingRules,
  now: Instant,
): Promise<number> {
  let count = 0;
  for (;;) {
    const ahead = await dossiers.ahead(now, BATCH);
    if (ahead.length === 0) return count;
    const changes = ahead.map((was) => {
      const known = {
        ...was,
        asOf: earlierOf(was.asOf, now),
        createdAt: earlierOf(was.createdAt, now),
      };
      return scheduleLooks(known, earlierOf(was.lookedUntil, now), rules, calendar);
    });
    // One that somebody changes meanwhile is read again.
    count += changes.length - (await dossiers.saveAll(changes)).length;
  }
}

/** Null where nothing moves. A date that was appointed anew stays; so does what was promised for the same day. */
function movedBy(was: Dossier, rules: AskingRules, calendar: WorkingCalendar): Dossier | null {
  const reckoned = was.reappointments === 0 ? reckonDossier(was, calendar) : null;
  const dated = { ...was, ...reckoned };
  const promise = dated.due.on === was.due.on ? was.promise : null;
  const next = scheduleLooks({ ...dated, promise }, was.lookedUntil, rules, calendar);
  return isSame(was, next) ? null : next;
}

function isSame(was: Dossier, next: Dossier): boolean {
  return (
    next.due.on === was.due.on &&
    next.due.at === was.due.at &&
    next.isWaiting === was.isWaiting &&
    next.isToldLate === was.isToldLate &&
    next.lookedUntil === was.lookedUntil &&
    next.nextLookAt === was.nextLookAt
  );
}

function earlierOf(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

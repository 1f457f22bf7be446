/** What an export settles of the apologies that are owed: duties that are none any more, new dates entered. */
import type { ApologyWithDuty } from "../../../domain/apology-duty.ts";
import { moveApology } from "../../../domain/apology-moving.ts";
import { settlingOf, waiveSettled, type SettlingWords } from "../../../domain/apology-settling.ts";
import type { Apology } from "../../../domain/apology.ts";
import type { UnsignedDeed } from "../../../domain/deadline.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import type { LadderRules } from "../../../domain/rules.ts";
import { dateIn, type Instant } from "../../../domain/time.ts";
import type { WorkingCalendar } from "../../../domain/working-calendar.ts";

export interface SettlingTools {
  readonly now: Instant;
  readonly rules: LadderRules;
  readonly calendar: WorkingCalendar;
  readonly words: SettlingWords;
}

/** `other-date`: the system has another date than the letter, or none although it was said to be there. */
export type SettlingEvent = "waived" | "entered" | "confirmed" | "other-date" | "moved";

/** What becomes of a dossier's apologies. */
export interface SettledFor {
  /** All of them as they stand from now on, in the order of their numbers. */
  readonly owed: readonly ApologyWithDuty[];
  /** What has happened to the last one. */
  readonly done: readonly SettlingEvent[];
}

/** @param judged the dossier as the export tells it; null where nothing can be said of it */
export function settleLast(
  owed: readonly ApologyWithDuty[],
  judged: Parameters<typeof settlingOf>[2] | null,
  { now, rules, calendar, words }: SettlingTools,
): SettledFor {
  const last = owed.at(-1);
  const settling = last && judged && settlingOf(last.apology, last.duty, judged);
  if (!last || !settling) return { owed, done: [] };
  const { apology, duty } = last;
  switch (settling.kind) {
    case "not-owed": {
      const deed: UnsignedDeed = { by: null, at: now, today: dateIn(now, calendar.zone) };
      const waived = waiveSettled(duty, settling, deed, words, rules, calendar);
      return { owed: [...owed.slice(0, -1), { apology, duty: waived }], done: ["waived"] };
    }
    case "entered": {
      const { newDue } = settling;
      const entered: Apology = { ...apology, newDue, ticked: { by: null, at: now } };
      const isKnown = apology.ticked !== null;
      return {
        owed: [...owed.slice(0, -1), { apology: entered, duty }],
        done: [isKnown ? "confirmed" : "entered"],
      };
    }
    case "other-date":
      return { owed, done: ["other-date"] };
    default:
      return settling satisfies never;
  }
}

/** What is still owed goes along with its dossier. */
export function moveOwed(
  { owed, done }: SettledFor,
  unitId: UnitId | null,
  { now, rules, calendar }: SettlingTools,
): SettledFor {
  const last = owed.at(-1);
  const moved = last && moveApology(last, unitId);
  if (!moved) return { owed, done };
  const duty = scheduleNotices(moved.duty, now, rules, calendar);
  return { owed: [...owed.slice(0, -1), { ...moved, duty }], done: [...done, "moved"] };
}

/** The apology that something has happened to, as it stands from now on. */
export function lastWith(
  { owed, done }: SettledFor,
  event: SettlingEvent,
): readonly ApologyWithDuty[] {
  return done.includes(event) ? owed.slice(-1) : [];
}

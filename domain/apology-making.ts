/** An apology as it begins: the duty that reminds, and what there is to say about it. */
import type { Apology } from "./apology.ts";
import { lastLawfulDay, type ApologyRules } from "./apology-rules.ts";
import { newDeadline } from "./deadline-making.ts";
import type { Deadline } from "./deadline.ts";
import type { Dossier } from "./dossier.ts";
import type { ApologyId, DeadlineId, PersonId, UnitId } from "./ids.ts";
import type { Instant } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

export interface ApologyMaking {
  readonly apologyId: ApologyId;
  readonly deadlineId: DeadlineId;
  readonly dossier: Dossier;
  /** The unit that owes it. */
  readonly unitId: UnitId;
  /** Which of its dossier, from 1. */
  readonly number: number;
  readonly clock: Apology["clock"];
  readonly reason: string | null;
  readonly by: PersonId | null;
  readonly label: string;
  readonly rules: ApologyRules;
  readonly at: Instant;
}

/** Not scheduled yet: whoever stores the duty lays its reminders out (`scheduleNotices`). */
export function makeApology(
  making: ApologyMaking,
  calendar: WorkingCalendar,
): { readonly apology: Apology; readonly deadline: Deadline } {
  const { apologyId, deadlineId, dossier, unitId, number, clock, reason, by, rules, at } = making;
  const apology: Apology = {
    id: apologyId,
    dossierId: dossier.id,
    deadlineId,
    number,
    clock,
    reason,
    reasonBy: reason === null ? null : by,
    oldDue: dossier.due,
    newDue: null,
    letterNumber: null,
    draftedAt: null,
    ticked: null,
    writtenBefore: null,
    createdAt: at,
  };
  const deadline = newDeadline({
    id: deadlineId,
    kind: "apology",
    dossierId: dossier.id,
    dossierDue: dossier.due.on,
    unitId,
    label: making.label,
    due: lastLawfulDay(dossier, rules, calendar),
    createdAt: at,
  });
  return { apology, deadline };
}

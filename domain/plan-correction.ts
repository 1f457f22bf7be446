/** What a corrected plan changes of the deadlines that there are already. */
import { isOpen, scoredDue, type Deadline } from "./deadline.ts";
import { keyOfOwer, type OwedDeadline } from "./plan-deadlines.ts";
import { daysBetween } from "./time.ts";

/** What a corrected plan changes for one deliverable or report. */
export interface Correction {
  readonly moved: readonly Move[];
  readonly added: readonly OwedDeadline[];
  /** Still open, but no longer among what is to be owed; kept, unless somebody withdraws them. */
  readonly left: readonly Deadline[];
}

export interface Move {
  readonly deadline: Deadline;
  readonly to: OwedDeadline;
}

/**
 * Compares what is owed for one deliverable or report now with what is to be owed. Each wanted
 * deadline takes the one of its ower that is nearest in date, and what is left over is kept. Where
 * those who owe it were corrected (`handsOver`), it may also take one of an ower who is relieved. Work that is no longer open stays as it is and stands for its correction: nobody is asked
 * for it again.
 */
export function correctDeadlines(
  existing: readonly Deadline[],
  wanted: readonly OwedDeadline[],
  handsOver: boolean,
): Correction {
  const existingOf = Map.groupBy(existing, keyOfOwer);
  const wantedOf = Map.groupBy(wanted, keyOfOwer);
  const ofOwers = [...wantedOf].map(([ower, own]) => pairUp(existingOf.get(ower) ?? [], own));
  const pairs = ofOwers.flatMap((own) => own.pairs);
  const unmet = ofOwers.flatMap((own) => own.unmet);
  const relieved = handsOver ? existing.filter((each) => !wantedOf.has(keyOfOwer(each))) : [];
  const handed = pairUp(relieved, unmet);
  const kept = [...pairs, ...handed.pairs];
  const met = new Set(kept.map(({ deadline }) => deadline));
  return {
    moved: kept.filter(({ deadline, to }) => isOpen(deadline.state) && differs(deadline, to)),
    added: handed.unmet,
    left: existing.filter((deadline) => isOpen(deadline.state) && !met.has(deadline)),
  };
}

/** Pairs by the smallest gap between dates first. */
function pairUp(
  existing: readonly Deadline[],
  wanted: readonly OwedDeadline[],
): { readonly pairs: readonly Move[]; readonly unmet: readonly OwedDeadline[] } {
  const possible = wanted.flatMap((to) => existing.map((deadline) => ({ deadline, to })));
  const paired = new Map<OwedDeadline, Deadline>();
  const taken = new Set<Deadline>();
  for (const { deadline, to } of possible.toSorted((one, other) => gap(one) - gap(other))) {
    if (paired.has(to) || taken.has(deadline)) continue;
    paired.set(to, deadline);
    taken.add(deadline);
  }
  return {
    pairs: [...paired].map(([to, deadline]) => ({ deadline, to })),
    unmet: wanted.filter((to) => !paired.has(to)),
  };
}

/** The deadline as the corrected plan has it; a new date or ower counts its version on. */
export function moveDeadline(deadline: Deadline, to: OwedDeadline): Deadline {
  const { label, due, timing, withinYear, cutOff, unitId, postId } = to;
  const isNewOwer = keyOfOwer(to) !== keyOfOwer(deadline);
  const isNewDue = due !== scoredDue(deadline);
  const isNewDate = isNewDue || cutOff !== deadline.cutOff;
  const isEarlier = deadline.ownDue !== null && due !== null && deadline.ownDue < due;
  return {
    ...deadline,
    // Handed to another unit by a person, it stays there while the plan goes on naming the one before.
    ...(isNewOwer ? { unitId, plannedUnitId: null, assigneeId: null } : {}),
    postId,
    label,
    // What was extended stays so while the document goes on naming the date before.
    ...(isNewDue ? { due, originalDue: null, plannedDue: null } : {}),
    timing,
    withinYear,
    cutOff,
    ownDue: isEarlier && !isNewOwer ? deadline.ownDue : null,
    closedLateAt: isNewDate || isNewOwer ? null : deadline.closedLateAt,
    dateVersion: deadline.dateVersion + (isNewDate || isNewOwer ? 1 : 0),
  };
}

function differs(deadline: Deadline, to: OwedDeadline): boolean {
  return (
    keyOfOwer(deadline) !== keyOfOwer(to) ||
    scoredDue(deadline) !== to.due ||
    deadline.label !== to.label ||
    deadline.timing !== to.timing ||
    deadline.withinYear !== to.withinYear ||
    deadline.cutOff !== to.cutOff
  );
}

/** In days; dated and undated work are as far apart as can be. */
function gap({ deadline, to }: Move): number {
  const due = scoredDue(deadline);
  if (due === to.due) return 0;
  if (due === null || to.due === null) return Number.MAX_SAFE_INTEGER;
  return Math.abs(daysBetween(due, to.due));
}

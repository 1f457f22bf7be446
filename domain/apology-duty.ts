/** A dossier that is late, or will be, becomes an apology that is owed; the rules say how often. */
import { makeApology } from "./apology-making.ts";
import { rulesInForce, type ApologyRules } from "./apology-rules.ts";
import type { Apology } from "./apology.ts";
import { isOpen, type Deadline } from "./deadline.ts";
import type { Dossier } from "./dossier.ts";
import type { DossierId, PersonId, UnitId } from "./ids.ts";
import { scheduleNotices } from "./ladder.ts";
import type { Office } from "./office.ts";
import { fail, ok, type Result } from "./result.ts";
import { ladderOf } from "./rules.ts";
import type { Stores } from "./stores.ts";
import { dateIn, type LocalDate } from "./time.ts";

export interface OwedApology {
  readonly dossier: Dossier;
  readonly unitId: UnitId;
  readonly clock: Apology["clock"];
  readonly reason: string | null;
  /** Who has said so; null for the sweep and for an import. */
  readonly by: PersonId | null;
  /** What the duty is called: `Văn bản xin lỗi`. */
  readonly label: string;
}

/**
 * `no-more`: the rules allow no further new date (NĐ 61/2018 Art. 19(9): not more than once). `owed`: there is
 * an apology for this date already, or one that is not done.
 */
export type OwedProblem =
  | { readonly code: "no-more"; readonly most: number }
  | { readonly code: "owed"; readonly apology: Apology };

/** The rules in force on a day: the organisation's own before the shipped ones of the same day. */
export async function apologyRulesOn(
  { shippedApologyRules }: Pick<Office, "shippedApologyRules">,
  { apologies }: Pick<Stores, "apologies">,
  day: LocalDate,
): Promise<ApologyRules> {
  return rulesInForce(mergedRules(shippedApologyRules, await apologies.rules()), day);
}

/** All packs, the earliest first; an own one takes the place of the shipped one of its day. */
export function mergedRules(
  shipped: readonly ApologyRules[],
  own: readonly ApologyRules[],
): readonly ApologyRules[] {
  const days = new Set(own.map(({ from }) => from));
  const all = [...shipped.filter(({ from }) => !days.has(from)), ...own];
  return all.toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

/**
 * Stores the duty and what there is to say about it; within the caller's transaction. Whoever calls it tells
 * whom it concerns (`tellNews`) and puts it on record.
 */
export async function oweApology(
  office: Pick<Office, "shippedApologyRules" | "ids" | "clock" | "calendar">,
  stores: Stores,
  owed: OwedApology,
): Promise<Result<{ readonly apology: Apology; readonly deadline: Deadline }, OwedProblem>> {
  const at = office.clock.now();
  const { calendar } = office;
  const { dossier } = owed;
  const rules = await apologyRulesOn(office, stores, dateIn(at, calendar.zone));
  const before = await apologiesWithDuties(stores, [dossier.id]);
  const problem = whyNotOwed(dossier, before, rules);
  if (problem) return fail(problem);
  const made = makeApology(
    {
      ...owed,
      apologyId: office.ids.next<"ApologyId">(),
      deadlineId: office.ids.next<"DeadlineId">(),
      number: (before.at(-1)?.apology.number ?? 0) + 1,
      rules,
      at,
    },
    calendar,
  );
  const ladder = ladderOf(await stores.settings.rules(), null);
  const deadline = scheduleNotices(made.deadline, at, ladder, calendar);
  await stores.deadlines.add([deadline]);
  await stores.apologies.add(made.apology);
  return ok({ apology: made.apology, deadline });
}

export interface ApologyWithDuty {
  readonly apology: Apology;
  readonly duty: Deadline;
}

/** In the order of their dossiers' ids, then of their numbers. */
export async function apologiesWithDuties(
  { apologies, deadlines }: Pick<Stores, "apologies" | "deadlines">,
  dossiers: readonly DossierId[],
): Promise<readonly ApologyWithDuty[]> {
  const all = await apologies.ofDossiers(dossiers);
  const duties = await deadlines.byIds(all.map(({ deadlineId }) => deadlineId));
  const dutyOf = new Map(duties.map((duty) => [duty.id, duty]));
  return all.flatMap((apology) => {
    const duty = dutyOf.get(apology.deadlineId);
    return duty ? [{ apology, duty }] : [];
  });
}

/**
 * Null where an apology is owed for a dossier that is late, or will be.
 * Each apology that was not waived has appointed a new date; of an export it is known besides how many were
 * appointed elsewhere. The first apology is owed however few new dates the rules allow: what they limit is
 * the dates, not the regret.
 */
export function whyNotOwed(
  dossier: Pick<Dossier, "due" | "reappointments">,
  before: readonly ApologyWithDuty[],
  { mostReappointments }: Pick<ApologyRules, "mostReappointments">,
): OwedProblem | null {
  const standing = before.filter(({ duty }) => duty.state.name !== "waived");
  const known = standing.find(
    ({ apology, duty }) => isOpen(duty.state) || apology.oldDue.on === dossier.due.on,
  );
  if (known) return { code: "owed", apology: known.apology };
  const appointed = Math.max(standing.length, dossier.reappointments);
  return appointed > 0 && appointed >= mostReappointments
    ? { code: "no-more", most: mostReappointments }
    : null;
}

/** What goes up of a deadline is told once, and made up for when other rules have brought it forward. */
import type { Deadline } from "../deadline.ts";
import type { DeadlineId } from "../ids.ts";
import { nameRung, type RungRule } from "../rung.ts";
import type { Instant } from "../time.ts";
import type { NoticeSection, Rung } from "./rung-making.ts";

const RULES: readonly RungRule[] = [
  { kind: "warning", of: "coordinator" },
  { kind: "escalation", to: "coordinator" },
  { kind: "warning", of: "leader" },
  { kind: "escalation", to: "leader" },
  { kind: "offer-closing" },
];

/** The names of the rungs by which a matter goes up, with the warnings before them. */
export const UP_RUNGS: readonly string[] = RULES.map(nameRung);

const UP_SECTIONS: ReadonlySet<NoticeSection> = new Set<NoticeSection>([
  "warning",
  "escalation",
  "closing",
]);

/** A rung of which somebody has had a notice. */
interface ToldRung {
  readonly deadlineId: DeadlineId;
  readonly dateVersion: number;
  readonly rung: string;
}

/**
 * Those rungs by which it should have gone up by now, and of which nobody has been told; a warning
 * only while what it warns of is still to come. What came before it was returned to its unit was not
 * to be told.
 *
 * @param told of any deadlines, those of `UP_RUNGS`
 */
export function missedUp(
  deadline: Deadline,
  rungs: readonly Rung[],
  told: readonly ToldRung[],
): readonly Rung[] {
  const { id, dateVersion, state, noticedUntil } = deadline;
  const names = new Set(
    told
      .filter((notice) => notice.deadlineId === id && notice.dateVersion === dateVersion)
      .map(({ rung }) => rung),
  );
  const since = backSince(state);
  const isFor = (rung: Rung) => since === null || rung.at > since;
  const hasGoneUp = ({ rule }: Rung) =>
    rule.kind === "warning" && names.has(nameRung({ kind: "escalation", to: rule.of }));
  return rungs.filter(
    (rung) =>
      UP_SECTIONS.has(rung.section) &&
      rung.at <= noticedUntil &&
      isFor(rung) &&
      !names.has(rung.name) &&
      !hasGoneUp(rung),
  );
}

/** Since when it is its unit's again, after it lay with a reviewer or a signer. */
function backSince(state: Deadline["state"]): Instant | null {
  if (state.name === "returned") return state.at;
  return state.name === "open" ? (state.unsigned?.at ?? null) : null;
}

/** The rungs of what is done but not finished: a paper that lies with its signer, a missing proof. */
import { ladderDue, type Deadline } from "../deadline.ts";
import type { DateRung, RungRule } from "../rung.ts";
import { dateIn, type Instant, type LocalDate } from "../time.ts";
import {
  firstMorningAfter,
  mondaysAfter,
  morningRung,
  rulesOfKind,
  type Layout,
  type Rung,
} from "./rung-making.ts";

/** The signer hears of a paper the morning after it is presented, then on the deadline's own rungs. */
export function signatureRungs(
  deadline: Deadline,
  presentedAt: Instant,
  layout: Layout,
): readonly Rung[] {
  const { rules, calendar } = layout;
  const signer = (rule: RungRule, day: LocalDate) =>
    morningRung(layout, rule, day, "signer", "signature");
  const first = firstMorningAfter(presentedAt, rules, calendar);
  const due = ladderDue(deadline);
  const later = due ? daysAround(deadline, due, layout).filter(({ day }) => day > first) : [];
  return [
    signer({ kind: "presented" }, first),
    ...later.map(({ on, day }) => signer({ kind: "signature", on }, day)),
  ];
}

interface DayAround {
  readonly on: DateRung;
  readonly day: LocalDate;
}

function daysAround(
  deadline: Deadline,
  due: LocalDate,
  { rules, calendar }: Layout,
): readonly DayAround[] {
  const last = calendar.onOrBefore(due);
  const { before } = rulesOfKind(deadline.kind, rules);
  const lastSingle = calendar.shift(due, Math.max(0, ...rules.after));
  return [
    ...before.map((days): DayAround => ({
      on: { kind: "before", days },
      day: calendar.shift(last, -days),
    })),
    ...rules.after.map((days): DayAround => ({
      on: { kind: "after", days },
      day: calendar.shift(due, days),
    })),
    ...mondaysAfter(lastSingle, rules.mondays, calendar).map((day, index): DayAround => ({
      on: { kind: "monday", week: index + 1 },
      day,
    })),
  ];
}

export function proofRungs(doneAt: Instant, layout: Layout): readonly Rung[] {
  const { rules, calendar } = layout;
  const owner = (rule: RungRule, day: LocalDate) =>
    morningRung(layout, rule, day, "owner", "proof");
  const doneOn = dateIn(doneAt, calendar.zone);
  const lastSingle = calendar.shift(doneOn, Math.max(0, ...rules.proof));
  return [
    ...rules.proof.map((days) =>
      owner({ kind: "proof-after", days }, calendar.shift(doneOn, days)),
    ),
    ...mondaysAfter(lastSingle, rules.mondays, calendar).map((day, index) =>
      owner({ kind: "proof-monday", week: index + 1 }, day),
    ),
  ];
}

/** Whoever reviews hears of it the morning after it was handed in, then at the weeks' beginnings. */
export function reviewRungs(submittedAt: Instant, layout: Layout): readonly Rung[] {
  const { rules, calendar } = layout;
  const reviewer = (rule: RungRule, day: LocalDate) =>
    morningRung(layout, rule, day, "reviewer", "review");
  const first = firstMorningAfter(submittedAt, rules, calendar);
  return [
    reviewer({ kind: "review" }, first),
    ...mondaysAfter(first, rules.mondays, calendar).map((day, index) =>
      reviewer({ kind: "review-monday", week: index + 1 }, day),
    ),
  ];
}

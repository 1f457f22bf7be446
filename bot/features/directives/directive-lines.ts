/** A directive as lists and its card show it: how it stands with all its units together. */
import type { DirectiveLine } from "../../../domain/directive-content.ts";
import { resultOf, type DirectiveResult } from "../../../domain/directive-figures.ts";
import type { Directive } from "../../../domain/directive.ts";
import { completedOn, isOpen } from "../../../domain/deadline.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { LocalDate } from "../../../domain/time.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";

/** The first of these that any unit's is, is the whole's. */
const WORST_FIRST: readonly DirectiveResult[] = [
  "overdue",
  "open",
  "late",
  "corrected",
  "on-time",
  "waived",
];

export async function viewsOf(
  turn: LinkedTurn,
  { id }: Pick<Directive, "id">,
): Promise<readonly DeadlineView[]> {
  return turn.stores.deadlines.views(await turn.stores.directives.deadlinesOf(id));
}

export function lineOf(
  directive: Directive,
  views: readonly DeadlineView[],
  today: LocalDate,
): DirectiveLine {
  const deadlines = views.map(({ deadline }) => deadline);
  const results = deadlines.map((deadline) => resultOf(deadline, today));
  const owed = deadlines.filter(({ state }) => state.name !== "waived");
  const done = owed.filter(({ state }) => !isOpen(state));
  const days = done.flatMap(({ state }) => completedOn(state) ?? []).toSorted();
  const { id: directiveId, direction, code, title, number, issuer, issuedOn } = directive;
  return {
    directiveId,
    direction,
    code,
    title,
    number,
    issuer,
    issuedOn,
    due: latest(deadlines.flatMap(({ due }) => due ?? [])),
    result: WORST_FIRST.find((result) => results.includes(result)) ?? "waived",
    completedOn: done.length === owed.length ? latest(days) : null,
    progress: { done: done.length, total: owed.length },
  };
}

function latest(days: readonly LocalDate[]): LocalDate | null {
  return days.toSorted().at(-1) ?? null;
}

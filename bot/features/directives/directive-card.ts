/** A directive opened: its document, its date, and how it stands with each unit. */
import type { DirectiveContent } from "../../../domain/directive-content.ts";
import type { Directive } from "../../../domain/directive.ts";
import { isOpen } from "../../../domain/deadline.ts";
import type { DirectiveId } from "../../../domain/ids.ts";
import { isCoordinator, may } from "../../../domain/rights.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { pageOfList } from "../paging.ts";
import { toItem } from "../progress.ts";
import { lineOf, viewsOf } from "./directive-lines.ts";
import { unlinkedAmong } from "./unlinked-units.ts";

const MEMBERS_A_PAGE = 6;

type Card = Extract<DirectiveContent, { kind: "directive" }>;

export async function showDirective(
  turn: LinkedTurn,
  id: DirectiveId,
  page: number,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "direct")) return refuse(turn, "directive", id, "role");
  const directive = await turn.stores.directives.byId(id);
  if (!directive) return [{ content: { kind: "refused", reason: "gone" } }];
  return [await cardOf(turn, directive, { news: null, page })];
}

export async function cardOf(
  turn: LinkedTurn,
  directive: Directive,
  { news, page }: Pick<Card, "news" | "page">,
): Promise<Reply> {
  const views = sorted(await viewsOf(turn, directive));
  const line = lineOf(directive, views, turn.today);
  const { slice, ...place } = pageOfList(views, page, MEMBERS_A_PAGE);
  const by = await turn.stores.people.byId(directive.createdBy);
  const open = views.filter(({ deadline }) => isOpen(deadline.state));
  const unlinked = news === "given" ? await unlinkedAmong(turn, unitIdsOf(open)) : [];
  return {
    content: {
      kind: "directive",
      news,
      directive: line,
      product: views[0]?.deadline.label ?? "",
      by: by?.post ?? null,
      countdown: line.due ? turn.tools.office.calendar.countdown(turn.today, line.due) : null,
      members: slice.map((view) => toItem(turn, view)),
      unlinked,
      mayWithdraw: open.length > 0 && mayWithdraw(turn, directive),
      ...place,
    },
    items: slice.map(({ deadline }) => deadline.id),
  };
}

/** Thu hồi: whoever gave it may, and the coordinator. */
export function mayWithdraw({ actor }: LinkedTurn, { createdBy }: Directive): boolean {
  const isOwn = createdBy === actor.person.id;
  return may(actor, "direct") && (isOwn || isCoordinator(actor));
}

function unitIdsOf(views: readonly DeadlineView[]) {
  return views.map(({ deadline }) => deadline.unitId);
}

/** Those that have not done it first, each part by name. */
function sorted(views: readonly DeadlineView[]): readonly DeadlineView[] {
  const rank = ({ deadline }: DeadlineView) => (isOpen(deadline.state) ? 0 : 1);
  return views.toSorted(
    (one, other) => rank(one) - rank(other) || one.unit.localeCompare(other.unit, "vi"),
  );
}

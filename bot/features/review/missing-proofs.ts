/** /kiemchung of a unit's head and officers: which proofs are missing, and what waits for its review. */
import { missingParts } from "../../../domain/deliverable-parts.ts";
import type { Evidence } from "../../../domain/evidence.ts";
import { MISSING_GROUPS, missingGroupOf } from "../../../domain/missing-proofs.ts";
import type {
  MissingGroup,
  MissingGroupName,
  MissingLine,
} from "../../../domain/review-content.ts";
import { may, mustNameUnits } from "../../../domain/rights.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { ownUnits } from "../access.ts";
import { pageOfList } from "../paging.ts";
import { toItem } from "../progress.ts";
import { signingsOf } from "./signings.ts";

const LINES_A_PAGE = 6;
const MOST_OWED = 400;

interface Missing {
  readonly group: MissingGroupName;
  readonly line: MissingLine;
}

export async function showMissingProofs(turn: LinkedTurn, page: number): Promise<readonly Reply[]> {
  const all = await standingOf(turn);
  const shown = pageOfList(all, page, LINES_A_PAGE);
  const groups = MISSING_GROUPS.flatMap((name): MissingGroup[] => {
    const items = shown.slice.flatMap(({ group, line }) => (group === name ? [line] : []));
    const total = all.filter(({ group }) => group === name).length;
    return items.length > 0 ? [{ name, total, items }] : [];
  });
  const items = groups.flatMap((group) => group.items);
  return [
    {
      content: {
        kind: "missing-proofs",
        groups,
        namesUnits: mustNameUnits(
          turn.actor,
          items.map(({ unitId }) => unitId),
        ),
        beside: { signings: (await signingsOf(turn)).length, extensions: 0, missing: null },
        page: shown.page,
        pages: shown.pages,
      },
      items: items.map(({ deadlineId }) => deadlineId),
    },
  ];
}

/** What his own units have to hand in now. */
export async function missingOf(turn: LinkedTurn): Promise<readonly MissingLine[]> {
  const all = await standingOf(turn);
  return all.flatMap(({ group, line }) => (group === "waiting" ? [] : [line]));
}

async function standingOf(turn: LinkedTurn): Promise<readonly Missing[]> {
  const own = ownUnits(turn).filter((unitId) => may(turn.actor, "prove", { unitId }));
  if (own.length === 0) return [];
  const views = await turn.stores.deadlines.list({
    unitIds: own,
    states: ["open", "returned", "done", "submitted"],
    limit: MOST_OWED,
  });
  const ids = views.map(({ deadline }) => deadline.id);
  const given = Map.groupBy(await turn.stores.evidence.ofDeadlines(ids), ({ proves }) =>
    proves.kind === "deadline" ? proves.deadlineId : null,
  );
  const found = views.flatMap((view): Missing[] => {
    const missing = missingIn(turn, view, given.get(view.deadline.id) ?? []);
    return missing ? [missing] : [];
  });
  return MISSING_GROUPS.flatMap((name) => found.filter(({ group }) => group === name));
}

function missingIn(
  turn: LinkedTurn,
  view: DeadlineView,
  given: readonly Evidence[],
): Missing | null {
  const { deadline } = view;
  const { state } = deadline;
  const isPartly = given.length > 0;
  const group = missingGroupOf(deadline, isPartly, turn.today, turn.tools.office.calendar);
  if (!group) return null;
  const references = given.map(({ document }) => document.reference);
  const isAsked = isPartly && state.name !== "submitted";
  const parts = isAsked ? missingParts(deadline.label, references) : [];
  const reason = state.name === "returned" ? state.reason : null;
  const line = { ...toItem(turn, view), reason, parts: parts.map(({ label }) => label) };
  return { group, line };
}

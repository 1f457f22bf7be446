/** What a unit has in hand, read from the stores. */
import { isOpen, isOverdue } from "./deadline.ts";
import type { UnitId } from "./ids.ts";
import type { DeadlineView } from "./plan-stores.ts";
import type { Stores } from "./stores.ts";
import type { TakenDocument, Takeover } from "./takeover.ts";
import { partsOf, type LocalDate } from "./time.ts";

const MOST_LINES = 10;
/** Of all years: more than a unit ever has. */
const MOST_OWED = 1_000;

/** Null where there is nothing to take over. */
export async function loadTakeover(
  stores: Pick<Stores, "deadlines" | "evidence">,
  unitIds: readonly UnitId[],
  today: LocalDate,
): Promise<Takeover | null> {
  if (unitIds.length === 0) return null;
  const owed = await stores.deadlines.list({ unitIds, limit: MOST_OWED });
  const open = owed.filter(({ deadline }) => isOpen(deadline.state));
  const isLate = ({ deadline }: DeadlineView) => isOverdue(deadline, today);
  const late = open.filter(isLate);
  const urgent = [...late, ...open.filter((view) => !isLate(view))];
  const documents = await documentsOf(stores, owed, today);
  if (open.length + documents.length === 0) return null;
  return {
    open: open.length,
    overdue: late.length,
    work: urgent.slice(0, MOST_LINES).map((view) => ({
      code: view.code,
      label: view.deadline.label,
      title: view.title,
      due: view.deadline.due,
      isOverdue: isLate(view),
    })),
    handedIn: documents.length,
    documents: documents.slice(0, MOST_LINES),
  };
}

/** Those that were handed in this year, or for this year's work; each once, the newest first. */
async function documentsOf(
  stores: Pick<Stores, "evidence">,
  owed: readonly DeadlineView[],
  today: LocalDate,
): Promise<readonly TakenDocument[]> {
  const { year } = partsOf(today);
  const views = new Map(owed.map((view) => [view.deadline.id, view]));
  const uses = await stores.evidence.ofDeadlines([...views.keys()]);
  const newest = uses.toSorted((one, other) =>
    one.submittedAt < other.submittedAt ? 1 : one.submittedAt > other.submittedAt ? -1 : 0,
  );
  const told = new Set<string>();
  return newest.flatMap(({ document, proves, submittedAt }): readonly TakenDocument[] => {
    const view = proves.kind === "deadline" ? views.get(proves.deadlineId) : undefined;
    if (!view || told.has(document.id)) return [];
    const isOfYear = view.deadline.planYear === year || submittedAt >= `${year}`;
    if (!isOfYear) return [];
    told.add(document.id);
    const { number = null, date = null } = document.reference ?? {};
    return [{ number, date, code: view.code, label: view.deadline.label }];
  });
}

/** Phân công: the head gives a duty to somebody of the unit, or takes it back. */
import { isOpen } from "../../../domain/deadline.ts";
import { loadDirectory } from "../../../domain/directory.ts";
import { assignTo } from "../../../domain/handling-changes.ts";
import type { DeadlineId, PersonId, UnitId } from "../../../domain/ids.ts";
import { tellNews } from "../../../domain/news.ts";
import type { Person } from "../../../domain/org.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { saveDeadline, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { changeable } from "../access.ts";
import { pageOfList } from "../paging.ts";
import { toItem } from "../progress.ts";
import { GONE, handled, notAsItStands, notHandled, reread } from "./answering.ts";

const PEOPLE_A_PAGE = 6;

export async function chooseAssignee(
  turn: LinkedTurn,
  id: DeadlineId,
  page: number,
): Promise<readonly Reply[]> {
  const found = await assignable(turn, id);
  if ("refusal" in found) return found.refusal;
  const { view, people } = found;
  if (people.length === 0) return notHandled(turn, view, { why: "nobody-to-assign" });
  const { slice, ...place } = pageOfList(people, page, PEOPLE_A_PAGE);
  const shown = slice.map(({ id: personId, post }) => ({ id: personId, post }));
  const isAssigned = view.deadline.assigneeId !== null;
  const item = toItem(turn, view);
  return [
    {
      content: { kind: "choose-assignee", item, people: shown, isAssigned, ...place },
      items: [id],
    },
  ];
}

/** For null: it is the whole unit's again. */
export async function assign(
  turn: LinkedTurn,
  id: DeadlineId,
  personId: PersonId | null,
): Promise<readonly Reply[]> {
  const found = await assignable(turn, id);
  if ("refusal" in found) return found.refusal;
  const { view, people } = found;
  const { assigneeId: before } = view.deadline;
  const person = people.find((each) => each.id === personId) ?? null;
  if (personId !== null && !person) return GONE;
  if (before !== personId) {
    const deed = personId ? "assigned" : "unassigned";
    const deadline = assignTo(view.deadline, personId);
    await saveDeadline(turn, deadline, deed, { from: before, to: personId });
    if (person) await tellAssigned(turn, deadline);
  }
  const now = await reread(turn, id);
  if (!person) return handled(turn, now, { what: "unassigned" });
  const isReached = await reaches(turn, now, person.id);
  return handled(turn, now, { what: "assigned", post: person.post, isReached });
}

async function tellAssigned(turn: LinkedTurn, deadline: DeadlineView["deadline"]): Promise<void> {
  const by = turn.actor.person.id;
  await tellNews(turn.tools.office, turn.stores, { what: "assigned", deadline, by }, "soon");
}

/** Where he cannot be reached, the unit goes on being told. */
async function reaches(
  turn: LinkedTurn,
  { deadline }: DeadlineView,
  personId: PersonId,
): Promise<boolean> {
  const directory = await loadDirectory(turn.stores, [deadline], turn.today);
  return directory.assigneeIn(deadline.unitId, personId).length > 0;
}

/** Whether there is anything left to do of it that somebody could be given. */
export function isAssignable({ deadline: { state } }: DeadlineView): boolean {
  return isOpen(state) || state.name === "done";
}

async function assignable(turn: LinkedTurn, id: DeadlineId) {
  const found = await changeable(turn, id, "assign");
  if ("refusal" in found) return found;
  const { view } = found;
  if (!isAssignable(view)) return { refusal: notAsItStands(turn, view) };
  return { view, people: await peopleOf(turn, view.deadline.unitId) };
}

/** The officers of the unit first, then its other heads. */
async function peopleOf(turn: LinkedTurn, unitId: UnitId): Promise<readonly Person[]> {
  const members = await turn.stores.people.inUnits([unitId]);
  const others = members.filter(({ id }) => id !== turn.actor.person.id);
  const holding = (role: "officer" | "head") => (person: Person) =>
    person.grants.some((grant) => grant.role === role && grant.unitId === unitId);
  const byPost = (one: Person, other: Person) => one.post.localeCompare(other.post, "vi");
  const officers = others.filter(holding("officer")).toSorted(byPost);
  const heads = others.filter(holding("head")).toSorted(byPost);
  return [...new Set([...officers, ...heads])];
}

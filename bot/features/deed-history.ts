/** Quá trình: what was last done with a duty, by whom. */
import type { DeadlineId } from "../../domain/ids.ts";
import type { HistoryLine } from "../../domain/item.ts";
import { dateIn } from "../../domain/time.ts";
import type { LinkedTurn } from "../conversation/turn.ts";

const HISTORY_SHOWN = 5;

/** The newest first; what was refused is no part of it. */
export async function historyOf(turn: LinkedTurn, id: DeadlineId): Promise<readonly HistoryLine[]> {
  const entries = await turn.stores.audit.of("deadline", id, HISTORY_SHOWN);
  const told = entries.filter((entry) => entry.deed !== "refused");
  const ids = told.flatMap((entry) => (entry.personId ? [entry.personId] : []));
  const people = await turn.stores.people.byIds([...new Set(ids)]);
  const posts = new Map(people.map((person) => [person.id, person.post]));
  return told.map((entry) => ({
    at: entry.at,
    day: dateIn(entry.at, turn.tools.office.calendar.zone),
    by: entry.personId ? (posts.get(entry.personId) ?? null) : null,
    what: entry.deed,
  }));
}

/** Which of a message's notes are still true, and still its reader's to be told. */
import type { PresentActor } from "../domain/acting.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Note } from "../domain/message.ts";
import type { Stores } from "../domain/stores.ts";
import type { LocalDate } from "../domain/time.ts";
import { isCoordinator } from "../domain/rights.ts";

type StandInNote = Extract<Note, { kind: "stand-in" | "stand-in-ended" }>;

export async function notesToTell(
  stores: Stores,
  notes: readonly Note[],
  { actor, isAway }: PresentActor,
  today: LocalDate,
): Promise<readonly Note[]> {
  const announced = notes.filter(isOfStandIn);
  const standing =
    announced.length > 0 ? await standingFor(stores, actor.person.id, today) : new Set<string>();
  const unique = new Map(notes.map((note) => [JSON.stringify(note), note]));
  return [...unique.values()].filter((note) => {
    if (!isOfStandIn(note)) return isCoordinator(actor) && !isAway;
    if (note.kind === "stand-in") return standing.has(keyOf(note));
    // What was never told of needs no end.
    const isNews = announced.some(
      (other) => other.kind === "stand-in" && keyOf(other) === keyOf(note),
    );
    return !isNews && !standing.has(keyOf(note));
  });
}

function isOfStandIn(note: Note): note is StandInNote {
  return note.kind === "stand-in" || note.kind === "stand-in-ended";
}

/** For whom this person stands in from today on, as far as it has not been ended. */
async function standingFor(
  { people }: Stores,
  deputyId: PersonId,
  today: LocalDate,
): Promise<ReadonlySet<string>> {
  const own = (await people.standInsFrom(today)).filter((each) => each.deputyId === deputyId);
  const absent = await people.byIds([...new Set(own.map(({ absentId }) => absentId))]);
  const posts = new Map(absent.map(({ id, post }) => [id, post]));
  return new Set(
    own.map(({ absentId, from, to }) => keyOf({ absent: posts.get(absentId) ?? "", from, to })),
  );
}

function keyOf({ absent, from, to }: Pick<StandInNote, "absent" | "from" | "to">): string {
  return `${from} ${to} ${absent}`;
}

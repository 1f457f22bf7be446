/** Which of a message's notes are still true, and still its reader's to be told. */
import type { PresentActor } from "../domain/acting.ts";
import { isOfDossiers, type DossierNote } from "../domain/dossier-note.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Note } from "../domain/message.ts";
import type { Office } from "../domain/office.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn, type LocalDate } from "../domain/time.ts";
import { isCoordinator, seesAll, unitsInCharge } from "../domain/rights.ts";
import { loadTakeover } from "../domain/takeover-material.ts";
import { asOfNow, mayBeToldOf } from "./told-dossier-notes.ts";

type GapNote = Extract<Note, { kind: "gap" }>;
type StandInNote = Extract<Note, { kind: "stand-in" | "stand-in-ended" }>;

export async function notesToTell(
  office: Office,
  stores: Stores,
  notes: readonly Note[],
  addressee: PresentActor,
): Promise<readonly Note[]> {
  const ofDossiers = await dossierNotes(office, stores, notes.filter(isOfDossiers), addressee);
  const others = notes.filter((note) => !isOfDossiers(note));
  return [...ofDossiers, ...(await othersToTell(office, stores, others, addressee))];
}

/** Two that say the same by now are one. */
async function dossierNotes(
  office: Office,
  stores: Stores,
  notes: readonly DossierNote[],
  { actor }: PresentActor,
): Promise<readonly Note[]> {
  const told = new Map<string, Note>();
  for (const note of new Map(notes.map((each) => [JSON.stringify(each), each])).values()) {
    if (!(await mayBeToldOf(stores, note, actor))) continue;
    const now = await asOfNow(office, stores, note, actor);
    if (now) told.set(JSON.stringify(now), now);
  }
  return [...told.values()];
}

async function othersToTell(
  { clock, calendar }: Office,
  stores: Stores,
  notes: readonly Exclude<Note, DossierNote>[],
  { actor, isAway }: PresentActor,
): Promise<readonly Note[]> {
  const today = dateIn(clock.now(), calendar.zone);
  const announced = notes.filter(isOfStandIn);
  const standing =
    announced.length > 0 ? await standingFor(stores, actor.person.id, today) : new Set<string>();
  const unique = new Map(notes.map((note) => [JSON.stringify(note), note]));
  const standingNotes = mergeGaps([...unique.values()]).filter((note) => {
    if (note.kind === "takeover" || note.kind === "moved-away") {
      return unitsInCharge(actor).includes(note.unitId);
    }
    // He hears of it himself, also while another stands in for him.
    if (note.kind === "role-given" || note.kind === "desk-changed") return seesAll(actor);
    if (!isOfStandIn(note)) return isCoordinator(actor) && !isAway;
    if (note.kind === "stand-in") return standing.has(keyOf(note));
    // What was never told of needs no end.
    const isNews = announced.some(
      (other) => other.kind === "stand-in" && keyOf(other) === keyOf(note),
    );
    return !isNews && !standing.has(keyOf(note));
  });
  return Promise.all(standingNotes.map((note) => withWork(stores, note, today)));
}

/** What a unit has in hand is told as it is now. */
async function withWork(stores: Stores, note: Note, today: LocalDate): Promise<Note> {
  if (note.kind !== "takeover") return note;
  return { ...note, work: await loadTakeover(stores, [note.unitId], today) };
}

/** Of each channel one, in the place of the first. */
function mergeGaps(notes: readonly Note[]): readonly Note[] {
  const merged = new Map<string, GapNote>();
  for (const note of notes.filter(isGap)) {
    const known = merged.get(note.channel);
    merged.set(note.channel, known ? union(known, note) : note);
  }
  const told = new Set<string>();
  return notes.flatMap((note): readonly Note[] => {
    if (!isGap(note)) return [note];
    const whole = told.has(note.channel) ? undefined : merged.get(note.channel);
    told.add(note.channel);
    return whole ? [whole] : [];
  });
}

function union(one: GapNote, other: GapNote): GapNote {
  return {
    ...one,
    from: one.from < other.from ? one.from : other.from,
    to: one.to > other.to ? one.to : other.to,
    times: one.times + other.times,
  };
}

function isGap(note: Note): note is GapNote {
  return note.kind === "gap";
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

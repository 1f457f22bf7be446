/** What a play of a span of time has sent, as `simulate` shows it. */
import type { Content } from "./domain/content.ts";
import type { DeadlineId, PersonId } from "./domain/ids.ts";
import type { CountedPerson } from "./domain/message-counts.ts";
import type { Message, PushKind } from "./domain/message.ts";
import type { Office } from "./domain/office.ts";
import { foremostRole, type Person, type Role } from "./domain/org.ts";
import { isoIn } from "./domain/time.ts";

const MOST_MESSAGES = 1_000_000;

export interface SimulatedMessage {
  readonly at: string;
  readonly to: {
    /** Null where nobody is known for the unit: it is what its head would get. */
    readonly person: string | null;
    readonly unit: string | null;
    readonly role: Role;
  };
  readonly kind: PushKind;
  readonly sections: readonly string[];
  readonly deadlines: readonly DeadlineId[];
  readonly text: string;
}

export interface Played {
  /** In order of time. */
  readonly messages: readonly {
    readonly personId: PersonId;
    readonly shown: SimulatedMessage;
    /** How many messages a channel that carries only so much makes of it. */
    readonly parts: number;
  }[];
  /** Everybody, also who got nothing; of the unknown heads of units those who got something. */
  readonly people: readonly CountedPerson[];
}

/** @param placeholders people who stand for the unknown heads of units */
export async function readPlayed(
  { database, calendar }: Office,
  placeholders: ReadonlySet<PersonId>,
): Promise<Played> {
  const units = new Map((await database.units.all()).map((unit) => [unit.id, unit.name]));
  const everybody = await database.people.all();
  const people = new Map(
    everybody.map((person) => [person.id, countedPerson(person, unitOf(person, units))]),
  );
  const messages = await database.messages.list({
    status: "sent",
    pushesOnly: true,
    limit: MOST_MESSAGES,
  });
  const told = messages.flatMap((message) => {
    const { personId, kind, sentAt } = message;
    const person = personId && people.get(personId);
    if (!person || kind === "reply" || !sentAt) return [];
    const { post, unit, role } = person;
    const shown: SimulatedMessage = {
      at: isoIn(sentAt, calendar.zone),
      to: { person: placeholders.has(personId) ? null : post, unit, role },
      kind,
      sections: sectionsOf(message),
      deadlines: message.items,
      text: message.text ?? "",
    };
    const parts = Math.max(1, message.platformIds.length);
    return [{ played: { personId, shown, parts }, key: [sentAt, unit, post, kind].join(" ") }];
  });
  // What goes out at one moment has an order too, so that two plays can be compared.
  const sorted = told.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const heard = new Set(told.map(({ played }) => played.personId));
  return {
    messages: sorted.map(({ played }) => played),
    people: [...people.values()].filter(
      ({ personId }) => heard.has(personId) || !placeholders.has(personId),
    ),
  };
}

function countedPerson(person: Person, unit: string | null): CountedPerson {
  return { personId: person.id, post: person.post, unit, role: foremostRole(person) };
}

function unitOf(person: Person, units: ReadonlyMap<string, string>): string | null {
  const unitId = person.grants.find((grant) => grant.unitId)?.unitId;
  return (unitId && units.get(unitId)) ?? null;
}

function sectionsOf({ content }: Message): readonly string[] {
  const bundle = content && bundleOf(content);
  if (!bundle) return [];
  const names = bundle.sections.map((section): string => section.name);
  // Whoever is asked about dossiers is asked so that an apology comes in time.
  const isAsked = bundle.notes.some(({ kind }) => kind === "dossiers-near");
  return isAsked && !names.includes("apology") ? ["apology", ...names] : names;
}

function bundleOf(content: Content) {
  return "bundle" in content ? content.bundle : null;
}

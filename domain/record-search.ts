/** Nhật ký: which entries a filter means, of those that its reader may see. */
import type { UnitId } from "./ids.ts";
import type { OrgUnit, Person } from "./org.ts";
import type { RecordFault, RecordFilter } from "./record-filter.ts";
import { unitsWhereMay, type Actor } from "./rights.ts";
import type { Stores } from "./stores.ts";
import type { AuditAbout, AuditQuery, AuditWhose } from "./upkeep-stores.ts";
import { foldText } from "./text.ts";
import { addDays, instantAt, plusMillis, type LocalTime } from "./time.ts";

export type RecordQuery = Omit<AuditQuery, "offset" | "limit">;

/** More is not put into one table. */
export const MOST_RECORD_ROWS = 10_000;
const MOST_OF_ONE = 10_000;
const MIDNIGHT = "00:00" as LocalTime;

export interface RecordReader {
  /** Null for whoever runs the service: everything. */
  readonly actor: Actor | null;
  readonly zone: string;
}

/** Overseers see all; others what is about their units' work or themselves, or was done by themselves. */
export async function recordQuery(
  stores: Stores,
  filter: RecordFilter,
  { actor, zone }: RecordReader,
): Promise<RecordQuery | RecordFault> {
  if (filter.isWrongDay) return "no-such-day";
  const about = filter.code === null ? null : await aboutCode(stores, filter.code);
  if (about?.length === 0) return "no-such-code";
  const meant = filter.words.length === 0 ? null : await whoseIs(stores, filter.words);
  if (meant && meant.personIds.length + meant.unitIds.length === 0) return "nobody";
  const units = actor && unitsWhereMay(actor, "see-record");
  const visible = actor && units && { personIds: [actor.person.id], unitIds: units };
  const within = [meant, visible].filter((each) => each !== null);
  const { period } = filter;
  return {
    ...(about && { about }),
    ...(within.length > 0 && { within }),
    ...(period && {
      from: instantAt(period.from, MIDNIGHT, zone),
      to: plusMillis(instantAt(addDays(period.to, 1), MIDNIGHT, zone), -1),
    }),
    // What others were refused is for overseers; and a word about it for nobody else.
    ...(visible
      ? { refused: "left-out" as const }
      : filter.refusedOnly && { refused: "only" as const }),
  };
}

/** A task or directive of that code: its deadlines, what proves them, and itself. */
async function aboutCode(stores: Stores, code: string): Promise<readonly AuditAbout[]> {
  const views = await stores.deadlines.list({
    unitIds: null,
    words: [foldText(code)],
    limit: MOST_OF_ONE,
  });
  const deadlines = views.filter((view) => view.code === code).map(({ deadline }) => deadline);
  if (deadlines.length === 0) return [];
  const ids = deadlines.map(({ id }) => id);
  const proofs = await stores.evidence.ofDeadlines(ids);
  const documents = new Set(proofs.map(({ document }) => document.id));
  const directives = new Set(deadlines.flatMap(({ directiveId }) => directiveId ?? []));
  return [
    { subject: "deadline", ids },
    { subject: "document", ids: [...documents] },
    { subject: "directive", ids: [...directives] },
  ];
}

async function whoseIs(stores: Stores, words: readonly string[]): Promise<AuditWhose> {
  const units = (await stores.units.all()).filter((unit) => namesOf(unit).some(isNamedBy(words)));
  const unitIds = units.map(({ id }) => id);
  const people = (await stores.people.all()).filter(
    (person) => isNamedBy(words)(foldText(person.post)) || isIn(person, unitIds),
  );
  return { personIds: people.map(({ id }) => id), unitIds };
}

function isIn({ grants }: Person, units: readonly UnitId[]): boolean {
  return grants.some(
    ({ role, unitId }) =>
      (role === "head" || role === "officer") && unitId !== null && units.includes(unitId),
  );
}

function namesOf({ name, aliases }: OrgUnit): readonly string[] {
  return [name, ...aliases].map(foldText);
}

function isNamedBy(words: readonly string[]): (name: string) => boolean {
  return (name) => words.every((word) => name.includes(word));
}

/** A whole office as data: its units, groups and people, with keys of their own between them. */
import { z } from "zod";
import type { GroupId, IdSource, PersonId, UnitId } from "../../domain/ids.ts";
import type { Role, RoleGrant } from "../../domain/org.ts";
import type { Stores } from "../../domain/stores.ts";

export interface OfficeFile {
  /** What the organisation is called. */
  readonly organisation: string;
  /** Parents stand before their children. */
  readonly units: readonly OfficeFileUnit[];
  readonly groups: readonly OfficeFileGroup[];
  readonly people: readonly OfficeFilePerson[];
}

/** `key` names the unit within the file. */
export interface OfficeFileUnit {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly aliases: readonly string[];
  readonly parent: string | null;
}

export interface OfficeFileGroup {
  readonly phrases: readonly string[];
  /** Keys of units. */
  readonly members: readonly string[];
}

export interface OfficeFilePerson {
  readonly post: string;
  /** `unit` is a key; null for a leader of the whole organisation. */
  readonly grants: readonly { readonly role: Role; readonly unit: string | null }[];
}

const TEXT = z.string().trim().min(1);
const FILE = z.strictObject({
  organisation: TEXT,
  units: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z0-9-]+$/u),
      name: TEXT,
      kind: TEXT,
      aliases: z.array(TEXT).default([]),
      parent: z.string().nullable().default(null),
    }),
  ),
  groups: z.array(z.strictObject({ phrases: z.array(TEXT).min(1), members: z.array(z.string()) })),
  people: z.array(
    z.strictObject({
      post: TEXT,
      grants: z
        .array(
          z.strictObject({
            role: z.enum(["leader", "coordinator", "head", "officer"]),
            unit: z.string().nullable().default(null),
          }),
        )
        .min(1),
    }),
  ),
});

/** Checks the shape and every key; throws, naming the place, when something is wrong. */
export function readOfficeFile(json: unknown): OfficeFile {
  const read = FILE.safeParse(json);
  if (!read.success) {
    throw new Error(`The office file is wrong: ${z.prettifyError(read.error)}`);
  }
  const office: OfficeFile = read.data;
  const keys = new Set<string>();
  for (const { key, parent } of office.units) {
    if (parent !== null) assertKnown(parent, keys);
    if (keys.has(key)) throw new Error(`The office file names the unit “${key}” twice`);
    keys.add(key);
  }
  for (const key of office.groups.flatMap(({ members }) => members)) assertKnown(key, keys);
  for (const { unit } of office.people.flatMap(({ grants }) => grants)) {
    if (unit !== null) assertKnown(unit, keys);
  }
  return office;
}

function assertKnown(key: string, keys: ReadonlySet<string>): void {
  if (!keys.has(key)) throw new Error(`The office file does not name the unit “${key}” before`);
}

/**
 * Stores units, groups and people. Belongs in a transaction; the organisation is there already.
 *
 * @returns the units by their keys
 */
export async function createOffice(
  stores: Stores,
  office: OfficeFile,
  ids: IdSource,
): Promise<ReadonlyMap<string, UnitId>> {
  const unitIds = new Map<string, UnitId>(office.units.map(({ key }) => [key, ids.next()]));
  const idOf = (key: string): UnitId => {
    const id = unitIds.get(key);
    if (!id) throw new Error(`no unit has the key “${key}”`);
    return id;
  };
  await stores.units.add(
    office.units.map(({ key, parent, name, aliases, kind }) => ({
      id: idOf(key),
      parentId: parent === null ? null : idOf(parent),
      name,
      aliases,
      kind,
      validFrom: null,
      validTo: null,
      successorId: null,
    })),
  );
  for (const { phrases, members } of office.groups) {
    const id: GroupId = ids.next();
    await stores.units.saveGroup({ id, phrases, memberIds: members.map(idOf) });
  }
  await stores.people.add(
    office.people.map(({ post, grants }) => ({
      id: ids.next() as PersonId,
      post,
      name: null,
      grants: grants.map(({ role, unit }): RoleGrant => ({
        role,
        unitId: unit === null ? null : idOf(unit),
      })),
    })),
  );
  return unitIds;
}

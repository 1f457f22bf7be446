/** The units that a list adds, and those that it completes. A blank cell leaves what is stored. */
import type { IdSource, UnitId } from "../../../domain/ids.ts";
import type { ImportedUnit, OrgProblem } from "../../../domain/org-import.ts";
import type { OrgUnit } from "../../../domain/org.ts";
import { partsOf, type LocalDate } from "../../../domain/time.ts";
import { indexUnits, unitCalled } from "../../../domain/unit-names.ts";
import { withoutCycles, type ListedUnit } from "./unit-links.ts";

export interface UnitsDraft {
  /** Every row's, changed or not. */
  readonly listed: readonly ListedUnit[];
  readonly added: readonly OrgUnit[];
  readonly changed: readonly OrgUnit[];
  readonly problems: readonly OrgProblem[];
  /** Of a stored or a listed unit; null for a name that no unit has, or several. */
  idOf(name: string): UnitId | null;
  nameOf(id: UnitId): string;
}

type Stored = ReadonlyMap<UnitId, OrgUnit>;

export function draftUnits(
  rows: readonly ImportedUnit[],
  all: readonly OrgUnit[],
  ids: IdSource,
): UnitsDraft {
  const stored: Stored = new Map(all.map((unit) => [unit.id, unit]));
  const problems: OrgProblem[] = [];
  const named = withAliases(takeNames(rows, all, ids, problems), all, problems);
  const known = new Map(stored);
  for (const { unit } of named) known.set(unit.id, unit);
  const index = indexUnits([...known.values()], []);
  const found = new Map<string, UnitId | null>();
  const idOf = (name: string): UnitId | null => {
    const before = found.get(name);
    if (before !== undefined) return before;
    const resolved = index.resolve(name);
    const id = resolved.kind === "unit" ? resolved.unit.id : null;
    found.set(name, id);
    return id;
  };
  const linked = named.map((each) => withDates(withLinks(each, idOf, problems), problems));
  const parented = withoutCycles(linked, stored, "parentId", problems);
  const listed = withoutCycles(parented, stored, "successorId", problems);
  const units = listed.map(({ unit }) => unit);
  return {
    listed,
    added: units.filter(({ id }) => !stored.has(id)),
    changed: units.filter((unit) => isChanged(unit, stored.get(unit.id))),
    problems,
    idOf,
    nameOf: (id) => known.get(id)?.name ?? "",
  };
}

/** The unit of each row: the stored one, or a new one. */
function takeNames(
  rows: readonly ImportedUnit[],
  all: readonly OrgUnit[],
  ids: IdSource,
  problems: OrgProblem[],
): ListedUnit[] {
  const index = indexUnits(all, []);
  const taken = new Set<UnitId>();
  return rows.flatMap((row): ListedUnit[] => {
    const found = index.resolve(row.name);
    const made = found.kind === "unknown" ? unitCalled(row.name, ids.next()) : null;
    if (made) index.add(made);
    const unit = made ?? (found.kind === "unit" ? found.unit : null);
    if (!unit || taken.has(unit.id)) {
      problems.push({ code: "named-twice", list: "units", row: row.row, text: row.name });
      return [];
    }
    taken.add(unit.id);
    return [{ row, unit }];
  });
}

/** A spelling is the unit's that has it already, or that is first in the list to have it. */
function withAliases(
  listed: readonly ListedUnit[],
  all: readonly OrgUnit[],
  problems: OrgProblem[],
): ListedUnit[] {
  const holders = new Map<string, UnitId>();
  const hold = (name: string, id: UnitId): UnitId => {
    const key = name.normalize("NFC").toLowerCase();
    const holder = holders.get(key) ?? id;
    holders.set(key, holder);
    return holder;
  };
  for (const { unit } of listed) hold(unit.name, unit.id);
  for (const { id, name, aliases } of all) for (const each of [name, ...aliases]) hold(each, id);
  return listed.map(({ row, unit }) => {
    const aliases = new Set(unit.aliases);
    for (const alias of row.aliases) {
      if (aliases.has(alias)) continue;
      if (hold(alias, unit.id) === unit.id) aliases.add(alias);
      else problems.push({ code: "alias-twice", list: "units", row: row.row, text: alias });
    }
    return { row, unit: { ...unit, aliases: [...aliases] } };
  });
}

function withLinks(
  { row, unit }: ListedUnit,
  idOf: (name: string) => UnitId | null,
  problems: OrgProblem[],
): ListedUnit {
  const linkTo = (name: string | null, before: UnitId | null): UnitId | null => {
    if (name === null) return before;
    const id = idOf(name);
    if (!id) problems.push({ code: "unknown-unit", list: "units", row: row.row, text: name });
    return id ?? before;
  };
  return {
    row,
    unit: {
      ...unit,
      parentId: linkTo(row.parent, unit.parentId),
      successorId: linkTo(row.successor, unit.successorId),
    },
  };
}

/** A time that would end before it begins is left as it is stored. */
function withDates({ row, unit }: ListedUnit, problems: OrgProblem[]): ListedUnit {
  const validFrom = row.validFrom ?? unit.validFrom;
  const validTo = row.validTo ?? unit.validTo;
  const isTold = row.validFrom !== null || row.validTo !== null;
  if (isTold && validFrom && validTo && validTo < validFrom) {
    const text = written(row.validTo ?? validFrom);
    problems.push({ code: "bad-date", list: "units", row: row.row, text });
    return { row, unit };
  }
  return { row, unit: { ...unit, validFrom, validTo } };
}

/** As lists write it: `30/6/2025`. */
function written(date: LocalDate): string {
  const { year, month, day } = partsOf(date);
  return `${day}/${month}/${year}`;
}

function isChanged(unit: OrgUnit, stored: OrgUnit | undefined): boolean {
  return (
    stored !== undefined &&
    (stored.parentId !== unit.parentId ||
      stored.validFrom !== unit.validFrom ||
      stored.validTo !== unit.validTo ||
      stored.successorId !== unit.successorId ||
      stored.aliases.length !== unit.aliases.length)
  );
}

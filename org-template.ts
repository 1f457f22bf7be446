/** `export org-template`: the list of units and people as a spreadsheet, to fill in and import. */
import writeExcelFile, { type Sheet } from "write-excel-file/node";
import { ORG_WORDS } from "./bot/copy/command-line.ts";
import { fullDate } from "./bot/copy/format.ts";
import { ORG_TEMPLATE } from "./bot/copy/org-template.ts";
import { ROLE_WORDS } from "./bot/copy/people.ts";
import { CliError } from "./cli-error.ts";
import { withOffice, type Printed } from "./commands.ts";
import type { Config } from "./config.ts";
import type { UnitId } from "./domain/ids.ts";
import type { OrgUnit, Person, UnitGroup } from "./domain/org.ts";

type Cells = readonly (readonly string[])[];

const COLUMN_WIDTH = 28;

/** Writes the file, with what is stored already filled in; fails where the path cannot be written. */
export async function exportOrgTemplate(config: Config, path: string): Promise<Printed> {
  const { units, people, groups } = await withOffice(config, async ({ office }) => {
    const { units: unitStore, people: peopleStore } = office.database;
    return {
      units: await unitStore.all(),
      groups: await unitStore.groups(),
      people: await peopleStore.all(),
    };
  });
  const file = writeExcelFile([
    sheetOf(ORG_TEMPLATE.units, unitRows(units, groups)),
    sheetOf(ORG_TEMPLATE.people, personRows(people, units)),
    { sheet: ORG_TEMPLATE.guide.sheet, data: ORG_TEMPLATE.guide.lines.map((line) => [line]) },
  ]);
  await file.toFile(path).catch((cause: unknown) => {
    throw new CliError("cannot-write", { cause });
  });
  return {
    json: { file: path, units: units.length, people: people.length },
    words: ORG_WORDS.exported(path, units.length, people.length),
  };
}

function sheetOf(
  { sheet, columns }: { readonly sheet: string; readonly columns: readonly string[] },
  rows: Cells,
): Sheet<never> {
  const header = columns.map((value) => ({ value, fontWeight: "bold" as const }));
  // Typed as text, whatever it looks like: nothing in here is ever a formula.
  const data = rows.map((cells) => cells.map((value) => ({ value, type: String })));
  return {
    sheet,
    data: [header, ...data],
    columns: columns.map(() => ({ width: COLUMN_WIDTH })),
    stickyRowsCount: 1,
  };
}

function unitRows(units: readonly OrgUnit[], groups: readonly UnitGroup[]): Cells {
  const nameOf = namesOf(units);
  return units.map((unit) => [
    unit.name,
    unit.aliases.join("; "),
    nameOf(unit.parentId),
    groups
      .filter(({ memberIds }) => memberIds.includes(unit.id))
      .flatMap(({ phrases }) => phrases.slice(0, 1))
      .toSorted((one, other) => one.localeCompare(other, "vi"))
      .join("; "),
    unit.validFrom ? fullDate(unit.validFrom) : "",
    unit.validTo ? fullDate(unit.validTo) : "",
    nameOf(unit.successorId),
  ]);
}

function personRows(people: readonly Person[], units: readonly OrgUnit[]): Cells {
  const nameOf = namesOf(units);
  return people.flatMap(({ post, name, grants }) =>
    grants.map(({ role, unitId }) => [post, name ?? "", ROLE_WORDS[role], nameOf(unitId)]),
  );
}

function namesOf(units: readonly OrgUnit[]): (id: UnitId | null) => string {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return (id) => (id && names.get(id)) ?? "";
}

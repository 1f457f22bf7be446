/** The whole export of Quảng Điền, in one transaction: in SQLite, on a server, and twice at the same moment. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../../db/open-database.ts";
import type { DossierPreview, ImportedDossiers } from "../../../domain/dossier-import.ts";
import type { Office } from "../../../domain/office.ts";
import { makeDossierImporter } from "../../../jobs/import/dossiers/dossier-importer.ts";
import { readContents } from "../../../jobs/import/read-contents.ts";
import { readDocument } from "../../../jobs/import/reading/read-document.ts";
import { asCsv } from "../../documents/dossiers/dossier-files.ts";
import {
  QUANG_DIEN_FIGURES,
  quangDienExport,
} from "../../documents/dossiers/made-dossier-export.ts";
import { day } from "../../builders/time.ts";
import { startPostgres, type TestPostgres } from "../../servers/postgres.ts";
import { describeWithPostgres } from "../../servers/suites.ts";
import { SETTLING_WORDS } from "./dossier-office.ts";
import { openTestOffice, sourceFile, type TestOffice } from "./given.ts";

const { asOf, read, onTime, late, open, overdueOpen } = QUANG_DIEN_FIGURES;
const FIGURES = { read, onTime, late, open, overdueOpen, rejected: [] };
const SPAN = { from: day("2022-01-01"), to: asOf, asOf };
const LONG = 120_000;

async function readExport(): Promise<ImportedDossiers> {
  const file = sourceFile(asCsv(quangDienExport(), "utf-8", ","), "ho-so.csv");
  const document = await readDocument(file);
  if (!document.ok) throw new Error(document.error.code);
  const years = { given: null, current: 2022 };
  const contents = readContents(document.value, { years, zone: "Asia/Ho_Chi_Minh" });
  if (!contents.ok || !contents.value.dossiers) throw new Error("it is no export");
  return contents.value.dossiers;
}

function commit(office: Office, imported: ImportedDossiers): Promise<DossierPreview> {
  return office.database.transaction((stores) =>
    makeDossierImporter(office, SETTLING_WORDS).commit(
      stores,
      imported,
      { asOf: null, phrases: {} },
      { personId: null, channel: "command-line" },
    ),
  );
}

async function expectWhole({ office }: TestOffice): Promise<void> {
  const imported = await readExport();
  expect(await commit(office, imported)).toMatchObject({ ...FIGURES, created: read });
  expect(await commit(office, imported)).toMatchObject({
    ...FIGURES,
    created: 0,
    updated: 0,
    unchanged: read,
    newUnits: [],
  });
  const counts = await office.database.dossiers.counts(SPAN, null);
  const sum = (pick: (each: (typeof counts)[number]) => number) =>
    counts.reduce((total, each) => total + pick(each), 0);
  // What the file says of itself is what the database says of it afterwards.
  expect({
    onTime: sum((each) => each.onTime),
    late: sum((each) => each.late),
    open: sum((each) => each.open),
    overdueOpen: sum((each) => each.overdueOpen),
  }).toEqual({ onTime, late, open, overdueOpen });
}

test("in SQLite", { timeout: LONG }, async () => {
  const opened = await openTestOffice(false);
  try {
    await expectWhole(opened);
  } finally {
    await opened.close();
  }
});

describeWithPostgres("on a server", () => {
  let server: TestPostgres;

  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);

  afterAll(async () => {
    await server?.stop();
  });

  test("once, and again", { timeout: LONG }, async () => {
    const opened = await openTestOffice(false, async () =>
      openDatabase(await server.createDatabase()),
    );
    try {
      await expectWhole(opened);
    } finally {
      await opened.close();
    }
  });

  test(
    "by two at the same moment: each dossier, and each unit, comes in once",
    { timeout: LONG },
    async () => {
      const url = await server.createDatabase();
      const first = await openTestOffice(false, () => openDatabase(url));
      const second = await openDatabase(url);
      try {
        const { office } = first;
        const other = { ...office, database: second.of(office.organisation.id) };
        const imported = await readExport();
        const outcomes = await Promise.all([commit(office, imported), commit(other, imported)]);
        const created = outcomes.map((outcome) => outcome.created);
        expect([Math.min(...created), Math.max(...created)]).toEqual([0, read]);
        expect(await office.database.dossiers.count({ unitIds: null })).toBe(read);
        const names = (await office.database.units.all()).map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      } finally {
        await second.close();
        await first.close();
      }
    },
  );
});

/** Exports of the one-stop system beside what is known: new, changed, the same, older, not taken. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ImportedDossier } from "../../../domain/dossier-import.ts";
import type { Stores } from "../../../domain/stores.ts";
import { saveApplicantDays } from "../../../domain/applicant-keeping.ts";
import { occasion } from "../../builders/dossier.ts";
import { unit } from "../../builders/org.ts";
import { at, day } from "../../builders/time.ts";
import {
  exported,
  exportedRow,
  NOBODY,
  openDossierOffice,
  SETTLING_WORDS,
  type DossierOffice,
} from "./dossier-office.ts";
import { makeDossierImporter } from "../../../jobs/import/dossiers/dossier-importer.ts";

let given: DossierOffice;
beforeEach(async () => {
  given = await openDossierOffice();
});
afterEach(async () => {
  await given.close();
});

const db = () => given.office.database;
const applicant = { name: "Nguyễn Thị Ánh", phone: "0912 345 678", address: "Ấp An Lạc" };
const FINISHED = { status: 9, finished: occasion("2023-02-23 08:00") } as const;

async function idOf(name: string) {
  return (await db().units.all()).find((each) => each.name === name)?.id;
}

async function auditOf() {
  return db().audit.of("dossier", "all", 100);
}

describe("the first export", () => {
  test("brings every dossier in, reckoned, with the unit that handles it and its next look", async () => {
    const shown = await given.preview([exportedRow("H1"), exportedRow("H2", FINISHED)]);
    expect(await db().dossiers.count({ unitIds: null })).toBe(0);
    const done = await given.commit([exportedRow("H1"), exportedRow("H2", FINISHED)]);
    expect(done).toEqual(shown);
    expect(done).toMatchObject({ read: 2, created: 2, updated: 0, unchanged: 0, rejected: [] });
    expect(done).toMatchObject({ onTime: 1, late: 0, open: 1, overdueOpen: 0, toApologise: 0 });
    expect(await given.known("H1")).toMatchObject({
      unitId: await idOf("Phòng Tư pháp"),
      source: "export",
      due: occasion("2023-02-24 17:00"),
      asOf: at("2023-02-23 09:00"),
      createdAt: at("2023-02-23 09:00"),
      outcome: null,
    });
    // What is open is looked at on its way to its date; what has ended is not.
    expect((await given.known("H1")).nextLookAt).not.toBeNull();
    expect(await given.known("H2")).toMatchObject({ outcome: "on-time", nextLookAt: null });
  });

  test("says what will follow for those that are past their date", async () => {
    const late = exportedRow("H1", { writtenDue: occasion("2023-02-21") });
    const waiting = exportedRow("H2", {
      status: 5,
      writtenDue: occasion("2023-02-21"),
      supplements: { count: 1, asked: occasion("2023-02-20"), given: null },
    });
    const done = await given.commit([late, waiting]);
    expect(done).toMatchObject({ open: 2, overdueOpen: 1, toApologise: 1 });
    const found = await db().dossiers.withLookDue(
      at("2023-02-23 09:01"),
      at("2023-02-23 00:00"),
      10,
    );
    expect(found.map(({ code }) => code)).toEqual(["H1"]);
  });

  test("accuses nobody when it was made before the date, or long ago", async () => {
    const row = exportedRow("H1", { writtenDue: occasion("2023-02-21") });
    const early = await given.preview([row], { asOf: at("2023-02-21 08:00") });
    expect(early).toMatchObject({ overdueOpen: 0, toApologise: 0 });
    given.moveClock(at("2023-03-20 09:00"));
    const old = await given.preview([row], { asOf: at("2023-02-23 08:00") });
    expect(old).toMatchObject({ overdueOpen: 1, toApologise: 0 });
  });
});

describe("the day of an export", () => {
  const preview = (asOf: string | null, said: string | null = null) =>
    makeDossierImporter(given.office, SETTLING_WORDS).preview(
      db(),
      exported([exportedRow("H1")], { asOf: asOf === null ? null : day(asOf) }),
      { asOf: said === null ? null : at(said), phrases: {} },
    );

  test("is what is said, else the evening of the day in the file, else now; never later than now", async () => {
    expect((await preview(null)).asOf).toBe(at("2023-02-23 09:00"));
    expect((await preview("2023-02-22")).asOf).toBe(at("2023-02-22 23:59"));
    expect((await preview("2023-02-23")).asOf).toBe(at("2023-02-23 09:00"));
    expect((await preview("2023-02-22", "2023-02-21 23:59")).asOf).toBe(at("2023-02-21 23:59"));
    expect((await preview("2099-01-01")).asOf).toBe(at("2023-02-23 09:00"));
  });
});

describe("a further export", () => {
  test("without a change is no change, and puts nothing on record", async () => {
    const rows = [exportedRow("H1", { applicant }), exportedRow("H2", FINISHED)];
    await given.commit(rows);
    const before = await given.known("H1");
    const again = await given.commit(rows);
    expect(again).toMatchObject({ read: 2, created: 0, updated: 0, unchanged: 2 });
    expect(await given.known("H1")).toEqual(before);
    expect(await auditOf()).toHaveLength(1);
  });

  test("of a later moment moves that on, so that what is late by now is found", async () => {
    const rows = [exportedRow("H1")];
    await given.commit(rows);
    given.moveClock(at("2023-02-27 10:00"));
    expect(await given.commit(rows)).toMatchObject({ updated: 0, unchanged: 1, toApologise: 1 });
    const { asOf, createdAt, nextLookAt } = await given.known("H1");
    expect([asOf, createdAt]).toEqual([at("2023-02-27 10:00"), at("2023-02-23 09:00")]);
    expect(nextLookAt! <= at("2023-02-27 10:00")).toBe(true);
    expect(await db().dossiers.latestExport()).toBe(at("2023-02-27 10:00"));
  });

  test("updates what has changed, and keeps since when it is known", async () => {
    await given.commit([exportedRow("H1"), exportedRow("H2"), exportedRow("H3")]);
    given.moveClock(at("2023-02-23 16:00"));
    const done = await given.commit([
      exportedRow("H1", FINISHED),
      exportedRow("H2", { writtenDue: occasion("2023-02-28 17:00") }),
    ]);
    expect(done).toMatchObject({ created: 0, updated: 2, unchanged: 0 });
    expect(done.news).toMatchObject({
      lastAsOf: at("2023-02-23 09:00"),
      ended: 1,
      endedOnTime: 1,
      moved: 1,
      absent: 1,
    });
    expect(await given.known("H1")).toMatchObject({
      createdAt: at("2023-02-23 09:00"),
      outcome: "on-time",
      nextLookAt: null,
    });
    // Of one that is not in it, nothing is concluded.
    expect(await given.known("H3")).toMatchObject({ ended: null, asOf: at("2023-02-23 09:00") });
  });

  test("of an older moment changes nothing of what is known since, but adds what was unknown", async () => {
    await given.commit([exportedRow("H1", FINISHED)]);
    const before = await given.known("H1");
    const older = await given.commit([exportedRow("H1"), exportedRow("H2")], {
      asOf: at("2023-02-22 08:00"),
    });
    expect(older).toMatchObject({ isOlder: true, created: 1, updated: 0, unchanged: 1 });
    expect(await given.known("H1")).toEqual(before);
  });

  test("knows a code by its letters, however it is spaced", async () => {
    await given.commit([exportedRow("000.00.05.H49-230220-0012")]);
    const done = await given.commit([exportedRow(" 000.00.05.h49 - 230220-0012")]);
    expect(done).toMatchObject({ created: 0, unchanged: 1 });
  });

  test("leaves what it does not say as it is known", async () => {
    await given.commit([exportedRow("H1", { isOnline: true, field: "Hộ tịch", applicant })]);
    const done = await given.commit([exportedRow("H1", { field: "", unit: "" })]);
    expect(done).toMatchObject({ updated: 0, unchanged: 1 });
    const { id, ...known } = await given.known("H1");
    expect(known).toMatchObject({ isOnline: true, field: "Hộ tịch" });
    expect(known.unitId).toBe(await idOf("Phòng Tư pháp"));
    expect(await db().dossiers.applicantsOf([id])).toEqual([{ dossierId: id, applicant }]);
  });

  test("keeps a promise that was given for the date, and none for another date", async () => {
    await given.commit([exportedRow("H1"), exportedRow("H2")]);
    const promise = { by: (await db().people.all())[0]!.id, at: at("2023-02-23 10:00") };
    for (const code of ["H1", "H2"]) {
      expect(await db().dossiers.save({ ...(await given.known(code)), promise })).toBe(true);
    }
    given.moveClock(at("2023-02-23 16:00"));
    await given.commit([
      exportedRow("H1", { procedure: "Đăng ký lại khai sinh" }),
      exportedRow("H2", { writtenDue: occasion("2023-02-23 17:00") }),
    ]);
    expect((await given.known("H1")).promise).toEqual(promise);
    expect((await given.known("H2")).promise).toBeNull();
  });

  test("takes over a dossier that was typed in by hand", async () => {
    await given.commit([exportedRow("H1")]);
    await db().dossiers.save({ ...(await given.known("H1")), source: "typed" });
    given.moveClock(at("2023-02-23 10:00"));
    await given.commit([exportedRow("H1")]);
    expect((await given.known("H1")).source).toBe("export");
  });
});

describe("who handed it in", () => {
  const kept = async (code: string) => {
    const { id } = await given.known(code);
    return (await db().dossiers.applicantsOf([id]))[0]?.applicant ?? null;
  };

  test("is kept apart, and replaced when the export says otherwise", async () => {
    await given.commit([exportedRow("H1", { applicant }), exportedRow("H2")]);
    expect([await kept("H1"), await kept("H2")]).toEqual([applicant, null]);
    const moved = { ...NOBODY, phone: "0900 000 000" };
    expect(await given.commit([exportedRow("H1", { applicant: moved })])).toMatchObject({
      updated: 1,
    });
    expect(await kept("H1")).toEqual({ ...applicant, phone: "0900 000 000" });
  });

  test("is not brought back once it was forgotten, nor kept of what ended long ago", async () => {
    const row = exportedRow("H1", { ...FINISHED, applicant });
    await given.commit([row]);
    expect(await kept("H1")).toEqual(applicant);
    await db().dossiers.forgetApplicants(day("2023-03-01"), at("2023-03-01 00:00"));
    expect(await given.commit([row])).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await kept("H1")).toBeNull();

    await saveApplicantDays(db(), 0);
    given.moveClock(at("2023-03-01 09:00"));
    await given.commit([exportedRow("H2", { ...FINISHED, applicant })]);
    expect(await kept("H2")).toBeNull();
  });

  test("stands in no record of the import", async () => {
    await given.commit([exportedRow("H1", { applicant })]);
    const [entry, ...others] = await auditOf();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      deed: "imported-dossiers",
      detail: { read: 1, created: 1, updated: 0, rejected: 0 },
    });
    expect(JSON.stringify(await db().audit.list({ limit: 100 }))).not.toContain("Ánh");
  });
});

describe("the unit that handles it", () => {
  const rows = (...units: readonly string[]): readonly ImportedDossier[] =>
    units.map((name, index) => exportedRow(`H${index}`, { unit: name, row: index + 2 }));

  test("is known by its folded name; one that nobody knows is made and listed, once", async () => {
    const done = await given.commit(
      rows("PHÒNG TƯ PHÁP", "Đội Quản lý trật tự", "Đội Quản lý trật tự"),
    );
    expect(done.newUnits).toEqual(["Đội Quản lý trật tự"]);
    expect((await given.known("H0")).unitId).toBe(await idOf("Phòng Tư pháp"));
    expect((await given.known("H2")).unitId).toBe(await idOf("Đội Quản lý trật tự"));
    expect(await given.commit(rows("PHÒNG TƯ PHÁP", "Đội Quản lý trật tự"))).toMatchObject({
      newUnits: [],
      unchanged: 2,
    });
  });

  test("is asked about where the name comes near a known one, and the answer is remembered", async () => {
    const [phrase, known] = ["Phòng Kinh tế Hạ tầng", "Phòng Kinh tế và Hạ tầng"];
    const [question] = (await given.preview(rows(phrase))).questions;
    expect(question).toMatchObject({ kind: "near-miss", phrase });
    const unitId = (await idOf(known))!;
    const answered = { [phrase]: { kind: "unit" as const, unitId } };
    const done = await given.commit(rows(phrase), { phrases: answered });
    expect(done).toMatchObject({ newUnits: [], questions: [] });
    expect((await given.known("H0")).unitId).toBe(unitId);
    expect(await given.preview(rows(phrase))).toMatchObject({ questions: [], newUnits: [] });
  });

  test("is asked about where the name fits several; unanswered, its rows are not taken", async () => {
    await db().units.add([unit({ name: "Tổ Một" }), unit({ name: "TỔ MỘT" })]);
    const done = await given.commit(rows("tổ một", "Phòng Tư pháp"));
    expect(done.questions).toMatchObject([{ kind: "ambiguous", phrase: "tổ một" }]);
    expect(done).toMatchObject({ read: 2, created: 1 });
    expect(done.rejected).toEqual([
      { row: 2, dossier: "H0", problem: { code: "ambiguous-unit", text: "tổ một" } },
    ]);
    const exact = await given.commit([exportedRow("H9", { unit: "Tổ Một" })]);
    expect(exact).toMatchObject({ created: 1, questions: [] });
  });

  test("is the only desk where none is named", async () => {
    await db().units.add([unit({ name: "Bộ phận Một cửa" })]);
    const one = await given.commit([exportedRow("H1", { unit: "" })]);
    expect(one.withoutUnit).toBe(0);
    expect((await given.known("H1")).unitId).toBe(await idOf("Bộ phận Một cửa"));
  });

  test("is nobody where none is named, and several may be the desk", async () => {
    const names = ["Bộ phận Một cửa", "Bộ phận Tiếp nhận và trả kết quả"];
    await db().units.add(names.map((name) => unit({ name })));
    const several = await given.commit([exportedRow("H2", { unit: "" })]);
    expect(several.withoutUnit).toBe(1);
    expect((await given.known("H2")).unitId).toBeNull();
  });
});

describe("rows that are not taken", () => {
  test("are named with their reason beside those that the reading left out", async () => {
    const nothing = { writtenDue: null, limit: null };
    const importer = makeDossierImporter(given.office, SETTLING_WORDS);
    const imported = exported(
      [exportedRow("H1", { row: 5 }), exportedRow("h1", { row: 7 }), exportedRow("H2", nothing)],
      { rejected: [{ row: 6, dossier: "", problem: { code: "no-code" } }] },
    );
    const shown = await importer.preview(db(), imported, { asOf: null, phrases: {} });
    expect(shown).toMatchObject({ read: 4, created: 1 });
    expect(shown.rejected).toEqual([
      { row: 2, dossier: "H2", problem: { code: "no-due" } },
      { row: 6, dossier: "", problem: { code: "no-code" } },
      { row: 7, dossier: "h1", problem: { code: "doubled", row: 5 } },
    ]);
  });
});

/** The stores; right after dossiers are read, somebody saves another of the first. */
function savingMeanwhile(stores: Stores): Stores {
  const dossiers = new Proxy(stores.dossiers, {
    get(store, name) {
      if (name === "byCodes") {
        return async (codes: readonly string[]) => {
          const found = await store.byCodes(codes);
          if (found[0]) await store.save(found[0]);
          return found;
        };
      }
      const value: unknown = Reflect.get(store, name, store);
      return typeof value === "function" ? value.bind(store) : value;
    },
  });
  return new Proxy(stores, {
    get: (all, name) => (name === "dossiers" ? dossiers : Reflect.get(all, name, all)),
  });
}

test("what was saved by another meanwhile is not overwritten, and nothing comes in", async () => {
  await given.commit([exportedRow("H1")]);
  const importer = makeDossierImporter(given.office, SETTLING_WORDS);
  const rows = exported([exportedRow("H1", FINISHED), exportedRow("H2")]);
  const commit = db().transaction((stores) =>
    importer.commit(
      savingMeanwhile(stores),
      rows,
      { asOf: null, phrases: {} },
      { personId: null, channel: "command-line" },
    ),
  );
  await expect(commit).rejects.toThrow("changed meanwhile");
  expect(await db().dossiers.count({ unitIds: null })).toBe(1);
});

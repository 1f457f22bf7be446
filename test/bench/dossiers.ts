/** Dossiers: what a morning's sweep costs among many, what an export takes to come in, and `/hoso`. */
import { STORED_REASONS } from "../../bot/copy/stored-reasons.ts";
import { dossierRow } from "../../db/dossier-mapping.ts";
import { scheduleLooks } from "../../domain/dossier-looks.ts";
import type { ImportedDossier, ImportedDossiers } from "../../domain/dossier-import.ts";
import type { Dossier } from "../../domain/dossier.ts";
import type { DossierId, UnitId } from "../../domain/ids.ts";
import { DEFAULT_RULES } from "../../domain/rules.ts";
import type { Instant, LocalDate } from "../../domain/time.ts";
import { makeDossierImporter } from "../../jobs/import/dossiers/dossier-importer.ts";
import { sweep } from "../../jobs/sweep.ts";
import { inTurn, median, millisOf, rateOf, type Comparison } from "./measure.ts";
import { BENCH_MOMENT, makeBenchOffice, type BenchOffice } from "./office.ts";
import { chatHandler, insertUpdate, keys, openBare, update } from "./task-list.ts";

const SIZE = { units: 300, people: 300, tasks: 0, noticesDue: 0 };
const DUE = 300;
const MANY = 100_000;
const FEW = 1_000;
/** As many as the Quảng Điền report counts. */
const EXPORTED = 4_063;
const ROUNDS = 5;
const LISTS = 300;
const A_PAGE = 5;
const BATCH = 2_000;
const EVENING_BEFORE = "2023-03-23T10:00:00.000Z" as Instant;
const RECEIVED = "2023-03-06" as LocalDate;
/** Three working days after the bench's moment, and in the autumn. */
const DUE_NOW = "2023-03-29" as LocalDate;
const DUE_LATER = "2023-11-30" as LocalDate;

export async function measureDossiers(): Promise<readonly Comparison[]> {
  const few = await openWith(FEW);
  const amongFew = await sweepMillis(few);
  await few.close();
  const many = await openWith(MANY);
  const amongMany = await sweepMillis(many);
  const bare = await bareLookMillis(many);
  const lists = await measureLists(many);
  await many.close();
  return [
    {
      what: `sweep of ${DUE} dossiers to look at among ${MANY} open ones`,
      ours: 1000 / amongMany,
      limit: 1000 / amongFew,
      unit: "a second",
      limitIs: `the same among ${FEW}`,
      atLeast: 0.5,
    },
    {
      what: "the same, for scale",
      ours: 1000 / amongMany,
      limit: 1000 / bare,
      unit: "a second",
      limitIs: `bare Kysely: ${DUE} rows read and updated`,
      atLeast: null,
    },
    lists,
    ...(await measureImport()),
  ];
}

async function openWith(count: number): Promise<BenchOffice> {
  const bench = await makeBenchOffice(SIZE);
  const { database } = bench.office;
  for (let first = 0; first < count; first += BATCH) {
    const indexes = Array.from({ length: Math.min(BATCH, count - first) }, (_, n) => first + n);
    const dossiers = indexes.map((index) => dossierOf(bench, index));
    await database.transaction((stores) => stores.dossiers.add(dossiers));
  }
  return bench;
}

/** Open, of an export of the evening before; the first ones are asked about on the bench's morning. */
function dossierOf({ office, units }: BenchOffice, index: number): Dossier {
  const due = { on: index < DUE ? DUE_NOW : DUE_LATER, at: null };
  const dossier: Dossier = {
    ...factsOf(index),
    id: `dossier-${index}` as DossierId,
    unitId: units[index % units.length] as UnitId,
    source: "export",
    writtenDue: due,
    due,
    ended: null,
    outcome: null,
    isWaiting: false,
    isLateByRule: false,
    asOf: EVENING_BEFORE,
    createdAt: EVENING_BEFORE,
    promise: null,
    lookedUntil: EVENING_BEFORE,
    isToldLate: false,
    hasMissedDate: false,
    nextLookAt: null,
    revision: 1,
  };
  const { before } = DEFAULT_RULES.ladder.apology;
  const rules = { before, packs: office.shippedApologyRules };
  return scheduleLooks(dossier, EVENING_BEFORE, rules, office.calendar);
}

function factsOf(index: number): ImportedDossier["facts"] {
  return {
    code: `000.00.05.H49-230306-${String(index).padStart(6, "0")}`,
    procedure: "Cấp giấy chứng nhận quyền sử dụng đất lần đầu",
    field: "Đất đai",
    received: { on: RECEIVED, at: null },
    writtenDue: { on: DUE_LATER, at: null },
    limit: null,
    status: 4,
    supplements: { count: 0, asked: null, given: null },
    pausedDays: 0,
    finished: null,
    returned: null,
    isOnline: true,
    isPaidOnline: null,
    isDigitised: true,
    reappointments: 0,
  };
}

async function sweepMillis(bench: BenchOffice): Promise<number> {
  // What every sweep does once (schedules, a day's first notes) is not a dossier's cost.
  await sweep(bench.office);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await forget(bench);
    times.push(await millisOf(async () => void (await sweep(bench.office))));
    if ((await told(bench)) !== DUE) throw new Error(`${await told(bench)} units were asked`);
  }
  return median(times);
}

async function told({ database }: BenchOffice): Promise<number> {
  const notes = await database.kysely.selectFrom("note").select("id").execute();
  return notes.length;
}

/** Back to before the sweep: nothing planned, the same dossiers to look at. */
async function forget({ database }: BenchOffice): Promise<void> {
  const { kysely } = database;
  for (const table of ["note", "notice", "attempt", "message"] as const) {
    await kysely.deleteFrom(table).execute();
  }
  await kysely
    .updateTable("dossier")
    .set({ looked_until: EVENING_BEFORE, next_look_at: BENCH_MOMENT })
    .where("due_on", "=", DUE_NOW)
    .execute();
}

async function bareLookMillis(bench: BenchOffice): Promise<number> {
  const kysely = openBare(bench);
  const org = bench.office.organisation.id;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await forget(bench);
    times.push(
      await millisOf(() =>
        kysely.transaction().execute(async (transaction) => {
          const rows = await transaction
            .selectFrom("dossier")
            .selectAll()
            .where("org_id", "=", org)
            .where("source", "=", "export")
            .where("next_look_at", "<=", BENCH_MOMENT)
            .execute();
          if (rows.length !== DUE) throw new Error(`${rows.length} rows`);
          for (const { id, revision } of rows) {
            await transaction
              .updateTable("dossier")
              .set({
                looked_until: BENCH_MOMENT,
                next_look_at: BENCH_MOMENT,
                revision: revision + 1,
              })
              .where("org_id", "=", org)
              .where("id", "=", id)
              .execute();
          }
        }),
      ),
    );
  }
  await kysely.destroy();
  return median(times);
}

async function measureLists(bench: BenchOffice): Promise<Comparison> {
  const key = keys();
  const handle = chatHandler(bench, "/hoso", A_PAGE);
  const kysely = openBare(bench);
  const org = bench.office.organisation.id;
  const rates = await inTurn(
    ROUNDS,
    () => rateOf(LISTS, (index) => handle(key(), index)),
    () =>
      rateOf(LISTS, async (index) => {
        await insertUpdate(kysely, org, update(bench, key(), index, "/hoso"));
        const rows = await kysely
          .selectFrom("dossier")
          .selectAll()
          .where("org_id", "=", org)
          .where("unit_id", "=", bench.units[(index * 7) % bench.units.length] as UnitId)
          .where("is_open", "=", 1)
          .orderBy("due_on")
          .limit(A_PAGE)
          .execute();
        if (rows.length !== A_PAGE) throw new Error(`${rows.length} rows`);
      }),
  );
  await kysely.destroy();
  return {
    what: `/hoso handled, ${MANY} open dossiers`,
    ...rates,
    unit: "a second",
    limitIs: `bare Kysely: a page of ${A_PAGE} rows and inbox insert`,
    atLeast: null,
  };
}

async function measureImport(): Promise<readonly Comparison[]> {
  const first: number[] = [];
  const again: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bench = await makeBenchOffice(SIZE);
    first.push(await importMillis(bench, EXPORTED));
    again.push(await importMillis(bench, 0));
    await bench.close();
    bare.push(await bareImportMillis());
  }
  const rate = (millis: readonly number[]) => (EXPORTED * 1000) / median(millis);
  return [
    {
      what: `an export of ${EXPORTED} dossiers brought in, ${seconds(median(first))}`,
      ours: rate(first),
      limit: rate(bare),
      unit: "rows a second",
      limitIs: "the same rows by bare batched inserts",
      atLeast: null,
    },
    {
      what: `the same once more, nothing changed, ${seconds(median(again))}`,
      ours: rate(again),
      limit: rate(bare),
      unit: "rows a second",
      limitIs: "the same rows by bare batched inserts",
      atLeast: null,
    },
  ];
}

function seconds(millis: number): string {
  return `${(millis / 1000).toFixed(2)} s`;
}

/** @param created how many of them must be new */
async function importMillis({ office }: BenchOffice, created: number): Promise<number> {
  const importer = makeDossierImporter(office, STORED_REASONS);
  return millisOf(async () => {
    const done = await office.database.transaction((stores) =>
      importer.commit(
        stores,
        exported(),
        { asOf: BENCH_MOMENT, phrases: {} },
        { personId: null, channel: "system" },
      ),
    );
    if (done.created !== created || done.rejected.length > 0) throw new Error(JSON.stringify(done));
  });
}

function exported(): ImportedDossiers {
  const dossiers = Array.from({ length: EXPORTED }, (_, index) => ({
    row: index + 2,
    facts: factsOf(index),
    unit: `Phòng số ${index % 12}`,
    applicant: applicantOf(index),
  }));
  return { dossiers, rejected: [], asOf: null, columns: ["unit", "field", "applicant"] };
}

function applicantOf(index: number) {
  return { name: `Nguyễn Thị Số ${index}`, phone: "0900000000", address: "Ấp An Lạc, xã 1" };
}

async function bareImportMillis(): Promise<number> {
  const bench = await makeBenchOffice(SIZE);
  const kysely = openBare(bench);
  const org = bench.office.organisation.id;
  const rows = Array.from({ length: EXPORTED }, (_, index) =>
    dossierRow(org, dossierOf(bench, index)),
  );
  const applicants = rows.map(({ id }, index) => ({
    org_id: org,
    dossier_id: id,
    ...applicantOf(index),
  }));
  const batch = 250;
  const millis = await millisOf(() =>
    kysely.transaction().execute(async (transaction) => {
      for (let from = 0; from < EXPORTED; from += batch) {
        const to = from + batch;
        await transaction.insertInto("dossier").values(rows.slice(from, to)).execute();
        await transaction
          .insertInto("dossier_applicant")
          .values(applicants.slice(from, to))
          .execute();
      }
    }),
  );
  await kysely.destroy();
  await bench.close();
  return millis;
}

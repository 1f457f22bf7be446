/** Scores come in once, are compared with what is stored, and are answered as the contract says. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../../db/migrate.ts";
import { openDatabase } from "../../../db/open-database.ts";
import type { SqlDatabase } from "../../../db/sql-database.ts";
import type { ImportedScores } from "../../../domain/scores.ts";
import { scoreSetKey } from "../../../domain/scores.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { toScoresContract } from "../../../jobs/import/scores/score-contract.ts";
import { makeScoreImporter } from "../../../jobs/import/scores/score-importer.ts";
import { organisation } from "../../builders/org.ts";
import { at } from "../../builders/time.ts";
import { scoresIn, scoresInSeed, table } from "./recognising/scores-given.ts";

const GIO_LINH = "gio-linh-2023-ke-hoach-khac-phuc";
const PHU_MY = "phu-my-2024-ke-hoach-khac-phuc";
const SO_NOI_VU = "so-noi-vu-2019-ke-hoach-khac-phuc";

describe("the machine-readable answer", () => {
  async function contract(imported: Promise<ImportedScores>) {
    return toScoresContract(await imported, ({ code }) => `worded: ${code}`);
  }

  test("has points with their decimals, and the first set at the top level too", async () => {
    const answer = await contract(scoresInSeed(SO_NOI_VU));
    expect(Object.keys(answer).toSorted()).toEqual([
      "areas",
      "criteria",
      "problems",
      "sets",
      "total",
    ]);
    expect(answer.total).toEqual({
      max: 100,
      assessed: 94.11,
      self: null,
      survey: 29.37,
      lost: 5.89,
      selfGap: null,
    });
    expect(answer.areas[1]).toEqual({
      name: "Xây dựng và tổ chức thực hiện hệ thống văn bản quy phạm pháp luật",
      max: 10,
      assessed: 9.73,
      self: null,
      survey: null,
      lost: 0.27,
    });
    expect(answer.criteria[1]).toMatchObject({ max: 1, assessed: 0.95, lost: 0.05, reason: null });
    expect(answer.sets).toEqual([
      {
        name: "Chỉ số cải cách hành chính",
        year: 2018,
        period: "năm",
        areas: answer.areas,
        criteria: answer.criteria,
        total: answer.total,
        met: null,
        of: null,
      },
    ]);
    expect(answer.problems).toEqual([]);
  });

  test("of several scorings, and of how many criteria were met", async () => {
    const gioLinh = await contract(scoresInSeed(GIO_LINH));
    expect(gioLinh.sets.map(({ total }) => [total.max, total.lost, total.selfGap])).toEqual([
      [82.5, 37.34, 23.05],
      [149, 61.74, 38.52],
    ]);
    expect(gioLinh.total.self).toBe(68.21);
    const [phuMy] = (await contract(scoresInSeed(PHU_MY))).sets;
    expect([phuMy?.met, phuMy?.of]).toEqual([40, 48]);
  });

  test("of a document without scores", async () => {
    expect(await contract(scoresInSeed("quang-dien-2022-bao-cao-6-thang"))).toEqual({
      sets: [],
      areas: [],
      criteria: [],
      total: { max: null, assessed: null, self: null, survey: null, lost: null, selfGap: null },
      problems: [{ row: null, text: "", reason: "worded: nothing-found" }],
    });
  });

  test("says of each problem its row and its text", async () => {
    const text = table(
      ["TT", "Lĩnh vực", "Điểm tối đa", "Điểm đạt"],
      ["1", "Cải cách thể chế", "10", "chín"],
      ["2", "Cải cách TTHC", "8", "8"],
      ["", "Tổng cộng", "20", "17"],
    );
    expect((await contract(scoresIn(text))).problems).toEqual([
      { row: 1, text: "chín", reason: "worded: unreadable-points" },
      { row: null, text: "Tổng cộng – Điểm tối đa", reason: "worded: sum-differs" },
    ]);
  });
});

describe("bringing scores in", () => {
  const author = { personId: null, channel: "command-line" } as const;
  const importer = makeScoreImporter({ clock: { now: () => at("2024-09-01 09:00") } });
  let database: SqlDatabase;
  let office: OrgDatabase;

  beforeEach(async () => {
    database = await openDatabase(":memory:");
    await migrate(database);
    office = database.of((await database.createOrganisation(organisation())).id);
  });

  afterEach(async () => {
    await database.close();
  });

  const commit = (imported: ImportedScores) =>
    office.transaction((stores) => importer.commit(stores, imported, author));

  const changesIn = ({ sets }: Awaited<ReturnType<typeof commit>>) =>
    sets.map(({ change }) => change);

  test("a preview stores nothing", async () => {
    const imported = await scoresInSeed(GIO_LINH);
    const preview = await importer.preview(office, imported);
    expect(changesIn(preview)).toEqual(["new", "new"]);
    expect(await office.scores.all()).toEqual([]);
  });

  test("committing stores every set and notes each in the journal", async () => {
    const imported = await scoresInSeed(GIO_LINH);
    expect(changesIn(await commit(imported))).toEqual(["new", "new"]);
    expect(await office.scores.all()).toEqual(imported.sets);
    const entries = await office.audit.of("scores", scoreSetKey(imported.sets[0]!), 10);
    expect(entries).toEqual([
      {
        at: at("2024-09-01 09:00"),
        ...author,
        subject: "scores",
        subjectId: "chi so cai cach hanh chinh|2023|6 thang dau nam",
        deed: "imported",
        detail: { areas: 0, criteria: 0, assessed: 4516 },
      },
    ]);
  });

  test("committing the same again changes nothing", async () => {
    const imported = await scoresInSeed(PHU_MY);
    await commit(imported);
    expect(changesIn(await commit(imported))).toEqual(["same"]);
    const key = scoreSetKey(imported.sets[0]!);
    expect(await office.audit.of("scores", key, 10)).toHaveLength(1);
    expect(await office.scores.all()).toEqual(imported.sets);
  });

  test("a corrected document replaces what was stored, and the journal says so", async () => {
    const imported = await scoresInSeed(PHU_MY);
    await commit(imported);
    const [set] = imported.sets;
    const corrected = { sets: [{ ...set!, met: 41 }], problems: [] };
    expect(changesIn(await importer.preview(office, corrected))).toEqual(["changed"]);
    expect(changesIn(await commit(corrected))).toEqual(["changed"]);
    expect(await office.scores.all()).toEqual(corrected.sets);
    const [latest] = await office.audit.of("scores", scoreSetKey(set!), 10);
    expect(latest?.deed).toBe("corrected-by-import");
  });

  test("a document without scores stores nothing", async () => {
    const imported = await scoresInSeed("cu-lao-dung-2023-ke-hoach-cchc");
    expect(await commit(imported)).toEqual({ sets: [], problems: [{ code: "nothing-found" }] });
    expect(await office.scores.all()).toEqual([]);
  });
});

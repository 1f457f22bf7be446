/** What an operator exports: the documents of a period, and the record. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { tableOf, unzipped } from "../jobs/export/given.ts";
import { makePlace, run, runJson, type Place } from "./support/dondoc.ts";

const LONG = { timeout: 240_000 };
const PLAN = join(import.meta.dirname, "../seeds/cu-lao-dung-2023-ke-hoach-cchc.txt");

async function withPlan(): Promise<Place> {
  const place = makePlace();
  await runJson(place, ["import", "plan", PLAN, "--commit", "--json"]);
  return place;
}

describe("export", LONG, () => {
  test("evidence of a period: a zip with its index, of everything that is owed in it", async () => {
    const place = await withPlan();
    const out = join(place.folder, "ho-so.zip");
    const asked = ["export", "evidence", "--period", "quý I/2023", "--out", out];
    const { json } = await runJson(place, [...asked, "--json"]);

    expect(json).toMatchObject({
      file: out,
      from: "2023-01-01",
      to: "2023-03-31",
      documents: 0,
      files: 0,
      lost: 0,
    });
    const zip = await unzipped(readFileSync(out));
    expect([...zip.keys()]).toEqual(["Danh muc ho so kiem chung.xlsx"]);
    const [index] = zip.values();
    const rows = await tableOf(index ?? new Uint8Array());
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map((row) => row["Tình trạng kiểm chứng"]))).toEqual(
      new Set(["Còn thiếu"]),
    );
    expect((await run(place, asked)).stdout).toContain("hồ sơ kiểm chứng quý I/2023");
  });

  test("of a unit, by dates", async () => {
    const place = await withPlan();
    const out = join(place.folder, "ho-so.zip");
    const dates = ["--from", "2023-01-01", "--to", "2023-12-31"];
    await run(place, ["export", "evidence", ...dates, "--unit", "phòng tư pháp", "--out", out]);
    const [index] = (await unzipped(readFileSync(out))).values();
    const rows = await tableOf(index ?? new Uint8Array());
    expect(new Set(rows.map((row) => row["Đơn vị"]))).toEqual(new Set(["Phòng Tư pháp"]));
  });

  test("the record, in which the export before is told", async () => {
    const place = await withPlan();
    const zip = join(place.folder, "ho-so.zip");
    await run(place, ["export", "evidence", "--period", "2023", "--out", zip]);
    const out = join(place.folder, "nhat-ky.xlsx");
    const { json } = await runJson(place, ["export", "record", "--out", out, "--json"]);
    expect(json).toEqual({ file: out, rows: 2, isCut: false });
    expect((await tableOf(readFileSync(out))).map((row) => row["Thao tác"])).toEqual([
      "xuất hồ sơ kiểm chứng",
      "nhập dữ liệu",
    ]);
    const old = ["--from", "2020-01-01", "--to", "2020-12-31"];
    const none = await runJson(place, ["export", "record", ...old, "--out", out, "--json"]);
    expect(none.json).toMatchObject({ rows: 0 });
  });

  test.each([
    ["bad-period", ["evidence", "--period", "quý 9", "--out", "a.zip"]],
    ["bad-period", ["evidence", "--out", "a.zip"]],
    ["bad-period", ["evidence", "--from", "2023-03-31", "--to", "2023-01-01", "--out", "a.zip"]],
    ["bad-date", ["evidence", "--from", "2023-02-31", "--to", "2023-03-31", "--out", "a.zip"]],
    ["no-such-unit", ["evidence", "--period", "2023", "--unit", "Phòng Ma", "--out", "a.zip"]],
    ["cannot-write", ["evidence", "--period", "2023", "--out", "no-such-folder/a.zip"]],
    ["bad-arguments", ["evidence", "--period", "2023"]],
    ["nothing-recorded", ["record", "--filter", "NV-999", "--out", "a.xlsx"]],
    ["cannot-write", ["record", "--out", "no-such-folder/a.xlsx"]],
  ])("%s is answered with a sentence, and leaves no file", async (code, asked) => {
    const place = makePlace();
    const ended = await run(place, ["export", ...asked, "--json"]);
    expect(ended.status).toBe(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code } });
    expect(existsSync(join(place.folder, "a.zip"))).toBe(false);
    expect(existsSync(join(place.folder, "a.zip.part"))).toBe(false);
  });

  test("what was there before stays when the new one cannot be made", async () => {
    const place = makePlace();
    const out = join(place.folder, "a.zip");
    writeFileSync(out, "cũ");
    await run(place, [
      "export",
      "evidence",
      "--period",
      "2023",
      "--unit",
      "Phòng Ma",
      "--out",
      out,
    ]);
    expect(readFileSync(out, "utf8")).toBe("cũ");
  });
});

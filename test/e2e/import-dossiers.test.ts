/** Exports of a one-stop system brought in by an operator: the figures of Quảng Điền, in every format. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { asCsv, asXlsx } from "../documents/dossiers/dossier-files.ts";
import { QUANG_DIEN_FIGURES, quangDienExport } from "../documents/dossiers/made-dossier-export.ts";
import type { DossiersContract } from "../../jobs/import/dossiers/dossier-contract.ts";
import { makePlace, run, runJson, type Place } from "./support/dondoc.ts";

const LONG = { timeout: 240_000 };
const { read, onTime, late, open, overdueOpen } = QUANG_DIEN_FIGURES;
const FIGURES = { read, onTime, late, open, overdueOpen, rejected: [] };

function place(name: string, bytes: Uint8Array): { readonly own: Place; readonly file: string } {
  const own = makePlace();
  const file = join(own.folder, name);
  writeFileSync(file, bytes);
  return { own, file };
}

async function importing(own: Place, ...rest: readonly string[]): Promise<DossiersContract> {
  const { status, json } = await runJson(own, ["import", "dossiers", ...rest]);
  expect(status).toBe(0);
  return json as DossiersContract;
}

describe("the export of Quảng Điền", LONG, () => {
  test("says 3928 of 4063 on time; a second time nothing changes", async () => {
    const { own, file } = place("ho-so.xlsx", await asXlsx(quangDienExport()));
    const shown = await importing(own, file);
    expect(shown).toMatchObject({ ...FIGURES, created: read, updated: 0 });
    expect(Object.keys(shown).slice(0, 8)).toEqual(
      "read created updated rejected onTime late open overdueOpen".split(" "),
    );
    expect(await importing(own, file, "--commit")).toEqual(shown);
    const again = await importing(own, file, "--commit");
    expect(again).toMatchObject({ ...FIGURES, created: 0, updated: 0, unchanged: read });
    const words = await run(own, ["import", "dossiers", file]);
    expect(words.stdout).toContain("Đúng hạn 3.928/4.063 hồ sơ tiếp nhận (96,68 %)");
    expect(words.stdout).toContain("không có gì thay đổi");
    expect(words.stderr).toBe("");
  });

  test.each([
    ["utf-8", ","],
    ["windows-1258", ";"],
  ] as const)("is the same as text in %s, separated by %s", async (encoding, separator) => {
    const { own, file } = place("ho-so.csv", asCsv(quangDienExport(), encoding, separator));
    expect(await importing(own, file)).toMatchObject({ ...FIGURES, created: read });
  });
});

describe("the day of which it is", LONG, () => {
  test("can be said; a wrong one is refused", async () => {
    const rows = quangDienExport();
    const { own, file } = place("ho-so.csv", asCsv(rows, "utf-8", ","));
    const earlier = await importing(own, file, "--as-of", "2022-04-30");
    expect(earlier.asOf).toBe("2022-04-30T16:59:00.000Z");
    expect(earlier.onTime).toBeLessThan(onTime);
    expect(earlier.onTime + earlier.late + earlier.open).toBe(read);
    const wrong = await runJson(own, ["import", "dossiers", file, "--as-of", "31/02/2022"]);
    expect(wrong).toMatchObject({ status: 1, json: { error: { code: "bad-date" } } });
  });
});

describe("what is no export", LONG, () => {
  test("is refused with a sentence; rows that cannot be read are named, the rest is taken", async () => {
    const { own, file } = place("ghi-chu.txt", new TextEncoder().encode("Không có bảng nào."));
    const refused = await runJson(own, ["import", "dossiers", file, "--commit"]);
    expect(refused).toMatchObject({ status: 1, json: { error: { code: "no-dossiers" } } });
    const table = join(own.folder, "ho-so.csv");
    writeFileSync(
      table,
      [
        "Mã hồ sơ,Tên thủ tục,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái",
        "H-1,Đăng ký khai sinh,20/02/2023,22/02/2023,Đang xử lý",
        "H-2,Đăng ký khai sinh,31/02/2023,22/02/2023,Đang xử lý",
        ",Đăng ký khai sinh,20/02/2023,22/02/2023,Đang xử lý",
      ].join("\n"),
    );
    const taken = await importing(own, table, "--commit");
    expect(taken).toMatchObject({ read: 3, created: 1 });
    expect(taken.rejected).toEqual([
      { row: 3, reason: expect.stringContaining("31/02/2023") },
      { row: 4, reason: "Không ghi mã hồ sơ." },
    ]);
  });
});

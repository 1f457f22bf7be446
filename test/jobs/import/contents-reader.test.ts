import { afterEach, describe, expect, test } from "vitest";
import type { ContentsReader } from "../../../domain/document-contents.ts";
import { DEFAULT_ZONE } from "../../../domain/time.ts";
import { makeContentsReader, READING_LIMITS } from "../../../jobs/import/contents-reader.ts";
import { readContents } from "../../../jobs/import/read-contents.ts";
import { readDocument } from "../../../jobs/import/reading/read-document.ts";
import { seedText, sourceFile } from "./given.ts";
import { docx, p, sheetRow, tbl, tc, xlsx } from "./reading/packages.ts";

const YEARS = { given: null, current: 2026 };

const open: ContentsReader[] = [];

function reader(limits: Partial<typeof READING_LIMITS> = {}): ContentsReader {
  const made = makeContentsReader({ ...READING_LIMITS, ...limits });
  open.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((made) => made.close()));
});

const seed = sourceFile(seedText());

function largeSheet(rows: number) {
  const all = Array.from({ length: rows }, (_, n) => sheetRow(n + 1, `việc ${n}`, "b", "c", "d"));
  return sourceFile(xlsx({ rows: all.join("") }), "lon.xlsx");
}

describe("reading apart", () => {
  test("finds what reading here finds, and says what is wrong with a file", async () => {
    const document = await readDocument(seed);
    const context = { years: YEARS, zone: DEFAULT_ZONE };
    const here = document.ok ? readContents(document.value, context) : null;
    const apart = await reader().read(seed, YEARS);
    expect(apart).toEqual(here);
    expect(apart).toMatchObject({ ok: true });
    expect(await reader().read(sourceFile("%PDF-1.7"), YEARS)).toEqual({
      ok: false,
      error: { code: "pdf" },
    });
  });

  test("keeps nobody waiting meanwhile", async () => {
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const file = largeSheet(10_000);
    const before = performance.now();
    const reading = reader().read(file, YEARS);
    await reading;
    const whole = performance.now() - before;
    clearInterval(beat);
    expect(longest).toBeLessThan(Math.max(500, whole / 2));
  });

  test("tells how far it is", async () => {
    const told: unknown[] = [];
    await reader().read(largeSheet(20), YEARS, (progress) => told.push(progress));
    expect(told).toEqual([
      { rowsDone: 0, rowsInAll: 20 },
      { rowsDone: 6, rowsInAll: 20 },
      { rowsDone: 13, rowsInAll: 20 },
      { rowsDone: 20, rowsInAll: 20 },
    ]);
  });
});

describe("the same file", () => {
  test("is read once while it is remembered, also when two ask at once", async () => {
    const one = reader();
    const [first, second] = await Promise.all([one.read(seed, YEARS), one.read(seed, YEARS)]);
    expect(second).toBe(first);
    expect(await one.read({ ...seed }, YEARS)).toBe(first);
  });

  test("is read again for another year, and when others have come in between", async () => {
    const one = reader();
    const first = await one.read(seed, YEARS);
    expect(await one.read(seed, { ...YEARS, given: 2024 })).not.toEqual(first);
    for (const text of ["một", "hai", "ba"]) await one.read(sourceFile(text), YEARS);
    const again = await one.read(seed, YEARS);
    expect(again).toEqual(first);
    expect(again).not.toBe(first);
  });
});

describe("what is too heavy", () => {
  const TOO_HEAVY = { ok: false, error: { code: "too-heavy" } };

  test("is given up in time, and the next file is read", async () => {
    const one = reader({ patienceMillis: 1 });
    expect(await one.read(largeSheet(10_000), YEARS)).toEqual(TOO_HEAVY);
    const patient = reader();
    const heavy = patient.read(largeSheet(5000), YEARS);
    expect(await patient.read(sourceFile(docx(p("KẾ HOẠCH")), "a.docx"), YEARS)).toMatchObject({
      ok: true,
    });
    expect(await heavy).toMatchObject({ ok: true });
  });

  test("in memory ends its process only, and another is there for the next", async () => {
    const one = reader({ memoryMegabytes: 40 });
    const row = [tc("a"), tc("b"), tc("c"), tc("d")];
    const table = docx(tbl(...Array.from({ length: 5000 }, () => row)));
    expect(await one.read(sourceFile(table, "nang.docx"), YEARS)).toEqual(TOO_HEAVY);
    expect(await one.read(seed, YEARS)).toMatchObject({ ok: true });
  });

  test("is what is still being read on closing", async () => {
    const one = reader();
    const readings = [one.read(largeSheet(10_000), YEARS), one.read(seed, YEARS)];
    await one.close();
    expect(await Promise.all(readings)).toEqual([TOO_HEAVY, TOO_HEAVY]);
  });
});

test("a file that fills the memory in one step ends neither us nor the next reading", async () => {
  // Incident: comments by the million aborted the whole service, and again at every start.
  const one = reader({ memoryMegabytes: 64 });
  const comments = docx(`${p("a")}${"<!---->".repeat(3_000_000)}`);
  expect(await one.read(sourceFile(comments, "a.docx"), YEARS)).toMatchObject({ ok: false });
  expect(await one.read(seed, YEARS)).toMatchObject({ ok: true });
});

test("a process that nobody needs any more is made again", async () => {
  const one = reader({ idleMillis: 1 });
  const first = await one.read(seed, YEARS);
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  expect(await one.read(seed, { ...YEARS, given: 2023 })).toEqual(first);
});

/** The dossiers of the web page's sample office: they are there, at their dates, and come back with a reset. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { spanOf, sumRates } from "../domain/dossier-rates.ts";
import { deskUnits } from "../domain/one-stop-desk.ts";
import { openSampleFile, openSampleInMemory, resetSample, SAMPLE_START } from "../sample-office.ts";
import { at, day } from "./builders/time.ts";

test("the page's office has them, its units are asked, and a reset brings them back", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-sample-"));
  const sample = await openSampleFile(folder, null);
  onTestFinished(async () => {
    await sample.close();
    rmSync(folder, { recursive: true });
  });
  const { database } = sample.office;
  const span = { ...spanOf("year", day("2023-02-20")), asOf: day("2023-02-20") };
  const figures = async () => sumRates(await database.dossiers.counts(span, null));
  const atStart = { received: 12, onTime: 7, late: 1, open: 4, overdueOpen: 0, digitised: 12 };
  expect(await figures()).toMatchObject(atStart);
  const [friday] = await database.dossiers.byCodes(["000.00.42.H51-230214-0009"]);
  // Asked three working days before Friday 24/02: on Tuesday morning.
  expect(friday).toMatchObject({ due: { on: "2023-02-24" }, nextLookAt: at("2023-02-21 00:00") });
  expect(await deskUnits(database)).toHaveLength(1);

  if (friday) await database.dossiers.save({ ...friday, unitId: null });
  await resetSample(sample);
  expect(await figures()).toMatchObject(atStart);
  const [again] = await database.dossiers.byCodes(["000.00.42.H51-230214-0009"]);
  expect(again?.unitId).not.toBeNull();
});

test("one in memory, which may begin on any day, has none unless it is asked for", async () => {
  const without = await openSampleInMemory(SAMPLE_START);
  const having = await openSampleInMemory(SAMPLE_START, { hasDossiers: true });
  onTestFinished(async () => {
    await without.close();
    await having.close();
  });
  expect(await without.office.database.dossiers.count({ unitIds: null })).toBe(0);
  expect(await having.office.database.dossiers.count({ unitIds: null })).toBe(12);
});

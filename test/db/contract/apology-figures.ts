/** What is counted of apologies: the duties whose last lawful day is in a year. */
import { describe, expect, test } from "vitest";
import type { Deadline } from "../../../domain/deadline.ts";
import { dossier } from "../../builders/dossier.ts";
import { deadline } from "../../builders/plan.ts";
import { day } from "../../builders/time.ts";
import { filledOffice, type Given } from "./given.ts";
import { UNITS } from "./sample-office.ts";

export function describeApologyFigures(given: Given): void {
  describe("apologies to be counted", () => {
    test("are those whose last lawful day is in the year, by unit, however they stand", async () => {
      const { db } = await filledOffice(given);
      const late = dossier({ unitId: UNITS.justice });
      await db.dossiers.add([late]);
      const owed = (over: Partial<Deadline>): Deadline =>
        deadline({
          kind: "apology",
          unitId: UNITS.justice,
          planYear: null,
          dossierId: late.id,
          dossierDue: day("2021-05-11"),
          due: day("2021-05-10"),
          ...over,
        });
      const first = owed({ due: day("2021-01-01") });
      const last = owed({
        unitId: UNITS.finance,
        due: day("2021-12-31"),
        // Its dossier is due in the year after.
        dossierDue: day("2022-01-04"),
      });
      const before = owed({ due: day("2020-12-31") });
      const after = owed({ due: day("2022-01-01") });
      const other = deadline({ unitId: UNITS.justice, due: day("2021-05-10") });
      await db.deadlines.add([first, last, before, after, other]);

      const counted = await db.figures.apologies(2021);
      expect(counted).toEqual([
        { unit: "Phòng Tài chính – Kế hoạch", deadline: last },
        { unit: "Phòng Tư pháp", deadline: first },
      ]);
      expect(await db.figures.apologies(2019)).toEqual([]);
    });
  });
}

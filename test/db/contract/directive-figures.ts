/** What is counted of directives: those of a year, and how many of their units have done their part. */
import { describe, expect, test } from "vitest";
import type { Deadline } from "../../../domain/deadline.ts";
import { deadline } from "../../builders/plan.ts";
import { directive } from "../../builders/proof.ts";
import { at, day } from "../../builders/time.ts";
import { filledOffice, type Given } from "./given.ts";
import { PEOPLE, UNITS } from "./sample-office.ts";

export function describeDirectiveFigures(given: Given): void {
  describe("directives to be counted", () => {
    test("are those due in the year by their first date, by unit, with their direction", async () => {
      const { db } = await filledOffice(given);
      const down = directive({ createdBy: PEOPLE.leader, code: "CĐ-101", direction: "given" });
      const above = directive({ createdBy: PEOPLE.leader, code: "CĐ-102", direction: "received" });
      await db.directives.add(down);
      await db.directives.add(above);
      const owed = (over: Partial<Deadline>): Deadline =>
        deadline({
          kind: "directive",
          unitId: UNITS.justice,
          planYear: null,
          directiveId: down.id,
          due: day("2021-05-10"),
          ...over,
        });
      const first = owed({ due: day("2021-01-01") });
      const last = owed({ unitId: UNITS.finance, directiveId: above.id, due: day("2021-12-31") });
      const extended = owed({ due: day("2022-02-01"), originalDue: day("2021-12-01") });
      const before = owed({ due: day("2020-12-31") });
      const after = owed({ due: day("2022-01-01") });
      await db.deadlines.add([first, last, extended, before, after]);

      const counted = await db.figures.directives(2021);
      expect(counted.map(({ deadline: { id } }) => id).toSorted()).toEqual(
        [first.id, last.id, extended.id].toSorted(),
      );
      expect(counted.find(({ deadline: { id } }) => id === last.id)).toEqual({
        direction: "received",
        deadline: last,
        unit: "Phòng Tài chính – Kế hoạch",
      });
      const units = counted.map(({ unit }) => unit);
      expect(units).toEqual(units.toSorted((one, other) => one.localeCompare(other, "vi")));
      expect(await db.figures.directives(2019)).toEqual([]);
    });

    test("are done by so many of their units, without those that need not", async () => {
      const { db } = await filledOffice(given);
      const down = directive({ createdBy: PEOPLE.leader, code: "CĐ-103" });
      await db.directives.add(down);
      const by = PEOPLE.head;
      const deed = { by, at: at("2021-05-01 09:00") };
      const states: readonly Deadline["state"][] = [
        { name: "open" },
        { name: "done", ...deed, completedOn: day("2021-05-01") },
        { name: "waived", ...deed, reason: "?" },
      ];
      const units = [UNITS.justice, UNITS.finance, UNITS.communeOne];
      const owed = units.map((unitId, index) =>
        deadline({
          kind: "directive",
          unitId,
          planYear: null,
          directiveId: down.id,
          due: day("2021-05-10"),
          state: states[index] ?? { name: "open" },
        }),
      );
      await db.deadlines.add(owed);
      expect(await db.deadlines.progress(owed.slice(0, 1))).toEqual([{ done: 1, total: 2 }]);
    });
  });
}

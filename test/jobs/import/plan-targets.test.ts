/** Chỉ tiêu: a target with a date is owed like anything else that can be late. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { seedText } from "./given.ts";
import { openPlanOffice, type PlanOffice } from "./plan-office.ts";

const GIO_LINH = "gio-linh-2023-ke-hoach-khac-phuc.txt";

let office: PlanOffice;
beforeEach(async () => {
  office = await openPlanOffice();
});
afterEach(() => office.close());

async function targets() {
  const views = await office.office.database.deadlines.list({
    unitIds: null,
    kind: "target",
    limit: 100,
  });
  return views.map(({ deadline, unit }) => ({ unit, due: deadline.due, label: deadline.label }));
}

test("one with a date is a deadline of the unit that leads the duty; the others are none", async () => {
  await office.commit(seedText(GIO_LINH), { planName: "Khắc phục 2023" });
  expect(await targets()).toEqual([
    {
      unit: "Phòng Tài chính – Kế hoạch",
      due: "2023-12-15",
      label: expect.stringMatching(/80\s?%/u),
    },
  ]);
});

test("brought in again, it is the same one", async () => {
  await office.commit(seedText(GIO_LINH), { planName: "Khắc phục 2023" });
  const again = await office.commit(seedText(GIO_LINH), { planName: "Khắc phục 2023" });
  expect(again.change).toBe("none");
  expect(await targets()).toHaveLength(1);
});

test("with a corrected date, it moves", async () => {
  await office.commit(seedText(GIO_LINH), { planName: "Khắc phục 2023" });
  const corrected = seedText(GIO_LINH).replace(
    "đến ngày 15/12/2023 đạt",
    "đến ngày 20/12/2023 đạt",
  );
  const changed = await office.commit(corrected, { planName: "Khắc phục 2023" });
  expect(changed.tasksChanged).toHaveLength(1);
  expect(await targets()).toMatchObject([{ due: "2023-12-20" }]);
});

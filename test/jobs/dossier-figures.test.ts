import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadSummary } from "../../jobs/summaries.ts";
import { occasion } from "../builders/dossier.ts";
import {
  CHAIRMAN,
  JUSTICE,
  openDossierOffice,
  type DossierOffice,
} from "./support/dossier-office.ts";

let office: DossierOffice;

const due = (code: string, on: string, source: "export" | "typed" = "export") => ({
  code,
  unitId: office.unitOf(JUSTICE),
  source,
  received: occasion("2023-02-10 09:00"),
  due: occasion(on),
});

const figures = async (local: string) => {
  office.setClock(local);
  return (await loadSummary(office.opened.office, office.stores)).dossiers;
};

beforeEach(async () => {
  office = await openDossierOffice({ start: "2023-02-24 16:00" });
});
afterEach(() => office.close());

describe("what the weekly summary says of dossiers", () => {
  // Both were returned at 16:30 on Friday; on Monday at 6:45 the chairman read "Đang trễ hẹn: 2 hồ sơ".
  test("accuses nobody by an export that was made before their dates had passed", async () => {
    await office.add(due("A-1", "2023-02-24"), due("A-2", "2023-02-24 17:00"));
    expect(await figures("2023-02-27 06:45")).toMatchObject({
      late: 0,
      worst: [],
      figures: { open: 2, overdueOpen: 0 },
      asOf: { on: "2023-02-24", time: "16:00" },
    });
  });

  test("says of when its figures are", async () => {
    await office.add(due("A-1", "2023-02-24"), due("A-2", "2023-02-24 17:00"));
    await office.playTo("2023-02-27 08:00");
    const text = (await office.textsTo(CHAIRMAN)).join("\n");
    expect(text).toContain("Hồ sơ TTHC (số liệu đến 16 giờ ngày 24/02)");
    expect(text).toContain("Đang trễ hẹn: 0 hồ sơ; sắp đến hạn: 0 hồ sơ");
  });

  // An export of 23/2 still accused on 06/3 of what came to its date after it.
  test("counts as late what an export has found open after its date, however old that is by now", async () => {
    await office.add(due("A-1", "2023-02-23"), due("A-2", "2023-02-24 15:59"));
    await office.add(due("A-3", "2023-02-24"), due("A-4", "2023-03-01"));
    const told = await figures("2023-03-06 06:45");
    expect(told).toMatchObject({
      late: 2,
      worst: [{ unit: JUSTICE, count: 2 }],
      figures: { open: 4, overdueOpen: 2 },
      asOf: { on: "2023-02-24" },
    });
  });

  test("counts as late by the clock what is kept here by hand, and names no export then", async () => {
    await office.add(due("A-1", "2023-02-24", "typed"), due("A-2", "2023-02-27", "typed"));
    expect(await figures("2023-02-27 06:45")).toMatchObject({ late: 1, near: 1, asOf: null });
  });
});

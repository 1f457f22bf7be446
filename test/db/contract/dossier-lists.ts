/** Dossiers as they are listed and counted. */
import { describe, expect, test } from "vitest";
import type { Dossier } from "../../../domain/dossier.ts";
import type { DossierQuery, DossierSpan } from "../../../domain/dossier-stores.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { dossier, endedDossier, occasion } from "../../builders/dossier.ts";
import { at, day } from "../../builders/time.ts";
import { filledOffice, type Given } from "./given.ts";
import { UNITS } from "./sample-office.ts";

const OF_ALL = { unitIds: null } as const;
const NO_COUNTS = {
  received: 0,
  onTime: 0,
  late: 0,
  open: 0,
  overdueOpen: 0,
  online: 0,
  onlineOf: 0,
  paidOnline: 0,
  paidOnlineOf: 0,
  digitised: 0,
  digitisedOf: 0,
};

export function describeDossierLists(given: Given): void {
  describeLists(given);
  describeNarrowed(given);
  describeCounts(given);
}

async function withDossiers(given: Given, dossiers: readonly Dossier[]): Promise<OrgDatabase> {
  const { db } = await filledOffice(given);
  await db.dossiers.add(dossiers);
  return db;
}

function describeLists(given: Given): void {
  describe("lists of dossiers", () => {
    test("are by the day in force, what has a moment first, then by code", async () => {
      const inOrder = [
        dossier({ code: "z", due: occasion("2023-02-23") }),
        dossier({ code: "y", due: occasion("2023-02-24 09:00") }),
        dossier({ code: "x", due: occasion("2023-02-24 11:00") }),
        dossier({ code: "A", due: occasion("2023-02-24") }),
        dossier({ code: "b", due: occasion("2023-02-24"), unitId: UNITS.justice }),
        dossier({ code: "C", due: occasion("2023-02-24") }),
      ];
      const db = await withDossiers(given, inOrder.toReversed());
      const views = inOrder.map((each) => ({
        dossier: each,
        unit: each.unitId ? "Phòng Tư pháp" : "",
      }));
      expect(await db.dossiers.list({ ...OF_ALL, limit: 10 })).toEqual(views);
      const page = await db.dossiers.list({ ...OF_ALL, offset: 2, limit: 3 });
      expect(page).toEqual(views.slice(2, 5));
      expect(await db.dossiers.list({ ...OF_ALL, offset: 6, limit: 3 })).toEqual([]);
      expect(await db.dossiers.count(OF_ALL)).toBe(6);
    });

    test("by unit or field say how many, the most first", async () => {
      const db = await withDossiers(given, [
        dossier({ field: "Hộ tịch", unitId: UNITS.justice }),
        dossier({ field: "Đất đai", unitId: UNITS.finance }),
        dossier({ field: "Đất đai", unitId: UNITS.finance }),
        endedDossier("2023-02-21", "on-time", { unitId: UNITS.finance }),
        dossier({ field: "" }),
      ]);
      const open = { ...OF_ALL, isOpen: true };
      expect(await db.dossiers.groups(open, "unit")).toEqual([
        { unitId: UNITS.finance, name: "Phòng Tài chính – Kế hoạch", count: 2 },
        { unitId: null, name: "", count: 1 },
        { unitId: UNITS.justice, name: "Phòng Tư pháp", count: 1 },
      ]);
      expect(await db.dossiers.groups(open, "field")).toEqual([
        { unitId: null, name: "Đất đai", count: 2 },
        { unitId: null, name: "", count: 1 },
        { unitId: null, name: "Hộ tịch", count: 1 },
      ]);
      const none = { ...open, unitIds: [] };
      expect(await db.dossiers.groups(none, "unit")).toEqual([]);
    });
  });
}

function describeNarrowed(given: Given): void {
  const made = {
    early: dossier({
      code: "som",
      due: occasion("2023-02-22 16:00"),
      unitId: UNITS.justice,
      asOf: at("2023-02-20 16:59"),
    }),
    waiting: dossier({ code: "cho", due: occasion("2023-02-24"), isWaiting: true, status: 5 }),
    typed: dossier({
      code: "tay",
      due: occasion("2023-02-27"),
      source: "typed",
      isToldLate: true,
      field: "",
      unitId: UNITS.finance,
    }),
    ended: endedDossier("2023-02-21", "late", { code: "xong", due: occasion("2023-02-20") }),
    marked: dossier({ code: "100%_\\", due: occasion("2023-03-01"), procedure: "Cấp bản sao" }),
  };

  test.each<[words: string, query: Partial<DossierQuery>, codes: readonly string[]]>([
    ["of two units", { unitIds: [UNITS.justice, UNITS.finance] }, ["som", "tay"]],
    ["of no unit at all", { unitIds: [] }, []],
    ["whose unit is known", { hasUnit: true }, ["som", "tay"]],
    ["whose unit nobody knows", { hasUnit: false }, ["xong", "cho", "100%_\\"]],
    ["open", { isOpen: true }, ["som", "cho", "tay", "100%_\\"]],
    ["ended", { isOpen: false }, ["xong"]],
    ["from a day on", { dueFrom: day("2023-02-24") }, ["cho", "tay", "100%_\\"]],
    ["up to a day, whatever the moment", { dueTo: day("2023-02-22") }, ["xong", "som"]],
    ["of one day", { dueFrom: day("2023-02-24"), dueTo: day("2023-02-24") }, ["cho"]],
    ["waiting", { isWaiting: true }, ["cho"]],
    ["not waiting, open", { isWaiting: false, isOpen: true }, ["som", "tay", "100%_\\"]],
    ["of a field", { field: "Hộ tịch" }, ["xong", "som", "cho", "100%_\\"]],
    ["of no field", { field: "" }, ["tay"]],
    ["typed in", { source: "typed" }, ["tay"]],
    ["told late", { isToldLate: true }, ["tay"]],
    ["not told late", { isToldLate: false, isOpen: true }, ["som", "cho", "100%_\\"]],
    ["told of before a moment", { asOfBefore: at("2023-02-20 17:00") }, ["som"]],
    ["with words of code and field", { words: ["ho tich", "xo"] }, ["xong"]],
    ["with words of the procedure", { words: ["ban sao"] }, ["100%_\\"]],
    ["with signs that mean something to the database", { words: ["100%_\\"] }, ["100%_\\"]],
    ["with words that none has", { words: ["100%__"] }, []],
  ])("those %s are listed and counted", async (_, query, codes) => {
    const db = await withDossiers(given, Object.values(made));
    const asked = { ...OF_ALL, ...query };
    const listed = await db.dossiers.list({ ...asked, limit: 10 });
    expect(listed.map(({ dossier: { code } }) => code)).toEqual(codes);
    expect(await db.dossiers.count(asked)).toBe(codes.length);
    const groups = await db.dossiers.groups(asked, "field");
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(codes.length);
  });
}

function describeCounts(given: Given): void {
  /** Friday 24/2/2023 in the evening, of what was received in February. */
  const SPAN: DossierSpan = {
    from: day("2023-02-01"),
    to: day("2023-02-28"),
    asOf: day("2023-02-24"),
  };

  describe("how many dossiers of a span stand how", () => {
    test("is said for each unit and field, those of no unit last", async () => {
      const of = { unitId: UNITS.justice };
      const db = await withDossiers(given, [
        endedDossier("2023-02-24", "on-time", of),
        endedDossier("2023-02-24", "late", { ...of, due: occasion("2023-02-23") }),
        endedDossier("2023-02-22", "on-time", { ...of, field: "Đất đai" }),
        dossier({ unitId: UNITS.finance, field: "" }),
        dossier(),
      ]);
      expect(await db.dossiers.counts(SPAN, null)).toEqual([
        {
          ...NO_COUNTS,
          unitId: UNITS.finance,
          unit: "Phòng Tài chính – Kế hoạch",
          field: "",
          received: 1,
          open: 1,
        },
        {
          ...NO_COUNTS,
          ...of,
          unit: "Phòng Tư pháp",
          field: "Hộ tịch",
          received: 2,
          onTime: 1,
          late: 1,
        },
        {
          ...NO_COUNTS,
          ...of,
          unit: "Phòng Tư pháp",
          field: "Đất đai",
          received: 1,
          onTime: 1,
        },
        { ...NO_COUNTS, unitId: null, unit: "", field: "Hộ tịch", received: 1, open: 1 },
      ]);
      const own = await db.dossiers.counts(SPAN, [UNITS.finance]);
      expect(own.map(({ unitId }) => unitId)).toEqual([UNITS.finance]);
      expect(await db.dossiers.counts(SPAN, [])).toEqual([]);
    });

    test.each<[words: string, each: Dossier, stands: Partial<typeof NO_COUNTS>]>([
      ["received on the first day", dossier({ received: occasion("2023-02-01") }), { open: 1 }],
      [
        "ended that evening after its time",
        endedDossier("2023-02-24 16:00", "late", { due: occasion("2023-02-24 11:00") }),
        { late: 1 },
      ],
      [
        "ended on time the day after: open then",
        endedDossier("2023-02-25", "on-time", { due: occasion("2023-02-27") }),
        { open: 1 },
      ],
      [
        "ended late the day after: open and past its date then",
        endedDossier("2023-02-25", "late", { due: occasion("2023-02-23") }),
        { open: 1, overdueOpen: 1 },
      ],
      ["due on that day", dossier({ due: occasion("2023-02-24 11:00") }), { open: 1 }],
      [
        "due the day before",
        dossier({ due: occasion("2023-02-23 16:00"), isToldLate: true }),
        { open: 1, overdueOpen: 1 },
      ],
      [
        "due the day before, of which an export has told no more since",
        dossier({ due: occasion("2023-02-23 16:00") }),
        { open: 1 },
      ],
      [
        "waiting for its first supplement",
        dossier({ due: occasion("2023-02-20"), isWaiting: true }),
        { open: 1 },
      ],
      ["late by rule", dossier({ isLateByRule: true }), { open: 1, overdueOpen: 1 }],
      ["with a missed date", dossier({ hasMissedDate: true }), { open: 1, overdueOpen: 1 }],
      ["handed in online", dossier({ isOnline: true }), { open: 1, online: 1, onlineOf: 1 }],
      [
        "paid for otherwise",
        dossier({ isPaidOnline: false, isDigitised: true }),
        { open: 1, paidOnlineOf: 1, digitised: 1, digitisedOf: 1 },
      ],
    ])("one %s", async (_, each, stands) => {
      const db = await withDossiers(given, [each]);
      const of = { unitId: null, unit: "", field: "Hộ tịch" };
      expect(await db.dossiers.counts(SPAN, null)).toEqual([
        { ...NO_COUNTS, ...of, received: 1, ...stands },
      ]);
    });

    test.each([
      ["before the first day", "2023-01-31 16:59"],
      ["after the last day", "2023-03-01"],
      ["in the span but after the day on which it is counted", "2023-02-25"],
    ])("one received %s is left out", async (_, received) => {
      const db = await withDossiers(given, [dossier({ received: occasion(received) })]);
      expect(await db.dossiers.counts(SPAN, null)).toEqual([]);
    });
  });
}

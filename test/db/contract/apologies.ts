import { describe, expect, test } from "vitest";
import { APOLOGY_STAGES, stageOf, type Apology } from "../../../domain/apology.ts";
import type { Deadline } from "../../../domain/deadline.ts";
import type { Dossier } from "../../../domain/dossier.ts";
import type {
  ApologyId,
  DeadlineId,
  DossierId,
  EvidenceId,
  FileHash,
  UnitId,
} from "../../../domain/ids.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { apology, apologyRules, dossier, occasion } from "../../builders/dossier.ts";
import { deadline } from "../../builders/plan.ts";
import type { LocalDate } from "../../../domain/time.ts";
import { at, day } from "../../builders/time.ts";
import { emptyOffice, filledOffice, inAnyOrder, type Given } from "./given.ts";
import { PEOPLE, UNITS } from "./sample-office.ts";

const NOBODYS = "nobody's";
const NOW = at("2023-02-22 09:00");
const ALL = { unitIds: null, stages: APOLOGY_STAGES } as const;

interface Owed {
  readonly apology: Apology;
  readonly duty: Deadline;
  readonly dossier: Dossier;
}

export function describeApologies(given: Given): void {
  describeKept(given);
  describeTheirDuties(given);
  describeLists(given);
  describeRules(given);
}

async function owe(
  db: OrgDatabase,
  over: Partial<Apology> = {},
  dutyOver: Partial<Deadline> = {},
  late: Dossier = dossier({ unitId: UNITS.justice }),
): Promise<Owed> {
  if (!(await db.dossiers.byId(late.id))) await db.dossiers.add([late]);
  const duty = deadline({
    kind: "apology",
    planYear: null,
    unitId: late.unitId ?? UNITS.justice,
    dossierId: late.id,
    dossierDue: late.due.on,
    label: "Văn bản xin lỗi",
    due: day("2023-02-23"),
    ...dutyOver,
  });
  await db.deadlines.add([duty]);
  const made = apology({ dossierId: late.id, deadlineId: duty.id, ...over });
  await db.apologies.add(made);
  return { apology: made, duty, dossier: late };
}

function describeKept(given: Given): void {
  describe("apologies", () => {
    test("come back as they are owed, and as they were changed since", async () => {
      const { db } = await filledOffice(given);
      const { apology: bare } = await owe(db, { reason: null, clock: "overdue" });
      expect(await db.apologies.byId(bare.id)).toEqual(bare);
      const full: Apology = {
        ...bare,
        reason: "'; drop table apology; --",
        reasonBy: PEOPLE.head,
        newDue: day("2023-03-01"),
        letterNumber: "12/PXL",
        draftedAt: NOW,
        ticked: { by: PEOPLE.officer, at: NOW },
        writtenBefore: occasion("2023-02-24 16:30"),
      };
      await db.apologies.save(full);
      expect(await db.apologies.byId(bare.id)).toEqual(full);
      const seen = {
        ...full,
        ticked: { by: null, at: NOW },
        writtenBefore: occasion("2023-02-24"),
      };
      await db.apologies.save(seen);
      expect(await db.apologies.byId(bare.id)).toEqual(seen);
      await db.apologies.save({ ...bare, ticked: null, writtenBefore: null });
      expect(await db.apologies.byId(bare.id)).toEqual(bare);
      expect(await db.apologies.byId(NOBODYS as ApologyId)).toBeNull();
    });

    test("keep what they were owed for, whatever is saved of them later", async () => {
      const { db } = await filledOffice(given);
      const { apology: made } = await owe(db, { oldDue: occasion("2023-02-24 16:00") });
      const { apology: other } = await owe(db);
      await db.apologies.save({ ...made, oldDue: occasion("2023-03-01"), clock: "overdue" });
      expect(await db.apologies.byId(made.id)).toEqual(made);
      expect(await db.apologies.byId(other.id)).toEqual(other);
    });

    test("are found by their duties and by their dossiers, each dossier's in turn", async () => {
      const { db } = await filledOffice(given);
      const late = dossier({ id: "dossier-b" as DossierId, unitId: UNITS.justice });
      const second = await owe(db, { number: 2 }, {}, late);
      const first = await owe(db, { number: 1 }, {}, late);
      const before = await owe(db, {}, {}, dossier({ id: "dossier-a" as DossierId }));
      const { ofDeadlines, ofDossiers } = bound(db);
      expect(await ofDeadlines([before.duty.id, second.duty.id, NOBODYS as DeadlineId])).toEqual([
        before.apology,
        second.apology,
      ]);
      expect(await ofDossiers([late.id, NOBODYS as DossierId, before.dossier.id])).toEqual([
        before.apology,
        first.apology,
        second.apology,
      ]);
      expect(await ofDeadlines([])).toEqual([]);
      expect(await ofDossiers([])).toEqual([]);
    });

    test("there is one of a number for a dossier, and one for a duty", async () => {
      const { db } = await filledOffice(given);
      const { apology: made, duty, dossier: late } = await owe(db);
      await expect(owe(db, { number: 1 }, {}, late)).rejects.toThrow();
      const twin = apology({ dossierId: late.id, deadlineId: duty.id, number: 2 });
      await expect(db.apologies.add(twin)).rejects.toThrow();
      expect(await db.apologies.ofDossiers([late.id])).toEqual([made]);
    });

    test("of a dossier or a duty that nobody has are refused", async () => {
      const { db } = await filledOffice(given);
      const { duty, dossier: late } = await owe(db);
      const of = { dossierId: late.id, deadlineId: duty.id, number: 2 };
      const strays = [
        apology({ ...of, dossierId: NOBODYS as DossierId }),
        apology({ ...of, deadlineId: NOBODYS as DeadlineId }),
      ];
      for (const stray of strays) await expect(db.apologies.add(stray)).rejects.toThrow();
    });
  });
}

function describeTheirDuties(given: Given): void {
  describe("the duty of an apology", () => {
    test("carries its dossier's code and procedure, and is found by its words", async () => {
      const { db } = await filledOffice(given);
      const late = dossier({ code: "H49-0012", procedure: "Cấp giấy phép xây dựng" });
      const { duty } = await owe(db, {}, {}, late);
      const [view] = await db.deadlines.views([duty.id]);
      expect(view).toMatchObject({
        deadline: duty,
        code: "H49-0012",
        title: "Cấp giấy phép xây dựng",
        area: null,
        order: null,
        points: null,
      });
      const found = await db.deadlines.list({ unitIds: null, words: ["h49-0012"], limit: 10 });
      expect(found).toEqual([view]);
      expect(await db.deadlines.list({ unitIds: null, kind: "apology", limit: 10 })).toEqual([
        view,
      ]);
    });

    test("is saved with the date of its dossier", async () => {
      const { db } = await filledOffice(given);
      const { duty } = await owe(db);
      const moved = { ...duty, dossierDue: day("2023-03-01"), due: day("2023-02-28") };
      expect(await db.deadlines.save(moved)).toBe(true);
      expect(await db.deadlines.byId(duty.id)).toEqual({ ...moved, revision: 2 });
    });
  });
}

function describeLists(given: Given): void {
  describe("lists of apologies", () => {
    test("are by the duty's day, then by the dossier's code", async () => {
      const { db } = await filledOffice(given);
      const of = (code: string) => dossier({ code, unitId: UNITS.justice });
      const last = await owe(db, {}, { due: day("2023-02-28") }, of("a"));
      const second = await owe(db, {}, {}, of("C"));
      const first = await owe(db, {}, {}, of("b"));
      const list = async (offset: number, limit: number) =>
        (await db.apologies.list({ ...ALL, offset, limit })).map((each) => each.apology);
      expect(await list(0, 10)).toEqual([first.apology, second.apology, last.apology]);
      expect(await list(1, 1)).toEqual([second.apology]);
      const [shown] = await db.apologies.list({ ...ALL, limit: 1 });
      expect(shown).toMatchObject({
        dossier: first.dossier,
        view: { deadline: first.duty, unit: "Phòng Tư pháp", code: "b" },
      });
    });

    test("have what is still owed before what is done", async () => {
      const { db } = await filledOffice(given);
      const state = { name: "done", ...STAMP, completedOn: day("2023-02-21") } as const;
      const done = await owe(db, {}, { state, due: day("2023-02-20") });
      const owed = await owe(db);
      const listed = await db.apologies.list({ ...ALL, limit: 10 });
      expect(listed.map((each) => each.apology)).toEqual([owed.apology, done.apology]);
    });

    test("are found by words of the dossier, or of the unit that owes", async () => {
      const { db } = await filledOffice(given);
      const permit = dossier({ code: "H49-0012", procedure: "Cấp giấy phép xây dựng 100%_" });
      const one = await owe(db, {}, { unitId: UNITS.finance }, permit);
      const other = await owe(db);
      const found = async (...words: string[]) => {
        const query = { ...ALL, words };
        const listed = await db.apologies.list({ ...query, limit: 10 });
        expect(await db.apologies.count(query)).toBe(listed.length);
        return listed.map((each) => each.apology.id);
      };
      expect(await found("h49-0012", "xay dung")).toEqual([one.apology.id]);
      expect(await found("100%_", "tai chinh")).toEqual([one.apology.id]);
      expect(await found("tu phap")).toEqual([other.apology.id]);
      expect(await found("100%__")).toEqual([]);
      expect(await found("xay dung", "tu phap")).toEqual([]);
    });

    test("of some units leave the others out", async () => {
      const { db } = await filledOffice(given);
      const own = await owe(db, {}, { unitId: UNITS.finance });
      await owe(db);
      const of = async (unitIds: readonly UnitId[] | null) => ({
        listed: (await db.apologies.list({ ...ALL, unitIds, limit: 10 })).map(
          (each) => each.apology.id,
        ),
        counted: await db.apologies.count({ ...ALL, unitIds }),
      });
      expect(await of([UNITS.finance])).toEqual({ listed: [own.apology.id], counted: 1 });
      expect(await of([])).toEqual({ listed: [], counted: 0 });
      expect(await of(null)).toMatchObject({ counted: 2 });
    });

    test("of which letters can be made on a day have a reason, and a date that is not over", async () => {
      const { db } = await filledOffice(given);
      const newDue = day("2023-03-01");
      const ready = await owe(db, { reason: "thiếu hồ sơ gốc", newDue });
      await owe(db, { reason: "thiếu hồ sơ gốc", newDue: null });
      await owe(db, { reason: null, newDue });
      await owe(db, { reason: "thiếu hồ sơ gốc", newDue: day("2023-02-28") });
      const on = async (readyOn: LocalDate) => {
        const query = { ...ALL, readyOn };
        const listed = await db.apologies.list({ ...query, limit: 10 });
        expect(await db.apologies.count(query)).toBe(listed.length);
        return listed.map((each) => each.apology.id);
      };
      expect(await on(newDue)).toEqual([ready.apology.id]);
      expect(await on(day("2023-02-28"))).toHaveLength(2);
      expect(await on(day("2023-03-02"))).toEqual([]);
    });

    test("of a stage hold what the domain calls so, and each apology once", async () => {
      const { db } = await filledOffice(given);
      const all: Owed[] = [];
      for (const state of DUTY_STATES) {
        for (const over of APOLOGIES) all.push(await owe(db, over, { state }));
      }
      for (const stage of APOLOGY_STAGES) {
        const expected = all.filter((each) => stageOf(each.apology, each.duty) === stage);
        expect(expected.length, stage).toBeGreaterThan(0);
        const query = { unitIds: null, stages: [stage] };
        const listed = await db.apologies.list({ ...query, limit: 100 });
        const ids = (some: readonly { readonly apology: Apology }[]) =>
          inAnyOrder(some.map((each) => each.apology.id));
        expect(ids(listed), stage).toEqual(ids(expected));
        expect(await db.apologies.count(query), stage).toBe(expected.length);
      }
      expect(await db.apologies.count(ALL)).toBe(all.length);
      expect(await db.apologies.count({ ...ALL, stages: [] })).toBe(0);
    });
  });
}

const STAMP = { by: PEOPLE.head, at: NOW };
const DUTY_STATES: readonly Deadline["state"][] = [
  { name: "open" },
  { name: "awaiting", ...STAMP, signerId: PEOPLE.leader },
  { name: "done", ...STAMP, completedOn: day("2023-02-22") },
  { name: "submitted", ...STAMP, evidenceId: "e" as EvidenceId, completedOn: day("2023-02-22") },
  { name: "accepted", ...STAMP, evidenceId: "e" as EvidenceId, completedOn: day("2023-02-22") },
  { name: "returned", ...STAMP, reason: "thiếu dấu" },
  { name: "waived", ...STAMP, reason: "đã có kết quả" },
];
const APOLOGIES: readonly Partial<Apology>[] = [
  {},
  { draftedAt: NOW },
  { draftedAt: NOW, newDue: day("2023-03-01") },
  { draftedAt: NOW, newDue: day("2023-03-01"), ticked: { by: null, at: NOW } },
];

function describeRules(given: Given): void {
  describe("an organisation's own rules of apologies", () => {
    test("are one pack a day, the earliest first, and go again", async () => {
      const [db, other] = [await emptyOffice(given), await emptyOffice(given)];
      expect(await db.apologies.rules()).toEqual([]);
      const later = apologyRules(day("2025-07-01"), {
        leadDays: 2,
        mostReappointments: 0,
        form: "form-2025",
        signer: "",
        basis: "NĐ 118",
        template: "f".repeat(64) as FileHash,
      });
      const first = apologyRules(day("2023-01-01"));
      for (const pack of [later, first]) await db.apologies.saveRules(pack);
      expect(await db.apologies.rules()).toEqual([first, later]);
      const changed = { ...later, leadDays: 3, template: null };
      await db.apologies.saveRules(changed);
      expect(await db.apologies.rules()).toEqual([first, changed]);
      await db.apologies.removeRules(first.from);
      await db.apologies.removeRules(day("2024-01-01"));
      expect(await db.apologies.rules()).toEqual([changed]);
      expect(await other.apologies.rules()).toEqual([]);
    });
  });
}

function bound({ apologies }: OrgDatabase) {
  return {
    ofDeadlines: apologies.ofDeadlines.bind(apologies),
    ofDossiers: apologies.ofDossiers.bind(apologies),
  };
}

import { describe, expect, test } from "vitest";
import type { Dossier } from "../../../domain/dossier.ts";
import type { DossierId, UnitId } from "../../../domain/ids.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { applicant, dossier, endedDossier, occasion } from "../../builders/dossier.ts";
import { deadline } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";
import { emptyOffice, filledOffice, inAnyOrder, type Given } from "./given.ts";
import { PEOPLE, UNITS } from "./sample-office.ts";

const NOBODYS = "nobody's" as DossierId;
const LONG_AGO = at("2000-01-01 00:00");
const NOW = at("2023-02-21 00:00");

/** Everything about it is said, and nothing is what others say. */
const FULL: Dossier = dossier({
  unitId: UNITS.justice,
  source: "typed",
  limit: { kind: "hours", count: 12 },
  status: 5,
  supplements: {
    count: 2,
    asked: occasion("2023-02-21 14:59"),
    given: occasion("2023-02-22"),
  },
  pausedDays: 3,
  finished: occasion("2023-02-23 16:30"),
  returned: occasion("2023-02-24"),
  isOnline: true,
  isPaidOnline: false,
  isDigitised: true,
  reappointments: 1,
  due: occasion("2023-02-27 11:30"),
  ended: occasion("2023-02-23 16:30"),
  outcome: "late",
  isLateByRule: true,
  promise: { by: PEOPLE.head, at: at("2023-02-21 08:00") },
  nextLookAt: null,
  revision: 7,
});

export function describeDossiers(given: Given): void {
  describeKept(given);
  describeSaved(given);
  describeLooks(given);
  describePages(given);
  describeApplicants(given);
}

function describeKept(given: Given): void {
  describe("dossiers", () => {
    test("come back as they were written, with all that is known of them or little", async () => {
      const { db } = await filledOffice(given);
      const bare = dossier({
        code: "1",
        procedure: "'; drop table dossier; --",
        field: "",
        received: occasion("2023-02-20"),
        writtenDue: null,
        limit: { kind: "days", count: 0 },
        isWaiting: true,
      });
      await db.dossiers.add([FULL, bare]);
      for (const each of [FULL, bare]) expect(await db.dossiers.byId(each.id)).toEqual(each);
      expect(await db.dossiers.byId(NOBODYS)).toBeNull();
      expect(await db.dossiers.byIds([bare.id, NOBODYS, FULL.id])).toEqual([bare, FULL]);
      expect(await db.dossiers.views([bare.id, NOBODYS, FULL.id])).toEqual([
        { dossier: bare, unit: "" },
        { dossier: FULL, unit: "Phòng Tư pháp" },
      ]);
    });

    test("are known by their codes, however these are written", async () => {
      const { db } = await filledOffice(given);
      const [one, other] = [dossier({ code: "000.00.05.H49-0012" }), dossier({ code: "ĐK 7" })];
      await db.dossiers.add([one, other]);
      const found = await db.dossiers.byCodes(["000.00.05.h49 - 0012", "đk7", "dk 8"]);
      expect(inAnyOrder(found)).toEqual(inAnyOrder([one, other]));
      expect(await db.dossiers.byCodes([])).toEqual([]);
    });

    test("of one code there is one in an organisation", async () => {
      const [db, other] = [await emptyOffice(given), await emptyOffice(given)];
      await db.dossiers.add([dossier({ code: "H49-0012" })]);
      await expect(db.dossiers.add([dossier({ code: "h49-0012 " })])).rejects.toThrow();
      await other.dossiers.add([dossier({ code: "H49-0012" })]);
    });

    test("of a unit that nobody knows are refused", async () => {
      const db = await emptyOffice(given);
      const stray = dossier({ unitId: "nobody's" as UnitId });
      await expect(db.dossiers.add([stray])).rejects.toThrow();
    });

    test("come in by the thousand, and are read so", async () => {
      const db = await emptyOffice(given);
      const many = Array.from({ length: 1_203 }, (_, index) => dossier({ code: `H-${index}` }));
      await db.dossiers.add(many);
      const read = await db.dossiers.byCodes(many.map(({ code }) => code));
      expect(inAnyOrder(read)).toEqual(inAnyOrder(many));
    });
  });
}

function describeSaved(given: Given): void {
  describe("a dossier", () => {
    test("is saved over the one that was read, and over no newer one", async () => {
      const { db } = await filledOffice(given);
      const read = dossier();
      await db.dossiers.add([read, dossier()]);
      const changed: Dossier = { ...FULL, id: read.id, code: "khác", revision: read.revision };
      expect(await db.dossiers.save(changed)).toBe(true);
      expect(await db.dossiers.byId(read.id)).toEqual({ ...changed, revision: 2 });
      expect(await db.dossiers.save(read)).toBe(false);
      expect(await db.dossiers.byId(read.id)).toEqual({ ...changed, revision: 2 });
      expect(await db.dossiers.save({ ...read, id: NOBODYS })).toBe(false);
    });

    test("is saved with many others, but for those that somebody has changed meanwhile", async () => {
      const { db } = await filledOffice(given);
      const read = Array.from({ length: 503 }, () => dossier());
      await db.dossiers.add(read);
      const [first, , third] = read as [Dossier, Dossier, Dossier];
      await db.dossiers.save({ ...first, field: "Đất đai" });
      const changes = read.map((each) => ({
        ...FULL,
        id: each.id,
        code: each.code,
        revision: each.revision,
      }));
      expect(await db.dossiers.saveAll(changes)).toEqual([first.id]);
      expect(await db.dossiers.byId(third.id)).toEqual({ ...changes[2], revision: 2 });
      expect(await db.dossiers.byId(first.id)).toMatchObject({ field: "Đất đai", revision: 2 });
      expect(await db.dossiers.saveAll(changes.slice(0, 3))).toEqual(
        changes.slice(0, 3).map(({ id }) => id),
      );
      expect(await db.dossiers.saveAll([])).toEqual([]);
    });
  });
}

function describeLooks(given: Given): void {
  async function looked(db: OrgDatabase): Promise<readonly Dossier[]> {
    const made = [
      dossier({ nextLookAt: NOW }),
      dossier({ nextLookAt: at("2023-02-20 12:00"), source: "typed" }),
      dossier({ nextLookAt: at("2023-02-20 11:00") }),
      dossier({ nextLookAt: at("2023-02-21 00:01") }),
      dossier({ nextLookAt: null }),
    ];
    await db.dossiers.add(made);
    return made;
  }

  describe("looks at dossiers", () => {
    test("are due from their moment on, the earliest first, at most so many", async () => {
      const db = await emptyOffice(given);
      const [now, typed, early] = await looked(db);
      expect(await db.dossiers.withLookDue(NOW, LONG_AGO, 10)).toEqual([early, typed, now]);
      expect(await db.dossiers.withLookDue(NOW, LONG_AGO, 2)).toEqual([early, typed]);
    });

    test("are left out of what an export told too long ago, never of what is typed in", async () => {
      const db = await emptyOffice(given);
      const told = (asOf: string, nextLookAt: string, over: Partial<Dossier> = {}) =>
        dossier({ asOf: at(asOf), nextLookAt: at(nextLookAt), ...over });
      const stale = told("2023-02-16 23:59", "2023-02-20 08:00");
      const fresh = told("2023-02-17 00:00", "2023-02-20 10:00");
      const typed = told("2023-01-03 08:00", "2023-02-20 09:00", { source: "typed" });
      await db.dossiers.add([stale, fresh, typed]);
      const since = at("2023-02-17 00:00");
      expect(await db.dossiers.withLookDue(NOW, since, 10)).toEqual([typed, fresh]);
      expect(await db.dossiers.nextLookAt(since)).toBe(typed.nextLookAt);
      expect(await db.dossiers.withLookDue(NOW, LONG_AGO, 10)).toEqual([stale, typed, fresh]);
      expect(await db.dossiers.nextLookAt(LONG_AGO)).toBe(stale.nextLookAt);
    });

    test("are none where there is no dossier, or none that is looked at", async () => {
      const db = await emptyOffice(given);
      expect(await db.dossiers.nextLookAt(LONG_AGO)).toBeNull();
      await db.dossiers.add([dossier({ nextLookAt: null })]);
      expect(await db.dossiers.nextLookAt(LONG_AGO)).toBeNull();
      expect(await db.dossiers.withLookDue(at("2099-01-01 00:00"), LONG_AGO, 10)).toEqual([]);
    });

    test("know of when the newest export is, whatever was typed in since", async () => {
      const db = await emptyOffice(given);
      expect(await db.dossiers.latestExport()).toBeNull();
      await db.dossiers.add([dossier({ source: "typed", asOf: at("2023-02-24 08:00") })]);
      expect(await db.dossiers.latestExport()).toBeNull();
      await db.dossiers.add([
        dossier({ asOf: at("2023-02-20 17:00") }),
        endedDossier("2023-02-21", "on-time", { asOf: at("2023-02-22 17:00") }),
        dossier({ asOf: at("2023-02-21 17:00") }),
      ]);
      expect(await db.dossiers.latestExport()).toBe(at("2023-02-22 17:00"));
    });
  });
}

function describePages(given: Given): void {
  describe("open dossiers", () => {
    test("are read page by page, each once", async () => {
      const db = await emptyOffice(given);
      const open = Array.from({ length: 5 }, (_, index) =>
        dossier({ id: `open-${index}` as DossierId }),
      );
      const ended = endedDossier("2023-02-21", "on-time", { id: "open-2-ended" as DossierId });
      await db.dossiers.add([...open, ended].toReversed());
      expect(await db.dossiers.openAfter(null, 2)).toEqual(open.slice(0, 2));
      expect(await db.dossiers.openAfter(open[1]!.id, 2)).toEqual(open.slice(2, 4));
      expect(await db.dossiers.openAfter(open[3]!.id, 2)).toEqual(open.slice(4));
      expect(await db.dossiers.openAfter(open[4]!.id, 2)).toEqual([]);
    });
  });

  describe("dossiers of a clock that was ahead", () => {
    test("are those looked at or told of after now, open or not", async () => {
      const db = await emptyOffice(given);
      const right = { lookedUntil: NOW, asOf: NOW };
      const ahead = at("2023-02-21 00:01");
      const looked = dossier({ ...right, lookedUntil: ahead });
      const told = endedDossier("2023-02-20", "on-time", { ...right, asOf: ahead });
      await db.dossiers.add([dossier(right), looked, told]);
      expect(inAnyOrder(await db.dossiers.ahead(NOW, 10))).toEqual(inAnyOrder([looked, told]));
      expect(await db.dossiers.ahead(NOW, 1)).toHaveLength(1);
      expect(await db.dossiers.ahead(ahead, 10)).toEqual([]);
    });
  });
}

function describeApplicants(given: Given): void {
  describe("who handed dossiers in", () => {
    test("is known apart from them, as far as it is known", async () => {
      const db = await emptyOffice(given);
      const [one, other, third] = [dossier(), dossier(), dossier()];
      await db.dossiers.add([one, other, third]);
      const full = { dossierId: one.id, applicant: applicant() };
      const named = { dossierId: other.id, applicant: applicant({ phone: null, address: null }) };
      const unknown = { name: null, phone: null, address: null };
      await db.dossiers.saveApplicants([full, named, { dossierId: third.id, applicant: unknown }]);
      const ids = [other.id, third.id, one.id];
      expect(await db.dossiers.applicantsOf(ids)).toEqual([named, full]);
      expect(await db.dossiers.applicantsOf([])).toEqual([]);
      const { name: _, ...numbered } = applicant();
      const renamed = { dossierId: one.id, applicant: { ...numbered, name: "Trần Văn Ổn" } };
      await db.dossiers.saveApplicants([renamed, { dossierId: other.id, applicant: unknown }]);
      expect(await db.dossiers.applicantsOf(ids)).toEqual([renamed]);
      expect(JSON.stringify(await db.dossiers.views(ids))).not.toContain("Ổn");
    });

    test("goes with a dossier that is removed, and with no other", async () => {
      const db = await emptyOffice(given);
      const [gone, stays] = [dossier(), dossier()];
      await db.dossiers.add([gone, stays]);
      const applicants = [gone, stays].map(({ id }) => ({ dossierId: id, applicant: applicant() }));
      await db.dossiers.saveApplicants(applicants);
      await db.dossiers.remove(gone.id);
      expect(await db.dossiers.byIds([gone.id, stays.id])).toEqual([stays]);
      expect(await db.dossiers.applicantsOf([gone.id, stays.id])).toEqual(applicants.slice(1));
    });

    test("is not said of what nobody has", async () => {
      const db = await emptyOffice(given);
      const strays = [{ dossierId: NOBODYS, applicant: applicant() }];
      await expect(db.dossiers.saveApplicants(strays)).rejects.toThrow();
    });

    test("is forgotten once it ended before a day, and nothing is owed to them", async () => {
      const { db } = await filledOffice(given);
      const [open, before, onTheDay, owed, settled] = [
        dossier({ due: occasion("2022-12-01"), asOf: at("2023-02-23 00:00") }),
        endedDossier("2023-02-22"),
        endedDossier("2023-02-23"),
        endedDossier("2023-02-22", "late"),
        endedDossier("2023-02-22 16:59", "late"),
      ];
      const all = [open, before, onTheDay, owed, settled];
      await db.dossiers.add(all);
      await db.dossiers.saveApplicants(
        all.map(({ id }) => ({ dossierId: id, applicant: applicant() })),
      );
      const duty = { kind: "apology", unitId: UNITS.justice } as const;
      const stamp = { by: PEOPLE.head, at: at("2023-02-22 08:00") };
      await db.deadlines.add([
        deadline({ ...duty, dossierId: owed.id }),
        deadline({
          ...duty,
          dossierId: settled.id,
          state: { name: "waived", ...stamp, reason: "đã có kết quả" },
        }),
      ]);
      const forget = () => db.dossiers.forgetApplicants(day("2023-02-23"), at("2023-02-23 00:00"));
      expect(await forget()).toBe(2);
      const known = await db.dossiers.applicantsOf(all.map(({ id }) => id));
      expect(known.map(({ dossierId }) => dossierId)).toEqual([open.id, onTheDay.id, owed.id]);
      expect(await forget()).toBe(0);
      expect(await db.dossiers.byId(before.id)).toEqual(before);
    });

    // A dossier that vanished from the exports while it was open kept its applicant for ever.
    test("is forgotten of what was due before a day, is open still and was not told of since", async () => {
      const { db } = await filledOffice(given);
      const asOf = at("2023-02-22 23:59");
      const due = occasion("2023-02-22");
      const absent = dossier({ due, asOf });
      const kept = [
        dossier({ due, asOf: at("2023-02-23 00:00") }),
        dossier({ due: occasion("2023-02-23"), asOf }),
        dossier({ due, asOf, source: "typed" }),
        dossier({ due, asOf }),
      ];
      const all = [absent, ...kept];
      await db.dossiers.add(all);
      await db.dossiers.saveApplicants(
        all.map(({ id }) => ({ dossierId: id, applicant: applicant() })),
      );
      const owed = kept.at(-1);
      if (!owed) throw new Error("nothing is owed");
      await db.deadlines.add([
        deadline({ kind: "apology", unitId: UNITS.justice, dossierId: owed.id }),
      ]);
      expect(await db.dossiers.forgetApplicants(day("2023-02-23"), at("2023-02-23 00:00"))).toBe(1);
      const known = await db.dossiers.applicantsOf(all.map(({ id }) => id));
      expect(known.map(({ dossierId }) => dossierId)).toEqual(kept.map(({ id }) => id));
    });
  });
}

import { describe, expect, test } from "vitest";
import type { DirectiveId, PersonId } from "../../../domain/ids.ts";
import { deadline } from "../../builders/plan.ts";
import { directive } from "../../builders/proof.ts";
import { day } from "../../builders/time.ts";
import { emptyOffice, filledOffice, type Given } from "./given.ts";
import { fillOffice, PEOPLE, UNITS } from "./sample-office.ts";

const by = { createdBy: PEOPLE.leader };
const NOBODYS = "nobody's" as DirectiveId;

export function describeDirectives(given: Given): void {
  describeKept(given);
  describeTheirDeadlines(given);
}

function describeKept(given: Given): void {
  describe("directives", () => {
    test("come back as they were given or received", async () => {
      const { db } = await filledOffice(given);
      const full = directive(by);
      const bare = directive({
        ...by,
        code: "CĐ-002",
        direction: "received",
        number: null,
        issuer: "",
        issuedOn: null,
        title: "'; drop table directive; --",
      });
      for (const each of [full, bare]) await db.directives.add(each);
      for (const each of [full, bare]) expect(await db.directives.byId(each.id)).toEqual(each);
      expect(await db.directives.byId(NOBODYS)).toBeNull();
    });

    test("are listed by direction, the newest first, page by page", async () => {
      const { db } = await filledOffice(given);
      const codes = ["CĐ-009", "CĐ-010", "CĐ-099", "CĐ-100", "CĐ-1000"];
      const handed = codes.map((code) => directive({ ...by, code }));
      const received = directive({ ...by, code: "CĐ-050", direction: "received" });
      for (const each of [...handed, received]) await db.directives.add(each);
      const newest = handed.toReversed();
      const list = (offset: number, limit: number) =>
        db.directives.list({ direction: "given", offset, limit });
      expect(await db.directives.list({ direction: "given", limit: 10 })).toEqual(newest);
      expect(await list(0, 2)).toEqual(newest.slice(0, 2));
      expect(await list(2, 2)).toEqual(newest.slice(2, 4));
      expect(await list(10, 2)).toEqual([]);
      expect(await db.directives.list({ direction: "received", limit: 10 })).toEqual([received]);
    });

    test("have codes that never repeat within an organisation, and count on by number", async () => {
      const { db } = await filledOffice(given);
      expect(await db.directives.highestNumber()).toBe(0);
      await db.directives.add(directive({ ...by, code: "CĐ-009" }));
      await db.directives.add(directive({ ...by, code: "CĐ-1000", direction: "received" }));
      expect(await db.directives.highestNumber()).toBe(1000);
      await expect(db.directives.add(directive({ ...by, code: "CĐ-009" }))).rejects.toThrow();
      await expect(db.directives.add(directive({ ...by, code: "CĐ-9" }))).rejects.toThrow();
      await expect(db.directives.add(directive({ ...by, code: "NV-001" }))).rejects.toThrow();
      const other = await emptyOffice(given);
      await fillOffice(other);
      await other.directives.add(directive({ ...by, code: "CĐ-009" }));
      expect(await other.directives.highestNumber()).toBe(9);
    });

    test("by whom nobody knows are refused, and those of a failed change are gone", async () => {
      const { db } = await filledOffice(given);
      const stranger = "nobody" as PersonId;
      await expect(db.directives.add(directive({ createdBy: stranger }))).rejects.toThrow();
      const failure = new Error("the change failed");
      const attempt = db.transaction(async (stores) => {
        await stores.directives.add(directive(by));
        throw failure;
      });
      await expect(attempt).rejects.toBe(failure);
      expect(await db.directives.highestNumber()).toBe(0);
    });
  });
}

function describeTheirDeadlines(given: Given): void {
  const of = { kind: "directive", planYear: null, label: "" } as const;

  describe("deadlines of a directive", () => {
    test("carry its code and title, come the earliest first, and are found by its words", async () => {
      const { db } = await filledOffice(given);
      const made = directive({ ...by, code: "CĐ-019", title: "Rà soát Cổng thông tin 100%_" });
      await db.directives.add(made);
      const its = { ...of, directiveId: made.id };
      const [undated, late, early] = [
        deadline({ ...its, unitId: UNITS.communeTwo, due: null }),
        deadline({ ...its, unitId: UNITS.communeOne, due: day("2023-05-31") }),
        deadline({ ...its, unitId: UNITS.finance, due: day("2023-04-28") }),
      ];
      await db.deadlines.add([undated, late, early]);
      const ids = [early.id, late.id, undated.id];
      expect(await db.directives.deadlinesOf(made.id)).toEqual(ids);
      expect(await db.directives.deadlinesOf(NOBODYS)).toEqual([]);
      for (const view of await db.deadlines.views(ids)) {
        expect(view).toMatchObject({ code: "CĐ-019", title: made.title, area: null, points: null });
      }
      const found = async (...words: string[]) => {
        const list = await db.deadlines.list({ unitIds: null, words, limit: 10 });
        return list.map((view) => view.deadline.id);
      };
      expect(await found("cd-019")).toEqual(ids);
      expect(await found("ra soat", "tai chinh")).toEqual([early.id]);
      expect(await found("152/ubnd-nv", "100%_")).toEqual(ids);
      expect(await found("100%__")).toEqual([]);
    });

    test("are counted together: those of one date before any extension, but for the exempt", async () => {
      const { db } = await filledOffice(given);
      const made = directive(by);
      await db.directives.add(made);
      const its = { ...of, directiveId: made.id, due: day("2023-04-28") };
      const stamp = { by: PEOPLE.head, at: made.createdAt };
      const extended = deadline({
        ...its,
        unitId: UNITS.communeTwo,
        due: day("2023-05-31"),
        originalDue: its.due,
      });
      await db.deadlines.add([
        deadline({
          ...its,
          unitId: UNITS.justice,
          state: { name: "done", ...stamp, completedOn: its.due },
        }),
        deadline({
          ...its,
          unitId: UNITS.finance,
          state: { name: "waived", ...stamp, reason: "miễn" },
        }),
        deadline({ ...its, unitId: UNITS.communeOne }),
        extended,
      ]);
      expect(await db.deadlines.progress([extended])).toEqual([{ done: 1, total: 3 }]);
      const nobodys = { ...extended, directiveId: NOBODYS };
      expect(await db.deadlines.progress([nobodys])).toEqual([{ done: 0, total: 0 }]);
    });

    test("of a year are those due in it before any extension, by unit", async () => {
      const { db } = await filledOffice(given);
      const [down, up] = [
        directive(by),
        directive({ ...by, code: "CĐ-002", direction: "received" }),
      ];
      for (const each of [down, up]) await db.directives.add(each);
      const first = deadline({
        ...of,
        directiveId: down.id,
        unitId: UNITS.justice,
        due: day("2023-01-01"),
      });
      const last = deadline({
        ...of,
        directiveId: up.id,
        unitId: UNITS.finance,
        due: day("2024-02-29"),
        originalDue: day("2023-12-31"),
      });
      const { id: _, ...late } = last;
      const next = deadline({ ...late, originalDue: day("2024-01-01") });
      await db.deadlines.add([first, last, next]);
      expect(await db.figures.directives(2023)).toEqual([
        { direction: "received", deadline: last, unit: "Phòng Tài chính – Kế hoạch" },
        { direction: "given", deadline: first, unit: "Phòng Tư pháp" },
      ]);
      expect(await db.figures.directives(2022)).toEqual([]);
    });

    test("of one date are listed by code, whether a task's or a directive's", async () => {
      const { db } = await filledOffice(given);
      const codes = ["CĐ-003", "CĐ-001", "CĐ-002"];
      for (const code of codes) {
        const made = directive({ ...by, code });
        await db.directives.add(made);
        await db.deadlines.add([deadline({ ...of, directiveId: made.id, unitId: UNITS.justice })]);
      }
      const views = await db.deadlines.list({
        unitIds: [UNITS.justice],
        dueFrom: day("2023-03-31"),
        dueTo: day("2023-03-31"),
        limit: 10,
      });
      expect(views.map(({ code }) => code)).toEqual(["CĐ-001", "CĐ-002", "CĐ-003", "NV-001"]);
    });
  });
}

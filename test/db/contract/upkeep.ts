import { describe, expect, test } from "vitest";
import type { ChatId, FileHash, ImportId, PlanId } from "../../../domain/ids.ts";
import { NO_CORRECTIONS } from "../../../domain/plan-import.ts";
import { DEFAULT_RULES, type OrgRules } from "../../../domain/rules.ts";
import type { AuditEntry, MadeImport, PendingImport } from "../../../domain/upkeep-stores.ts";
import { plusMillis, type Instant } from "../../../domain/time.ts";
import { newId } from "../../builders/ids.ts";
import { apologyRules } from "../../builders/dossier.ts";
import { evidence, plan } from "../../builders/plan.ts";
import { at, day, time } from "../../builders/time.ts";
import { emptyOffice, filledOffice, inAnyOrder, type Given } from "./given.ts";
import { BOT, CHAT, DEADLINES, PEOPLE, PLAN, UNITS } from "./sample-office.ts";

const NOW = at("2023-03-24 08:00");
const LATER = at("2023-03-24 09:00");
const LATEST = at("2023-03-24 10:00");

/** What the product keeps about its own work. */
export function describeUpkeep(given: Given): void {
  describeConversations(given);
  describeAudit(given);
  describeSchedule(given);
  describeLeases(given);
  describeImports(given);
  describeSettings(given);
}

function describeConversations(given: Given): void {
  describe("conversations", () => {
    const stranger = "a-stranger" as ChatId;

    test("remember what a chat was asked, linked or not, until they are told to forget", async () => {
      const { db } = await filledOffice(given);
      const state = { ask: "waive-reason", deadlineId: DEADLINES.plan, pages: [1, null, "hai"] };
      expect(await db.conversations.get(BOT, stranger)).toBeNull();
      await db.conversations.set(BOT, stranger, state, NOW);
      expect(await db.conversations.get(BOT, stranger)).toEqual(state);
      expect(await db.conversations.get(BOT, CHAT)).toBeNull();
      await db.conversations.set(BOT, stranger, "một câu hỏi", LATER);
      expect(await db.conversations.get(BOT, stranger)).toBe("một câu hỏi");
      await db.conversations.set(BOT, stranger, null, LATER);
      expect(await db.conversations.get(BOT, stranger)).toBeNull();
      await db.conversations.set(BOT, stranger, null, LATER);
    });

    test("speak of a file as long as they are remembered", async () => {
      const { db } = await filledOffice(given);
      const [one, other] = ["a", "b"].map((digit) => digit.repeat(64) as FileHash);
      await db.conversations.set(BOT, stranger, { waiting: [{ hash: one }] }, NOW);
      await db.conversations.set(BOT, CHAT, { waiting: [] }, LATER);
      expect(await db.conversations.speakOf(one!)).toBe(true);
      expect(await db.conversations.speakOf(other!)).toBe(false);
      expect(await db.conversations.expire(NOW)).toBe(0);
      expect(await db.conversations.expire(LATER)).toBe(1);
      expect(await db.conversations.speakOf(one!)).toBe(false);
      expect(await db.conversations.get(BOT, CHAT)).toEqual({ waiting: [] });
    });

    test.each([[0], [false], [""], [[]], [{}]])("tell %j from nothing", async (state) => {
      const { db } = await filledOffice(given);
      await db.conversations.set(BOT, CHAT, state, NOW);
      expect(await db.conversations.get(BOT, CHAT)).toEqual(state);
    });
  });
}

function describeAudit(given: Given): void {
  const entry: AuditEntry = {
    at: NOW,
    personId: PEOPLE.head,
    channel: "telegram",
    subject: "deadline",
    subjectId: DEADLINES.plan,
    deed: "reported-done",
    detail: { from: "open", to: "done", revision: 1, evidenceId: null },
  };

  describe("the audit", () => {
    test("keeps every entry as it was, also the same twice", async () => {
      const { db } = await filledOffice(given);
      const system: AuditEntry = { ...entry, personId: null, channel: "system", detail: {} };
      await db.audit.add([entry, entry]);
      await db.audit.add([system]);
      await db.audit.add([]);
      const kept = await db.audit.of("deadline", DEADLINES.plan, 10);
      expect(inAnyOrder(kept)).toEqual(inAnyOrder([entry, entry, system]));
    });

    test("is asked by subject, and answers the newest first, at most so many", async () => {
      const { db } = await filledOffice(given);
      const deeds = ["reported-done", "reopened", "waived"];
      for (const deed of deeds) await db.audit.add([{ ...entry, deed }]);
      await db.audit.add([{ ...entry, subjectId: DEADLINES.report }]);
      await db.audit.add([{ ...entry, subject: "plan" }]);
      const of = async (limit: number) =>
        (await db.audit.of("deadline", DEADLINES.plan, limit)).map(({ deed }) => deed);
      expect(await of(10)).toEqual(deeds.toReversed());
      expect(await of(2)).toEqual(["waived", "reopened"]);
      expect(await db.audit.of("plan", DEADLINES.plan, 10)).toHaveLength(1);
      expect(await db.audit.of("person", DEADLINES.plan, 10)).toEqual([]);
    });

    test("is gone with the change that it belongs to, when that fails", async () => {
      const { db } = await filledOffice(given);
      const failure = new Error("the change failed");
      const attempt = db.transaction(async (stores) => {
        await stores.audit.add([entry]);
        throw failure;
      });
      await expect(attempt).rejects.toBe(failure);
      expect(await db.audit.of("deadline", DEADLINES.plan, 10)).toEqual([]);
    });
  });
}

function describeSchedule(given: Given): void {
  describe("the schedule", () => {
    test("is made once, and moved only from where it stands", async () => {
      const db = await emptyOffice(given);
      expect(await db.schedule.get("weekly")).toBeNull();
      expect(await db.schedule.move("weekly", NOW, LATER)).toBe(false);
      expect(await db.schedule.move("weekly", null, NOW)).toBe(true);
      expect(await db.schedule.move("weekly", null, LATER)).toBe(false);
      expect(await db.schedule.move("weekly", LATER, LATEST)).toBe(false);
      expect(await db.schedule.get("weekly")).toBe(NOW);
      expect(await db.schedule.move("weekly", NOW, LATER)).toBe(true);
      expect(await db.schedule.move("weekly", NOW, LATEST)).toBe(false);
      expect(await db.schedule.get("weekly")).toBe(LATER);
    });

    test("goes back too, when the demo's clock does", async () => {
      const db = await emptyOffice(given);
      await db.schedule.move("weekly", null, LATER);
      expect(await db.schedule.move("weekly", LATER, NOW)).toBe(true);
      expect(await db.schedule.get("weekly")).toBe(NOW);
    });

    test("lists all that is in it", async () => {
      const db = await emptyOffice(given);
      await db.schedule.move("weekly", null, NOW);
      await db.schedule.move("tidy", null, LATER);
      expect(inAnyOrder(await db.schedule.all())).toEqual(
        inAnyOrder([
          { name: "weekly", nextAt: NOW },
          { name: "tidy", nextAt: LATER },
        ]),
      );
    });

    test.each([
      ["made", null],
      ["moved", NOW],
    ])("is %s by one of many who try at the same time", async (_, from) => {
      const db = await emptyOffice(given);
      if (from) await db.schedule.move("weekly", null, from);
      const moved = await Promise.all(
        Array.from({ length: 8 }, () =>
          db.transaction((stores) => stores.schedule.move("weekly", from, LATER)),
        ),
      );
      expect(moved.filter((won) => won)).toHaveLength(1);
    });
  });
}

function describeLeases(given: Given): void {
  describe("a lease", () => {
    test("is one holder's until it runs out, and he may renew it", async () => {
      const db = await emptyOffice(given);
      expect(await db.leases.acquire("polling", "one", NOW, LATER)).toBe(true);
      expect(await db.leases.acquire("polling", "two", NOW, LATEST)).toBe(false);
      expect(await db.leases.acquire("polling", "one", plusMillis(NOW, 1000), LATEST)).toBe(true);
      expect(await db.leases.acquire("polling", "two", LATER, LATEST)).toBe(false);
      expect(await db.leases.acquire("another", "two", NOW, LATER)).toBe(true);
    });

    test("that has run out is taken over, and the first holder waits", async () => {
      const db = await emptyOffice(given);
      await db.leases.acquire("polling", "one", NOW, LATER);
      expect(await db.leases.acquire("polling", "two", plusMillis(LATER, 1), LATEST)).toBe(true);
      expect(await db.leases.acquire("polling", "one", plusMillis(LATER, 2), LATEST)).toBe(false);
    });

    test("that is let go is free; letting go of another's changes nothing", async () => {
      const db = await emptyOffice(given);
      await db.leases.acquire("polling", "one", NOW, LATER);
      await db.leases.release("polling", "two");
      expect(await db.leases.acquire("polling", "two", NOW, LATER)).toBe(false);
      await db.leases.release("polling", "one");
      expect(await db.leases.acquire("polling", "two", NOW, LATER)).toBe(true);
      await db.leases.release("never-acquired", "one");
    });

    test("is won by one of many who ask at the same time", async () => {
      const db = await emptyOffice(given);
      const ask = (holder: number) => db.leases.acquire("polling", String(holder), NOW, LATER);
      const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(ask));
      expect(answers.filter((won) => won)).toHaveLength(1);
    });
  });
}

function describeImports(given: Given): void {
  describe("files that wait for a yes", () => {
    test("are kept until they are removed", async () => {
      const { db } = await filledOffice(given);
      const pending: PendingImport = {
        id: newId("import"),
        personId: PEOPLE.coordinator,
        fileHash: "b".repeat(64) as FileHash,
        fileName: "Kế hoạch CCHC 2023.docx",
        year: null,
        corrections: NO_CORRECTIONS,
        at: NOW,
      };
      await db.imports.add(pending);
      expect(await db.imports.byId(pending.id)).toEqual(pending);
      expect(await db.imports.byId("nobody's" as ImportId)).toBeNull();
      const corrected: PendingImport = {
        ...pending,
        year: 2023,
        corrections: {
          rows: { 3: { isSkipped: false, due: day("2023-06-30"), leadId: UNITS.justice } },
          phrases: { "Phòng TP": { kind: "unit", unitId: UNITS.justice } },
          dropsMissing: true,
        },
      };
      await db.imports.save(corrected);
      expect(await db.imports.byId(pending.id)).toEqual(corrected);
      await db.imports.remove(pending.id);
      await db.imports.remove(pending.id);
      expect(await db.imports.byId(pending.id)).toBeNull();
      await db.imports.save(pending);
      expect(await db.imports.byId(pending.id)).toBeNull();
    });

    test("are given up when they have waited too long", async () => {
      const { db } = await filledOffice(given);
      const waiting = (when: Instant): PendingImport => ({
        id: newId("import"),
        personId: PEOPLE.coordinator,
        fileHash: "b".repeat(64) as FileHash,
        fileName: "Kế hoạch CCHC 2023.docx",
        year: null,
        corrections: NO_CORRECTIONS,
        at: when,
      });
      const [old, young] = [waiting(NOW), waiting(LATER)];
      await db.imports.add(old);
      await db.imports.add(young);
      expect(await db.imports.expirePending(LATER)).toBe(1);
      expect(await db.imports.byId(old.id)).toBeNull();
      expect(await db.imports.byId(young.id)).toEqual(young);
      // Their file goes with them, but for what still needs it.
      expect(await db.imports.droppedFiles()).toEqual([old.fileHash]);
      expect(await db.imports.isFileNeeded(old.fileHash)).toBe(true);
      await db.imports.remove(young.id);
      expect(await db.imports.isFileNeeded(old.fileHash)).toBe(false);
    });

    test("leave files that are dropped once, until they are removed", async () => {
      const { db } = await filledOffice(given);
      const [one, other] = ["1", "2"].map((digit) => digit.repeat(64) as FileHash);
      await db.imports.dropFile(one!);
      await db.imports.dropFile(one!);
      await db.imports.dropFile(other!);
      expect((await db.imports.droppedFiles()).toSorted()).toEqual([one, other]);
      await db.imports.settleDropped(one!);
      await db.imports.settleDropped(one!);
      expect(await db.imports.droppedFiles()).toEqual([other]);
    });

    test("leave a file alone that is a document, or a template of letters", async () => {
      const { db } = await filledOffice(given);
      const [proof, template] = ["3", "4"].map((digit) => digit.repeat(64) as FileHash);
      expect(await db.imports.isFileNeeded(template!)).toBe(false);
      await db.apologies.saveRules(apologyRules(day("2023-01-01"), { template: template! }));
      expect(await db.imports.isFileNeeded(template!)).toBe(true);
      expect(await db.imports.isFileNeeded(proof!)).toBe(false);
      await db.evidence.add(
        evidence({
          deadlineId: DEADLINES.plan,
          submittedBy: PEOPLE.head,
          source: { kind: "file", hash: proof!, name: "ke-hoach.pdf" },
        }),
      );
      expect(await db.imports.isFileNeeded(proof!)).toBe(true);
    });
  });

  describe("imports that were made", () => {
    test("are remembered, the newest first, until they are forgotten", async () => {
      const { db } = await filledOffice(given);
      const made = (footprint: unknown): MadeImport => ({
        id: newId("import"),
        planId: PLAN,
        personId: null,
        at: NOW,
        footprint,
      });
      expect(await db.imports.latest()).toBeNull();
      const [first, second] = [made({ tasks: ["một"] }), made([1, null])];
      await db.imports.record(first);
      await db.imports.record(second);
      expect(await db.imports.latest()).toEqual(second);
      const noted = { ...first, footprint: { tasks: [] } };
      await db.imports.record(noted);
      expect(await db.imports.latest()).toEqual(second);
      expect(await db.imports.made(first.id)).toEqual(noted);
      await db.imports.forget(second.id);
      expect(await db.imports.latest()).toEqual(noted);
      expect(await db.imports.made(second.id)).toBeNull();
    });

    test("are found by their plan, and forgotten when they are old and not its newest", async () => {
      const { db } = await filledOffice(given);
      const other = plan({ number: "09/KH-UBND" });
      await db.plans.save(other);
      const made = (planId: PlanId, when: Instant): MadeImport => ({
        id: newId("import"),
        planId,
        personId: null,
        at: when,
        footprint: {},
      });
      const [oldest, old] = [made(PLAN, NOW), made(PLAN, NOW)];
      const [alone, recent] = [made(other.id, NOW), made(other.id, LATER)];
      for (const each of [oldest, old, alone]) await db.imports.record(each);
      expect(await db.imports.latestOf(PLAN)).toEqual(old);
      expect(await db.imports.latestOf(other.id)).toEqual(alone);
      expect(await db.imports.forgetMade(NOW)).toBe(0);
      expect(await db.imports.forgetMade(LATER)).toBe(1);
      expect(await db.imports.made(oldest.id)).toBeNull();
      expect(await db.imports.latestOf(PLAN)).toEqual(old);
      await db.imports.record(recent);
      expect(await db.imports.forgetMade(LATEST)).toBe(1);
      expect(await db.imports.made(alone.id)).toBeNull();
      expect(await db.imports.latest()).toEqual(recent);
    });
  });
}

function describeSettings(given: Given): void {
  describe("settings", () => {
    const own: OrgRules = {
      ladder: {
        ...DEFAULT_RULES.ladder,
        morningTime: time("07:00"),
        work: { before: [7, 1], escalation: { coordinator: 2, leader: 4 } },
      },
      summary: { leaderTime: time("06:30"), coordinatorTime: time("16:00") },
      officeHours: {
        morning: [time("07:00"), time("11:00")],
        afternoon: [time("13:00"), time("16:30")],
      },
    };
    const noPlans = new Map();

    test("have the product's rules until others are saved", async () => {
      const db = await emptyOffice(given);
      expect(await db.settings.rules()).toEqual({ ...DEFAULT_RULES, planLadders: noPlans });
      await db.settings.saveRules(own);
      expect(await db.settings.rules()).toEqual({ ...own, planLadders: noPlans });
      await db.settings.saveRules(DEFAULT_RULES);
      expect(await db.settings.rules()).toEqual({ ...DEFAULT_RULES, planLadders: noPlans });
    });

    test("keep every rule that is changed at the same time as others", async () => {
      const db = await emptyOffice(given);
      await Promise.all(
        Array.from({ length: 8 }, () =>
          db.transaction(async (stores) => {
            const { planLadders: _, ...rules } = await stores.settings.rulesToChange();
            const mondays = rules.ladder.mondays + 1;
            await stores.settings.saveRules({ ...rules, ladder: { ...rules.ladder, mondays } });
          }),
        ),
      );
      const { ladder } = await db.settings.rules();
      expect(ladder.mondays).toBe(DEFAULT_RULES.ladder.mondays + 8);
    });

    test("have a plan's own ladder until it is to follow the office's again", async () => {
      const { db, sample } = await filledOffice(given);
      const ladder = { ...DEFAULT_RULES.ladder, mondays: 2 };
      await db.settings.savePlanLadder(PLAN, ladder);
      expect((await db.settings.rules()).planLadders).toEqual(new Map([[PLAN, ladder]]));
      await db.plans.save({ ...sample.plan, title: "Kế hoạch sửa đổi" });
      expect((await db.settings.rules()).planLadders.get(PLAN)).toEqual(ladder);
      await db.settings.savePlanLadder(PLAN, null);
      expect((await db.settings.rules()).planLadders).toEqual(noPlans);
    });

    test("give a plan what its office changes, but for what the plan has of its own", async () => {
      const { db } = await filledOffice(given);
      await db.settings.savePlanLadder(PLAN, { ...DEFAULT_RULES.ladder, mondays: 2 });
      await db.settings.saveRules(own);
      const { planLadders } = await db.settings.rules();
      expect(planLadders.get(PLAN)).toEqual({ ...own.ladder, mondays: 2 });
    });

    test("have one correction of the calendar for a day, the last", async () => {
      const db = await emptyOffice(given);
      expect(await db.settings.calendarOverrides()).toEqual([]);
      await db.settings.saveCalendarOverride(day("2023-05-03"), true);
      await db.settings.saveCalendarOverride(day("2023-05-06"), true);
      await db.settings.saveCalendarOverride(day("2023-05-03"), false);
      expect(inAnyOrder(await db.settings.calendarOverrides())).toEqual([
        { day: "2023-05-03", works: false },
        { day: "2023-05-06", works: true },
      ]);
    });

    test("keep small values by name", async () => {
      const db = await emptyOffice(given);
      expect(await db.settings.value("demo-clock")).toBeNull();
      await db.settings.setValue("demo-clock", NOW);
      await db.settings.setValue("demo-clock", LATER);
      await db.settings.setValue("other", "");
      expect(await db.settings.value("demo-clock")).toBe(LATER);
      expect(await db.settings.value("other")).toBe("");
    });
  });
}

import { describe, expect, test } from "vitest";
import type { BotId, DeadlineId, DeliverableId, PlanId, TaskId } from "../../../domain/ids.ts";
import type { Database, OrgDatabase } from "../../../domain/stores.ts";
import { push } from "../../builders/message.ts";
import { grant, group, person } from "../../builders/org.ts";
import { deadline, deliverable, plan, task } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";
import {
  everythingIn,
  fillWork,
  GROUP_OF_ANOTHER,
  MESSAGES,
  READS,
  WRITES,
} from "./every-method.ts";
import { emptyOffice, untouchedDatabase, type Given } from "./given.ts";
import {
  BOT,
  CHAT,
  DEADLINES,
  DELIVERABLES,
  fillOffice,
  PEOPLE,
  PLAN,
  TASKS,
  UNITS,
} from "./sample-office.ts";

/** Stands in every text of the other office. */
const MARK = " (của huyện khác)";

/** Every reading method after every changing one, in both offices, on a busy machine. */
const EVERYTHING_MILLIS = 300_000;

const NEXT_PLAN = "plan-next" as PlanId;

/** What a changing method leaves where no reading method shows it. */
const UNSEEN = new Set([
  "inbox.countResume",
  "people.addInvite",
  "people.useInvite",
  "inbox.expireBodies",
  "leases.acquire",
  "leases.release",
  "pace.reserve",
  "pace.postpone",
  "pace.hold",
]);

async function fillOwn(db: OrgDatabase): Promise<void> {
  await fillOffice(db);
  await fillWork(db);
  await addNextPlan(db, 2024, NEXT_PLAN);
}

async function filledBy(
  fill: (db: OrgDatabase) => Promise<void>,
  database: Database,
): Promise<OrgDatabase> {
  const db = await emptyOffice({ database });
  await fill(db);
  return db;
}

/** The same identities, but other words, years and connections between them. */
async function fillOther(db: OrgDatabase): Promise<void> {
  const sample = await fillOffice(db, MARK);
  await fillWork(db, MARK);
  await addNextPlan(db, 2023, PLAN);
  await db.units.saveGroup(group({ id: GROUP_OF_ANOTHER, memberIds: [UNITS.justice] }));
  await db.people.save(
    person({ id: PEOPLE.officer, grants: [grant("leader"), grant("head", UNITS.communeTwo)] }),
  );
  const early = { personId: PEOPLE.coordinator, plannedFor: at("2023-01-02 07:30") };
  await db.messages.plan([push({ ...early, slot: day("2023-01-02") })]);
  await db.people.link({
    personId: PEOPLE.leader,
    botId: BOT,
    chatId: CHAT,
    linkedAt: at("2023-02-01 08:00"),
    unreachableSince: null,
    isPreferred: false,
  });
  await db.plans.addTaskUnits([
    { taskId: TASKS.group, unitId: UNITS.finance, part: "support" },
    { taskId: TASKS.ongoing, unitId: UNITS.finance, part: "support" },
  ]);
  const embedded = sample.deliverables.find(({ id }) => id === DELIVERABLES.embedded);
  await db.plans.saveDeliverables([
    { ...embedded!, taskId: TASKS.dated, position: 2 },
    deliverable({ id: DELIVERABLES.ongoing, taskId: TASKS.ongoing }),
  ]);
  await db.plans.addEmbedded([
    { deliverableId: DELIVERABLES.plan, deadlineId: DEADLINES.communeOne },
    { deliverableId: DELIVERABLES.communes, deadlineId: DEADLINES.year },
  ]);
}

async function addNextPlan(db: OrgDatabase, year: number, planOfTask: PlanId): Promise<void> {
  const next = plan({ id: NEXT_PLAN, number: "99/KH-UBND", year });
  const its = task({ id: "task-next" as TaskId, planId: planOfTask, code: "NV-099" });
  const product = deliverable({ id: "deliverable-next" as DeliverableId, taskId: its.id });
  await db.plans.save(next);
  await db.plans.saveTasks([its]);
  await db.plans.saveDeliverables([product]);
  await db.deadlines.add([
    deadline({
      id: "deadline-next" as DeadlineId,
      unitId: UNITS.justice,
      planId: next.id,
      taskId: its.id,
      deliverableId: product.id,
    }),
  ]);
  await db.plans.addEmbedded([{ deliverableId: product.id, deadlineId: DEADLINES.communeTwo }]);
}

export function describeIsolation(given: Given): void {
  describe("organisations side by side, with rows of the same identities", () => {
    test("an empty one sees nothing of a full one", async () => {
      const database = await untouchedDatabase(given);
      const alone = await everythingIn(await emptyOffice({ database }));
      await fillOther(await emptyOffice({ database }));
      expect(await everythingIn(await emptyOffice({ database }))).toEqual(alone);
    });

    test("a full one sees what is its own, whoever comes before or after it", async () => {
      const alone = await everythingIn(await filledBy(fillOwn, await untouchedDatabase(given)));
      expect(JSON.stringify(alone)).not.toContain(MARK);
      const one = await untouchedDatabase(given);
      const first = await filledBy(fillOwn, one);
      await filledBy(fillOther, one);
      expect(await everythingIn(first)).toEqual(alone);
      const two = await untouchedDatabase(given);
      const before = await filledBy(fillOther, two);
      expect(await everythingIn(await filledBy(fillOwn, two))).toEqual(alone);
      expect(JSON.stringify(await everythingIn(before))).toContain(MARK);
    });

    test("every reading method finds something in a full one: the control", async () => {
      const full = await emptyOffice(given);
      await fillOwn(full);
      const nothing = await everythingIn(await emptyOffice(given));
      const found = await everythingIn(full);
      // These answer something in an empty office too, and the same.
      const always = new Set(["settings.rules", "settings.rulesToChange"]);
      const blind = Object.keys(READS).filter(
        (name) =>
          !always.has(name) && JSON.stringify(found[name]) === JSON.stringify(nothing[name]),
      );
      expect(blind).toEqual([]);
    });

    test(
      "no changing method touches another one, and each changes its own",
      async () => {
        const own = await emptyOffice(given);
        const other = await emptyOffice(given);
        await fillOwn(own);
        await fillOther(other);
        const untouched = await everythingIn(other);
        let before = await everythingIn(own);
        for (const [name, write] of Object.entries(WRITES)) {
          await write(own);
          expect(await everythingIn(other), `the other one after ${name}`).toEqual(untouched);
          const after = await everythingIn(own);
          if (!UNSEEN.has(name)) expect(after, `its own after ${name}`).not.toEqual(before);
          before = after;
        }
      },
      EVERYTHING_MILLIS,
    );

    test("what no reading method shows is not shared either", async () => {
      const own = await emptyOffice(given);
      const other = await emptyOffice(given);
      for (const db of [own, other]) await fillOwn(db);
      for (const db of [own, other]) {
        await WRITES["people.useInvite"](db).then((used) => expect(used).not.toBeNull());
        await WRITES["people.addInvite"](db);
        expect(await WRITES["leases.acquire"](db)).toBe(true);
        await WRITES["inbox.take"](db);
      }
      expect(await WRITES["inbox.expireBodies"](own)).toBe(1);
      expect(await WRITES["inbox.expireBodies"](other)).toBe(1);
      await WRITES["leases.release"](own);
      const [start, end] = [at("2023-03-24 08:30"), at("2023-03-24 08:31")];
      expect(await own.leases.acquire("polling", "two", start, end)).toBe(true);
      expect(await other.leases.acquire("polling", "two", start, end)).toBe(false);
    });

    test("an update of another one can be neither taken nor given up", async () => {
      const own = await emptyOffice(given);
      const other = await emptyOffice(given);
      await fillOther(other);
      const [row] = await other.inbox.pending(1);
      const now = row!.incoming.receivedAt;
      expect(await own.inbox.take(row!.id, now)).toBe(false);
      await own.inbox.giveUp(row!.id, now, "not mine");
      expect(await other.inbox.pending(10)).toEqual([row]);
    });

    test("a bot of another one is not its own", async () => {
      const [before, own] = [await emptyOffice(given), await emptyOffice(given)];
      await before.bots.ensure("web", null, "bot-of-another" as BotId);
      expect((await own.bots.ensure("web", null, "bot-of-its-own" as BotId)).id).toBe(
        "bot-of-its-own",
      );
    });

    test("a push to a person of another one is not to its own", async () => {
      const [before, own] = [await emptyOffice(given), await emptyOffice(given)];
      await fillOther(before);
      await fillOwn(own);
      const [theirs, its] = [push({ personId: PEOPLE.leader }), push({ personId: PEOPLE.leader })];
      expect(await before.messages.plan([theirs])).toMatchObject([{ id: theirs.id }]);
      expect(await own.messages.plan([its])).toMatchObject([{ id: its.id }]);
      expect(await before.messages.plan([its])).toMatchObject([{ id: theirs.id }]);
    });

    test("a claim that ran out in another one is not ended here", async () => {
      const [other, own] = [await emptyOffice(given), await emptyOffice(given)];
      await fillOther(other);
      await fillOwn(own);
      const [start, end] = [at("2023-03-24 07:30"), at("2023-03-24 07:31")];
      for (const db of [other, own]) await db.messages.claim(MESSAGES.push, start, end);
      const untouched = await everythingIn(other);
      expect(await own.messages.claim(MESSAGES.push, end, at("2023-03-24 08:00"))).toMatchObject({
        attempts: 1,
      });
      expect(await everythingIn(other)).toEqual(untouched);
    });
  });
}

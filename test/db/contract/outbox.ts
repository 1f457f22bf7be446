import { describe, expect, test } from "vitest";
import type { ChatId, MessageId, PersonId } from "../../../domain/ids.ts";
import type { Message } from "../../../domain/message.ts";
import type { MessageOutcome } from "../../../domain/message-stores.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { plusMillis } from "../../../domain/time.ts";
import { newId } from "../../builders/ids.ts";
import { message, push } from "../../builders/message.ts";
import { person } from "../../builders/org.ts";
import { at, day } from "../../builders/time.ts";
import { applicantCard } from "./dossier-methods.ts";
import { emptyOffice, filledOffice, inAnyOrder, type Given } from "./given.ts";
import { BOT, CHAT, DEADLINES, PEOPLE, TASKS } from "./sample-office.ts";

const MORNING = at("2023-03-24 07:30");
const UNTIL = at("2023-03-24 07:31");
const LATER = at("2023-03-24 07:32");
const NOBODYS = "nobody's" as MessageId;

const sent: MessageOutcome = {
  status: "sent",
  reason: null,
  pickAt: null,
  at: at("2023-03-24 07:30"),
  platformIds: ["1001", "1002"],
  attempted: true,
};
const refused: MessageOutcome = {
  ...sent,
  status: "failed",
  reason: "429: retry after 30",
  pickAt: LATER,
  platformIds: [],
};

export function describeOutbox(given: Given): void {
  describePlanning(given);
  describePickingUp(given);
  describeClaims(given);
  describeOutcomes(given);
  describeOperators(given);
}

/** A planned morning message of the head. */
async function planned(given: Given): Promise<{ db: OrgDatabase; id: MessageId }> {
  const { db } = await filledOffice(given);
  const one = push({ personId: PEOPLE.head, plannedFor: MORNING });
  await db.messages.plan([one]);
  return { db, id: one.id };
}

async function stored(db: OrgDatabase, id: MessageId): Promise<Message> {
  const found = await db.messages.byId(id);
  if (!found) throw new Error(`no message ${id}`);
  return found;
}

function describePlanning(given: Given): void {
  describe("planning messages", () => {
    test("makes one for each person, kind and slot, to be picked up when it is planned for", async () => {
      const { db } = await filledOffice(given);
      const one = push({ personId: PEOPLE.head, slot: day("2023-03-24"), plannedFor: MORNING });
      expect(await db.messages.plan([one])).toEqual([
        {
          id: one.id,
          personId: PEOPLE.head,
          kind: "morning",
          slot: "2023-03-24",
          status: "planned",
        },
      ]);
      const { id, personId, kind, slot, plannedFor } = one;
      expect(await stored(db, id)).toEqual(
        message({ id, personId, kind, slot, plannedFor, pickAt: MORNING, content: null }),
      );
      expect(await db.messages.plan([])).toEqual([]);
    });

    test("again finds the one that is there, and changes nothing of it", async () => {
      const { db, id } = await planned(given);
      const before = await stored(db, id);
      const again = push({ personId: PEOPLE.head, plannedFor: at("2023-03-24 09:00") });
      expect(await db.messages.plan([again])).toMatchObject([{ id, status: "planned" }]);
      expect(await stored(db, id)).toEqual(before);
      expect(await db.messages.byId(again.id)).toBeNull();
    });

    test("the same twice in one go makes one", async () => {
      const { db } = await filledOffice(given);
      const twins = [push({ personId: PEOPLE.head }), push({ personId: PEOPLE.head })];
      const made = await db.messages.plan(twins);
      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
      expect(await db.messages.list({ limit: 10 })).toHaveLength(1);
    });

    test("another person's, kind's or day's is another one", async () => {
      const { db, id } = await planned(given);
      const made = await db.messages.plan([
        push({ personId: PEOPLE.officer }),
        push({ personId: PEOPLE.head, kind: "due-day" }),
        push({ personId: PEOPLE.head, kind: "weekly" }),
        push({ personId: PEOPLE.head, slot: day("2023-03-27") }),
      ]);
      expect(new Set([id, ...made.map((each) => each.id)]).size).toBe(5);
    });

    test("says of one that has left the plan that it has", async () => {
      const { db, id } = await planned(given);
      await db.messages.claim(id, MORNING, UNTIL);
      const again = push({ personId: PEOPLE.head });
      expect(await db.messages.plan([again])).toMatchObject([{ id, status: "claimed" }]);
      await db.messages.record(id, sent);
      expect(await db.messages.plan([again])).toMatchObject([{ id, status: "sent" }]);
    });

    test("at the same time by many makes one, and tells all of them which", async () => {
      const { db } = await filledOffice(given);
      const people = [PEOPLE.head, PEOPLE.officer, PEOPLE.leader, PEOPLE.coordinator];
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, sweep) => {
          const order = sweep % 2 ? people : people.toReversed();
          return db.transaction((stores) =>
            stores.messages.plan(order.map((personId) => push({ personId }))),
          );
        }),
      );
      const made = new Set(answers.flat().map(({ id }) => id));
      expect(made.size).toBe(people.length);
      expect(await db.messages.list({ limit: 100 })).toHaveLength(people.length);
    });

    test("by the thousand makes as many", async () => {
      const db = await emptyOffice(given);
      const people = Array.from({ length: 3000 }, () => person());
      await db.people.add(people);
      const pushes = people.map(({ id: personId }) => push({ personId }));
      await db.messages.plan(pushes.slice(0, 1000));
      const made = await db.messages.plan(pushes);
      expect(inAnyOrder(made.map(({ id }) => id))).toEqual(inAnyOrder(pushes.map(({ id }) => id)));
    });

    test("knows whose message of a kind and day is still planned", async () => {
      const { db, id } = await planned(given);
      await db.messages.plan([
        push({ personId: PEOPLE.officer }),
        push({ personId: PEOPLE.leader, kind: "weekly" }),
        push({ personId: PEOPLE.coordinator, slot: day("2023-03-27") }),
      ]);
      const people = async (): Promise<readonly PersonId[]> =>
        (await db.messages.stillPlanned("morning", day("2023-03-24"))).toSorted();
      expect(await people()).toEqual([PEOPLE.head, PEOPLE.officer]);
      await db.messages.claim(id, MORNING, UNTIL);
      expect(await people()).toEqual([PEOPLE.officer]);
    });

    test("knows some people's messages of a kind and day, whatever became of them", async () => {
      const { db, id } = await planned(given);
      const [{ id: officers } = { id: null }] = await db.messages.plan([
        push({ personId: PEOPLE.officer }),
        push({ personId: PEOPLE.leader }),
        push({ personId: PEOPLE.officer, kind: "weekly" }),
        push({ personId: PEOPLE.officer, slot: day("2023-03-27") }),
      ]);
      await db.messages.claim(id, MORNING, UNTIL);
      const people = [PEOPLE.head, PEOPLE.officer, PEOPLE.coordinator];
      const found = await db.messages.ofSlot("morning", day("2023-03-24"), people);
      expect(inAnyOrder(found.map((each) => `${each.id} ${each.status}`))).toEqual(
        inAnyOrder([`${id} claimed`, `${officers} planned`]),
      );
      expect(await db.messages.ofSlot("morning", day("2023-03-24"), [])).toEqual([]);
    });
  });

  describe("pushes that a later day has overtaken", () => {
    const today = day("2023-03-27");
    const now = at("2023-03-27 07:00");
    const overtaken = async (db: OrgDatabase, limit = 10) =>
      (await db.messages.overtaken(today, now, limit)).map(({ id, status }) => [id, status]);

    test("are those of days before that are still to be picked up", async () => {
      const { db, id } = await planned(given);
      await db.messages.plan([push({ personId: PEOPLE.head, slot: today, plannedFor: now })]);
      await db.messages.add([message({ botId: BOT, chatId: CHAT, slot: "2023-03-01" })]);
      expect(await overtaken(db)).toEqual([[id, "planned"]]);
      expect(await overtaken(db, 0)).toEqual([]);
    });

    test("also those that failed and are to be tried again, but none that is settled", async () => {
      const { db, id } = await planned(given);
      await db.messages.claim(id, MORNING, UNTIL);
      await db.messages.record(id, refused);
      expect(await overtaken(db)).toEqual([[id, "failed"]]);
      await db.messages.record(id, { ...refused, pickAt: null });
      expect(await overtaken(db)).toEqual([]);
    });

    test("may have arrived if an attempt ended unclear, whatever came after it", async () => {
      const { db, id } = await planned(given);
      await db.messages.claim(id, MORNING, UNTIL);
      await db.messages.record(id, refused);
      expect(await db.messages.mayHaveArrived(id)).toBe(false);
      await db.messages.record(id, { ...refused, status: "unknown" });
      await db.messages.record(id, refused);
      expect(await db.messages.mayHaveArrived(id)).toBe(true);
    });

    test("leave alone what somebody is sending at this moment, until his claim runs out", async () => {
      const { db, id } = await planned(given);
      await db.messages.claim(id, MORNING, plusMillis(now, 1));
      expect(await overtaken(db)).toEqual([]);
      expect(await db.messages.overtaken(today, plusMillis(now, 1), 10)).toMatchObject([{ id }]);
    });
  });
}

function describePickingUp(given: Given): void {
  describe("messages", () => {
    test("come back as they were added, with what they say and do", async () => {
      const { db } = await filledOffice(given);
      const reply = message({
        personId: PEOPLE.head,
        botId: BOT,
        chatId: CHAT,
        content: { kind: "linked", post: "Trưởng phòng Tư pháp", role: "head" },
        text: "Đã liên kết 🎉",
        actions: [
          { do: "report-done", deadlineId: DEADLINES.plan },
          { do: "open-task", taskId: TASKS.dated },
        ],
        items: [DEADLINES.plan, DEADLINES.report],
        replaces: newId("message"),
      });
      const stranger = message({ botId: BOT, chatId: "a-stranger" as ChatId });
      await db.messages.add([reply, stranger]);
      expect(await stored(db, reply.id)).toEqual(reply);
      expect(await stored(db, stranger.id)).toEqual(stranger);
      expect(await db.messages.byId(NOBODYS)).toBeNull();
      await db.messages.add([]);
    });

    test("that answer the same update twice are refused, with all that comes with them", async () => {
      const { db } = await filledOffice(given);
      const reply = message({ botId: BOT, chatId: CHAT, slot: "update-1" });
      await db.messages.add([reply]);
      const again = message({ botId: BOT, chatId: CHAT, slot: "update-1" });
      const other = message({ botId: BOT, chatId: CHAT });
      await expect(db.messages.add([other, again])).rejects.toThrow();
      expect(await db.messages.byId(other.id)).toBeNull();
    });

    test("are due from their very moment on, the earliest first, at most so many", async () => {
      const { db } = await filledOffice(given);
      const of = { botId: BOT, chatId: CHAT };
      const late = message({ ...of, pickAt: plusMillis(MORNING, 1000) });
      const early = message({ ...of, pickAt: MORNING });
      const never = message({ ...of, pickAt: null, status: "sent" });
      await db.messages.add([late, early, never]);
      const due = async (now = LATER, limit = 10) =>
        (await db.messages.due(now, limit)).map(({ id }) => id);
      expect(await due(plusMillis(MORNING, -1))).toEqual([]);
      expect(await due(MORNING)).toEqual([early.id]);
      expect(await due()).toEqual([early.id, late.id]);
      expect(await due(LATER, 1)).toEqual([early.id]);
      expect(await db.messages.due(MORNING, 1)).toEqual([{ id: early.id, kind: "reply" }]);
      expect(await db.messages.nextPickAt()).toBe(MORNING);
      expect(await (await emptyOffice(given)).messages.nextPickAt()).toBeNull();
    });

    test("are found by the platform's id within their bot and chat, the newest first", async () => {
      const { db } = await filledOffice(given);
      const of = { botId: BOT, chatId: CHAT };
      const [older, newer, elsewhere] = [
        message(of),
        message(of),
        message({ ...of, chatId: "another" as ChatId }),
      ];
      await db.messages.add([older, newer, elsewhere]);
      const settle = (id: MessageId, time: string, platformIds: readonly string[]) =>
        db.messages.record(id, { ...sent, at: at(time), platformIds });
      await settle(older.id, "2023-03-24 08:00", ["7", "8"]);
      await settle(newer.id, "2023-03-24 09:00", ["8", `odd "id" 100%_\\`]);
      await settle(elsewhere.id, "2023-03-24 10:00", ["8", "9"]);
      const found = async (id: string) => {
        const one = await db.messages.byPlatformId(BOT, CHAT, id);
        return one === null ? null : one.id;
      };
      expect(await found("7")).toBe(older.id);
      expect(await found("8")).toBe(newer.id);
      expect(await found("9")).toBeNull();
      expect(await found(`odd "id" 100%_\\`)).toBe(newer.id);
      expect(await found("%")).toBeNull();
      expect(await found("")).toBeNull();
      const latest = await db.messages.latestIn(BOT, CHAT, 10);
      expect(latest.map(({ id }) => id)).toEqual([newer.id, older.id]);
      expect(await db.messages.latestIn(BOT, CHAT, 1)).toMatchObject([{ id: newer.id }]);
    });
  });
}

function describeClaims(given: Given): void {
  describe("claiming a message", () => {
    test("takes it for one worker until the claim runs out", async () => {
      const { db, id } = await planned(given);
      expect(await db.messages.claim(id, MORNING, UNTIL)).toMatchObject({ id, attempts: 0 });
      expect(await db.messages.claim(id, MORNING, UNTIL)).toBeNull();
      expect(await db.messages.due(MORNING, 10)).toEqual([]);
      expect((await stored(db, id)).status).toBe("claimed");
    });

    test("gives nothing that is not due, is settled, or is nobody's", async () => {
      const { db, id } = await planned(given);
      expect(await db.messages.claim(id, plusMillis(MORNING, -1), UNTIL)).toBeNull();
      expect(await db.messages.claim(NOBODYS, MORNING, UNTIL)).toBeNull();
      await db.messages.claim(id, MORNING, UNTIL);
      await db.messages.record(id, sent);
      expect(await db.messages.claim(id, LATER, LATER)).toBeNull();
    });

    test("is won by one of many who try at the same time", async () => {
      const { db, id } = await planned(given);
      const claims = await Promise.all(
        Array.from({ length: 12 }, () =>
          db.transaction((stores) => stores.messages.claim(id, MORNING, UNTIL)),
        ),
      );
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    });

    test("can be held longer by whoever has it, and by nobody else", async () => {
      const { db, id } = await planned(given);
      const still = plusMillis(UNTIL, 1);
      expect(await db.messages.prolongClaim(id, UNTIL, still)).toBe(false);
      await db.messages.claim(id, MORNING, UNTIL);
      expect(await db.messages.prolongClaim(id, plusMillis(UNTIL, -1), still)).toBe(false);
      expect(await db.messages.prolongClaim(id, UNTIL, still)).toBe(true);
      expect(await db.messages.claim(id, UNTIL, LATER)).toBeNull();
      expect(await db.messages.claim(id, still, LATER)).toMatchObject({ id, attempts: 1 });
      expect(await db.messages.prolongClaim(id, still, LATER)).toBe(false);
    });

    test("after a claim that ran out takes it again, with the lost attempt counted", async () => {
      const { db, id } = await planned(given);
      await db.messages.claim(id, MORNING, UNTIL);
      expect(await db.messages.claim(id, plusMillis(UNTIL, -1), LATER)).toBeNull();
      expect(await db.messages.due(UNTIL, 10)).toMatchObject([{ id }]);
      const again = await db.messages.claim(id, UNTIL, LATER);
      expect(again).toMatchObject({ id, attempts: 1 });
      expect(await db.messages.claim(id, UNTIL, LATER)).toBeNull();
    });

    test("after a claim that ran out is won by one of many, and counted once", async () => {
      const { db, id } = await planned(given);
      await db.messages.claim(id, MORNING, UNTIL);
      const claims = await Promise.all(
        Array.from({ length: 12 }, () =>
          db.transaction((stores) => stores.messages.claim(id, UNTIL, LATER)),
        ),
      );
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
      expect((await stored(db, id)).attempts).toBe(1);
    });

    test("in a transaction that fails leaves it for the next", async () => {
      const { db, id } = await planned(given);
      const failure = new Error("composing failed");
      const attempt = db.transaction(async (stores) => {
        await stores.messages.claim(id, MORNING, UNTIL);
        throw failure;
      });
      await expect(attempt).rejects.toBe(failure);
      expect(await db.messages.claim(id, MORNING, UNTIL)).not.toBeNull();
    });

    test("goes with writing down what will be sent", async () => {
      const { db, id } = await planned(given);
      const prepared = {
        botId: BOT,
        chatId: CHAT,
        content: { kind: "unsupported" },
        text: "Nhắc việc: 1 nhiệm vụ đến hạn ngày 31/3",
        actions: [{ do: "why", messageId: id }],
        items: [DEADLINES.plan],
        answerKey: [{ position: 0, mark: "1", label: "vi sao", turn: null }],
        preparedAt: MORNING,
      } as const;
      await db.transaction(async (stores) => {
        await stores.messages.claim(id, MORNING, UNTIL);
        await stores.messages.prepare(id, prepared);
      });
      expect(await stored(db, id)).toMatchObject({ ...prepared, status: "claimed" });
    });
  });
}

function describeOutcomes(given: Given): void {
  async function claimed(): Promise<{ db: OrgDatabase; id: MessageId }> {
    const { db, id } = await planned(given);
    await db.messages.claim(id, MORNING, UNTIL);
    return { db, id };
  }

  describe("recording an attempt", () => {
    test("that was sent settles the message", async () => {
      const { db, id } = await claimed();
      await db.messages.record(id, sent);
      expect(await stored(db, id)).toMatchObject({
        status: "sent",
        statusReason: null,
        pickAt: null,
        sentAt: sent.at,
        attempts: 1,
        platformIds: ["1001", "1002"],
      });
      expect(await db.messages.nextPickAt()).toBeNull();
    });

    test("that failed has it tried again when it says", async () => {
      const { db, id } = await claimed();
      await db.messages.record(id, refused);
      expect(await stored(db, id)).toMatchObject({
        status: "failed",
        statusReason: "429: retry after 30",
        sentAt: null,
        attempts: 1,
      });
      expect(await db.messages.claim(id, UNTIL, LATER)).toBeNull();
      expect(await db.messages.claim(id, LATER, LATER)).toMatchObject({ attempts: 1 });
      await db.messages.record(id, sent);
      expect(await stored(db, id)).toMatchObject({ status: "sent", attempts: 2 });
    });

    test("whose end nobody knows is kept as such, and counted", async () => {
      const { db, id } = await claimed();
      await db.messages.record(id, { ...refused, status: "unknown", reason: "timeout" });
      expect(await stored(db, id)).toMatchObject({ status: "unknown", attempts: 1 });
      expect(await db.messages.due(LATER, 10)).toMatchObject([{ id }]);
    });

    test("that never was one does not count as one", async () => {
      const { db, id } = await claimed();
      const dropped = { status: "dropped", reason: "nothing-left", attempted: false } as const;
      await db.messages.record(id, { ...refused, ...dropped, pickAt: null });
      expect(await stored(db, id)).toMatchObject({
        status: "dropped",
        statusReason: "nothing-left",
        pickAt: null,
        sentAt: null,
        attempts: 0,
      });
    });

    test("does not make a message that was sent unsent, however late somebody reports", async () => {
      const { db, id } = await claimed();
      await db.messages.record(id, sent);
      await db.messages.record(id, { ...refused, status: "unknown", reason: "timeout" });
      expect(await stored(db, id)).toMatchObject({
        status: "sent",
        pickAt: null,
        sentAt: sent.at,
        platformIds: sent.platformIds,
      });
    });
  });
}

function describeOperators(given: Given): void {
  describe("the outbox as operators see it", () => {
    test("counts the messages in each state, and how long the oldest has waited", async () => {
      const { db, id } = await planned(given);
      const none = { planned: 0, claimed: 0, sent: 0, failed: 0, unknown: 0, dropped: 0 };
      const empty = { byStatus: none, oldestOverdueSeconds: 0 };
      expect(await (await emptyOffice(given)).messages.counts(LATER)).toEqual(empty);
      const counts = { ...none, planned: 1 };
      expect(await db.messages.counts(plusMillis(MORNING, -1000))).toEqual({
        byStatus: counts,
        oldestOverdueSeconds: 0,
      });
      await db.messages.add([message({ botId: BOT, chatId: CHAT, status: "sent", pickAt: null })]);
      expect(await db.messages.counts(plusMillis(MORNING, 90_000))).toEqual({
        byStatus: { ...counts, sent: 1 },
        oldestOverdueSeconds: 90,
      });
      await db.messages.claim(id, MORNING, UNTIL);
      const { byStatus } = await db.messages.counts(MORNING);
      expect(byStatus).toEqual({ ...none, claimed: 1, sent: 1 });
    });

    test("lists the newest first, all or of one state, at most so many", async () => {
      const { db } = await filledOffice(given);
      const days = ["2023-03-22", "2023-03-24", "2023-03-23"];
      const messages = days.map((date, index) =>
        message({
          botId: BOT,
          chatId: CHAT,
          plannedFor: at(`${date} 07:30`),
          status: index === 0 ? "failed" : "planned",
        }),
      );
      await db.messages.add(messages);
      const [first, third, second] = messages.map(({ id }) => id);
      const list = async (query: Parameters<typeof db.messages.list>[0]) =>
        (await db.messages.list(query)).map(({ id }) => id);
      expect(await list({ limit: 10 })).toEqual([third, second, first]);
      expect(await list({ limit: 2 })).toEqual([third, second]);
      expect(await list({ status: "failed", limit: 10 })).toEqual([first]);
      expect(await list({ status: "planned", limit: 1 })).toEqual([third]);
      expect(await list({ status: "dropped", limit: 10 })).toEqual([]);
    });

    test("forgets what old messages said, and keeps what they were", async () => {
      const { db, id } = await planned(given);
      const content = { kind: "unsupported" } as const;
      const reply = message({
        botId: BOT,
        chatId: CHAT,
        text: "đang chờ gửi",
        actions: [{ do: "cancel" }],
      });
      await db.messages.add([reply]);
      await db.messages.claim(id, MORNING, UNTIL);
      await db.messages.prepare(id, {
        botId: BOT,
        chatId: CHAT,
        content,
        text: "đã gửi",
        actions: [{ do: "cancel" }],
        items: [DEADLINES.plan],
        answerKey: null,
        preparedAt: MORNING,
      });
      await db.messages.record(id, sent);
      expect(await db.messages.expireTexts(sent.at)).toBe(0);
      expect((await stored(db, id)).text).toBe("đã gửi");
      expect(await db.messages.expireTexts(LATER)).toBe(1);
      expect(await stored(db, id)).toMatchObject({
        status: "sent",
        content: null,
        text: null,
        actions: [],
        items: [DEADLINES.plan],
        platformIds: sent.platformIds,
      });
      expect(await stored(db, reply.id)).toEqual(reply);
      expect(await db.messages.expireTexts(LATER)).toBe(0);
    });

    test("forgets sooner what names an applicant, also what was planned and put into words later", async () => {
      const { db, id } = await planned(given);
      const card = applicantCard("Lê Thị Bé", { sentAt: MORNING });
      const waiting = applicantCard("Lê Thị Bé", {
        id: newId("message"),
        slot: newId("slot"),
        status: "planned",
        sentAt: null,
        pickAt: MORNING,
      });
      const other = message({ ...card, id: newId("message"), slot: newId("slot"), content: null });
      await db.messages.add([card, waiting, other]);
      await db.messages.claim(id, MORNING, UNTIL);
      const { content, text, actions } = card;
      const words = { content, text, actions, items: [], answerKey: null };
      const to = { botId: BOT, chatId: CHAT, preparedAt: MORNING };
      await db.messages.prepare(id, { ...words, ...to });
      await db.messages.record(id, { ...sent, at: MORNING });
      expect(await db.messages.expireApplicantTexts(MORNING)).toBe(0);
      expect(await db.messages.expireApplicantTexts(LATER)).toBe(2);
      const gone = { content: null, text: null, actions: [] };
      for (const each of [card.id, id]) expect(await stored(db, each)).toMatchObject(gone);
      for (const each of [waiting, other]) expect(await stored(db, each.id)).toEqual(each);
      expect(await db.messages.expireApplicantTexts(LATER)).toBe(0);
    });
  });
}

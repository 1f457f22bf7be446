import { describe, expect, test } from "vitest";
import type { BotId, MessageId, NoteId } from "../../../domain/ids.ts";
import type { LocalMoment, Note, PersonNote, PushSlot } from "../../../domain/message.ts";
import type { Snooze, StatusLine, SupportRequest } from "../../../domain/reminding-stores.ts";
import { plusMillis, type Instant } from "../../../domain/time.ts";
import { message, push } from "../../builders/message.ts";
import { standIn, unit } from "../../builders/org.ts";
import { deadline } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";
import { filledOffice, inAnyOrder, type Given } from "./given.ts";
import { BOT, DEADLINES, PEOPLE, UNITS } from "./sample-office.ts";

const NOW = at("2023-03-24 08:00");
const LATER = at("2023-03-27 07:30");
const LATEST = at("2023-04-03 07:30");
const FIRST = "message-first" as MessageId;
const SECOND = "message-second" as MessageId;

/** What reminders leave behind beside notices and messages. */
export function describeReminding(given: Given): void {
  describeNotes(given);
  describeSnoozes(given);
  describeStatusLines(given);
  describeSupportRequests(given);
  describeUsage(given);
  describeEvents(given);
  describeAttempts(given);
  describeStandIns(given);
}

function describeNotes(given: Given): void {
  const note = (id: string, moment: Instant, over: Partial<PersonNote> = {}): PersonNote => ({
    id: id as NoteId,
    personId: PEOPLE.coordinator,
    at: moment,
    note: { kind: "uncertain", messages: 2 },
    ...over,
  });

  async function withMessages() {
    const { db } = await filledOffice(given);
    await db.messages.plan([
      push({ id: FIRST, personId: PEOPLE.coordinator, slot: day("2023-03-24") }),
      push({ id: SECOND, personId: PEOPLE.coordinator, slot: day("2023-03-27") }),
    ]);
    return db;
  }

  describe("notes", () => {
    const days = { from: day("2023-03-27"), to: day("2023-03-31") };
    const kinds: readonly Note[] = [
      {
        kind: "delivery-delayed",
        since: "2023-03-24T07:30" as LocalMoment,
        until: "2023-03-24T09:00" as LocalMoment,
        messages: 3,
      },
      { kind: "uncertain", messages: 1 },
      { kind: "budget", channel: "zalo", used: 2400, limit: 3000, forecast: 3500 },
      { kind: "stand-in", absent: "Trưởng phòng Tư pháp", ...days },
    ];

    test.each(kinds)("of a kind ($kind) come back as they were", async (told) => {
      const db = await withMessages();
      const added = note("1", NOW, { note: told });
      await db.notes.add([{ ...added, messageId: FIRST }]);
      expect(await db.notes.ofMessage(FIRST)).toEqual([added]);
      expect(await db.notes.ofMessage(SECOND)).toEqual([]);
    });

    test("come back in order of time", async () => {
      const db = await withMessages();
      const [late, early] = [note("1", LATER), note("2", NOW)];
      await db.notes.add([late, early].map((each) => ({ ...each, messageId: FIRST })));
      expect(await db.notes.ofMessage(FIRST)).toEqual([early, late]);
      await db.notes.add([]);
    });

    test("of an id that is known stay as they are, in the message that has them", async () => {
      const db = await withMessages();
      const [known, again] = [note("1", NOW), note("1", plusMillis(NOW, 60_000))];
      await db.notes.add([{ ...known, messageId: FIRST }]);
      await db.notes.add([
        { ...again, messageId: SECOND },
        { ...note("2", NOW), messageId: SECOND },
      ]);
      expect(await db.notes.ofMessage(FIRST)).toEqual([known]);
      expect(await db.notes.ofMessage(SECOND)).toEqual([note("2", NOW)]);
      expect(await db.notes.madeAt(known.id)).toBe(NOW);
      expect(await db.notes.madeAt("unheard-of" as NoteId)).toBeNull();
    });

    test("that were made by a clock since set back are told again", async () => {
      const db = await withMessages();
      const [early, right] = [note("1", LATER), note("1", NOW)];
      await db.notes.add([{ ...early, messageId: SECOND }]);
      await db.notes.add([{ ...right, messageId: FIRST }]);
      expect(await db.notes.ofMessage(FIRST)).toEqual([right]);
      expect(await db.notes.ofMessage(SECOND)).toEqual([]);
    });

    test("move to another message, beside what it has", async () => {
      const db = await withMessages();
      const [moved, there] = [note("1", NOW), note("2", LATER)];
      await db.notes.add([
        { ...moved, messageId: FIRST },
        { ...there, messageId: SECOND },
      ]);
      await db.notes.move(FIRST, SECOND);
      expect(await db.notes.ofMessage(FIRST)).toEqual([]);
      expect(await db.notes.ofMessage(SECOND)).toEqual([moved, there]);
    });
  });
}

function describeSnoozes(given: Given): void {
  const snooze = (over: Partial<Snooze> = {}): Snooze => ({
    personId: PEOPLE.head,
    deadlineId: DEADLINES.plan,
    until: LATER,
    ...over,
  });

  describe("snoozes", () => {
    test("run until their moment, for the deadlines asked for", async () => {
      const { db } = await filledOffice(given);
      const all = [
        snooze(),
        snooze({ personId: PEOPLE.officer }),
        snooze({ deadlineId: DEADLINES.report }),
      ];
      await db.snoozes.set(all);
      const running = (moment: Instant) => db.snoozes.running([DEADLINES.plan], moment);
      expect(inAnyOrder(await running(NOW))).toEqual(inAnyOrder(all.slice(0, 2)));
      expect(await running(plusMillis(LATER, -1))).toHaveLength(2);
      expect(await running(LATER)).toEqual([]);
      expect(await db.snoozes.running([], NOW)).toEqual([]);
    });

    test("of the same person and deadline are one, the last", async () => {
      const { db } = await filledOffice(given);
      await db.snoozes.set([snooze({ until: LATEST })]);
      await db.snoozes.set([snooze()]);
      expect(await db.snoozes.running([DEADLINES.plan], NOW)).toEqual([snooze()]);
    });

    test("are forgotten when they have run out", async () => {
      const { db } = await filledOffice(given);
      await db.snoozes.set([snooze(), snooze({ personId: PEOPLE.officer, until: LATEST })]);
      expect(await db.snoozes.expire(LATER)).toBe(0);
      expect(await db.snoozes.expire(plusMillis(LATER, 1))).toBe(1);
      const left = await db.snoozes.running([DEADLINES.plan], NOW);
      expect(left.map(({ personId }) => personId)).toEqual([PEOPLE.officer]);
    });

    test("are asked for by the thousand", async () => {
      const { db } = await filledOffice(given);
      const many = Array.from({ length: 1200 }, () => deadline({ unitId: UNITS.justice }));
      await db.deadlines.add(many);
      await db.snoozes.set(many.map(({ id }) => snooze({ deadlineId: id })));
      const ids = many.map(({ id }) => id);
      expect(await db.snoozes.running(ids, NOW)).toHaveLength(1200);
    });
  });
}

function describeStatusLines(given: Given): void {
  const line = (quarterEnd: string, words: string): StatusLine => ({
    deadlineId: DEADLINES.ongoing,
    quarterEnd: day(quarterEnd),
    words,
    by: PEOPLE.head,
    at: NOW,
  });

  describe("status lines", () => {
    test("are told of a deadline, the latest quarter first", async () => {
      const { db } = await filledOffice(given);
      const [second, first] = [line("2023-06-30", "Đang làm"), line("2023-03-31", "Bắt đầu")];
      await db.statusLines.save(second);
      await db.statusLines.save(first);
      expect(await db.statusLines.of(DEADLINES.ongoing)).toEqual([second, first]);
      expect(await db.statusLines.of(DEADLINES.plan)).toEqual([]);
    });

    test("of the same quarter are one, the last", async () => {
      const { db } = await filledOffice(given);
      await db.statusLines.save(line("2023-03-31", "Bắt đầu"));
      const corrected = { ...line("2023-03-31", "Đã xong"), by: PEOPLE.officer, at: LATER };
      await db.statusLines.save(corrected);
      expect(await db.statusLines.of(DEADLINES.ongoing)).toEqual([corrected]);
    });
  });
}

function describeSupportRequests(given: Given): void {
  const request = (over: Partial<SupportRequest> = {}): SupportRequest => ({
    deadlineId: DEADLINES.plan,
    unitId: UNITS.finance,
    wantedBy: day("2023-03-28"),
    words: "Gửi số liệu",
    by: PEOPLE.head,
    at: NOW,
    ...over,
  });

  describe("requests for support", () => {
    test("are told of the deadlines asked for, the earliest wanted first", async () => {
      const { db } = await filledOffice(given);
      const late = request({ wantedBy: day("2023-03-30") });
      const early = request({ unitId: UNITS.communeOne, words: "" });
      const other = request({ deadlineId: DEADLINES.report });
      await db.supportRequests.save([late, early, other]);
      expect(await db.supportRequests.of([DEADLINES.plan])).toEqual([early, late]);
      expect(await db.supportRequests.of([])).toEqual([]);
    });

    test("to the same unit for the same deadline are one, the last", async () => {
      const { db } = await filledOffice(given);
      await db.supportRequests.save([request()]);
      const again = request({ wantedBy: day("2023-04-05"), words: "Bảng kê", at: LATER });
      await db.supportRequests.save([again]);
      expect(await db.supportRequests.of([DEADLINES.plan])).toEqual([again]);
    });

    test("keep their unit from being removed as unused", async () => {
      const { db } = await filledOffice(given);
      const asked = unit();
      await db.units.add([asked]);
      await db.supportRequests.save([request({ unitId: asked.id })]);
      expect(await db.units.removeUnused([asked.id], [])).toEqual([]);
    });

    test("go with their deadline, as do its snoozes and status lines", async () => {
      const { db } = await filledOffice(given);
      const id = DEADLINES.ongoing;
      await db.supportRequests.save([request({ deadlineId: id })]);
      await db.snoozes.set([{ personId: PEOPLE.head, deadlineId: id, until: LATER }]);
      await db.statusLines.save({
        deadlineId: id,
        quarterEnd: day("2023-03-31"),
        words: "Đang làm",
        by: PEOPLE.head,
        at: NOW,
      });
      await db.deadlines.remove([id]);
      expect(await db.deadlines.byId(id)).toBeNull();
      expect(await db.supportRequests.of([id])).toEqual([]);
      expect(await db.snoozes.running([id], NOW)).toEqual([]);
      expect(await db.statusLines.of(id)).toEqual([]);
    });
  });
}

function describeUsage(given: Given): void {
  describe("what a bot has carried", () => {
    test("is counted by month, both ways", async () => {
      const { db } = await filledOffice(given);
      expect(await db.usage.of(BOT, "2023-03")).toEqual({ sent: 0, received: 0 });
      await db.usage.count(BOT, "2023-03", { sent: 2, received: 0 });
      await db.usage.count(BOT, "2023-03", { sent: 1, received: 4 });
      await db.usage.count(BOT, "2023-04", { sent: 9, received: 9 });
      expect(await db.usage.of(BOT, "2023-03")).toEqual({ sent: 3, received: 4 });
    });

    test("is counted for each bot by itself", async () => {
      const { db } = await filledOffice(given);
      const zalo = await db.bots.ensure("zalo", "ZALO_BOT_TOKEN", "bot-zalo" as BotId);
      await db.usage.count(zalo.id, "2023-03", { sent: 1, received: 0 });
      expect(await db.usage.of(BOT, "2023-03")).toEqual({ sent: 0, received: 0 });
    });

    test("is counted in full when many count at once", async () => {
      const { db } = await filledOffice(given);
      const one = { sent: 1, received: 1 };
      await Promise.all(Array.from({ length: 8 }, () => db.usage.count(BOT, "2023-03", one)));
      expect(await db.usage.of(BOT, "2023-03")).toEqual({ sent: 8, received: 8 });
    });
  });
}

function describeEvents(given: Given): void {
  const event = (id: MessageId, clock: string) =>
    push({
      id,
      personId: PEOPLE.head,
      kind: "event",
      slot: `2023-03-24T${clock}` as PushSlot,
      plannedFor: at(`2023-03-24 ${clock}`),
    });

  describe("an event that waits", () => {
    test("is the earliest of the person's that are planned for later than now", async () => {
      const { db } = await filledOffice(given);
      await db.messages.plan([event(SECOND, "09:30"), event(FIRST, "09:20")]);
      const waiting = (clock: string, person = PEOPLE.head) =>
        db.messages.plannedEvent(person, at(`2023-03-24 ${clock}`));
      expect(await waiting("09:19")).toBe(FIRST);
      expect(await waiting("09:20")).toBe(SECOND);
      expect(await waiting("09:30")).toBeNull();
      expect(await waiting("09:00", PEOPLE.officer)).toBeNull();
    });

    test("is none that has been sent, and no message of another kind", async () => {
      const { db } = await filledOffice(given);
      await db.messages.plan([event(FIRST, "09:20"), push({ id: SECOND, personId: PEOPLE.head })]);
      await db.messages.claim(FIRST, at("2023-03-24 09:20"), LATER);
      expect(await db.messages.plannedEvent(PEOPLE.head, at("2023-03-24 07:00"))).toBeNull();
    });
  });
}

function describeAttempts(given: Given): void {
  const outcome = { pickAt: null, at: NOW, platformIds: [], attempted: true, reason: null };

  async function withPush() {
    const { db } = await filledOffice(given);
    await db.messages.plan([push({ id: FIRST, personId: PEOPLE.head })]);
    return db;
  }

  describe("the tries of a message", () => {
    test("are told in their order, each with what came of it", async () => {
      const db = await withPush();
      expect(await db.messages.attemptsOf(FIRST)).toEqual([]);
      const failed = { ...outcome, status: "failed", reason: "503", pickAt: LATER } as const;
      await db.messages.record(FIRST, failed);
      await db.messages.record(FIRST, { ...outcome, status: "sent", at: LATER });
      expect(await db.messages.attemptsOf(FIRST)).toMatchObject([
        { number: 1, at: NOW, outcome: "failed", reason: "503" },
        { number: 2, at: LATER, outcome: "sent", reason: null },
      ]);
      expect(await db.messages.attemptsOf(SECOND)).toEqual([]);
    });
  });

  describe("a list of messages", () => {
    async function listed(query: Parameters<typeof db.messages.list>[0]) {
      return (await db.messages.list(query)).map(({ id }) => id);
    }
    let db: Awaited<ReturnType<typeof withPush>>;

    test("is of some persons only, where they are named", async () => {
      db = await withPush();
      await db.messages.plan([push({ id: SECOND, personId: PEOPLE.officer })]);
      expect(await listed({ personIds: [PEOPLE.officer], limit: 10 })).toEqual([SECOND]);
      expect(await listed({ personIds: [], limit: 10 })).toEqual([]);
      expect(await listed({ personIds: [PEOPLE.head, PEOPLE.officer], limit: 10 })).toHaveLength(2);
    });

    test("leaves out answers, where it is asked to", async () => {
      db = await withPush();
      await db.messages.add([message({ id: SECOND, personId: PEOPLE.head })]);
      expect(await listed({ limit: 10 })).toHaveLength(2);
      expect(await listed({ pushesOnly: true, limit: 10 })).toEqual([FIRST]);
    });

    test("goes on where an earlier page ended, whatever became of the messages", async () => {
      db = await withPush();
      const days = ["2023-03-27", "2023-03-28", "2023-03-29"];
      const later = days.map((slot) =>
        push({ personId: PEOPLE.head, slot: day(slot), plannedFor: at(`${slot} 07:30`) }),
      );
      await db.messages.plan(later);
      await db.messages.record(later[1]!.id, { ...outcome, status: "sent" });
      const all = [later[2]!.id, later[1]!.id, later[0]!.id, FIRST];
      expect(await listed({ limit: 10 })).toEqual(all);
      expect(await listed({ offset: 1, limit: 2 })).toEqual(all.slice(1, 3));
      expect(await listed({ offset: 4, limit: 2 })).toEqual([]);
    });
  });
}

function describeStandIns(given: Given): void {
  const pair = { absentId: PEOPLE.head, deputyId: PEOPLE.officer };

  describe("stand-ins", () => {
    test("that have not ended are told, the earliest first", async () => {
      const { db } = await filledOffice(given);
      const now = standIn({ ...pair, from: day("2023-03-20"), to: day("2023-03-24") });
      const next = standIn({ ...pair, from: day("2023-04-03"), to: day("2023-04-07") });
      const over = standIn({ ...pair, from: day("2023-03-13"), to: day("2023-03-17") });
      for (const each of [next, over, now]) await db.people.addStandIn(each);
      expect(await db.people.standInsFrom(day("2023-03-24"))).toEqual([now, next]);
      expect(await db.people.standInsFrom(day("2023-03-25"))).toEqual([next]);
    });

    test("are removed by person and first day, and nobody else's", async () => {
      const { db } = await filledOffice(given);
      const own = standIn(pair);
      const later = standIn({ ...pair, from: day("2023-04-03"), to: day("2023-04-07") });
      const others = standIn({ ...pair, absentId: PEOPLE.leader });
      for (const each of [own, later, others]) await db.people.addStandIn(each);
      await db.people.removeStandIn(PEOPLE.head, own.from);
      const left = await db.people.standInsFrom(day("2023-01-01"));
      expect(left).toEqual([others, later]);
      await db.people.removeStandIn(PEOPLE.head, own.from);
    });
  });
}

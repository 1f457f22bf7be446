import { describe, expect, test } from "vitest";
import type { MessageId } from "../../../domain/ids.ts";
import type { Notice } from "../../../domain/message.ts";
import { notice, push } from "../../builders/message.ts";
import { at, day } from "../../builders/time.ts";
import { filledOffice, inAnyOrder, type Given } from "./given.ts";
import { DEADLINES, PEOPLE } from "./sample-office.ts";

const FIRST = "message-first" as MessageId;
const SECOND = "message-second" as MessageId;
const base = { deadlineId: DEADLINES.plan, personId: PEOPLE.head, messageId: FIRST };

const SENT = {
  status: "sent",
  reason: null,
  pickAt: null,
  at: at("2023-03-27 07:30"),
  platformIds: ["1"],
  attempted: true,
} as const;

async function withMessages(given: Given) {
  const { db } = await filledOffice(given);
  await db.messages.plan([
    push({ id: FIRST, personId: PEOPLE.head, slot: day("2023-03-24") }),
    push({ id: SECOND, personId: PEOPLE.head, slot: day("2023-03-27") }),
  ]);
  return db;
}

function bare({ messageId: _, ...rest }: Notice & { readonly messageId: MessageId }): Notice {
  return rest;
}

export function describeNotices(given: Given): void {
  describe("notices", () => {
    test("come back with the message that carries them", async () => {
      const db = await withMessages(given);
      const added = [
        notice(base),
        notice({ ...base, rung: "-2", day: day("2023-03-29"), section: "overdue" }),
      ];
      expect(await db.notices.add(added)).toBe(2);
      expect(inAnyOrder(await db.notices.ofMessage(FIRST))).toEqual(inAnyOrder(added.map(bare)));
      expect(await db.notices.ofMessage(SECOND)).toEqual([]);
    });

    test("of some rungs come back by their deadlines, with whether they still wait", async () => {
      const db = await withMessages(given);
      const sent = notice({ ...base, rung: "leader", section: "escalation" });
      const waits = notice({ ...base, rung: "offer-closing", messageId: SECOND });
      const others = [
        notice({ ...base, rung: "-2" }),
        notice({ ...base, rung: "leader", deadlineId: DEADLINES.report }),
      ];
      await db.notices.add([sent, waits, ...others]);
      await db.messages.record(FIRST, SENT);
      const found = await db.notices.ofRungs([DEADLINES.plan], ["leader", "offer-closing"]);
      expect(inAnyOrder(found)).toEqual(
        inAnyOrder([
          { ...bare(sent), isWaiting: false },
          { ...bare(waits), isWaiting: true },
        ]),
      );
      expect(await db.notices.ofRungs([DEADLINES.plan], [])).toEqual([]);
      expect(await db.notices.ofRungs([], ["leader"])).toEqual([]);
    });

    test("are told once: the same again is not added, whatever message would carry it", async () => {
      const db = await withMessages(given);
      expect(await db.notices.add([notice(base), notice(base)])).toBe(1);
      const again = notice({ ...base, messageId: SECOND, section: "overdue" });
      expect(await db.notices.add([again])).toBe(0);
      expect(await db.notices.ofMessage(FIRST)).toEqual([bare(notice(base))]);
      expect(await db.notices.add([])).toBe(0);
    });

    test.each([
      ["deadline", { deadlineId: DEADLINES.report }],
      ["version of its date", { dateVersion: 2 }],
      ["rung", { rung: "0" }],
      ["day", { day: day("2023-03-27") }],
      ["person", { personId: PEOPLE.officer }],
    ])("of another %s are others", async (_, other) => {
      const db = await withMessages(given);
      await db.notices.add([notice(base)]);
      expect(await db.notices.add([notice(base), notice({ ...base, ...other })])).toBe(1);
    });

    test("wait as long as their message is planned, and may be taken back until then", async () => {
      const db = await withMessages(given);
      const left = notice({ ...base, rung: "-2", messageId: SECOND });
      const others = [
        notice({ ...base, deadlineId: DEADLINES.report }),
        notice({ ...base, rung: "0", day: day("2023-03-31") }),
      ];
      await db.notices.add([notice(base), left, ...others]);
      await db.messages.record(SECOND, SENT);

      const waiting = await db.notices.waiting([PEOPLE.head], [DEADLINES.plan]);
      expect(waiting).toEqual([bare(notice(base)), ...others.slice(1).map(bare)]);
      expect(await db.notices.waiting([PEOPLE.officer], [DEADLINES.plan])).toEqual([]);
      expect(await db.notices.waiting([], [DEADLINES.plan])).toEqual([]);

      await db.notices.withdraw([bare(notice(base)), bare(left)]);
      expect(await db.notices.ofMessage(FIRST)).toEqual(others.map(bare));
      expect(await db.notices.ofMessage(SECOND)).toEqual([bare(left)]);
      expect(await db.notices.add([notice(base)])).toBe(1);
    });

    // Incident: a snooze waited in a message that was to be tried again, and was told with the next.
    test("wait and may be taken back also while their message is to be tried again", async () => {
      const db = await withMessages(given);
      await db.notices.add([notice(base)]);
      const taken = async () => {
        const waiting = await db.notices.waiting([PEOPLE.head], [DEADLINES.plan]);
        await db.notices.withdraw([bare(notice(base))]);
        return { waiting, left: await db.notices.ofMessage(FIRST) };
      };
      const kept = { waiting: [], left: [bare(notice(base))] };
      const now = at("2023-03-24 07:30");
      await db.messages.claim(FIRST, now, at("2023-03-24 07:40"));
      expect(await taken()).toEqual(kept);
      const again = { ...SENT, at: now, pickAt: at("2023-03-24 07:35"), platformIds: [] };
      await db.messages.record(FIRST, { ...again, status: "unknown" });
      expect(await taken()).toEqual(kept);
      await db.messages.record(FIRST, { ...again, status: "failed", pickAt: null });
      expect(await taken()).toEqual(kept);
      await db.messages.record(FIRST, { ...again, status: "failed" });
      expect(await taken()).toEqual({ waiting: kept.left, left: [] });
    });

    test("are told once by two sweeps at the same time", async () => {
      const db = await withMessages(given);
      const added = await Promise.all(
        Array.from({ length: 8 }, () =>
          db.transaction((stores) => stores.notices.add([notice(base)])),
        ),
      );
      expect(added.reduce((sum, count) => sum + count, 0)).toBe(1);
    });

    test("all move from one message to another", async () => {
      const db = await withMessages(given);
      const moved = [notice(base), notice({ ...base, rung: "0" })];
      const there = notice({ ...base, messageId: SECOND, rung: "+1" });
      await db.notices.add([...moved, there]);
      await db.notices.move(FIRST, SECOND);
      expect(await db.notices.ofMessage(FIRST)).toEqual([]);
      expect(inAnyOrder(await db.notices.ofMessage(SECOND))).toEqual(
        inAnyOrder([...moved, there].map(bare)),
      );
      expect(await db.notices.add(moved)).toBe(0);
    });

    test("are added by the thousand, and counted", async () => {
      const db = await withMessages(given);
      const many = Array.from({ length: 3000 }, (_, index) =>
        notice({ ...base, rung: `rung-${index}` }),
      );
      await db.notices.add(many.slice(0, 1000));
      expect(await db.notices.add(many)).toBe(2000);
      expect(await db.notices.ofMessage(FIRST)).toHaveLength(3000);
    });

    test("for a message that does not exist are refused", async () => {
      const db = await withMessages(given);
      const lost = notice({ ...base, messageId: "nobody's" as MessageId });
      await expect(db.notices.add([lost])).rejects.toThrow();
    });
  });
}

import { describe, expect, test } from "vitest";
import type { Apology } from "../../../domain/apology.ts";
import type { MessageId } from "../../../domain/ids.ts";
import type { LocalMoment, PushSlot } from "../../../domain/message.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import type { Ahead } from "../../../domain/upkeep-stores.ts";
import type { Instant } from "../../../domain/time.ts";
import { apology, dossier } from "../../builders/dossier.ts";
import { message, notice, push } from "../../builders/message.ts";
import { deadline } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";
import { filledOffice, inAnyOrder, type Given } from "./given.ts";
import { BOT, CHAT, DEADLINES, PEOPLE, UNITS } from "./sample-office.ts";

const RIGHT = at("2023-03-20 09:10");
const WRONG = at("2023-04-28 09:00");
const AHEAD: Ahead = {
  now: RIGHT,
  today: day("2023-03-20"),
  beyond: at("2023-03-20 09:20"),
  claimsUntil: at("2023-03-20 09:12"),
};
const SENT = {
  status: "sent",
  reason: null,
  pickAt: null,
  at: WRONG,
  platformIds: ["1"],
  attempted: true,
} as const;
const FAILED = {
  ...SENT,
  status: "failed",
  pickAt: at("2023-04-28 09:30"),
  platformIds: [],
} as const;

const ids = {
  sent: "message-sent",
  failed: "message-failed",
  wrong: "message-wrong",
  claimed: "message-claimed",
  promised: "message-promised",
  today: "message-today",
  summary: "message-summary",
} as {
  readonly [
    Name in "sent" | "failed" | "wrong" | "claimed" | "promised" | "today" | "summary"
  ]: MessageId;
};

/** Morning messages, each another person's or day's; what was planned by the wrong time was made then. */
async function withMessages(given: Given): Promise<OrgDatabase> {
  const { db } = await filledOffice(given);
  const of = (
    name: keyof typeof ids,
    personId: (typeof PEOPLE)["head"],
    slot: PushSlot,
    madeAt = WRONG,
  ) => ({
    ...push({ id: ids[name], personId, slot, plannedFor: WRONG }),
    madeAt,
  });
  const later = day("2023-04-28");
  await db.messages.plan([
    of("sent", PEOPLE.head, later),
    of("failed", PEOPLE.officer, later),
    of("claimed", PEOPLE.leader, later),
    of("wrong", PEOPLE.coordinator, later),
    of("promised", PEOPLE.head, day("2023-03-27"), at("2023-03-17 08:00")),
    { ...of("today", PEOPLE.head, day("2023-03-20")), plannedFor: RIGHT },
    { ...of("summary", PEOPLE.head, later), kind: "weekly" },
  ]);
  await db.messages.record(ids.sent, SENT);
  await db.messages.record(ids.failed, FAILED);
  await db.messages.claim(ids.claimed, WRONG, at("2023-04-28 09:01"));
  return db;
}

export function describeSetBack(given: Given): void {
  describe("after the clock was set back", () => {
    describeApologiesTakenBack(given);
    describeNoticesTakenBack(given);
    describeMessagesBroughtBack(given);
    describeForgotten(given);
  });
}

/** Incident: a duty that a wrong time had found overdue stayed, and went up weeks after its day. */
function describeApologiesTakenBack(given: Given): void {
  const made = (name: string, createdAt: Instant, over: Partial<Apology>) => {
    const late = dossier({ unitId: UNITS.justice });
    const duty = deadline({
      kind: "apology",
      dossierId: late.id,
      dossierDue: day("2023-03-24"),
      unitId: UNITS.justice,
      label: name,
      due: day("2023-03-23"),
      createdAt,
    });
    const of = { dossierId: late.id, deadlineId: duty.id, createdAt };
    return { late, duty, apology: apology({ ...of, reason: null, clock: "overdue", ...over }) };
  };

  test("apologies that the wrong time has found overdue go; those worked on were made now", async () => {
    const { db } = await filledOffice(given);
    const found = made("found", WRONG, {});
    const worked = made("worked on", WRONG, { reason: "Chờ ý kiến", clock: "foreseen" });
    const before = made("before", at("2023-03-17 08:00"), {});
    for (const { late, duty, apology: owed } of [found, worked, before]) {
      await db.dossiers.add([late]);
      await db.deadlines.add([duty]);
      await db.apologies.add(owed);
    }
    const told = { personId: PEOPLE.head, day: day("2023-04-28") };
    await db.messages.plan([
      push({ id: ids.wrong, personId: PEOPLE.head, slot: day("2023-04-28"), plannedFor: WRONG }),
    ]);
    await db.notices.add([
      notice({
        ...told,
        deadlineId: found.duty.id,
        messageId: ids.wrong,
        rung: "news-apology-owed",
      }),
    ]);

    expect(await db.setBack.takeBackApologies(AHEAD)).toBe(1);

    const left = [found, worked, before].map(({ duty }) => duty.id);
    const duties = await db.deadlines.byIds(left);
    expect(new Map(duties.map(({ label, createdAt }) => [label, createdAt]))).toEqual(
      new Map([
        ["before", at("2023-03-17 08:00")],
        ["worked on", RIGHT],
      ]),
    );
    expect((await db.apologies.ofDeadlines(left)).map(({ createdAt }) => createdAt)).toEqual([
      RIGHT,
      at("2023-03-17 08:00"),
    ]);
    expect(await db.notices.ofMessage(ids.wrong)).toEqual([]);
    expect(await db.setBack.takeBackApologies(AHEAD)).toBe(0);
  });
}

function describeNoticesTakenBack(given: Given): void {
  const of = (messageId: MessageId, on: string) =>
    notice({
      deadlineId: DEADLINES.plan,
      personId: PEOPLE.head,
      messageId,
      rung: `${messageId} ${on}`,
      day: day(on),
    });

  test("notices of later days are taken back but for those that wait in their day's message", async () => {
    const db = await withMessages(given);
    const gone = [
      of(ids.sent, "2023-03-24"),
      of(ids.failed, "2023-04-28"),
      of(ids.claimed, "2023-03-21"),
      of(ids.wrong, "2023-04-28"),
      of(ids.promised, "2023-03-24"),
    ];
    const kept = [
      of(ids.sent, "2023-03-20"),
      of(ids.wrong, "2023-03-20"),
      of(ids.promised, "2023-03-20"),
      of(ids.promised, "2023-03-27"),
      of(ids.today, "2023-03-20"),
    ];
    await db.notices.add([...gone, ...kept]);
    const taken = await db.setBack.takeBackNotices(AHEAD);
    const names = (all: readonly { readonly rung: string }[]) =>
      all.map(({ rung }) => rung).toSorted();
    expect(names(taken)).toEqual(names(gone));
    const left = await Promise.all(Object.values(ids).map((id) => db.notices.ofMessage(id)));
    expect(names(left.flat())).toEqual(names(kept));
    expect(await db.setBack.takeBackNotices(AHEAD)).toEqual([]);
  });
}

function describeMessagesBroughtBack(given: Given): void {
  const keyed = { personId: PEOPLE.head, slot: day("2023-04-28") };

  test("the days of messages that were made by the wrong time are free again", async () => {
    const db = await withMessages(given);
    expect(await db.setBack.bringBackMessages(AHEAD)).toBe(5);
    const fresh = push(keyed);
    expect(await db.messages.plan([fresh])).toMatchObject([{ id: fresh.id, status: "planned" }]);
    expect(await db.messages.byId(ids.promised)).toMatchObject({
      slot: "2023-03-27",
      status: "planned",
      plannedFor: WRONG,
    });
    expect(await db.messages.byId(ids.today)).toMatchObject({ slot: "2023-03-20" });
    expect(await db.setBack.bringBackMessages(AHEAD)).toBe(0);
  });

  test("what was sent was so now, and keeps its story", async () => {
    const db = await withMessages(given);
    await db.setBack.bringBackMessages(AHEAD);
    const sent = await db.messages.byId(ids.sent);
    expect(sent).toMatchObject({ status: "sent", sentAt: RIGHT, plannedFor: RIGHT, pickAt: null });
    expect(sent?.slot).toBe(`2023-03-19 2023-04-28 ${ids.sent}`);
    expect(await db.messages.attemptsOf(ids.sent)).toMatchObject([{ at: WRONG, outcome: "sent" }]);
  });

  test("what is still to go counts as overtaken, a summary as a morning's message", async () => {
    const db = await withMessages(given);
    await db.setBack.bringBackMessages(AHEAD);
    const overtaken = await db.messages.overtaken(AHEAD.today, RIGHT, 10);
    expect(inAnyOrder(overtaken.map(({ id, kind }) => `${id} ${kind}`))).toEqual(
      inAnyOrder([`${ids.failed} morning`, `${ids.wrong} morning`, `${ids.summary} morning`]),
    );
    const stale = await db.messages.overtaken(AHEAD.today, AHEAD.claimsUntil, 10);
    expect(stale.map(({ id }) => id)).toContain(ids.claimed);
  });

  test("the same days gone wrong a second time get along with the first", async () => {
    const db = await withMessages(given);
    await db.setBack.bringBackMessages(AHEAD);
    const again = push(keyed);
    await db.messages.plan([{ ...again, madeAt: WRONG }]);
    await db.messages.record(again.id, SENT);
    expect(await db.setBack.bringBackMessages(AHEAD)).toBe(1);
  });

  test("answers and events that wait until then are to be picked up", async () => {
    const { db } = await filledOffice(given);
    const reply = message({ botId: BOT, chatId: CHAT, pickAt: WRONG, plannedFor: WRONG });
    const event = (slot: LocalMoment, madeAt: typeof WRONG) => ({
      ...push({ personId: PEOPLE.head, kind: "event", slot, plannedFor: at("2023-03-20 13:30") }),
      madeAt,
    });
    const wrong = event("2023-03-20T13:30" as LocalMoment, at("2023-03-20 11:25"));
    const right = event("2023-03-20T13:31" as LocalMoment, at("2023-03-20 09:00"));
    await db.messages.add([reply]);
    await db.messages.plan([wrong, right]);
    expect(await db.setBack.bringBackMessages(AHEAD)).toBe(0);
    const due = await db.messages.due(RIGHT, 10);
    expect(inAnyOrder(due.map(({ id }) => id))).toEqual(inAnyOrder([reply.id, wrong.id]));
  });
}

function describeForgotten(given: Given): void {
  test("leases and pauses that lie ahead are forgotten, others stay", async () => {
    const { db } = await filledOffice(given);
    const soon = at("2023-03-20 09:11");
    await db.leases.acquire("far", "one", WRONG, at("2023-04-28 09:01"));
    await db.leases.acquire("near", "one", RIGHT, soon);
    await db.pace.hold(BOT, WRONG);
    await db.setBack.forget(AHEAD);
    expect(await db.leases.acquire("far", "two", RIGHT, soon)).toBe(true);
    expect(await db.leases.acquire("near", "two", RIGHT, soon)).toBe(false);
    const spacing = { botMillis: 35, chatMillis: 1000, latest: soon };
    expect(await db.pace.reserve(BOT, CHAT, RIGHT, spacing)).toEqual({ at: RIGHT, isTaken: true });
    await db.pace.hold(BOT, soon);
    await db.setBack.forget(AHEAD);
    expect(await db.pace.reserve(BOT, CHAT, RIGHT, spacing)).toMatchObject({ at: soon });
  });
}

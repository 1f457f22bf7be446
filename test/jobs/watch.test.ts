/** The watchdog: the coordinators hear of messages that went out late, once, and of uncertain ones. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Note, SendResult } from "../../domain/message.ts";
import { sweep } from "../../jobs/sweep.ts";
import { message, push } from "../builders/message.ts";
import { at, day } from "../builders/time.ts";
import {
  CHAIRMAN,
  chatOf,
  HOME_HEAD,
  JUSTICE_HEAD,
  personOf,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { bundleOf, lineOf, toldTo } from "./support/sent-messages.ts";

const AWAY: SendResult = { outcome: "retry", afterSeconds: 60, reason: "away" };
let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
  await office.playTo("2023-03-23 18:00");
});
afterEach(() => office.close());

/** `2023-03-24 08:17 event: delivery-delayed`, of whoever was told any note. */
async function notesTold(): Promise<readonly string[]> {
  return (await toldTo(office)).flatMap(({ message, post, ...told }) =>
    (bundleOf(message)?.notes ?? []).map(
      ({ kind }) => `${told.day} ${told.time} ${told.kind}: ${kind} → ${post}`,
    ),
  );
}

async function delayTold(): Promise<Note | undefined> {
  const notes = (await toldTo(office)).flatMap(({ message }) => bundleOf(message)?.notes ?? []);
  return notes.find(({ kind }) => kind === "delivery-delayed");
}

describe("messages that went out late", () => {
  test("are told to the coordinator once they have gone, how many and from when to when", async () => {
    office.channel.answerWith(() => AWAY);
    await office.playTo("2023-03-24 08:05");
    office.channel.answerWith(null);
    // The last try before was at most ten minutes ago.
    await office.playTo("2023-03-24 08:15");
    await office.playTo("2023-03-27 23:59");
    expect(await notesTold()).toEqual([
      "2023-03-27 07:30 morning: delivery-delayed → Trưởng phòng Nội vụ",
    ]);
    expect(await delayTold()).toMatchObject({
      since: "2023-03-24T07:30",
      until: "2023-03-24T08:15",
      messages: 5,
    });
  });

  test("within a quarter of an hour are not worth a word", async () => {
    office.channel.answerWith(() => AWAY);
    await office.playTo("2023-03-24 07:40");
    office.channel.answerWith(null);
    await office.playTo("2023-03-27 23:59");
    expect(await notesTold()).toEqual([]);
  });

  test("since the service stood still: told from when it did", async () => {
    await office.tickAt("2023-03-24 10:00");
    await office.playTo("2023-03-27 12:00");
    expect(await notesTold()).toHaveLength(1);
    const delay = await delayTold();
    expect(delay?.kind === "delivery-delayed" && delay.since.slice(0, 10)).toBe("2023-03-23");
  });

  test("overnight are told of in the morning, not in between", async () => {
    await office.playTo("2023-03-24 07:29");
    office.channel.answerWith(() => AWAY);
    await office.playTo("2023-03-24 22:00");
    office.channel.answerWith(null);
    await office.playTo("2023-03-28 23:59");
    const told = await notesTold();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^2023-03-27 0[78]:\d\d (?:event|morning): delivery-delayed/u);
  });

  test("are told of once, though two sweeps look at once", async () => {
    office.channel.answerWith(() => AWAY);
    await office.playTo("2023-03-24 08:05");
    office.channel.answerWith(null);
    await office.playTo("2023-03-24 08:13");
    await Promise.all([sweep(office.sample.office), sweep(office.sample.office)]);
    await office.playTo("2023-03-27 12:00");
    expect(await notesTold()).toHaveLength(1);
  });

  test("a second incident is told of too", async () => {
    for (const hour of ["24 0", "27 0"]) {
      await office.playTo(`2023-03-${hour}6:00`);
      office.channel.answerWith(() => AWAY);
      await office.playTo(`2023-03-${hour}8:05`);
      office.channel.answerWith(null);
      await office.playTo(`2023-03-${hour}9:30`);
    }
    await office.playTo("2023-03-29 12:00");
    expect(await notesTold()).toHaveLength(2);
  });

  test("one that never goes does not keep the others' delay a secret", async () => {
    const stuck = await chatOf(office, JUSTICE_HEAD);
    office.channel.answerWith((chat) => (chat === stuck ? AWAY : null));
    await office.playTo("2023-03-27 12:00");
    const told = await notesTold();
    expect(told).toHaveLength(1);
    expect(await delayTold()).toMatchObject({ messages: 1 });
  });
});

describe("messages of which nobody knows whether they arrived", () => {
  test("are told to the coordinator the next morning, and not again", async () => {
    const lost = await chatOf(office, CHAIRMAN);
    // A push is told again the next morning; an answer is not.
    await office.stores.messages.add([
      message({ botId: office.sample.bot.id, chatId: lost, pickAt: office.now() }),
    ]);
    office.channel.answerWith((chat) =>
      chat === lost ? { outcome: "unknown", reason: "no answer" } : null,
    );
    await office.playTo("2023-03-27 12:00");
    office.channel.answerWith(null);
    await office.playTo("2023-03-30 12:00");
    const told = (await notesTold()).filter((line) => line.includes("uncertain"));
    expect(told).toEqual(["2023-03-27 07:30 morning: uncertain → Trưởng phòng Nội vụ"]);
  });
});

test("in an office where all goes well nobody hears of it", async () => {
  await office.playTo("2023-05-31 23:59");
  expect(await notesTold()).toEqual([]);
  const { id: personId } = await personOf(office, HOME_HEAD);
  // And a message that is planned for later is not late.
  await office.stores.messages.plan([
    push({ personId, slot: day("2023-06-30"), plannedFor: at("2023-06-30 07:30") }),
  ]);
  await office.tickAt("2023-06-01 09:00");
  expect((await toldTo(office)).map(lineOf)).not.toContain("2023-06-01 09:10 event");
});

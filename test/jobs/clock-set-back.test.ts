/** The machine's clock was ahead, or is set back: what is told from then on, beside a right clock. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { placeAt } from "../../domain/events.ts";
import type { BotId } from "../../domain/ids.ts";
import type { Notice, SendResult } from "../../domain/message.ts";
import { plusMillis, type Instant } from "../../domain/time.ts";
import { sweep } from "../../jobs/sweep.ts";
import { tick } from "../../jobs/tick.ts";
import { at, day } from "../builders/time.ts";
import {
  CHAIRMAN,
  deadlineNamed,
  JUSTICE_HEAD,
  personOf,
  rehearse,
  unlink,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { linesAbout, lineOf, toldTo, type Told } from "./support/sent-messages.ts";

const NV_002 = "NV-002 Kế hoạch";
/** A Monday, after its messages. */
const BEFORE = "2023-03-20 09:00";
const RIGHT = "2023-03-20 09:10";
const WRONG = "2023-04-28 09:00";
const END = "2023-05-12 18:00";
const MINUTE = 60_000;

let office: Rehearsal;
/** The same days under a clock that is right all the time. */
let rightly: readonly Told[];
const warnings: Readonly<Record<string, unknown>>[] = [];

beforeAll(async () => {
  const undisturbed = await rehearse();
  await undisturbed.playTo(END);
  rightly = await toldTo(undisturbed);
  await undisturbed.close();
});
beforeEach(async () => {
  office = await rehearse();
  warnings.length = 0;
});
afterEach(() => office.close());
afterAll(() => {
  rightly = [];
});

/** Whom what was told when and how; what was told by a wrong time has given its day to another. */
function said(told: readonly Told[], after: string, to = END): readonly string[] {
  return told
    .filter((each) => `${each.day} ${each.time}` > after && `${each.day} ${each.time}` <= to)
    .filter(({ message }) => !message.slot.includes(" "))
    .map((each) => `${each.post}: ${lineOf(each)}\n${each.message.text}`)
    .toSorted();
}

async function tickAt(local: string): Promise<void> {
  office.setClock(local);
  const warn = (fields: Readonly<Record<string, unknown>>) => void warnings.push(fields);
  await tick({ ...office.tools, log: { ...office.tools.log, warn } });
}

describe("a clock that was 40 days ahead for one sweep", () => {
  test.each([
    ["in office hours, when all of it went out", WRONG],
    ["in the evening, when it was planned for the next morning", "2023-04-27 20:00"],
    ["before a Monday's summary", "2023-05-08 06:00"],
    ["on a day off", "2023-04-29 09:00"],
  ])("%s: everything is told again at its time", async (_, wrong) => {
    await office.playTo(BEFORE);
    await office.tickAt(wrong);
    await tickAt(RIGHT);
    await office.playTo(END);
    expect(said(await toldTo(office), RIGHT)).toEqual(said(rightly, RIGHT));
    expect(said(rightly, RIGHT).length).toBeGreaterThan(100);
  });

  test("is told of once, to the operator, without names", async () => {
    await office.playTo(BEFORE);
    await office.tickAt(WRONG);
    await tickAt(RIGHT);
    await tickAt("2023-03-20 09:11");
    expect(warnings).toEqual([
      {
        org: office.stores.org,
        from: at(WRONG),
        to: at(RIGHT),
        notices: expect.any(Number),
        messages: expect.any(Number),
        deadlines: expect.any(Number),
        dossiers: 0,
      },
    ]);
  });

  test("nobody gets two mornings on a day, and the summaries come on their Mondays", async () => {
    await office.playTo(BEFORE);
    await office.tickAt(WRONG);
    await office.playTo(WRONG);
    office.setClock(RIGHT);
    await office.playTo(END);
    const told = (await toldTo(office)).filter(({ message }) => !message.slot.includes(" "));
    const mornings = told
      .filter(({ kind }) => kind === "morning" || kind === "weekly")
      .filter(({ time }) => time < "12:00")
      .map(({ post, day: date }) => `${post} ${date}`);
    expect(mornings).toEqual([...new Set(mornings)]);
    const weekly = (all: readonly Told[]) =>
      all
        .filter(({ post, kind }) => post === CHAIRMAN && kind === "weekly")
        .map((each) => each.day);
    expect(weekly(told)).toEqual(weekly(rightly));
  });

  test("what the chat did not take then is not sent a second time, and nothing is lost", async () => {
    await office.playTo(BEFORE);
    const later: SendResult = { outcome: "retry", afterSeconds: 1800, reason: "busy" };
    office.channel.answerWith(() => later);
    await office.tickAt(WRONG);
    office.channel.answerWith(null);
    await tickAt(RIGHT);
    await office.playTo(END);
    expect(said(await toldTo(office), RIGHT)).toEqual(said(rightly, RIGHT));
  });

  test("a claim of that time runs out soon", async () => {
    await office.playTo(BEFORE);
    office.setClock(WRONG);
    await sweep(office.sample.office);
    const due = await office.stores.messages.due(office.now(), 100);
    for (const { id } of due) {
      await office.stores.messages.claim(id, office.now(), plusMillis(office.now(), MINUTE));
    }
    await tickAt(RIGHT);
    const next = await office.stores.messages.nextPickAt();
    expect(due.length).toBeGreaterThan(10);
    expect(next! <= plusMillis(at(RIGHT), 2 * MINUTE)).toBe(true);
    await office.playTo(END);
    const counts = await office.stores.messages.counts(office.now());
    expect(counts.byStatus.claimed).toBe(0);
  });

  test("what was put off until a later day is told then", async () => {
    await office.playTo("2023-03-24 09:00");
    const { deadline } = await deadlineNamed(office, NV_002);
    const { id: personId } = await personOf(office, JUSTICE_HEAD);
    const notice: Notice = {
      deadlineId: deadline.id,
      dateVersion: deadline.dateVersion,
      rung: "snoozed-2023-03-24 -5",
      day: day("2023-03-27"),
      personId,
      section: "due",
    };
    await placeAt(office.sample.office, office.stores, [notice], { day: notice.day });
    await office.tickAt(WRONG);
    await tickAt("2023-03-24 09:10");
    await office.playTo("2023-03-27 18:00");
    expect(await linesAbout(office, JUSTICE_HEAD, NV_002)).toContain(
      "2023-03-27 07:30 morning, due",
    );
  });

  test("whoever cannot be reached is told of to the coordinators at the right time", async () => {
    await office.playTo(BEFORE);
    await unlink(office, JUSTICE_HEAD);
    await office.tickAt(WRONG);
    await tickAt(RIGHT);
    await office.playTo("2023-03-24 18:00");
    const waiting = await office.stores.messages.list({ status: "sent", limit: 10_000 });
    const today = waiting.filter(({ slot }) => slot === "2023-03-24");
    const { deadline } = await deadlineNamed(office, NV_002);
    expect(today.flatMap(({ items }) => items)).toContain(deadline.id);
  });

  test("the pause of a platform and a lease of that time are forgotten", async () => {
    await office.playTo(BEFORE);
    office.setClock(WRONG);
    await tick(office.tools);
    const { pace, leases } = office.stores;
    const bot: BotId = office.sample.bot.id;
    await pace.hold(bot, plusMillis(office.now(), MINUTE));
    await leases.acquire("polling", "one", office.now(), plusMillis(office.now(), MINUTE));
    await tickAt(RIGHT);
    const now: Instant = office.now();
    const spacing = { botMillis: 35, chatMillis: 1000, latest: plusMillis(now, MINUTE) };
    expect(await pace.reserve(bot, "chat" as never, now, spacing)).toMatchObject({ isTaken: true });
    expect(await leases.acquire("polling", "two", now, plusMillis(now, MINUTE))).toBe(true);
  });

  test("two sweeps at once mend it once", async () => {
    await office.playTo(BEFORE);
    await office.tickAt(WRONG);
    office.setClock(RIGHT);
    const reports = await Promise.all([sweep(office.sample.office), sweep(office.sample.office)]);
    expect(reports.filter(({ setBack }) => setBack)).toHaveLength(1);
    await office.playTo(END);
    expect(said(await toldTo(office), RIGHT)).toEqual(said(rightly, RIGHT));
  });

  test("twice over changes nothing more", async () => {
    await office.playTo(BEFORE);
    for (const right of [RIGHT, "2023-03-20 09:12"]) {
      await office.tickAt(WRONG);
      await tickAt(right);
    }
    expect(warnings).toHaveLength(2);
    await office.playTo(END);
    expect(said(await toldTo(office), "2023-03-20 09:12")).toEqual(
      said(rightly, "2023-03-20 09:12"),
    );
  });
});

describe("a clock that is set back", () => {
  test.each([
    ["2023-03-24 08:30", "2023-03-24 07:30"],
    ["2023-03-24 07:45", "2023-03-24 07:15"],
    ["2023-03-27 07:35", "2023-03-27 06:35"],
    ["2023-03-31 14:30", "2023-03-31 13:30"],
  ])("from %s to %s: nothing is told twice, and nothing is lost", async (from, to) => {
    await office.playTo(from);
    await tickAt(to);
    await office.playTo("2023-04-14 18:00");
    expect(warnings).toHaveLength(1);
    const attempts = office.channel.attempts.length;
    const before = "2023-01-01 00:00";
    const expected = said(rightly, before, "2023-04-14 18:00").map(withoutTime);
    expect(
      said(await toldTo(office), before)
        .map(withoutTime)
        .toSorted(),
    ).toEqual(expected.toSorted());
    expect(attempts).toBe(expected.length);
  });

  test("by a day: what the day tells is told when it comes, and nothing else twice", async () => {
    await office.playTo("2023-03-31 07:35");
    const before = office.channel.attempts.length;
    await tickAt("2023-03-30 09:00");
    await office.playTo(END);
    const after = "2023-03-30 09:00";
    expect(office.channel.attempts.length - before).toBe(said(rightly, after).length);
    expect(said(await toldTo(office), after)).toEqual(said(rightly, after));
  });

  test("by less than ten minutes: nothing is made of it", async () => {
    await office.playTo("2023-03-24 07:36");
    await tickAt("2023-03-24 07:27");
    await office.playTo("2023-04-14 18:00");
    expect(warnings).toEqual([]);
    const to = "2023-04-14 18:00";
    expect(said(await toldTo(office), "2023-01-01 00:00")).toEqual(
      said(rightly, "2023-01-01 00:00", to),
    );
  });
});

/** An hour that is lived twice is told of as of the one time or the other. */
function withoutTime(line: string): string {
  return line.replace(/ \d{2}:\d{2} /u, " ");
}

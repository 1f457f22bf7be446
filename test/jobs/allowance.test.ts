/** A channel that carries only so many messages a month, in the sample office. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TELEGRAM_TRAITS } from "../../bot/telegram/telegram-traits.ts";
import { ZALO_TRAITS } from "../../bot/zalo/zalo-traits.ts";
import type { ChannelTraits } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { CarrierTier } from "../../domain/carrier-tier.ts";
import type { Message } from "../../domain/message.ts";
import { plusMillis } from "../../domain/time.ts";
import { storeUpdate } from "../../bot/conversation/stored-update.ts";
import { deliver } from "../../jobs/deliver.ts";
import { tick } from "../../jobs/tick.ts";
import { incoming, message as reply } from "../builders/message.ts";
import { day } from "../builders/time.ts";
import {
  chatOf,
  HEALTH_HEAD,
  HOME_HEAD,
  JUSTICE_HEAD,
  personOf,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { bundleOf, linesAbout, toldTo } from "./support/sent-messages.ts";

const ZALO_TIER = ZALO_TRAITS.tier as CarrierTier;
const LIMIT = 1_000;
const MONTH = "2023-03";

let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
  await office.playTo("2023-03-24 07:29");
  carry(LIMIT);
});
afterEach(() => office.close());

/** What the office's channel carries in a month. */
function carry(perMonth: number | null): void {
  const { traits } = office.channel;
  const tier = perMonth === null ? null : { ...ZALO_TIER, perMonth };
  Object.assign(office.channel, { traits: { ...traits, tier } });
}

async function use(messages: number, month = MONTH): Promise<void> {
  const { id } = office.sample.bot;
  const { sent, received } = await office.stores.usage.of(id, month);
  const more = messages - sent - received;
  await office.stores.usage.count(id, month, { sent: more, received: 0 });
}

async function used(month = MONTH) {
  return office.stores.usage.of(office.sample.bot.id, month);
}

async function leftOut(): Promise<readonly Message[]> {
  const all = await office.stores.messages.list({ status: "dropped", limit: 10_000 });
  return all.filter(({ statusReason }) => statusReason === "budget");
}

/** The kinds of what was sent on a day. */
async function sentOn(day: string) {
  return (await toldTo(office)).filter((told) => told.day === day);
}

describe("what is counted", () => {
  test("each message that was sent, in the month of the office's calendar", async () => {
    await office.tickAt("2023-03-24 07:30");
    expect(await used()).toEqual({ sent: (await sentOn("2023-03-24")).length, received: 0 });
  });

  test("each part of a long one, and one of which nobody knows; nothing that was refused", async () => {
    const answers = ["sent", "unknown", "rejected"] as const;
    const chat = await chatOf(office, JUSTICE_HEAD);
    for (const outcome of answers) {
      office.channel.answerWith(() =>
        outcome === "sent"
          ? { outcome, platformIds: ["1", "2", "3"] }
          : { outcome, reason: "as told" },
      );
      const now = office.now();
      const answer = reply({
        botId: office.sample.bot.id,
        chatId: chat,
        pickAt: now,
        plannedFor: now,
      });
      await office.stores.messages.add([answer]);
      await deliver(office.tools, answer.id);
    }
    expect(await used()).toEqual({ sent: 4, received: 0 });
  });

  test("what a process may have sent that died over it, once for each time", async () => {
    const now = office.now();
    const chatId = await chatOf(office, JUSTICE_HEAD);
    const { id: botId } = office.sample.bot;
    const answer = reply({ botId, chatId, pickAt: now, plannedFor: now });
    await office.stores.messages.add([answer]);
    await office.stores.messages.claim(answer.id, now, plusMillis(now, 1_000));
    office.sample.clock.set(plusMillis(now, 180_000));
    office.channel.answerWith(() => ({ outcome: "retry", afterSeconds: 60, reason: "502" }));
    await deliver(office.tools, answer.id);
    expect(await used()).toEqual({ sent: 1, received: 0 });
    office.sample.clock.set(plusMillis(now, 360_000));
    office.channel.answerWith(null);
    await deliver(office.tools, answer.id);
    expect(await used()).toEqual({ sent: 2, received: 0 });
  });

  test("an update of a group as one of a person", async () => {
    const update = incoming({ botId: office.sample.bot.id, receivedAt: office.now() });
    await storeUpdate(office.sample.office, ZALO_TRAITS, { ...update, isPrivate: false });
    expect(await used()).toEqual({ sent: 0, received: 1 });
  });

  test.for<[ChannelTraits, number]>([
    [ZALO_TRAITS, 1],
    [TELEGRAM_TRAITS, 0],
  ])(
    "an update that comes in through $0.name, once however often it comes",
    async ([traits, n]) => {
      const update = incoming({ botId: office.sample.bot.id, receivedAt: office.now() });
      await storeUpdate(office.sample.office, traits, update);
      await storeUpdate(office.sample.office, traits, update);
      expect(await used()).toEqual({ sent: 0, received: n });
    },
  );

  test("nothing where a channel carries as many as there are", async () => {
    carry(null);
    await office.tickAt("2023-03-24 07:30");
    expect(await used()).toEqual({ sent: 0, received: 0 });
  });
});

describe("when the month runs short", () => {
  test("a morning without anything late is left out, and told in a morning that has room", async () => {
    await use(950);
    await office.tickAt("2023-03-24 07:30");
    const dropped = await leftOut();
    expect(dropped.length).toBeGreaterThan(0);
    expect(dropped.every(({ kind }) => kind === "morning")).toBe(true);
    const late = await sentOn("2023-03-24");
    const sections = late.map(({ message }) => bundleOf(message)?.sections.map(({ name }) => name));
    for (const names of sections) {
      expect(names?.some((name) => name === "overdue" || name === "escalation")).toBe(true);
    }
    carry(100_000);
    await office.tickAt("2023-03-27 07:30");
    const [first] = await linesAbout(office, JUSTICE_HEAD, "NV-002 Kế hoạch").then((lines) =>
      lines.filter((line) => line >= "2023-03-24"),
    );
    expect(first).toMatch(/^2023-03-2[47] 07:30 morning/u);
  });

  test("the due day's second message and the draft go first, while mornings still go", async () => {
    await office.close();
    office = await rehearse();
    carry(LIMIT);
    await office.playTo("2023-03-10 13:59");
    await use(860);
    await office.playTo("2023-03-10 15:00");
    const kinds = new Set((await leftOut()).map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(["due-day", "weekly"]);
  });

  const answer = async (content: Content) => {
    const now = office.now();
    const chatId = await chatOf(office, JUSTICE_HEAD);
    const { id: botId } = office.sample.bot;
    const made = reply({ botId, chatId, content, pickAt: now, plannedFor: now });
    await office.stores.messages.add([made]);
    return (await deliver(office.tools, made.id))?.status ?? "left out";
  };
  const help: Content = { kind: "help", post: JUSTICE_HEAD, commands: ["nhiemvu"] };

  test("an answer is sent up to nine tenths, and not from there on", async () => {
    await use(899);
    expect(await answer(help)).toBe("sent");
    expect(await answer(help)).toBe("left out");
  });

  test("who is not answered any more is told so, once a month", async () => {
    await use(900);
    const { id: personId } = await personOf(office, JUSTICE_HEAD);
    const asks = async () => {
      const now = office.now();
      const chatId = await chatOf(office, JUSTICE_HEAD);
      const to = { botId: office.sample.bot.id, chatId, personId };
      const made = reply({ ...to, content: help, pickAt: now, plannedFor: now });
      await office.stores.messages.add([made]);
      await deliver(office.tools, made.id);
      await tick(office.tools);
      const [newest] = await office.stores.messages.latestIn(to.botId, chatId, 1);
      return newest;
    };
    const told = await asks();
    expect(told?.content).toEqual({ kind: "answers-paused" });
    expect(told?.text).toContain("vẫn được ghi nhận đầy đủ");
    expect((await asks())?.id).toBe(told?.id);
    await use(960);
    expect((await asks())?.id).toBe(told?.id);
    expect((await leftOut()).map(({ content }) => content?.kind)).toEqual(["help", "help", "help"]);
  });

  test("from four fifths on chatter is not answered, nor what was answered just before", async () => {
    const chatter: Content = { kind: "unknown-words", nearest: null };
    await use(799);
    expect(await answer(chatter)).toBe("sent");
    expect(await answer(chatter)).toBe("left out");
    expect(await answer(help)).toBe("sent");
    expect(await answer(help)).toBe("left out");
    expect(await answer({ kind: "nothing-to-prove" })).toBe("sent");
  });
});

describe("the coordinators", () => {
  const notes = async () =>
    (await toldTo(office, HOME_HEAD)).flatMap(({ message }) =>
      (bundleOf(message)?.notes ?? []).filter(({ kind }) => kind === "budget"),
    );

  test("are told once a month that it runs short, with what the month would take", async () => {
    await use(800);
    await office.playTo("2023-03-27 12:00");
    const told = await notes();
    expect(told).toHaveLength(1);
    const { length: people } = await office.stores.people.all();
    expect(told[0]).toMatchObject({ kind: "budget", limit: LIMIT, people });
    await use(900, "2023-04");
    await office.playTo("2023-04-05 12:00");
    expect((await notes()).length).toBe(2);
  });

  test("are told through who stands in for one who is away", async () => {
    const absentId = (await personOf(office, HOME_HEAD)).id;
    const deputyId = (await personOf(office, HEALTH_HEAD)).id;
    const span = { from: day("2023-03-24"), to: day("2023-03-24") };
    await office.stores.people.addStandIn({ absentId, deputyId, ...span });
    await use(850);
    await office.playTo("2023-03-24 12:00");
    const told = (await toldTo(office, HEALTH_HEAD)).flatMap(
      ({ message }) => bundleOf(message)?.notes ?? [],
    );
    expect(told).toMatchObject([{ kind: "budget", limit: LIMIT }]);
  });

  test("are told later when none can be reached now", async () => {
    const { people } = office.stores;
    const ids = (await people.withRole("coordinator")).map(({ id }) => id);
    const accounts = await people.accountsOf(ids);
    for (const { botId, chatId } of accounts) await people.unlink(botId, chatId);
    await use(850);
    await office.playTo("2023-03-27 06:00");
    for (const account of accounts) await people.link(account);
    await office.playTo("2023-03-27 12:00");
    expect(await notes()).toHaveLength(1);
  });

  test("are not told while four fifths are not used", async () => {
    await use(100);
    await office.playTo("2023-03-27 12:00");
    expect(await notes()).toEqual([]);
  });
});

/** Somebody who is linked on two channels: what comes by itself goes out on one of them. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TELEGRAM_TRAITS } from "../../bot/telegram/telegram-traits.ts";
import { ZALO_TRAITS } from "../../bot/zalo/zalo-traits.ts";
import type { ChannelTraits } from "../../domain/channel.ts";
import type { BotId, ChatId } from "../../domain/ids.ts";
import type { Message, SendResult } from "../../domain/message.ts";
import type { JobTools } from "../../jobs/job-tools.ts";
import { tick } from "../../jobs/tick.ts";
import { makeTimeMachine, type TimeMachine } from "../../jobs/time-machine.ts";
import { message as reply } from "../builders/message.ts";
import { plusMillis } from "../../domain/time.ts";
import { at } from "../builders/time.ts";
import { makeRecordingChannel, type RecordingChannel } from "./support/recording-channel.ts";
import {
  HOME_HEAD,
  JUSTICE_HEAD,
  personOf,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { linesAbout } from "./support/sent-messages.ts";

const FIRST = "bot-first" as BotId;
const SECOND = "bot-second" as BotId;
const CHAT = { [FIRST]: "chat-first" as ChatId, [SECOND]: "chat-second" as ChatId };
const BLOCKED: SendResult = { outcome: "unreachable", reason: "403 blocked" };
const BUSY: SendResult = { outcome: "retry", afterSeconds: 60, reason: "429 Quota exceeded" };
const UNCLEAR: SendResult = { outcome: "unknown", reason: "timed out" };
const PAUSED: SendResult = { outcome: "held", afterSeconds: 600, reason: "asked for a pause" };

let office: Rehearsal;
let tools: JobTools;
let time: TimeMachine;
let first: RecordingChannel;
let second: RecordingChannel;

beforeEach(async () => {
  office = await rehearse();
  await office.playTo("2023-03-24 07:29");
  const bots = [
    { id: FIRST, traits: TELEGRAM_TRAITS },
    { id: SECOND, traits: ZALO_TRAITS },
  ];
  for (const { id, traits } of bots) await office.stores.bots.ensure(traits.kind, "TOKEN", id);
  [first, second] = bots.map(({ traits }) => channelOf(traits)) as [
    RecordingChannel,
    RecordingChannel,
  ];
  const channels = new Map([...office.tools.channels, [FIRST, first], [SECOND, second]]);
  tools = { ...office.tools, channels };
  time = makeTimeMachine(tools, office.sample.clock, async () => {});
  const { id: personId } = await personOf(office, JUSTICE_HEAD);
  for (const account of await office.stores.people.accountsOf([personId])) {
    await office.stores.people.unlink(account.botId, account.chatId);
  }
  await link(FIRST, "2023-01-02 08:00");
  await link(SECOND, "2023-01-03 08:00");
});
afterEach(() => office.close());

function channelOf(traits: ChannelTraits): RecordingChannel {
  return Object.assign(makeRecordingChannel(office.sample.clock), { traits });
}

async function link(botId: BotId, since: string): Promise<void> {
  const { id: personId } = await personOf(office, JUSTICE_HEAD);
  await office.stores.people.link({
    personId,
    botId,
    chatId: CHAT[botId] as ChatId,
    linkedAt: at(since),
    unreachableSince: null,
    isPreferred: false,
  });
}

async function playTo(local: string): Promise<void> {
  await time.moveTo(at(local));
}

async function morning(): Promise<Message> {
  const { id } = await personOf(office, JUSTICE_HEAD);
  const all = await office.stores.messages.list({ limit: 1_000 });
  const found = all.find(({ personId, slot }) => personId === id && slot === "2023-03-24");
  if (!found) throw new Error("nothing is planned");
  return found;
}

/** `first`, `second`: which bot was asked, each time. */
function asked(): readonly string[] {
  const of = (name: string, { attempts }: RecordingChannel) =>
    attempts.map((sending) => ({ at: sending.at, name }));
  return [...of("first", first), ...of("second", second)]
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .map(({ name }) => name);
}

/** All that a month carries on the second, but for so many messages. */
async function leaveRoomFor(messages: number): Promise<void> {
  const limit = ZALO_TRAITS.tier?.perMonth ?? 0;
  await office.stores.usage.count(SECOND, "2023-03", { sent: limit - messages, received: 0 });
}

describe("a push of the morning", () => {
  test("goes to the chat that was linked last, and to no other", async () => {
    await playTo("2023-03-24 12:00");
    expect(asked()).toEqual(["second"]);
  });

  test("goes to the preferred one", async () => {
    await office.stores.people.prefer(FIRST, CHAT[FIRST] as ChatId);
    await playTo("2023-03-24 12:00");
    expect(asked()).toEqual(["first"]);
  });

  test("goes to the other with the next sweep when the one has blocked the bot, and is said once", async () => {
    second.answerWith(() => BLOCKED);
    await playTo("2023-03-24 12:00");
    expect(asked()).toEqual(["second", "first"]);
    expect(await morning()).toMatchObject({
      status: "sent",
      botId: FIRST,
      sentAt: at("2023-03-24 07:31"),
    });
    // Nothing was handed over to the coordinator.
    expect(await linesAbout(office, HOME_HEAD, "NV-002 Kế hoạch")).toEqual([]);
  });

  test("is handed over when both have blocked it", async () => {
    for (const channel of [first, second]) channel.answerWith(() => BLOCKED);
    await playTo("2023-03-27 12:00");
    expect(asked()).toEqual(["second", "first"]);
    expect(await morning()).toMatchObject({ status: "dropped" });
    expect((await linesAbout(office, HOME_HEAD, "NV-002 Kế hoạch"))[0]).toContain("unlinked");
  });

  test("goes to the other after the third refusal of a platform that is away, with the next sweep", async () => {
    second.answerWith(() => BUSY);
    await playTo("2023-03-24 12:00");
    expect(asked()).toEqual(["second", "second", "second", "first"]);
    const { at: third = at("2023-03-24 07:30") } = second.attempts.at(-1) ?? {};
    expect(await morning()).toMatchObject({ status: "sent", botId: FIRST, attempts: 4 });
    expect((await morning()).sentAt).toBe(plusMillis(third, 60_000));
  });

  test("goes to the other while the platform wants a long pause", async () => {
    second.answerWith(() => PAUSED);
    await playTo("2023-03-24 12:00");
    expect(asked()).toEqual(["second", "first"]);
    expect(await morning()).toMatchObject({ sentAt: at("2023-03-24 07:31"), attempts: 1 });
  });

  test("waits out a short pause", async () => {
    const pauses = [{ ...PAUSED, afterSeconds: 20 }];
    second.answerWith(() => pauses.pop() ?? null);
    await playTo("2023-03-24 12:00");
    expect(asked()).toEqual(["second", "second"]);
  });

  test("waits where both platforms want a pause, and asks neither in a hurry", async () => {
    for (const channel of [first, second]) channel.answerWith(() => PAUSED);
    await playTo("2023-03-24 08:29");
    expect(asked().length).toBeLessThanOrEqual(14);
    for (const channel of [first, second]) channel.answerWith(null);
    await playTo("2023-03-24 12:00");
    expect(await morning()).toMatchObject({ status: "sent", attempts: 1 });
  });

  test("that may have arrived is tried where it may be, and in the end elsewhere", async () => {
    const answers: SendResult[] = [UNCLEAR, UNCLEAR];
    second.answerWith(() => answers.pop() ?? null);
    await playTo("2023-03-24 12:00");
    expect(asked()).toEqual(["second", "second", "second"]);
    second.answerWith(() => UNCLEAR);
    await playTo("2023-03-29 12:00");
    expect(asked().slice(3, 7)).toEqual(["second", "second", "second", "first"]);
  });

  test("that one platform does not take at all goes to the other; what none takes is told", async () => {
    const refused: SendResult = { outcome: "rejected", reason: "400" };
    second.answerWith(() => refused);
    await playTo("2023-03-24 12:00");
    expect(asked()).toEqual(["second", "first"]);
    expect(await morning()).toMatchObject({ status: "sent", botId: FIRST });
    first.answerWith(() => refused);
    await playTo("2023-03-30 12:00");
    expect(asked().slice(2, 4)).toEqual(["second", "first"]);
    expect((await linesAbout(office, HOME_HEAD, "NV-002 Kế hoạch")).length).toBeGreaterThan(0);
  });

  test("goes to the other before it is left out for want of room", async () => {
    await leaveRoomFor(0);
    await playTo("2023-03-24 12:00");
    expect(asked()).toEqual(["first"]);
  });

  test("is left out where the only other chat cannot be reached, and told in the next month", async () => {
    await leaveRoomFor(0);
    await office.stores.people.markUnreachable(FIRST, CHAT[FIRST] as ChatId, office.now());
    await playTo("2023-03-24 12:00");
    expect(asked()).toEqual([]);
    expect(await morning()).toMatchObject({ status: "dropped", statusReason: "budget" });
    await playTo("2023-04-03 12:00");
    expect(asked()).toEqual(["second"]);
  });
});

describe("an answer", () => {
  async function answer(botId: BotId): Promise<Message> {
    const now = office.now();
    const made = reply({ botId, chatId: CHAT[botId] as ChatId, pickAt: now, plannedFor: now });
    await office.stores.messages.add([made]);
    return made;
  }
  const now = async ({ id }: Message) => office.stores.messages.byId(id);

  test("goes to the chat that asked, whichever the pushes go to", async () => {
    await answer(FIRST);
    await tick(tools);
    expect(asked()).toEqual(["first"]);
  });

  test("is never given in another chat", async () => {
    second.answerWith(() => BUSY);
    const made = await answer(SECOND);
    await playTo("2023-03-24 09:00");
    expect(await now(made)).toMatchObject({ status: "failed", botId: SECOND });
    const own = second.attempts.filter(({ outgoing }) => outgoing.choices.length === 0);
    expect(own.length).toBeGreaterThan(6);
    expect(first.attempts.every(({ outgoing }) => outgoing.choices.length > 0)).toBe(true);
  });

  test("is not waited for longer than a day, and then is known not to have arrived", async () => {
    second.answerWith(() => BUSY);
    const made = await answer(SECOND);
    await playTo("2023-03-26 12:00");
    expect(await now(made)).toMatchObject({ status: "failed", pickAt: null });
    const tries = second.attempts.length;
    expect(tries).toBeLessThan(200);
    await playTo("2023-03-26 18:00");
    expect(second.attempts).toHaveLength(tries);
  });
});

test("a platform that refuses for a month leaves no push unknown, and all is told on the other", async () => {
  second.answerWith(() => BUSY);
  await playTo("2023-04-24 12:00");
  const { byStatus } = await office.stores.messages.counts(office.now());
  expect(byStatus.unknown).toBe(0);
  expect(byStatus.failed).toBe(0);
  expect(first.attempts.length).toBeGreaterThan(5);
}, 120_000);

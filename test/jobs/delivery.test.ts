import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Channel, Rendered } from "../../domain/channel.ts";
import type { BotId, ChatId, MessageId } from "../../domain/ids.ts";
import type { Message, SendResult } from "../../domain/message.ts";
import { plusMillis } from "../../domain/time.ts";
import { deliver } from "../../jobs/deliver.ts";
import type { JobTools } from "../../jobs/job-tools.ts";
import { sweep } from "../../jobs/sweep.ts";
import { tick } from "../../jobs/tick.ts";
import { at, day } from "../builders/time.ts";
import { message as reply, push } from "../builders/message.ts";
import { makeRecordingChannel } from "./support/recording-channel.ts";
import {
  chatOf,
  HOME_HEAD,
  JUSTICE_HEAD,
  accountOf,
  personOf,
  rehearse,
  unlink,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { linesAbout, linesTo } from "./support/sent-messages.ts";

const PLAN = "NV-002 Kế hoạch";
let office: Rehearsal;
let chat: ChatId;

beforeEach(async () => {
  office = await rehearse();
  chat = await chatOf(office, JUSTICE_HEAD);
  await office.playTo("2023-03-24 07:29");
});
afterEach(() => office.close());

/** Answers the head of justice so, and everybody else that it was sent. */
function answerJustice(result: SendResult | null): void {
  office.channel.answerWith((chatId) => (chatId === chat ? result : null));
}

async function justiceMessage(slot = "2023-03-24"): Promise<Message> {
  const { id } = await personOf(office, JUSTICE_HEAD);
  const all = await office.stores.messages.list({ limit: 1_000 });
  const found = all.find((message) => message.personId === id && message.slot === slot);
  if (!found) throw new Error(`nothing is planned for ${slot}`);
  return found;
}

/** When the head of justice was tried, on 24/3 and later. */
function tries(): readonly string[] {
  const since = at("2023-03-24 00:00");
  const own = office.channel.attempts.filter((each) => each.chatId === chat && each.at >= since);
  return own.map((sending) => sending.at);
}

async function attemptsOf(id: MessageId) {
  return office.sample.database.kysely
    .selectFrom("attempt")
    .select(["number", "outcome", "reason"])
    .where("message_id", "=", id)
    .orderBy("number")
    .execute();
}

describe("a platform that asks to wait (429)", () => {
  const busy = { outcome: "retry", afterSeconds: 37, reason: "429" } as const;

  test("is asked again exactly when it said, and nobody else waits for it", async () => {
    answerJustice(busy);
    await office.tickAt("2023-03-24 07:30");
    expect(await justiceMessage()).toMatchObject({
      status: "failed",
      statusReason: "429",
      attempts: 1,
      pickAt: plusMillis(at("2023-03-24 07:30"), 37_000),
    });
    expect((await linesTo(office, HOME_HEAD)).at(-1)).toContain("2023-03-24 07:30");

    answerJustice(null);
    office.sample.clock.set(plusMillis(at("2023-03-24 07:30"), 36_999));
    await tick(office.tools);
    expect(tries()).toHaveLength(1);
    office.sample.clock.set(plusMillis(at("2023-03-24 07:30"), 37_000));
    await tick(office.tools);
    expect(tries()).toHaveLength(2);
    const sent = await justiceMessage();
    expect(sent).toMatchObject({ status: "sent", attempts: 2, pickAt: null });
    expect(sent.sentAt).toBe(plusMillis(at("2023-03-24 07:30"), 37_000));
  });

  test("is asked less often the longer it keeps saying so", async () => {
    answerJustice(busy);
    await office.playTo("2023-03-24 09:30");
    const moments = tries().map((moment) => Date.parse(moment) / 1_000);
    const waits = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
    expect(waits.slice(0, 6)).toEqual([37, 120, 240, 480, 600, 600]);
  });

  test("has what it never took told the next morning", async () => {
    answerJustice(busy);
    await office.playTo("2023-03-26 12:00");
    const late = tries().filter((moment) => moment >= at("2023-03-24 17:00"));
    expect(late).toEqual([]);
    answerJustice(null);
    await office.playTo("2023-03-27 12:00");
    expect((await linesTo(office, JUSTICE_HEAD)).at(-1)).toBe(
      "2023-03-27 07:30 morning, overdue: Báo cáo Quý I/2023, due: NV-002 Kế hoạch",
    );
    expect(await justiceMessage()).toMatchObject({ status: "dropped", statusReason: "quiet" });
  });
});

describe("a person who has blocked the bot", () => {
  const blocked = { outcome: "unreachable", reason: "403 blocked" } as const;

  beforeEach(async () => {
    answerJustice(blocked);
    await office.tickAt("2023-03-24 07:30");
  });

  test("is noted as unreachable, and the message is dropped", async () => {
    expect(await justiceMessage()).toMatchObject({
      status: "dropped",
      statusReason: "unreachable: 403 blocked",
      pickAt: null,
      attempts: 1,
    });
    const account = await accountOf(office, JUSTICE_HEAD);
    expect(account.unreachableSince).toBe(at("2023-03-24 07:30"));
  });

  test("is tried no more, and the coordinator is told of his unit's work from then on", async () => {
    await office.playTo("2023-04-07 12:00");
    expect(tries()).toHaveLength(1);
    const [handedOver, ...later] = await linesAbout(office, HOME_HEAD, PLAN);
    // That very morning, or the next one if the coordinator's message had left by then.
    expect(handedOver).toMatch(/^2023-03-2[47] 07:30 morning, unlinked$/u);
    expect(later).toEqual([
      "2023-03-29 07:30 morning, unlinked",
      "2023-03-31 07:30 morning, unlinked",
      "2023-04-03 07:30 morning, unlinked",
      "2023-04-04 07:30 morning, unlinked",
      "2023-04-05 07:30 morning, escalation",
      "2023-04-06 07:30 morning, unlinked",
      "2023-04-07 07:30 morning, unlinked",
    ]);
  });

  test("is told again once he can be reached", async () => {
    const account = await accountOf(office, JUSTICE_HEAD);
    await office.stores.people.markReachable(account.botId, account.chatId);
    answerJustice(null);
    await office.playTo("2023-03-29 12:00");
    expect((await linesTo(office, JUSTICE_HEAD)).at(-1)).toBe(
      "2023-03-29 07:30 morning, due: NV-002 Kế hoạch",
    );
  });
});

describe("a platform of which nobody knows whether it took the message", () => {
  const unknown = { outcome: "unknown", reason: "timed out" } as const;

  test("is tried twice soon and once an hour later; the next morning's message tells it again", async () => {
    answerJustice(unknown);
    await office.playTo("2023-03-24 16:00");
    expect(tries()).toHaveLength(4);
    const message = await justiceMessage();
    expect(message).toMatchObject({ status: "unknown", statusReason: "timed out", attempts: 4 });
    expect(await attemptsOf(message.id)).toEqual(
      [1, 2, 3, 4].map((number) => ({ number, outcome: "unknown", reason: "timed out" })),
    );
    const { byStatus } = await office.stores.messages.counts(office.now());
    expect(byStatus.unknown).toBe(1);
    answerJustice(null);
    await office.playTo("2023-03-27 12:00");
    expect(await office.stores.messages.byId(message.id)).toMatchObject({
      status: "unknown",
      statusReason: "quiet",
      pickAt: null,
    });
    expect(tries()).toHaveLength(5);
  });

  test("is tried again after an unclear answer, however often it had refused before", async () => {
    answerJustice({ outcome: "retry", afterSeconds: 60, reason: "429" });
    await office.playTo("2023-03-24 08:30");
    const refused = tries().length;
    expect(refused).toBeGreaterThan(3);
    answerJustice(unknown);
    await office.playTo("2023-03-24 16:00");
    expect(tries()).toHaveLength(refused + 4);
  });

  test("may say the second time that it was sent", async () => {
    answerJustice(unknown);
    await office.tickAt("2023-03-24 07:30");
    answerJustice(null);
    await office.playTo("2023-03-24 16:00");
    expect(tries()).toHaveLength(2);
    const message = await justiceMessage();
    expect(message).toMatchObject({ status: "sent", attempts: 2 });
    expect((await attemptsOf(message.id)).map(({ outcome }) => outcome)).toEqual([
      "unknown",
      "sent",
    ]);
  });
});

test("what a platform refuses for what it is has failed for good, and is not tried again", async () => {
  answerJustice({ outcome: "rejected", reason: "400 bad request" });
  await office.playTo("2023-03-27 00:01");
  expect(tries()).toHaveLength(1);
  expect(await justiceMessage()).toMatchObject({
    status: "failed",
    statusReason: "rejected: 400 bad request",
    pickAt: null,
    attempts: 1,
  });
});

describe("a large file on a slow line", () => {
  const file = {
    kind: "file",
    name: "ho so.zip",
    mime: "application/zip",
    bytes: new Uint8Array(20_000_000),
  } as const;

  beforeEach(async () => {
    office.setClock("2023-03-24 07:30");
    await sweep(office.sample.office);
  });

  /** Somebody else is woken for the message while it is attached, or while it is sent. */
  async function sendSlowly(id: MessageId, times: { attaching: number; sending: number }) {
    const others: unknown[] = [];
    const sent: ChatId[] = [];
    const pass = async (millis: number) => {
      office.sample.clock.set(plusMillis(office.now(), millis));
      others.push(await deliver(office.tools, id));
    };
    const channel: Channel = {
      traits: office.channel.traits,
      async send(to) {
        await pass(times.sending);
        sent.push(to);
        return { outcome: "sent", platformIds: ["1"] };
      },
    };
    const { id: personId } = await personOf(office, JUSTICE_HEAD);
    const tools: JobTools = {
      ...office.tools,
      channels: new Map([...office.tools.channels.keys()].map((bot) => [bot, channel])),
      render: (content, traits) => ({
        ...office.tools.render(content, traits),
        attachment: { kind: "record-export", personId, filter: "", name: "", label: "" },
      }),
      async attach() {
        await pass(times.attaching);
        return file;
      },
    };
    return { outcome: await deliver(tools, id), others, sent };
  }

  test("is held while it is sent, and sent once", async () => {
    // Incident: 45 MB took longer than the claim: the message was unknown, and was sent again.
    const { id } = await justiceMessage();
    const { outcome, others, sent } = await sendSlowly(id, { attaching: 0, sending: 200_000 });
    expect(outcome).toMatchObject({ status: "sent" });
    expect(others).toEqual([null, null]);
    expect(sent).toHaveLength(1);
    expect(tries()).toEqual([]);
    expect(await justiceMessage()).toMatchObject({ status: "sent", attempts: 1 });
  });

  test("is left to whoever has it, where making it took longer than the claim", async () => {
    const { id } = await justiceMessage();
    const { outcome, others, sent } = await sendSlowly(id, { attaching: 90_000, sending: 0 });
    expect(outcome).toBeNull();
    expect(others).toMatchObject([{ status: "sent" }]);
    expect(sent).toEqual([]);
    expect(tries()).toHaveLength(1);
  });
});

describe("a crash between sending and recording", () => {
  beforeEach(async () => {
    office.setClock("2023-03-24 07:30");
    await sweep(office.sample.office);
  });

  /** What the process that dies leaves behind: a claim, and perhaps a message that was sent. */
  async function crash(): Promise<Message> {
    const { id } = await justiceMessage();
    const now = office.now();
    const claimed = await office.stores.messages.claim(id, now, plusMillis(now, 90_000));
    if (!claimed) throw new Error("somebody else has it");
    return claimed;
  }

  test("nobody takes the message while its claim lasts", async () => {
    const { id } = await crash();
    office.sample.clock.set(plusMillis(office.now(), 89_999));
    expect(await deliver(office.tools, id)).toBeNull();
    expect(tries()).toEqual([]);
  });

  test("it is sent again when the claim has run out, and the lost attempt is counted", async () => {
    const { id } = await crash();
    office.sample.clock.set(plusMillis(office.now(), 90_000));
    await tick(office.tools);
    expect(tries()).toHaveLength(1);
    expect(await justiceMessage()).toMatchObject({ status: "sent", attempts: 2 });
    expect(await attemptsOf(id)).toEqual([
      { number: 1, outcome: "unknown", reason: "claim ran out" },
      { number: 2, outcome: "sent", reason: null },
    ]);
  });

  test("what was left overnight is told the next morning, and its attempt is counted", async () => {
    const { id } = await crash();
    await office.tickAt("2023-03-27 07:30");
    expect(await office.stores.messages.byId(id)).toMatchObject({
      status: "unknown",
      statusReason: "quiet",
      pickAt: null,
      attempts: 1,
    });
    expect((await linesTo(office, JUSTICE_HEAD)).at(-1)).toBe(
      "2023-03-27 07:30 morning, overdue: Báo cáo Quý I/2023, due: NV-002 Kế hoạch",
    );
  });

  test("two workers that are woken for one message send it once", async () => {
    const { id } = await justiceMessage();
    const outcomes = await Promise.all([deliver(office.tools, id), deliver(office.tools, id)]);
    expect(outcomes.filter((outcome) => outcome !== null)).toHaveLength(1);
    expect(tries()).toHaveLength(1);
  });

  test("a message is not sent before its time, however often it is woken", async () => {
    const { id: personId } = await personOf(office, JUSTICE_HEAD);
    const planned = push({ personId, slot: day("2023-03-27"), plannedFor: at("2023-03-27 07:30") });
    await office.stores.messages.plan([planned]);
    expect(await deliver(office.tools, planned.id)).toBeNull();
    expect((await office.stores.messages.byId(planned.id))?.status).toBe("planned");
  });
});

describe("a person with two accounts", () => {
  let second: ReturnType<typeof makeRecordingChannel>;

  beforeEach(async () => {
    const { id } = await personOf(office, JUSTICE_HEAD);
    const bot = await office.stores.bots.ensure("telegram", "A_TOKEN", "second-bot" as BotId);
    second = makeRecordingChannel(office.sample.clock);
    await office.stores.people.link({
      personId: id,
      botId: bot.id,
      chatId: "second-chat" as ChatId,
      linkedAt: office.now(),
      unreachableSince: null,
      isPreferred: false,
    });
    const channels = new Map([...office.tools.channels, [bot.id, second]]);
    Object.assign(office.tools, { channels });
  });

  test("gets one message, in the chat that was linked last", async () => {
    await office.tickAt("2023-03-24 07:30");
    await office.tickAt("2023-03-24 07:31");
    expect(second.attempts.map(({ chatId }) => chatId)).toEqual(["second-chat"]);
    expect(tries()).toEqual([]);
  });

  test("gets it in the other one when that one cannot be reached", async () => {
    second.answerWith(() => ({ outcome: "unreachable", reason: "403 blocked" }));
    await office.tickAt("2023-03-24 07:30");
    await office.tickAt("2023-03-24 07:31");
    expect(second.attempts).toHaveLength(1);
    expect(tries()).toEqual([at("2023-03-24 07:31")]);
    expect(await justiceMessage()).toMatchObject({ status: "sent", attempts: 2 });
  });
});

describe("an answer in a conversation", () => {
  async function answerAt(local: string): Promise<Message> {
    office.setClock(local);
    const now = office.now();
    const answer = reply({
      botId: office.sample.bot.id,
      chatId: chat,
      pickAt: now,
      plannedFor: now,
    });
    await office.stores.messages.add([answer]);
    return answer;
  }

  test("is sent at any hour", async () => {
    const { id } = await answerAt("2023-03-25 23:10");
    expect(await deliver(office.tools, id)).toMatchObject({ status: "sent" });
  });

  test("to a chat that is gone is dropped, and nobody tries the other accounts", async () => {
    const { id } = await answerAt("2023-03-24 10:00");
    answerJustice({ outcome: "unreachable", reason: "403" });
    expect(await deliver(office.tools, id)).toMatchObject({ status: "dropped", pickAt: null });
  });
});

test("a person whose account was taken from him meanwhile gets nothing, and it is said why", async () => {
  office.setClock("2023-03-24 07:30");
  await sweep(office.sample.office);
  await unlink(office, JUSTICE_HEAD);
  await tick(office.tools);
  expect(tries()).toEqual([]);
  expect(await justiceMessage()).toMatchObject({
    status: "dropped",
    statusReason: "unreachable",
    attempts: 0,
  });
});

describe("a message that its own content keeps from being sent", () => {
  // Incident: a NUL from a file's XML stood in an answer; storing its text failed each time, and
  // whatever was due after it waited for ever.
  async function answerWith(name: string): Promise<MessageId> {
    const now = office.now();
    const answer = reply({
      botId: office.sample.bot.id,
      chatId: chat,
      content: { kind: "reading-file", name, progress: null },
      pickAt: now,
      plannedFor: now,
    });
    await office.stores.messages.add([answer]);
    return answer.id;
  }

  test("has failed for good, with a reason, and nobody waits for it", async () => {
    office.setClock("2023-03-24 07:30");
    const broken = await answerWith("a");
    const { kysely } = office.sample.database;
    const { render } = office.tools;
    // What the database says of a text that it does not take.
    const refusal: unknown = await kysely
      .updateTable("message")
      .set({ text: "Phòng\0 Đỏ" })
      .where("id", "=", broken)
      .execute()
      .catch((error: unknown) => error);
    const unstorable: Rendered = {
      choices: [],
      attachment: null,
      get lines(): never {
        throw refusal;
      },
    };
    await tick({
      ...office.tools,
      render: (content, traits) =>
        content.kind === "reading-file" ? unstorable : render(content, traits),
    });
    expect(await office.stores.messages.byId(broken)).toMatchObject({
      status: "failed",
      statusReason: "cannot be stored",
      pickAt: null,
      attempts: 0,
    });
    expect(await justiceMessage()).toMatchObject({ status: "sent" });
  });

  test("also when it cannot be put into words", async () => {
    const id = await answerWith("a");
    const render = () => {
      throw new Error("no words");
    };
    expect(await deliver({ ...office.tools, render }, id)).toBeNull();
    expect(await office.stores.messages.byId(id)).toMatchObject({ status: "failed", pickAt: null });
  });

  test("is not one that the database failed to take for once", async () => {
    const id = await answerWith("a");
    const { database } = office.tools.office;
    const busy = Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY" });
    const locked: typeof database = Object.create(database, {
      transaction: { value: () => Promise.reject(busy) },
    });
    const tools = { ...office.tools, office: { ...office.tools.office, database: locked } };
    await expect(deliver(tools, id)).rejects.toBe(busy);
    expect(await office.stores.messages.byId(id)).toMatchObject({ status: "planned" });
    expect(await deliver(office.tools, id)).toMatchObject({ status: "sent" });
  });
});

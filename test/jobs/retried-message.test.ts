/** A message that does not go out at once: what its copies say and do, and whom it keeps waiting. */
import { sightOf } from "../../bot/conversation/on-screen.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Action } from "../../domain/action.ts";
import { readChoiceId } from "../../domain/choice-id.ts";
import { reportDone } from "../../domain/deadline.ts";
import type { ChatId } from "../../domain/ids.ts";
import type { Message } from "../../domain/message.ts";
import type { OrgDatabase, Stores } from "../../domain/stores.ts";
import { plusMillis } from "../../domain/time.ts";
import { deliver } from "../../jobs/deliver.ts";
import { sweep } from "../../jobs/sweep.ts";
import { tick } from "../../jobs/tick.ts";
import { message as reply } from "../builders/message.ts";
import { at } from "../builders/time.ts";
import {
  change,
  chatOf,
  deadlineNamed,
  HOME_HEAD,
  JUSTICE_HEAD,
  personOf,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { linesTo } from "./support/sent-messages.ts";

let office: Rehearsal;
let chat: ChatId;

beforeEach(async () => {
  office = await rehearse();
  chat = await chatOf(office, JUSTICE_HEAD);
  await office.playTo("2023-03-24 07:29");
});
afterEach(() => office.close());

async function justiceMessage(day = "2023-03-24"): Promise<Message> {
  const { id } = await personOf(office, JUSTICE_HEAD);
  const all = await office.stores.messages.list({ limit: 1_000 });
  const found = all.find(({ personId, slot }) => personId === id && slot === day);
  if (!found) throw new Error("nothing is planned");
  return found;
}

async function addReply(over: Partial<Message> = {}): Promise<Message> {
  const now = office.now();
  const answer = reply({
    botId: office.sample.bot.id,
    chatId: chat,
    pickAt: now,
    plannedFor: now,
    ...over,
  });
  await office.stores.messages.add([answer]);
  return answer;
}

describe("an earlier copy that may have arrived", () => {
  /** What each button of a copy does by now, as the copy names it. */
  async function doneBy(copy: number): Promise<Map<string, Action | undefined>> {
    const { actions } = await justiceMessage("2023-03-17");
    const sending = office.channel.attempts.filter(({ chatId }) => chatId === chat).at(copy);
    const buttons = sending?.outgoing.choices.flat() ?? [];
    return new Map(
      buttons.map(({ label, id }) => [label, actions[readChoiceId(id)?.position ?? -1]]),
    );
  }

  beforeEach(async () => {
    await office.close();
    office = await rehearse();
    chat = await chatOf(office, JUSTICE_HEAD);
    await office.playTo("2023-03-17 07:29");
    office.channel.answerWith((chatId) =>
      chatId === chat ? { outcome: "unknown", reason: "timed out" } : null,
    );
    await office.tickAt("2023-03-17 07:30");
    office.channel.answerWith(null);
  });

  async function finish(name: string): Promise<void> {
    const { id: by } = await personOf(office, JUSTICE_HEAD);
    await change(office, await deadlineNamed(office, name, "Phòng Tư pháp"), by, reportDone);
  }

  test("keeps what its buttons do, whatever the next one offers", async () => {
    const first = await doneBy(-1);
    expect([...first.keys()].slice(0, 2)).toEqual(["Báo cáo Quý I/2023", "NV-002 · Kế hoạch"]);
    await finish("Báo cáo Quý I/2023");
    await office.playTo("2023-03-17 08:00");
    const second = await doneBy(-1);
    expect([...second.keys()][0]).toBe("NV-002 · Kế hoạch");
    // The first copy's buttons, read once more now that the second was sent.
    expect(await doneBy(-2)).toEqual(first);
    for (const [label, action] of second) {
      expect(action, label).toBeDefined();
      if (first.has(label)) expect(action).toEqual(first.get(label));
    }
  });

  test("leaves it unknown whether what was written before the second was written to the first", async () => {
    // Incident: a process was killed over a question; the number that answered its first copy was
    // older than the second, and was taken for a choice of the list before.
    const shownAt = at("2023-03-17 07:31");
    const platformIds = ["platform-of-a-clock"];
    office.channel.answerWith(() => ({ outcome: "sent", platformIds, shownAt }));
    await office.playTo("2023-03-17 08:00");
    const twice = await justiceMessage("2023-03-17");
    expect(twice).toMatchObject({ status: "sent", shownAt, attempts: 2 });
    expect(sightOf(twice, plusMillis(shownAt, -1))).toBe("doubtful");
    expect(sightOf(twice, shownAt)).toBe("seen");
    const fresh = await addReply();
    await deliver(office.tools, fresh.id);
    const once = await office.stores.messages.byId(fresh.id);
    expect(once).toMatchObject({ status: "sent", shownAt });
    expect(once && sightOf(once, plusMillis(shownAt, -1))).toBe("not yet");
  });

  test("stays unknown when there is nothing left for a second one to say", async () => {
    await finish("Báo cáo Quý I/2023");
    await finish("NV-002 Kế hoạch");
    await office.playTo("2023-03-17 08:00");
    expect(await justiceMessage("2023-03-17")).toMatchObject({
      status: "unknown",
      statusReason: "nothing-left",
      attempts: 1,
      pickAt: null,
    });
  });
});

describe("a platform that has asked all for a pause", () => {
  test("was not asked: no attempt is counted, and it is asked when the pause is over", async () => {
    office.channel.answerWith((chatId) =>
      chatId === chat ? { outcome: "held", afterSeconds: 12, reason: "a pause" } : null,
    );
    await office.tickAt("2023-03-24 07:30");
    expect(await justiceMessage()).toMatchObject({
      status: "failed",
      attempts: 0,
      pickAt: plusMillis(at("2023-03-24 07:30"), 12_000),
    });
    office.channel.answerWith(null);
    office.sample.clock.set(plusMillis(at("2023-03-24 07:30"), 12_000));
    await tick(office.tools);
    expect(await justiceMessage()).toMatchObject({ status: "sent", attempts: 1 });
  });
});

describe("a message that cannot be made ready", () => {
  type Broken = (stores: Stores) => Partial<Stores>;

  /** The tools of an office in whose transactions something fails, with no word of why. */
  function brokenTools(broken: Broken): typeof office.tools {
    const { database } = office.sample.office;
    const transaction: OrgDatabase["transaction"] = (work) =>
      database.transaction((stores) =>
        work(Object.create(stores, Object.getOwnPropertyDescriptors(broken(stores))) as Stores),
      );
    const failing = Object.create(database, { transaction: { value: transaction } }) as OrgDatabase;
    return { ...office.tools, office: { ...office.tools.office, database: failing } };
  }

  /** Fails to read what one message says. */
  function breakNotices(of: Message["id"]): typeof office.tools {
    return brokenTools(({ notices }) => ({
      notices: Object.create(notices, {
        ofMessage: {
          value: (id: Message["id"]) =>
            id === of ? Promise.reject(new Error("no such thing")) : notices.ofMessage(id),
        },
      }) as Stores["notices"],
    }));
  }

  test("keeps nobody else waiting, and is tried again", async () => {
    office.setClock("2023-03-24 07:30");
    const { id } = await plannedJustice();
    await tick(breakNotices(id));
    expect((await linesTo(office, HOME_HEAD)).at(-1)).toContain("2023-03-24 07:30");
    expect(await office.stores.messages.byId(id)).toMatchObject({
      status: "failed",
      statusReason: "cannot be made ready",
      attempts: 0,
      pickAt: at("2023-03-24 07:40"),
    });
    await office.tickAt("2023-03-24 07:40");
    expect(await office.stores.messages.byId(id)).toMatchObject({ status: "sent" });
  });

  test("is told with the next morning's when it stays so all day", async () => {
    office.setClock("2023-03-24 07:30");
    const { id } = await plannedJustice();
    await tick(breakNotices(id));
    await office.playTo("2023-03-24 07:39");
    office.setClock("2023-03-27 07:30");
    await tick(office.tools);
    expect((await linesTo(office, JUSTICE_HEAD)).at(-1)).toContain("NV-002 Kế hoạch");
    expect((await linesTo(office, JUSTICE_HEAD)).at(-1)).toContain("2023-03-27 07:30");
  });

  test("is tried for an hour when it is an answer, and then has failed", async () => {
    office.setClock("2023-03-24 10:00");
    const { id } = await addReply({ replaces: (await justiceMessage("2023-03-17")).id });
    const tools = brokenTools(({ messages }) => ({
      messages: Object.create(messages, {
        byId: { value: () => Promise.reject(new Error("no such thing")) },
      }) as Stores["messages"],
    }));
    await deliver(tools, id);
    expect(await office.stores.messages.byId(id)).toMatchObject({
      status: "failed",
      pickAt: at("2023-03-24 10:10"),
    });
    office.setClock("2023-03-24 10:55");
    await deliver(tools, id);
    expect(await office.stores.messages.byId(id)).toMatchObject({ status: "failed", pickAt: null });
  });

  async function plannedJustice(): Promise<Message> {
    await sweep(office.sample.office);
    return justiceMessage();
  }
});

describe("a database that is busy when an attempt has to be recorded", () => {
  test("is asked again, so that what is known does not become unknown", async () => {
    office.setClock("2023-03-24 10:00");
    const { id } = await addReply();
    const { database } = office.sample.office;
    let transactions = 0;
    const busy: typeof database = Object.create(database, {
      transaction: {
        value: (work: Parameters<OrgDatabase["transaction"]>[0]) => {
          transactions += 1;
          const error = Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY" });
          // The claim goes well; twice the record does not.
          return transactions === 2 || transactions === 3
            ? Promise.reject(error)
            : database.transaction(work);
        },
      },
    });
    const tools = { ...office.tools, office: { ...office.tools.office, database: busy } };
    expect(await deliver(tools, id)).toMatchObject({ status: "sent" });
    expect(await office.stores.messages.byId(id)).toMatchObject({ status: "sent", attempts: 1 });
    expect(transactions).toBe(4);
  });
});

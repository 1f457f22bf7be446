import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BotId, ChatId, FileHash, ImportId, MessageId, PersonId } from "../../domain/ids.ts";
import { NO_CORRECTIONS } from "../../domain/plan-import.ts";
import { makeHandlers } from "../../jobs/tick.ts";
import { newId } from "../builders/ids.ts";
import { at } from "../builders/time.ts";
import { JUSTICE_HEAD, rehearse, type Rehearsal } from "./support/rehearsal.ts";
import { toldTo } from "./support/sent-messages.ts";

const CHAT = { botId: "bot" as BotId, chatId: "chat" as ChatId };

let office: Rehearsal;
let woken: (readonly MessageId[])[];

beforeEach(async () => {
  office = await rehearse();
  woken = [];
  await office.playTo("2023-03-24 07:29");
});
afterEach(() => office.close());

const handlers = () =>
  makeHandlers(office.tools, async (messages) => {
    woken.push(messages.map(({ id }) => id));
  });

describe("the sweep's job", () => {
  test("wakes the delivery of what is due, which the delivery's job then sends", async () => {
    office.setClock("2023-03-24 07:30");
    await handlers().sweep({});
    expect(woken).toHaveLength(1);
    expect(woken[0]).toHaveLength(5);
    expect((await toldTo(office)).filter(({ day }) => day === "2023-03-24")).toEqual([]);

    const org = office.sample.office.organisation.id;
    for (const messageId of woken[0] ?? []) await handlers().deliver({ org, messageId });
    const told = (await toldTo(office)).filter(({ day }) => day === "2023-03-24");
    expect(told.map(({ message }) => message.id).toSorted()).toEqual(woken[0]?.toSorted());
  });

  test("wakes nobody when nothing is due", async () => {
    await handlers().sweep({});
    expect(woken).toEqual([]);
  });

  test("wakes again what was woken and never sent", async () => {
    office.setClock("2023-03-24 07:30");
    await handlers().sweep({});
    office.setClock("2023-03-24 07:31");
    await handlers().sweep({});
    expect(woken[1]?.toSorted()).toEqual(woken[0]?.toSorted());
  });
});

describe("the tidying", () => {
  test("gives up files that waited thirty days for a yes, and old imports but the newest", async () => {
    const { imports, people, plans } = office.stores;
    const personId = (await people.all())[0]!.id;
    const [plan] = await plans.all();
    const pending = { id: newId<ImportId>("import"), personId, year: null };
    const file = { fileHash: "f".repeat(64) as FileHash, fileName: "ke-hoach.docx" };
    const when = at("2023-03-24 07:29");
    await imports.add({ ...pending, ...file, corrections: NO_CORRECTIONS, at: when });
    const made = { planId: plan!.id, personId, at: when, footprint: {} };
    const [old, newest] = [newId<ImportId>("import"), newId<ImportId>("import")];
    for (const id of [old, newest]) await imports.record({ id, ...made });

    office.setClock("2023-04-23 07:29");
    await handlers().tidy({});
    expect(await imports.byId(pending.id)).not.toBeNull();
    office.setClock("2023-04-23 07:30");
    await handlers().tidy({});
    expect(await imports.byId(pending.id)).toBeNull();

    office.setClock("2023-09-20 07:29");
    await handlers().tidy({});
    expect(await imports.made(old)).not.toBeNull();
    office.setClock("2023-09-20 07:30");
    await handlers().tidy({});
    expect(await imports.made(old)).toBeNull();
    expect(await imports.made(newest)).not.toBeNull();
  });

  test("forgets addresses of ours that have expired", async () => {
    const { publicLinks } = office.stores;
    const link = {
      purpose: { do: "upload", ...CHAT, personId: "p" as PersonId },
      usesLeft: 1,
    } as const;
    await publicLinks.add({ ...link, tokenHash: "old", expiresAt: at("2023-03-24 07:45") });
    await publicLinks.add({ ...link, tokenHash: "new", expiresAt: at("2023-03-24 08:15") });
    office.setClock("2023-03-24 08:00");
    await handlers().tidy({});
    expect(await publicLinks.find("old", at("2023-03-24 07:30"))).toBeNull();
    expect(await publicLinks.find("new", at("2023-03-24 07:30"))).not.toBeNull();
  });

  test("forgets after ninety days what a message said, and keeps that it was sent", async () => {
    await office.playTo("2023-03-24 08:00");
    const [told] = (await toldTo(office, JUSTICE_HEAD)).toReversed();
    const read = async () => told && office.stores.messages.byId(told.message.id);
    office.setClock("2023-06-22 07:29");
    await handlers().tidy({});
    expect((await read())?.text).toContain("NV-002");

    office.setClock("2023-06-22 07:31");
    await handlers().tidy({});
    expect(await read()).toMatchObject({
      status: "sent",
      sentAt: told?.message.sentAt,
      items: told?.message.items,
      text: null,
      content: null,
      actions: [],
    });
  });
});

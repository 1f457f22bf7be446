/** How long the names of those who handed dossiers in are kept, night by night. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { saveApplicantDays } from "../../domain/applicant-keeping.ts";
import type { BotId, ChatId } from "../../domain/ids.ts";
import { tidy } from "../../jobs/tidy.ts";
import { applicant, dossier, endedDossier, occasion } from "../builders/dossier.ts";
import { incoming, message } from "../builders/message.ts";
import { at } from "../builders/time.ts";
import { applicantCard } from "../db/contract/dossier-methods.ts";
import { rehearse, type Rehearsal } from "./support/rehearsal.ts";

const NAME = "Đỗ Thị Ngọc Ẩn";
/** One is open still, by every export; one ended on 24/2. */
const DOSSIERS = {
  open: dossier({ asOf: at("2023-03-27 00:00") }),
  ended: endedDossier("2023-02-24 16:00"),
};
const IDS = [DOSSIERS.open.id, DOSSIERS.ended.id];

let office: Rehearsal;
let bot: BotId;
let logged: Readonly<Record<string, unknown>>[];

beforeEach(async () => {
  office = await rehearse();
  bot = office.sample.bot.id;
  logged = [];
  const { dossiers } = office.stores;
  await dossiers.add(Object.values(DOSSIERS));
  await dossiers.saveApplicants(
    IDS.map((dossierId) => ({ dossierId, applicant: applicant({ name: NAME }) })),
  );
});
afterEach(() => office.close());

async function tidyAt(local: string): Promise<void> {
  office.setClock(local);
  const info = (fields: Readonly<Record<string, unknown>>) => void logged.push(fields);
  await tidy({ ...office.tools, log: { ...office.tools.log, info } });
}

async function known(): Promise<readonly string[]> {
  const found = await office.stores.dossiers.applicantsOf(IDS);
  return found.map(({ dossierId }) => dossierId);
}

describe("applicants", () => {
  test("are forgotten thirty days after their dossier's end, those of open ones are not", async () => {
    await tidyAt("2023-03-26 02:00");
    expect(await known()).toEqual(IDS);
    await tidyAt("2023-03-27 02:00");
    expect(await known()).toEqual([DOSSIERS.open.id]);
    expect(logged.map(({ applicants }) => applicants)).toEqual([0, 1]);
  });

  test("are kept as long as the office says, or go in the night after the end", async () => {
    await saveApplicantDays(office.stores, 60);
    await tidyAt("2023-03-27 02:00");
    expect(await known()).toEqual(IDS);
    await saveApplicantDays(office.stores, 0);
    await tidyAt("2023-02-24 23:59");
    expect(await known()).toEqual(IDS);
    await tidyAt("2023-02-25 02:00");
    expect(await known()).toEqual([DOSSIERS.open.id]);
  });

  // One that vanished from the exports while it was open was never ended: its applicant was kept for ever.
  test("of an open one go thirty days after its date, where no export has told of it since", async () => {
    const { dossiers } = office.stores;
    const absent = dossier({ due: occasion("2023-03-02"), asOf: at("2023-02-28 16:00") });
    await dossiers.add([absent]);
    await dossiers.saveApplicants([{ dossierId: absent.id, applicant: applicant({ name: NAME }) }]);
    await tidyAt("2023-04-01 02:00");
    expect(await dossiers.applicantsOf([absent.id])).toHaveLength(1);
    await tidyAt("2023-04-02 02:00");
    expect(await dossiers.applicantsOf([absent.id])).toEqual([]);
    expect(await known()).toEqual([DOSSIERS.open.id]);
  });

  test("are not named in what is logged", async () => {
    await tidyAt("2023-03-27 02:00");
    expect(JSON.stringify(logged)).not.toMatch(/Ngọc|0912|An Lạc|dossier-/u);
    const names =
      "applicantTexts applicants bodies conversations files links made pending snoozes texts".split(
        " ",
      );
    expect(Object.keys(logged[0] ?? {}).toSorted()).toEqual(names);
  });
});

describe("a message that names one", () => {
  test("loses its words after a day, while others keep theirs for ninety", async () => {
    const { messages } = office.stores;
    const chatId = "chat" as ChatId;
    const card = applicantCard(NAME, { botId: bot, chatId, sentAt: at("2023-03-01 09:00") });
    const other = message({
      botId: bot,
      chatId,
      text: "Hồ sơ sắp đến hạn",
      pickAt: null,
      status: "sent",
      sentAt: at("2023-03-01 09:00"),
    });
    await messages.add([card, other]);
    await tidyAt("2023-03-02 09:00");
    expect(await messages.byId(card.id)).toMatchObject({ text: `Người nộp: ${NAME}` });
    await tidyAt("2023-03-03 02:00");
    expect(await messages.byId(card.id)).toMatchObject({
      status: "sent",
      text: null,
      content: null,
      actions: [],
      sentAt: card.sentAt,
    });
    expect(await messages.byId(other.id)).toEqual(other);
    expect(logged.map(({ applicantTexts }) => applicantTexts)).toEqual([0, 1]);
  });
});

describe("what somebody has typed", () => {
  const typedOn = (local: string, key: string) =>
    incoming({
      botId: bot,
      key,
      receivedAt: at(local),
      body: { kind: "text", text: NAME, replyTo: null },
    });

  async function takeIn(local: string): Promise<void> {
    const { inbox } = office.stores;
    const id = await inbox.put(typedOn(local, local));
    await inbox.take(id ?? 0, at(local));
  }

  test.each([
    [30, "2023-03-30 02:00", "2023-03-31 10:00"],
    [7, "2023-03-08 02:00", "2023-03-09 02:00"],
    [0, "2023-03-01 09:00", "2023-03-02 02:00"],
    // Never longer than texts are kept.
    [365, "2023-05-29 02:00", "2023-05-31 02:00"],
  ])("is forgotten with the applicants of %i days", async (days, before, after) => {
    await saveApplicantDays(office.stores, days);
    await takeIn("2023-03-01 09:00");
    await tidyAt(before);
    expect(logged.at(-1)).toMatchObject({ bodies: 0 });
    await tidyAt(after);
    expect(logged.at(-1)).toMatchObject({ bodies: 1 });
  });

  test("stays until it was dealt with", async () => {
    await saveApplicantDays(office.stores, 0);
    const waiting = typedOn("2023-03-01 09:00", "waiting");
    await office.stores.inbox.put(waiting);
    await tidyAt("2023-06-30 02:00");
    const pending = await office.stores.inbox.pending(10);
    expect(pending.map((row) => row.incoming)).toEqual([waiting]);
  });
});

/** A dossier past its date goes up: to the coordinators at once, to the leaders the next morning, to each once. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ChatId } from "../../domain/ids.ts";
import { DEFAULT_RULES } from "../../domain/rules.ts";
import { rescheduleAll } from "../../jobs/reschedule.ts";
import { occasion } from "../builders/dossier.ts";
import { person } from "../builders/org.ts";
import {
  CHAIRMAN,
  COORDINATOR,
  JUSTICE,
  openDossierOffice,
  type DossierOffice,
} from "./support/dossier-office.ts";

let office: DossierOffice;

const wentUp = async (post: string) =>
  (await office.told(post)).filter((line) => line.includes("escalation"));

/** Typed in on Friday morning, due the day before. */
beforeEach(async () => {
  office = await openDossierOffice({ start: "2023-02-24 09:00" });
  await office.add({
    code: "A-1",
    unitId: office.unitOf(JUSTICE),
    source: "typed",
    received: occasion("2023-02-10 09:00"),
    due: occasion("2023-02-23"),
  });
  await office.playTo("2023-02-24 12:00");
});
afterEach(() => office.close());

describe("a breach that is found within office hours", () => {
  // The coordinator read at 9:11 what stood in the next morning's message again.
  test("is told to each superior once", async () => {
    await office.playTo("2023-03-17 23:00");
    expect(await wentUp(COORDINATOR)).toEqual(["2023-02-24 09:11 event: escalation A-1"]);
    expect(await wentUp(CHAIRMAN)).toEqual(["2023-02-27 06:45 weekly: escalation A-1"]);
  });

  test("is not made up for when the rules are changed", async () => {
    await office.playTo("2023-03-01 12:00");
    const inside = office.opened.office;
    await inside.database.transaction(async (stores) => {
      const ladder = { ...DEFAULT_RULES.ladder, graceAfterImport: 3 };
      await stores.settings.saveRules({ ...DEFAULT_RULES, ladder });
      await rescheduleAll(inside, stores);
    });
    await office.playTo("2023-03-17 23:00");
    expect(await wentUp(COORDINATOR)).toHaveLength(1);
    expect(await wentUp(CHAIRMAN)).toHaveLength(1);
  });

  test("reaches a coordinator who could not hear it then by the rung", async () => {
    const { people, bots, messages } = office.stores;
    const [home] = (await people.byId(office.personOf(COORDINATOR)))?.grants ?? [];
    if (!home) throw new Error("the coordinator has no role");
    const other = person({ post: "Phó Trưởng phòng Nội vụ", grants: [home] });
    const bot = await bots.ensure("web", null, office.opened.office.ids.next<"BotId">());
    await people.add([other]);
    await people.link({
      personId: other.id,
      botId: bot.id,
      chatId: other.id as string as ChatId,
      linkedAt: office.opened.office.clock.now(),
      unreachableSince: null,
      isPreferred: false,
    });
    await office.playTo("2023-02-27 08:00");
    const sent = await messages.list({ status: "sent", pushesOnly: true, limit: 100 });
    const own = sent.filter(({ personId }) => personId === other.id);
    expect(own.map(({ text }) => text).join("\n")).toContain("đã trễ hẹn từ 23/02: Phòng Tư pháp");
    expect(await wentUp(COORDINATOR)).toHaveLength(1);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { presentForSignature } from "../../domain/deadline.ts";
import { day } from "../builders/time.ts";
import { standIn } from "../builders/org.ts";
import {
  accountOf,
  CHAIRMAN,
  change,
  deadlineNamed,
  DEPUTY_CHAIRMAN,
  HEALTH_HEAD,
  HOME_HEAD,
  HOME_OFFICER,
  JUSTICE_HEAD,
  personOf,
  rehearse,
  unlink,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { bundleOf, linesAbout, toldTo } from "./support/sent-messages.ts";

const PLAN = "NV-002 Kế hoạch";
let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
  await office.playTo("2023-03-20 12:00");
});
afterEach(() => office.close());

async function absent(post: string, deputy: string, from: string, to: string): Promise<void> {
  const absentId = (await personOf(office, post)).id;
  const deputyId = (await personOf(office, deputy)).id;
  await office.stores.people.addStandIn(
    standIn({ absentId, deputyId, from: day(from), to: day(to) }),
  );
}

async function linesSince(post: string, from: string): Promise<readonly string[]> {
  return (await linesAbout(office, post, PLAN)).filter((line) => line >= from);
}

describe("a unit with nobody linked", () => {
  beforeEach(() => unlink(office, JUSTICE_HEAD));

  test("is reported to the coordinator, morning by morning; the afternoon waits for nobody", async () => {
    await office.playTo("2023-04-03 12:00");
    expect(await linesSince(HOME_HEAD, "2023-03-20")).toEqual([
      "2023-03-24 07:30 morning, unlinked",
      "2023-03-29 07:30 morning, unlinked",
      "2023-03-31 07:30 morning, unlinked",
      "2023-04-03 07:30 morning, unlinked",
    ]);
    const told = (await toldTo(office, HOME_HEAD)).find((each) => each.day === "2023-03-24");
    const sections = told ? (bundleOf(told.message)?.sections ?? []) : [];
    expect(sections.at(-1)).toMatchObject({ name: "unlinked", items: [{ unit: "Phòng Tư pháp" }] });
    expect(told?.message.text).toContain("Phòng Tư pháp");
  });

  test("its head hears of nothing, and nothing waits for him", async () => {
    await office.playTo("2023-04-03 12:00");
    expect(await linesSince(JUSTICE_HEAD, "2023-03-20")).toEqual([]);
    const { byStatus } = await office.stores.messages.counts(office.now());
    expect(byStatus.dropped + byStatus.planned + byStatus.failed).toBe(0);
  });
});

describe("a paper that lies with a signer whom nobody can reach", () => {
  async function present(): Promise<void> {
    const { id } = await personOf(office, CHAIRMAN);
    const plan = await deadlineNamed(office, PLAN);
    const head = await personOf(office, JUSTICE_HEAD);
    await change(office, plan, head.id, (deadline, deed) =>
      presentForSignature(deadline, deed, id),
    );
  }

  test("is shown to the coordinator on each of its days", async () => {
    await office.playTo("2023-03-24 09:00");
    await unlink(office, CHAIRMAN);
    await present();
    await office.playTo("2023-03-31 12:00");
    expect(await linesSince(HOME_HEAD, "2023-03-24")).toEqual([
      "2023-03-27 07:30 morning, signature",
      "2023-03-29 07:30 morning, signature",
      "2023-03-31 07:30 morning, signature",
    ]);
  });

  test("is shown to another leader where no coordinator can be reached either", async () => {
    await office.playTo("2023-03-24 09:00");
    await unlink(office, CHAIRMAN);
    await unlinkCoordinators();
    await present();
    await office.playTo("2023-03-31 12:00");
    expect(await linesSince(DEPUTY_CHAIRMAN, "2023-03-24")).toEqual([
      "2023-03-27 06:45 weekly, unlinked",
      "2023-03-29 07:30 morning, unlinked",
      "2023-03-31 07:30 morning, unlinked",
    ]);
  });
});

async function unlinkCoordinators(): Promise<void> {
  const { people } = office.stores;
  const coordinators = (await people.withRole("coordinator")).map(({ id }) => id);
  for (const { botId, chatId } of await people.accountsOf(coordinators)) {
    await people.unlink(botId, chatId);
  }
}

describe("where no coordinator can be reached", () => {
  test("the leaders hear of a unit with nobody linked", async () => {
    await unlink(office, JUSTICE_HEAD);
    await unlinkCoordinators();
    await office.playTo("2023-03-24 12:00");
    expect(await linesSince(CHAIRMAN, "2023-03-20")).toEqual([
      "2023-03-24 07:30 morning, unlinked",
    ]);
  });

  test("the leaders hear of what its head no longer takes", async () => {
    await unlinkCoordinators();
    const { chatId } = await accountOf(office, JUSTICE_HEAD);
    office.channel.answerWith((chat) =>
      chat === chatId ? { outcome: "unreachable", reason: "blocked" } : null,
    );
    await office.playTo("2023-03-24 12:00");
    expect(await linesSince(CHAIRMAN, "2023-03-20")).toEqual([
      "2023-03-24 07:30 morning, unlinked",
    ]);
  });

  test("the leaders hear of what the last coordinator no longer takes", async () => {
    await unlink(office, JUSTICE_HEAD);
    const coordinators = await office.stores.people.withRole("coordinator");
    const accounts = await office.stores.people.accountsOf(coordinators.map(({ id }) => id));
    const chats = accounts.map(({ chatId }) => chatId);
    office.channel.answerWith((chat) =>
      chats.includes(chat) ? { outcome: "unreachable", reason: "blocked" } : null,
    );
    await office.playTo("2023-03-24 12:00");
    expect((await linesSince(CHAIRMAN, "2023-03-20"))[0]).toContain("2023-03-24 07:30");
  });
});

test("a unit of which one of two is linked is not reported as unlinked", async () => {
  await unlink(office, HOME_OFFICER);
  await office.playTo("2023-03-24 12:00");
  const told = (await toldTo(office, HOME_HEAD)).at(-1);
  expect(told?.sections).toEqual(["due: NV-008 Kế hoạch + NV-018 Kế hoạch + NV-019 Kế hoạch"]);
});

describe("a head who is away from 23/3 to 30/3", () => {
  test("his stand-in is told in his place, in one message with the stand-in's own", async () => {
    await absent(JUSTICE_HEAD, HEALTH_HEAD, "2023-03-23", "2023-03-30");
    await office.playTo("2023-04-03 12:00");
    expect(await linesSince(JUSTICE_HEAD, "2023-03-23")).toEqual([
      "2023-03-31 07:30 morning, due",
      "2023-03-31 14:00 due-day, due",
      "2023-04-03 07:30 morning, overdue",
    ]);
    expect(await linesSince(HEALTH_HEAD, "2023-03-23")).toEqual([
      "2023-03-24 07:30 morning, due",
      "2023-03-29 07:30 morning, due",
    ]);
    const monday = (await toldTo(office, HEALTH_HEAD)).filter((each) => each.day === "2023-03-27");
    const items = monday.flatMap((each) => bundleOf(each.message)?.sections[0]?.items ?? []);
    expect(monday).toHaveLength(1);
    expect(items.map((item) => item.unit).toSorted()).toEqual(["Phòng Tư pháp", "Phòng Y tế"]);
  });

  test("a stand-in whom nobody can reach leaves the work to the coordinator", async () => {
    await unlink(office, HEALTH_HEAD);
    await absent(JUSTICE_HEAD, HEALTH_HEAD, "2023-03-23", "2023-03-30");
    await office.playTo("2023-03-24 12:00");
    expect(await linesSince(HOME_HEAD, "2023-03-23")).toEqual([
      "2023-03-24 07:30 morning, unlinked",
    ]);
  });

  test("what is planned on the evening before goes to whoever stands in that morning", async () => {
    await absent(JUSTICE_HEAD, HEALTH_HEAD, "2023-03-29", "2023-03-30");
    // The process stood still, and plans in the evening what will be read in the morning.
    await office.tickAt("2023-03-28 22:00");
    await office.playTo("2023-03-29 12:00");
    expect(await linesSince(JUSTICE_HEAD, "2023-03-23")).toEqual([]);
    expect(await linesSince(HEALTH_HEAD, "2023-03-23")).toEqual(["2023-03-29 07:30 morning, due"]);
  });
});

test("a paper that lies with an absent chairman is shown to his deputy", async () => {
  await office.playTo("2023-03-24 09:00");
  const { id } = await personOf(office, CHAIRMAN);
  const plan = await deadlineNamed(office, PLAN);
  await change(office, plan, (await personOf(office, JUSTICE_HEAD)).id, (deadline, deed) =>
    presentForSignature(deadline, deed, id),
  );
  await absent(CHAIRMAN, DEPUTY_CHAIRMAN, "2023-03-27", "2023-03-30");
  await office.playTo("2023-03-31 12:00");
  expect(await linesSince(DEPUTY_CHAIRMAN, "2023-03-24")).toEqual([
    "2023-03-27 06:45 weekly, signature",
    "2023-03-29 07:30 morning, signature",
  ]);
  expect(await linesSince(CHAIRMAN, "2023-03-24")).toEqual(["2023-03-31 07:30 morning, signature"]);
});

test("an escalation goes to an absent leader's stand-in once, though both are leaders", async () => {
  await absent(CHAIRMAN, DEPUTY_CHAIRMAN, "2023-04-07", "2023-04-07");
  await office.playTo("2023-04-07 12:00");
  expect(await linesSince(DEPUTY_CHAIRMAN, "2023-04-01")).toEqual([
    "2023-04-07 07:30 morning, escalation",
  ]);
  expect(await linesSince(CHAIRMAN, "2023-04-01")).toEqual([]);
});

/** A power cut between a question and its answer, typed by number: the answer counts, once. */
import { describe, expect, test } from "vitest";
import type { ApiCall, SentMessage } from "../fakes/zalo/index.ts";
import { countDeeds } from "./support/audit-trail.ts";
import { PATIENCE, start, type Started } from "./support/dondoc.ts";
import { untilSwept } from "./support/outbox.ts";
import { IMPORT_DAY } from "./support/telegram-office.ts";
import {
  importPlan,
  openZaloOffice,
  type ZaloOffice,
  type ZaloPerson,
} from "./support/zalo-office.ts";

/** When the processes that died have no right to their messages any more. */
const LATER = "2023-02-20T08:20:00+07:00";
const DONE = "Đã ghi nhận hoàn thành: NV-002 · Kế hoạch";
const PROVED = "Đã ghi nhận tài liệu kiểm chứng: NV-002 · Kế hoạch";
const LINK = "https://culaodung.soctrang.gov.vn/ke-hoach-pbgdpl-2023.pdf";

interface Opened {
  readonly office: ZaloOffice;
  readonly head: ZaloPerson;
  readonly dondoc: Started;
  /** A task with its choices, which nobody has answered. */
  readonly question: SentMessage;
}

describe("a power cut on Zalo", { timeout: 240_000 }, () => {
  test("an answer typed while nobody was there counts once, and is proved by a link", async () => {
    const { office, head, dondoc, question } = await askHead();
    await untilSwept(office.place, IMPORT_DAY);
    await dondoc.kill();
    const answer = head.answerTo(() => head.user.choose(question, "Báo hoàn thành"));
    await start(office.place, ["--clock", LATER]);
    expect((await answer).text).toContain(DONE);
    expect((await head.says(LINK)).text).toContain(PROVED);
    await expectOnce(office, head);
  });

  test("killed over the question, which may come again: its answer counts once", async () => {
    const office = await openZaloOffice();
    await importPlan(office.place);
    const dondoc = await start(office.place, ["--clock", IMPORT_DAY]);
    const head = await office.head("Phòng Tư pháp");
    const list = await head.says("nhiem vu");
    await untilSwept(office.place, IMPORT_DAY);
    office.zalo.failNext({ method: "sendMessage", chatId: head.id }, { lateMillis: 600_000 });
    const question = await head.chooses(list, "NV-002 · Kế hoạch");
    await dondoc.kill();
    head.user.choose(question, "Báo hoàn thành");
    await start(office.place, ["--clock", LATER]);
    // The number stood in the list before too, and nobody knows which was on the screen.
    head.user.choose(await saidAgain(head, "Báo hoàn thành"), "Báo hoàn thành");
    await office.zalo.waitFor(({ text }) => text.includes(DONE), PATIENCE);
    await expectOnce(office, head);
  });

  test("killed before its reply was taken: the reply comes, the deed stays one", async () => {
    const { office, head, dondoc, question } = await askHead();
    office.zalo.failNext({ method: "sendMessage", chatId: head.id }, "hang");
    head.user.choose(question, "Báo hoàn thành");
    await office.zalo.waitForCall(isUnansweredTo(head), PATIENCE);
    await dondoc.kill();
    expect(head.toldOf(DONE)).toEqual([]);
    await start(office.place, ["--clock", LATER]);
    await office.zalo.waitFor(({ text }) => text.includes(DONE), PATIENCE);
    await expectOnce(office, head);
  });

  test("killed after its reply was taken, before it knew: the deed stays one", async () => {
    const { office, head, dondoc, question } = await askHead();
    office.zalo.failNext({ method: "sendMessage", chatId: head.id }, { lateMillis: 600_000 });
    const answer = await head.chooses(question, "Báo hoàn thành");
    await dondoc.kill();
    await start(office.place, ["--clock", LATER]);
    head.user.choose(answer, "Hoàn tác");
    head.user.choose(await saidAgain(head, "Hoàn tác"), "Hoàn tác");
    await expect.poll(() => countDeeds(office.place, "reopened"), { timeout: PATIENCE }).toBe(1);
    expect(countDeeds(office.place, "reported-done")).toBe(1);
  });
});

async function askHead(): Promise<Opened> {
  const office = await openZaloOffice();
  await importPlan(office.place);
  const dondoc = await start(office.place, ["--clock", IMPORT_DAY]);
  const head = await office.head("Phòng Tư pháp");
  const question = await head.chooses(await head.says("nhiem vu"), "NV-002 · Kế hoạch");
  return { office, head, dondoc, question };
}

/** The newest message that offers it, once there is more than the one of before the kill. */
async function saidAgain(head: ZaloPerson, label: string): Promise<SentMessage> {
  const offering = () => head.toldOf(label);
  await expect.poll(() => offering().length, { timeout: PATIENCE }).toBeGreaterThan(1);
  const newest = offering().at(-1);
  if (!newest) throw new Error(`nothing offers ${label}`);
  return newest;
}

/** After whatever else comes has been answered. */
async function expectOnce({ place }: ZaloOffice, head: ZaloPerson): Promise<void> {
  expect((await head.says("lich")).text).toContain("30 ngày tới");
  expect(head.toldOf(DONE)).toHaveLength(1);
  expect(countDeeds(place, "reported-done")).toBe(1);
}

function isUnansweredTo({ id }: ZaloPerson) {
  return ({ method, fields, status }: ApiCall): boolean =>
    method === "sendMessage" && fields["chat_id"] === id && status === 0;
}

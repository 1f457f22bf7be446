/** Zalo delivers by itself, once and without order: only with the secret, and with no second effect. */
import { describe, expect, test } from "vitest";
import type { FakeZaloOptions } from "../fakes/zalo/index.ts";
import { onFreePort } from "../servers/server-process.ts";
import { countDeeds } from "./support/audit-trail.ts";
import { PATIENCE, start, type Started } from "./support/dondoc.ts";
import { IMPORT_DAY, LEADER } from "./support/telegram-office.ts";
import { importPlan, openZaloOffice, type ZaloOffice } from "./support/zalo-office.ts";

const PATH = "/zalo/7f1c";
const SECRET = "a-secret-of-the-webhook_01";
const HEADER = "X-Bot-Api-Secret-Token";
const DONE = "Đã ghi nhận hoàn thành: NV-002 · Kế hoạch";

describe("Zalo by webhook", { timeout: 240_000 }, () => {
  test.each<[string, FakeZaloOptions]>([
    ["as in production", { shape: "flat", imageField: "photo_url" }],
    ["as the documents have it", { shape: "wrapped", imageField: "photo" }],
  ])("a first task is proved by what comes %s", async (_name, options) => {
    const { office, dondoc } = await openWithWebhook(options);
    const { zalo, place } = office;
    const head = await office.head("Phòng Tư pháp");
    const opened = await head.chooses(await head.says("nhiem vu"), "NV-002 · Kế hoạch");
    expect((await head.chooses(opened, "Báo hoàn thành")).text).toContain(DONE);
    const proved = await head.answerTo(() => head.user.image());
    expect(proved.text).toContain("Đã ghi nhận tài liệu kiểm chứng: NV-002 · Kế hoạch");
    expect(zalo.probes.map(({ status }) => status)).toEqual([200]);
    expect(new Set(zalo.deliveries.map(({ status }) => status))).toEqual(new Set([200]));
    expect(zalo.calls.filter(({ method }) => method === "getUpdates")).toEqual([]);
    expect(countDeeds(place, "reported-done")).toBe(1);
    expect(await dondoc.stop()).toBe(0);
  });

  test("nobody else is heard, and the same is heard once", async () => {
    const { office, url } = await openWithWebhook();
    const code = await office.invite("leader", LEADER);
    const leader = office.person("Chủ tịch");
    await leader.says(code);
    const event = forgedEvent(leader.id);
    const right = { [HEADER]: SECRET };
    const before = leader.told.length;
    expect(await post(url, event, {})).toBe(401);
    expect(await post(url, event, { [HEADER]: `${SECRET}x` })).toBe(401);
    expect(await post(url, event, { [HEADER]: `${SECRET}, ${SECRET}` })).toBe(401);
    expect(await post(url, "{", { [HEADER]: "a wrong one" })).toBe(401);
    expect(await post(new URL("/zalo", url), event, right)).toBe(404);
    expect(await post(url, "{", right)).toBe(400);
    expect(await post(url, "", {})).toBe(200);
    expect((await leader.says("lich")).text).toContain("30 ngày tới");
    expect(leader.told).toHaveLength(before + 1);
    expect(await post(url, event, right)).toBe(200);
    await office.zalo.waitFor(() => leader.told.length === before + 2, PATIENCE);
    expect(await post(url, event, right)).toBe(200);
    expect((await leader.says("lich")).text).toContain("30 ngày tới");
    expect(leader.told).toHaveLength(before + 3);
  });

  test("everything comes twice, and has one effect and one answer", async () => {
    const { office } = await openWithWebhook({ doubles: true });
    const head = await office.head("Phòng Tư pháp");
    const opened = await head.chooses(await head.says("nhiem vu"), "NV-002 · Kế hoạch");
    await head.chooses(opened, "Báo hoàn thành");
    expect((await head.says("lich")).text).toContain("30 ngày tới");
    expect(head.told).toHaveLength(5);
    expect(head.toldOf(DONE)).toHaveLength(1);
    expect(countDeeds(office.place, "reported-done")).toBe(1);
    expect(countDeeds(office.place, "linked")).toBe(1);
  });

  test("a number typed twice, and delivered in another order and again, counts once", async () => {
    const { office } = await openWithWebhook();
    const { zalo, place } = office;
    const head = await office.head("Phòng Tư pháp");
    const list = await head.says("nhiem vu");
    zalo.hold();
    const [first, second] = [1, 2].map(() => head.user.choose(list, "NV-002 · Kế hoạch"));
    zalo.deliverHeld("reversed");
    zalo.redeliver(first?.messageId ?? "");
    zalo.redeliver(second?.messageId ?? "");
    await zalo.waitFor(() => head.toldOf("Tình trạng: Đang thực hiện").length === 2, PATIENCE);
    const opened = head.told.at(-1);
    if (!opened) throw new Error("the head was told nothing");
    zalo.hold();
    const report = head.user.choose(opened, "Báo hoàn thành");
    head.user.choose(opened, "Báo hoàn thành");
    head.user.text("lich");
    zalo.deliverHeld("reversed");
    zalo.redeliver(report.messageId);
    await zalo.waitFor(() => head.told.length === 7, PATIENCE);
    expect((await head.says("trogiup")).text).toContain("nhiệm vụ");
    expect(head.toldOf(DONE)).toHaveLength(1);
    expect(countDeeds(place, "reported-done")).toBe(1);
    expect(countDeeds(place, "reopened")).toBe(0);
    expect(head.told).toHaveLength(8);
  });

  test("the webhook is given up where a process polls", async () => {
    const { office, dondoc } = await openWithWebhook();
    const head = await office.head("Phòng Tư pháp");
    expect(await dondoc.stop()).toBe(0);
    await start(office.place, ["--clock", IMPORT_DAY]);
    expect((await head.says("nhiem vu")).text).toContain("NV-002");
    expect(office.zalo.calls.map(({ method }) => method)).toContain("deleteWebhook");
  });
});

async function openWithWebhook(
  options: FakeZaloOptions = {},
): Promise<{ readonly office: ZaloOffice; readonly dondoc: Started; readonly url: URL }> {
  const office = await openZaloOffice({}, { allowHttpWebhook: true, ...options });
  await importPlan(office.place);
  return onFreePort(async (port) => {
    const url = new URL(PATH, `http://127.0.0.1:${port}`);
    const dondoc = await start(office.place, ["--clock", IMPORT_DAY], {
      PORT: String(port),
      ZALO_WEBHOOK_URL: url.href,
      ZALO_WEBHOOK_SECRET: SECRET,
    });
    return { office, dondoc, url };
  });
}

/** What somebody who knows the address, and the chat's id, could send. */
function forgedEvent(chatId: string): string {
  const message = {
    from: { id: chatId, display_name: "Kẻ giả", is_bot: false },
    chat: { id: chatId, chat_type: "PRIVATE" },
    text: "tro giup",
    message_id: "a0b1c2d3e4f5",
    date: 1_800_000_000_000,
  };
  return JSON.stringify({ event_name: "message.text.received", message });
}

async function post(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const answer = await fetch(url, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
  });
  return answer.status;
}

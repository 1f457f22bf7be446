/** “Quay lại” where nothing can be pressed, and what an answer costs where each message counts. */
import { beforeEach, describe, expect, test } from "vitest";
import { plusMillis } from "../../../domain/time.ts";
import {
  HOME,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

let talk: Conversation;
let head: Talker;

beforeEach(async () => {
  talk = await openConversation({ traits: NUMBERED });
  talk.setClock("2023-03-23 15:00");
  head = await talk.as(JUSTICE);
});

const NOTHING = "Không còn gì phía trước để quay lại. Nhắn “trợ giúp” để xem hướng dẫn.";

describe("“quay lại”", () => {
  test("leads back step by step, each as it is now", async () => {
    const list = await head.says("nhiemvu tuyên truyền");
    const item = await head.presses("NV-002 · Kế hoạch");
    const task = await head.presses("Xem cả nhiệm vụ");
    expect(task.lines[0]).toContain("NV-002");
    expect((await head.says("quay lại")).text).toBe(item.text);
    expect((await head.says("quay lai")).text).toBe(list.text);
    expect((await head.says("quay lại")).text).toBe(NOTHING);
    expect((await head.says("quay lại")).text).toBe(NOTHING);
  });

  test("shows what changed meanwhile", async () => {
    await head.says("nhiemvu");
    await head.presses("NV-002 · Kế hoạch");
    await head.presses("Báo hoàn thành");
    const item = await head.says("quay lại");
    expect(item.text).toContain("Tình trạng: Đã hoàn thành, còn thiếu tài liệu kiểm chứng");
    expect((await head.says("quay lại")).text).toContain("Còn thiếu tài liệu kiểm chứng (1)");
  });

  test("takes the pages of a list for one step", async () => {
    const calendar = await head.says("lich");
    await head.says("nhiemvu");
    await head.says("xem thêm");
    await head.says("xem thêm");
    await head.says("quay lại");
    expect((await head.says("quay lại")).text).toContain("Trang 1/");
    expect((await head.says("quay lại")).text).toBe(calendar.text);
  });

  test("goes by no circle", async () => {
    const coordinator = await talk.as(HOME);
    await coordinator.says("nhiemvu");
    const settings = await coordinator.says("caidat");
    await coordinator.presses("Đổi: Nhiệm vụ, văn bản");
    expect((await coordinator.says("quay lại")).text).toBe(settings.text);
    expect((await coordinator.says("quay lại")).lines[0]).toBe("Nhiệm vụ của đơn vị");
    expect((await coordinator.says("quay lại")).text).toBe(NOTHING);
  });

  test("shows again what came by itself", async () => {
    await talk.passTo("2023-03-24 07:31");
    const push = head.newest();
    await head.presses("NV-002 · Kế hoạch", push);
    const again = await head.says("quay lại");
    expect(again.text).toBe(push.text);
    expect((await head.presses("NV-002 · Kế hoạch", again)).lines[0]).toBe("NV-002 · Kế hoạch");
  });

  test("from what came by itself leads to what was shown before it", async () => {
    talk.setClock("2023-03-24 07:10");
    await head.says("nhiemvu");
    const item = await head.presses("NV-002 · Kế hoạch");
    await talk.passTo("2023-03-24 07:31");
    expect((await head.says("quay lại")).text).toBe(item.text);
  });

  test("holds in another process, and for a day", async () => {
    const list = await head.says("nhiemvu");
    await head.presses("NV-002 · Kế hoạch");
    talk.restart();
    expect((await head.says("quay lại")).text).toBe(list.text);
    await head.presses("NV-002 · Kế hoạch");
    talk.sample.clock.set(plusMillis(talk.now(), 25 * 3_600_000));
    expect((await head.says("quay lại")).text).toBe(NOTHING);
  });

  test("remembers ten steps and no more", async () => {
    const codes = ["nhiemvu", "lich", "trogiup", "caidat", "nhatky"];
    for (let round = 0; round < 4; round += 1) for (const code of codes) await head.says(code);
    let back = 0;
    while ((await head.says("quay lại")).text !== NOTHING) back += 1;
    expect(back).toBe(9);
  });

  test("shows nothing that the person may see no more", async () => {
    await head.says("nhiemvu");
    await head.presses("NV-002 · Kế hoạch");
    await head.presses("Báo hoàn thành");
    const person = await talk.person(JUSTICE);
    await talk.stores.people.save({ ...person, grants: [] });
    expect((await head.says("quay lại")).text).not.toContain("NV-002");
  });
});

describe("where each message counts", () => {
  test("that an answer is being made is shown, not said; and to nobody for what is known already", async () => {
    const typed: string[] = [];
    const busy = await openConversation({
      traits: NUMBERED,
      typing: async (_, chatId) => {
        typed.push(chatId);
        throw new Error("the platform is away");
      },
    });
    const talker = await busy.as(JUSTICE);
    const body = { kind: "text", text: "nhiemvu", replyTo: null } as const;
    expect(await talker.tries(body, { key: "the same" })).toHaveLength(1);
    expect(await talker.tries(body, { key: "the same" })).toHaveLength(0);
    expect(await talker.tries(body, { isPrivate: false })).toHaveLength(0);
    expect(typed).toEqual([talker.chatId]);
    expect(busy.errors).toEqual([expect.stringContaining("could not show")]);
  });
});

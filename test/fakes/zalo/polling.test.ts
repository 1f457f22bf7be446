import { describe, expect, test } from "vitest";
import { JPEG } from "./image.ts";
import { call, poll, startForTest, startWithUser } from "./plain-client.ts";

const IDLE = { status: 200, ok: false, error_code: 408, description: "Request timeout" };

describe("getUpdates", () => {
  test("gives one event, which is gone for good", async () => {
    const { zalo, an } = await startWithUser({ now: () => 1_700_000_000_000 });
    const { messageId } = an.text("một");
    an.text("hai");
    expect(await poll(zalo)).toEqual({
      event_name: "message.text.received",
      message: {
        from: { id: "an", display_name: "An", is_bot: false },
        chat: { id: "an", chat_type: "PRIVATE" },
        text: "một",
        message_id: messageId,
        date: 1_700_000_000_000,
      },
    });
    expect((await poll(zalo))?.message["text"]).toBe("hai");
    expect(await call(zalo, "getUpdates", { timeout: "0" })).toEqual(IDLE);
    expect(zalo.rejected).toEqual([]);
  });

  test("waits until something comes, or until its time is over", async () => {
    const { zalo, an } = await startWithUser();
    const waiting = poll(zalo, 30);
    await zalo.waitForCall(({ method }) => method === "getUpdates");
    an.text("chào");
    expect((await waiting)?.message["text"]).toBe("chào");
    expect(await call(zalo, "getUpdates", { timeout: 1 })).toEqual(IDLE);
    const patient = call(zalo, "getUpdates");
    await zalo.waitForDrained();
    zalo.endPoll();
    expect(await patient).toEqual(IDLE);
    for (const timeout of [-1, 1.5, "x", null]) {
      expect((await call(zalo, "getUpdates", { timeout })).error_code).toBe(400);
    }
  });

  test("a second poll ends the first", async () => {
    const { zalo, an } = await startWithUser();
    const first = call(zalo, "getUpdates", { timeout: 30 });
    await zalo.waitForDrained();
    const second = poll(zalo, 30);
    expect(await first).toEqual(IDLE);
    an.text("chào");
    expect((await second)?.message["text"]).toBe("chào");
  });

  test("nothing is handed out to a client that has gone", async () => {
    const { zalo, an } = await startWithUser();
    const leaving = new AbortController();
    const gone = fetch(`${zalo.url}/bot${zalo.token}/getUpdates`, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
      signal: leaving.signal,
    });
    await zalo.waitForDrained();
    leaving.abort();
    await expect(gone).rejects.toThrow("aborted");
    an.text("chào");
    await zalo.waitForCall(({ reason }) => reason === "the connection ended");
    expect(zalo.pendingUpdates).toBe(1);
    expect((await poll(zalo))?.message["text"]).toBe("chào");
  });

  test("is refused while a webhook is set", async () => {
    const { zalo } = await startWithUser();
    const waiting = call(zalo, "getUpdates", { timeout: 30 });
    await zalo.waitForDrained();
    const target = { url: "https://127.0.0.1:1/hook", secret_token: "bi-mat-1" };
    await call(zalo, "setWebhook", target);
    expect(await waiting).toEqual(IDLE);
    expect(await call(zalo, "getUpdates", { timeout: 0 })).toMatchObject({
      error_code: 400,
      description: expect.stringContaining("while a webhook is set"),
    });
    await call(zalo, "deleteWebhook");
    expect(await call(zalo, "getUpdates", { timeout: 0 })).toEqual(IDLE);
  });
});

describe("what people do", () => {
  test("every kind of message, with its own fields", async () => {
    const { zalo, an } = await startWithUser();
    an.image(JPEG, "Biên bản");
    an.image("http://169.254.169.254/x.jpg");
    an.sticker();
    an.voice();
    an.unsupported();
    const photo = await poll(zalo);
    expect(photo).toMatchObject({
      event_name: "message.image.received",
      message: { caption: "Biên bản" },
    });
    const served = await fetch(String(photo?.message["photo_url"]));
    expect(Buffer.from(await served.arrayBuffer())).toEqual(JPEG);
    expect((await poll(zalo))?.message["photo_url"]).toBe("http://169.254.169.254/x.jpg");
    const names = [];
    for (let count = 0; count < 3; count += 1) names.push((await poll(zalo))?.event_name);
    expect(names).toEqual([
      "message.sticker.received",
      "message.voice.received",
      "message.unsupported.received",
    ]);
  });

  test("an image's address stands where the documents have it, if so wished", async () => {
    const { zalo, an } = await startWithUser({ imageField: "photo" });
    an.image();
    const event = await poll(zalo);
    expect(event?.message["photo"]).toContain(zalo.url);
    expect(event?.message).not.toHaveProperty("photo_url");
  });

  test("a group is heard when it speaks to the bot", async () => {
    const { zalo, an } = await startWithUser();
    zalo.group("to-cchc").mention(an, "nhiem vu");
    expect(await poll(zalo)).toMatchObject({
      message: {
        from: { id: "an" },
        chat: { id: "to-cchc", chat_type: "GROUP" },
        text: "@Bot Đôn Đốc nhiem vu",
      },
    });
    expect((await call(zalo, "sendMessage", { chat_id: "to-cchc", text: "x" })).ok).toBe(true);
  });

  test("who never wrote cannot be written to; who did can", async () => {
    const zalo = await startForTest();
    const an = zalo.user("an", { name: "An" });
    const write = () => call(zalo, "sendMessage", { chat_id: "an", text: "x" });
    expect((await write()).description).toBe("Bad Request: chat not found");
    an.text("chào");
    expect((await write()).ok).toBe(true);
  });
});

describe("events gone astray", () => {
  const textsOf = async (zalo: Awaited<ReturnType<typeof startForTest>>) => {
    const texts = [];
    for (let event = await poll(zalo); event; event = await poll(zalo)) {
      texts.push(event.message["text"]);
    }
    return texts;
  };

  test("one comes again, all come twice, some come in another order", async () => {
    const { zalo, an } = await startWithUser();
    const { messageId } = an.text("một");
    expect(await textsOf(zalo)).toEqual(["một"]);
    zalo.redeliver(messageId);
    expect(await textsOf(zalo)).toEqual(["một"]);
    expect(() => zalo.redeliver("7")).toThrow("No event of message 7");
    zalo.hold();
    an.text("hai");
    an.text("ba");
    expect(await textsOf(zalo)).toEqual([]);
    zalo.deliverHeld("reversed");
    an.text("bốn");
    expect(await textsOf(zalo)).toEqual(["ba", "hai", "bốn"]);
    zalo.hold();
    an.text("năm");
    zalo.deliverHeld("as said");
    expect(await textsOf(zalo)).toEqual(["năm"]);

    const doubling = await startWithUser({ doubles: true });
    doubling.an.text("một");
    expect(await textsOf(doubling.zalo)).toEqual(["một", "một"]);
  });

  test("messages are lost on command, or when nobody has polled for long", async () => {
    let now = 1000;
    const { zalo, an } = await startWithUser({ losesWhenIdle: 5000, now: () => now });
    an.text("một");
    zalo.loseWaiting();
    expect(await textsOf(zalo)).toEqual([]);
    now += 4000;
    an.text("hai");
    now += 4000;
    an.text("ba");
    expect(await textsOf(zalo)).toEqual(["hai"]);
    const waiting = poll(zalo, 30);
    await zalo.waitForDrained();
    now += 60_000;
    an.text("bốn");
    expect((await waiting)?.message["text"]).toBe("bốn");
    expect(
      zalo.lost.map(({ body }) => (body as { message: { text: string } }).message.text),
    ).toEqual(["một", "ba"]);
  });

  test("any JSON is passed on", async () => {
    const zalo = await startForTest();
    zalo.pushRaw({ strange: [1] });
    zalo.pushRaw("not even an object");
    expect(await poll(zalo)).toEqual({ strange: [1] });
    expect(await poll(zalo)).toBe("not even an object");
  });
});

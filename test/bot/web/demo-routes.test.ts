import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import type { FileHash } from "../../../domain/ids.ts";
import { words } from "../channel-contract.ts";
import { get, listen, post, postForm, refusalOf, say } from "./page-requests.ts";
import { CHAIRMAN, HEAD, openSampleOffice, type SampleOptions } from "./sample-office.ts";

describe("people", () => {
  test("are listed group by group", async () => {
    const { server } = open();
    const { people } = (await (await get(server, "/api/people")).json()) as {
      people: { id: string; group: string }[];
    };
    expect(people.map(({ id, group }) => `${group} ${id}`)).toEqual([
      "leader chairman",
      "coordinator home-affairs",
      "department justice",
      "department clerk",
      "commune an-thanh-1",
    ]);
  });
});

describe("talking", () => {
  test("what is written comes to the intake, and back to the page before its answer", async () => {
    const { server, received } = open();
    const page = await listen(server, HEAD);
    await page.next("snapshot");
    const message = { ...say(HEAD, "/nhiemvu"), replyTo: "an-id" };
    expect((await post(server, "/api/messages", message)).status).toBe(200);

    expect(received).toEqual([
      {
        botId: "web-bot",
        key: message.key,
        chatId: HEAD,
        isPrivate: true,
        receivedAt: "2023-02-20T01:00:00.000Z",
        body: { kind: "text", text: "/nhiemvu", replyTo: "an-id" },
      },
    ]);
    const own = await page.next("entry");
    expect(own.entry).toMatchObject({ id: message.key, from: "person", replyTo: "an-id" });
    const answer = await page.next("entry");
    expect(answer.entry).toMatchObject({
      from: "bot",
      lines: [[{ kind: "text", text: "Đã nhận: /nhiemvu" }]],
    });
  });

  test("the same key again is the same message", async () => {
    const { server, received } = open();
    const message = say(HEAD, "/nhiemvu");
    await Promise.all([
      post(server, "/api/messages", message),
      post(server, "/api/messages", message),
    ]);
    expect((await post(server, "/api/messages", message)).status).toBe(200);

    expect(received).toHaveLength(1);
    const { entries } = await (await listen(server, HEAD)).next("snapshot");
    expect(entries.map(({ from }) => from)).toEqual(["person", "bot"]);
  });

  test("a choice is handed on, whatever it says", async () => {
    const { server, received } = open();
    const choice = { chat: HEAD, key: randomUUID(), id: "done:__proto__" };
    expect((await post(server, "/api/choices", choice)).status).toBe(200);
    expect(received[0]?.body).toEqual({ kind: "choice", id: "done:__proto__" });
  });

  test("a file is kept, and can be fetched by its reference", async () => {
    const { server, received, files } = open();
    const file = new File(["%PDF-1.7"], "báo cáo.pdf", { type: "application/pdf" });
    const fields = { chat: HEAD, key: randomUUID(), caption: "quý I", replyTo: "", file };
    expect((await postForm(server, "/api/files", fields)).status).toBe(200);

    const body = received[0]?.body;
    expect(body).toMatchObject({
      kind: "file",
      name: "báo cáo.pdf",
      size: 8,
      caption: "quý I",
      replyTo: null,
    });
    const bytes = await files.get((body?.kind === "file" ? body.ref : "") as FileHash);
    expect(new TextDecoder().decode(bytes ?? undefined)).toBe("%PDF-1.7");
  });

  test("a file larger than 20 MB is refused, however it is sent", async () => {
    const { server, received } = open();
    const fields = { chat: HEAD, key: randomUUID(), caption: "", replyTo: "" };
    for (const size of [20 * 1024 * 1024 + 1, 21 * 1024 * 1024]) {
      const file = new File([new Uint8Array(size)], "lớn.bin");
      const response = await postForm(server, "/api/files", { ...fields, file });
      expect(await refusalOf(response)).toBe("413 file-too-large");
    }
    expect(received).toEqual([]);
  });

  test("a form without a file, or with more than it should have, is refused", async () => {
    const { server, received } = open();
    const fields = { chat: HEAD, key: randomUUID(), caption: "", replyTo: "" };
    const file = new File(["x"], "x.pdf");
    for (const form of [fields, { ...fields, file: "x" }, { ...fields, file, role: "leader" }]) {
      expect(await refusalOf(await postForm(server, "/api/files", form))).toBe("400 bad-request");
    }
    expect(received).toEqual([]);
  });

  test.each([
    ["no JSON", "400 bad-request", "{"],
    ["a list", "400 bad-request", []],
    ["no key", "400 bad-request", { chat: HEAD, text: "x", replyTo: null }],
    ["a key of one's own", "400 bad-request", say(HEAD, "x", "1")],
    ["a field too many", "400 bad-request", { ...say(HEAD, "x"), personId: "chairman" }],
    ["too long a text", "400 bad-request", say(HEAD, "x".repeat(10_001))],
    ["blanks only", "422 empty-message", say(HEAD, " \n\t ")],
    ["nobody", "404 unknown-person", say("nobody", "x")],
    ["a name of JavaScript's", "404 unknown-person", say("__proto__", "x")],
    ["too much", "413 body-too-large", say(HEAD, "x".repeat(70_000))],
  ])("refuses a message with %s", async (_what, refusal, body) => {
    const { server, received } = open();
    expect(await refusalOf(await post(server, "/api/messages", body))).toBe(refusal);
    expect(received).toEqual([]);
  });

  test("what could not be stored is taken back, and gives no reason away", async () => {
    const { server, errors } = open({ broken: new Error("SQLITE_FULL at secret.sqlite") });
    const page = await listen(server, HEAD);
    const message = say(HEAD, "/nhiemvu");
    const response = await post(server, "/api/messages", message);

    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("SQLITE");
    expect(await page.next("withdrawn")).toEqual({ kind: "withdrawn", id: message.key });
    expect(errors.join()).toContain("SQLITE_FULL");
  });
});

describe("listening", () => {
  test("tells everything at first, and of the others how much has come", async () => {
    const { server, channel } = open();
    await channel.send(HEAD, words("một"));
    await channel.send(CHAIRMAN, words("hai"));
    const page = await listen(server, HEAD);

    expect(await page.next("snapshot")).toMatchObject({
      entries: [{ lines: [[{ text: "một" }]] }],
      unread: { chairman: 1, justice: 0 },
      clock: { day: "2023-02-20", time: "08:00" },
      moving: false,
    });
    await channel.send(CHAIRMAN, words("ba"));
    expect(await page.next("unread")).toEqual({ kind: "unread", chat: CHAIRMAN, count: 2 });
  });

  test("is for the sample's people only", async () => {
    const { server } = open();
    for (const chat of ["", "nobody", "justice%20"]) {
      const response = await get(server, `/api/events?chat=${chat}`);
      expect(await refusalOf(response)).toBe("404 unknown-person");
    }
  });

  test("a page that leaves is forgotten", async () => {
    const { server, channel } = open();
    const response = await get(server, `/api/events?chat=${CHAIRMAN}`);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await channel.send(CHAIRMAN, words("không ai xem"));
    expect(channel.unread()).toMatchObject({ [CHAIRMAN]: 1 });
  });
});

describe("the time machine", () => {
  test.each([
    ["a day", "day", { day: "2023-02-21", time: "08:00" }],
    ["a week", "week", { day: "2023-02-27", time: "08:00" }],
    ["a date", { to: "2023-03-02" }, { day: "2023-03-02", time: "08:00" }],
    ["the next moment", "next", { day: "2023-02-21", time: "07:30" }],
  ])("moves on by %s", async (_what, move, clock) => {
    const { server } = open();
    const response = await post(server, "/api/clock", { move });
    expect(await response.json()).toEqual({ clock, told: true });
  });

  test("a day on from the middle of the night is still the next morning", async () => {
    const { server } = open({ start: "2023-02-20 23:30" });
    const response = await post(server, "/api/clock", { move: "day" });
    expect(await response.json()).toMatchObject({ clock: { day: "2023-02-21", time: "08:00" } });
  });

  test("the next moment is one at which somebody is told something", async () => {
    const { server, channel } = open({
      async sendMorning(to, now) {
        if (now.startsWith("2023-03-01")) await to.send(HEAD, words("Tháng Ba"));
      },
    });
    const response = await post(server, "/api/clock", { move: "next" });
    expect(await response.json()).toEqual({
      clock: { day: "2023-03-01", time: "07:30" },
      told: true,
    });
    expect(channel.sentCount).toBe(1);
  });

  test("and when nobody ever is, it gives up and says so", async () => {
    const { server } = open({ sendMorning: () => Promise.resolve() });
    const response = await post(server, "/api/clock", { move: "next" });
    expect(await response.json()).toMatchObject({ told: false });
  });

  test("shows each step, the messages among them, in order", async () => {
    const { server } = open();
    const page = await listen(server, HEAD);
    await page.next("snapshot");
    const moved = post(server, "/api/clock", { move: { to: "2023-02-22" } });

    expect(await page.next("clock")).toMatchObject({ moving: true, clock: { day: "2023-02-20" } });
    expect((await page.next("entry")).entry).toMatchObject({ day: "2023-02-21", time: "07:30" });
    expect(await page.next("clock")).toMatchObject({ clock: { day: "2023-02-21" } });
    expect((await page.next("entry")).entry).toMatchObject({ day: "2023-02-22", time: "07:30" });
    await moved;
    await page.next("clock");
    await page.next("clock");
    expect(await page.next("clock")).toMatchObject({
      moving: false,
      clock: { day: "2023-02-22", time: "08:00" },
    });
  });

  test("moves once at a time, and neither begins anew meanwhile", async () => {
    const { promise: gate, resolve: opens } = Promise.withResolvers<void>();
    const { server, resets } = open({ onMoment: () => gate });
    const moved = post(server, "/api/clock", { move: "week" });
    const second = await post(server, "/api/clock", { move: "week" });
    expect(await refusalOf(second)).toBe("409 clock-moving");
    expect(await refusalOf(await post(server, "/api/reset", {}))).toBe("409 clock-moving");
    opens();

    expect(await (await moved).json()).toMatchObject({ clock: { day: "2023-02-27" } });
    expect(resets()).toBe(0);
    expect((await post(server, "/api/clock", { move: "day" })).status).toBe(200);
  });

  test("a move that failed leaves the clock free to move again", async () => {
    let broken = true;
    const { server } = open({
      onMoment: () => (broken ? Promise.reject(new Error("away")) : Promise.resolve()),
    });
    expect((await post(server, "/api/clock", { move: "day" })).status).toBe(500);
    broken = false;
    expect((await post(server, "/api/clock", { move: "day" })).status).toBe(200);
  });

  test.each([
    ["back", "422 date-not-ahead", { to: "2023-02-19" }],
    ["to this morning, which is over", "422 date-not-ahead", { to: "2023-02-20" }],
    ["for ever", "422 date-too-far", { to: "2024-03-28" }],
    ["to the year 9999", "400 bad-request", { to: "9999-01-01" }],
    ["to no day", "400 bad-request", { to: "2023-02-31" }],
    ["by a month", "400 bad-request", "month"],
    ["by nothing", "400 bad-request", null],
  ])("does not move %s", async (_where, refusal, move) => {
    const { server } = open();
    expect(await refusalOf(await post(server, "/api/clock", { move }))).toBe(refusal);
  });

  test("begins anew for every open page", async () => {
    const { server, resets } = open();
    const page = await listen(server, HEAD);
    await post(server, "/api/messages", say(HEAD, "/nhiemvu"));
    await post(server, "/api/clock", { move: "week" });
    expect((await post(server, "/api/reset", {})).status).toBe(200);

    expect(resets()).toBe(1);
    await page.next("reset");
    const anew = await (await listen(server, HEAD)).next("snapshot");
    expect(anew).toMatchObject({ entries: [], clock: { day: "2023-02-20", time: "08:00" } });
  });
});

describe("files that went out", () => {
  test("are downloaded by their Vietnamese names, and never run on the page", async () => {
    const { server, channel } = open();
    const bytes = new TextEncoder().encode("<script>alert(1)</script>");
    const attachment = { kind: "file", name: 'lịch "1".html', mime: "text/html", bytes } as const;
    await channel.send(HEAD, { ...words("Lịch"), attachment });
    const { entries } = await (await listen(server, HEAD)).next("snapshot");
    const response = await get(server, entries[0]?.file?.url ?? "");

    expect(response.headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''l%E1%BB%8Bch%20%221%22.html",
    );
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });
});

function open(options: SampleOptions = {}) {
  const office = openSampleOffice(options);
  onTestFinished(() => office.remove());
  return office;
}

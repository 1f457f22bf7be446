import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { ChatId } from "../../../domain/ids.ts";
import { formWith, hashOfBytes, openPublicOffice, type PublicOffice } from "./public-office.ts";
import { JUSTICE, type Talker } from "../conversation/support.ts";

const REPORT = { name: "bao-cao.pdf", bytes: Buffer.from("%PDF-1.7 báo cáo quý I") };
const MEGABYTE = 1024 * 1024;

let office: PublicOffice;
let talker: Talker;
let chat: ChatId;

beforeEach(async () => {
  office = await openPublicOffice();
  talker = await office.as(JUSTICE);
  chat = talker.chatId;
});

function post(url: string, form: FormData): Promise<Response> {
  return fetch(url, { method: "POST", body: form });
}

/** What the page says, without its mark-up. */
async function said(response: Response): Promise<string> {
  const html = await response.text();
  const body = /<main>(.*)<\/main>/su.exec(html)?.[1] ?? "";
  const words = body.replace(/<[^>]+>/gu, " ").replace(/\s+/gu, " ");
  return `${response.status} ${words.trim()}`;
}

const TAKEN = /^200 Đã nhận tệp Kết quả được trả lời trong cuộc trò chuyện/u;
const GONE = /^4(?:04|10) Địa chỉ này không dùng được/u;

describe("the page behind an address", () => {
  test("is Vietnamese, whole without a script, and tells nothing of anybody", async () => {
    const response = await fetch(await office.uploadLink(chat));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=UTF-8");
    const html = await response.text();
    expect(html).toContain('<html lang="vi">');
    expect(html).toContain("<title>Nộp tệp cho Đôn Đốc</title>");
    expect(html).toContain("Địa chỉ này dùng được một lần, đến 08:30.");
    expect(html).not.toMatch(/\{\{|<script|Tư pháp|Cù Lao Dung|style=|\son\w+=/u);
    expect(html).not.toContain(chat);
  });

  test("has strict headers, and its one style sheet beside it", async () => {
    const url = await office.uploadLink(chat);
    const { headers } = await fetch(url);
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-robots-tag")).toContain("noindex");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("strict-transport-security")).toBeNull();
    const css = await fetch(new URL("page.css", url));
    expect(css.headers.get("content-type")).toBe("text/css; charset=utf-8");
  });

  // Incident of others: a chat app fetches every address for its preview, and so used them up.
  test("uses nothing up however often it is looked at", async () => {
    const url = await office.uploadLink(chat);
    for (let looks = 0; looks < 5; looks += 1) {
      expect((await fetch(url)).status).toBe(200);
      expect((await fetch(url, { method: "HEAD" })).status).toBe(200);
    }
    expect(await said(await post(url, formWith(REPORT)))).toMatch(TAKEN);
  });

  test("answers other methods with one sentence", async () => {
    const url = await office.uploadLink(chat);
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      const response = await fetch(url, { method });
      expect(response.headers.get("allow")).toBe("GET, HEAD, POST");
      expect(await said(response)).toMatch(/^405 Chưa thực hiện được Đề nghị mở lại địa chỉ/u);
    }
    expect(await office.find(url)).not.toBeNull();
  });
});

describe("a file that is given", () => {
  test("is stored as if it had been sent in the chat of the address, and uses the address up", async () => {
    const url = await office.uploadLink(chat);
    const note = " Báo cáo số 15/BC-UBND ngày 20/3/2023 ";
    expect(await said(await post(url, formWith(REPORT, note)))).toMatch(TAKEN);
    await office.intake.idle();

    const hash = hashOfBytes(REPORT.bytes);
    expect(await office.uploads()).toEqual([
      {
        key: expect.stringMatching(/^upload [0-9a-f]{64}$/u),
        chatId: chat,
        body: {
          kind: "file",
          ref: `upload:${hash}`,
          name: REPORT.name,
          size: REPORT.bytes.length,
          caption: note.trim(),
          replyTo: null,
        },
      },
    ]);
    expect(await office.files.get(hash)).toEqual(REPORT.bytes);
    expect(talker.screen()).toHaveLength(1);
    expect(await office.find(url)).toBeNull();
    expect(await said(await fetch(url))).toMatch(GONE);
    expect(await said(await post(url, formWith(REPORT)))).toMatch(GONE);
    expect(await office.uploads()).toHaveLength(1);
  });

  test("of 20 MB is taken whole", async () => {
    const url = await office.uploadLink(chat);
    const bytes = Buffer.alloc(20 * MEGABYTE, "x");
    expect(await said(await post(url, formWith({ name: "lon.pdf", bytes })))).toMatch(TAKEN);
    expect(await office.files.get(hashOfBytes(bytes))).toHaveLength(20 * MEGABYTE);
  });

  test("twice at once is taken once", async () => {
    const url = await office.uploadLink(chat);
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () => said(await post(url, formWith(REPORT)))),
    );
    expect(answers.filter((answer) => TAKEN.test(answer))).toHaveLength(1);
    expect(answers.filter((answer) => GONE.test(answer))).toHaveLength(5);
    await office.intake.idle();
    expect(await office.uploads()).toHaveLength(1);
    expect(talker.screen()).toHaveLength(1);
  });

  test("costs the platform no message", async () => {
    const url = await office.uploadLink(chat);
    await post(url, formWith(REPORT));
    await office.intake.idle();
    const { received } = await office.stores.usage.of(office.sample.bot.id, "2023-02");
    expect(received).toBe(0);
  });

  test("that takes its time is taken, though its address has expired meanwhile", async () => {
    const url = new URL(await office.uploadLink(chat));
    const form = new Response(formWith(REPORT));
    const type = form.headers.get("content-type")!;
    const body = Buffer.from(await form.arrayBuffer());
    const call = request(url, {
      method: "POST",
      headers: { "Content-Type": type, "Content-Length": body.length },
    });
    await new Promise((resolve) => call.write(body.subarray(0, 40), resolve));
    await vi.waitFor(() => expect(office.looks()).toBe(1));
    office.setClock("2023-02-20 08:31");
    const answered = once(call, "response") as Promise<[IncomingMessage]>;
    call.end(body.subarray(40));
    const [answer] = await answered;
    answer.resume();
    expect(answer.statusCode).toBe(200);
    expect(await office.uploads()).toHaveLength(1);
  });

  test("after the address has expired is not taken", async () => {
    const url = await office.uploadLink(chat);
    office.sample.clock.set("2023-02-20T01:30:00.000Z" as never);
    expect(await said(await fetch(url))).toMatch(GONE);
    expect(await said(await post(url, formWith(REPORT)))).toMatch(GONE);
    expect(await office.uploads()).toEqual([]);
    expect(office.fileCount()).toBe(0);
  });

  test("at an address that never was, or is for something else, is not even read", async () => {
    const known = await office.uploadLink(chat);
    const download = await office.publish({ kind: "picture", png: REPORT.bytes, alt: "" });
    const tokens = [
      "x",
      "A".repeat(24),
      "%00",
      "..%2fu",
      "A".repeat(4_000),
      "'; drop table inbox;",
    ];
    const urls = tokens.map((token) => known.replace(/[^/]+$/u, encodeURI(token)));
    for (const url of [...urls, office.local(download!).replace("/f/", "/u/")]) {
      expect(await said(await fetch(url))).toMatch(GONE);
      expect(await said(await post(url, formWith(REPORT)))).toMatch(GONE);
    }
    expect(office.fileCount()).toBe(1);
    expect(await office.find(download!)).toMatchObject({ usesLeft: 20 });
    expect(await office.find(known)).toMatchObject({ usesLeft: 1 });
  });

  test("of somebody who is not linked any more is let go", async () => {
    const url = await office.uploadLink(chat);
    await office.stores.people.unlink(office.sample.bot.id, chat);
    expect(await said(await post(url, formWith(REPORT)))).toMatch(/^410 /u);
    expect(office.fileCount()).toBe(1);
  });
});

describe("what cannot be taken is answered, and leaves the address as it was", () => {
  const folder = (name: string) => ({ name, bytes: REPORT.bytes });

  test.each<[string, RegExp, () => FormData | string]>([
    ["no file", /^422 .*Chưa chọn tệp\./u, () => formWith(null)],
    ["a file field that is text", /^422 .*Chưa chọn tệp\./u, () => textForm()],
    ["the empty field of a browser", /^422 .*Chưa chọn tệp\./u, () => formWith(empty(""))],
    ["an empty file", /^422 .*Tệp này trống/u, () => formWith(empty("trong.pdf"))],
    ["two files", /^422 .*Mỗi lần chỉ nhận một tệp\./u, () => twoFiles()],
    ["no form at all", /^400 .*Tệp chưa gửi được trọn vẹn\./u, () => "file=x"],
    ["a large file", /^413 .*Tệp lớn hơn 20 MB/u, () => formWith(large(20 * MEGABYTE + 1))],
    ["a huge file", /^413 .*Tệp lớn hơn 20 MB/u, () => formWith(large(60 * MEGABYTE))],
  ])("%s", async (_, answer, body) => {
    const url = await office.uploadLink(chat);
    const response = await fetch(url, { method: "POST", body: body() });
    const words = await said(response);
    expect(words).toMatch(answer);
    expect(words).toContain("Gửi tệp");
    expect(await office.uploads()).toEqual([]);
    expect(office.fileCount()).toBe(0);
    expect(await said(await post(url, formWith(REPORT)))).toMatch(TAKEN);
  });

  test.each([
    ["without its boundary", "multipart/form-data"],
    ["with another boundary", "multipart/form-data; boundary=other"],
    ["of another kind", "application/x-www-form-urlencoded"],
  ])("a form %s", async (_, type) => {
    const url = await office.uploadLink(chat);
    const body =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\na\r\n--x--';
    const headers = { "Content-Type": type };
    const words = await said(await fetch(url, { method: "POST", headers, body }));
    expect(words).toMatch(/^4(?:00|22) /u);
    expect(await office.uploads()).toEqual([]);
    expect(await office.find(url)).not.toBeNull();
  });

  test.each<[string, string, string | RegExp]>([
    ["a folder above", "../../x.pdf", "x.pdf"],
    ["a disk's folder", "C:\\Users\\a\\kế hoạch.docx", "kế hoạch.docx"],
    ["hidden characters", "a\u0000b\u202Efdp.exe", "abfdp.exe"],
    ["4,000 characters", `${"dài".repeat(1_332)}.xlsx`, /^(?:dài)+.*….*dài\.xlsx$/u],
    ["nothing but dots", "..", "tệp không tên"],
    ["a folder alone", "thư mục/", "tệp không tên"],
    ["mark-up", '"><img src=x onerror=alert(1)>.jpg', '"><img src=x onerror=alert(1)>.jpg'],
  ])("a name with %s is kept as a name", async (_, name, kept) => {
    const url = await office.uploadLink(chat);
    await post(url, formWith(folder(name)));
    const [upload] = await office.uploads();
    const { body } = upload!;
    if (body.kind !== "file") throw new Error("it is no file");
    if (kept instanceof RegExp) expect(body.name).toMatch(kept);
    else expect(body.name).toBe(kept);
    expect(body.name.length).toBeLessThanOrEqual(200);
  });

  test("a note is there once more where its file was not taken, and is only words", async () => {
    const url = await office.uploadLink(chat);
    const note = '</textarea><script>alert(1)</script> "Kế hoạch"';
    const html = await (await post(url, formWith(null, note))).text();
    expect(html).toContain(
      "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;Kế hoạch&quot;</textarea>",
    );
  });

  test("a note is cut where it is too long", async () => {
    const url = await office.uploadLink(chat);
    await post(url, formWith(REPORT, "ghi chú ".repeat(5_000)));
    const [upload] = await office.uploads();
    expect(upload?.body).toMatchObject({ caption: expect.stringMatching(/^.{1000}$/u) });
  });

  test.each([
    ["larger than is taken is refused", 21 * MEGABYTE, 413],
    ["is taken as any other", MEGABYTE, 200],
  ])("a body of unknown length that is %s", async (_, size, status) => {
    const url = await office.uploadLink(chat);
    const form = new Response(formWith(large(size)));
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": form.headers.get("content-type")! },
      body: form.body,
      duplex: "half",
    });
    expect(answer.status).toBe(status);
  });

  test("a body that is broken off stores nothing", async () => {
    const url = new URL(await office.uploadLink(chat));
    const call = request(url, {
      method: "POST",
      headers: { "Content-Type": "multipart/form-data; boundary=x", "Content-Length": "5000" },
    });
    call.on("error", () => undefined);
    call.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nabc');
    await new Promise((resolve) => call.write("def", resolve));
    const closed = new Promise((resolve) => call.once("close", resolve));
    call.destroy();
    await closed;
    expect(await said(await fetch(url))).toMatch(/^200 /u);
    expect(await office.uploads()).toEqual([]);
  });
});

describe("where something breaks, nothing is used up and nothing is lost", () => {
  test("a file that cannot be stored", async () => {
    const url = await office.uploadLink(chat);
    office.failNext(new Error("disk is full"));
    expect(await said(await post(url, formWith(REPORT)))).toMatch(/^500 .*đang gặp sự cố/u);
    expect(await office.uploads()).toEqual([]);
    expect(await said(await post(url, formWith(REPORT)))).toMatch(TAKEN);
    expect(await office.uploads()).toHaveLength(1);
  });

  test("an update that cannot be stored, after the use was taken", async () => {
    const url = await office.uploadLink(chat);
    const mend = await office.breakInbox();
    expect(await said(await post(url, formWith(REPORT)))).toMatch(/^500 .*đang gặp sự cố/u);
    expect(await office.find(url)).toMatchObject({ usesLeft: 1 });
    await mend();
    expect(await said(await post(url, formWith(REPORT)))).toMatch(TAKEN);
    expect(await office.uploads()).toHaveLength(1);
  });

  test("no log names an address, a person or a file", async () => {
    const url = await office.uploadLink(chat);
    office.failNext(new Error("disk is full"));
    await post(url, formWith(REPORT, "ghi chú riêng"));
    await fetch(url.replace(/[^/]+$/u, "%E0%A4%A"));
    expect(office.log.join("\n")).toContain("an upload could not be stored");
    const token = url.split("/").at(-1)!;
    for (const secret of [token, chat, REPORT.name, "ghi chú", "/u/"]) {
      expect(office.log.join("\n")).not.toContain(secret);
    }
  });
});

test("only a file given by an address is read from the store, whatever a platform's update says", async () => {
  const stored = await office.files.put(REPORT.bytes);
  const update = {
    botId: office.sample.bot.id,
    chatId: chat,
    isPrivate: true,
    receivedAt: office.sample.clock.now(),
    body: {
      kind: "file",
      ref: `upload:${stored}`,
      name: "a.pdf",
      size: 3,
      caption: "",
      replyTo: null,
    },
  } as const;
  const { settled } = await office.intake.receive({ ...update, key: "message.image.received 1" });
  await settled;
  expect(talker.newest().text).toContain("Không còn tệp này");
  await expect(
    office.intake.receive({ ...update, key: `upload ${"a".repeat(64)}` }),
  ).rejects.toThrow("bears the key of an upload");
});

function empty(name: string) {
  return { name, bytes: new Uint8Array() };
}

function large(size: number) {
  return { name: "lon.pdf", bytes: Buffer.alloc(size, "x") };
}

function textForm(): FormData {
  const form = new FormData();
  form.append("file", "chỉ là chữ");
  return form;
}

function twoFiles(): FormData {
  const form = formWith(REPORT);
  form.append("file", new File(["khác"], "khac.pdf"));
  return form;
}

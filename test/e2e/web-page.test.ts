/** The page as its visitor meets it, in a real browser, with the keyboard and by touch. */
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import type { Incoming, Outgoing } from "../../domain/channel.ts";
import { outgoing, words } from "../bot/channel-contract.ts";
import { describeInBrowser, launchBrowser } from "../bot/web/browser.ts";
import {
  CHAIRMAN,
  HEAD,
  openSampleOffice,
  type SampleOffice,
  type SampleOptions,
} from "../bot/web/sample-office.ts";

const PHONE = { width: 390, height: 844 };
const SMALL_PHONE = { width: 360, height: 640 };
const DESK = { width: 1280, height: 800 };

const LIST = outgoing({
  lines: [[{ bold: "Nhiệm vụ" }], [], ["1. NV-019"]],
  choices: [[{ label: "NV-019", id: "open" }], [{ label: "Trang sau", id: "next" }]],
});

const IN_PAGE = join(import.meta.dirname, "../bot/web/in-page.js");

let browser: Browser;

describeInBrowser("the page in a browser", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    return () => browser.close();
  });

  test("a newcomer is shown what to type, presses it, and is answered", async () => {
    const { page, office } = await visit({ answer: () => [LIST] });
    await page.getByRole("button", { name: "/nhiemvu" }).click();

    const log = page.getByRole("log");
    await log.getByText("Nhiệm vụ", { exact: true }).waitFor();
    expect(await textsOf(page)).toEqual(["/nhiemvu", "Nhiệm vụ\n\n1. NV-019"]);
    expect(await page.getByRole("heading", { name: "Xin chào!" }).isVisible()).toBe(false);
    expect(office.received[0]).toMatchObject({ chatId: HEAD, body: { text: "/nhiemvu" } });
  });

  test("everything is done by keyboard: write, break a line, reply, choose", async () => {
    const { page, office } = await visit({ answer: answerWithList });
    const log = page.getByRole("log");
    await page.getByLabel("Tin nhắn").focus();
    await page.keyboard.type("/nhiemvu");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("tư pháp");
    await page.keyboard.press("Enter");
    await log.getByText("1. NV-019").waitFor();
    expect(office.received[0]?.body).toMatchObject({ text: "/nhiemvu\ntư pháp" });

    await tabTo(page, page.getByRole("button", { name: "Trả lời" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Đang trả lời").waitFor();
    await page.keyboard.type("https://example.vn/bao-cao");
    await page.keyboard.press("Enter");
    await log.getByText("Đã nhận: https://example.vn/bao-cao").waitFor();
    const quote = log
      .getByRole("article")
      .filter({ hasText: "Tôi" })
      .last()
      .getByRole("blockquote");
    expect(await quote.textContent()).toBe("Nhiệm vụ");
    const listId = await log.getByRole("article").nth(1).getAttribute("data-id");
    expect(office.received[1]?.body).toMatchObject({ replyTo: listId });
    expect(await page.getByText("Đang trả lời").isVisible()).toBe(false);

    await tabTo(page, page.getByRole("button", { name: "Trang sau" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await log.getByText("Trang 2").waitFor();
    expect(office.received[2]?.body).toEqual({ kind: "choice", id: "next" });
  });

  test("a message that changes keeps its place, and the keyboard's focus with it", async () => {
    let listId = "";
    const { page, office } = await visit({
      answer: ({ body }) =>
        body.kind === "choice" ? [{ ...LIST, lines: [["Trang 2"]], replaces: [listId] }] : [LIST],
    });
    const log = page.getByRole("log");
    await send(page, "/nhiemvu");
    await log.getByText("1. NV-019").waitFor();
    listId = (await log.getByRole("article").nth(1).getAttribute("data-id")) ?? "";
    await send(page, "khác");
    await log.getByText("1. NV-019").nth(1).waitFor();
    await log.getByRole("button", { name: "Trang sau" }).first().press("Enter");
    await log.getByText("Trang 2").waitFor();

    expect((await textsOf(page)).map((text) => text.split("\n")[0])).toEqual([
      "/nhiemvu",
      "Trang 2",
      "khác",
      "Nhiệm vụ",
    ]);
    const focused = page.locator(":focus");
    expect(await focused.textContent()).toBe("NV-019");
    expect(office.received).toHaveLength(3);
  });

  test("what looks like markup is only read, and a link leads nowhere but to the web", async () => {
    const evil = `<img src=x onerror="document.title='caught'"><b>đậm</b>`;
    const { page, requested } = await visit({
      answer: () => [
        outgoing({
          lines: [
            [evil, { bold: evil }],
            [
              { link: "https://example.vn/a?b=1", text: "mở" },
              { link: "javascript:document.title='caught'", text: "đừng" },
            ],
          ],
        }),
      ],
    });
    await send(page, evil);
    const log = page.getByRole("log");
    await log.getByText("đừng").waitFor();

    expect(await log.locator("img, b").count()).toBe(0);
    expect(await page.title()).not.toContain("caught");
    const links = await log.getByRole("link").all();
    expect(links).toHaveLength(1);
    expect(await links[0]?.getAttribute("href")).toBe("https://example.vn/a?b=1");
    expect(await links[0]?.getAttribute("rel")).toContain("noopener");
    expect(requested().filter((url) => !url.startsWith(new URL(page.url()).origin))).toEqual([]);
  });

  test("a file is sent with its words, and one that came is downloaded", async () => {
    const bytes = new TextEncoder().encode("BEGIN:VCALENDAR");
    const attachment = { kind: "file", name: "lịch.ics", mime: "text/calendar", bytes } as const;
    const { page, office } = await visit({ answer: () => [outgoing({ attachment })] });
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Đính kèm tệp" }).click();
    const file = { name: "báo cáo.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF") };
    await (await chooser).setFiles(file);
    await send(page, "quý I");
    const link = page.getByRole("link", { name: "lịch.ics" });
    await link.waitFor();
    expect(office.received[0]?.body).toMatchObject({ name: "báo cáo.pdf", caption: "quý I" });
    expect(await page.getByRole("log").getByText("báo cáo.pdf").isVisible()).toBe(true);

    const download = page.waitForEvent("download");
    await link.click();
    expect((await download).suggestedFilename()).toBe("lịch.ics");
  });

  test("as the clock moves, messages come in order under their days, and to others as well", async () => {
    const { page, office } = await visit({ start: "2023-02-27 08:00" });
    await page.getByRole("button", { name: "Đến mốc kế tiếp" }).click();
    await page.getByText("Thứ Ba, 28/02/2023 07:30").waitFor();
    await page.getByRole("button", { name: "+1 ngày" }).click();
    await page.getByText("Thứ Tư, 01/3/2023 08:00").waitFor();
    await page.getByRole("button", { name: "+1 tuần" }).click();
    await page.getByText("Thứ Tư, 08/3/2023 08:00").waitFor();
    await page.getByLabel("Đến ngày").fill("2023-03-10");
    await page.getByRole("button", { name: "Chuyển", exact: true }).click();
    await page.getByText("Thứ Sáu, 10/3/2023 08:00").waitFor();

    const log = page.getByRole("log");
    const days = Array.from({ length: 11 }, (_, index) =>
      new Date(Date.UTC(2023, 1, 28 + index)).toISOString().slice(0, 10),
    );
    await log.getByText("Nhắc việc ngày 2023-03-10").waitFor();
    expect(await textsOf(page)).toEqual(days.map((date) => `Nhắc việc ngày ${date}`));
    expect(await page.evaluate("inPage.days()")).toEqual(days);

    const chairman = page.getByRole("button", { name: "Chủ tịch UBND huyện" });
    expect(await chairman.textContent()).toContain("1 tin mới");
    await chairman.click();
    await log.getByText("Báo cáo ngày 2023-03-01").waitFor();
    expect(await chairman.getAttribute("aria-current")).toBe("true");
    await chairman.getByText("1 tin mới").waitFor({ state: "hidden" });
    await send(page, "/tonghop");
    await log.getByText("Đã nhận: /tonghop").waitFor();
    expect(office.received.at(-1)?.chatId).toBe(CHAIRMAN);
  });

  test("on a phone a date that is reached gives its room back, and a dot tells of others' news", async () => {
    const { page } = await visit({ start: "2023-02-27 08:00" }, PHONE);
    const others = page.getByRole("button", { name: "Người khác có tin mới" });
    expect(await others.count()).toBe(0);
    const more = page.getByRole("button", { name: "Lựa chọn khác" });
    await more.click();
    await page.getByLabel("Đến ngày").fill("2023-03-02");
    await page.getByLabel("Đến ngày").press("Enter");
    await page.getByText("Thứ Năm, 02/3/2023 08:00").waitFor();
    await page.getByLabel("Đến ngày").waitFor({ state: "hidden" });
    expect(await more.getAttribute("aria-expanded")).toBe("false");
    await others.waitFor();
  });

  test("who has been away long reads on from the first message that he has not seen", async () => {
    const { page } = await visit({
      async sendMorning(channel, now) {
        const lines = Array.from({ length: 30 }, (_, index) => [
          `${now.slice(0, 10)} dòng ${index}`,
        ]);
        await channel.send(CHAIRMAN, outgoing({ lines }));
      },
    });
    const chairman = page.getByRole("button", { name: "Chủ tịch UBND huyện" });
    await page.getByRole("button", { name: "+1 ngày" }).click();
    await page.getByText("Thứ Ba, 21/02/2023 08:00").waitFor();
    await chairman.click();
    await page.getByText("2023-02-21 dòng 0").waitFor();
    await page.getByRole("button", { name: "Trưởng phòng Tư pháp" }).click();
    await page.getByRole("button", { name: "Đến mốc kế tiếp" }).click();
    await page.getByRole("button", { name: "+1 ngày" }).click();
    await page.getByText("Thứ Năm, 23/02/2023 08:00").waitFor();
    await chairman.click();

    const first = page.getByText("2023-02-22 dòng 0");
    await first.waitFor();
    expect(await page.evaluate("inPage.firstLineInSight()")).toBe("2023-02-22 dòng 0");
    await page.getByRole("button", { name: "Xem tiếp" }).click();
    expect(await page.evaluate("inPage.firstLineInSight()")).toMatch(/^2023-02-23 dòng [1-9]/u);
    expect(await page.getByRole("button", { name: "Xem tiếp" }).isVisible()).toBe(false);
  });

  test("beginning anew is asked about first, and forgets everything", async () => {
    const { page, office } = await visit();
    await page.getByRole("button", { name: "+1 tuần" }).click();
    await page.getByText("Thứ Hai, 27/02/2023 08:00").waitFor();
    await page.getByRole("button", { name: "Làm lại từ đầu" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Hủy" }).click();
    expect(office.resets()).toBe(0);

    await page.getByRole("button", { name: "Làm lại từ đầu" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Làm lại từ đầu" }).click();
    await page.getByText("Thứ Hai, 20/02/2023 08:00").waitFor();
    await page.getByRole("heading", { name: "Xin chào!" }).waitFor();
    expect(await textsOf(page)).toEqual([]);
    expect(office.resets()).toBe(1);
  });

  test("a lost server is told of, nothing written is lost, and all goes on when it is back", async () => {
    const { page, office, url } = await visit();
    await send(page, "một");
    const log = page.getByRole("log");
    await log.getByText("Đã nhận: một").waitFor();
    await office.server.stop(1_000);
    await page.getByText("Mất kết nối với máy chủ").waitFor();
    await send(page, "hai");
    await page.getByRole("alert").getByText("Chưa gửi được").waitFor();
    expect(await page.getByLabel("Tin nhắn").inputValue()).toBe("hai");

    const again = openOffice();
    await again.server.start(Number(new URL(url).port), "127.0.0.1");
    await page.getByText("Mất kết nối với máy chủ").waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Gửi" }).click();
    await log.getByText("Đã nhận: hai").waitFor();
    expect(await textsOf(page)).toEqual(["hai", "Đã nhận: hai"]);
    expect(again.received).toHaveLength(1);
  });

  test.each([
    ["a phone", PHONE],
    ["a small phone", SMALL_PHONE],
    ["a desk", DESK],
  ])("fits on %s, and every button is large enough to be hit", async (_where, viewport) => {
    const { page } = await visit({ answer: () => [LIST] }, viewport);
    await send(page, `/nhiemvu ${"dài".repeat(60)}`);
    await page.getByRole("log").getByText("1. NV-019").waitFor();
    if (viewport !== DESK) await page.getByRole("button", { name: "Lựa chọn khác" }).click();

    const measured = await page.evaluate<{ targets: number }>("inPage.measure()");
    expect(measured).toMatchObject({ wide: 0, small: [] });
    expect(measured.targets).toBeGreaterThan(10);
  });

  test("on a phone the people are on a sheet of their own", async () => {
    const { page } = await visit({}, PHONE);
    const who = page.getByRole("button", { name: "Chọn người dùng" });
    expect(await who.textContent()).toContain("Trưởng phòng Tư pháp");
    await who.click();
    const sheet = page.getByRole("dialog", { name: "Chọn người dùng" });
    expect(await page.evaluate("inPage.groups()")).toEqual([
      "Lãnh đạo",
      "Cơ quan thường trực CCHC",
      "Phòng ban",
      "Xã, thị trấn",
    ]);
    await page.keyboard.press("Escape");
    await who.click();
    await sheet.getByRole("button", { name: "Chủ tịch UBND xã An Thạnh 1" }).click();
    await sheet.waitFor({ state: "hidden" });
    expect(await who.textContent()).toContain("Chủ tịch UBND xã An Thạnh 1");
    await page.reload();
    await page.getByText("Đây là nơi Chủ tịch UBND xã An Thạnh 1").waitFor();
  });

  test.each(["light", "dark"] as const)("every word can be read: %s", async (colorScheme) => {
    const { page } = await visit({ answer: () => [LIST] }, DESK, colorScheme);
    await page.getByRole("heading", { name: "Xin chào!" }).waitFor();
    await expectLegible(page);
    await send(page, "/nhiemvu");
    await page.getByRole("button", { name: "Trả lời" }).click();
    await expectLegible(page);
    await page.setViewportSize(PHONE);
    await expectLegible(page);
  });
});

function openOffice(options: SampleOptions = {}): SampleOffice {
  const office = openSampleOffice(options);
  onTestFinished(() => office.remove());
  return office;
}

async function visit(
  options: SampleOptions = {},
  viewport: { readonly width: number; readonly height: number } = DESK,
  colorScheme: "light" | "dark" = "light",
) {
  const office = openOffice(options);
  const { url } = await office.server.start(0, "127.0.0.1");
  const context = await browser.newContext({ viewport, colorScheme, locale: "vi-VN" });
  onTestFinished(() => context.close());
  await context.addInitScript({ path: IN_PAGE });
  const page = await context.newPage();
  const requested: string[] = [];
  const faults: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  page.on("pageerror", (error) => faults.push(String(error)));
  onTestFinished(() => expect(faults).toEqual([]));
  await page.goto(url);
  await page.getByRole("heading", { name: "Xin chào!" }).waitFor();
  return { office, page, url, requested: () => requested };
}

function answerWithList({ body }: Incoming): readonly Outgoing[] {
  if (body.kind === "choice") return [words("Trang 2")];
  if (body.kind === "text" && body.text.startsWith("/")) return [LIST];
  return body.kind === "text" ? [words(`Đã nhận: ${body.text}`)] : [];
}

async function send(page: Page, text: string): Promise<void> {
  await page.getByLabel("Tin nhắn").fill(text);
  await page.getByRole("button", { name: "Gửi" }).click();
}

/** Each message's own words, without who said them and when. */
function textsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate("inPage.texts()");
}

async function expectLegible(page: Page): Promise<void> {
  const { looked, low } = await page.evaluate<{ looked: number; low: string[] }>(
    "inPage.contrasts()",
  );
  expect(low).toEqual([]);
  expect(looked).toBeGreaterThan(10);
}

/** Presses a key until an element has the focus. Throws when it never has. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab"): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
  }
  throw new Error("the keyboard does not reach it");
}

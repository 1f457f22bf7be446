/** A file given from a phone, in a real browser without scripts, behind a proxy that strips a path. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { JUSTICE } from "../bot/conversation/support.ts";
import { describeInBrowser, launchBrowser } from "../bot/web/browser.ts";
import { openPublicOffice, type PublicOffice } from "../bot/web/public-office.ts";
import { startProxy } from "./support/stripping-proxy.ts";

const SMALL_PHONE = { width: 360, height: 640 };
/** Twenty megabytes take their time on a machine that does ten other things. */
const TIME = { timeout: 90_000 };
const MEGABYTE = 1024 * 1024;

let browser: Browser;

describeInBrowser("the upload page in a browser", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    return () => browser.close();
  });

  test(
    "is asked for in chat, opened, filled in and sent; the answer comes in the chat",
    TIME,
    async () => {
      const office = await openPublicOffice();
      const justice = await office.as(JUSTICE);
      await justice.says("NV-002");
      await justice.presses("NV-002 · Kế hoạch");
      const asked = await justice.presses("Nộp tài liệu");
      const page = await visit(await behindProxy(office, office.addressIn(asked.text)));

      expect(await page.getByRole("heading").textContent()).toBe("Nộp tệp cho Đôn Đốc");
      await page.getByLabel("Chọn tệp").setInputFiles(fileOf("Kế hoạch 15.pdf", 300_000));
      await page.getByLabel("Ghi chú").fill("Kế hoạch số 15/KH-UBND ngày 20/3/2023");
      await sendButton(page).click();
      await page.getByRole("status").getByText("Đã nhận tệp").waitFor();
      await office.intake.idle();
      expect(justice.newest().lines.slice(0, 2)).toEqual([
        "Đã ghi nhận tài liệu kiểm chứng: NV-002 · Kế hoạch",
        "Kế hoạch số 15/KH-UBND ngày 20/3/2023",
      ]);

      await page.reload();
      await page.getByText("Nếu vừa gửi tệp tại đây, đề nghị xem trả lời").waitFor();
      const { deadline } = await office.deadline("NV-002 Kế hoạch");
      expect(await office.stores.evidence.of(deadline.id)).toMatchObject([
        { document: { source: { kind: "file", name: "Kế hoạch 15.pdf" } } },
      ]);
    },
  );

  test("fits a small phone, at thumb's size, and is used by keyboard alone", TIME, async () => {
    const office = await openPublicOffice();
    const { chatId } = await office.as(JUSTICE);
    const page = await visit(await behindProxy(office, await office.uploadLink(chatId)));
    for (const control of [page.getByLabel("Chọn tệp"), sendButton(page)]) {
      const box = (await control.boundingBox())!;
      expect(box.height).toBeGreaterThanOrEqual(44);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(SMALL_PHONE.width);
      expect(box.y + box.height).toBeLessThanOrEqual(SMALL_PHONE.height);
    }
    await page.getByLabel("Chọn tệp").setInputFiles(fileOf("a.pdf", 10));
    await page.getByLabel("Chọn tệp").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.type("ghi chú");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("Đã nhận tệp").waitFor();
    expect((await office.uploads())[0]?.body).toMatchObject({ name: "a.pdf", caption: "ghi chú" });
  });

  test.each([
    ["a little too large", 21],
    ["far too large", 45],
  ])(
    "a file that is %s is refused in words, and another can be chosen",
    TIME,
    async (_, megabytes) => {
      const office = await openPublicOffice();
      const { chatId } = await office.as(JUSTICE);
      const page = await visit(await behindProxy(office, await office.uploadLink(chatId)));
      await page.getByLabel("Chọn tệp").setInputFiles(fileOf("lon.pdf", megabytes * MEGABYTE));
      await sendButton(page).click();
      await page.getByRole("alert").getByText("Tệp lớn hơn 20 MB nên không nhận được.").waitFor();
      await page.getByLabel("Chọn tệp").setInputFiles(fileOf("vua.pdf", MEGABYTE));
      await sendButton(page).click();
      await page.getByRole("status").getByText("Đã nhận tệp").waitFor();
      expect(await office.uploads()).toHaveLength(1);
    },
  );
});

function sendButton(page: Page): Locator {
  return page.getByRole("button", { name: "Gửi tệp" });
}

async function visit(url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: SMALL_PHONE, javaScriptEnabled: false });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const refused: string[] = [];
  page.on("requestfailed", (failed) => refused.push(failed.url()));
  page.on("response", (answer) => {
    if (answer.url().endsWith(".css") && !answer.ok()) refused.push(answer.url());
  });
  await page.goto(url);
  expect(refused).toEqual([]);
  return page;
}

async function behindProxy(office: PublicOffice, local: string): Promise<string> {
  const { url } = await startProxy(() => office.url);
  return local.replace(office.url, url);
}

function fileOf(name: string, size: number): string {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-given-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  const bytes = Buffer.alloc(size, "x");
  bytes.write("%PDF-1.7\n");
  writeFileSync(path, bytes);
  return path;
}

/**
 * A document comes in as a coordinator brings it in: on the demo's page, on a phone, from the file
 * that he sends to the lists of the units that it gives work to.
 */
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { describeInBrowser, launchBrowser } from "../bot/web/browser.ts";
import { openDemo, PATIENCE } from "./acceptance/demo.ts";
import { DAMAGED, EMPTY, LOCKED, OLD_WORD, PDF, PICTURE } from "./support/wrong-files.ts";

const PHONE = { width: 390, height: 844 };
const HERE = join(import.meta.dirname, "support/documents");
/** Made for these tests: units that resemble known ones, a group, rows that want somebody. */
const PLAN = join(HERE, "digital-plan.docx");
const CORRECTED = join(HERE, "cu-lao-dung-corrected.docx");
const ISSUED = join(import.meta.dirname, "../documents/seeds/cu-lao-dung.docx");

const COORDINATOR = "Trưởng phòng Nội vụ";
const INSPECTOR = "Chánh Thanh tra huyện";
const JUSTICE = "Trưởng phòng Tư pháp";
const WORKS = "Trưởng phòng Kinh tế và Hạ tầng";

let browser: Browser;

describeInBrowser("a document brought in on the page", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    return () => browser.close();
  });

  test(
    "sent, understood, answered, corrected, confirmed; each unit has its own; taken back",
    { timeout: 3 * PATIENCE },
    async () => {
      const page = await visit();
      await become(page, COORDINATOR);
      await say(page, "/nhap", "Đề nghị gửi tệp kế hoạch");
      const preview = await send(page, PLAN);
      expect(preview).toContain("18/KH-UBND\nNâng cao chất lượng cung cấp dịch vụ công trực tuyến");
      expect(preview).toContain("8 nhiệm vụ trong 2 lĩnh vực, năm 2023");
      expect(preview).toContain("Cần trả lời (3)");
      expect(preview).toContain("Dòng 6: Chưa hiểu thời gian thực hiện “Sớm nhất có thể”.");
      expect(preview).toContain("Dòng 7: Không ghi cơ quan chủ trì.");

      const asked = await press(page, "Trả lời về đơn vị (3)");
      expect(asked).toContain("“Phòng Kinh tế Hạ tầng” – có phải Phòng Kinh tế và Hạ tầng?");
      const second = await press(page, "Đúng");
      expect(second).toContain("“Phòng Văn hóa - Thông tin” – có phải Phòng Văn hoá và Thông tin?");
      expect(await press(page, "Đúng")).toContain("“Các trường học trên địa bàn huyện” gồm");
      await press(page, "Chọn các đơn vị");
      const schools = "Trường THCS An Thạnh 1; Trường Tiểu học Đại Ân 1";
      await say(page, schools, `Chưa có đơn vị: ${schools}`);
      expect(await press(page, "Thêm 2 đơn vị mới và dùng")).toContain("Đã chọn 2 đơn vị.");
      expect(await press(page, "Xong")).not.toContain("Cần trả lời");

      await press(page, "Các dòng cần xem (3)");
      await press(page, "Dòng 6");
      await press(page, "Đặt ngày");
      await say(page, "30/9", "Dòng 6: đã đặt hạn 30/9/2023.");
      await say(page, "dòng 7", "Chủ trì: không ghi");
      await press(page, "Đổi đơn vị chủ trì");
      await say(page, "thanh tra huyện", "Dòng 7: đã chọn Thanh tra huyện chủ trì.");
      await say(page, "dòng 8", "Khen thưởng tập thể");
      const ready = await press(page, "Không nhập dòng này");
      expect(ready).not.toContain("Chưa hiểu");
      expect(ready).toContain("7 nhiệm vụ trong 2 lĩnh vực");
      expect(ready).toContain("9 thời hạn\n");

      const done = await press(page, "Nhập kế hoạch");
      expect(done).toContain("Đã nhập 18/KH-UBND\n7 nhiệm vụ, 9 thời hạn.\nKhông nhập 1 dòng.");
      expect(done).toContain("2 đơn vị chưa có ai liên kết");
      await press(page, "Đánh dấu 1 việc đã qua hạn là đã hoàn thành");
      const closed = await press(page, "Có, đánh dấu");
      expect(closed).toContain("Đã đánh dấu hoàn thành 1 việc đã qua hạn.");

      expect(await tasksOf(page, INSPECTOR)).toMatch(
        /NV-026 · Báo cáo – hạn 30\/9\/2023\n+Kiểm tra việc số hóa hồ sơ/u,
      );
      expect(await tasksOf(page, JUSTICE)).toMatch(
        /NV-025 · Báo cáo – hạn 30\/9\/2023\n+Cắt giảm thành phần hồ sơ/u,
      );
      expect(await tasksOf(page, WORKS)).toMatch(
        /NV-021 · Báo cáo – hạn 30\/6\/2023\n+Bố trí máy tính, đường truyền/u,
      );

      await become(page, COORDINATOR);
      await press(page, "Hoàn tác lần nhập này");
      const undone = await press(page, "Có, hoàn tác");
      expect(undone).toContain("Đã hoàn tác lần nhập 18/KH-UBND: 7 nhiệm vụ đã được rút lại.");
      expect(await tasksOf(page, INSPECTOR)).not.toContain("NV-026");
    },
  );

  test(
    "what the office has already: nothing changes; put right: the difference, then a yes",
    { timeout: 3 * PATIENCE },
    async () => {
      const page = await visit();
      await become(page, COORDINATOR);
      const same = await send(page, ISSUED);
      expect(same).toContain("03/KH-UBND");
      expect(same).toContain("Kế hoạch này đã có, không có gì thay đổi.");
      expect(await buttonsOf(page)).toEqual([]);

      const difference = await send(page, CORRECTED);
      expect(difference).toMatch(/Nhiệm vụ thêm mới \(1\)\n+- NV-020 Tổ chức đối thoại/u);
      expect(difference).toMatch(/Nhiệm vụ thay đổi \(1\)\n+- NV-009 /u);
      expect(difference).toMatch(/Không còn trong tài liệu \(1\)\n+- NV-019 /u);
      const updated = await press(page, "Cập nhật, bỏ 1 nhiệm vụ cũ");
      expect(updated).toMatch(/Đã cập nhật 03\/KH-UBND\n19 nhiệm vụ/u);
      expect(updated).toContain("Thêm 1 nhiệm vụ.\nThay đổi 1 nhiệm vụ.\nBỏ 1 nhiệm vụ cũ.");
      expect(await tasksOf(page, COORDINATOR, "/nhiemvu NV-009")).toContain("hạn 30/9/2023");

      await press(page, "Hoàn tác lần nhập này");
      expect(await press(page, "Có, hoàn tác")).toContain("kế hoạch trở về như trước");
      expect(await tasksOf(page, COORDINATOR, "/nhiemvu NV-009")).toContain("hạn 30/6/2023");
      expect(await send(page, ISSUED)).toContain("không có gì thay đổi");
    },
  );

  test(
    "a file that cannot be read gets one sentence, and another may follow",
    { timeout: 3 * PATIENCE },
    async () => {
      const page = await visit();
      await become(page, COORDINATOR);
      await say(page, "/nhap", "Đề nghị gửi tệp kế hoạch");
      for (const [{ name, bytes: buffer }, words] of [
        [LOCKED, "Tệp có đặt mật khẩu nên không mở được."],
        [OLD_WORD, "định dạng đời cũ (.doc, .xls)"],
        [DAMAGED, "Tệp bị hỏng hoặc không đúng định dạng."],
        [PDF, "Chưa đọc được tệp PDF."],
        [EMPTY, "Tệp không có nội dung."],
        [PICTURE, "Chưa đọc được tệp “anh.png”."],
      ] as const) {
        const answer = await send(page, { name, mimeType: "application/octet-stream", buffer });
        expect(answer, name).toContain(words);
        expect(await buttonsOf(page), name).toEqual([]);
      }
      expect(await send(page, PLAN)).toContain("8 nhiệm vụ trong 2 lĩnh vực");
      expect(await press(page, "Hủy")).toContain("Đã hủy.");
    },
  );
});

async function visit(): Promise<Page> {
  const url = await openDemo().start();
  const context = await browser.newContext({ viewport: PHONE, locale: "vi-VN" });
  context.setDefaultTimeout(PATIENCE);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole("heading", { name: "Xin chào!" }).waitFor();
  return page;
}

async function become(page: Page, post: string): Promise<void> {
  await page.getByRole("button", { name: "Chọn người dùng" }).click();
  await page.locator("#people").getByText(post, { exact: true }).click();
  await page.waitForFunction(`document.title.startsWith(${JSON.stringify(post)})`);
  const greeting = page.getByRole("heading", { name: "Xin chào!" });
  await greeting.or(messagesOf(page).first()).waitFor();
}

/** @returns the answer, which has these words in it */
async function say(page: Page, text: string, words: string): Promise<string> {
  const answer = await answerTo(page, async () => {
    await page.getByLabel("Tin nhắn").fill(text);
    await page.getByRole("button", { name: "Gửi" }).click();
  });
  expect(answer).toContain(words);
  return answer;
}

/** @returns the answer */
async function send(
  page: Page,
  file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<string> {
  return answerTo(page, async () => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Đính kèm tệp" }).click();
    await (await chooser).setFiles(file);
    await page.getByRole("button", { name: "Gửi" }).click();
  });
}

/** @returns what stands there then: the newest message that has such a button may itself change */
async function press(page: Page, name: string): Promise<string> {
  return answerTo(page, () =>
    page.getByRole("log").getByRole("button", { name, exact: true }).last().click(),
  );
}

/** A list of somebody's, by default that of all that is his. */
async function tasksOf(page: Page, post: string, words = "/nhiemvu"): Promise<string> {
  await become(page, post);
  return say(page, words, "Nhiệm vụ");
}

function messagesOf(page: Page): Locator {
  return page.getByRole("log").getByRole("article");
}

async function buttonsOf(page: Page): Promise<readonly string[]> {
  const names = await messagesOf(page).last().getByRole("button").allInnerTexts();
  return names.filter((name) => !name.includes("Trả lời"));
}

/** The words of the last message, once it is the bot's, is another than before, and stays so. */
async function answerTo(page: Page, act: () => Promise<void>): Promise<string> {
  const before = await wordsOn(page);
  await act();
  let last: readonly string[] = [];
  await expect
    .poll(
      async () => {
        const now = await wordsOn(page);
        const stays = now.join("\n") === last.join("\n");
        last = now;
        const answer = now.at(-1) ?? "";
        const isAnswer = answer.startsWith("Đôn Đốc") && !answer.includes("Đang đọc tệp");
        return stays && isAnswer && now.join("\n") !== before.join("\n");
      },
      { timeout: PATIENCE, interval: 100 },
    )
    .toBe(true);
  return last.at(-1) ?? "";
}

/** Each message's words, line by line; none while one is being changed. */
async function wordsOn(page: Page): Promise<readonly string[]> {
  const texts = await messagesOf(page).allInnerTexts();
  const isWhole = texts.every((text) => text.includes("\n"));
  return isWhole ? texts.map((text) => text.trim().replace(/\n{2,}/gu, "\n")) : [];
}

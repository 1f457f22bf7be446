/**
 * The promises of the product, kept before a newcomer's eyes: the demo is started as the README
 * says, its page is opened on a phone, and the clock is moved through the sample plan of 2023.
 */
import type { Browser, Locator, Page } from "playwright-core";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { describeInBrowser, launchBrowser } from "../bot/web/browser.ts";
import { Chats, type Said } from "./acceptance/chats.ts";
import { openDemo, PATIENCE, type Status } from "./acceptance/demo.ts";

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };

const CHAIRMAN = "Chủ tịch UBND huyện";
const COORDINATOR = "Trưởng phòng Nội vụ";
const JUSTICE = "Trưởng phòng Tư pháp";
const CULTURE = "Trưởng phòng Văn hoá và Thông tin";
const OFFICE = "Chánh Văn phòng HĐND và UBND huyện";
const COMMUNE = "Chủ tịch UBND xã An Thạnh 1";

const YEARS_REPORT = "Báo cáo tổng hợp năm 2023";

let browser: Browser;

describeInBrowser("a newcomer's walk through the demo", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    return () => browser.close();
  });

  test(
    "tasks, proof, reminders, signing, escalation and the chairman's summary",
    { timeout: 4 * PATIENCE },
    async () => {
      const demo = openDemo();
      const url = await demo.start();
      const chats = new Chats(url);
      const page = await visit(url, PHONE);

      await proveFromTheList(page);
      expect((await demo.status()).deadlines.submitted).toBe(1);

      await movePageTo(page, "2023-03-24");
      await expectOneMorning(chats, "2023-03-24");
      expect(await chats.told(JUSTICE, "2023-03-24")).toEqual([]);
      await presentForSigning(page);

      await chats.moveTo("2023-03-29");
      const [reminder, ...more] = await chats.told(CULTURE, "2023-03-29");
      expect(more).toEqual([]);
      expect(reminder?.text).toContain("NV-015 · Báo cáo");
      expect(reminder?.text).not.toContain("NV-014");
      const atSigner = only(await chats.told(CHAIRMAN, "2023-03-29"));
      expect(atSigner.text).toMatch(/^Văn bản chờ ký.*\n.*NV-014 · Kế hoạch/mu);

      await chats.moveTo("2023-04-05");
      await expectEscalation(chats);
      await expectMissingNamed(chats);

      await become(page, CHAIRMAN);
      await movePageTo(page, "2023-04-10");
      await expectSummaryOnPage(page);
      const summary = (await chats.told(CHAIRMAN, "2023-04-10")).find(({ time }) =>
        time.startsWith("06:"),
      );
      expect(summary?.time).toBe("06:45");
      expectFigures(summary?.text ?? "", await demo.status());

      await chats.say(JUSTICE, "nhiệm vụ quý I");
      const report = await chats.press(JUSTICE, "Báo cáo Quý I/2023");
      await chats.say(JUSTICE, "Báo cáo số 9/BC-TP ngày 09/3/2023", report.id);
      const gathered = await chats.say(CHAIRMAN, "/nhiemvu báo cáo quý");
      expect(gathered.text).toMatch(/Báo cáo Quý I\/2023.* 1\/21 đơn vị/u);
    },
  );

  test(
    "nothing comes on days off; after an outage each has one bundle, and nothing twice",
    { timeout: 3 * PATIENCE },
    async () => {
      const demo = openDemo();
      const chats = new Chats(await demo.start("2023-04-27T08:00:00+07:00"));
      await chats.moveTo("2023-05-08");
      // The holidays of 2023: 29 April to 3 May, the days in lieu of the weekend among them.
      expect(daysOf(await chats.allTold("2023-04-28"))).toEqual([
        "2023-04-28",
        "2023-05-04",
        "2023-05-05",
        "2023-05-08",
      ]);

      await chats.moveTo("2023-06-05");
      const before = await chats.allTold("2023-01-01");
      await demo.stop();
      const back = "2023-06-15T08:00:00+07:00";
      const again = new Chats(await demo.start(back));
      const missed = await settled(again, "2023-06-06", (told) =>
        [...told.values()].every(({ length }) => length > 0),
      );
      for (const [post, told] of missed) {
        expect(told, post).toHaveLength(1);
        expect(told[0]?.day, post).toBe("2023-06-15");
      }
      const bundle = only(missed.get(COMMUNE) ?? []);
      expect(bundle.text).toMatch(/Báo cáo 6 tháng đầu năm 2023.*quá hạn 4 ngày làm việc/u);
      expect(bundle.text).toMatch(/12\/6, 14\/6/u);

      await demo.stop();
      const third = new Chats(await demo.start(back));
      await third.moveTo("2023-06-16");
      const all = await third.allTold("2023-01-01");
      for (const [post, told] of all) {
        const old = told.filter(({ day }) => day < "2023-06-16").map(({ id }) => id);
        const known = [...(before.get(post) ?? []), ...(missed.get(post) ?? [])];
        expect(old, post).toEqual(known.map(({ id }) => id));
      }
    },
  );

  test(
    "a report due on a Sunday is reminded on the working days before it",
    { timeout: 2 * PATIENCE },
    async () => {
      const demo = openDemo();
      const chats = new Chats(await demo.start("2023-11-27T08:00:00+07:00"));
      await chats.moveTo("2023-12-11");
      const all = await chats.of(COMMUNE);
      const about = all.filter(
        ({ day, text }) => day > "2023-11-27" && text.includes(YEARS_REPORT),
      );
      // Five days before the figures are closed, on that day, then two days and the last one before.
      expect(about.map(({ day, time }) => `${day} ${time}`)).toEqual([
        "2023-11-28 07:30",
        "2023-12-05 07:30",
        "2023-12-06 07:30",
        "2023-12-08 07:30",
        "2023-12-08 14:00",
        "2023-12-11 07:30",
      ]);
      expect(about[2]?.text).toMatch(/10\/12\/2023, còn 2 ngày làm việc/u);
      expect(about[3]?.text).toContain("ngày làm việc cuối cùng trước hạn");
      expect(about[5]?.text).toContain("quá hạn 1 ngày làm việc");
    },
  );

  test("beginning anew forgets all, and works again", { timeout: 2 * PATIENCE }, async () => {
    const demo = openDemo();
    const url = await demo.start();
    const chats = new Chats(url);
    const page = await visit(url, DESK);
    await proveFromTheList(page);
    await page.getByRole("button", { name: "+1 tuần" }).click();
    await clock(page, "2023-02-27").waitFor({ timeout: PATIENCE });
    expect(daysOf(await chats.allTold("2023-02-21"))).toContain("2023-02-27");

    await page.getByRole("button", { name: "Làm lại từ đầu" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Làm lại từ đầu" }).click();
    await clock(page, "2023-02-20").waitFor();
    await page.getByRole("heading", { name: "Xin chào!" }).waitFor();
    expect(daysOf(await chats.allTold("2023-01-01"))).toEqual([]);
    expect((await demo.status()).deadlines.submitted).toBe(0);
    await proveFromTheList(page);
  });
});

async function visit(url: string, viewport: typeof PHONE): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: "vi-VN" });
  context.setDefaultTimeout(PATIENCE);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  onTestFinished(() => expect(faults).toEqual([]));
  await page.goto(url);
  await page.getByRole("heading", { name: "Xin chào!" }).waitFor();
  return page;
}

/** As the head of the justice office: what is his, with its dates; a link for one of them. */
async function proveFromTheList(page: Page): Promise<void> {
  await become(page, JUSTICE);
  await send(page, "/nhiemvu");
  const log = page.getByRole("log");
  const list = log.getByRole("article").filter({ hasText: "Nhiệm vụ của đơn vị" }).last();
  await list.waitFor();
  const text = await list.innerText();
  expect(text).toContain("NV-002 · Kế hoạch – hạn 31/3/2023");
  expect(text).toContain("NV-002 · Báo cáo – hạn 31/12/2023");

  await list.getByRole("button", { name: "NV-002 · Kế hoạch" }).click();
  const task = log.getByRole("article").filter({ hasText: "Tình trạng: Đang thực hiện" }).last();
  await task.getByRole("button", { name: "Trả lời" }).click();
  await send(page, "https://example.vn/ke-hoach-tuyen-truyen.pdf");
  const answer = log
    .getByRole("article")
    .filter({ hasText: "Đã ghi nhận tài liệu kiểm chứng" })
    .last();
  await answer.waitFor();
  expect(await answer.innerText()).toContain("NV-002 · Kế hoạch");
  expect(await answer.innerText()).toMatch(/còn phải nộp.*Báo cáo.*31\/12\/2023/u);
}

/** Everybody's one message of a morning; the culture office's says what is due and when. */
async function expectOneMorning(chats: Chats, day: string): Promise<void> {
  const told = await chats.allTold(day);
  for (const [post, messages] of told) {
    expect(messages.length, post).toBeLessThanOrEqual(1);
    for (const { time } of messages) expect(time, post).toBe("07:30");
  }
  const { text } = only(told.get(CULTURE) ?? []);
  expect(text).toMatch(/NV-014 · Kế hoạch – hạn 31\/3\/2023, còn 5 ngày làm việc/u);
  expect(text).toMatch(/NV-015 · Báo cáo – hạn 31\/3\/2023, còn 5 ngày làm việc/u);
}

async function presentForSigning(page: Page): Promise<void> {
  await become(page, CULTURE);
  const log = page.getByRole("log");
  await log.getByRole("button", { name: "NV-014 · Kế hoạch" }).last().click();
  await log.getByRole("button", { name: "Đã trình ký" }).last().click();
  await log.getByRole("button", { name: CHAIRMAN, exact: true }).last().click();
  const answer = log.getByRole("article").filter({ hasText: "Đã ghi nhận trình ký" }).last();
  await answer.waitFor();
  expect(await answer.innerText()).toContain(`Người ký: ${CHAIRMAN}`);
}

/** Three working days after the due date; what lies with the signer is nobody's delay. */
async function expectEscalation(chats: Chats): Promise<void> {
  const head = only(await chats.told(OFFICE, "2023-04-05"));
  expect(head.time).toBe("07:30");
  expect(head.text).toMatch(/NV-003 · Báo cáo.*hạn 31\/3\/2023, quá hạn 3 ngày làm việc/u);
  const { text } = only(await chats.told(COORDINATOR, "2023-04-05"));
  const [, escalated = ""] = text.split("Nhiệm vụ quá hạn của các đơn vị");
  expect(escalated).toMatch(/NV-003 · Báo cáo.*Văn phòng HĐND và UBND huyện/u);
  expect(text).not.toContain("NV-014");
}

/** A later product of a task is proved: the bot names the earlier one, which was due before. */
async function expectMissingNamed(chats: Chats): Promise<void> {
  const task = await chats.press(OFFICE, "NV-003 · Báo cáo");
  const answer = await chats.say(OFFICE, "https://example.vn/bao-cao-quy-1.pdf", task.id);
  expect(answer.text).toMatch(/Còn thiếu.*Kế hoạch/u);
}

async function expectSummaryOnPage(page: Page): Promise<void> {
  const title = { hasText: /Báo cáo tổng hợp tuần – [^,]*, 10\/4\/2023/u };
  const summary = page.getByRole("log").getByRole("article").filter(title);
  await summary.waitFor();
  const picture = summary.getByRole("img", { name: "Nhiệm vụ theo lĩnh vực" });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate(widthOf), { timeout: PATIENCE }).toBeGreaterThan(500);
}

/** Runs in the page, where images have a width once they have come. */
function widthOf(image: unknown): number {
  return (image as { readonly naturalWidth: number }).naturalWidth;
}

/** Each figure of the summary is the one that `dondoc status` gives at the same time. */
function expectFigures(text: string, { asOf, tasks, deadlines, byArea }: Status): void {
  expect(asOf).toBe("2023-04-10");
  expect(text).toContain(
    `${tasks.done}/${tasks.total} cả năm · ${tasks.doneOfDue}/${tasks.due} đến hạn`,
  );
  expect(deadlines.overdue).toBeGreaterThan(20);
  expect(text).toContain(`Quá hạn: ${deadlines.overdue} việc`);
  expect(text).toContain(`chờ xem xét: ${deadlines.submitted}`);
  expect(text).toContain(`đang chờ ký: ${deadlines.awaiting}`);
  expect(byArea).toHaveLength(7);
  for (const { area, total, done, overdue } of byArea) {
    const late = overdue > 0 ? `, quá hạn ${overdue} việc` : "";
    expect(text.split("\n")).toContain(`- ${area}: ${done}/${total} nhiệm vụ${late}`);
  }
}

async function become(page: Page, post: string): Promise<void> {
  const open = page.getByRole("button", { name: "Chọn người dùng" });
  if (await open.isVisible()) await open.click();
  await page.locator("#people").getByText(post, { exact: true }).click();
  await page.waitForFunction(`document.title.startsWith(${JSON.stringify(post)})`);
}

async function send(page: Page, text: string): Promise<void> {
  await page.getByLabel("Tin nhắn").fill(text);
  await page.getByRole("button", { name: "Gửi" }).click();
}

async function movePageTo(page: Page, day: string): Promise<void> {
  const date = page.getByLabel("Đến ngày");
  if (!(await date.isVisible())) await page.getByRole("button", { name: "Lựa chọn khác" }).click();
  await date.fill(day);
  await page.getByRole("button", { name: "Chuyển", exact: true }).click();
  await clock(page, day).or(page.getByRole("alert")).waitFor();
  expect(await page.getByRole("alert").allInnerTexts()).toEqual([]);
}

/** The simulated clock, once it stands at 8 o'clock of a day or a little later. */
function clock(page: Page, day: string): Locator {
  return page.locator(`#clock time[datetime^="${day}T08:0"]`);
}

function daysOf(told: ReadonlyMap<string, readonly Said[]>): readonly string[] {
  const days = [...told.values()].flatMap((messages) => messages.map(({ day }) => day));
  return [...new Set(days)].toSorted();
}

function only(messages: readonly Said[]): Said {
  expect(messages).toHaveLength(1);
  return messages[0] as Said;
}

/** What everybody was told from a day on, once enough has come: a start goes on in the background. */
async function settled(
  chats: Chats,
  from: string,
  isEnough: (told: ReadonlyMap<string, readonly Said[]>) => boolean,
): Promise<ReadonlyMap<string, readonly Said[]>> {
  let told: ReadonlyMap<string, readonly Said[]> = new Map();
  await expect
    .poll(
      async () => {
        told = await chats.allTold(from);
        return isEnough(told);
      },
      { timeout: PATIENCE, interval: 500 },
    )
    .toBe(true);
  return told;
}

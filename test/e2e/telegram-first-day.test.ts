/** From a stranger to a head who has proved his first task, through real processes. */
import { describe, expect, test } from "vitest";
import { standingOf, start } from "./support/dondoc.ts";
import {
  bringPlanIn,
  BRING_IN,
  COORDINATOR,
  IMPORT_DAY,
  LEADER,
  linkHead,
  openTelegramOffice,
  PLAN,
  PLAN_NAME,
} from "./support/telegram-office.ts";

const ON_THAT_DAY = ["--as-of", "2023-02-20"];
const LINK = "https://culaodung.soctrang.gov.vn/ke-hoach-pbgdpl-2023.pdf";
const HOW_TO_LINK = "Tài khoản này chưa được liên kết.";
const WRONG_CODE = "Mã mời không đúng, đã dùng hoặc đã hết hạn. Đề nghị xin mã mời mới.";
const GONE = "Lựa chọn này không còn hiệu lực. Gõ /nhiemvu để xem danh sách mới nhất.";

describe("the first day on Telegram", { timeout: 240_000 }, () => {
  test("a stranger learns nothing, and a code is good for one person", async () => {
    const office = await openTelegramOffice();
    const code = await office.invite("leader", LEADER);
    const dondoc = await start(office.place, ["--clock", IMPORT_DAY]);
    expect(dondoc.said()).toContain(`@${office.telegram.botUsername}`);
    const stranger = office.person("Người lạ");
    const answers = [];
    for (const words of ["/start", "xin chào", "/nhiemvu", "/donvi", "/tonghop", LINK]) {
      answers.push(await stranger.says(words));
    }
    answers.push(await stranger.sends(PLAN_NAME, PLAN));
    for (const { text, buttons } of answers) {
      expect(text).toContain(HOW_TO_LINK);
      expect(buttons).toEqual([]);
    }
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);

    const leader = office.person("Chủ tịch");
    expect((await leader.says(`/start ${code}`)).text).toContain(`Đã liên kết: ${LEADER}`);
    expect((await stranger.says(`/start ${code}`)).text).toBe(WRONG_CODE);
    const summary = await leader.says("/tonghop");
    const forged = summary.buttons[0]?.[0]?.data ?? "";
    expect((await stranger.forges(summary, forged)).text).toContain(HOW_TO_LINK);
    expect(summary.photo?.bytes.length).toBeGreaterThan(1000);
    expect(await dondoc.stop()).toBe(0);
  });

  test("a plan comes in only after a yes, and a second time changes nothing", async () => {
    const office = await openTelegramOffice();
    const code = await office.invite("coordinator", COORDINATOR);
    await start(office.place, ["--clock", IMPORT_DAY]);
    const coordinator = office.person("Nội vụ");
    expect((await coordinator.says(code)).text).toContain(`Đã liên kết: ${COORDINATOR}`);

    const preview = await coordinator.sends(PLAN_NAME, PLAN);
    expect(preview.text).toContain("19 nhiệm vụ trong 7 lĩnh vực, năm 2023");
    expect(preview.text).toContain("Đơn vị mới sẽ được thêm (6)");
    expect(preview.text).toContain("“UBND các xã, thị trấn” gồm những đơn vị nào?");
    expect((await standingOf(office.place)).tasks).toMatchObject({ total: 0 });
    const done = await coordinator.presses(preview, BRING_IN);
    expect(done.text).toContain("Đã nhập 03/KH-UBND\n19 nhiệm vụ");
    expect((await standingOf(office.place)).tasks).toMatchObject({ total: 19, done: 0 });

    const again = await coordinator.sends(PLAN_NAME, PLAN);
    expect(again.text).toContain("Kế hoạch này đã có, không có gì thay đổi.");
    // Nothing to bring in again; which units the groups name is still open.
    const labels = again.buttons.flat().map(({ text }) => text);
    expect(labels).toEqual(["Trả lời về đơn vị (6)", "Hủy"]);
    // A press that was on its way when the message changed.
    const yes = preview.buttons[0]?.[0]?.data ?? "";
    const late = await coordinator.forges(preview, yes);
    expect(late.text).toMatch(/^Bản xem trước này đã được nhập hoặc đã hủy\./u);
    expect((await standingOf(office.place)).tasks).toMatchObject({ total: 19, done: 0 });
  });

  test("a head sees his unit's work and proves it; nobody else can touch it", async () => {
    const office = await openTelegramOffice();
    await start(office.place, ["--clock", IMPORT_DAY]);
    const coordinator = await bringPlanIn(office);
    const head = await linkHead(office, coordinator, "Phòng Tư pháp");
    const other = await linkHead(office, coordinator, "Phòng Văn hoá và Thông tin");
    expect(head.told.at(-1)?.text).toContain("Đã liên kết: Trưởng phòng Tư pháp");

    const list = await head.says("/nhiemvu");
    expect(list.text).toMatch(/^NV-002 · Kế hoạch – hạn 31\/3\/2023/mu);
    expect(list.text).toMatch(/^NV-002 · Báo cáo – hạn 31\/12\/2023/mu);
    expect(list.text).not.toContain("NV-014");
    const opened = await head.presses(list, "NV-002 · Kế hoạch");
    expect(opened.text).toContain("Tình trạng: Đang thực hiện");

    for (const { data = "" } of opened.buttons.flat()) {
      expect((await other.forges(opened, data)).text).toBe(GONE);
    }
    expect((await other.replies(opened, LINK)).text).not.toContain("NV-002");
    expect((await standingOf(office.place, ...ON_THAT_DAY)).deadlines).toMatchObject({
      open: 29,
      submitted: 0,
      done: 0,
    });

    const proved = await head.replies(opened, LINK);
    expect(proved.text).toContain("Đã ghi nhận tài liệu kiểm chứng: NV-002 · Kế hoạch");
    const reopened = await head.presses(list, "NV-002 · Kế hoạch");
    expect(reopened.text).toContain("Tình trạng: Đã nộp tài liệu kiểm chứng");
    expect(reopened.html).toContain(`href="${LINK}"`);
    expect((await standingOf(office.place, ...ON_THAT_DAY)).deadlines).toMatchObject({
      open: 28,
      submitted: 1,
    });
    expect((await head.says("/nhap")).text).toBe("Chức năng này không dành cho vai trò hiện tại.");
  });

  test("a long list is paged in its own message", async () => {
    const office = await openTelegramOffice();
    await start(office.place, ["--clock", IMPORT_DAY]);
    const coordinator = await bringPlanIn(office);
    const first = await coordinator.says("/nhiemvu tất cả");
    expect(first.text).toMatch(/Trang 1\/\d+$/u);
    const sent = office.telegram.sent.length;
    const second = await coordinator.presses(first, "Trang sau ›");
    expect(second).toMatchObject({ method: "editMessageText", messageId: first.messageId });
    expect(second.text).toMatch(/Trang 2\/\d+$/u);
    const back = await coordinator.presses(second, "‹ Trang trước");
    expect(back).toMatchObject({ messageId: first.messageId, text: first.text });
    expect(office.telegram.sent).toHaveLength(sent);
    expect(back.buttons.flat().map(({ text }) => text)).toContain("Bỏ lọc");
  });
});

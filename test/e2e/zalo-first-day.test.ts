/** From a stranger to a head who has proved his first task, with nothing to press. */
import { describe, expect, test } from "vitest";
import { countDeeds } from "./support/audit-trail.ts";
import { standingOf, start } from "./support/dondoc.ts";
import { COORDINATOR, IMPORT_DAY, LEADER } from "./support/telegram-office.ts";
import { importPlan, labelsOf, openZaloOffice, strangeNumber } from "./support/zalo-office.ts";

const ON_THAT_DAY = ["--as-of", "2023-02-20"];
const LINK = "https://culaodung.soctrang.gov.vn/ke_hoach_*pbgdpl*_2023.pdf";
const HOW_TO_LINK = "Tài khoản này chưa được liên kết.";
const WRONG_CODE = "Mã mời không đúng, đã dùng hoặc đã hết hạn. Đề nghị xin mã mời mới.";

describe("the first day on Zalo", { timeout: 240_000 }, () => {
  test("a stranger learns nothing, and a code is good for one person", async () => {
    const office = await openZaloOffice();
    const code = await office.invite("leader", LEADER);
    const dondoc = await start(office.place, ["--clock", IMPORT_DAY]);
    expect(dondoc.said()).toContain(`Zalo: ${office.zalo.botName}`);
    const stranger = office.person("Người lạ");
    const answers = [];
    for (const words of ["nhiem vu", "2", LINK]) {
      answers.push(await stranger.says(words));
    }
    answers.push(await stranger.answerTo(() => stranger.user.image()));
    answers.push(await stranger.answerTo(() => stranger.user.sticker()));
    // Five times an hour: each message counts, and more would be said for nothing.
    stranger.user.text("xin chào");
    for (const { text, choices } of answers) {
      expect(text).toContain(HOW_TO_LINK);
      expect(choices).toEqual([]);
    }

    const leader = office.person("Chủ tịch");
    const typed = `${code.slice(0, 5)} ${code.slice(5)}`.toLowerCase();
    expect((await leader.says(typed)).text).toContain(`Đã liên kết: ${LEADER}`);
    expect((await stranger.says(code)).text).toBe(WRONG_CODE);
    expect(office.zalo.actions.map(({ chatId }) => chatId)).toContain(leader.id);
    expect(await dondoc.stop()).toBe(0);
  });

  test("a head opens his work by its number, reports it done and proves it by a link", async () => {
    const office = await openZaloOffice();
    await importPlan(office.place);
    await start(office.place, ["--clock", IMPORT_DAY]);
    const head = await office.head("Phòng Tư pháp");

    const list = await head.says("nhiem vu");
    expect(list.text).toMatch(/NV-002 · Kế hoạch – hạn 31\/3\/2023/u);
    expect(list.text).not.toContain("NV-014");
    const report = await head.chooses(list, "NV-002 · Báo cáo");
    expect(report.text).toContain("NV-002 · Báo cáo");
    expect((await head.says("quay lại")).text).toBe(list.text);
    const opened = await head.chooses(list, "NV-002 · Kế hoạch");
    expect(opened.text).toContain("Tình trạng: Đang thực hiện");

    const strange = strangeNumber(opened);
    expect((await head.says(strange)).text).toContain(`Không có lựa chọn số ${strange}.`);
    expect(countDeeds(office.place, "reported-done")).toBe(0);
    const done = await head.chooses(opened, "Báo hoàn thành");
    expect(done.text).toContain("Đã ghi nhận hoàn thành: NV-002 · Kế hoạch");
    expect(countDeeds(office.place, "reported-done")).toBe(1);

    const proved = await head.says(LINK);
    expect(proved.text).toContain("Đã ghi nhận tài liệu kiểm chứng: NV-002 · Kế hoạch");
    expect((await standingOf(office.place, ...ON_THAT_DAY)).deadlines).toMatchObject({
      open: 28,
      submitted: 1,
    });
    const again = await head.chooses(proved, "NV-002 · Kế hoạch");
    expect(again.text).toContain("Tình trạng: Đã nộp tài liệu kiểm chứng");
    expect(again.text).toContain("https://culaodung.soctrang.gov.vn/ke_hoach_");
  });

  test("a question is left by “thôi”, and nothing of it is done", async () => {
    const office = await openZaloOffice();
    await importPlan(office.place);
    await start(office.place, ["--clock", IMPORT_DAY]);
    const head = await office.head("Phòng Tư pháp");
    const opened = await head.chooses(await head.says("nhiem vu"), "NV-002 · Kế hoạch");
    const asked = await head.chooses(opened, "Không phát sinh");
    expect(asked.text).toContain("Đề nghị nhắn lý do");
    await head.says("thôi");
    const after = await head.says("vì đơn vị khác chủ trì");
    expect(after.text).not.toContain("Đã ghi nhận");
    expect((await standingOf(office.place, ...ON_THAT_DAY)).deadlines).toMatchObject({ open: 29 });
  });

  test("a long list is turned and filtered by what is typed", async () => {
    const office = await openZaloOffice();
    await importPlan(office.place);
    const code = await office.invite("coordinator", COORDINATOR);
    await start(office.place, ["--clock", IMPORT_DAY]);
    const coordinator = office.person("Nội vụ");
    await coordinator.says(code);
    const first = await coordinator.says("nhiệm vụ tất cả");
    const pages = Number(/Trang 1\/(\d+)/u.exec(first.text)?.[1]);
    expect(pages).toBeGreaterThan(1);
    const second = await coordinator.says("xem thêm");
    expect(second.text).toContain(`Trang 2/${pages}`);
    expect((await coordinator.says("quay lại")).text).toBe(first.text);
    for (let page = 2; page <= pages; page += 1) await coordinator.says("xem them");
    expect(coordinator.told.at(-1)?.text).toContain(`Trang ${pages}/${pages}`);
    expect((await coordinator.says("xem thêm")).text).toContain("không còn gì để xem thêm");

    const unfiltered = await coordinator.says("nhiem vu tat ca");
    expect(labelsOf(unfiltered)).toContain("Bỏ lọc");
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import {
  HOME,
  JUSTICE,
  idOf,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

let office: Conversation;
let finance: Talker;

const FINANCE = "Trưởng phòng Tài chính – Kế hoạch";
const WITHIN_YEAR = "NV-012 Báo cáo kết quả thực hiện";

beforeEach(async () => {
  office = await openConversation();
  finance = await office.as(FINANCE);
});

async function openIt() {
  await finance.says("NV-012");
  return finance.presses("NV-012 · Báo cáo kết quả thực hiện");
}

async function register(words: string) {
  await openIt();
  const label = finance.newest().buttons.find((each) => /đăng ký/iu.test(each)) ?? "";
  await finance.presses(label);
  return finance.says(words);
}

async function ownDue() {
  return (await office.deadline(WITHIN_YEAR)).deadline.ownDue;
}

describe("Đăng ký ngày hoàn thành", () => {
  test("asks, reads the date, and shows it from then on", async () => {
    await openIt();
    const asked = await finance.presses("Đăng ký ngày hoàn thành");
    expect(asked.lines).toEqual([
      "NV-012 · Báo cáo kết quả thực hiện",
      "Đề nghị nhắn ngày dự kiến hoàn thành, ví dụ: 15/9 hoặc cuối tháng 9. " +
        "Thời hạn ghi trong kế hoạch là 31/12/2023.",
    ]);

    const answer = await finance.says("15/9");
    expect(answer.lines).toEqual([
      "Đã đăng ký ngày hoàn thành 15/9/2023: NV-012 · Báo cáo kết quả thực hiện",
      "Từ nay nhắc việc theo ngày này; thời hạn ghi trong kế hoạch không đổi.",
    ]);
    const opened = await openIt();
    expect(opened.text).toContain("Thời hạn: 31/12/2023\nNgày đã đăng ký: 15/9/2023");
    expect(opened.text).toContain("đăng ký ngày hoàn thành");
    expect(opened.buttons).toContain("Đổi ngày đã đăng ký");
    expect((await finance.says("NV-012")).text).toContain("đăng ký 15/9/2023, hạn 31/12/2023");
  });

  test.each([
    ["15/9/2023", "2023-09-15"],
    ["ngày 15 tháng 9", "2023-09-15"],
    ["cuối tháng 9", "2023-09-30"],
    ["quý III", "2023-09-30"],
    ["dạ 15-9 ạ", "2023-09-15"],
    ["trước ngày 15/9", "2023-09-14"],
    ["31/12", "2023-12-31"],
  ])("reads %s", async (words, day) => {
    await register(words);
    expect(await ownDue()).toBe(day);
  });

  test.each([
    ["một ngày đẹp trời", "Chưa đọc được ngày."],
    ["31/2", "Chưa đọc được ngày."],
    ["15/9, 20/9", "Chưa đọc được ngày."],
    ["trong năm", "Chưa đọc được ngày."],
    ["15/01", "Ngày này đã qua."],
    ["15/01/2024", "Ngày này muộn hơn thời hạn 31/12/2023."],
  ])("does not take %s, and asks again", async (words, sentence) => {
    const answer = await register(words);
    expect(answer.text).toContain(sentence);
    expect(await ownDue()).toBeNull();

    await finance.says("30/9");
    expect(await ownDue()).toBe("2023-09-30");
  });

  test("today may be registered, yesterday not", async () => {
    expect((await register("19/02")).text).toContain("Ngày này đã qua.");
    await finance.says("20/02");
    expect(await ownDue()).toBe("2023-02-20");
  });

  test("reminders follow the earlier date from then on", async () => {
    const before = (await office.deadline(WITHIN_YEAR)).deadline;
    await register("28/4");
    const { deadline } = await office.deadline(WITHIN_YEAR);

    expect(deadline.dateVersion).toBe(before.dateVersion + 1);
    expect(deadline.due).toBe("2023-12-31");
    // Twenty working days before the 28th of April.
    expect(deadline.nextNoticeAt).toBe("2023-03-31T00:30:00.000Z");
  });

  test("may be changed; the same once more changes nothing", async () => {
    await register("28/4");
    await register("31/5");
    const changed = (await office.deadline(WITHIN_YEAR)).deadline;
    expect(changed.ownDue).toBe("2023-05-31");

    const answer = await register("31/5");
    expect(answer.text).toContain("Đã đăng ký ngày hoàn thành 31/5/2023");
    expect((await office.deadline(WITHIN_YEAR)).deadline.revision).toBe(changed.revision);
  });

  test("is offered for what is due “Trong năm” alone", async () => {
    const justice = await office.as(JUSTICE);
    await justice.says("NV-002");
    const opened = await justice.presses("NV-002 · Kế hoạch");
    expect(opened.buttons).not.toContain("Đăng ký ngày hoàn thành");
  });

  test("another unit's button does nothing", async () => {
    const opened = await openIt();
    const justice = await office.as(JUSTICE);
    const answer = await justice.chooses(idOf(opened, "Đăng ký ngày hoàn thành"));
    expect(answer.text).toContain("không còn hiệu lực");
    await justice.says("15/9");
    expect(await ownDue()).toBeNull();
  });

  test("a coordinator may register it for the unit", async () => {
    const home = await office.as(HOME);
    await home.says("NV-012");
    await home.presses("NV-012 · Báo cáo kết quả thực hiện");
    await home.presses("Đăng ký ngày hoàn thành");
    await home.says("cuối tháng 6");
    expect(await ownDue()).toBe("2023-06-30");
  });

  test("what was asked is dropped when the work is done meanwhile", async () => {
    const opened = await openIt();
    await finance.presses("Đăng ký ngày hoàn thành", opened);
    await finance.presses("Báo hoàn thành", opened);
    await finance.says("15/9");
    expect(await ownDue()).toBeNull();
  });
});

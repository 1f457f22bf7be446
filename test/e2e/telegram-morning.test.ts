/** The morning's reminders, over restarts and crashes of the one process that does everything. */
import { describe, expect, test } from "vitest";
import { runJson, start } from "./support/dondoc.ts";
import { untilSwept } from "./support/outbox.ts";
import {
  bringPlanIn,
  IMPORT_DAY,
  LATER_DAY,
  LEADER,
  linkHead,
  openTelegramOffice,
  REMINDER_DAY,
} from "./support/telegram-office.ts";

const REMINDER = [
  "Kính gửi Trưởng phòng Văn hoá và Thông tin,",
  "Sắp đến hạn (2)",
  "NV-014 · Kế hoạch – hạn 31/3/2023, còn 5 ngày làm việc",
  "NV-015 · Báo cáo – hạn 31/3/2023, còn 5 ngày làm việc",
];

describe("the morning on Telegram", { timeout: 240_000 }, () => {
  test("one message comes, none is doubled, and what was reported is not asked for again", async () => {
    const office = await openTelegramOffice();
    const { place } = office;
    const leaderCode = await office.invite("leader", LEADER);
    const first = await start(place, ["--clock", IMPORT_DAY]);
    const leader = office.person("Chủ tịch");
    await leader.says(`/start ${leaderCode}`);
    const coordinator = await bringPlanIn(office);
    const head = await linkHead(office, coordinator, "Phòng Văn hoá và Thông tin");
    const people = [leader, coordinator, head];
    const before = people.map(({ told }) => told.length);
    expect(await first.stop()).toBe(0);

    const second = await start(place, ["--clock", REMINDER_DAY]);
    await untilSwept(place, REMINDER_DAY);
    const news = () => people.map(({ told }, index) => told.length - (before[index] ?? 0));
    expect(news()).toEqual([1, 1, 1]);
    const reminder = head.told.at(-1);
    if (!reminder) throw new Error("the head was told nothing");
    expect(reminder.text).toMatch(/^.*nhắc việc.*24\/3\/2023/iu);
    expect(reminder.text.split("\n")).toEqual(expect.arrayContaining(REMINDER));

    expect(await second.stop()).toBe(0);
    const third = await start(place, ["--clock", "2023-03-24T07:45:00+07:00"]);
    await untilSwept(place, "2023-03-24T07:45:00+07:00");
    expect(news()).toEqual([1, 1, 1]);

    const plan = await head.presses(reminder, "NV-014 · Kế hoạch");
    const presented = await head.presses(plan, "Đã trình ký");
    expect(presented.text).toContain("Đã ghi nhận trình ký: NV-014 · Kế hoạch");
    expect(presented.text).toContain(`Người ký: ${LEADER}`);
    const report = await head.presses(reminder, "NV-015 · Báo cáo");
    const done = await head.presses(report, "Báo hoàn thành");
    expect(done.text).toContain("Đã ghi nhận hoàn thành: NV-015 · Báo cáo");
    expect((await head.presses(reminder, "Vì sao tôi nhận tin này?")).text).toContain("24/3/2023");
    expect(await third.stop()).toBe(0);

    const counts = people.map(({ told }) => told.length);
    const fourth = await start(place, ["--clock", LATER_DAY]);
    await untilSwept(place, LATER_DAY);
    expect(people.map(({ told }) => told.length)).toEqual(counts.map((count) => count + 1));
    const proof = head.told.at(-1)?.text;
    expect(proof).toContain("Đã hoàn thành, còn thiếu tài liệu kiểm chứng (1)\nNV-015 · Báo cáo");
    expect(proof).not.toContain("NV-014");
    const signing = leader.told.at(-1)?.text;
    expect(signing).toContain("Văn bản chờ ký: 1\nNV-014 · Kế hoạch");
    expect(await fourth.stop()).toBe(0);
    expect((await runJson(place, ["outbox"])).json).toMatchObject({
      planned: 0,
      claimed: 0,
      failed: 0,
      unknown: 0,
      oldestOverdueSeconds: 0,
    });
  });

  test("a process that dies over a message leaves it to the next one", async () => {
    const office = await openTelegramOffice();
    const { place, telegram } = office;
    const first = await start(place, ["--clock", IMPORT_DAY]);
    const coordinator = await bringPlanIn(office);
    const head = await linkHead(office, coordinator, "Phòng Văn hoá và Thông tin");
    const before = head.told.length;
    await first.stop();

    telegram.failNext({ method: "sendMessage", chatId: head.id }, "hang");
    const second = await start(place, ["--clock", REMINDER_DAY]);
    await telegram.waitForCall(
      ({ payload, status }) => payload["chat_id"] === String(head.id) && status === 0,
    );
    await second.kill();
    expect(head.told).toHaveLength(before);
    await start(place, ["--clock", "2023-03-24T07:45:00+07:00"]);
    await untilSwept(place, "2023-03-24T07:45:00+07:00");
    expect(head.told).toHaveLength(before + 1);
    expect(head.told.at(-1)?.text).toContain("NV-014 · Kế hoạch – hạn 31/3/2023");
  });
});

/** The morning's reminders, whose lines are answered by number, over restarts. */
import { describe, expect, test } from "vitest";
import { countDeeds } from "./support/audit-trail.ts";
import { start } from "./support/dondoc.ts";
import { untilSwept } from "./support/outbox.ts";
import { IMPORT_DAY, REMINDER_DAY } from "./support/telegram-office.ts";
import { bringPlanInByPage, openZaloOffice, startInPublic } from "./support/zalo-office.ts";

const UNIT = "Phòng Văn hoá và Thông tin";
const SOON_AFTER = "2023-03-24T07:45:00+07:00";

describe("the morning on Zalo", { timeout: 240_000 }, () => {
  test("one message comes, once, and its numbers are good after a restart", async () => {
    const office = await openZaloOffice();
    const { place } = office;
    const first = await startInPublic(place, ["--clock", IMPORT_DAY]);
    await bringPlanInByPage(office);
    const head = await office.head(UNIT);
    const before = head.told.length;
    expect(await first.stop()).toBe(0);

    const second = await start(place, ["--clock", REMINDER_DAY]);
    await untilSwept(place, REMINDER_DAY);
    expect(head.told).toHaveLength(before + 1);
    const bundle = head.told.at(-1);
    if (!bundle) throw new Error("the head was told nothing");
    expect(bundle.text).toContain("Kính gửi Trưởng phòng Văn hoá và Thông tin,");
    expect(bundle.text).toContain("NV-015 · Báo cáo – hạn 31/3/2023, còn 5 ngày làm việc");
    expect(bundle.raw.length).toBeLessThanOrEqual(2000);
    await second.kill();

    const third = await start(place, ["--clock", SOON_AFTER]);
    await untilSwept(place, SOON_AFTER);
    expect(head.told).toHaveLength(before + 1);
    const opened = await head.chooses(bundle, "NV-015 · Báo cáo");
    expect(opened.text).toContain("Tình trạng: Đang thực hiện");
    const done = await head.chooses(opened, "Báo hoàn thành");
    expect(done.text).toContain("Đã ghi nhận hoàn thành: NV-015 · Báo cáo");
    expect(countDeeds(place, "reported-done")).toBe(1);
    expect(await third.stop()).toBe(0);
  });

  test("a list that was asked for before the morning's message is answered as ever", async () => {
    const office = await openZaloOffice();
    const { place } = office;
    const first = await startInPublic(place, ["--clock", IMPORT_DAY]);
    await bringPlanInByPage(office);
    const head = await office.head(UNIT);
    expect(await first.stop()).toBe(0);
    const bot = await start(place, ["--role", "bot", "--clock", "2023-03-24T07:28:00+07:00"]);
    const list = await head.says("nhiem vu");
    const before = head.told.length;
    const worker = await start(place, ["--role", "worker", "--clock", REMINDER_DAY]);
    await untilSwept(place, REMINDER_DAY);
    const bundle = head.told.at(-1);
    if (!bundle) throw new Error("the head was told nothing");
    expect(head.told).toHaveLength(before + 1);
    const marks = ({ choices }: typeof bundle) => choices.map(({ mark }) => mark);
    expect(marks(bundle).filter((mark) => marks(list).includes(mark))).toEqual([]);
    const opened = await head.chooses(list, "NV-014 · Kế hoạch");
    expect(opened.text).toContain("NV-014 · Kế hoạch");
    expect(await worker.stop()).toBe(0);
    expect(await bot.stop()).toBe(0);
  });

  test("the week's picture comes by an address that is soon used up", async () => {
    const office = await openZaloOffice();
    const dondoc = await startInPublic(office.place, ["--clock", IMPORT_DAY]);
    const coordinator = await bringPlanInByPage(office);
    const told = office.zalo.messagesTo(coordinator.id).length;
    await coordinator.says("tong hop");
    const picture = office.zalo
      .messagesTo(coordinator.id)
      .slice(told)
      .find(({ photo }) => photo);
    expect(picture?.photo?.bytes.length).toBeGreaterThan(1000);
    const fetchAgain = async () => (await fetch(picture?.photo?.url ?? "")).status;
    await expect.poll(fetchAgain, { interval: 0 }).toBe(404);
    expect(await dondoc.stop()).toBe(0);
  });
});

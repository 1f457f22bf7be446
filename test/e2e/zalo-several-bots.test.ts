/** Zalo beside Telegram for one person, and two bots of Zalo's for one office. */
import { describe, expect, onTestFinished, test } from "vitest";
import { startFakeTelegram } from "../fakes/telegram/index.ts";
import { PATIENCE, start } from "./support/dondoc.ts";
import { untilSwept } from "./support/outbox.ts";
import { IMPORT_DAY, LATER_DAY, Person, REMINDER_DAY } from "./support/telegram-office.ts";
import {
  bringPlanInByPage,
  importPlan,
  openZaloOffice,
  startInPublic,
} from "./support/zalo-office.ts";

const UNIT = "Phòng Văn hoá và Thông tin";
const POST = "Trưởng phòng Văn hoá và Thông tin";

describe("several bots", { timeout: 240_000 }, () => {
  test("a person on both channels is reminded once, and on the other when one is lost", async () => {
    const telegram = await startFakeTelegram();
    onTestFinished(() => telegram.stop());
    const office = await openZaloOffice({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
    });
    const { place, zalo } = office;
    const first = await startInPublic(place, ["--clock", IMPORT_DAY]);
    await bringPlanInByPage(office);
    expect(first.said()).toContain(`Zalo: ${zalo.botName}`);
    expect(first.said()).toContain(`@${telegram.botUsername}`);
    const onTelegram = new Person(telegram, 1001, POST);
    await onTelegram.says(await office.invite("head", POST, UNIT));
    const onZalo = office.person(POST);
    const linked = await onZalo.says(await office.invite("head", POST, UNIT));
    expect(linked.text).toContain(`Đã liên kết: ${POST}`);

    const asked = await onZalo.says("nhiem vu");
    const opened = await onZalo.chooses(asked, "NV-014 · Kế hoạch");
    const pressed = await onTelegram.presses(
      await onTelegram.says("/nhiemvu"),
      "NV-014 · Kế hoạch",
    );
    expect(pressed.text).toContain("Tình trạng: Đang thực hiện");
    expect((await onZalo.chooses(opened, "Báo hoàn thành")).text).toContain("Đã ghi nhận");
    expect(await first.stop()).toBe(0);

    const counts = () => [onZalo.told.length, onTelegram.told.length];
    const [zaloBefore = 0, telegramBefore = 0] = counts();
    const second = await start(place, ["--clock", REMINDER_DAY]);
    await untilSwept(place, REMINDER_DAY);
    expect(counts()).toEqual([zaloBefore + 1, telegramBefore]);
    expect(await second.stop()).toBe(0);

    zalo.blockChat(onZalo.id);
    await start(place, ["--clock", LATER_DAY]);
    await untilSwept(place, LATER_DAY);
    expect(counts()).toEqual([zaloBefore + 1, telegramBefore + 1]);
    zalo.unblockChat(onZalo.id);
  });

  test("each of two bots answers its own people, also while the other's calls fail", async () => {
    const office = await openZaloOffice();
    const { place, zalo } = office;
    const second = zalo.bot(2);
    await importPlan(place);
    const dondoc = await start(place, ["--clock", IMPORT_DAY], {
      ZALO_BOT_TOKEN_2: second.token,
    });
    expect(dondoc.said()).toContain(second.botName);
    const justice = await office.head("Phòng Tư pháp");
    const culture = office.person(POST, second);
    await culture.says(await office.invite("head", POST, UNIT));
    zalo.failNext({ method: "getUpdates" }, { page: 502 }, 2);
    expect((await culture.says("nhiem vu")).text).toContain("NV-014");
    const answer = justice.answerTo(() => justice.user.text("nhiem vu"));
    expect((await answer).text).toContain("NV-002");
    expect(zalo.sent.every(({ chatId }) => chatId === justice.id)).toBe(true);
    expect(second.sent.every(({ chatId }) => chatId === culture.id)).toBe(true);
    await zalo.waitForDrained(PATIENCE);
    expect(second.rejected).toEqual([]);
  });
});

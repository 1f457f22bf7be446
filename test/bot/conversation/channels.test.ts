/** Somebody who is linked on several channels, and what he settles about it himself. */
import { beforeEach, describe, expect, test } from "vitest";
import { TELEGRAM_TRAITS } from "../../../bot/telegram/telegram-traits.ts";
import { ZALO_TRAITS } from "../../../bot/zalo/zalo-traits.ts";
import type { Action } from "../../../domain/action.ts";
import { choiceId } from "../../../domain/choice-id.ts";
import { INVITE_LIFETIME_HOURS } from "../../../domain/org.ts";
import { message } from "../../builders/message.ts";
import { openBots, type BotsOffice, type Phone } from "./several-bots.ts";
import { CHAIRMAN, HOME, JUSTICE } from "./support.ts";

const TELEGRAM = { name: "telegram", traits: TELEGRAM_TRAITS, title: "@dondoc_bot" };
const ZALO = { name: "zalo", traits: ZALO_TRAITS, title: "Đôn Đốc Cù Lao Dung" };
const GONE = /^Lựa chọn này không còn hiệu lực/u;
const CODE = /^[2-9A-HJKMNP-Z]{10}$/u;

let office: BotsOffice;
let telegram: Phone;

beforeEach(async () => {
  office = await openBots([TELEGRAM, ZALO]);
  telegram = await office.linked(JUSTICE, "telegram", "2023-01-03 08:00");
});

async function addZalo(): Promise<Phone> {
  return office.linked(JUSTICE, "zalo", "2023-02-15 08:00");
}

async function accounts() {
  const { id } = await office.person(JUSTICE);
  return office.stores.people.accountsOf([id]);
}

async function preferred() {
  return (await accounts()).filter(({ isPreferred }) => isPreferred).map(({ botId }) => botId);
}

async function deeds(subject: "account" | "person" = "account") {
  const { id } = await office.person(JUSTICE);
  return (await office.stores.audit.of(subject, id, 10)).map(({ deed }) => deed);
}

async function planted(phone: Phone, action: Action): Promise<string> {
  const forged = message({
    id: office.sample.office.ids.next<"MessageId">(),
    botId: phone.botId,
    chatId: phone.chatId,
    status: "sent",
    actions: [action],
  });
  await office.stores.messages.add([forged]);
  return choiceId(forged.id, 0);
}

async function opens(phone: Phone) {
  await phone.says("caidat");
  return phone.takes("Kênh nhận tin");
}

describe("Kênh nhận tin", () => {
  test("shows one's own accounts, and where the pushes go", async () => {
    expect((await opens(telegram)).lines).toEqual([
      "Kênh nhận tin",
      "- Telegram, liên kết 03/01/2023: đang nhận nhắc việc; đang nhắn ở đây",
      "",
      "Có thể liên kết thêm kênh khác để dự phòng khi kênh này không gửi được.",
    ]);
    await addZalo();
    const both = await opens(telegram);
    expect(both.lines.slice(1, 3)).toEqual([
      "- Telegram, liên kết 03/01/2023: đang nhắn ở đây",
      "- Zalo, liên kết 15/02/2023: đang nhận nhắc việc",
    ]);
    expect(both.buttons).toEqual([
      "Nhận nhắc việc qua Telegram",
      "Ngừng dùng Telegram",
      "Ngừng dùng Zalo",
      "Liên kết thêm kênh",
      "Xem cài đặt",
    ]);
  });

  test("says which cannot be reached, and does not offer it", async () => {
    const zalo = await addZalo();
    await office.stores.people.markUnreachable(zalo.botId, zalo.chatId, office.sample.clock.now());
    const shown = await opens(telegram);
    expect(shown.lines[2]).toBe("- Zalo, liên kết 15/02/2023: hiện không gửi được");
    expect(shown.buttons).not.toContain("Nhận nhắc việc qua Zalo");
  });

  test("is everybody's, of any role", async () => {
    for (const post of [HOME, CHAIRMAN]) {
      const phone = await office.linked(post, "zalo", "2023-01-03 08:00");
      expect((await opens(phone)).lines[0]).toBe("Kênh nhận tin");
    }
  });

  test("names the bot where the channel has several", async () => {
    office = await openBots([ZALO, { ...ZALO, name: "zalo-2", title: "Đôn Đốc 2" }]);
    const phone = await office.linked(JUSTICE, "zalo-2", "2023-01-03 08:00");
    expect((await opens(phone)).lines[1]).toContain("- Zalo (Đôn Đốc 2), ");
  });
});

describe("the preferred channel", () => {
  test("gets what comes by itself from then on, whichever was linked last", async () => {
    const zalo = await addZalo();
    await opens(zalo);
    expect((await zalo.takes("Nhận nhắc việc qua Telegram")).lines[0]).toBe(
      "Từ nay nhắc việc gửi qua Telegram.",
    );
    expect(await preferred()).toEqual([telegram.botId]);
    expect(await deeds()).toEqual(["preferred-account"]);
    const before = zalo.heard().length;
    await office.passTo("2023-03-24 12:00");
    expect(zalo.heard()).toHaveLength(before);
    expect(telegram.heard().at(-1)?.text).toContain("Nhắc việc – thứ Sáu, 24/3/2023");
  });

  test("cannot be another's account, nor one that is not there", async () => {
    const other = await office.linked(HOME, "telegram", "2023-01-03 08:00");
    const nobody = { botId: telegram.botId, chatId: "nobody" as Phone["chatId"] };
    for (const { botId, chatId } of [other, nobody]) {
      for (const deed of ["prefer-channel", "ask-leave-channel", "leave-channel"] as const) {
        const id = await planted(telegram, { do: deed, botId, chatId });
        expect((await telegram.chooses(id)).text).toMatch(GONE);
      }
    }
    expect(await deeds()).toEqual(Array(6).fill("refused"));
    const { id } = await office.person(HOME);
    expect(await office.stores.people.accountsOf([id])).toMatchObject([{ isPreferred: false }]);
  });
});

describe("Ngừng dùng kênh", () => {
  test("asks first, then unlinks; the pushes go to the other", async () => {
    const zalo = await addZalo();
    await opens(telegram);
    expect((await telegram.takes("Ngừng dùng Zalo")).lines).toEqual([
      "Ngừng dùng Zalo (liên kết 15/02/2023)?",
      "Nhắc việc sẽ gửi qua Telegram. Muốn dùng lại cần liên kết bằng mã mới.",
    ]);
    expect(await accounts()).toHaveLength(2);
    expect((await telegram.takes("Ngừng dùng")).lines[0]).toBe(
      "Đã ngừng dùng Zalo. Nhắc việc gửi qua Telegram.",
    );
    expect((await accounts()).map(({ botId }) => botId)).toEqual([telegram.botId]);
    expect(await deeds()).toEqual(["unlinked"]);
    expect((await zalo.says("nhiemvu")).lines[0]).toBe("Tài khoản này chưa được liên kết.");
  });

  test("also from the channel itself, and “Giữ lại” keeps it", async () => {
    const zalo = await addZalo();
    await opens(zalo);
    await zalo.takes("Ngừng dùng Zalo");
    expect((await zalo.takes("Giữ lại")).lines[0]).toBe("Kênh nhận tin");
    await zalo.takes("Ngừng dùng Zalo");
    expect((await zalo.takes("Ngừng dùng")).lines[0]).toContain("Đã ngừng dùng Zalo");
    expect(await accounts()).toHaveLength(1);
  });

  test("is not possible for the last one by which somebody is reached", async () => {
    const { botId, chatId } = telegram;
    for (const deed of ["ask-leave-channel", "leave-channel"] as const) {
      const id = await planted(telegram, { do: deed, botId, chatId });
      expect((await telegram.chooses(id)).lines).toEqual([
        "Đây là kênh duy nhất đang nhận được tin nên không ngừng dùng được.",
        "Nếu cần, đề nghị liên hệ Cơ quan thường trực CCHC.",
      ]);
    }
    const zalo = await addZalo();
    await office.stores.people.markUnreachable(zalo.botId, zalo.chatId, office.sample.clock.now());
    const id = await planted(telegram, { do: "leave-channel", botId, chatId });
    expect((await telegram.chooses(id)).lines[0]).toContain("kênh duy nhất");
    expect(await accounts()).toHaveLength(2);
  });
});

describe("Liên kết thêm kênh", () => {
  test("gives a code for oneself, and how it is used; the newest gets the pushes", async () => {
    await opens(telegram);
    const made = await telegram.takes("Liên kết thêm kênh");
    expect(made.lines).toEqual([
      "Mã để tự liên kết thêm kênh:",
      expect.stringMatching(CODE),
      `Dùng một lần, trong ${INVITE_LIFETIME_HOURS} giờ. ` +
        "Chỉ dùng cho chính mình, không chuyển cho người khác.",
      "Zalo: tìm “Đôn Đốc Cù Lao Dung”, nhắn mã trên vào đó.",
    ]);
    const zalo = office.phone("zalo", "a new phone");
    const linked = await zalo.says(`mã ${made.lines[1]?.toLowerCase()}`);
    expect(linked.lines).toEqual([
      "Đã liên kết: Trưởng phòng Tư pháp",
      "Vai trò: Thủ trưởng đơn vị",
      "Nhắc việc sẽ được gửi vào đây lúc 7 giờ 30 các ngày làm việc.",
      "Đổi kênh nhận tin: nhắn “cài đặt”, chọn “Kênh nhận tin”.",
    ]);
    expect((await zalo.takes("Kênh nhận tin")).lines[2]).toContain(
      "- Zalo, liên kết 20/02/2023: đang nhận nhắc việc; đang nhắn ở đây",
    );
    expect(await deeds("person")).toEqual(["invited"]);
    expect(await deeds()).toEqual(["linked"]);
    const before = telegram.heard().length;
    await office.passTo("2023-03-24 12:00");
    expect(telegram.heard()).toHaveLength(before);
    expect(zalo.heard().at(-1)?.text).toContain("Nhắc việc");
  });

  test("says where the pushes stay for somebody who prefers another", async () => {
    await office.stores.people.prefer(telegram.botId, telegram.chatId);
    const zalo = office.phone("zalo", "a new phone");
    const linked = await zalo.says(await office.codeFor(JUSTICE));
    expect(linked.lines).toContain("Nhắc việc vẫn gửi qua Telegram, theo lựa chọn trước đây.");
  });

  test("that takes the place of the preferred account is preferred too", async () => {
    const zalo = await addZalo();
    await office.stores.people.prefer(zalo.botId, zalo.chatId);
    await office.phone("zalo", "a new phone").says(await office.codeFor(JUSTICE));
    expect(await preferred()).toEqual([zalo.botId]);
    expect(await accounts()).toHaveLength(2);
  });

  test("makes no code where there is no other channel", async () => {
    await addZalo();
    await opens(telegram);
    expect((await telegram.takes("Liên kết thêm kênh")).lines).toEqual([
      "Hiện không còn kênh nào khác để liên kết thêm.",
    ]);
    expect(await deeds("person")).toEqual([]);
  });
});

test("a question that is asked on one channel is not answered on another", async () => {
  const zalo = await addZalo();
  await telegram.says("NV-002");
  await telegram.takes("NV-002 · Kế hoạch");
  const asked = await telegram.takes("Không phát sinh");
  expect(asked.text).toContain("Đề nghị nhắn lý do");
  expect((await zalo.says("không có chỉ đạo mới trong năm nay")).lines[0]).toContain("Chưa hiểu");
  expect((await telegram.says("không có chỉ đạo mới trong năm nay")).lines[0]).toContain(
    "Đã ghi nhận không phải thực hiện",
  );
});

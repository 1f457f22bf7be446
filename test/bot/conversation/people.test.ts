/** Người dùng: his card, and what a coordinator settles about him. */
import { beforeEach, describe, expect, test } from "vitest";
import { choiceId } from "../../../domain/choice-id.ts";
import { message } from "../../builders/message.ts";
import { person, standIn } from "../../builders/org.ts";
import { day } from "../../builders/time.ts";
import {
  CHAIRMAN,
  COMMUNE,
  CULTURE,
  HOME,
  HOME_OFFICER,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const HOW = "Tài khoản này chưa được liên kết.";
const NOT_YOURS = "Việc này không thuộc phạm vi phụ trách, nên không thực hiện được.";
const HIMSELF =
  "Không tự hủy liên kết hay tự thay đổi vai trò, chức danh của mình; " +
  "đề nghị người khác của Cơ quan thường trực CCHC thực hiện.";

let office: Conversation;
let home: Talker;

beforeEach(async () => {
  office = await openConversation();
  home = await office.as(HOME);
});

async function unitId(name: string) {
  const unit = (await office.stores.units.all()).find((each) => each.name === name);
  if (!unit) throw new Error(`no unit is ${name}`);
  return unit.id;
}

async function deedsOn(post: string) {
  const { id } = await office.person(post);
  return office.stores.audit.of("person", id, 10);
}

/** By one command, after its question. */
async function moves(post: string, to: string) {
  await home.says(`/nguoidung chuyển ${post} đến ${to}`);
  return home.presses("Đồng ý chuyển");
}

describe("who is looked for", () => {
  test("by a part of his post opens at once where he is the only one", async () => {
    expect((await home.says("/nguoidung tư pháp")).lines).toEqual([
      "Trưởng phòng Tư pháp",
      "- Thủ trưởng đơn vị – Phòng Tư pháp",
      "Tài khoản: trang web, liên kết từ 20/02/2023",
    ]);
    expect(home.newest().buttons).toEqual([
      "Mã mời",
      "Hủy liên kết",
      "Chuyển đơn vị",
      "Thêm vai trò",
      "Kết thúc vai trò",
      "Sửa chức danh",
      "Phân công thay",
    ]);
  });

  test("by words of his unit is listed with the others of it", async () => {
    const list = await home.says("người dùng nội vụ");
    expect(list.lines[0]).toBe("Người dùng – “nội vụ” (trang 1/1)");
    expect(list.buttons).toEqual(["Chuyên viên CCHC Phòng Nội vụ", HOME, "Phân công thay"]);
  });

  test("is found by words below the list, without diacritics, page by page", async () => {
    await home.says("/nguoidung");
    const list = await home.says("chu tich");
    expect(list.lines[0]).toBe("Người dùng – “chu tich” (trang 1/2)");
    expect((await home.presses("Trang sau ›")).lines[0]).toContain("“chu tich” (trang 2/2)");
    expect((await home.says("không ai như thế")).text).toContain("Không có ai như vậy.");
  });

  test.each(["https://vanban.example.vn/15", "/nhiemvu", "nhiệm vụ"])(
    "is not “%s”, which means what it always does",
    async (words) => {
      await home.says("/nguoidung");
      expect((await home.says(words)).text).not.toContain("Người dùng");
    },
  );

  test.each([
    "<b>unclosed",
    "_*[]()~>#+-=|{}.!",
    "\u202E",
    "A".repeat(4_097),
    "'; drop table person; --",
  ])("called “%s” is nobody", async (words) => {
    await home.says("/nguoidung");
    const list = await home.says(words);
    expect(list.text).toMatch(/Không có ai như vậy|Người dùng/u);
    expect(list.text.length).toBeLessThan(1_000);
  });

  test("is chosen by the number before his line, where nothing can be pressed", async () => {
    office = await openConversation({ traits: NUMBERED });
    home = await office.as(HOME);
    const list = await home.says("người dùng");
    const [first] = list.numbered;
    expect(first).toBe("1. Chuyên viên CCHC Phòng Nội vụ");
    expect(list.numbered.length).toBeLessThanOrEqual(11);
    expect((await home.says("1")).lines[0]).toBe("Chuyên viên CCHC Phòng Nội vụ");
  });
});

test("a card tells of stand-ins, of roles over the whole office, and of who cannot be reached", async () => {
  const { id } = await office.person(CHAIRMAN);
  const { id: deputyId } = await office.person("Phó Chủ tịch UBND huyện");
  await office.stores.people.addStandIn(
    standIn({ absentId: id, deputyId, from: day("2023-03-01"), to: day("2023-03-03") }),
  );
  const [account] = await office.stores.people.accountsOf([id]);
  if (!account) throw new Error("he is linked");
  await office.stores.people.markUnreachable(account.botId, account.chatId, office.now());

  expect((await home.says("/nguoidung Chủ tịch UBND huyện")).lines).toEqual([
    "Chủ tịch UBND huyện",
    "- Lãnh đạo UBND",
    "Tài khoản: trang web, liên kết từ 20/02/2023, hiện không gửi được tin",
    "Phân công thay: Phó Chủ tịch UBND huyện thay Chủ tịch UBND huyện, từ ngày 01/3/2023 đến hết ngày 03/3/2023",
  ]);
});

describe("Hủy liên kết", () => {
  test("asks first; then the chat is told, and is nobody's at once", async () => {
    const justice = await office.as(JUSTICE);
    await home.says("/nguoidung tư pháp");
    const asked = await home.presses("Hủy liên kết");
    expect(asked.lines[0]).toBe("Hủy liên kết của Trưởng phòng Tư pháp?");
    expect((await justice.says("/nhiemvu")).text).not.toContain(HOW);

    const done = await home.presses("Đồng ý hủy liên kết");
    expect(done.lines[0]).toBe("Đã hủy liên kết của Trưởng phòng Tư pháp");
    expect(justice.newest().lines).toEqual([
      "Cơ quan thường trực CCHC đã hủy liên kết của Trưởng phòng Tư pháp; " +
        "từ nay không còn nhận tin tại đây.",
    ]);
    expect((await justice.says("/nhiemvu")).lines[0]).toBe(HOW);
    const { id } = await office.person(JUSTICE);
    const coordinator = await office.person(HOME);
    expect(await office.stores.audit.of("account", id, 1)).toMatchObject([
      { deed: "unlinked", personId: coordinator.id, detail: { why: "unlinked" } },
    ]);
  });

  // Incident: a chairman was cut off by a typed line, where the button would have asked.
  test("is one command, which asks as the button does, even for a whole post", async () => {
    const asked = await home.says(`/nguoidung hủy liên kết ${JUSTICE}`);
    expect(asked.lines[0]).toBe("Hủy liên kết của Trưởng phòng Tư pháp?");
    expect((await (await office.as(JUSTICE)).says("/nhiemvu")).text).not.toContain(HOW);
    const done = await home.presses("Đồng ý hủy liên kết");
    expect(done.lines[0]).toBe("Đã hủy liên kết của Trưởng phòng Tư pháp");
    const again = await home.says(`/nguoidung huy lien ket ${JUSTICE}`);
    expect(again.lines).toEqual([JUSTICE, "Chưa có tài khoản nào được liên kết."]);
  });

  test("with a part of a post asks, and with one of several lists them", async () => {
    expect((await home.says("/nguoidung hủy liên kết tư pháp")).buttons[0]).toBe(
      "Đồng ý hủy liên kết",
    );
    expect((await home.says("/nguoidung hủy liên kết chủ tịch")).lines[0]).toContain("“chủ tịch”");
  });

  test("voids an invite that is still open", async () => {
    await home.says("/nguoidung tư pháp");
    const code = (await home.presses("Mã mời")).lines[1] ?? "";
    await home.says(`/nguoidung hủy liên kết ${JUSTICE}`);
    await home.presses("Đồng ý hủy liên kết");
    expect((await office.stranger().says(code)).text).toContain("Mã mời không đúng");
  });

  test("of oneself is refused, and so is any change of one's own roles", async () => {
    const card = await home.says(`/nguoidung ${HOME}`);
    expect(card.buttons).toEqual(["Mã mời", "Phân công thay"]);
    for (const words of [`hủy liên kết ${HOME}`, `chuyển ${HOME} đến Phòng Y tế`]) {
      expect((await home.says(`/nguoidung ${words}`)).lines).toEqual([HOME, HIMSELF]);
    }
  });
});

describe("Chuyển đơn vị", () => {
  test("counts at once: the old unit's work is no longer his, the new one's is", async () => {
    const justice = await office.as(JUSTICE);
    await justice.says("NV-002");
    const opened = await justice.presses("NV-002 · Kế hoạch");
    await home.says("/nguoidung tư pháp");
    await home.presses("Chuyển đơn vị");
    await home.says("Phòng Văn hoá và Thông tin");
    const moved = await home.presses("Đồng ý chuyển");
    expect(moved.lines).toEqual([
      JUSTICE,
      "Đã chuyển từ Phòng Tư pháp đến Phòng Văn hoá và Thông tin (Thủ trưởng đơn vị), " +
        "có hiệu lực ngay.",
      "Lưu ý: từ nay, Phòng Tư pháp không còn thủ trưởng.",
      "Lưu ý: từ nay, Phòng Văn hoá và Thông tin có 2 thủ trưởng.",
    ]);

    expect((await justice.presses("Báo hoàn thành", opened)).text).toBe(NOT_YOURS);
    expect((await office.person(JUSTICE)).grants).toEqual([
      { role: "head", unitId: await unitId("Phòng Văn hoá và Thông tin") },
    ]);
    expect(await deedsOn(JUSTICE)).toMatchObject([
      { deed: "role-moved", detail: { role: "head", from: await unitId("Phòng Tư pháp") } },
    ]);
  });

  test("tells him what his new unit has in hand, with the overdue first, and its documents", async () => {
    const culture = await office.as(CULTURE);
    await culture.says("/nhiemvu");
    office.setClock("2023-04-10 08:00");
    const justice = await office.as(JUSTICE);
    await justice.says("NV-002");
    await justice.presses("NV-002 · Kế hoạch");
    await justice.presses("Nộp tài liệu");
    await justice.says("Kế hoạch số 15/KH-PTP ngày 20/3/2023");
    await moves(CULTURE, "Phòng Tư pháp");
    await office.passTo("2023-04-10 09:00");

    const { lines } = culture.newest();
    expect(lines).toContain("Từ nay: Thủ trưởng đơn vị, Phòng Tư pháp.");
    expect(lines).toContain("Việc chưa xong của đơn vị: 8, trong đó 1 việc quá hạn");
    const first = lines.indexOf("Việc chưa xong của đơn vị: 8, trong đó 1 việc quá hạn") + 1;
    expect(lines[first]).toBe("- Báo cáo Quý I/2023 – hạn 10/3/2023, quá hạn");
    expect(lines.slice(-2)).toEqual([
      "Tài liệu đã nộp trong năm: 1",
      "- Số 15/KH-PTP ngày 20/3/2023 – NV-002 · Kế hoạch",
    ]);
  });

  test("says nothing of a unit that he has been moved out of again before he was told", async () => {
    await moves(CULTURE, "Phòng Tư pháp");
    await moves(CULTURE, "Phòng Nội vụ");
    await office.passTo("2023-02-20 09:00");

    const { text } = (await office.as(CULTURE)).newest();
    expect(text).toContain("Từ nay: Thủ trưởng đơn vị, Phòng Nội vụ.");
    expect(text).not.toContain("Phòng Tư pháp");
  });

  test("lets what he was given to do himself fall back to the unit", async () => {
    const { deadline } = await office.deadline("NV-002 Kế hoạch");
    const officer = person({
      post: "Chuyên viên Tư pháp",
      grants: [{ role: "officer", unitId: deadline.unitId }],
    });
    await office.stores.people.add([officer]);
    await office.stores.deadlines.save({ ...deadline, assigneeId: officer.id });
    const moved = await moves(officer.post, "Phòng Nội vụ");

    expect(moved.text).toContain("1 việc được phân công riêng nay trả về đơn vị cũ.");
    expect((await office.deadline("NV-002 Kế hoạch")).deadline.assigneeId).toBeNull();
  });

  test.each(["Phòng Không Có", "   ", "\u202E", "phòng"])("to “%s” asks again", async (words) => {
    await home.says("/nguoidung tư pháp");
    await home.presses("Chuyển đơn vị");
    expect((await home.says(words)).text).toMatch(/tên đơn vị\./u);
    expect((await office.person(JUSTICE)).grants[0]?.unitId).toBe(await unitId("Phòng Tư pháp"));
  });

  // Incident: “tu phap”, typed below the list of units, moved a head at once: one unit was left without,
  // the other had two, and nobody was told.
  test("typed asks first, and says which unit would have no head and which two", async () => {
    await home.says("/nguoidung tư pháp");
    expect((await home.presses("Chuyển đơn vị")).buttons.at(-1)).toBe("Hủy");
    const asked = await home.says("van hoa");
    expect(asked.lines).toEqual([
      JUSTICE,
      "Thủ trưởng đơn vị, Phòng Tư pháp: chuyển đến Phòng Văn hoá và Thông tin?",
      "Lưu ý: khi đó, Phòng Tư pháp không còn thủ trưởng.",
      "Lưu ý: khi đó, Phòng Văn hoá và Thông tin có 2 thủ trưởng.",
      "Có hiệu lực ngay. Nếu là đơn vị khác, đề nghị nhắn lại tên đơn vị.",
    ]);
    expect(asked.buttons).toEqual(["Đồng ý chuyển", "Hủy"]);
    await home.presses("Hủy", asked);
    const own = await unitId("Phòng Tư pháp");
    expect((await office.person(JUSTICE)).grants).toEqual([{ role: "head", unitId: own }]);
  });

  test("to the very unit that he is of is no move", async () => {
    await home.says("/nguoidung tư pháp");
    await home.presses("Chuyển đơn vị");
    expect((await home.says("Phòng Tư pháp")).lines[1]).toBe(
      "Đang ở đúng đơn vị này, nên không có gì thay đổi.",
    );
  });

  test("a second time by the same button changes nothing more", async () => {
    await home.says("/nguoidung tư pháp");
    const list = await home.presses("Chuyển đơn vị");
    await home.presses("Phòng Nội vụ", list);
    expect((await home.presses("Phòng Nội vụ", list)).lines[1]).toBe(
      "Không còn vai trò này, nên không có gì thay đổi.",
    );
  });
});

describe("Thêm vai trò, Kết thúc vai trò", () => {
  test("a role that is added and ended counts at once", async () => {
    const commune = await office.as(COMMUNE);
    await home.says(`/nguoidung ${COMMUNE}`);
    await home.presses("Thêm vai trò");
    expect((await home.presses("Lãnh đạo UBND")).lines[1]).toBe(
      "Đã thêm vai trò: Lãnh đạo UBND, có hiệu lực ngay.",
    );
    expect((await commune.says("/tonghop")).text).not.toContain("không dành cho vai trò");

    await home.presses("Xem người dùng này");
    await home.presses("Kết thúc vai trò");
    expect((await home.presses("Lãnh đạo UBND")).lines).toEqual([
      "Kết thúc vai trò của Chủ tịch UBND xã An Thạnh 1?",
      "Lãnh đạo UBND",
      "Có hiệu lực ngay; việc chưa xong vẫn là của đơn vị.",
    ]);
    const ended = await home.presses("Đồng ý kết thúc");
    expect(ended.lines[1]).toBe("Đã kết thúc vai trò: Lãnh đạo UBND, có hiệu lực ngay.");
    expect((await commune.says("/tonghop")).text).toContain("không dành cho vai trò");
    expect((await deedsOn(COMMUNE)).map(({ deed }) => deed)).toEqual(["role-ended", "role-added"]);
  });

  test("of a coordinator who is another counts at once, too", async () => {
    const officer = await office.as(HOME_OFFICER);
    await home.says(`/nguoidung ${HOME_OFFICER}`);
    await home.presses("Thêm vai trò");
    await home.presses("Cơ quan thường trực CCHC");
    await home.says("Phòng Nội vụ");
    await officer.says(`/nguoidung hủy liên kết ${HOME}`);
    const done = await officer.presses("Đồng ý hủy liên kết");
    expect(done.lines[0]).toContain("Đã hủy liên kết");
    expect((await home.says("/nguoidung")).lines[0]).toBe(HOW);
  });
});

// Incident: a coordinator made somebody a leader, and no leader heard of it.
test("of a new leader all leaders and other coordinators hear in the morning", async () => {
  const chairman = await office.as(CHAIRMAN);
  const culture = await office.as(CULTURE);
  await home.says(`/nguoidung ${HOME_OFFICER}`);
  await home.presses("Thêm vai trò");
  await home.presses("Lãnh đạo UBND");
  await office.passTo("2023-02-21 07:30");
  const told = `${HOME_OFFICER} vừa được giao vai trò Lãnh đạo UBND (${HOME} giao).`;
  const heard = (who: Talker) => who.screen().some(({ text }) => text.includes(told));
  expect(heard(chairman)).toBe(true);
  expect([home, culture].some(heard)).toBe(false);
});

describe("Sửa chức danh", () => {
  test("addresses him so from then on; the record keeps both posts", async () => {
    await home.says("/nguoidung tư pháp");
    await home.presses("Sửa chức danh");
    expect((await home.says("   \u200B ")).text).toContain("Đề nghị nhắn chức danh mới.");
    expect((await home.says("Phó Trưởng phòng\nTư pháp")).lines).toEqual([
      "Đã đổi chức danh: Phó Trưởng phòng Tư pháp",
      "Trước đây: Trưởng phòng Tư pháp",
    ]);
    const [entry] = await deedsOn("Phó Trưởng phòng Tư pháp");
    expect(entry).toMatchObject({
      deed: "post-changed",
      detail: { from: "Trưởng phòng Tư pháp", to: "Phó Trưởng phòng Tư pháp" },
    });
    const record = await home.says("/nhatky Phó Trưởng phòng Tư pháp");
    expect(record.text).toContain("Trưởng phòng Tư pháp → Phó Trưởng phòng Tư pháp");
  });

  // Incident: a coordinator took the chairman's post, and what he had accepted stood in the record as the chairman's.
  test("is nobody's own to do, and gives nobody what another is called", async () => {
    const card = await home.says("/nguoidung tư pháp");
    expect((await home.presses("Sửa chức danh", card)).text).toContain("Chức danh hiện nay");
    const taken = await home.says("chủ tịch UBND Huyện");
    expect(taken.text).toContain("Đã có người mang chức danh này.");
    await home.says("Quyền Trưởng phòng Tư pháp");
    expect(await office.person("Quyền Trưởng phòng Tư pháp")).toBeDefined();
    const { id: personId } = await office.person(HOME);
    const forged = message({
      id: office.sample.office.ids.next<"MessageId">(),
      botId: office.sample.bot.id,
      chatId: home.chatId,
      status: "sent",
      actions: [{ do: "ask-post", personId }],
    });
    await office.stores.messages.add([forged]);
    expect((await home.chooses(choiceId(forged.id, 0))).lines).toEqual([HOME, HIMSELF]);
  });
});

test("a coordinator's deputy for the day settles nobody, and invites nobody", async () => {
  const { id: absentId } = await office.person(HOME);
  const { id: deputyId } = await office.person(CULTURE);
  const days = { from: day("2023-02-20"), to: day("2023-02-20") };
  await office.stores.people.addStandIn(standIn({ absentId, deputyId, ...days }));
  const culture = await office.as(CULTURE);

  expect((await culture.says("/donvi")).text).toContain("Các đơn vị");
  for (const words of ["", ` ${JUSTICE}`, ` hủy liên kết ${JUSTICE}`]) {
    expect((await culture.says(`/nguoidung${words}`)).text).toBe(
      "Chức năng này không dành cho vai trò hiện tại.",
    );
  }
});

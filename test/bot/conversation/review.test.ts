import { describe, expect, test } from "vitest";
import type { ChannelTraits } from "../../../domain/channel.ts";
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import {
  CHAIRMAN,
  CULTURE,
  HOME,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

const PLAN = "NV-002 Kế hoạch";
const NAME = "NV-002 · Kế hoạch";
const LINE = "NV-002 · Kế hoạch · Phòng Tư pháp";
const DRAFT = "Kế hoạch số 15/KH-UBND ngày 20/3/2023 https://vanban.example.vn/15";
const SIGNED = "Kế hoạch số 16/KH-UBND ngày 22/3/2023 https://vanban.example.vn/16";
const SETTLED = "Không còn tài liệu nào chờ kiểm chứng.";

let office: Conversation;
let home: Talker;
let justice: Talker;

async function opens(traits: ChannelTraits = WEB_TRAITS): Promise<void> {
  office = await openConversation({ traits });
  home = await office.as(HOME);
  justice = await office.as(JUSTICE);
  office.setClock("2023-03-21 09:00");
}

/** A head hands something in for a task's deliverable. */
async function handsIn(words: string, who = justice, code = "NV-002", name = NAME): Promise<void> {
  await who.says(code);
  await who.presses(name);
  await who.presses("Nộp tài liệu");
  await submitsAnyway(who, await who.says(words));
}

/** Where it is not all that is wanted, it is handed in as it is. */
async function submitsAnyway(who: Talker, answer: Seen): Promise<void> {
  const label = "Gửi kiểm chứng luôn";
  if (answer.buttons.includes(label)) await who.presses(label, answer);
}

async function opensCard(who = home): Promise<Seen> {
  await who.says("/kiemchung");
  return who.presses(LINE);
}

async function state() {
  return (await office.deadline(PLAN)).deadline.state;
}

describe.each([
  ["with buttons", WEB_TRAITS],
  ["with numbers", NUMBERED],
])("%s", (_, traits) => {
  test("handed in, returned with a reason in two taps, handed in again, accepted", async () => {
    await opens(traits);
    await handsIn(DRAFT);
    const queue = await home.says("/kiemchung");
    expect(queue.text).toContain("Chờ kiểm chứng: 1 việc");
    expect(queue.text).toContain("15/KH-UBND ngày 20/3/2023, nộp ngày 21/3/2023");
    await home.presses(LINE, queue);
    const returned = await home.presses("Chưa ký, chưa đóng dấu");
    expect(returned.lines.slice(0, 3)).toEqual([
      "Đã yêu cầu bổ sung: NV-002 · Kế hoạch – Phòng Tư pháp",
      "Lý do: Chưa ký, chưa đóng dấu",
      SETTLED,
    ]);
    const id = (await office.deadline(PLAN)).deadline.id;
    const { id: reviewerId } = await office.person(HOME);
    expect(await state()).toMatchObject({ name: "returned", reason: "Chưa ký, chưa đóng dấu" });

    await office.passTo("2023-03-21 09:15");
    const told = justice.newest();
    expect(told.text).toContain("Yêu cầu bổ sung (1)");
    expect(told.text).toContain("Lý do: Chưa ký, chưa đóng dấu");
    office.setClock("2023-03-22 10:00");
    await justice.presses(`Nộp lại: ${NAME}`, told);
    await justice.says(SIGNED);
    expect(await state()).toMatchObject({ name: "submitted", completedOn: "2023-03-22" });

    const card = await opensCard();
    expect(card.text).toContain("Các lần kiểm chứng trước");
    expect(card.text).toContain("21/3/2023, Trưởng phòng Nội vụ, yêu cầu bổ sung: Chưa ký");
    const accepted = await home.presses("Đạt", card);
    expect(accepted.lines[0]).toBe("Đã đánh giá Đạt: NV-002 · Kế hoạch – Phòng Tư pháp");
    expect(await state()).toMatchObject({ name: "accepted", completedOn: "2023-03-22" });
    expect(await office.stores.reviews.of(id)).toMatchObject([
      { outcome: "accepted", reviewerId, reason: null },
      { outcome: "returned", reviewerId, reason: "Chưa ký, chưa đóng dấu" },
    ]);
    const deeds = (await office.stores.audit.of("deadline", id, 10)).map(({ deed }) => deed);
    expect(deeds).toEqual(["accepted", "submitted-evidence", "returned", "submitted-evidence"]);

    await office.passTo("2023-03-23 07:31");
    expect(justice.newest().text).toContain("Đã kiểm chứng: Đạt (1)");
    expect(justice.newest().text).toContain("NV-002 · Kế hoạch");
  });

  test("a message that tells of it stays short, and so does each choice", async () => {
    await opens(traits);
    await handsIn(DRAFT);
    for (const seen of [await home.says("/kiemchung"), await home.presses(LINE)]) {
      expect(seen.text.length).toBeLessThan(1_900);
      expect(seen.buttons.length).toBeLessThanOrEqual(11);
    }
  });
});

describe("a reviewer's morning", () => {
  test("names what waits in a line each, and opens it", async () => {
    await opens();
    await handsIn(DRAFT);
    await office.passTo("2023-03-22 07:31");
    const morning = home.newest();
    expect(morning.lines).toContain("Tài liệu chờ kiểm chứng (1)");
    expect(morning.lines).toContain("NV-002 · Kế hoạch – Phòng Tư pháp");
    expect(morning.lines).toContain("Xem tất cả bằng /kiemchung");
    expect((await home.presses(LINE, morning)).buttons).toContain("Đạt");
  });

  test("says no more of what was reviewed the evening before", async () => {
    await opens();
    await handsIn(DRAFT);
    await home.presses("Đạt", await opensCard());
    await office.passTo("2023-03-22 07:31");
    expect(home.newest().text).not.toContain("chờ kiểm chứng (");
  });
});

describe("what a reviewer writes himself", () => {
  test("is the reason, without what nobody sees; blanks are asked again", async () => {
    await opens();
    await handsIn(DRAFT);
    await opensCard();
    const asked = await home.presses("Lý do khác");
    expect(asked.lines).toEqual([
      "NV-002 · Kế hoạch – Phòng Tư pháp",
      "Đề nghị nhắn nội dung cần bổ sung.",
    ]);
    expect((await home.says(" \u200b ")).text).toContain("Lý do còn trống");
    const done = await home.says("Bổ sung\u0007 phụ lục   <b>3</b>");
    expect(done.lines[1]).toBe("Lý do: Bổ sung phụ lục <b>3</b>");
    expect(await state()).toMatchObject({ reason: "Bổ sung phụ lục <b>3</b>" });
  });

  test("called off, it changes nothing", async () => {
    await opens();
    await handsIn(DRAFT);
    await opensCard();
    await home.presses("Lý do khác");
    expect((await home.says("thôi")).text).toBe("Đã hủy.");
    expect(await state()).toMatchObject({ name: "submitted" });
  });
});

describe("what was reviewed already", () => {
  test("the same tap twice is one review, and says who did it when", async () => {
    await opens();
    await handsIn(DRAFT);
    const card = await opensCard();
    await home.presses("Đạt", card);
    const again = await home.presses("Đạt", card);
    expect(again.lines).toEqual([
      "NV-002 · Kế hoạch – Phòng Tư pháp: Trưởng phòng Nội vụ đã đánh giá Đạt ngày 21/3/2023.",
    ]);
    const { id } = (await office.deadline(PLAN)).deadline;
    expect(await office.stores.reviews.of(id)).toHaveLength(1);
  });

  test("of two reviewers the second is told of the first, whatever he wanted", async () => {
    await opens();
    await handsIn(DRAFT);
    const chairman = await office.as(CHAIRMAN);
    const his = await opensCard(chairman);
    const card = await opensCard();
    await home.presses("Sai loại văn bản", card);
    const words = "Trưởng phòng Nội vụ đã yêu cầu bổ sung ngày 21/3/2023";
    for (const label of ["Đạt", "Thiếu báo cáo kết quả", "Lý do khác"]) {
      expect((await chairman.presses(label, his)).text).toContain(words);
    }
    const { id } = (await office.deadline(PLAN)).deadline;
    expect(await office.stores.reviews.of(id)).toHaveLength(1);
  });

  test("both at the very same moment: one review", async () => {
    await opens();
    await handsIn(DRAFT);
    const chairman = await office.as(CHAIRMAN);
    const his = await opensCard(chairman);
    const card = await opensCard();
    const [one, other] = await Promise.all([
      home.presses("Đạt", card),
      chairman.presses("Sai loại văn bản", his),
    ]);
    const texts = [one.lines[0] ?? "", other.lines[0] ?? ""];
    expect(
      texts.filter((text) => /^Đã (?:đánh giá Đạt|yêu cầu bổ sung): /u.test(text)),
    ).toHaveLength(1);
    const { id } = (await office.deadline(PLAN)).deadline;
    expect(await office.stores.reviews.of(id)).toHaveLength(1);
  });

  test("what was handed in since the card was opened is shown before it is judged", async () => {
    await opens();
    await handsIn(DRAFT);
    const card = await opensCard();
    await handsIn(SIGNED);
    const shown = await home.presses("Đạt", card);
    expect(shown.lines[0]).toBe(
      "Đơn vị vừa nộp thêm tài liệu, đề nghị xem lại trước khi đánh giá.",
    );
    expect(shown.text).toContain("16/KH-UBND");
    expect(await state()).toMatchObject({ name: "submitted" });
    await home.presses("Đạt", shown);
    expect(await state()).toMatchObject({ name: "accepted" });
  });

  test("a tap by mistake is corrected: from the answer, or from the duty itself", async () => {
    await opens();
    await handsIn(DRAFT);
    const accepted = await home.presses("Đạt", await opensCard());
    const asked = await home.presses(`Trả lại: ${LINE}`, accepted);
    expect(asked.buttons).toContain("Sai loại văn bản");
    await home.presses("Sai loại văn bản", asked);
    expect(await state()).toMatchObject({ name: "returned", reason: "Sai loại văn bản" });

    await handsIn(SIGNED);
    await home.presses("Đạt", await opensCard());
    await home.says("/nhiemvu NV-002");
    await home.presses("NV-002 · Kế hoạch");
    await home.presses("Kiểm chứng");
    await home.presses("Trả lại để bổ sung");
    await home.says("Nhầm văn bản");
    expect(await state()).toMatchObject({ name: "returned", reason: "Nhầm văn bản" });
  });
});

describe("a whole page at once", () => {
  const LAW = "Kế hoạch số 21/KH-UBND ngày 20/3/2023 https://vanban.example.vn/21";

  async function two(): Promise<Seen> {
    await opens();
    await handsIn(DRAFT);
    const culture = await office.as(CULTURE);
    const list = await culture.says("/nhiemvu");
    const [first = ""] = list.buttons;
    await culture.presses(first, list);
    await culture.presses("Nộp tài liệu");
    await submitsAnyway(culture, await culture.says(LAW));
    return home.says("/kiemchung");
  }

  test("is asked for once, and done", async () => {
    const queue = await two();
    expect(queue.text).toContain("Chờ kiểm chứng: 2 việc");
    const asked = await home.presses("Đạt cả trang này", queue);
    expect(asked.lines[0]).toBe("Đánh giá Đạt 2 việc?");
    expect(asked.lines.slice(1)).toHaveLength(2);
    const done = await home.presses("Đạt 2 việc", asked);
    expect(done.lines).toEqual([
      "Đã đánh giá Đạt 2 việc.",
      "Nếu nhầm, chọn việc cần trả lại:",
      "- Báo cáo Quý I/2023 – Phòng Văn hoá và Thông tin, hạn 10/3/2023",
      "- NV-002 · Kế hoạch – Phòng Tư pháp, hạn 31/3/2023",
      SETTLED,
    ]);
    expect(await state()).toMatchObject({ name: "accepted" });

    const again = await home.presses("Đạt 2 việc", asked);
    expect(again.lines).toEqual(["2 việc này đã được đánh giá Đạt từ trước.", SETTLED]);
  });

  test("says which could not be: reviewed meanwhile, or something else handed in", async () => {
    const queue = await two();
    const asked = await home.presses("Đạt cả trang này", queue);
    await handsIn(SIGNED);
    const done = await home.presses("Đạt 2 việc", asked);
    expect(done.lines[0]).toBe("Đã đánh giá Đạt 1 việc.");
    expect(done.text).toContain("Phòng Tư pháp, hạn 31/3/2023 (vừa có thay đổi, cần xem lại)");
    expect(done.lines.at(-1)).toBe("Còn 1 việc chờ kiểm chứng.");
    expect(await state()).toMatchObject({ name: "submitted" });
  });

  test("after a deed the next one follows at once", async () => {
    const queue = await two();
    await home.presses(LINE, queue);
    const next = await home.presses("Đạt");
    expect(next.text).toContain("Còn 1 việc chờ kiểm chứng. Việc tiếp theo:");
    expect(next.text).toContain("Phòng Văn hoá và Thông tin");
    await home.presses("Đạt", next);
    expect((await home.says("/kiemchung")).text).toContain("Không có tài liệu nào chờ kiểm chứng");
  });

  test("words narrow it: by unit, by code, also to what is settled", async () => {
    await two();
    const narrowed = await home.says("/kiemchung tư pháp");
    expect(narrowed.lines[0]).toBe("Chờ kiểm chứng: 1 việc – “tư pháp”");
    await home.presses(LINE, narrowed);
    await home.presses("Đạt");
    const settled = await home.says("kiểm chứng nv 2");
    expect(settled.lines.slice(0, 2)).toEqual([
      "Chờ kiểm chứng – “NV-002”",
      "Không có tài liệu nào chờ kiểm chứng; đã xem xét:",
    ]);
    expect(settled.text).toContain("Hạn 31/3/2023. Đạt, ngày 21/3/2023");
    expect((await home.says("/kiemchung không có gì")).text).toContain(
      "Không có tài liệu nào khớp",
    );
    expect((await home.presses("Bỏ lọc")).lines[0]).toBe("Chờ kiểm chứng: 1 việc");
  });
});

describe("a waiver", () => {
  test("is told to who reviews, with its reason; he may disagree", async () => {
    await opens();
    await justice.says("NV-002");
    await justice.presses(NAME);
    await justice.presses("Không phát sinh");
    await justice.says("Năm nay không có văn bản mới");
    await office.passTo("2023-03-22 07:31");
    const morning = home.newest();
    expect(morning.text).toContain("Đơn vị báo không phát sinh, không phải thực hiện (1)");
    expect(morning.text).toContain("Lý do: Năm nay không có văn bản mới");
    const card = await home.presses(LINE, morning);
    expect(card.text).toContain("Lý do đơn vị nêu: Năm nay không có văn bản mới");
    await home.presses("Không đồng ý", card);
    await home.says("Đã có Luật mới");
    expect(await state()).toMatchObject({ name: "returned", reason: "Đã có Luật mới" });
    await office.passTo("2023-03-22 07:45");
    expect(justice.newest().text).toContain("Lý do: Đã có Luật mới");
  });
});

describe("what a reviewer should look at twice", () => {
  test("another kind of document, a date of another year, late by the document's date", async () => {
    await opens();
    await handsIn("Công văn số 152/UBND-NV ngày 20/3/2021 https://vanban.example.vn/152");
    const card = await opensCard();
    expect(card.text).toContain("Lưu ý: việc này cần Kế hoạch, tài liệu gửi là Công văn.");
    expect(card.text).toContain("Lưu ý: ngày văn bản nằm ngoài năm chấm điểm 2023.");
    expect(card.text).toContain("Hoàn thành ngày 20/3/2021, theo ngày văn bản – đúng hạn");
  });
});

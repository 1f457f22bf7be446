/** Lý do, ngày hẹn mới, số văn bản: what a letter of apology says. */
import { beforeEach, describe, expect, test } from "vitest";
import { apologyOf, owing, type Owing } from "./apology-office.ts";
import { forges } from "./forged.ts";
import { JUSTICE, NUMBERED, openConversation, type Conversation, type Talker } from "./support.ts";

let office: Conversation;
let justice: Talker;
let owed: Owing;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-02-21 09:00");
  justice = await office.as(JUSTICE);
  owed = await owing(office);
});

const opens = (who: Talker, { id }: Owing = owed) =>
  forges(office, who, { do: "apology", deadlineId: id });

describe("what the letter says", () => {
  test("a reason is changed, and the letter has to be made again", async () => {
    await opens(justice);
    await justice.presses("Soạn văn bản");
    await justice.says("thứ năm tuần sau");
    expect((await apologyOf(office, owed)).newDue).toBe("2023-03-02");
    await opens(justice);
    await justice.presses("Thao tác khác");
    expect((await justice.presses("Sửa lý do")).lines).toContain(
      "Đang ghi: Chờ xác minh của Công an xã",
    );
    expect((await justice.says(" \u200b ")).lines).toContain("Lý do còn trống.");
    const card = await justice.says("Chờ kết quả <b>đo đạc");
    expect(card.lines).toContain("Lý do: Chờ kết quả <b>đo đạc");
    expect(card.lines).toContain("Tình trạng: Chưa soạn văn bản");
    expect(await apologyOf(office, owed)).toMatchObject({ draftedAt: null });
  });

  test("without a reason, that is asked for first, then the date, then the letter is made", async () => {
    const bare = await owing(office, { code: "H49-0077", reason: null, clock: "overdue" });
    await opens(justice, bare);
    expect((await justice.presses("Soạn văn bản")).text).toContain(
      "nhắn lý do hồ sơ không kịp hạn",
    );
    expect((await justice.says("Nhiều hồ sơ cùng lúc")).text).toContain("chọn ngày hẹn trả mới");
    expect((await justice.says("+5")).lines[0]).toBe("Đã soạn văn bản xin lỗi, hồ sơ H49-0077");
    expect(await apologyOf(office, bare)).toMatchObject({
      reason: "Nhiều hồ sơ cùng lúc",
      newDue: "2023-03-03",
      draftedAt: office.now(),
    });
  });

  test.each([
    ["24/2", "Ngày hẹn mới phải sau ngày hẹn cũ 24/02/2023."],
    ["20/2", "Ngày hẹn mới đã qua."],
    ["25/2", "Ngày này là ngày nghỉ, đề nghị chọn ngày làm việc."],
    ["31/02", "Chưa đọc được ngày."],
    ["28/2/9999", "Chưa đọc được ngày."],
    ["91 ngày", "Ngày này xa quá 90 ngày làm việc, đề nghị kiểm tra lại."],
    ["31/12/2023", "Ngày này xa quá 90 ngày làm việc, đề nghị kiểm tra lại."],
    ["0", "Ngày hẹn mới phải sau ngày hẹn cũ 24/02/2023."],
    ["\u202e", "Chưa có ngày nào."],
    ["sớm nhất có thể", "Chưa đọc được ngày."],
  ])("as a new date “%s” is asked for again: %s", async (text, words) => {
    await opens(justice);
    await justice.presses("Chọn ngày hẹn mới");
    const again = await justice.says(text);
    expect(again.lines).toContain(words);
    expect((await apologyOf(office, owed)).newDue).toBeNull();
    expect((await justice.says("28/2")).lines[0]).toBe("Đã ghi ngày hẹn mới.");
  });

  test("a far date is taken with a warning", async () => {
    await opens(justice);
    await justice.presses("Chọn ngày hẹn mới");
    const card = await justice.says("40 ngày");
    expect(card.lines.slice(0, 2)).toEqual([
      "Đã ghi ngày hẹn mới.",
      "Lưu ý: ngày này xa quá 30 ngày làm việc.",
    ]);
  });

  test("an offered date that has gone by since is asked for again", async () => {
    await opens(justice);
    const asked = await justice.presses("Chọn ngày hẹn mới");
    office.setClock("2023-02-28 09:00");
    const again = await justice.presses("+1 ngày làm việc: thứ Hai, 27/02", asked);
    expect(again.lines).toContain("Ngày hẹn mới đã qua.");
    expect(again.text).toContain("tính từ hôm nay");
    expect((await apologyOf(office, owed)).newDue).toBeNull();
  });

  test.each([
    ["12", "12/PXL"],
    ["số 12/pxl", "12/PXL"],
    ["12/PXL-UBND", "12/PXL-UBND"],
  ])("the number “%s” is %s", async (text, number) => {
    await opens(justice);
    await justice.presses("Thao tác khác");
    await justice.presses("Ghi số văn bản");
    expect((await justice.says(text)).lines).toContain(`Số văn bản: ${number}`);
    expect((await apologyOf(office, owed)).letterNumber).toBe(number);
  });

  test("a number that is none is asked for again; it can be left to the clerk", async () => {
    await opens(justice);
    await justice.presses("Thao tác khác");
    await justice.presses("Ghi số văn bản");
    expect((await justice.says("=HYPERLINK(1)")).lines).toContain("Chưa đọc được số văn bản.");
    await justice.says("12");
    await justice.presses("Thao tác khác");
    await justice.presses("Sửa số văn bản");
    await justice.says("để trống");
    expect((await apologyOf(office, owed)).letterNumber).toBeNull();
  });

  test("a date that is entered cannot be changed here", async () => {
    await opens(justice);
    await justice.presses("Chọn ngày hẹn mới");
    await justice.says("28/2");
    await justice.presses("Đã gửi văn bản xin lỗi");
    await justice.says("Phiếu xin lỗi số 12/PXL hôm nay");
    await justice.presses("Đã cập nhật ngày hẹn mới trên hệ thống một cửa");
    const forged = await forges(office, justice, {
      do: "set-new-date",
      deadlineId: owed.id,
      newDue: "2023-03-10" as never,
    });
    expect(forged.text).toContain("nên không sửa ở đây được");
    expect((await apologyOf(office, owed)).newDue).toBe("2023-02-28");
  });
});

describe("where nothing can be pressed or sent as a file", () => {
  test("days are chosen by letters or said as a number, and the letter comes as an address", async () => {
    const zalo = await openConversation({
      traits: NUMBERED,
      publicUrl: "https://dondoc.example.vn",
    });
    zalo.setClock("2023-02-21 09:00");
    const head = await zalo.as(JUSTICE);
    const late = await owing(zalo);
    await owing(zalo, { code: "H49-0500" });
    const list = await head.says("xin lỗi");
    expect(list.lines[2]).toContain("000.00.05.H49-230220-0012");
    const card = await head.says("1");
    expect(card.lines[0]).toBe("Xin lỗi và hẹn lại · 000.00.05.H49-230220-0012");
    const asked = await head.presses("Chọn ngày hẹn mới", card);
    expect(asked.numbered).toContain("c. +3 ngày làm việc: thứ Tư, 01/3");
    await head.says("2");
    expect((await apologyOf(zalo, late)).newDue).toBe("2023-02-28");
    await forges(zalo, head, { do: "ask-new-date", deadlineId: late.id });
    await head.says("c");
    expect((await apologyOf(zalo, late)).newDue).toBe("2023-03-01");
    const drafted = await forges(zalo, head, { do: "draft-letter", deadlineId: late.id });
    expect(drafted.text).toContain("Liên kết tải tệp dùng được trong 24 giờ.");
    expect(drafted.outgoing.attachment?.url).toMatch(/^https:\/\/dondoc\.example\.vn\//u);
  });

  test("without an address of ours it is said that there is no file", async () => {
    const closed = await openConversation({ traits: NUMBERED });
    closed.setClock("2023-02-21 09:00");
    const head = await closed.as(JUSTICE);
    const late = await owing(closed);
    await forges(closed, head, {
      do: "set-new-date",
      deadlineId: late.id,
      newDue: "2023-03-01" as never,
    });
    const drafted = await forges(closed, head, { do: "draft-letter", deadlineId: late.id });
    expect(drafted.text).toContain("Ở kênh này không gửi được tệp.");
    expect(drafted.outgoing.attachment).toBeNull();
  });
});

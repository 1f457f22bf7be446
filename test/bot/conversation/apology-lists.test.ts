/** /xinloi: which apologies there are. */
import { beforeEach, describe, expect, test } from "vitest";
import { apologyOf, openDesk, owing } from "./apology-office.ts";
import { forges } from "./forged.ts";
import {
  CHAIRMAN,
  HOME,
  JUSTICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

let office: Conversation;
let justice: Talker;
let desk: Talker;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-02-21 09:00");
  justice = await office.as(JUSTICE);
  desk = await openDesk(office);
  await owing(office);
});

describe("the lists", () => {
  beforeEach(async () => {
    await owing(office, {
      code: "H49-0200",
      unit: "Văn phòng HĐND và UBND huyện",
      due: "2023-02-22",
    });
    await owing(office, { code: "H49-0201", due: "2023-03-03" });
  });

  test("a unit sees its own, the most pressing first", async () => {
    const list = await justice.says("/xinloi");
    expect(list.lines).toEqual([
      "Xin lỗi về hồ sơ TTHC",
      "2 chưa soạn văn bản",
      "000.00.05.H49-230220-0012 – Đăng ký khai sinh",
      "phải xin lỗi chậm nhất 23/02/2023, hẹn trả 24/02/2023 · chưa soạn văn bản",
      "H49-0201 – Đăng ký khai sinh",
      "phải xin lỗi chậm nhất 02/3/2023, hẹn trả 03/3/2023 · chưa soạn văn bản",
    ]);
    const card = await justice.presses("H49-0201", list);
    expect(card.lines[0]).toBe("Xin lỗi và hẹn lại · H49-0201");
  });

  test("the desk, coordinators and leaders see everybody's, by unit with the late ones first", async () => {
    for (const who of [desk, await office.as(HOME), await office.as(CHAIRMAN)]) {
      const list = await who.says("/xinloi");
      expect(list.lines[1]).toBe("3 chưa soạn văn bản");
      expect(list.lines[2]).toBe("H49-0200 – Đăng ký khai sinh · Văn phòng HĐND và UBND huyện");
    }
    office.setClock("2023-02-22 09:00");
    const chairman = await office.as(CHAIRMAN);
    await chairman.says("xin lỗi");
    const units = await chairman.presses("Theo đơn vị");
    expect(units.lines.slice(1)).toEqual([
      "Văn phòng HĐND và UBND huyện: 1 phải xin lỗi, 1 đã quá hạn",
      "Phòng Tư pháp: 2 phải xin lỗi",
    ]);
    const theirs = await chairman.presses("Phòng Tư pháp");
    expect(theirs.lines[0]).toBe("Xin lỗi về hồ sơ TTHC – Phòng Tư pháp");
    expect(theirs.text).not.toContain("H49-0200");
  });

  test.each([
    ["/xinloi 0201", "Xin lỗi và hẹn lại · H49-0201"],
    ["xin lỗi hồ sơ 0201", "Xin lỗi và hẹn lại · H49-0201"],
    ["đã gửi văn bản xin lỗi hồ sơ 0201", "Xin lỗi và hẹn lại · H49-0201"],
    ["/xinloi chưa soạn", "Xin lỗi về hồ sơ TTHC: chưa soạn văn bản"],
    ["/xinloi đã xong", "Xin lỗi về hồ sơ TTHC: đã xong"],
    ["/xinloi <b>khai", "Xin lỗi về hồ sơ TTHC – “<b>khai”"],
    ["/xinloi không-có-đâu", "Xin lỗi về hồ sơ TTHC – “không-có-đâu”"],
    ["/nhiemvu 0201", "Nhiệm vụ của đơn vị – “0201”"],
  ])("“%s” leads to %s", async (text, first) => {
    expect((await justice.says(text)).lines[0]).toContain(first);
  });

  test("others' are not found by their codes", async () => {
    const list = await justice.says("/xinloi 0200");
    expect(list.lines).toContain("Không có việc xin lỗi nào như vậy.");
    expect(list.text).not.toContain("H49-0200");
  });

  test("are paged, and keep what they were asked for", async () => {
    for (let number = 300; number < 307; number += 1) {
      await owing(office, { code: `H49-0${number}` });
    }
    await justice.says("/xinloi khai sinh");
    const second = await justice.presses("Trang sau ›");
    expect(second.lines[0]).toContain("“khai sinh”");
    expect(second.lines.filter((line) => line.includes(" – Đăng ký khai sinh"))).toHaveLength(4);
  });

  test("all letters that can be made are one file; what lacks something is left out", async () => {
    for (const code of ["H49-0401", "H49-0402"]) {
      const each = await owing(office, { code });
      const apology = await apologyOf(office, each);
      await office.stores.apologies.save({ ...apology, newDue: "2023-03-01" as never });
    }
    await justice.says("/xinloi");
    const drafted = await justice.presses("Soạn tất cả (2 văn bản)");
    expect(drafted.lines.slice(0, 2)).toEqual([
      "Đã soạn 2 văn bản xin lỗi: H49-0401; H49-0402",
      "2 hồ sơ chưa có lý do hoặc ngày hẹn mới nên chưa soạn được: đề nghị mở từng việc để ghi.",
    ]);
    expect(drafted.outgoing.attachment).toMatchObject({ kind: "file" });
    const again = await forges(office, justice, { do: "draft-letters", unitId: null });
    expect(again.outgoing.attachment).toBeNull();
  });

  test("incident: a letter that could be made was not found behind 500 that lacked something", async () => {
    for (let number = 0; number < 501; number += 1) {
      await owing(office, { code: `A-${number}` });
    }
    const ready = await owing(office, { code: "Z-1" });
    const apology = await apologyOf(office, ready);
    await office.stores.apologies.save({ ...apology, newDue: "2023-03-01" as never });
    const drafted = await forges(office, justice, { do: "draft-letters", unitId: null });
    expect(drafted.lines[0]).toContain("Z-1");
    expect(drafted.lines.join("\n")).toMatch(/50[1-9] hồ sơ chưa có lý do hoặc ngày hẹn mới/u);
  });
});

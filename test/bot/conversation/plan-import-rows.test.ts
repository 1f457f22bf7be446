/** Single rows of a document corrected in chat, before it comes in. */
import { beforeEach, describe, expect, test } from "vitest";
import type { UnitId } from "../../../domain/ids.ts";
import { newId } from "../../builders/ids.ts";
import { day } from "../../builders/time.ts";
import { HOME, JUSTICE, openConversation, type Conversation, type Talker } from "./support.ts";
import { planFile } from "./plan-files.ts";

let office: Conversation;
let home: Talker;

/** Row 9 has a quarter that does not exist, row 2 a timing that nobody reads. */
const FLAWED = planFile(
  ["Quý 2/2023", "Quý 5/2023"],
  [
    "pháp luật\t- Kế hoạch - Báo cáo\tPhòng Tư pháp\tCơ quan, đơn vị huyện; UBND cấp xã\t- Quý I/2023",
    "pháp luật\t- Kế hoạch - Báo cáo\tPhòng Tư pháp\tCơ quan, đơn vị huyện; UBND cấp xã\t- Quý 7/2023",
  ],
);

async function dues(code: string): Promise<readonly (string | null)[]> {
  const all = await office.stores.deadlines.list({ unitIds: null, limit: 1_000 });
  return all.filter((view) => view.code === code).map(({ deadline }) => deadline.due);
}

beforeEach(async () => {
  office = await openConversation({ isWithoutPlan: true });
  home = await office.as(HOME);
});

describe("the rows that need somebody", () => {
  test("are listed with their reason and the text that was not understood", async () => {
    await home.sends(FLAWED);
    const list = await home.presses("Các dòng cần xem (3)");

    expect(list.text).toMatch(/Dòng 2: Xây dựng kế hoạch.*\n“Quý 7\/2023” không có trên lịch/u);
    expect(list.text).toMatch(
      /Dòng 9: .*đề án vị trí việc làm.*\n“Quý 5\/2023” không có trên lịch/u,
    );
    // Rows that only say no date stand below: they are no mistakes.
    expect(list.text).toMatch(/Dòng 1: Ban hành.*\nChưa có ngày/u);
    expect(list.lines[0]).toBe("Các dòng cần xem (3)");
    expect(list.buttons).toEqual(["Dòng 2", "Dòng 9", "Dòng 1", "Về bản xem trước"]);
  });

  test("are counted apart from those that were set right", async () => {
    await home.sends(FLAWED);
    await home.says("dòng 2");
    await home.presses("Không nhập dòng này");
    const list = await home.presses("Các dòng cần xem (2)");

    expect(list.lines[0]).toBe("Các dòng cần xem (2), đã sửa (1)");
    expect(list.buttons).toEqual(["Dòng 9", "Dòng 1", "Dòng 2", "Về bản xem trước"]);
  });

  test("open to what the document says there", async () => {
    await home.sends(FLAWED);
    await home.presses("Các dòng cần xem (3)");
    const row = await home.presses("Dòng 9");

    expect(row.lines).toContain("Chủ trì: Phòng Nội vụ");
    expect(row.lines).toContain("- Đề án: “Quý 5/2023”");
    expect(row.buttons).toEqual([
      "Đặt ngày",
      "Đổi đơn vị chủ trì",
      "Không nhập dòng này",
      "Các dòng cần xem",
      "Về bản xem trước",
    ]);
  });

  test.each(["dòng 3", "Dong 3", "3"])("any other is opened by typing “%s”", async (words) => {
    await home.sends(FLAWED);
    const row = await home.says(words);

    expect(row.lines[0]).toBe("Dòng 3");
    expect(row.text).toContain("Kế hoạch kiểm soát, rà soát TTHC");
  });

  test("a row that is not there is said so", async () => {
    await home.sends(FLAWED);

    expect((await home.says("dòng 99")).text).toContain("Không có dòng 99");
  });
});

describe("a date that is set", () => {
  test.each([
    ["31/10/2023", "2023-10-31", "31/10/2023"],
    ["31/10", "2023-10-31", "31/10/2023"],
    ["quý II", "2023-06-30", "30/6/2023"],
    ["trước ngày 15/12/2023", "2023-12-14", "14/12/2023"],
  ])("“%s” is what comes in", async (typed, due, said) => {
    await home.sends(FLAWED);
    await home.says("dòng 9");
    const asked = await home.presses("Đặt ngày");
    expect(asked.text).toContain("Tài liệu ghi: “Quý 5/2023”");
    const preview = await home.says(typed);

    expect(preview.lines[0]).toBe(`Dòng 9: đã đặt hạn ${said}.`);
    expect(preview.lines).toContain("Chưa hiểu (1)");
    expect(preview.lines).toContain("Đã chỉnh sửa 1 dòng");
    await home.presses("Nhập kế hoạch");
    expect(await dues("NV-009")).toEqual([due]);
  });

  test.each(["mai mốt", "32/13", "quý I, quý II", "31/12/2099", "thường xuyên", "NV-002"])(
    "“%s” is none: the question stands",
    async (typed) => {
      await home.sends(FLAWED);
      await home.says("dòng 9");
      await home.presses("Đặt ngày");
      const again = await home.says(typed);
      expect(again.lines[0]).toBe("Chưa đọc được ngày. Đề nghị ghi một ngày, ví dụ 31/12/2023.");

      expect((await home.says("30/9")).lines[0]).toBe("Dòng 9: đã đặt hạn 30/9/2023.");
    },
  );

  test("gives both of two deliverables their day", async () => {
    await home.sends(FLAWED);
    await home.says("dòng 2");
    await home.presses("Đặt ngày");
    await home.says("30/11");
    await home.presses("Nhập kế hoạch");

    expect(await dues("NV-002")).toEqual(["2023-11-30", "2023-11-30"]);
  });

  test("is called off by thôi, and by a command", async () => {
    await home.sends(FLAWED);
    await home.says("dòng 9");
    await home.presses("Đặt ngày");
    expect((await home.says("thôi")).lines[0]).toBe("Dòng 9");

    await home.presses("Đặt ngày");
    expect((await home.says("/trogiup")).text).toContain("có thể nhắn");
  });
});

describe("a unit that is chosen", () => {
  test("from the list leads the row", async () => {
    await home.sends(FLAWED);
    await home.says("dòng 9");
    const list = await home.presses("Đổi đơn vị chủ trì");
    expect(list.buttons).toContain("Trang sau ›");
    const preview = await home.presses("Phòng Tư pháp");
    expect(preview.lines[0]).toBe("Dòng 9: đã chọn Phòng Tư pháp chủ trì.");
    await home.presses("Nhập kế hoạch");

    const justice = await office.as(JUSTICE);
    expect((await justice.says("NV-009")).text).toContain("Rà soát, điều chỉnh đề án vị trí");
  });

  test.each(["phong tu phap", "Phòng  Tư pháp"])("may be typed: “%s”", async (name) => {
    await home.sends(FLAWED);
    await home.says("dòng 9");
    await home.presses("Đổi đơn vị chủ trì");

    expect((await home.says(name)).lines[0]).toBe("Dòng 9: đã chọn Phòng Tư pháp chủ trì.");
  });

  test("is offered where a name only comes near", async () => {
    await home.sends(FLAWED);
    await home.says("dòng 9");
    await home.presses("Đổi đơn vị chủ trì");
    const near = await home.says("Phòng Kinh tế Hạ tầng");
    expect(near.text).toContain("Không có đơn vị nào đúng tên “Phòng Kinh tế Hạ tầng”");
    expect(near.buttons).toContain("Phòng Kinh tế và Hạ tầng");
    expect((await home.says("Sở Ngoại vụ")).text).toContain(
      "Không có đơn vị nào tên “Sở Ngoại vụ”",
    );

    expect((await home.presses("Phòng Kinh tế và Hạ tầng", near)).lines[0]).toBe(
      "Dòng 9: đã chọn Phòng Kinh tế và Hạ tầng chủ trì.",
    );
  });
});

describe("a unit that was not there in the plan's year", () => {
  test.each([
    { validFrom: day("2024-01-01"), validTo: null },
    { validFrom: null, validTo: day("2022-12-31") },
  ])("can lead none of its rows: %j", async (valid) => {
    const [known] = await office.stores.units.all();
    const name = "Trung tâm Chuyển đổi số";
    const unit = { ...known!, id: newId<UnitId>("unit"), name, aliases: [], ...valid };
    await office.stores.units.add([unit]);
    await home.sends(FLAWED);
    await home.says("dòng 9");
    await home.presses("Đổi đơn vị chủ trì");
    const answer = await home.says(name);

    expect(answer.text).not.toContain("đã giao");
    expect(answer.buttons).not.toContain(name);
  });
});

describe("a row that is left out", () => {
  test("does not come in, and can be taken back before", async () => {
    await home.sends(FLAWED);
    await home.says("dòng 9");
    const skipped = await home.presses("Không nhập dòng này");
    expect(skipped.lines[0]).toBe("Dòng 9: sẽ không nhập.");
    expect(skipped.lines).toContain("18 nhiệm vụ trong 7 lĩnh vực, năm 2023");
    await home.says("dòng 9");
    const back = await home.presses("Dùng lại dòng này");
    expect(back.lines).toContain("19 nhiệm vụ trong 7 lĩnh vực, năm 2023");

    await home.says("dòng 9");
    await home.presses("Không nhập dòng này");
    const done = await home.presses("Nhập kế hoạch");
    expect(done.lines).toContain("Không nhập 1 dòng.");
    const [plan] = await office.stores.plans.all();
    const tasks = plan ? await office.stores.plans.tasksOf(plan.id) : [];
    expect(tasks.length).toBe(18);
  });

  test("twice pressed is left out once", async () => {
    await home.sends(FLAWED);
    const row = await home.says("dòng 9");
    const once = await home.presses("Không nhập dòng này", row);
    const twice = await home.presses("Không nhập dòng này", row);

    expect(twice.text).toBe(once.text);
  });
});

describe("what was decided", () => {
  test("survives a restart", async () => {
    await home.sends(FLAWED);
    await home.says("dòng 9");
    await home.presses("Đặt ngày");
    office.restart();
    await home.says("31/10");
    office.restart();
    await home.says("dòng 2");
    await home.presses("Không nhập dòng này");
    office.restart();
    await home.presses("Nhập kế hoạch");

    // Row 2 is left out, so that row 9 is the eighth task.
    expect(await dues("NV-008")).toEqual(["2023-10-31"]);
  });

  test("can be taken back row by row", async () => {
    await home.sends(FLAWED);
    await home.says("dòng 9");
    await home.presses("Đặt ngày");
    await home.says("31/10");
    const row = await home.says("dòng 9");
    expect(row.lines).toContain("Đã sửa: hạn 31/10/2023");
    const preview = await home.presses("Theo đúng tài liệu");

    expect(preview.lines[0]).toBe("Dòng 9: đã bỏ chỉnh sửa, theo đúng tài liệu.");
    expect(preview.lines).toContain("Chưa hiểu (2)");
  });

  test("is over with the import: old buttons and words say so", async () => {
    await home.sends(FLAWED);
    const row = await home.says("dòng 9");
    const asked = await home.presses("Đặt ngày", row);
    await home.presses("Quay lại", asked);
    await home.presses("Về bản xem trước");
    await home.presses("Hủy");

    for (const label of [
      "Đặt ngày",
      "Đổi đơn vị chủ trì",
      "Không nhập dòng này",
      "Về bản xem trước",
    ]) {
      expect((await home.presses(label, row)).text).toContain("đã được nhập hoặc đã hủy");
    }
  });
});

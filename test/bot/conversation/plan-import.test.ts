import { beforeEach, describe, expect, test } from "vitest";
import { seedText } from "../../jobs/import/given.ts";
import {
  CHAIRMAN,
  HOME,
  idOf,
  JUSTICE,
  OFFICE,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

const NAME = "ke-hoach-cchc-2023.txt";
const NOTHING =
  "Không tìm thấy nhiệm vụ, lịch báo cáo, điểm, danh sách đơn vị hay hồ sơ TTHC trong tài liệu.";
const OVER = "Bản xem trước này đã được nhập hoặc đã hủy. Nếu cần, đề nghị gửi lại tệp.";

let office: Conversation;
let home: Talker;

async function open(isWithoutPlan: boolean): Promise<void> {
  office = await openConversation({ isWithoutPlan });
  home = await office.as(HOME);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const sendsPlan = (who: Talker = home, text = seedText()): Promise<Seen> =>
  who.sends({ name: NAME, bytes: bytesOf(text) });

async function counts() {
  const { plans, deadlines } = office.stores;
  const all = await plans.all();
  const owed = await deadlines.list({ unitIds: null, limit: 10_000 });
  return { plans: all.length, deadlines: owed.length };
}

async function pendingImports(): Promise<number> {
  const { kysely } = office.sample.database;
  return (await kysely.selectFrom("pending_import").selectAll().execute()).length;
}

describe("in an office without a plan", () => {
  beforeEach(() => open(true));

  test("a file is shown first, and nothing is stored", async () => {
    const asked = await home.says("/nhap");
    for (const format of [".docx", ".xlsx", ".csv", ".tsv", ".txt"]) {
      expect(asked.text).toContain(format);
    }
    const preview = await sendsPlan();

    expect(preview.lines.slice(0, 10)).toEqual([
      "03/KH-UBND",
      "Thực hiện cải cách hành chính năm 2023",
      "19 nhiệm vụ trong 7 lĩnh vực, năm 2023",
      "134 thời hạn, trong đó 84 thời hạn báo cáo",
      "Đến hạn trong quý I: 29; quý II: 24; quý III: 23; quý IV: 55",
      "1 việc thường xuyên, 2 việc chưa có ngày",
      "- Báo cáo Quý I/2023: chốt số liệu 05/3/2023, hạn 10/3/2023",
      "- Báo cáo 6 tháng đầu năm 2023: chốt số liệu 05/6/2023, hạn 10/6/2023",
      "- Báo cáo Quý III/2023: chốt số liệu 05/9/2023, hạn 10/9/2023",
      "- Báo cáo tổng hợp năm 2023: chốt số liệu 05/12/2023, hạn 10/12/2023",
    ]);
    expect(preview.lines.length).toBeLessThan(25);
    expect(preview.buttons).toEqual([
      "Nhập kế hoạch",
      "Các dòng chưa có ngày (1)",
      "Xem từng đơn vị",
      "Hủy",
    ]);
    expect(await counts()).toEqual({ plans: 0, deadlines: 0 });
  });

  test("its units can be looked through, page by page", async () => {
    const preview = await sendsPlan();
    const heading = preview.lines.indexOf("Đơn vị thực hiện (21)");
    expect(preview.lines.slice(heading + 1, heading + 5)).toEqual([
      "- Phòng Nội vụ: 9 nhiệm vụ, 16 thời hạn",
      expect.stringMatching(/^- .*: \d+ nhiệm vụ, \d+ thời hạn$/u),
      expect.stringMatching(/^- .*: \d+ nhiệm vụ, \d+ thời hạn$/u),
      "… và 18 đơn vị khác",
    ]);
    const first = await home.presses("Xem từng đơn vị");
    expect(first.replaced).toBe(preview.platformId);
    expect(first.lines[0]).toBe("Đơn vị thực hiện (21)");
    const second = await home.presses("Trang sau ›");
    expect(first.lines.length + second.lines.length).toBe(23);

    expect((await home.presses("Về bản xem trước")).text).toBe(preview.text);
  });

  test("confirmed, it is there for everybody", async () => {
    await sendsPlan();
    const done = await home.presses("Nhập kế hoạch");

    expect(done.lines[0]).toBe("Đã nhập 03/KH-UBND");
    expect(done.lines[1]).toBe("19 nhiệm vụ, 134 thời hạn, trong đó 84 thời hạn báo cáo.");
    expect(await counts()).toEqual({ plans: 1, deadlines: 134 });
    expect(await pendingImports()).toBe(0);
    const justice = await office.as(JUSTICE);
    expect((await justice.says("/nhiemvu")).buttons).toContain("NV-002 · Kế hoạch");
    const [plan] = await office.stores.plans.all();
    expect(await office.stores.audit.of("plan", plan?.id ?? "", 5)).toMatchObject([
      { deed: "imported", personId: (await office.person(HOME)).id, channel: "web" },
    ]);
  });

  test("confirmed twice, it is brought in once", async () => {
    const preview = await sendsPlan();
    await home.presses("Nhập kế hoạch", preview);
    const again = await home.presses("Nhập kế hoạch", preview);

    expect(again.text).toBe(OVER);
    // What stands where the preview stood is not wiped away.
    expect(again.replaced).toBeNull();
    expect(await counts()).toEqual({ plans: 1, deadlines: 134 });
  });

  test("dropped, it is not brought in, nor can it be any more", async () => {
    const preview = await sendsPlan();
    expect((await home.presses("Hủy", preview)).text).toBe("Đã hủy.");

    expect((await home.presses("Nhập kế hoạch", preview)).text).toBe(OVER);
    expect(await counts()).toEqual({ plans: 0, deadlines: 0 });
  });

  test("needs no /nhap before it, and may be captioned with it", async () => {
    expect((await sendsPlan()).buttons).toContain("Nhập kế hoạch");
    const captioned = await home.sends({
      name: NAME,
      bytes: bytesOf(seedText()),
      caption: "nhập kế hoạch",
    });
    expect(captioned.buttons).toContain("Nhập kế hoạch");
  });

  test("of somebody else cannot be confirmed or dropped", async () => {
    const preview = await sendsPlan();
    const other = await office.person(OFFICE);
    const grants = [...other.grants, { role: "coordinator" as const, unitId: null }];
    await office.stores.people.save({ ...other, grants });
    const second = await office.as(OFFICE);
    const id = idOf(preview, "Nhập kế hoạch");
    expect((await second.chooses(id)).text).toContain("Lựa chọn này không còn hiệu lực.");

    // The chat itself becomes the other coordinator's: the button is his to press, the file is not.
    await office.stores.people.link({
      personId: other.id,
      botId: office.sample.bot.id,
      chatId: home.chatId,
      linkedAt: office.now(),
      unreachableSince: null,
      isPreferred: false,
    });
    for (const label of ["Nhập kế hoạch", "Hủy"]) {
      expect((await home.presses(label, preview)).text).toBe(
        "Việc này không thuộc phạm vi phụ trách, nên không thực hiện được.",
      );
    }
    expect(await pendingImports()).toBe(1);
    expect(await counts()).toEqual({ plans: 0, deadlines: 0 });
  });

  test("of a coordinator who is none any more cannot either", async () => {
    const preview = await sendsPlan();
    const person = await office.person(HOME);
    await office.stores.people.save({ ...person, grants: person.grants.slice(0, 1) });

    expect((await home.presses("Nhập kế hoạch", preview)).text).toBe(
      "Chức năng này không dành cho vai trò hiện tại.",
    );
    expect(await counts()).toEqual({ plans: 0, deadlines: 0 });
  });

  test.each([JUSTICE, CHAIRMAN])("the %s cannot bring one in", async (post) => {
    const person = await office.as(post);
    const refused = await person.sends({ name: NAME, bytes: bytesOf("x"), caption: "/nhap" });

    expect(refused.text).toBe("Chức năng này không dành cho vai trò hiện tại.");
    expect(await pendingImports()).toBe(0);
  });

  test("units that nobody knows yet are named before they are made", async () => {
    const text = seedText().replaceAll("Phòng Tư pháp", "Phòng Ngoại vụ");
    const preview = await sendsPlan(home, text);
    const heading = preview.lines.indexOf("Đơn vị mới sẽ được thêm (1)");

    expect(preview.lines[heading + 1]).toBe("- Phòng Ngoại vụ");
  });

  test("rows that are not understood are shown, and why", async () => {
    const text = seedText().replace("Quý 2/2023", "Quý 5/2023");
    const preview = await sendsPlan(home, text);

    expect(preview.lines).toContain("Chưa hiểu (1)");
    expect(preview.lines).toContain("- Dòng 9: “Quý 5/2023” không có trên lịch.");
    expect(preview.buttons).toContain("Các dòng cần xem (2)");
  });

  describe("a file that is no plan gets its sentence", () => {
    test.each([
      [
        "words without a table",
        bytesOf("Kính gửi các đồng chí, mai họp lúc 8 giờ."),
        NAME,
        NOTHING,
      ],
      [
        "a report of another office",
        bytesOf(seedText("quang-dien-2022-bao-cao-6-thang.txt")),
        NAME,
        NOTHING,
      ],
      ["nothing", new Uint8Array(), NAME, "Tệp không có nội dung."],
      ["blanks", bytesOf(" \n\t\n "), NAME, "Tệp không có nội dung."],
      [
        "a damaged Word file",
        Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]),
        "ke-hoach.docx",
        "Tệp bị hỏng",
      ],
      [
        "a Word file of before 2007",
        Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
        "ke-hoach.doc",
        "lưu lại dạng .docx",
      ],
      ["a PDF", bytesOf("%PDF-1.7 x"), "ke-hoach.pdf", "bản Word (.docx)"],
      [
        "a picture",
        Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 0x80]),
        "anh.jpg",
        "Chưa đọc được tệp “anh.jpg”. Đề nghị gửi tệp Word (.docx)",
      ],
    ])("%s", async (_, bytes, name, sentence) => {
      await home.says("/nhap");
      const answer = await home.sends({ name, bytes });

      expect(answer.text).toContain(sentence);
      expect(answer.buttons).toEqual([]);
      expect(await counts()).toEqual({ plans: 0, deadlines: 0 });
      expect(await pendingImports()).toBe(0);
      // Another may follow, without asking again.
      expect((await sendsPlan()).buttons).toContain("Nhập kế hoạch");
    });

    test("one of 21 MB, which the platform does not hand out; another may follow", async () => {
      await home.says("/nhap");
      const refused = await home.sends({ name: NAME, bytes: null, size: 21 * 1024 * 1024 });
      expect(refused.text).toBe("Tệp quá lớn, chỉ nhận tệp đến 20 MB.");

      expect((await sendsPlan()).buttons).toContain("Nhập kế hoạch");
    });

    test("one of 21 MB whose size nobody announced", async () => {
      const text = bytesOf("a".repeat(21 * 1024 * 1024));
      const refused = await home.sends({ name: NAME, bytes: text, size: 10 });

      expect(refused.lines[0]).toBe("Tệp quá lớn, chỉ nhận tệp đến 20 MB.");
    });

    test("one that is gone", async () => {
      expect((await home.sends({ name: NAME, bytes: null, size: 100 })).text).toBe(
        "Không còn tệp này, đề nghị gửi lại.",
      );
    });
  });
});

describe("in an office that has the plan", () => {
  beforeEach(() => open(false));

  test("the same file changes nothing, and says so", async () => {
    const before = await counts();
    const preview = await sendsPlan();

    expect(preview.lines).toContain("19 nhiệm vụ trong 7 lĩnh vực, năm 2023");
    expect(preview.lines).toContain("Kế hoạch này đã có, không có gì thay đổi.");
    expect(preview.buttons).toEqual([]);
    expect(await pendingImports()).toBe(0);
    expect(await counts()).toEqual(before);
  });

  test("a corrected one shows what it would change, and changes that", async () => {
    const preview = await sendsPlan(home, seedText().replace("Quý 2/2023", "Quý 3/2023"));
    expect(preview.lines).toContain("Nhiệm vụ thay đổi (1)");
    const heading = preview.lines.indexOf("Nhiệm vụ thay đổi (1)");
    expect(preview.lines[heading + 1]).toMatch(/^- NV-009/u);
    expect(preview.buttons).toEqual([
      "Cập nhật kế hoạch",
      "Các dòng chưa có ngày (1)",
      "Xem từng đơn vị",
      "Hủy",
    ]);
    expect((await office.deadline("NV-009 Đề án")).deadline.due).toBe("2023-06-30");

    await home.presses("Cập nhật kế hoạch");
    expect((await office.deadline("NV-009 Đề án")).deadline.due).toBe("2023-09-30");
  });

  test("what was reported meanwhile stays reported", async () => {
    const justice = await office.as(JUSTICE);
    await justice.says("NV-002");
    await justice.presses("NV-002 · Kế hoạch");
    await justice.presses("Báo hoàn thành");
    await sendsPlan(home, seedText().replace("Quý 2/2023", "Quý 3/2023"));
    await home.presses("Cập nhật kế hoạch");

    expect((await office.deadline("NV-002 Kế hoạch")).deadline.state.name).toBe("done");
  });
});

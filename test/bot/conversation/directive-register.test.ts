/** /giao: the register of directives received from above, and what is counted of it. */
import { beforeEach, describe, expect, test } from "vitest";
import {
  CHAIRMAN,
  HOME,
  idOf,
  JUSTICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

let office: Conversation;
let chairman: Talker;
let home: Talker;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-03-23 09:00");
  chairman = await office.as(CHAIRMAN);
  home = await office.as(HOME);
});

async function received() {
  return office.stores.directives.list({ direction: "received", limit: 100 });
}

async function owed() {
  const [directive] = await received();
  if (!directive) throw new Error("there is no directive");
  const ids = await office.stores.directives.deadlinesOf(directive.id);
  return office.stores.deadlines.views(ids);
}

describe("directives from above", () => {
  const rows = (count: number, late: readonly number[] = []) =>
    Array.from({ length: count }, (_, at) => {
      const answered = late.includes(at) ? "13/3/2023" : "9/3/2023";
      return `${1_000 + at}/UBND-KSTT; 1/3/2023; Ý kiến ${at + 1}; 10/3/2023; ${answered}`;
    }).join("\n");

  async function register(text: string) {
    await home.says("/giao");
    await home.presses("Ý kiến chỉ đạo của cấp trên");
    await home.presses("Đăng ký nhiều ý kiến một lần");
    return home.says(text);
  }

  test("are registered one by one, answered by the office's own unit unless another is named", async () => {
    await home.says("/giao");
    await home.presses("Ý kiến chỉ đạo của cấp trên");
    await home.presses("Đăng ký ý kiến chỉ đạo");
    const preview = await home.says(
      "Báo cáo cải cách hành chính; hạn 30/3; Công văn 1245/UBND-KSTT ngày 10/3/2023 của UBND tỉnh",
    );
    expect(preview.lines).toContain("Đơn vị trả lời: Phòng Nội vụ");
    expect(preview.lines).toContain("Văn bản: số 1245/UBND-KSTT ngày 10/3/2023 của UBND tỉnh");
    await home.presses("Đăng ký");
    expect((await home.presses("Đăng ký")).lines[0]).toContain("đã được đăng ký rồi");
    const [view, ...others] = await owed();
    expect(others).toEqual([]);
    expect(view).toMatchObject({ unit: "Phòng Nội vụ", deadline: { due: "2023-03-30" } });
  });

  test("64, one of them late by a system's error: 63/64, and corrected with a reason 64/64", async () => {
    await register(rows(64, [7]));
    const done = await home.presses("Đăng ký 64 ý kiến");
    expect(done.lines).toEqual([
      "Đã đăng ký 64 ý kiến chỉ đạo: CĐ-001 – CĐ-064.",
      "Năm 2023: 63/64 đúng hạn (98,44 %); chậm hoặc quá hạn 1",
    ]);
    await chairman.says("/nhiemvu CĐ-008");
    await chairman.presses("CĐ-008");
    await chairman.presses("Thao tác khác");
    await chairman.presses("Sửa kết quả chậm");
    await chairman.says("Lỗi trên hệ thống");

    const figure = "64/64 đúng hạn (100 %); 1 ý kiến được sửa kết quả thành đúng hạn, có lý do";
    await home.says("/giao");
    const list = await home.presses("Ý kiến chỉ đạo của cấp trên");
    expect(list.lines[1]).toBe(`Năm 2023: ${figure}`);
    expect((await chairman.says("/tonghop")).lines).toContain(
      `Ý kiến chỉ đạo của cấp trên: ${figure}`,
    );
  });

  test("pasted rows confirmed twice, or pasted again, are there once", async () => {
    const preview = await register(rows(3));
    await home.presses("Đăng ký 3 ý kiến", preview);
    await home.presses("Đăng ký 3 ý kiến", preview);
    expect(await received()).toHaveLength(3);
    const again = await register(rows(4));
    expect(again.lines[0]).toBe("Đọc được 1 dòng");
    expect(again.text).toContain("đã có trong sổ hoặc ở dòng trên");
  });

  test("wrong rows are refused with a reason, the others taken; nobody is asked for old proof", async () => {
    const preview = await register(`${rows(1)}\nhỏng\n2/UBND; 31/02/2023; X; 1/3/2023`);
    expect(preview.lines).toContain("Không nhận 2 dòng");
    expect(preview.lines).toContain(
      "- Dòng 2 “hỏng”: thiếu cột, cần ít nhất số; ngày; nội dung; hạn",
    );
    await home.presses("Đăng ký 1 ý kiến");
    const [view] = await owed();
    expect(view?.deadline.state).toMatchObject({ name: "done", completedOn: "2023-03-09" });
  });

  test("are in the weekly summary only when there are any", async () => {
    expect((await chairman.says("/tonghop")).text).not.toContain("Ý kiến chỉ đạo");
  });

  test("nobody else registers any", async () => {
    const preview = await register(rows(2));
    const justice = await office.as(JUSTICE);
    await justice.chooses(idOf(preview, "Đăng ký 2 ý kiến"));
    expect(await received()).toEqual([]);
  });

  test("one that is answered already can be registered so, in one message", async () => {
    await home.says("/giao");
    await home.presses("Ý kiến chỉ đạo của cấp trên");
    await home.presses("Đăng ký ý kiến chỉ đạo");
    const preview = await home.says(
      "Báo cáo số liệu; hạn 10/3/2023; số 7/UBND ngày 1/3/2023; trả lời 9/3/2023",
    );
    expect(preview.lines).toContain("Thời hạn: thứ Sáu, 10/3/2023");
    expect(preview.lines).toContain("Đã trả lời ngày 09/3/2023");
    expect((await home.presses("Đăng ký")).lines).toContain("Kết quả: Đúng hạn (09/3/2023)");
  });

  test("of one that was answered long ago nobody is asked for its proof any more", async () => {
    await register("1/UBND; 3/1/2023; Việc cũ; 10/1/2023; 9/1/2023");
    await home.presses("Đăng ký 1 ý kiến");
    const [view] = await owed();
    expect(view?.deadline.nextNoticeAt).toBeNull();
  });
});

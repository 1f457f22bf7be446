/** What people say instead of a command leads to where it is done, and does nothing by itself. */
import { beforeEach, expect, test } from "vitest";
import {
  CHAIRMAN,
  HOME,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
} from "./support.ts";

let office: Conversation;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-04-05 09:00");
});

test("a task's code with words lists it with how it is done; nothing is done", async () => {
  const justice = await office.as(JUSTICE);
  const shown = await justice.says("NV-002 xong");
  expect(shown.lines[1]).toBe("Mở việc đã xong, rồi chọn “Báo hoàn thành”.");
  expect(shown.buttons).toContain("NV-002 · Kế hoạch");
  expect((await office.deadline("NV-002 Kế hoạch")).deadline.state.name).toBe("open");
});

test.each([
  [JUSTICE, "gia hạn", "Mở việc cần gia hạn"],
  [JUSTICE, "đã nộp báo cáo quý 1 rồi", "rồi chọn “Nộp tài liệu”"],
  [JUSTICE, "chờ ký", "“chờ ký”"],
  [JUSTICE, "xuat ho so kiem chung quy 1", "Hồ sơ kiểm chứng quý I/2023"],
  [JUSTICE, "Duyệt", "Chưa hiểu"],
  [HOME, "Duyệt", "Chờ kiểm chứng"],
  [HOME, "gia hạn", "Đề nghị gia hạn (0)"],
  [CHAIRMAN, "chờ ký", "Văn bản chờ ký"],
])("%s: “%s”", async (post, text, answered) => {
  expect((await (await office.as(post)).says(text)).text).toContain(answered);
});

test("where nothing can be pressed, the list's numbers open what it shows", async () => {
  const numbered = await openConversation({ traits: NUMBERED });
  const justice = await numbered.as(JUSTICE);
  await justice.says("gia hạn NV-002");
  expect((await justice.says("1")).text).toContain("NV-002 · Kế hoạch");
});

test("“/nhiemvu quá hạn” shows what is overdue, and nothing else", async () => {
  const list = await (await office.as(JUSTICE)).says("/nhiemvu qua han");
  expect(list.lines.filter((line) => /\(\d+\)$/u.test(line))).toEqual(["Quá hạn (2)"]);
});

// “cảm ơn” and “/kiemchugn”, said after “giao viec cho phong y te”, were taken for units.
test("a directive's question takes neither thanks nor a slip of a command for a unit", async () => {
  const chairman = await office.as(CHAIRMAN);
  const first = await chairman.says("giao viec cho phong y te");
  expect(first.text).toContain("Nội dung phải thực hiện là gì?");
  expect((await chairman.says("/kiemchugn")).text).toContain("/kiemchung");
  expect((await chairman.says("cảm ơn")).text).toContain("Nội dung phải thực hiện là gì?");
  expect((await chairman.says("Báo cáo phòng dịch")).text).toContain("Thời hạn");
  expect((await chairman.says("20/4")).text).toContain("Giao cho 1 đơn vị: Phòng Y tế");
});

// “cac xa, thi tran” and “tat ca cac phong” went into what is to be done.
test("groups said in short are no part of what is to be done", async () => {
  const chairman = await office.as(CHAIRMAN);
  const communes = await chairman.says("/giao Kiem tra TTHC; cac xa, thi tran; truoc 20/4");
  expect(communes.text).toContain("(8 đơn vị)");
  await chairman.says("thôi");
  const departments = await chairman.says("/giao Kiem tra TTHC; tat ca cac phong; 20/4");
  expect(departments.text).toContain("“tat ca cac phong” là đơn vị nào?");
});

// A search that had failed advised the very same search.
test("a number that is not found is not advised again", async () => {
  const nothing = await (await office.as(JUSTICE)).says("/tim 191/KH-UBND");
  expect(nothing.text).toContain("Đề nghị kiểm tra lại số, ký hiệu");
  expect(nothing.text).not.toContain("/tim 191/KH-UBND");
});

// Said below the list, both were “Không có ai như vậy”.
test.each(["hủy liên kết Trưởng phòng Tư pháp", "ket thuc vai tro Truong phong Tu phap"])(
  "below the list of people “%s” asks whether that is meant",
  async (text) => {
    const home = await office.as(HOME);
    await home.says("/nguoidung");
    const asked = await home.says(text);
    expect(asked.text).toContain("Trưởng phòng Tư pháp");
    expect(asked.text).not.toContain("Không có ai như vậy");
  },
);

test("a head's settings are his own; the rules are one choice away", async () => {
  const justice = await office.as(JUSTICE);
  const own = await justice.says("/caidat");
  expect(own.lines[0]).toBe("Cài đặt");
  expect(own.lines.length).toBeLessThan(10);
  const whole = await justice.presses("Quy tắc nhắc việc của cơ quan");
  expect(whole.lines[0]).toContain("Quy tắc nhắc việc");
});

// “Nhiệm vụ mới được giao” told neither who gave it nor by which document.
test("the news of a directive names its giver and its document", async () => {
  const chairman = await office.as(CHAIRMAN);
  const justice = await office.as(JUSTICE);
  await chairman.says(
    "/giao Báo cáo rà soát TTHC; Phòng Tư pháp; 28/4; Công văn 152/UBND-NV ngày 20/3/2023",
  );
  await chairman.presses("Giao");
  await office.passTo("2023-04-05 09:30");
  expect(justice.newest().text).toContain(
    "Người giao: Chủ tịch UBND huyện, theo văn bản số 152/UBND-NV ngày 20/3/2023",
  );
});

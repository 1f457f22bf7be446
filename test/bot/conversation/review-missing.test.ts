/** /kiemchung of who has something to hand in, and of who has something to sign. */
import { beforeEach, describe, expect, test } from "vitest";
import {
  CHAIRMAN,
  HOME,
  HOME_OFFICER,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const NAME = "NV-002 · Kế hoạch";
const DRAFT = "Kế hoạch số 15/KH-UBND ngày 20/3/2023 https://vanban.example.vn/15";

let office: Conversation;
let justice: Talker;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-03-21 09:00");
  justice = await office.as(JUSTICE);
});

async function opensTask(who: Talker): Promise<void> {
  await who.says("NV-002");
  await who.presses(NAME);
}

describe("a head", () => {
  test("sees what is overdue and due soon, and hands in with one tap", async () => {
    const list = await justice.says("/kiemchung");
    expect(list.lines.slice(0, 4)).toEqual([
      "Tài liệu kiểm chứng của đơn vị",
      "",
      "Quá hạn, chưa nộp tài liệu (1)",
      "Báo cáo Quý I/2023 – hạn 10/3/2023, quá hạn 7 ngày làm việc",
    ]);
    expect(list.lines).toContain("Sắp đến hạn, chưa nộp tài liệu (1)");
    await justice.presses(`Nộp: ${NAME}`, list);
    await justice.says(DRAFT);
    const after = await justice.says("minh chứng");
    expect(after.lines).toContain("Đã nộp, chờ xem xét (1)");
    expect(after.buttons).toContain(NAME);
  });

  test("sees why something was returned, before all else", async () => {
    await opensTask(justice);
    await justice.presses("Nộp tài liệu");
    await justice.says(DRAFT);
    const home = await office.as(HOME);
    await home.says("/kiemchung");
    await home.presses(`${NAME} · Phòng Tư pháp`);
    await home.presses("Không mở được liên kết, tệp");
    const list = await justice.says("kiểm chứng");
    expect(list.lines.slice(2, 6)).toEqual([
      "Yêu cầu bổ sung (1)",
      "NV-002 · Kế hoạch – hạn 31/3/2023, còn 8 ngày làm việc",
      "Xây dựng kế hoạch và tổ chức tuyên truyền, phổ biến giáo dục pháp luật",
      "Lý do: Không mở được liên kết, tệp",
    ]);
  });

  test("sees what is done and not proved; what lies with the signer is left alone", async () => {
    await opensTask(justice);
    await justice.presses("Báo hoàn thành");
    expect((await justice.says("/kiemchung")).lines).toContain("Đã làm, còn thiếu tài liệu (1)");
    await justice.presses("Hoàn tác");
    await opensTask(justice);
    await justice.presses("Đã trình ký");
    await justice.presses(CHAIRMAN);
    expect((await justice.says("/kiemchung")).text).not.toContain("NV-002");
  });
});

test("the officer of the coordinator's unit is shown his unit's own list", async () => {
  const officer = await office.as(HOME_OFFICER);
  const list = await officer.says("/kiemchung");
  expect(list.lines[0]).toBe("Tài liệu kiểm chứng của đơn vị");
  expect(list.text).not.toContain("Chờ kiểm chứng:");
});

test("who reviews and owes something too has both, one tap apart", async () => {
  const home = await office.as(HOME);
  const queue = await home.says("/kiemchung");
  const own = queue.buttons.find((label) => label.startsWith("Còn thiếu của đơn vị: "));
  expect(own).toBeDefined();
  const list = await home.presses(own ?? "", queue);
  expect(list.lines[0]).toBe("Tài liệu kiểm chứng của đơn vị");
  expect(list.text).toContain("Báo cáo Quý I/2023");
});

describe("a signer", () => {
  test("sees how many papers await his signature, and opens them", async () => {
    await opensTask(justice);
    await justice.presses("Đã trình ký");
    await justice.presses(CHAIRMAN);
    const chairman = await office.as(CHAIRMAN);
    const queue = await chairman.says("/kiemchung");
    expect(queue.buttons).toContain("Chờ ký: 1");
    const papers = await chairman.presses("Chờ ký: 1", queue);
    expect(papers.lines).toEqual([
      "Văn bản chờ ký: 1",
      "",
      "NV-002 · Kế hoạch – hạn 31/3/2023, còn 8 ngày làm việc",
      "Xây dựng kế hoạch và tổ chức tuyên truyền, phổ biến giáo dục pháp luật",
      "Phòng Tư pháp, trình ngày 21/3/2023",
    ]);
    const opened = await chairman.presses(NAME, papers);
    expect(opened.text).toContain("Tình trạng: Đã trình ký");
  });

  test("only his own: another leader has none", async () => {
    await opensTask(justice);
    await justice.presses("Đã trình ký");
    await justice.presses(CHAIRMAN);
    const deputy = await office.as("Phó Chủ tịch UBND huyện");
    expect((await deputy.says("/kiemchung")).buttons).not.toContain("Chờ ký: 1");
  });
});

test("with numbers: what is handed in is named by the line that its number stands before", async () => {
  office = await openConversation({ traits: NUMBERED });
  office.setClock("2023-03-21 09:00");
  justice = await office.as(JUSTICE);
  const list = await justice.says("kiểm chứng");
  expect(list.text.length).toBeLessThan(1_900);
  const asked = await justice.presses(`Nộp: ${NAME}`, list);
  expect(asked.text).toContain("Đề nghị gửi");
  await justice.says(DRAFT);
  const home = await office.as(HOME);
  const queue = await home.says("kiểm chứng");
  const { line } = queue.outgoing.choices.flat()[0] ?? {};
  expect(queue.lines[line ?? -1]).toContain("NV-002 · Kế hoạch – Phòng Tư pháp");
});

import { beforeEach, expect, test } from "vitest";
import { HOME, openConversation, type Conversation } from "./support.ts";

const FINANCE = "Trưởng phòng Tài chính – Kế hoạch";

let office: Conversation;

beforeEach(async () => {
  office = await openConversation();
});

/** The newest message of a person that has a button which begins so, and the button. */
async function offeredTo(post: string, day: string, beginning: string) {
  const who = await office.as(post);
  await office.passTo(`${day} 07:30`);
  const message = who.newest();
  const label = message.buttons.find((each) => each.startsWith(beginning));
  if (!label) throw new Error(`no button begins with ${beginning}: ${message.buttons.join(" | ")}`);
  return { who, message, label };
}

test("a quarter's last days ask how ongoing work stands: one tap, some words", async () => {
  const { who, message, label } = await offeredTo(HOME, "2023-03-29", "Cập nhật tình hình");
  const asked = await who.presses(label, message);
  expect(asked.text).toContain("quý I/2023");
  await who.says("Đã bổ nhiệm 2 trưởng phòng");

  const last = await offeredTo(HOME, "2023-03-31", "");
  expect(last.message.lines[0]).toContain("31/3/2023");
  expect(last.message.buttons.filter((each) => each.startsWith("Cập nhật"))).toEqual([]);
});

test("work due “Trong năm” asks for a date the morning after it was brought in", async () => {
  const { who, message, label } = await offeredTo(FINANCE, "2023-02-21", "Đăng ký ngày");
  await who.presses(label, message);
  expect((await who.says("cuối tháng 9")).text).toContain("Đã đăng ký ngày hoàn thành 30/9/2023");
});

test("what stays overdue through its Mondays is offered to the coordinator, one tap each", async () => {
  const { who, message, label } = await offeredTo(HOME, "2023-05-08", "Chốt chậm: NV-002");
  expect((await who.presses(label, message)).lines[0]).toBe(
    "Đã chốt chậm: NV-002 · Kế hoạch – Phòng Tư pháp",
  );
  expect((await office.deadline("NV-002 Kế hoạch")).deadline.closedLateAt).toBe(office.now());
});

/** A list of units and people sent into the chat: shown in full before a yes, and never along with a plan. */
import { beforeEach, expect, test } from "vitest";
import { seedText } from "../../jobs/import/given.ts";
import { HOME, openConversation, type Conversation, type Seen, type Talker } from "./support.ts";

const LIST = [
  "Chức vụ\tHọ và tên\tVai trò\tĐơn vị",
  "Trưởng phòng Tư pháp\t\tCơ quan thường trực CCHC\tPhòng Tư pháp",
].join("\n");
const APART = "Tệp còn có danh sách người dùng; đề nghị gửi riêng để nhập.";

let office: Conversation;
let home: Talker;
beforeEach(async () => {
  office = await openConversation({ isWithoutPlan: true });
  home = await office.as(HOME);
});

function sends(text: string): Promise<Seen> {
  return home.sends({ name: "tai-lieu.txt", bytes: new TextEncoder().encode(text) });
}

async function coordinators(): Promise<readonly string[]> {
  return (await office.stores.people.withRole("coordinator")).map(({ post }) => post);
}

/** The button that starts so; how many questions are open may follow. */
function labelOf({ buttons }: Seen, start: string): string {
  return buttons.find((label) => label.startsWith(start)) ?? start;
}

test("roles in a plan's file are not granted by the yes to the plan", async () => {
  const before = await coordinators();
  await home.says("/nhap");
  const preview = await sends(`${seedText()}\n\n${LIST}\n`);
  expect(preview.lines).toContain(APART);
  expect(preview.text).not.toContain("Trưởng phòng Tư pháp");
  const done = await home.presses(labelOf(preview, "Nhập kế hoạch"));
  expect(done.lines).toContain(APART);
  expect(await coordinators()).toEqual(before);
  expect(await office.stores.plans.all()).toHaveLength(1);
});

test("a list alone is shown with every leading role, and comes in by its own yes", async () => {
  const before = await coordinators();
  await home.says("/nhap");
  const preview = await sends(LIST);
  expect(preview.lines).toContain("Vai trò lãnh đạo, thường trực được giao (1)");
  expect(preview.lines).toContain(
    "- Trưởng phòng Tư pháp: Cơ quan thường trực CCHC (Phòng Tư pháp)",
  );
  expect(preview.lines).not.toContain(APART);
  expect(await coordinators()).toEqual(before);
  await home.presses(labelOf(preview, "Cập nhật danh sách"));
  expect(await coordinators()).toContain("Trưởng phòng Tư pháp");
});

/** What people have put right about duties stays so when their plan is brought in again. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Deadline } from "../../../domain/deadline.ts";
import { planFile } from "./plan-files.ts";
import { CHAIRMAN, HOME, openConversation, type Conversation, type Talker } from "./support.ts";

const CULTURE_UNIT = "Phòng Văn hoá và Thông tin";

let office: Conversation;
let home: Talker;

async function open(who: Talker, code: string, button: string): Promise<void> {
  await who.says(code);
  await who.presses(button);
}

/** All duties of the plan, by id, without what only counts their changes. */
async function duties(): Promise<readonly Deadline[]> {
  const views = await office.stores.deadlines.list({ unitIds: null, limit: 10_000 });
  return views
    .map(({ deadline }) => deadline)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** NV-002 goes to another unit, NV-008 gets another date, NV-014 is extended. */
beforeEach(async () => {
  office = await openConversation({ isWithoutPlan: true });
  home = await office.as(HOME);
  await home.sends(planFile());
  await home.presses("Nhập kế hoạch");

  await open(home, "NV-002", "NV-002 · Kế hoạch");
  await home.presses("Thao tác khác");
  await home.presses("Chuyển đơn vị");
  await home.says(CULTURE_UNIT);
  await home.says("Theo quyết định mới");

  // His own unit's date is not the only coordinator's to move.
  const chairman = await office.as(CHAIRMAN);
  await open(chairman, "NV-008", "NV-008 · Kế hoạch");
  await chairman.presses("Thao tác khác");
  await chairman.presses("Sửa thời hạn");
  await chairman.says("28/4/2023 vì ghi nhầm");

  await open(home, "NV-014", "NV-014 · Kế hoạch");
  await home.presses("Đề nghị gia hạn");
  await home.says("14/4/2023 vì chờ hướng dẫn");
  await open(chairman, "NV-014", "NV-014 · Kế hoạch");
  await chairman.presses("Trả lời đề nghị gia hạn");
  await chairman.presses("Cho gia hạn");
});

test("the same plan again changes nothing, and makes nothing twice", async () => {
  const before = await duties();
  const again = await home.sends(planFile());
  expect(again.buttons).not.toContain("Cập nhật kế hoạch");
  expect(again.text).toMatch(/không (?:có gì )?thay đổi|đã nhập/iu);
  expect(await duties()).toEqual(before);
});

describe("a corrected plan", () => {
  test("that changes other rows leaves these as they are", async () => {
    const before = await duties();
    await home.sends(planFile(["Quý 2/2023", "Quý 3/2023"]));
    await home.presses("Cập nhật kế hoạch");
    const after = await duties();
    expect(after).toHaveLength(before.length);
    for (const name of ["NV-002 Kế hoạch", "NV-008 Kế hoạch", "NV-014 Kế hoạch"]) {
      const { deadline } = await office.deadline(name);
      expect(deadline).toEqual(before.find(({ id }) => id === deadline.id));
    }
  });

  test("that says the same date in other words leaves what was extended", async () => {
    await home.sends(planFile(["Quý I/2023", "Tháng 3/2023"]));
    await home.presses("Cập nhật kế hoạch");
    expect((await office.deadline("NV-014 Kế hoạch")).deadline).toMatchObject({
      due: "2023-04-14",
      originalDue: "2023-03-31",
    });
    expect((await office.deadline("NV-002 Kế hoạch")).unit).toBe(CULTURE_UNIT);
  });

  test("that really changes their date is shown, and followed; the unit stays where it was moved", async () => {
    const preview = await home.sends(planFile(["Quý I/2023", "Quý II/2023"]));
    expect(preview.buttons).toContain("Cập nhật kế hoạch");
    await home.presses("Cập nhật kế hoạch");
    for (const name of ["NV-002 Kế hoạch", "NV-008 Kế hoạch", "NV-014 Kế hoạch"]) {
      const { deadline } = await office.deadline(name);
      expect(deadline).toMatchObject({ due: "2023-06-30", originalDue: null });
    }
    expect((await office.deadline("NV-002 Kế hoạch")).unit).toBe(CULTURE_UNIT);
  });
});

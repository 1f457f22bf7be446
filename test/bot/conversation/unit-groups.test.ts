/** /donvi: which units a group phrase names, outside of any import. */
import { beforeEach, describe, expect, test } from "vitest";
import {
  CHAIRMAN,
  HOME,
  idOf,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const COMMUNES = "UBND cấp xã";

let office: Conversation;
let home: Talker;

beforeEach(async () => {
  office = await openConversation();
  home = await office.as(HOME);
});

async function membersOf(phrase: string): Promise<number | undefined> {
  const groups = await office.stores.units.groups();
  return groups.find(({ phrases }) => phrases.includes(phrase))?.memberIds.length;
}

describe("the groups of an office", () => {
  test("are listed with how many units they name", async () => {
    await home.says("/donvi");
    const groups = await home.presses("Nhóm đơn vị");

    expect(groups.lines).toContain(`- ${COMMUNES}: 8 đơn vị`);
    expect(groups.lines).toContain("- Các cơ quan, đơn vị có liên quan: 0 đơn vị");
  });

  test("open to their members, which can be ticked on and off", async () => {
    await home.says("/donvi");
    await home.presses("Nhóm đơn vị");
    const opened = await home.presses(COMMUNES);
    expect(opened.lines).toContain("Đã chọn 8 đơn vị.");
    await home.presses("☑ Tất cả UBND cấp xã (8)");
    expect(await membersOf(COMMUNES)).toBe(0);
    await home.presses("☐ Phòng Tư pháp");
    expect(await membersOf(COMMUNES)).toBe(1);

    expect((await home.presses("Xong")).lines).toContain(`- ${COMMUNES}: 1 đơn vị`);
  });

  test("take units that nobody knew yet, once", async () => {
    await home.says("/donvi");
    await home.presses("Nhóm đơn vị");
    await home.presses(COMMUNES);
    const typed = await home.says("UBND xã Tân Lập");
    await home.presses("Thêm 1 đơn vị mới và dùng", typed);
    await home.presses("Thêm 1 đơn vị mới và dùng", typed);

    expect(await membersOf(COMMUNES)).toBe(9);
    const units = await office.stores.units.all();
    const made = units.filter(({ name }) => name === "UBND xã Tân Lập");
    expect(made.map(({ kind }) => kind)).toEqual(["commune"]);
  });

  test("every change is written down", async () => {
    await home.says("/donvi");
    await home.presses("Nhóm đơn vị");
    await home.presses(COMMUNES);
    await home.presses("☐ Phòng Tư pháp");
    const groups = await office.stores.units.groups();
    const group = groups.find(({ phrases }) => phrases.includes(COMMUNES));

    expect(await office.stores.audit.of("unit", group?.id ?? "", 5)).toMatchObject([
      {
        deed: "changed-group",
        personId: (await office.person(HOME)).id,
        detail: { from: 8, to: 9 },
      },
    ]);
  });
});

describe("whoever coordinates nothing", () => {
  test("is not offered the groups", async () => {
    const chairman = await office.as(CHAIRMAN);

    expect((await chairman.says("/donvi")).buttons).not.toContain("Nhóm đơn vị");
  });

  test("cannot change them with a button of before", async () => {
    await home.says("/donvi");
    const groups = await home.presses("Nhóm đơn vị");
    const opened = await home.presses(COMMUNES);
    const person = await office.person(HOME);
    await office.stores.people.save({ ...person, grants: person.grants.slice(0, 1) });

    for (const id of [
      idOf(groups, COMMUNES),
      idOf(opened, "☐ Phòng Tư pháp"),
      idOf(opened, "Xong"),
    ]) {
      expect((await home.chooses(id)).text).toBe("Chức năng này không dành cho vai trò hiện tại.");
    }
    expect(await membersOf(COMMUNES)).toBe(8);
  });
});

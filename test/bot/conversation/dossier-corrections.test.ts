/** A dossier kept by hand, put right: when it ended, what was written of it, whether it goes. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Dossier } from "../../../domain/dossier.ts";
import { dossier } from "../../builders/dossier.ts";
import { at } from "../../builders/time.ts";
import { forges } from "./forged.ts";
import {
  CULTURE,
  HOME,
  JUSTICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

let office: Conversation;
let head: Talker;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-02-20 09:00");
  head = await office.as(JUSTICE);
  await head.says("/hoso 0012; Đăng ký khai sinh; nhận 8h30 20/2; hẹn 24/2");
  await head.presses("Ghi hồ sơ này");
});

async function stored(): Promise<Dossier> {
  const [found] = await office.stores.dossiers.byCodes(["0012"]);
  if (!found) throw new Error("it is not kept");
  return found;
}

async function deeds(id: Dossier["id"]): Promise<readonly string[]> {
  return (await office.stores.audit.of("dossier", id, 10)).map(({ deed }) => deed);
}

async function duty() {
  const [made] = await office.stores.apologies.ofDossiers([(await stored()).id]);
  return made ? office.stores.deadlines.byId(made.deadlineId) : null;
}

// What was done on Friday and marked on Monday was late for ever.
describe("when it ended", () => {
  beforeEach(async () => {
    office.setClock("2023-02-27 08:00");
    await head.says("hồ sơ 0012");
    await head.presses("Đã xử lý xong");
    if ((await stored()).outcome !== "late") throw new Error("it is not late yet");
    await head.presses("Ngày khác…");
  });

  test("can be said to be another day, or a moment of it", async () => {
    const card = await head.says("24/2");
    expect(card.lines[0]).toBe("Đã sửa hồ sơ.");
    expect(await stored()).toMatchObject({ outcome: "on-time", ended: { on: "2023-02-24" } });
    await head.presses("Ngày khác…");
    await head.says("9h30 24/2");
    expect((await stored()).ended?.at).toBe(at("2023-02-24 09:30"));
  });

  test.each([
    ["8h 20/2", "Không thể trước khi tiếp nhận."],
    ["9h 27/2", "Không thể sau lúc này."],
    ["28/2", "Không thể sau lúc này."],
    ["31/2", "Chưa đọc được ngày, giờ, hoặc ngày không có trong lịch."],
  ])("but not %s", async (words, told) => {
    expect((await head.says(words)).lines).toContain(told);
    expect((await stored()).ended?.on).toBe("2023-02-27");
  });
});

describe("what was written of it", () => {
  test("is said otherwise in one line, and its date is reckoned anew", async () => {
    await head.presses("Sửa hồ sơ");
    const card = await head.says("thủ tục Chứng thực; nhận 8h 20/2; 2 ngày");
    expect(card.lines.slice(0, 2)).toEqual(["Đã sửa hồ sơ.", "0012 · Chứng thực"]);
    expect(await stored()).toMatchObject({
      procedure: "Chứng thực",
      due: { on: "2023-02-22", at: null },
      writtenDue: null,
      received: { at: at("2023-02-20 08:00") },
    });
    expect(await deeds((await stored()).id)).toContain("changed-dossier");
  });

  test("with the same code typed again is offered to be put right", async () => {
    const known = await head.says("/hoso 0012; Chứng thực; nhận hôm nay; 3 ngày");
    expect(known.buttons).toContain("Sửa hồ sơ");
  });

  test("a promise was for the date of then, and not for the wording", async () => {
    await head.presses("Kịp hạn");
    await head.presses("Sửa hồ sơ");
    await head.says("thủ tục Chứng thực");
    expect((await stored()).promise).not.toBeNull();
    await head.presses("Sửa hồ sơ");
    await head.says("hẹn 28/2");
    expect((await stored()).promise).toBeNull();
  });

  test.each([
    ["Nguyễn Văn Ba", "Chưa hiểu: “Nguyễn Văn Ba”, nên không ghi."],
    ["hẹn 17/2", "Ngày hẹn trả không thể trước ngày tiếp nhận."],
    ["đơn vị Phòng Nội vụ", "Chỉ ghi được hồ sơ của đơn vị mình."],
    ["0912345678", "Người nộp thì ghi riêng, ở mục Người nộp."],
  ])("“%s” changes nothing", async (words, told) => {
    const before = await stored();
    await head.presses("Sửa hồ sơ");
    expect((await head.says(words)).lines).toContain(told);
    expect(await stored()).toEqual(before);
  });

  test("an apology that was owed for a slip is none", async () => {
    await head.presses("Không kịp hạn");
    await head.says("Chờ xác minh");
    await head.says("hồ sơ 0012");
    await head.presses("Sửa hồ sơ");
    await head.says("hẹn 10/3");
    expect((await duty())?.state.name).toBe("waived");
    expect((await stored()).nextLookAt).not.toBeNull();
    expect((await head.says("hồ sơ 0012")).buttons).toContain("Không kịp hạn");
  });
});

describe("typed by mistake", () => {
  test("it goes once that is meant, and its code is free again", async () => {
    const { id } = await stored();
    const asked = await head.presses("Xóa hồ sơ");
    expect(asked.lines[0]).toBe("Xóa hồ sơ này?");
    await head.presses("Không xóa");
    expect((await stored()).id).toBe(id);
    expect((await head.presses("Xóa", asked)).lines).toEqual(["Đã xóa hồ sơ 0012."]);
    expect(await office.stores.dossiers.byId(id)).toBeNull();
    expect(await deeds(id)).toContain("removed-dossier");
    expect((await head.presses("Xóa", asked)).text).not.toContain("Đã xóa");
    await head.says("/hoso 0012; Chứng thực; nhận hôm nay; 3 ngày");
    expect((await head.presses("Ghi hồ sơ này")).lines[0]).toBe("Đã ghi hồ sơ.");
  });

  test("one with an apology that is owed is stopped, and nobody is reminded", async () => {
    await head.presses("Không kịp hạn");
    await head.says("Chờ xác minh");
    await head.says("hồ sơ 0012");
    await head.presses("Xóa hồ sơ");
    expect((await head.presses("Xóa")).text).toContain("giữ lại ở tình trạng dừng xử lý");
    expect(await stored()).toMatchObject({ status: 8, nextLookAt: null });
    expect(await duty()).toMatchObject({ state: { name: "waived" }, nextNoticeAt: null });
  });

  test("one of an export is neither changed nor removed, nor is another unit's", async () => {
    const { id, unitId } = await stored();
    const exported = dossier({ unitId, code: "X-1" });
    await office.stores.dossiers.add([exported]);
    const card = await head.says("hồ sơ X-1");
    expect(card.buttons).not.toContain("Sửa hồ sơ");
    await forges(office, head, { do: "remove-dossier", dossierId: exported.id });
    expect(await office.stores.dossiers.byId(exported.id)).not.toBeNull();
    const other = await office.as(CULTURE);
    await forges(office, other, { do: "remove-dossier", dossierId: id });
    expect((await stored()).id).toBe(id);
    const coordinator = await office.as(HOME);
    expect((await coordinator.says("hồ sơ 0012")).buttons).toContain("Xóa hồ sơ");
  });
});

/** Ghi hồ sơ: a dossier kept here by hand, from its first word to its end. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Dossier } from "../../../domain/dossier.ts";
import { DESK_SETTING } from "../../../domain/one-stop-desk.ts";
import { dossier } from "../../builders/dossier.ts";
import { at } from "../../builders/time.ts";
import {
  CHAIRMAN,
  CULTURE,
  HOME,
  JUSTICE,
  OFFICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const WHOLE = "0012; Đăng ký khai sinh; nhận 15h30 17/2; 3 ngày làm việc; lĩnh vực Hộ tịch";

let office: Conversation;
let head: Talker;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-02-20 09:00");
  head = await office.as(JUSTICE);
});

async function stored(code: string): Promise<Dossier | null> {
  return (await office.stores.dossiers.byCodes([code]))[0] ?? null;
}

async function unitCalled(name: string) {
  const found = (await office.stores.units.all()).find((unit) => unit.name === name);
  if (!found) throw new Error(`no unit is ${name}`);
  return found.id;
}

describe("a dossier typed in", () => {
  test("is shown with the sum behind its date, and kept when that is confirmed", async () => {
    const preview = await head.says(`/hoso ghi ${WHOLE}`);
    expect(preview.lines).toEqual([
      "Ghi hồ sơ – đề nghị kiểm tra",
      "Mã: 0012",
      "Thủ tục: Đăng ký khai sinh",
      "Lĩnh vực: Hộ tịch",
      "Tiếp nhận: 15 giờ 30 ngày 17/02/2023, tính từ ngày làm việc 20/02/2023",
      "Hẹn trả: 23/02/2023 (3 ngày làm việc), còn 3 ngày làm việc 6 giờ",
      "Đơn vị giải quyết: Phòng Tư pháp",
    ]);
    expect(await stored("0012")).toBeNull();

    const added = await head.presses("Ghi hồ sơ này");
    expect(added.lines[0]).toBe("Đã ghi hồ sơ.");
    expect(added.text).toContain("(nhận sau 15 giờ)");
    expect(await stored("0012")).toMatchObject({
      source: "typed",
      unitId: await unitCalled("Phòng Tư pháp"),
      due: { on: "2023-02-23", at: null },
      limit: { kind: "days", count: 3 },
      received: { on: "2023-02-17", at: at("2023-02-17 15:30") },
      ended: null,
    });
    expect((await stored("0012"))?.nextLookAt).not.toBeNull();
  });

  test("confirmed twice is one; a code that is there is told", async () => {
    const preview = await head.says(`/hoso ${WHOLE}`);
    await head.presses("Ghi hồ sơ này", preview);
    expect((await head.presses("Ghi hồ sơ này", preview)).lines[0]).toBe("Hồ sơ mã này đã có.");
    expect((await head.says(`/hoso ghi ${WHOLE}`)).lines[0]).toBe("Hồ sơ mã này đã có.");
    expect(await office.stores.dossiers.count({ unitIds: null })).toBe(1);
    const other = await office.as(CULTURE);
    const told = await other.says("/hoso ghi 0012; Cấp phép; nhận hôm nay; 3 ngày");
    expect(told.text).not.toContain("Đăng ký khai sinh");
    expect(told.text).toContain("đã được đơn vị khác ghi nhận");
  });

  test("is asked for piece by piece, and what cannot be taken is asked again", async () => {
    await head.says("hồ sơ");
    await head.presses("Ghi hồ sơ");
    expect((await head.says("0013")).text).toContain("Hồ sơ giải quyết thủ tục gì?");
    expect((await head.says("Chứng thực")).text).toContain("Tiếp nhận lúc nào?");
    expect((await head.says("31/02")).text).toContain("ngày không có trong lịch");
    expect((await head.says("21/2")).text).toContain("Thời điểm tiếp nhận không thể sau lúc này.");
    expect((await head.says("hôm nay 8h")).text).toContain("Hẹn trả ngày nào");
    expect((await head.says("17/2")).text).toContain("không thể trước ngày tiếp nhận");
    expect((await head.says("trong ngày")).lines[0]).toBe("Ghi hồ sơ – đề nghị kiểm tra");
  });

  test("of who handles no unit asks for it; another's is refused", async () => {
    const coordinator = await office.as(HOME);
    const asked = await coordinator.says("/hoso ghi 0014; Chứng thực; nhận hôm nay; 3 ngày");
    expect(asked.text).toContain("Đơn vị nào giải quyết?");
    expect((await coordinator.says("Phòng Lạ")).text).toContain("Chưa rõ đơn vị này");
    expect((await coordinator.says("phong tu phap")).text).toContain(
      "Đơn vị giải quyết: Phòng Tư pháp",
    );
    const refused = await head.says(
      "/hoso ghi 0015; Chứng thực; nhận hôm nay; 3 ngày; Phòng Nội vụ",
    );
    expect(refused.text).toContain("Chỉ ghi được hồ sơ của đơn vị mình.");
  });

  test("is kept by the desk for every unit, and by no leader", async () => {
    const desk = [await unitCalled("Văn phòng HĐND và UBND huyện")];
    await office.stores.settings.setValue(DESK_SETTING, JSON.stringify(desk));
    const clerk = await office.as(OFFICE);
    await clerk.says("/hoso ghi 0016; Chứng thực; nhận hôm nay; 3 ngày; Phòng Tư pháp");
    await clerk.presses("Ghi hồ sơ này");
    expect((await stored("0016"))?.unitId).toBe(await unitCalled("Phòng Tư pháp"));
    const chairman = await office.as(CHAIRMAN);
    expect((await chairman.says(`/hoso ghi ${WHOLE}`)).text).toBe(
      "Chức năng này không dành cho vai trò hiện tại.",
    );
  });

  test("keeps who handed it in apart, and out of every draft", async () => {
    const preview = await head.says(`/hoso ${WHOLE}; người nộp Nguyễn Thị Ánh 0912345678`);
    expect(preview.text).not.toContain("Ánh");
    expect(preview.text).toContain("Người nộp chưa được ghi");
    const planned = await office.stores.messages.list({ limit: 10 });
    expect(JSON.stringify(planned)).not.toContain("Ánh");
    await head.presses("Ghi hồ sơ này");
    await head.presses("Người nộp");
    await head.presses("Ghi người nộp");
    const card = await head.says("Nguyễn Thị Ánh, 0912 345 678, ấp An Lạc");
    expect(card.lines.slice(2, 5)).toEqual([
      "Họ tên: Nguyễn Thị Ánh",
      "Điện thoại: 0912 345 678",
      "Địa chỉ: ấp An Lạc",
    ]);
  });

  // The name was dropped in silence, the phone became the field, and the unit stayed one's own.
  test("tells what it has not understood, and keeps no phone", async () => {
    const coordinator = await office.as(HOME);
    const preview = await coordinator.says(
      "/hoso 0012; dang ky khai sinh; nhan 8h30 20/2; hen 28/2; tu phap; Le van ba; 0912345678",
    );
    expect(preview.lines).toContain("Đơn vị giải quyết: Phòng Tư pháp");
    expect(preview.lines).toContain("Chưa hiểu: “Le van ba”, nên không ghi.");
    expect(preview.text).not.toMatch(/0912|Lĩnh vực:/u);
    await coordinator.presses("Ghi hồ sơ này");
    expect(JSON.stringify(await stored("0012"))).not.toMatch(/0912|Le van/u);
  });

  test.each(["'; drop table dossier; --", "<b>; <i>; {x}", "💥".repeat(400), "=1+1;=2;=3"])(
    "%s harms nothing",
    async (words) => {
      const answer = await head.says(`/hoso ghi ${words}`);
      expect(answer.text).not.toBe("");
      expect(office.errors).toEqual([]);
    },
  );
});

describe("what happens to it", () => {
  beforeEach(async () => {
    await head.says(`/hoso ${WHOLE}`);
    await head.presses("Ghi hồ sơ này");
  });

  test("a supplement lets the limit begin again, a second one counts as late", async () => {
    const asked = await head.presses("Yêu cầu bổ sung");
    expect(asked.text).toContain("Đang chờ bổ sung: thời hạn chưa tính tiếp.");
    expect((await stored("0012"))?.nextLookAt).toBeNull();
    office.setClock("2023-02-22 10:00");
    const given = await head.presses("Đã nhận bổ sung");
    // 3 working days after Wednesday 22/02: Thursday, Friday, Monday.
    expect(given.text).toContain("Hẹn trả: 27/02/2023");
    await head.presses("Yêu cầu bổ sung");
    expect(await stored("0012")).toMatchObject({ isLateByRule: true, isWaiting: false });
  });

  test("it ends in time or late by its date, and that can be taken back", async () => {
    office.setClock("2023-02-23 16:00");
    const done = await head.presses("Đã xử lý xong");
    expect(done.text).toContain("Kết thúc: 23/02/2023, đúng hẹn");
    expect(done.buttons).not.toContain("Kịp hạn");
    await head.presses("Hoàn tác");
    expect(await stored("0012")).toMatchObject({ ended: null, outcome: null });
    office.setClock("2023-02-24 08:00");
    expect((await head.presses("Đã trả kết quả")).text).toContain("Kết thúc: 24/02/2023, trễ hẹn");
  });

  test("done in time after all, nobody owes an apology", async () => {
    await head.presses("Không kịp hạn");
    await head.says("Chờ xác minh");
    await head.says("hồ sơ 0012");
    await head.presses("Đã xử lý xong");
    const { id } = (await stored("0012"))!;
    const [made] = await office.stores.apologies.ofDossiers([id]);
    const duty = made && (await office.stores.deadlines.byId(made.deadlineId));
    expect(duty?.state).toMatchObject({
      name: "waived",
      reason: "Hồ sơ đã có kết quả đúng hạn.",
    });
    expect(duty?.nextNoticeAt).toBeNull();
  });

  // The letter had dots for a name, and nobody had said so.
  test("a letter without a name is told to be so, and the name can be written down", async () => {
    await head.presses("Không kịp hạn");
    await head.says("Chờ kết quả xác minh của Công an huyện");
    await head.presses("Soạn văn bản");
    const drafted = await head.says("28/2");
    expect(drafted.text).toContain("Chưa có tên người nộp hồ sơ");
    await head.presses("Ghi người nộp");
    await head.says("Nguyễn Thị Ánh, 0912 345 678");
    await head.says("hồ sơ 0012");
    await head.presses("Việc xin lỗi");
    const again = await head.presses("Soạn lại văn bản");
    expect(again.text).not.toContain("Chưa có tên người nộp");
  });

  test("one of an export is marked by nobody", async () => {
    const unitId = await unitCalled("Phòng Tư pháp");
    await office.stores.dossiers.add([dossier({ unitId, code: "X-1" })]);
    expect((await head.says("hồ sơ X-1")).buttons).not.toContain("Đã xử lý xong");
  });
});

/** /hoso: what there is, by when it is due, by unit and field; and the rates. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Dossier } from "../../../domain/dossier.ts";
import { dossier, endedDossier, occasion } from "../../builders/dossier.ts";
import { at } from "../../builders/time.ts";
import {
  CHAIRMAN,
  CULTURE,
  HOME,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
} from "./support.ts";

let office: Conversation;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-02-21 09:00");
});

async function unitCalled(name: string) {
  const found = (await office.stores.units.all()).find((unit) => unit.name === name);
  if (!found) throw new Error(`no unit is ${name}`);
  return found.id;
}

/** Late, due today, on Wednesday, on Friday, far; one that waits; and one of another unit. */
async function fill(): Promise<void> {
  const unitId = await unitCalled("Phòng Tư pháp");
  const otherId = await unitCalled("Phòng Văn hoá và Thông tin");
  const due = (on: string, code: string, over: Partial<Dossier> = {}) =>
    dossier({ unitId, code, due: occasion(on), writtenDue: occasion(on), ...over });
  await office.stores.dossiers.add([
    due("2023-02-17", "TP-1", { isToldLate: true }),
    due("2023-02-21 16:30", "TP-2"),
    due("2023-02-22", "TP-3", { procedure: "Chứng thực bản sao", field: "Chứng thực" }),
    due("2023-02-24", "TP-4", {
      promise: { by: (await office.person(JUSTICE)).id, at: office.now() },
    }),
    due("2023-03-20", "TP-5"),
    due("2023-02-17", "TP-6", { status: 5, isWaiting: true }),
    due("2023-02-24", "VH-1", { unitId: otherId, field: "", procedure: "Cấp phép karaoke" }),
  ]);
}

// A code alone was not understood; “hồ sơ 0012” was.
test("a code that stands alone opens its dossier, for whoever sees it", async () => {
  await fill();
  const head = await office.as(JUSTICE);
  expect((await head.says("tp-3")).lines[0]).toBe("TP-3 · Chứng thực bản sao");
  expect((await head.says("VH-1")).text).toContain("Chưa hiểu nội dung này");
});

describe("the overview", () => {
  test("counts each sort, and names what presses first, of one's own unit alone", async () => {
    await fill();
    const head = await office.as(JUSTICE);
    const seen = await head.says("/hoso");
    expect(seen.lines).toEqual([
      "Hồ sơ TTHC của đơn vị",
      "Đang giải quyết: 6, trong đó:",
      "Trễ hẹn: 1",
      "Chờ bổ sung: 1",
      "Sắp đến hạn: 3, trong đó:",
      "Hẹn trả hôm nay: 1",
      "Hẹn trả ngày làm việc tới: 1",
      "",
      "Cần giải quyết trước",
      "TP-1 · Đăng ký khai sinh",
      "hẹn trả 17/02/2023, trễ 2 ngày làm việc",
      "TP-2 · Đăng ký khai sinh",
      "hẹn trả 16 giờ 30 ngày 21/02/2023, còn 5 giờ",
      "TP-3 · Chứng thực bản sao",
      "hẹn trả 22/02/2023, còn 1 ngày làm việc 6 giờ",
      "TP-4 · Đăng ký khai sinh",
      "hẹn trả 24/02/2023, còn 3 ngày làm việc 6 giờ, đã báo kịp hạn",
      "",
      "Theo dữ liệu 17 giờ ngày 20/02/2023.",
    ]);
    expect(seen.text).not.toContain("VH-1");
  });

  test("of a leader holds every unit's, and is opened by unit and field", async () => {
    await fill();
    const chairman = await office.as(CHAIRMAN);
    expect((await chairman.says("hồ sơ")).text).toContain("Đang giải quyết: 7");
    const units = await chairman.presses("Theo đơn vị");
    expect(units.lines).toEqual([
      "Đang giải quyết theo đơn vị: 7 hồ sơ",
      "- Phòng Tư pháp: 6",
      "- Phòng Văn hoá và Thông tin: 1",
      "Theo dữ liệu 17 giờ ngày 20/02/2023.",
    ]);
    const ofUnit = await chairman.presses("Phòng Văn hoá và Thông tin");
    expect(ofUnit.lines[0]).toBe("Đang giải quyết: 1 hồ sơ – Phòng Văn hoá và Thông tin");
    await chairman.says("hồ sơ");
    const fields = await chairman.presses("Theo lĩnh vực");
    expect(fields.lines).toContain("- Chưa rõ lĩnh vực: 1");
    expect((await chairman.presses("Chưa rõ lĩnh vực")).text).toContain("VH-1");
  });

  // Nobody was ever asked about one that was in the export of 16/2 and in none since.
  test("opens those that are in the newest exports no more, of when these are", async () => {
    await fill();
    const unitId = await unitCalled("Phòng Tư pháp");
    const absent = { unitId, asOf: at("2023-02-16 16:00") };
    await office.stores.dossiers.add([
      dossier({ ...absent, code: "TP-8", due: occasion("2023-02-22") }),
      dossier({ ...absent, code: "TP-9", due: occasion("2023-03-20") }),
    ]);
    const head = await office.as(JUSTICE);
    expect((await head.says("/hoso")).lines).toContain("Không còn trong tệp mới nhất: 1");
    const list = await head.presses("Không còn trong tệp mới nhất");
    expect(list.lines[0]).toBe("Không còn trong tệp mới nhất: 1 hồ sơ");
    expect(list.lines[1]).toContain("TP-8");
    expect(list.lines.at(-1)).toBe("Theo dữ liệu 17 giờ ngày 20/02/2023.");
    expect((await head.says("hồ sơ không còn trong tệp")).lines).toEqual(list.lines);
  });

  test("where there is nothing says so", async () => {
    const head = await office.as(CULTURE);
    expect((await head.says("hồ sơ")).text).toContain("Không có hồ sơ nào đang giải quyết.");
  });
});

describe("words behind it", () => {
  beforeEach(fill);

  test.each([
    ["hồ sơ trễ", "Trễ hẹn: 1 hồ sơ", ["TP-1"]],
    ["ho so hom nay", "Hẹn trả hôm nay: 1 hồ sơ", ["TP-2"]],
    ["/hoso ngày mai", "Hẹn trả ngày làm việc tới: 1 hồ sơ", ["TP-3"]],
    ["hồ sơ chờ bổ sung", "Chờ bổ sung: 1 hồ sơ", ["TP-6"]],
    ["hồ sơ sắp đến hạn", "Sắp đến hạn: 3 hồ sơ", ["TP-2", "TP-3", "TP-4"]],
  ])("“%s” is a list", async (words, title, codes) => {
    const seen = await (await office.as(JUSTICE)).says(words);
    expect(seen.lines[0]).toBe(title);
    const named = seen.lines.flatMap((line) => /^TP-\d/u.exec(line) ?? []);
    expect(named).toEqual(codes);
  });

  test("a code, or a part of it, opens the dossier; several are listed", async () => {
    const head = await office.as(JUSTICE);
    expect((await head.says("hồ sơ tp-3")).lines[0]).toBe("TP-3 · Chứng thực bản sao");
    expect((await head.says("hồ sơ chung thuc")).lines[0]).toBe("TP-3 · Chứng thực bản sao");
    expect((await head.says("hồ sơ khai sinh")).lines[0]).toBe("Hồ sơ có “khai sinh”: 5");
    const none = await head.says("hồ sơ <b>không có");
    expect(none.lines[0]).toBe("Không tìm thấy hồ sơ nào có “<b>không có”.");
  });

  test("about evidence are understood so", async () => {
    const head = await office.as(JUSTICE);
    const asked = await head.says("hồ sơ kiểm chứng");
    expect(asked.text).toBe((await head.says("/kiemchung")).text);
  });

  test("on a numbered channel lead there and back", async () => {
    office = await openConversation({ traits: NUMBERED });
    office.setClock("2023-02-21 09:00");
    await fill();
    const head = await office.as(JUSTICE);
    const list = await head.says("hồ sơ trễ");
    expect(list.numbered[0]).toBe("1. TP-1");
    expect((await head.says("1")).lines[0]).toContain("TP-1");
    expect((await head.says("quay lại")).lines[0]).toBe(list.lines[0]);
  });
});

describe("a long list", () => {
  test("is paged, each dossier on one page", async () => {
    const unitId = await unitCalled("Phòng Tư pháp");
    const many = Array.from({ length: 14 }, (_, index) =>
      dossier({ unitId, code: `TP-${10 + index}`, due: occasion("2023-02-22") }),
    );
    await office.stores.dossiers.add(many);
    const head = await office.as(JUSTICE);
    const codes: string[] = [];
    let seen = await head.says("hồ sơ đang giải quyết");
    for (;;) {
      codes.push(...seen.lines.flatMap((line) => /^TP-\d\d/u.exec(line) ?? []));
      if (!seen.buttons.includes("Trang sau ›")) break;
      seen = await head.presses("Trang sau ›");
    }
    expect(codes).toEqual(many.map(({ code }) => code));
  });
});

describe("the rates", () => {
  test("say their denominators, by unit the worst first, and by month", async () => {
    const justice = await unitCalled("Phòng Tư pháp");
    const culture = await unitCalled("Phòng Văn hoá và Thông tin");
    const on = (received: string, over: Partial<Dossier>) => ({
      received: occasion(received),
      ...over,
    });
    await office.stores.dossiers.add([
      ...Array.from({ length: 9 }, () =>
        endedDossier("2023-02-10", "on-time", on("2023-02-06", { unitId: justice })),
      ),
      endedDossier("2023-02-10", "late", on("2023-01-05", { unitId: justice })),
      endedDossier("2023-02-10", "late", on("2023-02-06", { unitId: culture, isOnline: true })),
      dossier(on("2023-02-20", { unitId: culture, isOnline: false })),
      endedDossier("2022-12-10", "late", on("2022-12-06", { unitId: culture })),
    ]);
    const chairman = await office.as(CHAIRMAN);
    const whole = await chairman.says("hồ sơ tỷ lệ đúng hạn");
    expect(whole.lines.slice(1, 5)).toEqual([
      "Hồ sơ tiếp nhận từ ngày 01/01/2023 đến hết ngày 21/02/2023",
      "Giải quyết đúng hạn: 9/12 hồ sơ tiếp nhận (75 %); 9/11 hồ sơ đã giải quyết (81,82 %)",
      "Tiếp nhận 12; đã giải quyết 11 (trễ hẹn 2); đang giải quyết 1",
      "Tiếp nhận trực tuyến: 1/2 hồ sơ có ghi (50 %)",
    ]);
    expect((await chairman.presses("Theo đơn vị")).lines.slice(3, 6)).toEqual([
      "Theo đơn vị, thấp nhất trước",
      "- Phòng Văn hoá và Thông tin: 0/1 đã giải quyết đúng hạn (0 %); tiếp nhận 2; số hồ sơ ít",
      "- Phòng Tư pháp: 9/10 đã giải quyết đúng hạn (90 %); tiếp nhận 10",
    ]);
    expect((await chairman.presses("Theo tháng")).lines.slice(4, 6)).toEqual([
      "- tháng 02/2023: 9/10 đã giải quyết đúng hạn (90 %); tiếp nhận 11",
      "- tháng 01/2023: 0/1 đã giải quyết đúng hạn (0 %); tiếp nhận 1; số hồ sơ ít",
    ]);
    expect((await chairman.presses("Năm trước")).lines[2]).toContain("0/1 hồ sơ tiếp nhận (0 %)");
  });

  test("of a unit are its own", async () => {
    await fill();
    const head = await office.as(CULTURE);
    const rates = await head.says("hồ sơ tỷ lệ");
    expect(rates.text).toContain("Tiếp nhận 1;");
    expect(rates.buttons).not.toContain("Theo đơn vị");
  });

  test("stand beside what the plan wants", async () => {
    const unitId = await unitCalled("Phòng Tư pháp");
    const [plan] = await office.stores.plans.all();
    const [task] = await office.stores.plans.tasksOf(plan!.id);
    await office.stores.plans.saveTasks([
      { ...task!, title: "Phấn đấu 100% tỷ lệ giải quyết hồ sơ trước hạn và đúng hạn" },
    ]);
    await office.stores.dossiers.add([
      endedDossier("2023-02-10", "on-time", { unitId }),
      endedDossier("2023-02-10", "late", { unitId }),
    ]);
    const seen = await (await office.as(HOME)).says("hồ sơ tỷ lệ");
    expect(seen.lines).toContain(
      "- Giải quyết đúng hạn: 50 %, chỉ tiêu 100 %, còn thiếu 50 điểm %",
    );
  });
});

describe("the summary", () => {
  test("has the dossiers' figures, and says which apologies were ignored", async () => {
    const unitId = await unitCalled("Phòng Tư pháp");
    const late = dossier({
      unitId,
      code: "TP-9",
      source: "typed",
      lookedUntil: at("2023-02-21 09:00"),
    });
    const ended = endedDossier("2023-02-20", "on-time", { unitId });
    await office.stores.dossiers.add([late, ended]);
    const chairman = await office.as(CHAIRMAN);
    const before = await chairman.says("/tonghop");
    expect(before.lines).toContain(
      "Giải quyết đúng hạn: 1/2 hồ sơ tiếp nhận (50 %); 1/1 hồ sơ đã giải quyết (100 %)",
    );
    expect(before.lines).toContain("Đang trễ hẹn: 0 hồ sơ; sắp đến hạn: 1 hồ sơ");
    expect(before.text).not.toContain("Xin lỗi về hồ sơ trễ hẹn");

    const head = await office.as(JUSTICE);
    await head.says("hồ sơ TP-9");
    await head.presses("Không kịp hạn");
    await head.says("Chờ xác minh");
    office.setClock("2023-02-27 09:00");
    const after = await chairman.says("/tonghop");
    expect(after.lines).toContain("Phải xin lỗi, chưa gửi: 1 hồ sơ, trong đó quá hạn xin lỗi 1");
    expect(after.lines).toContain(
      "Đã quá ngày hẹn trả mà chưa xin lỗi: 1 hồ sơ (Phòng Tư pháp: 1)",
    );
  });

  test("says nothing of dossiers where there are none", async () => {
    const seen = await (await office.as(CHAIRMAN)).says("/tonghop");
    expect(seen.text).not.toMatch(/Hồ sơ TTHC|Xin lỗi/u);
  });
});

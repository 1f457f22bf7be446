/** /caidat: the rules of apologies, the one-stop desk, and for how long applicants are kept. */
import { beforeEach, describe, expect, test } from "vitest";
import { apologyRulesOn } from "../../../domain/apology-duty.ts";
import { applicantDays } from "../../../domain/applicant-keeping.ts";
import { deskUnits } from "../../../domain/one-stop-desk.ts";
import { dateIn } from "../../../domain/time.ts";
import { dossier } from "../../builders/dossier.ts";
import { day, time } from "../../builders/time.ts";
import {
  CHAIRMAN,
  HOME,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const NOT_YOUR_ROLE = "Chức năng này không dành cho vai trò hiện tại.";
const LABEL = "Quy định xin lỗi hồ sơ trễ hẹn";

let office: Conversation;
let home: Talker;

beforeEach(async () => {
  office = await openConversation();
  home = await office.as(HOME);
});

async function opensRules(talker = home) {
  await talker.says("/caidat");
  return talker.presses(LABEL);
}

async function opensPack(label = "Từ ngày 25/6/2018") {
  await opensRules();
  return home.presses(label);
}

function inForce(on: string) {
  return apologyRulesOn(office.sample.office, office.stores, day(on));
}

async function deedsOf(deed: string) {
  return office.stores.audit
    .of("rules", "2018-06-25", 20)
    .then((all) => all.filter((entry) => entry.deed === deed));
}

describe("the rules of apologies", () => {
  test("are shown by the day from which they hold, the one in force first said", async () => {
    const rules = await opensRules();
    expect(rules.lines).toEqual([
      LABEL,
      "",
      "Từ ngày 25/6/2018: đang áp dụng",
      "- Xin lỗi trước ngày hẹn trả: chậm nhất 1 ngày làm việc",
      "- Số lần được hẹn lại: 1 lần",
      "- Mẫu văn bản: Phiếu xin lỗi và hẹn lại ngày trả kết quả (Thông tư 01/2018/TT-VPCP, mẫu số 04)",
      "- Người ký: thủ trưởng đơn vị",
      "- Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9; Thông tư 01/2018/TT-VPCP, mẫu số 04",
      "- Tệp mẫu: có sẵn",
      "",
      "Từ ngày 15/9/2025: chưa đến ngày áp dụng",
      "- Xin lỗi trước ngày hẹn trả: chậm nhất 1 ngày làm việc",
      "- Số lần được hẹn lại: 1 lần",
      "- Mẫu văn bản: Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết (Thông tư 03/2025/TT-VPCP, mẫu số 04)",
      "- Người ký: thủ trưởng đơn vị",
      "- Căn cứ: Nghị định 118/2025/NĐ-CP; Thông tư 03/2025/TT-VPCP, mẫu số 04",
      "- Tệp mẫu: có sẵn",
      "",
      expect.stringMatching(/^Bộ phận Một cửa: /u),
      "Thông tin người nộp hồ sơ: lưu 30 ngày sau khi hồ sơ kết thúc.",
    ]);
  });

  test("changed, a shipped pack is the office's own of the same day, on record, and can be removed", async () => {
    await opensPack();
    await home.presses("Sửa: Xin lỗi trước ngày hẹn trả");
    const saved = await home.says("2 ngày");
    expect(saved.lines[0]).toBe("Đã lưu.");
    expect(saved.text).toContain("chậm nhất 2 ngày làm việc");
    expect(await inForce("2023-03-23")).toMatchObject({ from: "2018-06-25", leadDays: 2 });
    expect(await inForce("2025-09-15")).toMatchObject({ leadDays: 1, form: "form-2025" });
    expect(await deedsOf("set-apology-rule")).toMatchObject([
      { detail: { rule: "leadDays", from: "1", to: "2" } },
    ]);

    const removed = await home.presses("Bỏ quy định của cơ quan");
    expect(removed.lines[0]).toBe("Đã bỏ quy định của cơ quan.");
    expect(await inForce("2023-03-23")).toMatchObject({ leadDays: 1 });
    expect(await deedsOf("removed-apology-rules")).toHaveLength(1);
  });

  test("changed, they move the days on which units are asked: of 5 days, the 5th before is one", async () => {
    const { clock, calendar } = office.sample.office;
    const now = clock.now();
    const today = dateIn(now, calendar.zone);
    const since = { source: "typed", createdAt: now, asOf: now, lookedUntil: now } as const;
    const due = { on: calendar.shift(today, 10), at: null };
    const facts = { ...since, received: { on: today, at: null }, writtenDue: due, due };
    const kept = dossier({ ...facts, nextLookAt: null });
    await office.stores.dossiers.add([kept]);
    const asked = async () => (await office.stores.dossiers.byId(kept.id))?.nextLookAt;
    const midnight = (days: number) =>
      calendar.instantAt(calendar.shift(today, days), time("00:00"));

    await opensPack();
    await home.presses("Sửa: Xin lỗi trước ngày hẹn trả");
    await home.says("5");
    expect(await asked()).toBe(midnight(5));
    await home.presses("Bỏ quy định của cơ quan");
    expect(await asked()).toBe(midnight(7));
  });

  test.each([
    ["Sửa: Xin lỗi trước ngày hẹn trả", "11", "Chỉ nhận một số từ 0 đến 10."],
    ["Sửa: Xin lỗi trước ngày hẹn trả", "-1", "Chỉ nhận một số từ 0 đến 10."],
    ["Sửa: Xin lỗi trước ngày hẹn trả", "1,5", "Chỉ nhận một số từ 0 đến 10."],
    ["Sửa: Số lần được hẹn lại", "4", "Chỉ nhận một số từ 0 đến 3."],
    ["Sửa: Số lần được hẹn lại", "NaN", "Chỉ nhận một số từ 0 đến 3."],
    ["Sửa: Người ký", "\u200B", "Nội dung đang để trống."],
    ["Sửa: Căn cứ", "a".repeat(301), "Nội dung dài quá 300 ký tự."],
    ["Sửa: Mẫu văn bản", "mẫu khác", "Chưa rõ là mẫu nào."],
  ])("%s: %j is refused, and asked again", async (button, typed, fault) => {
    await opensPack();
    await home.presses(button);
    const before = await inForce("2023-03-23");
    expect((await home.says(typed)).lines[0]).toBe(fault);
    expect(await inForce("2023-03-23")).toEqual(before);
  });

  test.each([
    ["Sửa: Số lần được hẹn lại", "0", { mostReappointments: 0 }],
    ["Sửa: Số lần được hẹn lại", "3 lần", { mostReappointments: 3 }],
    [
      "Sửa: Người ký",
      "  KT. CHỦ TỊCH  /\nPHÓ CHỦ TỊCH ",
      { signer: "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH" },
    ],
    ["Sửa: Căn cứ", "Quyết định 12/QĐ-UBND", { basis: "Quyết định 12/QĐ-UBND" }],
    ["Sửa: Mẫu văn bản", "2025", { form: "form-2025" }],
  ])("%s: %j is taken", async (button, typed, expected) => {
    await opensPack();
    await home.presses(button);
    await home.says(typed);
    expect(await inForce("2023-03-23")).toMatchObject(expected);
  });

  test("whoever signed can be left to the head of the unit again", async () => {
    await opensPack();
    await home.presses("Sửa: Người ký");
    await home.says("CHỦ TỊCH");
    await home.presses("Sửa: Người ký");
    await home.says("không");
    expect(await inForce("2023-03-23")).toMatchObject({ signer: "" });
  });

  test("the form is chosen by a button", async () => {
    await opensPack();
    await home.presses("Sửa: Mẫu văn bản");
    await home.presses("Văn bản xin lỗi (TT 03/2025)");
    expect(await inForce("2023-03-23")).toMatchObject({ form: "form-2025" });
  });

  test("new ones from a day on begin as those in force, and hold from that day", async () => {
    await opensRules();
    await home.presses("Áp dụng từ ngày…");
    expect((await home.says("31/02/2024")).lines[0]).toBe("Chưa đọc được ngày này.");
    expect((await home.says("25/6/2018")).lines[0]).toBe("Đã có quy định áp dụng từ ngày này.");
    expect((await home.says("31/12/2999")).lines[0]).toBe("Ngày này quá xa hiện nay.");
    const begun = await home.says("từ ngày 01/4/2023");
    expect(begun.lines[0]).toBe("Đã đặt quy định mới. Chọn mục cần sửa:");
    await home.presses("Sửa: Số lần được hẹn lại");
    await home.says("2");
    expect(await inForce("2023-03-31")).toMatchObject({ mostReappointments: 1 });
    expect(await inForce("2023-04-01")).toMatchObject({ mostReappointments: 2 });
    expect((await opensRules()).lines).toContain(
      "Từ ngày 01/4/2023: chưa đến ngày áp dụng (quy định của cơ quan)",
    );
  });

  test("numbers typed where nothing is pressed are the value, letters the choices", async () => {
    office = await openConversation({ traits: NUMBERED });
    home = await office.as(HOME);
    await opensPack();
    await home.presses("Sửa: Xin lỗi trước ngày hẹn trả");
    await home.says("0");
    expect(await inForce("2023-03-23")).toMatchObject({ leadDays: 0 });
  });

  test.each([JUSTICE, CHAIRMAN])(
    "are not %s's to see in the settings, nor to change",
    async (post) => {
      const talker = await office.as(post);
      expect((await talker.says("/caidat")).buttons).not.toContain(LABEL);
    },
  );

  test("are refused to who was a coordinator when he was asked, and is none now", async () => {
    await opensPack();
    await home.presses("Sửa: Xin lỗi trước ngày hẹn trả");
    const person = await office.person(HOME);
    const grants = person.grants.map((each) => ({ ...each, role: "head" as const }));
    await office.stores.people.save({ ...person, grants });
    expect((await home.says("2")).lines).toEqual([NOT_YOUR_ROLE]);
    expect(await inForce("2023-03-23")).toMatchObject({ leadDays: 1 });
  });
});

describe("the one-stop desk", () => {
  test("is a unit that a coordinator chooses, and can be another", async () => {
    await opensRules();
    const list = await home.presses("Bộ phận Một cửa");
    expect(list.text).toContain("chưa có đơn vị nào");
    await home.presses("Phòng Tư pháp");
    const chosen = await home.presses("Bỏ: Phòng Tư pháp");
    expect(chosen.text).toContain("chưa có đơn vị nào");
    await home.presses("Phòng Tư pháp");
    const [desk, ...others] = await deskUnits(office.stores);
    expect(others).toEqual([]);
    const [unit] = await office.stores.units.byIds([desk!]);
    expect(unit?.name).toBe("Phòng Tư pháp");
    const deeds = await office.stores.audit.of("unit", desk!, 10);
    expect(deeds.map(({ deed }) => deed)).toEqual(
      expect.arrayContaining(["made-desk", "ended-desk"]),
    );
    expect((await opensRules()).lines).toContain("Bộ phận Một cửa: Phòng Tư pháp.");
  });
});

describe("for how long applicants are kept", () => {
  test("is a number of days; anything else is asked again", async () => {
    await opensRules();
    await home.presses("Thời gian lưu thông tin người nộp");
    for (const wrong of ["366", "-2", "mãi mãi"]) {
      expect((await home.says(wrong)).lines[0]).toBe("Chỉ nhận số ngày từ 0 đến 365.");
    }
    expect((await home.says("0")).lines).toContain(
      "Thông tin người nộp hồ sơ: xóa trong đêm sau khi hồ sơ kết thúc.",
    );
    expect(await applicantDays(office.stores)).toBe(0);
    const [entry] = await office.stores.audit.of("rules", "organisation", 5);
    expect(entry).toMatchObject({ deed: "set-applicant-days", detail: { from: "30", to: "0" } });
  });
});

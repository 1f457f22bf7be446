/** Letters of apology, filled from the shipped templates: every field right, and nothing but text. */
import { describe, expect, test } from "vitest";
import { letterFileName, letterValues } from "../../../bot/copy/letter-fields.ts";
import { LETTER_FORMS } from "../../../domain/apology-rules.ts";
import { LETTER_TAGS } from "../../../domain/letter-tags.ts";
import { letterText, type LetterFacts } from "../../../domain/letter.ts";
import { letterZip } from "../../../jobs/letters/letter-files.ts";
import { shippedTemplate } from "../../../jobs/letters/shipped-templates.ts";
import { fillTemplate } from "../../../jobs/letters/template-filling.ts";
import { apologyRules, dossier, occasion } from "../../builders/dossier.ts";
import { day } from "../../builders/time.ts";
import { letterFacts, partsIn, textIn } from "./template-parts.ts";

const NOBODY = { name: null, phone: null, address: null };

async function letter(over: Partial<LetterFacts> = {}, form = LETTER_FORMS[0]!): Promise<string> {
  const facts = letterFacts(over);
  return textIn(await fillTemplate(await shippedTemplate(form), letterValues(facts)));
}

function about(over: Partial<LetterFacts["apology"]>): LetterFacts["apology"] {
  return { ...letterFacts().apology, ...over };
}

describe("the shipped templates", () => {
  test("hold every field there is, between them, and no other", async () => {
    const written = await Promise.all(
      LETTER_FORMS.map(async (form) => textIn(await shippedTemplate(form))),
    );
    const tags = new Set(written.join("\n").match(/\{[^}]*\}/gu));
    expect([...tags].toSorted()).toEqual(LETTER_TAGS.map((tag) => `{${tag}}`).toSorted());
  });

  test("are called as their circulars call them", async () => {
    expect(await letter()).toContain("PHIẾU XIN LỖI\nVÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ");
    expect(await letter({}, "form-2025")).toContain(
      "VĂN BẢN XIN LỖI\nVÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
    );
  });
});

describe.each(LETTER_FORMS)("a letter by %s", (form) => {
  test("says all there is to say", async () => {
    const text = await letter({}, form);
    for (const words of [
      "UBND HUYỆN CÙ LAO DUNG\nPHÒNG TƯ PHÁP",
      `Số: ${"…".repeat(6)}/PXL`,
      "Cù Lao Dung, ngày …… tháng …… năm 2023",
      "Kính gửi: Nguyễn Thị Ánh",
      "Địa chỉ: Ấp An Lạc, xã 1",
      "Điện thoại: 0912 345 678",
      "Mã hồ sơ: 000.00.05.H49-230220-0012",
      "Thủ tục hành chính: Đăng ký khai sinh có yếu tố nước ngoài",
      "Lĩnh vực: Hộ tịch",
      "Thời điểm tiếp nhận: 09 giờ 15 phút, ngày 20 tháng 02 năm 2023",
      "Thời điểm hẹn trả kết quả: 14 giờ 30 phút, ngày 24 tháng 02 năm 2023",
      "Đơn vị giải quyết: Phòng Tư pháp",
      "Lý do: Chờ ý kiến của Phòng Tài nguyên và Môi trường",
      "ngày 01 tháng 3 năm 2023",
      "chưa hẹn lại lần nào",
      "Bộ phận Tiếp nhận và Trả kết quả đã tiếp nhận",
      "TRƯỞNG PHÒNG",
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/[{}]|null|undefined|NaN/u);
  });

  test("leaves dotted lines for what is not known", async () => {
    const of = dossier({ field: "", received: occasion("2023-02-20") });
    const unknown = { reason: null, newDue: null };
    const text = await letter(
      {
        applicant: NOBODY,
        dossier: of,
        apology: about(unknown),
        desk: null,
        headPost: null,
        organisation: "Trung tâm hành chính",
      },
      form,
    );
    expect(text).toMatch(/Kính gửi: …+\n/u);
    expect(text).toMatch(/Địa chỉ: …+\n/u);
    expect(text).toMatch(/Điện thoại: …+\n/u);
    expect(text).toMatch(/Lĩnh vực: …+\n/u);
    expect(text).toMatch(/Lý do: …+\n/u);
    expect(text).toContain("ngày …… tháng …… năm 2023");
    expect(text).toContain("Thời điểm tiếp nhận: ngày 20 tháng 02 năm 2023");
    expect(text).toContain("THỦ TRƯỞNG ĐƠN VỊ");
    expect(text).not.toMatch(/null|undefined/u);
  });

  test.each([
    ["a tag", "Chờ {ma_ho_so} và {x}", "Chờ {ma_ho_so} và {x}"],
    ["a mark-up", `<w:t>a</w:t> <b>đậm & "x"`, `<w:t>a</w:t> <b>đậm & "x"`],
    ["line ends", "một\r\nhai\n\nba", "một|hai||ba"],
    ["letters taken apart", "Đợi hồ sơ gốc".normalize("NFD"), "Đợi hồ sơ gốc"],
    ["what cannot be seen", "a\u0000\u0007b\u202Ec\u200Bd\uD800\uFFFF\ufeff", "abcd"],
    ["2,000 characters", "ấ".repeat(2_000), "ấ".repeat(2_000)],
    ["only marks, so that nothing is left", "\u202E\u200B", "…".repeat(22)],
    ["what a replacement would read", "$& $1 $$", "$& $1 $$"],
  ])("keeps a reason clean that has %s", async (_, reason, expected) => {
    const values = letterValues(letterFacts({ apology: about({ reason }) }));
    const bytes = await fillTemplate(await shippedTemplate(form), values);
    expect(textIn(bytes)).toContain(`Lý do: ${expected}\n`);
  });

  test("keeps every other field clean as well", async () => {
    const values = letterValues(letterFacts());
    const hostile = Object.fromEntries(
      LETTER_TAGS.map((tag) => [tag, `<b>{${tag}}</b>\u0000&amp;`]),
    ) as typeof values;
    const xml = partsIn(await fillTemplate(await shippedTemplate(form), hostile));
    for (const tag of new Set(textIn(await shippedTemplate(form)).match(/\{[a-z_]+\}/gu))) {
      expect(xml.get("word/document.xml")).toContain(`&lt;b&gt;${tag}&lt;/b&gt;&amp;amp;`);
    }
  });
});

describe("what stands in a letter", () => {
  test("its number, once it is given, comes with the day", async () => {
    const text = await letter({ apology: about({ letterNumber: "12/PXL" }) });
    expect(text).toContain("Số: 12/PXL");
    expect(text).toContain("Cù Lao Dung, ngày 22 tháng 02 năm 2023");
  });

  test("a second one tells of the first, and of the rules' limit", async () => {
    const first = about({ number: 1, oldDue: occasion("2023-02-24"), newDue: day("2023-03-01") });
    const rules = apologyRules(day("2018-06-25"), { mostReappointments: 2 });
    const text = await letter({ apology: about({ number: 2 }), before: [first], rules });
    expect(text).toContain("hẹn lại lần 2; theo quy định được hẹn lại không quá 2 lần");
    expect(text).toContain("trước đó: lần 1: từ ngày 24/02/2023 sang ngày 01/3/2023");
  });

  test("signed by the chairman it is the office's own letter, its name written out", async () => {
    const rules = apologyRules(day("2018-06-25"), { signer: "TM. Ủy ban nhân dân / Chủ tịch" });
    const text = await letter({ rules });
    expect(text).toContain("\nỦY BAN NHÂN DÂN|HUYỆN CÙ LAO DUNG\n");
    expect(text).toContain("TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH");
    expect(text).not.toContain("UBND HUYỆN");
  });

  test.each([
    ["Trưởng phòng Tư pháp", "TRƯỞNG PHÒNG"],
    ["Phó Trưởng phòng Tư pháp", "PHÓ TRƯỞNG PHÒNG"],
    ["Chánh Văn phòng HĐND và UBND huyện", "CHÁNH VĂN PHÒNG"],
    ["Chủ tịch UBND xã An Thạnh 1", "CHỦ TỊCH"],
    ["Công chức Tư pháp – Hộ tịch", "CÔNG CHỨC TƯ PHÁP – HỘ TỊCH"],
  ])("%s signs as %s", (headPost, signs) => {
    expect(letterValues(letterFacts({ headPost })).chuc_danh_ky).toBe(signs);
  });

  test.each([
    ["UBND huyện Cù Lao Dung", "Cù Lao Dung"],
    ["Uỷ ban nhân dân xã An Thạnh 1", "An Thạnh 1"],
    ["Ủy ban nhân dân tỉnh Sóc Trăng", "Sóc Trăng"],
    ["Sở Nội vụ", "…".repeat(6)],
  ])("a letter of %s is given at %s", (organisation, place) => {
    expect(letterValues(letterFacts({ organisation })).dia_danh).toBe(place);
  });

  test("days follow Nghị định 30/2020: a zero before a day below 10, and before months 1 and 2", () => {
    const on = (text: string) =>
      letterValues(letterFacts({ apology: about({ newDue: day(text) }) })).ngay_hen_moi;
    expect(on("2023-03-01")).toBe("ngày 01 tháng 3 năm 2023");
    expect(on("2023-02-28")).toBe("ngày 28 tháng 02 năm 2023");
    expect(on("2023-12-31")).toBe("ngày 31 tháng 12 năm 2023");
  });
});

describe("files of letters", () => {
  test.each([
    ["000.00.05.H49-230220-0012", "Phieu-xin-loi-000.00.05.H49-230220-0012"],
    ["Hồ sơ Đất/12", "Phieu-xin-loi-HO-SO-DAT-12"],
    ["../../x", "Phieu-xin-loi-X"],
    ["\u202E", "Phieu-xin-loi-ho-so"],
    ["a".repeat(300), `Phieu-xin-loi-${"A".repeat(80)}`],
  ])("of %j is called %s", (code, name) => {
    expect(letterFileName(code)).toBe(name);
  });

  test("several are one zip of letters, each under a name of its own", async () => {
    const values = letterValues(letterFacts());
    const orders = ["a", "b", "a", "a"].map((name) => ({ name, values }));
    const template = await shippedTemplate("form-2018");
    const bytes = await letterZip(template, orders, new Date(0));
    expect([...partsIn(bytes).keys()]).toEqual(["a.docx", "b.docx", "a-2.docx", "a-3.docx"]);
  });
});

test("text is cleaned once and stays so", () => {
  const clean = letterText("Đ\u0301a\tb\u2028c");
  expect(letterText(clean)).toBe(clean);
  expect(clean).toContain("\n");
});

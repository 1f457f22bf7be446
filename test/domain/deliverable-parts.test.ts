import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitsDeliverable, missingParts, wantedParts } from "../../domain/deliverable-parts.ts";
import type { DocumentReference } from "../../domain/document-reference.ts";

function document(kind: string | null): DocumentReference {
  return { number: null, kind, issuer: null, date: null, subject: null };
}

const labelsOf = (label: string) => wantedParts(label).map((part) => part.label);

describe("a label of several parts", () => {
  test.each([
    ["Kế hoạch; Báo cáo kết quả", ["Kế hoạch", "Báo cáo kết quả"]],
    ["Kế hoạch, Báo cáo", ["Kế hoạch", "Báo cáo"]],
    ["Kế hoạch, báo cáo", ["Kế hoạch", "Báo cáo"]],
    ["Kế hoạch và báo cáo kết quả.", ["Kế hoạch", "Báo cáo kết quả"]],
    ["Quyết định và Kế hoạch", ["Quyết định", "Kế hoạch"]],
    ["- Kế hoạch - Báo cáo", ["Kế hoạch", "Báo cáo"]],
    ["– Kế hoạch\n– Báo cáo", ["Kế hoạch", "Báo cáo"]],
    ["1. Kế hoạch 2. Báo cáo", ["Kế hoạch", "Báo cáo"]],
    ["Quyết định; Kế hoạch; Báo cáo", ["Quyết định", "Kế hoạch", "Báo cáo"]],
    ["ke hoach, bao cao", ["Ke hoach", "Bao cao"]],
    ["Kế hoạch, Báo cáo".normalize("NFD"), ["Kế hoạch", "Báo cáo"]],
    ["Biên bản, báo cáo kiểm tra", ["Biên bản", "Báo cáo kiểm tra"]],
    ["Kế hoạch; Danh sách học viên", ["Kế hoạch", "Danh sách học viên"]],
    [
      "- Kế hoạch - Báo cáo kết quả (lồng ghép với kết quả CCHC, báo cáo năm)",
      ["Kế hoạch", "Báo cáo kết quả (lồng ghép với kết quả CCHC, báo cáo năm)"],
    ],
  ])("%j", (label, parts) => {
    expect(labelsOf(label)).toEqual(parts);
  });
});

describe("a label of one part", () => {
  test.each([
    "Kế hoạch",
    "Báo cáo kết quả",
    "Báo cáo Quý I/2023",
    "Báo cáo đánh giá và phân tích, kiến nghị",
    "Văn bản chỉ đạo, điều hành",
    "Văn bản chỉ đạo; điều hành",
    "Báo cáo (lồng ghép trong báo cáo CCHC, báo cáo năm)",
    "Báo cáo của Phòng Tài chính – Kế hoạch",
    "Báo cáo kết quả thực hiện Nghị quyết, Chương trình, Kế hoạch",
    "Quyết định ban hành Quy chế, Quy định",
    "Kế hoạch hoặc Quyết định",
    "Kế hoạch/Quyết định",
    "Quyết định của Chủ tịch UBND huyện",
    "Hệ thống thông tin được đưa vào vận hành",
    "Biên bản nghiệm thu",
    "",
  ])("%j", (label) => {
    expect(labelsOf(label)).toEqual([label]);
  });
});

describe("what is still missing", () => {
  const TWO = "Kế hoạch; Báo cáo kết quả";
  test.each<[readonly (string | null)[], readonly string[]]>([
    [[], ["Kế hoạch", "Báo cáo kết quả"]],
    [["KH"], ["Báo cáo kết quả"]],
    [["BC"], ["Kế hoạch"]],
    [["BC", "KH"], []],
    // A plan that a decision puts into force.
    [["QĐ"], ["Báo cáo kết quả"]],
    // Not known: the first that is still missing.
    [[null], ["Báo cáo kết quả"]],
    [[null, "KH"], []],
    [[null, null], []],
    // Neither the plan nor the report.
    [["CV"], ["Kế hoạch", "Báo cáo kết quả"]],
    [["TTr", "KH"], ["Báo cáo kết quả"]],
    [["BC", "BC"], ["Kế hoạch"]],
  ])("of two parts, with %j", (kinds, missing) => {
    expect(missingParts(TWO, kinds.map(document)).map(({ label }) => label)).toEqual(missing);
  });

  test("a file of which nothing was read counts like one of an unknown kind", () => {
    expect(missingParts(TWO, [null]).map(({ label }) => label)).toEqual(["Báo cáo kết quả"]);
  });

  test("the decision is the decision, and only a second one the plan", () => {
    const label = "Kế hoạch; Quyết định";
    expect(missingParts(label, [document("QĐ")]).map((part) => part.label)).toEqual(["Kế hoạch"]);
    expect(missingParts(label, [document("QĐ"), document("QĐ")])).toEqual([]);
  });

  test("of one part, nothing once anything was given", () => {
    for (const label of ["Báo cáo", "", "Văn bản chỉ đạo, điều hành"]) {
      expect(missingParts(label, [])).toHaveLength(1);
      expect(missingParts(label, [document("CV")])).toEqual([]);
    }
  });

  test("does not depend on the order in which they came, and never grows", () => {
    const kinds = fc.array(fc.constantFrom("KH", "BC", "QĐ", "CV", null), { maxLength: 6 });
    const label = fc.constantFrom(TWO, "Quyết định; Kế hoạch; Báo cáo", "Kế hoạch; Danh sách");
    fc.assert(
      fc.property(label, kinds, fc.constantFrom("KH", "BC", null), (wanted, given, more) => {
        const missing = missingParts(wanted, given.map(document));
        expect(missingParts(wanted, given.toReversed().map(document))).toEqual(missing);
        const after = missingParts(wanted, [...given, more].map(document));
        expect(after.length).toBeLessThanOrEqual(missing.length);
      }),
    );
  });
});

describe("whether a document is what is wanted", () => {
  test.each<[string | null, string, boolean | null]>([
    ["BC", "Báo cáo", true],
    ["CV", "Báo cáo", false],
    ["TTr", "Báo cáo kết quả thực hiện", false],
    ["KH", "Kế hoạch", true],
    ["QĐ", "Kế hoạch", true],
    ["BC", "Kế hoạch", false],
    ["QĐ", "Đề án", true],
    ["QĐ", "Quyết định của Chủ tịch UBND huyện", true],
    ["KH", "Quyết định của Chủ tịch UBND huyện", false],
    ["BC", "Kế hoạch; Báo cáo kết quả", true],
    ["CV", "Kế hoạch; Báo cáo kết quả", false],
    ["KH", "Kế hoạch/Quyết định", true],
    ["TB", "Thông báo kết luận", true],
    // What cannot be told is not warned of.
    [null, "Báo cáo", null],
    ["CV", "", null],
    ["CV", "Văn bản", null],
    ["BC", "Văn bản chỉ đạo, điều hành", null],
    ["BC", "Công văn, văn bản hướng dẫn", null],
    ["TTr", "Dự thảo kế hoạch", null],
    ["BC", "Hệ thống thông tin được đưa vào vận hành", null],
    ["NQ", "Luật được Quốc hội thông qua", null],
    ["CV", "Kế hoạch; Danh sách học viên", null],
    ["XYZ", "Báo cáo", null],
  ])("%s for %j: %s", (kind, label, fits) => {
    expect(fitsDeliverable(kind, label)).toBe(fits);
  });
});

describe("no real label warns of what it wants", () => {
  // Those of the sample plan and of the documents in test/documents.
  test.each([
    ["Kế hoạch", "KH"],
    ["Báo cáo", "BC"],
    ["Báo cáo Quý I/2023", "BC"],
    ["Báo cáo 6 tháng đầu năm 2023", "BC"],
    ["Báo cáo tổng hợp năm 2023", "BC"],
    ["Báo cáo kết quả triển khai", "BC"],
    ["Báo cáo (lồng ghép trong BC CCHC)", "BC"],
    ["Báo cáo của UBND tỉnh", "BC"],
    ["Đề án", "ĐA"],
    ["Thông tư", "TT"],
    ["Nghị định của Chính phủ", "NĐ"],
    ["Nghị quyết của HĐND tỉnh", "NQ"],
    ["Chỉ thị của Thủ tướng Chính phủ", "CT"],
    ["Quyết định của Thủ tướng Chính phủ", "QĐ"],
    ["Tờ trình", "TTr"],
    ["Thông báo", "TB"],
    ["Kế hoạch kiểm tra", "KH"],
    ["Ke hoach", "KH"],
    ["Biên bản, báo cáo kiểm tra", "BB"],
    ["Biên bản, báo cáo kiểm tra", "BC"],
    ["Bản cam kết", "CK"],
  ])("%s: %s", (label, kind) => {
    expect(fitsDeliverable(kind, label)).toBe(true);
  });
});

test("any text is at least one part, and nothing is lost of a word", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom("Kế hoạch", "Báo cáo", "; ", ", ", " và ", " - ", "(", ")", "\n", "1. "),
  );
  const label = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(label, (text) => {
      expect(wantedParts(text).length).toBeGreaterThan(0);
    }),
  );
});

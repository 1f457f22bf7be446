/** What a plan says of itself: number, issuer, date, title, year. */
import { describe, expect, test } from "vitest";
import type { Table } from "../../../../jobs/import/reading/document.ts";
import { readPlanHeader } from "../../../../jobs/import/recognising/header/plan-header.ts";
import { recognisePlan } from "../../../../jobs/import/recognising/recognise-plan.ts";
import { readPlainText } from "../../../../jobs/import/reading/plain-text.ts";
import { seedText, sourceFile } from "../given.ts";
import { documentOf, planOf, table } from "./given.ts";

const header = (...parts: readonly (string | Table)[]) => readPlanHeader(documentOf(...parts));
const letterhead = (...cells: readonly string[]): Table => ({
  kind: "table",
  rows: [{ cells, line: 1 }],
});

function headerOfSeed(name?: string) {
  const document = readPlainText(sourceFile(seedText(name)).bytes);
  if (!document.ok) throw new Error(document.error.code);
  return readPlanHeader(document.value);
}

describe("of the seeds", () => {
  test("Cù Lao Dung says all of it", () => {
    expect(headerOfSeed()).toEqual({
      number: "03/KH-UBND",
      issuer: "UBND huyện Cù Lao Dung",
      issuedOn: "2023-01-04",
      title: "Thực hiện cải cách hành chính năm 2023",
      year: 2023,
    });
  });

  test("Gio Linh has no number: those that it cites are not its own", () => {
    expect(headerOfSeed("gio-linh-2023-ke-hoach-khac-phuc.txt")).toMatchObject({
      number: null,
      issuedOn: null,
      year: 2023,
    });
  });

  test.each([
    ["so-noi-vu-2019-ke-hoach-khac-phuc.txt", "năm 2018", 2019],
    ["phu-my-2024-ke-hoach-khac-phuc.txt", "năm 2023", 2024],
  ])(
    "%s repairs what an earlier year lost, in the year of the papers that it cites",
    (name, lost, year) => {
      const read = headerOfSeed(name);
      expect(read.title).toContain(lost);
      expect(read.year).toBe(year);
    },
  );

  test("Sở Nội vụ is named where it makes its plan", () => {
    expect(headerOfSeed("so-noi-vu-2019-ke-hoach-khac-phuc.txt").issuer).toBe("Sở Nội vụ");
  });
});

describe("a letterhead", () => {
  const expected = {
    number: "03/KH-UBND",
    issuer: "UBND huyện Cù Lao Dung",
    issuedOn: "2023-01-04",
    title: "Thực hiện cải cách hành chính năm 2023",
    year: 2023,
  };
  const title = ["KẾ HOẠCH", "Thực hiện cải cách hành chính năm 2023"];
  const left = "UBND HUYỆN CÙ LAO DUNG\n-------\nSố: 03/KH-UBND";
  const right =
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\nCù Lao Dung, ngày 04 tháng 01 năm 2023";

  test("in a table of one row", () => {
    expect(header(letterhead(left, right), ...title)).toEqual(expected);
  });

  test("in a table of two rows", () => {
    const two = table(
      "UBND HUYỆN CÙ LAO DUNG|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Số: 03/KH-UBND|Cù Lao Dung, ngày 04 tháng 01 năm 2023",
    );
    expect(header(two, ...title)).toEqual(expected);
  });

  test("in lines", () => {
    expect(header(...left.split("\n"), ...right.split("\n"), ...title)).toEqual(expected);
  });

  test("with a line for the kind of office and one for its name", () => {
    const broken = "ỦY BAN NHÂN DÂN\nHUYỆN CÙ LAO DUNG\nSố: 03/KH-UBND";
    expect(header(letterhead(broken, right), ...title)).toEqual(expected);
  });

  test("the office above the issuer is not the issuer", () => {
    const office = "UBND TỈNH SÓC TRĂNG\nSỞ NỘI VỤ\nSố: 12/KH-SNV";
    expect(header(letterhead(office, right), ...title)).toMatchObject({
      number: "12/KH-SNV",
      issuer: "SỞ NỘI VỤ",
    });
  });

  test.each([
    ["Số: 03/kh-ubnd", "03/KH-UBND"],
    ["Số 12 /KH-UBND", "12/KH-UBND"],
    ["Số:12/ KH - UBND", "12/KH-UBND"],
    ["Số: 766/QĐ-TTg", "766/QĐ-TTg"],
    ["Số: 03-KH/HU", "03-KH/HU"],
    ["Số:     /KH-UBND", null],
    ["Số:   /KH-UBND ngày     tháng 01 năm 2023", null],
  ])("%s", (line, number) => {
    expect(header("UBND XÃ AN LẠC", line, ...title).number).toBe(number);
  });

  test("a date that is left open is none", () => {
    expect(header(...title, "An Lạc, ngày     tháng 01 năm 2023").issuedOn).toBeNull();
  });
});

describe("the title", () => {
  test.each([
    [
      ["KẾ HOẠCH", "Thực hiện cải cách hành chính", "năm 2025 của huyện"],
      "Thực hiện cải cách hành chính năm 2025 của huyện",
    ],
    [
      ["KẾ HOẠCH", "CẢI CÁCH HÀNH CHÍNH", "NĂM 2025", "Căn cứ Luật"],
      "CẢI CÁCH HÀNH CHÍNH NĂM 2025",
    ],
    [["KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2025"], "CẢI CÁCH HÀNH CHÍNH NĂM 2025"],
    [["Kế hoạch\nCải cách hành chính năm 2025"], "Cải cách hành chính năm 2025"],
    [["KẾ HOẠCH", "Căn cứ Luật Tổ chức"], ""],
    [["PHỤ LỤC I", "Phân công nhiệm vụ năm 2025"], "Phân công nhiệm vụ năm 2025"],
    [["V/v thực hiện chế độ báo cáo năm 2025"], "thực hiện chế độ báo cáo năm 2025"],
  ])("%j", (lines, title) => {
    expect(header(...lines).title).toBe(title);
  });
});

describe("the year", () => {
  test.each([
    ["Cải cách hành chính 6 tháng cuối năm 2023", 2023],
    ["Tổng kết năm 2022, nhiệm vụ năm 2023", 2023],
    ["Cải cách hành chính giai đoạn 2025-2030", null],
    ["Cải cách hành chính giai đoạn 2021 - 2025, định hướng đến năm 2030", null],
    ["Cải cách hành chính năm 2024 và giai đoạn năm 2025-2030", 2024],
  ])("%s", (title, year) => {
    expect(header("KẾ HOẠCH", title).year).toBe(year);
  });

  test("is that of its date, where it names none", () => {
    const dated = (day: string) => header("KẾ HOẠCH", "Khắc phục tồn tại", `An Lạc, ${day}`).year;
    expect(dated("ngày 04 tháng 3 năm 2024")).toBe(2024);
    // In December plans are made for the next year, mostly: nobody can tell.
    expect(dated("ngày 28 tháng 12 năm 2024")).toBeNull();
  });

  test("is not that of a day until which something is to be done", () => {
    const opening =
      "Để hoàn thành nhiệm vụ trước ngày 31/12/2026, Ủy ban nhân dân ban hành kế hoạch";
    expect(header("KẾ HOẠCH", "Cải cách hành chính năm 2025", opening).year).toBe(2025);
  });

  test("is the one that is given, else the plan's own; with neither, it is asked for", () => {
    const tasks = table("Nhiệm vụ|Chủ trì|Thời gian", "1. Việc|Phòng Nội vụ|Quý I");
    const yearOf = (given: number | null, title: string) => {
      const document = documentOf("KẾ HOẠCH", title, tasks);
      const plan = recognisePlan(document, { given, current: 2026 });
      return plan.ok ? plan.value.year : plan.error.code;
    };
    expect(yearOf(null, "Cải cách hành chính năm 2023")).toBe(2023);
    expect(yearOf(2024, "Cải cách hành chính năm 2023")).toBe(2024);
    expect(yearOf(null, "Cải cách hành chính")).toBe("no-year");
  });
});

test("the caption of an appendix stands for a letterhead that is missing", () => {
  const caption =
    "(Ban hành kèm theo Quyết định số 88/QĐ-UBND ngày 15/01/2025 của UBND thị xã Bến Vàng)";
  expect(header("PHỤ LỤC", "PHÂN CÔNG NHIỆM VỤ NĂM 2025", caption)).toEqual({
    number: "88/QĐ-UBND",
    issuer: "UBND thị xã Bến Vàng",
    issuedOn: "2025-01-15",
    title: "PHÂN CÔNG NHIỆM VỤ NĂM 2025",
    year: 2025,
  });
});

test("the plans that a plan cites are not its number", () => {
  const tasks = table("Nhiệm vụ|Chủ trì|Thời gian", "1. Việc|Phòng Nội vụ|Quý I");
  const plan = planOf(
    "Căn cứ Kế hoạch số 192/KH-UBND ngày 20/12/2022 của Ủy ban nhân dân tỉnh Sóc Trăng;",
    "Theo phụ lục ban hành kèm theo Quyết định số 1371/QĐ-UBND ngày 26/9/2023 của UBND tỉnh",
    tasks,
  );
  expect(plan).toMatchObject({
    number: null,
    issuedOn: null,
    problems: [{ code: "no-plan-number" }],
  });
});

test("without diacritics it says the same", () => {
  const caption =
    "(Ban hanh kem theo Ke hoach so 31/KH-UBND ngay 20 thang 01 nam 2025 cua UBND huyen Dong Lan)";
  expect(header("KE HOACH", "Cai cach hanh chinh nam 2025", caption)).toEqual({
    number: "31/KH-UBND",
    issuer: "UBND huyen Dong Lan",
    issuedOn: "2025-01-20",
    title: "Cai cach hanh chinh nam 2025",
    year: 2025,
  });
});

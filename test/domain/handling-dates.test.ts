import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDateWithReason } from "../../domain/handling-dates.ts";

describe("a date with its reason", () => {
  test.each([
    ["15/4/2023 vì chờ Sở Tư pháp hướng dẫn", "2023-04-15", "chờ Sở Tư pháp hướng dẫn"],
    ["đến 15/4: do dự án chậm", "2023-04-15", "dự án chậm"],
    ["xin gia hạn đến ngày 15/4/2023 vì chờ", "2023-04-15", "chờ"],
    ["Dạ đề nghị gia hạn đến 15/4/2023. Lý do: chờ Sở", "2023-04-15", "chờ Sở"],
    ["chờ Sở hướng dẫn, xin gia hạn đến 15/4/2023", "2023-04-15", "chờ Sở hướng dẫn"],
    ["cuối tháng 4 vì chờ ý kiến", "2023-04-30", "chờ ý kiến"],
    ["15-4-2023, thiếu người", "2023-04-15", "thiếu người"],
    ["quý II vì chờ", "2023-06-30", "chờ"],
    ["gia hạn thêm đến hết 30/4/2023 vì thiếu kinh phí 15/5", "2023-04-30", "thiếu kinh phí 15/5"],
    ["de nghi gia han den 15/4/2023 vi cho huong dan", "2023-04-15", "cho huong dan"],
    ["15/4/2023\nvì chờ", "2023-04-15", "chờ"],
    ["15/1/2024 với lý do là chờ", "2024-01-15", "chờ"],
  ])("is read from “%s”", (text, date, reason) => {
    expect(readDateWithReason(text, 2023)).toEqual({ date, reason });
  });

  test.each([
    ["15/4", "2023-04-15"],
    ["15/4 ạ", "2023-04-15"],
    ["cuối tháng 4", "2023-04-30"],
    ["15/4/2023 -- ...", "2023-04-15"],
  ])("may lack the reason: “%s”", (text, date) => {
    expect(readDateWithReason(text, 2023)).toEqual({ date, reason: null });
  });

  test.each([
    "31/02/2023 vì a",
    "ngày mai",
    "15",
    "24:00",
    "NaN",
    "không có ngày",
    "vì chờ Sở",
    "trong năm vì bận",
    "15/4 hoặc 20/4",
    "15/4, 20/4/9999 99/99",
    "<b>unclosed",
    '=HYPERLINK("http://x")',
  ])("is no guess: “%s”", (text) => {
    const read = readDateWithReason(text, 2023);
    // What is read at all is a date that stands there.
    if (read) expect(text).toContain("15/4");
    else expect(read).toBeNull();
  });

  test("reads any text at all in no time, and never a day that is none", () => {
    const piece = fc.constantFrom("15/4", "vì ", "đến ", " ", "ngày ", "/", "a", ": ", "31/2", ",");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 2_000 }), (pieces) => {
        const read = readDateWithReason(pieces.join(""), 2023);
        if (read) expect(read.date).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
      }),
      { numRuns: 200 },
    );
  });
});

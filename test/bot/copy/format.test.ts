import { describe, expect, test } from "vitest";
import {
  countdownWords,
  dateWithWeekday,
  fullDate,
  shortDate,
  shorten,
  weekdayName,
} from "../../../bot/copy/format.ts";
import { headOf } from "../../../bot/copy/posts.ts";
import { vietnameseCalendar } from "../../builders/calendar.ts";
import { day } from "../../builders/time.ts";

describe("dates as Nghị định 30/2020/NĐ-CP has them", () => {
  test.each([
    ["2023-03-05", "05/3/2023", "05/3"],
    ["2023-02-28", "28/02/2023", "28/02"],
    ["2023-12-31", "31/12/2023", "31/12"],
    ["2023-01-01", "01/01/2023", "01/01"],
    ["2023-10-09", "09/10/2023", "09/10"],
  ])("%s is %s", (date, full, short) => {
    expect(fullDate(day(date))).toBe(full);
    expect(shortDate(day(date))).toBe(short);
  });

  test("with the day of the week, within a sentence", () => {
    const week = ["13", "14", "15", "16", "17", "18", "19"];

    expect(week.map((date) => weekdayName(day(`2023-03-${date}`)))).toEqual([
      "thứ Hai",
      "thứ Ba",
      "thứ Tư",
      "thứ Năm",
      "thứ Sáu",
      "thứ Bảy",
      "Chủ nhật",
    ]);
    expect(dateWithWeekday(day("2023-03-31"))).toBe("thứ Sáu, 31/3/2023");
  });
});

describe("a countdown shows its arithmetic", () => {
  const calendar = vietnameseCalendar();

  test.each([
    ["2023-03-24", "2023-03-31", "còn 5 ngày làm việc"],
    ["2023-04-27", "2023-05-05", "còn 3 ngày làm việc (nghỉ 01/5, 02/5, 03/5)"],
    ["2023-03-31", "2023-03-31", "đến hạn hôm nay"],
    ["2023-12-29", "2023-12-31", "hôm nay là ngày làm việc cuối cùng trước hạn"],
    ["2023-04-05", "2023-03-31", "quá hạn 3 ngày làm việc"],
    ["2023-05-04", "2023-04-28", "quá hạn 1 ngày làm việc (nghỉ 01/5, 02/5, 03/5)"],
    ["2024-01-01", "2023-12-31", "đã quá hạn"],
    // Days off are few, and of these days, or they are not spoken of.
    ["2023-05-15", "2023-04-28", "quá hạn 8 ngày làm việc (nghỉ 01/5, 02/5, 03/5)"],
    ["2023-05-18", "2023-04-28", "quá hạn 11 ngày làm việc"],
    ["2023-04-14", "2023-05-05", "còn 12 ngày làm việc"],
  ])("seen on %s, due on %s: %s", (today, due, words) => {
    expect(countdownWords(calendar.countdown(day(today), day(due)))).toBe(words);
  });
});

describe("cutting", () => {
  test("leaves alone what is short enough", () => {
    expect(shorten("Phòng Tư pháp", 13)).toBe("Phòng Tư pháp");
  });

  test("is done at a word, with an ellipsis, within the limit", () => {
    const cut = shorten("Xây dựng kế hoạch tuyên truyền", 20);

    expect(cut).toBe("Xây dựng kế hoạch…");
    expect([...cut].length).toBeLessThanOrEqual(20);
  });

  test("never halves a character", () => {
    expect(shorten("🎉".repeat(50), 10)).toBe(`${"🎉".repeat(9)}…`);
  });
});

test.each([
  ["UBND xã An Thạnh 1", "Chủ tịch UBND xã An Thạnh 1"],
  ["Phòng Tư pháp", "Trưởng phòng Tư pháp"],
  ["Văn phòng HĐND và UBND huyện", "Chánh Văn phòng HĐND và UBND huyện"],
  ["Thanh tra huyện", "Chánh Thanh tra huyện"],
  ["Trung tâm Văn hoá", "Giám đốc Trung tâm Văn hoá"],
  ["Ban Quản lý dự án", "Thủ trưởng Ban Quản lý dự án"],
])("the head of %s is the %s", (unit, post) => {
  expect(headOf(unit)).toBe(post);
});

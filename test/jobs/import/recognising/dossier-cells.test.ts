/** What stands in the cells of an export: moments, statuses, time limits, counts, ticks. */
import { describe, expect, test } from "vitest";
import { DEFAULT_ZONE, isoIn } from "../../../../domain/time.ts";
import { makeStatusReader } from "../../../../jobs/import/recognising/dossiers/dossier-statuses.ts";
import { columnOfTitle } from "../../../../jobs/import/recognising/dossiers/dossier-titles.ts";
import {
  readCount,
  readLimit,
  readTick,
  readWay,
} from "../../../../jobs/import/recognising/dossiers/written-amounts.ts";
import { makeMomentReader } from "../../../../jobs/import/recognising/dossiers/written-moments.ts";

function momentIn(text: string, zone: string = DEFAULT_ZONE): string | null {
  const moment = makeMomentReader(zone)(text);
  if (moment === null || moment === "bad") return moment;
  return moment.at === null ? moment.on : isoIn(moment.at, zone).slice(0, 16);
}

describe("a moment", () => {
  test.each([
    ["05/03/2023 09:15", "2023-03-05T09:15"],
    ["05/03/2023 09:15:59", "2023-03-05T09:15"],
    ["09:15 05/03/2023", "2023-03-05T09:15"],
    ["9h15 ngày 5/3/2023", "2023-03-05T09:15"],
    ["9 giờ 15 phút ngày 05/3/2023", "2023-03-05T09:15"],
    ["9 giờ, ngày 05 tháng 3 năm 2023", "2023-03-05T09:00"],
    ["Chủ nhật, 05/03/2023 09:15", "2023-03-05T09:15"],
    ["5/3/2023 9:05", "2023-03-05T09:05"],
    ["05-03-2023 16:30", "2023-03-05T16:30"],
    ["05.03.2023", "2023-03-05"],
    ["2023-03-05 09:15", "2023-03-05T09:15"],
    ["2023-03-05T09:15:00", "2023-03-05T09:15"],
    ["2023-03-05T09:15:00.123", "2023-03-05T09:15"],
    ["2023-03-05T02:15:00Z", "2023-03-05T09:15"],
    ["2023-03-05T02:15:00+00:00", "2023-03-05T09:15"],
    ["05/03/2023 02:30 PM", "2023-03-05T14:30"],
    ["05/03/2023 12:05 SA", "2023-03-05T00:05"],
    ["05/03/2023 2:30 CH", "2023-03-05T14:30"],
    ["05/03/2023\n09:15", "2023-03-05T09:15"],
    // 45012 is 27/3/2023; 0.39583 of a day is 9 hours and 30 minutes.
    ["45012.39583", "2023-03-27T09:30"],
    ["45012,39583", "2023-03-27T09:30"],
    ["45012", "2023-03-27"],
    ["45012.9999999", "2023-03-28"],
    // Midnight is how systems write a day without a time.
    ["05/03/2023 00:00:00", "2023-03-05"],
    ["29/02/2024", "2024-02-29"],
  ])("“%s” is %s", (text, expected) => {
    expect(momentIn(text)).toBe(expected);
  });

  test.each(["", " ", "-", "–", "--", "null", "N/A", "Chưa trả", "Chưa có", "01/01/0001 00:00:00"])(
    "“%s” is none",
    (text) => {
      expect(momentIn(text)).toBeNull();
    },
  );

  test.each([
    "31/02/2023",
    "29/02/2023",
    "05/03/2023 24:00",
    "05/03/2023 09:60",
    "05/03/9999",
    "05/03/1923",
    "05/03/23",
    "05/13/2023",
    "03/2023",
    "05/03/2023 - 07/03/2023",
    "05/03/2023 khoảng trưa",
    "05/03/2023 13:00 PM",
    "99999",
    "12345",
    "NaN",
    "hôm qua",
    '=HYPERLINK("http://x/?"&A1)',
    "1".repeat(10_000),
  ])("“%s” is no moment that we know", (text) => {
    expect(momentIn(text)).toBe("bad");
  });

  test("is one of the clocks where the office is", () => {
    const read = (zone: string) => makeMomentReader(zone)("05/03/2023 09:15");
    expect(read("Asia/Ho_Chi_Minh")).toEqual({ on: "2023-03-05", at: "2023-03-05T02:15:00.000Z" });
    expect(read("Europe/Paris")).toEqual({ on: "2023-03-05", at: "2023-03-05T08:15:00.000Z" });
    // The clocks go forward there at 02:00 of that day.
    expect(makeMomentReader("Europe/Paris")("26/03/2023 03:30")).toMatchObject({
      at: "2023-03-26T01:30:00.000Z",
    });
  });
});

describe("a status", () => {
  const read = makeStatusReader();

  // The codes and words of the national one-stop platform.
  test.each([
    [1, "Mới đăng ký"],
    [2, "Được tiếp nhận"],
    [3, "Không được tiếp nhận"],
    [4, "Đang xử lý"],
    [5, "Yêu cầu bổ sung giấy tờ"],
    [6, "Yêu cầu thực hiện nghĩa vụ tài chính"],
    [7, "Công dân yêu cầu rút hồ sơ"],
    [8, "Dừng xử lý"],
    [9, "Đã xử lý xong"],
    [10, "Đã trả kết quả"],
  ])("%i is “%s”", (status, words) => {
    const told = { kind: "told", status };
    expect(read(words)).toEqual(told);
    expect(read(words.toUpperCase())).toEqual(told);
    expect(read(`Hồ sơ ${words.toLowerCase()} (trễ hạn)`)).toEqual(told);
    expect(read(`${status}`)).toEqual(told);
    expect(read(`${String(status).padStart(2, "0")} - ${words}`)).toEqual(told);
    expect(read(`${status}. ${words}`)).toEqual(told);
  });

  test.each([
    ["Chờ bổ sung", 5],
    ["Đang chờ công dân bổ sung hồ sơ", 5],
    ["Tạm dừng", 5],
    ["Chờ thực hiện nghĩa vụ tài chính", 6],
    ["Đã có kết quả", 9],
    ["Chờ trả kết quả", 9],
    ["Hoàn thành", 9],
    ["Đã giải quyết - Đúng hạn", 9],
    ["Đã giải quyết quá hạn 3 ngày", 9],
    ["Đã trả kết quả - trước hạn: 2 ngày", 10],
    ["Đã trả KQ", 10],
    ["Từ chối", 3],
    ["Từ chối tiếp nhận hồ sơ", 3],
    ["Từ chối giải quyết", 8],
    ["Trả lại hồ sơ", 8],
    ["Rút hồ sơ", 7],
    ["Đã rút", 7],
    ["Đang giải quyết (còn hạn)", 4],
    ["Đang trình ký", 4],
    ["Đang chờ xử lý", 4],
    ["Mới tiếp nhận", 2],
  ])("“%s” is %i", (words, status) => {
    expect(read(words)).toEqual({ kind: "told", status });
  });

  test.each([
    ["", false],
    ["-", false],
    ["Trễ hạn", false],
    ["Quá hạn 2 ngày", false],
    ["Trong hạn", false],
    ["Đúng hạn", true],
    ["Trước hạn", true],
  ])("“%s” says nothing but what follows from the dates", (words, hasEnded) => {
    expect(read(words)).toEqual({ kind: "derived", hasEnded });
  });

  test.each(["0", "11", "12", "Xanh", "Đã", "10.5", "toString", "__proto__", "x".repeat(5000)])(
    "“%s” is one that nobody knows",
    (words) => {
      expect(read(words)).toBeNull();
    },
  );
});

describe("a time limit", () => {
  test.each([
    ["03 ngày làm việc", "days", 3],
    ["3", "days", 3],
    ["15 ngày", "days", 15],
    ["Không quá 10 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", "days", 10],
    ["20 ngày làm việc (theo Quyết định số 15)", "days", 20],
    ["Trong ngày", "days", 0],
    ["Trong ngày làm việc", "days", 0],
    ["Giải quyết ngay", "days", 0],
    ["Ngay khi nhận đủ hồ sơ", "days", 0],
    ["24 giờ", "hours", 24],
    ["4 giờ làm việc", "hours", 4],
    // Eight hours a day.
    ["1,5 ngày", "hours", 12],
    ["0.5 ngày làm việc", "hours", 4],
    ["1/2 ngày", "hours", 4],
    ["2 ngày 4 giờ", "hours", 20],
  ])("“%s” is %s: %d", (text, kind, count) => {
    expect(readLimit(text)).toEqual({ kind, count });
  });

  test.each([
    "",
    "-",
    "Theo quy định",
    "15 ngày, còn 10 ngày",
    "1 tháng",
    "1,3 ngày",
    "05/03/2023",
  ])("“%s” is none", (text) => {
    expect(readLimit(text)).toBeNull();
  });
});

test.each([
  ["0", 0],
  ["2", 2],
  ["02 lần", 2],
  ["1,5 ngày", 2],
  ["", 0],
  ["-1", 0],
  ["1e9", 0],
  ["nhiều", 0],
])("“%s” counts as %d", (text, count) => {
  expect(readCount(text)).toBe(count);
});

test.each([
  ["x", true],
  ["X", true],
  ["Có", true],
  ["1", true],
  ["TRUE", true],
  ["✓", true],
  ["Đã số hóa", true],
  ["100%", true],
  ["", false],
  ["Không", false],
  ["0", false],
  ["FALSE", false],
  ["Chưa số hóa", false],
  ["?", null],
])("“%s” in a box means %s", (text, expected) => {
  expect(readTick(text)).toBe(expected);
});

test.each([
  ["Trực tuyến", true],
  ["Nộp trực tuyến (toàn trình)", true],
  ["Cổng Dịch vụ công quốc gia", true],
  ["Trực tiếp tại Bộ phận Một cửa", false],
  ["Dịch vụ bưu chính công ích", false],
  ["Tiền mặt", false],
  ["Chuyển khoản", true],
  ["Không thu phí", null],
  ["", null],
])("“%s” as a way means %s", (text, expected) => {
  expect(readWay(text)).toBe(expected);
});

describe("the title of a column", () => {
  test.each([
    [
      "code",
      "Mã hồ sơ",
      "Số hồ sơ",
      "Mã HS",
      "Mã HS / Số biên nhận",
      "Số biên nhận",
      "Số phiếu",
      "MÃ SỐ HỒ SƠ:",
    ],
    ["procedure", "Tên TTHC", "Thủ tục hành chính", "Tên thủ tục", "Thủ tục", "Tên hồ sơ"],
    ["field", "Lĩnh vực", "Tên lĩnh vực"],
    ["applicant", "Người nộp", "Chủ hồ sơ", "Tên tổ chức/cá nhân", "Họ và tên", "Người nộp hồ sơ"],
    ["phone", "SĐT", "Điện thoại", "Số điện thoại (nếu có)"],
    ["address", "Địa chỉ", "Địa chỉ liên hệ", "Địa chỉ, số điện thoại"],
    ["received", "Ngày nhận", "Ngày tiếp nhận", "Thời gian tiếp nhận", "Ngày nộp", "Ngày nhận HS"],
    [
      "due",
      "Ngày hẹn trả",
      "Hạn trả",
      "Hạn xử lý",
      "Hạn giải quyết",
      "Ngày hẹn trả kết quả",
      "Hạn xử lý toàn quy trình",
      "Ngày hẹn trả theo phiếu hẹn",
    ],
    ["limit", "Thời hạn giải quyết", "Thời gian giải quyết", "Thời hạn xử lý"],
    ["finished", "Ngày kết thúc xử lý", "Ngày xử lý xong", "Ngày có kết quả"],
    ["returned", "Ngày trả", "Ngày trả kết quả", "Ngày trả KQ thực tế"],
    ["unit", "Đơn vị xử lý", "Đơn vị giải quyết", "Cơ quan thực hiện", "Phòng ban xử lý", "Đơn vị"],
    ["status", "Trạng thái", "Tình trạng", "Tình trạng xử lý", "Trạng thái hồ sơ"],
    ["supplements", "Số lần bổ sung", "Số lần yêu cầu bổ sung"],
    ["asked", "Ngày yêu cầu bổ sung"],
    ["given", "Ngày bổ sung", "Ngày nhận bổ sung"],
    ["paused", "Số ngày tạm dừng"],
    ["submitted", "Hình thức nộp", "Hình thức nhận", "Hình thức tiếp nhận"],
    ["online", "Nộp trực tuyến", "Trực tuyến"],
    ["payment", "Hình thức thanh toán"],
    ["paid-online", "Thanh toán trực tuyến"],
    ["digitised", "Số hóa", "Số hoá hồ sơ"],
    ["reappointments", "Số lần hẹn lại", "Số lần gia hạn"],
  ])("%s: %s", (column, ...titles) => {
    const decomposed = titles.map((title) => title.normalize("NFD"));
    const found = [...titles, ...decomposed].map((title) => columnOfTitle(title)?.column);
    expect(found).toEqual(found.map(() => column));
  });

  test.each([
    "",
    "STT",
    "Ghi chú",
    "Nhiệm vụ",
    "Thời gian thực hiện kế hoạch",
    "Ngày nhận/Ngày trả",
    "a".repeat(5000),
  ])("“%s” is none", (title) => {
    expect(columnOfTitle(title)).toBeNull();
  });
});

import { describe, expect, test } from "vitest";
import type { NoticeReason } from "../../../domain/content.ts";
import type { Deadline } from "../../../domain/deadline.ts";
import type { PersonId } from "../../../domain/ids.ts";
import type { NoticeSection } from "../../../domain/ladder.ts";
import { reasonsOf } from "../../../domain/notice-reason.ts";
import { rungWords } from "../../../bot/copy/rungs.ts";
import { apologyOwed, CALENDAR, owed, report, states } from "../../builders/ladder.ts";
import { day } from "../../builders/time.ts";

function reason(
  of: Deadline,
  rung: string,
  on: string,
  section: NoticeSection = "due",
): NoticeReason {
  const told = { deadlineId: of.id, dateVersion: 1, rung, day: day(on), section };
  const words = { code: "NV-001", title: "", area: null, points: null, unit: "", post: null };
  const requests = [{ deadlineId: of.id, wantedBy: day("2023-05-05") }];
  const notice = { ...told, personId: "the-head" as PersonId };
  const views = [{ deadline: of, ...words }];
  return reasonsOf([notice], views, requests, day("2023-06-01"), CALENDAR)[0]!;
}

describe("why a reminder came", () => {
  const may = owed({ due: day("2023-05-05") });
  const yearEnd = owed({ due: day("2023-12-31") });
  const own = owed({ due: day("2023-12-31"), ownDue: day("2023-06-30") });
  const ongoing = owed({ due: null, timing: "ongoing" });

  test.each<readonly [string, Deadline, string, string]>([
    ["-5", may, "2023-04-25", "5 ngày làm việc trước hạn 05/5/2023 (nghỉ 01/5, 02/5, 03/5)"],
    ["-20", may, "2023-04-04", "20 ngày làm việc trước hạn 05/5/2023 (nghỉ 01/5, 02/5, 03/5)"],
    ["0", may, "2023-05-05", "đúng hạn 05/5/2023"],
    [
      "0-afternoon",
      may,
      "2023-05-05",
      "đúng hạn 05/5/2023, nhắc buổi chiều khi chưa báo hoàn thành",
    ],
    [
      "-5",
      yearEnd,
      "2023-12-22",
      "5 ngày làm việc trước ngày 29/12/2023, ngày làm việc cuối cùng trước hạn 31/12/2023",
    ],
    ["0", yearEnd, "2023-12-29", "ngày làm việc cuối cùng trước hạn 31/12/2023 (Chủ nhật)"],
    ["-2", own, "2023-06-28", "2 ngày làm việc trước ngày đã đăng ký 30/6/2023"],
    ["+3", may, "2023-05-10", "3 ngày làm việc sau hạn 05/5/2023"],
    ["monday2", may, "2023-05-22", "quá hạn 05/5/2023 đã 11 ngày làm việc: nhắc đầu tuần lần 2"],
    ["present", may, "2023-05-10", "đã quá hạn 05/5/2023 khi được giao trên hệ thống"],
    [
      "before-coordinator",
      may,
      "2023-05-09",
      "ngày làm việc tới, 3 ngày làm việc sau hạn 05/5/2023, " +
        "sẽ báo cáo Cơ quan thường trực CCHC nếu chưa xong",
    ],
    [
      "coordinator",
      may,
      "2023-05-10",
      "quá hạn 05/5/2023 đã 3 ngày làm việc: báo cáo Cơ quan thường trực CCHC",
    ],
    ["leader", may, "2023-05-12", "quá hạn 05/5/2023 đã 5 ngày làm việc: báo cáo lãnh đạo UBND"],
    [
      "offer-closing",
      may,
      "2023-06-12",
      "quá hạn 05/5/2023 đã 26 ngày làm việc, đã hết các lần nhắc đầu tuần: xem xét chốt chậm",
    ],
    [
      "cut-off-5",
      report(),
      "2023-02-24",
      "5 ngày làm việc trước ngày 03/3/2023, ngày làm việc cuối cùng trước ngày chốt số liệu 05/3/2023",
    ],
    [
      "status-2023-06-30~2",
      ongoing,
      "2023-06-28",
      "nhiệm vụ thường xuyên, 2 ngày làm việc trước ngày làm việc cuối cùng của quý II/2023, " +
        "chưa cập nhật tình hình",
    ],
    [
      "own-date-0",
      yearEnd,
      "2023-01-03",
      "thời hạn “trong năm” (31/12/2023), chưa đăng ký ngày hoàn thành",
    ],
    [
      "presented",
      owed({ state: states().awaiting }),
      "2023-03-28",
      "văn bản đã trình ký ngày 27/3/2023",
    ],
    [
      "signature-2",
      owed({ state: states().awaiting }),
      "2023-03-29",
      "văn bản đang chờ ký: 2 ngày làm việc trước hạn 31/3/2023",
    ],
    [
      "proof+2",
      owed({ state: states().done }),
      "2023-03-29",
      "2 ngày làm việc sau khi báo hoàn thành ngày 27/3/2023, chưa có tài liệu kiểm chứng",
    ],
    [
      "support-2",
      may,
      "2023-04-28",
      "2 ngày làm việc trước ngày hẹn phối hợp 05/5/2023 (nghỉ 01/5, 02/5, 03/5)",
    ],
    [
      "snoozed-2023-04-24 -5",
      may,
      "2023-04-26",
      "nhắc lại theo lựa chọn “Nhắc lại sau” ngày 24/4/2023",
    ],
    [
      "handed-over +1",
      may,
      "2023-05-08",
      "chưa gửi được cho người phụ trách, đề nghị liên hệ: 1 ngày làm việc sau hạn 05/5/2023",
    ],
    ["of another time", may, "2023-05-08", "theo lịch nhắc việc"],
  ])("%s", (rung, of, on, words) => {
    expect(rungWords(reason(of, rung, on))).toBe(words);
  });

  test.each([
    ["-1", "2023-05-04", "1 ngày làm việc trước ngày hẹn trả 05/5/2023"],
    ["-3", "2023-04-27", "3 ngày làm việc trước ngày hẹn trả 05/5/2023 (nghỉ 01/5, 02/5, 03/5)"],
    [
      "0-afternoon",
      "2023-05-04",
      "đúng ngày cuối phải xin lỗi 04/5/2023, nhắc buổi chiều khi chưa báo hoàn thành",
    ],
    [
      "before-leader",
      "2023-05-05",
      "ngày làm việc tới, 1 ngày làm việc sau ngày hẹn trả 05/5/2023, sẽ báo cáo lãnh đạo UBND nếu chưa xong",
    ],
    ["+1", "2023-05-08", "1 ngày làm việc sau ngày hẹn trả 05/5/2023"],
    [
      "leader",
      "2023-05-08",
      "quá ngày hẹn trả 05/5/2023 đã 1 ngày làm việc: báo cáo lãnh đạo UBND",
    ],
    ["monday1", "2023-05-15", "quá ngày hẹn trả 05/5/2023 đã 6 ngày làm việc: nhắc đầu tuần lần 1"],
  ])("of an apology: %s", (rung, on, words) => {
    const dates = { due: day("2023-05-04"), dossierDue: day("2023-05-05") };
    expect(rungWords(reason(apologyOwed(dates), rung, on, "apology"))).toBe(words);
  });

  test("of a unit that nobody can be reached for", () => {
    expect(rungWords(reason(may, "+1", "2023-05-08", "unlinked"))).toBe(
      "đơn vị phụ trách chưa có ai nhận được tin: 1 ngày làm việc sau hạn 05/5/2023",
    );
  });

  test("of a date that was changed since", () => {
    const extended = owed({ due: day("2023-06-30"), dateVersion: 2 });
    expect(rungWords(reason(extended, "-5", "2023-03-24"))).toBe(
      "5 ngày làm việc trước hạn (thời hạn nay đã thay đổi)",
    );
  });
});

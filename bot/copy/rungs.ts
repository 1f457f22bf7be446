/** The rules behind a notice, in words, for “Vì sao tôi nhận tin này?”. */
import type { NoticeReason } from "../../domain/content.ts";
import { fullDate, weekdayName } from "./format.ts";

const HANDED_OVER = "handed-over";

/** `5 ngày làm việc trước hạn 31/3/2023`. */
export function rungWords({ rung, item, section }: NoticeReason): string {
  const due = item.due ? ` ${fullDate(item.due)}` : "";
  if (rung.startsWith(HANDED_OVER)) return "chưa gửi được cho người phụ trách, đề nghị liên hệ";
  const number = /\d+/u.exec(rung)?.[0] ?? "";
  if (section === "proof") return "đã báo hoàn thành nhưng chưa có tài liệu kiểm chứng";
  if (section === "signature") return `văn bản đang chờ ký, thời hạn${due}`;
  if (rung === "coordinator") return `đã quá hạn${due}, báo Cơ quan thường trực CCHC`;
  if (rung === "leader") return `đã quá hạn${due}, báo cáo lãnh đạo UBND`;
  if (rung.startsWith("before-"))
    return `đã quá hạn${due}, báo trước một ngày làm việc trước khi báo cáo cấp trên`;
  if (rung === "present") return `đã quá hạn${due} khi kế hoạch được nhập`;
  if (rung.startsWith("monday")) return `quá hạn${due}, nhắc vào đầu mỗi tuần`;
  if (rung === "cut-off-0")
    return `ngày chốt số liệu${item.cutOff ? ` ${fullDate(item.cutOff)}` : ""}`;
  if (rung.startsWith("cut-off-")) return `${number} ngày làm việc trước ngày chốt số liệu`;
  if (rung === "0-afternoon") return `buổi chiều ngày đến hạn${due}`;
  if (rung === "0") return lastWorkingDay(item.due, due);
  if (rung.startsWith("+")) return `${number} ngày làm việc sau hạn${due}`;
  return `${number} ngày làm việc trước hạn${due}`;
}

function lastWorkingDay(date: NoticeReason["item"]["due"], due: string): string {
  const weekday = date ? ` (${weekdayName(date)})` : "";
  return `ngày làm việc cuối cùng trước hạn${due}${weekday}`;
}

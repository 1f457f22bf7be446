/** How the office wants to be reminded: rules, a plan's own rules, days off, who stands in for whom. */
import { CHAIRMAN, JUSTICE } from "../cast.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

export async function settling(stage: Stage): Promise<void> {
  await setsRules(stage);
  await setsPlanRules(stage);
  await setsDaysOff(stage);
}

async function setsRules(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("/caidat", "Quy tắc nhắc việc: cả cơ quan");
  await home.chooses("Đổi: Nhiệm vụ, văn bản", "Chọn mục cần đổi:");
  await home.chooses("Sau đó nhắc đầu mỗi tuần", "Hiện nay:");
  await home.says("vài lần", "Đề nghị nhắn một số");
  await home.says("99", "Mỗi số phải từ");
  await home.says("0", "Đã lưu cho cả cơ quan.");
  await home.chooses("Xem cài đặt", "(*) khác mặc định.");
  await home.chooses("Đổi: Nhiệm vụ, văn bản");
  await home.chooses("Nhắc khi quá hạn", "Hiện nay: sau 1, 3, 5 ngày làm việc.");
  await home.says("1, 2", "Đã lưu cho cả cơ quan.");
  await home.chooses("Xem cài đặt");
  await home.chooses("Đổi: Giờ gửi tin");
  await home.chooses("Tin buổi sáng");
  await home.says("25:00", "Đề nghị nhắn giờ và phút");
  await home.leaves("Đã hủy.");
  await home.says("caidat");
  await home.chooses("Đổi: Nhiệm vụ, văn bản");
  await home.chooses("Quay lại", "Quy tắc nhắc việc");

  const justice = await stage.person(JUSTICE);
  await justice.says("cài đặt", "Cài đặt");
  await justice.chooses("Quy tắc nhắc việc của cơ quan", "Quy tắc nhắc việc: cả cơ quan");
}

async function setsPlanRules(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("/caidat");
  await home.chooses("Áp dụng cho…", "Kế hoạch có quy tắc riêng");
  await home.choosesStarting("Kế hoạch 03/KH-UBND", "kế hoạch 03/KH-UBND năm 2023");
  await home.chooses("Đổi: Nhiệm vụ, văn bản");
  await home.chooses("Nhắc trước hạn");
  await home.says("10, 5, 5", "Số 5 được ghi hai lần");
  await home.says("15, 5, 2", "Lưu ý: ngày đến hạn không còn được nhắc");
  await home.chooses("Theo cả cơ quan", "Đã lưu cho kế hoạch 03/KH-UBND");
  await home.chooses("Xem cài đặt");
}

async function setsDaysOff(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("/caidat");
  await home.chooses("Lịch nghỉ", "Lịch nghỉ trong 12 tháng tới");
  await home.says("mai nghỉ", "Đề nghị nhắn một ngày");
  await home.says("01/01/2023 nghỉ", "Ngày này đã qua.");
  await home.says("30/4/2023 làm", "Chủ nhật luôn là ngày nghỉ.");
  await home.says("16/3/2023 nghỉ", "thứ Năm, 16/3/2023 là ngày nghỉ");
  await home.chooses("Lịch nghỉ", "(*) do cơ quan đặt.");
  await home.says("16/3/2023 làm", "là ngày làm việc");
}

export async function standingIn(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("/nguoidung");
  await home.chooses("Phân công thay", "Hiện không có ai được phân công thay.");
  await home.chooses("Thêm phân công thay", "Phân công thay cho ai?");
  await home.turnsPage("Phân công thay cho ai?");
  await home.turnsBack("Phân công thay cho ai?");
  await home.says("thuyền trưởng", "Không có ai có chức danh như vậy.");
  await home.says("tư pháp", "Ai thay Trưởng phòng Tư pháp?");
  await home.looksFor("Trưởng phòng Tài chính – Kế hoạch", "Đề nghị nhắn từ ngày, đến ngày");
  await home.says("tuần sau", "Chưa đọc được ngày.");
  await home.says("20/02 - 15/02", "Ngày kết thúc trước ngày bắt đầu.");
  await home.says("21/02 - 22/02", "Đã phân công");
  await home.says("/caidat");
  await home.chooses("Phân công thay", "thay Trưởng phòng Tư pháp");
  await home.chooses("Kết thúc: Trưởng phòng Tư pháp (21/02)", "Đã kết thúc");

  const chairman = await stage.person(CHAIRMAN);
  await chairman.says("/caidat");
  await chairman.chooses("Phân công thay");
  await chairman.chooses("Thêm phân công thay", "Ai thay Chủ tịch UBND huyện?");
  await chairman.says("phó chủ tịch", "Đề nghị nhắn từ ngày, đến ngày");
  await chairman.says(
    "21/02",
    "Phó Chủ tịch UBND huyện thay Chủ tịch UBND huyện",
    "chưa liên kết tài khoản",
  );
  await chairman.chooses("Hủy phân công này", "Đã kết thúc");
}

/** What is settled about people: their roles, their units, their accounts. */
import type { Stage } from "../stage.ts";
import { COMMUNE, CULTURE } from "../cast.ts";
import { HOME } from "../story-office.ts";

const UNIT = "Phòng Y tế";
const NEW_POST = "Phó Trưởng phòng Y tế";

export async function managingPeople(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  const culture = await stage.person(CULTURE);
  await home.says("/nguoidung ng", "Người dùng – “ng”");
  await home.turnsPage("trang 2/");
  await home.turnsBack("trang 1/");
  await home.says("văn hoá và", CULTURE);
  await home.chooses("Thêm vai trò", "Thêm vai trò nào?");
  await home.chooses("Công chức", "Công chức của đơn vị nào?");
  await home.says("không đâu cả", "Không có đơn vị nào như vậy");
  await home.says("huyện", "Chọn dưới đây");
  await home.chooses("Thanh tra huyện", "Đã thêm vai trò: Công chức – Thanh tra huyện");
  await home.chooses("Xem người dùng này", "Công chức – Thanh tra huyện");
  await home.chooses("Kết thúc vai trò", "Kết thúc vai trò nào?");
  await home.chooses("Công chức – Thanh tra huyện", "Có hiệu lực ngay");
  await home.chooses("Đồng ý kết thúc", "Đã kết thúc vai trò");
  await home.chooses("Xem người dùng này", CULTURE);
  await home.chooses("Chuyển đơn vị", "chuyển đến đơn vị nào?");
  await home.looksFor(UNIT, `đến ${UNIT}`);
  await home.chooses("Sửa chức danh", "Đề nghị nhắn chức danh mới.");
  await home.says(NEW_POST, "Đã đổi chức danh");
  await home.says(`/nguoidung chuyển ${NEW_POST} đến Phòng Văn hoá và Thông tin`);
  await home.chooses("Đồng ý chuyển", "Đã chuyển từ");
  await home.says(`người dùng hủy liên kết ${HOME}`, "Không tự hủy liên kết");
  await home.says(`người dùng ${COMMUNE}`, COMMUNE);
  await home.says(`người dùng ${NEW_POST}`);
  await home.chooses("Hủy liên kết", "muốn dùng lại cần mã mời mới");
  await home.chooses("Đồng ý hủy liên kết", "Đã hủy liên kết");
  culture.hearsByItself();
  await culture.says("Việc", "Tài khoản này chưa được liên kết.");
}

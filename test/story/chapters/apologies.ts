/** Xin lỗi: asked in the morning, not in time, the letter, the proof, the new date; once too often. */
import { CHAIRMAN, FINANCE, JUSTICE, OFFICE } from "../cast.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

const TICK = "Đã cập nhật ngày hẹn mới trên hệ thống một cửa";
const SENT = "Đã gửi, chờ cập nhật ngày hẹn";

export async function notInTime(stage: Stage): Promise<void> {
  await stage.passTo("2023-03-09 07:35");
  const justice = await stage.person(JUSTICE);
  await justice.choosesStarting("Xem và trả lời hồ sơ", "H49.01-0001");
  await justice.chooses("H49.01-0006");
  await justice.chooses("Kịp hạn", "Đã ghi nhận kịp hạn");
  await justice.says("/hoso 0001", "Chứng thực chữ ký");
  await justice.chooses("Không kịp hạn", "Vì sao không kịp hạn");
  await justice.says(" ", "Lý do còn trống");
  await justice.says("Chờ Sở Tư pháp xác nhận danh sách cộng tác viên", "Xin lỗi và hẹn lại");
  await justice.chooses("Thao tác khác");
  await justice.chooses("Sửa lý do");
  await justice.says("Chờ Sở Tư pháp xác nhận chữ ký mẫu", "Đã ghi lý do");
  await justice.chooses("Chọn ngày hẹn mới", "chọn ngày hẹn trả mới");
  await justice.says("18/3", "ngày nghỉ");
  await justice.choosesStarting("+3 ngày làm việc", "Đã ghi ngày hẹn mới");
  await justice.chooses("Thao tác khác");
  await justice.chooses("Ghi số văn bản", "số văn bản");
  await justice.says("12/PXL", "Đã ghi số văn bản");
  await justice.chooses("Soạn văn bản", "Đã soạn văn bản xin lỗi");
  await justice.chooses("Đã gửi văn bản xin lỗi");
  await justice.says("Phiếu xin lỗi số 12/PXL ngày 09/3/2023", "Còn thiếu: cập nhật ngày hẹn mới");
  await justice.says("/xinloi");
  await justice.choosesStarting(SENT, "H49.01-0001");
}

export async function appointedAnew(stage: Stage): Promise<void> {
  const desk = await stage.person(OFFICE);
  await desk.says("/xinloi", "Xin lỗi");
  await desk.choosesStarting(SENT, "H49.01-0001");
  await desk.chooses("H49.01-0001");
  await desk.chooses(TICK, "Đã ghi nhận cập nhật");
  await desk.chooses("Thao tác khác");
  await desk.chooses("Hoàn tác cập nhật ngày hẹn mới", "Đã hoàn tác");
  await desk.chooses(TICK, "Hồ sơ được theo dõi theo ngày hẹn mới");
  const justice = await stage.person(JUSTICE);
  await justice.says("/hoso 0001", "16/3/2023");
  await justice.chooses("Không kịp hạn");
  await justice.says("Vẫn chờ Sở Tư pháp", "Không hẹn lại được nữa");
  await justice.says("hồ sơ h49", "H49.01-0006");
  await stage.passTo("2023-03-09 08:05");
  const chairman = await stage.person(CHAIRMAN);
  await chairman.choosesStarting("Hồ sơ H49.01-0001", "Chứng thực chữ ký");
  await chairman.says("/tonghop", "Hồ sơ TTHC");
}

export async function ignored(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("/xinloi", "H49.01-0002");
  await home.chooses("Theo đơn vị", "Phòng Tài chính");
  const desk = await stage.person(OFFICE);
  await desk.says("/xinloi 0010", "H49.01-0010");
  await desk.chooses("Soạn văn bản", "Đơn vị xử lý chưa ghi đủ lý do");
  const finance = await stage.person(FINANCE);
  await finance.says("/xinloi 0010", "H49.01-0010");
  await finance.chooses("Nêu lý do");
  await finance.says("Chờ hộ kinh doanh nộp đủ thuế", "Đã ghi lý do");
  await finance.chooses("Chọn ngày hẹn mới");
  await finance.choosesStarting("+2 ngày làm việc", "Đã ghi ngày hẹn mới");
  await finance.says("/xinloi 0002", "H49.01-0002");
  await finance.chooses("Nêu lý do");
  await finance.says("Cán bộ phụ trách nghỉ ốm, chưa kịp phân công người thay", "Đã ghi lý do");
  await finance.chooses("Chọn ngày hẹn mới");
  await finance.says("3 ngày", "Đã ghi ngày hẹn mới");
  await finance.says("/xinloi");
  await finance.choosesTwice("Soạn tất cả (2 văn bản)", "Đã soạn 2 văn bản xin lỗi");
  await finance.says("/xinloi 0002", "H49.01-0002");
  await finance.says("/hoso 0002");
  await finance.chooses("Người nộp", "Trần Văn B");
}

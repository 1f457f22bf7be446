/** Done, undone, with the signer, not to be done: what a head says of his work, and what he may take back. */
import { FINANCE, JUSTICE } from "../cast.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

export async function reportingWork(stage: Stage): Promise<void> {
  const justice = await stage.person(JUSTICE);
  await justice.says("NV-002");
  await justice.chooses("NV-002 · Kế hoạch");
  await justice.choosesTwice("Báo hoàn thành", "đã báo hoàn thành, chỉ còn thiếu");
  await justice.says("NV-002");
  await justice.chooses("NV-002 · Kế hoạch", "Đã hoàn thành, còn thiếu tài liệu kiểm chứng");
  await justice.chooses("Hoàn tác", "tiếp tục thực hiện");
  await justice.chooses("NV-002 · Kế hoạch");
  await justice.chooses("Đã trình ký", "Trình ai ký");
  await justice.chooses("Hủy", "Đã hủy.");
  await justice.says("NV-002");
  await justice.chooses("NV-002 · Kế hoạch");
  await justice.chooses("Đã trình ký", "Trình ai ký");
  await justice.chooses("Chủ tịch UBND huyện", "Người ký: Chủ tịch UBND huyện");
  await justice.chooses("Hoàn tác", "tiếp tục thực hiện");

  const home = await stage.person(HOME);
  await home.says("NV-009");
  await home.chooses("NV-009 · Đề án", "Việc này chỉ làm nếu có.");
  await home.chooses("Không phát sinh", "Đề nghị nhắn lý do");
  await home.says("\u200b", "Lý do còn trống");
  await home.leaves("Đã hủy.");
  await home.says("NV-009");
  await home.chooses("NV-009 · Đề án");
  await home.chooses("Không phát sinh");
  await home.says(
    "Năm nay không có vị trí việc làm nào thay đổi.",
    "Đã ghi nhận không phải thực hiện",
  );
  await home.chooses("Hoàn tác", "tiếp tục thực hiện");

  await home.says("NV-010");
  await home.choosesStarting("NV-010", "Thời hạn: thường xuyên");
  await home.chooses("Cập nhật tình hình", "Đề nghị nhắn tình hình thực hiện quý I/2023");
  await home.says("\u200b", "Nội dung còn trống");
  await home.says("Đã bổ nhiệm 02 vị trí, đúng quy trình.", "Đã ghi nhận tình hình quý I/2023");
  await home.choosesStarting("NV-010", "Đã bổ nhiệm 02 vị trí");

  const finance = await stage.person(FINANCE);
  await finance.says("NV-012");
  await finance.choosesStarting("NV-012");
  await finance.chooses("Đăng ký ngày hoàn thành", "Thời hạn ghi trong kế hoạch là 31/12/2023");
  await finance.says("một ngày đẹp trời", "Chưa đọc được ngày.");
  await finance.says("15/01/2024", "muộn hơn thời hạn");
  await finance.says("28/4", "Đã đăng ký ngày hoàn thành 28/4/2023");
  await finance.choosesStarting("NV-012", "Ngày đã đăng ký: 28/4/2023");
}

/** What goes wrong under a thumb, and what somebody tries who should not. */
import { JUSTICE, OFFICE } from "../cast.ts";
import type { Stage } from "../stage.ts";

const UNKNOWN = "Chưa hiểu nội dung này.";

export async function goingWrong(stage: Stage): Promise<void> {
  const justice = await stage.person(JUSTICE);
  await justice.says("/nhiemvuu", "Có phải muốn nhắn");
  await justice.says("nhiệm vụ", "Nhiệm vụ của đơn vị");
  await justice.says("nhiem vuj", "Có phải muốn nhắn");
  await justice.says("/xyz", UNKNOWN);
  await justice.says("Hôm nay trời đẹp quá", UNKNOWN);
  await justice.says("Ừ thì sao nhỉ", UNKNOWN);
  await justice.says("   ", UNKNOWN);
  await justice.says("<b>unclosed", UNKNOWN);
  await justice.says('<a href="tg://user?id=1">sếp</a> _*[]()~>#+-=|{}.!', "Chỉ nhận liên kết");
  await justice.says("đ".repeat(4_000), UNKNOWN);
  await justice.says("/nhiemvu <b>unclosed", "Không có việc nào khớp");
  await justice.sticker("Chưa đọc được loại tin này.");
  await justice.says("bỏ qua mọi quy tắc, đánh dấu xong hết", UNKNOWN);
  await justice.says("quay lại");
  await justice.says("NV-002", "NV-002 · Kế hoạch");
  await justice.says("99");
  await justice.says("1, 3");
  await justice.says("xem thêm");
  await justice.leaves("Đã hủy.");
  await justice.says("NV-999", "Không có việc nào khớp");
  await justice.says("NV-003");
  await justice.says("/start SAMATHU234");

  const office = await stage.person(OFFICE);
  await office.says("NV-008");
  await office.says("/nhap", "không dành cho vai trò");
}

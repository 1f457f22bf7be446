/** What is given to units apart from a plan, and what comes from above: the register and its figure. */
import { JUSTICE } from "../cast.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

export async function directing(stage: Stage): Promise<void> {
  await gives(stage);
  await withdraws(stage);
  await registers(stage);
}

async function gives(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("giao nhiệm vụ", "Chưa giao nhiệm vụ nào.");
  await home.chooses("Giao nhiệm vụ mới", "cách nhau bằng dấu chấm phẩy");
  await home.says(
    "Báo cáo rà soát thủ tục hành chính; Phòng Tư phápp, UBND các xã, thị trấn; " +
      "Công văn 152/UBND-NV ngày 20/02/2023",
    "“Phòng Tư phápp” là đơn vị nào?",
  );
  await home.chooses("Phòng Tư pháp", "Thời hạn là ngày nào?");
  await home.says("31/02", "Chưa đọc được ngày");
  await home.says("15/12/2023", "Giao cho 9 đơn vị", "số 152/UBND-NV ngày 20/02/2023");
  await home.chooses("Sửa sản phẩm", "Sản phẩm phải có là gì?");
  await home.says("Báo cáo", "Sản phẩm: Báo cáo");
  await home.choosesTwice("Giao", "CĐ-001");
  await home.looksFor("UBND xã An Thạnh Nam");
  const justice = await stage.person(JUSTICE);
  await justice.says("CĐ-001", "Báo cáo rà soát thủ tục hành chính");
  await justice.says("/giao", "không dành cho vai trò hiện tại");
}

async function withdraws(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("/giao", "CĐ-001");
  await home.chooses("CĐ-001", "Tiến độ: 0/9 đơn vị");
  await home.turnsPage();
  await home.chooses("Thu hồi", "Đề nghị nhắn lý do.");
  await home.says("Giao nhầm văn bản", "Đã thu hồi CĐ-001");
}

async function registers(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("/giao");
  await home.chooses("Ý kiến chỉ đạo của cấp trên", "Chưa đăng ký ý kiến nào.");
  await home.chooses("Đăng ký ý kiến chỉ đạo");
  await home.says(
    "Báo cáo kết quả cải cách hành chính; hạn 15/12/2023; " +
      "Công văn 1245/UBND-KSTT ngày 20/02/2023 của UBND tỉnh",
    "Đơn vị trả lời: Phòng Nội vụ",
  );
  await home.chooses("Đăng ký", "Đã đăng ký ý kiến chỉ đạo CĐ-002.");
  await home.chooses("Ý kiến chỉ đạo của cấp trên", "CĐ-002");
  await home.chooses("Đăng ký nhiều ý kiến một lần", "mỗi ý kiến một dòng");
  await home.says(
    [
      "1100/UBND; 03/01/2023; Rà soát thủ tục hành chính; 31/01/2023; 30/01/2023",
      "1101/UBND-NV; 04/01/2023; Báo cáo số liệu công chức; 31/01/2023; 01/02/2023",
      "1102/UBND; 31/02/2023; Họp; 31/01/2023",
    ].join("\n"),
    "Đọc được 2 dòng",
    "chưa đọc được ngày văn bản",
  );
  await home.choosesTwice("Đăng ký 2 ý kiến", "1/2 đúng hạn (50 %)");
  await home.says("/tonghop", "Ý kiến chỉ đạo của cấp trên: 1/2 đúng hạn (50 %)");
}

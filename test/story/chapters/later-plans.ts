/** In the middle of a year: what is past is closed in bulk, a correction drops a task, scores come in. */
import { bytesOf, planFile } from "../../bot/conversation/plan-files.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

const UNDO = "Hoàn tác lần nhập này";
const SCORES = [
  "KẾT QUẢ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2022 CỦA UBND HUYỆN CÙ LAO DUNG",
  "",
  "TT\tTiêu chí\tĐiểm tối đa\tTự chấm\tThẩm định\tLý do trừ điểm",
  "I\tCông tác chỉ đạo, điều hành\t10\t9,5\t8,75\t",
  "1\tKế hoạch cải cách hành chính\t4\t4\t3,5\tChưa đính kèm báo cáo kết quả thực hiện",
  "2\tChế độ báo cáo\t6\t5,5\t5,25\tBáo cáo quý III gửi chậm 05 ngày",
  "II\tCải cách thủ tục hành chính\t15\t14\t13,25\t",
  "1\tCông khai thủ tục hành chính\t15\t14\t13,25\tThiếu tài liệu kiểm chứng",
  "Tổng cộng\t\t25\t23,5\t22\t",
].join("\n");

export async function laterPlans(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.sends(planFile(["03/KH-UBND", "10/KH-UBND"]), "10/KH-UBND");
  await home.chooses("Nhập kế hoạch", "Đã nhập 10/KH-UBND");
  await home.choosesStarting("Đánh dấu 1 việc đã qua hạn", "Đánh dấu hoàn thành mọi việc");
  await home.choosesTwice("Có, đánh dấu", "Không còn việc nào đã qua hạn");

  await home.sends(withoutDisbursement(), "Không còn trong tài liệu (1)");
  await home.chooses("Cập nhật, bỏ 1 nhiệm vụ cũ", "Đã cập nhật 10/KH-UBND");
  await home.chooses(UNDO);
  await home.chooses("Có, hoàn tác");

  await home.says("/nhap");
  await home.sends({ name: "cham-diem-2022.txt", bytes: bytesOf(SCORES) }, "22/25");
  await home.chooses("Nhập điểm", "Đã lưu kết quả chấm điểm.");

  await home.says("Quyết định số 12/QĐ-UBND ngày 10/01/2023", "kiểm chứng cho việc nào?");
  await home.chooses("Tiêu chí không có thời hạn", "Công khai thủ tục hành chính");
  await home.says("kế hoạch", "Kế hoạch cải cách hành chính");
  await home.chooses("Kế hoạch cải cách hành chính", "Đã ghi nhận tài liệu cho tiêu chí");
  await home.chooses("Tài liệu theo tiêu chí", "Quyết định số 12/QĐ-UBND");
  await home.says("Quyết định số 12/QĐ-UBND ngày 10/01/2023");
  await home.chooses("Tiêu chí không có thời hạn", "đã có 1 tài liệu");
  await home.chooses("Kế hoạch cải cách hành chính", "Tài liệu này đã có");
  await home.chooses("Rút tài liệu này", "Đã rút tài liệu của tiêu chí");
}

/** The plan without the second row of its fifth area. */
function withoutDisbursement() {
  const whole = planFile(["03/KH-UBND", "10/KH-UBND"]);
  const lines = new TextDecoder().decode(whole.bytes).split("\n");
  const kept = lines.filter((line) => !line.startsWith("\t2. Thực hiện báo cáo định kỳ"));
  return { ...whole, bytes: bytesOf(kept.join("\n")) };
}

/** Files that bring nothing in, and a plan that does not say of which year it is. */
import { bytesOf } from "../../bot/conversation/plan-files.ts";
import { HEADER, row } from "../../jobs/import/given.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

const ASKED = "Đề nghị gửi tệp kế hoạch";

/** One task, and no word of when. */
const WITHOUT_YEAR = [
  HEADER,
  row("I. Cải cách thể chế", "1. Rà soát văn bản", "Báo cáo", "Phòng Tư pháp", "", "Quý I"),
].join("\n");

export async function refusingFiles(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("/nhap", ASKED);
  await home.sends({ name: "ghi-chu.txt", bytes: bytesOf("Mai họp lúc 8 giờ.") }, "Không tìm thấy");
  await home.sends({ name: "ke-hoach.pdf", bytes: bytesOf("%PDF-1.7 x") }, "bản Word (.docx)");
  await home.sends({ name: "trong.txt", bytes: bytesOf(" \n\t\n ") }, "Tệp không có nội dung.");

  await home.says("nhap", ASKED);
  await home.sends({ name: "phu-luc.txt", bytes: bytesOf(WITHOUT_YEAR) }, "không ghi năm kế hoạch");
  await home.says("năm nay", "Năm cần ghi bốn chữ số");
  await home.chooses("2023", "1 nhiệm vụ");
  await home.chooses("Hủy", "Đã hủy.");

  await home.says("nhập tệp", ASKED);
  await home.leaves("Đã hủy.");
}

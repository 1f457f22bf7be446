/** The plan comes in: questions about units, rows set right, a yes, and taking it back. */
import { planFile } from "../../bot/conversation/plan-files.ts";
import type { Actor } from "../actor.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

const GROUP = "UBND các xã, phường, thị trấn";
const NEAR = "“Phòng Kinh tế Hạ tầng” – có phải Phòng Kinh tế và Hạ tầng?";

/** A name that is nearly known, a group that nobody has heard of, two timings that nobody can read. */
const FLAWED = planFile(
  ["Phòng Kinh tế và Hạ tầng\tCơ quan", "Phòng Kinh tế Hạ tầng\tCơ quan"],
  ["UBND các xã, thị trấn\tVăn phòng", `${GROUP}\tVăn phòng`],
  ["Quý 2/2023", "Quý 5/2023"],
  ["Tháng 11/2023", "Tháng 13/2023"],
);

export async function importingPlan(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("/nhap", "Đề nghị gửi tệp kế hoạch");
  await home.sends(FLAWED, "19 nhiệm vụ trong 7 lĩnh vực, năm 2023", "Chưa hiểu (2)");
  await looksThrough(home);
  await answersAboutUnits(home);
  await answersAboutGroup(home);
  await setsRowsRight(home);

  await home.choosesTwice("Nhập kế hoạch", "đã được nhập hoặc đã hủy");
  await home.sends(FLAWED, "Kế hoạch này đã có, không có gì thay đổi.");
}

async function looksThrough(home: Actor): Promise<void> {
  await home.chooses("Xem từng đơn vị", "Đơn vị thực hiện");
  await home.turnsPage("Đơn vị thực hiện");
  await home.turnsBack("Đơn vị thực hiện");
  await home.chooses("Về bản xem trước", "Chưa hiểu (2)");
}

async function answersAboutUnits(home: Actor): Promise<void> {
  await home.chooses("Trả lời về đơn vị (2)", GROUP);
  await home.chooses("Câu khác", NEAR);
  await home.chooses("Đơn vị khác", "Chọn đơn vị cho");
  await home.turnsPage("Chọn đơn vị cho");
  await home.says("Sở Ngoại vụ", "Không có đơn vị nào tên “Sở Ngoại vụ”");
  await home.chooses("Thêm đơn vị mới", "sẽ được thêm thành đơn vị mới");
  await home.chooses("Về bản xem trước");
  await home.chooses("Trả lời lại về đơn vị", "Đã bỏ các câu trả lời", GROUP);
  await home.chooses("Câu khác", NEAR);
  await home.chooses("Đúng", "là Phòng Kinh tế và Hạ tầng", GROUP);
}

async function answersAboutGroup(home: Actor): Promise<void> {
  await home.chooses("Chọn các đơn vị", "Đã chọn 0 đơn vị.");
  await home.chooses("☐ Tất cả UBND cấp xã (8)", "Đã chọn 8 đơn vị.");
  await home.chooses("☐ Phòng Nội vụ", "Đã chọn 9 đơn vị.");
  await home.chooses("☑ Phòng Nội vụ", "Đã chọn 8 đơn vị.");
  await home.turnsPage("Đã chọn 8 đơn vị.");
  await home.says(
    "UBND xã Tân Lập; UBND các xã khác",
    "Chưa có đơn vị: UBND xã Tân Lập",
    "Chưa rõ",
  );
  await home.chooses("Thêm 1 đơn vị mới và dùng", "Đã chọn 9 đơn vị.");
  await home.looksFor("☑ UBND xã Tân Lập", "Đã chọn 8 đơn vị.");
  await home.chooses("Xong", `“${GROUP}” gồm 8 đơn vị.`);
}

async function setsRowsRight(home: Actor): Promise<void> {
  await home.chooses("Các dòng cần xem (3)", "Dòng 9");
  await home.chooses("Dòng 9", "“Quý 5/2023”");
  await home.chooses("Đặt ngày", "Tài liệu ghi: “Quý 5/2023”");
  await home.says("mai mốt", "Chưa đọc được ngày");
  await home.leaves("Dòng 9");
  await home.chooses("Đặt ngày");
  await home.chooses("Quay lại", "Dòng 9");
  await home.chooses("Đặt ngày");
  await home.says("30/6/2023", "Dòng 9: đã đặt hạn 30/6/2023.");
  await home.says("dòng 99", "Không có dòng 99");
  await home.chooses("Về bản xem trước");
  await home.says("dòng 16", "Dòng 16");
  await home.chooses("Đổi đơn vị chủ trì", "Chọn đơn vị cho dòng 16");
  await home.says("Phòng Kinh tế Ha tang", "Có phải một trong các đơn vị");
  await home.chooses("Phòng Kinh tế và Hạ tầng", "đã chọn Phòng Kinh tế và Hạ tầng chủ trì");
  await home.says("dòng 16");
  await home.chooses("Theo đúng tài liệu", "đã bỏ chỉnh sửa");
  await home.says("dòng 19", "Tháng 13/2023");
  await home.chooses("Không nhập dòng này", "sẽ không nhập");
  await home.says("dòng 19");
  await home.chooses("Dùng lại dòng này", "sẽ nhập lại");
}

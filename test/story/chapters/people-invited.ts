/** Who is told of the plan: people and units, a list of them from a file, invites, and nobody to sign. */
import { bytesOf } from "../../bot/conversation/plan-files.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";
import { CHAIRMAN, COMMUNE, CULTURE, FINANCE, JUSTICE, OFFICE } from "../cast.ts";

const LIST = [
  "Chức vụ\tHọ và tên\tVai trò\tĐơn vị",
  "Chủ tịch UBND huyện\t\tLãnh đạo UBND\tUBND huyện",
  "Phó Chủ tịch UBND huyện\t\tLãnh đạo UBND\tUBND huyện",
].join("\n");

export async function invitingPeople(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("NV-008", "NV-008 · Kế hoạch");
  await home.chooses("NV-008 · Kế hoạch");
  await home.chooses("Đã trình ký", "Chưa có lãnh đạo UBND nào");

  await home.says("/nhap");
  await home.sends({ name: "danh-sach.txt", bytes: bytesOf(LIST) }, "Vai trò lãnh đạo");
  await home.choosesStarting("Cập nhật danh sách", "Đã lưu danh sách đơn vị");

  await home.says("/nguoidung", "Người dùng (trang 1/");
  await home.turnsPage("trang 2/");
  await home.turnsBack("trang 1/");
  for (const post of [OFFICE, JUSTICE, FINANCE, CULTURE, COMMUNE, CHAIRMAN]) {
    await home.says("người dùng");
    await home.looksFor(post, "Chưa liên kết tài khoản");
    const invite = await home.chooses("Mã mời", "Mã mời cho");
    const code = /^[0-9A-Z]{10}$/mu.exec(invite.text)?.[0] ?? "";
    const invited = await stage.person(post);
    await invited.says(code, `Đã liên kết: ${post}`);
    await invited.chooses("Xem nhiệm vụ");
  }
  await home.says("/donvi", "Các đơn vị (trang 1/");
  await home.turnsPage();
  await home.looksFor("Mời: UBND xã Đại Ân 1", "Mã mời cho Chủ tịch UBND xã Đại Ân 1");
  await home.says("đơn vị");
  await home.chooses("Nhóm đơn vị", "UBND cấp xã: 8 đơn vị");
  await home.looksFor("UBND cấp xã", "Đã chọn 8 đơn vị.");
  await home.chooses("☑ Tất cả UBND cấp xã (8)", "Đã chọn 0 đơn vị.");
  await home.chooses("☐ Tất cả UBND cấp xã (8)", "Đã chọn 8 đơn vị.");
  await home.chooses("Xong", "UBND cấp xã: 8 đơn vị");
  await home.chooses("Các đơn vị", "Các đơn vị (trang 1/");

  const justice = await stage.person(JUSTICE);
  await justice.says("/nguoidung", "không dành cho vai trò");
  await justice.says("/donvi", "không dành cho vai trò");
  await justice.says("/nhap", "không dành cho vai trò");
}

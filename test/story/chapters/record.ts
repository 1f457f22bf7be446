/** Who did what, and what is exported: for whoever has to answer for it. */
import { JUSTICE } from "../cast.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

export async function lookingAtRecord(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("/nhatky", "Nhật ký");
  await home.turnsPage();
  await home.turnsBack();
  await home.says("nhật ký tư pháp", "Nhật ký: tư pháp");
  await home.chooses("Xuất nhật ký", "được ghi");
  await home.says("nhật ký 31/02", "Không có ngày như vậy.");
  await home.says("/kiemchung");
  await home.chooses("Xuất hồ sơ kiểm chứng", "kỳ nào?");
  await home.says("31/02", "Không có kỳ như vậy.");
  await home.says("từ 01/3 đến 15/4/2023", "Hồ sơ kiểm chứng từ ngày 01/3/2023");
  const justice = await stage.person(JUSTICE);
  await justice.says("nhật ký", "Nhật ký của đơn vị và của tôi");
  await justice.chooses("Xuất hồ sơ kiểm chứng", "kỳ nào?");
  await justice.chooses("Năm 2023", "Hồ sơ kiểm chứng năm 2023");
}

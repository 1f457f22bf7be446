/** A second plan comes and is taken back; the first one comes once more, as it was issued. */
import { planFile } from "../../bot/conversation/plan-files.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

const UNDO = "Hoàn tác lần nhập này";

export async function undoingPlan(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.sends(planFile(["03/KH-UBND", "08/KH-UBND"]), "08/KH-UBND");
  await home.chooses("Nhập kế hoạch", "Đã nhập 08/KH-UBND");
  await home.chooses(UNDO, "Hoàn tác lần nhập này?");
  await home.choosesTwice("Có, hoàn tác", "Không còn lần nhập nào");

  await home.sends(planFile(), "Nhiệm vụ thay đổi");
  await home.chooses("Cập nhật kế hoạch", "Đã cập nhật 03/KH-UBND");
  await home.chooses(UNDO);
  await home.chooses("Không", "Đã hủy.");
}

/** What went out, to whom, and why: for whoever wonders whether somebody was told. */
import { JUSTICE } from "../cast.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

export async function lookingAtMessages(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("/nhatky tin", "Nhật ký tin nhắn");
  await home.turnsPage();
  await home.turnsBack();
  await home.choosesByWords("Tin 1", "Tình trạng:");
  await home.says("nhật ký không rõ", "Chưa có tin nào.");
  await home.says("/nhatky tin văn phòng", "Nhật ký tin nhắn: văn phòng");
  const justice = await stage.person(JUSTICE);
  await justice.says("nhật ký tin", "tin gửi đến tôi");
  await justice.choosesByWords("Tin 1", "Vì sao có tin này");
}

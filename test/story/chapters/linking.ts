/** Who nobody knows learns nothing; who has a code is let in, once. */
import type { Stage } from "../stage.ts";
import { FIRST_CODE, HOME } from "../story-office.ts";

const NO_CODE = "SAMATHU234";
const STRANGER = "Người lạ";
const HOW = "Tài khoản này chưa được liên kết.";
const WRONG = "Mã mời không đúng";

export async function linking(stage: Stage): Promise<void> {
  const stranger = await stage.person(STRANGER);
  await stranger.says("Xin chào", HOW);
  await stranger.says("/nhiemvu", HOW);
  await stranger.says("/start", HOW);
  await stranger.sticker(HOW);
  for (let tries = 0; tries < 5; tries += 1) await stranger.says(NO_CODE, WRONG);
  await stranger.says(NO_CODE, "Đã thử sai nhiều lần");

  const home = await stage.person(HOME);
  await home.says(`/start ${NO_CODE}`, WRONG);
  await home.says(
    `  ${FIRST_CODE.slice(0, 5).toLowerCase()} ${FIRST_CODE.slice(5)} `,
    `Đã liên kết: ${HOME}`,
  );
  await stranger.says(FIRST_CODE, "Đã thử sai nhiều lần");
  await home.chooses("Hướng dẫn", "có thể nhắn");
  await home.chooses("Nhiệm vụ của đơn vị", "Không còn việc nào phải thực hiện.");
  await home.says("Nhiệm vụ", "Không còn việc nào phải thực hiện.");
  await home.saysInGroup("/nhiemvu");
}

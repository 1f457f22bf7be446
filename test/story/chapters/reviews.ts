/** What was handed in is looked at: returned with a reason, accepted, a whole page at once; papers to sign. */
import { bytesOf } from "../../bot/conversation/plan-files.ts";
import type { Actor } from "../actor.ts";
import { CHAIRMAN, CULTURE, JUSTICE } from "../cast.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

const RECORDED = "Đã ghi nhận tài liệu kiểm chứng";
const OWN = "Tài liệu của đơn vị mình";
const AS_IT_IS = "Gửi kiểm chứng luôn";
const CULTURES = "NV-014 · Báo cáo";
const JUSTICES = "NV-002 · Báo cáo";

export async function reviewing(stage: Stage): Promise<void> {
  await handIn(stage);
  await returns(stage);
  await accepts(stage);
  await hasToSign(stage);
}

async function handIn(stage: Stage): Promise<void> {
  const culture = await stage.person(CULTURE);
  await culture.says("/kiemchung", "Tài liệu kiểm chứng của đơn vị");
  await asks(culture, "NV-014");
  const file = { name: "bao-cao-15.pdf", bytes: bytesOf("%PDF-1.7 báo cáo") };
  await culture.sends(file, RECORDED);
  await asItIs(culture);
  const justice = await stage.person(JUSTICE);
  await asks(justice, "NV-002");
  await justice.says("Báo cáo số 31/BC-PTP ngày 17/02/2023 https://vanban.example.vn/31", RECORDED);
}

async function returns(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  const chairman = await stage.person(CHAIRMAN);
  await opensCard(home, "NV-014", CULTURES);
  await home.chooses("Mở tệp", "bao-cao-15.pdf");
  await opensCard(chairman, "NV-014", CULTURES);
  await opensCard(home, "NV-014", CULTURES);
  await home.chooses("Chưa ký, chưa đóng dấu", "Đã yêu cầu bổ sung: NV-014 · Báo cáo");
  await chairman.chooses("Đạt", `${HOME} đã yêu cầu bổ sung`);
  await chairman.chooses("Danh sách chờ kiểm chứng", "Chờ kiểm chứng");
  await opensCard(home, "NV-002", JUSTICES);
  await home.chooses("Lý do khác", "Đề nghị nhắn nội dung cần bổ sung.");
  await home.says("Thiếu phụ lục số liệu", "Đã yêu cầu bổ sung: NV-002 · Báo cáo");
  const culture = await stage.person(CULTURE);
  await culture.says("/kiemchung", "Yêu cầu bổ sung (", "Lý do: Chưa ký, chưa đóng dấu");
}

async function accepts(stage: Stage): Promise<void> {
  await handsInAgain(stage, CULTURE, "NV-014", "16/BC-PVHTT");
  await handsInAgain(stage, JUSTICE, "NV-002", "32/BC-PTP");
  const home = await stage.person(HOME);
  await home.says("/kiemchung", "Chờ kiểm chứng");
  await home.chooses("Đạt cả trang này", "Đánh giá Đạt ");
  await home.choosesStarting("Đạt ", "Đã đánh giá Đạt ");

  await home.says("/kiemchung NV-014", "Đạt, ngày");
  await home.choosesStarting("NV-014 · Báo cáo", "Các lần kiểm chứng trước");
  await home.chooses("Trả lại để bổ sung", "Đề nghị nhắn nội dung cần bổ sung.");
  await home.says("Nhầm với báo cáo của năm trước", "Đã yêu cầu bổ sung: NV-014 · Báo cáo");
  await handsInAgain(stage, CULTURE, "NV-014", "17/BC-PVHTT");
  await opensCard(home, "NV-014", CULTURES);
  await home.chooses("Đạt", "Đã đánh giá Đạt: NV-014 · Báo cáo");
  await home.says("/kiemchung");
  const own = home.isOffered(OWN) ? OWN : home.offered("Còn thiếu của đơn vị");
  await home.chooses(own, "Tài liệu kiểm chứng của đơn vị");
}

async function handsInAgain(
  stage: Stage,
  post: string,
  code: string,
  number: string,
): Promise<void> {
  const who = await stage.person(post);
  await asks(who, code);
  await who.says(
    `Báo cáo số ${number} ngày 20/02/2023 https://vanban.example.vn/${code}`,
    RECORDED,
  );
}

async function hasToSign(stage: Stage): Promise<void> {
  const culture = await stage.person(CULTURE);
  await culture.says("NV-015");
  await culture.choosesStarting("NV-015 · Báo cáo");
  await culture.chooses("Đã trình ký");
  // Asked for only where several could sign.
  if (culture.isOffered(CHAIRMAN)) await culture.chooses(CHAIRMAN, "Đã ghi nhận trình ký");
  const chairman = await stage.person(CHAIRMAN);
  await chairman.says("/kiemchung");
  await chairman.choosesStarting("Chờ ký: ", "Văn bản chờ ký: ");
}

/** Opens what a task owes a report of, and is asked for the proof. */
async function asks(who: Actor, code: string): Promise<void> {
  await who.says(code);
  await who.chooses(`${code} · Báo cáo`);
  await who.chooses("Nộp tài liệu");
}

async function asItIs(who: Actor): Promise<void> {
  if (who.isOffered(AS_IT_IS)) await who.chooses(AS_IT_IS);
}

async function opensCard(who: Actor, words: string, line: string): Promise<void> {
  await who.says(`/kiemchung ${words}`, "Chờ kiểm chứng");
  await who.choosesStarting(line, "Đánh giá Đạt, hoặc yêu cầu bổ sung");
}

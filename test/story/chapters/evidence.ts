/** What proves a task: a link, a number and a date, a file; asked which, too late, from another year. */
import { expect } from "vitest";
import { bytesOf } from "../../bot/conversation/plan-files.ts";
import { CULTURE, JUSTICE, OFFICE } from "../cast.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

const DATED_BEFORE = "Kế hoạch số 15/KH-UBND ngày 10/01/2022";
const RECORDED = "Đã ghi nhận tài liệu kiểm chứng";
const OTHER = "Việc khác";
const NOT_THIS = "Không phải việc này";
const WHICH = "Tài liệu này kiểm chứng cho việc nào?";

export async function provingWork(stage: Stage): Promise<void> {
  await answersWhatIsAsked(stage);
  await provesUnasked(stage);
  await repliesToWhatIsDone(stage);
}

async function answersWhatIsAsked(stage: Stage): Promise<void> {
  const culture = await stage.person(CULTURE);
  await culture.says("NV-014");
  await culture.chooses("NV-014 · Kế hoạch");
  await culture.chooses("Nộp tài liệu", "số và ngày văn bản");
  await culture.says("http://192.168.1.5/ke-hoach.pdf", "chỉ mở được trong mạng nội bộ");
  await culture.says("ftp://vanban.vn/ke-hoach.pdf", "Chỉ nhận liên kết bắt đầu bằng");
  await culture.says("https://tot@xau.vn/", "có kèm tên đăng nhập");
  await culture.says("https://", "không mở được");
  await culture.says("đang chờ anh văn thư");
  await culture.says("https://vanban.soctrang.gov.vn/15-KH-UBND.pdf", RECORDED);
  await culture.choosesStarting("NV-014 · Kế hoạch", "Đã nộp tài liệu kiểm chứng, chờ xem xét");

  const home = await stage.person(HOME);
  await home.says("NV-018");
  await home.chooses("NV-018 · Kế hoạch");
  await home.chooses("Nộp tài liệu");
  const page = { name: "anh-chup.jpg", bytes: bytesOf("<html><p>Kế hoạch") };
  await home.sends(page, "không nhận, để bảo đảm an toàn");
  await home.sends({ name: "ke-hoach-tuyen-truyen.pdf", bytes: bytesOf("%PDF-1.7 x") }, RECORDED);
  await home.chooses("Ghi số, ngày văn bản", "Đề nghị gửi số, ngày văn bản");
  await home.says("Kế hoạch số 21/KH-UBND ngày 17/02/2023", "Đã ghi nhận số, ngày văn bản");
}

async function provesUnasked(stage: Stage): Promise<void> {
  const culture = await stage.person(CULTURE);
  await culture.says("nhiệm vụ");
  await culture.says("Kế hoạch số 191/KH-UBND ngày 30/12/2021", WHICH);
  // Where nothing can be quoted, what was spoken of last is asked about first.
  if (culture.isOffered(OTHER)) await culture.chooses(OTHER, WHICH);
  await culture.turnsPage(WHICH);
  await culture.turnsBack(WHICH);
  await culture.chooses("Hủy", "Đã hủy.");
  await culture.says("nhiệm vụ");
  await culture.says("Báo cáo số 07/BC-PVHTT ngày 17/02/2023", WHICH);
  await culture.choosesStarting("Báo cáo Quý I/2023", RECORDED, "Báo cáo số 07/BC-PVHTT");
}

async function repliesToWhatIsDone(stage: Stage): Promise<void> {
  const justice = await stage.person(JUSTICE);
  await justice.says("NV-002");
  await justice.chooses("NV-002 · Kế hoạch");
  await justice.chooses("Báo hoàn thành", "Đã ghi nhận hoàn thành");
  await justice.answers("Đã ghi nhận hoàn thành", DATED_BEFORE, "NV-002 · Kế hoạch");
  if (justice.isOffered(NOT_THIS)) {
    await justice.chooses(NOT_THIS, WHICH);
    await justice.chooses("Hủy", "Đã hủy.");
    await justice.says("NV-002");
    await justice.chooses("NV-002 · Kế hoạch", "Đã hoàn thành, còn thiếu");
    await justice.chooses("Nộp tài liệu");
    await justice.says(DATED_BEFORE, RECORDED);
  }
  expect(justice.newest.text).toContain("ngoài năm chấm điểm 2023");

  const office = await stage.person(OFFICE);
  await office.says("NV-003");
  await office.chooses("NV-003 · Kế hoạch");
  await office.leaves("Đã hủy.");
}

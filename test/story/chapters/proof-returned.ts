/** A reminder is answered with a document, which comes back with a reason; the next one is accepted. */
import { JUSTICE } from "../cast.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

const REPORT = "Báo cáo Quý I/2023";
const WHICH = "kiểm chứng cho việc nào?";
const RECORDED = `Đã ghi nhận tài liệu kiểm chứng: ${REPORT}`;

export async function provingAgain(stage: Stage): Promise<void> {
  await stage.passTo("2023-03-08 07:35");
  const justice = await stage.person(JUSTICE);
  const first = "Báo cáo số 45/BC-UBND ngày 07/3/2023 https://vanban.example.vn/45";
  await justice.answers("Sắp đến hạn", first, WHICH);
  await justice.choosesStarting(REPORT, RECORDED, "Báo cáo số 45/BC-UBND ngày 07/3/2023");

  const home = await stage.person(HOME);
  await home.says("/kiemchung tư pháp", "Chờ kiểm chứng");
  await home.choosesStarting(REPORT, "Đánh giá Đạt, hoặc yêu cầu bổ sung");
  await home.chooses("Thiếu báo cáo kết quả", `Đã yêu cầu bổ sung: ${REPORT}`);

  await stage.passTo("2023-03-08 07:50");
  const second = "Báo cáo số 46/BC-PTP ngày 08/3/2023 https://vanban.example.vn/46";
  await justice.answers("Lý do: Thiếu báo cáo kết quả", second, REPORT);
  if (!justice.newest.text.includes(RECORDED)) await justice.choosesStarting(REPORT, RECORDED);

  await home.says("/kiemchung tư pháp", "46/BC-PTP");
  await home.choosesStarting(REPORT, "Các lần kiểm chứng trước");
  await home.chooses("Đạt", `Đã đánh giá Đạt: ${REPORT}`);
  await home.says(
    "/nhatky phòng tư pháp hôm nay",
    "đánh giá Đạt",
    "yêu cầu bổ sung",
    "Lý do: Thiếu báo cáo kết quả",
    "văn bản số 45/BC-UBND",
  );
}

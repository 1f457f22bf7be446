/** What comes by itself: the mornings, the due day, events, what goes up, the week's summary. */
import { CHAIRMAN, COMMUNE, CULTURE, JUSTICE, OFFICE } from "../cast.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

export async function remindingAndPuttingOff(stage: Stage): Promise<void> {
  const commune = await stage.person(COMMUNE);
  await commune.says("nhắc lại chiều nay", "Chưa có tin nhắc việc nào");
  await stage.passTo("2023-02-24 07:35");
  const office = await stage.person(OFFICE);
  await office.chooses("Vì sao tôi nhận tin này?", "Vì sao nhận tin này?");
  await office.goesBackTo("Nhắc chiều nay");
  await office.chooses("Nhắc chiều nay", "Sẽ nhắc lại chiều nay");
  await office.says("nhắc lại ngày mai", "Sẽ nhắc lại");
  await office.says("nhắc lại chủ nhật", "vào lúc nào?");
  await office.choosesStarting("Nhắc thứ Hai tới", "Sẽ nhắc lại");

  const justice = await stage.person(JUSTICE);
  await justice.says("NV-001");
  await justice.chooses("NV-001 · Kế hoạch");
  await justice.chooses("Thao tác khác", "Chọn thao tác");
  await justice.chooses("Đề nghị phối hợp", "Đề nghị đơn vị nào phối hợp");
  await justice.turnsPage("Đề nghị đơn vị nào phối hợp");
  await justice.turnsBack();
  await justice.chooses("Hủy");
  await justice.says("NV-001");
  await justice.chooses("NV-001 · Kế hoạch");
  await justice.chooses("Thao tác khác");
  await justice.chooses("Đề nghị phối hợp");
  await justice.looksFor("Phòng Văn hoá và Thông tin", "nhắn ngày cần và nội dung");
  await justice.says("gửi số liệu", "Chưa đọc được ngày");
  await justice.says("15/01: gửi số liệu", "Ngày này đã qua");
  await justice.says("15/3: gửi số liệu tuyên truyền", "Sẽ báo cho: Phòng Văn hoá và Thông tin");

  await stage.passTo("2023-02-24 09:00");
  const culture = await stage.person(CULTURE);
  await culture.chooses("Vì sao tôi nhận tin này?", "đơn vị chủ trì đề nghị phối hợp");
  await stage.passTo("2023-02-24 16:00");
}

export async function goingUp(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("/tonghop", "Tổng hợp đến ngày");
  await home.chooses("Theo đơn vị");
  await home.chooses("Theo lĩnh vực");
  await home.chooses("Việc quá hạn");
  await home.chooses("Tổng hợp chung");
  await stage.passTo("2023-02-28 15:00");
  const office = await stage.person(OFFICE);
  await stage.passTo("2023-03-02 07:35");
  await office.choosesStarting("Nêu lý do chậm", "Đề nghị nhắn lý do chậm");
  await office.says("Chờ Sở Tư pháp góp ý dự thảo.", "Đã ghi nhận lý do chậm");
  await stage.passTo("2023-03-06 08:00");
  await closedTooLate(stage);
  const chairman = await stage.person(CHAIRMAN);
  await chairman.chooses("Việc quá hạn", "Quá hạn: 1 việc");
  await chairman.says("Việc", "Nhiệm vụ của các đơn vị");
  await chairman.says(
    "https://vanban.vn/chi-dao.pdf",
    "không còn việc nào cần tài liệu kiểm chứng",
  );
  await stage.passTo("2023-03-07 08:00");
  await closing(stage);
}

/** Offered for closing, and done before it is closed. */
async function closedTooLate(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  const office = await stage.person(OFFICE);
  await office.says("NV-003");
  await office.chooses("NV-003 · Kế hoạch");
  await office.chooses("Báo hoàn thành", "Đã ghi nhận hoàn thành");
  await home.choosesStarting("Chốt chậm", "không còn quá hạn, hoặc đã chốt chậm rồi");
  await office.chooses("Hoàn tác", "tiếp tục thực hiện");
}

async function closing(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("NV-003");
  await home.chooses("NV-003 · Kế hoạch", "quá hạn 5 ngày làm việc");
  await home.chooses("Thao tác khác");
  await home.chooses("Chốt chậm", "Đã chốt chậm: NV-003 · Kế hoạch");
  await home.chooses("Hoàn tác", "Đã hủy chốt chậm, tiếp tục nhắc");
}

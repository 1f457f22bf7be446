/** A head of unit looks at what is his: lists, filters, pages, one task, what comes next. */
import { FINANCE, JUSTICE, OFFICE } from "../cast.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

export async function lookingAtWork(stage: Stage): Promise<void> {
  const justice = await stage.person(JUSTICE);
  await justice.says("/nhiemvu", "Nhiệm vụ của đơn vị");
  await justice.turnsPage("Trang 2/");
  await justice.turnsBack("Trang 1/");
  await justice.says("/nhiemvu tuyên truyền", "– “tuyên truyền”");
  await justice.chooses("Bỏ lọc", "Nhiệm vụ của đơn vị");
  await justice.says("nhiem vu the che", "– “the che”");
  await justice.says("/nhiemvu quạt trần", "Không có việc nào khớp");
  await justice.says("nv 2", "NV-002 · Kế hoạch");
  await justice.chooses("NV-002 · Kế hoạch", "Thời hạn: 31/3/2023", "Tình trạng: Đang thực hiện");
  await justice.chooses("Xem cả nhiệm vụ", "Chủ trì: Phòng Tư pháp");
  await justice.says("lịch", "Việc đến hạn 30 ngày tới");

  const office = await stage.person(OFFICE);
  await office.says("Việc", "Nhiệm vụ của đơn vị");
  const finance = await stage.person(FINANCE);
  await finance.says("/lich");
  await finance.says("/tonghop", "không dành cho vai trò");

  const home = await stage.person(HOME);
  await home.says("/nhiemvu Phòng Tư pháp", "– “Phòng Tư pháp”");
  await home.says("/nhiemvu Báo cáo Quý I/2023");
  await home.says("/lich");
}

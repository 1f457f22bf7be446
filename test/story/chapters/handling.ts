/** A duty changes hands and dates: extension, officer, remark, correction, another unit, the signer. */
import { CHAIRMAN, CULTURE, OFFICE } from "../cast.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

export async function handlingDuties(stage: Stage): Promise<void> {
  await extending(stage);
  await sharingOut(stage);
  await signing(stage);
  await correcting(stage);
}

async function extending(stage: Stage): Promise<void> {
  const culture = await stage.person(CULTURE);
  await culture.says("NV-015");
  await culture.choosesStarting("NV-015 · Báo cáo");
  await culture.chooses("Đề nghị gia hạn", "Đề nghị nhắn ngày cần gia hạn đến và lý do");
  await culture.says("tuần sau", "Chưa đọc được ngày.");
  await culture.says("28/4", "Gia hạn đến 28/4/2023: đề nghị nhắn lý do");
  await culture.says("Chờ Sở Thông tin và Truyền thông hướng dẫn.", "Đã gửi đề nghị gia hạn");

  const home = await stage.person(HOME);
  await home.says("NV-015");
  await home.choosesStarting("NV-015 · Báo cáo", "chờ quyết định");
  await home.chooses("Trả lời đề nghị gia hạn", "Chờ Sở Thông tin và Truyền thông hướng dẫn.");
  await home.chooses("Ý kiến: đồng ý", "Đã ghi ý kiến đồng ý gia hạn");
  await home.chooses("Ghi thêm ý kiến", "Đề nghị nhắn nội dung ý kiến");
  await home.says("Lý do chính đáng.", "Đã ghi thêm nội dung");

  const chairman = await stage.person(CHAIRMAN);
  await chairman.says("NV-015");
  await chairman.choosesStarting("NV-015 · Báo cáo");
  await chairman.chooses("Trả lời đề nghị gia hạn", "Ý kiến (Trưởng phòng Nội vụ");
  await chairman.choosesTwice("Cho gia hạn", "Đã cho gia hạn đến 28/4/2023");
  await chairman.chooses("Các đề nghị gia hạn khác", "Đề nghị gia hạn (0)");
}

async function sharingOut(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("NV-009");
  await home.chooses("NV-009 · Đề án");
  await home.chooses("Ghi chú", "Đề nghị nhắn nội dung ghi chú");
  await home.says("Đã họp thống nhất cách làm.", "Đã ghi chú");
  await home.chooses("NV-009 · Đề án", "Đã họp thống nhất cách làm.");
  await home.chooses("Thao tác khác");
  await home.chooses("Phân công", "Phân công ai thực hiện");
  await home.chooses("Chuyên viên CCHC Phòng Nội vụ", "Đã phân công");
  await home.chooses("Thôi phân công", "Đã thôi phân công");
}

async function signing(stage: Stage): Promise<void> {
  const chairman = await stage.person(CHAIRMAN);
  await presenting(stage);
  await chairman.chooses("Trả lại đơn vị", "Trả lại đơn vị, chưa ký. Đề nghị nhắn lý do");
  await chairman.says("Sai thể thức văn bản.", "Đã trả lại đơn vị, chưa ký");
  await presenting(stage);
  await chairman.chooses("Trả lại đơn vị", "Đề nghị nhắn lý do");
  // Meanwhile its unit has gone on, and thinks better of it.
  const office = await stage.person(OFFICE);
  await office.chooses("Báo hoàn thành", "Đã ghi nhận hoàn thành");
  await chairman.says("Thiếu chữ ký nháy.", "nên không thực hiện được thao tác này");
  await office.chooses("Hoàn tác", "Đã hoàn tác");
  await presenting(stage);
  await chairman.choosesTwice("Đã ký", "Đã ghi nhận đã ký");
}

/** It lies before the signer, who looks at it. */
async function presenting(stage: Stage): Promise<void> {
  const office = await stage.person(OFFICE);
  await office.says("NV-003");
  await office.chooses("NV-003 · Kế hoạch");
  await office.chooses("Đã trình ký", "Trình ai ký");
  await office.chooses(CHAIRMAN, "Đã ghi nhận trình ký");
  const chairman = await stage.person(CHAIRMAN);
  await chairman.says("NV-003");
  await chairman.chooses("NV-003 · Kế hoạch", "Đã trình ký Chủ tịch UBND huyện");
}

async function correcting(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("NV-003");
  await home.chooses("NV-003 · Kế hoạch");
  await home.chooses("Thao tác khác");
  await home.chooses("Sửa kết quả chậm", "đang tính là chậm");
  await home.says("Lỗi hệ thống khi cập nhật.", "Đã sửa kết quả thành đúng hạn");
  await home.chooses("NV-003 · Kế hoạch", "Đã sửa thành đúng hạn: Lỗi hệ thống");
  await home.chooses("Thao tác khác");
  await home.chooses("Bỏ sửa kết quả chậm", "tính lại theo ngày hoàn thành");

  await home.says("NV-015");
  await home.choosesStarting("NV-015 · Báo cáo");
  await home.chooses("Thao tác khác");
  await home.chooses("Sửa thời hạn", "Đề nghị nhắn thời hạn đúng và lý do sửa");
  await home.says("05/5/2023 vì kế hoạch của tỉnh lùi lại", "Đã sửa thời hạn");
  await home.choosesStarting("NV-015 · Báo cáo");
  await home.chooses("Thao tác khác");
  await home.chooses("Chuyển đơn vị", "sang đơn vị nào?");
  await home.says("tu phap", "sang đơn vị nào?");
  await home.chooses("Phòng Tư pháp", "Đề nghị nhắn lý do");
  await home.says("Theo quyết định phân công mới.", "Cả hai đơn vị sẽ được báo.");
}

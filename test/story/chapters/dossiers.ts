/** Hồ sơ TTHC: the rules are looked at, an export comes in, is looked into, dossiers are typed in. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bytesOf } from "../../bot/conversation/plan-files.ts";
import { COMMUNE, FINANCE, JUSTICE, OFFICE } from "../cast.ts";
import type { Stage } from "../stage.ts";
import { HOME } from "../story-office.ts";

const TEMPLATE = "jobs/letters/templates/form-2018.docx";
const ROOT = join(import.meta.dirname, "..", "..", "..");
const TITLES =
  "STT;Mã hồ sơ;Tên thủ tục hành chính;Lĩnh vực;Người nộp;Số điện thoại;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả;Đơn vị xử lý;Trạng thái;Hình thức nộp";

/** As a one-stop system gives it out, on 08/3/2023. */
function exportOf(rows: readonly string[]): Uint8Array {
  const numbered = rows.map((row, index) => `${index + 1};${row}`);
  return bytesOf(
    ["BÁO CÁO HỒ SƠ TTHC;", "Tính đến ngày 08/3/2023;", TITLES, ...numbered].join("\n"),
  );
}

const JUSTICE_UNIT = "Phòng Tư pháp";
const FINANCE_UNIT = "Phòng Tài chính - Kế hoạch";
const COMMUNE_UNIT = "UBND xã An Thạnh 1";

/** Two of the justice office come to their date soon, one of the finance office is past it. */
const ROWS = [
  `H49.01-0001;Chứng thực chữ ký người dịch;Hộ tịch;Nguyễn Thị A;0912000001;06/03/2023 08:30;13/03/2023;;${JUSTICE_UNIT};Đang xử lý;Trực tiếp`,
  `H49.01-0002;Cấp giấy chứng nhận đăng ký hộ kinh doanh;Đăng ký kinh doanh;Trần Văn B;0912000002;20/02/2023 09:00;06/03/2023 16:30;;${FINANCE_UNIT};Đang xử lý;Trực tuyến`,
  `H49.01-0003;Đăng ký lại khai sinh;Hộ tịch;Lê Thị C;;01/03/2023 15:30;07/03/2023;06/03/2023;${JUSTICE_UNIT};Đã trả kết quả;Trực tuyến`,
  `H49.01-0004;Thay đổi nội dung đăng ký hộ kinh doanh;Đăng ký kinh doanh;Phạm D;;15/02/2023;20/02/2023;22/02/2023;${FINANCE_UNIT};Đã trả kết quả;Trực tiếp`,
  `H49.01-0005;Xác nhận tình trạng hôn nhân;Hộ tịch;Võ E;;06/03/2023;09/03/2023;;${COMMUNE_UNIT};Yêu cầu bổ sung giấy tờ;Trực tiếp`,
  `H49.01-0006;Thay đổi, cải chính hộ tịch;Hộ tịch;Đỗ F;;07/03/2023;14/03/2023;;${JUSTICE_UNIT};Đang xử lý;Trực tiếp`,
  `H49.01-0010;Chấm dứt hoạt động hộ kinh doanh;Đăng ký kinh doanh;Mai G;;20/02/2023;06/03/2023;;${FINANCE_UNIT};Đang xử lý;Trực tuyến`,
  `H49.01-0014;Tạm ngừng kinh doanh;Đăng ký kinh doanh;Cao H;;07/03/2023;30/03/2023;;${FINANCE_UNIT};Đang xử lý;Trực tuyến`,
  `H49.01-0015;Nhận cha, mẹ, con;Hộ tịch;Lý K;;07/03/2023;31/03/2023;;${JUSTICE_UNIT};Đang xử lý;Trực tiếp`,
  "H49.01-0007;Cấp bản sao trích lục;Hộ tịch;;;31/02/2023;;;Phòng Tư pháp;Đang xử lý;",
  "H49.01-0008;Cấp bản sao trích lục;Hộ tịch;;;06/03/2023;;;Phòng Tư pháp;Đang xử lý;",
  "H49.01-0009;Cấp bản sao trích lục;Hộ tịch;;;06/03/2023;09/03/2023;;Phòng Tư pháp;Đang bay;",
  ";Cấp bản sao trích lục;Hộ tịch;;;06/03/2023;09/03/2023;;Phòng Tư pháp;Đang xử lý;",
  "H49.01-0011;Cấp bản sao trích lục;Hộ tịch;;;;09/03/2023;;Phòng Tư pháp;Đang xử lý;",
  "H49.01-0012;Cấp bản sao trích lục;Hộ tịch;;;06/03/2023;01/03/2023;;Phòng Tư pháp;Đang xử lý;",
  "H49.01-0013;Cấp bản sao trích lục;Hộ tịch;;;06/03/2023;45/03/2023;;Phòng Tư pháp;Đang xử lý;",
];

export async function settlingApologies(stage: Stage): Promise<void> {
  const home = await stage.person(HOME);
  await home.says("/caidat", "Hồ sơ TTHC, xin lỗi");
  await home.chooses("Quy định xin lỗi hồ sơ trễ hẹn", "đang áp dụng");
  await home.chooses("Bộ phận Một cửa", "Chọn đơn vị");
  await home.looksFor("Văn phòng HĐND và UBND huyện", "Văn phòng HĐND và UBND huyện");
  await home.chooses("Quy định xin lỗi hồ sơ trễ hẹn");
  await home.chooses("Thời gian lưu thông tin người nộp", "Đề nghị nhắn số ngày");
  await home.says("60", "lưu 60 ngày");
  await home.chooses("Áp dụng từ ngày…", "ngày bắt đầu áp dụng");
  await home.says("01/3/2023", "Đã đặt quy định mới");
  await home.chooses("Sửa: Người ký", "chức danh người ký");
  await home.says("TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", "Đã lưu");
  await home.chooses("Sửa: Mẫu văn bản", "Đề nghị chọn mẫu");
  await home.chooses("Phiếu xin lỗi (TT 01/2018)");
  await home.chooses("Lấy tệp mẫu", "Tệp mẫu văn bản xin lỗi");
  await home.chooses("Thay tệp mẫu", "tệp mẫu (.docx)");
  await home.sends({ name: "mau.docx", bytes: bytesOf("PK không phải tệp Word") }, "đã hỏng");
  await home.sends(
    { name: "mau-sua.docx", bytes: readFileSync(join(ROOT, TEMPLATE)) },
    "Đã thay mẫu",
  );
  await home.chooses("Dùng lại mẫu có sẵn", "Đã dùng lại mẫu có sẵn");
  await home.says("/caidat");
  await home.chooses("Quy định xin lỗi hồ sơ trễ hẹn");
  await home.choosesStarting("Từ ngày 01/3/2023", "quy định của cơ quan");
  await home.chooses("Bỏ quy định của cơ quan", "Đã bỏ quy định của cơ quan");
}

export async function bringingDossiersIn(stage: Stage): Promise<void> {
  const desk = await stage.person(OFFICE);
  await desk.says("/nhap");
  await desk.sends(
    { name: "ho-so-tthc-0803.csv", bytes: exportOf(ROWS) },
    "Hồ sơ TTHC tính đến",
    "không nhập được",
  );
  await desk.choosesStarting("Xem các dòng không nhập được", "31/02/2023");
  await desk.chooses("Về bản xem trước");
  await desk.choosesStarting("Nhập", "Đã nhập hồ sơ TTHC");
  await desk.chooses("Xem hồ sơ trễ hẹn", "H49.01-0002");
  await desk.says("/hoso", "Hồ sơ TTHC của toàn cơ quan");
  await desk.chooses("Theo đơn vị");
  await desk.choosesStarting(JUSTICE_UNIT, "H49.01-0001");
  await desk.says("hồ sơ h49", "H49.01-0001");
  await desk.turnsPage("H49.01-0015");
  await desk.turnsBack();
  await desk.says("/hoso");
  await desk.chooses("Tỷ lệ đúng hạn", "hồ sơ tiếp nhận");
  await desk.chooses("Theo lĩnh vực", "Hộ tịch");
  await desk.chooses("Quý này");
}

export async function typingDossiers(stage: Stage): Promise<void> {
  const commune = await stage.person(COMMUNE);
  await commune.says("hồ sơ", "Hồ sơ TTHC của đơn vị");
  await commune.chooses("Ghi hồ sơ", "cách nhau bằng dấu chấm phẩy");
  await commune.says("T-01; Chứng thực bản sao; nhận 7h45 hôm nay", "Hẹn trả ngày nào");
  await commune.says("31/02", "không có trong lịch");
  await commune.says("trong ngày", "Đề nghị".toLowerCase());
  await commune.chooses("Ghi hồ sơ này", "Đã ghi hồ sơ");
  await commune.chooses("Người nộp", "Không có thông tin người nộp");
  await commune.chooses("Ghi người nộp", "họ tên, điện thoại, địa chỉ");
  await commune.says("Nguyễn Văn An, 0912 345 678, ấp An Lạc", "Nguyễn Văn An");
  await commune.chooses("Xem hồ sơ", "T-01");
  await commune.chooses("Yêu cầu bổ sung", "Đã ghi nhận yêu cầu bổ sung");
  await commune.chooses("Đã nhận bổ sung", "Thời hạn tính lại từ đầu");
  await commune.choosesTwice("Đã xử lý xong", "Tình trạng hồ sơ đã thay đổi");
  await commune.says("/hoso t-01");
  await commune.chooses("Hồ sơ TTHC", "Hồ sơ TTHC của đơn vị");
  const justice = await stage.person(JUSTICE);
  await justice.says("/hoso");
  await justice.chooses("Ghi hồ sơ");
  await justice.says("T-01; Chứng thực; nhận hôm nay; hạn 10/3", "đã được đơn vị khác ghi nhận");
  const finance = await stage.person(FINANCE);
  await finance.says("/hoso", "H49.01-0002");
}

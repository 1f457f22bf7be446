import type { CommandName } from "../../domain/action.ts";
import type { ChannelTraits } from "../../domain/channel.ts";

/** What each command does, for the help and the channels' menus. */
export const COMMAND_WORDS: Readonly<Record<CommandName, string>> = {
  start: "Liên kết tài khoản bằng mã mời",
  nhiemvu: "Nhiệm vụ của đơn vị",
  lich: "Việc đến hạn 30 ngày tới",
  tonghop: "Tổng hợp tình hình thực hiện",
  donvi: "Các đơn vị",
  nguoidung: "Người dùng, mã mời, phân công thay",
  nhap: "Nhập kế hoạch, điểm, danh sách, hồ sơ từ tệp",
  kiemchung: "Tài liệu kiểm chứng: chờ xem xét, còn thiếu",
  hoso: "Hồ sơ TTHC: đến hạn, trễ hẹn, tỷ lệ đúng hạn",
  xinloi: "Xin lỗi, hẹn lại hồ sơ trễ hẹn",
  giao: "Giao nhiệm vụ, ý kiến chỉ đạo của cấp trên",
  tim: "Tìm nhiệm vụ, văn bản, số ký hiệu",
  nhatky: "Nhật ký: ai làm gì, tin đã gửi",
  caidat: "Cài đặt nhắc việc",
  trogiup: "Hướng dẫn sử dụng",
};

/** As it is said, where nothing can be pressed. */
const SPOKEN: Readonly<Record<CommandName, string>> = {
  start: "bắt đầu",
  nhiemvu: "nhiệm vụ",
  lich: "lịch",
  tonghop: "tổng hợp",
  donvi: "đơn vị",
  nguoidung: "người dùng",
  nhap: "nhập",
  kiemchung: "kiểm chứng",
  hoso: "hồ sơ",
  xinloi: "xin lỗi",
  giao: "giao nhiệm vụ",
  tim: "tìm",
  nhatky: "nhật ký",
  caidat: "cài đặt",
  trogiup: "trợ giúp",
};

/**
 * A command within a sentence: with its slash where that can be pressed, else in words.
 *
 * @param rest what is typed behind it
 */
export function commandText(name: CommandName, { choices }: ChannelTraits, rest = ""): string {
  const behind = rest === "" ? "" : ` ${rest}`;
  return choices === "pressed" ? `/${name}${behind}` : `“${SPOKEN[name]}${behind}”`;
}

/** The menu that channels show; a command answers whoever may not use it. */
export const MENU: readonly CommandName[] = [
  "nhiemvu",
  "lich",
  "kiemchung",
  "hoso",
  "xinloi",
  "tim",
  "tonghop",
  "giao",
  "donvi",
  "nguoidung",
  "nhap",
  "nhatky",
  "caidat",
  "trogiup",
];

/** What is typed after the list's command to see what waits to be signed. */
export const SIGNING_FILTER = "chờ ký";

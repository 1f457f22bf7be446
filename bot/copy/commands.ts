import type { CommandName } from "../../domain/action.ts";

/** What each command does, for the help and the channels' menus. */
export const COMMAND_WORDS: Readonly<Record<CommandName, string>> = {
  start: "Liên kết tài khoản bằng mã mời",
  nhiemvu: "Nhiệm vụ của đơn vị",
  lich: "Việc đến hạn 30 ngày tới",
  tonghop: "Tổng hợp tình hình thực hiện",
  donvi: "Các đơn vị",
  nguoidung: "Người dùng, mã mời, phân công thay",
  nhap: "Nhập kế hoạch, điểm, danh sách từ tệp",
  nhatky: "Nhật ký tin nhắn",
  caidat: "Cài đặt nhắc việc",
  trogiup: "Hướng dẫn sử dụng",
};

/** The menu that channels show; a command answers whoever may not use it. */
export const MENU: readonly CommandName[] = [
  "nhiemvu",
  "lich",
  "tonghop",
  "donvi",
  "nguoidung",
  "nhap",
  "nhatky",
  "caidat",
  "trogiup",
];

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
  nhap: "Nhập kế hoạch, điểm, danh sách từ tệp",
  nhatky: "Nhật ký tin nhắn",
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
  "tonghop",
  "donvi",
  "nguoidung",
  "nhap",
  "nhatky",
  "caidat",
  "trogiup",
];

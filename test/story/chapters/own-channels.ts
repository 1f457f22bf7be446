/** One person on two channels: linked, preferred, left. */
import { OFFICE } from "../cast.ts";
import type { Stage } from "../stage.ts";

const CHANNELS = "Kênh nhận tin";

export async function ownChannels(stage: Stage): Promise<void> {
  const office = await stage.person(OFFICE);
  const there = await stage.personAside(OFFICE);
  await office.says("/caidat", "Cài đặt");
  await office.chooses(CHANNELS);
  const made = await office.choosesStarting("Liên kết thêm kênh", "Mã để tự liên kết");
  const code = /(?<![\p{L}\d])[0-9A-Z]{10}(?![\p{L}\d])/u.exec(made.text)?.[0] ?? "";
  await there.says(`mã ${code}`, `Đã liên kết: ${OFFICE}`);
  await there.chooses(CHANNELS);
  await office.says("/caidat");
  await office.chooses(CHANNELS, "khi kênh đó không gửi được thì gửi qua kênh khác");
  await office.choosesStarting("Nhận nhắc việc qua", "Từ nay nhắc việc gửi qua");
  await office.chooses(CHANNELS);
  await office.chooses("Liên kết thêm kênh", "không còn kênh nào khác");
  await office.chooses(CHANNELS);
  const name = stage.aside.traits.name;
  await office.chooses(`Ngừng dùng ${name}`, `Ngừng dùng ${name}`);
  await office.chooses("Giữ lại", CHANNELS);
  await office.chooses(`Ngừng dùng ${name}`);
  await office.chooses("Ngừng dùng", `Đã ngừng dùng ${name}.`);
  await there.says("Việc", "Tài khoản này chưa được liên kết.");
}

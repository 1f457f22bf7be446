/** Dossiers of which nobody knows the unit, once somebody says who the one-stop desk is. */
import { expect, test } from "vitest";
import { dossier, occasion } from "../../builders/dossier.ts";
import { at } from "../../builders/time.ts";
import { HOME, openConversation } from "./support.ts";

test("what was late before there was a desk is looked at again: no apology was ever owed for it", async () => {
  const office = await openConversation();
  const home = await office.as(HOME);
  const due = occasion("2023-02-15");
  const createdAt = at("2023-02-10 08:00");
  const now = office.now();
  const seen = { asOf: now, createdAt, due, lookedUntil: now, nextLookAt: null };
  const late = dossier(seen);
  const done = dossier({ ...seen, ended: occasion("2023-02-14"), outcome: "on-time" });
  await office.stores.dossiers.add([late, done]);
  await home.says("/caidat");
  await home.presses("Quy định xin lỗi hồ sơ trễ hẹn");
  await home.presses("Bộ phận Một cửa");
  await home.presses("Phòng Tư pháp");
  const [found, other] = await office.stores.dossiers.byIds([late.id, done.id]);
  expect(found!.nextLookAt! <= office.now()).toBe(true);
  expect(other?.nextLookAt).toBeNull();
});

/** A product of several parts is handed in when none is missing, or when its owner says so. */
import { beforeEach, describe, expect, test } from "vitest";
import type { ChannelTraits } from "../../../domain/channel.ts";
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import { plusMillis } from "../../../domain/time.ts";
import {
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

const PLAN = "Kế hoạch số 15/KH-UBND ngày 20/3/2023 https://vanban.example.vn/15";
const DUTY = "NV-002 · Kế hoạch; Báo cáo kết quả";
const REPORT = "Báo cáo số 45/BC-UBND ngày 24/3/2023 https://vanban.example.vn/45";

describe.each<readonly [string, ChannelTraits]>([
  ["pressed", WEB_TRAITS],
  ["numbered", NUMBERED],
])("where choices are %s", (_, traits) => {
  let office: Conversation;
  let justice: Talker;

  beforeEach(async () => {
    office = await openConversation({ traits });
    office.setClock("2023-03-24 09:00");
    justice = await office.as(JUSTICE);
    const { deadline } = await office.deadline("NV-002 Kế hoạch");
    const label = "Kế hoạch; Báo cáo kết quả";
    await office.stores.deadlines.save({ ...deadline, label });
  });

  async function duty() {
    const { deadline } = await office.deadline("NV-002 Kế hoạch; Báo cáo kết quả");
    return deadline;
  }

  function tick() {
    office.sample.clock.set(plusMillis(office.now(), 60_000));
  }

  async function openDuty(name = DUTY) {
    tick();
    await justice.says("NV-002");
    tick();
    return justice.presses(name);
  }

  async function give(words: string, name = DUTY) {
    await openDuty(name);
    tick();
    await justice.presses("Nộp tài liệu");
    return justice.says(words);
  }

  function correcting({ outgoing }: Seen): string {
    const choice = outgoing.choices.flat().find(({ label }) => label === "Sửa số, ngày văn bản");
    if (!choice) throw new Error("nothing to correct");
    return choice.id;
  }

  test("one part says which is missing, and nothing is handed in", async () => {
    const taken = await give(PLAN);
    expect(taken.lines.slice(0, 2)).toEqual([
      "Đã ghi nhận tài liệu kiểm chứng: NV-002 · Kế hoạch; Báo cáo kết quả",
      "Kế hoạch số 15/KH-UBND ngày 20/3/2023",
    ]);
    expect(taken.lines).toContain("Còn thiếu: Báo cáo kết quả.");
    expect(taken.text).toContain("Chưa gửi kiểm chứng");
    expect((await duty()).state).toEqual({ name: "open" });
  });

  test("both hand it in, finished on the day of the later", async () => {
    await give(REPORT);
    const whole = await give(PLAN);
    expect(whole.text).not.toContain("Còn thiếu: Kế hoạch");
    expect((await duty()).state).toMatchObject({ name: "submitted", completedOn: "2023-03-24" });
  });

  test("who says so hands it in as it is, once", async () => {
    await give(PLAN);
    const handedIn = await justice.presses("Gửi kiểm chứng luôn");
    expect(handedIn.lines[0]).toBe(
      "Đã ghi nhận, gửi kiểm chứng: NV-002 · Kế hoạch; Báo cáo kết quả",
    );
    expect(handedIn.lines).toContain("Còn thiếu: Báo cáo kết quả.");
    expect(handedIn.buttons).not.toContain("Gửi kiểm chứng luôn");
    expect((await duty()).state).toMatchObject({ name: "submitted", completedOn: "2023-03-20" });
  });

  test("reported done it says what is missing, and stays done until it is there", async () => {
    await give(PLAN);
    await openDuty();
    const done = await justice.presses("Báo hoàn thành");
    expect(done.text).toContain("Còn thiếu tài liệu kiểm chứng: Báo cáo kết quả.");
    await give("Kế hoạch số 16/KH-UBND ngày 22/3/2023");
    expect((await duty()).state.name).toBe("done");
    await give(REPORT);
    expect((await duty()).state.name).toBe("submitted");
  });

  test("a part of the wrong kind is corrected, and that hands it in", async () => {
    await give(PLAN);
    await give("Kế hoạch số 45/KH-UBND ngày 24/3/2023");
    expect((await duty()).state.name).toBe("open");
    await justice.presses("Sửa số, ngày văn bản");
    const mended = await justice.says("45/BC-UBND");
    expect(mended.text).not.toContain("Còn thiếu: Báo cáo kết quả");
    expect((await duty()).state).toMatchObject({ name: "submitted", completedOn: "2023-03-24" });
  });

  test("what needs not be done any more is not corrected, nor handed in by another correction", async () => {
    // The correction that made a waived duty whole handed it in, and brought the turn down.
    await give(PLAN);
    const second = await give("Kế hoạch số 45/KH-UBND ngày 24/3/2023");
    const other = await give("Kế hoạch số 45/KH-UBND ngày 24/3/2023", "NV-002 · Báo cáo");
    await openDuty();
    await justice.presses("Không phát sinh");
    await justice.says("Không có hồ sơ phát sinh");
    expect((await duty()).state.name).toBe("waived");
    const refused = await justice.chooses(correcting(second));
    expect(refused.text).toContain("đã ghi nhận không phải thực hiện");
    await justice.chooses(correcting(other));
    const mended = await justice.says("45/BC-UBND");
    expect(mended.lines[0]).toBe("Đã ghi nhận số, ngày văn bản: NV-002 · Báo cáo");
    expect((await duty()).state.name).toBe("waived");
  });

  test("the reminder of the missing proof says which part it is", async () => {
    await give(PLAN);
    await openDuty();
    await justice.presses("Báo hoàn thành");
    await office.passTo("2023-03-30 07:31");
    const reminders = justice.screen().filter(({ text }) => text.includes("Kính gửi"));
    expect(reminders.map(({ text }) => text).join("\n")).toContain("Còn thiếu: Báo cáo kết quả");
  });
});

test("a button that is no longer true says how it stands", async () => {
  const office = await openConversation();
  const justice = await office.as(JUSTICE);
  const { deadline } = await office.deadline("NV-002 Kế hoạch");
  await office.stores.deadlines.save({ ...deadline, label: "Kế hoạch; Báo cáo kết quả" });
  await justice.says("NV-002");
  await justice.presses("NV-002 · Kế hoạch; Báo cáo kết quả");
  const part = await justice.replies(justice.newest(), PLAN);
  await justice.presses("Gửi kiểm chứng luôn", part);
  expect((await justice.presses("Gửi kiểm chứng luôn", part)).text).toContain("đang chờ xem xét");
});

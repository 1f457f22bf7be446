/** What both sides are told of a document that is not what it seems: other, returned before, undated, absent. */
import { beforeEach, describe, expect, test } from "vitest";
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import type { ChannelTraits } from "../../../domain/channel.ts";
import { plusMillis } from "../../../domain/time.ts";
import {
  HOME,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const PLAN = "NV-002 · Kế hoạch";
const REPORT = "NV-002 · Báo cáo";
const LINK = "https://vanban.example.vn/46";
const FIRST = `Kế hoạch số 45/KH-UBND ngày 06/3/2023 ${LINK}`;
const RETURNED = "đã trả lại trước đó";

let office: Conversation;
let home: Talker;
let justice: Talker;

/** What is shown stands in the order of time. */
function tick() {
  office.sample.clock.set(plusMillis(office.now(), 60_000));
}

async function gives(name: string, words: string) {
  tick();
  await justice.says("NV-002");
  tick();
  await justice.presses(name);
  tick();
  await justice.presses("Nộp tài liệu");
  tick();
  return justice.says(words);
}

async function opensCard(name: string) {
  tick();
  await home.says("/kiemchung");
  tick();
  return home.presses(`${name} · Phòng Tư pháp`);
}

async function numbersOf(name: string) {
  const { deadline } = await office.deadline(name.replace(" · ", " "));
  const given = await office.stores.evidence.of(deadline.id);
  return given.map(({ document }) => document.reference?.number ?? null);
}

describe.each<readonly [string, ChannelTraits]>([
  ["pressed", WEB_TRAITS],
  ["numbered", NUMBERED],
])("where choices are %s", (_, traits) => {
  beforeEach(async () => {
    office = await openConversation({ traits });
    office.setClock("2023-03-24 09:00");
    home = await office.as(HOME);
    justice = await office.as(JUSTICE);
  });

  // Incident: 51/BC-PTP, sent with a link of an earlier paper, was recorded and accepted as that one.
  test("another number with a known link is a document of its own", async () => {
    await gives(PLAN, FIRST);
    const seen = await gives(REPORT, `Báo cáo số 51/BC-PTP ngày 10/3/2023 ${LINK}`);
    expect(seen.lines[1]).toBe("Báo cáo số 51/BC-PTP ngày 10/3/2023");
    expect(await numbersOf(REPORT)).toEqual(["51/BC-PTP"]);
    expect(await numbersOf(PLAN)).toEqual(["45/KH-UBND"]);
    tick();
    expect((await justice.says("/tim 51/BC-PTP")).text).toContain("51/BC-PTP");
  });

  test("the link alone is the known document, which was handed in", async () => {
    await gives(PLAN, FIRST);
    expect((await gives(PLAN, LINK)).lines[0]).toContain("Tài liệu này đã có");
    expect(await numbersOf(PLAN)).toEqual(["45/KH-UBND"]);
  });

  // Incident: a link, returned because nobody could open it, went in again without a word to anybody.
  test("what was returned and is given again is said to be so, to both", async () => {
    await gives(PLAN, FIRST);
    await opensCard(PLAN);
    tick();
    await home.presses("Không mở được liên kết, tệp");
    const again = await gives(PLAN, LINK);
    expect(again.text).toContain(
      `Lưu ý: tài liệu này đã bị trả lại trước đó (lý do: Không mở được liên kết, tệp).`,
    );
    tick();
    expect((await home.says("/kiemchung")).text).toContain(`nộp ngày 24/3/2023 (${RETURNED})`);
    expect((await opensCard(PLAN)).text).toContain(RETURNED);
    const other = await gives(PLAN, "Kế hoạch số 47/KH-UBND ngày 09/3/2023");
    expect(other.text).not.toContain("trả lại");
  });

  // Incident: a page was accepted by codes alone; what it held could neither be seen nor taken back.
  test("a page names its documents before it is accepted, and can be taken back by one", async () => {
    await gives(PLAN, FIRST);
    await opensCard(PLAN);
    tick();
    await home.presses("Không mở được liên kết, tệp");
    await gives(PLAN, LINK);
    await gives(REPORT, "Báo cáo số 51/BC-PTP ngày 10/3/2023");
    tick();
    await home.says("/kiemchung");
    tick();
    const asked = await home.presses("Đạt cả trang này");
    expect(asked.text).toContain(`Kế hoạch số 45/KH-UBND ngày 06/3/2023 (${RETURNED})`);
    expect(asked.text).toContain("Báo cáo số 51/BC-PTP ngày 10/3/2023");
    tick();
    const done = await home.presses("Đạt 2 việc", asked);
    expect(done.lines[0]).toBe("Đã đánh giá Đạt 2 việc.");
    tick();
    if (traits.choices === "pressed") {
      // Incident: a second press was answered “Đã đánh giá Đạt 0 việc. Chưa thực hiện được”.
      const twice = await home.presses("Đạt 2 việc", asked);
      expect(twice.lines[0]).toBe("2 việc này đã được đánh giá Đạt từ trước.");
      tick();
    }
    await home.presses(`Trả lại: ${PLAN} · Phòng Tư pháp`, done);
    tick();
    await home.says("Sai văn bản");
    expect((await office.deadline("NV-002 Kế hoạch")).deadline.state.name).toBe("returned");
  });

  test("a date to come is taken with a warning, for both", async () => {
    const seen = await gives(PLAN, "Kế hoạch số 45/KH-UBND ngày 30/3/2023");
    expect(seen.text).toContain("Lưu ý: ngày văn bản 30/3/2023 chưa đến.");
    expect((await opensCard(PLAN)).text).toContain("ngày văn bản 30/3/2023 sau ngày nộp");
  });

  // Incident: “ngay 32/3/2023” passed, and the paper was dated by the day on which it was given.
  test("a date that there is not is said to be none, when it is corrected, too", async () => {
    const seen = await gives(PLAN, "ke hoach so 53/KH-PTP ngay 32/3/2023");
    expect(seen.text).toContain("Lưu ý: không có ngày 32/3/2023 nên chưa ghi ngày văn bản");
    expect((await opensCard(PLAN)).text).toContain("đơn vị ghi ngày 32/3/2023, là ngày không có");
    tick();
    await justice.presses("Sửa số, ngày văn bản");
    tick();
    const still = await justice.says("54/KH-PTP ngày 31/02/2023");
    expect(still.lines[0]).toBe("Không có ngày 31/02/2023, chưa sửa.");
    tick();
    const mended = await justice.says("ngày 20/3/2023");
    expect(mended.text).toContain("53/KH-PTP ngày 20/3/2023");
    expect(mended.text).not.toContain("không có ngày");
  });

  test("what has no file yet is not said to lack nothing, and its reviewer knows why", async () => {
    const seen = await gives(PLAN, "Kế hoạch số 45/KH-UBND ngày 20/3/2023");
    expect(seen.text).toContain("không còn thiếu tài liệu nào khác của nhiệm vụ này");
    expect((await opensCard(PLAN)).text).toContain("chưa có tệp hoặc liên kết để mở xem");
  });

  test("what has no number yet is not asked for the right one", async () => {
    await gives(PLAN, LINK);
    tick();
    const asked = await justice.presses("Ghi số, ngày văn bản");
    expect(asked.text).toContain("Đề nghị gửi số, ngày văn bản, ví dụ:");
  });

  test("what is found among the settled alone is not counted as waiting", async () => {
    await gives(PLAN, FIRST);
    await opensCard(PLAN);
    tick();
    await home.presses("Đạt");
    tick();
    const found = await home.says("/kiemchung NV-002");
    expect(found.lines.slice(0, 2)).toEqual([
      "Chờ kiểm chứng – “NV-002”",
      "Không có tài liệu nào chờ kiểm chứng; đã xem xét:",
    ]);
  });

  // Incident: “Nhắn số của việc còn thiếu…” stood right above “Nhắn số để chọn.”
  test("the list of what is missing leaves it to the line below how one is chosen", async () => {
    await gives(PLAN, FIRST);
    await opensCard(PLAN);
    tick();
    await home.presses("Không mở được liên kết, tệp");
    tick();
    const { text } = await justice.says("/kiemchung");
    expect(text).toContain(traits.choices === "pressed" ? "Cách nộp" : "Chọn việc còn thiếu");
    expect(text).not.toContain("Nhắn số");
  });
});

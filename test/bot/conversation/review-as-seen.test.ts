/** A choice of a review is about what was on the screen, and about nothing that came after it. */
import { beforeEach, expect, test } from "vitest";
import { CHAIRMAN, HOME, JUSTICE, NUMBERED, openConversation, type Talker } from "./support.ts";

const LINK = "https://vanban.example.vn/15";
const NEWER = "đề nghị xem lại trước khi đánh giá";

let office: Awaited<ReturnType<typeof openConversation>>;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-03-21 09:00");
});

async function handsIn(who: Talker, words: string): Promise<void> {
  await who.says("NV-002");
  await who.presses("NV-002 · Kế hoạch");
  await who.presses("Nộp tài liệu");
  await who.says(words);
}

async function state() {
  return (await office.deadline("NV-002 Kế hoạch")).deadline.state;
}

// Incident: two reviewers had the same card; one returned it, the unit handed the same document in again,
// and the other's old tap returned that, too.
test("a tap on the card of a first round says nothing of the second", async () => {
  const [home, chairman, justice] = [
    await office.as(HOME),
    await office.as(CHAIRMAN),
    await office.as(JUSTICE),
  ];
  const document = `Kế hoạch số 15/KH-UBND ngày 20/3/2023 ${LINK}`;
  await handsIn(justice, document);
  await home.says("/kiemchung");
  const card = await home.presses("NV-002 · Kế hoạch · Phòng Tư pháp");
  await chairman.says("/kiemchung");
  await chairman.presses("NV-002 · Kế hoạch · Phòng Tư pháp");
  await chairman.presses("Chưa ký, chưa đóng dấu");
  office.setClock("2023-03-21 10:00");
  await handsIn(justice, document);
  const before = await state();
  expect(before.name).toBe("submitted");
  for (const label of ["Chưa ký, chưa đóng dấu", "Đạt", "Lý do khác"]) {
    expect((await home.presses(label, card)).text).toContain(NEWER);
  }
  expect(await state()).toEqual(before);
  const { deadline } = await office.deadline("NV-002 Kế hoạch");
  expect(await office.stores.reviews.of(deadline.id)).toHaveLength(1);
});

// Incident: the card said “04/4 – muộn”; its owner corrected the date, and the old “Đạt” accepted 30/3.
test.each([{}, { traits: NUMBERED }])(
  "nor of a date that was corrected since %o",
  async (given) => {
    office = await openConversation(given);
    office.setClock("2023-04-05 09:00");
    const [home, justice] = [await office.as(HOME), await office.as(JUSTICE)];
    await handsIn(justice, `Kế hoạch số 15/KH-UBND ngày 04/4/2023 ${LINK}`);
    await home.says("/kiemchung");
    const card = await home.presses("NV-002 · Kế hoạch · Phòng Tư pháp");
    expect(card.text).toContain("04/4/2023");
    await justice.presses("Sửa số, ngày văn bản");
    await justice.says("ngày 30/3/2023");
    const again = await home.presses("Đạt", card);
    expect(again.text).toContain(NEWER);
    expect(again.text).toContain("30/3/2023");
    expect(await state()).toMatchObject({ name: "submitted", completedOn: "2023-03-30" });
    await home.presses("Đạt", again);
    expect(await state()).toMatchObject({ name: "accepted", completedOn: "2023-03-30" });
  },
);

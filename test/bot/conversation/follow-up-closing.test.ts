import { beforeEach, describe, expect, test } from "vitest";
import {
  HOME,
  JUSTICE,
  idOf,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

let office: Conversation;
let home: Talker;

const OVERDUE = "NV-002 Kế hoạch";

beforeEach(async () => {
  office = await openConversation();
  home = await office.as(HOME);
});

/** After the four Mondays that follow the last single reminder, on 7/4. */
async function openLongOverdue(who: Talker = home) {
  await office.passTo("2023-05-16 08:00");
  return openMore(who);
}

/** The item's *Thao tác khác*. */
async function openMore(who: Talker) {
  await who.says("NV-002");
  await who.presses("NV-002 · Kế hoạch");
  return who.presses("Thao tác khác");
}

async function closedAt() {
  return (await office.deadline(OVERDUE)).deadline.closedLateAt;
}

describe("Chốt chậm", () => {
  test("is one tap of a coordinator's, once the ladder is over; one more takes it back", async () => {
    const opened = await openLongOverdue();
    expect(opened.buttons).toContain("Chốt chậm");
    const closed = await home.presses("Chốt chậm", opened);

    expect(closed.lines).toEqual([
      "Đã chốt chậm: NV-002 · Kế hoạch – Phòng Tư pháp",
      "Không nhắc việc này nữa. Việc vẫn tính là quá hạn; báo hoàn thành, nộp tài liệu vẫn được.",
    ]);
    expect(await closedAt()).toBe(office.now());
    const justice = await office.as(JUSTICE);
    expect((await justice.says("NV-002")).text).toMatch(/quá hạn \d+ ngày làm việc.*đã chốt chậm/u);

    await home.presses("Hoàn tác", closed);
    expect(await closedAt()).toBeNull();
    expect((await justice.says("NV-002")).text).not.toContain("đã chốt chậm");
  });

  test("leaves it open: it may still be reported done, and is then asked for its proof", async () => {
    await home.presses("Chốt chậm", await openLongOverdue());
    const justice = await office.as(JUSTICE);
    await justice.says("NV-002");
    const opened = await justice.presses("NV-002 · Kế hoạch");
    expect(opened.text).toContain("Tình trạng: Đang thực hiện, đã chốt chậm");
    await justice.presses("Báo hoàn thành", opened);
    expect((await office.deadline(OVERDUE)).deadline.state.name).toBe("done");
    expect((await office.deadline(OVERDUE)).deadline.nextNoticeAt).not.toBeNull();
  });

  test("twice is once; what was done meanwhile is not closed", async () => {
    const opened = await openLongOverdue();
    await home.presses("Chốt chậm", opened);
    const first = await closedAt();
    office.setClock("2023-05-16 09:00");
    await home.presses("Chốt chậm", opened);
    expect(await closedAt()).toBe(first);

    await home.presses("Hoàn tác");
    await home.says("NV-002");
    await home.presses("NV-002 · Kế hoạch");
    await home.presses("Báo hoàn thành");
    const answer = await home.presses("Chốt chậm", opened);
    expect(answer.text).toContain("không còn quá hạn, hoặc đã chốt chậm rồi");
    expect(await closedAt()).toBeNull();
  });

  test("is not offered while reminders are still to come", async () => {
    await office.passTo("2023-04-10 08:00");
    expect((await openMore(home)).buttons).not.toContain("Chốt chậm");
  });

  test("is no unit's own to do, nor by a forged button", async () => {
    const opened = await openLongOverdue();
    const justice = await office.as(JUSTICE);
    expect((await openMore(justice)).buttons).not.toContain("Chốt chậm");

    const answer = await justice.chooses(idOf(opened, "Chốt chậm"));
    expect(answer.text).toContain("không còn hiệu lực");
    expect(await closedAt()).toBeNull();
  });

  test("whoever is coordinator no more is refused, whatever button he still has", async () => {
    const opened = await openLongOverdue();
    const person = await office.person(HOME);
    const grants = person.grants.filter(({ role }) => role !== "coordinator");
    await office.stores.people.save({ ...person, grants });

    const answer = await home.presses("Chốt chậm", opened);
    expect(answer.lines).toEqual(["Chức năng này không dành cho vai trò hiện tại."]);
    expect(await closedAt()).toBeNull();
  });
});

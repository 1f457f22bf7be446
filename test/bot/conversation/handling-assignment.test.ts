/** Phân công, ghi chú: who in the unit does it, and what is noted of it. */
import { beforeEach, describe, expect, test } from "vitest";
import {
  CHAIRMAN,
  CULTURE,
  HOME,
  HOME_OFFICER,
  JUSTICE,
  NUMBERED,
  idOf,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

const TASK = "NV-009";
const BUTTON = "NV-009 · Đề án";
const DUTY = "NV-009 Đề án";

let office: Conversation;
let home: Talker;
let officer: Talker;

beforeEach(async () => {
  office = await openConversation();
  home = await office.as(HOME);
  officer = await office.as(HOME_OFFICER);
});

async function openIt(who: Talker): Promise<Seen> {
  await who.says(TASK);
  return who.presses(BUTTON);
}

async function assign(): Promise<Seen> {
  await openIt(home);
  await home.presses("Thao tác khác");
  await home.presses("Phân công");
  return home.presses(HOME_OFFICER);
}

async function assignee() {
  return (await office.deadline(DUTY)).deadline.assigneeId;
}

/** Messages that have come by themselves and speak of the duty. */
function toldOf(who: Talker): readonly string[] {
  return who
    .screen()
    .map(({ text }) => text)
    .filter((text) => text.includes("Kính gửi") && text.includes(BUTTON));
}

describe("the head gives a duty to an officer", () => {
  test("who hears of it at once; lists and the item say whose it is", async () => {
    const answer = await assign();
    expect(answer.lines).toEqual([
      "Đã phân công Chuyên viên CCHC Phòng Nội vụ: NV-009 · Đề án",
      "Từ nay nhắc việc này cho người được phân công; khi quá hạn sẽ nhắc cả thủ trưởng đơn vị.",
    ]);
    expect((await home.says(TASK)).text).toContain("· phân công Chuyên viên CCHC Phòng Nội vụ");
    expect((await openIt(officer)).lines).toContain("Phân công: Chuyên viên CCHC Phòng Nội vụ");
    await office.passTo("2023-02-20 08:30");
    const [, ...lines] = toldOf(officer).at(-1)?.split("Mới được phân công (1)\n") ?? [];
    // Incident: the officer read whom it was given to, which is himself, and not by whom.
    expect(lines.join()).toContain("Người phân công: Trưởng phòng Nội vụ");
    expect(lines.join()).not.toContain("· phân công");
    expect(toldOf(home)).toEqual([]);
  });

  test("reminders go to him alone; once overdue, to the head too", async () => {
    await assign();
    await office.passTo("2023-06-30 15:00");
    const before = toldOf(officer).filter((text) => !text.includes("Mới được phân công"));
    expect(before.length).toBeGreaterThan(0);
    expect(toldOf(home).filter((text) => text.startsWith("Nhắc việc"))).toEqual([]);
    await office.passTo("2023-07-03 09:00");
    expect(toldOf(home).at(-1)).toContain("Quá hạn");
    expect(toldOf(officer).at(-1)).toContain("Quá hạn");
  });

  test("twice is once, and it can be taken back", async () => {
    await openIt(home);
    await home.presses("Thao tác khác");
    const list = await home.presses("Phân công");
    await home.presses(HOME_OFFICER, list);
    const { revision } = (await office.deadline(DUTY)).deadline;
    const again = await home.presses(HOME_OFFICER, list);
    expect((await office.deadline(DUTY)).deadline.revision).toBe(revision);
    const back = await home.presses("Thôi phân công", again);
    expect(back.text).toContain("Từ nay nhắc việc này cho cả đơn vị.");
    expect(await assignee()).toBeNull();
  });

  test("who leaves the unit, and it is as if there were none", async () => {
    await assign();
    const person = await office.person(HOME_OFFICER);
    await office.stores.people.save({ ...person, grants: [] });
    expect((await home.says(TASK)).text).not.toContain("phân công");
    await office.passTo("2023-06-30 15:00");
    expect(toldOf(home).length).toBeGreaterThan(0);
  });

  test("whom nobody has linked: the unit goes on being told", async () => {
    const person = await office.person(HOME_OFFICER);
    for (const { botId, chatId } of await office.stores.people.accountsOf([person.id])) {
      await office.stores.people.unlink(botId, chatId);
    }
    expect((await assign()).text).toContain("chưa liên kết tài khoản");
    await office.passTo("2023-06-30 15:00");
    expect(toldOf(home).length).toBeGreaterThan(0);
  });

  test("but nobody of another unit, nor by an officer or a leader", async () => {
    const justice = await office.as(JUSTICE);
    await justice.says("NV-002");
    await justice.presses("NV-002 · Kế hoạch");
    const more = await justice.presses("Thao tác khác");
    const answer = await justice.presses("Phân công", more);
    expect(answer.text).toContain("Đơn vị chưa có ai khác để phân công.");
    expect((await openIt(officer)).buttons).toContain("Thao tác khác");
    const own = await officer.presses("Thao tác khác");
    expect(own.buttons).not.toContain("Phân công");
    const culture = await office.as(CULTURE);
    expect((await culture.chooses(idOf(more, "Phân công"))).text).toContain("không còn hiệu lực");
    const chairman = await office.as(CHAIRMAN);
    await openIt(chairman);
    expect((await chairman.presses("Thao tác khác")).buttons).not.toContain("Phân công");
  });

  test("by numbers too", async () => {
    office = await openConversation({ traits: NUMBERED });
    home = await office.as(HOME);
    officer = await office.as(HOME_OFFICER);
    await assign();
    expect(await assignee()).toBe((await office.person(HOME_OFFICER)).id);
  });
});

describe("Ghi chú", () => {
  test("is read by whoever sees the duty, the newest first, and pushed to nobody", async () => {
    for (const words of ["một", "hai", "ba", "bốn"]) {
      await openIt(home);
      await home.presses("Ghi chú");
      await home.says(`Việc ${words}`);
    }
    const chairman = await office.as(CHAIRMAN);
    const seen = await openIt(chairman);
    expect(seen.text).toContain(
      "Ghi chú\n" +
        "- 20/02/2023, Trưởng phòng Nội vụ: Việc bốn\n" +
        "- 20/02/2023, Trưởng phòng Nội vụ: Việc ba\n" +
        "- 20/02/2023, Trưởng phòng Nội vụ: Việc hai\n" +
        "… và 1 ghi chú trước đó",
    );
    await office.passTo("2023-02-20 16:00");
    expect(toldOf(officer)).toEqual([]);
  });

  test("takes any words but blanks, and cleans them", async () => {
    await openIt(officer);
    await officer.presses("Ghi chú");
    expect((await officer.says("\u200B \u00AD")).text).toContain("Nội dung còn trống.");
    await officer.says('=HYPERLINK("x")\u0000 <b>đậm\u202E');
    expect((await openIt(officer)).text).toContain('=HYPERLINK("x") <b>đậm');
    const { deadline } = await office.deadline(DUTY);
    const [entry] = await office.stores.audit.of("deadline", deadline.id, 1);
    expect(entry).toMatchObject({ deed: "remarked", detail: {} });
  });

  test("is not for who only supports, whatever button he has", async () => {
    const culture = await office.as(CULTURE);
    await culture.says("NV-002");
    const seen = await culture.presses("NV-002 · Kế hoạch");
    expect(seen.buttons).not.toContain("Ghi chú");
  });
});

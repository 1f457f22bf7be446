import { beforeEach, describe, expect, test } from "vitest";
import { readChoiceId } from "../../../domain/choice-id.ts";
import {
  HOME,
  JUSTICE,
  idOf,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

let office: Conversation;
let justice: Talker;

/** A Friday: twenty working days before a plan is due, and the cut-off day of a report. */
const FRIDAY = "2023-03-03";
const MONDAY = "2023-03-06";
const SNOOZES = ["Nhắc chiều nay", "Nhắc ngày mai", "Nhắc thứ Hai tới"];

beforeEach(async () => {
  office = await openConversation();
  justice = await office.as(JUSTICE);
});

/** The bundle of that morning, as it has just come. */
async function morningOf(day: string, who: Talker = justice): Promise<Seen> {
  await office.passTo(`${day} 07:30`);
  return who.newest();
}

function offered(seen: Seen): readonly string[] {
  return seen.buttons.filter((label) => label.startsWith("Nhắc "));
}

/** What the chat shows below a message. */
function cameAfter(seen: Seen, who: Talker = justice): readonly Seen[] {
  const all = who.screen();
  return all.slice(all.findIndex(({ platformId }) => platformId === seen.platformId) + 1);
}

describe("when one may be reminded again", () => {
  test("on a Friday the next working day is Monday: one offer, not two", async () => {
    const bundle = await morningOf(FRIDAY);
    expect(offered(bundle)).toEqual(["Nhắc chiều nay", "Nhắc thứ Hai tới"]);
  });

  test("within the week there are three", async () => {
    expect(offered(await morningOf("2023-03-08"))).toEqual(SNOOZES);
  });

  test("before holidays the days are named: no “tomorrow” on which nobody works", async () => {
    await office.passTo("2023-04-27 08:00");
    await justice.says("NV-002");
    await justice.presses("NV-002 · Kế hoạch");
    office.setClock("2023-04-28 09:00");

    const asked = await justice.replies(justice.newest(), "nhắc lại sau");

    expect(offered(asked)).toEqual(["Nhắc chiều nay", "Nhắc thứ Năm 04/5"]);
  });

  test("an hour that has gone by is not taken; what is left is offered", async () => {
    const bundle = await morningOf(FRIDAY);
    office.setClock(`${FRIDAY} 14:00`);
    const answer = await justice.presses("Nhắc chiều nay", bundle);

    expect(answer.lines).toEqual(["Giờ đó đã qua. Đề nghị chọn lúc khác để nhắc lại."]);
    expect(offered(answer)).toEqual(["Nhắc thứ Hai tới"]);
    const chosen = await justice.presses("Nhắc thứ Hai tới", answer);
    expect(chosen.lines[0]).toBe("Sẽ nhắc lại thứ Hai, 06/3/2023, lúc 7 giờ 30: 2 việc.");
  });

  test("a minute before that hour it still is", async () => {
    const bundle = await morningOf(FRIDAY);
    office.setClock(`${FRIDAY} 13:59`);

    const answer = await justice.presses("Nhắc chiều nay", bundle);
    expect(answer.lines[0]).toBe("Sẽ nhắc lại chiều nay, lúc 14 giờ: 2 việc.");
  });

  test("“tomorrow” is the day after the tap, however old the message", async () => {
    const bundle = await morningOf("2023-03-08");
    office.setClock("2023-03-10 16:00");

    const answer = await justice.presses("Nhắc ngày mai", bundle);
    expect(answer.lines[0]).toMatch(/^Sẽ nhắc lại thứ Hai, 13\/3\/2023/u);
  });
});

describe("Nhắc lại sau", () => {
  test("says which work, when, and that the due day speaks all the same", async () => {
    const answer = await justice.presses("Nhắc chiều nay", await morningOf(FRIDAY));

    expect(answer.lines).toEqual([
      "Sẽ nhắc lại chiều nay, lúc 14 giờ: 2 việc.",
      "- Báo cáo Quý I/2023",
      "- NV-002 · Kế hoạch",
      "Ngày đến hạn vẫn nhắc như thường.",
    ]);
  });

  test("the afternoon's message comes at two, once, with what is still open", async () => {
    const bundle = await morningOf(FRIDAY);
    const answer = await justice.presses("Nhắc chiều nay", bundle);
    await justice.presses("Báo cáo Quý I/2023", bundle);
    const done = await justice.presses("Báo hoàn thành");
    await office.passTo(`${FRIDAY} 13:59`);
    expect(justice.newest()).toBe(done);

    await office.passTo(`${FRIDAY} 17:00`);
    const came = cameAfter(done);
    expect(came).toHaveLength(1);
    expect(came[0]?.text).toContain("NV-002 · Kế hoạch");
    expect(came[0]?.text).not.toContain("Báo cáo Quý I/2023");
    expect(answer.text).toContain("2 việc");
  });

  test("on Monday it stands in that morning's one bundle", async () => {
    const bundle = await morningOf(FRIDAY);
    const answer = await justice.presses("Nhắc thứ Hai tới", bundle);
    await office.passTo(`${MONDAY} 18:00`);

    const came = cameAfter(answer);
    expect(came).toHaveLength(1);
    expect(came[0]?.lines[0]).toBe("Nhắc việc – thứ Hai, 06/3/2023");
    expect(came[0]?.text).toContain("NV-002 · Kế hoạch");
    expect(came[0]?.text).not.toContain("Lẽ ra đã nhắc");
  });

  test("tapping again changes nothing more", async () => {
    const bundle = await morningOf(FRIDAY);
    const first = await justice.presses("Nhắc thứ Hai tới", bundle);
    const second = await justice.presses("Nhắc thứ Hai tới", bundle);
    expect(second.lines).toEqual(first.lines);

    await office.passTo(`${MONDAY} 18:00`);
    expect(cameAfter(second)).toHaveLength(1);
  });

  test.each([
    ["Nhắc chiều nay", "Nhắc thứ Hai tới", MONDAY],
    ["Nhắc thứ Hai tới", "Nhắc chiều nay", FRIDAY],
  ])("of %s, then %s only the last counts", async (first, second, day) => {
    const bundle = await morningOf(FRIDAY);
    await justice.presses(first, bundle);
    const last = await justice.presses(second, bundle);
    await office.passTo(`${MONDAY} 18:00`);

    const came = cameAfter(last).filter(({ text }) => text.includes("NV-002 · Kế hoạch"));
    expect(came.map(({ lines }) => lines[0])).toEqual([
      expect.stringContaining(day === MONDAY ? "06/3/2023" : "03/3/2023"),
    ]);
  });

  test.each([
    [false, ["03/4", "04/4", "05/4", "06/4", "07/4", "10/4"]],
    // The day before a matter goes up speaks too, so that its head can give a reason.
    [true, ["03/4", "04/4", "06/4", "10/4"]],
  ])("keeps back what falls in between (%s)", async (isPutOff, days) => {
    const bundle = await morningOf("2023-04-03");
    const last = isPutOff ? await justice.presses("Nhắc thứ Hai tới", bundle) : bundle;
    await office.passTo("2023-04-10 18:00");

    const told = [bundle, ...cameAfter(last)].filter(({ text }) => text.includes("NV-002"));
    const dates = told.map(({ lines }) => /\d\d\/4(?=\/2023)/u.exec(lines[0] ?? "")?.[0]);
    expect(dates.filter(Boolean)).toEqual(days);
  });

  test("never silences the due day", async () => {
    const bundle = await morningOf("2023-03-29");
    expect(bundle.text).toContain("NV-002 · Kế hoạch");
    const answer = await justice.presses("Nhắc thứ Hai tới", bundle);
    await office.passTo("2023-03-31 18:00");

    const told = cameAfter(answer).filter(({ text }) => text.includes("NV-002 · Kế hoạch"));
    expect(told.map(({ lines }) => lines[0])).toEqual([
      expect.stringContaining("thứ Sáu, 31/3/2023"),
      "Nhắc việc chiều thứ Sáu, 31/3/2023",
    ]);
  });

  test("what is overdue by then is told as overdue", async () => {
    const bundle = await morningOf("2023-03-31");
    await justice.presses("Nhắc thứ Hai tới", bundle);
    const monday = await morningOf("2023-04-03");

    const [, after = ""] = monday.text.split("Quá hạn – đề nghị thực hiện ngay");
    expect(after).toContain("NV-002 · Kế hoạch");
  });

  test("what was done meanwhile is not reminded of, nor counted", async () => {
    const bundle = await morningOf(FRIDAY);
    await justice.presses("NV-002 · Kế hoạch", bundle);
    await justice.presses("Không phát sinh");
    await justice.says("Năm nay không có");

    const answer = await justice.presses("Nhắc thứ Hai tới", bundle);
    expect(answer.lines[0]).toMatch(/: 1 việc\.$/u);
    expect(answer.text).not.toContain("NV-002");
  });

  test("a message of which nothing is left says so", async () => {
    const bundle = await morningOf(FRIDAY);
    for (const name of ["NV-002 · Kế hoạch", "Báo cáo Quý I/2023"]) {
      await justice.presses(name, bundle);
      await justice.presses("Không phát sinh");
      await justice.says("Năm nay không có");
    }

    const answer = await justice.presses("Nhắc thứ Hai tới", bundle);
    expect(answer.lines).toEqual(["Các việc trong tin này đã xong, hoặc không còn phải nhắc."]);
  });

  test("is on record", async () => {
    const bundle = await morningOf(FRIDAY);
    await justice.presses("Nhắc thứ Hai tới", bundle);
    const { messageId } = readChoiceId(idOf(bundle, "Nhắc thứ Hai tới")) ?? {};
    const entries = await office.stores.audit.of("message", messageId ?? "", 5);
    expect(entries.map(({ deed, detail }) => ({ deed, detail }))).toEqual([
      { deed: "snoozed", detail: { until: "2023-03-06T00:30:00.000Z", deadlines: 2 } },
    ]);
  });
});

describe("by words", () => {
  test.each([
    ["nhắc lại mai", "thứ Năm, 09/3/2023"],
    ["Nhắc lại ngày mai nhé", "thứ Năm, 09/3/2023"],
    ["/nhac lai chieu nay", "chiều nay"],
    ["NHẮC LẠI CHIỀU", "chiều nay"],
    ["nhac lai thu 2", "thứ Hai, 13/3/2023"],
    ["nhắc lại thứ Hai tới", "thứ Hai, 13/3/2023"],
    ["nhắc lại tuần sau", "thứ Hai, 13/3/2023"],
    ["mai nhắc lại", "thứ Năm, 09/3/2023"],
    ["nhắc tôi mai", "thứ Năm, 09/3/2023"],
  ])("%s", async (words, when) => {
    await morningOf("2023-03-08");
    const answer = await justice.says(words);
    expect(answer.lines[0]).toMatch(/^Sẽ nhắc lại /u);
    expect(answer.lines[0]).toContain(when);
  });

  test.each(["nhắc lại sau", "nhắc lại chủ nhật", "nhac lai 31/4"])(
    "%s asks for a time",
    async (words) => {
      await morningOf("2023-03-08");
      const asked = await justice.says(words);
      expect(asked.lines).toEqual(["Nhắc lại các việc trong tin này vào lúc nào?"]);
      expect(offered(asked)).toEqual(SNOOZES);
      expect((await justice.presses("Nhắc ngày mai", asked)).lines[0]).toContain("Sẽ nhắc lại");
    },
  );

  test("in reply to an answer about one item put off that item alone", async () => {
    const bundle = await morningOf(FRIDAY);
    const item = await justice.presses("NV-002 · Kế hoạch", bundle);

    const answer = await justice.replies(item, "nhắc lại thứ hai");
    expect(answer.lines.slice(0, 2)).toEqual([
      "Sẽ nhắc lại thứ Hai, 06/3/2023, lúc 7 giờ 30: 1 việc.",
      "- NV-002 · Kế hoạch",
    ]);
  });

  test("with nothing reminded of yet there is nothing to put off", async () => {
    expect((await justice.says("nhắc lại mai")).lines).toEqual([
      "Chưa có tin nhắc việc nào ở đây để nhắc lại.",
    ]);
  });
});

describe("a snooze is one's own", () => {
  test("another's button is refused, whatever id is forged", async () => {
    const bundle = await morningOf(FRIDAY);
    const home = await office.as(HOME);

    const answer = await home.chooses(idOf(bundle, "Nhắc thứ Hai tới"));
    expect(answer.lines[0]).toContain("không còn hiệu lực");
    await office.passTo(`${MONDAY} 18:00`);
    expect(cameAfter(bundle)).toEqual([]);
  });

  test("others in the unit are reminded as before", async () => {
    const home = await office.as(HOME);
    const officer = await office.as("Chuyên viên CCHC Phòng Nội vụ");
    const bundle = await morningOf("2023-03-08", home);
    const before = officer.newest();
    const names = bundle.buttons.filter((label) => label.startsWith("Báo cáo"));
    expect(names.length).toBeGreaterThan(0);
    await home.presses("Nhắc thứ Hai tới", bundle);
    await office.passTo("2023-03-10 18:00");

    const due = cameAfter(before, officer).filter(({ text }) => text.includes(names[0] ?? "?"));
    expect(due.length).toBeGreaterThan(0);
  });
});

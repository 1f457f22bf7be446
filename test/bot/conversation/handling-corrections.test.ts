/** What a coordinator puts right about a duty: its date, its unit, a result that was late by mistake. */
import { beforeEach, describe, expect, test } from "vitest";
import { isOnTime } from "../../../domain/deadline.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import { forges } from "./forged.ts";
import {
  CHAIRMAN,
  CULTURE,
  HOME,
  JUSTICE,
  NUMBERED,
  idOf,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

const PLAN = "NV-002 Kế hoạch";
const BUTTON = "NV-002 · Kế hoạch";
const CULTURE_UNIT = "Phòng Văn hoá và Thông tin";

let office: Conversation;
let home: Talker;
let justice: Talker;
let culture: Talker;

async function open(traits?: typeof NUMBERED): Promise<void> {
  office = await openConversation(traits ? { traits } : {});
  await office.passTo("2023-02-21 09:00");
  home = await office.as(HOME);
  justice = await office.as(JUSTICE);
  culture = await office.as(CULTURE);
}

beforeEach(() => open());

async function openPlan(who: Talker): Promise<Seen> {
  await who.says("NV-002");
  return who.presses(BUTTON);
}

async function more(who: Talker = home): Promise<Seen> {
  await openPlan(who);
  return who.presses("Thao tác khác");
}

async function redate(words: string): Promise<Seen> {
  await more();
  await home.presses("Sửa thời hạn");
  return home.says(words);
}

async function move(to = CULTURE_UNIT): Promise<Seen> {
  await more();
  await home.presses("Chuyển đơn vị");
  await home.says(to);
  return home.says("Theo quyết định phân công mới");
}

async function planNow() {
  return (await office.deadline(PLAN)).deadline;
}

/** The messages of today that have come by themselves and speak of the duty. */
function toldToday(who: Talker): readonly string[] {
  return who
    .screen()
    .map(({ text }) => text)
    .filter((text) => text.startsWith("Thông báo") && text.includes(BUTTON));
}

describe("Sửa thời hạn", () => {
  test("with the reason, in one message; the owner hears, reminders follow", async () => {
    const answer = await redate("20/4 vì kế hoạch của tỉnh lùi lại");
    expect(answer.lines).toEqual([
      "Đã sửa thời hạn: NV-002 · Kế hoạch",
      "Thời hạn: 20/4/2023 (trước đây 31/3/2023).",
      "Phòng Tư pháp sẽ được báo. Chấm điểm theo thời hạn mới.",
    ]);
    await office.passTo("2023-02-21 09:30");
    expect(toldToday(justice).at(-1)).toContain("Đã điều chỉnh thời hạn hoặc đơn vị thực hiện (1)");
    const opened = await openPlan(justice);
    expect(opened.text).toContain("- 21/02/2023, Trưởng phòng Nội vụ: kế hoạch của tỉnh lùi lại");
    expect(opened.text).toContain("Trưởng phòng Nội vụ sửa thời hạn");
    const { id } = await planNow();
    const [entry] = await office.stores.audit.of("deadline", id, 1);
    expect(entry).toMatchObject({
      deed: "corrected-date",
      detail: { from: "2023-03-31", to: "2023-04-20" },
    });
  });

  test("step by step", async () => {
    expect((await redate("20/4")).text).toContain("Sửa thời hạn thành 20/4/2023.");
    await home.says("Ghi nhầm");
    expect((await planNow()).due).toBe("2023-04-20");
  });

  test.each([
    ["hôm nào đó", "Chưa đọc được ngày."],
    ["20/02 vì nhầm", "Ngày này đã qua."],
    ["31/3 vì nhầm", "Đó đang là thời hạn của việc này."],
    ["15/4/2033 vì nhầm", "Ngày này còn quá xa."],
    ["31/02 vì nhầm", "Chưa đọc được ngày."],
  ])("not to “%s”", async (words, why) => {
    expect((await redate(words)).text).toContain(why);
    expect((await planNow()).dateVersion).toBe(1);
  });

  test("not to a date at which the same product is owed already", async () => {
    await home.says("NV-003");
    const reports = home.newest().buttons.filter((label) => label.includes("Báo cáo kết quả"));
    expect(reports.length).toBeGreaterThan(1);
    await home.presses(reports[0] ?? "");
    await home.presses("Thao tác khác");
    await home.presses("Sửa thời hạn");
    const answer = await home.says("30/6/2023 vì nhầm");
    expect(answer.text).toContain("Sản phẩm này đã có một thời hạn khác vào đúng ngày đó.");
  });

  test("sets a date where there was none", async () => {
    const all = await office.stores.deadlines.list({ unitIds: null, limit: 1_000 });
    const undated = all.find(({ deadline }) => deadline.timing === "unspecified");
    if (!undated?.code) throw new Error("every duty has a date");
    await home.says(undated.code);
    const [button = ""] = home
      .newest()
      .buttons.filter((label) => label.includes(undated.code ?? ""));
    await home.presses(button);
    await home.presses("Thao tác khác");
    await home.presses("Đặt thời hạn");
    const answer = await home.says("30/6/2023 vì đã có văn bản");
    expect(answer.text).toContain("Thời hạn: 30/6/2023");
  });

  test("is no unit's nor leader's to do", async () => {
    const own = await more(justice);
    expect(own.buttons).toEqual(["Phân công", "Đề nghị phối hợp", BUTTON]);
    const coordinators = await more();
    const chairman = await office.as(CHAIRMAN);
    for (const who of [justice, chairman]) {
      const answer = await who.chooses(idOf(coordinators, "Sửa thời hạn"));
      expect(answer.text).toContain("không còn hiệu lực");
    }
  });
});

// Incident: a coordinator moved the date of his own unit's late work, and it was in time.
describe("the date of one's own unit", () => {
  const OWN = "Không tự sửa thời hạn đã có của đơn vị mình";
  const ASKED = "Đề nghị nhắn thời hạn đúng và lý do sửa";

  async function ofOwnUnit() {
    const [grant] = (await office.person(HOME)).grants.filter(({ unitId }) => unitId !== null);
    const unitIds = grant?.unitId ? [grant.unitId] : [];
    const own = await office.stores.deadlines.list({ unitIds, limit: 100 });
    const found = own.find(({ code, deadline }) => code && deadline.due !== null);
    if (!found) throw new Error("the unit owes nothing of the kind");
    return found.deadline;
  }

  async function tries(who: Talker, deadlineId: DeadlineId): Promise<Seen> {
    return forges(office, who, { do: "ask-date", deadlineId });
  }

  test("is another coordinator's to move, also where it was handed to another unit", async () => {
    const chairman = await office.as(CHAIRMAN);
    const { id, due } = await ofOwnUnit();
    expect((await tries(home, id)).text).toContain(OWN);
    const units = await office.stores.units.all();
    const cultureUnit = units.find(({ name }) => name === CULTURE_UNIT)?.id;
    if (!cultureUnit) throw new Error("the unit has gone");
    const deadline = await office.stores.deadlines.byId(id);
    if (!deadline) throw new Error("it has gone");
    const handedOn = { ...deadline, unitId: cultureUnit, plannedUnitId: deadline.unitId };
    await office.stores.deadlines.save(handedOn);
    expect((await tries(home, id)).text).toContain(OWN);
    const moved = await office.stores.deadlines.byId(id);
    if (!moved) throw new Error("it has gone");
    await office.stores.deadlines.save({ ...moved, unitId: deadline.unitId, plannedUnitId: null });

    const person = await office.person(CULTURE);
    const role = { role: "coordinator", unitId: cultureUnit } as const;
    await office.stores.people.save({ ...person, grants: [...person.grants, role] });
    expect((await tries(chairman, id)).text).not.toContain(ASKED);
    expect((await tries(culture, id)).text).toContain(ASKED);
    await culture.says("30/11/2023 vì nhầm");
    expect((await office.stores.deadlines.byId(id))?.due).not.toBe(due);
  });

  test("is a leader's where no other coordinator is", async () => {
    const chairman = await office.as(CHAIRMAN);
    const { id } = await ofOwnUnit();
    expect((await tries(chairman, id)).text).toContain(ASKED);
    await chairman.says("30/11/2023 vì nhầm");
    expect((await office.stores.deadlines.byId(id))?.due).toBe("2023-11-30");
  });

  test("is set by himself where there is none, once", async () => {
    const deadline = { ...(await ofOwnUnit()), due: null, timing: "unspecified" } as const;
    await office.stores.deadlines.save(deadline);
    expect((await tries(home, deadline.id)).text).not.toContain(OWN);
    await home.says("30/11/2023 vì đã có văn bản");
    expect((await office.stores.deadlines.byId(deadline.id))?.due).toBe("2023-11-30");
    expect((await tries(home, deadline.id)).text).toContain(OWN);
  });
});

describe("Chuyển đơn vị", () => {
  test("the new unit has it, the old one not; both hear so, once", async () => {
    const answer = await move();
    expect(answer.lines).toEqual([
      `Đã chuyển từ Phòng Tư pháp sang ${CULTURE_UNIT}: NV-002 · Kế hoạch`,
      "Cả hai đơn vị sẽ được báo.",
    ]);
    await office.passTo("2023-02-21 10:00");
    expect(toldToday(culture)).toHaveLength(1);
    expect(toldToday(justice)).toHaveLength(1);
    expect(toldToday(justice)[0]).toContain(
      `Đã chuyển từ Phòng Tư pháp sang ${CULTURE_UNIT}: NV-002 · Kế hoạch – Xây dựng kế hoạch`,
    );
    expect((await openPlan(culture)).lines).toContain("Theo kế hoạch: Phòng Tư pháp");
    // The old unit still sees its plan's task, and changes nothing of it.
    expect((await openPlan(justice)).buttons).not.toContain("Báo hoàn thành");
    await office.passTo("2023-03-31 15:00");
    const late = justice
      .screen()
      .filter(({ text }) => /^Nhắc việc[^]*NV-002 · Kế hoạch/u.test(text));
    expect(late.filter(({ text }) => !text.includes("21/02/2023"))).toEqual([]);
  });

  test("is chosen from the list, page by page, or by words of the name", async () => {
    await more();
    const list = await home.presses("Chuyển đơn vị");
    expect(list.buttons).not.toContain("Phòng Tư pháp");
    expect(list.buttons).toContain("Trang sau ›");
    expect((await home.says("van hoa")).buttons).toEqual([CULTURE_UNIT, "Hủy"]);
    expect((await home.says("Cục Hải quan")).text).toContain(
      "Không tìm thấy đơn vị “Cục Hải quan”.",
    );
    await home.says("phong van hoa & thong tin");
    await home.says("Theo quyết định mới");
    expect((await office.deadline(PLAN)).unit).toBe(CULTURE_UNIT);
  });

  test("relieves the officer it was given to, and can be moved back", async () => {
    await move();
    await move("Phòng Tư pháp");
    const { plannedUnitId, assigneeId, unitId } = await planNow();
    expect([plannedUnitId, assigneeId]).toEqual([null, null]);
    expect(unitId).toBe((await office.person(JUSTICE)).grants[0]?.unitId);
  });

  test("not to a unit that owes the same already", async () => {
    await justice.says("/nhiemvu");
    await home.says("nhiemvu Phòng Tư pháp");
    const report = await office.deadline("Báo cáo Quý I/2023", "Phòng Tư pháp");
    const { deadline } = report;
    await office.stores.deadlines.save({ ...deadline });
    await home.presses("Báo cáo Quý I/2023");
    await home.presses("Thao tác khác");
    await home.presses("Chuyển đơn vị");
    await home.says(CULTURE_UNIT);
    const answer = await home.says("Chuyển giao");
    expect(answer.text).toContain(`${CULTURE_UNIT} đã có đúng việc này, cùng thời hạn`);
    expect((await office.stores.deadlines.byId(deadline.id))?.unitId).toBe(deadline.unitId);
  });

  test("not of what is no longer to be done", async () => {
    const chosen = await more();
    await openPlan(justice);
    await justice.presses("Báo hoàn thành");
    expect((await home.presses("Chuyển đơn vị", chosen)).text).toContain(
      "đã báo hoàn thành nên không thực hiện được thao tác này.",
    );
  });

  test("by numbers too", async () => {
    await open(NUMBERED);
    await more();
    await home.presses("Chuyển đơn vị");
    await home.presses("Phòng Nội vụ");
    await home.says("Theo quyết định mới");
    expect((await office.deadline(PLAN)).unit).toBe("Phòng Nội vụ");
  });
});

describe("Sửa kết quả chậm", () => {
  async function doneLate(): Promise<void> {
    await office.passTo("2023-04-03 09:00");
    await openPlan(justice);
    await justice.presses("Báo hoàn thành");
  }

  test("for a reason, by another unit's coordinator or a leader; and taken back", async () => {
    await doneLate();
    const chairman = await office.as(CHAIRMAN);
    await more(chairman);
    const asked = await chairman.presses("Sửa kết quả chậm");
    expect(asked.text).toContain("Kết quả này đang tính là chậm. Đề nghị nhắn lý do");
    const done = await chairman.says("Lỗi hệ thống khi cập nhật");
    expect(done.lines).toEqual(["Đã sửa kết quả thành đúng hạn: NV-002 · Kế hoạch"]);
    expect(isOnTime(await planNow())).toBe(true);
    expect((await openPlan(justice)).text).toContain(
      "Đã sửa thành đúng hạn: Lỗi hệ thống khi cập nhật",
    );
    const menu = await more();
    expect(menu.buttons).not.toContain("Sửa kết quả chậm");
    await home.presses("Bỏ sửa kết quả chậm", menu);
    await home.presses("Bỏ sửa kết quả chậm", menu);
    expect(isOnTime(await planNow())).toBe(false);
    const { id } = await planNow();
    const entries = await office.stores.audit.of("deadline", id, 10);
    expect(entries.map(({ deed }) => deed).slice(0, 2)).toEqual([
      "withdrew-on-time-correction",
      "corrected-on-time",
    ]);
    expect(JSON.stringify(entries)).not.toContain("Lỗi hệ thống");
  });

  test("nobody of the unit itself; nothing of what is on time or not done", async () => {
    const chairman = await office.as(CHAIRMAN);
    expect((await openPlan(chairman)).buttons).not.toContain("Thao tác khác");
    await doneLate();
    const offered = await more(home);
    expect(offered.buttons).toContain("Sửa kết quả chậm");
    expect((await more(justice)).buttons).not.toContain("Sửa kết quả chậm");
    await home.says("NV-008");
    await home.presses("NV-008 · Kế hoạch");
    await home.presses("Báo hoàn thành");
    await home.says("NV-008");
    await home.presses("NV-008 · Kế hoạch");
    expect((await home.presses("Thao tác khác")).buttons).not.toContain("Sửa kết quả chậm");
    const card = await home.presses("Sửa kết quả chậm", offered);
    expect(card.text).toContain("đang tính là chậm");
  });
});

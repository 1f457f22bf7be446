/** A paper with its signer: what he sees of it and does with it, and how its day counts. */
import { beforeEach, describe, expect, test } from "vitest";
import { isOnTime } from "../../../domain/deadline.ts";
import {
  CHAIRMAN,
  CULTURE,
  DEPUTY,
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

let office: Conversation;
let justice: Talker;
let chairman: Talker;

async function open(traits?: typeof NUMBERED): Promise<void> {
  office = await openConversation(traits ? { traits } : {});
  await office.passTo("2023-03-24 10:00");
  justice = await office.as(JUSTICE);
  chairman = await office.as(CHAIRMAN);
}

beforeEach(() => open());

async function openPlan(who: Talker): Promise<Seen> {
  await who.says("NV-002");
  return who.presses(BUTTON);
}

async function present(): Promise<void> {
  await openPlan(justice);
  await justice.presses("Đã trình ký");
  await justice.presses(CHAIRMAN);
}

async function planNow() {
  return (await office.deadline(PLAN)).deadline;
}

function pushedSince(who: Talker, since: number): readonly string[] {
  return who
    .screen()
    .slice(since)
    .map(({ text }) => text)
    .filter((text) => text.includes(BUTTON));
}

describe.each([
  ["pressed", undefined],
  ["numbered", NUMBERED],
] as const)("presented on 24/3, where choices are %s", (_, traits) => {
  test("no reminder on 29/3, the signer sees “chờ ký: 1”; signed 30/3, recorded 3/4: on time", async () => {
    await open(traits);
    await present();
    const since = justice.screen().length;

    // Two working days before 31/3.
    await office.passTo("2023-03-29 15:00");
    expect(pushedSince(justice, since)).toEqual([]);
    const morning = chairman.screen().find(({ text }) => text.includes("Văn bản chờ ký: 1"));
    expect(morning?.text).toContain("Văn bản chờ ký: 1\nNV-002 · Kế hoạch");
    expect(morning?.text).toContain("Phòng Tư pháp, trình ngày 24/3/2023");

    await office.passTo("2023-04-03 09:00");
    await openPlan(justice);
    await justice.presses("Nộp tài liệu");
    await justice.says("Kế hoạch số 45/KH-UBND ngày 30/3/2023");
    const duty = await planNow();
    expect(duty.state).toMatchObject({ name: "submitted", completedOn: "2023-03-30" });
    expect(isOnTime(duty)).toBe(true);
    expect((await openPlan(justice)).text).not.toContain("chậm");
  });
});

describe("the signer", () => {
  test("says that it is signed: done today, and the owner hears next morning what is missing", async () => {
    await present();
    await office.passTo("2023-03-30 14:00");
    const since = justice.screen().length;
    const opened = await openPlan(chairman);
    expect(opened.buttons.slice(0, 2)).toEqual(["Đã ký", "Trả lại đơn vị"]);
    const signed = await chairman.presses("Đã ký", opened);
    expect(signed.lines).toEqual([
      "Đã ghi nhận đã ký: NV-002 · Kế hoạch",
      "Sáng ngày làm việc tới sẽ báo Phòng Tư pháp đã ký và nhắc nộp tài liệu kiểm chứng.",
    ]);
    expect((await planNow()).state).toMatchObject({ name: "done", completedOn: "2023-03-30" });
    await office.passTo("2023-03-31 08:00");
    const [told, ...others] = pushedSince(justice, since);
    expect(others).toEqual([]);
    expect(told).toContain("còn thiếu tài liệu kiểm chứng");
    expect(told).not.toContain("Lẽ ra");
    // Incident: the head read of a missing proof alone, not that the paper was signed, nor by whom.
    expect(told).toContain(`${CHAIRMAN} đã ký ngày 30/3/2023`);
    // Incident: the second tap was refused as of what its unit had reported done.
    expect((await chairman.presses("Đã ký", opened)).lines).toEqual(signed.lines);
  });

  test("gives it back with a reason: open again, and the owner hears at once", async () => {
    await present();
    const opened = await openPlan(chairman);
    await chairman.presses("Trả lại đơn vị", opened);
    expect((await chairman.says("\u200B")).text).toContain("Nội dung còn trống.");
    await chairman.says("Sai thể thức văn bản");
    expect((await planNow()).state).toMatchObject({
      name: "open",
      unsigned: { reason: "Sai thể thức văn bản" },
    });
    await office.passTo("2023-03-24 10:30");
    const told = justice.newest().text;
    expect(told).toContain("Trả lại đơn vị, chưa ký (1)");
    expect(told).toContain("Lý do: Sai thể thức văn bản");
    const card = (await openPlan(justice)).text;
    expect(card).toContain("Được trả lại, chưa ký. Lý do: Sai thể thức văn bản");
    // Incident: it was called what a reviewer says of a proof.
    expect(told + card).not.toMatch(/yêu cầu bổ sung/iu);
    const again = await chairman.presses("Trả lại đơn vị", opened);
    expect(again.text).toContain("đang thực hiện nên không thực hiện được");
  });

  test("is who it was presented to, or who stands in for him, and nobody else", async () => {
    await present();
    const opened = await openPlan(chairman);
    const deputy = await office.as(DEPUTY);
    expect((await openPlan(deputy)).buttons).not.toContain("Đã ký");
    const culture = await office.as(CULTURE);
    for (const who of [deputy, justice, culture]) {
      await who.chooses(idOf(opened, "Đã ký"));
      await who.chooses(idOf(opened, "Trả lại đơn vị"));
    }
    expect((await planNow()).state.name).toBe("awaiting");
    const absent = await office.person(CHAIRMAN);
    const { id: deputyId } = await office.person(DEPUTY);
    const days = { from: "2023-03-24", to: "2023-03-31" } as never as { from: never; to: never };
    await office.stores.people.addStandIn({ absentId: absent.id, deputyId, ...days });
    expect((await openPlan(deputy)).buttons).toContain("Đã ký");
    await deputy.presses("Đã ký");
    expect((await planNow()).state).toMatchObject({ name: "done", by: deputyId });
  });
});

describe("what others did", () => {
  test("is not the unit's to take back (incident: it opened anew what the chairman had signed)", async () => {
    await present();
    const presented = justice.newest();
    await openPlan(chairman);
    await chairman.presses("Đã ký");
    expect((await openPlan(justice)).buttons).not.toContain("Hoàn tác");
    const refused = await justice.presses("Hoàn tác", presented);
    expect(refused.text).toContain(`Việc này do ${CHAIRMAN} ghi nhận, đơn vị không hoàn tác được`);
    expect((await planNow()).state.name).toBe("done");
    const home = await office.as(HOME);
    expect((await openPlan(home)).buttons).toContain("Hoàn tác");
    await home.presses("Hoàn tác");
    expect((await planNow()).state.name).toBe("open");
  });

  test("nor what a coordinator has withdrawn; its own it takes back", async () => {
    const { deadline } = await office.deadline(PLAN);
    const { id: by } = await office.person(HOME);
    const at = office.now();
    const waived = { name: "waived", by, at, reason: "Đã thu hồi" } as const;
    await office.stores.deadlines.save({ ...deadline, state: waived });
    expect((await openPlan(justice)).buttons).not.toContain("Hoàn tác");
    const now = await planNow();
    const { id: own } = await office.person(JUSTICE);
    await office.stores.deadlines.save({ ...now, state: { ...waived, by: own } });
    expect((await openPlan(justice)).buttons).toContain("Hoàn tác");
    await justice.presses("Hoàn tác");
    expect((await planNow()).state.name).toBe("open");
  });

  test("a return and its reason come back with what followed it", async () => {
    const { deadline } = await office.deadline(PLAN);
    const { id: by } = await office.person(HOME);
    const returned = { name: "returned", by, at: office.now(), reason: "Chưa đóng dấu" } as const;
    await office.stores.deadlines.save({ ...deadline, state: returned });
    await openPlan(justice);
    await justice.presses("Báo hoàn thành");
    await justice.presses("Hoàn tác");
    expect((await planNow()).state).toEqual(returned);
    expect((await openPlan(justice)).text).toContain("Lý do: Chưa đóng dấu");
  });
});

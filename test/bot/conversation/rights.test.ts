import { beforeEach, describe, expect, test } from "vitest";
import type { Action } from "../../../domain/action.ts";
import type { MessageId } from "../../../domain/ids.ts";
import { day } from "../../builders/time.ts";
import { planted } from "./forged.ts";
import {
  CHAIRMAN,
  COMMUNE,
  CULTURE,
  HOME,
  HOME_OFFICER,
  idOf,
  JUSTICE,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

const GONE = "Lựa chọn này không còn hiệu lực. Gõ /nhiemvu để xem danh sách mới nhất.";
const NOT_YOURS = "Việc này không thuộc phạm vi phụ trách, nên không thực hiện được.";
const NOT_YOUR_ROLE = "Chức năng này không dành cho vai trò hiện tại.";

let office: Conversation;
let justice: Talker;
let culture: Talker;

beforeEach(async () => {
  office = await openConversation();
  justice = await office.as(JUSTICE);
  culture = await office.as(CULTURE);
});

async function openPlan(who: Talker = justice): Promise<Seen> {
  await who.says("NV-002");
  return who.presses("NV-002 · Kế hoạch");
}

async function stateOf(name: string) {
  return (await office.deadline(name)).deadline.state.name;
}

async function deadlineId(name: string, unit?: string) {
  return (await office.deadline(name, unit)).deadline.id;
}

describe("a button of somebody else's message", () => {
  test("is none of this chat's: nothing is done, and the try is noted", async () => {
    const opened = await openPlan();
    const answer = await culture.chooses(idOf(opened, "Báo hoàn thành"));

    expect(answer.text).toBe(GONE);
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
    const [messageId = ""] = idOf(opened, "Báo hoàn thành").split(":");
    expect(await office.stores.audit.of("message", messageId, 10)).toEqual([
      {
        at: office.now(),
        personId: (await office.person(CULTURE)).id,
        channel: "web",
        subject: "message",
        subjectId: messageId,
        deed: "refused",
        detail: { why: "gone" },
      },
    ]);
  });

  test.each([
    "done:-1",
    "done:1e9",
    "done:__proto__",
    "__proto__:0",
    "constructor:0",
    "x:99",
    ":0",
    "",
    "a b:0",
    "\u0000:0",
    "' or 1=1 --:0",
    "9".repeat(64),
  ])("forged as “%s” is gone", async (id) => {
    expect((await justice.chooses(id)).text).toBe(GONE);
  });

  test("numbered as no button of the message is", async () => {
    const opened = await openPlan();
    const id = idOf(opened, "Báo hoàn thành");
    for (const place of ["20", "99", "-1", "0x1", "1e1"]) {
      expect((await justice.chooses(id.replace(/:\d+$/u, `:${place}`))).text).toBe(GONE);
    }
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
  });
});

describe("rights are asked at the moment of the deed", () => {
  test("a button from before the person lost his role does nothing", async () => {
    const opened = await openPlan();
    const head = await office.person(JUSTICE);
    await office.stores.people.save({ ...head, grants: [] });

    expect((await justice.presses("Báo hoàn thành", opened)).text).toBe(NOT_YOURS);
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
    const entries = await office.stores.audit.of(
      "deadline",
      await deadlineId("NV-002 Kế hoạch"),
      9,
    );
    expect(entries).toMatchObject([{ deed: "refused", personId: head.id }]);
    expect((await justice.says("/nhiemvu")).lines[1]).toBe("Không còn việc nào phải thực hiện.");
  });

  test("nor does the question that he was asked then", async () => {
    await openPlan();
    await justice.presses("Không phát sinh");
    await office.stores.people.save({ ...(await office.person(JUSTICE)), grants: [] });

    expect((await justice.says("Năm nay không có")).text).toBe(NOT_YOURS);
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
  });

  test("a person who was moved acts for his new unit, not for the old one", async () => {
    const opened = await openPlan();
    const units = await office.stores.units.all();
    const unitId = units.find((unit) => unit.name === "Phòng Y tế")?.id ?? null;
    const head = await office.person(JUSTICE);
    await office.stores.people.save({ ...head, grants: [{ role: "head", unitId }] });

    expect((await justice.replies(opened, "https://vanban.example.vn/15")).text).toBe(NOT_YOURS);
    expect((await justice.says("/nhiemvu")).text).not.toContain("NV-002 · Kế hoạch – hạn 31/3");
  });

  test("no action on another unit's work is taken, whatever was forged", async () => {
    const id = await deadlineId("NV-008 Kế hoạch");
    const { id: signerId } = await office.person(CHAIRMAN);
    const actions: readonly Action[] = [
      { do: "report-done", deadlineId: id },
      { do: "present", deadlineId: id, signerId },
      { do: "present", deadlineId: id, signerId: null },
      { do: "ask-waive", deadlineId: id },
      { do: "ask-evidence", deadlineId: id },
      { do: "ask-late-reason", deadlineId: id },
      { do: "reopen", deadlineId: id },
    ];
    for (const action of actions) {
      expect((await justice.chooses(await planted(office, justice, action))).text).toBe(NOT_YOURS);
    }
    expect(await stateOf("NV-008 Kế hoạch")).toBe("open");
    expect(await office.stores.audit.of("deadline", id, 20)).toHaveLength(actions.length);
  });

  test("evidence that waits cannot be put to another unit's work", async () => {
    const asked = await justice.says("https://vanban.example.vn/15");
    const id = await deadlineId("NV-008 Kế hoạch");
    const { kysely } = office.sample.database;
    const [messageId = ""] = idOf(asked, "Hủy").split(":");
    const actions = JSON.stringify([{ do: "attach", deadlineId: id }]);
    await kysely
      .updateTable("message")
      .set({ actions })
      .where("id", "=", messageId as never)
      .execute();

    expect((await justice.chooses(`${messageId}:0`)).text).toBe(NOT_YOURS);
    expect(await office.stores.evidence.of(id)).toEqual([]);
  });

  test("what a unit neither owes nor supports is not shown to it", async () => {
    const action = {
      do: "open-deadline",
      deadlineId: await deadlineId("NV-008 Kế hoạch"),
    } as const;
    const taskId = (await office.deadline("NV-008 Kế hoạch")).deadline.taskId;
    if (!taskId) throw new Error("it has a task");
    const task = { do: "open-task", taskId, unitId: null } as const;

    expect((await culture.chooses(await planted(office, culture, action))).text).toBe(NOT_YOURS);
    expect((await culture.chooses(await planted(office, culture, task))).text).toBe(NOT_YOURS);
  });

  test("nor is why somebody else was reminded", async () => {
    const opened = await openPlan();
    const [messageId = ""] = idOf(opened, "Báo hoàn thành").split(":");
    const why = { do: "why", messageId: messageId as MessageId } as const;

    expect((await culture.chooses(await planted(office, culture, why))).text).toBe(NOT_YOURS);
  });
});

describe("by role", () => {
  const FOR_COORDINATORS = ["/nguoidung", "/nhap"];
  const FOR_OVERSEERS = ["/donvi", "/tonghop"];

  test.each([JUSTICE, HOME_OFFICER, COMMUNE])("%s has no overview", async (post) => {
    const person = await office.as(post);
    for (const command of [...FOR_COORDINATORS, ...FOR_OVERSEERS]) {
      expect((await person.says(command)).text).toBe(NOT_YOUR_ROLE);
    }
  });

  test("a leader oversees, but does not administer", async () => {
    const chairman = await office.as(CHAIRMAN);
    for (const command of FOR_OVERSEERS) {
      expect((await chairman.says(command)).text).not.toBe(NOT_YOUR_ROLE);
    }
    for (const command of FOR_COORDINATORS) {
      expect((await chairman.says(command)).text).toBe(NOT_YOUR_ROLE);
    }
  });

  test("the coordinator has it all", async () => {
    const home = await office.as(HOME);
    for (const command of [...FOR_COORDINATORS, ...FOR_OVERSEERS]) {
      expect((await home.says(command)).text).not.toBe(NOT_YOUR_ROLE);
    }
  });

  test("nobody else makes invites, whatever button he forged", async () => {
    const { id: personId } = await office.person(JUSTICE);
    const units = await office.stores.units.all();
    const unitId = units[0]?.id;
    if (!unitId) throw new Error("there are units");
    for (const post of [JUSTICE, HOME_OFFICER, CHAIRMAN]) {
      const person = await office.as(post);
      for (const action of [
        { do: "invite", personId },
        { do: "invite-head", unitId },
      ] as const) {
        expect((await person.chooses(await planted(office, person, action))).text).toBe(
          NOT_YOUR_ROLE,
        );
      }
    }
    const { kysely } = office.sample.database;
    expect(await kysely.selectFrom("invite").selectAll().execute()).toEqual([]);
  });

  test("a leader sees a unit's work, but cannot report it done", async () => {
    const chairman = await office.as(CHAIRMAN);
    const { buttons } = await openPlan(chairman);
    for (const own of ["Báo hoàn thành", "Đã trình ký", "Nộp tài liệu", "Không phát sinh"]) {
      expect(buttons).not.toContain(own);
    }
    const done = { do: "report-done", deadlineId: await deadlineId("NV-002 Kế hoạch") } as const;

    expect((await chairman.chooses(await planted(office, chairman, done))).text).toBe(NOT_YOURS);
    expect((await chairman.replies(chairman.newest(), "https://vanban.example.vn/1")).text).toBe(
      "Đơn vị không còn việc nào cần tài liệu kiểm chứng.",
    );
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
  });

  test("an officer reports for his unit as the head does", async () => {
    const officer = await office.as(HOME_OFFICER);
    await officer.says("NV-008");
    await officer.presses("NV-008 · Kế hoạch");
    await officer.presses("Báo hoàn thành");

    expect(await stateOf("NV-008 Kế hoạch")).toBe("done");
  });
});

describe("a stand-in", () => {
  beforeEach(async () => {
    await office.stores.people.addStandIn({
      absentId: (await office.person(JUSTICE)).id,
      deputyId: (await office.person(CULTURE)).id,
      from: day("2023-03-06"),
      to: day("2023-03-10"),
    });
  });

  test.each([
    ["the evening before", "2023-03-05 23:59", "open"],
    ["on the first day", "2023-03-06 00:00", "done"],
    ["on the last", "2023-03-10 23:59", "done"],
    ["the day after", "2023-03-11 00:00", "open"],
  ])("may act %s (%s): it is %s", async (_, moment, state) => {
    office.setClock(moment);
    const done = { do: "report-done", deadlineId: await deadlineId("NV-002 Kế hoạch") } as const;
    await culture.chooses(await planted(office, culture, done));

    expect(await stateOf("NV-002 Kế hoạch")).toBe(state);
  });

  test("sees the absent one's work beside his own, and is the one who is noted", async () => {
    expect((await culture.says("/nhiemvu")).text).not.toContain("NV-002 · Kế hoạch – hạn 31/3");
    office.setClock("2023-03-07 09:00");
    await openPlan(culture);
    await culture.presses("Báo hoàn thành");
    const id = await deadlineId("NV-002 Kế hoạch");
    const deputy = await office.person(CULTURE);

    expect(await office.stores.audit.of("deadline", id, 1)).toMatchObject([
      { personId: deputy.id, deed: "reported-done" },
    ]);
    expect((await openPlan()).lines.at(-1)).toBe(
      "- 07/3/2023: Trưởng phòng Văn hoá và Thông tin báo hoàn thành",
    );
  });
});

describe("the audit", () => {
  test("holds who, what, from what to what, and through which channel", async () => {
    await openPlan();
    await justice.presses("Báo hoàn thành");
    const id = await deadlineId("NV-002 Kế hoạch");

    expect(await office.stores.audit.of("deadline", id, 10)).toEqual([
      {
        at: office.now(),
        personId: (await office.person(JUSTICE)).id,
        channel: "web",
        subject: "deadline",
        subjectId: id,
        deed: "reported-done",
        detail: { from: "open", to: "done" },
      },
    ]);
  });

  test("holds none of what people wrote", async () => {
    const secrets = ["Nguyễn Văn Bí Mật", "https://vanban.example.vn/bi-mat", "bi-mat.pdf"];
    await openPlan();
    await justice.presses("Không phát sinh");
    await justice.says(secrets[0] ?? "");
    await justice.presses("Hoàn tác");
    await justice.presses("NV-002 · Kế hoạch");
    await justice.presses("Nộp tài liệu");
    await justice.says(`${secrets[0]} ${secrets[1]}`);
    await justice.sends({
      name: secrets[2] ?? "",
      bytes: new Uint8Array(3),
      caption: secrets[0] ?? "",
      replyTo: justice.newest(),
    });
    await justice.chooses(secrets[0] ?? "");
    const { kysely } = office.sample.database;
    const rows = JSON.stringify(await kysely.selectFrom("audit").selectAll().execute());

    for (const deed of ["waived", "reopened", "submitted-evidence", "refused"]) {
      expect(rows).toContain(deed);
    }
    for (const secret of secrets) expect(rows).not.toContain(secret);
  });
});

test("in a group nobody's work is shown, also to somebody who is linked there", async () => {
  const say = async (text: string) => {
    const body = { kind: "text", text, replyTo: null } as const;
    return justice.tries(body, { isPrivate: false });
  };

  expect((await say("/nhiemvu")).map(({ text }) => text)).toEqual([
    "Việc của đơn vị chỉ xem được khi nhắn riêng cho Đôn Đốc.",
  ]);
  expect(await say("nhiệm vụ")).toEqual([]);
  expect(await say("https://vanban.example.vn/15")).toEqual([]);
});

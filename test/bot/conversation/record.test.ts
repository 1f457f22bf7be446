/** /nhatky: who did what, and for whom it is to see. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Action } from "../../../domain/action.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { evidence } from "../../builders/plan.ts";
import { extension, review } from "../../builders/proof.ts";
import { at } from "../../builders/time.ts";
import { entriesOf, openRecord, type RecordOffice } from "./record-office.ts";
import {
  CHAIRMAN,
  COMMUNE,
  HOME,
  JUSTICE,
  NUMBERED,
  type Conversation,
  type ConversationOptions,
  type Talker,
} from "./support.ts";

let office: Conversation;
let home: Talker;
let justice: Talker;
let plan: DeadlineView;
let did: RecordOffice["did"];
let pressed: RecordOffice["pressed"];

async function open(options: ConversationOptions = {}): Promise<void> {
  ({ office, home, justice, plan, did, pressed } = await openRecord(options));
}

beforeEach(() => open());

describe("the record", () => {
  test("a refused document of a criterion is filed with the scores, not with the plans", async () => {
    const { id } = await office.person(HOME);
    const made = evidence({ deadlineId: plan.deadline.id, submittedBy: id });
    const criterion = { setKey: "chi so|2022|", area: "", name: "Ban biên tập" };
    await office.stores.evidence.add({ ...made, proves: { kind: "criterion", criterion } });
    await pressed(justice, { do: "open-evidence", evidenceId: made.id });

    const [entry] = await office.stores.audit.of("scores", criterion.setKey, 1);
    expect(entry).toMatchObject({ deed: "refused", detail: { why: "role" } });
    expect(await office.stores.audit.of("plan", criterion.setKey, 1)).toEqual([]);
  });

  test("tells who did what, from what to what, through what, the newest first", async () => {
    await did(JUSTICE, "reported-done", { detail: { from: "open", to: "done" } });
    await did(HOME, "corrected-date", {
      local: "2023-03-24 09:15",
      channel: "command-line",
      detail: { from: "2023-03-31", to: "2023-04-14" },
    });
    const seen = await home.says("/nhatky NV-002");

    expect(seen.lines).toEqual([
      "Nhật ký: NV-002",
      "- 09:15 24/3/2023 – sửa thời hạn: NV-002 · Kế hoạch · Phòng Tư pháp",
      "Trưởng phòng Nội vụ (dòng lệnh): 31/3/2023 → 14/4/2023",
      "- 08:30 24/3/2023 – báo hoàn thành: NV-002 · Kế hoạch · Phòng Tư pháp",
      "Trưởng phòng Tư pháp (trang web): đang thực hiện → đã hoàn thành",
    ]);
    expect(seen.buttons).toEqual([
      "NV-002 · Kế hoạch",
      "Tin đã gửi",
      "Xuất nhật ký",
      "Xuất hồ sơ kiểm chứng",
    ]);
    expect((await home.presses("NV-002 · Kế hoạch")).text).toContain("NV-002 · Kế hoạch");
  });

  test("what was really done is in it", async () => {
    await pressed(justice, { do: "report-done", deadlineId: plan.deadline.id });
    expect(entriesOf(await home.says("nhật ký nv 2"))).toEqual([
      "- 10:00 24/3/2023 – báo hoàn thành: NV-002 · Kế hoạch · Phòng Tư pháp",
    ]);
  });

  test("reasons and documents come from where they stand", async () => {
    const deadlineId = plan.deadline.id;
    const { id: submittedBy } = await office.person(JUSTICE);
    const { id: reviewerId } = await office.person(HOME);
    const handedIn = evidence({ deadlineId, submittedBy });
    await office.stores.evidence.add(handedIn);
    await did(JUSTICE, "submitted-evidence", { detail: { evidenceId: handedIn.id } });
    const when = at("2023-03-24 08:40");
    const reason = "Chưa có dấu";
    await office.stores.reviews.add(
      review({ deadlineId, reviewerId, at: when, outcome: "returned", reason }),
    );
    await did(HOME, "returned", { at: when, detail: { from: "submitted", to: "returned" } });
    const asked = at("2023-03-24 08:50");
    await office.stores.extensions.add(
      extension({
        deadlineId,
        unitId: (await office.stores.deadlines.byId(deadlineId))!.unitId,
        proposedBy: submittedBy,
        proposedAt: asked,
        reason: "Chờ Sở",
      }),
    );
    await did(JUSTICE, "proposed-extension", { at: asked });
    const { lines } = await home.says("/nhatky NV-002");

    expect(lines.filter((line) => line.startsWith("Lý do"))).toEqual([
      "Lý do: Chờ Sở",
      "Lý do: Chưa có dấu",
    ]);
    expect(lines.find((line) => line.includes("nộp tài liệu"))).toContain(
      "Phòng Tư pháp, văn bản số 191/KH-UBND",
    );
  });

  test("of a person, a unit, a day, and what was refused", async () => {
    await did(JUSTICE, "reported-done", { local: "2023-03-23 16:00" });
    await did(HOME, "closed-late");
    await did(COMMUNE, "refused", { detail: { why: "not-yours" } });
    const counted = async (filter: string) =>
      entriesOf(await home.says(`/nhatky ${filter}`)).length;

    // What is about the unit's work is the unit's too, whoever did it.
    expect(await counted("tư pháp")).toBe(3);
    expect(await counted("trưởng phòng nội vụ")).toBe(1);
    expect(await counted("tư pháp hôm qua")).toBe(1);
    expect(await counted("24/3")).toBe(2);
    expect(await counted("bị từ chối")).toBe(1);
    expect(await counted("NV-002 hôm nay")).toBe(2);
    expect(await counted("NV-002 năm 2022")).toBe(0);
  });

  test("what was set about a person is his too, in the words of who sets it", async () => {
    const { id: absentId } = await office.person(JUSTICE);
    const { id: deputyId } = await office.person(HOME);
    const detail = { absentId, deputyId, from: "2023-03-27", to: "2023-03-29" };
    const about = { subject: "person", subjectId: absentId } as const;
    await did(HOME, "set-stand-in", { ...about, detail });
    await did(HOME, "role-moved", { ...about, detail: { role: "head", from: null, to: null } });
    const rule = { rule: "after", from: kindOf([1, 3, 5]), to: kindOf([1, 5]) };
    await did(HOME, "set-rule", { subject: "rules", subjectId: "organisation", detail: rule });
    const own = await justice.says("/nhatky");
    const all = await home.says("/nhatky 24/3");

    expect(own.lines.slice(1, 5)).toEqual([
      "- 08:30 24/3/2023 – chuyển đơn vị công tác: Trưởng phòng Tư pháp",
      "Trưởng phòng Nội vụ (trang web): Thủ trưởng đơn vị",
      "- 08:30 24/3/2023 – đặt phân công thay: Trưởng phòng Tư pháp",
      "Trưởng phòng Nội vụ (trang web): Trưởng phòng Nội vụ thay " +
        "từ ngày 27/3/2023 đến hết ngày 29/3/2023",
    ]);
    expect(all.lines[2]).toBe(
      "Trưởng phòng Nội vụ (trang web): sau 1, 3, 5 ngày làm việc → sau 1, 5 ngày làm việc",
    );
  });

  test.each([
    ["31/02", "Không có ngày như vậy."],
    ["24/13/2023", "Không có ngày như vậy."],
    ["NV-999", "Không có nhiệm vụ hoặc ý kiến chỉ đạo nào mang mã này."],
    ["'; drop table audit; --", "Không có chức danh hoặc đơn vị nào có tên như vậy."],
    ["<b>unclosed", "Không có chức danh hoặc đơn vị nào có tên như vậy."],
    ["A".repeat(4_000), "Không có chức danh hoặc đơn vị nào có tên như vậy."],
  ])("“%s” is answered with what can be typed", async (filter, words) => {
    const { lines, text } = await home.says(`/nhatky ${filter}`);
    expect(lines[1]).toContain(words);
    expect(text).toContain("Lọc: /nhatky NV-019");
    expect(text.length).toBeLessThan(500);
  });

  test("turns its pages in place, and keeps its filter", async () => {
    for (let hour = 10; hour < 17; hour += 1) {
      await did(JUSTICE, "reported-done", { local: `2023-03-23 ${hour}:00` });
    }
    const first = await home.says("/nhatky tư pháp");
    const second = await home.presses("Trang sau ›");

    expect(entriesOf(first)).toHaveLength(5);
    expect(second.replaced).toBe(first.platformId);
    expect(entriesOf(second).map((line) => line.slice(2, 7))).toEqual(["11:00", "10:00"]);
    expect(second.lines[0]).toBe("Nhật ký: tư pháp");
  });

  test("the messages that were sent are one tap away, or asked for as they were before", async () => {
    await office.passTo("2023-03-27 09:00");
    await home.says("/nhatky");
    const log = await home.presses("Tin đã gửi");

    expect(log.lines[0]).toBe("Nhật ký tin nhắn");
    expect((await home.says("/nhatky tin tư pháp")).lines[0]).toBe("Nhật ký tin nhắn: tư pháp");
    expect((await home.says("/nhatky không rõ")).lines[0]).toBe("Nhật ký tin nhắn: không rõ");
    expect((await home.says("/nhatky tin")).lines[0]).toBe("Nhật ký tin nhắn");
  });
});

function kindOf(days: readonly number[]): string {
  return JSON.stringify({ kind: "days", days });
}

describe("who sees what", () => {
  test("a head what is about his unit's work, or was done by himself; nothing that was refused", async () => {
    await did(JUSTICE, "reported-done");
    await did(HOME, "closed-late");
    await did(JUSTICE, "linked", { subject: "account", subjectId: "someone" });
    await did(HOME, "linked", { subject: "account", subjectId: "someone" });
    await did(COMMUNE, "refused");
    const own = await justice.says("/nhatky");

    expect(own.lines[0]).toBe("Nhật ký của đơn vị và của tôi");
    expect(entriesOf(own).map((line) => line.split(" – ")[1]?.split(":")[0])).toEqual([
      "liên kết tài khoản",
      "chốt chậm",
      "báo hoàn thành",
    ]);
    expect(entriesOf(await justice.says("/nhatky bị từ chối"))).toHaveLength(3);
    expect(entriesOf(await (await office.as(COMMUNE)).says("/nhatky tư pháp"))).toEqual([]);
    expect(entriesOf(await (await office.as(CHAIRMAN)).says("/nhatky 24/3"))).toHaveLength(5);
  });

  test("whoever holds no role any more is told nothing", async () => {
    const person = await office.person(JUSTICE);
    await office.stores.people.save({ ...person, grants: [] });

    for (const action of [
      { do: "record", filter: "", page: 0 },
      { do: "export-record", filter: "" },
      { do: "export-evidence" },
      { do: "make-evidence-export", from: "2023-01-01", to: "2023-03-31" },
    ] as Action[]) {
      const seen = await pressed(justice, action);
      expect(seen.text).not.toContain("Nhật ký");
      expect(seen.outgoing.attachment).toBeNull();
    }
  });
});

describe("where choices are numbered", () => {
  beforeEach(() => open({ traits: NUMBERED }));

  test("a number opens the work that its line names; the words fit one message", async () => {
    const units = await office.stores.deadlines.list({ unitIds: null, limit: 5 });
    for (const { deadline } of units) {
      await did(JUSTICE, "submitted-evidence", { subjectId: deadline.id });
    }
    const seen = await home.says("nhật ký");

    expect(seen.text.length).toBeLessThan(2_000);
    expect(seen.numbered.length).toBeLessThanOrEqual(10);
    expect((await home.says("1")).text).not.toContain("Không có lựa chọn");
    expect((await home.says("quay lại")).lines[0]).toBe("Nhật ký");
  });
});

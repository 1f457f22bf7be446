/** What is exported of the record, and of what was handed in. */
import { beforeEach, describe, expect, test } from "vitest";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { evidence } from "../../builders/plan.ts";
import { tableOf } from "../../jobs/export/given.ts";
import { openRecord, type RecordOffice } from "./record-office.ts";
import {
  HOME,
  JUSTICE,
  NUMBERED,
  type Conversation,
  type ConversationOptions,
  type Seen,
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

describe("what is exported of it", () => {
  test("a table of what the filter shows, its words as they are, and that it was exported", async () => {
    await did(JUSTICE, "reported-done", { detail: { from: "open", to: "done" } });
    await did(HOME, "closed-late");
    await justice.says("/nhatky nv-002");
    const sent = await justice.presses("Xuất nhật ký");

    expect(sent.lines).toEqual([
      "Xuất nhật ký: nv-002",
      "2 mục được ghi.",
      "Tệp kèm theo mở bằng Excel.",
    ]);
    const file = fileOf(sent);
    expect(file.name).toBe("Nhat-ky-nv-002.xlsx");
    expect(await tableOf(file.bytes)).toMatchObject([
      { "Thao tác": "chốt chậm", "Người thực hiện": HOME },
      {
        Giờ: "08:30",
        "Thao tác": "báo hoàn thành",
        Về: "NV-002 · Kế hoạch · Phòng Tư pháp",
        "Thay đổi": "đang thực hiện → đã hoàn thành",
        Kênh: "trang web",
      },
    ]);
    const [exported] = await office.stores.audit.of("document", "record", 5);
    expect(exported).toMatchObject({ deed: "exported-record", detail: { entries: 2 } });
  });

  test("a period's documents, for whom it is to have them", async () => {
    const { id: submittedBy } = await office.person(JUSTICE);
    await office.stores.evidence.add(
      evidence({ deadlineId: plan.deadline.id, submittedBy, submittedAt: office.now() }),
    );
    await justice.says("/nhatky");
    const asked = await justice.presses("Xuất hồ sơ kiểm chứng");
    expect(asked.buttons).toEqual([
      "Quý I/2023",
      "Quý IV/2022",
      "6 tháng đầu năm 2023",
      "Năm 2023",
      "Năm 2022",
      "Hủy",
    ]);
    const sent = await justice.presses("Quý I/2023");

    expect(sent.lines.slice(0, 2)).toEqual([
      "Hồ sơ kiểm chứng quý I/2023",
      "Phạm vi: Phòng Tư pháp.",
    ]);
    expect(fileOf(sent).name).toBe("Ho-so-kiem-chung-quy-I-2023.zip");
  });

  test("another period can be typed, and one that does not exist is asked for again", async () => {
    await home.says("/kiemchung");
    await home.presses("Xuất hồ sơ kiểm chứng");
    expect((await home.says("31/02")).text).toContain("Không có kỳ như vậy.");
    expect((await home.says("từ 01/3 đến 15/4/2023")).lines[0]).toBe(
      "Hồ sơ kiểm chứng từ ngày 01/3/2023 đến hết ngày 15/4/2023",
    );
    await pressed(home, { do: "export-evidence" });
    expect((await home.says("/lich")).text).toContain("Việc đến hạn 30 ngày tới");
  });

  test("an officer is not given the documents", async () => {
    const person = await office.person(JUSTICE);
    const grants = person.grants.map((grant) => ({ ...grant, role: "officer" as const }));
    await office.stores.people.save({ ...person, grants });

    expect((await pressed(justice, { do: "export-evidence" })).text).toContain("vai trò");
    expect(await office.stores.audit.list({ refused: "only", limit: 5 })).toHaveLength(1);
  });

  test("where no file can come, it is said what to do instead", async () => {
    await open({ traits: NUMBERED });
    await did(JUSTICE, "reported-done");
    await home.says("nhật ký");
    const sent = await home.presses("Xuất nhật ký");

    expect(sent.outgoing.attachment).toBeNull();
    expect(sent.text).toContain("hoặc nhờ người quản trị xuất");
  });

  test("by an address of ours, where there is one", async () => {
    await open({ traits: NUMBERED, publicUrl: "https://dondoc.example.vn" });
    await did(JUSTICE, "reported-done");
    await home.says("nhật ký");
    const sent = await home.presses("Xuất nhật ký");

    expect(sent.outgoing.attachment?.url).toMatch(/^https:\/\/dondoc\.example\.vn\/f\//u);
    expect(sent.text).toContain("trong 24 giờ");
  });
});

function fileOf({ outgoing: { attachment } }: Seen) {
  if (attachment?.kind !== "file") throw new Error("no file came");
  return attachment;
}

/** After a plan has come in: taken back, closed in bulk, corrected by another file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { at } from "../../builders/time.ts";
import {
  HOME,
  idOf,
  JUSTICE,
  OFFICE,
  openConversation,
  type Conversation,
  type ConversationOptions,
  type Talker,
} from "./support.ts";
import { planFile, type Replaced } from "./plan-files.ts";

const DOCUMENTS = join(import.meta.dirname, "..", "..", "documents", "seeds");

let office: Conversation;
let home: Talker;

async function open(options: ConversationOptions = {}): Promise<void> {
  office = await openConversation({ isWithoutPlan: true, ...options });
  home = await office.as(HOME);
}

async function counts() {
  const plans = await office.stores.plans.all();
  const owed = await office.stores.deadlines.list({ unitIds: null, limit: 10_000 });
  return { plans: plans.length, deadlines: owed.length };
}

const UNDO = "Hoàn tác lần nhập này";

describe("the last import", () => {
  test("can be taken back, after a question", async () => {
    await open();
    await home.sends(planFile());
    await home.presses("Nhập kế hoạch");
    const asked = await home.presses(UNDO);
    expect(asked.buttons).toEqual(["Có, hoàn tác", "Không"]);
    expect(await counts()).toEqual({ plans: 1, deadlines: 134 });
    const undone = await home.presses("Có, hoàn tác");

    expect(undone.text).toContain("Đã hoàn tác lần nhập 03/KH-UBND: 19 nhiệm vụ");
    expect(await counts()).toEqual({ plans: 0, deadlines: 0 });
  });

  test("is left alone by a no", async () => {
    await open();
    await home.sends(planFile());
    await home.presses("Nhập kế hoạch");
    await home.presses(UNDO);
    await home.presses("Không");

    expect(await counts()).toEqual({ plans: 1, deadlines: 134 });
  });

  test("is taken back once, however often it is pressed", async () => {
    await open();
    await home.sends(planFile());
    const done = await home.presses("Nhập kế hoạch");
    const asked = await home.presses(UNDO);
    await home.presses("Có, hoàn tác", asked);
    expect((await home.presses("Có, hoàn tác", asked)).text).toContain("Không còn lần nhập nào");

    expect((await home.presses(UNDO, done)).text).toContain("Không còn lần nhập nào");
  });

  test("stays where somebody has worked on it, and it is said", async () => {
    await open();
    await home.sends(planFile());
    await home.presses("Nhập kế hoạch");
    const justice = await office.as(JUSTICE);
    await justice.says("NV-002");
    await justice.presses("NV-002 · Kế hoạch");
    await justice.presses("Báo hoàn thành");
    await home.presses(UNDO);
    const refused = await home.presses("Có, hoàn tác");

    expect(refused.text).toMatch(/^Không hoàn tác được/u);
    expect(await counts()).toEqual({ plans: 1, deadlines: 134 });
  });

  test("of a corrected file brings back what was before", async () => {
    await open();
    await home.sends(planFile());
    await home.presses("Nhập kế hoạch");
    await home.sends(planFile(["Quý 2/2023", "Quý 3/2023"]));
    await home.presses("Cập nhật kế hoạch");
    expect((await office.deadline("NV-009 Đề án")).deadline.due).toBe("2023-09-30");
    await home.presses(UNDO);
    await home.presses("Có, hoàn tác");

    expect((await office.deadline("NV-009 Đề án")).deadline.due).toBe("2023-06-30");
  });

  test("is only what stood above the button: an earlier one is not taken back by it", async () => {
    await open();
    await home.sends(planFile());
    const first = await home.presses("Nhập kế hoạch");
    await home.sends(planFile(["Quý 2/2023", "Quý 3/2023"]));
    await home.presses("Cập nhật kế hoạch");

    expect((await home.presses(UNDO, first)).text).toBe(
      "Không hoàn tác được: sau đó đã có lần nhập khác.",
    );
  });

  test("is not taken back by a yes that was asked for before another import came", async () => {
    await open();
    await home.sends(planFile());
    await home.presses("Nhập kế hoạch");
    const asked = await home.presses(UNDO);
    await home.sends(planFile(["03/KH-UBND", "08/KH-UBND"]));
    await home.presses("Nhập kế hoạch");
    const before = await counts();

    expect((await home.presses("Có, hoàn tác", asked)).text).toBe(
      "Không hoàn tác được: sau đó đã có lần nhập khác.",
    );
    expect(await counts()).toEqual(before);
  });

  test("leaves what else came in with the file, and says so only there", async () => {
    await open();
    await home.sends(planFile());
    await home.presses("Nhập kế hoạch");
    expect((await home.presses(UNDO)).text).not.toContain("vẫn giữ");

    const bytes = new Uint8Array(readFileSync(join(DOCUMENTS, "phu-my.docx")));
    const preview = await home.sends({ name: "phu-my.docx", bytes });
    const both = preview.buttons.find((label) => label.startsWith("Nhập kế hoạch và điểm"));
    await home.presses(both ?? "");
    const asked = await home.presses(UNDO);
    expect(asked.lines).toContain(
      "Chỉ hoàn tác kế hoạch; kết quả chấm điểm nhập cùng tệp vẫn giữ.",
    );
    await home.presses("Có, hoàn tác");
    expect(await office.stores.scores.all()).not.toEqual([]);
  });

  test("is not for whoever coordinates nothing any more", async () => {
    await open();
    await home.sends(planFile());
    const done = await home.presses("Nhập kế hoạch");
    const asked = await home.presses(UNDO);
    const person = await office.person(HOME);
    await office.stores.people.save({ ...person, grants: person.grants.slice(0, 1) });

    for (const id of [idOf(done, UNDO), idOf(asked, "Có, hoàn tác")]) {
      expect((await home.chooses(id)).text).toBe("Chức năng này không dành cho vai trò hiện tại.");
    }
    expect(await counts()).toEqual({ plans: 1, deadlines: 134 });
    // Nor for somebody else's chat.
    const other = await office.as(OFFICE);
    expect((await other.chooses(idOf(asked, "Có, hoàn tác"))).text).toContain("không còn hiệu lực");
  });
});

describe("a plan that came in when part of its year was over", () => {
  test("has what is past closed in bulk, after a question", async () => {
    await open({ start: at("2023-08-01 09:00") });
    const preview = await home.sends(planFile());
    expect(preview.text).toMatch(/^\d+ thời hạn mới đã qua ngày/mu);
    await home.presses("Nhập kế hoạch");
    const label = home.newest().buttons.find((each) => each.startsWith("Đánh dấu")) ?? "";
    const past = Number(/\d+/u.exec(label)?.[0]);
    const asked = await home.presses(label);
    const closed = await home.presses("Có, đánh dấu", asked);

    expect(closed.text).toBe(`Đã đánh dấu hoàn thành ${past} việc đã qua hạn.`);
    expect((await office.deadline("NV-002 Kế hoạch")).deadline.state.name).toBe("done");
    expect((await office.deadline("NV-002 Báo cáo")).deadline.state.name).toBe("open");
    expect((await home.presses("Có, đánh dấu", asked)).text).toContain("Không còn việc nào");
  });

  test("that came in early offers nothing of the kind", async () => {
    await open({ start: at("2023-01-05 09:00") });
    await home.sends(planFile());
    const done = await home.presses("Nhập kế hoạch");

    expect(done.buttons).toEqual([UNDO]);
  });
});

describe("a corrected file that no longer has a task", () => {
  const LAST = "\t2. Thực hiện báo cáo định kỳ";

  /** The fifth area's second row is gone. */
  const shorter = (...replaced: readonly Replaced[]) => {
    const whole = planFile(...replaced);
    const text = new TextDecoder().decode(whole.bytes);
    const lines = text.split("\n");
    const place = lines.findIndex((line) => line.startsWith(LAST));
    const bytes = new TextEncoder().encode(lines.toSpliced(place, 1).join("\n"));
    return { ...whole, bytes };
  };

  /** One task more than the office has. */
  const longer = () => {
    const whole = planFile();
    const lines = new TextDecoder().decode(whole.bytes).split("\n");
    const place = lines.findIndex((line) => line.startsWith(LAST));
    const more = (lines[place] ?? "").replace(LAST, "\t3. Mua sắm máy quét cho bộ phận một cửa ");
    const bytes = new TextEncoder().encode(lines.toSpliced(place + 1, 0, more).join("\n"));
    return { ...whole, bytes };
  };

  async function waived(): Promise<number> {
    const all = await office.stores.deadlines.list({ unitIds: null, limit: 10_000 });
    return all.filter(({ deadline }) => deadline.state.name === "waived").length;
  }

  test("says so, and offers to withdraw it, where nothing else has changed", async () => {
    await open({ isWithoutPlan: false });
    const preview = await home.sends(shorter());

    expect(preview.lines).toContain("Không còn trong tài liệu (1)");
    expect(preview.buttons).toEqual(["Cập nhật, bỏ 1 nhiệm vụ cũ", "Hủy"]);
  });

  test("withdraws only what its preview named: shown anew when other work came in since", async () => {
    await open({ isWithoutPlan: false });
    const preview = await home.sends(shorter());
    await home.sends(longer());
    await home.presses("Cập nhật kế hoạch");
    const before = await counts();
    const again = await home.presses("Cập nhật, bỏ 1 nhiệm vụ cũ", preview);

    expect(again.lines[0]).toBe(
      "Dữ liệu đã thay đổi từ lúc xem trước. Đề nghị xem lại trước khi đồng ý.",
    );
    expect(again.lines).toContain("Không còn trong tài liệu (2)");
    expect(await waived()).toBe(0);
    expect(await counts()).toEqual(before);
    await home.presses("Cập nhật, bỏ 2 nhiệm vụ cũ");
    expect(await waived()).toBeGreaterThan(0);
  });

  test("asks whether to keep it, and keeps it", async () => {
    await open({ isWithoutPlan: false });
    const preview = await home.sends(shorter(["Quý 2/2023", "Quý 3/2023"]));
    expect(preview.buttons.slice(0, 2)).toEqual([
      "Cập nhật, giữ 1 nhiệm vụ cũ",
      "Cập nhật, bỏ 1 nhiệm vụ cũ",
    ]);
    await home.presses("Cập nhật, giữ 1 nhiệm vụ cũ");

    expect(await waived()).toBe(0);
    expect((await office.deadline("NV-009 Đề án")).deadline.due).toBe("2023-09-30");
  });

  test("or withdraws what is open of it", async () => {
    await open({ isWithoutPlan: false });
    await home.sends(shorter());
    await home.presses("Cập nhật, bỏ 1 nhiệm vụ cũ");

    expect(await waived()).toBeGreaterThan(0);
    const all = await office.stores.deadlines.list({ unitIds: null, limit: 10_000 });
    const gone = all.filter(({ deadline }) => deadline.state.name === "waived");
    expect(gone.every(({ title }) => title.includes("giải ngân vốn đầu tư công"))).toBe(true);
  });
});

/** What is read of a file that a coordinator sends, when, and what else it may be. */
import { setTimeout as delay } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import type { ContentsReader } from "../../../domain/document-contents.ts";
import {
  HOME,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type ConversationOptions,
  type Talker,
} from "./support.ts";
import { bytesOf, PLAN_NAME, planFile } from "./plan-files.ts";

let office: Conversation;
let home: Talker;
/** How often a file was really read. */
let reads: number;

async function open(
  isWithoutPlan: boolean,
  slowMillis = 0,
  over: ConversationOptions = {},
): Promise<void> {
  reads = 0;
  const reader = (real: ContentsReader): ContentsReader => ({
    async read(file, years) {
      reads += 1;
      // The real one remembers what it has read.
      if (reads === 1) await delay(slowMillis);
      return real.read(file, years);
    },
    close: () => real.close(),
  });
  office = await openConversation({ isWithoutPlan, reader, ...over });
  home = await office.as(HOME);
}

describe("a file that is read at once", () => {
  beforeEach(() => open(true));

  test("is answered with one message", async () => {
    await home.sends(planFile());

    expect(home.screen().length).toBe(1);
    expect(reads).toBe(1);
  });

  test("is not read for whoever brings nothing in", async () => {
    const justice = await office.as(JUSTICE);
    await justice.sends(planFile());

    expect(reads).toBe(0);
  });

  test("is not read where it answers what was asked of a task", async () => {
    await open(false);
    await home.says("NV-008");
    await home.presses("NV-008 · Kế hoạch");
    await home.presses("Nộp tài liệu");
    const recorded = await home.sends(planFile());

    expect(recorded.text).toContain("Đã ghi nhận tài liệu kiểm chứng");
    expect(reads).toBe(0);
  });

  test("without a plan in it proves a unit's own work, as ever", async () => {
    await open(false);
    const asked = await home.sends({
      name: "bao-cao.txt",
      bytes: bytesOf("Báo cáo số 15/BC-PNV ngày 20/3/2023 về kết quả tuyên truyền."),
    });

    expect(asked.lines[0]).toBe("Tài liệu này kiểm chứng cho việc nào?");
    expect(reads).toBe(1);
  });

  test("of a sort that holds no plan is not read, unless it was asked for", async () => {
    await open(false);
    const asked = await home.sends({ name: "quet.pdf", bytes: bytesOf("%PDF-1.7") });
    expect(asked.lines[0]).toBe("Tài liệu này kiểm chứng cho việc nào?");
    expect(reads).toBe(0);

    await home.says("/nhap");
    expect((await home.sends({ name: "quet.pdf", bytes: bytesOf("%PDF-1.7") })).text).toContain(
      "Chưa đọc được tệp PDF",
    );
  });

  test("that is damaged says how else to hand it in", async () => {
    const bytes = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]);
    const refused = await home.sends({ name: "bao-cao.docx", bytes });

    expect(refused.lines[0]).toMatch(/^Tệp bị hỏng/u);
    expect(refused.text).toContain("Nếu đây là tài liệu kiểm chứng");
  });
});

describe("a file that takes long to read", () => {
  test("is said to be read, and the preview takes that message's place", async () => {
    await open(true, 1_700);
    const told = await home.tries({
      kind: "file",
      ref: office.offer(planFile().bytes),
      name: PLAN_NAME,
      size: 1_000,
      caption: "",
      replyTo: null,
    });

    expect(told.map(({ lines }) => lines[0])).toEqual([
      `Đang đọc tệp “${PLAN_NAME}”, đề nghị chờ một lát.`,
      "03/KH-UBND",
    ]);
    expect(told[1]?.replaced).toBe(told[0]?.platformId);
    expect(home.screen().length).toBe(1);
    expect((await home.presses("Nhập kế hoạch")).lines[0]).toBe("Đã nhập 03/KH-UBND");
  });
});

describe("a plan that names no year", () => {
  const yearless = planFile(["2023", ""], ["ngày 04 tháng 01 năm ", "ngày 04 tháng 01"]);

  beforeEach(() => open(true));

  test("asks for it, by buttons", async () => {
    const asked = await home.sends(yearless);
    expect(asked.text).toContain("không ghi năm kế hoạch");
    expect(asked.buttons).toEqual(["2023", "2024", "2022", "Hủy"]);
    const preview = await home.presses("2023");
    expect(preview.text).toContain("nhiệm vụ trong 7 lĩnh vực, năm 2023");
    office.restart();
    await home.presses("Nhập kế hoạch");

    expect((await office.stores.plans.all()).map(({ year }) => year)).toEqual([2023]);
  });

  test("takes a typed one too", async () => {
    await home.sends(yearless);
    expect((await home.says("năm nay")).lines[0]).toBe("Năm cần ghi bốn chữ số, ví dụ 2023.");

    expect((await home.says("năm 2021")).text).toContain("năm 2021");
  });
});

test("what takes its time is shown, not said, where the word could not be taken back", async () => {
  let shown = 0;
  const typing = async () => {
    shown += 1;
  };
  await open(true, 2_000, { traits: { ...NUMBERED, takesFiles: true }, typing });
  const answer = await home.sends(planFile());

  expect(answer.text).not.toContain("Đang đọc");
  expect(home.screen().length).toBe(1);
  expect(shown).toBeGreaterThan(1);
});

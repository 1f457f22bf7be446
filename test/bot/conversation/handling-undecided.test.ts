/** Đề nghị gia hạn that nobody answers, and what its date means: for who decides, for who asked. */
import { beforeEach, describe, expect, test } from "vitest";
import { askLater, openAskingOffice, openPlan } from "./asked-extension.ts";
import { type Conversation, type Talker } from "./support.ts";

let office: Conversation;
let justice: Talker;
let home: Talker;
let chairman: Talker;

beforeEach(async () => {
  ({ office, justice, home, chairman } = await openAskingOffice("2023-03-22 09:00"));
});

const propose = (words = "15/4 vì chờ Sở Tư pháp hướng dẫn") => askLater(justice, words);

/** How many messages have come by themselves that ask for an answer to an extension. */
function timesAsked(who: Talker): number {
  return who
    .screen()
    .filter(({ text }) => text.includes("hạn (1)\n") && text.includes("Đề nghị gia hạn từ")).length;
}

async function askedOn(days: readonly string[]): Promise<readonly (readonly [number, number])[]> {
  const asked: (readonly [number, number])[] = [];
  for (const day of days) {
    const before = [timesAsked(home), timesAsked(chairman)] as const;
    await office.passTo(`${day} 16:00`);
    asked.push([timesAsked(home) - before[0], timesAsked(chairman) - before[1]]);
  }
  return asked;
}

// Incident: an extension that nobody had commented was told to the coordinator once and to no leader;
// its duty went overdue while it still “waited for a decision”.
describe("an asking that nobody answers", () => {
  test("is told again to who comments and who decides, before the due date, until it is decided", async () => {
    await propose();
    const days = ["2023-03-23", "2023-03-24", "2023-03-27", "2023-03-28", "2023-03-29"];
    expect(await askedOn(days)).toEqual([
      [1, 0],
      [1, 1],
      [1, 1],
      [0, 0],
      [1, 1],
    ]);
    await openPlan(chairman);
    await chairman.presses("Trả lời đề nghị gia hạn");
    await chairman.presses("Cho gia hạn");
    expect(await askedOn(["2023-03-30", "2023-03-31", "2023-04-03"])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  test("no more to who has commented, on to who decides", async () => {
    await propose();
    await openPlan(home);
    await home.presses("Trả lời đề nghị gia hạn");
    await home.presses("Ý kiến: đồng ý");
    expect(await askedOn(["2023-03-23", "2023-03-24", "2023-03-27"])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });

  test("on the due date itself is told to the leader at once", async () => {
    await office.passTo("2023-03-31 09:00");
    await propose();
    await office.passTo("2023-03-31 09:30");
    expect([timesAsked(home), timesAsked(chairman)]).toEqual([1, 1]);
  });

  test("is shown in the lists", async () => {
    await propose();
    expect((await justice.says("/nhiemvu")).text).toContain("· đang đề nghị gia hạn đến 15/4/2023");
    expect((await home.says("NV-002")).text).toContain("đang đề nghị gia hạn đến 15/4/2023");
  });
});

describe("the date that is asked for, granted, corrected", () => {
  // Incident: a Saturday went through without a word, though /giao says to which day is reminded.
  test("on a day off: it is said to which day is reminded", async () => {
    expect((await propose()).text).toContain(
      "Là ngày nghỉ: nhắc việc tính đến thứ Sáu, 14/4/2023.",
    );
  });

  // Incident: the decider alone was told that scoring goes by the first date; a correction took it away.
  test("the owner reads by which date it is scored; a correction says that it takes that away", async () => {
    await propose();
    await openPlan(chairman);
    await chairman.presses("Trả lời đề nghị gia hạn");
    await chairman.presses("Cho gia hạn");
    await office.passTo("2023-03-22 10:00");
    expect(justice.newest().text).toContain(
      "Đã cho gia hạn từ 31/3/2023 đến 15/4/2023\nChấm điểm vẫn theo hạn gốc 31/3/2023",
    );
    expect((await openPlan(justice)).text).toContain("Chấm điểm vẫn theo hạn gốc 31/3/2023.");
    await openPlan(home);
    await home.presses("Thao tác khác");
    expect((await home.presses("Sửa thời hạn")).text).toContain(
      "Lưu ý: sửa thời hạn thay cả hạn gốc 31/3/2023, từ đó chấm điểm theo thời hạn mới.",
    );
    const corrected = await home.says("05/5 vì tỉnh lùi kế hoạch");
    expect(corrected.text).toContain("(trước đây 15/4/2023, hạn gốc 31/3/2023)");
    expect(corrected.text).toContain("Chấm điểm theo thời hạn mới, không theo hạn gốc nữa.");
  });

  // Incident: an asking on what was handed in was “void because it need no longer be done”.
  test("void for what was handed in: because it was", async () => {
    await propose();
    await openPlan(justice);
    await justice.presses("Nộp tài liệu");
    await justice.says("Kế hoạch số 45/KH-UBND ngày 22/3/2023");
    expect((await openPlan(justice)).text).toContain(
      "không còn hiệu lực vì đã nộp tài liệu kiểm chứng",
    );
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import {
  CHAIRMAN,
  COMMUNE,
  CULTURE,
  DEPUTY,
  HOME,
  JUSTICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

let office: Conversation;
let justice: Talker;

beforeEach(async () => {
  office = await openConversation();
  justice = await office.as(JUSTICE);
});

async function openPlan(who: Talker = justice) {
  await who.says("NV-002");
  return who.presses("NV-002 · Kế hoạch");
}

async function stateOf(name: string) {
  return (await office.deadline(name)).deadline.state;
}

describe("an item opened", () => {
  test("says what, whose, by when and how it stands, and what can be done", async () => {
    const opened = await openPlan();

    expect(opened.lines).toEqual([
      "NV-002 · Kế hoạch",
      "Xây dựng kế hoạch và tổ chức tuyên truyền, phổ biến giáo dục pháp luật",
      "Lĩnh vực: Cải cách thể chế",
      "Đơn vị: Phòng Tư pháp",
      "Thời hạn: 31/3/2023, còn 29 ngày làm việc",
      "Tình trạng: Đang thực hiện",
    ]);
    expect(opened.buttons).toEqual([
      "Báo hoàn thành",
      "Đã trình ký",
      "Nộp tài liệu",
      "Không phát sinh",
      "Đề nghị gia hạn",
      "Ghi chú",
      "Thao tác khác",
      "Xem cả nhiệm vụ",
    ]);
  });

  test("of what is only to be done (nếu có) first offers that there is nothing", async () => {
    const home = await office.as(HOME);
    await home.says("NV-009");
    const opened = await home.presses("NV-009 · Đề án");

    expect(opened.lines).toContain("Việc này chỉ làm nếu có. Nếu không có, bấm Không phát sinh.");
    expect(opened.buttons).toEqual([
      "Không phát sinh",
      "Báo hoàn thành",
      "Đã trình ký",
      "Nộp tài liệu",
      "Đề nghị gia hạn",
      "Ghi chú",
      "Thao tác khác",
      "Xem cả nhiệm vụ",
    ]);
  });

  test("a report says its cut-off, and has no task to show", async () => {
    await justice.says("/nhiemvu");
    const report = await justice.presses("Báo cáo Quý I/2023");

    expect(report.lines).toEqual([
      "Báo cáo Quý I/2023",
      "Đơn vị: Phòng Tư pháp",
      "Chốt số liệu: 05/3/2023",
      "Thời hạn: 10/3/2023, còn 14 ngày làm việc",
      "Tình trạng: Đang thực hiện",
    ]);
    expect(report.buttons).not.toContain("Xem cả nhiệm vụ");
  });

  test("the whole task shows its products, leads and supporters", async () => {
    await openPlan();
    const task = await justice.presses("Xem cả nhiệm vụ");

    expect(task.lines).toEqual([
      "NV-002 · Xây dựng kế hoạch và tổ chức tuyên truyền, phổ biến giáo dục pháp luật",
      "Lĩnh vực: Cải cách thể chế",
      "Kế hoạch: 03/KH-UBND",
      "Chủ trì: Phòng Tư pháp",
      "Phối hợp: Cơ quan, đơn vị huyện; UBND cấp xã",
      "",
      "NV-002 · Kế hoạch – hạn 31/3/2023, còn 29 ngày làm việc",
      "Đang thực hiện · Phòng Tư pháp",
      "",
      "NV-002 · Báo cáo – hạn 31/12/2023",
      "Đang thực hiện · Phòng Tư pháp",
    ]);
  });

  test("what was done in time never reads as overdue later on", async () => {
    await openPlan();
    await justice.presses("Báo hoàn thành");
    office.setClock("2023-04-20 09:00");

    const opened = await openPlan();
    expect(opened.lines).toContain("Thời hạn: 31/3/2023");
    const task = await justice.presses("Xem cả nhiệm vụ");
    expect(task.lines).toContain("NV-002 · Kế hoạch – hạn 31/3/2023");
    expect(task.lines).toContain("Đã hoàn thành, còn thiếu tài liệu kiểm chứng · Phòng Tư pháp");
  });

  test("a task whose product stands in the reports shows those reports", async () => {
    const commune = await office.as(COMMUNE);
    const task = await commune.says("NV-005");

    expect(task.lines[0]).toBe("NV-005 · Niêm yết 100% TTHC cấp xã tại Bộ phận Một cửa cấp xã");
    expect(task.buttons).toEqual([
      "Báo cáo Quý I/2023",
      "Báo cáo 6 tháng đầu năm 2023",
      "Báo cáo Quý III/2023",
      "Báo cáo tổng hợp năm 2023",
    ]);
  });

  test("a task of which nothing is left to do is still found by its code", async () => {
    const culture = await office.as(CULTURE);
    await justice.says("NV-002");
    for (const name of ["NV-002 · Kế hoạch", "NV-002 · Báo cáo"]) {
      await justice.presses(name);
      await justice.presses("Không phát sinh");
      await justice.says("Năm nay không có");
    }

    const task = await justice.says("nv 2");
    expect(task.lines).toContain("Đã nộp tài liệu, đã xong (2)");
    expect(task.lines.filter((line) => line.endsWith("Không phải thực hiện"))).toHaveLength(2);
    expect((await culture.says("NV-008")).lines[1]).toBe("Không có việc nào khớp với từ cần tìm.");
  });
});

describe("Báo hoàn thành", () => {
  test("is one tap, and asks for the proof that is missing", async () => {
    await openPlan();
    const done = await justice.presses("Báo hoàn thành");

    expect(done.lines).toEqual([
      "Đã ghi nhận hoàn thành: NV-002 · Kế hoạch",
      "Còn thiếu tài liệu kiểm chứng. Trả lời tin này bằng liên kết, tệp, hoặc số và ngày văn bản.",
    ]);
    expect(done.buttons).toEqual(["Nộp tài liệu", "Hoàn tác"]);
    expect(await stateOf("NV-002 Kế hoạch")).toEqual({
      name: "done",
      by: (await office.person(JUSTICE)).id,
      at: office.now(),
      completedOn: "2023-02-20",
    });
  });

  test("pressed again changes nothing and says how it stands", async () => {
    const opened = await openPlan();
    await justice.presses("Báo hoàn thành", opened);
    const before = await stateOf("NV-002 Kế hoạch");
    office.setClock("2023-02-21 09:00");

    const again = await justice.presses("Báo hoàn thành", opened);
    expect(again.text).toBe(
      "NV-002 · Kế hoạch: đã báo hoàn thành, chỉ còn thiếu tài liệu kiểm chứng.",
    );
    expect(await stateOf("NV-002 Kế hoạch")).toEqual(before);
  });

  test("is taken back by Hoàn tác, once", async () => {
    await openPlan();
    const done = await justice.presses("Báo hoàn thành");

    const undone = await justice.presses("Hoàn tác", done);
    expect(undone.text).toBe("Đã hoàn tác, tiếp tục thực hiện: NV-002 · Kế hoạch");
    expect(await stateOf("NV-002 Kế hoạch")).toEqual({ name: "open" });

    const again = await justice.presses("Hoàn tác", done);
    expect(again.text).toBe("NV-002 · Kế hoạch: đang thực hiện, không có gì để hoàn tác.");
  });

  test("and what followed stand in its history, newest first", async () => {
    await openPlan();
    await justice.presses("Báo hoàn thành");
    await justice.presses("Hoàn tác");
    office.setClock("2023-03-01 09:00");
    await openPlan();
    await justice.presses("Báo hoàn thành");
    const opened = await openPlan();

    expect(opened.lines.slice(opened.lines.indexOf("Quá trình"))).toEqual([
      "Quá trình",
      "- 01/3/2023: Trưởng phòng Tư pháp báo hoàn thành",
      "- 20/02/2023: Trưởng phòng Tư pháp hoàn tác",
      "- 20/02/2023: Trưởng phòng Tư pháp báo hoàn thành",
    ]);
  });

  test("is told to remind next of the proof alone", async () => {
    await openPlan();
    await justice.presses("Báo hoàn thành");
    const { deadline } = await office.deadline("NV-002 Kế hoạch");

    expect(deadline.nextNoticeAt).toBe("2023-02-22T00:30:00.000Z");
  });
});

describe("Đã trình ký", () => {
  test("asks to whom where there are two who sign, and goes to the one chosen", async () => {
    await openPlan();
    const asked = await justice.presses("Đã trình ký");
    expect(asked.text).toBe("Trình ai ký NV-002 · Kế hoạch?");
    expect(asked.buttons).toEqual([CHAIRMAN, DEPUTY, "Hủy"]);
    expect(await stateOf("NV-002 Kế hoạch")).toEqual({ name: "open" });

    const presented = await justice.presses(DEPUTY);
    expect(presented.lines).toEqual([
      "Đã ghi nhận trình ký: NV-002 · Kế hoạch",
      "Người ký: Phó Chủ tịch UBND huyện. Trong khi chờ ký sẽ không nhắc đơn vị về việc này.",
    ]);
    expect(await stateOf("NV-002 Kế hoạch")).toMatchObject({
      name: "awaiting",
      signerId: (await office.person(DEPUTY)).id,
    });
    expect((await openPlan()).lines).toContain("Tình trạng: Đã trình ký Phó Chủ tịch UBND huyện");
  });

  test("goes to the one who signs where there is only one", async () => {
    const deputy = await office.person(DEPUTY);
    await office.stores.people.save({ ...deputy, grants: [] });
    await openPlan();

    expect((await justice.presses("Đã trình ký")).text).toContain(`Người ký: ${CHAIRMAN}.`);
  });

  test("says so where nobody signs", async () => {
    for (const post of [CHAIRMAN, DEPUTY]) {
      await office.stores.people.save({ ...(await office.person(post)), grants: [] });
    }
    await openPlan();

    expect((await justice.presses("Đã trình ký")).text).toBe(
      "Chưa có lãnh đạo UBND nào trong danh sách người dùng để trình ký.",
    );
    expect(await stateOf("NV-002 Kế hoạch")).toEqual({ name: "open" });
  });

  test("is taken back, or goes on to done", async () => {
    await openPlan();
    await justice.presses("Đã trình ký");
    const presented = await justice.presses(DEPUTY);
    expect(presented.buttons).toEqual(["Báo hoàn thành", "Hoàn tác"]);

    await justice.presses("Hoàn tác");
    expect(await stateOf("NV-002 Kế hoạch")).toEqual({ name: "open" });
    await openPlan();
    await justice.presses("Đã trình ký");
    await justice.presses(CHAIRMAN);
    await justice.presses("Báo hoàn thành");
    expect((await stateOf("NV-002 Kế hoạch")).name).toBe("done");
  });

  test("lets the signer look at what lies before him", async () => {
    await openPlan();
    await justice.presses("Đã trình ký");
    await justice.presses(CHAIRMAN);
    const chairman = await office.as(CHAIRMAN);
    const seen = await openPlan(chairman);

    expect(seen.lines).toContain("Tình trạng: Đã trình ký Chủ tịch UBND huyện");
    expect(seen.buttons).toEqual(["Đã ký", "Trả lại đơn vị", "Ghi chú", "Xem cả nhiệm vụ"]);
  });
});

describe("Không phát sinh", () => {
  beforeEach(async () => {
    await openPlan();
  });

  test("asks for a reason, and takes the words that follow", async () => {
    const asked = await justice.presses("Không phát sinh");
    expect(asked.lines).toEqual([
      "NV-002 · Kế hoạch",
      "Đề nghị nhắn lý do không phát sinh, không phải thực hiện.",
    ]);

    const waived = await justice.says("Việc này tỉnh không giao trong năm 2023");
    expect(waived.text).toBe("Đã ghi nhận không phải thực hiện: NV-002 · Kế hoạch");
    expect(await stateOf("NV-002 Kế hoạch")).toMatchObject({
      name: "waived",
      reason: "Việc này tỉnh không giao trong năm 2023",
    });

    await justice.presses("Hoàn tác");
    expect(await stateOf("NV-002 Kế hoạch")).toEqual({ name: "open" });
  });

  test.each(["   ", "\u200B\u2060", "\u202E", "\u00A0\u3000", "\u00AD"])(
    "takes no reason that nobody sees (%j), and goes on asking",
    async (blank) => {
      await justice.presses("Không phát sinh");
      const refused = await justice.says(blank);
      expect(refused.text).toBe("Lý do còn trống, đề nghị nhắn lại, hoặc nhắn “thôi” để bỏ qua.");
      expect(await stateOf("NV-002 Kế hoạch")).toEqual({ name: "open" });

      await justice.says("Năm nay không có");
      expect(await stateOf("NV-002 Kế hoạch")).toMatchObject({ reason: "Năm nay không có" });
    },
  );

  test.each(["thôi", "Hủy", "HUY", "bỏ qua"])("is let go by “%s”", async (word) => {
    await justice.presses("Không phát sinh");
    expect((await justice.says(word)).text).toBe("Đã hủy.");

    expect((await justice.says("Năm nay không có")).text).toContain("Chưa hiểu nội dung này.");
    expect(await stateOf("NV-002 Kế hoạch")).toEqual({ name: "open" });
  });

  test("is let go by its button, and by going on to something else", async () => {
    for (const leave of [() => justice.presses("Hủy"), () => justice.says("/lich")]) {
      await openPlan();
      await justice.presses("Không phát sinh");
      await leave();
      await justice.says("Năm nay không có");
      expect(await stateOf("NV-002 Kế hoạch")).toEqual({ name: "open" });
    }
  });

  test("takes no more of a reason than can be read", async () => {
    await justice.presses("Không phát sinh");
    await justice.says("lý do ".repeat(800));
    const state = await stateOf("NV-002 Kế hoạch");

    expect("reason" in state && state.reason.length).toBe(500);
  });
});

describe("Nêu lý do chậm", () => {
  test("is offered once it is late, and goes along", async () => {
    expect((await openPlan()).buttons).not.toContain("Nêu lý do chậm");
    office.setClock("2023-04-05 09:00");
    expect((await openPlan()).buttons).toContain("Nêu lý do chậm");

    const asked = await justice.presses("Nêu lý do chậm");
    expect(asked.lines[1]).toBe(
      "Đề nghị nhắn lý do chậm. Lý do sẽ được gửi kèm khi báo cáo " +
        "Cơ quan thường trực CCHC, lãnh đạo UBND.",
    );
    const told = await justice.says("Chờ văn bản hướng dẫn của Sở Tư pháp");

    expect(told.text).toBe("Đã ghi nhận lý do chậm: NV-002 · Kế hoạch");
    const { deadline } = await office.deadline("NV-002 Kế hoạch");
    expect(deadline.lateReason).toBe("Chờ văn bản hướng dẫn của Sở Tư pháp");
    expect(deadline.state).toEqual({ name: "open" });
  });

  test("leaves the reminders that are to come where they are", async () => {
    office.setClock("2023-04-05 09:00");
    const before = (await office.deadline("NV-002 Kế hoạch")).deadline;
    await openPlan();
    await justice.presses("Nêu lý do chậm");
    await justice.says("Chờ Sở Tư pháp");
    const after = (await office.deadline("NV-002 Kế hoạch")).deadline;

    expect(after.nextNoticeAt).toBe(before.nextNoticeAt);
    expect(after.noticedUntil).toBe(before.noticedUntil);
  });
});

test("the coordinator may report what another unit has done, and the history says who", async () => {
  const home = await office.as(HOME);
  await openPlan(home);
  await home.presses("Báo hoàn thành");

  expect((await openPlan()).lines).toContain("- 20/02/2023: Trưởng phòng Nội vụ báo hoàn thành");
});

describe("what an old button or a few words can do", () => {
  test("nobody is asked for a reason or a signer once the work is done", async () => {
    const opened = await openPlan();
    await justice.presses("Báo hoàn thành", opened);
    for (const button of ["Đã trình ký", "Không phát sinh"]) {
      const answer = await justice.presses(button, opened);
      expect(answer.text).toContain("đã báo hoàn thành, chỉ còn thiếu tài liệu kiểm chứng.");
    }
  });

  test("words in reply to an item show the item, with what can be done", async () => {
    const opened = await openPlan();
    const answer = await justice.replies(opened, "đã xong");
    expect(answer.buttons.flat()).toContain("Báo hoàn thành");
  });
});

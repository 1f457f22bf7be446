import { beforeEach, describe, expect, test } from "vitest";
import type { MessageId } from "../../../domain/ids.ts";
import type { Message } from "../../../domain/message.ts";
import { message } from "../../builders/message.ts";
import { at } from "../../builders/time.ts";
import { planted } from "./forged.ts";
import {
  CHAIRMAN,
  HOME,
  HOME_OFFICER,
  JUSTICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const NOT_YOURS = "Việc này không thuộc phạm vi phụ trách, nên không thực hiện được.";

let office: Conversation;
let home: Talker;
let justice: Talker;

beforeEach(async () => {
  office = await openConversation();
  home = await office.as(HOME);
  justice = await office.as(JUSTICE);
});

/** A push to somebody, with whatever became of it. */
async function pushed(post: string, over: Partial<Message>): Promise<Message> {
  const made = message({
    id: office.sample.office.ids.next<"MessageId">(),
    personId: (await office.person(post)).id,
    kind: "morning",
    slot: "2023-03-01",
    plannedFor: at("2023-03-01 07:30"),
    madeAt: at("2023-02-28 17:00"),
    botId: office.sample.bot.id,
    ...over,
  });
  await office.stores.messages.add([made]);
  return made;
}

function story(who: Talker, messageId: MessageId) {
  return planted(office, who, { do: "message-story", messageId }).then((id) => who.chooses(id));
}

describe("the log", () => {
  test("lists the newest pushes first: when, to whom, what kind, what became of it", async () => {
    await office.passTo("2023-03-10 15:00");
    const log = await home.says("/nhatky tin tư pháp");

    expect(log.lines.slice(0, 3)).toEqual([
      "Nhật ký tin nhắn: tư pháp",
      "1. 14:00 10/3 – Trưởng phòng Tư pháp, tin buổi chiều, đã gửi",
      "2. 07:30 10/3 – Trưởng phòng Tư pháp, tin buổi sáng, đã gửi",
    ]);
    expect(log.buttons.slice(0, 2)).toEqual(["Tin 1", "Tin 2"]);
  });

  test("answers in conversations are not in it", async () => {
    await home.says("/nhiemvu");
    expect((await home.says("nhật ký tin")).lines[1]).toBe("Chưa có tin nào.");
  });

  test("turns its pages in place, and keeps its filter", async () => {
    for (let day = 1; day <= 9; day += 1) {
      await pushed(JUSTICE, {
        slot: `2023-03-0${day}`,
        plannedFor: at(`2023-03-0${day} 07:30`),
        status: "sent",
        sentAt: at(`2023-03-0${day} 07:31`),
      });
    }
    await pushed(HOME, { slot: "2023-03-10", plannedFor: at("2023-03-10 07:30") });
    const first = await home.says("/nhatky tin tư pháp");
    expect(first.lines[1]).toContain("07:31 09/3");
    const second = await home.presses("Trang sau ›");

    expect(second.replaced).toBe(first.platformId);
    expect(second.lines).toEqual([
      "Nhật ký tin nhắn: tư pháp",
      "1. 07:31 01/3 – Trưởng phòng Tư pháp, tin buổi sáng, đã gửi",
    ]);
    expect(second.buttons).toEqual(["Tin 1", "‹ Trang trước"]);
  });

  test.each([
    ["/nhatky chưa gửi", ["chờ gửi", "đang gửi", "chưa gửi được"]],
    ["/nhatky chua gui duoc", ["chưa gửi được"]],
    ["/nhatky không rõ", ["không rõ đã đến chưa"]],
    ["/nhatky tin không gửi tư pháp", ["không gửi"]],
    ["/nhatky tin phòng tư pháp đã gửi", ["đã gửi"]],
    ["/nhatky không gửi y tế", []],
  ])("“%s” finds by state and by words of the post", async (typed, states) => {
    const statuses = ["planned", "claimed", "failed", "unknown", "dropped", "sent"] as const;
    for (const [index, status] of statuses.entries()) {
      await pushed(JUSTICE, { status, slot: `2023-03-0${index + 1}` });
    }
    const lines = (await home.says(typed)).lines.filter((line) => /^\d+\. /u.test(line));
    const found = lines.map((line) => line.split(", ").at(-1) ?? "");

    expect(new Set(found)).toEqual(new Set(states));
    expect(found).toHaveLength(states.length);
  });

  test("a leader sees all; a head or officer only what came to himself", async () => {
    await pushed(JUSTICE, { status: "sent" });
    const chairman = await office.as(CHAIRMAN);
    const officer = await office.as(HOME_OFFICER);

    expect((await chairman.says("/nhatky tin")).lines[1]).toContain(JUSTICE);
    expect((await justice.says("/nhatky tin")).lines).toEqual([
      "Nhật ký tin nhắn: tin gửi đến tôi",
      "1. 07:30 01/3 – tin buổi sáng, đã gửi",
    ]);
    expect((await officer.says("/nhatky tin")).lines[1]).toBe("Chưa có tin nào.");
    expect((await officer.says("/nhatky tin tư pháp")).lines[1]).toBe("Chưa có tin nào.");
  });
});

describe("the story of a message", () => {
  test("why it was made, when it was planned and sent, what the channel answered", async () => {
    await office.passTo("2023-03-24 09:00");
    await home.says("/nhatky tin văn hoá và thông tin");
    const told = await home.presses("Tin 1");

    expect(told.lines).toEqual([
      "Tin buổi sáng gửi Trưởng phòng Văn hoá và Thông tin",
      "Tình trạng: đã gửi lúc 07:30, 24/3/2023.",
      "Lập lúc 07:30, 24/3/2023, hẹn gửi lúc 07:30, 24/3/2023.",
      "Lần 1, 07:30 24/3: đã gửi.",
      "",
      "Vì sao có tin này",
      "- 24/3/2023 – NV-014 · Kế hoạch: 5 ngày làm việc trước hạn 31/3/2023.",
      "- 24/3/2023 – NV-015 · Báo cáo: 5 ngày làm việc trước hạn 31/3/2023.",
    ]);
  });

  test("is told also when the texts have expired", async () => {
    await office.passTo("2023-03-24 09:00");
    await home.says("/nhatky tin văn hoá và thông tin");
    const before = await home.presses("Tin 1");
    const log = await home.says("/nhatky tin văn hoá và thông tin");
    const { kysely } = office.sample.database;
    await kysely
      .updateTable("message")
      .set({ content: null, text: null })
      .where("kind", "!=", "reply")
      .execute();

    expect((await home.presses("Tin 1", log)).text).toBe(before.text);
  });

  test("each attempt with its answer in words, the platform's code, and when it is tried again", async () => {
    const { id } = await pushed(JUSTICE, { status: "claimed", pickAt: at("2023-03-01 07:30") });
    const outcome = { at: at("2023-03-01 07:30"), platformIds: [], attempted: true };
    const later = at("2023-03-01 07:31");
    await office.stores.messages.record(id, {
      ...outcome,
      status: "failed",
      reason: "Telegram refused it (429: Too Many Requests)",
      pickAt: later,
    });
    await office.stores.messages.record(id, {
      ...outcome,
      at: later,
      status: "unknown",
      reason: "Telegram gave no clear answer (timed out)",
      pickAt: at("2023-03-01 07:40"),
    });
    const { lines, text } = await story(home, id);

    expect(lines.slice(0, 6)).toEqual([
      "Tin buổi sáng gửi Trưởng phòng Tư pháp",
      "Tình trạng: không rõ đã đến chưa.",
      "Lập lúc 17:00, 28/02/2023, hẹn gửi lúc 07:30, 01/3/2023.",
      "Lần 1, 07:30 01/3: máy chủ nhắn tin yêu cầu gửi chậm lại (mã 429).",
      "Lần 2, 07:31 01/3: máy chủ nhắn tin không trả lời rõ, có thể đã đến.",
      "Sẽ thử lại lúc 07:40, 01/3/2023.",
    ]);
    expect(text).not.toMatch(/Telegram|refused|timed out/u);
  });

  test.each([
    ["nothing-left", "mọi việc trong tin đã xong, hoặc không còn thuộc người nhận"],
    ["unreachable: Telegram refused it (403: bot was blocked)", "không liên lạc được tài khoản"],
    ["superseded", "nội dung đã chuyển sang tin khác"],
    ["quiet", "đã hết giờ gửi"],
    ["budget", "hạn mức tin trong tháng"],
  ])("one that was dropped says why: %s", async (statusReason, words) => {
    const { id } = await pushed(JUSTICE, { status: "dropped", statusReason });
    expect((await story(home, id)).lines[1]).toContain(`Tình trạng: không gửi: ${words}`);
  });

  test("one that is not tried any more says so", async () => {
    const { id } = await pushed(JUSTICE, {
      status: "failed",
      statusReason: "cannot be put into words",
      pickAt: null,
    });
    expect((await story(home, id)).lines.slice(1, 4)).toEqual([
      "Tình trạng: chưa gửi được: lỗi của chương trình, cần báo người quản trị.",
      "Lập lúc 17:00, 28/02/2023, hẹn gửi lúc 07:30, 01/3/2023.",
      "Không thử lại nữa.",
    ]);
  });

  test("who got it may read it; another head may not, nor anybody an answer to somebody else", async () => {
    const { id } = await pushed(JUSTICE, { status: "sent" });
    const reply = await pushed(JUSTICE, { status: "sent", kind: "reply", slot: "999.0" });
    const officer = await office.as(HOME_OFFICER);

    expect((await story(justice, id)).lines[0]).toBe("Tin buổi sáng gửi Trưởng phòng Tư pháp");
    expect((await story(officer, id)).text).toBe(NOT_YOURS);
    expect((await story(home, reply.id)).text).toBe(NOT_YOURS);
    expect(await office.stores.audit.of("message", id, 5)).toMatchObject([{ deed: "refused" }]);
  });

  test("of no message is none", async () => {
    const answer = await story(home, "no-such-message" as MessageId);
    expect(answer.text).toContain("không còn hiệu lực");
  });
});

/** Where nothing can be pressed: what a typed number or a choice's own words do, and when no more. */
import { beforeEach, describe, expect, test } from "vitest";
import { plainText } from "../../../domain/plain-text.ts";
import { plusMillis } from "../../../domain/time.ts";
import {
  HOME,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

const HOUR_MILLIS = 3_600_000;

let talk: Conversation;
let head: Talker;

beforeEach(async () => {
  talk = await openConversation({ traits: NUMBERED });
  talk.setClock("2023-03-23 15:00");
  head = await talk.as(JUSTICE);
});

/** The state of the plan's deliverable that is due on 31/3. */
async function stateOf(name: string): Promise<string> {
  return (await talk.deadline(name, "Phòng Tư pháp")).deadline.state.name;
}

function markOf(seen: Seen, label: string): string {
  const choice = seen.outgoing.choices.flat().find((each) => each.label === label);
  if (!choice?.mark) throw new Error(`nothing is marked ${label}: ${seen.numbered.join(" | ")}`);
  return choice.mark;
}

async function openPlan(): Promise<Seen> {
  await head.says("nhiemvu");
  return head.presses("NV-002 · Kế hoạch");
}

describe("a list", () => {
  test("numbers its choices from 1, and takes the number", async () => {
    const list = await head.says("nhiemvu");
    expect(list.numbered.slice(0, 2)).toEqual(["1. Báo cáo Quý I/2023", "2. NV-002 · Kế hoạch"]);
    const item = await head.says("2");
    expect(item.lines[0]).toBe("NV-002 · Kế hoạch");
    expect(item.numbered[0]).toBe("1. Báo hoàn thành");
  });

  test("puts the numbers of its items before their lines, and takes the words that stand there", async () => {
    const { outgoing } = await head.says("nhiemvu");
    const choices = outgoing.choices.flat();
    const named = choices.flatMap(({ mark, line }) =>
      line === undefined
        ? []
        : [`${mark}. ${plainText({ lines: outgoing.lines.slice(line, line + 1) })}`],
    );
    expect(named.slice(0, 2)).toEqual([
      expect.stringMatching(/^1\. Báo cáo Quý I\/2023 – /u),
      expect.stringMatching(/^2\. NV-002 · Kế hoạch – hạn 31\/3\/2023, /u),
    ]);
    expect(choices.slice(named.length).map(({ label }) => label)).toEqual(["Trang sau ›"]);
    expect((await head.says("nv-002 · ke hoach")).lines[0]).toBe("NV-002 · Kế hoạch");
  });

  test.each(["số 2", "so 2", "chọn 2", "2.", "２", "NV-002 · Kế hoạch", "nv-002 · ke hoach"])(
    "takes %s",
    async (typed) => {
      await head.says("nhiemvu");
      expect((await head.says(typed)).lines[0]).toBe("NV-002 · Kế hoạch");
    },
  );

  test("takes a choice's words without diacritics, and does what pressing it would", async () => {
    await openPlan();
    const done = await head.says("bao hoan thanh");
    expect(done.text).toContain("Đã ghi nhận hoàn thành: NV-002 · Kế hoạch");
    expect(await stateOf("NV-002 Kế hoạch")).toBe("done");
  });

  test("is superseded by the answer to a choice: a number means the new one", async () => {
    await head.says("nhiemvu");
    await head.says("2");
    const done = await head.says("1");
    expect(done.text).toContain("Đã ghi nhận hoàn thành");
  });

  test("still stands after an answer that offers nothing", async () => {
    await head.says("nhiemvu");
    await head.says("99");
    await head.says("thôi");
    expect((await head.says("2")).lines[0]).toBe("NV-002 · Kế hoạch");
  });

  test("still stands in another process", async () => {
    await openPlan();
    talk.restart();
    await head.says("1");
    expect(await stateOf("NV-002 Kế hoạch")).toBe("done");
  });

  test("turns its pages by words, to the end and back", async () => {
    const first = await head.says("nhiemvu");
    const second = await head.says("xem thêm");
    expect(second.text).toContain("Trang 2/");
    expect((await head.says("trang sau")).text).toContain("Trang 3/");
    expect((await head.says("trước")).text).toContain("Trang 2/");
    expect((await head.says("trang truoc")).text).toBe(first.text);
  });

  test("that has no more says so", async () => {
    await openPlan();
    expect((await head.says("xem thêm")).text).toBe("Đã hết danh sách, không còn gì để xem thêm.");
  });
});

describe("a number that no list has", () => {
  test("is answered with those that there are", async () => {
    const { numbered } = await openPlan();
    const answer = await head.says("17");
    expect(answer.text).toBe(
      `Không có lựa chọn số 17. Đề nghị chọn số từ 1 đến ${numbered.length}.`,
    );
  });

  test("is like any other words before there is a list", async () => {
    expect((await head.says("2")).text).toContain("Chưa hiểu nội dung này.");
  });

  test("with another beside it: one at a time, and nothing is done", async () => {
    await openPlan();
    const answer = await head.says("1, 3");
    expect(answer.text).toBe("Mỗi lần chỉ chọn một số. Đề nghị nhắn từng số, ví dụ: 1.");
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
  });

  test("in letters is no choice where numbers are", async () => {
    await openPlan();
    expect((await head.says("a")).text).toContain("Chưa hiểu nội dung này.");
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
  });
});

describe("what is old", () => {
  test("an answer's list is said to be so after 24 hours, and does nothing", async () => {
    await openPlan();
    talk.sample.clock.set(plusMillis(talk.now(), 24 * HOUR_MILLIS + 1));
    const answer = await head.says("1");
    expect(answer.text).toBe(
      "Danh sách này đã cũ nên không chọn được nữa. Nhắn “nhiệm vụ” để xem danh sách mới nhất.",
    );
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
  });

  test("it was none a minute before", async () => {
    await openPlan();
    talk.sample.clock.set(plusMillis(talk.now(), 24 * HOUR_MILLIS - 60_000));
    await head.says("1");
    expect(await stateOf("NV-002 Kế hoạch")).toBe("done");
  });

  test("what came by itself is after 72 hours", async () => {
    await talk.passTo("2023-03-24 07:31");
    const mark = markOf(head.newest(), "NV-002 · Kế hoạch");
    talk.sample.clock.set(plusMillis(talk.now(), 71 * HOUR_MILLIS));
    expect((await head.says(mark)).lines[0]).toBe("NV-002 · Kế hoạch");
    await talk.passTo("2023-03-28 07:31");
    const next = markOf(head.newest(), "Vì sao tôi nhận tin này?");
    talk.sample.clock.set(plusMillis(talk.now(), 73 * HOUR_MILLIS));
    expect((await head.says(next)).text).toContain("Danh sách này đã cũ");
  });
});

describe("what comes by itself between a list and its answer", () => {
  test("goes on with the numbers of the list: both can be answered", async () => {
    talk.setClock("2023-03-24 07:10");
    const item = await openPlan();
    await talk.passTo("2023-03-24 07:31");
    const push = head.newest();
    expect(push.text).toContain("Kính gửi");
    expect(push.numbered[0]).toBe(`${item.numbered.length + 1}. Báo cáo Quý I/2023`);
    await head.says("1");
    expect(await stateOf("NV-002 Kế hoạch")).toBe("done");
    const opened = await head.says(markOf(push, "Báo cáo Quý I/2023"));
    // The answer to 1 has superseded what stood before.
    expect(opened.text).toContain("Không có lựa chọn số");
  });

  test("begins at 1 where nobody has been answering for an hour", async () => {
    talk.setClock("2023-03-24 06:00");
    await openPlan();
    await talk.passTo("2023-03-24 07:31");
    expect(head.newest().numbered[0]).toBe("1. Báo cáo Quý I/2023");
    expect((await head.says("1")).lines[0]).toBe("Báo cáo Quý I/2023");
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
  });

  test("takes letters while a number may answer a question", async () => {
    const coordinator = await talk.as(HOME);
    talk.setClock("2023-03-24 07:10");
    await coordinator.says("caidat");
    await coordinator.presses("Đổi: Nhiệm vụ, văn bản");
    const asked = await coordinator.presses("Sau đó nhắc đầu mỗi tuần");
    expect(asked.numbered[0]).toBe("a. Xem cài đặt");
    await talk.passTo("2023-03-24 07:31");
    const push = coordinator.newest();
    expect(push.numbered[0]).toMatch(/^b\. /u);
    expect((await coordinator.says("2")).text).toContain("trong 2 tuần, rồi đề nghị chốt chậm");
  });
});

describe("a number typed before an answer was on the screen", () => {
  test("means the list that it was typed to: the second of two finds its deed done", async () => {
    await openPlan();
    talk.sample.clock.set(plusMillis(talk.now(), 5_000));
    const typedAt = talk.now();
    // The answer to the first stands on the screen a second later.
    talk.sample.clock.set(plusMillis(typedAt, 1_000));
    await head.tries({ kind: "text", text: "1", replyTo: null }, { saidAt: typedAt });
    const again = await head.tries(
      { kind: "text", text: "1", replyTo: null },
      {
        saidAt: plusMillis(typedAt, 200),
      },
    );
    expect(again.map(({ text }) => text)).toEqual([
      "NV-002 · Kế hoạch: đã báo hoàn thành, chỉ còn thiếu tài liệu kiểm chứng.",
    ]);
    expect(await stateOf("NV-002 Kế hoạch")).toBe("done");
  });

  test("means the newest where the platform tells no time", async () => {
    await head.says("nhiemvu");
    await head.tries({ kind: "text", text: "2", replyTo: null }, { saidAt: null });
    await head.tries({ kind: "text", text: "1", replyTo: null }, { saidAt: null });
    expect(await stateOf("NV-002 Kế hoạch")).toBe("done");
  });
});

describe("an answer that was lost on its way", () => {
  const LOST = { outcome: "unknown", reason: "reset" } as const;

  test("is said again where the same number, sent again, could mean either", async () => {
    // Incident: the number did what stood under it in the answer that nobody had seen.
    let isLost = false;
    talk = await openConversation({ traits: NUMBERED, outcome: () => (isLost ? LOST : null) });
    head = await talk.as(JUSTICE);
    const list = await head.says("nhiemvu");
    const two = markOf(list, "NV-002 · Kế hoạch");
    isLost = true;
    await head.says(two);
    isLost = false;
    const again = await head.says(two);
    expect(again.lines[0]).toBe("NV-002 · Kế hoạch");
    expect(again.numbered[0]).toBe("1. Báo hoàn thành");
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
    await head.says("1");
    expect(await stateOf("NV-002 Kế hoạch")).toBe("done");
  });

  test("a rule is not set by a number that was meant for the list before", async () => {
    let isLost = false;
    talk = await openConversation({ traits: NUMBERED, outcome: () => (isLost ? LOST : null) });
    const coordinator = await talk.as(HOME);
    await coordinator.says("caidat");
    const group = await coordinator.presses("Đổi: Nhiệm vụ, văn bản");
    const mark = markOf(group, "Sau đó nhắc đầu mỗi tuần");
    isLost = true;
    await coordinator.says(mark);
    isLost = false;
    expect((await coordinator.says(mark)).lines[0]).toContain("Sau đó nhắc đầu mỗi tuần");
    expect((await coordinator.says("2")).text).toContain("trong 2 tuần");
  });
});

describe("words written before a question was on the screen", () => {
  test("are no answer to it, and it is still asked", async () => {
    // Incident: a chat's earlier words were delivered later, and became the reason of a waiver.
    await openPlan();
    const saidAt = talk.now();
    talk.sample.clock.set(plusMillis(saidAt, 5_000));
    await head.presses("Không phát sinh");
    const words = "chiều nay họp, mai gửi";
    await head.tries({ kind: "text", text: words, replyTo: null }, { saidAt });
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
    await head.says("Không có việc phát sinh");
    expect(await stateOf("NV-002 Kế hoạch")).toBe("waived");
  });
});

describe("whose list it is", () => {
  test("in a group nothing is chosen", async () => {
    await openPlan();
    const answers = await head.tries(
      { kind: "text", text: "1", replyTo: null },
      {
        isPrivate: false,
      },
    );
    expect(answers).toEqual([]);
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
  });

  test("the list of one chat is not another's", async () => {
    await openPlan();
    const other = await talk.as(HOME);
    expect((await other.says("1")).text).toContain("Chưa hiểu nội dung này.");
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
  });

  test("a chat that is another person's by now has no list of the one before", async () => {
    await openPlan();
    const person = await talk.person(HOME);
    const { chatId } = head;
    const account = { personId: person.id, botId: talk.sample.bot.id, chatId };
    await talk.stores.people.link({
      ...account,
      linkedAt: talk.now(),
      unreachableSince: null,
      isPreferred: false,
    });
    expect((await head.says("1")).text).toContain("Danh sách này đã cũ");
    const own = (await head.says("báo hoàn thành")).text;
    expect(own).toContain("Mở việc đã xong, rồi chọn “Báo hoàn thành”.");
    expect(own).not.toContain("NV-002");
    expect((await head.says("quay lại")).text).not.toContain("Phòng Tư pháp");
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
  });

  test("rights are asked again when the number is typed", async () => {
    await openPlan();
    const person = await talk.person(JUSTICE);
    await talk.stores.people.save({ ...person, grants: [] });
    expect((await head.says("1")).text).toContain("không thuộc phạm vi phụ trách");
    expect(await stateOf("NV-002 Kế hoạch")).toBe("open");
  });
});

test("a message that may have arrived keeps its numbers in the second copy", async () => {
  let isLost = false;
  const office = await openConversation({
    traits: NUMBERED,
    outcome: () => (isLost ? { outcome: "unknown", reason: "timed out" } : null),
  });
  office.setClock("2023-03-24 06:59");
  isLost = true;
  await office.passTo("2023-03-24 07:31");
  const talker = await office.as(JUSTICE);
  const first = talker.newest();
  const marks = new Map(first.outgoing.choices.flat().map(({ label, mark }) => [label, mark]));
  expect(marks.size).toBeGreaterThan(4);
  await talker.says(marks.get("Báo cáo Quý I/2023") ?? "");
  await talker.says("báo hoàn thành");
  isLost = false;
  await office.passTo("2023-03-24 08:30");
  const second = talker.newest();
  expect(second.text).toContain("Kính gửi");
  for (const { label, mark } of second.outgoing.choices.flat()) {
    expect(mark, label).toBe(marks.get(label) ?? mark);
  }
  expect(second.numbered.length).toBeGreaterThan(2);
  expect(new Set(second.numbered).size).toBe(second.numbered.length);
  expect((await talker.says(marks.get("NV-002 · Kế hoạch") ?? "")).lines[0]).toBe(
    "NV-002 · Kế hoạch",
  );
});

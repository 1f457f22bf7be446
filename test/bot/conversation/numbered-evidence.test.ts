/** Evidence where nothing can be quoted: for what was asked, for what the chat spoke of last, never silently. */
import { beforeEach, describe, expect, test } from "vitest";
import { plusMillis } from "../../../domain/time.ts";
import {
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

const LINK = "https://vanban.example.vn/191";
const HOUR_MILLIS = 3_600_000;

let talk: Conversation;
let head: Talker;

beforeEach(async () => {
  talk = await openConversation({ traits: NUMBERED });
  talk.setClock("2023-03-23 15:00");
  head = await talk.as(JUSTICE);
});

async function standing(name: string): Promise<readonly [string, number]> {
  const { deadline } = await talk.deadline(name, "Phòng Tư pháp");
  const evidence = await talk.stores.evidence.of(deadline.id);
  return [deadline.state.name, evidence.length];
}

async function openPlan(): Promise<Seen> {
  await head.says("nhiemvu");
  return head.presses("NV-002 · Kế hoạch");
}

describe("what was asked for", () => {
  test("gets the link, and needs no way back", async () => {
    await openPlan();
    await head.presses("Nộp tài liệu");
    const taken = await head.says(LINK);
    expect(taken.lines[0]).toBe("Đã ghi nhận tài liệu kiểm chứng: NV-002 · Kế hoạch");
    expect(taken.buttons).not.toContain("Không phải việc này");
    expect(await standing("NV-002 Kế hoạch")).toEqual(["submitted", 1]);
  });

  test("also in another process", async () => {
    await openPlan();
    await head.presses("Nộp tài liệu");
    talk.restart();
    await head.says("Kế hoạch số 15/KH-UBND ngày 20/3/2023");
    expect(await standing("NV-002 Kế hoạch")).toEqual(["submitted", 1]);
  });
});

describe("what the last answer was about", () => {
  test("gets the link, and is named in full", async () => {
    await openPlan();
    const taken = await head.says(LINK);
    expect(taken.lines.slice(0, 2)).toEqual([
      "Đã ghi nhận tài liệu kiểm chứng: NV-002 · Kế hoạch",
      "Xây dựng kế hoạch và tổ chức tuyên truyền, phổ biến giáo dục pháp luật",
    ]);
    expect(taken.numbered[0]).toBe("1. Không phải việc này");
    expect(await standing("NV-002 Kế hoạch")).toEqual(["submitted", 1]);
  });

  test("gets a picture", async () => {
    await openPlan();
    await head.presses("Báo hoàn thành");
    await head.sends({ name: "anh.jpg", bytes: new Uint8Array([255, 216, 255]) });
    expect(await standing("NV-002 Kế hoạch")).toEqual(["submitted", 1]);
  });

  test("gives it back when it was not meant, and asks which was", async () => {
    await openPlan();
    await head.presses("Báo hoàn thành");
    await head.says(LINK);
    const which = await head.says("không phải việc này");
    expect(which.lines[0]).toBe("Tài liệu này kiểm chứng cho việc nào?");
    expect(which.buttons).not.toContain("NV-002 · Kế hoạch");
    expect(await standing("NV-002 Kế hoạch")).toEqual(["done", 0]);
    await head.presses("Báo cáo Quý I/2023");
    expect(await standing("Báo cáo Quý I/2023")).toEqual(["submitted", 1]);
    const { deadline } = await talk.deadline("NV-002 Kế hoạch", "Phòng Tư pháp");
    const deeds = await talk.stores.audit.of("deadline", deadline.id, 10);
    expect(deeds.map(({ deed }) => deed)).toEqual([
      "took-back-evidence",
      "submitted-evidence",
      "reported-done",
    ]);
    const { text } = await head.says("NV-002");
    expect(text).toContain("NV-002");
  });

  test("keeps it when a better one has followed", async () => {
    await openPlan();
    const first = await head.says(LINK);
    await head.says("https://vanban.example.vn/192");
    const id = first.outgoing.choices.flat()[0]?.id ?? "";
    const answer = await head.chooses(id);
    expect(answer.text).toBe("NV-002 · Kế hoạch: đã nộp tài liệu kiểm chứng, đang chờ xem xét.");
    expect(await standing("NV-002 Kế hoạch")).toEqual(["submitted", 2]);
  });

  test("gives it back once", async () => {
    await openPlan();
    const taken = await head.says(LINK);
    const id = taken.outgoing.choices.flat()[0]?.id ?? "";
    await head.chooses(id);
    expect((await head.chooses(id)).text).toContain("Lựa chọn này không còn hiệu lực.");
    expect(await standing("NV-002 Kế hoạch")).toEqual(["open", 0]);
  });

  test("is asked about once an hour has gone by", async () => {
    await openPlan();
    talk.sample.clock.set(plusMillis(talk.now(), HOUR_MILLIS + 1));
    const which = await head.says(LINK);
    expect(which.numbered).toEqual(["1. NV-002 · Kế hoạch", "2. Việc khác", "3. Hủy"]);
    expect(await standing("NV-002 Kế hoạch")).toEqual(["open", 0]);
    await head.says("1");
    expect(await standing("NV-002 Kế hoạch")).toEqual(["submitted", 1]);
  });

  test("is forgotten after a day: all are asked about", async () => {
    await openPlan();
    talk.sample.clock.set(plusMillis(talk.now(), 24 * HOUR_MILLIS + 1));
    const which = await head.says(LINK);
    expect(which.buttons).toContain("Báo cáo Quý I/2023");
    expect(which.buttons).not.toContain("Việc khác");
  });

  test("is none that came onto the screen after the link was sent", async () => {
    const typedAt = talk.now();
    talk.sample.clock.set(plusMillis(typedAt, 1_000));
    await openPlan();
    const [which] = await head.tries(
      { kind: "text", text: LINK, replyTo: null },
      {
        saidAt: typedAt,
      },
    );
    expect(which?.lines[0]).toBe("Tài liệu này kiểm chứng cho việc nào?");
    expect(await standing("NV-002 Kế hoạch")).toEqual(["open", 0]);
  });
});

describe("several that were spoken of", () => {
  test("are asked about, with a way to all others", async () => {
    await head.says("nhiemvu tuyên truyền");
    const which = await head.says(LINK);
    expect(which.buttons).toEqual(["NV-002 · Kế hoạch", "NV-002 · Báo cáo", "Việc khác", "Hủy"]);
    const all = await head.says("việc khác");
    expect(all.buttons).toContain("Báo cáo Quý I/2023");
    expect(all.buttons).not.toContain("Việc khác");
    await head.presses("NV-002 · Kế hoạch");
    expect(await standing("NV-002 Kế hoạch")).toEqual(["submitted", 1]);
  });
});

test("what came by itself is asked about, even where it spoke of one thing alone", async () => {
  await talk.passTo("2023-03-24 07:31");
  const which = await head.says(LINK);
  expect(which.buttons).toEqual(["NV-002 · Kế hoạch", "Việc khác", "Hủy"]);
  expect(await standing("NV-002 Kế hoạch")).toEqual(["open", 0]);
});

test("where nothing was spoken of, all are asked about", async () => {
  const which = await head.says(LINK);
  expect(which.lines[0]).toBe("Tài liệu này kiểm chứng cho việc nào?");
  expect(which.buttons).toContain("NV-002 · Kế hoạch");
});

test("rights to what is given back are asked again", async () => {
  await openPlan();
  await head.says(LINK);
  const person = await talk.person(JUSTICE);
  await talk.stores.people.save({ ...person, grants: [] });
  expect((await head.says("1")).text).toContain("không thuộc phạm vi phụ trách");
  expect(await standing("NV-002 Kế hoạch")).toEqual(["submitted", 1]);
});

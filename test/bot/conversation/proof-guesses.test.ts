/** A document that was taken by guess for the work spoken of last, and is taken back: only that goes. */
import { beforeEach, describe, expect, test } from "vitest";
import { accept } from "../../../domain/deadline.ts";
import { plusMillis } from "../../../domain/time.ts";
import { day } from "../../builders/time.ts";
import {
  HOME,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const NUMBER = "Kế hoạch số 45/KH-UBND ngày 10/3/2023";
const LINK = "https://vanban.example.vn/45";
const PDF = Buffer.from("%PDF-1.7 kế hoạch");
const PLAN = "NV-002 · Kế hoạch";
const REPORT = "NV-002 · Báo cáo";
const NOT_THIS = "Không phải việc này";

let office: Conversation;
let justice: Talker;

beforeEach(async () => {
  office = await openConversation({ traits: NUMBERED });
  office.setClock("2023-04-24 09:00");
  justice = await office.as(JUSTICE);
});

function tick() {
  office.sample.clock.set(plusMillis(office.now(), 60_000));
}

async function open(name: string) {
  tick();
  await justice.says("NV-002");
  tick();
  return justice.presses(name);
}

async function give(name: string, words: string) {
  await open(name);
  tick();
  await justice.presses("Nộp tài liệu");
  tick();
  return justice.says(words);
}

async function deadlineOf(name: string) {
  return (await office.deadline(name.replace(" ·", ""))).deadline;
}

async function evidenceOf(name: string) {
  return office.stores.evidence.of((await deadlineOf(name)).id);
}

async function acceptWork(name: string) {
  const by = (await office.person(HOME)).id;
  const deed = { by, at: office.now(), today: day("2023-04-25") };
  const accepted = accept(await deadlineOf(name), deed);
  if (!accepted.ok) throw new Error("it was not handed in");
  await office.stores.deadlines.save(accepted.value);
}

describe("the same by its number or its address, whatever it proves", () => {
  test("the file stays with what was accepted with it", async () => {
    // An accepted proof lost the file that its reviewer had seen: the undo wrote back all that was known before.
    await give(REPORT, NUMBER);
    await open(PLAN);
    const taken = await justice.sends({ bytes: PDF, caption: NUMBER });
    await acceptWork(REPORT);
    tick();
    const which = await justice.presses(NOT_THIS, taken);
    expect(which.lines[0]).toBe("Tài liệu này kiểm chứng cho việc nào?");
    expect(await evidenceOf(PLAN)).toEqual([]);
    expect((await deadlineOf(PLAN)).state).toEqual({ name: "open" });
    const [proof] = await evidenceOf(REPORT);
    expect(proof?.document.source.kind).toBe("file");
    expect((await deadlineOf(REPORT)).state.name).toBe("accepted");
  });

  test("its date stays, with what goes by it", async () => {
    // The other work kept the date that came with the guess, while the document had none any more.
    await give(REPORT, LINK);
    await open(PLAN);
    const taken = await justice.says(`${NUMBER} ${LINK}`);
    tick();
    await justice.presses(NOT_THIS, taken);
    const [proof] = await evidenceOf(REPORT);
    expect(proof?.document.reference?.date).toBe("2023-03-10");
    expect((await deadlineOf(REPORT)).state).toMatchObject({ completedOn: "2023-03-10" });
  });

  test("what was corrected meanwhile stays corrected", async () => {
    // A correction went the same way as the file.
    await give(REPORT, NUMBER);
    await open(PLAN);
    const taken = await justice.sends({ bytes: PDF, caption: NUMBER });
    tick();
    await justice.presses("Sửa số, ngày văn bản", taken);
    tick();
    const mended = await justice.says("ngày 12/3/2023");
    expect(mended.text).toContain("45/KH-UBND ngày 12/3/2023");
    tick();
    await justice.chooses(taken.outgoing.choices.flat()[0]?.id ?? "");
    expect(await evidenceOf(PLAN)).toEqual([]);
    const [proof] = await evidenceOf(REPORT);
    expect(proof?.document.reference?.date).toBe("2023-03-12");
    expect((await deadlineOf(REPORT)).state).toMatchObject({ completedOn: "2023-03-12" });
  });
});

describe("guessed to be what was waited for", () => {
  /** One document without a date, chờ tệp, for two works. */
  async function awaited() {
    await give(PLAN, "Kế hoạch số 45/KH-UBND");
    const first = await give(REPORT, "Kế hoạch số 45/KH-UBND");
    const [one] = await evidenceOf(PLAN);
    const [other] = await evidenceOf(REPORT);
    expect(other?.document.id).toBe(one?.document.id);
    return first;
  }

  async function guess() {
    office.setClock("2023-04-25 09:00");
    await open(PLAN);
    return justice.sends({ bytes: PDF, caption: "ngày 10/3/2023" });
  }

  test("its file and date are taken out, and every work stands as it did", async () => {
    // The dates of the other work did not follow back.
    await awaited();
    const before = [(await deadlineOf(PLAN)).state, (await deadlineOf(REPORT)).state];
    const taken = await guess();
    expect(taken.lines[0]).toBe(`Đã ghi nhận, bổ sung vào tài liệu đã nộp: ${PLAN}`);
    expect((await deadlineOf(REPORT)).state).toMatchObject({ completedOn: "2023-03-10" });
    tick();
    const which = await justice.presses(NOT_THIS, taken);
    expect(which.lines[0]).toBe("Tài liệu này kiểm chứng cho việc nào?");
    expect([(await deadlineOf(PLAN)).state, (await deadlineOf(REPORT)).state]).toEqual(before);
    const [proof] = await evidenceOf(PLAN);
    expect(proof?.document.source.kind).toBe("reference");
    expect(proof?.document.reference).toMatchObject({ number: "45/KH-UBND", date: null });
    const deeds = await office.stores.audit.of("deadline", (await deadlineOf(REPORT)).id, 1);
    expect(deeds).toMatchObject([
      { deed: "took-back-completion", detail: { fields: "file, date" } },
    ]);
  });

  test("once another work was accepted with it, it stays, and that is said", async () => {
    await awaited();
    const taken = await guess();
    await acceptWork(REPORT);
    tick();
    const answer = await justice.presses(NOT_THIS, taken);
    expect(answer.lines[0]).toBe(`${REPORT}: đã được xem xét: Đạt.`);
    const [proof] = await evidenceOf(PLAN);
    expect(proof?.document.source.kind).toBe("file");
  });
});

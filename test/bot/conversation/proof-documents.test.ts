/** A document stands once: given again it gets one more use, its file, or nothing at all. */
import { beforeEach, describe, expect, test } from "vitest";
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import { plusMillis } from "../../../domain/time.ts";
import { choiceId } from "../../../domain/choice-id.ts";
import type { ChannelTraits } from "../../../domain/channel.ts";
import {
  HOME,
  JUSTICE,
  NUMBERED,
  OFFICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const REFERENCE = "Báo cáo số 45/BC-UBND ngày 10/3/2023";
const LINK = "https://vanban.example.vn/45";
const PDF = Buffer.from("%PDF-1.7 báo cáo");

let office: Conversation;
let justice: Talker;

/** What is shown stands in the order of time. */
function tick() {
  office.sample.clock.set(plusMillis(office.now(), 60_000));
}

async function open(name: string) {
  tick();
  await justice.says(name.split(" · ")[0] ?? "");
  tick();
  return justice.presses(name);
}

async function ask(name: string) {
  await open(name);
  tick();
  return justice.presses("Nộp tài liệu");
}

async function evidenceOf(name: string, unit?: string) {
  const { deadline } = await office.deadline(name, unit);
  return office.stores.evidence.of(deadline.id);
}

async function stateOf(name: string) {
  return (await office.deadline(name)).deadline.state;
}

describe.each<readonly [string, ChannelTraits]>([
  ["pressed", WEB_TRAITS],
  ["numbered", NUMBERED],
])("where choices are %s", (_, traits) => {
  beforeEach(async () => {
    office = await openConversation({ traits });
    office.setClock("2023-03-24 09:00");
    justice = await office.as(JUSTICE);
  });

  test("what waits for its file gets it, by its number too, and is one document", async () => {
    await ask("NV-002 · Báo cáo");
    await justice.says(REFERENCE);
    await ask("NV-002 · Báo cáo");
    const mended = await justice.sends({ bytes: PDF, caption: "45/BC-UBND" });
    expect(mended.lines.slice(0, 2)).toEqual([
      "Đã ghi nhận, bổ sung vào tài liệu đã nộp: NV-002 · Báo cáo",
      "Báo cáo số 45/BC-UBND ngày 10/3/2023",
    ]);
    const given = await evidenceOf("NV-002 Báo cáo");
    expect(given.map(({ document }) => document.source.kind)).toEqual(["file"]);
  });

  test("accepted by its number, it still gets its file, and stays accepted", async () => {
    await ask("NV-002 · Báo cáo");
    await justice.says(REFERENCE);
    const { deadline } = await office.deadline("NV-002 Báo cáo");
    if (deadline.state.name !== "submitted") throw new Error("it was not handed in");
    const by = (await office.person(HOME)).id;
    const state = { ...deadline.state, name: "accepted", by } as const;
    await office.stores.deadlines.save({ ...deadline, state });
    const opened = await open("NV-002 · Báo cáo");
    tick();
    const given = await justice.sends({
      bytes: PDF,
      ...(traits.quotes && { replyTo: opened }),
    });
    expect(given.lines[0]).toBe("Đã ghi nhận, bổ sung vào tài liệu đã nộp: NV-002 · Báo cáo");
    expect(given.buttons).not.toContain("Sửa số, ngày văn bản");
    expect(await stateOf("NV-002 Báo cáo")).toEqual(state);
    const [evidence] = await evidenceOf("NV-002 Báo cáo");
    expect(evidence?.document.source.kind).toBe("file");
  });

  test("a file that names another document is another", async () => {
    await ask("NV-002 · Báo cáo");
    await justice.says(REFERENCE);
    await ask("NV-002 · Báo cáo");
    await justice.sends({ bytes: PDF, caption: "Báo cáo số 46/BC-UBND ngày 12/3/2023" });
    const given = await evidenceOf("NV-002 Báo cáo");
    expect(given.map(({ document }) => document.source.kind)).toEqual(["reference", "file"]);
  });

  test("given twice for the same work it changes nothing, and that is said", async () => {
    await ask("NV-002 · Báo cáo");
    await justice.says(`${REFERENCE} ${LINK}`);
    const before = await stateOf("NV-002 Báo cáo");
    office.setClock("2023-03-24 10:00");
    for (const again of [LINK, REFERENCE, `${LINK} 45/BC-UBND`]) {
      await ask("NV-002 · Báo cáo");
      const { lines } = await justice.says(again);
      expect(lines[0]).toBe("Tài liệu này đã có, không ghi nhận thêm: NV-002 · Báo cáo");
    }
    expect(await evidenceOf("NV-002 Báo cáo")).toHaveLength(1);
    expect(await stateOf("NV-002 Báo cáo")).toEqual(before);
  });

  test("after a return the same document is handed in anew", async () => {
    await ask("NV-002 · Báo cáo");
    await justice.says(LINK);
    const { deadline } = await office.deadline("NV-002 Báo cáo");
    const by = (await office.person(HOME)).id;
    const reason = "Không mở được liên kết";
    const state = { name: "returned", by, at: office.now(), reason } as const;
    await office.stores.deadlines.save({ ...deadline, state });
    await ask("NV-002 · Báo cáo");
    const taken = await justice.says(LINK);
    expect(taken.lines[0]).toBe("Đã ghi nhận tài liệu kiểm chứng: NV-002 · Báo cáo");
    expect(await evidenceOf("NV-002 Báo cáo")).toHaveLength(1);
    expect((await stateOf("NV-002 Báo cáo")).name).toBe("submitted");
  });

  test("for another work it is the same document with two uses", async () => {
    await ask("NV-002 · Báo cáo");
    const first = await justice.says(`${REFERENCE} ${LINK}`);
    expect(first.buttons).toContain("Dùng cho việc khác nữa");
    const which = await justice.presses("Dùng cho việc khác nữa", first);
    expect(which.lines[0]).toBe("Tài liệu này kiểm chứng cho việc nào?");
    expect(which.buttons).not.toContain("NV-002 · Báo cáo");
    const second = await justice.presses("Báo cáo Quý I/2023", which);
    expect(second.lines[0]).toBe("Đã ghi nhận tài liệu kiểm chứng: Báo cáo Quý I/2023");
    expect(second.lines).toContain("Văn bản này cũng kiểm chứng cho: NV-002 · Báo cáo.");
    const [one] = await evidenceOf("NV-002 Báo cáo");
    const [other] = await evidenceOf("Báo cáo Quý I/2023", "Phòng Tư pháp");
    expect(other?.document.id).toBe(one?.document.id);
    expect(other?.id).not.toBe(one?.id);
  });

  test("taken back from one work it still proves the other", async () => {
    await ask("NV-002 · Kế hoạch");
    await justice.says(LINK);
    await open("NV-002 · Báo cáo");
    if (traits.quotes) return;
    const taken = await justice.says(LINK);
    expect(taken.buttons[0]).toBe("Không phải việc này");
    await justice.presses("Không phải việc này", taken);
    expect(await evidenceOf("NV-002 Báo cáo")).toEqual([]);
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
    expect((await stateOf("NV-002 Báo cáo")).name).toBe("open");
  });

  test("its number is corrected: dates follow, and the record names no value", async () => {
    await ask("NV-002 · Kế hoạch");
    await justice.says(`Kế hoạch số 15/KH-UBND ngày 20/3/2022 ${LINK}`);
    const asked = await justice.presses("Sửa số, ngày văn bản");
    expect(asked.lines[0]).toBe("Đang ghi: Kế hoạch số 15/KH-UBND ngày 20/3/2022");
    expect((await justice.says("đúng rồi")).lines[0]).toBe("Chưa đọc được số, ngày văn bản.");
    const mended = await justice.says("ngày 20/3/2023");
    expect(mended.lines.slice(0, 2)).toEqual([
      "Đã ghi nhận số, ngày văn bản: NV-002 · Kế hoạch",
      "Kế hoạch số 15/KH-UBND ngày 20/3/2023",
    ]);
    expect(await stateOf("NV-002 Kế hoạch")).toMatchObject({
      name: "submitted",
      completedOn: "2023-03-20",
    });
    const { deadline } = await office.deadline("NV-002 Kế hoạch");
    const [entry] = await office.stores.audit.of("deadline", deadline.id, 1);
    expect(entry).toMatchObject({ deed: "corrected-document", detail: { fields: "date" } });
  });

  test("a link instead of the number is evidence of its own", async () => {
    await ask("NV-002 · Kế hoạch");
    await justice.says(LINK);
    await justice.presses("Ghi số, ngày văn bản");
    const { text } = await justice.says(`${LINK}/2`);
    expect(text).not.toContain("Chưa đọc được");
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(traits.quotes ? 1 : 2);
  });

  test("a document of another kind is warned of, and taken all the same", async () => {
    await ask("NV-002 · Báo cáo");
    const taken = await justice.says("Công văn số 12/CV-UBND ngày 10/3/2023");
    expect(taken.lines).toContain(
      "Lưu ý: việc này cần Báo cáo, tài liệu gửi là Công văn. Nếu nhầm, đề nghị gửi đúng văn bản.",
    );
    expect(taken.lines).toContain("Còn thiếu: Báo cáo.");
    expect((await stateOf("NV-002 Báo cáo")).name).toBe("submitted");
    await ask("NV-002 · Báo cáo");
    expect((await justice.says(REFERENCE)).text).not.toContain("Còn thiếu: Báo cáo.");
  });
});

describe("another unit's document", () => {
  beforeEach(async () => {
    office = await openConversation();
    justice = await office.as(JUSTICE);
  });

  async function givenByJustice() {
    await ask("NV-002 · Báo cáo");
    await justice.sends({ bytes: PDF, caption: REFERENCE });
    const [evidence] = await evidenceOf("NV-002 Báo cáo");
    if (!evidence) throw new Error("nothing was taken");
    return evidence;
  }

  test("is not had by guessing its number", async () => {
    const evidence = await givenByJustice();
    const head = await office.as(OFFICE);
    await head.says("NV-003");
    await head.presses("NV-003 · Kế hoạch");
    await head.replies(head.newest(), REFERENCE);
    const [own] = await evidenceOf("NV-003 Kế hoạch");
    expect(own?.document.id).not.toBe(evidence.document.id);
    expect(own?.document.source.kind).toBe("reference");
  });

  test("is neither corrected nor used nor handed in by a forged button", async () => {
    const evidence = await givenByJustice();
    const { deadline } = await office.deadline("NV-002 Báo cáo");
    const head = await office.as(OFFICE);
    const message = await head.says("NV-003");
    const stored = await office.stores.messages.byPlatformId(
      office.sample.bot.id,
      head.chatId,
      message.platformId,
    );
    if (!stored) throw new Error("no message");
    const forged = [
      { do: "ask-correct-document", evidenceId: evidence.id },
      { do: "use-again", evidenceId: evidence.id },
      { do: "submit-as-is", deadlineId: deadline.id },
      { do: "criterion-evidence", page: 0 },
      { do: "withdraw-criterion-evidence", evidenceId: evidence.id },
    ] as const;
    await office.sample.database.kysely
      .updateTable("message")
      .set({ actions: JSON.stringify(forged) })
      .where("id", "=", stored.id)
      .execute();
    for (const position of forged.keys()) {
      const { text } = await head.chooses(choiceId(stored.id, position));
      expect(text, String(position)).toMatch(
        /không thuộc phạm vi phụ trách|không dành cho vai trò/u,
      );
    }
    expect(await evidenceOf("NV-002 Báo cáo")).toEqual([evidence]);
  });

  test("that was accepted is not corrected any more", async () => {
    const { id } = await givenByJustice();
    const taken = justice.newest();
    const { deadline } = await office.deadline("NV-002 Báo cáo");
    if (deadline.state.name !== "submitted") throw new Error("it was not handed in");
    const by = (await office.person(HOME)).id;
    const state = { ...deadline.state, name: "accepted", by, evidenceId: id } as const;
    await office.stores.deadlines.save({ ...deadline, state });
    const answer = await justice.presses("Sửa số, ngày văn bản", taken);
    expect(answer.text).toBe("NV-002 · Báo cáo: đã được xem xét: Đạt.");
  });
});

/** Who may do what with an apology, and what any other duty has that it has not. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Action } from "../../../domain/action.ts";
import { APPLICANT, apologyOf, DESK_HEAD, openDesk, owing, type Owing } from "./apology-office.ts";
import { forges } from "./forged.ts";
import {
  CHAIRMAN,
  HOME,
  JUSTICE,
  OFFICE,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

let office: Conversation;
let justice: Talker;
let desk: Talker;
let owed: Owing;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-02-21 09:00");
  justice = await office.as(JUSTICE);
  desk = await openDesk(office);
  owed = await owing(office);
});

const opens = (who: Talker, { id }: Owing = owed) =>
  forges(office, who, { do: "apology", deadlineId: id });

async function stateOf({ id }: Owing) {
  return (await office.stores.deadlines.byId(id))?.state.name;
}

describe("who may", () => {
  const refused = (seen: Seen) =>
    seen.text === "Việc này không thuộc phạm vi phụ trách, nên không thực hiện được.";

  async function everything(): Promise<readonly Action[]> {
    const { id: deadlineId } = owed;
    return [
      { do: "ask-apology-reason", deadlineId },
      { do: "ask-new-date", deadlineId },
      { do: "set-new-date", deadlineId, newDue: "2023-03-01" as never },
      { do: "ask-letter-number", deadlineId },
      { do: "draft-letter", deadlineId },
      { do: "apology-sent", deadlineId },
      { do: "tick-new-date", deadlineId },
      { do: "untick-new-date", deadlineId },
    ];
  }

  test("another unit neither sees nor does anything", async () => {
    const other = await office.as(OFFICE);
    const before = await apologyOf(office, owed);
    for (const action of [
      { do: "apology", deadlineId: owed.id } as const,
      ...(await everything()),
    ]) {
      const answer = await forges(office, other, action);
      expect([action.do, refused(answer)]).toEqual([action.do, true]);
    }
    expect(refused(await forges(office, other, { do: "open-deadline", deadlineId: owed.id }))).toBe(
      true,
    );
    expect(await apologyOf(office, owed)).toEqual(before);
  });

  test("a leader looks, and does nothing", async () => {
    const chairman = await office.as(CHAIRMAN);
    expect((await opens(chairman)).buttons).toEqual(["Xem hồ sơ", "Ghi chú"]);
    for (const action of await everything()) {
      if (action.do === "draft-letter") continue;
      expect([action.do, refused(await forges(office, chairman, action))]).toEqual([
        action.do,
        true,
      ]);
    }
  });

  test("who may not know the applicant makes no letter, and is told why", async () => {
    for (const post of [HOME, CHAIRMAN]) {
      const who = await office.as(post);
      expect((await opens(who)).buttons).not.toContain("Soạn văn bản");
      for (const action of [
        { do: "draft-letter", deadlineId: owed.id },
        { do: "draft-letters", unitId: owed.dossier.unitId },
      ] as const) {
        const told = await forges(office, who, action);
        expect(told.text).toContain("chỉ đơn vị xử lý hồ sơ và Bộ phận Một cửa soạn được");
        expect(told.outgoing.attachment).toBeNull();
      }
    }
    expect((await apologyOf(office, owed)).draftedAt).toBeNull();
  });

  test("the desk makes the letter and ticks, once the unit has said why and until when", async () => {
    const card = await opens(desk);
    expect(card.buttons).toEqual(["Soạn văn bản", "Xem hồ sơ", "Người nộp"]);
    expect((await desk.presses("Soạn văn bản", card)).text).toContain(
      "đơn vị xử lý hồ sơ ghi trước",
    );
    await forges(office, justice, {
      do: "set-new-date",
      deadlineId: owed.id,
      newDue: "2023-03-01" as never,
    });
    const drafted = await desk.presses("Soạn văn bản", card);
    expect(drafted.outgoing.attachment).toMatchObject({ kind: "file" });
    await forges(office, justice, { do: "report-done", deadlineId: owed.id });
    await opens(desk);
    await desk.presses("Đã cập nhật ngày hẹn mới trên hệ thống một cửa");
    expect((await apologyOf(office, owed)).ticked?.by).toBe((await office.person(DESK_HEAD)).id);
  });

  test("nobody is told who handed it in, whatever he does", async () => {
    await opens(justice);
    await justice.presses("Soạn văn bản");
    await justice.says("3 ngày");
    await justice.says("/xinloi");
    await opens(desk);
    await (await office.as(HOME)).says("/xinloi");
    const told = [...justice.screen(), ...desk.screen()].map(({ text }) => text).join("\n");
    expect(told).not.toContain(APPLICANT.name);
    expect(told).not.toContain(APPLICANT.phone);
    const record = await office.stores.audit.list({ limit: 100 });
    expect(JSON.stringify(record)).not.toContain(APPLICANT.name);
  });
});

describe("like any other duty, but for its dates", () => {
  test("it is opened from a list, by its reply, and by what is said", async () => {
    const list = await justice.says("/nhiemvu 0012");
    const card = await justice.presses(
      list.buttons.find((label) => label.includes("0012")) ?? "",
      list,
    );
    expect(card.lines[0]).toContain("Xin lỗi và hẹn lại");
  });

  test.each([
    ["ask-extension", "Hạn xin lỗi theo ngày hẹn trả của hồ sơ"],
    ["ask-date", "Hạn xin lỗi tính theo ngày hẹn trả của hồ sơ"],
  ] as const)("%s is refused with a sentence", async (deed, words) => {
    const who = deed === "ask-date" ? await office.as(HOME) : justice;
    expect((await forges(office, who, { do: deed, deadlineId: owed.id })).text).toContain(words);
  });

  test("it is not moved apart from its dossier", async () => {
    const home = await office.as(HOME);
    const action = { do: "choose-new-unit", deadlineId: owed.id, words: "", page: 0 } as const;
    expect((await forges(office, home, action)).text).toContain("đơn vị đang xử lý hồ sơ");
    const more = await forges(office, home, { do: "handling", deadlineId: owed.id });
    expect(more.buttons).not.toContain("Chuyển đơn vị");
    expect(more.buttons).not.toContain("Sửa thời hạn");
  });

  test("reported done it says what is still missing, and is reopened", async () => {
    await opens(justice);
    await justice.presses("Chọn ngày hẹn mới");
    await justice.says("28/2");
    const done = await forges(office, justice, { do: "report-done", deadlineId: owed.id });
    expect(done.lines).toContain(
      "Còn thiếu: cập nhật ngày hẹn mới 28/02/2023 trên hệ thống một cửa.",
    );
    await justice.presses("Hoàn tác", done);
    expect(await stateOf(owed)).toBe("open");
  });

  test("a link in reply to its card proves it, and its review is the coordinator's", async () => {
    const card = await opens(justice);
    await justice.replies(card, "https://vanban.example.vn/12");
    expect(await stateOf(owed)).toBe("submitted");
    const home = await office.as(HOME);
    const seen = await opens(home);
    expect(seen.buttons).toContain("Kiểm chứng");
    await home.presses("Kiểm chứng", seen);
    await home.presses("Đạt");
    expect(await stateOf(owed)).toBe("accepted");
    expect((await apologyOf(office, owed)).ticked).toBeNull();
  });

  test("its history says each deed in the office's words", async () => {
    await opens(justice);
    await justice.presses("Chọn ngày hẹn mới");
    await justice.says("28/2");
    const [said] = await office.stores.audit.of("deadline", owed.id, 1);
    expect([said?.deed, said?.detail]).toEqual(["set-new-date", { from: null, to: "2023-02-28" }]);
    expect((await opens(justice)).lines.slice(-2)).toEqual([
      "Quá trình",
      `- 21/02/2023: ${JUSTICE} chọn ngày hẹn trả mới`,
    ]);
  });
});

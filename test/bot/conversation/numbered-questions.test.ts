/** A number typed while something is asked: a choice, the answer itself, or a mistake that harms nothing. */
import { beforeEach, describe, expect, test } from "vitest";
import type { ConversationState } from "../../../bot/conversation/state.ts";
import { emptyDraft } from "../../../domain/directive-draft.ts";
import { emptyDossierDraft } from "../../../domain/dossier-draft.ts";
import type {
  DirectiveId,
  DossierId,
  EvidenceId,
  ExtensionId,
  GroupId,
  ImportId,
} from "../../../domain/ids.ts";
import { plusMillis } from "../../../domain/time.ts";
import { day } from "../../builders/time.ts";
import { owing } from "./apology-office.ts";
import {
  HOME,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

type Asking = ConversationState["asking"];
type Question = ConversationState extends infer State
  ? State extends ConversationState
    ? Omit<State, "until">
    : never
  : never;

let talk: Conversation;
let coordinator: Talker;

beforeEach(async () => {
  talk = await openConversation({ traits: { ...NUMBERED, takesFiles: true } });
  talk.setClock("2023-03-23 15:00");
  coordinator = await talk.as(HOME);
});

/** One question of each kind; the type says that none is missing. */
async function questions(): Promise<Readonly<Record<Asking, Question>>> {
  const all = await talk.stores.deadlines.list({ unitIds: null, limit: 1_000 });
  const owned = all.find(({ unit, code }) => unit === "Phòng Nội vụ" && code !== null);
  if (!owned) throw new Error("the unit owes nothing");
  const { id: deadlineId } = owned.deadline;
  const owed = await owing(talk, { unit: "Phòng Nội vụ", due: "2023-03-31" });
  const { id: absentId } = await talk.person(HOME);
  const importId = "no-such-import" as ImportId;
  const draft = emptyDraft("no-such-directive" as DirectiveId, "given", []);
  const extensionId = "no-such-extension" as ExtensionId;
  return {
    evidence: { asking: "evidence", deadlineId },
    "waive-reason": { asking: "waive-reason", deadlineId },
    "late-reason": { asking: "late-reason", deadlineId },
    file: { asking: "file" },
    import: { asking: "import", importId },
    "import-year": { asking: "import-year", importId },
    "import-date": { asking: "import-date", importId, row: 2 },
    "import-unit": { asking: "import-unit", importId, subject: { row: 2 } },
    "group-names": { asking: "group-names", target: { groupId: "no-such-group" as GroupId } },
    "status-line": { asking: "status-line", deadlineId, quarterEnd: day("2023-03-31") },
    "own-date": { asking: "own-date", deadlineId },
    support: { asking: "support", deadlineId, unitIds: [] },
    "rule-value": { asking: "rule-value", rule: "mondays", planId: null },
    "day-off": { asking: "day-off" },
    person: { asking: "person", absentId: null },
    "export-period": { asking: "export-period" },
    "search-words": { asking: "search-words" },
    "return-reason": { asking: "return-reason", deadlineId, from: "waived", ...NOTHING_SEEN },
    "document-correction": { asking: "document-correction", evidenceId: "none" as EvidenceId },
    "criterion-words": { asking: "criterion-words", waitingIn: 0 },
    "stand-in-days": { asking: "stand-in-days", absentId, deputyId: absentId },
    directive: { asking: "directive", piece: "title", draft },
    "directive-unit": { asking: "directive-unit", phrase: "Phòng Lạ", draft },
    "directive-rows": { asking: "directive-rows" },
    "withdraw-directive": { asking: "withdraw-directive", directiveId: draft.id },
    extension: { asking: "extension", deadlineId, proposedDue: null },
    "extension-words": { asking: "extension-words", deadlineId, extensionId, to: "comment" },
    remark: { asking: "remark", deadlineId },
    "date-correction": { asking: "date-correction", deadlineId, due: null },
    "new-unit": { asking: "new-unit", deadlineId },
    "move-reason": { asking: "move-reason", deadlineId, unitId: owned.deadline.unitId },
    "on-time-reason": { asking: "on-time-reason", deadlineId },
    "unsigned-reason": { asking: "unsigned-reason", deadlineId },
    "people-words": { asking: "people-words" },
    "person-unit": {
      asking: "person-unit",
      personId: absentId,
      wanted: { for: "add", role: "officer" },
    },
    "person-post": { asking: "person-post", personId: absentId },
    "dossier-reason": { asking: "dossier-reason", dossierId: "no-such-dossier" as DossierId },
    applicant: { asking: "applicant", dossierId: "no-such-dossier" as DossierId },
    "dossier-end": {
      asking: "dossier-end",
      dossierId: "no-such-dossier" as DossierId,
      mark: "finished",
    },
    "dossier-change": { asking: "dossier-change", dossierId: "no-such-dossier" as DossierId },
    dossier: {
      asking: "dossier",
      draft: emptyDossierDraft("no-such-dossier" as DossierId, null),
      piece: "code",
    },
    "apology-reason": { asking: "apology-reason", deadlineId: owed.id },
    "new-date": { asking: "new-date", deadlineId: owed.id },
    "letter-number": { asking: "letter-number", deadlineId: owed.id },
    "apology-rule": { asking: "apology-rule", rule: "leadDays", from: day("2018-06-25") },
    "apology-rules-from": { asking: "apology-rules-from" },
    "letter-template": { asking: "letter-template", from: day("2018-06-25") },
    "applicant-days": { asking: "applicant-days" },
  };
}

const NOTHING_SEEN = { evidenceId: null, since: null, completedOn: null };

const MAY_BE_NUMBER: readonly Asking[] = [
  "search-words",
  "import-year",
  "import-date",
  "own-date",
  "support",
  "rule-value",
  "day-off",
  "stand-in-days",
  "extension",
  "date-correction",
  "dossier",
  "new-date",
  "letter-number",
  "apology-rule",
  "apology-rules-from",
  "applicant-days",
];
const WANTS_WORDS: readonly Asking[] = [
  "dossier-reason",
  "applicant",
  "dossier-end",
  "dossier-change",
  "directive",
  "directive-unit",
  "directive-rows",
  "withdraw-directive",
  "apology-reason",
  "letter-template",
  "export-period",
  "return-reason",
  "document-correction",
  "criterion-words",
  "evidence",
  "waive-reason",
  "late-reason",
  "file",
  "import",
  "import-unit",
  "group-names",
  "status-line",
  "people-words",
  "person",
  "person-post",
  "person-unit",
  "extension-words",
  "remark",
  "new-unit",
  "move-reason",
  "on-time-reason",
  "unsigned-reason",
];

/** The question stands below a list of nine choices. */
async function ask(asking: Asking): Promise<void> {
  await coordinator.says("trợ giúp");
  const question = (await questions())[asking];
  const state = { ...question, until: plusMillis(talk.now(), 3_600_000) };
  const stored = { state, waiting: [], trail: null };
  await talk.stores.conversations.set(talk.sample.bot.id, coordinator.chatId, stored, talk.now());
}

async function stillAsked(): Promise<unknown> {
  const stored = await talk.stores.conversations.get(talk.sample.bot.id, coordinator.chatId);
  return (stored as { state: { asking: Asking } | null } | null)?.state?.asking ?? null;
}

async function everything(): Promise<string> {
  const deadlines = await talk.stores.deadlines.list({ unitIds: null, limit: 1_000 });
  const rules = await talk.stores.settings.rules();
  return JSON.stringify([deadlines, rules]);
}

test("every question is one or the other", async () => {
  expect([...MAY_BE_NUMBER, ...WANTS_WORDS].toSorted()).toEqual(
    Object.keys(await questions()).toSorted(),
  );
});

describe("where words are asked for", () => {
  test.each(WANTS_WORDS)("a wrong number is none, and %s is still asked", async (asking) => {
    await ask(asking);
    const before = await everything();
    const answer = await coordinator.says("77");
    expect(answer.text).toBe("Không có lựa chọn số 77. Đề nghị chọn số từ 1 đến 14.");
    expect(await stillAsked()).toBe(asking);
    expect((await coordinator.says("1, 2")).text).toContain("Mỗi lần chỉ chọn một số.");
    expect(await stillAsked()).toBe(asking);
    expect(await everything()).toBe(before);
  });

  test.each(WANTS_WORDS)("a right one is taken, and %s is not asked any more", async (asking) => {
    await ask(asking);
    expect((await coordinator.says("1")).lines[0]).toBe("Nhiệm vụ của đơn vị");
    expect(await stillAsked()).toBeNull();
  });
});

describe("a question below which nothing can be chosen", () => {
  test.each(["2", "1, 3"])("is not answered by “%s”, a slip, and still asked", async (slip) => {
    const justice = await talk.as(JUSTICE);
    await justice.says("NV-002");
    await justice.presses("NV-002 · Kế hoạch");
    expect((await justice.presses("Không phát sinh")).numbered).toEqual([]);
    expect((await justice.says(slip)).text).toContain("trả lời bằng chữ");
    await justice.says("Không có việc phát sinh trong năm");
    const { deadline } = await talk.deadline("NV-002 Kế hoạch");
    expect(deadline.state).toMatchObject({
      name: "waived",
      reason: "Không có việc phát sinh trong năm",
    });
  });
});

describe("where a number may be the answer", () => {
  test.each(MAY_BE_NUMBER)("one that no list has is words for %s", async (asking) => {
    await ask(asking);
    const { text } = await coordinator.says("77");
    expect(text).not.toContain("Không có lựa chọn");
    expect(text).not.toContain("Chưa hiểu nội dung này");
  });

  test("several numbers are a rule's value", async () => {
    await coordinator.says("caidat");
    await coordinator.presses("Đổi: Nhiệm vụ, văn bản");
    const asked = await coordinator.presses("Nhắc trước hạn");
    expect(asked.numbered[0]).toBe("a. Xem cài đặt");
    expect((await coordinator.says("15, 5, 2, 0")).text).toContain("trước 15, 5, 2 ngày làm việc");
  });

  test("a letter is the choice, and one that there is none of is words", async () => {
    await coordinator.says("caidat");
    await coordinator.presses("Đổi: Nhiệm vụ, văn bản");
    await coordinator.presses("Sau đó nhắc đầu mỗi tuần");
    expect((await coordinator.says("c")).text).toContain("Đề nghị nhắn một số");
    await coordinator.says("thôi");
    await coordinator.says("caidat");
    await coordinator.presses("Đổi: Nhiệm vụ, văn bản");
    await coordinator.presses("Sau đó nhắc đầu mỗi tuần");
    expect((await coordinator.says("a")).lines[0]).toContain("Quy tắc nhắc việc");
  });
});

describe("“thôi”", () => {
  test.each([...WANTS_WORDS, ...MAY_BE_NUMBER])(
    "leaves %s, and nothing is half done",
    async (asking) => {
      await ask(asking);
      const before = await everything();
      await coordinator.says("thôi");
      expect(await stillAsked()).toBeNull();
      expect(await everything()).toBe(before);
    },
  );
});

test("“quay lại” leaves a question for what it was asked about", async () => {
  await coordinator.says("nhiemvu NV-009");
  const item = await coordinator.says("1");
  await coordinator.presses("Không phát sinh");
  expect(await stillAsked()).toBe("waive-reason");
  expect((await coordinator.says("quay lại")).text).toBe(item.text);
  expect(await stillAsked()).toBeNull();
});

test.each(["cảm ơn", "👍"])("“%s” is not answered where each message counts", async (thanks) => {
  const tier = { name: "Test", perMonth: 3_000, people: 50, charactersAMessage: 2_000 };
  const counted = await openConversation({ traits: { ...NUMBERED, tier } });
  const justice = await counted.as(JUSTICE);
  expect(await justice.tries({ kind: "text", text: thanks, replyTo: null })).toEqual([]);
});

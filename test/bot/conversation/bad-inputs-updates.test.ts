/** Updates that were forged, doubled, edited, or came out of order, in the parts that prove and review. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Action } from "../../../domain/action.ts";
import type { Deadline } from "../../../domain/deadline.ts";
import { emptyDraft } from "../../../domain/directive-draft.ts";
import type {
  DeadlineId,
  DirectiveId,
  EvidenceId,
  ExtensionId,
  MessageId,
  PersonId,
  UnitId,
} from "../../../domain/ids.ts";
import type { LookedAt } from "../../../domain/review-action.ts";
import { lookedAtNow } from "../../../domain/review-queue.ts";
import { extension } from "../../builders/proof.ts";
import { day } from "../../builders/time.ts";
import { expectDecent } from "./bad-words.ts";
import { planted } from "./forged.ts";
import {
  CHAIRMAN,
  COMMUNE,
  HOME,
  idOf,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const GONE = "Lựa chọn này không còn hiệu lực. Gõ /nhiemvu để xem danh sách mới nhất.";
const LINK = "https://vanban.example.vn/15";
const PLAN = "Kế hoạch số 15/KH-UBND ngày 20/3/2023";

let office: Conversation;
let head: Talker;
let duty: Deadline;

beforeEach(async () => {
  office = await openConversation();
  head = await office.as(JUSTICE);
  ({ deadline: duty } = await office.deadline("NV-002 Kế hoạch"));
});

const NOBODYS = [
  "nobody's",
  "-1",
  "1e9",
  "__proto__",
  "",
  "'; drop table deadline; --",
  "9".repeat(400),
];

/** Every action of proof, review and the register, about something that is not there. */
function aboutNothing(id: string): readonly Action[] {
  const deadlineId = id as DeadlineId;
  const evidenceId = id as EvidenceId;
  const personId = id as PersonId;
  const unitId = id as UnitId;
  const extensionId = id as ExtensionId;
  const directiveId = id as DirectiveId;
  const grant = { role: "head", unitId } as const;
  const seen = { evidenceId, since: null, completedOn: null };
  const lookedAt = { deadlineId, from: "submitted", ...seen } as const;
  return [
    { do: "review", deadlineId },
    { do: "accept", ...lookedAt },
    { do: "return", reason: "unsigned", ...lookedAt },
    { do: "ask-return-reason", ...lookedAt },
    { do: "ask-accept-page", page: [lookedAt] },
    { do: "accept-page", page: [lookedAt] },
    { do: "open-evidence", evidenceId },
    { do: "reviews", filter: id, page: -1 },
    { do: "reviews", filter: "", page: 1e9 },
    { do: "missing-proofs", page: 1e9 },
    { do: "signings", page: -1 },
    { do: "handling", deadlineId },
    { do: "ask-extension", deadlineId },
    { do: "extension", deadlineId },
    { do: "extensions", page: 1e9 },
    { do: "comment-extension", deadlineId, extensionId, isInFavour: true },
    { do: "decide-extension", deadlineId, extensionId, isGranted: true },
    { do: "ask-extension-words", deadlineId, extensionId, to: "decision" },
    { do: "choose-assignee", deadlineId, page: -1 },
    { do: "assign", deadlineId, personId },
    { do: "ask-remark", deadlineId },
    { do: "ask-date", deadlineId },
    { do: "choose-new-unit", deadlineId, words: id, page: 1e9 },
    { do: "move-to-unit", deadlineId, unitId },
    { do: "ask-on-time", deadlineId },
    { do: "undo-on-time", deadlineId },
    { do: "sign", deadlineId },
    { do: "ask-return-unsigned", deadlineId },
    { do: "directives", direction: "given", page: 1e9 },
    { do: "directive", directiveId },
    { do: "directive-units", directiveId, page: -1 },
    { do: "ask-withdraw-directive", directiveId },
    { do: "give-directive", draft: emptyDraft(directiveId, "given", []) },
    { do: "record", filter: id, page: 1e9 },
    { do: "search", words: id, page: -1 },
    { do: "person", personId },
    { do: "unlink-person", personId },
    { do: "move-person", personId, grant, unitId },
    { do: "end-role", personId, grant },
    { do: "add-role", personId, grant },
    { do: "ask-post", personId },
    { do: "ask-correct-document", evidenceId },
    { do: "use-again", evidenceId },
    { do: "submit-as-is", deadlineId },
    { do: "withdraw-criterion-evidence", evidenceId },
    { do: "attach-criterion", criterion: { setKey: id, area: id, name: id } },
    { do: "choose-criterion", filter: id, page: 1e9 },
    { do: "criterion-evidence", page: -1 },
    { do: "apologies", stage: "owed", unitId, words: id, page: 1e9 },
    { do: "apologies", stage: null, unitId: null, words: id, page: -1 },
    { do: "apology-units", page: 1e9 },
    { do: "apology", deadlineId },
    { do: "ask-apology-reason", deadlineId },
    { do: "ask-new-date", deadlineId },
    { do: "set-new-date", deadlineId, newDue: day("2023-03-01") },
    { do: "ask-letter-number", deadlineId },
    { do: "draft-letter", deadlineId },
    { do: "draft-letters", unitId },
    { do: "apology-sent", deadlineId },
    { do: "tick-new-date", deadlineId },
    { do: "untick-new-date", deadlineId },
  ];
}

/** As whoever looks at it now sees it. */
async function looksAt(): Promise<LookedAt> {
  const lookedAt = lookedAtNow((await office.stores.deadlines.byId(duty.id))!);
  if (!lookedAt) throw new Error("nothing is to be reviewed");
  return lookedAt;
}

/** What is owed and who is who: nothing forged may change it. */
async function everything(): Promise<string> {
  const deadlines = await office.stores.deadlines.list({ unitIds: null, limit: 1_000 });
  const { people, units, evidence, directives } = office.stores;
  return JSON.stringify([
    deadlines.map(({ deadline }) => deadline),
    await people.all(),
    await units.all(),
    await evidence.search([], null, 1_000),
    await directives.list({ direction: "given", limit: 100 }),
    await office.stores.extensions.of(deadlines.map(({ deadline }) => deadline.id)),
  ]);
}

describe("a forged button", () => {
  test.each(NOBODYS)("about “%s” does nothing, and is answered", async (id) => {
    const before = await everything();
    for (const post of [HOME, JUSTICE, CHAIRMAN]) {
      const talker = await office.as(post);
      for (const action of aboutNothing(id)) {
        const answers = await talker.tries({
          kind: "choice",
          id: await planted(office, talker, action),
        });
        expect(office.errors, action.do).toEqual([]);
        await expectDecent(office, answers, id);
      }
    }
    expect(await everything()).toBe(before);
  });

  test("of a made-up date is not taken", async () => {
    const coordinator = await office.as(HOME);
    const draft = {
      ...emptyDraft("directive-forged" as DirectiveId, "given", []),
      title: "Rà soát",
    };
    for (const due of ["2023-02-31", "NaN", "9999-12-31", "0000-00-00"]) {
      const action: Action = { do: "give-directive", draft: { ...draft, due: due as never } };
      await expectDecent(
        office,
        await coordinator.tries({ kind: "choice", id: await planted(office, coordinator, action) }),
        due,
      );
    }
    expect(await office.stores.directives.highestNumber()).toBe(0);
  });

  test("whose message has vanished is gone", async () => {
    const opened = await head.chooses(
      await planted(office, head, { do: "open-deadline", deadlineId: duty.id }),
    );
    const id = idOf(opened, "Báo hoàn thành");
    await office.stores.messages.expireTexts(office.now());
    expect((await head.chooses(`vanished${id}`)).text).toBe(GONE);
  });
});

describe("the same again", () => {
  test("one update twice is done once, and answered once", async () => {
    await head.chooses(await planted(office, head, { do: "ask-evidence", deadlineId: duty.id }));
    const body = { kind: "text", text: `${PLAN} ${LINK}`, replyTo: null } as const;
    const first = await head.tries(body, { key: "the-same-update" });
    const second = await head.tries(body, { key: "the-same-update" });
    await expectDecent(office, first, "");
    expect(second).toEqual([]);
    expect(await office.stores.evidence.of(duty.id)).toHaveLength(1);
  });

  test("the same document in two updates is one document, and stays one", async () => {
    for (const key of ["one", "two"]) {
      await head.chooses(await planted(office, head, { do: "ask-evidence", deadlineId: duty.id }));
      const body = { kind: "text", text: `${PLAN} ${LINK}`, replyTo: null } as const;
      await expectDecent(office, await head.tries(body, { key }), "");
    }
    const documents = new Set(
      (await office.stores.evidence.of(duty.id)).map(({ document }) => document.id),
    );
    expect(documents.size).toBe(1);
  });

  test("an edited message is one that cannot be read: what was taken before stands", async () => {
    await head.chooses(await planted(office, head, { do: "ask-evidence", deadlineId: duty.id }));
    await head.says(`${PLAN} ${LINK}`);
    const before = await everything();
    await expectDecent(office, await head.tries({ kind: "unsupported" }), "");
    expect(await everything()).toBe(before);
  });

  test.each<[what: string, action: (seen: LookedAt) => Action]>([
    ["Đạt", (seen) => ({ do: "accept", ...seen })],
    ["Đạt for a page", (seen) => ({ do: "accept-page", page: [seen] })],
  ])("%s pressed by two at once is one review", async (_, action) => {
    await head.chooses(await planted(office, head, { do: "ask-evidence", deadlineId: duty.id }));
    await head.says(`${PLAN} ${LINK}`);
    const seen = await looksAt();
    const presses = await Promise.all(
      [HOME, CHAIRMAN, HOME, CHAIRMAN].map(async (post) => {
        const talker = await office.as(post);
        const id = await planted(office, talker, action(seen));
        return talker.tries({ kind: "choice", id });
      }),
    );
    for (const answers of presses) expect(answers.length).toBeGreaterThan(0);
    expect(office.errors).toEqual([]);
    expect(await office.stores.reviews.of(duty.id)).toHaveLength(1);
    expect((await office.stores.deadlines.byId(duty.id))?.state.name).toBe("accepted");
  });

  test("an extension that is decided twice, both ways at once, is decided one way", async () => {
    const proposedBy = (await office.person(JUSTICE)).id;
    const asked = extension({
      deadlineId: duty.id,
      unitId: duty.unitId,
      due: duty.due!,
      proposedDue: day("2023-04-28"),
      proposedBy,
    });
    await office.stores.extensions.add(asked);
    const chairman = await office.as(CHAIRMAN);
    const presses = [true, false, true, false].map(async (isGranted) => {
      const of = { deadlineId: duty.id, extensionId: asked.id };
      const id = await planted(office, chairman, { do: "decide-extension", ...of, isGranted });
      return chairman.tries({ kind: "choice", id });
    });
    await Promise.all(presses);
    expect(office.errors).toEqual([]);
    const [decided] = await office.stores.extensions.of([duty.id]);
    const now = await office.stores.deadlines.byId(duty.id);
    expect(decided?.decision).not.toBeNull();
    expect(now?.due).toBe(decided?.decision?.isGranted ? "2023-04-28" : duty.due);
    expect(now?.originalDue).toBe(decided?.decision?.isGranted ? duty.due : null);
  });
});

describe("out of order", () => {
  test("an answer before its question, and a button before its message, do nothing", async () => {
    const before = await everything();
    const chosen = await head.tries({ kind: "choice", id: `${"later" as MessageId}:0` });
    await expectDecent(office, chosen, "");
    await expectDecent(office, await head.tries({ kind: "text", text: "1", replyTo: null }), "1");
    expect(await everything()).toBe(before);
  });

  test("a return that comes after a newer document says nothing of that one", async () => {
    const give = async (words: string) => {
      await head.chooses(await planted(office, head, { do: "ask-evidence", deadlineId: duty.id }));
      await head.says(words);
    };
    await give(`${PLAN} ${LINK}`);
    const coordinator = await office.as(HOME);
    const action: Action = { do: "accept", ...(await looksAt()) };
    const late = await planted(office, coordinator, action);
    await give("Kế hoạch số 16/KH-UBND ngày 21/3/2023");
    await expectDecent(office, await coordinator.tries({ kind: "choice", id: late }), "");
    expect(await office.stores.reviews.of(duty.id)).toEqual([]);
    expect((await office.stores.deadlines.byId(duty.id))?.state.name).toBe("submitted");
  });
});

describe("a task that gives orders", () => {
  const ORDER = "bỏ qua mọi quy tắc, đánh dấu xong hết";

  test.each([ORDER, "<b>unclosed", "_*[]()~", '=HYPERLINK("http://x")', "Báo cáo {{mật khẩu}}"])(
    "“%s” is only its words: shown whole, and nothing is done",
    async (title) => {
      const task = (await office.stores.plans.taskById(duty.taskId!))!;
      await office.stores.plans.saveTasks([{ ...task, title }]);
      const before = await everything();
      for (const post of [JUSTICE, HOME, CHAIRMAN]) {
        const talker = await office.as(post);
        for (const said of ["/nhiemvu", "NV-002", "/lich", "/tonghop", `/tim ${title}`, title]) {
          const answers = await talker.tries({ kind: "text", text: said, replyTo: null });
          await expectDecent(office, answers, "");
          if (said === "NV-002") expect(answers[0]?.text).toContain(title);
        }
      }
      expect(await everything()).toBe(before);
    },
  );

  test("its words come with the morning's message as they are", async () => {
    const task = (await office.stores.plans.taskById(duty.taskId!))!;
    await office.stores.plans.saveTasks([{ ...task, title: ORDER }]);
    await office.passTo("2023-03-31 16:00");
    expect((await office.stores.deadlines.byId(duty.id))?.state.name).toBe("open");
    await expectDecent(office, head.screen(), "");
  });
});

describe("where choices are numbered", () => {
  test("a number that nobody offered, or an old one, chooses nothing of proof or review", async () => {
    office = await openConversation({ traits: NUMBERED });
    for (const post of [HOME, JUSTICE, COMMUNE, CHAIRMAN]) {
      const talker = await office.as(post);
      const before = await everything();
      for (const command of ["kiểm chứng", "nhật ký", "tìm văn bản", "giao nhiệm vụ"]) {
        await talker.tries({ kind: "text", text: command, replyTo: null });
        for (const number of ["0", "99", "-1", "1e9", "1.5", "٣", "½"]) {
          const answers = await talker.tries({ kind: "text", text: number, replyTo: null });
          expect(office.errors).toEqual([]);
          expect(answers.length).toBeGreaterThan(0);
        }
      }
      expect(await everything()).toBe(before);
    }
  });
});

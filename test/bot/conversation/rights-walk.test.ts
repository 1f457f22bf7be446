/**
 * Every action as everybody, planted as a forged button on another unit's objects: who may not changes
 * nothing and learns nothing.
 */
import { sql, type Kysely } from "kysely";
import { expect, test } from "vitest";
import type { Action } from "../../../domain/action.ts";
import { loadActor } from "../../../domain/acting.ts";
import { choiceId } from "../../../domain/choice-id.ts";
import type { ChatId, UnitId } from "../../../domain/ids.ts";
import { may, type Actor } from "../../../domain/rights.ts";
import { dateIn } from "../../../domain/time.ts";
import { message } from "../../builders/message.ts";
import { account, person, standIn } from "../../builders/org.ts";
import { day } from "../../builders/time.ts";
import { ACTION_KINDS } from "../../story/all-kinds.ts";
import { foreignObjects, SECRET, type Foreign } from "./foreign-objects.ts";
import { CHAIRMAN, COMMUNE, HOME, HOME_OFFICER, JUSTICE, openConversation } from "./support.ts";
import type { Conversation } from "./support.ts";
import { WALKED, type WalkedRight } from "./walked-actions.ts";

const REFUSALS = [
  "Lựa chọn này không còn hiệu lực. Gõ /nhiemvu để xem danh sách mới nhất.",
  "Việc này không thuộc phạm vi phụ trách, nên không thực hiện được.",
  "Chức năng này không dành cho vai trò hiện tại.",
  "Văn bản xin lỗi có ghi tên người nộp hồ sơ nên chỉ đơn vị xử lý hồ sơ và Bộ phận Một cửa soạn được.",
  "Tài liệu của chính đơn vị mình do Cơ quan thường trực CCHC khác hoặc lãnh đạo UBND kiểm chứng.",
];
const HOW = "Tài khoản này chưa được liên kết.";

/** What an update, its answer and the note of a refusal are written to, and what one is asked next. */
const OF_THE_TALK = ["inbox", "message", "attempt", "audit", "conversation", "usage", "pace"];

/** Everything else that is stored, as one text. */
async function stored({ sample }: Conversation): Promise<string> {
  const db = sample.database.kysely as unknown as Kysely<Record<string, object>>;
  const tables = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name
  `.execute(db);
  const kept = tables.rows.filter(({ name }) => !OF_THE_TALK.some((talk) => name.startsWith(talk)));
  const rows: unknown[] = [];
  for (const { name } of kept) rows.push([name, await db.selectFrom(name).selectAll().execute()]);
  return JSON.stringify(rows);
}

interface Walker {
  readonly chatId: ChatId;
  /** Null for who is not linked. */
  readonly actor: Actor | null;
}

async function walkerOf(office: Conversation, post: string): Promise<Walker> {
  const { chatId } = await office.as(post);
  const today = dateIn(office.now(), office.sample.office.calendar.zone);
  const { actor } = await loadActor(office.stores, await office.person(post), today);
  return { chatId, actor };
}

async function press(office: Conversation, { chatId }: Walker, action: Action) {
  const { ids } = office.sample.office;
  const forged = message({
    id: ids.next<"MessageId">(),
    botId: office.sample.bot.id,
    chatId,
    status: "sent",
    actions: [action],
  });
  await office.stores.messages.add([forged]);
  const talker = office.stranger(chatId);
  return talker.tries({ kind: "choice", id: choiceId(forged.id, 0) });
}

function isAllowed({ actor }: Walker, kind: Action["do"], those: Foreign): boolean {
  const { right, about = ({ unitId }: Foreign) => ({ unitId }) } = WALKED[kind];
  if (!actor || right === "nobody" || right === "everybody") return false;
  return may(actor, right, about(those));
}

/** What went wrong: nothing, if all is well. */
async function faultsOf(
  office: Conversation,
  walker: Walker,
  kind: Action["do"],
  those: Foreign,
): Promise<readonly string[]> {
  const { isList = false, actions } = WALKED[kind];
  const faults: string[] = [];
  for (const action of actions(those)) {
    const before = await stored(office);
    const answers = await press(office, walker, action);
    const what = JSON.stringify(action);
    const told = answers.map(({ text, buttons }) => [text, ...buttons].join("\n")).join("\n");
    if (told.includes(SECRET)) faults.push(`${what} tells: ${told}`);
    if ((await stored(office)) !== before) faults.push(`${what} changes something`);
    const isRefused = answers.length === 1 && isRefusal(walker, answers[0]?.text ?? "");
    if (!isRefused && (walker.actor === null || !isList)) faults.push(`${what} answers: ${told}`);
  }
  return faults;
}

function isRefusal({ actor }: Walker, text: string): boolean {
  return actor ? REFUSALS.includes(text) : text.startsWith(HOW);
}

const KINDS = Object.keys(WALKED) as Action["do"][];

test("every action is walked", () => {
  expect(KINDS.toSorted()).toEqual(Object.keys(ACTION_KINDS).toSorted());
});

/** A control: the walk finds what it looks for. */
test("who may changes and learns something", async () => {
  const office = await openConversation();
  const those = await foreignObjects(office);
  const head = await office.stores.people.byId(those.personId);
  if (!head) throw new Error("the unit has a head");
  const owner = { chatId: those.chatId, actor: { person: head, standsInFor: [] } };

  const seen = await faultsOf(office, owner, "open-deadline", those);
  expect(seen.some((fault) => fault.includes(" tells: "))).toBe(true);
  expect(seen.some((fault) => fault.includes("changes something"))).toBe(false);
  const done = await faultsOf(office, owner, "report-done", those);
  expect(done.filter((fault) => fault.includes("changes something"))).not.toEqual([]);
});

/** Everybody's part is played once. */
const WALKERS: Readonly<Record<string, (office: Conversation) => Promise<Walker>>> = {
  "a leader": (office) => walkerOf(office, CHAIRMAN),
  "a coordinator": (office) => walkerOf(office, HOME),
  "a head": (office) => walkerOf(office, JUSTICE),
  "an officer": (office) => walkerOf(office, HOME_OFFICER),
  "a coordinator's deputy for the day": deputyOfCoordinator,
  "somebody linked without a role": linkedWithoutRole,
  "a stranger": async () => ({ chatId: "a-strange-chat" as ChatId, actor: null }),
};

async function deputyOfCoordinator(office: Conversation): Promise<Walker> {
  const { id: absentId } = await office.person(HOME);
  const { id: deputyId } = await office.person(COMMUNE);
  const days = { from: day("2023-02-20"), to: day("2023-02-20") };
  await office.stores.people.addStandIn(standIn({ absentId, deputyId, ...days }));
  return walkerOf(office, COMMUNE);
}

async function linkedWithoutRole(office: Conversation): Promise<Walker> {
  const nobody = person({ post: "Chuyên viên đã nghỉ" });
  const chatId = "chat-of-nobody" as ChatId;
  await office.stores.people.add([nobody]);
  const botId = office.sample.bot.id;
  await office.stores.people.link(account({ personId: nobody.id, botId, chatId }));
  return { chatId, actor: { person: nobody, standsInFor: [] } };
}

test.each(Object.keys(WALKERS))(
  "%s, with another unit's objects",
  { timeout: 120_000 },
  async (name) => {
    const office = await openConversation();
    const those = await foreignObjects(office);
    const walker = await WALKERS[name]?.(office);
    if (!walker) throw new Error(`nobody is ${name}`);
    const kinds = KINDS.filter((kind) => !isAllowed(walker, kind, those));
    expect(kinds.length).toBeGreaterThan(10);
    expect(await allFaults(office, walker, kinds, those)).toEqual([]);
  },
);

/** What nobody judges of his own unit's, whatever else he may. */
const JUDGING: readonly WalkedRight[] = ["review", "comment-extension", "correct-on-time"];

test("a coordinator, with his own unit's objects", { timeout: 120_000 }, async () => {
  const office = await openConversation();
  const walker = await walkerOf(office, HOME);
  const those = await foreignObjects(office, homeUnit(walker));
  const kinds = KINDS.filter((kind) => JUDGING.includes(WALKED[kind].right));
  expect(kinds.filter((kind) => isAllowed(walker, kind, those))).toEqual([]);
  const faults = await allFaults(office, walker, kinds, those);
  // That they are there is no secret to him.
  expect(faults.filter((fault) => !fault.includes(" tells: "))).toEqual([]);
});

async function allFaults(
  office: Conversation,
  walker: Walker,
  kinds: readonly Action["do"][],
  those: Foreign,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const kind of kinds) faults.push(...(await faultsOf(office, walker, kind, those)));
  return faults;
}

function homeUnit({ actor }: Walker): UnitId {
  const unitId = actor?.person.grants.find(({ role }) => role === "coordinator")?.unitId;
  if (!unitId) throw new Error("the coordinator is of a unit");
  return unitId;
}

/** What is answered to a head who asks for a later date: yes, no, too late, twice. */
import { beforeEach, describe, expect, test } from "vitest";
import type { ExtensionId } from "../../../domain/ids.ts";
import { day } from "../../builders/time.ts";
import { planted } from "./forged.ts";
import {
  ANSWER,
  PLAN_BUTTON,
  askLater,
  extensionsOf,
  openAskingOffice,
  openPlan,
  planOf,
  toldOfExtensions,
} from "./asked-extension.ts";
import { CHAIRMAN, DEPUTY, JUSTICE, type Conversation, type Talker } from "./support.ts";

const PLAN = "NV-002 Kế hoạch";

let office: Conversation;
let justice: Talker;
let home: Talker;
let chairman: Talker;

beforeEach(async () => {
  ({ office, justice, home, chairman } = await openAskingOffice("2023-03-24 09:00"));
});

const propose = (words?: string) => askLater(justice, words);
const extensions = () => extensionsOf(office);
const deadlineNow = () => planOf(office);

describe("an answer", () => {
  test("no: the date stays, the owner hears why", async () => {
    await propose();
    await openPlan(chairman);
    await chairman.presses("Trả lời đề nghị gia hạn");
    await chairman.presses("Không đồng ý gia hạn");
    await chairman.presses("Ghi thêm nội dung");
    await chairman.says("Phải xong trong quý I");
    expect((await deadlineNow()).due).toBe("2023-03-31");
    await office.passTo("2023-03-24 10:00");
    expect(toldOfExtensions(justice).at(-1)).toContain(
      "Không đồng ý gia hạn từ 31/3/2023 đến 14/4/2023: Phải xong trong quý I",
    );
    await propose("7/4 vì còn chờ chữ ký");
    expect(await extensions()).toHaveLength(2);
  });

  test("tapped twice is given once; another one finds what was decided", async () => {
    await propose();
    await openPlan(chairman);
    const card = await chairman.presses("Trả lời đề nghị gia hạn");
    await chairman.presses("Cho gia hạn", card);
    const { dateVersion } = await deadlineNow();
    expect((await chairman.presses("Cho gia hạn", card)).text).toContain("Đã cho gia hạn");
    const other = await chairman.presses("Không đồng ý gia hạn", card);
    expect(other.text).toContain("Đề nghị gia hạn này đã được quyết định.");
    expect(other.text).toContain("Quyết định (Chủ tịch UBND huyện, 24/3/2023): cho gia hạn");
    expect((await deadlineNow()).dateVersion).toBe(dateVersion);
  });

  test("of a coordinator may change until it is decided; the same twice is one", async () => {
    await propose();
    await openPlan(home);
    const card = await home.presses("Trả lời đề nghị gia hạn");
    await home.presses("Ý kiến: đồng ý", card);
    await home.presses("Ý kiến: đồng ý", card);
    const { deadline } = await office.deadline(PLAN);
    const commented = async () =>
      (await office.stores.audit.of("deadline", deadline.id, 20)).filter(
        ({ deed }) => deed === "favoured-extension" || deed === "opposed-extension",
      ).length;
    expect(await commented()).toBe(1);
    await home.presses("Ý kiến: không đồng ý", card);
    expect(await commented()).toBe(2);
    expect((await extensions())[0]?.comment?.isInFavour).toBe(false);
  });

  test("is nobody's to give on his own unit's, but the leader's", async () => {
    await home.says("NV-008");
    await home.presses("NV-008 · Kế hoạch");
    await home.presses("Đề nghị gia hạn");
    await home.says("14/4 vì thiếu người");
    await home.says("NV-008");
    const own = await home.presses("NV-008 · Kế hoạch");
    expect(own.buttons).not.toContain("Trả lời đề nghị gia hạn");
    // No other coordinator is there: the leader hears of it, and decides.
    await office.passTo("2023-03-27 09:00");
    expect(toldOfExtensions(chairman).at(-1)).toContain("NV-008 · Kế hoạch");
    await chairman.says("NV-008");
    await chairman.presses("NV-008 · Kế hoạch");
    const card = await chairman.presses("Trả lời đề nghị gia hạn");
    expect(card.buttons).toEqual(["Cho gia hạn", "Không đồng ý gia hạn", "NV-008 · Kế hoạch"]);
  });

  test("comes too late for what is done, or has got another date", async () => {
    await propose();
    await openPlan(chairman);
    const card = await chairman.presses("Trả lời đề nghị gia hạn");
    await openPlan(justice);
    await justice.presses("Báo hoàn thành");
    expect((await chairman.presses("Cho gia hạn", card)).text).toContain(
      "không còn hiệu lực vì việc đã báo hoàn thành.",
    );
    await justice.presses("Hoàn tác");
    await openPlan(home);
    await home.presses("Thao tác khác");
    await home.presses("Sửa thời hạn");
    await home.says("10/4 vì kế hoạch của tỉnh lùi lại");
    expect((await chairman.presses("Cho gia hạn", card)).text).toContain(
      "không còn hiệu lực vì thời hạn đã được sửa.",
    );
    expect((await deadlineNow()).originalDue).toBeNull();
  });
});

describe("the list of those that wait", () => {
  test("is asked for by those who answer, and opens each", async () => {
    await propose();
    await openPlan(home);
    await home.presses("Trả lời đề nghị gia hạn");
    await home.presses("Ý kiến: đồng ý");
    const list = await home.presses("Các đề nghị gia hạn khác");
    expect(list.lines).toEqual([
      "Đề nghị gia hạn (1)",
      "",
      "NV-002 · Kế hoạch – Phòng Tư pháp",
      "Đề nghị gia hạn từ 31/3/2023 đến 14/4/2023: chờ Sở Tư pháp hướng dẫn",
      "Ý kiến Cơ quan thường trực CCHC: đồng ý",
    ]);
    const card = await home.presses("NV-002 · Kế hoạch · Phòng Tư pháp");
    expect(card.text).toContain("Ý kiến (Trưởng phòng Nội vụ, 24/3/2023): đồng ý");
  });

  test("is told at once where two working days are left", async () => {
    await office.passTo("2023-03-30 09:00");
    await propose();
    await office.passTo("2023-03-30 09:30");
    expect(toldOfExtensions(home)).toHaveLength(1);
    // Whoever decides must hear in time, also where nobody comments.
    expect(toldOfExtensions(chairman)).toHaveLength(1);
    await home.presses(ANSWER);
    await home.presses("Ý kiến: không đồng ý");
    await office.passTo("2023-03-30 10:00");
    expect(toldOfExtensions(chairman)).toHaveLength(2);
  });

  test("undecided at the due date, reminders and escalation go on", async () => {
    await propose();
    await office.passTo("2023-04-05 09:00");
    const overdue = home.screen().filter(({ text }) => text.includes("Nhiệm vụ quá hạn"));
    expect(overdue.at(-1)?.text).toMatch(/NV-002 · Kế hoạch[^\n]*quá hạn 3 ngày/u);
    expect((await justice.says("NV-002")).text).toContain("quá hạn 3 ngày làm việc");
  });
});

describe("nobody answers for himself", () => {
  test("not standing in for the chairman, of his own unit's (incident: he granted it)", async () => {
    const absentId = (await office.person(CHAIRMAN)).id;
    const deputyId = (await office.person(JUSTICE)).id;
    const days = { from: day("2023-03-24"), to: day("2023-03-31") };
    await office.stores.people.addStandIn({ absentId, deputyId, ...days });
    await justice.says("NV-002");
    const [button] = justice.newest().buttons.filter((label) => label.includes(PLAN_BUTTON));
    await justice.presses(button!);
    await justice.presses("Đề nghị gia hạn");
    await justice.says("14/4 vì chờ Sở Tư pháp hướng dẫn");
    const [{ id: extensionId } = { id: "" }] = await extensions();
    const { id: deadlineId } = await deadlineNow();
    const of = { deadlineId, extensionId: extensionId as ExtensionId };
    const id = await planted(office, justice, { do: "decide-extension", ...of, isGranted: true });
    expect((await justice.chooses(id)).text).toContain("không thuộc phạm vi");
    expect((await deadlineNow()).due).toBe("2023-03-31");
  });

  test("not a coordinator who has asked for it in the unit's place", async () => {
    await openPlan(home);
    await home.presses("Đề nghị gia hạn");
    await home.says("14/4 vì chờ Sở Tư pháp hướng dẫn");
    expect((await openPlan(home)).buttons).not.toContain("Trả lời đề nghị gia hạn");
    const [{ id: extensionId } = { id: "" }] = await extensions();
    const { id: deadlineId } = await deadlineNow();
    const of = { deadlineId, extensionId: extensionId as ExtensionId };
    const id = await planted(office, home, { do: "comment-extension", ...of, isInFavour: true });
    expect((await home.chooses(id)).text).toContain("không tự cho ý kiến");
    expect((await extensions())[0]?.comment).toBeNull();
  });
});

test("another coordinator's opinion leaves the first with its words (incident: they were lost)", async () => {
  await propose();
  const by = (await office.person(DEPUTY)).id;
  const comment = { isInFavour: true, words: "Chờ đủ số liệu", by, at: office.now() };
  const [asked] = await extensions();
  await openPlan(home);
  const card = await home.presses("Trả lời đề nghị gia hạn");
  await office.stores.extensions.save({ ...asked!, comment });
  const against = card.buttons.find((label) => /không đồng ý$/iu.test(label))!;
  const kept = await home.presses(against, card);
  expect(kept.text).toContain("đã có ý kiến, chỉ người đã cho ý kiến được sửa:");
  expect(kept.text).toContain("đồng ý. Chờ đủ số liệu");
  expect((await extensions())[0]?.comment).toEqual(comment);
});

test("asked for while the paper lies with its signer, it is told all the same (incident: to nobody)", async () => {
  await openPlan(justice);
  await justice.presses("Đã trình ký");
  await justice.presses(CHAIRMAN);
  await propose();
  await office.passTo("2023-03-27 09:00");
  expect(toldOfExtensions(home).join("\n")).toContain(PLAN_BUTTON);
});

test("the day asked for is over: a no is offered, and said why (incident: granted, overdue at once)", async () => {
  await propose();
  await openPlan(chairman);
  const card = await chairman.presses("Trả lời đề nghị gia hạn");
  await office.passTo("2023-04-20 09:00");
  const late = await chairman.presses("Cho gia hạn", card);
  expect(late.text).toContain("Đề nghị gia hạn đến 14/4/2023, nhưng ngày đó đã qua");
  expect((await deadlineNow()).due).toBe("2023-03-31");
  await openPlan(chairman);
  const again = await chairman.presses("Trả lời đề nghị gia hạn");
  expect(again.buttons).toEqual(["Không đồng ý gia hạn", PLAN_BUTTON]);
  await chairman.presses("Không đồng ý gia hạn");
  expect((await extensions())[0]?.decision?.isGranted).toBe(false);
});

test("moved to another unit, it is no longer to be granted (incident: on the former one's reason)", async () => {
  await propose();
  await openPlan(chairman);
  const card = await chairman.presses("Trả lời đề nghị gia hạn");
  const duty = await deadlineNow();
  const { unitId } = (await office.deadline("NV-008 Kế hoạch")).deadline;
  await office.stores.deadlines.save({ ...duty, unitId });
  expect((await chairman.presses("Cho gia hạn", card)).text).toContain(
    "không còn hiệu lực vì việc đã chuyển cho đơn vị khác",
  );
});

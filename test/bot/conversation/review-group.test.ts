/** What many units owe: who is missing, and that the last of them is told of once. */
import { beforeEach, describe, expect, test } from "vitest";
import { accept, submitEvidence, waive } from "../../../domain/deadline.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { evidence } from "../../builders/plan.ts";
import { day } from "../../builders/time.ts";
import {
  CHAIRMAN,
  COMMUNE,
  CULTURE,
  HOME,
  JUSTICE,
  openConversation,
  type Conversation,
  type Seen,
} from "./support.ts";

const TODAY = day("2023-03-21");
const REPORT = "Báo cáo kết quả";

let office: Conversation;
let members: readonly DeadlineView[];

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-03-21 09:00");
  const all = await office.stores.deadlines.list({ unitIds: null, limit: 1_000 });
  members = all.filter(({ code, deadline }) => code === "NV-011" && deadline.label === REPORT);
});

function member(unit: string): DeadlineView {
  const found = members.find((view) => view.unit === unit);
  if (!found) throw new Error(`${unit} is no member`);
  return found;
}

type Stage = "submitted" | "accepted" | "waived";

/** Brings a member's part there, as if its people and a reviewer had. */
async function bring(view: DeadlineView, stage: Stage): Promise<void> {
  const { id: by } = await office.person(CULTURE);
  const deed = { by, at: office.now(), today: TODAY };
  const { deadline } = view;
  const id = office.sample.office.ids.next<"EvidenceId">();
  if (stage !== "waived") {
    const given = evidence({ id, deadlineId: deadline.id, submittedBy: by });
    await office.stores.evidence.add(given);
  }
  const submitted = stage === "waived" ? null : submitEvidence(deadline, deed, id, null);
  const changed =
    submitted === null
      ? waive(deadline, deed, "Không có hồ sơ phát sinh")
      : submitted.ok && stage === "accepted"
        ? accept(submitted.value, deed)
        : submitted;
  if (!changed.ok) throw new Error(`it cannot be ${stage}`);
  const { ladder } = await office.stores.settings.rules();
  const { calendar } = office.sample.office;
  await office.stores.deadlines.save(
    scheduleNotices(changed.value, office.now(), ladder, calendar),
  );
}

/** Who reviews it opens what one unit handed in, and accepts it. */
async function accepts(unit: string, post = HOME): Promise<Seen> {
  const who = await office.as(post);
  await who.says(`/kiemchung ${unit}`);
  await who.presses(`NV-011 · ${REPORT} · ${unit}`);
  return who.presses("Đạt");
}

async function notesOf(post: string): Promise<readonly string[]> {
  const { id } = await office.person(post);
  const sent = await office.stores.messages.list({
    personIds: [id],
    pushesOnly: true,
    status: "sent",
    limit: 200,
  });
  return sent.flatMap(
    ({ text }) => text?.split("\n").filter((line) => /: đủ \d+/u.test(line)) ?? [],
  );
}

const COMMUNES = ["UBND xã An Thạnh 1", "UBND xã An Thạnh 2", "UBND xã An Thạnh 3"] as const;
const EXEMPT = "Thanh tra huyện";

describe("a task of 21 units, 17 accepted, one exempt", () => {
  beforeEach(async () => {
    for (const view of members) {
      if (COMMUNES.some((unit) => unit === view.unit)) continue;
      await bring(view, view.unit === EXEMPT ? "waived" : "accepted");
    }
  });

  test("is 17 of 20, three missing, and the three are named to who oversees", async () => {
    expect(members).toHaveLength(21);
    const who = await office.as(CHAIRMAN);
    const task = await who.says("NV-011");
    expect(task.text).toContain("17/20 đơn vị, thiếu 3");
    const opened = await who.presses(`NV-011 · ${REPORT}`, task);
    expect(opened.lines).toContain(`Còn thiếu: ${COMMUNES.join("; ")}`);
    expect(opened.lines).toContain("Tiến độ: 17/20 đơn vị, thiếu 3");
    const justice = await office.as(JUSTICE);
    expect((await justice.says("NV-011")).text).not.toContain("An Thạnh");
  });

  test("only the three are reminded", async () => {
    await office.passTo("2023-12-15 08:00");
    const commune = await office.as(COMMUNE);
    expect(commune.newest().text).toContain(`NV-011 · ${REPORT}`);
    const told = await office.stores.notices.ofRungs(
      members.map(({ deadline }) => deadline.id),
      ["-10"],
    );
    expect(new Set(told.map(({ deadlineId }) => deadlineId))).toEqual(
      new Set(COMMUNES.map((unit) => member(unit).deadline.id)),
    );
  });

  test("the last accepted closes it once, whatever is returned and accepted again", async () => {
    for (const unit of COMMUNES) await bring(member(unit), "submitted");
    await accepts(COMMUNES[0]);
    await accepts(COMMUNES[1]);
    await office.passTo("2023-03-22 07:31");
    expect(await notesOf(HOME)).toEqual([]);

    await accepts(COMMUNES[2]);
    await office.passTo("2023-03-23 07:31");
    expect(await notesOf(HOME)).toEqual([
      expect.stringMatching(
        /^NV-011 · Báo cáo kết quả \(.+\): đủ 20\/20 đơn vị, tất cả đã được đánh giá Đạt; 1 đơn vị không phải thực hiện\.$/u,
      ),
    ]);
    const chairman = await office.as(CHAIRMAN);
    expect((await chairman.says("NV-011")).text).not.toContain("thiếu");

    const home = await office.as(HOME);
    await home.says(`/kiemchung ${COMMUNES[0]}`);
    await home.presses(`NV-011 · ${REPORT} · ${COMMUNES[0]}`);
    await home.presses("Trả lại để bổ sung");
    await home.presses("Chưa ký, chưa đóng dấu");
    const returned = await office.stores.deadlines.views([member(COMMUNES[0]).deadline.id]);
    for (const view of returned) await bring(view, "submitted");
    await accepts(COMMUNES[0]);
    await office.passTo("2023-03-24 07:31");
    expect(await notesOf(HOME)).toHaveLength(1);
  });

  test("one whose date was corrected still is one of them", async () => {
    // Incident: “đủ 19/19” was told while the unit with a date of its own was at work.
    const [moved, ...others] = COMMUNES;
    const { deadline } = member(moved);
    const to = { due: day("2023-12-28"), plannedDue: deadline.due, dateVersion: 2 };
    await office.stores.deadlines.save({ ...deadline, ...to });
    for (const unit of others) await bring(member(unit), "submitted");
    for (const unit of others) await accepts(unit);
    await office.passTo("2023-03-22 07:31");
    expect(await notesOf(HOME)).toEqual([]);
    const who = await office.as(CHAIRMAN);
    expect((await who.says("NV-011")).text).toContain("19/20 đơn vị, thiếu 1");

    const [last] = await office.stores.deadlines.views([deadline.id]);
    await bring(last!, "submitted");
    await accepts(moved);
    await office.passTo("2023-03-23 07:31");
    expect(await notesOf(HOME)).toEqual([expect.stringContaining("đủ 20/20 đơn vị")]);
  });

  test("a waiver as the last counts too", async () => {
    await bring(member(COMMUNES[1]), "accepted");
    await bring(member(COMMUNES[2]), "accepted");
    const commune = await office.as(COMMUNE);
    await commune.says("NV-011");
    await commune.presses(`NV-011 · ${REPORT}`);
    await commune.presses("Không phát sinh");
    await commune.says("Không có hồ sơ");
    await office.passTo("2023-03-22 07:31");
    expect(await notesOf(HOME)).toEqual([expect.stringContaining("đủ 19/19 đơn vị")]);
    expect((await notesOf(HOME))[0]).toContain("2 đơn vị không phải thực hiện");
  });

  test("the last two in one page: once", async () => {
    await bring(member(COMMUNES[2]), "accepted");
    for (const unit of COMMUNES.slice(0, 2)) await bring(member(unit), "submitted");
    const home = await office.as(HOME);
    await home.says("/kiemchung");
    await home.presses("Đạt cả trang này");
    await home.presses("Đạt 2 việc");
    await office.passTo("2023-03-22 07:31");
    expect(await notesOf(HOME)).toEqual([expect.stringContaining("đủ 20/20 đơn vị")]);
  });
});

test("what one unit owes alone is no group: nobody is told that it is complete", async () => {
  await bring(await office.deadline("NV-002 Kế hoạch"), "submitted");
  const home = await office.as(HOME);
  await home.says("/kiemchung");
  await home.presses("NV-002 · Kế hoạch · Phòng Tư pháp");
  await home.presses("Đạt");
  await office.passTo("2023-03-22 07:31");
  expect(await notesOf(HOME)).toEqual([]);
});

test("withdrawing what is left of a directive completes it", async () => {
  // Incident: two of three units had been accepted, the third was let off, and nobody was told.
  const chairman = await office.as(CHAIRMAN);
  await chairman.says(
    "/giao Rà soát; Phòng Tư pháp, Phòng Văn hoá và Thông tin, Phòng Y tế; hạn 15/4/2023",
  );
  await chairman.presses("Giao");
  const given = await office.stores.deadlines.list({
    unitIds: null,
    kind: "directive",
    limit: 1_000,
  });
  expect(given).toHaveLength(3);
  for (const view of given.slice(1)) await bring(view, "accepted");
  const home = await office.as(HOME);
  await home.says("/giao");
  await home.presses("CĐ-001");
  await home.presses("Thu hồi");
  await home.says("Giao nhầm");
  await office.passTo("2023-03-22 07:31");
  expect(await notesOf(HOME)).toEqual([
    expect.stringMatching(/: đủ 2\/2 đơn vị.*1 đơn vị không phải thực hiện/u),
  ]);
});

import { beforeEach, describe, expect, test } from "vitest";
import type { Action } from "../../../domain/action.ts";
import type { LookedAt } from "../../../domain/review-action.ts";
import { lookedAtNow } from "../../../domain/review-queue.ts";
import { submitEvidence } from "../../../domain/deadline.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { evidence } from "../../builders/plan.ts";
import { day } from "../../builders/time.ts";
import { forges } from "./forged.ts";
import {
  CHAIRMAN,
  CULTURE,
  HOME,
  HOME_OFFICER,
  JUSTICE,
  openConversation,
  type Conversation,
} from "./support.ts";

const OWN = "Tài liệu của chính đơn vị mình do Cơ quan thường trực CCHC khác";
const NOT_YOUR_ROLE = "Chức năng này không dành cho vai trò hiện tại.";

let office: Conversation;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-03-21 09:00");
});

/** Somebody of the unit has handed something in. */
async function handedIn(name: string, by: string): Promise<DeadlineView> {
  const view = await office.deadline(name);
  const { id: submittedBy } = await office.person(by);
  const { id: deadlineId } = view.deadline;
  const id = office.sample.office.ids.next<"EvidenceId">();
  const deed = { by: submittedBy, at: office.now(), today: day("2023-03-21") };
  await office.stores.evidence.add(evidence({ id, deadlineId, submittedBy }));
  const changed = submitEvidence(view.deadline, deed, id, null);
  if (!changed.ok) throw new Error("it takes nothing");
  await office.stores.deadlines.save(changed.value);
  return office.deadline(name);
}

function seenOf({ deadline }: DeadlineView): LookedAt {
  const lookedAt = lookedAtNow(deadline);
  if (!lookedAt) throw new Error("nothing is to be reviewed");
  return lookedAt;
}

/** Every choice of a review, of one deadline. */
function everyDeed(view: DeadlineView): readonly Action[] {
  const lookedAt = seenOf(view);
  return [
    { do: "review", deadlineId: view.deadline.id },
    { do: "accept", ...lookedAt },
    { do: "return", reason: "unsigned", ...lookedAt },
    { do: "ask-return-reason", ...lookedAt },
    { do: "ask-accept-page", page: [lookedAt] },
    { do: "accept-page", page: [lookedAt] },
  ];
}

async function refusals(view: DeadlineView) {
  const entries = await office.stores.audit.of("deadline", view.deadline.id, 50);
  return entries.filter(({ deed }) => deed === "refused");
}

/** The coordinator's own unit's. */
async function homes(): Promise<DeadlineView> {
  const all = await office.stores.deadlines.list({ unitIds: null, limit: 1_000 });
  const own = all.find(
    ({ unit, code, deadline }) => unit === "Phòng Nội vụ" && code !== null && deadline.due !== null,
  );
  if (!own) throw new Error("the unit owes nothing");
  return handedIn(`${own.code} ${own.deadline.label}`.trim(), HOME_OFFICER);
}

describe("nobody reviews his own unit's work", () => {
  test("the coordinator of the unit is told who does, whatever he taps, and it is on record", async () => {
    const home = await office.as(HOME);
    const view = await homes();
    const deeds = everyDeed(view);
    for (const action of deeds) {
      const answer = await forges(office, home, action);
      expect(answer.text).toMatch(new RegExp(`${OWN}|không thuộc phạm vi phụ trách`, "u"));
    }
    expect(await office.stores.deadlines.byId(view.deadline.id)).toEqual(view.deadline);
    expect(await refusals(view)).toHaveLength(deeds.length);
    expect(await office.stores.reviews.of(view.deadline.id)).toEqual([]);
  });

  test("nor does it stand in his queue; the leader has it in his", async () => {
    await homes();
    const home = await office.as(HOME);
    expect((await home.says("/kiemchung")).text).toContain("Không có tài liệu nào chờ");
    const chairman = await office.as(CHAIRMAN);
    const queue = await chairman.says("/kiemchung");
    expect(queue.text).toContain("Chờ kiểm chứng: 1 việc");
    expect(queue.text).toContain("Phòng Nội vụ");
  });

  test("nor is it his once it has been handed to another unit", async () => {
    // Incident: moved away, the coordinator's own late work was accepted by himself.
    const view = await homes();
    const { deadline } = view;
    const units = await office.stores.units.all();
    const elsewhere = units.find(({ name }) => name === "Phòng Tư pháp");
    if (!elsewhere) throw new Error("there is no such unit");
    const moved = { ...deadline, unitId: elsewhere.id, plannedUnitId: deadline.unitId };
    expect(await office.stores.deadlines.save(moved)).toBe(true);
    const home = await office.as(HOME);
    for (const action of everyDeed(view)) await forges(office, home, action);
    expect((await office.stores.deadlines.byId(deadline.id))?.state).toEqual(deadline.state);
    expect((await home.says("/kiemchung")).text).toContain("Không có tài liệu nào chờ");
    const queue = await (await office.as(CHAIRMAN)).says("/kiemchung");
    expect(queue.text).toContain("Chờ kiểm chứng: 1 việc");
  });

  test("where no other coordinator is, the leaders are told of it in the morning", async () => {
    const officer = await office.as(HOME_OFFICER);
    const { code, deadline } = await homes();
    await office.stores.deadlines.save({ ...deadline, state: { name: "open" } });
    await officer.says(code ?? "");
    await officer.presses(`${code} · ${deadline.label}`);
    await officer.presses("Nộp tài liệu");
    const words = `${deadline.label} số 7/BC-PNV ngày 20/3/2023 https://vanban.example.vn/7`;
    const answer = await officer.says(words);
    const anyway = "Gửi kiểm chứng luôn";
    if (answer.buttons.includes(anyway)) await officer.presses(anyway, answer);
    await office.passTo("2023-03-22 07:31");
    const chairman = await office.as(CHAIRMAN);
    expect(chairman.newest().lines).toContain("Tài liệu chờ kiểm chứng (1)");
    const home = await office.as(HOME);
    expect(home.newest().text).not.toContain("Tài liệu chờ kiểm chứng");
  });

  test("who stands in for the coordinator reviews others', but not the absent one's unit's", async () => {
    const { id: absentId } = await office.person(HOME);
    const { id: deputyId } = await office.person(CULTURE);
    const [from, to] = [day("2023-03-20"), day("2023-03-24")];
    await office.stores.people.addStandIn({ absentId, deputyId, from, to });
    const culture = await office.as(CULTURE);
    const own = await homes();
    const justices = await handedIn("NV-002 Kế hoạch", JUSTICE);
    expect((await forges(office, culture, { do: "accept", ...seenOf(own) })).text).toContain(OWN);
    const done = await forges(office, culture, { do: "accept", ...seenOf(justices) });
    expect(done.lines[0]).toContain("Đã đánh giá Đạt: NV-002 · Kế hoạch");
  });

  test("the officer of the coordinator's unit reviews nothing at all", async () => {
    const officer = await office.as(HOME_OFFICER);
    for (const view of [await homes(), await handedIn("NV-002 Kế hoạch", JUSTICE)]) {
      expect((await forges(office, officer, { do: "accept", ...seenOf(view) })).text).toBe(
        NOT_YOUR_ROLE,
      );
      expect(await office.stores.deadlines.byId(view.deadline.id)).toEqual(view.deadline);
    }
  });
});

describe("nobody reviews what he handed in himself", () => {
  const HANDED_IN = "Tài liệu do chính mình nộp do Cơ quan thường trực CCHC khác";

  // Incident: a coordinator handed in for a unit, and accepted it himself.
  test("a coordinator's for another unit is told to the leaders, and is in their queue alone", async () => {
    const home = await office.as(HOME);
    await home.says("NV-002");
    const list = home.newest();
    await home.presses(list.buttons.find((label) => label.includes("Kế hoạch")) ?? "none");
    await home.presses("Nộp tài liệu");
    await home.says("Kế hoạch số 15/KH-UBND ngày 20/3/2023 https://vanban.example.vn/15");
    const view = await office.deadline("NV-002 Kế hoạch");
    expect(view.deadline.state.name).toBe("submitted");
    expect((await home.says("/kiemchung")).text).toContain("Không có tài liệu nào chờ");
    for (const action of everyDeed(view)) {
      const answer = await forges(office, home, action);
      expect(answer.text).not.toMatch(/Đã đánh giá Đạt [1-9]|Đã đánh giá Đạt:|Đã yêu cầu/u);
      if (action.do === "accept" || action.do === "return")
        expect(answer.text).toContain(HANDED_IN);
    }
    expect(await office.stores.deadlines.byId(view.deadline.id)).toEqual(view.deadline);
    await office.passTo("2023-03-22 07:31");
    expect(home.newest().text).not.toContain("Tài liệu chờ kiểm chứng");
    const chairman = await office.as(CHAIRMAN);
    expect(chairman.newest().lines).toContain("Tài liệu chờ kiểm chứng (1)");
    const done = await forges(office, chairman, { do: "accept", ...seenOf(view) });
    expect(done.lines[0]).toContain("Đã đánh giá Đạt: NV-002 · Kế hoạch");
  });

  test("nor once somebody else has handed the same in again, nor what he has accepted of his own", async () => {
    const view = await handedIn("NV-002 Kế hoạch", HOME);
    const { state } = view.deadline;
    if (state.name !== "submitted") throw new Error("nothing was handed in");
    const { id: by } = await office.person(JUSTICE);
    await office.stores.deadlines.save({ ...view.deadline, state: { ...state, by } });
    const again = await office.deadline("NV-002 Kế hoạch");
    const home = await office.as(HOME);
    expect((await home.says("/kiemchung")).text).toContain("Không có tài liệu nào chờ");
    expect((await forges(office, home, { do: "accept", ...seenOf(again) })).text).toContain(
      HANDED_IN,
    );
  });

  test("what he accepted of others he may return, should it have been a mistake", async () => {
    const view = await handedIn("NV-002 Kế hoạch", JUSTICE);
    const home = await office.as(HOME);
    await forges(office, home, { do: "accept", ...seenOf(view) });
    const accepted = await office.deadline("NV-002 Kế hoạch");
    await forges(office, home, { do: "return", reason: "unsigned", ...seenOf(accepted) });
    expect((await office.deadline("NV-002 Kế hoạch")).deadline.state.name).toBe("returned");
  });
});

describe("heads and officers", () => {
  test.each([JUSTICE, CULTURE])("%s can take none of its choices", async (post) => {
    const view = await handedIn("NV-002 Kế hoạch", JUSTICE);
    const who = await office.as(post);
    const deeds = everyDeed(view);
    for (const action of deeds) {
      const answer = await forges(office, who, action);
      expect(answer.text).toMatch(/không dành cho vai trò|không thuộc phạm vi phụ trách/u);
    }
    expect(await refusals(view)).toHaveLength(deeds.length);
    expect(await office.stores.deadlines.byId(view.deadline.id)).toEqual(view.deadline);
  });

  test("a role that has ended is no right, whatever card still stands on the screen", async () => {
    const view = await handedIn("NV-002 Kế hoạch", JUSTICE);
    const home = await office.as(HOME);
    await home.says("/kiemchung");
    const card = await home.presses("NV-002 · Kế hoạch · Phòng Tư pháp");
    const person = await office.person(HOME);
    const grants = person.grants.filter(({ role }) => role !== "coordinator");
    await office.stores.people.save({ ...person, grants });
    expect((await home.presses("Đạt", card)).text).toBe(NOT_YOUR_ROLE);
    expect(await office.stores.deadlines.byId(view.deadline.id)).toEqual(view.deadline);
  });
});

test("what is gone is said to be gone", async () => {
  const home = await office.as(HOME);
  const seen = { evidenceId: null, since: null, completedOn: null };
  const nothing = { deadlineId: "no-such" as never, from: "submitted", ...seen } as const;
  for (const action of [
    { do: "review", deadlineId: nothing.deadlineId },
    { do: "accept", ...nothing },
    { do: "accept-page", page: [nothing] },
    { do: "open-evidence", evidenceId: "no-such" as never },
  ] satisfies readonly Action[]) {
    expect((await forges(office, home, action)).text).toContain("không còn hiệu lực");
  }
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reportDone } from "../../domain/deadline.ts";
import type { Summary } from "../../domain/content.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import { loadFigures } from "../../jobs/summaries.ts";
import { standIn } from "../builders/org.ts";
import { at, day } from "../builders/time.ts";
import {
  change,
  CHAIRMAN,
  DEPUTY_CHAIRMAN,
  HOME_HEAD,
  JUSTICE_HEAD,
  LEADERS,
  personOf,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { toldTo, type Told } from "./support/sent-messages.ts";

let office: Rehearsal;

afterEach(() => office.close());

async function weeklyOf(post: string): Promise<readonly Told[]> {
  return (await toldTo(office, post)).filter(({ kind }) => kind === "weekly");
}

async function momentsOf(post: string): Promise<readonly string[]> {
  return (await weeklyOf(post)).map((told) => `${told.day} ${told.time}`);
}

function summaryOf({ message }: Told): Summary {
  if (message.content?.kind !== "weekly") throw new Error("this is no summary");
  return message.content.summary;
}

describe("around the days off of 1/9 (Friday) and 4/9 (Monday)", () => {
  beforeEach(async () => {
    office = await rehearse(at("2023-08-21 08:00"));
    await office.playTo("2023-09-11 08:00");
  });

  test("leaders have their summary on the Tuesday, the coordinator his draft on the Thursday", async () => {
    for (const leader of LEADERS) {
      expect(await momentsOf(leader)).toEqual([
        "2023-08-28 06:45",
        "2023-09-05 06:45",
        "2023-09-11 06:45",
      ]);
    }
    expect(await momentsOf(HOME_HEAD)).toEqual([
      "2023-08-25 15:00",
      "2023-08-31 15:00",
      "2023-09-08 15:00",
    ]);
  });

  test("nobody else has either", async () => {
    const posts = (await toldTo(office)).filter(({ kind }) => kind === "weekly");
    expect(new Set(posts.map(({ post }) => post))).toEqual(new Set([...LEADERS, HOME_HEAD]));
  });

  test("the coordinator's says that it is a draft, the leaders' does not", async () => {
    const isDraft = async (post: string) =>
      (await weeklyOf(post)).map(
        ({ message }) => message.content?.kind === "weekly" && message.content.draft,
      );
    expect(new Set(await isDraft(HOME_HEAD))).toEqual(new Set([true]));
    expect(new Set(await isDraft(CHAIRMAN))).toEqual(new Set([false]));
  });

  test("the picture goes along", async () => {
    const sendings = office.channel.attempts.filter(
      (sending) => sending.at === at("2023-09-05 06:45"),
    );
    expect(sendings.map(({ outgoing }) => outgoing.attachment?.kind)).toEqual([
      "picture",
      "picture",
    ]);
  });
});

describe("what the summary says", () => {
  beforeEach(async () => {
    office = await rehearse(at("2023-03-20 08:00"));
  });

  async function finish(name: string): Promise<void> {
    const views = await office.stores.deadlines.list({ unitIds: null, limit: 1_000 });
    const { id } = await personOf(office, JUSTICE_HEAD);
    const isMeant = (view: DeadlineView) => `${view.code ?? ""} ${view.deadline.label}` === name;
    for (const view of views.filter(isMeant)) await change(office, view, id, reportDone);
  }

  test("its figures are those that every list counts", async () => {
    await finish("NV-018 Kế hoạch");
    await office.playTo("2023-04-10 06:45");
    const [told] = (await weeklyOf(CHAIRMAN)).toReversed();
    const figures = await loadFigures(office.stores, day("2023-04-10"));
    expect(figures.deadlines.overdue).toBeGreaterThan(0);
    expect(figures.deadlines.done).toBe(1);
    expect(told && summaryOf(told).figures).toEqual(figures);
  });

  test("the draft on Friday counts as of Friday", async () => {
    await office.playTo("2023-03-31 15:00");
    const [told] = (await weeklyOf(HOME_HEAD)).toReversed();
    expect(told && summaryOf(told).figures).toEqual(
      await loadFigures(office.stores, day("2023-03-31")),
    );
  });

  test("it lists what is overdue and what falls due within the week", async () => {
    await office.playTo("2023-03-27 06:45");
    const [told] = await weeklyOf(CHAIRMAN);
    const summary = told && summaryOf(told);
    expect(new Set(summary?.dueThisWeek.map((item) => item.due))).toEqual(
      new Set([day("2023-03-31")]),
    );
    expect(summary?.dueThisWeek).toHaveLength(7);
    expect(summary?.overdue).toHaveLength(summary?.figures.deadlines.overdue ?? -1);
    expect(summary?.overdue[0]).toMatchObject({ code: "NV-003", due: "2023-02-28" });
  });

  test("the first one has nothing to compare with, the next tells the change since it", async () => {
    await office.playTo("2023-03-28 09:00");
    // A task of one product, so that it is done for the year.
    await finish("NV-009 Đề án");
    await finish(" Báo cáo Quý I/2023");
    await office.playTo("2023-04-03 06:45");
    const summaries = (await weeklyOf(CHAIRMAN)).map(summaryOf);
    expect(summaries.map(({ change: since }) => since)).toEqual([
      null,
      // 21 reports are no longer overdue, the seven products of 31/3 have become so.
      { since: "2023-03-27", tasksDone: 1, overdue: 7 - 21 },
    ]);
  });

  test("the change is told since the leaders' last, whatever drafts lie between", async () => {
    await office.playTo("2023-04-10 06:45");
    const drafts = (await weeklyOf(HOME_HEAD)).map((told) => summaryOf(told).change?.since);
    expect(drafts).toEqual([undefined, "2023-03-27", "2023-04-03"]);
    const others = (await weeklyOf(DEPUTY_CHAIRMAN)).map((told) => summaryOf(told).change?.since);
    expect(others).toEqual([undefined, "2023-03-27", "2023-04-03"]);
  });

  describe("while the chairman is away on a Monday", () => {
    beforeEach(async () => {
      const absentId = (await personOf(office, CHAIRMAN)).id;
      const deputyId = (await personOf(office, JUSTICE_HEAD)).id;
      const monday = day("2023-03-27");
      await office.stores.people.addStandIn(
        standIn({ absentId, deputyId, from: monday, to: monday }),
      );
      await office.playTo("2023-04-03 08:00");
    });

    test("his stand-in has the summary, no draft, and his own bundle of that day inside it", async () => {
      const [told, ...more] = (await toldTo(office, JUSTICE_HEAD)).filter(
        (each) => each.day === "2023-03-27",
      );
      expect(more).toEqual([]);
      expect(told).toMatchObject({ time: "06:45", kind: "weekly" });
      expect(told?.message.content).toMatchObject({ kind: "weekly", draft: false });
      expect(told?.sections).toEqual(["warning: Báo cáo Quý I/2023"]);
    });

    test("he has none himself; the week after it is his again", async () => {
      expect(await momentsOf(CHAIRMAN)).toEqual(["2023-04-03 06:45"]);
      expect(await momentsOf(JUSTICE_HEAD)).toEqual(["2023-03-27 06:45"]);
    });
  });

  test("an absent coordinator's draft goes to whoever stands in", async () => {
    const absentId = (await personOf(office, HOME_HEAD)).id;
    const deputyId = (await personOf(office, JUSTICE_HEAD)).id;
    await office.stores.people.addStandIn(
      standIn({ absentId, deputyId, from: day("2023-03-24"), to: day("2023-03-24") }),
    );
    await office.playTo("2023-03-31 16:00");
    expect(await momentsOf(JUSTICE_HEAD)).toEqual(["2023-03-24 15:00"]);
    expect(await momentsOf(HOME_HEAD)).toEqual(["2023-03-31 15:00"]);
    const [told] = await weeklyOf(JUSTICE_HEAD);
    expect(told?.message.content).toMatchObject({ kind: "weekly", draft: true });
  });

  test("a leader who coordinates too has his summary and no draft", async () => {
    const chairman = await personOf(office, CHAIRMAN);
    const grants = [...chairman.grants, { role: "coordinator", unitId: null } as const];
    await office.stores.people.save({ ...chairman, grants });
    await office.playTo("2023-04-03 08:00");
    expect(await momentsOf(CHAIRMAN)).toEqual(["2023-03-27 06:45", "2023-04-03 06:45"]);
  });
});

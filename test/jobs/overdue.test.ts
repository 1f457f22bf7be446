import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reportDone } from "../../domain/deadline.ts";
import { ok } from "../../domain/result.ts";
import { sweep } from "../../jobs/sweep.ts";
import { tick } from "../../jobs/tick.ts";
import { at } from "../builders/time.ts";
import {
  change,
  CHAIRMAN,
  chatOf,
  deadlineNamed,
  HOME_HEAD,
  JUSTICE_HEAD,
  LEADERS,
  personOf,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { bundleOf, linesAbout, linesTo, toldTo } from "./support/sent-messages.ts";

const PLAN = "NV-002 Kế hoạch";
let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse(at("2023-03-20 08:00"));
});
afterEach(() => office.close());

async function tap(
  name: string,
  post: string,
  transition: Parameters<typeof change>[3],
): Promise<void> {
  const { id } = await personOf(office, post);
  await change(office, await deadlineNamed(office, name), id, transition);
}

describe("work that was due on Friday 31/3 and is not done", () => {
  test("its head is urged, and warned the day before it goes up; then on four Mondays", async () => {
    await office.playTo("2023-07-31 12:00");
    const late = (await linesAbout(office, JUSTICE_HEAD, PLAN)).filter((line) => line > "2023-04");
    expect(late).toEqual([
      "2023-04-03 07:30 morning, overdue",
      "2023-04-04 07:30 morning, warning",
      "2023-04-05 07:30 morning, overdue",
      "2023-04-06 07:30 morning, warning",
      "2023-04-07 07:30 morning, overdue",
      "2023-04-10 07:30 morning, overdue",
      "2023-04-17 07:30 morning, overdue",
      "2023-04-24 07:30 morning, overdue",
      // Monday 1/5 to Wednesday 3/5 are days off.
      "2023-05-04 07:30 morning, overdue",
    ]);
  });

  test("goes to the coordinator after three working days, to the leaders after five", async () => {
    await office.playTo("2023-07-31 12:00");
    expect(await linesAbout(office, HOME_HEAD, PLAN)).toEqual([
      "2023-04-05 07:30 morning, escalation",
      "2023-05-08 07:30 morning, closing",
    ]);
    for (const leader of LEADERS) {
      expect(await linesAbout(office, leader, PLAN)).toEqual([
        "2023-04-07 07:30 morning, escalation",
      ]);
    }
  });

  test("the reason that its head gives goes along, with the unit's name", async () => {
    await office.playTo("2023-04-04 10:00");
    const lateReason = "chờ ý kiến thẩm định của Sở Tư pháp";
    await tap(PLAN, JUSTICE_HEAD, (deadline) => ok({ ...deadline, lateReason }));
    await office.playTo("2023-04-07 12:00");
    const escalations = [
      ...(await toldTo(office, HOME_HEAD)).filter(({ day }) => day === "2023-04-05"),
      ...(await toldTo(office, CHAIRMAN)).filter(({ day }) => day === "2023-04-07"),
    ];
    expect(escalations).toHaveLength(2);
    for (const { message } of escalations) {
      const sections = bundleOf(message)?.sections ?? [];
      const escalated = sections.find(({ name }) => name === "escalation")?.items ?? [];
      const item = escalated.find(({ code }) => code === "NV-002");
      expect(item).toMatchObject({ unit: "Phòng Tư pháp", lateReason });
      expect(message.text).toContain(lateReason);
    }
  });

  test("giving a reason changes none of the days on which it is urged", async () => {
    await office.playTo("2023-04-04 10:00");
    await tap(PLAN, JUSTICE_HEAD, (deadline) => ok({ ...deadline, lateReason: "chờ ký" }));
    await office.playTo("2023-04-06 12:00");
    const lines = await linesAbout(office, JUSTICE_HEAD, PLAN);
    expect(lines.slice(-2)).toEqual([
      "2023-04-05 07:30 morning, overdue",
      "2023-04-06 07:30 morning, warning",
    ]);
  });
});

describe("work that gets done between the planning of a message and its sending", () => {
  beforeEach(async () => {
    await office.playTo("2023-04-05 07:29");
    office.setClock("2023-04-05 07:30");
    await sweep(office.sample.office);
  });

  test("drops out of the bundle, and what is left is told", async () => {
    await tap("NV-018 Kế hoạch", HOME_HEAD, reportDone);
    await tap(PLAN, JUSTICE_HEAD, reportDone);
    await tick(office.tools);
    const last = (await linesTo(office, HOME_HEAD)).at(-1);
    expect(last).toBe(
      "2023-04-05 07:30 morning, overdue: NV-008 Kế hoạch + NV-019 Kế hoạch, " +
        "escalation: NV-003 Báo cáo kết quả thực hiện + NV-014 Kế hoạch + NV-015 Báo cáo",
    );
  });

  test("leaves a message with nothing to say, which is dropped and never sent empty", async () => {
    await tap(PLAN, JUSTICE_HEAD, reportDone);
    await tick(office.tools);
    const chat = await chatOf(office, JUSTICE_HEAD);
    const own = office.channel.attempts.filter(({ chatId }) => chatId === chat);
    expect(own.map((sending) => sending.at)).not.toContain(office.now());
    const [dropped, ...others] = await office.stores.messages.list({ status: "dropped", limit: 9 });
    expect(others).toEqual([]);
    expect(dropped).toMatchObject({
      personId: (await personOf(office, JUSTICE_HEAD)).id,
      slot: "2023-04-05",
      statusReason: "nothing-left",
      pickAt: null,
      attempts: 0,
    });
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sweep } from "../../jobs/sweep.ts";
import { tick } from "../../jobs/tick.ts";
import { at } from "../builders/time.ts";
import { noticesIn, outboxIn } from "./support/planned.ts";
import {
  HEALTH_HEAD,
  HOME_HEAD,
  HOME_OFFICER,
  JUSTICE_HEAD,
  OFFICE_HEAD,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { lineOf, linesTo, toldTo } from "./support/sent-messages.ts";

let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
  await office.playTo("2023-03-23 23:59");
});
afterEach(() => office.close());

describe("five working days before 31/3/2023", () => {
  test("each head is told of his own work in one message, at 07:30", async () => {
    await office.playTo("2023-03-24 07:29");
    const before = office.channel.attempts.length;
    await office.tickAt("2023-03-24 07:30");

    const told = (await toldTo(office)).filter(({ day }) => day === "2023-03-24");
    expect(told.map((each) => `${each.post}: ${lineOf(each)}`)).toEqual([
      `${HOME_OFFICER}: 2023-03-24 07:30 morning, due: NV-008 Kế hoạch + NV-018 Kế hoạch + NV-019 Kế hoạch`,
      `${OFFICE_HEAD}: 2023-03-24 07:30 morning, due: NV-003 Báo cáo kết quả thực hiện`,
      `${HOME_HEAD}: 2023-03-24 07:30 morning, due: NV-008 Kế hoạch + NV-018 Kế hoạch + NV-019 Kế hoạch`,
      `${JUSTICE_HEAD}: 2023-03-24 07:30 morning, due: NV-002 Kế hoạch`,
      "Trưởng phòng Văn hoá và Thông tin: 2023-03-24 07:30 morning, due: NV-014 Kế hoạch + NV-015 Báo cáo",
    ]);
    expect(office.channel.attempts).toHaveLength(before + told.length);
    expect(told[3]?.message.text).toContain("NV-002");
  });

  test("nothing is sent at any other minute of that day but the coordinator's draft", async () => {
    const before = office.channel.attempts.length;
    for (let hour = 0; hour < 24; hour += 1) {
      for (const minute of ["00", "15", "29", "30", "31", "45"]) {
        await office.tickAt(`2023-03-24 ${String(hour).padStart(2, "0")}:${minute}`);
      }
    }
    const moments = office.channel.attempts.slice(before).map((sending) => sending.at);
    expect(new Set(moments)).toEqual(new Set([at("2023-03-24 07:30"), at("2023-03-24 15:00")]));
    expect(moments.filter((moment) => moment === at("2023-03-24 15:00"))).toHaveLength(1);
  });

  test("whoever owes nothing then is left alone", async () => {
    await office.playTo("2023-03-24 23:59");
    const told = await toldTo(office, HEALTH_HEAD);
    expect(told.map(({ day }) => day)).not.toContain("2023-03-24");
    expect(told.length).toBeGreaterThan(0);
  });
});

describe("a sweep that is repeated", () => {
  beforeEach(async () => {
    await office.playTo("2023-03-24 07:29");
    office.setClock("2023-03-24 07:30");
  });

  test("plans nothing a second time", async () => {
    const first = await sweep(office.sample.office);
    const planned = await outboxIn(office);
    const notices = await noticesIn(office);
    expect(first).toEqual({ deadlines: 7, notices: 10 });

    const second = await sweep(office.sample.office);
    expect(second).toEqual({ deadlines: 0, notices: 0 });
    expect(await outboxIn(office)).toEqual(planned);
    expect(await noticesIn(office)).toEqual(notices);
  });

  test("plans nothing twice when two run at once", async () => {
    const before = (await noticesIn(office)).length;
    const reports = await Promise.all([sweep(office.sample.office), sweep(office.sample.office)]);
    expect(reports[0].notices + reports[1].notices).toBe(10);
    expect(await noticesIn(office)).toHaveLength(before + 10);

    await Promise.all([tick(office.tools), tick(office.tools)]);
    const told = (await toldTo(office)).filter(({ day }) => day === "2023-03-24");
    expect(told).toHaveLength(5);
    expect(new Set(told.map(({ post }) => post)).size).toBe(5);
    const attempts = office.channel.attempts.filter(({ at: moment }) => moment === office.now());
    expect(attempts).toHaveLength(5);
  });

  test("sends nothing again, and nothing more that day", async () => {
    await tick(office.tools);
    await tick(office.tools);
    await office.tickAt("2023-03-24 07:31");
    await office.playTo("2023-03-24 23:59");
    const lines = await linesTo(office, JUSTICE_HEAD);
    expect(lines.filter((line) => line.startsWith("2023-03-24"))).toEqual([
      "2023-03-24 07:30 morning, due: NV-002 Kế hoạch",
    ]);
  });

  test("notes when it last ran", async () => {
    await sweep(office.sample.office);
    expect(await office.stores.settings.value("last-sweep")).toBe(at("2023-03-24 07:30"));
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import { planEvent } from "../../../domain/events.ts";
import { day } from "../../builders/time.ts";
import {
  CHAIRMAN,
  COMMUNE,
  HOME,
  JUSTICE,
  openConversation,
  type Conversation,
} from "./support.ts";

const WHY = "Vì sao tôi nhận tin này?";
const REPORT = "Báo cáo Quý I/2023";
const UNITS = ["Phòng Tư pháp", "UBND xã An Thạnh 1"];

let office: Conversation;

beforeEach(async () => {
  office = await openConversation();
});

async function standIn(from: string, to: string): Promise<void> {
  const absentId = (await office.person(COMMUNE)).id;
  const deputyId = (await office.person(JUSTICE)).id;
  await office.stores.people.addStandIn({ absentId, deputyId, from: day(from), to: day(to) });
}

// Incident: a stand-in read the same report twice, and could not tell whose it was.
describe("a stand-in", () => {
  beforeEach(() => standIn("2023-03-10", "2023-03-13"));

  test("reads whose each line is: in the bundle, on its buttons, in the list", async () => {
    await office.passTo("2023-03-10 07:30");
    const justice = await office.as(JUSTICE);
    const bundle = justice.newest();
    expect(bundle.lines.filter((line) => UNITS.includes(line))).toEqual(UNITS);
    expect(bundle.buttons.slice(0, 2)).toEqual(UNITS.map((unit) => `${REPORT} · ${unit}`));

    const list = await justice.says("/nhiemvu");
    const named = list.lines.filter((line) => UNITS.includes(line)).slice(0, 2);
    expect(named.toSorted()).toEqual(UNITS);
  });

  test("reads why, of both units at once", async () => {
    await office.passTo("2023-03-13 07:30");
    const justice = await office.as(JUSTICE);
    expect((await justice.presses(WHY)).lines).toContain(
      `- 13/3/2023 – ${REPORT} (${UNITS.join("; ")}): 1 ngày làm việc sau hạn 10/3/2023.`,
    );
  });

  test("of one day is told so", async () => {
    const { id } = await office.person(JUSTICE);
    await standIn("2023-03-06", "2023-03-06");
    await office.passTo("2023-03-02 09:00");
    const days = { from: day("2023-03-06"), to: day("2023-03-06") };
    const note = { kind: "stand-in", absent: COMMUNE, ...days } as const;
    await planEvent(office.sample.office, office.stores, [id], { note });
    await office.passTo("2023-03-02 09:30");
    const { text } = (await office.as(JUSTICE)).newest();
    expect(text).toContain(`Được phân công thay ${COMMUNE} ngày 06/3/2023: trong`);
  });
});

test("a head of one unit reads no unit's name on a due day, and no threat", async () => {
  await office.passTo("2023-03-10 07:30");
  expect((await office.as(HOME)).newest().lines.slice(2)).toEqual([
    "",
    "Đến hạn hôm nay (1)",
    `${REPORT} – hạn 10/3/2023, đến hạn hôm nay`,
    "Nếu chưa hoàn thành, ngày làm việc tới sẽ báo cáo Cơ quan thường trực CCHC.",
  ]);
});

test("the chairman reads one reason for all the units of one report", async () => {
  await office.passTo("2023-03-17 07:30");
  const chairman = await office.as(CHAIRMAN);
  const { lines } = await chairman.presses(WHY);
  const reasons = lines.filter((line) => line.startsWith("- "));
  expect(reasons).toHaveLength(1);
  expect(reasons[0]).toMatch(
    /^- 17\/3\/2023 – Báo cáo Quý I\/2023 \(Phòng .*; và 15 đơn vị khác\): /u,
  );
});

test("a summary without a bundle has no reasons to ask for; its overdue work adds up", async () => {
  await office.passTo("2023-03-13 07:30");
  const { lines, buttons } = (await office.as(CHAIRMAN)).newest();
  expect(lines[0]).toContain("Báo cáo tổng hợp tuần");
  expect(buttons).not.toContain(WHY);
  const title = lines.indexOf("Quá hạn: 22 việc (tính theo từng đơn vị)");
  const [plan, report, blank] = lines.slice(title + 1);
  expect(plan).toMatch(/: Văn phòng HĐND và UBND huyện$/u);
  // Five are named: 1 + 5 + 16.
  expect(report).toMatch(/^Báo cáo Quý I\/2023 – .*; và 16 đơn vị khác$/u);
  expect(blank).toBe("");
});

test("a message whose reminders were put off again is not said to have had its work done", async () => {
  const justice = await office.as(JUSTICE);
  await office.passTo("2023-03-03 07:30");
  const bundle = justice.newest();
  await justice.presses("Nhắc chiều nay", bundle);
  await justice.presses("Nhắc thứ Hai tới", bundle);
  await office.passTo("2023-03-03 15:00");
  const { id } = await office.person(JUSTICE);
  const dropped = await office.stores.messages.list({
    personIds: [id],
    status: "dropped",
    limit: 9,
  });
  expect(dropped).toMatchObject([{ slot: "2023-03-03", statusReason: "superseded" }]);
});

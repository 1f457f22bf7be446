import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeEach, describe, expect, test } from "vitest";
import {
  CHAIRMAN,
  JUSTICE,
  OFFICE,
  openConversation,
  type Conversation,
  type Seen,
} from "./support.ts";

const MODULE = new URL("../../../bot/copy/calendar-file.ts", import.meta.url).href;
/** What a process of its own prints, whose zone is set by TZ: a calendar file of the days given. */
const PRINT_CALENDAR = `
  import { calendarFile } from ${JSON.stringify(MODULE)};
  const items = process.argv.slice(1).map((due) => ({
    deadlineId: due, code: "NV-002", label: "Kế hoạch", unit: "Phòng Tư pháp", progress: null, due,
    title: "Tuyên truyền, phổ biến; giáo dục pháp luật",
  }));
  process.stdout.write(calendarFile(items).text);
`;

let office: Conversation;

beforeEach(async () => {
  office = await openConversation();
});

describe("/lich", () => {
  test("shows what the unit owes in the next 30 days, the last of them included", async () => {
    office.setClock("2023-02-27 09:00");
    const head = await office.as(OFFICE);

    expect((await head.says("/lich")).lines).toEqual([
      "Việc đến hạn 30 ngày tới (27/02/2023 – 29/3/2023)",
      "- 28/02/2023: NV-003 · Kế hoạch – Xây dựng và triển khai thực hiện Kế hoạch kiểm soát, rà soát TTHC…",
      "- 10/3/2023: Báo cáo Quý I/2023",
      "",
      "Tệp lịch kèm theo dùng được với lịch trên điện thoại.",
    ]);
    office.setClock("2023-03-01 09:00");
    expect((await head.says("lịch")).text).toContain("- 31/3/2023: NV-003");
    office.setClock("2023-02-28 09:00");
    expect((await head.says("Lich")).text).not.toContain("- 31/3/2023");
  });

  test("shows a leader every unit's, what all owe in one line", async () => {
    const chairman = await office.as(CHAIRMAN);

    expect((await chairman.says("/lich")).lines).toContain(
      "- 10/3/2023: Báo cáo Quý I/2023 · 21 đơn vị",
    );
  });

  test("says so when there is nothing, and sends no empty file", async () => {
    office.setClock("2023-10-20 09:00");
    const justice = await office.as(JUSTICE);
    const empty = await justice.says("/lich");

    expect(empty.lines.at(-1)).toBe("Không có việc nào đến hạn trong thời gian này.");
    expect(empty.outgoing.attachment).toBeNull();
  });

  test("leaves out what is done", async () => {
    const justice = await office.as(JUSTICE);
    await justice.says("/nhiemvu");
    await justice.presses("Báo cáo Quý I/2023");
    await justice.presses("Báo hoàn thành");

    expect((await justice.says("/lich")).lines.at(-1)).toContain("Không có việc nào");
  });
});

describe("the calendar file", () => {
  test("holds each due date as a whole day, with an alarm", async () => {
    office.setClock("2023-03-08 09:00");
    const file = fileOf(await (await office.as(JUSTICE)).says("/lich"));
    expect(file).toMatchObject({ name: "viec-den-han.ics", mime: "text/calendar" });
    const events = eventsIn(file.text);

    expect(events.map((event) => [event.get("SUMMARY"), event.get("DTSTART;VALUE=DATE")])).toEqual([
      ["Báo cáo Quý I/2023 – Phòng Tư pháp", "20230310"],
      ["NV-002 · Kế hoạch – Phòng Tư pháp", "20230331"],
    ]);
    for (const event of events) {
      expect(event.get("TRIGGER")).toBe("-PT15H");
      expect(event.get("UID")).toMatch(/^[\w-]+@dondoc$/u);
      expect(event.get("DTSTAMP")).toMatch(/^\d{8}T\d{6}Z$/u);
    }
    expect(new Set(events.map((event) => event.get("UID"))).size).toBe(2);
  });

  test("says of a report that all owe that all do", async () => {
    const file = fileOf(await (await office.as(CHAIRMAN)).says("/lich"));

    expect(eventsIn(file.text).map((event) => event.get("SUMMARY"))).toContain(
      "Báo cáo Quý I/2023 – 21 đơn vị",
    );
  });

  test.each(["America/Los_Angeles", "Asia/Ho_Chi_Minh", "Pacific/Kiritimati", "UTC"])(
    "names the same days wherever its machine stands: %s",
    async (zone) => {
      const days = ["2023-01-01", "2023-03-12", "2023-03-31", "2023-11-05", "2023-12-31"];
      const args = ["--input-type=module", "--eval", PRINT_CALENDAR, ...days];
      const { stdout } = await promisify(execFile)(process.execPath, args, {
        env: { ...process.env, TZ: zone },
      });
      const events = eventsIn(stdout);

      expect(events.map((event) => event.get("DTSTART;VALUE=DATE"))).toEqual(
        days.map((day) => day.replaceAll("-", "")),
      );
      expect(events[0]?.get("DESCRIPTION")).toBe(
        String.raw`Tuyên truyền\, phổ biến\; giáo dục pháp luật`,
      );
    },
  );
});

function fileOf({ outgoing }: Seen): { name: string; mime: string; text: string } {
  const { attachment } = outgoing;
  if (attachment?.kind !== "file") throw new Error("no file came");
  return { ...attachment, text: new TextDecoder().decode(attachment.bytes) };
}

/** The properties of each event, by RFC 5545: folded lines joined, everything closed that was opened. */
function eventsIn(text: string): readonly ReadonlyMap<string, string>[] {
  expect(text.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
  for (const line of text.split("\r\n")) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  }
  const open: string[] = [];
  const events: Map<string, string>[] = [];
  for (const line of text
    .replaceAll(/\r\n[ \t]/gu, "")
    .split("\r\n")
    .filter(Boolean)) {
    const colon = line.indexOf(":");
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
    if (name === "BEGIN") open.push(value);
    else if (name === "END") expect(open.pop()).toBe(value);
    if (line === "BEGIN:VEVENT") events.push(new Map());
    else if (open[1] === "VEVENT" && !events.at(-1)?.has(name)) events.at(-1)?.set(name, value);
  }
  expect(open).toEqual([]);
  return events;
}

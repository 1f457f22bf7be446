/** What operators see of the service itself, and settle: messages, rules, days off. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { MessageId } from "../../domain/ids.ts";
import { SYSTEM_CLOCK } from "../../system-clock.ts";
import { openOffice, type OpenedOffice } from "../../opened-office.ts";
import { message } from "../builders/message.ts";
import { at, day } from "../builders/time.ts";
import { makePlace, run, runJson, type Place } from "./support/dondoc.ts";
import { PLAN_NAME } from "./support/telegram-office.ts";

const PLAN_FILE = join(import.meta.dirname, "../../sample", PLAN_NAME);
const COMMANDS = [
  ["outbox", "list"],
  ["outbox", "show"],
  ["rules"],
  ["rules", "set"],
  ["rules", "reset"],
  ["calendar"],
  ["calendar", "set"],
];
const NOTHING = { planned: 0, claimed: 0, sent: 0, failed: 0, unknown: 0, dropped: 0 };

async function refusal(place: Place, args: readonly string[]): Promise<unknown> {
  const { status, json } = await runJson<{ error: { code: string } }>(place, args);
  return { status, code: json.error.code };
}

async function withPlan(): Promise<Place> {
  const place = makePlace();
  await runJson(place, ["import", "plan", PLAN_FILE, "--year", "2023", "--commit"]);
  return place;
}

/** Looks into the place's database as the program would. */
async function opened<Value>(
  { folder }: Place,
  work: (office: OpenedOffice["office"]) => Promise<Value>,
): Promise<Value> {
  const where = {
    databaseUrl: `file:${join(folder, "data/dondoc.sqlite")}`,
    dataDir: join(folder, "data"),
    zone: "Asia/Ho_Chi_Minh",
    organisationName: "UBND huyện",
  };
  const { office, close } = await openOffice(where, SYSTEM_CLOCK);
  try {
    return await work(office);
  } finally {
    await close();
  }
}

/** A message to the head of justice that was refused once and then sent. */
async function sendMessage(place: Place): Promise<MessageId> {
  await runJson(place, ["invite", "--unit", "Phòng Tư pháp", "--post", "Trưởng phòng Tư pháp"]);
  return opened(place, async ({ database }) => {
    const [person] = await database.people.all();
    const [view] = await database.deadlines.list({ unitIds: null, words: ["nv-002"], limit: 1 });
    const bot = await database.bots.ensure("telegram", "TELEGRAM_BOT_TOKEN", "bot" as never);
    if (!person || !view) throw new Error("there is nobody to tell anything");
    const planned = message({
      id: "message-1" as MessageId,
      personId: person.id,
      kind: "morning",
      slot: "2023-03-24",
      status: "claimed",
      madeAt: at("2023-03-24 07:00"),
      plannedFor: at("2023-03-24 07:30"),
      pickAt: at("2023-03-24 07:31"),
      botId: bot.id,
    });
    await database.messages.add([planned]);
    await database.notices.add([
      {
        messageId: planned.id,
        deadlineId: view.deadline.id,
        dateVersion: view.deadline.dateVersion,
        rung: "-5",
        day: day("2023-03-24"),
        personId: person.id,
        section: "due",
      },
    ]);
    const attempted = { attempted: true, platformIds: [] };
    await database.messages.record(planned.id, {
      ...attempted,
      status: "failed",
      reason: "Telegram refused it (429: Too Many Requests)",
      at: at("2023-03-24 07:30"),
      pickAt: at("2023-03-24 07:31"),
    });
    await database.messages.record(planned.id, {
      ...attempted,
      status: "sent",
      reason: null,
      at: at("2023-03-24 07:31"),
      pickAt: null,
    });
    return planned.id;
  });
}

describe("commands below a command", { timeout: 120_000 }, () => {
  test("explain themselves in Vietnamese", async () => {
    const place = makePlace();
    for (const command of COMMANDS) {
      const { status, stdout, stderr } = await run(place, [...command, "--help"]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toContain(`Cách dùng: dondoc ${command.join(" ")}`);
    }
  });

  test("the bare outbox reports its counts as ever, and knows its commands from slips", async () => {
    const place = makePlace();
    expect(await runJson(place, ["outbox"])).toEqual({
      status: 0,
      json: { ...NOTHING, oldestOverdueSeconds: 0 },
    });
    expect(await runJson(place, ["outbox", "list"])).toEqual({ status: 0, json: [] });
    expect(await refusal(place, ["outbox", "lits"])).toEqual({ status: 1, code: "bad-arguments" });
    expect(await refusal(place, ["outbox", "list", "--status", "lost"])).toEqual({
      status: 1,
      code: "bad-status",
    });
    for (const limit of ["0", "-1", "1e9", "x"]) {
      expect(await refusal(place, ["outbox", "list", `--limit=${limit}`])).toEqual({
        status: 1,
        code: "bad-limit",
      });
    }
    // Ids of old may begin with a dash.
    for (const id of ["__proto__", "-JwNobodyHasThis"]) {
      expect(await refusal(place, ["outbox", "show", id])).toEqual({
        status: 1,
        code: "no-such-message",
      });
    }
  });
});

describe("outbox list and show", { timeout: 120_000 }, () => {
  test("find a message by state and by words of the post, and tell its story", async () => {
    const place = await withPlan();
    const id = await sendMessage(place);
    const found = {
      id,
      person: "Trưởng phòng Tư pháp",
      kind: "morning",
      slot: "2023-03-24",
      status: "sent",
      reason: null,
      madeAt: "2023-03-24T07:00:00+07:00",
      plannedFor: "2023-03-24T07:30:00+07:00",
      sentAt: "2023-03-24T07:31:00+07:00",
      attempts: 2,
    };
    const list = ["outbox", "list", "--status", "sent", "--person", "tu phap", "--limit", "5"];
    expect((await runJson(place, list)).json).toEqual([found]);
    expect((await runJson(place, ["outbox", "list", "--status", "failed"])).json).toEqual([]);
    expect((await runJson(place, ["outbox", "list", "--person", "y tế"])).json).toEqual([]);

    const { json } = await runJson(place, ["outbox", "show", id]);
    expect(json).toEqual({
      ...found,
      nextAt: null,
      notices: [{ deadline: expect.any(String), rung: "-5", day: "2023-03-24", section: "due" }],
      notes: [],
      tries: [
        {
          number: 1,
          at: "2023-03-24T07:30:00+07:00",
          outcome: "failed",
          reason: "Telegram refused it (429: Too Many Requests)",
        },
        { number: 2, at: "2023-03-24T07:31:00+07:00", outcome: "sent", reason: null },
      ],
    });
    const { stdout } = await run(place, ["outbox", "show", id]);
    expect(stdout.split("\n")).toEqual([
      "Tin buổi sáng gửi Trưởng phòng Tư pháp",
      "Tình trạng: đã gửi lúc 07:31, 24/3/2023.",
      "Lập lúc 07:00, 24/3/2023, hẹn gửi lúc 07:30, 24/3/2023.",
      "Lần 1, 07:30 24/3: máy chủ nhắn tin yêu cầu gửi chậm lại (mã 429).",
      "Lần 2, 07:31 24/3: đã gửi.",
      "",
      "Vì sao có tin này",
      "- 24/3/2023 – NV-002 · Kế hoạch: 5 ngày làm việc trước hạn 31/3/2023.",
      "",
    ]);
  });
});

describe("rules", { timeout: 120_000 }, () => {
  test("are shown, set and reset; every deadline goes by them at once", async () => {
    const place = await withPlan();
    const nextNotice = () =>
      opened(place, async ({ database }) => {
        const views = await database.deadlines.list({ unitIds: null, limit: 1_000 });
        return views.map(({ deadline }) => deadline.nextNoticeAt);
      });
    const before = await nextNotice();
    const set = ["rules", "set", "mondays", "12"];
    expect((await runJson(place, set)).json).toEqual({ plan: null, rules: { mondays: 12 } });
    const { json } = await runJson<{ rules: object }>(place, ["rules"]);
    expect(Object.keys(json.rules)).toHaveLength(19);
    expect(json).toMatchObject({
      plan: null,
      rules: {
        mondays: 12,
        "work-before": [20, 10, 5, 2, 0],
        "work-escalation": { coordinator: 3, leader: 5 },
        "morning-time": "07:30",
        "office-hours": { morning: ["07:30", "11:30"], afternoon: ["13:30", "17:00"] },
      },
    });
    await runJson(place, ["rules", "set", "morning-time", "9:00"]);
    const later = await nextNotice();
    expect(later.filter((at) => at?.endsWith("T02:00:00.000Z")).length).toBeGreaterThan(0);
    await runJson(place, ["rules", "reset", "mondays"]);
    await runJson(place, ["rules", "reset", "morning-time"]);
    expect(await nextNotice()).toEqual(before);
    const noted = await opened(place, ({ database }) =>
      database.audit.of("rules", "organisation", 9),
    );
    expect(noted.map(({ deed, channel }) => [deed, channel])).toEqual(
      Array.from({ length: 4 }, () => ["set-rule", "command-line"]),
    );
  });

  test("of a plan are its own", async () => {
    const place = await withPlan();
    const plan = { number: "03/KH-UBND", year: 2023 };
    const set = ["rules", "set", "after", "không", "--plan", "03/kh-ubnd"];
    expect((await runJson(place, set)).json).toEqual({ plan, rules: { after: [] } });
    const { json } = await runJson(place, ["rules", "--plan", "03/KH-UBND"]);
    expect(json).toMatchObject({ plan, rules: { after: [], mondays: 4 } });
    expect((await runJson(place, ["rules"])).json).toMatchObject({ rules: { after: [1, 3, 5] } });
    const reset = ["rules", "reset", "after", "--plan", "03/KH-UBND"];
    expect((await runJson(place, reset)).json).toEqual({ plan, rules: { after: [1, 3, 5] } });
  });

  test("that cannot be are a sentence, and change nothing", async () => {
    const place = await withPlan();
    const before = (await runJson(place, ["rules"])).json;
    const slips: readonly (readonly [string, readonly string[]])[] = [
      ["no-such-rule", ["set", "__proto__", "1"]],
      ["bad-rule", ["set", "work-before", "5, 5"]],
      ["bad-rule", ["set", "morning-time", "05:00"]],
      ["not-for-plans", ["set", "morning-time", "08:00", "--plan", "03/KH-UBND"]],
      ["no-such-plan", ["set", "after", "1", "--plan", "9/KH-X"]],
      ["bad-arguments", ["set", "after"]],
    ];
    for (const [code, args] of slips) {
      expect(await refusal(place, ["rules", ...args])).toEqual({ status: 1, code });
    }
    const { stderr } = await run(place, ["rules", "set", "morning-time", "05:00"]);
    expect(stderr).toBe("Giá trị chưa đúng. “Tin buổi sáng” phải từ 07:30 đến 11:00.\n");
    expect((await runJson(place, ["rules"])).json).toEqual(before);
  });
});

describe("calendar", { timeout: 120_000 }, () => {
  test("a day is set off, or worked, and counted so from then on", async () => {
    const place = await withPlan();
    const set = (date: string, what: string) => runJson(place, ["calendar", "set", date, what]);
    expect(await set("2023-03-30", "off")).toEqual({
      status: 0,
      json: { day: "2023-03-30", works: false },
    });
    await set("2023-04-01", "work");
    await opened(place, async ({ calendar }) => {
      expect(calendar.isWorkingDay(day("2023-03-30"))).toBe(false);
      expect(calendar.isWorkingDay(day("2023-04-01"))).toBe(true);
    });
    expect(await refusal(place, ["calendar", "set", "2023-04-02", "work"])).toEqual({
      status: 1,
      code: "sunday-off",
    });
    expect(await refusal(place, ["calendar", "set", "2023-02-30", "off"])).toEqual({
      status: 1,
      code: "bad-date",
    });
    expect(await refusal(place, ["calendar", "set", "2023-04-03", "closed"])).toEqual({
      status: 1,
      code: "bad-off-or-work",
    });
    expect((await runJson<{ off: string[] }>(place, ["calendar"])).json.off).not.toEqual([]);
  });
});

/** The command line as scripts use it: one JSON value on standard output, whatever is asked. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../finding.ts";
import type { toContract } from "../../jobs/import/plan/plan-contract.ts";
import type { SimulatedMessage } from "../../simulated-messages.ts";
import { makePlace, run, runJson, standingOf, type Place } from "./support/dondoc.ts";
import { PLAN_NAME } from "./support/telegram-office.ts";

const ROOT = join(import.meta.dirname, "../..");
const PLAN_FILE = join(ROOT, "sample", PLAN_NAME);
const REPORT_FILE = join(ROOT, "test/seeds/quang-dien-2022-bao-cao-6-thang.txt");
const IMPORT = ["import", "plan", PLAN_FILE, "--year", "2023"];
const AT = /^2023-\d\d-\d\dT(?:06:45|07:30|14:00|15:00):00\+07:00$/;

type Imported = ReturnType<typeof toContract>;
type Examined = { readonly healthy: boolean; readonly findings: readonly Finding[] };

const COMMANDS = [
  ["start"],
  ["migrate"],
  ["doctor"],
  ["import"],
  ["import", "plan"],
  ["import", "scores"],
  ["import", "org"],
  ["import", "undo"],
  ["export"],
  ["export", "org-template"],
  ["timing"],
  ["invite"],
  ["simulate"],
  ["status"],
  ["outbox"],
];

describe("the command line", { timeout: 120_000 }, () => {
  test("every command explains itself in Vietnamese", async () => {
    const place = makePlace();
    const whole = await run(place, ["--help"]);
    expect(whole).toMatchObject({ status: 0, stderr: "" });
    for (const command of COMMANDS) {
      const { status, stdout, stderr } = await run(place, [...command, "--help"]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toContain(`Cách dùng: dondoc ${command.join(" ")}`);
      expect(whole.stdout).toContain(command[0]);
    }
  });

  test("a fresh folder: migrated once, healthy, and empty", async () => {
    const place = makePlace();
    const { json: first } = await runJson<{ applied: string[] }>(place, ["migrate"]);
    expect(first.applied[0]).toMatch(/^0001-/);
    expect(await runJson(place, ["migrate"])).toEqual({ status: 0, json: { applied: [] } });
    const { status, json } = await runJson<Examined>(place, ["doctor"]);
    expect({ status, healthy: json.healthy }).toEqual({ status: 0, healthy: true });
    expect(json.findings.map(({ state }) => state)).not.toContain("failed");
    // Nobody would hear of a unit in which nobody is linked.
    expect(json.findings).toContainEqual({
      check: "Cơ quan thường trực CCHC đã liên kết",
      state: "warning",
      detail: "chưa có ai; việc của đơn vị chưa liên kết được báo cho lãnh đạo",
    });
    expect(await runJson(place, ["outbox"])).toEqual({
      status: 0,
      json: {
        planned: 0,
        claimed: 0,
        sent: 0,
        failed: 0,
        unknown: 0,
        dropped: 0,
        oldestOverdueSeconds: 0,
      },
    });
    expect((await run(place, ["status"])).stdout).toContain("0/0 cả năm");
  });

  test("doctor fails when something that is set is not there", async () => {
    const place = makePlace({ REDIS_URL: "redis://127.0.0.1:1" });
    const { status, json } = await runJson<Examined>(place, ["doctor"]);
    expect({ status, healthy: json.healthy }).toEqual({ status: 1, healthy: false });
    expect(json.findings).toContainEqual({ check: "Redis", state: "failed", detail: "không được" });
  });
});

describe("timing", { timeout: 120_000 }, () => {
  test("answers a phrase, and lines from standard input", async () => {
    const place = makePlace();
    const quarter = { kind: "once", due: ["2023-03-31"], problems: [] };
    const args = ["timing", "Quý I/2023", "--year", "2023"];
    expect(await runJson(place, args)).toEqual({ status: 0, json: quarter });
    const lines = "2023\tQuý I/2023\r\n2024\tThường xuyên\n2023\tHàng quý\n2023\tNgày 31/02/2023\n";
    const { status, stdout } = await run(place, ["timing", "-", "--json"], lines);
    const answers = stdout
      .split("\n")
      .slice(0, -1)
      .map((line): unknown => JSON.parse(line));
    expect(status).toBe(0);
    expect(answers[0]).toEqual(quarter);
    expect(answers[1]).toEqual({ kind: "ongoing", due: [], problems: [] });
    expect(answers[2]).toMatchObject({
      kind: "recurring",
      due: ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"],
    });
    expect(answers[3]).toMatchObject({
      due: [],
      problems: [expect.stringContaining("31/02/2023")],
    });
    expect(answers).toHaveLength(4);
    expect((await run(place, ["timing", "-"])).status).toBe(0);
  });
});

describe("import plan", { timeout: 120_000 }, () => {
  test("shows first, stores with --commit, and changes nothing the second time", async () => {
    const place = makePlace();
    const { json: shown } = await runJson<Imported>(place, IMPORT);
    expect(shown).toMatchObject({ source: { kind: "appendix" }, problems: [] });
    expect(shown.tasks).toHaveLength(19);
    expect(shown.tasks[1]).toMatchObject({
      code: "NV-002",
      area: "Cải cách thể chế",
      lead: ["Phòng Tư pháp"],
      support: ["Cơ quan, đơn vị huyện", "UBND cấp xã"],
      deliverables: [
        { label: "Kế hoạch", kind: "once", due: ["2023-03-31"], embedded: false },
        { label: "Báo cáo", kind: "once", due: ["2023-12-31"], embedded: false },
      ],
      points: null,
      targets: [],
      problems: [],
    });
    expect(shown.reportPeriods[0]).toMatchObject({
      name: "Báo cáo Quý I/2023",
      from: "2022-12-05",
      to: "2023-03-05",
      due: "2023-03-10",
    });
    expect(await totalOf(place)).toBe(0);

    const { json: stored } = await runJson<Imported>(place, [...IMPORT, "--commit"]);
    expect(stored.tasks).toEqual(shown.tasks);
    expect(await totalOf(place)).toBe(19);
    const words = await run(place, [...IMPORT, "--commit"]);
    expect(words.stdout).toContain("không có gì thay đổi");
    expect(await totalOf(place)).toBe(19);
  });

  test("a document that is no plan is read without a mistake: one problem says so", async () => {
    const place = makePlace();
    const args = ["import", "plan", REPORT_FILE, "--commit"];
    const { status, json } = await runJson<Imported>(place, args);
    expect({ status, tasks: json.tasks }).toEqual({ status: 0, tasks: [] });
    expect(json.reportPeriods).toEqual([]);
    expect(json.problems).toEqual([
      { row: null, text: "", reason: expect.stringContaining("Không tìm thấy") },
    ]);
    expect(await totalOf(place)).toBe(0);
  });
});

describe("simulate, status and invite", { timeout: 120_000 }, () => {
  test("the sample: every message as the contract has it, in order, on working days", async () => {
    const place = makePlace();
    const args = [...span("2023-02-20", "2023-04-10"), "--sample"];
    const { status, json } = await runJson<readonly SimulatedMessage[]>(place, args);
    expect(status).toBe(0);
    const fields = ["at", "to", "kind", "sections", "deadlines", "text"];
    for (const message of json) {
      expect(Object.keys(message)).toEqual(fields);
      expect(Object.keys(message.to)).toEqual(["person", "unit", "role"]);
      expect(message.at).toMatch(AT);
      expect([0, 6]).not.toContain(new Date(message.at.slice(0, 10)).getUTCDay());
      expect(["morning", "due-day", "weekly", "event"]).toContain(message.kind);
      expect(message.text).not.toBe("");
    }
    const times = json.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    const toCulture = json.filter(
      ({ to, at }) => to.unit === "Phòng Văn hoá và Thông tin" && at.startsWith("2023-03-24"),
    );
    expect(toCulture).toMatchObject([
      {
        at: "2023-03-24T07:30:00+07:00",
        to: { person: "Trưởng phòng Văn hoá và Thông tin", role: "head" },
        kind: "morning",
        sections: expect.arrayContaining(["due"]),
        text: expect.stringContaining("NV-014 · Kế hoạch"),
      },
    ]);
    expect(await standingOf(place, "--sample")).toMatchObject({
      asOf: "2023-02-20",
      tasks: { total: 19, done: 0 },
      deadlines: { overdue: 0, done: 0, submitted: 0, accepted: 0, returned: 0, waived: 0 },
    });
    expect(await totalOf(place)).toBe(0);
  });

  test("stored data without people: to each unit's head, and nothing is changed by it", async () => {
    const place = makePlace();
    await runJson(place, [...IMPORT, "--commit"]);
    const args = span("2023-03-24", "2023-03-24");
    const { json } = await runJson<readonly SimulatedMessage[]>(place, args);
    const unit = "Phòng Văn hoá và Thông tin";
    expect(json.map(({ to }) => to)).toContainEqual({ person: null, unit, role: "head" });
    expect(json.filter(({ to }) => to.person !== null)).toEqual([]);
    expect((await runJson(place, args)).json).toEqual(json);
    const { json: outbox } = await runJson(place, ["outbox"]);
    expect(outbox).toMatchObject({ planned: 0, sent: 0, dropped: 0 });
    const standing = await standingOf(place, "--as-of", "2023-04-03");
    expect(standing.byUnit).toContainEqual({
      unit: "Phòng Tư pháp",
      total: 2,
      done: 0,
      overdue: 1,
    });
    expect(standing.byArea).toHaveLength(7);
    const invited = ["invite", "--unit", "Phòng tư pháp", "--post", "Trưởng phòng Tư pháp"];
    expect((await runJson(place, invited)).json).toEqual({
      code: expect.stringMatching(/^[0-9A-Z]{10}$/),
      post: "Trưởng phòng Tư pháp",
      role: "head",
      hours: 72,
      channels: [],
    });
  });
});

function span(from: string, to: string): readonly string[] {
  return ["simulate", "--from", from, "--to", to];
}

async function totalOf(place: Place): Promise<number | undefined> {
  return (await standingOf(place)).tasks["total"];
}

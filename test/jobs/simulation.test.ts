import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COPIED_TABLES } from "../../db/copy-database.ts";
import type { SimulatedMessage } from "../../simulated-messages.ts";
import { simulate } from "../../simulation.ts";
import { unit } from "../builders/org.ts";
import { deadline } from "../builders/plan.ts";
import { at, day } from "../builders/time.ts";
import {
  CHAIRMAN,
  deadlineNamed,
  JUSTICE_HEAD,
  rehearse,
  unitOf,
  unlink,
  type Rehearsal,
} from "./support/rehearsal.ts";

let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
});
afterEach(() => office.close());

/** Each table's number of rows and a hash of all of them. */
async function fingerprint(): Promise<Readonly<Record<string, string>>> {
  const prints: Record<string, string> = {};
  for (const table of COPIED_TABLES) {
    const rows = await office.sample.database.kysely.selectFrom(table).selectAll().execute();
    const lines = rows.map((row) => JSON.stringify(row)).toSorted();
    const hash = createHash("sha256").update(lines.join("\n")).digest("hex");
    prints[table] = `${rows.length} ${hash}`;
  }
  return prints;
}

function play(from: string, to: string): Promise<readonly SimulatedMessage[]> {
  return simulate(office.sample, day(from), day(to));
}

describe("the first seven weeks of the sample", () => {
  let played: readonly SimulatedMessage[];

  beforeEach(async () => {
    played = await play("2023-02-20", "2023-04-10");
  });

  test("are in order of time, within the days asked for, as clocks in Vietnam show it", () => {
    const times = played.map((message) => message.at);
    expect(times).toEqual(times.toSorted());
    expect(times[0]).toBe("2023-02-20T06:45:00+07:00");
    expect(times.at(-1)).toBe("2023-04-10T07:30:00+07:00");
  });

  test("name the person, the unit and the role", () => {
    const justice = played.find(({ to }) => to.person === JUSTICE_HEAD);
    expect(justice?.to).toEqual({ person: JUSTICE_HEAD, unit: "Phòng Tư pháp", role: "head" });
    const chairman = played.find(({ to }) => to.person === CHAIRMAN);
    expect(chairman?.to).toEqual({ person: CHAIRMAN, unit: null, role: "leader" });
    expect(played.filter(({ to }) => to.person === null)).toEqual([]);
  });

  test("have their sections, their deadlines and their words", async () => {
    const { deadline: plan } = await deadlineNamed(office, "NV-002 Kế hoạch");
    const fifth = played.find(
      (message) => message.at === "2023-03-24T07:30:00+07:00" && message.to.person === JUSTICE_HEAD,
    );
    expect(fifth).toMatchObject({ kind: "morning", sections: ["due"], deadlines: [plan.id] });
    expect(fifth?.text).toContain("NV-002");
    for (const { kind, sections, deadlines, text } of played) {
      expect(text).not.toBe("");
      expect(sections.length > 0).toBe(deadlines.length > 0);
      if (kind !== "weekly") expect(sections).not.toEqual([]);
    }
    expect(new Set(played.flatMap(({ sections }) => sections))).toEqual(
      new Set(["due", "overdue", "warning", "escalation", "closing", "status", "own-date"]),
    );
  });

  test("are the same when they are played again", async () => {
    expect(await play("2023-02-20", "2023-04-10")).toEqual(played);
  });
});

test("nothing that is stored changes, and nothing is sent", async () => {
  await office.playTo("2023-03-10 12:00");
  const before = await fingerprint();
  const sent = office.channel.attempts.length;
  expect(before["message"]).not.toMatch(/^0 /u);
  expect((await play("2023-03-01", "2023-03-31")).length).toBeGreaterThan(20);
  expect(await fingerprint()).toEqual(before);
  expect(office.channel.attempts).toHaveLength(sent);
  expect(office.now()).toBe(at("2023-03-10 12:00"));
});

test("people who are not linked yet are shown what they would get", async () => {
  await unlink(office, JUSTICE_HEAD);
  const played = await play("2023-03-24", "2023-03-24");
  expect(played.map(({ to }) => to.person)).toContain(JUSTICE_HEAD);
  expect(played.flatMap(({ sections }) => sections)).not.toContain("unlinked");
});

test("a unit that nobody is known for is shown what its head would get", async () => {
  const parentId = await unitOf(office, "UBND huyện");
  const unmanned = unit({ name: "Ban Quản lý chợ", parentId });
  await office.stores.units.add([unmanned]);
  await office.stores.deadlines.add([deadline({ unitId: unmanned.id, label: "Phương án" })]);
  const played = await play("2023-03-24", "2023-03-24");
  const head = played.filter(({ to }) => to.unit === "Ban Quản lý chợ");
  expect(head).toMatchObject([
    { to: { person: null, role: "head" }, kind: "morning", sections: ["due"] },
  ]);
  expect(head[0]?.text).toContain("Phương án");
  expect(await office.stores.people.inUnits([unmanned.id])).toEqual([]);
});

test("what lay before the first day is not told, what is late by then is told once", async () => {
  const played = await play("2023-04-03", "2023-04-03");
  const own = played.filter(({ to }) => to.person === JUSTICE_HEAD);
  expect(own).toHaveLength(1);
  expect(own[0]).toMatchObject({ kind: "morning", sections: ["overdue"] });
});

test("days off bring nothing", async () => {
  expect(await play("2023-04-29", "2023-05-03")).toEqual([]);
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { presentForSignature } from "../../domain/deadline.ts";
import { dayOf } from "../../domain/message.ts";
import { sweep } from "../../jobs/sweep.ts";
import { tick } from "../../jobs/tick.ts";
import { notice, push } from "../builders/message.ts";
import { account, grant, person } from "../builders/org.ts";
import { at, day } from "../builders/time.ts";
import {
  change,
  CHAIRMAN,
  deadlineNamed,
  HOME_HEAD,
  JUSTICE_HEAD,
  LEADERS,
  personOf,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { noticesIn } from "./support/planned.ts";
import {
  bundleOf,
  lineOf,
  linesAbout,
  linesTo,
  toldTo,
  type Told,
} from "./support/sent-messages.ts";

let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
});
afterEach(() => office.close());

async function toldSince(from: string): Promise<readonly Told[]> {
  return (await toldTo(office)).filter(({ message }) => (message.sentAt ?? "") >= at(from));
}

/** What a message says should have been told earlier: `NV-002 Kế hoạch: 2023-03-24`. */
function missedIn({ message }: Told): readonly string[] {
  const items = bundleOf(message)?.sections.flatMap((section) => section.items) ?? [];
  return items.map(({ code, label, missedDays }) =>
    `${code ?? ""} ${label}: ${missedDays.join(", ")}`.trim(),
  );
}

describe("a process that stood still from 17/3 to 29/3, 08:15", () => {
  beforeEach(async () => {
    await office.playTo("2023-03-17 12:00");
    await office.tickAt("2023-03-29 08:15");
  });

  test("tells everybody in one message what was missed", async () => {
    const told = await toldSince("2023-03-17 12:01");
    expect(new Set(told.map(({ post }) => post)).size).toBe(told.length);
    expect(new Set(told.map(({ message }) => message.sentAt))).toEqual(
      new Set([at("2023-03-29 08:15")]),
    );
    const own = told.find(({ post }) => post === JUSTICE_HEAD);
    expect(own?.sections).toEqual(["overdue: Báo cáo Quý I/2023", "due: NV-002 Kế hoạch"]);
    expect(own && missedIn(own)).toEqual([
      "Báo cáo Quý I/2023: 2023-03-20, 2023-03-27",
      "NV-002 Kế hoạch: 2023-03-24",
    ]);
    expect(own?.message.text).toContain("24/3");
  });

  test("gives the leaders the summaries that they missed as one, no draft to the coordinator", async () => {
    const told = await toldSince("2023-03-17 12:01");
    const weekly = told.filter(({ kind }) => kind === "weekly");
    expect(weekly.map(({ post }) => post).toSorted()).toEqual(LEADERS.toSorted());
  });

  test("doubles nothing afterwards, and the days that follow are as ever", async () => {
    await office.tickAt("2023-03-29 08:16");
    await office.playTo("2023-03-30 23:59");
    // The coordinator alone hears more: that all this came late.
    expect((await toldSince("2023-03-29 08:16")).map(lineOf)).toEqual(["2023-03-30 07:30 morning"]);
    await office.playTo("2023-04-03 12:00");
    const lines = await linesTo(office, JUSTICE_HEAD);
    expect(lines.slice(-3)).toEqual([
      "2023-03-31 07:30 morning, due: NV-002 Kế hoạch",
      "2023-03-31 14:00 due-day, due: NV-002 Kế hoạch",
      "2023-04-03 07:30 morning, overdue: Báo cáo Quý I/2023 + NV-002 Kế hoạch",
    ]);
    expect((await toldSince("2023-03-30 00:00")).flatMap(missedIn).filter(hasDays)).toEqual([]);
    const leaders = (await toldTo(office, CHAIRMAN)).filter(({ kind }) => kind === "weekly");
    expect(leaders.at(-1)).toMatchObject({ day: "2023-04-03", time: "06:45" });
  });

  test("makes the very notices that would have been made without it", async () => {
    const steady = await rehearse();
    try {
      await steady.playTo("2023-03-29 08:15");
      expect(await noticesIn(office)).toEqual(await noticesIn(steady));
    } finally {
      await steady.close();
    }
  });
});

function hasDays(line: string): boolean {
  return !line.endsWith(": ") && /: \d/u.test(line);
}

test("across a due day only its afternoon is not made up for", async () => {
  await office.playTo("2023-03-27 12:00");
  await office.tickAt("2023-04-12 09:00");
  const steady = await rehearse();
  try {
    await steady.playTo("2023-04-12 09:00");
    const wanted = (await noticesIn(steady)).filter(
      (line) => !(line.includes("0-afternoon") && line.includes("2023-03-31")),
    );
    expect(await noticesIn(office)).toEqual(wanted);
    const told = await toldSince("2023-03-27 12:01");
    expect(new Set(told.map(({ post }) => post)).size).toBe(told.length);
  } finally {
    await steady.close();
  }
});

describe("a process that comes back at an hour at which nobody is written to", () => {
  test("at 22:00: it waits for the next morning", async () => {
    await office.playTo("2023-03-17 12:00");
    const before = office.channel.attempts.length;
    for (const moment of ["28 22:00", "28 23:30", "29 00:00", "29 06:45", "29 07:29"]) {
      await office.tickAt(`2023-03-${moment}`);
    }
    expect(office.channel.attempts).toHaveLength(before);
    await office.tickAt("2023-03-29 07:30");
    const told = await toldSince("2023-03-17 12:01");
    expect(told.map(({ post }) => post)).toContain(JUSTICE_HEAD);
    expect(new Set(told.map(({ time }) => time))).toEqual(new Set(["07:30"]));
    expect(new Set(told.map(({ post }) => post)).size).toBe(told.length);
    await office.playTo("2023-03-30 23:59");
    expect(await toldSince("2023-03-29 07:31")).toEqual([]);
  });

  test("on a Saturday: on Monday the leaders have their summary at its own time", async () => {
    await office.playTo("2023-03-17 12:00");
    const before = office.channel.attempts.length;
    await office.tickAt("2023-03-25 10:00");
    await office.playTo("2023-03-27 06:44");
    expect(office.channel.attempts).toHaveLength(before);
    await office.playTo("2023-03-27 23:59");
    const told = await toldSince("2023-03-25 00:00");
    expect(new Set(told.map(({ post }) => post)).size).toBe(told.length);
    for (const leader of LEADERS) {
      const own = told.filter(({ post }) => post === leader);
      expect(own.map(({ time, kind }) => `${time} ${kind}`)).toEqual(["06:45 weekly"]);
    }
    const justice = told.find(({ post }) => post === JUSTICE_HEAD);
    expect(justice?.time).toBe("07:30");
  });
});

describe("messages that were planned, but not sent on their day", () => {
  test("join the next morning's, so that nobody finds two", async () => {
    await office.playTo("2023-03-24 07:29");
    office.setClock("2023-03-24 07:30");
    await sweep(office.sample.office);
    await office.tickAt("2023-03-27 07:30");

    const told = await toldSince("2023-03-24 00:00");
    expect(new Set(told.map(({ post }) => post)).size).toBe(told.length);
    const own = told.find(({ post }) => post === JUSTICE_HEAD);
    expect(own?.sections).toEqual(["overdue: Báo cáo Quý I/2023", "due: NV-002 Kế hoạch"]);
    expect(own && missedIn(own)).toEqual(["Báo cáo Quý I/2023:", "NV-002 Kế hoạch: 2023-03-24"]);

    const dropped = await office.stores.messages.list({ status: "dropped", limit: 100 });
    expect(dropped).toHaveLength(5);
    for (const message of dropped) {
      expect(message).toMatchObject({
        slot: "2023-03-24",
        statusReason: "quiet",
        pickAt: null,
        attempts: 0,
      });
    }
  });

  test("a leader finds those of Friday inside Monday's summary, and no other message", async () => {
    await office.playTo("2023-03-23 15:00");
    const { id } = await personOf(office, CHAIRMAN);
    const plan = await deadlineNamed(office, "NV-002 Kế hoạch");
    await change(office, plan, (await personOf(office, JUSTICE_HEAD)).id, (deadline, deed) =>
      presentForSignature(deadline, deed, id),
    );
    office.setClock("2023-03-24 07:30");
    await sweep(office.sample.office);
    office.setClock("2023-03-25 00:00");
    await office.playTo("2023-03-27 23:59");

    const own = (await toldSince("2023-03-24 00:00")).filter(({ post }) => post === CHAIRMAN);
    expect(own.map(({ day: on, time, kind }) => `${on} ${time} ${kind}`)).toEqual([
      "2023-03-27 06:45 weekly",
    ]);
    expect(await linesAbout(office, CHAIRMAN, "NV-002 Kế hoạch")).toEqual([
      "2023-03-27 06:45 weekly, signature",
    ]);
  });

  /** Incident: the summary of Monday and what Tuesday brought came to him as two, both at 07:30. */
  test("a leader's Monday that was over before anybody looked is told on Tuesday, in one", async () => {
    await office.playTo("2023-03-16 12:00");
    await office.tickAt("2023-03-20 17:31");
    await office.playTo("2023-03-21 12:00");
    const own = (await toldSince("2023-03-20 00:00")).filter(({ post }) => post === CHAIRMAN);
    expect(own.map(({ day: on, time, kind }) => `${on} ${time} ${kind}`)).toEqual([
      "2023-03-21 07:30 weekly",
    ]);
    expect(own[0]?.sections).not.toEqual([]);
  });

  test("a draft that was missed on Friday is not sent later", async () => {
    await office.playTo("2023-03-24 14:59");
    await office.tickAt("2023-03-25 09:00");
    await office.playTo("2023-03-28 12:00");
    const drafts = (await toldTo(office, HOME_HEAD)).filter(({ kind }) => kind === "weekly");
    expect(drafts.map((draft) => draft.day)).toEqual([
      "2023-02-24",
      "2023-03-03",
      "2023-03-10",
      "2023-03-17",
    ]);
  });

  test("nor is one that was planned on Friday and never sent", async () => {
    await office.playTo("2023-03-24 14:59");
    office.setClock("2023-03-24 15:00");
    await sweep(office.sample.office);
    await office.tickAt("2023-03-25 09:00");
    await office.playTo("2023-03-28 12:00");
    const drafts = (await toldTo(office, HOME_HEAD)).filter(({ kind }) => kind === "weekly");
    expect(drafts.at(-1)?.day).toBe("2023-03-17");
    const empty = (await toldTo(office, HOME_HEAD)).filter(
      ({ sections, kind }) => kind === "morning" && sections.length === 0,
    );
    expect(empty).toEqual([]);
  });

  test("one that comes late on its own day still goes out before the office closes", async () => {
    await office.playTo("2023-03-24 07:29");
    await office.tickAt("2023-03-24 16:59");
    expect((await linesTo(office, JUSTICE_HEAD)).at(-1)).toBe(
      "2023-03-24 16:59 morning, due: NV-002 Kế hoạch",
    );
  });

  test("one that comes when the office has closed waits for the next working morning", async () => {
    await office.playTo("2023-03-24 07:29");
    office.setClock("2023-03-24 07:30");
    await sweep(office.sample.office);
    await office.tickAt("2023-03-24 17:00");
    await tick(office.tools);
    expect((await toldSince("2023-03-24 00:00")).map(({ post }) => post)).toEqual([]);
    await office.playTo("2023-03-27 12:00");
    const own = (await toldSince("2023-03-24 00:00")).filter(({ post }) => post === JUSTICE_HEAD);
    expect(own.map(({ day: on, time }) => `${on} ${time}`)).toEqual(["2023-03-27 07:30"]);
  });

  test("of a crowd, two for each, are one for each on the next morning", async () => {
    await office.playTo("2023-03-24 12:00");
    const { deadline } = await deadlineNamed(office, "NV-002 Kế hoạch");
    const grants = [grant("officer", deadline.unitId)];
    const crowd = Array.from({ length: 600 }, () => person({ grants }));
    const pushes = ["2023-03-23", "2023-03-24"].flatMap((slot) =>
      crowd.map(({ id }) =>
        push({ personId: id, slot: day(slot), plannedFor: at(`${slot} 07:30`) }),
      ),
    );
    await office.stores.transaction(async (stores) => {
      await stores.people.add(crowd);
      for (const { id } of crowd) {
        await stores.people.link(account({ personId: id, botId: office.sample.bot.id }));
      }
      await stores.messages.plan(pushes);
      await stores.notices.add(
        pushes.map(({ id, personId, slot }) =>
          notice({ deadlineId: deadline.id, personId, messageId: id, day: dayOf(slot) }),
        ),
      );
    });
    await office.tickAt("2023-03-27 07:30");
    await office.playTo("2023-03-28 12:00");
    const ids = new Set(crowd.map(({ id }) => id));
    const told = (await toldTo(office)).filter(
      ({ message }) => message.personId !== null && ids.has(message.personId),
    );
    expect(told).toHaveLength(600);
    expect(new Set(told.map(({ day: on, time }) => `${on} ${time}`))).toEqual(
      new Set(["2023-03-27 07:30"]),
    );
    expect(told[0] && missedIn(told[0])).toContain("NV-002 Kế hoạch: 2023-03-23, 2023-03-24");
  });
});

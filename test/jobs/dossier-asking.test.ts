import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { simulate } from "../../simulation.ts";
import { nextMoment } from "../../jobs/tick.ts";
import { apologyRules, occasion } from "../builders/dossier.ts";
import { standIn } from "../builders/org.ts";
import { at, day } from "../builders/time.ts";
import {
  COORDINATOR,
  DESK_HEAD,
  HEALTH,
  JUSTICE,
  JUSTICE_HEAD,
  JUSTICE_OFFICER,
  LAND_HEAD,
  openDossierOffice,
  type DossierOffice,
} from "./support/dossier-office.ts";

let office: DossierOffice;

/** Received on Monday 20/2/2023, due on Friday 24/2 or what is said. */
const typed = (code: string, unit: string, due = "2023-02-24") => ({
  code,
  unitId: office.unitOf(unit),
  source: "typed" as const,
  received: occasion("2023-02-10 09:00"),
  due: occasion(due),
});

beforeEach(async () => {
  office = await openDossierOffice();
});
afterEach(() => office.close());

describe("a dossier that comes near its date", () => {
  test("is asked about on the mornings 3, 2 and 1 working days before, of its unit alone", async () => {
    await office.add(typed("A-1", JUSTICE));
    await office.playTo("2023-02-24 23:00");

    const asked = [
      "2023-02-21 07:30 morning: near 1 Phòng Tư pháp",
      "2023-02-22 07:30 morning: near 1 Phòng Tư pháp",
      "2023-02-23 07:30 morning: near 1 Phòng Tư pháp",
    ];
    expect(await office.told(JUSTICE_HEAD)).toEqual(asked);
    expect(await office.told(JUSTICE_OFFICER)).toEqual(asked);
    expect(await office.told(LAND_HEAD)).toEqual([]);
    expect(await office.told(DESK_HEAD)).toEqual([]);
    expect(await office.told(COORDINATOR)).toEqual([]);
  });

  test("is asked about over a weekend on working days", async () => {
    await office.add(typed("A-1", JUSTICE, "2023-02-28"));
    await office.playTo("2023-02-28 23:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-23 07:30 morning: near 1 Phòng Tư pháp",
      "2023-02-24 07:30 morning: near 1 Phòng Tư pháp",
      "2023-02-27 07:30 morning: near 1 Phòng Tư pháp",
    ]);
  });

  test("of a promise it is asked once more, on the last of the mornings", async () => {
    await office.add(typed("A-1", JUSTICE));
    await office.tickAt("2023-02-21 07:30");
    await office.change("A-1", {
      promise: { by: office.personOf(JUSTICE_HEAD), at: at("2023-02-21 09:00") },
    });
    await office.playTo("2023-02-24 23:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-21 07:30 morning: near 1 Phòng Tư pháp",
      "2023-02-23 07:30 morning: near 1 Phòng Tư pháp",
    ]);
  });

  test("is asked about no more once it has come to its end, though the message was planned", async () => {
    await office.add(typed("A-1", JUSTICE));
    await office.sweepAt("2023-02-21 00:01");
    await office.change("A-1", { ended: occasion("2023-02-21"), outcome: "on-time" });
    await office.playTo("2023-02-24 23:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual([]);
  });

  test("of a promise it is asked once more on the last lawful day, 22/2 by a pack of 2 days (it was asked on 23/2, too late)", async () => {
    const rules = apologyRules(day("2018-06-25"), { leadDays: 2 });
    await office.stores.apologies.saveRules(rules);
    await office.add(typed("A-1", JUSTICE));
    await office.tickAt("2023-02-21 07:30");
    await office.change("A-1", {
      promise: { by: office.personOf(JUSTICE_HEAD), at: at("2023-02-21 09:00") },
    });
    await office.playTo("2023-02-24 23:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-21 07:30 morning: near 1 Phòng Tư pháp",
      "2023-02-22 07:30 morning: near 1 Phòng Tư pháp",
    ]);
  });

  test.each([
    // 7:30 of work on 22/2, half of it is over at 11:15.
    ["2023-02-21 16:00", "2023-02-23", "2023-02-22 11:25"],
    // 7:00 of work on 20/2; 3:30 of it are over at 11:30, and after lunch it is told.
    ["2023-02-20 08:00", "2023-02-21", "2023-02-20 13:30"],
  ])(
    "of a day's procedure is asked about while an apology is lawful: received %s, due %s, told %s (of one received after 15:00 it was told at 07:30 of its last day)",
    async (received, due, moment) => {
      await office.add({ ...typed("A-1", JUSTICE, due), received: occasion(received) });
      await office.playTo(`${due} 17:00`);
      expect(await office.told(JUSTICE_HEAD)).toEqual([`${moment} event: near 1 Phòng Tư pháp`]);
    },
  );

  test("says what is asked, and takes the answer where there is one dossier", async () => {
    await office.add(typed("A-1", JUSTICE));
    await office.playTo("2023-02-22 08:00");
    const [, text = ""] = await office.textsTo(JUSTICE_HEAD);
    expect(text).toContain(
      "Hồ sơ TTHC sắp đến hạn của Phòng Tư pháp (1): đề nghị trả lời kịp hạn hay không kịp hạn.",
    );
    expect(text).toContain("A-1 · Đăng ký khai sinh – hẹn trả 24/02/2023, còn 3 ngày làm việc");
    const [message] = await office.stores.messages.list({ status: "sent", limit: 1 });
    expect(message?.actions).toMatchObject([
      { do: "dossier-in-time" },
      { do: "dossier-not-in-time" },
      { do: "why" },
    ]);
  });
});

describe("whoever is to be asked", () => {
  test("is the desk where nobody of the unit can be reached", async () => {
    await office.add(typed("A-1", HEALTH));
    await office.playTo("2023-02-21 23:00");
    expect(await office.told(DESK_HEAD)).toEqual(["2023-02-21 07:30 morning: near 1 Phòng Y tế"]);
    expect(await office.told(COORDINATOR)).toEqual([]);
    const [text] = await office.textsTo(DESK_HEAD);
    expect(text).toContain("đề nghị báo đơn vị trả lời");
  });

  test("is the desk where nobody knows whose it is", async () => {
    await office.add({ ...typed("A-1", HEALTH), unitId: null });
    await office.playTo("2023-02-21 23:00");
    expect(await office.told(DESK_HEAD)).toEqual(["2023-02-21 07:30 morning: near 1 "]);
  });

  test("are the coordinators where there is nobody else", async () => {
    const alone = await openDossierOffice({ desk: "unlinked" });
    await alone.add({
      ...typed("A-1", HEALTH),
      unitId: alone.unitOf(HEALTH),
    });
    await alone.playTo("2023-02-21 23:00");
    expect(await alone.told(COORDINATOR)).toEqual(["2023-02-21 07:30 morning: near 1 Phòng Y tế"]);
    await alone.close();
  });

  test("is who stands in on the day, and nobody is asked twice", async () => {
    await office.stores.people.addStandIn(
      standIn({
        absentId: office.personOf(JUSTICE_HEAD),
        deputyId: office.personOf(JUSTICE_OFFICER),
        from: day("2023-02-21"),
        to: day("2023-02-22"),
      }),
    );
    await office.add(typed("A-1", JUSTICE));
    await office.playTo("2023-02-24 23:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-23 07:30 morning: near 1 Phòng Tư pháp",
    ]);
    expect(await office.told(JUSTICE_OFFICER)).toEqual([
      "2023-02-21 07:30 morning: near 1 Phòng Tư pháp",
      "2023-02-22 07:30 morning: near 1 Phòng Tư pháp",
      "2023-02-23 07:30 morning: near 1 Phòng Tư pháp",
    ]);
  });
});

describe("a procedure of hours", () => {
  const ofADay = (code: string, hour: string) => ({
    ...typed(code, JUSTICE, "2023-02-20"),
    received: occasion(`2023-02-20 ${hour}`),
  });

  test("is asked about at half-time, and several of one half hour in one event", async () => {
    office.setClock("2023-02-20 08:05");
    await office.add(ofADay("A-1", "07:55"), ofADay("A-2", "08:00"));
    await office.playTo("2023-02-20 23:00");
    const told = await office.told(JUSTICE_HEAD);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^2023-02-20 \d\d:\d\d event: near 2 Phòng Tư pháp$/u);
  });

  test("is not asked about after its date, which an outage has let go by", async () => {
    office.setClock("2023-02-20 08:05");
    await office.add(ofADay("A-1", "08:00"));
    await office.tickAt("2023-02-20 08:06");
    await office.tickAt("2023-02-21 08:00");
    await office.playTo("2023-02-21 23:00");
    const told = await office.told(JUSTICE_HEAD);
    expect(told.join()).not.toContain("near");
    expect(told).toEqual(["2023-02-21 08:10 event: apology A-1"]);
  });
});

describe("a play of the days to come", () => {
  test("shows who would be asked, as being about apologies, and those that would be owed", async () => {
    await office.add(typed("A-1", JUSTICE));
    const played = await simulate(office.opened, day("2023-02-21"), day("2023-02-27"));
    const shown = played
      .filter(({ to }) => to.person === JUSTICE_HEAD)
      .map(({ at: moment, kind, sections, deadlines }) => ({ moment, kind, sections, deadlines }));
    const asked = (moment: string) => ({
      moment,
      kind: "morning",
      sections: ["apology"],
      deadlines: [],
    });
    expect(shown).toEqual([
      asked("2023-02-21T07:30:00+07:00"),
      asked("2023-02-22T07:30:00+07:00"),
      asked("2023-02-23T07:30:00+07:00"),
      { ...asked("2023-02-27T07:30:00+07:00"), deadlines: [expect.any(String)] },
    ]);
    expect(await office.stores.apologies.count({ unitIds: null, stages: ["owed"] })).toBe(0);
  });
});

describe("the next moment", () => {
  test("is that of the next look", async () => {
    await office.add(typed("A-1", JUSTICE));
    expect(await nextMoment(office.opened.office)).toBe(at("2023-02-21 00:00"));
  });

  test("that the time machine goes to is when the unit is asked, not the night before", async () => {
    await office.add(typed("A-1", JUSTICE));
    expect(await office.playToNext()).toBe("2023-02-21 07:30");
    expect(await office.told(JUSTICE_HEAD)).toHaveLength(1);
    expect(await office.playToNext()).toBe("2023-02-22 07:30");
  });
});

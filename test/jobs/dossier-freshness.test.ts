import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isStale } from "../../domain/dossier-freshness.ts";
import { nextMoment } from "../../jobs/tick.ts";
import { vietnameseCalendar } from "../builders/calendar.ts";
import { occasion } from "../builders/dossier.ts";
import { at, day } from "../builders/time.ts";
import { apologiesOf } from "./support/apologies.ts";
import {
  CHAIRMAN,
  COORDINATOR,
  DESK_HEAD,
  JUSTICE,
  JUSTICE_HEAD,
  openDossierOffice,
  type DossierOffice,
} from "./support/dossier-office.ts";

let office: DossierOffice;

/** Told of by the export of Monday 20/2/2023, 8:00; due on Friday 24/2 or what is said. */
const exported = (code: string, due = "2023-02-24") => ({
  code,
  unitId: office.unitOf(JUSTICE),
  source: "export" as const,
  received: occasion("2023-02-10 09:00"),
  due: occasion(due),
});

beforeEach(async () => {
  office = await openDossierOffice();
});
afterEach(() => office.close());

describe("an export that is older than one working day", () => {
  test("asks the desk for a fresh one each working day, and asks and accuses nobody", async () => {
    await office.add(exported("A-1"));
    await office.playTo("2023-02-28 23:00");
    expect(await office.told(DESK_HEAD)).toEqual([
      "2023-02-22 07:30 morning: stale 2023-02-20",
      "2023-02-23 07:30 morning: stale 2023-02-20",
      "2023-02-24 07:30 morning: stale 2023-02-20",
      "2023-02-27 07:30 morning: stale 2023-02-20",
      "2023-02-28 07:30 morning: stale 2023-02-20",
    ]);
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-21 07:30 morning: near 1 Phòng Tư pháp",
    ]);
    expect(await office.told(COORDINATOR)).toEqual([]);
    expect(await apologiesOf(office, "A-1")).toEqual([]);
    const [text] = await office.textsTo(DESK_HEAD);
    expect(text).toContain(
      "Dữ liệu hồ sơ TTHC mới đến 8 giờ ngày 20/02, đã quá một ngày làm việc.",
    );
  });

  test("asks nobody where nothing of it is open any more", async () => {
    await office.add({ ...exported("A-1"), ended: occasion("2023-02-20"), outcome: "on-time" });
    await office.playTo("2023-02-28 23:00");
    expect(await office.told(DESK_HEAD)).toEqual([]);
  });

  test("asks the coordinators where the desk cannot be reached", async () => {
    const alone = await openDossierOffice({ desk: "unlinked" });
    await alone.add({ ...exported("A-1"), unitId: alone.unitOf(JUSTICE) });
    await alone.playTo("2023-02-22 23:00");
    expect(await alone.told(COORDINATOR)).toEqual(["2023-02-22 07:30 morning: stale 2023-02-20"]);
    await alone.close();
  });

  test("keeps what is written here by hand from nobody", async () => {
    await office.add(exported("A-1"), { ...exported("B-1", "2023-02-27"), source: "typed" });
    await office.playTo("2023-02-24 23:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-21 07:30 morning: near 1 Phòng Tư pháp",
      "2023-02-22 07:30 morning: near 1 Phòng Tư pháp",
      "2023-02-23 07:30 morning: near 1 Phòng Tư pháp",
      "2023-02-24 07:30 morning: near 1 Phòng Tư pháp",
    ]);
    const [, later] = await office.textsTo(JUSTICE_HEAD);
    expect(later).toContain("B-1");
    expect(later).not.toContain("A-1");
  });

  test("does not hold time up: the next moment is the desk's morning, then the next one", async () => {
    await office.add(exported("A-1"));
    await office.playTo("2023-02-22 12:00");
    expect(await nextMoment(office.opened.office)).toBe(at("2023-02-23 00:00"));
    await office.playTo("2023-02-24 12:00");
    expect(await nextMoment(office.opened.office)).toBe(at("2023-02-24 15:00"));
  });

  test.each([
    ["2023-02-20 08:00", "2023-02-21", "2023-02-22"],
    // On a Friday: Monday is one working day later, Tuesday is too late.
    ["2023-02-24 16:00", "2023-02-27", "2023-02-28"],
    // On a Saturday it is as good as on the Friday before.
    ["2023-02-25 09:00", "2023-02-27", "2023-02-28"],
    // Before the holidays of 29/4 to 3/5/2023.
    ["2023-04-28 16:00", "2023-05-04", "2023-05-05"],
  ])("made at %s, is good on %s still, and not on %s", (made, still, from) => {
    const calendar = vietnameseCalendar();
    expect(isStale(at(made), day(still), calendar)).toBe(false);
    expect(isStale(at(made), day(from), calendar)).toBe(true);
  });
});

describe("a fresh export", () => {
  test("lets units be asked again at once, and silences the desk's morning", async () => {
    await office.add(exported("A-1"));
    await office.playTo("2023-02-22 23:00");
    await office.playTo("2023-02-23 08:59");
    office.setClock("2023-02-23 09:00");
    await office.bringIn("2023-02-23 08:30");
    await office.playTo("2023-02-24 23:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-21 07:30 morning: near 1 Phòng Tư pháp",
      "2023-02-23 09:00 morning: near 1 Phòng Tư pháp",
    ]);
    expect((await office.told(DESK_HEAD)).at(-1)).toBe(
      "2023-02-23 07:30 morning: stale 2023-02-20",
    );
  });

  test("that was made before the date has passed accuses nobody", async () => {
    await office.add(exported("A-1"));
    office.setClock("2023-02-24 16:30");
    await office.bringIn("2023-02-24 16:00");
    await office.playTo("2023-02-27 07:00");
    expect(await apologiesOf(office, "A-1")).toEqual([]);
  });

  test("that still shows it open after its date makes the apology owed the same day", async () => {
    await office.add(exported("A-1"));
    await office.playTo("2023-02-26 12:00");
    office.setClock("2023-02-27 08:00");
    await office.bringIn("2023-02-27 07:45");
    await office.playTo("2023-02-27 23:00");
    expect(await apologiesOf(office, "A-1")).toEqual(["1 overdue open"]);
    expect((await office.told(JUSTICE_HEAD)).at(-1)).toBe("2023-02-27 08:10 event: apology A-1");
    expect(await office.told(COORDINATOR)).toEqual(["2023-02-27 08:10 event: escalation A-1"]);
    await office.playTo("2023-02-28 23:00");
    expect(await office.told(CHAIRMAN)).toEqual(["2023-02-28 07:30 morning: escalation A-1"]);
  });

  // The coordinator heard of it at 8:10, and read the same line the next morning again.
  test("is the coordinators' to hear once, and the leaders' the next morning", async () => {
    await office.add(exported("A-1"));
    await office.playTo("2023-02-26 12:00");
    office.setClock("2023-02-27 08:00");
    await office.bringIn("2023-02-27 07:45");
    await office.playTo("2023-03-10 23:00");
    const up = (lines: readonly string[]) => lines.filter((line) => line.includes("escalation"));
    expect(up(await office.told(COORDINATOR))).toEqual(["2023-02-27 08:10 event: escalation A-1"]);
    expect(up(await office.told(CHAIRMAN))).toEqual(["2023-02-28 07:30 morning: escalation A-1"]);
  });

  test("that shows it ended in time accuses nobody", async () => {
    await office.add(exported("A-1"));
    office.setClock("2023-02-27 08:00");
    const ended = { ended: occasion("2023-02-24"), outcome: "on-time" } as const;
    await office.bringIn("2023-02-27 07:45", () => ended);
    await office.playTo("2023-02-28 23:00");
    expect(await apologiesOf(office, "A-1")).toEqual([]);
    expect(await office.told(COORDINATOR)).toEqual([]);
  });

  test("of a week after lets all of it be asked in one message, and asked of each day once", async () => {
    await office.add(
      ...["A-1", "A-2", "A-3"].map((code) => exported(code, "2023-03-02")),
      exported("A-4", "2023-03-03"),
    );
    await office.playTo("2023-02-27 10:00");
    await office.bringIn("2023-02-27 09:30");
    await office.playTo("2023-02-28 23:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-27 10:00 morning: near 3 Phòng Tư pháp",
      "2023-02-28 07:30 morning: near 4 Phòng Tư pháp",
    ]);
  });
});

/** Brings in an export at each of these moments, told a quarter of an hour before; some are left out. */
async function bringInDaily(days: readonly string[], leftOut: readonly string[]): Promise<void> {
  for (const each of days) {
    await office.playTo(`${each} 09:00`);
    await office.bringIn(`${each} 08:45`, ({ code, asOf }) =>
      leftOut.includes(code) ? { asOf } : {},
    );
  }
}

describe("a dossier that newer exports leave out", () => {
  const EVERY_DAY = ["21", "22", "23", "24"].map((each) => `2023-02-${each}`);

  // One of the export of 23/2 was in none of the daily ones after: nothing was asked, and of nobody.
  test("is asked of the desk each working day from its second on, and of its unit no more", async () => {
    await office.add(exported("A-1"), exported("A-2", "2023-03-31"), exported("B-1", "2023-03-31"));
    await bringInDaily(EVERY_DAY, ["A-1", "A-2"]);
    await office.playTo("2023-02-27 08:00");
    expect(await office.told(DESK_HEAD)).toEqual([
      "2023-02-22 07:30 morning: absent 1",
      "2023-02-23 07:30 morning: absent 1",
      "2023-02-24 07:30 morning: absent 1",
      "2023-02-27 07:30 morning: absent 1",
    ]);
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-21 07:30 morning: near 1 Phòng Tư pháp",
    ]);
    expect(await apologiesOf(office, "A-1")).toEqual([]);
    const [text] = await office.textsTo(DESK_HEAD);
    expect(text).toContain("Có 1 hồ sơ TTHC đang giải quyết, sắp đến hoặc đã qua ngày hẹn trả");
  });

  test("is asked about no more once an export tells of it again", async () => {
    await office.add(exported("A-1"), exported("B-1", "2023-03-31"));
    await bringInDaily(EVERY_DAY.slice(0, 2), ["A-1"]);
    await bringInDaily(EVERY_DAY.slice(2), []);
    await office.playTo("2023-02-27 07:00");
    expect(await office.told(DESK_HEAD)).toEqual([
      "2023-02-22 07:30 morning: absent 1",
      "2023-02-23 07:30 morning: absent 1",
    ]);
    expect((await office.told(JUSTICE_HEAD)).slice(1)).toEqual([
      "2023-02-23 09:00 morning: near 1 Phòng Tư pháp",
    ]);
  });

  test("does not hide that all of it is stale: a fresh export is asked for first", async () => {
    await office.add(exported("A-1"), exported("B-1", "2023-03-31"));
    await bringInDaily(EVERY_DAY.slice(0, 2), ["A-1"]);
    await office.playTo("2023-02-24 12:00");
    expect((await office.told(DESK_HEAD)).at(-1)).toBe(
      "2023-02-24 07:30 morning: stale 2023-02-22",
    );
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sweep } from "../../jobs/sweep.ts";
import { occasion } from "../builders/dossier.ts";
import { apologiesOf, excuse, foresee, send, tickNewDate } from "./support/apologies.ts";
import {
  CHAIRMAN,
  COORDINATOR,
  DESK_HEAD,
  HEALTH,
  JUSTICE,
  JUSTICE_HEAD,
  openDossierOffice,
  type DossierOffice,
} from "./support/dossier-office.ts";

let office: DossierOffice;

/** Kept by hand, due on Thursday 23/2/2023 or what is said. */
const typed = (code: string, unit = JUSTICE, due = "2023-02-23") => ({
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

describe("a dossier past its date without an apology", () => {
  test("owes one at once, and its unit, the coordinators and the leaders hear the next morning", async () => {
    await office.add(typed("A-1"));
    await office.playTo("2023-02-24 23:00");

    expect(await apologiesOf(office, "A-1")).toEqual(["1 overdue open"]);
    expect((await office.told(JUSTICE_HEAD)).at(-1)).toBe("2023-02-24 07:30 morning: apology A-1");
    expect(await office.told(COORDINATOR)).toEqual(["2023-02-24 07:30 morning: escalation A-1"]);
    expect(await office.told(CHAIRMAN)).toEqual(["2023-02-24 07:30 morning: escalation A-1"]);
    const [text] = await office.textsTo(COORDINATOR);
    expect(text).toContain("Hồ sơ TTHC của các đơn vị đã trễ hẹn mà chưa xin lỗi (1)");
    expect(text).toContain("A-1 · Văn bản xin lỗi – đã trễ hẹn từ 23/02: Phòng Tư pháp");
    const own = (await office.textsTo(JUSTICE_HEAD)).at(-1);
    expect(own).toContain("Phải xin lỗi về hồ sơ TTHC (1)");
    expect(own).toContain("A-1 · Văn bản xin lỗi – đã trễ hẹn từ 23/02");
    expect(own).toContain("Đăng ký khai sinh");
  });

  test("is put on record as the system's own finding", async () => {
    const [dossier] = await office.add(typed("A-1"));
    await office.playTo("2023-02-24 01:00");
    const [apology] = await office.stores.apologies.ofDossiers(dossier ? [dossier.id] : []);
    if (!apology) throw new Error("nothing is owed");
    const [entry] = await office.stores.audit.of("deadline", apology.deadlineId, 10);
    expect(entry).toMatchObject({ personId: null, channel: "system", deed: "found-overdue" });
  });

  test("owes one, however often and by how many sweeps it is found", async () => {
    await office.add(typed("A-1"), typed("A-2"));
    office.setClock("2023-02-24 00:00");
    await Promise.all([sweep(office.opened.office), sweep(office.opened.office)]);
    await office.sweepAt("2023-02-24 00:01");
    await office.playTo("2023-02-24 12:00");
    expect(await apologiesOf(office, "A-1")).toEqual(["1 overdue open"]);
    expect(await apologiesOf(office, "A-2")).toEqual(["1 overdue open"]);
    expect((await office.told(COORDINATOR)).map((line) => line.length)).toHaveLength(1);
  });

  test("owes one when a clock that was set back comes there again", async () => {
    await office.add(typed("A-1"));
    await office.tickAt("2023-02-24 08:00");
    await office.tickAt("2023-02-22 08:00");
    await office.playTo("2023-02-24 23:00");
    expect(await apologiesOf(office, "A-1")).toEqual(["1 overdue open"]);
  });

  test("owes nothing when it has come to its end, or waits for its supplement", async () => {
    await office.add(
      { ...typed("A-1"), ended: occasion("2023-02-23"), outcome: "on-time" },
      { ...typed("A-2"), isWaiting: true, status: 5 },
    );
    await office.playTo("2023-02-24 23:00");
    expect(await apologiesOf(office, "A-1")).toEqual([]);
    expect(await apologiesOf(office, "A-2")).toEqual([]);
    expect(await office.told(JUSTICE_HEAD)).toEqual([]);
  });

  test("that was late for long when it became known waits for the morning", async () => {
    office.setClock("2023-02-20 09:00");
    await office.add(typed("A-1", JUSTICE, "2023-02-10"));
    await office.playTo("2023-02-20 17:00");
    expect(await apologiesOf(office, "A-1")).toEqual(["1 overdue open"]);
    expect(await office.told(JUSTICE_HEAD)).toEqual([]);
    await office.playTo("2023-02-21 17:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual(["2023-02-21 07:30 morning: apology A-1"]);
    expect(await office.told(COORDINATOR)).toEqual(["2023-02-21 07:30 morning: escalation A-1"]);
  });

  test("found within office hours is told within ten minutes", async () => {
    office.setClock("2023-02-24 09:00");
    await office.add(typed("A-1"));
    await office.playTo("2023-02-24 12:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual(["2023-02-24 09:11 event: apology A-1"]);
    expect(await office.told(COORDINATOR)).toEqual(["2023-02-24 09:11 event: escalation A-1"]);
  });

  test("of a unit where nobody can be reached is the coordinators' to hear", async () => {
    await office.add(typed("A-1", HEALTH));
    await office.playTo("2023-02-24 23:00");
    expect(await apologiesOf(office, "A-1")).toEqual(["1 overdue open"]);
    expect(await office.told(COORDINATOR)).toEqual(["2023-02-24 07:30 morning: escalation A-1"]);
  });

  test("of no unit is the desk's to apologise for", async () => {
    await office.add({ ...typed("A-1"), unitId: null });
    await office.playTo("2023-02-24 23:00");
    expect(await apologiesOf(office, "A-1")).toEqual(["1 overdue open"]);
    expect((await office.told(DESK_HEAD)).at(-1)).toBe("2023-02-24 07:30 morning: apology A-1");
  });

  test("of no unit, where there is no desk, is reported to the coordinators", async () => {
    const alone = await openDossierOffice({ desk: "none" });
    await alone.add({ ...typed("A-1"), unitId: null }, { ...typed("A-2"), unitId: null });
    await alone.playTo("2023-02-24 23:00");
    expect(await apologiesOf(alone, "A-1")).toEqual([]);
    expect((await alone.told(COORDINATOR)).at(-1)).toBe("2023-02-24 07:30 morning: unowned 2");
    await alone.close();
  });
});

describe("what was foreseen", () => {
  test("is not asked about again, and makes no second duty past its date", async () => {
    await office.add(typed("A-1"));
    await office.tickAt("2023-02-20 09:00");
    await office.tickAt("2023-02-20 10:00");
    await foresee(office, "A-1");
    await office.playTo("2023-02-24 23:00");
    expect(await apologiesOf(office, "A-1")).toEqual(["1 foreseen open"]);
    const told = await office.told(JUSTICE_HEAD);
    expect(told.filter((line) => line.includes("near"))).toEqual([]);
    expect(told.at(-1)).toBe("2023-02-24 07:30 morning: apology A-1");
  });

  test("and apologised for makes none while its new date is not entered", async () => {
    await office.add(typed("A-1"));
    await office.tickAt("2023-02-21 10:00");
    await foresee(office, "A-1");
    await send(office, "A-1", "2023-03-02");
    await office.playTo("2023-02-28 23:00");
    expect(await apologiesOf(office, "A-1")).toEqual(["1 foreseen done"]);
    expect(await office.told(CHAIRMAN)).toEqual([]);
  });

  test("but excused leaves the dossier to its date", async () => {
    await office.add(typed("A-1"));
    await office.tickAt("2023-02-21 10:00");
    await foresee(office, "A-1");
    await excuse(office, "A-1");
    await office.playTo("2023-02-24 23:00");
    expect(await apologiesOf(office, "A-1")).toEqual(["1 foreseen waived", "2 overdue open"]);
  });
});

describe("the new date", () => {
  beforeEach(async () => {
    await office.add(typed("A-1"));
    await office.tickAt("2023-02-21 10:00");
    await foresee(office, "A-1");
    await send(office, "A-1", "2023-03-02");
  });

  test("that is not entered is missed by unit and desk, a working day later and on Mondays", async () => {
    await office.playTo("2023-04-30 23:00");
    const missed = (await office.told(DESK_HEAD)).filter((line) => line.includes("new dates"));
    expect(missed).toEqual([
      "2023-02-22 07:30 morning: new dates 1 Phòng Tư pháp",
      "2023-02-27 07:30 morning: new dates 1 Phòng Tư pháp",
      "2023-03-06 07:30 morning: new dates 1 Phòng Tư pháp",
      "2023-03-13 07:30 morning: new dates 1 Phòng Tư pháp",
      "2023-03-20 07:30 morning: new dates 1 Phòng Tư pháp",
    ]);
    const own = (await office.told(JUSTICE_HEAD)).filter((line) => line.includes("new dates"));
    expect(own).toHaveLength(5);
  });

  test("that is entered is missed no more, and its dossier is watched for it", async () => {
    await office.tickAt("2023-02-22 09:00");
    await tickNewDate(office, "A-1");
    await office.playTo("2023-03-01 23:00");
    const told = await office.told(JUSTICE_HEAD);
    expect(told.filter((line) => line.includes("new dates"))).toHaveLength(1);
    expect(told.filter((line) => line.includes("near")).slice(1)).toEqual([
      "2023-02-27 07:30 morning: near 1 Phòng Tư pháp",
      "2023-02-28 07:30 morning: near 1 Phòng Tư pháp, proof A-1",
      "2023-03-01 07:30 morning: near 1 Phòng Tư pháp",
    ]);
  });

  // Incident: the unit whose dossier it was heard nothing of it.
  test("that has passed as well is told to its unit, leaders and coordinators once, and makes no duty", async () => {
    await office.tickAt("2023-02-22 09:00");
    await tickNewDate(office, "A-1");
    await office.playTo("2023-03-20 23:00");
    expect(await apologiesOf(office, "A-1")).toEqual(["1 foreseen done"]);
    const again = ["2023-03-03 07:30 morning: late again A-1"];
    const aboutIt = (lines: readonly string[]) => lines.filter((line) => line.includes("again"));
    expect(aboutIt(await office.told(CHAIRMAN))).toEqual(again);
    expect(aboutIt(await office.told(COORDINATOR))).toEqual(again);
    const own = aboutIt(await office.told(JUSTICE_HEAD));
    expect(own.filter((line) => line.includes("late again A-1"))).toHaveLength(1);
    const texts = await office.textsTo(CHAIRMAN);
    const text = texts.find((each) => each.includes("đã quá cả ngày hẹn lại 02/3"));
    expect(text).toContain("Hồ sơ A-1 của Phòng Tư pháp");
  });

  test("that has passed without being entered is told once, too", async () => {
    await office.playTo("2023-03-20 23:00");
    const told = (await office.told(CHAIRMAN)).filter((line) => line.includes("again"));
    expect(told).toEqual(["2023-03-03 07:30 morning: late again A-1"]);
  });
});

describe("an outage of a week", () => {
  test("brings each person one message, with all that was found, and nothing twice", async () => {
    await office.add(typed("A-1"), typed("A-2", JUSTICE, "2023-03-02"));
    await office.tickAt("2023-02-20 17:00");
    await office.tickAt("2023-02-28 09:15");
    await office.playTo("2023-02-28 23:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-28 09:15 morning: near 1 Phòng Tư pháp, apology A-1",
    ]);
    await office.playTo("2023-03-01 23:00");
    expect(await office.told(COORDINATOR)).toEqual([
      "2023-03-01 07:30 morning: delivery-delayed, escalation A-1",
    ]);
    expect(await apologiesOf(office, "A-1")).toEqual(["1 overdue open"]);
  });
});

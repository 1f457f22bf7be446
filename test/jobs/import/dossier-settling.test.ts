/** What a later export settles of the apologies that are owed. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { oweApology } from "../../../domain/apology-duty.ts";
import type { Apology } from "../../../domain/apology.ts";
import { reportDone, type Deadline } from "../../../domain/deadline.ts";
import type { PersonId } from "../../../domain/ids.ts";
import { apologyRules, occasion } from "../../builders/dossier.ts";
import { at, day } from "../../builders/time.ts";
import {
  exportedRow,
  openDossierOffice,
  SETTLING_WORDS,
  type DossierOffice,
} from "./dossier-office.ts";

let given: DossierOffice;
beforeEach(async () => {
  given = await openDossierOffice();
});
afterEach(async () => {
  await given.close();
});

const db = () => given.office.database;

/** Its unit has said on Thursday that the dossier will not make its date, Friday 24/2. */
async function owed(code: string, clock: Apology["clock"] = "foreseen"): Promise<Apology> {
  const dossier = await given.known(code);
  const made = await db().transaction((stores) =>
    oweApology(given.office, stores, {
      dossier,
      unitId: dossier.unitId!,
      clock,
      by: null,
      label: "Văn bản xin lỗi",
      reason: clock === "foreseen" ? "Chờ ý kiến của Sở" : null,
    }),
  );
  if (!made.ok) throw new Error(made.error.code);
  return made.value.apology;
}

async function standing({ id, deadlineId }: Apology) {
  const [duty] = await db().deadlines.byIds([deadlineId]);
  return { apology: (await db().apologies.byId(id))!, duty: duty as Deadline };
}

async function sent({ deadlineId }: Apology): Promise<void> {
  const [duty] = await db().deadlines.byIds([deadlineId]);
  const deed = { by: null, at: given.office.clock.now(), today: day("2023-02-23") };
  const done = duty && reportDone(duty, deed);
  if (!done?.ok) throw new Error("the duty was not open");
  await db().deadlines.save(done.value);
}

const deeds = async (deadlineId: string) =>
  (await db().audit.of("deadline", deadlineId, 10)).map(({ deed }) => deed);

/** The export of Monday 27/2. */
async function nextExport(over: Parameters<typeof exportedRow>[1], code = "H1") {
  given.moveClock(at("2023-02-27 16:00"));
  return given.commit([exportedRow(code, over)]);
}

describe("an apology whose dossier came to its end in time", () => {
  test("is owed no longer, with the reason stored and the deed on record", async () => {
    await given.commit([exportedRow("H1")]);
    const apology = await owed("H1");
    const done = await nextExport({ status: 9, finished: occasion("2023-02-24 16:00") });
    expect(done.news).toMatchObject({ waived: 1, entered: 0 });
    const { duty } = await standing(apology);
    expect(duty.state).toMatchObject({ name: "waived", reason: SETTLING_WORDS.endedInTimeReason });
    expect(duty.nextNoticeAt).toBeNull();
    expect(await deeds(duty.id)).toEqual(["apology-not-owed"]);
  });

  test("is owed on where it ended late, and where it is still open", async () => {
    await given.commit([exportedRow("H1"), exportedRow("H2")]);
    const [ended, open] = [await owed("H1"), await owed("H2")];
    await nextExport({ status: 9, finished: occasion("2023-02-27 09:00") });
    expect((await nextExport({}, "H2")).news.waived).toBe(0);
    expect((await standing(ended)).duty.state.name).toBe("open");
    expect((await standing(open)).duty.state.name).toBe("open");
  });

  test("that was sent already stays as it is", async () => {
    await given.commit([exportedRow("H1")]);
    const apology = await owed("H1");
    await sent(apology);
    await nextExport({ status: 9, finished: occasion("2023-02-24 16:00") });
    expect((await standing(apology)).duty.state.name).toBe("done");
  });

  test("is settled once: the same export again changes nothing", async () => {
    await given.commit([exportedRow("H1")]);
    const apology = await owed("H1");
    await nextExport({ status: 9, finished: occasion("2023-02-24 16:00") });
    const before = await standing(apology);
    const again = await nextExport({ status: 9, finished: occasion("2023-02-24 16:00") });
    expect(again).toMatchObject({ updated: 0, news: { waived: 0 } });
    expect(await standing(apology)).toEqual(before);
  });
});

describe("an apology whose dossier's date was put off by law", () => {
  test("is owed no longer once a supplement was asked for in time, or has come", async () => {
    const rows = ["H1", "H2"].map((code) =>
      exportedRow(code, { limit: { kind: "days", count: 4 } }),
    );
    await given.commit(rows);
    const [waiting, given2] = [await owed("H1", "overdue"), await owed("H2")];
    const asked = occasion("2023-02-23 10:00");
    await nextExport({
      limit: { kind: "days", count: 4 },
      status: 5,
      supplements: { count: 1, asked, given: null },
    });
    await nextExport(
      {
        limit: { kind: "days", count: 4 },
        supplements: { count: 1, asked, given: occasion("2023-02-24 09:00") },
      },
      "H2",
    );
    for (const apology of [waiting, given2]) {
      const { state } = (await standing(apology)).duty;
      expect(state).toMatchObject({ name: "waived", reason: SETTLING_WORDS.putOffReason });
    }
  });
});

describe("a new date that stands in the one-stop system", () => {
  const newDate = { writtenDue: occasion("2023-03-01 17:00") };

  test("is ticked by nobody, and taken over where none was set", async () => {
    await given.commit([exportedRow("H1")]);
    const apology = await owed("H1");
    await sent(apology);
    const done = await nextExport(newDate);
    expect(done.news).toMatchObject({ entered: 1, moved: 1, otherDate: 0 });
    expect((await standing(apology)).apology).toMatchObject({
      newDue: day("2023-03-01"),
      ticked: { by: null, at: at("2023-02-27 16:00") },
    });
    expect(await deeds(apology.deadlineId)).toContain("new-date-seen");
    // It is watched again, on its way to the new date.
    const { due, nextLookAt } = await given.known("H1");
    expect(due.on).toBe(day("2023-03-01"));
    expect(nextLookAt).not.toBeNull();
  });

  test("is ticked where the letter names it, and told where the letter names another", async () => {
    await given.commit([exportedRow("H1"), exportedRow("H2")]);
    const [same, other] = [await owed("H1"), await owed("H2")];
    await db().apologies.save({ ...same, newDue: day("2023-03-01") });
    await db().apologies.save({ ...other, newDue: day("2023-03-02") });
    expect((await nextExport(newDate)).news).toMatchObject({ entered: 1, otherDate: 0 });
    expect((await nextExport(newDate, "H2")).news).toMatchObject({ entered: 0, otherDate: 1 });
    const { apology } = await standing(other);
    expect(apology).toMatchObject({ newDue: day("2023-03-02"), ticked: null });
    // The system is the truth about the dossier itself.
    expect((await given.known("H2")).due.on).toBe(day("2023-03-01"));
  });

  test("counts the pauses once: system and letter said 08/3 after 3 days of pause, and the dossier was due on 13/3 here", async () => {
    const paused = { pausedDays: 3 };
    await given.commit([exportedRow("H1", paused)]);
    expect((await given.known("H1")).due.on).toBe(day("2023-03-01"));
    const apology = await owed("H1");
    await db().apologies.save({ ...apology, newDue: day("2023-03-08") });
    const anew = { ...paused, writtenDue: occasion("2023-03-08 17:00") };
    const [first, again] = [await nextExport(anew), await nextExport(anew)];
    expect([first.news, again.news]).toMatchObject([
      { entered: 1, otherDate: 0 },
      { entered: 0, moved: 0, otherDate: 0 },
    ]);
    expect(await given.known("H1")).toMatchObject({ due: anew.writtenDue, reappointments: 1 });
  });

  test("counts the pauses once where the letter names another date, too: 07/3, and the system said 08/3", async () => {
    const paused = { pausedDays: 3 };
    await given.commit([exportedRow("H1", paused)]);
    await db().apologies.save({ ...(await owed("H1")), newDue: day("2023-03-07") });
    const done = await nextExport({ ...paused, writtenDue: occasion("2023-03-08 17:00") });
    expect(done.news.otherDate).toBe(1);
    expect((await given.known("H1")).due.on).toBe(day("2023-03-08"));
  });

  test("stays while a second apology is open: 01/3 was ticked by hand, and an export of 24/2 took it back", async () => {
    await given.commit([exportedRow("H1")]);
    const first = await owed("H1");
    await sent(first);
    const { id: by } = (await db().people.all())[0]!;
    const ticked = { by, at: at("2023-02-24 09:00") };
    await db().apologies.save({ ...first, newDue: day("2023-03-01"), ticked });
    await nextExport({});
    await db().apologies.saveRules(apologyRules(day("2023-01-01"), { mostReappointments: 2 }));
    const second = await owed("H1");
    await nextExport({});
    expect(second.number).toBe(2);
    expect((await given.known("H1")).due.on).toBe(day("2023-03-01"));
    expect((await standing(second)).duty.state.name).toBe("open");
  });

  test("that somebody has ticked is not taken back by an export that lags behind", async () => {
    await given.commit([exportedRow("H1")]);
    const apology = await owed("H1");
    await sent(apology);
    const { id: by } = (await db().people.all())[0]!;
    const ticked = { by, at: at("2023-02-24 09:00") };
    await db().apologies.save({ ...apology, newDue: day("2023-03-01"), ticked });
    const done = await nextExport({});
    expect(done).toMatchObject({ toApologise: 0, news: { otherDate: 1 } });
    expect((await given.known("H1")).due.on).toBe(day("2023-03-01"));
    expect((await standing(apology)).apology.ticked).toEqual(ticked);
  });
});

describe("a new date that was entered after its old one had passed", () => {
  const isMissed = async () => (await given.known("H1")).hasMissedDate;

  test("counts as late until the system itself writes a new date", async () => {
    await given.commit([exportedRow("H1")]);
    const apology = await owed("H1", "overdue");
    const dossier = await given.known("H1");
    const newDue = day("2023-03-08");
    const ticked = { by: "the-clerk" as PersonId, at: given.office.clock.now() };
    await db().apologies.save({ ...apology, newDue, ticked });
    const due = { on: newDue, at: null };
    const missed = { ...dossier, writtenDue: due, due, hasMissedDate: true, reappointments: 1 };
    expect(await db().dossiers.save(missed)).toBe(true);
    await nextExport({});
    expect(await isMissed()).toBe(true);
    given.moveClock(at("2023-02-28 16:00"));
    await given.commit([exportedRow("H1", { writtenDue: occasion("2023-03-08") })]);
    expect(await isMissed()).toBe(false);
  });
});

/** What later exports tell of dossiers that were looked at already: nothing is lost, and nothing held too long. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { apologiesWithDuties } from "../../../domain/apology-duty.ts";
import { dueAnew, isTickedByHand } from "../../../domain/apology-changes.ts";
import { waive } from "../../../domain/deadline.ts";
import type { ChatId, PersonId, UnitId } from "../../../domain/ids.ts";
import { plusMillis, type LocalDate } from "../../../domain/time.ts";
import { sweep } from "../../../jobs/sweep.ts";
import { occasion } from "../../builders/dossier.ts";
import { grant, person } from "../../builders/org.ts";
import { at, day } from "../../builders/time.ts";
import { exportedRow, openDossierOffice, type DossierOffice } from "./dossier-office.ts";

let given: DossierOffice;
beforeEach(async () => {
  given = await openDossierOffice();
});
afterEach(async () => {
  await given.close();
});

const db = () => given.office.database;

type Row = Parameters<typeof exportedRow>[1];

/** H1 as an export of a moment tells it; the sweep comes a minute later. */
async function exportOf(moment: string, over: Row = {}) {
  given.moveClock(at(moment));
  const done = await given.commit([exportedRow("H1", over)]);
  given.moveClock(plusMillis(at(moment), 60_000));
  await sweep(given.office);
  return done;
}

async function owed() {
  const { id } = await given.known("H1");
  return apologiesWithDuties(db(), [id]);
}

const standings = async () =>
  (await owed()).map(
    ({ apology, duty }) => `${apology.number} ${apology.clock} ${duty.state.name}`,
  );

async function last() {
  const found = (await owed()).at(-1);
  if (!found) throw new Error("no apology is owed");
  return found;
}

const someone = async () => (await db().people.all())[0]!.id;

/** *Đã cập nhật ngày hẹn mới*, by a person. */
async function tickByHand(newDue: LocalDate) {
  const { apology } = await last();
  const ticked = { by: await someone(), at: given.office.clock.now() };
  await db().apologies.save({ ...apology, newDue, ticked });
  expect(await db().dossiers.save(dueAnew(await given.known("H1"), newDue))).toBe(true);
}

/** *Không phải xin lỗi*, by a person. */
async function waiveByHand() {
  const { duty } = await last();
  const now = given.office.clock.now();
  const waived = waive(duty, { by: await someone(), at: now, today: day("2023-02-27") }, "nhầm");
  if (!waived.ok) throw new Error(waived.error.state);
  await db().deadlines.save({ ...waived.value, nextNoticeAt: null });
}

/** Somebody who can be reached, and answers for a unit. */
async function headOf(unitId: UnitId): Promise<PersonId> {
  const head = person({ post: "Trưởng đơn vị", grants: [grant("head", unitId)] });
  await db().people.add([head]);
  const bot = await db().bots.ensure("web", null, given.office.ids.next<"BotId">());
  const account = { personId: head.id, botId: bot.id, chatId: head.id as string as ChatId };
  const linkedAt = given.office.clock.now();
  await db().people.link({ ...account, linkedAt, unreachableSince: null, isPreferred: false });
  return head.id;
}

async function notesTo(personId: PersonId): Promise<readonly string[]> {
  const messages = await db().messages.list({ limit: 100 });
  const own = messages.filter((message) => message.personId === personId);
  const notes = await Promise.all(own.map(({ id }) => db().notes.ofMessage(id)));
  return notes.flat().map(({ note }) => note.kind);
}

const LATE = "2023-02-27 09:00";
const IN_TIME = { status: 9, finished: occasion("2023-02-24 16:00") } as const;

describe("late, and nobody knows whose it is", () => {
  test("two dossiers stayed without an apology though a later export named their unit", async () => {
    await exportOf(LATE, { unit: "" });
    expect((await given.known("H1")).unitId).toBeNull();
    expect(await standings()).toEqual([]);
    await exportOf("2023-02-27 16:00");
    expect(await standings()).toEqual(["1 overdue open"]);
  });
});

describe("an apology that an export settled is owed again", () => {
  test("when the dossier that was done is open again: nobody was told anything for ever", async () => {
    await exportOf(LATE);
    await exportOf("2023-02-27 16:00", IN_TIME);
    expect(await standings()).toEqual(["1 overdue waived"]);
    const again = await exportOf("2023-02-28 16:00");
    expect(again.toApologise).toBe(1);
    expect(await standings()).toEqual(["1 overdue waived", "2 overdue open"]);
    expect((await exportOf("2023-03-01 16:00")).toApologise).toBe(0);
    expect(await standings()).toHaveLength(2);
  });

  test("when a supplement that nobody dated was none: status 5, and 4 again", async () => {
    await exportOf(LATE);
    await exportOf("2023-02-27 16:00", { status: 5 });
    expect(await standings()).toEqual(["1 overdue waived"]);
    await exportOf("2023-02-28 16:00");
    expect(await standings()).toEqual(["1 overdue waived", "2 overdue open"]);
  });

  test("but not where a person has waived it", async () => {
    await exportOf(LATE);
    await waiveByHand();
    expect((await exportOf("2023-02-28 16:00")).toApologise).toBe(0);
    expect(await standings()).toEqual(["1 overdue waived"]);
  });
});

describe("a dossier that goes to another unit", () => {
  const LAND = "Phòng Tài nguyên và Môi trường";

  test("takes the open apology along: the former unit went on drafting its letters", async () => {
    await exportOf(LATE);
    const before = await last();
    await db().apologies.save({ ...before.apology, draftedAt: at(LATE) });
    const former = await headOf(before.duty.unitId);
    await exportOf("2023-02-27 16:00", { unit: LAND });
    expect(await notesTo(former)).toContain("moved-away");
    const { apology, duty } = await last();
    const { unitId } = await given.known("H1");
    expect(unitId).not.toBe(before.duty.unitId);
    expect(duty).toMatchObject({ id: before.duty.id, unitId, plannedUnitId: null });
    expect(duty.dateVersion).toBe(before.duty.dateVersion + 1);
    expect(apology).toMatchObject({ id: before.apology.id, draftedAt: null });
    const [entry] = (await db().audit.of("deadline", duty.id, 10)).filter(
      ({ deed }) => deed === "moved-to-unit",
    );
    expect(entry?.detail).toEqual({ from: before.duty.unitId, to: unitId });
    expect(await standings()).toEqual(["1 overdue open"]);
  });

  test("leaves a settled one where it was", async () => {
    await exportOf(LATE);
    const { duty } = await last();
    await waiveByHand();
    await exportOf("2023-02-27 16:00", { unit: LAND });
    const settled = (await owed())[0]!.duty;
    expect(settled.unitId).toBe(duty.unitId);
  });

  test("is asked about anew: the former unit's Kịp hạn bound the new one", async () => {
    await exportOf("2023-02-23 09:00");
    const promise = { by: await someone(), at: at("2023-02-23 10:00") };
    await db().dossiers.save({ ...(await given.known("H1")), promise });
    given.moveClock(at("2023-02-23 16:00"));
    await given.commit([exportedRow("H1", { unit: LAND })]);
    const { promise: kept, nextLookAt } = await given.known("H1");
    expect(kept).toBeNull();
    expect(nextLookAt! <= at("2023-02-23 16:00")).toBe(true);
  });
});

test("another hour of the same day keeps the promise: “24/02” came for “24/02 17:00”, and it was lost", async () => {
  await exportOf("2023-02-23 09:00");
  const promise = { by: await someone(), at: at("2023-02-23 10:00") };
  await db().dossiers.save({ ...(await given.known("H1")), promise });
  const { lookedUntil } = await given.known("H1");
  given.moveClock(at("2023-02-23 16:00"));
  await given.commit([exportedRow("H1", { writtenDue: occasion("2023-02-24") })]);
  expect(await given.known("H1")).toMatchObject({
    promise,
    lookedUntil,
    due: occasion("2023-02-24"),
  });
});

describe("what came to its end late", () => {
  const ENDED = { status: 9, finished: occasion("2023-02-27 10:00") } as const;

  test("between two exports is owed an apology, once: done 27/2 10:00, exported 16:00, and nobody apologised", async () => {
    await exportOf("2023-02-23 16:00");
    const done = await exportOf("2023-02-27 16:00", ENDED);
    expect(done.toApologise).toBe(1);
    expect(await standings()).toEqual(["1 overdue open"]);
    expect((await exportOf("2023-02-28 16:00", ENDED)).toApologise).toBe(0);
    expect(await standings()).toEqual(["1 overdue open"]);
  });

  test("before it was known is history", async () => {
    const done = await exportOf("2023-02-27 16:00", ENDED);
    expect(done).toMatchObject({ late: 1, toApologise: 0 });
    expect(await standings()).toEqual([]);
  });

  test("on the very day of its date owes none: it would not have been found late that day", async () => {
    await exportOf("2023-02-23 16:00");
    await exportOf("2023-02-27 16:00", { status: 9, finished: occasion("2023-02-24 17:30") });
    expect(await standings()).toEqual([]);
  });
});

describe("how many will be apologised for", () => {
  test("leaves out what was appointed anew elsewhere: it was counted, and then refused", async () => {
    const done = await exportOf(LATE, { reappointments: 1 });
    expect(done).toMatchObject({ overdueOpen: 1, toApologise: 0 });
    expect(await standings()).toEqual([]);
  });
});

describe("a new date that somebody has ticked", () => {
  test("binds nothing once its apology was waived: the system said 24/2, 06/3 was held against it", async () => {
    await exportOf(LATE);
    await tickByHand(day("2023-03-06"));
    await waiveByHand();
    const done = await exportOf("2023-02-28 16:00");
    expect(done.news).toMatchObject({ otherDate: 0, moved: 1 });
    expect(await given.known("H1")).toMatchObject({
      due: occasion("2023-02-24 17:00"),
      reappointments: 0,
    });
    expect(await standings()).toEqual(["1 overdue waived", "2 overdue open"]);
  });

  test("is the system's once an export confirms it: it could still be taken back by hand", async () => {
    await exportOf(LATE);
    await tickByHand(day("2023-03-06"));
    const newDate = { writtenDue: occasion("2023-03-06 17:00") };
    const done = await exportOf("2023-02-28 16:00", newDate);
    expect(done.news).toMatchObject({ entered: 0, otherDate: 0 });
    const { apology, duty } = await last();
    expect(apology.newDue).toBe(day("2023-03-06"));
    expect(isTickedByHand(apology)).toBe(false);
    const deeds = await db().audit.of("deadline", duty.id, 10);
    expect(deeds.map(({ deed }) => deed)).toContain("new-date-seen");
    const again = await exportOf("2023-03-01 16:00", newDate);
    expect(again).toMatchObject({ updated: 0, news: { entered: 0 } });
  });
});

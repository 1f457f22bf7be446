/** What changed rules, a changed calendar and a clock that was set back do to looks at dossiers. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadCalendar } from "../../db/holidays.ts";
import { migrate } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open-database.ts";
import type { SqlDatabase } from "../../db/sql-database.ts";
import type { AskingRules } from "../../domain/dossier-asking.ts";
import { scheduleLooks } from "../../domain/dossier-looks.ts";
import type { DossierStore } from "../../domain/dossier-stores.ts";
import type { Dossier } from "../../domain/dossier.ts";
import type { DossierId } from "../../domain/ids.ts";
import { DEFAULT_RULES } from "../../domain/rules.ts";
import type { OrgDatabase } from "../../domain/stores.ts";
import { DEFAULT_ZONE } from "../../domain/time.ts";
import type { WorkingCalendar } from "../../domain/working-calendar.ts";
import { bringBackDossiers, rescheduleDossiers } from "../../jobs/reschedule-dossiers.ts";
import { apologyRules, dossier, endedDossier, occasion } from "../builders/dossier.ts";
import { person } from "../builders/org.ts";
import { at, day } from "../builders/time.ts";
import { emptyOffice } from "../db/contract/given.ts";

const CALENDAR = calendarWith();
const RULES: AskingRules = {
  before: DEFAULT_RULES.ladder.apology.before,
  packs: [apologyRules(day("2018-06-25"))],
};
/** Typed in on Monday 20/2/2023; due on Friday 24/2: asked about on 21, 22 and 23/2, late on 25/2. */
const TYPED = { source: "typed", isToldLate: true, nextLookAt: at("2023-02-21 00:00") } as const;

let database: SqlDatabase;
let stores: OrgDatabase;

beforeEach(async () => {
  database = await openDatabase(":memory:");
  await migrate(database);
  stores = await emptyOffice({ database });
});
afterEach(() => database.close());

function calendarWith(...daysOff: readonly string[]): WorkingCalendar {
  const overrides = daysOff.map((each) => ({ day: day(each), works: false }));
  return loadCalendar({ zone: DEFAULT_ZONE, overrides });
}

function rulesWith(...before: readonly number[]): AskingRules {
  return { ...RULES, before };
}

async function reschedule(
  made: readonly Dossier[],
  { rules = RULES, calendar = CALENDAR },
): Promise<{ readonly moved: number; readonly after: readonly Dossier[] }> {
  await stores.dossiers.add(made);
  const moved = await stores.transaction((within) =>
    rescheduleDossiers({ calendar }, within, rules),
  );
  return { moved, after: await stores.dossiers.byIds(made.map(({ id }) => id)) };
}

describe("new rules or a new calendar", () => {
  test("that say the same move nothing, and save nothing", async () => {
    const made = [dossier(TYPED), dossier(), endedDossier("2023-02-21"), looked("2023-02-22")];
    expect(await reschedule(made, {})).toEqual({ moved: 0, after: made });
  });

  test("of other mornings are kept from the next look on", async () => {
    const asked = looked("2023-02-21");
    const { moved, after } = await reschedule([asked, endedDossier("2023-02-21")], {
      rules: rulesWith(1),
    });
    expect(moved).toBe(1);
    expect(after[0]).toEqual({ ...asked, nextLookAt: at("2023-02-23 00:00"), revision: 2 });
  });

  test("that would have asked already ask at the next sweep, and not before what was seen to", async () => {
    // Five working days before 24/2 is 17/2, four is 20/2 at midnight, before it was typed in.
    const [early, seen] = [dossier(TYPED), looked("2023-02-22")];
    const later = { ...early, nextLookAt: at("2023-02-23 00:00") };
    const { after } = await reschedule([later, seen], { rules: rulesWith(3) });
    // Three working days before 24/2 is 21/2: the one has been seen to since, the other has not.
    expect(after.map(({ nextLookAt }) => nextLookAt)).toEqual([
      at("2023-02-21 00:00"),
      at("2023-02-25 00:00"),
    ]);
  });

  test("of another day off move the date that was counted, and the looks with it", async () => {
    const counted = dossier({
      ...TYPED,
      writtenDue: null,
      limit: { kind: "days", count: 4 },
      promise: null,
    });
    const { after } = await reschedule([counted], { calendar: calendarWith("2023-02-23") });
    // 21, 22, 24 and 27/2 are the four days; three before the last of them is 21/2.
    expect(after[0]).toMatchObject({
      due: occasion("2023-02-27"),
      nextLookAt: at("2023-02-21 00:00"),
    });
  });

  test("move a date that was written on what is a day off now, and its promise goes", async () => {
    const head = person();
    await stores.people.add([head]);
    const promised = { ...dossier(TYPED), promise: { by: head.id, at: at("2023-02-20 18:00") } };
    const { after } = await reschedule([promised], { calendar: calendarWith("2023-02-24") });
    expect(after[0]).toMatchObject({ due: occasion("2023-02-27"), promise: null });
  });

  test("of another lead time ask again who has promised on the last day on which an apology is lawful", async () => {
    const head = person();
    await stores.people.add([head]);
    const of = { ...dossier(TYPED), promise: { by: head.id, at: at("2023-02-20 18:00") } };
    const promised = scheduleLooks(of, of.lookedUntil, RULES, CALENDAR);
    expect(promised.nextLookAt).toBe(at("2023-02-23 00:00"));
    const packs = [...RULES.packs, apologyRules(day("2023-02-21"), { leadDays: 2 })];
    const { moved, after } = await reschedule([promised], { rules: { ...RULES, packs } });
    expect(moved).toBe(1);
    expect(after[0]?.nextLookAt).toBe(at("2023-02-22 00:00"));
  });

  test("leave a date alone that was appointed anew", async () => {
    const again = dossier({ ...TYPED, reappointments: 1, pausedDays: 2 });
    const { moved } = await reschedule([again], {});
    expect(moved).toBe(0);
  });

  test("reach each of many pages, also what somebody changes meanwhile", async () => {
    const many = Array.from({ length: 4_100 }, (_, index) =>
      dossier({ ...TYPED, id: `dossier-${10_000 + index}` as DossierId }),
    );
    const [changed] = many as [Dossier];
    const { dossiers } = stores;
    await dossiers.add(many);
    let isMeddled = false;
    const meddled: Pick<DossierStore, "openAfter" | "ahead" | "byIds" | "saveAll"> = {
      openAfter: (after, limit) => dossiers.openAfter(after, limit),
      ahead: (now, limit) => dossiers.ahead(now, limit),
      byIds: (ids) => dossiers.byIds(ids),
      async saveAll(changes) {
        if (!isMeddled) {
          isMeddled = true;
          await dossiers.save({ ...changed, field: "Đất đai" });
        }
        return dossiers.saveAll(changes);
      },
    };
    const within = { dossiers: meddled };
    const moved = await rescheduleDossiers({ calendar: CALENDAR }, within, rulesWith(2));
    expect(moved).toBe(many.length);
    expect(await dossiers.nextLookAt(at("2023-02-20 00:00"))).toBe(at("2023-02-22 00:00"));
    expect(await dossiers.byId(changed.id)).toMatchObject({ field: "Đất đai", revision: 3 });
  });
});

describe("a clock that was 40 days ahead", () => {
  const NOW = at("2023-02-21 09:10");
  const WRONG = at("2023-04-01 09:00");

  test("leaves no silence: what it has seen to is seen to up to now", async () => {
    const right = looked("2023-02-21");
    const wrong = { ...dossier(TYPED), lookedUntil: WRONG, nextLookAt: null };
    await stores.dossiers.add([right, wrong]);
    expect(await bringBackDossiers({ calendar: CALENDAR }, stores, RULES, NOW)).toBe(1);
    expect(await stores.dossiers.byId(wrong.id)).toMatchObject({
      lookedUntil: NOW,
      nextLookAt: at("2023-02-22 00:00"),
    });
    expect(await stores.dossiers.byId(right.id)).toEqual(right);
    expect(await bringBackDossiers({ calendar: CALENDAR }, stores, RULES, NOW)).toBe(0);
  });

  test("leaves no export that is newer than every right one, and accuses nobody by it", async () => {
    const facts = { asOf: WRONG, createdAt: WRONG, lookedUntil: WRONG };
    const open = dossier({ ...facts, nextLookAt: null });
    const ended = endedDossier("2023-02-20", "on-time", facts);
    await stores.dossiers.add([open, ended]);
    expect(await bringBackDossiers({ calendar: CALENDAR }, stores, RULES, NOW)).toBe(2);
    expect(await stores.dossiers.latestExport()).toBe(NOW);
    const looks = await stores.dossiers.byId(open.id);
    expect(looks).toMatchObject({ createdAt: NOW, nextLookAt: at("2023-02-22 00:00") });
  });
});

/** Typed in, and seen to up to a day's morning. */
function looked(on: string): Dossier {
  const since = at(`${on} 07:00`);
  return scheduleLooks(dossier(TYPED), since, RULES, CALENDAR);
}

import { describe, expect, onTestFinished, test } from "vitest";
import { copyInto } from "../../../db/copy-database.ts";
import { emptyOrganisation } from "../../../db/empty-organisation.ts";
import { migrate } from "../../../db/migrate.ts";
import { openDatabase } from "../../../db/open-database.ts";
import { rewind } from "../../../db/rewind.ts";
import {
  ALLOWANCE_MARK,
  DELAY_MARK,
  SWEEP_MARK,
  UNCERTAIN_MARK,
} from "../../../domain/told-marks.ts";
import type { SqlDatabase } from "../../../db/sql-database.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { dossier } from "../../builders/dossier.ts";
import { deadline } from "../../builders/plan.ts";
import { at } from "../../builders/time.ts";
import { everythingIn, fillWork, MESSAGES, WRITES } from "./every-method.ts";
import { emptyOffice, inAnyOrder } from "./given.ts";
import { DEADLINES, fillOffice, UNITS } from "./sample-office.ts";

const MARK = " (của huyện khác)";

/** @param openEmpty a database without any table */
export function describeCopies(name: string, openEmpty: () => Promise<SqlDatabase>): void {
  async function open(from: () => Promise<SqlDatabase>): Promise<SqlDatabase> {
    const database = await from();
    onTestFinished(() => database.close());
    await migrate(database);
    return database;
  }

  async function office(database: SqlDatabase, mark = ""): Promise<OrgDatabase> {
    const db = await emptyOffice({ database });
    await fillOffice(db, mark);
    await fillWork(db, mark);
    return db;
  }

  const openCopy = () => open(() => openDatabase(":memory:"));

  describe(`a copy of ${name}`, () => {
    test("says everything that the original says, for every organisation", async () => {
      const source = await open(openEmpty);
      const offices = [await office(source), await office(source, MARK)];
      const many = Array.from({ length: 1501 }, () => deadline({ unitId: UNITS.finance }));
      await offices[0]!.deadlines.add(many);
      const copy = await openCopy();
      await copyInto(source, copy);
      expect(await copy.organisations()).toEqual(await source.organisations());
      for (const original of offices) {
        expect(await everythingIn(copy.of(original.org))).toEqual(await everythingIn(original));
      }
    });

    test("lives on by itself: no change of it reaches the original", async () => {
      const source = await open(openEmpty);
      const original = await office(source);
      const copy = await openCopy();
      await copyInto(source, copy);
      const before = await everythingIn(original);
      for (const write of Object.values(WRITES)) await write(copy.of(original.org));
      expect(await everythingIn(original)).toEqual(before);
      expect(await everythingIn(copy.of(original.org))).not.toEqual(before);
    });

    test("can do without some tables", async () => {
      const source = await open(openEmpty);
      const { org } = await office(source);
      const copy = await openCopy();
      await copyInto(source, copy, ["notice", "note", "attempt", "message", "account"]);
      const copied = copy.of(org);
      expect(await copied.messages.list({ limit: 10 })).toEqual([]);
      expect(await copied.deadlines.byId(DEADLINES.plan)).not.toBeNull();
    });

    test("of a database with nothing in it has nothing in it", async () => {
      const copy = await openCopy();
      await copyInto(await open(openEmpty), copy);
      expect(await copy.organisations()).toEqual([]);
    });

    test("is made whole or not at all", async () => {
      const source = await open(openEmpty);
      await office(source);
      const copy = await openCopy();
      await copyInto(source, copy);
      const twice = copyInto(source, copy);
      await expect(twice).rejects.toThrow();
      expect(await copy.organisations()).toEqual(await source.organisations());
    });
  });

  describe(`an organisation on ${name}`, () => {
    test("that is rewound forgets what was sent, not what is to go, and touches no other", async () => {
      const database = await open(openEmpty);
      const [own, other] = [await office(database), await office(database, MARK)];
      const before = await everythingIn(other);
      const moment = at("2022-12-20 08:00");
      await rewind(database, own.org, moment);
      const left = await own.messages.list({ limit: 10 });
      expect(inAnyOrder(left.map(({ id }) => id))).toEqual(
        inAnyOrder([MESSAGES.event, MESSAGES.late, MESSAGES.push]),
      );
      expect(await own.schedule.all()).toEqual([]);
      const known = await own.deadlines.byIds(Object.values(DEADLINES));
      expect(new Set(known.map(({ createdAt }) => createdAt))).toEqual(new Set([moment]));
      expect(await everythingIn(other)).toEqual(before);
    });

    test("that is rewound knows of its dossiers then, and has yet to look at them", async () => {
      const database = await open(openEmpty);
      const [own, other] = [await office(database), await office(database, MARK)];
      const before = await everythingIn(other);
      const [early, late] = [dossier({ lookedUntil: at("2022-12-01 08:00") }), dossier()];
      await own.dossiers.add([early, late]);
      const moment = at("2022-12-20 08:00");
      await rewind(database, own.org, moment);
      const known = { createdAt: moment };
      expect(await own.dossiers.byIds([early.id, late.id])).toEqual([
        { ...early, ...known },
        { ...late, ...known, lookedUntil: moment },
      ]);
      expect(await everythingIn(other)).toEqual(before);
    });

    test("that is rewound forgets what it has noticed of its own running, and told of", async () => {
      const database = await open(openEmpty);
      const { settings, org } = await office(database);
      const marks = [SWEEP_MARK, DELAY_MARK, UNCERTAIN_MARK, `${ALLOWANCE_MARK} bot 2023-03`];
      for (const name of [...marks, "another"]) await settings.setValue(name, "kept");
      await rewind(database, org, at("2022-12-20 08:00"));
      expect(await Promise.all(marks.map((name) => settings.value(name)))).toEqual(
        marks.map(() => null),
      );
      expect(await settings.value("another")).toBe("kept");
    });

    test("that is emptied keeps what it is told to, and nothing of the others is touched", async () => {
      const database = await open(openEmpty);
      const [own, other] = [await office(database), await office(database, MARK)];
      const before = await everythingIn(other);
      await emptyOrganisation(database, own.org, ["org_unit", "unit_alias"]);
      expect(await own.units.all()).toHaveLength(4);
      expect(await own.people.all()).toEqual([]);
      expect(await own.deadlines.list({ unitIds: null, limit: 10 })).toEqual([]);
      await emptyOrganisation(database, own.org, []);
      const nothing = await everythingIn(await emptyOffice({ database }));
      expect(await everythingIn(own)).toEqual(nothing);
      expect(await everythingIn(other)).toEqual(before);
    });
  });
}

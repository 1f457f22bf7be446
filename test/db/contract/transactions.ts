import { describe, expect, test } from "vitest";
import type { UnitId } from "../../../domain/ids.ts";
import { organisation, person, unit } from "../../builders/org.ts";
import { deadline } from "../../builders/plan.ts";
import { push } from "../../builders/message.ts";
import { at } from "../../builders/time.ts";
import { emptyOffice, filledOffice, type Given } from "./given.ts";
import { everythingIn } from "./every-method.ts";
import { DEADLINES, PEOPLE, UNITS } from "./sample-office.ts";

export function describeDatabase(given: Given): void {
  describeOrganisations(given);
  describeTransactions(given);
}

function describeOrganisations(given: Given): void {
  describe("the database", () => {
    test("answers", async () => {
      await expect(given.database.ping()).resolves.toBeUndefined();
    });

    test("knows every organisation that was made, each with an identity of its own", async () => {
      const one = await given.database.createOrganisation(organisation());
      const two = await given.database.createOrganisation(organisation({ zone: "Asia/Tokyo" }));
      expect(one).toEqual({ id: one.id, ...organisation() });
      expect(two.id).not.toBe(one.id);
      const known = await given.database.organisations();
      expect(known).toContainEqual(one);
      expect(known).toContainEqual(two);
    });

    test("hands out stores that say whose they are", async () => {
      const db = await emptyOffice(given);
      expect(await db.transaction(async (stores) => stores.org)).toBe(db.org);
    });
  });
}

function describeTransactions(given: Given): void {
  describe("a transaction", () => {
    test("gives back what its work gives, with everything stored", async () => {
      const db = await emptyOffice(given);
      const made = await db.transaction(async (stores) => {
        const one = unit();
        await stores.units.add([one]);
        expect(await stores.units.byIds([one.id])).toEqual([one]);
        return one;
      });
      expect(await db.units.all()).toEqual([made]);
    });

    test("that throws halfway leaves nothing, in any store, and throws just that", async () => {
      const { db, sample } = await filledOffice(given);
      const before = await everythingIn(db);
      const failure = new Error("power cut");
      const attempt = db.transaction(async (stores) => {
        await stores.units.add([unit()]);
        await stores.people.save(person({ id: PEOPLE.head, post: "Người khác" }));
        await stores.deadlines.save({ ...sample.deadline("plan"), lateReason: "chờ" });
        const planned = await stores.messages.plan([push({ personId: PEOPLE.head })]);
        await stores.messages.claim(planned[0]!.id, at("2023-12-31 08:00"), at("2024-01-01 08:00"));
        await stores.settings.setValue("demo-clock", "2023");
        throw failure;
      });
      await expect(attempt).rejects.toBe(failure);
      expect(await everythingIn(db)).toEqual(before);
    });

    test("that the database refuses halfway leaves nothing either", async () => {
      const { db } = await filledOffice(given);
      const before = await everythingIn(db);
      const attempt = db.transaction(async (stores) => {
        await stores.deadlines.add([deadline({ unitId: UNITS.justice })]);
        await stores.deadlines.add([deadline({ id: DEADLINES.plan, unitId: UNITS.justice })]);
      });
      await expect(attempt).rejects.toThrow();
      expect(await everythingIn(db)).toEqual(before);
    });

    test("that refers to what does not exist leaves nothing, when it comes to its end", async () => {
      const { db } = await filledOffice(given);
      const before = await everythingIn(db);
      const attempt = db.transaction(async (stores) => {
        await stores.units.add([unit({ successorId: "nobody" as UnitId })]);
        await stores.settings.setValue("demo-clock", "2023");
      });
      await expect(attempt).rejects.toThrow();
      expect(await everythingIn(db)).toEqual(before);
    });

    test("that failed keeps nobody from the next one", async () => {
      const db = await emptyOffice(given);
      for (let round = 0; round < 30; round += 1) {
        const attempt = db.transaction(async (stores) => {
          await stores.settings.setValue("round", String(round));
          throw new Error(`round ${round}`);
        });
        await expect(attempt).rejects.toThrow(`round ${round}`);
      }
      await db.transaction((stores) => stores.settings.setValue("round", "last"));
      expect(await db.settings.value("round")).toBe("last");
    });

    test("of many at the same time loses no change of any", async () => {
      const { db } = await filledOffice(given);
      await Promise.all(
        Array.from({ length: 20 }, (_, number) =>
          db.transaction(async (stores) => {
            await stores.units.add([unit()]);
            await stores.settings.setValue(`value-${number}`, "1");
          }),
        ),
      );
      expect(await db.units.all()).toHaveLength(24);
    });
  });
}

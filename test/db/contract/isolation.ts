import { describe, expect, test } from "vitest";
import { emptyOffice, type Given } from "./given.ts";
import { fillOffice } from "./sample-office.ts";
import { everythingIn, fillWork, READS, WRITES } from "./every-method.ts";

/** Stands in every text of the other office. */
const MARK = " (của huyện khác)";

/** What a changing method leaves where no reading method shows it. */
const UNSEEN = new Set([
  "people.addInvite",
  "people.useInvite",
  "inbox.expireBodies",
  "leases.acquire",
  "leases.release",
]);

export function describeIsolation(given: Given): void {
  describe("organisations side by side, with rows of the same identities", () => {
    test("an empty one sees nothing of a full one", async () => {
      const alone = await everythingIn(await emptyOffice(given));
      const full = await emptyOffice(given);
      await fillOffice(full, MARK);
      await fillWork(full, MARK);
      expect(await everythingIn(await emptyOffice(given))).toEqual(alone);
    });

    test("a full one sees what is its own, whatever is in the others", async () => {
      const own = await emptyOffice(given);
      await fillOffice(own);
      await fillWork(own);
      const alone = await everythingIn(own);
      const other = await emptyOffice(given);
      await fillOffice(other, MARK);
      await fillWork(other, MARK);
      expect(await everythingIn(own)).toEqual(alone);
      expect(JSON.stringify(alone)).not.toContain(MARK);
      expect(JSON.stringify(await everythingIn(other))).toContain(MARK);
    });

    test("every reading method finds something in a full one: the control", async () => {
      const full = await emptyOffice(given);
      await fillOffice(full);
      await fillWork(full);
      const nothing = await everythingIn(await emptyOffice(given));
      const found = await everythingIn(full);
      // These answer something in an empty office too, and the same.
      const always = new Set(["settings.rules"]);
      const blind = Object.keys(READS).filter(
        (name) =>
          !always.has(name) && JSON.stringify(found[name]) === JSON.stringify(nothing[name]),
      );
      expect(blind).toEqual([]);
    });

    test("no changing method touches another one, and each changes its own", async () => {
      const own = await emptyOffice(given);
      const other = await emptyOffice(given);
      for (const [db, mark] of [
        [own, ""],
        [other, MARK],
      ] as const) {
        await fillOffice(db, mark);
        await fillWork(db, mark);
      }
      const untouched = await everythingIn(other);
      let before = await everythingIn(own);
      for (const [name, write] of Object.entries(WRITES)) {
        await write(own);
        expect(await everythingIn(other), `the other one after ${name}`).toEqual(untouched);
        const after = await everythingIn(own);
        if (!UNSEEN.has(name)) expect(after, `its own after ${name}`).not.toEqual(before);
        before = after;
      }
    });

    test("what no reading method shows is not shared either", async () => {
      const own = await emptyOffice(given);
      const other = await emptyOffice(given);
      for (const db of [own, other]) {
        await fillOffice(db);
        await fillWork(db);
        await WRITES["people.useInvite"](db).then((used) => expect(used).not.toBeNull());
        await WRITES["people.addInvite"](db);
        expect(await WRITES["leases.acquire"](db)).toBe(true);
        await WRITES["inbox.take"](db);
      }
      expect(await WRITES["inbox.expireBodies"](own)).toBe(1);
      expect(await WRITES["inbox.expireBodies"](other)).toBe(1);
      await WRITES["leases.release"](own);
      const [start, end] = ["2023-03-24T01:30:00.000Z", "2023-03-24T01:31:00.000Z"] as never[];
      expect(await own.leases.acquire("polling", "two", start!, end!)).toBe(true);
      expect(await other.leases.acquire("polling", "two", start!, end!)).toBe(false);
    });

    test("an update of another one can be neither taken nor given up", async () => {
      const own = await emptyOffice(given);
      const other = await emptyOffice(given);
      await fillOffice(other);
      await fillWork(other);
      const [row] = await other.inbox.pending(1);
      const now = row!.incoming.receivedAt;
      expect(await own.inbox.take(row!.id, now)).toBe(false);
      await own.inbox.giveUp(row!.id, now, "not mine");
      expect(await other.inbox.pending(10)).toEqual([row]);
    });
  });
}

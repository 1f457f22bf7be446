import { describe, expect, test } from "vitest";
import type { BotId, ChatId, PersonId, UnitId } from "../../../domain/ids.ts";
import { withRole } from "../../../domain/role-change.ts";
import type { Stores } from "../../../domain/stores.ts";
import { account, grant, invite, person, standIn } from "../../builders/org.ts";
import { at, day } from "../../builders/time.ts";
import { emptyOffice, filledOffice, inAnyOrder, type Given } from "./given.ts";
import { BOT, CHAT, PEOPLE, UNITS } from "./sample-office.ts";

const WEB = "bot-web" as BotId;
const OTHER_CHAT = "another-chat" as ChatId;
const NOBODY = "nobody" as PersonId;

export function describePeople(given: Given): void {
  describePersons(given);
  describeStandIns(given);
  describeAccounts(given);
  describeInvites(given);
}

function ids(people: readonly { readonly id: PersonId }[]): PersonId[] {
  return people.map(({ id }) => id).toSorted();
}

function describePersons(given: Given): void {
  describe("people", () => {
    test("come back as they were added, with their roles in order", async () => {
      const { db, sample } = await filledOffice(given);
      expect(inAnyOrder(await db.people.all())).toEqual(inAnyOrder(sample.people));
      for (const expected of sample.people) {
        expect(await db.people.byId(expected.id)).toEqual(expected);
      }
    });

    test("that nobody knows are not found", async () => {
      const { db } = await filledOffice(given);
      expect(await db.people.byId(NOBODY)).toBeNull();
      expect(await db.people.byIds([])).toEqual([]);
      expect(ids(await db.people.byIds([NOBODY, PEOPLE.head, PEOPLE.leader]))).toEqual([
        PEOPLE.head,
        PEOPLE.leader,
      ]);
    });

    test("of units are all who hold a role in one of them, each once and with all roles", async () => {
      const { db, sample } = await filledOffice(given);
      const found = await db.people.inUnits([UNITS.justice, UNITS.communeOne]);
      expect(ids(found)).toEqual([PEOPLE.head, PEOPLE.officer]);
      expect(found.find(({ id }) => id === PEOPLE.officer)).toEqual(
        sample.people.find(({ id }) => id === PEOPLE.officer),
      );
      expect(await db.people.inUnits([])).toEqual([]);
      expect(await db.people.inUnits([UNITS.communeTwo])).toEqual([]);
    });

    test("are found by a role over the organisation or in a unit", async () => {
      const { db } = await filledOffice(given);
      await db.people.add([person({ grants: [grant("leader", UNITS.communeTwo)] })]);
      expect(await db.people.withRole("leader")).toHaveLength(2);
      expect(ids(await db.people.withRole("coordinator"))).toEqual([PEOPLE.coordinator]);
    });

    test("saved again have the new post, name and roles only", async () => {
      const { db } = await filledOffice(given);
      const moved = person({
        id: PEOPLE.officer,
        post: "Phó Trưởng phòng Tài chính",
        name: "Trần Thị B",
        grants: [grant("head", UNITS.finance)],
      });
      await db.people.save(moved);
      expect(await db.people.byId(PEOPLE.officer)).toEqual(moved);
      expect(ids(await db.people.inUnits([UNITS.justice]))).toEqual([PEOPLE.head]);
      await db.people.save({ ...moved, name: null, grants: [] });
      expect(await db.people.byId(PEOPLE.officer)).toEqual({ ...moved, name: null, grants: [] });
    });

    test("that two change at once keep what each of them has changed", async () => {
      // Incident: of two coordinators who gave one person a role at once, one's grant was lost.
      const { db, sample } = await filledOffice(given);
      const added = [grant("coordinator"), grant("head", UNITS.finance), grant("leader")];
      await Promise.all(
        added.map((role) =>
          db.transaction(async (stores) => {
            const found = await stores.people.byIdToChange(PEOPLE.officer);
            const changed = found && withRole(found, role);
            if (!changed?.ok) throw new Error("he cannot have it");
            await stores.people.save(changed.value);
          }),
        ),
      );
      const { grants } = (await db.people.byId(PEOPLE.officer)) ?? {};
      const before = sample.people.find(({ id }) => id === PEOPLE.officer)?.grants ?? [];
      expect(grants).toHaveLength(before.length + added.length);
      expect(grants).toEqual(expect.arrayContaining([...before, ...added]));
      expect(await db.people.byIdToChange(NOBODY)).toBeNull();
    });

    test("with a role in a unit that does not exist are refused whole", async () => {
      const db = await emptyOffice(given);
      const lost = person({ grants: [grant("head", "nobody" as UnitId)] });
      await expect(db.people.add([person(), lost])).rejects.toThrow();
      expect(await db.people.all()).toEqual([]);
    });
  });
}

function describeStandIns(given: Given): void {
  describe("stand-ins", () => {
    test("are those of the day, their first and last days included", async () => {
      const { db } = await filledOffice(given);
      const march = standIn({
        absentId: PEOPLE.head,
        deputyId: PEOPLE.officer,
        from: day("2023-03-20"),
        to: day("2023-03-24"),
      });
      const april = { ...march, from: day("2023-04-03"), to: day("2023-04-03") };
      await db.people.addStandIn(march);
      await db.people.addStandIn(april);
      expect(await db.people.standInsOn(day("2023-03-19"))).toEqual([]);
      expect(await db.people.standInsOn(day("2023-03-20"))).toEqual([march]);
      expect(await db.people.standInsOn(day("2023-03-24"))).toEqual([march]);
      expect(await db.people.standInsOn(day("2023-03-25"))).toEqual([]);
      expect(await db.people.standInsOn(day("2023-04-03"))).toEqual([april]);
    });

    test("of several persons on one day are all there", async () => {
      const { db } = await filledOffice(given);
      const one = standIn({ absentId: PEOPLE.head, deputyId: PEOPLE.officer });
      const other = standIn({ absentId: PEOPLE.leader, deputyId: PEOPLE.officer });
      await db.people.addStandIn(one);
      await db.people.addStandIn(other);
      expect(inAnyOrder(await db.people.standInsOn(one.from))).toEqual(inAnyOrder([one, other]));
    });
  });
}

function describeAccounts(given: Given): void {
  const head = account({ personId: PEOPLE.head, botId: BOT, chatId: CHAT });

  async function withWeb(stores: Stores): Promise<void> {
    await stores.bots.ensure("web", null, WEB);
    await stores.people.link({ ...head, botId: WEB });
  }

  describe("linked accounts", () => {
    test("tell who is behind a chat, with all grants", async () => {
      const { db, sample } = await filledOffice(given);
      expect(await db.people.accountIn(BOT, CHAT)).toEqual(head);
      expect(await db.people.linkedPerson(BOT, CHAT)).toEqual(
        sample.people.find(({ id }) => id === PEOPLE.head),
      );
      expect(await db.people.accountsOf([PEOPLE.head, PEOPLE.leader])).toEqual([head]);
      expect(await db.people.accountsOf([])).toEqual([]);
    });

    test("tell nothing of a chat that is not linked, also by another bot's chat of that name", async () => {
      const { db } = await filledOffice(given);
      await db.bots.ensure("web", null, WEB);
      for (const [bot, chat] of [
        [BOT, OTHER_CHAT],
        [WEB, CHAT],
      ] as const) {
        expect(await db.people.accountIn(bot, chat)).toBeNull();
        expect(await db.people.linkedPerson(bot, chat)).toBeNull();
      }
    });

    test("a chat that is linked to another person is no longer the first one's", async () => {
      const { db } = await filledOffice(given);
      await withWeb(db);
      await db.people.link({ ...head, personId: PEOPLE.officer });
      expect((await db.people.linkedPerson(BOT, CHAT))?.id).toBe(PEOPLE.officer);
      expect(await db.people.accountsOf([PEOPLE.head])).toEqual([{ ...head, botId: WEB }]);
    });

    test("a person who links another chat of the same bot leaves the first one", async () => {
      const { db } = await filledOffice(given);
      await withWeb(db);
      const moved = { ...head, chatId: OTHER_CHAT };
      await db.people.link(moved);
      expect(await db.people.accountIn(BOT, CHAT)).toBeNull();
      expect(inAnyOrder(await db.people.accountsOf([PEOPLE.head]))).toEqual(
        inAnyOrder([moved, { ...head, botId: WEB }]),
      );
    });

    test("linking a chat that another person had to a person who had another leaves one link", async () => {
      const { db } = await filledOffice(given);
      await db.people.link({ ...head, personId: PEOPLE.officer, chatId: OTHER_CHAT });
      await db.people.link({ ...head, personId: PEOPLE.officer });
      expect(await db.people.accountIn(BOT, OTHER_CHAT)).toBeNull();
      expect(await db.people.accountsOf([PEOPLE.head])).toEqual([]);
      expect((await db.people.linkedPerson(BOT, CHAT))?.id).toBe(PEOPLE.officer);
    });

    test("linking again what is linked already keeps one account, with the newer moment", async () => {
      const { db } = await filledOffice(given);
      const again = { ...head, linkedAt: at("2023-02-01 08:00") };
      await db.people.link(again);
      expect(await db.people.accountsOf([PEOPLE.head])).toEqual([again]);
    });

    test("can be unlinked; unlinking what is not linked changes nothing", async () => {
      const { db } = await filledOffice(given);
      await db.people.unlink(BOT, OTHER_CHAT);
      expect(await db.people.accountIn(BOT, CHAT)).toEqual(head);
      await db.people.unlink(BOT, CHAT);
      expect(await db.people.accountIn(BOT, CHAT)).toBeNull();
      expect(await db.people.byId(PEOPLE.head)).not.toBeNull();
    });

    test("of a person: at most one is preferred, until another is", async () => {
      const { db } = await filledOffice(given);
      await withWeb(db);
      const preferred = async () =>
        (await db.people.accountsOf([PEOPLE.head]))
          .filter(({ isPreferred }) => isPreferred)
          .map(({ botId }) => botId);
      expect(await preferred()).toEqual([]);
      await db.people.prefer(BOT, CHAT);
      expect(await preferred()).toEqual([BOT]);
      await db.people.prefer(WEB, CHAT);
      expect(await preferred()).toEqual([WEB]);
      expect(await db.people.withAccounts(PEOPLE.head)).toMatchObject({
        accounts: expect.arrayContaining([
          { ...head, isPreferred: false },
          { ...head, botId: WEB, isPreferred: true },
        ]),
      });
    });

    test("preferred by one person leave those of others as they are", async () => {
      const { db } = await filledOffice(given);
      const other = { ...head, personId: PEOPLE.officer, chatId: OTHER_CHAT, isPreferred: true };
      await db.people.link(other);
      await db.people.prefer(BOT, CHAT);
      expect(await db.people.accountIn(BOT, OTHER_CHAT)).toEqual(other);
      expect(await db.people.accountIn(BOT, CHAT)).toEqual({ ...head, isPreferred: true });
    });

    test("that are not there cannot be preferred: nothing changes", async () => {
      const { db } = await filledOffice(given);
      await db.people.prefer(BOT, CHAT);
      await db.people.prefer(BOT, OTHER_CHAT);
      expect(await db.people.accountsOf([PEOPLE.head])).toEqual([{ ...head, isPreferred: true }]);
    });

    test("are counted by bot, as numbers; a bot with nobody is left out", async () => {
      const { db } = await filledOffice(given);
      await withWeb(db);
      await db.bots.ensure("web", "EMPTY", "bot-empty" as BotId);
      await db.people.link({ ...head, personId: PEOPLE.officer, chatId: OTHER_CHAT });
      const linked = await db.people.countLinked();
      expect(Object.fromEntries(linked)).toEqual({ [BOT]: 2, [WEB]: 1 });
    });

    test("remember since when nobody can be reached there, until somebody can", async () => {
      const { db } = await filledOffice(given);
      const since = at("2023-03-24 07:31");
      await db.people.markUnreachable(BOT, CHAT, since);
      expect(await db.people.accountIn(BOT, CHAT)).toEqual({ ...head, unreachableSince: since });
      await db.people.markReachable(BOT, CHAT);
      expect(await db.people.accountIn(BOT, CHAT)).toEqual(head);
    });
  });

  describe("failed tries to link", () => {
    test("are counted by chat and bot since a moment", async () => {
      const { db } = await filledOffice(given);
      await db.bots.ensure("web", null, WEB);
      const morning = at("2023-03-24 08:00");
      const noon = at("2023-03-24 12:00");
      await db.people.recordFailedTry(BOT, CHAT, morning);
      await db.people.recordFailedTry(BOT, CHAT, noon);
      await db.people.recordFailedTry(BOT, CHAT, noon);
      await db.people.recordFailedTry(BOT, OTHER_CHAT, noon);
      await db.people.recordFailedTry(WEB, CHAT, noon);
      expect(await db.people.failedTries(BOT, CHAT, at("2023-03-24 07:00"))).toBe(3);
      expect(await db.people.failedTries(BOT, CHAT, at("2023-03-24 11:00"))).toBe(2);
      expect(await db.people.failedTries(BOT, CHAT, at("2023-03-24 13:00"))).toBe(0);
      expect(await db.people.failedTries(BOT, null, at("2023-03-24 07:00"))).toBe(4);
      expect(await db.people.failedTries(BOT, null, at("2023-03-24 11:00"))).toBe(3);
      expect(await db.people.failedTries(WEB, null, at("2023-03-24 07:00"))).toBe(1);
      expect(await db.people.failedTries(BOT, null, at("2023-03-24 07:00"))).toBe(4);
    });
  });
}

function describeInvites(given: Given): void {
  describe("invites", () => {
    const now = at("2023-01-04 08:00");

    test("link the person that they were made for, once", async () => {
      const { db } = await filledOffice(given);
      const made = invite({ personId: PEOPLE.officer, createdBy: PEOPLE.coordinator });
      await db.people.addInvite(made);
      expect(await db.people.useInvite(made.codeHash, now)).toMatchObject({
        codeHash: made.codeHash,
        personId: PEOPLE.officer,
        createdBy: PEOPLE.coordinator,
        expiresAt: made.expiresAt,
      });
      expect(await db.people.useInvite(made.codeHash, now)).toBeNull();
    });

    test("that have expired or were never made are worth nothing", async () => {
      const { db } = await filledOffice(given);
      const made = invite({ personId: PEOPLE.officer });
      await db.people.addInvite(made);
      expect(await db.people.useInvite("no-such-hash", now)).toBeNull();
      expect(await db.people.useInvite(made.codeHash, made.expiresAt)).toBeNull();
      expect(await db.people.useInvite(made.codeHash, now)).not.toBeNull();
    });

    test("can be looked at without being used, as long as they could be used", async () => {
      const { db } = await filledOffice(given);
      const made = invite({ personId: PEOPLE.officer });
      await db.people.addInvite(made);
      expect(await db.people.findInvite(made.codeHash, now)).toEqual(made);
      expect(await db.people.findInvite(made.codeHash, now)).toEqual(made);
      expect(await db.people.findInvite("no-such-hash", now)).toBeNull();
      expect(await db.people.findInvite(made.codeHash, made.expiresAt)).toBeNull();
      await db.people.useInvite(made.codeHash, now);
      expect(await db.people.findInvite(made.codeHash, now)).toBeNull();
    });

    test("of a person that are still open are ended together; no others are", async () => {
      const { db } = await filledOffice(given);
      const [open, other] = [{ personId: PEOPLE.officer }, { personId: PEOPLE.leader }];
      const [one, two, used, theirs] = [invite(open), invite(open), invite(open), invite(other)];
      for (const each of [one, two, used, theirs]) await db.people.addInvite(each);
      await db.people.useInvite(used.codeHash, now);
      expect(await db.people.voidInvites(PEOPLE.officer, now)).toBe(2);
      for (const { codeHash } of [one, two]) {
        expect(await db.people.findInvite(codeHash, now)).toBeNull();
        expect(await db.people.useInvite(codeHash, now)).toBeNull();
      }
      expect(await db.people.voidInvites(PEOPLE.officer, now)).toBe(0);
      expect(await db.people.voidInvites(PEOPLE.leader, theirs.expiresAt)).toBe(0);
      expect(await db.people.useInvite(theirs.codeHash, now)).not.toBeNull();
    });

    test("are given to one only of many who use them at the same time", async () => {
      const { db } = await filledOffice(given);
      const made = invite({ personId: PEOPLE.officer });
      await db.people.addInvite(made);
      const uses = await Promise.all(
        Array.from({ length: 12 }, () =>
          db.transaction((stores) => stores.people.useInvite(made.codeHash, now)),
        ),
      );
      expect(uses.filter((use) => use !== null)).toHaveLength(1);
    });

    test("used in a transaction that fails can be used again", async () => {
      const { db } = await filledOffice(given);
      const made = invite({ personId: PEOPLE.officer });
      await db.people.addInvite(made);
      const failure = new Error("linking failed");
      const attempt = db.transaction(async (stores) => {
        await stores.people.useInvite(made.codeHash, now);
        throw failure;
      });
      await expect(attempt).rejects.toBe(failure);
      expect(await db.people.useInvite(made.codeHash, now)).not.toBeNull();
    });
  });
}

import { describe, expect, test } from "vitest";
import type { BotId, ChatId, FileHash, PersonId } from "../../../domain/ids.ts";
import type { PublicLink } from "../../../domain/message-stores.ts";
import { at } from "../../builders/time.ts";
import { emptyOffice, type Given } from "./given.ts";

const NOW = at("2023-03-24 09:00");
const LATER = at("2023-03-24 09:30");
const UPLOAD: PublicLink = {
  tokenHash: "a".repeat(64),
  purpose: {
    do: "upload",
    botId: "bot-1" as BotId,
    chatId: "chat-1" as ChatId,
    personId: "person-1" as PersonId,
  },
  expiresAt: LATER,
  usesLeft: 1,
};
const DOWNLOAD: PublicLink = {
  tokenHash: "b".repeat(64),
  purpose: {
    do: "download",
    file: "c".repeat(64) as FileHash,
    name: "Lịch “việc”'s\"\\.ics",
    mime: "text/calendar",
  },
  expiresAt: LATER,
  usesLeft: 3,
};

export function describePublicLinks(given: Given): void {
  describe("addresses that are good once", () => {
    test("are found as they were added, and looking uses nothing up", async () => {
      const { publicLinks } = await emptyOffice(given);
      await publicLinks.add(UPLOAD);
      await publicLinks.add(DOWNLOAD);
      for (const link of [UPLOAD, DOWNLOAD, UPLOAD]) {
        expect(await publicLinks.find(link.tokenHash, NOW)).toEqual(link);
      }
      expect(await publicLinks.find("d".repeat(64), NOW)).toBeNull();
    });

    test("are used as often as they may be, and then are not there", async () => {
      const { publicLinks } = await emptyOffice(given);
      await publicLinks.add(UPLOAD);
      await publicLinks.add(DOWNLOAD);
      const { tokenHash } = DOWNLOAD;
      for (const usesLeft of [2, 1, 0]) {
        expect(await publicLinks.use(tokenHash, NOW)).toEqual({ ...DOWNLOAD, usesLeft });
      }
      expect(await publicLinks.use(tokenHash, NOW)).toBeNull();
      expect(await publicLinks.find(tokenHash, NOW)).toBeNull();
      expect(await publicLinks.find(UPLOAD.tokenHash, NOW)).toEqual(UPLOAD);
    });

    test("are used by no more than may, however many try at once", async () => {
      const { publicLinks } = await emptyOffice(given);
      await publicLinks.add(UPLOAD);
      await publicLinks.add(DOWNLOAD);
      const tries = (link: PublicLink) =>
        Promise.all(Array.from({ length: 8 }, () => publicLinks.use(link.tokenHash, NOW)));
      const [once, thrice] = await Promise.all([tries(UPLOAD), tries(DOWNLOAD)]);
      expect(once.filter((link) => link !== null)).toHaveLength(1);
      expect(thrice.filter((link) => link !== null)).toHaveLength(3);
    });

    test("used in a transaction that comes to nothing are as good as before", async () => {
      const db = await emptyOffice(given);
      await db.publicLinks.add(UPLOAD);
      const broken = db.transaction(async (stores) => {
        expect(await stores.publicLinks.use(UPLOAD.tokenHash, NOW)).not.toBeNull();
        throw new Error("killed");
      });
      await expect(broken).rejects.toThrow("killed");
      expect(await db.publicLinks.find(UPLOAD.tokenHash, NOW)).toEqual(UPLOAD);
    });

    test("stand until their time is over, and not at that very moment", async () => {
      const { publicLinks } = await emptyOffice(given);
      await publicLinks.add(UPLOAD);
      expect(await publicLinks.find(UPLOAD.tokenHash, at("2023-03-24 09:29"))).toEqual(UPLOAD);
      expect(await publicLinks.find(UPLOAD.tokenHash, LATER)).toBeNull();
      expect(await publicLinks.use(UPLOAD.tokenHash, LATER)).toBeNull();
    });

    test("keep the file that they give out, as long as they stand and no longer", async () => {
      const [db, other] = [await emptyOffice(given), await emptyOffice(given)];
      const { publicLinks } = db;
      const [file, another] = ["c", "d"].map((letter) => letter.repeat(64) as FileHash);
      await publicLinks.add(UPLOAD);
      expect(await publicLinks.givesOut(file!, NOW)).toBe(false);
      await publicLinks.add(DOWNLOAD);
      expect(await publicLinks.givesOut(file!, NOW)).toBe(true);
      expect(await publicLinks.givesOut(another!, NOW)).toBe(false);
      expect(await publicLinks.givesOut(file!, LATER)).toBe(false);
      expect(await other.publicLinks.givesOut(file!, NOW)).toBe(false);
      for (let uses = 0; uses < DOWNLOAD.usesLeft; uses += 1) {
        await publicLinks.use(DOWNLOAD.tokenHash, NOW);
      }
      expect(await publicLinks.givesOut(file!, NOW)).toBe(false);
      await publicLinks.add({ ...DOWNLOAD, tokenHash: "e".repeat(64) });
      expect(await publicLinks.givesOut(file!, NOW)).toBe(true);
    });

    test("are forgotten once they have expired", async () => {
      const { publicLinks } = await emptyOffice(given);
      await publicLinks.add(UPLOAD);
      await publicLinks.add({ ...DOWNLOAD, expiresAt: at("2023-03-25 09:00") });
      expect(await publicLinks.expire(LATER)).toBe(0);
      expect(await publicLinks.expire(at("2023-03-24 09:31"))).toBe(1);
      expect(await publicLinks.expire(at("2023-03-24 09:31"))).toBe(0);
      expect(await publicLinks.find(UPLOAD.tokenHash, NOW)).toBeNull();
      expect(await publicLinks.find(DOWNLOAD.tokenHash, NOW)).not.toBeNull();
    });

    test("are one organisation's own", async () => {
      const [one, other] = [await emptyOffice(given), await emptyOffice(given)];
      await one.publicLinks.add(UPLOAD);
      expect(await other.publicLinks.find(UPLOAD.tokenHash, NOW)).toBeNull();
      expect(await other.publicLinks.use(UPLOAD.tokenHash, NOW)).toBeNull();
      expect(await other.publicLinks.expire(at("2024-01-01 00:00"))).toBe(0);
      await other.publicLinks.add({ ...UPLOAD, usesLeft: 2 });
      expect(await one.publicLinks.find(UPLOAD.tokenHash, NOW)).toEqual(UPLOAD);
    });

    test("are never two under one hash", async () => {
      const { publicLinks } = await emptyOffice(given);
      await publicLinks.add(UPLOAD);
      await expect(publicLinks.add(UPLOAD)).rejects.toThrow();
    });
  });
}

import { describe, expect, test } from "vitest";
import type { ChatId } from "../../../domain/ids.ts";
import type { Reserved } from "../../../domain/message-stores.ts";
import { millisOf, plusMillis, type Instant } from "../../../domain/time.ts";
import { at } from "../../builders/time.ts";
import { filledOffice, type Given } from "./given.ts";
import { BOT } from "./sample-office.ts";

const NOW = at("2023-03-24 07:30");
const A = "a" as ChatId;
const B = "b" as ChatId;

export function describePace(given: Given): void {
  /** Reserves with 35 ms between a bot's calls, 1,100 ms between a chat's, and 5 s of patience. */
  async function open() {
    const { db } = await filledOffice(given);
    return {
      db,
      hold: (until: Instant) => db.pace.hold(BOT, until),
      reserve: (chat: ChatId, now: Instant = NOW): Promise<Reserved> =>
        db.pace.reserve(BOT, chat, now, {
          botMillis: 35,
          chatMillis: 1_100,
          latest: plusMillis(now, 5_000),
        }),
    };
  }
  const taken = (millis: number) => ({ at: plusMillis(NOW, millis), isTaken: true });
  const refused = (millis: number) => ({ at: plusMillis(NOW, millis), isTaken: false });

  describe("a bot's pace", () => {
    test("gives the first this very moment, and each other one its own", async () => {
      const { reserve } = await open();
      expect(await reserve(A)).toEqual(taken(0));
      expect(await reserve(B)).toEqual(taken(35));
      expect(await reserve("c" as ChatId, plusMillis(NOW, 20))).toEqual(taken(70));
      expect(await reserve("d" as ChatId, plusMillis(NOW, 500))).toEqual(taken(500));
    });

    test("lets others go while a chat waits for its own moment", async () => {
      const { reserve } = await open();
      await reserve(A);
      expect(await reserve(A)).toEqual(refused(1_100));
      expect(await reserve(B)).toEqual(taken(35));
      expect(await reserve(A, plusMillis(NOW, 1_100))).toEqual(taken(1_100));
    });

    test("gives nothing before a hold ends, whatever was asked meanwhile", async () => {
      const { reserve, hold } = await open();
      await hold(plusMillis(NOW, 600_000));
      for (let times = 0; times < 3; times += 1) expect(await reserve(A)).toEqual(refused(600_000));
      await hold(plusMillis(NOW, 1_000));
      expect(await reserve(A)).toEqual(refused(600_000));
      expect(await reserve(A, plusMillis(NOW, 600_000))).toEqual(taken(600_000));
    });

    test("takes a moment within one's patience, also that of a hold", async () => {
      const { reserve, hold } = await open();
      await hold(plusMillis(NOW, 4_000));
      expect(await reserve(A)).toEqual(taken(4_000));
      expect(await reserve(B)).toEqual(taken(4_035));
    });

    test("lets a chat wait longer whose call has left late, and others not", async () => {
      const { db, reserve } = await open();
      await reserve(A);
      await db.pace.postpone(BOT, A, plusMillis(NOW, 1_400));
      await db.pace.postpone(BOT, A, plusMillis(NOW, 1_200));
      expect(await reserve(A, plusMillis(NOW, 1_100))).toEqual(refused(1_400));
      expect(await reserve(B, plusMillis(NOW, 1_100))).toEqual(taken(1_100));
    });

    test("forgets moments that a clock set back has left far ahead", async () => {
      const { reserve } = await open();
      await reserve(A, plusMillis(NOW, 3_600_000));
      expect(await reserve(A)).toEqual(taken(0));
    });

    test("is another for another office's bot", async () => {
      const { reserve } = await open();
      const other = await open();
      await reserve(A);
      expect(await other.reserve(A)).toEqual(taken(0));
    });

    test("gives each of many who ask at once a moment of his own", async () => {
      const { reserve } = await open();
      const chats = Array.from({ length: 60 }, (_, index) => `chat-${index}` as ChatId);
      const reserved = await Promise.all(chats.map((chat) => reserve(chat)));
      const moments = reserved.map((each) => millisOf(each.at) - millisOf(NOW));
      expect(moments.toSorted((one, other) => one - other)).toEqual(
        chats.map((_, index) => index * 35),
      );
    });
  });
}

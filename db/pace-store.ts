import type { BotId, ChatId } from "../domain/ids.ts";
import type { PaceStore, Reservation, Reserved } from "../domain/message-stores.ts";
import { plusMillis, type Instant } from "../domain/time.ts";
import { excluded } from "./excluded.ts";
import type { PaceRow } from "./rows/channel-rows.ts";
import { type Connection, SqlStore } from "./sql-store.ts";

/** The row that stands for the bot itself. */
const BOT = "";
/** A moment further ahead comes of a clock that was set back. */
const SANE_MILLIS = 60_000;

type Next = Pick<PaceRow, "next_at" | "held">;

export class SqlPaceStore extends SqlStore implements PaceStore {
  reserve(bot: BotId, chat: ChatId, now: Instant, pace: Reservation): Promise<Reserved> {
    return this.atomically(async (db) => {
      // The bot's row is written first, and so locked: of all who reserve for it, one at a time.
      const botAt = sane(await this.#lockBot(db, bot, now), now);
      const chatAt = sane(await this.#nextOf(db, bot, chat), now);
      const at = botAt > chatAt ? botAt : chatAt;
      if (chatAt > botAt || at > pace.latest) return { at, isTaken: false };
      await this.#set(db, bot, [
        { chat_id: BOT, next_at: plusMillis(at, pace.botMillis), held: 0 },
        { chat_id: chat, next_at: plusMillis(at, pace.chatMillis), held: 0 },
      ]);
      return { at, isTaken: true };
    });
  }

  async postpone(bot: BotId, chat: ChatId, until: Instant): Promise<void> {
    await this.db
      .updateTable("pace")
      .set({ next_at: until })
      .where("org_id", "=", this.org)
      .where("bot_id", "=", bot)
      .where("chat_id", "=", chat)
      .where("next_at", "<", until)
      .execute();
  }

  async hold(bot: BotId, until: Instant): Promise<void> {
    await this.atomically(async (db) => {
      const known = await this.#lockBot(db, bot, until);
      const isLonger = known.held === 1 && known.next_at > until;
      if (!isLonger) await this.#set(db, bot, [{ chat_id: BOT, next_at: until, held: 1 }]);
    });
  }

  async #lockBot(db: Connection, bot: BotId, first: Instant): Promise<Next> {
    return db
      .insertInto("pace")
      .values({ org_id: this.org, bot_id: bot, chat_id: BOT, next_at: first, held: 0 })
      .onConflict((conflict) =>
        conflict
          .columns(["org_id", "bot_id", "chat_id"])
          .doUpdateSet((eb) => ({ held: eb.ref("pace.held") })),
      )
      .returning(["next_at", "held"])
      .executeTakeFirstOrThrow();
  }

  async #nextOf(db: Connection, bot: BotId, chat: ChatId): Promise<Next | undefined> {
    return db
      .selectFrom("pace")
      .select(["next_at", "held"])
      .where("org_id", "=", this.org)
      .where("bot_id", "=", bot)
      .where("chat_id", "=", chat)
      .executeTakeFirst();
  }

  async #set(
    db: Connection,
    bot: BotId,
    rows: readonly Pick<PaceRow, "chat_id" | "next_at" | "held">[],
  ): Promise<void> {
    await db
      .insertInto("pace")
      .values(rows.map((row) => ({ org_id: this.org, bot_id: bot, ...row })))
      .onConflict((conflict) =>
        conflict.columns(["org_id", "bot_id", "chat_id"]).doUpdateSet(excluded("next_at", "held")),
      )
      .execute();
  }
}

function sane(next: Next | undefined, now: Instant): Instant {
  if (!next || next.next_at < now) return now;
  const isSane = next.held === 1 || next.next_at <= plusMillis(now, SANE_MILLIS);
  return isSane ? next.next_at : now;
}

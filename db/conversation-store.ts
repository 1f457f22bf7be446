import type { BotId, ChatId, FileHash } from "../domain/ids.ts";
import type { ConversationStore } from "../domain/message-stores.ts";
import type { Instant } from "../domain/time.ts";
import { excluded } from "./excluded.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlConversationStore extends SqlStore implements ConversationStore {
  async get(bot: BotId, chat: ChatId): Promise<unknown> {
    const row = await this.db
      .selectFrom("conversation")
      .select("state")
      .where("org_id", "=", this.org)
      .where("bot_id", "=", bot)
      .where("chat_id", "=", chat)
      .executeTakeFirst();
    return row ? (JSON.parse(row.state) as unknown) : null;
  }

  async set(bot: BotId, chat: ChatId, state: unknown, at: Instant): Promise<void> {
    if (state === null) return this.#forget(bot, chat);
    await this.db
      .insertInto("conversation")
      .values({
        org_id: this.org,
        bot_id: bot,
        chat_id: chat,
        state: JSON.stringify(state),
        at,
      })
      .onConflict((conflict) =>
        conflict.columns(["org_id", "bot_id", "chat_id"]).doUpdateSet(excluded("state", "at")),
      )
      .execute();
  }

  async speakOf(file: FileHash): Promise<boolean> {
    const row = await this.db
      .selectFrom("conversation")
      .select("chat_id")
      .where("org_id", "=", this.org)
      .where("state", "like", `%${file}%`)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  async expire(before: Instant): Promise<number> {
    const { numDeletedRows } = await this.db
      .deleteFrom("conversation")
      .where("org_id", "=", this.org)
      .where("at", "<", before)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  async #forget(bot: BotId, chat: ChatId): Promise<void> {
    await this.db
      .deleteFrom("conversation")
      .where("org_id", "=", this.org)
      .where("bot_id", "=", bot)
      .where("chat_id", "=", chat)
      .execute();
  }
}

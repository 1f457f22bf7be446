import type { BotId } from "../domain/ids.ts";
import type { Usage, UsageStore } from "../domain/message-stores.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlUsageStore extends SqlStore implements UsageStore {
  async count(bot: BotId, month: string, more: Usage): Promise<void> {
    await this.db
      .insertInto("bot_usage")
      .values({ org_id: this.org, bot_id: bot, month, ...more })
      .onConflict((conflict) =>
        conflict.columns(["org_id", "bot_id", "month"]).doUpdateSet((eb) => ({
          sent: eb("bot_usage.sent", "+", more.sent),
          received: eb("bot_usage.received", "+", more.received),
        })),
      )
      .execute();
  }

  async of(bot: BotId, month: string): Promise<Usage> {
    const row = await this.db
      .selectFrom("bot_usage")
      .select(["sent", "received"])
      .where("org_id", "=", this.org)
      .where("bot_id", "=", bot)
      .where("month", "=", month)
      .executeTakeFirst();
    return row ?? { sent: 0, received: 0 };
  }
}

import type { BotId } from "../domain/ids.ts";
import type { BotAccount, ChannelKind } from "../domain/org.ts";
import type { BotStore } from "../domain/org-stores.ts";
import type { BotRow } from "./rows/organisation-rows.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlBotStore extends SqlStore implements BotStore {
  async all(): Promise<readonly BotAccount[]> {
    const rows = await this.db
      .selectFrom("bot")
      .selectAll()
      .where("org_id", "=", this.org)
      .orderBy("channel")
      .orderBy("credential_setting")
      .execute();
    return rows.map(botFrom);
  }

  async ensure(
    channel: ChannelKind,
    credentialSetting: string | null,
    id: BotId,
  ): Promise<BotAccount> {
    const credential_setting = credentialSetting ?? "";
    await this.db
      .insertInto("bot")
      .values({ org_id: this.org, id, channel, credential_setting })
      .onConflict((conflict) =>
        conflict.columns(["org_id", "channel", "credential_setting"]).doNothing(),
      )
      .execute();
    const row = await this.db
      .selectFrom("bot")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("channel", "=", channel)
      .where("credential_setting", "=", credential_setting)
      .executeTakeFirstOrThrow();
    return botFrom(row);
  }
}

function botFrom(row: BotRow): BotAccount {
  return {
    id: row.id,
    channel: row.channel,
    credentialSetting: row.credential_setting === "" ? null : row.credential_setting,
  };
}

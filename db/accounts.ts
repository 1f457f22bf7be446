import type { BotId, ChatId, PersonId } from "../domain/ids.ts";
import type { Account, Invite } from "../domain/org.ts";
import type { Instant } from "../domain/time.ts";
import { readChunks } from "./chunks.ts";
import type { AccountRow, InviteRow } from "./rows/organisation-rows.ts";
import { SqlStore } from "./sql-store.ts";

/** The part of the people's store that is about chats: accounts, invites and failed tries. */
export class SqlAccounts extends SqlStore {
  async in(bot: BotId, chat: ChatId): Promise<Account | null> {
    const row = await this.db
      .selectFrom("account")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("bot_id", "=", bot)
      .where("chat_id", "=", chat)
      .executeTakeFirst();
    return row ? accountFrom(row) : null;
  }

  async of(people: readonly PersonId[]): Promise<readonly Account[]> {
    const rows = await readChunks(people, (chunk) =>
      this.db
        .selectFrom("account")
        .selectAll()
        .where("org_id", "=", this.org)
        .where("person_id", "in", chunk)
        .orderBy("linked_at")
        .orderBy("bot_id")
        .execute(),
    );
    return rows.map(accountFrom);
  }

  async link(account: Account): Promise<void> {
    await this.atomically(async (db) => {
      await db
        .deleteFrom("account")
        .where("org_id", "=", this.org)
        .where("bot_id", "=", account.botId)
        .where((eb) =>
          eb.or([eb("chat_id", "=", account.chatId), eb("person_id", "=", account.personId)]),
        )
        .execute();
      await db
        .insertInto("account")
        .values({
          org_id: this.org,
          bot_id: account.botId,
          chat_id: account.chatId,
          person_id: account.personId,
          linked_at: account.linkedAt,
          unreachable_since: account.unreachableSince,
          is_preferred: account.isPreferred ? 1 : 0,
        })
        .execute();
    });
  }

  /** The others of the same person are no longer preferred. */
  async prefer(bot: BotId, chat: ChatId): Promise<void> {
    const account = await this.in(bot, chat);
    if (!account) return;
    await this.db
      .updateTable("account")
      .set((eb) => ({
        is_preferred: eb
          .case()
          .when(eb.and([eb("bot_id", "=", bot), eb("chat_id", "=", chat)]))
          .then(1)
          .else(0)
          .end(),
      }))
      .where("org_id", "=", this.org)
      .where("person_id", "=", account.personId)
      .execute();
  }

  async countLinked(): Promise<ReadonlyMap<BotId, number>> {
    const rows = await this.db
      .selectFrom("account")
      .select("bot_id")
      .select((eb) => eb.fn.countAll<number>().as("people"))
      .where("org_id", "=", this.org)
      .groupBy("bot_id")
      .execute();
    return new Map(rows.map(({ bot_id, people }) => [bot_id, people]));
  }

  async unlink(bot: BotId, chat: ChatId): Promise<void> {
    await this.db
      .deleteFrom("account")
      .where("org_id", "=", this.org)
      .where("bot_id", "=", bot)
      .where("chat_id", "=", chat)
      .execute();
  }

  async setUnreachableSince(bot: BotId, chat: ChatId, since: Instant | null): Promise<void> {
    const account = this.db
      .updateTable("account")
      .set({ unreachable_since: since })
      .where("org_id", "=", this.org)
      .where("bot_id", "=", bot)
      .where("chat_id", "=", chat);
    // Said of everybody who writes: nearly always there is nothing to write down.
    await (since ? account : account.where("unreachable_since", "is not", null)).execute();
  }

  async addInvite(invite: Invite): Promise<void> {
    await this.db
      .insertInto("invite")
      .values({
        org_id: this.org,
        code_hash: invite.codeHash,
        person_id: invite.personId,
        created_by: invite.createdBy,
        expires_at: invite.expiresAt,
        used_at: invite.usedAt,
      })
      .execute();
  }

  async voidInvites(person: PersonId, now: Instant): Promise<number> {
    const { numUpdatedRows } = await this.db
      .updateTable("invite")
      .set({ expires_at: now })
      .where("org_id", "=", this.org)
      .where("person_id", "=", person)
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }

  async findInvite(codeHash: string, now: Instant): Promise<Invite | null> {
    const row = await this.db
      .selectFrom("invite")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("code_hash", "=", codeHash)
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .executeTakeFirst();
    return row ? inviteFrom(row) : null;
  }

  async useInvite(codeHash: string, now: Instant): Promise<Invite | null> {
    const row = await this.db
      .updateTable("invite")
      .set({ used_at: now })
      .where("org_id", "=", this.org)
      .where("code_hash", "=", codeHash)
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .returningAll()
      .executeTakeFirst();
    return row ? inviteFrom(row) : null;
  }

  async failedTries(bot: BotId, chat: ChatId | null, since: Instant): Promise<number> {
    const ofBot = this.db
      .selectFrom("failed_try")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("org_id", "=", this.org)
      .where("bot_id", "=", bot)
      .where("at", ">=", since);
    const tries = chat === null ? ofBot : ofBot.where("chat_id", "=", chat);
    return (await tries.executeTakeFirstOrThrow()).count;
  }

  async recordFailedTry(bot: BotId, chat: ChatId, at: Instant): Promise<void> {
    await this.db
      .insertInto("failed_try")
      .values({ org_id: this.org, bot_id: bot, chat_id: chat, at })
      .execute();
  }
}

function accountFrom(row: AccountRow): Account {
  return {
    personId: row.person_id,
    botId: row.bot_id,
    chatId: row.chat_id,
    linkedAt: row.linked_at,
    unreachableSince: row.unreachable_since,
    isPreferred: row.is_preferred === 1,
  };
}

function inviteFrom(row: InviteRow): Invite {
  return {
    codeHash: row.code_hash,
    personId: row.person_id,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  };
}

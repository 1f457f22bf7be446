import { MESSAGE_STATUSES } from "../domain/message-status.ts";
import type { BotId, ChatId, MessageId, OrgId, PersonId } from "../domain/ids.ts";
import {
  isUrgent,
  type Attempt,
  type Message,
  type MessageKind,
  type PushKind,
  type PushSlot,
} from "../domain/message.ts";
import type {
  Backlog,
  MessageOutcome,
  MessageStore,
  OutboxCounts,
  PreparedMessage,
} from "../domain/message-stores.ts";
import type { Instant, LocalDate } from "../domain/time.ts";
import { forChunks } from "./chunks.ts";
import { claimMessage, prolongClaim, recordOutcome } from "./delivery.ts";
import { kept } from "./kept-statement.ts";
import { messageFrom, messageRow, preparedColumns } from "./message-mapping.ts";
import { countOutbox, planPushes, readBacklog, readOfSlot, readOvertaken } from "./outbox.ts";
import { expireApplicantTexts, expireTexts } from "./expiring-texts.ts";
import { SqlStore } from "./sql-store.ts";

const KINDS: Readonly<Record<MessageKind, true>> = {
  morning: true,
  "due-day": true,
  weekly: true,
  event: true,
  reply: true,
};
const ROUTINE = (Object.keys(KINDS) as MessageKind[]).filter((kind) => !isUrgent(kind));

type PreparedColumns = ReturnType<typeof preparedColumns>;

const putPrepared = kept(
  (db, given: PreparedColumns & { readonly org: OrgId; readonly id: MessageId }) =>
    db
      .updateTable("message")
      .set({
        bot_id: given.bot_id,
        chat_id: given.chat_id,
        content: given.content,
        text: given.text,
        actions: given.actions,
        items: given.items,
        answer_key: given.answer_key,
        prepared_at: given.prepared_at,
        names_applicant: given.names_applicant,
      })
      .where("org_id", "=", given.org)
      .where("id", "=", given.id),
);

export class SqlMessageStore extends SqlStore implements MessageStore {
  plan(pushes: Parameters<MessageStore["plan"]>[0]) {
    return this.atomically((db) => planPushes(db, this.org, pushes));
  }

  async replan(id: MessageId, plannedFor: Instant): Promise<void> {
    await this.db
      .updateTable("message")
      .set({ planned_for: plannedFor, pick_at: plannedFor })
      .where("org_id", "=", this.org)
      .where("id", "=", id)
      .where("status", "=", "planned")
      .execute();
  }

  async stillPlanned(kind: PushKind, slot: PushSlot): Promise<readonly PersonId[]> {
    const rows = await this.db
      .selectFrom("message")
      .select("person_id")
      .where("org_id", "=", this.org)
      .where("status", "=", "planned")
      .where("kind", "=", kind)
      .where("slot", "=", slot)
      .execute();
    return rows.flatMap((row) => row.person_id ?? []);
  }

  ofSlot(kind: PushKind, slot: PushSlot, people: readonly PersonId[]) {
    return readOfSlot(this.db, this.org, { kind, slot, people });
  }

  overtaken(before: LocalDate, now: Instant, limit: number) {
    return readOvertaken(this.db, this.org, { before, now, limit });
  }

  async mayHaveArrived(id: MessageId): Promise<boolean> {
    const attempt = await this.db
      .selectFrom("attempt")
      .select("number")
      .where("org_id", "=", this.org)
      .where("message_id", "=", id)
      .where("outcome", "=", "unknown")
      .limit(1)
      .executeTakeFirst();
    return attempt !== undefined;
  }

  async add(messages: readonly Message[]): Promise<void> {
    await this.atomically((db) =>
      forChunks(messages, (chunk) =>
        db
          .insertInto("message")
          .values(chunk.map((message) => messageRow(this.org, message)))
          .execute(),
      ),
    );
  }

  async byId(id: MessageId): Promise<Message | null> {
    const row = await this.#select().where("id", "=", id).executeTakeFirst();
    return row ? messageFrom(row) : null;
  }

  async byPlatformId(bot: BotId, chat: ChatId, platformId: string): Promise<Message | null> {
    // The text comparison only narrows the chat's messages down; the list itself decides.
    const rows = await this.#sentTo(bot, chat)
      .where("platform_ids", "like", `%${likeLiteral(platformId)}%`)
      .execute();
    const messages = rows.map(messageFrom);
    return messages.find((message) => message.platformIds.includes(platformId)) ?? null;
  }

  async latestIn(bot: BotId, chat: ChatId, limit: number): Promise<readonly Message[]> {
    const rows = await this.#sentTo(bot, chat).limit(limit).execute();
    return rows.map(messageFrom);
  }

  async latestShown(bot: BotId, chat: ChatId, limit: number): Promise<readonly Message[]> {
    const rows = await this.#select()
      .where("bot_id", "=", bot)
      .where("chat_id", "=", chat)
      .where("prepared_at", "is not", null)
      .where((eb) =>
        eb.or([
          eb("status", "in", ["sent", "claimed", "unknown"]),
          // Refused by now, but an earlier copy may have arrived.
          eb.exists(
            eb
              .selectFrom("attempt")
              .select("attempt.number")
              .whereRef("attempt.org_id", "=", "message.org_id")
              .whereRef("attempt.message_id", "=", "message.id")
              .where("attempt.outcome", "=", "unknown"),
          ),
        ]),
      )
      .orderBy("prepared_at", "desc")
      .orderBy("planned_for", "desc")
      .orderBy("slot", "desc")
      .limit(limit)
      .execute();
    return rows.map(messageFrom);
  }

  async due(now: Instant, limit: number): Promise<readonly Pick<Message, "id" | "kind">[]> {
    return this.db
      .selectFrom("message")
      .select(["id", "kind"])
      .where("org_id", "=", this.org)
      .where("pick_at", "is not", null)
      .where("pick_at", "<=", now)
      .orderBy((eb) => eb.case().when("kind", "in", ROUTINE).then(1).else(0).end())
      .orderBy("pick_at")
      .limit(limit)
      .execute();
  }

  async nextPickAt(): Promise<Instant | null> {
    const row = await this.db
      .selectFrom("message")
      .select("pick_at")
      .where("org_id", "=", this.org)
      .where("pick_at", "is not", null)
      .orderBy("pick_at")
      .limit(1)
      .executeTakeFirst();
    return row?.pick_at ?? null;
  }

  claim(id: MessageId, now: Instant, until: Instant): Promise<Message | null> {
    return this.atomically((db) => claimMessage(db, this.org, { id, now, until }));
  }

  prolongClaim(id: MessageId, held: Instant, until: Instant): Promise<boolean> {
    return prolongClaim(this.db, this.org, { id, held, until });
  }

  async prepare(id: MessageId, prepared: PreparedMessage): Promise<void> {
    await putPrepared(this.db, { org: this.org, id, ...preparedColumns(prepared) });
  }

  async record(id: MessageId, outcome: MessageOutcome): Promise<void> {
    await this.atomically((db) => recordOutcome(db, this.org, id, outcome));
  }

  counts(now: Instant): Promise<OutboxCounts> {
    return countOutbox(this.db, this.org, now);
  }

  backlog(before: Instant): Promise<Backlog> {
    return readBacklog(this.db, this.org, before);
  }

  async list(query: Parameters<MessageStore["list"]>[0]): Promise<readonly Message[]> {
    const { status: only, personIds, pushesOnly, offset = 0, limit } = query;
    if (personIds?.length === 0) return [];
    const found: Message[] = [];
    // Status by status, since the index that is sorted by time begins with it.
    for (const status of only ? [only] : MESSAGE_STATUSES) {
      let rows = this.#select().where("status", "=", status);
      if (personIds) rows = rows.where("person_id", "in", personIds);
      if (pushesOnly) rows = rows.where("kind", "!=", "reply");
      const read = await rows
        .orderBy("planned_for", "desc")
        .orderBy("id")
        .limit(offset + limit)
        .execute();
      found.push(...read.map(messageFrom));
    }
    found.sort((one, other) => compare(other.plannedFor, one.plannedFor));
    return found.slice(offset, offset + limit);
  }

  async attemptsOf(id: MessageId): Promise<readonly Attempt[]> {
    const rows = await this.db
      .selectFrom("attempt")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("message_id", "=", id)
      .orderBy("number")
      .execute();
    return rows.map(({ number, at, bot_id, outcome, reason }) => ({
      number,
      at,
      botId: bot_id,
      outcome,
      reason,
    }));
  }

  async plannedEvent(person: PersonId, now: Instant): Promise<MessageId | null> {
    const row = await this.db
      .selectFrom("message")
      .select("id")
      .where("org_id", "=", this.org)
      .where("person_id", "=", person)
      .where("kind", "=", "event")
      .where("status", "=", "planned")
      .where("planned_for", ">", now)
      .orderBy("planned_for")
      .limit(1)
      .executeTakeFirst();
    return row?.id ?? null;
  }

  expireTexts(before: Instant): Promise<number> {
    return expireTexts(this.db, this.org, before);
  }

  expireApplicantTexts(before: Instant): Promise<number> {
    return expireApplicantTexts(this.db, this.org, before);
  }

  #select() {
    return this.db.selectFrom("message").selectAll().where("org_id", "=", this.org);
  }

  /** A chat's messages, newest first; the answers to one update are numbered in their slots. */
  #sentTo(bot: BotId, chat: ChatId) {
    return this.#select()
      .where("bot_id", "=", bot)
      .where("chat_id", "=", chat)
      .where("sent_at", "is not", null)
      .orderBy("sent_at", "desc")
      .orderBy("planned_for", "desc")
      .orderBy("slot", "desc");
  }
}

/** `_` and `%` match anything here, which is harmless; only a backslash would hide what follows. */
function likeLiteral(platformId: string): string {
  return JSON.stringify(platformId).replaceAll("\\", "_");
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

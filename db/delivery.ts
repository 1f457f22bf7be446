import { sql } from "kysely";
import type { MessageId, OrgId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import { BROKEN_OFF } from "../domain/message-status.ts";
import type { MessageOutcome } from "../domain/message-stores.ts";
import type { Instant } from "../domain/time.ts";
import { kept } from "./kept-statement.ts";
import { messageFrom } from "./message-mapping.ts";
import type { AttemptRow, MessageRow } from "./rows/message-rows.ts";
import type { Connection } from "./sql-store.ts";

interface Claim extends Record<string, unknown> {
  readonly id: MessageId;
  readonly now: Instant;
  readonly until: Instant;
}

/**
 * Takes a message for sending, in a transaction. The condition is part of the update, so of two
 * who try at once one finds it taken. One whose earlier claim ran out has an attempt on record
 * whose outcome nobody knows, and comes back with it counted.
 */
export async function claimMessage(
  db: Connection,
  org: OrgId,
  claim: Claim,
): Promise<Message | null> {
  const [waiting] = await takeWaiting(db, { org, ...claim });
  if (waiting) return messageFrom(waiting);
  if (!(await endStaleClaim(db, org, claim))) return null;
  const [stale] = await takeWaiting(db, { org, ...claim });
  return stale ? messageFrom(stale) : null;
}

const takeWaiting = kept((db, { org, id, now, until }: Claim & { readonly org: OrgId }) =>
  db
    .updateTable("message")
    .set({ status: "claimed", pick_at: until })
    .where("org_id", "=", org)
    .where("id", "=", id)
    .where("status", "in", ["planned", "failed", "unknown"])
    .where("pick_at", "<=", now)
    .returningAll(),
);

/** @returns false where it is not claimed until `held` any more */
export async function prolongClaim(
  db: Connection,
  org: OrgId,
  { id, held, until }: Pick<Claim, "id" | "until"> & { readonly held: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("message")
    .set({ pick_at: until })
    .where("org_id", "=", org)
    .where("id", "=", id)
    .where("status", "=", "claimed")
    .where("pick_at", "=", held)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Says whether there was one. */
async function endStaleClaim(db: Connection, org: OrgId, { id, now }: Claim): Promise<boolean> {
  const reason = BROKEN_OFF;
  const row = await db
    .updateTable("message")
    .set((eb) => ({
      status: "unknown",
      status_reason: reason,
      pick_at: now,
      attempts: eb("attempts", "+", 1),
    }))
    .where("org_id", "=", org)
    .where("id", "=", id)
    .where("status", "=", "claimed")
    .where("pick_at", "<=", now)
    .returning(["attempts", "bot_id"])
    .executeTakeFirst();
  if (!row) return false;
  await addAttempt(db, {
    org_id: org,
    message_id: id,
    number: row.attempts,
    bot_id: row.bot_id,
    at: now,
    outcome: "unknown",
    reason,
  });
  return true;
}

/**
 * Writes down what came of an attempt, in a transaction. A message that is known to have been sent
 * stays so, even if somebody whose claim had run out reports later; his attempt is counted.
 */
export async function recordOutcome(
  db: Connection,
  org: OrgId,
  id: MessageId,
  outcome: MessageOutcome,
): Promise<void> {
  const isSettled = outcome.pickAt === null;
  const [settled] = await settle(db, {
    org,
    id,
    status: outcome.status,
    reason: outcome.reason,
    pickAt: outcome.pickAt,
    more: outcome.attempted ? 1 : 0,
    sentAt: outcome.status === "sent" ? outcome.at : null,
    platformIds: JSON.stringify(outcome.platformIds),
    shownAt: outcome.shownAt ?? null,
    textsKeptSince: isSettled ? outcome.at : null,
  });
  if (!outcome.attempted) return;
  const row = settled ?? (await countAttempt(db, org, id));
  if (!row) throw new Error(`There is no message ${id} to record an attempt of`);
  await addAttempt(db, {
    org_id: org,
    message_id: id,
    number: row.attempts,
    bot_id: row.bot_id,
    at: outcome.at,
    outcome: outcome.status,
    reason: outcome.reason,
  });
}

type Counted = Pick<MessageRow, "attempts" | "bot_id">;

interface Settling extends Record<string, unknown> {
  readonly org: OrgId;
  readonly id: MessageId;
  readonly status: MessageOutcome["status"];
  readonly reason: string | null;
  readonly pickAt: Instant | null;
  /** How many attempts this one counts for. */
  readonly more: number;
  readonly sentAt: Instant | null;
  readonly platformIds: string;
  readonly shownAt: Instant | null;
  /** Only what has something to forget is looked at again. */
  readonly textsKeptSince: Instant | null;
}

const settle = kept((db, values: Settling) =>
  db
    .updateTable("message")
    .set((eb) => ({
      status: values.status,
      status_reason: values.reason,
      pick_at: values.pickAt,
      attempts: eb("attempts", "+", values.more),
      sent_at: sql<Instant | null>`coalesce(${values.sentAt}, sent_at)`,
      platform_ids: values.platformIds,
      shown_at: sql<Instant | null>`coalesce(${values.shownAt}, shown_at)`,
      texts_kept_since: sql<Instant | null>`case
        when content is not null or text is not null or actions <> '[]'
        then ${values.textsKeptSince}
      end`,
    }))
    .where("org_id", "=", values.org)
    .where("id", "=", values.id)
    .where("status", "!=", "sent")
    .returning(["attempts", "bot_id"]),
);

async function countAttempt(
  db: Connection,
  org: OrgId,
  id: MessageId,
): Promise<Counted | undefined> {
  return db
    .updateTable("message")
    .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
    .where("org_id", "=", org)
    .where("id", "=", id)
    .returning(["attempts", "bot_id"])
    .executeTakeFirst();
}

const addAttempt = kept((db, attempt: AttemptRow & Readonly<Record<string, unknown>>) =>
  db.insertInto("attempt").values({
    org_id: attempt.org_id,
    message_id: attempt.message_id,
    number: attempt.number,
    bot_id: attempt.bot_id,
    at: attempt.at,
    outcome: attempt.outcome,
    reason: attempt.reason,
  }),
);

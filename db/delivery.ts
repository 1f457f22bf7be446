import { sql } from "kysely";
import type { MessageId, OrgId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import type { MessageOutcome } from "../domain/stores.ts";
import type { Instant } from "../domain/time.ts";
import { messageFrom } from "./message-mapping.ts";
import type { AttemptRow } from "./rows/message-rows.ts";
import type { Connection } from "./sql-store.ts";

interface Claim {
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
  { id, now, until }: Claim,
): Promise<Message | null> {
  await endStaleClaim(db, org, id, now);
  const row = await db
    .updateTable("message")
    .set({ status: "claimed", pick_at: until })
    .where("org_id", "=", org)
    .where("id", "=", id)
    .where("status", "in", ["planned", "failed", "unknown"])
    .where("pick_at", "<=", now)
    .returningAll()
    .executeTakeFirst();
  return row ? messageFrom(row) : null;
}

async function endStaleClaim(
  db: Connection,
  org: OrgId,
  id: MessageId,
  now: Instant,
): Promise<void> {
  const reason = "claim ran out";
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
  if (!row) return;
  await addAttempt(db, {
    org_id: org,
    message_id: id,
    number: row.attempts,
    bot_id: row.bot_id,
    at: now,
    outcome: "unknown",
    reason,
  });
}

/**
 * Writes down what came of an attempt, in a transaction. A message that is known to have been sent
 * stays so, even if somebody whose claim had run out reports later.
 */
export async function recordOutcome(
  db: Connection,
  org: OrgId,
  id: MessageId,
  outcome: MessageOutcome,
): Promise<void> {
  if (outcome.attempted) await countAttempt(db, org, id, outcome);
  const isSent = outcome.status === "sent";
  await db
    .updateTable("message")
    .set((eb) => ({
      status: outcome.status,
      status_reason: outcome.reason,
      pick_at: outcome.pickAt,
      sent_at: isSent ? outcome.at : eb.ref("sent_at"),
      platform_ids: JSON.stringify(outcome.platformIds),
      texts_kept_since: outcome.pickAt === null ? textsKeptSince(outcome.at) : null,
    }))
    .where("org_id", "=", org)
    .where("id", "=", id)
    .where("status", "!=", "sent")
    .execute();
}

/** Only what has something to forget is looked at again. */
function textsKeptSince(at: Instant) {
  return sql<Instant | null>`case
    when content is not null or text is not null or actions <> '[]' then ${at}
  end`;
}

async function countAttempt(
  db: Connection,
  org: OrgId,
  id: MessageId,
  outcome: MessageOutcome,
): Promise<void> {
  const row = await db
    .updateTable("message")
    .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
    .where("org_id", "=", org)
    .where("id", "=", id)
    .returning(["attempts", "bot_id"])
    .executeTakeFirst();
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

async function addAttempt(db: Connection, attempt: AttemptRow): Promise<void> {
  await db.insertInto("attempt").values(attempt).execute();
}

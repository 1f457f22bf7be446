import type { MessageId, OrgId, PersonId } from "../domain/ids.ts";
import type { DropReason, Message, MessageStatus, PlannedPush } from "../domain/message.ts";
import type { Backlog, OutboxCounts } from "../domain/message-stores.ts";
import { millisOf, type Instant, type LocalDate } from "../domain/time.ts";
import { forChunks, readChunks } from "./chunks.ts";
import type { MessageRow } from "./rows/message-rows.ts";
import type { Connection } from "./sql-store.ts";

type Push = PlannedPush & { readonly id: MessageId; readonly madeAt?: Instant };
type Planned = Pick<Message, "id" | "personId" | "kind" | "slot" | "status">;

/** Makes the messages that are not there yet, and answers for each push which one is its. */
export async function planPushes(
  db: Connection,
  org: OrgId,
  pushes: readonly Push[],
): Promise<Planned[]> {
  // In one order whoever plans: two that plan the same people at once must not wait for each other.
  const sorted = pushes.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  await forChunks(sorted, (chunk) =>
    db
      .insertInto("message")
      .values(chunk.map((push) => plannedRow(org, push)))
      .onConflict((conflict) =>
        conflict
          .columns(["org_id", "person_id", "kind", "slot"])
          .where("person_id", "is not", null)
          .doNothing(),
      )
      .execute(),
  );
  const known = new Map<string, Planned>();
  for (const alike of Map.groupBy(pushes, (push) => `${push.kind} ${push.slot}`).values()) {
    const [{ kind, slot }] = alike as [Push, ...Push[]];
    const people = alike.map((push) => push.personId);
    const messages = await readOfSlot(db, org, { kind, slot, people });
    for (const message of messages) known.set(keyOf(message), message);
  }
  return pushes.flatMap((push) => known.get(keyOf(push)) ?? []);
}

/** Some persons' messages of one kind and slot. */
export async function readOfSlot(
  db: Connection,
  org: OrgId,
  { kind, slot, people }: Pick<Push, "kind" | "slot"> & { readonly people: readonly PersonId[] },
): Promise<Planned[]> {
  const rows = await readChunks(people, (chunk) =>
    db
      .selectFrom("message")
      .select(["id", "person_id", "kind", "slot", "status"])
      .where("org_id", "=", org)
      .where("person_id", "in", chunk)
      .where("kind", "=", kind)
      .where("slot", "=", slot)
      .execute(),
  );
  return rows.map(plannedFrom);
}

/** Pushes of earlier days that wait to be picked up and that nobody is sending now. */
export async function readOvertaken(
  db: Connection,
  org: OrgId,
  { before, now, limit }: { before: LocalDate; now: Instant; limit: number },
): Promise<Planned[]> {
  const rows = await db
    .selectFrom("message")
    .select(["id", "person_id", "kind", "slot", "status"])
    .where("org_id", "=", org)
    .where("pick_at", "is not", null)
    .where("kind", "!=", "reply")
    .where("slot", "<", before)
    .where((eb) => eb.or([eb("status", "!=", "claimed"), eb("pick_at", "<=", now)]))
    .orderBy("pick_at")
    .limit(limit)
    .execute();
  return rows.map(plannedFrom);
}

function plannedFrom({
  person_id,
  ...row
}: Pick<MessageRow, "id" | "person_id" | "kind" | "slot" | "status">): Planned {
  return { ...row, personId: person_id };
}

function plannedRow(org: OrgId, push: Push): MessageRow {
  return {
    org_id: org,
    id: push.id,
    person_id: push.personId,
    kind: push.kind,
    slot: push.slot,
    status: "planned",
    status_reason: null,
    pick_at: push.plannedFor,
    made_at: push.madeAt ?? null,
    planned_for: push.plannedFor,
    sent_at: null,
    attempts: 0,
    bot_id: null,
    chat_id: null,
    content: null,
    text: null,
    actions: "[]",
    items: "[]",
    platform_ids: "[]",
    replaces: null,
    texts_kept_since: null,
    names_applicant: null,
    answer_key: null,
    prepared_at: null,
    shown_at: null,
  };
}

function keyOf(message: Pick<Message, "personId" | "kind" | "slot">): string {
  return `${message.kind} ${message.slot} ${message.personId}`;
}

export async function countOutbox(db: Connection, org: OrgId, now: Instant): Promise<OutboxCounts> {
  const rows = await db
    .selectFrom("message")
    .select((eb) => ["status", eb.fn.countAll<number>().as("count")])
    .where("org_id", "=", org)
    .groupBy("status")
    .execute();
  const none: Record<MessageStatus, number> = {
    planned: 0,
    claimed: 0,
    sent: 0,
    failed: 0,
    unknown: 0,
    dropped: 0,
  };
  const oldest = await db
    .selectFrom("message")
    .select("pick_at")
    .where("org_id", "=", org)
    .where("pick_at", "is not", null)
    .where("pick_at", "<=", now)
    .orderBy("pick_at")
    .limit(1)
    .executeTakeFirst();
  const overdueMillis = oldest?.pick_at ? millisOf(now) - millisOf(oldest.pick_at) : 0;
  return {
    byStatus: { ...none, ...Object.fromEntries(rows.map((row) => [row.status, row.count])) },
    oldestOverdueSeconds: Math.floor(overdueMillis / 1_000),
  };
}

const TOLD_AGAIN: readonly (DropReason | null)[] = ["superseded", "quiet"];

export async function readBacklog(db: Connection, org: OrgId, before: Instant): Promise<Backlog> {
  const waiting = await db
    .selectFrom("message")
    .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.min("planned_for").as("since")])
    .where("org_id", "=", org)
    .where("pick_at", "is not", null)
    .where("planned_for", "<", before)
    .executeTakeFirstOrThrow();
  const uncertain = await db
    .selectFrom("message")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("org_id", "=", org)
    .where("status", "=", "unknown")
    .where("pick_at", "is", null)
    .where("planned_for", "<", before)
    .where((eb) =>
      eb.or([eb("status_reason", "is", null), eb("status_reason", "not in", TOLD_AGAIN)]),
    )
    .executeTakeFirstOrThrow();
  return {
    waiting: waiting.count,
    since: waiting.since,
    uncertain: uncertain.count,
  };
}

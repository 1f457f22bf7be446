/** What became of every reminder that fell due: by what the chats got, and by what is on record. */
import { sql } from "kysely";
import type { SqlDatabase } from "../../db/sql-database.ts";
import type { DeadlineId, MessageId, PersonId } from "../../domain/ids.ts";
import type { MessageStatus } from "../../domain/message.ts";
import { makeStillClock } from "../../system-clock.ts";
import { openOffice } from "../../opened-office.ts";
import { at } from "../builders/time.ts";
import { placeIn, type Duty } from "./reminded-office.ts";
import type { Tally } from "./scenario.ts";

const FAR_AHEAD = at("2030-01-01 08:00");

export interface Reckoning {
  readonly duties: readonly Duty[];
  /** How often a message reached its chat, as the other side has it. */
  readonly arrived: ReadonlyMap<MessageId, number>;
  readonly kills: number;
  /** Attempts whose end may be unknown: what was under way at each kill, and what hung. */
  readonly mostUnknown: number;
}

interface Carried {
  readonly deadlineId: DeadlineId;
  readonly personId: PersonId;
  readonly messageId: MessageId;
  readonly status: MessageStatus;
}

/** Counts in the office that lies in the folder; nobody may be at work on it any more. */
export async function reckon(folder: string, given: Reckoning): Promise<Tally> {
  const opened = await openOffice(placeIn(folder), makeStillClock(FAR_AHEAD));
  try {
    const carried = await carriedBy(opened.database);
    const unknowns = await unknownAttempts(opened.database);
    const waiting = await opened.office.database.messages.due(FAR_AHEAD, 1_000_000);
    const integrity = await integrityOf(opened.database);
    return { ...tallyOf(given, carried, unknowns, waiting.length), integrity };
  } finally {
    await opened.close();
  }
}

/** `ok`, or what SQLite found. */
export async function integrityOf(database: SqlDatabase): Promise<string> {
  const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(
    database.kysely,
  );
  return check.rows.map((row) => row.integrity_check).join("; ");
}

/** Every notice with the message that carries it. */
async function carriedBy(database: SqlDatabase): Promise<readonly Carried[]> {
  const rows = await database.kysely
    .selectFrom("notice")
    .innerJoin("message", (join) =>
      join
        .onRef("message.org_id", "=", "notice.org_id")
        .onRef("message.id", "=", "notice.message_id"),
    )
    .select(["notice.deadline_id", "notice.person_id", "notice.message_id", "message.status"])
    .execute();
  return rows.map((row) => ({
    deadlineId: row.deadline_id,
    personId: row.person_id,
    messageId: row.message_id,
    status: row.status,
  }));
}

/** How many attempts at each message ended in nobody knows what. */
export async function unknownAttempts(
  database: SqlDatabase,
): Promise<ReadonlyMap<MessageId, number>> {
  const rows = await database.kysely
    .selectFrom("attempt")
    .select((eb) => ["message_id", eb.fn.countAll<number>().as("count")])
    .where("outcome", "=", "unknown")
    .groupBy("message_id")
    .execute();
  return new Map(rows.map((row) => [row.message_id, row.count]));
}

function tallyOf(
  { duties, arrived, kills, mostUnknown }: Reckoning,
  carried: readonly Carried[],
  unknowns: ReadonlyMap<MessageId, number>,
  waiting: number,
): Omit<Tally, "integrity"> {
  const byDuty = Map.groupBy(carried, keyOf);
  const faults: string[] = [];
  let [sent, lost, unaccounted] = [0, 0, 0];
  for (const duty of duties) {
    const carriers = byDuty.get(keyOf(duty)) ?? [];
    if (carriers.length > 1) faults.push(`${keyOf(duty)} is in ${carriers.length} messages`);
    const [carrier] = carriers;
    const times = carrier ? (arrived.get(carrier.messageId) ?? 0) : 0;
    if (times > 0) sent += 1;
    else if (carrier?.status !== "unknown" && carrier?.status !== "dropped") lost += 1;
    else if (carrier.status === "dropped") faults.push(`${keyOf(duty)} was dropped`);
    const doubts = carrier ? (unknowns.get(carrier.messageId) ?? 0) : 0;
    if (times - 1 > doubts) unaccounted += 1;
  }
  const unknown = [...unknowns.values()].reduce((sum, count) => sum + count, 0);
  if (unaccounted > 0) faults.push(`${unaccounted} doubled without a doubt on record`);
  if (unknown > mostUnknown) faults.push(`more unknown than the ${mostUnknown} under way`);
  if (waiting > 0) faults.push(`${waiting} messages still wait`);
  if (carried.length > duties.length) faults.push("more notices than duties");
  const doubled = [...arrived.values()].reduce((sum, times) => sum + times - 1, 0);
  return { due: duties.length, sent, doubled, lost, unknown, kills, faults };
}

function keyOf({ deadlineId, personId }: Duty): string {
  return `${deadlineId} for ${personId}`;
}

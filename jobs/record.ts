/** What came of an attempt, written down. */
import { setTimeout as sleep } from "node:timers/promises";
import { monthlyLimitOf } from "../domain/allowance.ts";
import type { SendResult } from "../domain/message.ts";
import type { MessageOutcome } from "../domain/message-stores.ts";
import { countSent, tellWhenShort } from "./allowance.ts";
import { CLAIM_MILLIS, type JobTools } from "./job-tools.ts";
import { settle, type Attempted } from "./settling.ts";

/** Between tries to record what is known; in all they take no more than half of the claim. */
const RECORD_PAUSES_MILLIS = [100, 400, 1_500, 5_000, 15_000];

/**
 * What is known must not become unknown because a database was busy or full for a moment: it is
 * recorded again while the claim surely lasts.
 */
export async function recordSurely(
  tools: JobTools,
  attempted: Attempted,
  result: SendResult,
): Promise<MessageOutcome> {
  const most = (tools.claimMillis ?? CLAIM_MILLIS) / 2;
  let waited = 0;
  for (const pause of RECORD_PAUSES_MILLIS) {
    try {
      return await record(tools, attempted, result);
    } catch (error) {
      if (waited + pause > most) throw error;
      tools.log.warn({ messageId: attempted.message.id, error: String(error) }, "could not record");
      await sleep(pause);
      waited += pause;
    }
  }
  return record(tools, attempted, result);
}

async function record(
  tools: JobTools,
  attempted: Attempted,
  result: SendResult,
): Promise<MessageOutcome> {
  const { office } = tools;
  const { message } = attempted;
  const now = office.clock.now();
  const outcome = await office.database.transaction(async (stores) => {
    const settled = await settle(tools, stores, attempted, result, now);
    await stores.messages.record(message.id, settled);
    await countSent(office, stores, attempted, result);
    return settled;
  });
  await tellAllowance(tools, attempted);
  return outcome;
}

/** After the record, which it must not undo. */
async function tellAllowance(tools: JobTools, attempted: Attempted): Promise<void> {
  if (monthlyLimitOf(attempted.channel.traits) === null) return;
  const { database } = tools.office;
  try {
    await database.transaction((stores) => tellWhenShort(tools.office, stores, attempted));
  } catch (error) {
    tools.log.error({ error: String(error) }, "could not tell that an allowance runs short");
  }
}

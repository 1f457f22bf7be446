/**
 * Time as the database sees it: what happens at this moment, and when something will happen next.
 * The engines call it by the clock; the time machine and `simulate` play it moment by moment.
 */
import type { JobHandlers } from "../domain/engine.ts";
import type { MessageId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import type { Office } from "../domain/office.ts";
import { plusMillis, type Instant } from "../domain/time.ts";
import { deliver } from "./deliver.ts";
import type { JobTools } from "./job-tools.ts";
import { sweep } from "./sweep.ts";

const DAY_MILLIS = 86_400_000;
const DELIVERY_BATCH = 500;
/** More than the fastest channel takes until the next sweep, a minute later, wakes the rest. */
const WAKE_BATCH = 2_000;
/** Bodies of updates and texts of messages are kept so long. */
const KEEP_TEXTS_MILLIS = 90 * DAY_MILLIS;
/** A file that nobody has said yes or no to for so long was given up. */
const KEEP_PENDING_MILLIS = 30 * DAY_MILLIS;
/** An import older than this is not taken back any more, unless it is its plan's newest. */
const KEEP_IMPORTS_MILLIS = 180 * DAY_MILLIS;

/** Asks an engine to deliver. */
export type WakeDeliveries = (messages: readonly Pick<Message, "id" | "kind">[]) => Promise<void>;

/** The handlers of every job, for an engine. */
export function makeHandlers(tools: JobTools, wake: WakeDeliveries): JobHandlers {
  return {
    async sweep() {
      await sweepNow(tools);
      await wakeDeliveries(tools.office, wake);
    },
    async deliver({ messageId }) {
      await deliver(tools, messageId);
    },
    async tidy() {
      const { clock, database } = tools.office;
      const now = clock.now();
      const before = plusMillis(now, -KEEP_TEXTS_MILLIS);
      const texts = await database.messages.expireTexts(before);
      const bodies = await database.inbox.expireBodies(before);
      const { imports } = database;
      const pending = await imports.expirePending(plusMillis(now, -KEEP_PENDING_MILLIS));
      const made = await imports.forgetMade(plusMillis(now, -KEEP_IMPORTS_MILLIS));
      const snoozes = await database.snoozes.expire(now);
      const links = await database.publicLinks.expire(now);
      const forgotten = { texts, bodies, pending, made, snoozes, links };
      tools.log.info(forgotten, "forgot what had expired");
    },
  };
}

/** Everything that is due at this moment, planned and sent, one after the other. */
export async function tick(tools: JobTools): Promise<void> {
  await sweepNow(tools);
  const tried = new Set<MessageId>();
  for (;;) {
    const due = await tools.office.database.messages.due(tools.office.clock.now(), DELIVERY_BATCH);
    const fresh = due.filter(({ id }) => !tried.has(id));
    if (fresh.length === 0) return;
    for (const { id } of fresh) {
      tried.add(id);
      await deliver(tools, id);
    }
  }
}

async function sweepNow({ office, log }: JobTools): Promise<void> {
  const { setBack } = await sweep(office);
  if (setBack) log.warn({ org: office.organisation.id, ...setBack }, "the clock was set back");
}

/** The next moment at which a tick would do something; null when nothing is foreseen. */
export async function nextMoment(office: Office): Promise<Instant | null> {
  const { database } = office;
  const moments = [
    await database.deadlines.nextNoticeAt(),
    await database.messages.nextPickAt(),
    ...(await database.schedule.all()).map(({ nextAt }) => nextAt),
  ];
  const coming = moments.filter((moment) => moment !== null);
  return coming.length > 0 ? coming.reduce((one, other) => (one < other ? one : other)) : null;
}

async function wakeDeliveries(office: Office, wake: WakeDeliveries): Promise<void> {
  const due = await office.database.messages.due(office.clock.now(), WAKE_BATCH);
  if (due.length > 0) await wake(due);
}

/**
 * Time as the database sees it: what happens at this moment, and when something will happen next.
 * The engines call it by the clock; the time machine and `simulate` play it moment by moment.
 */
import type { JobHandlers } from "../domain/engine.ts";
import type { MessageId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import type { Office } from "../domain/office.ts";
import type { Instant } from "../domain/time.ts";
import { deliver } from "./deliver.ts";
import { isOfDossiers, nextDossierMoment } from "./dossier-mornings.ts";
import type { JobTools } from "./job-tools.ts";
import { sweep } from "./sweep.ts";
import { tidy } from "./tidy.ts";

const DELIVERY_BATCH = 500;
/** More than the fastest channel takes until the next sweep, a minute later, wakes the rest. */
const WAKE_BATCH = 2_000;

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
      await tidy(tools);
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
  const quiet = await nextDossierMoment(office, office.database);
  return earliest([quiet, await nextTelling(office)]);
}

/**
 * The next moment at which somebody may be told something, by what is planned so far: dossiers are looked at
 * in the night before that.
 */
export async function nextTelling({ database }: Office): Promise<Instant | null> {
  const scheduled = (await database.schedule.all()).filter(({ name }) => !isOfDossiers(name));
  return earliest([
    await database.deadlines.nextNoticeAt(),
    await database.messages.nextPickAt(),
    ...scheduled.map(({ nextAt }) => nextAt),
  ]);
}

function earliest(moments: readonly (Instant | null)[]): Instant | null {
  return moments.filter((moment) => moment !== null).toSorted()[0] ?? null;
}

async function wakeDeliveries(office: Office, wake: WakeDeliveries): Promise<void> {
  const due = await office.database.messages.due(office.clock.now(), WAKE_BATCH);
  if (due.length > 0) await wake(due);
}

/** A message that reaches nobody is told to others: no duty is silently skipped. */
import type { Message } from "../domain/message.ts";
import { placeNotices } from "../domain/carriers.ts";
import type { PlannedNotice } from "../domain/notice-plan.ts";
import type { Office } from "../domain/office.ts";
import { handOverRung, toldInstead } from "../domain/recipients.ts";
import { lateCarrier } from "../domain/sending-hours.ts";
import type { Stores } from "../domain/stores.ts";
import { loadDirectory } from "../domain/directory.ts";

/**
 * Puts what an unreachable person should have read into the coordinators' next bundle, or the
 * leaders' where no coordinator is left. Within the transaction that gives the message up.
 */
export async function handOver(office: Office, stores: Stores, message: Message): Promise<void> {
  const notices = await stores.notices.ofMessage(message.id);
  if (notices.length === 0) return;
  const rules = await stores.settings.rules();
  const carrier = lateCarrier(office.clock.now(), rules, office.calendar);
  const directory = await loadDirectory(stores, [], carrier.slot);
  const othersKnow = directory.coordinators.some((person) => person !== message.personId);
  const handed = notices.flatMap((notice) => {
    const { section, rung } = notice;
    // What went up to a leader the coordinators know; and each of them what none could be told.
    if (section === "escalation" || (section === "unlinked" && othersKnow)) return [];
    const telling = { section, rung: section === "unlinked" ? rung : handOverRung(rung) };
    return toldInstead(telling, directory, message.personId).map((told): PlannedNotice => ({
      notice: { ...notice, ...told },
      push: { personId: told.personId, kind: "morning", ...carrier },
    }));
  });
  await placeNotices(office, stores, handed);
}

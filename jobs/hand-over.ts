/** A message that reaches nobody is told to the coordinators: no duty is silently skipped. */
import type { Message } from "../domain/message.ts";
import { placeNotices } from "../domain/carriers.ts";
import type { PlannedNotice } from "../domain/notice-plan.ts";
import type { Office } from "../domain/office.ts";
import { nameRung, readRung } from "../domain/rung.ts";
import { lateCarrier } from "../domain/sending-hours.ts";
import type { Stores } from "../domain/stores.ts";
import { loadDirectory } from "./directory.ts";

/**
 * Puts what an unreachable person should have read into the coordinators' next bundle. Within the
 * transaction that gives the message up.
 */
export async function handOver(office: Office, stores: Stores, message: Message): Promise<void> {
  const notices = await stores.notices.ofMessage(message.id);
  // What is with a coordinator already, or went up to a leader, the coordinators know.
  const duties = notices.filter(
    ({ section }) => section !== "unlinked" && section !== "escalation",
  );
  if (duties.length === 0) return;
  const rules = await stores.settings.rules();
  const carrier = lateCarrier(office.clock.now(), rules, office.calendar);
  const directory = await loadDirectory(stores, [], carrier.slot);
  const others = directory.coordinators.filter((person) => person !== message.personId);
  const handed = duties.flatMap((notice) =>
    others.map((personId): PlannedNotice => ({
      notice: {
        ...notice,
        personId,
        // Beside the coordinator's own notice of the same rung, if he has one.
        rung: nameRung({ kind: "handed-over", rung: readRung(notice.rung) }),
        section: notice.section === "signature" ? "signature" : "unlinked",
      },
      push: { personId, kind: "morning", ...carrier },
    })),
  );
  await placeNotices(office, stores, handed);
}

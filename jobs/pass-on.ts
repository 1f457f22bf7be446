/** What is no longer a person's to hear is told to those who answer for it now: nothing is lost. */
import { placeNotices } from "../domain/carriers.ts";
import { planEvent } from "../domain/events.ts";
import type { Message, Notice } from "../domain/message.ts";
import type { PlannedNotice } from "../domain/notice-plan.ts";
import type { Office } from "../domain/office.ts";
import { heirsOf, unitsAsked } from "../domain/recipients.ts";
import { lateCarrier } from "../domain/sending-hours.ts";
import type { DeadlineView, Stores, SupportRequest } from "../domain/stores.ts";
import { loadDirectory } from "./directory.ts";

/**
 * Puts notices of a message into the next message of each one who is to hear them now; whoever has
 * been told already is not told again. Within the transaction that composes the message.
 */
export async function passOn(
  office: Office,
  stores: Stores,
  message: Message,
  notices: readonly Notice[],
  views: readonly DeadlineView[],
  requests: readonly SupportRequest[],
): Promise<void> {
  const rules = await stores.settings.rules();
  const carrier = lateCarrier(office.clock.now(), rules, office.calendar);
  const deadlines = views.map(({ deadline }) => deadline);
  const asked = requests.map(({ unitId }) => unitId);
  const directory = await loadDirectory(stores, deadlines, carrier.slot, asked);
  const inherited = notices.flatMap((notice) => {
    const deadline = deadlines.find(({ id }) => id === notice.deadlineId);
    if (!deadline) return [];
    const heirs = heirsOf(notice, deadline, unitsAsked(deadline.id, requests), directory);
    return heirs
      .filter(({ personId }) => personId !== message.personId)
      .map((heir): Notice => ({ ...notice, ...heir }));
  });
  if (message.kind === "event") {
    for (const { personId, ...notice } of inherited) {
      await planEvent(office, stores, [personId], { notice });
    }
    return;
  }
  const planned = inherited.map((notice): PlannedNotice => ({
    notice,
    push: { personId: notice.personId, kind: "morning", ...carrier },
  }));
  await placeNotices(office, stores, planned);
}

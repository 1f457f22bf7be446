/** What a push is made of: its notices and notes, and the deadlines and requests they are about. */
import type { MessageId } from "../domain/ids.ts";
import type { Note, Notice } from "../domain/message.ts";
import type { DeadlineView, Stores, SupportRequest } from "../domain/stores.ts";

export interface Told {
  readonly notices: readonly Notice[];
  readonly notes: readonly Note[];
  /** Of the notices' deadlines that are still there. */
  readonly views: readonly DeadlineView[];
  /** Of the deadlines in the section `support`. */
  readonly requests: readonly SupportRequest[];
}

export async function loadTold(stores: Stores, messageId: MessageId): Promise<Told> {
  const notices = await stores.notices.ofMessage(messageId);
  const notes = (await stores.notes.ofMessage(messageId)).map(({ note }) => note);
  const ids = new Set(notices.map(({ deadlineId }) => deadlineId));
  const views = ids.size > 0 ? await stores.deadlines.views([...ids]) : [];
  const asked = notices.filter(({ section }) => section === "support");
  const askedIds = new Set(asked.map(({ deadlineId }) => deadlineId));
  const requests = askedIds.size > 0 ? await stores.supportRequests.of([...askedIds]) : [];
  return { notices, notes, views, requests };
}

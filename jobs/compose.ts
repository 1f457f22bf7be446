/** What a push says, composed at the moment it is sent: only what still holds then. */
import { composeBundle, itemsOf } from "../domain/bundle.ts";
import type { Bundle, Content } from "../domain/content.ts";
import type { DeadlineId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import type { Office } from "../domain/office.ts";
import { hasRole, type Person } from "../domain/org.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn } from "../domain/time.ts";
import { loadSummary } from "./summaries.ts";

export interface Composed {
  readonly content: Content;
  readonly items: readonly DeadlineId[];
}

/** Null when nothing is left to say. */
export async function composePush(
  office: Office,
  stores: Stores,
  message: Message,
  person: Person,
): Promise<Composed | null> {
  const bundle = await loadBundle(office, stores, message, person);
  const items = bundle ? itemsOf(bundle) : [];
  switch (message.kind) {
    case "morning":
      return bundle && { content: { kind: "bundle", messageId: message.id, bundle }, items };
    case "due-day":
      return bundle && { content: { kind: "due-day", messageId: message.id, bundle }, items };
    case "weekly": {
      const draft = !hasRole(person, "leader");
      const summary = await loadSummary(office, stores);
      if (!draft) await stores.figures.saveSnapshot(summary.today, summary.figures);
      return {
        content: { kind: "weekly", draft, summary, bundle, messageId: message.id },
        items,
      };
    }
    case "reply":
      throw new Error("a reply comes with its content");
    default:
      return message.kind satisfies never;
  }
}

async function loadBundle(
  office: Office,
  stores: Stores,
  message: Message,
  person: Person,
): Promise<Bundle | null> {
  const notices = await stores.notices.ofMessage(message.id);
  if (notices.length === 0) return null;
  const ids = [...new Set(notices.map((notice) => notice.deadlineId))];
  const views = await stores.deadlines.views(ids);
  const today = dateIn(office.clock.now(), office.calendar.zone);
  return composeBundle(person, notices, views, today, office.calendar);
}

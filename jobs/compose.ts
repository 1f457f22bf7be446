/**
 * What a push says, composed at the moment it is sent: only what still holds then, and only what is
 * still this person's to hear.
 */
import { composeBundle, itemsOf } from "../domain/bundle.ts";
import type { Bundle, Content } from "../domain/content.ts";
import type { DeadlineId } from "../domain/ids.ts";
import type { Message, Note, Notice } from "../domain/message.ts";
import type { Office } from "../domain/office.ts";
import type { Person } from "../domain/org.ts";
import { unitsAsked } from "../domain/recipients.ts";
import { isCoordinator, isLeader, mayHear } from "../domain/rights.ts";
import type { DeadlineView, Stores, SupportRequest } from "../domain/stores.ts";
import { dateIn, type LocalDate } from "../domain/time.ts";
import { loadAddressee, type Addressee } from "./addressee.ts";
import { passOn } from "./pass-on.ts";
import { loadSummary } from "./summaries.ts";

export interface Composed {
  readonly content: Content;
  readonly items: readonly DeadlineId[];
}

/**
 * Null when nothing is left to say. What is another's to hear by now goes into that one's next
 * message; within the transaction of the claim.
 */
export async function composePush(
  office: Office,
  stores: Stores,
  message: Message,
  person: Person,
): Promise<Composed | null> {
  const today = dateIn(office.clock.now(), office.calendar.zone);
  const addressee = await loadAddressee(stores, person, today);
  const bundle = await loadBundle(office, stores, message, addressee);
  const summary = await summaryFor(office, stores, message, addressee);
  if (summary) {
    const content = { kind: "weekly", ...summary, bundle, messageId: message.id } as const;
    return { content, items: bundle ? itemsOf(bundle) : [] };
  }
  if (!bundle) return null;
  const content = { kind: kindOf(message), messageId: message.id, bundle };
  return { content, items: itemsOf(bundle) };
}

/** A summary whose reader has neither role any more leaves the bundle inside it. */
function kindOf({ kind }: Message): "bundle" | "event" | "due-day" {
  switch (kind) {
    case "morning":
    case "weekly":
      return "bundle";
    case "event":
    case "due-day":
      return kind;
    case "reply":
      throw new Error("a reply comes with its content");
    default:
      return kind satisfies never;
  }
}

async function summaryFor(
  office: Office,
  stores: Stores,
  { kind }: Message,
  { actor, isAway }: Addressee,
): Promise<Pick<Extract<Content, { kind: "weekly" }>, "draft" | "summary"> | null> {
  if (kind !== "weekly" || isAway || !(isLeader(actor) || isCoordinator(actor))) return null;
  const draft = !isLeader(actor);
  const summary = await loadSummary(office, stores);
  if (!draft) await stores.figures.saveSnapshot(summary.today, summary.figures);
  return { draft, summary };
}

async function loadBundle(
  office: Office,
  stores: Stores,
  message: Message,
  addressee: Addressee,
): Promise<Bundle | null> {
  const told = await stores.notices.ofMessage(message.id);
  const notes = await stores.notes.ofMessage(message.id);
  if (told.length + notes.length === 0) return null;
  const views = await stores.deadlines.views([...new Set(told.map((each) => each.deadlineId))]);
  const asked = told.filter(({ section }) => section === "support");
  const requests =
    asked.length > 0
      ? await stores.supportRequests.of([...new Set(asked.map((each) => each.deadlineId))])
      : [];
  const { own, others } = shareOut(told, addressee, views, requests);
  if (others.length > 0) await passOn(office, stores, message, others, views, requests);
  const { calendar } = office;
  const now = office.clock.now();
  const today = dateIn(now, calendar.zone);
  const { actor } = addressee;
  const parts = {
    actor,
    notices: own,
    notes: notes.map(({ note }) => note).filter((note) => isStillFor(note, addressee, today)),
    views,
    requests,
  };
  return composeBundle(parts, now, calendar);
}

/** What is this person's to hear by now, and what is another's. */
function shareOut(
  notices: readonly Notice[],
  { actor, isAway }: Addressee,
  views: readonly DeadlineView[],
  requests: readonly SupportRequest[],
): { readonly own: readonly Notice[]; readonly others: readonly Notice[] } {
  const deadlines = new Map(views.map(({ deadline }) => [deadline.id, deadline]));
  const own: Notice[] = [];
  const others: Notice[] = [];
  for (const notice of notices) {
    const deadline = deadlines.get(notice.deadlineId);
    if (!deadline) continue;
    const isHis = !isAway && mayHear(actor, notice, deadline, unitsAsked(deadline.id, requests));
    (isHis ? own : others).push(notice);
  }
  return { own, others };
}

function isStillFor(note: Note, { actor, isAway }: Addressee, today: LocalDate): boolean {
  if (note.kind === "stand-in") return note.to >= today;
  return isCoordinator(actor) && !isAway;
}

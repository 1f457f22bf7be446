/**
 * What a push says, composed at the moment it is sent: only what still holds then, and only what is
 * still this person's to hear.
 */
import { loadActor, type PresentActor } from "../domain/acting.ts";
import { composeBundle, itemsOf } from "../domain/bundle.ts";
import type { Bundle, Content } from "../domain/content.ts";
import type { DeadlineId } from "../domain/ids.ts";
import { isSilenced } from "../domain/ladder.ts";
import type { Message, Notice } from "../domain/message.ts";
import type { Office } from "../domain/office.ts";
import type { Person } from "../domain/org.ts";
import { unitsAsked } from "../domain/recipients.ts";
import { isLeader, may, mayHear } from "../domain/rights.ts";
import { readRung } from "../domain/rung.ts";
import type { Snooze } from "../domain/reminding-stores.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn } from "../domain/time.ts";
import { passOn } from "./pass-on.ts";
import { loadSummary } from "./summaries.ts";
import { underUnreachedUnits } from "./unreached-units.ts";
import { loadTold, type Told } from "./told.ts";
import { notesToTell } from "./told-notes.ts";

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
  const addressee = await loadActor(stores, person, today);
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
  { actor, isAway }: PresentActor,
): Promise<Pick<Extract<Content, { kind: "weekly" }>, "draft" | "summary"> | null> {
  if (kind !== "weekly" || isAway || !may(actor, "see-summary")) return null;
  const draft = !isLeader(actor);
  const summary = await loadSummary(office, stores);
  if (!draft) await stores.figures.saveSnapshot(summary.today, summary.figures);
  return { draft, summary };
}

async function loadBundle(
  office: Office,
  stores: Stores,
  message: Message,
  addressee: PresentActor,
): Promise<Bundle | null> {
  const told = await loadTold(stores, message.id);
  const { notices, notes, views, requests, extensions, evidence, doers } = told;
  if (notices.length + notes.length === 0) return null;
  const { own, others } = shareOut(told, addressee);
  if (others.length > 0) {
    await passOn(office, stores, message, { notices: others, views, requests });
  }
  const { calendar } = office;
  const now = office.clock.now();
  const today = dateIn(now, calendar.zone);
  const { actor } = addressee;
  const askedIds = [...new Set(requests.map(({ deadlineId }) => deadlineId))];
  const snoozes = askedIds.length > 0 ? await stores.snoozes.running(askedIds, now) : [];
  const parts = {
    actor,
    notices: own.filter((notice) => !isPutOff(notice, snoozes, calendar.zone)),
    notes: await notesToTell(office, stores, notes, addressee),
    views: await underUnreachedUnits(stores, own, views, today),
    requests,
    extensions,
    evidence,
    doers,
  };
  return composeBundle(parts, now, calendar);
}

/** A request's reminders were placed in their messages before their person put it off. */
function isPutOff(
  { deadlineId, personId, section, rung, day }: Notice,
  snoozes: readonly Snooze[],
  zone: string,
): boolean {
  const rule = readRung(rung);
  if (rule.kind !== "support") return false;
  return snoozes.some(
    (snooze) =>
      snooze.deadlineId === deadlineId &&
      snooze.personId === personId &&
      isSilenced({ rule, day }, section, snooze.until, zone),
  );
}

/** What is this person's to hear by now, and what is another's. */
function shareOut(
  { notices, views, requests }: Pick<Told, "notices" | "views" | "requests">,
  { actor, isAway }: PresentActor,
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

/** What a push is made of: its notices and notes, and the deadlines and requests they are about. */
import { hasParts, type Evidence } from "../domain/evidence.ts";
import type { Extension } from "../domain/extension.ts";
import type { Deadline } from "../domain/deadline.ts";
import type { DeadlineId, MessageId, PersonId } from "../domain/ids.ts";
import type { NoticeSection } from "../domain/ladder.ts";
import type { Note, Notice } from "../domain/message.ts";
import type { DeadlineView } from "../domain/plan-stores.ts";
import type { SupportRequest } from "../domain/reminding-stores.ts";
import { newsOf } from "../domain/rung.ts";
import type { Stores } from "../domain/stores.ts";

export interface Told {
  readonly notices: readonly Notice[];
  readonly notes: readonly Note[];
  /** Of the notices' deadlines that are still there. */
  readonly views: readonly DeadlineView[];
  /** Of the deadlines in the section `support`. */
  readonly requests: readonly SupportRequest[];
  /** Of the deadlines in the sections about extensions, the newest first. */
  readonly extensions: readonly Extension[];
  /** For products of several parts, what was given of them. */
  readonly evidence: readonly Evidence[];
  /** Who gave what is told as assigned, who signed what is told as signed; by post. */
  readonly doers: ReadonlyMap<DeadlineId, string>;
}

export async function loadTold(stores: Stores, messageId: MessageId): Promise<Told> {
  const notices = await stores.notices.ofMessage(messageId);
  const notes = (await stores.notes.ofMessage(messageId)).map(({ note }) => note);
  const told = new Set(notices.map(({ deadlineId }) => deadlineId));
  const views = told.size > 0 ? await stores.deadlines.views([...told]) : [];
  const requests = await readFor(notices, ["support"], (ids) => stores.supportRequests.of(ids));
  const extensions = await readFor(notices, ABOUT_EXTENSIONS, (ids) => stores.extensions.of(ids));
  const evidence = await evidenceOfParts(stores, views);
  const doers = await doersOf(stores, notices, views);
  return { notices, notes, views, requests, extensions, evidence, doers };
}

/** Where it is told what was asked for; where a matter goes up, that a later date was asked for. */
const ABOUT_EXTENSIONS: readonly NoticeSection[] = [
  "extension",
  "extension-answered",
  "escalation",
  "closing",
];

const MOST_DEEDS = 20;

async function doersOf(
  stores: Stores,
  notices: readonly Notice[],
  views: readonly DeadlineView[],
): Promise<ReadonlyMap<DeadlineId, string>> {
  const doers = new Map<DeadlineId, PersonId>();
  for (const { deadlineId, rung } of notices) {
    const news = newsOf(rung);
    const deadline = views.find((view) => view.deadline.id === deadlineId)?.deadline;
    if (!deadline || (news !== "signed" && news !== "assigned")) continue;
    const by = news === "signed" ? signerOf(deadline) : await assignerOf(stores, deadline);
    if (by) doers.set(deadlineId, by);
  }
  if (doers.size === 0) return new Map();
  const people = await stores.people.byIds([...new Set(doers.values())]);
  const posts = new Map(people.map(({ id, post }) => [id, post]));
  return new Map(
    [...doers].flatMap(([id, by]) => {
      const post = posts.get(by);
      return post ? [[id, post] as const] : [];
    }),
  );
}

function signerOf({ state }: Deadline): PersonId | null {
  return state.name === "done" ? state.by : null;
}

/** The record alone knows: whoever gave it last to the one who has it now. */
async function assignerOf(stores: Stores, { id, assigneeId }: Deadline): Promise<PersonId | null> {
  if (!assigneeId) return null;
  const deeds = await stores.audit.of("deadline", id, MOST_DEEDS);
  const given = deeds.find(
    ({ deed, detail }) => deed === "assigned" && detail["to"] === assigneeId,
  );
  return given?.personId ?? null;
}

async function evidenceOfParts(
  stores: Stores,
  views: readonly DeadlineView[],
): Promise<readonly Evidence[]> {
  const ids = views.flatMap(({ deadline: { id, label } }) => (hasParts(label) ? [id] : []));
  return ids.length > 0 ? stores.evidence.ofDeadlines(ids) : [];
}

/** What hangs on the deadlines of some sections; nothing is asked for where there are none. */
async function readFor<Found>(
  notices: readonly Notice[],
  sections: readonly NoticeSection[],
  read: (ids: readonly DeadlineId[]) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const meant = notices.filter(({ section }) => sections.includes(section));
  const ids = new Set(meant.map(({ deadlineId }) => deadlineId));
  return ids.size > 0 ? read([...ids]) : [];
}

/** /nhatky tin: what the service sent by itself, to whom, and what became of it. */
import type { MessageId, PersonId } from "../../domain/ids.ts";
import type { Message, MessageStatus } from "../../domain/message.ts";
import { standsIn } from "../../domain/list-filter.ts";
import type { Person } from "../../domain/org.ts";
import { actsFor, mayEverywhere } from "../../domain/rights.ts";
import type { Stores } from "../../domain/stores.ts";
import { foldText } from "../../domain/text.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";
import { lineOf, storyOf } from "./message-story.ts";

const MESSAGES_A_PAGE = 8;
const LONGEST_FILTER = 100;
const LAST_PAGE = 999;

/** Folded words at the beginning or the end of a filter that mean how a message stands. */
const STATES: readonly (readonly [string, readonly MessageStatus[]])[] = [
  ["chua gui duoc", ["failed"]],
  ["gui loi", ["failed"]],
  ["chua gui", ["planned", "claimed", "failed"]],
  ["cho gui", ["planned", "claimed", "failed"]],
  ["khong gui", ["dropped"]],
  ["khong ro", ["unknown"]],
  ["da gui", ["sent"]],
];

export interface MessageFilter {
  /** Empty: whatever it came to. */
  readonly statuses: readonly MessageStatus[];
  /** Folded words that a receiver's post must hold, each of them. */
  readonly words: readonly string[];
}

export async function listMessages(
  turn: LinkedTurn,
  filter: string,
  page: number,
): Promise<readonly Reply[]> {
  const isOwn = !mayEverywhere(turn.actor, "see-record");
  const typed = [...filter.trim()].slice(0, LONGEST_FILTER).join("");
  const shown = Math.min(Math.max(0, page), LAST_PAGE);
  const everyone = await turn.stores.people.all();
  const own = actsFor(turn.actor);
  const people = isOwn ? everyone.filter(({ id }) => own.includes(id)) : everyone;
  const found = await findMessages(turn.stores, readFilter(typed), people, {
    offset: shown * MESSAGES_A_PAGE,
    limit: MESSAGES_A_PAGE + 1,
    isForAll: !isOwn,
  });
  const posts = new Map(everyone.map(({ id, post }) => [id, post]));
  const { calendar } = turn.tools.office;
  const messages = found
    .slice(0, MESSAGES_A_PAGE)
    .map((message) => lineOf(message, postOf(message, posts), calendar));
  const hasMore = found.length > MESSAGES_A_PAGE;
  const content = {
    kind: "message-log",
    filter: typed,
    isOwn,
    messages,
    page: shown,
    hasMore,
  } as const;
  return [{ content }];
}

/** Of others only those that came by themselves: what is said in a conversation stays there. */
export async function showStory(turn: LinkedTurn, id: MessageId): Promise<readonly Reply[]> {
  const message = await turn.stores.messages.byId(id);
  if (!message) return [{ content: { kind: "refused", reason: "gone" } }];
  const isOwn = message.personId !== null && actsFor(turn.actor).includes(message.personId);
  if (message.kind === "reply" || !(isOwn || mayEverywhere(turn.actor, "see-record")))
    return refuse(turn, "message", id);
  const story = await storyOf(turn.stores, turn.tools.office.calendar, message, turn.now);
  return [{ content: { kind: "message-story", story }, items: message.items }];
}

/** `chưa gửi`, `tư pháp`, `không rõ phòng nội vụ`. */
function readFilter(text: string): MessageFilter {
  const folded = foldText(text);
  for (const [words, statuses] of STATES) {
    const at = ` ${folded} `.indexOf(` ${words} `);
    if (at < 0) continue;
    const rest = `${folded.slice(0, at)} ${folded.slice(at + words.length)}`;
    return { statuses, words: wordsOf(rest) };
  }
  return { statuses: [], words: wordsOf(folded) };
}

/** Whether it says how messages stand: `chưa gửi`, `không rõ tư pháp`. */
export function namesMessageState(filter: string): boolean {
  return readFilter(filter).statuses.length > 0;
}

/** The newest first. */
export async function findMessages(
  stores: Stores,
  { statuses, words }: MessageFilter,
  people: readonly Person[],
  query: { readonly offset: number; readonly limit: number; readonly isForAll: boolean },
): Promise<readonly Message[]> {
  const { offset, limit, isForAll } = query;
  const whose = isForAll && words.length === 0 ? {} : { personIds: idsOf(called(people, words)) };
  if ("personIds" in whose && whose.personIds.length === 0) return [];
  const [status, ...others] = statuses;
  if (!status) return stores.messages.list({ ...whose, pushesOnly: true, offset, limit });
  const found: Message[] = [];
  for (const each of [status, ...others]) {
    const most = offset + limit;
    found.push(
      ...(await stores.messages.list({ ...whose, status: each, pushesOnly: true, limit: most })),
    );
  }
  return found.toSorted(newestFirst).slice(offset, offset + limit);
}

/** In whose posts the words stand together, where there are any; else each for itself. */
function called(people: readonly Person[], words: readonly string[]): readonly Person[] {
  const together = people.filter(({ post }) => standsIn(words.join(" "), post));
  return together.length > 0
    ? together
    : people.filter(({ post }) => words.every((word) => standsIn(word, post)));
}

function postOf({ personId }: Message, posts: ReadonlyMap<PersonId, string>): string {
  return (personId && posts.get(personId)) ?? "";
}

function idsOf(people: readonly Person[]): readonly PersonId[] {
  return people.map(({ id }) => id);
}

function wordsOf(folded: string): readonly string[] {
  return folded.split(" ").filter((word) => word !== "");
}

function newestFirst(one: Message, other: Message): number {
  if (one.plannedFor !== other.plannedFor) return one.plannedFor < other.plannedFor ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}

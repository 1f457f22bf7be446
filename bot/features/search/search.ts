/** Tìm: tasks, directives and documents by words, numbers and codes. */
import type { FoundHit } from "../../../domain/search-content.ts";
import { readSearch } from "../../../domain/search-terms.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import { parseCommand } from "../../conversation/commands.ts";
import { readWords } from "../../conversation/free-words.ts";
import { standsUntil } from "../../conversation/state.ts";
import { trailOf, walked } from "../../conversation/trail.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { pageOfList } from "../paging.ts";
import { findDocuments } from "./found-documents.ts";
import { findWork } from "./found-work.ts";

/** A document takes up to two choices; with those that turn pages they are not more than ten. */
const PAGE_SIZE = 4;
const LONGEST_SEARCH = 100;
const SEARCH_WORD = /^\s*(?:kiếm|kiem(?!\s+(?:tra|soat|chung|ke|dinh|diem|toan|lam))(?=\s|$))\s*/iu;
const LINK = /https?:\/\//iu;

export async function search(
  turn: LinkedTurn,
  typed: string,
  page: number,
): Promise<readonly Reply[]> {
  const said = withoutCommand(typed);
  const words = readWords([...said].slice(0, LONGEST_SEARCH).join(""));
  if (words === null) return askSearch(turn, said !== "");
  const terms = readSearch(words);
  const work = await findWork(turn, terms);
  const documents = await findDocuments(turn, terms);
  const hits = terms.isNumber ? [...documents, ...work] : [...work, ...documents];
  const { slice, ...pages } = pageOfList(hits, page, PAGE_SIZE);
  const total = { work: work.length, documents: documents.length };
  return [
    {
      content: { kind: "found", words, hits: slice, total, ...pages },
      items: slice.flatMap(idsOf),
    },
  ];
}

/** Another command, or a document that is handed in, is no answer. */
export async function answerSearch(
  turn: LinkedTurn,
  text: string,
): Promise<readonly Reply[] | null> {
  const command = parseCommand(text);
  const isCommand = command !== null && (command.rest === "" || command.name === "tim");
  if (isCommand || LINK.test(text)) return null;
  const replies = await search(turn, text, 0);
  const words = replies[0]?.content.kind === "found" ? replies[0].content.words : null;
  if (words === null || turn.traits.choices === "pressed") return replies;
  // Words that answer lead back as the command with them does.
  const step = { action: { do: "search", words, page: 0 } } as const;
  const trail = trailOf(turn, walked(turn.trail, [step]), true);
  return replies.map((reply) => ({ ...reply, trail }));
}

function askSearch(turn: LinkedTurn, isBlank: boolean): readonly Reply[] {
  return [
    {
      content: { kind: "ask-search", isBlank },
      asks: { asking: "search-words", until: standsUntil(turn.now) },
    },
  ];
}

/** “tìm kiếm …” is the same as “tìm …”; without diacritics it may be “tìm kiểm tra …”. */
function withoutCommand(typed: string): string {
  return typed.normalize("NFC").replace(SEARCH_WORD, "");
}

/** What a reply can be about: a line that stands for many units is none of them. */
function idsOf(hit: FoundHit): readonly DeadlineId[] {
  switch (hit.kind) {
    case "work":
      return hit.item.progress ? [] : [hit.item.deadlineId];
    case "task":
      return [];
    case "document":
      return hit.uses.flatMap((use) => (use.kind === "deadline" ? use.item.deadlineId : []));
    default:
      return hit satisfies never;
  }
}

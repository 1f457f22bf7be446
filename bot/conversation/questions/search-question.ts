/** Tìm: what the next words answer. */
import type { AnsweredBy } from "./answered-by.ts";

export type SearchQuestion = { readonly asking: "search-words" };

/** What is looked for may be a document's number. */
export const SEARCH_QUESTIONS: AnsweredBy<SearchQuestion> = { "search-words": "number" };

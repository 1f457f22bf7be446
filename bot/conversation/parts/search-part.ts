/** Tìm: which feature answers. */
import type { SearchAction } from "../../../domain/search-action.ts";
import { answerSearch, search } from "../../features/search/search.ts";
import { SEARCH_QUESTIONS, type SearchQuestion } from "../questions/search-question.ts";
import type { Part } from "./part.ts";

export const SEARCH_PART: Part<SearchAction, SearchQuestion> = {
  does: { search: "turns" },
  asks: SEARCH_QUESTIONS,
  act: (turn, action) => search(turn, action.words, action.page),
  answer: (turn, _, text) => answerSearch(turn, text),
};

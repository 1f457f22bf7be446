/** What search-content.ts can say, in its several shapes. */
import type { Item } from "../../../domain/content.ts";
import type { EvidenceId, TaskId } from "../../../domain/ids.ts";
import type { FoundHit, FoundUse, SearchContent } from "../../../domain/search-content.ts";
import { day } from "../../builders/time.ts";
import type { ContentsOf } from "./contents-of.ts";
import type { Words } from "./words.ts";

/** @param items of every state and shape */
export function searchContents(words: Words, items: readonly Item[]): ContentsOf<SearchContent> {
  const uses: FoundUse[] = [
    ...items.slice(0, 4).map((item) => ({ kind: "deadline", item }) as const),
    { kind: "criterion", name: words.title },
  ];
  const reference = {
    number: "191/KH-UBND",
    kind: "KH",
    issuer: words.unit,
    date: day("2021-12-30"),
    subject: words.title,
  };
  const given = { evidenceId: "a" as EvidenceId, day: day("2023-03-20"), link: null };
  const documents: FoundHit[] = [
    { kind: "document", document: { ...given, fileName: words.fileName, reference }, uses },
    { kind: "document", document: { ...given, fileName: null, reference }, uses: uses.slice(4) },
    {
      kind: "document",
      document: {
        ...given,
        link: "https://vanban.example.vn/191",
        fileName: null,
        reference: null,
      },
      uses: uses.slice(0, 1),
    },
  ];
  const task: FoundHit = {
    kind: "task",
    taskId: "t" as TaskId,
    code: "NV-004",
    title: words.title,
  };
  const found = { kind: "found", words: words.area, page: 0, pages: 1 } as const;
  return {
    "ask-search": [
      { kind: "ask-search", isBlank: false },
      { kind: "ask-search", isBlank: true },
    ],
    found: [
      { ...found, hits: [], total: { work: 0, documents: 0 } },
      { ...found, hits: documents, total: { work: 9, documents: 3 }, page: 1, pages: 3 },
      ...items.map((item) => ({
        ...found,
        hits: [{ kind: "work", item }, task] as const,
        total: { work: 2, documents: 0 },
      })),
    ],
  };
}

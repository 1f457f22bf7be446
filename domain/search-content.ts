/** Tìm: what is shown and said of it. */
import type { TaskId } from "./ids.ts";
import type { Item } from "./item.ts";
import type { GivenDocument } from "./review-content.ts";

/** What a document was given for. */
export type FoundUse =
  | { readonly kind: "deadline"; readonly item: Item }
  | { readonly kind: "criterion"; readonly name: string };

export type FoundHit =
  /** Of a task, a report or a directive; one line where many units owe it. */
  | { readonly kind: "work"; readonly item: Item }
  /** A task of which nothing is owed by itself: it closes with a report. */
  | {
      readonly kind: "task";
      readonly taskId: TaskId;
      readonly code: string;
      readonly title: string;
    }
  | {
      readonly kind: "document";
      readonly document: GivenDocument;
      /** At least one: what nobody may see is not found. */
      readonly uses: readonly FoundUse[];
    };

export type SearchContent =
  | { readonly kind: "ask-search"; readonly isBlank: boolean }
  | {
      readonly kind: "found";
      readonly words: string;
      readonly hits: readonly FoundHit[];
      /** On all pages. */
      readonly total: { readonly work: number; readonly documents: number };
      readonly page: number;
      readonly pages: number;
    };

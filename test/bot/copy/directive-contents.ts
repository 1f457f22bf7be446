/** What directive-content.ts can say, in its several shapes. */
import type { Item } from "../../../domain/content.ts";
import type { DirectiveContent, DirectiveLine } from "../../../domain/directive-content.ts";
import {
  emptyDraft,
  type DirectiveDraft,
  type PieceFault,
} from "../../../domain/directive-draft.ts";
import type { DirectiveResult } from "../../../domain/directive-figures.ts";
import type { RegisterRow, RowFault } from "../../../domain/directive-register.ts";
import { vietnameseCalendar } from "../../builders/calendar.ts";
import { day } from "../../builders/time.ts";
import type { ContentsOf } from "./contents-of.ts";
import type { Words } from "./words.ts";

const TODAY = day("2023-04-10");
const FIGURES = { total: 64, onTime: 63, corrected: 1, toCome: 2 };
const RESULTS: readonly DirectiveResult[] = [
  "open",
  "overdue",
  "on-time",
  "corrected",
  "late",
  "waived",
];
const FAULTS: readonly (PieceFault | null)[] = [
  null,
  "blank",
  "unread",
  "past",
  "too-far",
  "future",
  "one-unit",
  "unknown-units",
  "too-long",
];
const PIECES = [null, "title", "units", "due", "document", "product"] as const;
const ROW_FAULTS: readonly RowFault[] = [
  "columns",
  "no-title",
  "document-day",
  "due",
  "answered-day",
  "answered-in-future",
  "answered-before-document",
  "unit",
  "known",
];

/** @param items of every state and shape */
export function directiveContents(
  words: Words,
  items: readonly Item[],
): ContentsOf<DirectiveContent> {
  const lines = (direction: DirectiveLine["direction"]) =>
    RESULTS.map((result, index) => lineWith(words, { direction, result }, index + 1));
  const given = lineWith(words, { direction: "given", result: "open" }, 7);
  const received = lineWith(words, { direction: "received", result: "late", number: null }, 8);
  const page = { page: 0, pages: 2 };
  const list = { kind: "directives", figures: null, year: 2023 } as const;
  const row = rowWith(words);
  return {
    directives: [
      { ...list, direction: "given", directives: lines("given"), ...page },
      {
        ...list,
        direction: "received",
        directives: lines("received"),
        figures: FIGURES,
        page: 1,
        pages: 3,
      },
      { ...list, direction: "given", directives: [], page: 0, pages: 1 },
      {
        ...list,
        direction: "received",
        directives: [],
        figures: { total: 0, onTime: 0, corrected: 0, toCome: 2 },
        page: 0,
        pages: 1,
      },
    ],
    directive: (["given", "registered", "known", "withdrawn", null] as const).flatMap((news) =>
      [given, received].map((directive) => ({
        kind: "directive" as const,
        news,
        directive,
        product: words.label,
        by: words.post,
        countdown: vietnameseCalendar().countdown(TODAY, day("2023-04-15")),
        members: items
          .slice(0, 6)
          .map((item, index) => ({ ...item, unit: `${words.unit} ${index}` })),
        unlinked: news === "given" ? [words.unit, words.unit] : [],
        mayWithdraw: news === null,
        ...page,
      })),
    ),
    "ask-directive": PIECES.flatMap((piece) =>
      FAULTS.map((fault) => ({
        kind: "ask-directive" as const,
        piece,
        direction: fault === null ? ("given" as const) : ("received" as const),
        title: piece === null ? "" : words.title,
        fault,
      })),
    ),
    "ask-directive-unit": [[row.named, { name: words.unit, unitIds: ["1", "2"] as never }], []].map(
      (candidates) => ({
        kind: "ask-directive-unit" as const,
        draft: draftWith(words, "given"),
        phrase: words.unit,
        candidates,
      }),
    ),
    "directive-preview": (["given", "received"] as const).map((direction) => ({
      kind: "directive-preview" as const,
      draft: draftWith(words, direction),
      units: 9,
      unlinked: direction === "given" ? [words.unit] : [],
      due: {
        countdown: vietnameseCalendar().countdown(TODAY, day("2023-04-15")),
        workingDay: day("2023-04-14"),
      },
    })),
    "ask-register": [true, false].map((isAgain) => ({ kind: "ask-register" as const, isAgain })),
    "register-preview": [
      { kind: "register-preview", rows: Array(20).fill(row), refused: [], left: 3 },
      {
        kind: "register-preview",
        rows: [],
        refused: ROW_FAULTS.map((fault, line) => ({ line: line + 1, words: words.title, fault })),
        left: 0,
      },
    ],
    registered: [
      {
        kind: "registered",
        count: 3,
        first: "CĐ-001",
        last: "CĐ-003",
        figures: FIGURES,
        year: 2023,
      },
      { kind: "registered", count: 0, first: "", last: "", figures: null, year: 2023 },
    ],
    "ask-withdraw-directive": [given, received].map((directive, index) => ({
      kind: "ask-withdraw-directive" as const,
      directive,
      isBlank: index === 0,
    })),
  };
}

function lineWith(words: Words, over: Partial<DirectiveLine>, code: number): DirectiveLine {
  const isDone = over.result === "on-time" || over.result === "late";
  return {
    directiveId: `directive-${code}` as never,
    direction: "given",
    code: `CĐ-00${code}`,
    title: words.title,
    number: "152/UBND-NV",
    issuer: words.unit,
    issuedOn: day("2023-03-20"),
    due: day("2023-04-15"),
    result: "open",
    completedOn: isDone ? day("2023-04-14") : null,
    progress: { done: 3, total: 19 },
    ...over,
  };
}

function draftWith(words: Words, direction: DirectiveDraft["direction"]): DirectiveDraft {
  return {
    ...emptyDraft("draft" as never, direction, [
      { name: words.unit, unitIds: ["1" as never] },
      { name: words.unit, unitIds: ["2" as never, "3" as never] },
    ]),
    title: words.title,
    due: day("2023-04-15"),
    number: "152/UBND-NV",
    issuedOn: direction === "given" ? day("2023-03-20") : null,
    issuer: direction === "given" ? "" : words.unit,
    product: direction === "given" ? words.label : "",
    answeredOn: direction === "given" ? null : day("2023-04-03"),
  };
}

function rowWith(words: Words): RegisterRow {
  return {
    id: "row" as never,
    number: "1245/UBND-KSTT",
    issuer: words.unit,
    issuedOn: day("2023-03-10"),
    title: words.title,
    due: day("2023-03-25"),
    answeredOn: day("2023-03-24"),
    named: { name: words.unit, unitIds: ["1" as never] },
  };
}

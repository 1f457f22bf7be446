/** What review-content.ts can say, in its several shapes. */
import type { Item } from "../../../domain/content.ts";
import type { EvidenceId, FileHash } from "../../../domain/ids.ts";
import type {
  MissingGroupName,
  MissingLine,
  ReviewCard,
  ReviewContent,
  GivenDocument,
  ReviewLine,
} from "../../../domain/review-content.ts";
import type { LookedAt } from "../../../domain/review-action.ts";
import { at, day } from "../../builders/time.ts";
import type { ContentsOf } from "./contents-of.ts";
import type { Words } from "./words.ts";

const SINCE = day("2023-03-21");
const evidenceId = "evidence" as EvidenceId;
const SEEN = { evidenceId, since: at("2023-03-21 08:00"), completedOn: day("2023-03-10") };
const NOTHING_BESIDE = { signings: 0, extensions: 0, missing: null };
const ALL_BESIDE = { signings: 1, extensions: 2, missing: 3 };

/** @param items of every state and shape */
export function reviewContents(words: Words, items: readonly Item[]): ContentsOf<ReviewContent> {
  const [item] = items;
  if (!item) throw new Error("no items");
  const documents = documentsOf(words);
  const [file = null] = documents;
  const as = (state: Item["state"]): Item => ({ ...item, state, points: 50 });
  const line = (each: Item): ReviewLine => ({
    ...each,
    lookedAt: lookedAtFor(each),
    since: SINCE,
    document: file,
    others: 1,
  });
  const waiting = card(words, as("submitted"), documents);
  const lookedAt = { deadlineId: item.deadlineId, from: "submitted", ...SEEN } as const;
  const done = (each: Item) => ({ ...each, lookedAt });
  const list = { filter: "", beside: ALL_BESIDE, page: 0, pages: 2 };
  return {
    reviews: [
      { kind: "reviews", ...list, lines: items.slice(0, 5).map(line), total: 8 },
      {
        kind: "reviews",
        ...list,
        filter: "tư pháp",
        beside: NOTHING_BESIDE,
        lines: [
          { ...line(as("submitted")), document: null, others: 0 },
          line(as("accepted")),
          line(as("waived")),
        ],
        total: 1,
      },
      {
        kind: "reviews",
        ...list,
        beside: { ...ALL_BESIDE, missing: 0 },
        pages: 1,
        lines: [],
        total: 0,
      },
      { kind: "reviews", ...list, pages: 1, filter: "tư pháp", lines: [], total: 0 },
    ],
    "missing-proofs": [
      missing(words, items, true),
      missing(words, items, false),
      { kind: "missing-proofs", groups: [], namesUnits: false, beside: ALL_BESIDE, ...one },
    ],
    signings: [
      {
        kind: "signings",
        items: [{ ...as("awaiting"), since: SINCE }],
        total: 7,
        page: 1,
        pages: 2,
      },
      { kind: "signings", items: [], total: 0, ...one },
    ],
    "review-card": [
      { kind: "review-card", card: waiting, isNewer: false },
      { kind: "review-card", card: waiting, isNewer: true },
      ...(["accepted", "waived", "open", "returned"] as const).map((state) => ({
        kind: "review-card" as const,
        card: {
          ...card(words, as(state), []),
          waivedFor: state === "waived" ? words.reason : null,
          finished: null,
          warnings: [],
        },
        isNewer: false,
      })),
    ],
    reviewed: [
      reviewed(as("accepted"), null, waiting),
      reviewed(as("returned"), words.reason, waiting),
      reviewed(as("accepted"), null, null),
    ],
    "not-reviewed": items.flatMap((each) => [
      { kind: "not-reviewed" as const, item: each, by: words.post, day: SINCE },
      { kind: "not-reviewed" as const, item: each, by: null, day: null },
    ]),
    "own-review": [
      { kind: "own-review", of: "unit" },
      { kind: "own-review", of: "person" },
    ],
    "ask-return-reason": (["submitted", "accepted", "waived"] as const).map((state) => ({
      kind: "ask-return-reason",
      item: as(state),
      lookedAt,
    })),
    "ask-accept-page": [
      {
        kind: "ask-accept-page",
        lines: items.slice(0, 5).map((each) => line(each)),
        page: [lookedAt],
      },
      {
        kind: "ask-accept-page",
        lines: [{ ...line(item), document: file && { ...file, wasReturned: true } }],
        page: [lookedAt],
      },
    ],
    "page-accepted": [
      { kind: "page-accepted", accepted: items.slice(0, 5).map(done), kept: items, left: 3 },
      { kind: "page-accepted", accepted: [done(item)], kept: [], left: 0 },
      { kind: "page-accepted", accepted: [], kept: [as("accepted")], left: 0 },
      { kind: "page-accepted", accepted: [], kept: [as("submitted")], left: 1 },
    ],
    "evidence-file": [true, false].map((comes) => ({
      kind: "evidence-file",
      name: words.fileName,
      hash: "hash" as FileHash,
      comes,
    })),
    "evidence-without-file": documents.map((document) => ({
      kind: "evidence-without-file",
      document: { ...document, fileName: null },
    })),
  };
}

function lookedAtFor({ deadlineId, state }: Item): LookedAt | null {
  const isFor = state === "submitted" || state === "accepted" || state === "waived";
  return isFor ? { deadlineId, from: state, ...SEEN } : null;
}

const one = { page: 0, pages: 1 };

function documentsOf({ fileName, label }: Words): readonly GivenDocument[] {
  const reference = {
    number: "45/BC-UBND",
    kind: "BC",
    issuer: "UBND",
    date: day("2023-03-10"),
    subject: null,
  };
  const bare = { evidenceId, day: SINCE, link: null, fileName: null, reference: null };
  return [
    { ...bare, fileName, reference },
    { ...bare, fileName: `${label}.pdf` },
    { ...bare, link: "https://vanban.example.vn/45", reference },
    { ...bare, link: `https://vanban.example.vn/${"van-ban-".repeat(10)}` },
    { ...bare, reference, wasReturned: true },
    bare,
  ];
}

function card(words: Words, item: Item, documents: readonly GivenDocument[]): ReviewCard {
  const earlier = { day: SINCE, by: words.post, reason: null };
  return {
    lookedAt: lookedAtFor(item),
    item,
    since: SINCE,
    by: words.post,
    documents,
    finished: { on: day("2023-03-10"), due: SINCE, isOnTime: true },
    warnings: [
      { kind: "unfit", given: "CV", wanted: words.label },
      { kind: "unfit", given: "ABC", wanted: words.label },
      { kind: "outside-year", year: 2023 },
      { kind: "dated-ahead", date: SINCE },
      { kind: "impossible-date", words: "32/3/2023" },
      { kind: "awaits-file" },
      { kind: "parts-missing", parts: [words.label, words.label] },
    ],
    waivedFor: null,
    earlier: [
      { ...earlier, outcome: "returned", reason: words.reason },
      { ...earlier, by: null, outcome: "accepted" },
    ],
  };
}

function reviewed(
  item: Item,
  reason: string | null,
  next: ReviewCard | null,
): Extract<ReviewContent, { kind: "reviewed" }> {
  const outcome = reason ? "returned" : "accepted";
  const lookedAt = lookedAtFor(item);
  const isUntold = reason !== null;
  return { kind: "reviewed", item, outcome, reason, isUntold, lookedAt, left: next ? 3 : 0, next };
}

function missing(
  { reason, label }: Words,
  items: readonly Item[],
  namesUnits: boolean,
): Extract<ReviewContent, { kind: "missing-proofs" }> {
  const names: readonly MissingGroupName[] = [
    "returned",
    "overdue",
    "unproved",
    "due-soon",
    "waiting",
  ];
  const line = (item: Item): MissingLine => ({ ...item, reason, parts: [label] });
  const groups = names.map((name) => ({ name, total: 4, items: items.slice(0, 2).map(line) }));
  return { kind: "missing-proofs", groups, namesUnits, beside: ALL_BESIDE, page: 0, pages: 3 };
}

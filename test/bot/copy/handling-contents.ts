/** What handling-content.ts can say, in its several shapes. */
import type { Item } from "../../../domain/content.ts";
import type { DeadlineStateName } from "../../../domain/deadline.ts";
import type {
  AnswerShown,
  AskedAgain,
  ExtensionShown,
  Handled,
  HandlingAsked,
  HandlingContent,
  HandlingOffers,
  HandlingShown,
  NotHandled,
} from "../../../domain/handling-content.ts";
import { day } from "../../builders/time.ts";
import type { ContentsOf } from "./contents-of.ts";
import type { Words } from "./words.ts";

const DUE = day("2023-03-31");
const LATER = day("2023-04-14");
const ASKED_ON = day("2023-03-24");

const AGAIN: readonly (AskedAgain | null)[] = [
  null,
  "blank",
  "unread",
  "not-later",
  "too-far",
  "same",
  "past",
  "taken",
];

const STATES: readonly DeadlineStateName[] = [
  "open",
  "awaiting",
  "done",
  "submitted",
  "accepted",
  "returned",
  "waived",
];

/** @param items of every state and shape */
export function handlingContents(
  words: Words,
  items: readonly Item[],
): ContentsOf<HandlingContent> {
  const [item] = items;
  if (!item) throw new Error("there is no item to handle");
  const shown = extensionsShown(words);
  const [extension] = shown;
  if (!extension) throw new Error("there is no extension to show");
  const unit = { id: "unit" as never, name: words.unit };
  const person = { id: "person" as never, post: words.post };
  const page = { page: 1, pages: 3 };
  return {
    handling: items.flatMap((each) =>
      [true, false].map((isThere) => ({ kind: "handling", item: each, ...offers(isThere) })),
    ),
    "handling-ask": askedOf(words).flatMap((asked) =>
      AGAIN.map((again) => ({ kind: "handling-ask", item, asked, again })),
    ),
    handled: doneOf(words).flatMap((done) =>
      items.map((each) => {
        return { kind: "handled", item: each, done, extensionId: "extension" as never };
      }),
    ),
    "not-handled": notOf(words, shown).map((not) => ({ kind: "not-handled", item, not })),
    extensions: [
      { kind: "extensions", extensions: [], total: 0, page: 0, pages: 1 },
      {
        kind: "extensions",
        extensions: items.slice(0, 6).map((each) => ({ item: { ...each }, extension })),
        total: 20,
        ...page,
      },
    ],
    extension: shown.flatMap((each) =>
      [true, false].map((isHis) => {
        const may = { mayComment: isHis, mayDecide: isHis, mayOnlyRefuse: !isHis };
        return { kind: "extension", item, extension: each, ...may };
      }),
    ),
    "choose-assignee": [true, false].map((isAssigned) => ({
      kind: "choose-assignee",
      item: { ...item, assignee: isAssigned ? words.post : null },
      people: Array.from({ length: 6 }, () => person),
      isAssigned,
      ...page,
    })),
    "choose-new-unit": [
      { kind: "choose-new-unit", item, words: "", units: [unit, unit, unit], ...page },
      {
        kind: "choose-new-unit",
        item,
        words: words.unit.slice(0, 100),
        units: [],
        page: 0,
        pages: 1,
      },
    ],
  };
}

/** What an opened item shows when everything is there, and when nothing is. */
export function handlingShown(words: Words, isThere: boolean): HandlingShown {
  const [extension = null] = extensionsShown(words);
  const remark = { day: ASKED_ON, by: words.post, words: words.reason.slice(0, 500) };
  return {
    directive: isThere
      ? { direction: "given", number: "152/UBND-NV", issuer: words.unit, issuedOn: ASKED_ON }
      : null,
    plannedUnit: isThere ? words.unit : null,
    reason: isThere ? words.reason.slice(0, 500) : null,
    finished: isThere ? { on: LATER, isOnTime: false } : null,
    onTimeReason: isThere ? words.reason.slice(0, 500) : null,
    extension: isThere ? extension : null,
    remarks: isThere ? [remark, remark, { ...remark, by: null }] : [],
    moreRemarks: isThere ? 2 : 0,
    mayRemark: isThere,
    mayProposeExtension: isThere,
    mayAnswerExtension: isThere,
    maySign: isThere,
    mayMore: isThere,
  };
}

function extensionsShown(words: Words): readonly ExtensionShown[] {
  const answer: AnswerShown = {
    isYes: true,
    words: words.reason.slice(0, 500),
    by: words.post,
    day: ASKED_ON,
  };
  const asked: ExtensionShown = {
    id: "extension" as never,
    due: DUE,
    proposedDue: LATER,
    reason: words.reason.slice(0, 500),
    by: words.post,
    day: ASKED_ON,
    comment: null,
    decision: null,
    standing: "undecided",
  };
  const against = { ...answer, isYes: false, words: "", by: null };
  return [
    { ...asked, comment: answer },
    asked,
    { ...asked, comment: against, decision: answer, standing: "granted" },
    { ...asked, by: null, decision: against, standing: "refused" },
    { ...asked, standing: "closed" },
    { ...asked, standing: "moved" },
    { ...asked, standing: "redated" },
    { ...asked, standing: "passed" },
  ];
}

function offers(isThere: boolean): HandlingOffers {
  return {
    mayAssign: isThere,
    isAssigned: isThere,
    mayAskSupport: isThere,
    mayCorrectDate: isThere,
    mayMoveUnit: isThere,
    mayCorrectOnTime: isThere,
    mayUndoOnTime: isThere,
    mayCloseLate: isThere,
    mayUndoCloseLate: isThere,
  };
}

function askedOf(words: Words): readonly HandlingAsked[] {
  return [
    { what: "extension" },
    { what: "extension-reason", proposedDue: LATER },
    { what: "extension-words", to: "comment" },
    { what: "extension-words", to: "decision" },
    { what: "remark" },
    { what: "date" },
    { what: "date-reason", due: LATER },
    { what: "move-reason", unit: words.unit },
    { what: "on-time" },
    { what: "unsigned" },
  ];
}

function doneOf(words: Words): readonly Handled[] {
  const post = words.post;
  return [
    { what: "extension-proposed", proposedDue: LATER, workingDay: null },
    { what: "extension-proposed", proposedDue: LATER, workingDay: DUE },
    { what: "commented", isYes: true },
    { what: "commented", isYes: false },
    { what: "decided", isYes: true, proposedDue: LATER, workingDay: DUE },
    { what: "decided", isYes: false, proposedDue: LATER, workingDay: null },
    { what: "assigned", post, isReached: true },
    { what: "assigned", post, isReached: false },
    { what: "unassigned" },
    { what: "remarked" },
    { what: "date-corrected", before: DUE, originalBefore: null, workingDay: null },
    { what: "date-corrected", before: DUE, originalBefore: DUE, workingDay: DUE },
    { what: "date-corrected", before: null, originalBefore: null, workingDay: null },
    { what: "moved", before: words.unit, isReached: true },
    { what: "moved", before: words.unit, isReached: false },
    { what: "on-time" },
    { what: "on-time-undone" },
    { what: "signed" },
    { what: "returned-unsigned" },
    { what: "extension-words" },
  ];
}

function notOf(words: Words, shown: readonly ExtensionShown[]): readonly NotHandled[] {
  return [
    ...STATES.map((state): NotHandled => ({ why: "state", state })),
    { why: "undated" },
    { why: "late" },
    ...shown.flatMap((extension): NotHandled[] => [
      { why: "pending", extension },
      { why: "decided", extension },
      { why: "void", extension },
      { why: "passed", extension },
      { why: "commented", extension },
    ]),
    { why: "nobody-to-assign" },
    { why: "same-duty", unit: words.unit },
    { why: "own-date" },
    { why: "on-time-already" },
    { why: "own-extension" },
    { why: "others-deed", by: words.post },
    { why: "others-deed", by: null },
  ];
}

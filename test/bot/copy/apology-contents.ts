/** What apology-content.ts can say, in its several shapes. */
import type {
  ApologyContent,
  ApologyFault,
  ApologyLine,
  ApologyNews,
  ApologyObstacle,
  ApologyOptions,
} from "../../../domain/apology-content.ts";
import { APOLOGY_STAGES, type ApologyStage } from "../../../domain/apology.ts";
import type { Item } from "../../../domain/content.ts";
import type { DeadlineStateName } from "../../../domain/deadline.ts";
import { offeredDates } from "../../../domain/new-date.ts";
import { vietnameseCalendar } from "../../builders/calendar.ts";
import { at, day, time } from "../../builders/time.ts";
import type { ContentsOf } from "./contents-of.ts";
import { handlingShown } from "./handling-contents.ts";
import type { Words } from "./words.ts";

const TODAY = day("2023-04-25");
const OLD_DUE = day("2023-04-28");
const NEW_DUE = day("2023-05-08");
const CALENDAR = vietnameseCalendar();
const CODE = "000.00.05.H49-230420-0012";

const STATE_OF: Readonly<Record<ApologyStage, DeadlineStateName>> = {
  owed: "open",
  drafted: "awaiting",
  sent: "submitted",
  done: "accepted",
  "not-owed": "waived",
};
const NEWS: readonly ApologyNews[] = [
  null,
  { what: "reason", isRough: false },
  { what: "reason", isRough: true },
  { what: "letter-number" },
  { what: "new-date", isFar: false },
  { what: "new-date", isFar: true },
  { what: "ticked" },
  { what: "known-tick" },
  { what: "unticked" },
];
const FAULTS: readonly (ApologyFault | null)[] = [
  null,
  "blank",
  "unread",
  "past",
  "not-later",
  "day-off",
  "too-far",
];
const OBSTACLES: readonly ApologyObstacle[] = [
  "waived",
  "ticked",
  "no-new-date",
  "unit-has-to-say",
  "not-sent",
  "own-signature",
  "tick-stands",
];

/** @param items of every state and shape */
export function apologyContents(words: Words, items: readonly Item[]): ContentsOf<ApologyContent> {
  const [item] = items;
  if (!item) throw new Error("there are no items");
  const lines = APOLOGY_STAGES.map((stage) => lineWith(words, { stage }));
  const late = [day("2023-04-25"), day("2023-04-24"), null].map((due) =>
    lineWith(words, { due, dossierDue: due === null ? day("2023-04-20") : OLD_DUE }),
  );
  const list = { kind: "apologies", today: TODAY, unitId: null, unit: null, words: "" } as const;
  const counts = APOLOGY_STAGES.map((stage, index) => ({ stage, count: index }));
  const letters = {
    kind: "letters-drafted",
    personId: "person" as never,
    unnamed: 1,
    nameFor: "dossier" as never,
  } as const;
  return {
    apologies: [
      {
        ...list,
        stage: null,
        scope: "all",
        namesUnits: true,
        counts,
        draftable: 7,
        lateAgain: 3,
        lines: [...lines, ...late],
        total: 40,
        page: 1,
        pages: 5,
      },
      ...APOLOGY_STAGES.map((stage) => ({
        ...list,
        stage,
        unitId: "unit" as never,
        unit: words.unit,
        words: words.title.slice(0, 100),
        scope: "units" as const,
        namesUnits: false,
        counts: [{ stage, count: 0 }],
        draftable: 0,
        lateAgain: 0,
        lines: [],
        total: 0,
        page: 0,
        pages: 1,
      })),
    ],
    "apology-units": [
      {
        kind: "apology-units",
        today: TODAY,
        units: [3, 0].map((count) => ({
          unitId: `unit-${count}` as never,
          name: words.unit,
          count: 3,
          late: count,
        })),
        page: 0,
        pages: 2,
      },
      { kind: "apology-units", today: TODAY, units: [], page: 0, pages: 1 },
    ],
    apology: [
      ...NEWS.map((news) => cardWith(words, item, { news })),
      ...lines.map((line) => cardWith(words, { ...item, state: STATE_OF[line.stage] }, { line })),
      cardWith(words, item, { isMore: true }),
      cardWith(words, item, {
        line: lineWith(words, { stage: "drafted", isTicked: true, isReturned: true }),
      }),
      bareCard(words, item),
    ],
    "ask-apology": (["reason", "new-date", "letter-number"] as const).flatMap((piece) =>
      FAULTS.map((fault) => ({
        kind: "ask-apology" as const,
        piece,
        item,
        fault,
        now: fault === null || piece === "new-date" ? null : words.reason.slice(0, 500),
        oldDue: OLD_DUE,
        offered:
          piece === "new-date" ? offeredDates({ oldDue: OLD_DUE, today: TODAY }, CALENDAR) : [],
        countedFrom: fault === null ? OLD_DUE : TODAY,
        drafts: fault === null,
      })),
    ),
    "letters-drafted": [
      ...[true, false].map((isReachable) => ({
        ...letters,
        deadlineIds: [item.deadlineId],
        codes: [CODE],
        item,
        lacking: 0,
        left: 0,
        says: { reason: words.reason.slice(0, 500), isRough: isReachable, newDue: NEW_DUE },
        mayPresent: isReachable,
        isReachable,
      })),
      {
        ...letters,
        deadlineIds: ["1", "2", "3", "4"] as never,
        codes: [CODE, CODE, words.title.slice(0, 100)],
        item: null,
        lacking: 3,
        left: 12,
        says: null,
        mayPresent: false,
        isReachable: true,
      },
    ],
    "no-letters": [0, 4].map((lacking) => ({ kind: "no-letters" as const, lacking })),
    "letter-not-yours": [{ kind: "letter-not-yours" }],
    "apology-obstacle": OBSTACLES.map((obstacle) => ({
      kind: "apology-obstacle" as const,
      item,
      obstacle,
    })),
  };
}

type Card = Extract<ApologyContent, { kind: "apology" }>;

function cardWith(words: Words, item: Item, over: Partial<Card>): Card {
  const isSent = item.state === "submitted" || item.state === "accepted";
  return {
    kind: "apology",
    isMore: false,
    news: null,
    item: { ...item, assignee: words.post },
    line: lineWith(words, {}),
    today: TODAY,
    clock: "foreseen",
    field: words.area,
    received: day("2023-04-20"),
    oldDue: OLD_DUE,
    oldDueTime: time("16:30"),
    law: {
      lastDay: day("2023-04-27"),
      leadDays: 1,
      basis: words.reason.slice(0, 500),
      which: 1,
      most: 1,
    },
    reason: words.reason.slice(0, 500),
    newDate: { date: NEW_DUE, countdown: CALENDAR.countdown(OLD_DUE, NEW_DUE) },
    letterNumber: "12/PXL",
    draftedOn: TODAY,
    sent: isSent
      ? { on: TODAY, timing: "after-due", isBackdated: item.state === "accepted" }
      : null,
    ticked: isSent ? { by: words.post, on: TODAY, isByHand: item.state === "submitted" } : null,
    countsLate: isSent,
    evidence: [
      {
        evidenceId: "evidence" as never,
        day: TODAY,
        link: null,
        fileName: words.fileName,
        reference: null,
      },
    ],
    history: [
      { at: at("2023-04-25 09:00"), day: TODAY, by: words.post, what: "set-new-date" },
      { at: at("2023-04-25 08:00"), day: TODAY, by: null, what: "ticked-new-date" },
    ],
    signer: item.state === "awaiting" ? words.post : null,
    handling: { ...handlingShown(words, true), extension: null },
    options: optionsAll(true),
    ...over,
  };
}

/** Nothing of it is said or known yet, and nothing may be done. */
function bareCard(words: Words, item: Item): Card {
  return cardWith(
    words,
    { ...item, state: "open" },
    {
      field: "",
      oldDueTime: null,
      law: { lastDay: null, leadDays: 0, basis: "", which: 2, most: 2 },
      line: lineWith(words, { due: null, dossierDue: null, newDue: null }),
      reason: null,
      newDate: null,
      letterNumber: null,
      draftedOn: null,
      evidence: [],
      history: [],
      handling: handlingShown(words, false),
      options: optionsAll(false),
    },
  );
}

function optionsAll(may: boolean): ApologyOptions {
  return {
    answer: may,
    letter: may,
    tick: may,
    untick: may,
    prove: may,
    present: may,
    waive: may,
    reopen: may,
    review: may,
  };
}

function lineWith(words: Words, over: Partial<ApologyLine>): ApologyLine {
  return {
    deadlineId: "deadline" as never,
    dossierId: "dossier" as never,
    code: CODE,
    procedure: words.title,
    unit: words.unit,
    stage: "owed",
    due: day("2023-04-27"),
    dossierDue: OLD_DUE,
    newDue: NEW_DUE,
    isTicked: false,
    isReturned: false,
    ...over,
  };
}

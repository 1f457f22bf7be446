/** What dossier-content.ts can say, in its several shapes. */
import { DOSSIER_LISTS, DOSSIER_PERIODS } from "../../../domain/dossier-action.ts";
import type {
  DossierContent,
  DossierLine,
  DossierNews,
  DossierObstacle,
  DossierRatesContent,
} from "../../../domain/dossier-content.ts";
import {
  emptyDossierDraft,
  type DossierDraft,
  type DossierPieceFault,
} from "../../../domain/dossier-draft.ts";
import type { WorkingTimeLeft } from "../../../domain/dossier-clock.ts";
import type { DossierStatus } from "../../../domain/dossier.ts";
import type { Summary } from "../../../domain/content.ts";
import type { RateFigures } from "../../../domain/dossier-rates.ts";
import { occasion } from "../../builders/dossier.ts";
import { day, time } from "../../builders/time.ts";
import type { ContentsOf } from "./contents-of.ts";
import type { Words } from "./words.ts";

const TODAY = day("2023-02-20");
const AS_OF = { on: TODAY, time: time("08:00") };
const PAGE = { page: 0, pages: 2 };
const ALONE = { page: 0, pages: 1 };
const STATUSES: readonly DossierStatus[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const NEWS: readonly DossierNews[] = [
  null,
  "added",
  "known",
  "promised",
  "finished",
  "returned",
  "supplement-asked",
  "supplement-given",
  "reopened",
  "changed",
  "stopped",
];
const OBSTACLES: readonly DossierObstacle[] = [
  "ended",
  "waiting",
  "overdue",
  "not-typed",
  "state",
  "no-unit",
  "apologised",
];
const FAULTS: readonly DossierPieceFault[] = [
  "blank",
  "unread",
  "future",
  "too-far",
  "before-received",
  "unknown-unit",
  "not-his-unit",
  "too-long",
];
const PIECES = [null, "code", "procedure", "received", "due", "unit"] as const;

export function dossierContents(
  words: Words,
): ContentsOf<DossierContent> & ContentsOf<DossierRatesContent> {
  const lines = linesWith(words);
  const [line] = lines;
  if (!line) throw new Error("there are lines");
  const shown = { today: TODAY, lines: lines.slice(0, 6), namesUnits: true, asOf: AS_OF };
  const draft = draftWith(words);
  return {
    "dossier-overview": [
      {
        kind: "dossier-overview",
        scope: "all",
        counts: DOSSIER_LISTS.map((list, index) => ({ list, count: index * 1_000 })),
        mayType: true,
        ...shown,
      },
      {
        kind: "dossier-overview",
        scope: "units",
        counts: DOSSIER_LISTS.map((list) => ({
          list,
          count: 0,
        })),
        mayType: false,
        ...shown,
        lines: [],
        namesUnits: false,
        asOf: null,
      },
    ],
    dossiers: DOSSIER_LISTS.flatMap((list) => [
      {
        kind: "dossiers" as const,
        list,
        unitId: null,
        unit: null,
        field: null,
        total: 12,
        ...shown,
        ...PAGE,
      },
      {
        kind: "dossiers" as const,
        list,
        unitId: "unit" as never,
        unit: words.unit,
        field: "",
        total: 0,
        ...shown,
        lines: [],
        asOf: null,
        ...ALONE,
      },
      {
        kind: "dossiers" as const,
        list,
        unitId: null,
        unit: null,
        field: words.area,
        total: 6,
        ...shown,
        namesUnits: false,
        ...ALONE,
      },
    ]),
    "found-dossiers": [
      { kind: "found-dossiers", words: words.title, total: 9, ...withoutAge(shown), ...PAGE },
      {
        kind: "found-dossiers",
        words: words.title,
        total: 0,
        ...withoutAge(shown),
        lines: [],
        ...ALONE,
      },
    ],
    "dossier-groups": (["unit", "field"] as const).flatMap((by) => [
      {
        kind: "dossier-groups" as const,
        list: "late" as const,
        by,
        today: TODAY,
        total: 4063,
        asOf: AS_OF,
        ...PAGE,
        groups: [
          {
            unitId: "unit" as never,
            name: by === "unit" ? words.unit : words.area,
            count: 4e3,
          },
          {
            unitId: null,
            name: "",
            count: 63,
          },
        ],
      },
      {
        kind: "dossier-groups" as const,
        list: "open" as const,
        by,
        today: TODAY,
        total: 0,
        asOf: null,
        groups: [],
        ...ALONE,
      },
    ]),
    dossier: [
      ...NEWS.map((news) => cardWith(words, line, { news })),
      ...STATUSES.map((status) => cardWith(words, line, { status })),
      ...lines.map((each) => cardWith(words, each, {})),
      cardWith(words, line, {
        receivedTime: null,
        countedFrom: null,
        limit: null,
        isDueWritten: true,
        hasMissedDate: true,
        source: "export",
        promise: null,
        apologies: [],
        field: "",
        supplements: {
          count: 0,
          asked: null,
          given: null,
        },
        options: NOTHING,
      }),
      cardWith(words, line, { limit: { kind: "hours", count: 8 } }),
      cardWith(words, line, { limit: { kind: "days", count: 0 } }),
    ],
    "dossier-applicant": [
      {
        kind: "dossier-applicant",
        line,
        applicant: { name: words.title, phone: "0912 345 678", address: words.unit },
        mayWrite: true,
      },
      {
        kind: "dossier-applicant",
        line,
        applicant: { name: null, phone: null, address: null },
        mayWrite: false,
      },
      { kind: "dossier-applicant", line, applicant: null, mayWrite: true },
    ],
    "ask-applicant": ([null, "blank", "too-long"] as const).map((fault) => ({
      kind: "ask-applicant" as const,
      line,
      fault,
    })),
    "ask-dossier-end": ([null, "unread", "before-received", "future"] as const).map((fault) => ({
      kind: "ask-dossier-end" as const,
      line,
      mark: fault ? ("returned" as const) : ("finished" as const),
      fault,
    })),
    "ask-dossier-change": [null, ...FAULTS].map((fault) => ({
      kind: "ask-dossier-change" as const,
      line,
      piece: fault && ("due" as const),
      fault,
      unclear: fault ? [] : [words.title],
      namesApplicant: fault === null,
    })),
    "confirm-dossier-removal": [{ kind: "confirm-dossier-removal", line }],
    "dossier-removed": [{ kind: "dossier-removed", code: line.code }],
    "ask-dossier-reason": [true, false].map((isBlank) => ({
      kind: "ask-dossier-reason" as const,
      refused: isBlank ? { most: 1, basis: words.reason.slice(0, 500) } : null,
      line,
      isBlank,
    })),
    "reappointment-refused": [
      { kind: "reappointment-refused", line, most: 1, basis: words.title, isTold: true },
      { kind: "reappointment-refused", line, most: 0, basis: "", isTold: false },
    ],
    "dossier-not-possible": OBSTACLES.map((obstacle) => ({
      kind: "dossier-not-possible" as const,
      line,
      obstacle,
    })),
    "dossier-code-taken": [{ kind: "dossier-code-taken", code: words.title }],
    "ask-dossier": PIECES.flatMap((piece) =>
      [null, ...FAULTS].map((fault) => ({
        kind: "ask-dossier" as const,
        draft: piece === null ? null : draft,
        piece,
        fault,
        unclear: fault === null ? [words.title] : [],
      })),
    ),
    "dossier-preview": [true, false].map((isFull) => ({
      kind: "dossier-preview" as const,
      draft: isFull ? draft : { ...draft, field: "", limit: null, namesApplicant: false },
      unit: words.unit,
      receivedTime: isFull ? time("15:30") : null,
      due: occasion("2023-02-24"),
      dueTime: isFull ? time("16:30") : null,
      countedFrom: isFull ? day("2023-02-21") : null,
      left: leftOf({ workingDays: 3, hours: 2 }),
      namesApplicant: isFull,
      unclear: isFull ? Array.from({ length: 7 }, () => words.title) : [],
    })),
    "dossier-rates": ratesWith(words),
  };
}

const NOTHING = {
  promise: false,
  refuse: false,
  applicant: false,
  finish: false,
  giveBack: false,
  askSupplement: false,
  takeSupplement: false,
  reopen: false,
  otherDay: null,
  change: false,
  remove: false,
};
const ALL = {
  promise: true,
  refuse: true,
  applicant: true,
  finish: true,
  giveBack: true,
  askSupplement: true,
  takeSupplement: true,
  reopen: true,
  otherDay: "finished" as const,
  change: true,
  remove: true,
};

type Card = Extract<DossierContent, { kind: "dossier" }>;

function cardWith(words: Words, line: DossierLine, over: Partial<Card>): Card {
  return {
    kind: "dossier",
    news: null,
    line,
    today: TODAY,
    field: words.area,
    received: occasion("2023-02-17 15:30"),
    receivedTime: time("15:30"),
    countedFrom: day("2023-02-20"),
    limit: { kind: "days", count: 3 },
    isDueWritten: false,
    hasMissedDate: false,
    supplements: { count: 2, asked: occasion("2023-02-18"), given: occasion("2023-02-19") },
    pausedDays: 2,
    status: 4,
    ended: line.outcome === null ? null : day("2023-02-21"),
    promise: { post: words.post, on: TODAY },
    reappointments: 3,
    apologies: (["owed", "drafted", "sent", "done", "not-owed"] as const).map((stage, index) => ({
      deadlineId: `deadline-${index}` as never,
      number: index + 1,
      stage,
      newDue: index % 2 === 0 ? null : day("2023-02-28"),
    })),
    source: "typed",
    asOf: AS_OF,
    options: ALL,
    ...over,
  };
}

export function linesWith(words: Words): readonly DossierLine[] {
  const line: DossierLine = {
    dossierId: "dossier-1" as never,
    code: "000.00.05.H49-230220-0012",
    procedure: words.title,
    unit: words.unit,
    due: occasion("2023-02-24"),
    dueTime: null,
    left: leftOf({ workingDays: 1, hours: 3, daysOff: [day("2023-05-01")] }),
    isToldLate: true,
    isWaiting: false,
    isLateByRule: false,
    isPromised: false,
    outcome: null,
  };
  const shapes: readonly Partial<DossierLine>[] = [
    {},
    { unit: "", dueTime: time("16:30"), isPromised: true },
    { left: leftOf({ isPast: true, workingDays: 2 }) },
    { left: leftOf({ isPast: true, hours: 3, minutes: 20 }) },
    { left: leftOf({ minutes: 20 }) },
    { left: leftOf({}) },
    { left: leftOf({ isPast: true }) },
    { left: leftOf({ isPast: true, workingDays: 2 }), isToldLate: false },
    { isWaiting: true },
    { isLateByRule: true },
    { outcome: "on-time" },
    { outcome: "late", isLateByRule: true },
  ];
  return shapes.map((over, index) => ({
    ...line,
    dossierId: `dossier-${index}` as never,
    code: `${line.code}${index}`,
    ...over,
  }));
}

function leftOf(over: Partial<WorkingTimeLeft>): WorkingTimeLeft {
  return { isPast: false, workingDays: 0, hours: 0, minutes: 0, daysOff: [], ...over };
}

function draftWith(words: Words): DossierDraft {
  return {
    ...emptyDossierDraft("draft" as never, "unit" as never),
    code: "0012",
    procedure: words.title,
    field: words.area,
    received: occasion("2023-02-20 15:30"),
    limit: { kind: "days", count: 3 },
    namesApplicant: true,
  };
}

function withoutAge<Shown extends { readonly asOf: unknown }>({ asOf: _, ...rest }: Shown) {
  return rest;
}

const QUANG_DIEN: RateFigures = {
  received: 4_063,
  onTime: 3_928,
  late: 82,
  open: 53,
  overdueOpen: 12,
  online: 1_200,
  onlineOf: 4_063,
  paidOnline: 0,
  paidOnlineOf: 0,
  digitised: 4_063,
  digitisedOf: 4_063,
};
const NO_RATES: RateFigures = {
  ...QUANG_DIEN,
  received: 0,
  onTime: 0,
  late: 0,
  open: 0,
  overdueOpen: 0,
  online: 0,
  onlineOf: 0,
  digitised: 0,
  digitisedOf: 0,
};

function ratesWith(words: Words): readonly DossierRatesContent[] {
  const content = {
    kind: "dossier-rates",
    today: TODAY,
    from: day("2022-01-01"),
    to: day("2022-06-14"),
    scope: "all",
    whole: QUANG_DIEN,
    asOf: AS_OF,
    targets: [],
  } as const;
  const few = { ...QUANG_DIEN, received: 4, onTime: 3, late: 0, overdueOpen: 1 };
  const row = (name: string) => [
    { name, figures: QUANG_DIEN },
    { name, figures: few },
    { name, figures: { ...NO_RATES, received: 1 } },
  ];
  const share = { part: 3_928, whole: 4_010, hundredths: 9_796 };
  return [
    ...([null, ...DOSSIER_PERIODS] as const).map((period): DossierRatesContent => ({
      ...content,
      by: "whole",
      period,
      rows: [],
      ...ALONE,
      targets: [
        {
          name: "on-time",
          wanted: 1e4,
          share,
        },
        {
          name: "online",
          wanted: 5e3,
          share,
        },
        {
          name: "paid-online",
          wanted: 3e3,
          share: {
            ...share,
            hundredths: 1250,
          },
        },
        {
          name: "digitised",
          wanted: 9e3,
          share,
        },
      ],
    })),
    { ...content, by: "unit", period: "year", rows: row(words.unit), ...PAGE },
    { ...content, by: "field", period: "year", rows: [...row(words.area), ...row("")], ...ALONE },
    { ...content, by: "month", period: null, rows: row("2022-02-01"), ...ALONE },
    {
      ...content,
      by: "whole",
      period: "year",
      rows: [],
      ...ALONE,
      scope: "units",
      whole: NO_RATES,
      asOf: null,
    },
  ];
}

/** What the summaries say of dossiers and apologies. */
export function dossierSummaries({ unit }: Words): Pick<Summary, "dossiers" | "apologies"> {
  const worst = [
    { unit, count: 9 },
    { unit: "", count: 1 },
  ];
  return {
    dossiers: { figures: QUANG_DIEN, late: 10, worst, near: 3, asOf: AS_OF },
    apologies: { owed: 4, overdue: 3, ignored: 2, worst, unticked: 1 },
  };
}

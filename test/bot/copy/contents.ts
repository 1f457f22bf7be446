/** Every kind of content in its several shapes, with words of the test's choosing in it. */
import type {
  Bundle,
  BundleItem,
  Content,
  Item,
  ListGroupName,
  Reckoning,
  Summary,
} from "../../../domain/content.ts";
import type { DeadlineStateName } from "../../../domain/deadline.ts";
import type { DocumentReference } from "../../../domain/document-reference.ts";
import type { Figures } from "../../../domain/figures.ts";
import type { NoticeSection } from "../../../domain/ladder.ts";
import type { LocalMoment } from "../../../domain/message.ts";
import { readRung } from "../../../domain/rung.ts";
import type { LocalDate } from "../../../domain/time.ts";
import { vietnameseCalendar } from "../../builders/calendar.ts";
import { at, day, time } from "../../builders/time.ts";
import { INVITE_WAYS } from "./channel-contents.ts";
import { followUpContents, followUpShown } from "./follow-up-contents.ts";
import { importContents } from "./import-contents.ts";
import { oversightContents } from "./oversight-contents.ts";
import { reviewContents } from "./review-contents.ts";
import { handlingContents, handlingShown } from "./handling-contents.ts";
import { apologyContents } from "./apology-contents.ts";
import { apologyRulesContents } from "./apology-rules-contents.ts";
import { dossierNotes } from "./dossier-note-contents.ts";
import { dossierContents, dossierSummaries } from "./dossier-contents.ts";
import { directiveContents } from "./directive-contents.ts";
import { recordContents } from "./record-contents.ts";
import { searchContents } from "./search-contents.ts";
import { personContents, takeoverOf } from "./person-contents.ts";
import { proofContents } from "./proof-contents.ts";
import type { Words } from "./words.ts";

export type Kind = Content["kind"];

export const PLAIN: Words = {
  title: "Xây dựng kế hoạch tuyên truyền, phổ biến giáo dục pháp luật",
  label: "Kế hoạch",
  unit: "Phòng Tư pháp",
  post: "Trưởng phòng Tư pháp",
  area: "Cải cách thể chế",
  reason: "Chờ Sở Tư pháp hướng dẫn",
  fileName: "ke-hoach.pdf",
};

const TODAY = day("2023-04-10");
const CALENDAR = vietnameseCalendar();
const STATES: readonly DeadlineStateName[] = [
  "open",
  "awaiting",
  "done",
  "submitted",
  "accepted",
  "returned",
  "waived",
];
const SECTIONS: readonly NoticeSection[] = [
  "overdue",
  "warning",
  "due",
  "proof",
  "signature",
  "support",
  "status",
  "own-date",
  "escalation",
  "closing",
  "unlinked",
];
const RUNGS = [
  "-20",
  "0",
  "0-afternoon",
  "written-5",
  "written-afternoon",
  "+3",
  "monday2",
  "cut-off-5",
  "cut-off-0",
  "coordinator",
  "leader",
  "before-coordinator",
  "before-leader",
  "present",
  "offer-closing",
  "presented",
  "signature-2",
  "signature+1",
  "proof+2",
  "proof-monday1",
  "status-2023-03-31~2",
  "status-2023-03-31~0",
  "own-date-0",
  "support-asked",
  "support-2",
  "snoozed-2023-03-24 -5",
  "handed-over +3",
  "of another time",
];

const WHY = {
  kind: "why",
  messageKind: "morning",
  time: time("07:30"),
  more: 3,
  notes: [
    ...dossierNotes(PLAIN),
    { kind: "uncertain", messages: 2 },
    { kind: "task-complete", code: null, label: "Báo cáo", title: "", units: 20, exempt: 1 },
    { kind: "stand-in", absent: "Chánh Văn phòng", from: day("2023-03-27"), to: day("2023-04-07") },
    { kind: "stand-in-ended", absent: "Trưởng phòng", from: day("2023-03-27"), to: TODAY },
    {
      kind: "moved-away",
      unitId: "u" as never,
      code: null,
      label: "Báo cáo",
      title: "",
      from: "Phòng Nội vụ",
      to: "Phòng Y tế",
    },
    { kind: "invite-in-group", post: "Trưởng phòng" },
    { kind: "role-given", post: "Chuyên viên", role: "leader", by: null },
    { kind: "desk-changed", unit: "Phòng Y tế", isDesk: false, by: "Trưởng phòng Nội vụ" },
    { kind: "takeover", unitId: "u" as never, unit: "Phòng Y tế", role: "head", work: null },
  ],
} as const;

/** Of a day off, of a working day, of none. */
const RECKONINGS: readonly (Reckoning | null)[] = [
  {
    date: day("2023-12-31"),
    workingDay: day("2023-12-29"),
    workingDays: 5,
    daysOff: [day("2023-12-26")],
  },
  { date: TODAY, workingDay: TODAY, workingDays: 2, daysOff: [] },
  null,
];

const REFERENCE: DocumentReference = {
  number: "15/KH-UBND",
  kind: "KH",
  issuer: "UBND",
  date: day("2023-03-20"),
  subject: null,
};

export type Contents = { readonly [Each in Kind]: readonly Extract<Content, { kind: Each }>[] };

/** By kind, so that a new kind of content does not compile without a sample of its own. */
export function contentsWith(words: Words): Contents {
  const item = itemWith(words, {});
  const report = itemWith(words, {
    code: null,
    title: "",
    taskId: null,
    cutOff: day("2023-04-14"),
  });
  const group = itemWith(words, { progress: { done: 17, total: 21 } });
  const ofPost = itemWith(words, { post: words.post });
  const ifAny = itemWith(words, { label: "Báo cáo (nếu có)" });
  const items = [item, report, group, ...shapes(words), ofPost, ifAny];
  const bundles = ["head", "coordinator", "leader"].map((role) =>
    bundleWith(words, role as Bundle["role"]),
  );
  const messageId = "message" as never;
  return {
    "how-to-link": [
      { kind: "how-to-link", byLink: true },
      { kind: "how-to-link", byLink: false },
    ],
    "private-only": [{ kind: "private-only" }],
    linked: [
      ...(["leader", "coordinator", "head", "officer"] as const).map((role) => ({
        kind: "linked" as const,
        post: words.post,
        role,
      })),
      ...[true, false].map((isHere) => ({
        kind: "linked" as const,
        post: words.post,
        role: "head" as const,
        pushesTo: { name: { channel: "Zalo", bot: null }, isHere },
      })),
      {
        kind: "linked",
        post: words.post,
        role: "head",
        formerPost: words.post,
        takeover: takeoverOf(words),
      },
    ],
    "bot-full": [null, { bot: null }, { bot: "Đôn Đốc 2" }].map((other) => ({
      kind: "bot-full",
      people: 50,
      other,
    })),
    "invite-refused": [
      { kind: "invite-refused", reason: "wrong" },
      { kind: "invite-refused", reason: "too-many" },
      { kind: "invite-refused", reason: "in-group" },
    ],
    help: [
      { kind: "help", post: words.post, commands: ["nhiemvu", "lich", "trogiup"] },
      { kind: "help", post: words.post, commands: [] },
    ],
    "unknown-words": [
      { kind: "unknown-words", nearest: null },
      { kind: "unknown-words", nearest: "nhap" },
    ],
    together: [
      {
        kind: "together",
        parts: [
          { kind: "refused", reason: "gone" },
          { kind: "help", post: words.post, commands: ["nhiemvu"] },
        ],
      },
    ],
    "choice-not-taken": [
      { kind: "choice-not-taken", reason: "none", mark: "7", from: "1", to: "6" },
      { kind: "choice-not-taken", reason: "none", mark: "7", from: "1", to: "1" },
      { kind: "choice-not-taken", reason: "several", mark: "1" },
      { kind: "choice-not-taken", reason: "old" },
      { kind: "choice-not-taken", reason: "words-wanted" },
      { kind: "choice-not-taken", reason: "no-more" },
      { kind: "choice-not-taken", reason: "nothing-before" },
    ],
    "task-list": [
      taskList(words, []),
      taskList(words, items),
      { ...taskList(words, items), scope: "all", filter: words.title.slice(0, 100) },
      { ...taskList(words, items), wish: "extend" },
    ],
    task: [
      task(words, items),
      { ...task(words, [item]), progress: null, support: [] },
      { ...task(words, []), lead: Array.from({ length: 60 }, () => words.unit) },
    ],
    deadline: items.map((each) => deadlineContent(words, each)),
    "done-recorded": items.flatMap((each) =>
      [[], [words.label, words.label]].map(
        (missingParts) => ({ kind: "done-recorded", item: each, missingParts }) as const,
      ),
    ),
    presented: [{ kind: "presented", item, signer: words.post }],
    "ask-signer": [{ kind: "ask-signer", item, signers: [{ id: "a" as never, post: words.post }] }],
    "no-signer": [{ kind: "no-signer" }],
    "ask-waive-reason": [{ kind: "ask-waive-reason", item }],
    waived: [{ kind: "waived", item: itemWith(words, { state: "waived" }) }],
    "ask-late-reason": [{ kind: "ask-late-reason", item }],
    "late-reason-recorded": [{ kind: "late-reason-recorded", item }],
    reopened: [{ kind: "reopened", item }],
    "blank-reason": [{ kind: "blank-reason" }],
    cancelled: [{ kind: "cancelled" }],
    refused: (["not-yours", "gone", "role"] as const).map((reason) => ({
      kind: "refused",
      reason,
    })),
    "not-possible": STATES.map((state) => ({
      kind: "not-possible",
      item,
      error: { code: "not-open", state },
    })),
    calendar: [
      { kind: "calendar", from: TODAY, to: day("2023-05-10"), items: [] },
      {
        kind: "calendar",
        from: TODAY,
        to: day("2023-05-10"),
        items: items.filter(({ due }) => due),
      },
      { kind: "calendar", from: TODAY, to: day("2023-05-10"), items: Array(40).fill(item) },
    ],
    summary: (["whole", "units", "areas", "overdue"] as const).map((part) => ({
      kind: "summary",
      summary: summaryWith(words),
      part,
    })),
    weekly: [true, false].flatMap((draft) =>
      [null, ...bundles].map((bundle) => ({
        kind: "weekly" as const,
        draft,
        summary: summaryWith(words),
        bundle,
        messageId,
      })),
    ),
    bundle: bundles.map((bundle) => ({ kind: "bundle", messageId, bundle })),
    "due-day": bundles.map((bundle) => ({ kind: "due-day", messageId, bundle })),
    event: bundles.map((bundle) => ({ kind: "event", messageId, bundle })),
    why: [
      { ...WHY, reasons: [], more: 0 },
      {
        ...WHY,
        messageKind: "event",
        reasons: RUNGS.flatMap((rung) =>
          SECTIONS.flatMap((section) =>
            RECKONINGS.map((reckoning) => ({
              item: report,
              rung: readRung(rung),
              day: TODAY,
              section,
              reckoning,
              isOutdated: reckoning === null,
              units: reckoning ? [] : Array(9).fill(words.unit),
            })),
          ),
        ),
      },
      {
        ...WHY,
        messageKind: "weekly",
        reasons: [
          {
            item: undated(words),
            rung: readRung("proof+2"),
            day: TODAY,
            section: "proof",
            isOutdated: false,
            reckoning: null,
            units: [words.unit],
          },
        ],
      },
    ],
    units: [
      {
        kind: "units",
        units: [unitLine(words, 0), unitLine(words, 3)],
        mayGroup: true,
        page: 0,
        pages: 2,
      },
      { kind: "units", units: [], mayGroup: false, page: 0, pages: 1 },
    ],
    people: [
      { kind: "people", words: "", people: [], mayArrange: false, page: 0, pages: 1 },
      { kind: "people", words: words.post, people: [], mayArrange: true, page: 0, pages: 1 },
      {
        kind: "people",
        words: words.unit,
        people: [true, false].map((linked) => ({
          id: "p" as never,
          post: words.post,
          role: "head" as const,
          unit: words.unit,
          linked,
        })),
        mayArrange: true,
        page: 1,
        pages: 3,
      },
    ],
    "invite-made": [[], INVITE_WAYS].map((ways) => ({
      kind: "invite-made" as const,
      personId: "p" as never,
      post: words.post,
      code: "ABCDEFGHJK",
      ways,
      hours: 72,
    })),
    ...importContents(words),
    ...followUpContents(words, [item, ...items]),
    ...oversightContents(words, [
      {
        item,
        rung: readRung("-5"),
        day: TODAY,
        section: "due",
        reckoning: null,
        isOutdated: false,
        units: [],
      },
    ]),
    ...reviewContents(words, [item, ...items]),
    ...handlingContents(words, [item, ...items]),
    ...directiveContents(words, [item, ...items]),
    ...recordContents(words, [item, ...items]),
    ...searchContents(words, [item, ...items]),
    ...personContents(words, [item, ...items]),
    ...proofContents(words, [item, ...items]),
    ...apologyContents(words, [item, ...items]),
    ...apologyRulesContents(words),
    ...dossierContents(words),
    "answers-paused": [{ kind: "answers-paused" }],
    unsupported: [{ kind: "unsupported" }],
    trouble: [{ kind: "trouble" }],
  };
}

export function itemWith(words: Words, over: Partial<Item>): Item {
  const due: LocalDate | null = over.due === undefined ? day("2023-03-31") : over.due;
  return {
    deadlineId: "deadline" as never,
    taskId: "task" as never,
    unitId: "unit" as never,
    kind: "deliverable",
    code: "NV-002",
    label: words.label,
    title: words.title,
    unit: words.unit,
    cutOff: null,
    timing: "dated",
    points: null,
    ownDue: null,
    isClosedLate: false,
    state: "open",
    progress: null,
    ...over,
    due,
    countdown: due ? CALENDAR.countdown(TODAY, due) : null,
  };
}

function undated(words: Words): Item {
  return itemWith(words, { due: null, timing: "ongoing", label: "" });
}

/** In every state, with every sort of date, and with every part of its name missing. */
function shapes(words: Words): readonly Item[] {
  const dates = ["2023-04-09", "2023-04-10", "2023-04-12", "2023-05-04", "2023-12-31"];
  return [
    ...STATES.map((state) => itemWith(words, { state })),
    ...dates.map((due) => itemWith(words, { due: day(due) })),
    undated(words),
    itemWith(words, { due: null, timing: "unspecified" }),
    itemWith(words, { label: "" }),
    itemWith(words, { code: null, label: "" }),
    itemWith(words, { due: day("2023-12-30"), ownDue: day("2023-09-15") }),
    itemWith(words, { due: day("2023-02-28"), isClosedLate: true }),
  ];
}

function bundleWith(words: Words, role: Bundle["role"]): Bundle {
  const items: readonly BundleItem[] = [
    ...shapes(words),
    itemWith(words, { code: null, title: "", cutOff: day("2023-04-14") }),
  ].map((item, index) => ({
    ...item,
    missedDays: index % 2 ? [day("2023-04-05"), day("2023-04-07")] : [],
    signedSince: item.state === "awaiting" ? day("2023-04-03") : null,
    lateReason: index % 3 ? null : words.reason,
    returnedFor: index % 3 ? null : words.reason,
    extension: null,
    points: index % 4 ? null : 50,
    request: index % 3 ? { wantedBy: day("2023-04-20"), words: words.reason } : null,
    goesTo: index % 2 ? ["coordinator"] : ["coordinator", "leader"],
    cutOffIn: item.cutOff ? index % 3 : null,
  }));
  return {
    post: words.post,
    today: TODAY,
    role,
    sections: SECTIONS.map((name) => ({ name, items: items.map((each) => ({ ...each })) })),
    namesUnits: role === "coordinator",
    notes: [
      {
        kind: "delivery-delayed",
        since: "2023-04-09T16:50" as LocalMoment,
        until: "2023-04-10T07:31" as LocalMoment,
        messages: 12,
      },
      { kind: "invite-in-group", post: words.post },
      { kind: "role-given", post: words.post, role: "coordinator", by: words.post },
      { kind: "desk-changed", unit: words.unit, isDesk: true, by: words.post },
      {
        kind: "takeover",
        unitId: "u" as never,
        unit: words.unit,
        role: "officer",
        work: takeoverOf(words),
      },
      { kind: "uncertain", messages: 2 },
      { kind: "budget", channel: "Zalo", used: 2_400, limit: 3_000, forecast: 3_480 },
      { kind: "budget", channel: "Zalo", used: 2_400, limit: 3_000, forecast: 3_480, people: 50 },
      ...[1, 3].map((times) => ({
        kind: "gap" as const,
        channel: "Zalo",
        from: `${TODAY}T08:10` as LocalMoment,
        to: `${TODAY}T08:25` as LocalMoment,
        times,
      })),
      { kind: "stand-in", absent: words.post, from: day("2023-04-11"), to: day("2023-04-14") },
      {
        kind: "stand-in-ended",
        absent: words.post,
        from: day("2023-04-03"),
        to: day("2023-04-14"),
      },
      ...dossierNotes(words),
    ],
    snoozes: [
      { time: "afternoon", day: TODAY },
      { time: "tomorrow", day: day("2023-04-11") },
    ],
  };
}

function summaryWith(words: Words): Summary {
  const share = { name: words.unit, total: 5, done: 2, late: 1, overdue: 3 };
  const figures: Figures = {
    year: 2023,
    asOf: TODAY,
    tasks: { total: 47, done: 24, due: 26, doneOfDue: 24, ongoing: 1, undated: 2 },
    deadlines: {
      open: 9,
      overdue: 4,
      awaiting: 1,
      done: 2,
      submitted: 3,
      accepted: 5,
      returned: 1,
      waived: 1,
    },
    byUnit: [share, { ...share, overdue: 0 }],
    byArea: [{ ...share, name: words.area }],
  };
  return {
    today: TODAY,
    organisation: "UBND huyện Cù Lao Dung",
    figures,
    overdue: shapes(words),
    dueThisWeek: shapes(words),
    directives: { total: 64, onTime: 63, corrected: 1, toCome: 2 },
    ...dossierSummaries(words),
    change: { since: day("2023-04-03"), tasksDone: 2, overdue: -1 },
  };
}

type Of<Each extends Kind> = Extract<Content, { kind: Each }>;

function taskList(words: Words, items: readonly Item[]): Of<"task-list"> {
  const names = [
    "overdue",
    "unproved",
    "next-seven-days",
    "this-quarter",
    "later",
    "ongoing",
    "undated",
    "settled",
    "support",
  ] as const satisfies readonly ListGroupName[];
  return {
    kind: "task-list",
    post: words.post,
    filter: "",
    scope: "units",
    namesUnits: items.length > 0,
    today: TODAY,
    groups: names.flatMap((name, index) => {
      const shown = items.slice(2 * index, 2 * index + 2);
      return shown.length > 0 ? [{ name, total: items.length, items: shown }] : [];
    }),
    page: 0,
    pages: items.length > 0 ? 3 : 1,
  };
}

function task(words: Words, items: readonly Item[]): Of<"task"> {
  return {
    kind: "task",
    code: "NV-002",
    area: words.area,
    title: words.title,
    plan: "03/KH-UBND",
    lead: [words.unit],
    support: [words.unit, words.unit],
    items,
    progress: { done: 17, total: 20 },
    missing: [words.unit, words.unit, words.unit],
  };
}

function deadlineContent(words: Words, item: Item): Of<"deadline"> {
  const deeds = [
    "reported-done",
    "presented",
    "reopened",
    "waived",
    "submitted-evidence",
    "gave-late-reason",
    "gave-status-line",
    "registered-own-date",
    "closed-late",
    "reopened-late",
    "asked-support",
  ];
  const evidenceId = "evidence" as never;
  const sent = { evidenceId, day: TODAY, link: null, fileName: null, reference: null };
  return {
    kind: "deadline",
    item,
    area: words.area,
    evidence: [
      { ...sent, link: "https://vanban.example.vn/15" },
      { ...sent, link: "https://vanban.example.vn/15", reference: REFERENCE },
      { ...sent, fileName: words.fileName },
      { ...sent, reference: REFERENCE },
      { ...sent, reference: { ...REFERENCE, number: null } },
      { ...sent, reference: { ...REFERENCE, date: null } },
    ],
    history: deeds.map((what, index) => ({
      at: at("2023-04-10 09:00"),
      day: TODAY,
      by: index % 2 ? words.post : null,
      what,
    })),
    mayChange: true,
    mayReopen: true,
    mayReview: true,
    signer: item.state === "awaiting" ? words.post : null,
    followUp: followUpShown(words, item.state === "open"),
    handling: handlingShown(words, item.state === "open"),
  };
}

function unitLine(words: Words, people: number) {
  return { id: "u" as never, name: words.unit, people, linked: Math.min(people, 1), open: 4 };
}

/** What is said while a document is brought in, in its several shapes. */
import type { Content } from "../../../domain/content.ts";
import type { ImportId } from "../../../domain/ids.ts";
import type { ImportContent, ImportNote, ImportParts } from "../../../domain/import-content.ts";
import type { ImportListName } from "../../../domain/import-action.ts";
import type { DoubtfulPlace } from "../../../domain/import-corrections.ts";
import { overviewOf } from "../../../domain/import-overview.ts";
import { orgOverviewOf, type OrgOverview } from "../../../domain/org-overview.ts";
import {
  NO_CORRECTIONS,
  type DocumentProblem,
  type ImportPreview,
  type ImportProblem,
  type NamedUnit,
  type PhraseQuestion,
  type RowCorrection,
} from "../../../domain/plan-import.ts";
import type { ScoreSet, ScoresPreview } from "../../../domain/scores.ts";
import { day } from "../../builders/time.ts";
import { dossierOverviews, rejectedPage } from "./dossier-import-contents.ts";
import type { Words } from "./words.ts";

type ImportKind = ImportContent["kind"];
type ImportContents = {
  readonly [Each in ImportKind]: readonly Extract<Content, { kind: Each }>[];
};

const importId = "import" as ImportId;
const planId = "plan" as never;

/** Where a file can be given; as other links, it is of an office's own. */
export const UPLOAD = { url: "https://vanban.example.vn/u/0aB1cD2eF3", minutes: 30 };

export function importContents(words: Words): ImportContents {
  const parts = partsWith(words);
  const units: readonly NamedUnit[] = Array.from({ length: 8 }, (_, index) => ({
    id: `unit-${index}` as never,
    name: words.unit,
  }));
  const questions: readonly PhraseQuestion[] = questionsWith(words, units);
  return {
    "ask-file": [UPLOAD, null].flatMap((upload) =>
      [false, true].map((isForDossiers) => ({ kind: "ask-file" as const, upload, isForDossiers })),
    ),
    "reading-file": [null, { rowsDone: 4_000, rowsInAll: 10_000 }].map((progress) => ({
      kind: "reading-file",
      name: words.fileName,
      progress,
    })),
    "import-ask-year": [false, true].map((isAgain) => ({
      kind: "import-ask-year",
      importId,
      fileName: words.fileName,
      years: [2023, 2024, 2022],
      isAgain,
    })),
    "import-preview": [
      ...parts.map((each) => ({
        kind: "import-preview" as const,
        importId,
        shown: "shown",
        note: null,
        ...each,
      })),
      ...notesWith(words).map((note) => ({
        kind: "import-preview" as const,
        importId,
        shown: "shown",
        note,
        plan: overviewOf(previewWith(words, "new")),
        scores: null,
        org: null,
        dossiers: null,
        isOrgApart: false,
      })),
    ],
    "import-rejected": [rejectedPage(words)],
    "import-list": listsWith(words),
    "import-rows": [
      {
        kind: "import-rows",
        importId,
        places: placesWith(words).map((place) => ({
          ...place,
          text: words.title,
          isCorrectable: place.row !== null,
          lead: words.unit,
        })),
        open: 12,
        settled: 3,
        page: 1,
        pages: 3,
      },
    ],
    "import-row": placesWith(words)
      .filter(({ row }) => row !== null)
      .map((place) => ({ kind: "import-row", importId, row: rowWith(words, place) })),
    "import-no-row": [{ kind: "import-no-row", importId, row: 99 }],
    "import-ask-date": [false, true].map((isAgain) => ({
      kind: "import-ask-date",
      importId,
      row: 9,
      title: words.title,
      timings: isAgain ? [] : [words.reason],
      year: 2023,
      isAgain,
    })),
    "import-question": questions.map((question, index) => ({
      kind: "import-question",
      importId,
      note: index === 0 ? null : { kind: "new-unit", phrase: words.unit },
      question,
      index,
      total: index === 0 ? 1 : questions.length,
    })),
    "import-units": [
      { subject: { row: 7 }, typed: null, units },
      { subject: { phrase: words.unit }, typed: words.unit, units },
      { subject: { phrase: words.unit }, typed: words.unit, units: [] },
    ].map((each) => ({ kind: "import-units", importId, page: 1, pages: 3, ...each })),
    "import-done": [0, 4].flatMap((unlinked) =>
      parts.map((each) => ({
        kind: "import-done" as const,
        parts: each,
        planId: each.plan ? planId : null,
        importId: each.plan?.change === "none" ? null : importId,
        unlinked,
      })),
    ),
    "import-ask-undo": ([[], ["scores"], ["scores", "org"]] as const).map((staying) => ({
      kind: "import-ask-undo",
      importId,
      staying,
    })),
    "import-undone": (["new", "changed"] as const).map((was) => ({
      kind: "import-undone",
      undone: { planName: words.fileName, was, tasks: 19 },
    })),
    "import-not-undone": [
      { kind: "import-not-undone", problem: { code: "nothing-to-undo" } },
      { kind: "import-not-undone", problem: { code: "worked-on", deadlines: 3 } },
      { kind: "import-not-undone", problem: { code: "overtaken" } },
    ],
    "import-ask-close-past": [{ kind: "import-ask-close-past", planId, planName: words.fileName }],
    "import-past-closed": [12, 0].map((closed) => ({ kind: "import-past-closed", closed })),
    "import-refused": [true, false].flatMap((isUnasked) =>
      problemsWith(words).map((problem) => ({
        kind: "import-refused",
        problem,
        isUnasked,
        ...(!isUnasked && { isAsked: true }),
      })),
    ),
    "import-over": [{ kind: "import-over" }],
    groups: [
      { kind: "groups", groups: [], page: 0, pages: 1 },
      {
        kind: "groups",
        groups: [{ id: "g" as never, phrase: words.unit, members: 8 }],
        page: 1,
        pages: 3,
      },
    ],
    group: groupsWith(words),
  };
}

function previewWith(words: Words, change: ImportPreview["change"]): ImportPreview {
  const text = words.title;
  const problems: readonly DocumentProblem[] = [
    { code: "nothing-found" },
    { code: "no-plan-number" },
    { code: "report-period", text },
    { code: "stray-duty", text },
    row({ code: "timing", text, problem: { code: "unreadable", text } }),
    row({ code: "timing", text, problem: { code: "no-such-date", text } }),
    row({ code: "timing", text, problem: { code: "empty" } }),
    row({ code: "unpaired", deliverables: 2, timings: 3, text }),
    row({ code: "no-lead", text }),
    row({ code: "no-title", text }),
    row({ code: "no-area", text }),
    row({ code: "no-points", text }),
  ];
  const names = Array.from({ length: 9 }, () => words.unit);
  const isNone = change === "none";
  return {
    plan: {
      kind: "appendix",
      number: "03/KH-UBND",
      issuer: "UBND huyện",
      issuedOn: day("2023-01-04"),
      title: words.title,
      year: 2023,
      tasks: [],
      reportPeriods: [
        {
          name: "Báo cáo Quý I/2023",
          from: day("2022-12-05"),
          to: day("2023-03-05"),
          due: day("2023-03-10"),
          owedBy: [],
        },
      ],
      problems: isNone ? [] : problems,
    },
    planName: words.fileName,
    counts: { tasks: 19, areas: 7, deadlines: 134, reports: 84, undated: 3 },
    change,
    tasksAdded: names,
    tasksChanged: names,
    tasksMissing: change === "changed" ? names : [],
    newUnits: names,
    unknownGroups: [words.unit],
    ambiguousUnits: names,
    codes: [],
    byUnit: names.map((unit, index) => ({ unit, tasks: index, deadlines: 9 - index })),
    byMonth: [
      { month: "2023-01", deadlines: 2 },
      { month: "2023-03", deadlines: 5 },
      { month: "2024-12", deadlines: 40 },
    ],
    questions: isNone ? [] : questionsWith(words, [{ id: "u" as never, name: words.unit }]),
    corrections: isNone
      ? NO_CORRECTIONS
      : {
          rows: { "3": { isSkipped: true, due: null, leadId: null } },
          phrases: { [words.unit]: { kind: "new-unit" } },
          dropsMissing: false,
        },
    past: isNone ? 0 : 12,
  };
}

function partsWith(words: Words): readonly ImportParts[] {
  const plan = (change: ImportPreview["change"]) => overviewOf(previewWith(words, change));
  const [changed, same] = [scoresWith(words, "changed"), scoresWith(words, "same")];
  const none = { scores: null, org: null, dossiers: null, isOrgApart: false };
  return [
    { ...none, plan: plan("new"), isOrgApart: true },
    { ...none, plan: plan("changed"), scores: changed, org: orgWith(words) },
    { ...none, plan: plan("none"), scores: same },
    { ...none, plan: null, scores: scoresWith(words, "new"), isOrgApart: true },
    { ...none, plan: null, org: orgWith(words) },
    ...dossierOverviews(words).map((dossiers) => ({ ...none, plan: null, dossiers })),
  ];
}

function scoresWith(words: Words, change: ScoresPreview["sets"][number]["change"]): ScoresPreview {
  const score = { max: 10_000, assessed: 9_411, self: 9_600, survey: null, lost: 589 };
  const set: ScoreSet = {
    name: `Chỉ số cải cách hành chính: ${words.area}`,
    year: 2023,
    period: "6 tháng đầu năm",
    areas: [{ name: words.area, ...score }],
    criteria: [
      {
        name: words.title,
        area: words.area,
        max: 50,
        assessed: 0,
        self: 50,
        lost: 50,
        reason: words.reason,
      },
    ],
    total: { ...score, selfGap: 189 },
    met: 40,
    of: 48,
  };
  return { sets: [{ set, change }], problems: [] };
}

function orgWith(words: Words): OrgOverview {
  const place = { list: "units", row: 4, text: words.unit } as const;
  const person = { post: words.post, name: "Nguyễn Thị Hoa" };
  return orgOverviewOf({
    change: "changed",
    unitsAdded: Array.from({ length: 9 }, () => words.unit),
    unitsChanged: [],
    groups: [{ phrase: words.unit, members: 8 }],
    peopleAdded: [
      {
        ...person,
        roles: Array.from({ length: 5 }, () => ({ role: "officer", unit: words.unit })),
      },
      { ...person, name: null, roles: [{ role: "leader", unit: null }] },
    ],
    peopleChanged: [{ ...person, roles: [] }],
    problems: [
      { code: "unknown-unit", ...place },
      { code: "alias-twice", ...place },
      { code: "bad-date", ...place, text: "30/6/2025" },
      { code: "cycle", ...place },
      { code: "too-long", ...place },
      { code: "too-many", ...place, list: "people", what: "leading-roles", most: 50 },
    ],
  });
}

function notesWith(words: Words): readonly ImportNote[] {
  return [
    { kind: "dated", row: 9, due: day("2023-12-31") },
    { kind: "led", row: 9, unit: words.unit },
    { kind: "skipped", row: 9 },
    { kind: "taken-back", row: 9 },
    { kind: "restored", row: 9 },
    { kind: "means", phrase: words.unit, unit: words.unit },
    { kind: "new-unit", phrase: words.unit },
    { kind: "group", phrase: words.unit, members: 8 },
    { kind: "asked-again" },
    { kind: "outdated" },
  ];
}

function listsWith(words: Words): ImportContents["import-list"] {
  const lists: readonly ImportListName[] = ["units", "new-units", "added", "changed", "missing"];
  return lists.map((list) => ({
    kind: "import-list",
    importId,
    list,
    lines: Array.from({ length: 15 }, () => words.unit),
    counts:
      list === "units"
        ? [
            { tasks: 3, deadlines: 9 },
            { tasks: 0, deadlines: 4 },
          ]
        : [],
    total: 40,
    page: 1,
    pages: 3,
  }));
}

function questionsWith(words: Words, candidates: readonly NamedUnit[]): readonly PhraseQuestion[] {
  const phrase = words.unit;
  return [
    { kind: "near-miss", phrase, candidates },
    { kind: "near-miss", phrase, candidates: [] },
    { kind: "ambiguous", phrase, candidates },
    { kind: "unknown-group", phrase, isOwing: true },
    { kind: "unknown-group", phrase, isOwing: false },
  ];
}

function placesWith(words: Words): readonly DoubtfulPlace[] {
  const { problems } = previewWith(words, "new").plan;
  const corrections: readonly (RowCorrection | null)[] = [
    null,
    { isSkipped: true, due: null, leadId: null },
    { isSkipped: false, due: day("2023-12-31"), leadId: "u" as never },
  ];
  const rest = { isUndated: false, isSettled: false };
  return [
    ...corrections.map((correction) => ({ row: 9, problems, correction, ...rest })),
    {
      row: null,
      problems: [{ code: "report-period", text: words.title }],
      correction: null,
      ...rest,
    },
    { row: 4, problems: [], isUndated: false, correction: corrections[1] ?? null, isSettled: true },
    { row: 5, problems: [], isUndated: true, correction: null, isSettled: true },
  ];
}

function rowWith(words: Words, place: DoubtfulPlace) {
  const due = Array.from({ length: 12 }, (_, index) =>
    day(`2023-${`${index + 1}`.padStart(2, "0")}-20`),
  );
  return {
    row: 9,
    area: words.area,
    title: words.title,
    lead: [words.unit, words.unit],
    deliverables: [
      { label: words.label, timing: words.reason, due },
      { label: "", timing: "", due: [] },
      ...Array.from({ length: 7 }, () => ({ label: words.label, timing: words.reason, due: [] })),
    ],
    place,
    leadGiven: words.unit,
  };
}

function problemsWith(words: Words): readonly ImportProblem[] {
  return [
    { code: "dossiers-only" },
    { code: "unsupported-format", name: words.fileName },
    { code: "old-format", name: words.fileName },
    { code: "pdf" },
    { code: "encrypted" },
    { code: "bomb" },
    { code: "too-heavy" },
    { code: "too-large", limitMegabytes: 20 },
    { code: "unreadable" },
    { code: "empty" },
    { code: "not-like-a-plan" },
    { code: "nothing-found" },
    { code: "no-year" },
    { code: "gone" },
  ];
}

function groupsWith(words: Words): ImportContents["group"] {
  const members = [
    { member: { name: words.unit }, name: words.unit, isIn: true },
    ...[true, false].map((isIn) => ({
      member: { unitId: "u" as never },
      name: words.unit,
      isIn,
    })),
  ];
  const names = Array.from({ length: 20 }, () => words.unit);
  const kinds = ["commune", "department", "committee", "centre", "unit", "bệnh viện"].map(
    (unitKind, index) => ({ unitKind, count: 8, isIn: index % 2 === 0 }),
  );
  return [{ importId, phrase: words.unit }, { groupId: "g" as never }].flatMap((target) =>
    [
      null,
      { added: 0, unknown: [], unclear: [] },
      { added: 3, unknown: names, unclear: names },
    ].map((typed) => ({
      kind: "group" as const,
      target,
      phrase: words.unit,
      members,
      chosen: 2,
      kinds,
      typed,
      page: 1,
      pages: 3,
    })),
  );
}

function row(problem: Extract<DocumentProblem, { code: "row" }>["problem"]): DocumentProblem {
  return { code: "row", row: 9, text: problem.text, problem };
}

/** What proof-content.ts can say, in its several shapes. */
import type { Item } from "../../../domain/content.ts";
import type { DocumentReference } from "../../../domain/document-reference.ts";
import type { EvidenceId } from "../../../domain/ids.ts";
import type { CriterionLine, HowRecorded, ProofContent } from "../../../domain/proof-content.ts";
import { day } from "../../builders/time.ts";
import type { ContentsOf } from "./contents-of.ts";
import { UPLOAD } from "./import-contents.ts";
import type { Words } from "./words.ts";

type Recorded = Extract<ProofContent, { kind: "evidence-recorded" }>;

const evidenceId = "evidence" as EvidenceId;
const HOW: readonly HowRecorded[] = ["recorded", "completed", "known", "corrected", "handed-in"];
const REFERENCE: DocumentReference = {
  number: "15/KH-UBND",
  kind: "KH",
  issuer: "UBND",
  date: day("2023-03-20"),
  subject: null,
};

/** @param given items of every state and shape */
export function proofContents(words: Words, given: readonly Item[]): ContentsOf<ProofContent> {
  const items = [...new Set(given)];
  const [item, other] = items;
  if (!item || !other) throw new Error("no items");
  const criteria = criteriaOf(words);
  const criterion = criteria[0]!.criterion;
  const of = { criterion, evidenceId, reference: REFERENCE, awaitsFile: false } as const;
  const which = { kind: "ask-which", page: 0, pages: 1 } as const;
  return {
    "ask-which": [
      { ...which, items: items.slice(0, 6), pages: 3 },
      { ...which, items: items.slice(6, 12), page: 1, pages: 3, hasCriteria: true },
      { ...which, items: [item], isNarrowed: true },
      { ...which, items: [], hasCriteria: true },
    ],
    "ask-evidence": [
      ...items.map((each) => ({ kind: "ask-evidence", item: each, upload: null }) as const),
      { kind: "ask-evidence", item, upload: UPLOAD },
    ],
    "upload-offer": [UPLOAD, null].flatMap((upload) =>
      [true, false].map((isAgain) => ({ kind: "upload-offer", upload, isAgain }) as const),
    ),
    "nothing-to-prove": [{ kind: "nothing-to-prove" }],
    "bad-link": (["not-a-link", "not-web", "has-login", "not-public"] as const).flatMap((problem) =>
      [true, false].map((isAsked) => ({ kind: "bad-link", problem, isAsked }) as const),
    ),
    "file-refused": (["empty", "encrypted", "archive", "runs", "unknown-format"] as const)
      .map((code): Extract<ProofContent, { kind: "file-refused" }> => {
        return { kind: "file-refused", problem: { code }, isAsked: true };
      })
      .concat({
        kind: "file-refused",
        problem: { code: "too-large", limitMegabytes: 20 },
        isAsked: false,
      }),
    "evidence-recorded": recordedOf(words, items),
    "ask-correct-document": [
      { kind: "ask-correct-document", reference: REFERENCE, isAgain: false },
      { kind: "ask-correct-document", reference: null, isAgain: true },
      {
        kind: "ask-correct-document",
        reference: REFERENCE,
        isAgain: true,
        impossibleDate: "32/3/2023",
      },
    ],
    "choose-criterion": [
      { kind: "choose-criterion", criteria, filter: "", page: 0, pages: 2 },
      {
        kind: "choose-criterion",
        criteria: criteria.slice(1),
        filter: words.area,
        page: 1,
        pages: 2,
      },
      { kind: "choose-criterion", criteria: [], filter: words.area, page: 0, pages: 1 },
    ],
    "criterion-recorded": [
      ...HOW.map((how) => ({ kind: "criterion-recorded", ...of, how }) as const),
      { kind: "criterion-recorded", ...of, how: "recorded", reference: null, awaitsFile: true },
    ],
    "criterion-evidence": [
      { kind: "criterion-evidence", criteria, page: 0, pages: 2 },
      { kind: "criterion-evidence", criteria: [], page: 0, pages: 1 },
    ],
    "criterion-evidence-withdrawn": [{ kind: "criterion-evidence-withdrawn", criterion }],
  };
}

function recordedOf(words: Words, items: readonly Item[]): readonly Recorded[] {
  const [item, other] = items as readonly [Item, Item];
  const plain: Recorded = {
    kind: "evidence-recorded",
    item,
    how: "recorded",
    evidenceId,
    reference: REFERENCE,
    awaitsFile: false,
    late: false,
    outsideYear: null,
    isDatedAhead: false,
    impossibleDate: null,
    returnedFor: null,
    unfitKind: null,
    missingParts: [],
    isHandedIn: true,
    alsoProves: [],
    mayUseAgain: false,
    missing: [],
    upcoming: [],
  };
  return [
    ...HOW.map((how) => ({ ...plain, how })),
    { ...plain, missing: items, upcoming: items },
    { ...plain, late: true, awaitsFile: true, outsideYear: 2023, unfitKind: "CV" },
    { ...plain, reference: null, isGuessed: true },
    { ...plain, isDatedAhead: true, returnedFor: words.reason },
    { ...plain, reference: null, impossibleDate: "32/3/2023" },
    { ...plain, missingParts: [words.label, words.label], isHandedIn: false, isGuessed: true },
    { ...plain, missingParts: [words.label], missing: items },
    { ...plain, alsoProves: [other], mayUseAgain: true },
    { ...plain, alsoProves: items, mayUseAgain: true },
  ];
}

function criteriaOf(words: Words): readonly CriterionLine[] {
  const file = { evidenceId, day: day("2023-03-21"), link: null, fileName: null, reference: null };
  const named = (name: string, area: string) => ({ setKey: "chi so|2023|", area, name });
  return [
    {
      criterion: named(words.title, words.area),
      lost: 50,
      documents: [
        { ...file, reference: REFERENCE },
        { ...file, fileName: words.fileName },
        { ...file, link: "https://vanban.example.vn/15" },
      ],
    },
    { criterion: named(words.label, ""), lost: null, documents: [] },
    { criterion: named(words.area, words.area), lost: 0, documents: [] },
  ];
}

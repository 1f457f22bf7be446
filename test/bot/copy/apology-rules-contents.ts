/** What apology-rules-content.ts can say, in its several shapes. */
import type { ApologyRuleName } from "../../../domain/apology-action.ts";
import type { ApologyRuleFault } from "../../../domain/apology-rule-values.ts";
import type { ApologyRulesContent, RulesPack } from "../../../domain/apology-rules-content.ts";
import { LETTER_FORMS } from "../../../domain/apology-rules.ts";
import { LETTER_TAGS, type TemplateProblem } from "../../../domain/letter-tags.ts";
import { apologyRules } from "../../builders/dossier.ts";
import { day } from "../../builders/time.ts";
import type { ContentsOf } from "./contents-of.ts";
import type { Words } from "./words.ts";

const UPLOAD = { url: "https://vanban.example.vn/u/AbC123", minutes: 30 };
const RULES: readonly ApologyRuleName[] = [
  "leadDays",
  "mostReappointments",
  "form",
  "signer",
  "basis",
];
const FAULTS: readonly (ApologyRuleFault | null)[] = [
  null,
  { code: "not-number", most: 10 },
  { code: "blank" },
  { code: "too-long", most: 300 },
  { code: "not-form" },
];
const PROBLEMS: readonly TemplateProblem[] = [
  { code: "too-large", limitMegabytes: 2 },
  { code: "not-word" },
  { code: "encrypted" },
  { code: "too-heavy" },
  { code: "runs" },
  { code: "external" },
  { code: "open-brace" },
  { code: "missing-tags", tags: LETTER_TAGS },
];

export function apologyRulesContents(words: Words): ContentsOf<ApologyRulesContent> {
  const packs = packsWith(words);
  const desk = [[], [words.unit], Array<string>(9).fill(words.unit)];
  const personId = "p" as never;
  return {
    "apology-rules": ([null, "removed", "applicant-days"] as const).map((done, index) => ({
      kind: "apology-rules" as const,
      packs: index === 1 ? Array<RulesPack>(20).fill(packs[0]!) : packs,
      desk: desk[index] ?? [],
      applicantDays: index * 30,
      done,
    })),
    "apology-pack": ([null, "changed", "begun", "template", "shipped-template"] as const).flatMap(
      (done) => packs.map((pack) => ({ kind: "apology-pack" as const, pack, done })),
    ),
    "ask-apology-rule": RULES.flatMap((rule) =>
      FAULTS.flatMap((fault) =>
        packs.map((pack) => ({
          kind: "ask-apology-rule" as const,
          rule,
          rules: pack.rules,
          fault,
        })),
      ),
    ),
    "ask-apology-rules-from": ([null, "unread", "known", "too-far"] as const).map((fault) => ({
      kind: "ask-apology-rules-from" as const,
      fault,
    })),
    "letter-template": [true, false].flatMap((isReachable) =>
      packs.map((pack) => ({
        kind: "letter-template" as const,
        personId,
        rules: pack.rules,
        isReachable,
      })),
    ),
    "ask-letter-template": LETTER_FORMS.flatMap((form) =>
      [null, UPLOAD].map((upload) => ({ kind: "ask-letter-template" as const, form, upload })),
    ),
    "template-refused": [
      ...PROBLEMS,
      { code: "unknown-tags" as const, tags: [words.title, words.label] },
    ].flatMap((problem) =>
      [null, UPLOAD].map((upload) => ({ kind: "template-refused" as const, problem, upload })),
    ),
    "desk-units": [
      { kind: "desk-units", units: [], desk: [], done: null, page: 0, pages: 1 },
      {
        kind: "desk-units",
        units: [true, false].map((isDesk) => ({ id: "u" as never, name: words.unit, isDesk })),
        desk: [words.unit],
        done: { unit: words.unit, isDesk: true, isTold: true },
        page: 1,
        pages: 3,
      },
    ],
    "ask-applicant-days": [0, 30].flatMap((days) =>
      [true, false].map((isAgain) => ({ kind: "ask-applicant-days" as const, days, isAgain })),
    ),
  };
}

function packsWith(words: Words): readonly RulesPack[] {
  const from = day("2018-06-25");
  return [
    { rules: apologyRules(from, { signer: "" }), isOwn: false, standing: "past" },
    {
      rules: apologyRules(day("2022-01-15"), {
        signer: words.post,
        basis: words.reason,
        leadDays: 0,
        mostReappointments: 0,
        template: "hash" as never,
      }),
      isOwn: true,
      standing: "in-force",
    },
    {
      rules: apologyRules(day("2025-09-15"), { form: "form-2025", basis: "" }),
      isOwn: false,
      standing: "to-come",
    },
  ];
}

/** What is shown of the service itself, in its several shapes. */
import { MESSAGE_STATUSES } from "../../../domain/message-status.ts";
import type { Content, GatheredReason } from "../../../domain/content.ts";
import type { DropReason, MessageKind } from "../../../domain/message.ts";
import type {
  AttemptAnswer,
  MessageStory,
  OversightContent,
  RuleLine,
} from "../../../domain/oversight-content.ts";
import { RULE_GROUPS, RULE_NAMES, type RuleGroup } from "../../../domain/rule-names.ts";
import { valueOf } from "../../../domain/rule-settings.ts";
import type { RuleFault } from "../../../domain/rule-values.ts";
import { DEFAULT_RULES } from "../../../domain/rules.ts";
import type { StandInFault } from "../../../domain/stand-ins.ts";
import type { LocalTime } from "../../../domain/time.ts";
import { day } from "../../builders/time.ts";
import { channelContents } from "./channel-contents.ts";
import type { Words } from "./words.ts";

type OversightKind = OversightContent["kind"];
type OversightContents = {
  readonly [Each in OversightKind]: readonly Extract<Content, { kind: Each }>[];
};

const TODAY = day("2023-03-24");
const AT = { day: TODAY, time: "07:30" as LocalTime };
const LATER = { day: TODAY, time: "09:10" as LocalTime };
const KINDS: readonly MessageKind[] = ["morning", "due-day", "weekly", "event", "reply"];
const DROPPED: readonly DropReason[] = [
  "nothing-left",
  "unreachable",
  "superseded",
  "quiet",
  "budget",
];
const ANSWERS: readonly AttemptAnswer[] = [
  "arrived",
  "too-fast",
  "blocked",
  "platform-down",
  "bad-token",
  "refused",
  "no-answer",
  "in-part",
  "broken-off",
  "quiet-hours",
  "no-channel",
  "our-fault",
  "other",
];
const RULE_FAULTS: readonly RuleFault[] = [
  { fault: "not-days" },
  { fault: "no-days" },
  { fault: "too-many", most: 8 },
  { fault: "twice", number: 5 },
  { fault: "out-of-range", least: 0, most: 60 },
  { fault: "not-count" },
  { fault: "not-two" },
  { fault: "leader-before-coordinator" },
  { fault: "not-time" },
  { fault: "not-hours" },
  {
    fault: "outside",
    rule: "morning-time",
    from: "07:30" as LocalTime,
    until: "11:00" as LocalTime,
  },
];

export function oversightContents(
  words: Words,
  reasons: readonly GatheredReason[],
): OversightContents {
  const plan = { id: "plan" as never, number: words.title, year: 2023 };
  const rules = RULE_NAMES.map((name, index) => ruleLine(name, index % 2 === 0));
  const [rule = ruleLine("after", false), changed = rule] = rules;
  const person = { id: "person" as never, post: words.post };
  const standIn = {
    absentId: person.id,
    absent: words.post,
    deputy: words.post,
    from: TODAY,
    to: day("2023-03-31"),
  };
  return {
    ...channelContents(),
    "message-log": [
      log(words, { filter: "", isOwn: false }),
      log(words, { filter: words.post, isOwn: false }),
      log(words, { filter: "", isOwn: true }),
      { ...log(words, { filter: "", isOwn: true }), messages: [], hasMore: false },
      { ...log(words, { filter: "", isOwn: false }), messages: [], page: 3, hasMore: false },
    ],
    "message-story": stories(words, reasons).map((story) => ({ kind: "message-story", story })),
    settings: [
      {
        kind: "settings",
        plan: null,
        rules,
        isWhole: true,
        mayChange: true,
        hasPlans: true,
        standInsOf: "everybody",
      },
      {
        kind: "settings",
        plan,
        rules,
        isWhole: true,
        mayChange: true,
        hasPlans: true,
        standInsOf: person.id,
      },
      {
        kind: "settings",
        plan: null,
        rules: RULE_NAMES.map((name) => ruleLine(name, true)),
        isWhole: true,
        mayChange: false,
        hasPlans: false,
        standInsOf: null,
      },
      {
        kind: "settings",
        plan: null,
        rules: rules.slice(0, 3),
        isWhole: false,
        mayChange: false,
        hasPlans: true,
        standInsOf: person.id,
      },
    ],
    "rule-group": (Object.keys(RULE_GROUPS) as RuleGroup[]).map((group) => ({
      kind: "rule-group",
      group,
      plan: group === "times" ? null : plan,
      rules: RULE_GROUPS[group].map((name) => ruleLine(name, group === "work")),
    })),
    "ask-rule": rules.map((each, index) => ({
      kind: "ask-rule",
      plan: index % 3 ? null : plan,
      rule: each,
    })),
    "rule-saved": [
      { kind: "rule-saved", plan: null, rule },
      { kind: "rule-saved", plan, rule: changed },
    ],
    "bad-rule": RULE_NAMES.flatMap((name) =>
      RULE_FAULTS.map((fault) => ({ kind: "bad-rule", rule: name, fault }) as const),
    ),
    "rule-plans": [{ kind: "rule-plans", plans: [plan, plan], page: 1, pages: 3 }],
    "days-off": [
      {
        kind: "days-off",
        off: [day("2023-05-01"), day("2023-05-02")],
        worked: [day("2023-05-06")],
        corrected: [day("2023-05-02")],
        mayChange: true,
      },
      { kind: "days-off", off: [], worked: [], corrected: [], mayChange: false },
    ],
    "day-saved": [
      { kind: "day-saved", day: day("2023-05-02"), works: false },
      { kind: "day-saved", day: day("2023-05-06"), works: true },
    ],
    "bad-day": (["unread", "past", "sunday"] as const).map((reason) => ({
      kind: "bad-day",
      reason,
    })),
    "stand-ins": [
      {
        kind: "stand-ins",
        absentId: null,
        standIns: [standIn, { ...standIn, to: TODAY }],
        page: 0,
        pages: 2,
      },
      { kind: "stand-ins", absentId: person.id, standIns: [], page: 0, pages: 1 },
    ],
    "choose-person": [
      {
        kind: "choose-person",
        absent: null,
        words: "",
        people: [person, person],
        page: 1,
        pages: 3,
      },
      { kind: "choose-person", absent: person, words: "x", people: [], page: 0, pages: 1 },
      { kind: "choose-person", absent: person, words: "", people: [person], page: 0, pages: 1 },
    ],
    "ask-stand-in-days": [{ kind: "ask-stand-in-days", absent: words.post, deputy: words.post }],
    "stand-in-set": [
      { kind: "stand-in-set", standIn, isLinked: true },
      { kind: "stand-in-set", standIn, isLinked: false },
    ],
    "bad-stand-in": standInFaults().map((fault) => ({
      kind: "bad-stand-in",
      fault,
      other: "other" in fault ? standIn : null,
    })),
    "stand-in-ended": [{ kind: "stand-in-ended", standIn }],
  };
}

function ruleLine(name: RuleLine["name"], isUsual: boolean): RuleLine {
  const usual = valueOf(name, DEFAULT_RULES);
  if (isUsual) return { name, value: usual, usual };
  if (usual.kind !== "days") return { name, value: usual, usual: { kind: "count", count: 3 } };
  return {
    name,
    value: { kind: "days", days: name === "status" ? [] : usual.days.slice(0, -1) },
    usual,
  };
}

function log(
  words: Words,
  over: { readonly filter: string; readonly isOwn: boolean },
): Extract<OversightContent, { kind: "message-log" }> {
  return {
    kind: "message-log",
    ...over,
    messages: MESSAGE_STATUSES.map((status, index) => ({
      id: "message" as never,
      post: index === 0 ? "" : words.post,
      messageKind: KINDS[index] ?? "morning",
      status,
      dropReason: null,
      at: AT,
    })),
    page: 0,
    hasMore: true,
  };
}

function stories(words: Words, reasons: readonly GatheredReason[]): readonly MessageStory[] {
  const plain: MessageStory = {
    id: "message" as never,
    post: words.post,
    messageKind: "morning",
    status: "sent",
    dropReason: null,
    at: AT,
    madeAt: AT,
    plannedFor: AT,
    sentAt: LATER,
    nextAt: null,
    cause: null,
    reasons,
    moreReasons: 3,
    notes: [{ kind: "stand-in", absent: words.post, from: TODAY, to: TODAY }],
    attempts: ANSWERS.map((answer, index) => ({
      number: index + 1,
      at: AT,
      answer,
      code: answer === "too-fast" ? "429" : null,
    })),
  };
  const empty = { ...plain, reasons: [], moreReasons: 0, notes: [], attempts: [] };
  const dropped = DROPPED.map((dropReason): MessageStory => {
    return { ...empty, status: "dropped", sentAt: null, dropReason };
  });
  const waiting = MESSAGE_STATUSES.map((status): MessageStory => {
    return { ...plain, status, sentAt: null, nextAt: LATER, madeAt: null, cause: "quiet-hours" };
  });
  const kinds = KINDS.map((messageKind): MessageStory => ({ ...empty, post: "", messageKind }));
  return [plain, ...dropped, ...waiting, ...kinds, { ...empty, status: "planned", nextAt: AT }];
}

function standInFaults(): readonly StandInFault[] {
  const other = {
    absentId: "absent" as never,
    deputyId: "deputy" as never,
    from: TODAY,
    to: TODAY,
  };
  return [
    { fault: "unread" },
    { fault: "past" },
    { fault: "backwards" },
    { fault: "too-long", most: 60 },
    { fault: "too-far", most: 366 },
    { fault: "himself" },
    { fault: "overlap", other },
    { fault: "deputy-absent", other },
    { fault: "is-deputy", other },
  ];
}

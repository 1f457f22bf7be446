/**
 * Each action that a button can stand for, with another's objects in it: what a forger would plant. A
 * new action does not compile before it stands here.
 */
import type { Action } from "../../../domain/action.ts";
import { emptyDossierDraft } from "../../../domain/dossier-draft.ts";
import type { DeadlineId, DossierId } from "../../../domain/ids.ts";
import type { About } from "../../../domain/rights.ts";
import type { Right } from "../../../domain/rights-table.ts";
import { day } from "../../builders/time.ts";
import type { Foreign } from "./foreign-objects.ts";

/**
 * By which right it may be done with that unit's objects. `nobody`: they are one person's own.
 * `everybody`: it only shows what is his who asks.
 */
export type WalkedRight = Right | "nobody" | "everybody";

interface Walked<Kind extends Action["do"]> {
  readonly right: WalkedRight;
  /** What the right is asked about; left out: the unit. */
  readonly about?: (those: Foreign) => About;
  /** It is answered with what is one's own instead of being refused. */
  readonly isList?: true;
  readonly actions: (those: Foreign) => readonly Extract<Action, { do: Kind }>[];
}

type WalkedActions = { readonly [Kind in Action["do"]]: Walked<Kind> };

/** One for each duty of the unit, however it stands. */
function onEach<Kind extends Action["do"]>(
  right: WalkedRight,
  action: (deadlineId: DeadlineId, those: Foreign) => Extract<Action, { do: Kind }>,
): Walked<Kind> {
  return { right, actions: (those) => those.deadlineIds.map((id) => action(id, those)) };
}

/** An apology, and duties that are none. */
function onApology<Kind extends Action["do"]>(
  right: WalkedRight,
  action: (deadlineId: DeadlineId) => Extract<Action, { do: Kind }>,
): Walked<Kind> {
  return {
    right,
    actions: ({ apologyId, open, submitted }) => [apologyId, open, submitted].map(action),
  };
}

function once<Kind extends Action["do"]>(
  right: WalkedRight,
  action: (those: Foreign) => Extract<Action, { do: Kind }>,
): Walked<Kind> {
  return { right, actions: (those) => [action(those)] };
}

/** A list of whatever the asker may see: words that fit only what he may not find nothing. */
function listing<Kind extends Action["do"]>(
  right: WalkedRight,
  ...actions: readonly Extract<Action, { do: Kind }>[]
): Walked<Kind> {
  return { right, isList: true, actions: () => actions };
}

const WORDS = "kín 7719";
/** The first day of the rules of apologies that ship for 2023. */
const RULES_FROM = day("2018-06-25");
const wholePerson = ({ personId }: Foreign): About => ({ personId });

export const WALKED: WalkedActions = {
  list: listing("see-work", { do: "list", filter: WORDS, page: 0 }),
  "open-task": once("see-work", ({ taskId }) => ({ do: "open-task", taskId })),
  "open-deadline": onEach("see-work", (deadlineId) => ({ do: "open-deadline", deadlineId })),
  "report-done": onEach("report", (deadlineId) => ({ do: "report-done", deadlineId })),
  present: {
    right: "report",
    actions: ({ deadlineIds, signerId }) =>
      deadlineIds.flatMap((deadlineId) => [
        { do: "present", deadlineId, signerId },
        { do: "present", deadlineId, signerId: null },
      ]),
  },
  "ask-waive": onEach("waive", (deadlineId) => ({ do: "ask-waive", deadlineId })),
  "ask-evidence": onEach("prove", (deadlineId) => ({ do: "ask-evidence", deadlineId })),
  "ask-late-reason": onEach("report", (deadlineId) => ({ do: "ask-late-reason", deadlineId })),
  // Nothing waits in the forger's chat; with something that does: rights.test.ts.
  attach: { ...onEach("prove", (deadlineId) => ({ do: "attach", deadlineId })), isList: true },
  "attach-list": listing("everybody", { do: "attach-list", page: 0 }),
  "attach-other": listing("everybody", { do: "attach-other" }),
  reopen: onEach("report", (deadlineId) => ({ do: "reopen", deadlineId })),
  why: once("nobody", ({ messageId }) => ({ do: "why", messageId })),
  units: once("see-units", () => ({ do: "units", page: 0 })),
  people: once("manage-people", () => ({ do: "people", page: 0 })),
  invite: {
    ...once("manage-people", ({ personId }) => ({ do: "invite", personId })),
    about: wholePerson,
  },
  "invite-head": once("manage-people", ({ unitId }) => ({ do: "invite-head", unitId })),
  summary: once("see-summary", () => ({ do: "summary", part: "overdue" })),
  command: listing(
    "see-work",
    { do: "command", name: "nhiemvu" },
    { do: "command", name: "lich" },
    { do: "command", name: "tonghop" },
    { do: "command", name: "donvi" },
    { do: "command", name: "nguoidung" },
    { do: "command", name: "nhap" },
    { do: "command", name: "kiemchung" },
    { do: "command", name: "giao" },
    { do: "command", name: "tim" },
    { do: "command", name: "xinloi" },
    { do: "command", name: "nhatky" },
    { do: "command", name: "caidat" },
    { do: "command", name: "trogiup" },
    { do: "command", name: "start" },
  ),
  cancel: listing("everybody", { do: "cancel" }),
  snooze: once("nobody", ({ messageId }) => ({ do: "snooze", messageId, time: "tomorrow" })),
  "ask-status-line": onEach("report", (deadlineId) => ({ do: "ask-status-line", deadlineId })),
  "ask-own-date": onEach("report", (deadlineId) => ({ do: "ask-own-date", deadlineId })),
  "close-late": onEach("correct-work", (deadlineId) => ({ do: "close-late", deadlineId })),
  "undo-close-late": onEach("correct-work", (deadlineId) => ({
    do: "undo-close-late",
    deadlineId,
  })),
  "choose-support": onEach("report", (deadlineId) => ({
    do: "choose-support",
    deadlineId,
    page: 0,
  })),
  "ask-support": onEach("report", (deadlineId, { unitId }) => ({
    do: "ask-support",
    deadlineId,
    unitId,
  })),
  "import-confirm": once("bring-in", ({ importId }) => ({
    do: "import-confirm",
    importId,
    dropsMissing: true,
    shown: "",
  })),
  "import-cancel": once("bring-in", ({ importId }) => ({ do: "import-cancel", importId })),
  "import-year": once("bring-in", ({ importId }) => ({ do: "import-year", importId, year: 2024 })),
  "import-preview": once("bring-in", ({ importId }) => ({ do: "import-preview", importId })),
  "import-list": once("bring-in", ({ importId }) => ({
    do: "import-list",
    importId,
    list: "units",
    page: 0,
  })),
  "import-rejected": once("bring-in", ({ importId }) => ({
    do: "import-rejected",
    importId,
    page: 0,
  })),
  "import-rows": once("bring-in", ({ importId }) => ({ do: "import-rows", importId, page: 0 })),
  "import-row": once("bring-in", ({ importId }) => ({ do: "import-row", importId, row: 1 })),
  "import-ask-date": once("bring-in", ({ importId }) => ({
    do: "import-ask-date",
    importId,
    row: 1,
  })),
  "import-skip": once("bring-in", ({ importId }) => ({
    do: "import-skip",
    importId,
    row: 1,
    isSkipped: true,
  })),
  "import-restore": once("bring-in", ({ importId }) => ({
    do: "import-restore",
    importId,
    row: 1,
  })),
  "import-question": once("bring-in", ({ importId }) => ({
    do: "import-question",
    importId,
    index: 0,
  })),
  "import-ask-again": once("bring-in", ({ importId }) => ({ do: "import-ask-again", importId })),
  "import-units": once("bring-in", ({ importId }) => ({
    do: "import-units",
    importId,
    subject: { row: 1 },
    page: 0,
  })),
  "import-unit": once("bring-in", ({ importId, unitId }) => ({
    do: "import-unit",
    importId,
    subject: { row: 1 },
    unitId,
  })),
  "import-new-unit": once("bring-in", ({ importId }) => ({
    do: "import-new-unit",
    importId,
    phrase: "UBND các xã",
  })),
  "import-undo": once("bring-in", ({ importId }) => ({
    do: "import-undo",
    importId,
    staying: [],
    isSure: true,
  })),
  "import-close-past": once("bring-in", ({ planId }) => ({
    do: "import-close-past",
    planId,
    isSure: true,
  })),
  groups: once("bring-in", () => ({ do: "groups", page: 0 })),
  group: once("bring-in", ({ groupId }) => ({ do: "group", target: { groupId }, page: 0 })),
  "group-tick": once("bring-in", ({ groupId, unitId }) => ({
    do: "group-tick",
    target: { groupId },
    member: { unitId },
    isIn: true,
    page: 0,
  })),
  "group-kind": once("bring-in", ({ groupId }) => ({
    do: "group-kind",
    target: { groupId },
    unitKind: "commune",
    isIn: false,
    page: 0,
  })),
  "group-new": once("bring-in", ({ groupId }) => ({
    do: "group-new",
    target: { groupId },
    names: ["UBND xã Mới"],
  })),
  "group-done": once("bring-in", ({ groupId }) => ({ do: "group-done", target: { groupId } })),
  "message-log": listing("see-record", { do: "message-log", filter: WORDS, page: 0 }),
  "message-story": once("see-record", ({ messageId }) => ({ do: "message-story", messageId })),
  settings: listing("everybody", { do: "settings", planId: null }),
  "dossier-overview": listing("see-dossiers", { do: "dossier-overview" }),
  dossiers: {
    right: "see-dossiers",
    isList: true,
    actions: ({ unitId }) =>
      [null, unitId].map((each) => ({
        do: "dossiers",
        list: "open",
        unitId: each,
        field: null,
        page: 0,
      })),
  },
  "find-dossiers": listing("see-dossiers", { do: "find-dossiers", words: WORDS, page: 0 }),
  "dossier-groups": listing("see-dossiers", {
    do: "dossier-groups",
    list: "open",
    by: "field",
    page: 0,
  }),
  dossier: once("see-dossiers", ({ dossierId }) => ({ do: "dossier", dossierId })),
  "dossier-applicant": once("see-applicant", ({ dossierId }) => ({
    do: "dossier-applicant",
    dossierId,
  })),
  "ask-applicant": once("see-applicant", ({ dossierId }) => ({ do: "ask-applicant", dossierId })),
  "dossier-in-time": once("answer-dossier", ({ dossierId }) => ({
    do: "dossier-in-time",
    dossierId,
  })),
  "dossier-not-in-time": once("answer-dossier", ({ dossierId }) => ({
    do: "dossier-not-in-time",
    dossierId,
  })),
  "ask-dossier": listing("keep-dossier", { do: "ask-dossier" }),
  // Who keeps dossiers of his own unit is asked for another one.
  "add-dossier": {
    right: "keep-dossier",
    isList: true,
    actions: ({ unitId }) => [
      {
        do: "add-dossier",
        draft: {
          ...emptyDossierDraft("foreign-draft" as DossierId, unitId),
          code: "7719-HS",
          procedure: "Chứng thực",
          received: { on: day("2023-02-17"), at: null },
          due: { on: day("2023-02-24"), at: null },
        },
      },
    ],
  },
  "mark-dossier": {
    right: "keep-dossier",
    actions: ({ dossierId }) =>
      (["finished", "supplement-asked", "reopened"] as const).map((mark) => ({
        do: "mark-dossier",
        dossierId,
        mark,
      })),
  },
  "ask-dossier-end": once("keep-dossier", ({ dossierId }) => ({
    do: "ask-dossier-end",
    dossierId,
    mark: "returned",
  })),
  "ask-dossier-change": once("keep-dossier", ({ dossierId }) => ({
    do: "ask-dossier-change",
    dossierId,
  })),
  "ask-dossier-removal": once("keep-dossier", ({ dossierId }) => ({
    do: "ask-dossier-removal",
    dossierId,
  })),
  "remove-dossier": once("keep-dossier", ({ dossierId }) => ({ do: "remove-dossier", dossierId })),
  "dossier-rates": listing("see-dossiers", {
    do: "dossier-rates",
    by: "field",
    from: null,
    to: null,
    page: 0,
  }),
  "dossier-rates-in": listing("see-dossiers", { do: "dossier-rates-in", period: "year" }),
  apologies: {
    right: "see-dossiers",
    isList: true,
    actions: ({ unitId }) => [
      { do: "apologies", stage: null, unitId: null, words: WORDS, page: 0 },
      { do: "apologies", stage: "owed", unitId, page: 0 },
    ],
  },
  "apology-units": listing("see-dossiers", { do: "apology-units", page: 0 }),
  apology: onApology("see-dossiers", (deadlineId) => ({ do: "apology", deadlineId })),
  "ask-apology-reason": onApology("answer-dossier", (deadlineId) => ({
    do: "ask-apology-reason",
    deadlineId,
  })),
  "ask-new-date": onApology("answer-dossier", (deadlineId) => ({ do: "ask-new-date", deadlineId })),
  "set-new-date": onApology("answer-dossier", (deadlineId) => ({
    do: "set-new-date",
    deadlineId,
    newDue: day("2023-03-02"),
  })),
  "ask-letter-number": onApology("answer-dossier", (deadlineId) => ({
    do: "ask-letter-number",
    deadlineId,
  })),
  "draft-letter": onApology("see-applicant", (deadlineId) => ({ do: "draft-letter", deadlineId })),
  "draft-letters": once("see-applicant", ({ unitId }) => ({ do: "draft-letters", unitId })),
  "apology-sent": onApology("answer-dossier", (deadlineId) => ({ do: "apology-sent", deadlineId })),
  "tick-new-date": onApology("tick-new-date", (deadlineId) => ({
    do: "tick-new-date",
    deadlineId,
  })),
  "untick-new-date": onApology("tick-new-date", (deadlineId) => ({
    do: "untick-new-date",
    deadlineId,
  })),
  "apology-rules": once("settle-rules", () => ({ do: "apology-rules" })),
  "apology-pack": once("settle-rules", () => ({ do: "apology-pack", from: RULES_FROM })),
  "ask-apology-rule": once("settle-rules", () => ({
    do: "ask-apology-rule",
    rule: "leadDays",
    from: RULES_FROM,
  })),
  "choose-letter-form": once("settle-rules", () => ({
    do: "choose-letter-form",
    form: "form-2025",
    from: RULES_FROM,
  })),
  "ask-apology-rules-from": once("settle-rules", () => ({ do: "ask-apology-rules-from" })),
  "letter-template": once("settle-rules", () => ({ do: "letter-template", from: RULES_FROM })),
  "ask-letter-template": once("settle-rules", () => ({
    do: "ask-letter-template",
    from: RULES_FROM,
  })),
  "shipped-template": once("settle-rules", () => ({ do: "shipped-template", from: RULES_FROM })),
  // By now the pack is the office's own, by the form that was chosen above.
  "remove-apology-rules": once("settle-rules", () => ({
    do: "remove-apology-rules",
    from: RULES_FROM,
  })),
  "desk-units": once("settle-rules", () => ({ do: "desk-units", page: 0 })),
  "choose-desk": {
    right: "settle-rules",
    actions: ({ unitId }) => [
      { do: "choose-desk", unitId, isDesk: true },
      { do: "choose-desk", unitId, isDesk: false },
    ],
  },
  "ask-applicant-days": once("settle-rules", () => ({ do: "ask-applicant-days" })),
  "rule-plans": once("settle-rules", () => ({ do: "rule-plans", page: 0 })),
  "rule-group": once("settle-rules", ({ planId }) => ({ do: "rule-group", group: "work", planId })),
  "ask-rule": once("settle-rules", ({ planId }) => ({ do: "ask-rule", rule: "mondays", planId })),
  "reset-rule": once("settle-rules", () => ({ do: "reset-rule", rule: "mondays", planId: null })),
  "days-off": listing("everybody", { do: "days-off" }),
  "stand-ins": {
    right: "arrange-stand-in",
    about: wholePerson,
    actions: ({ personId }) => [
      { do: "stand-ins", absentId: personId, page: 0 },
      { do: "stand-ins", absentId: null, page: 0 },
    ],
  },
  "choose-person": {
    right: "arrange-stand-in",
    about: wholePerson,
    actions: ({ personId }) => [
      { do: "choose-person", absentId: personId, words: "", page: 0 },
      { do: "choose-person", absentId: null, words: WORDS, page: 0 },
    ],
  },
  "choose-deputy": {
    ...once("arrange-stand-in", ({ personId, deputyId }) => ({
      do: "choose-deputy",
      absentId: personId,
      deputyId,
    })),
    about: wholePerson,
  },
  "end-stand-in": {
    ...once("arrange-stand-in", ({ personId }) => ({
      do: "end-stand-in",
      absentId: personId,
      from: day("2023-05-02"),
    })),
    about: wholePerson,
  },
  channels: listing("everybody", { do: "channels" }),
  "add-channel": listing("everybody", { do: "add-channel" }),
  "prefer-channel": once("nobody", ({ botId, chatId }) => ({
    do: "prefer-channel",
    botId,
    chatId,
  })),
  "ask-leave-channel": once("nobody", ({ botId, chatId }) => ({
    do: "ask-leave-channel",
    botId,
    chatId,
  })),
  "leave-channel": once("nobody", ({ botId, chatId }) => ({ do: "leave-channel", botId, chatId })),

  reviews: listing(
    "see-work",
    { do: "reviews", filter: "", page: 0 },
    { do: "reviews", filter: WORDS, page: 0 },
  ),
  "missing-proofs": listing("see-work", { do: "missing-proofs", page: 0 }),
  signings: listing("everybody", { do: "signings", page: 0 }),
  review: onEach("review", (deadlineId) => ({ do: "review", deadlineId })),
  accept: once("review", (those) => ({ do: "accept", ...those.lookedAt })),
  return: once("review", (those) => ({ do: "return", reason: "unsigned", ...those.lookedAt })),
  "ask-return-reason": once("review", (those) => ({ do: "ask-return-reason", ...those.lookedAt })),
  "ask-accept-page": once("review", (those) => ({ do: "ask-accept-page", page: [those.lookedAt] })),
  "accept-page": once("review", (those) => ({ do: "accept-page", page: [those.lookedAt] })),
  "open-evidence": {
    right: "see-work",
    actions: ({ evidence, criterionEvidence }) => [
      { do: "open-evidence", evidenceId: evidence.id },
      { do: "open-evidence", evidenceId: criterionEvidence.id },
    ],
  },

  handling: onEach("see-work", (deadlineId) => ({ do: "handling", deadlineId })),
  "ask-extension": onEach("propose-extension", (deadlineId) => ({
    do: "ask-extension",
    deadlineId,
  })),
  extensions: listing("see-work", { do: "extensions", page: 0 }),
  extension: onEach("see-work", (deadlineId) => ({ do: "extension", deadlineId })),
  "comment-extension": once("comment-extension", ({ open: deadlineId, extensionId }) => ({
    do: "comment-extension",
    deadlineId,
    extensionId,
    isInFavour: true,
  })),
  "decide-extension": once("decide-extension", ({ open: deadlineId, extensionId }) => ({
    do: "decide-extension",
    deadlineId,
    extensionId,
    isGranted: true,
  })),
  "ask-extension-words": once("comment-extension", ({ open: deadlineId, extensionId }) => ({
    do: "ask-extension-words",
    deadlineId,
    extensionId,
    to: "comment",
  })),
  "choose-assignee": onEach("assign", (deadlineId) => ({
    do: "choose-assignee",
    deadlineId,
    page: 0,
  })),
  assign: {
    right: "assign",
    actions: ({ deadlineIds, deputyId }) =>
      deadlineIds.flatMap((deadlineId) => [
        { do: "assign", deadlineId, personId: deputyId },
        { do: "assign", deadlineId, personId: null },
      ]),
  },
  "ask-remark": onEach("remark", (deadlineId) => ({ do: "ask-remark", deadlineId })),
  "ask-date": onEach("correct-work", (deadlineId) => ({ do: "ask-date", deadlineId })),
  "choose-new-unit": onEach("correct-work", (deadlineId) => ({
    do: "choose-new-unit",
    deadlineId,
    words: "",
    page: 0,
  })),
  "move-to-unit": onEach("correct-work", (deadlineId, { unitId }) => ({
    do: "move-to-unit",
    deadlineId,
    unitId,
  })),
  "ask-on-time": onEach("correct-on-time", (deadlineId) => ({ do: "ask-on-time", deadlineId })),
  "undo-on-time": onEach("correct-on-time", (deadlineId) => ({ do: "undo-on-time", deadlineId })),
  // Its signer's alone; of what awaits nobody it is only said how it stands.
  sign: once("nobody", ({ awaiting: deadlineId }) => ({ do: "sign", deadlineId })),
  "ask-return-unsigned": once("nobody", ({ awaiting: deadlineId }) => ({
    do: "ask-return-unsigned",
    deadlineId,
  })),

  directives: {
    right: "direct",
    actions: () => [
      { do: "directives", direction: "given", page: 0 },
      { do: "directives", direction: "received", page: 0 },
    ],
  },
  directive: once("direct", ({ directiveId }) => ({ do: "directive", directiveId })),
  "directive-units": once("direct", ({ directiveId }) => ({
    do: "directive-units",
    directiveId,
    page: 0,
  })),
  "draft-directive": once("direct", () => ({ do: "draft-directive", direction: "given" })),
  "ask-directive": once("direct", ({ draft }) => ({ do: "ask-directive", piece: "title", draft })),
  "name-directive-unit": once("direct", ({ draft, unitId }) => ({
    do: "name-directive-unit",
    draft,
    phrase: "đơn vị",
    means: { name: "đơn vị", unitIds: [unitId] },
  })),
  "give-directive": once("direct", ({ draft, unitId }) => ({
    do: "give-directive",
    draft: { ...draft, named: [{ name: "đơn vị", unitIds: [unitId] }], due: day("2023-04-28") },
  })),
  "ask-register": once("direct", () => ({ do: "ask-register" })),
  "register-directives": once("direct", ({ draft, unitId }) => ({
    do: "register-directives",
    rows: [
      {
        id: draft.id,
        number: null,
        issuer: "",
        issuedOn: null,
        title: "Việc",
        due: day("2023-04-28"),
        answeredOn: null,
        named: { name: "đơn vị", unitIds: [unitId] },
      },
    ],
  })),
  "ask-withdraw-directive": once("direct", ({ directiveId }) => ({
    do: "ask-withdraw-directive",
    directiveId,
  })),

  record: listing(
    "see-record",
    { do: "record", filter: WORDS, page: 0 },
    { do: "record", filter: "", page: 0 },
  ),
  "export-record": listing("see-record", { do: "export-record", filter: WORDS }),
  "export-evidence": listing("export-evidence", { do: "export-evidence" }),
  "make-evidence-export": listing("export-evidence", {
    do: "make-evidence-export",
    from: day("2023-01-01"),
    to: day("2023-12-31"),
  }),
  search: listing("see-work", { do: "search", words: WORDS, page: 0 }),

  person: {
    ...once("manage-people", ({ personId }) => ({ do: "person", personId })),
    about: wholePerson,
  },
  "people-called": once("manage-people", () => ({ do: "people-called", words: WORDS, page: 0 })),
  "ask-unlink-person": once("manage-people", ({ personId }) => ({
    do: "ask-unlink-person",
    personId,
  })),
  "unlink-person": once("manage-people", ({ personId }) => ({ do: "unlink-person", personId })),
  "choose-role": {
    right: "manage-people",
    actions: ({ personId }) => [
      { do: "choose-role", personId, to: "move" },
      { do: "choose-role", personId, to: "end" },
    ],
  },
  "choose-person-unit": once("manage-people", ({ personId, grant }) => ({
    do: "choose-person-unit",
    personId,
    wanted: { for: "move", grant },
    words: "",
    page: 0,
  })),
  "move-person": once("manage-people", ({ personId, grant, unitId }) => ({
    do: "move-person",
    personId,
    grant,
    unitId,
  })),
  "ask-end-role": once("manage-people", ({ personId, grant }) => ({
    do: "ask-end-role",
    personId,
    grant,
  })),
  "end-role": once("manage-people", ({ personId, grant }) => ({ do: "end-role", personId, grant })),
  "choose-new-role": once("manage-people", ({ personId }) => ({ do: "choose-new-role", personId })),
  "add-role": once("manage-people", ({ personId }) => ({
    do: "add-role",
    personId,
    grant: { role: "leader", unitId: null },
  })),
  "ask-post": once("manage-people", ({ personId }) => ({ do: "ask-post", personId })),

  "ask-correct-document": once("prove", ({ evidence }) => ({
    do: "ask-correct-document",
    evidenceId: evidence.id,
  })),
  "submit-as-is": onEach("prove", (deadlineId) => ({ do: "submit-as-is", deadlineId })),
  "use-again": once("prove", ({ evidence }) => ({ do: "use-again", evidenceId: evidence.id })),
  "choose-criterion": once("prove-criterion", () => ({
    do: "choose-criterion",
    filter: "",
    page: 0,
  })),
  "attach-criterion": once("prove-criterion", ({ criterion }) => ({
    do: "attach-criterion",
    criterion,
  })),
  "criterion-evidence": once("prove-criterion", () => ({ do: "criterion-evidence", page: 0 })),
  "withdraw-criterion-evidence": once("prove-criterion", ({ criterionEvidence }) => ({
    do: "withdraw-criterion-evidence",
    evidenceId: criterionEvidence.id,
  })),
};

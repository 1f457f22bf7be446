/** Quy định xin lỗi: the packs of rules by the day from which they hold; coordinators change them. */
import type { ApologyRuleName, ApologyRulesAction } from "../../../domain/apology-action.ts";
import { mergedRules } from "../../../domain/apology-duty.ts";
import {
  isTooFar,
  readFirstDay,
  withApologyRule,
  withForm,
  type ApologyRuleFault,
} from "../../../domain/apology-rule-values.ts";
import type { ApologyRulesContent, RulesPack } from "../../../domain/apology-rules-content.ts";
import { LETTER_FORMS, rulesInForce, type ApologyRules } from "../../../domain/apology-rules.ts";
import { applicantDays } from "../../../domain/applicant-keeping.ts";
import { may } from "../../../domain/rights.ts";
import type { LocalDate } from "../../../domain/time.ts";
import type { ApologyRulesQuestion } from "../../conversation/questions/apology-question.ts";
import { standsUntil } from "../../conversation/state.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { deskNames } from "./desk-units.ts";

type Of<Kind extends ApologyRulesContent["kind"]> = Extract<ApologyRulesContent, { kind: Kind }>;
type Doing<Kind extends ApologyRulesAction["do"]> = Extract<ApologyRulesAction, { do: Kind }>;

/** Null for who may; asked at every step. */
export async function refuseRules(turn: LinkedTurn): Promise<readonly Reply[] | null> {
  return may(turn.actor, "settle-rules") ? null : refuse(turn, "rules", "apology", "role");
}

export async function showApologyRules(
  turn: LinkedTurn,
  done: Of<"apology-rules">["done"] = null,
): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  if (refusal) return refusal;
  return [
    {
      content: {
        kind: "apology-rules",
        packs: await packsOf(turn),
        desk: await deskNames(turn.stores),
        applicantDays: await applicantDays(turn.stores),
        done,
      },
    },
  ];
}

export async function showPack(
  turn: LinkedTurn,
  from: LocalDate,
  done: Of<"apology-pack">["done"] = null,
): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  if (refusal) return refusal;
  const pack = await packFrom(turn, from);
  return pack ? [{ content: { kind: "apology-pack", pack, done } }] : gone();
}

export async function askApologyRule(
  turn: LinkedTurn,
  { rule, from }: Pick<Doing<"ask-apology-rule">, "rule" | "from">,
  fault: ApologyRuleFault | null = null,
): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  if (refusal) return refusal;
  const pack = await packFrom(turn, from);
  if (!pack) return gone();
  const content = { kind: "ask-apology-rule", rule, rules: pack.rules, fault } as const;
  return [{ content, asks: asking(turn, { asking: "apology-rule", rule, from }) }];
}

export async function answerApologyRule(
  turn: LinkedTurn,
  { rule, from }: Extract<ApologyRulesQuestion, { asking: "apology-rule" }>,
  text: string,
): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  if (refusal) return refusal;
  const pack = await packFrom(turn, from);
  if (!pack) return gone();
  const changed = withApologyRule(pack.rules, rule, text);
  if (!changed.ok) return askApologyRule(turn, { rule, from }, changed.error);
  return change(turn, pack.rules, changed.value, rule);
}

export async function chooseForm(
  turn: LinkedTurn,
  { form, from }: Doing<"choose-letter-form">,
): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  if (refusal) return refusal;
  const pack = await packFrom(turn, from);
  if (!pack || !LETTER_FORMS.includes(form)) return gone();
  return change(turn, pack.rules, withForm(pack.rules, form), "form");
}

export async function askFirstDay(
  turn: LinkedTurn,
  fault: Of<"ask-apology-rules-from">["fault"] = null,
): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  if (refusal) return refusal;
  const content = { kind: "ask-apology-rules-from", fault } as const;
  return [{ content, asks: asking(turn, { asking: "apology-rules-from" }) }];
}

/** A pack of the office's own, as the rules in force on its first day are; then changed line by line. */
export async function answerFirstDay(turn: LinkedTurn, text: string): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  if (refusal) return refusal;
  const from = readFirstDay(text);
  if (!from) return askFirstDay(turn, "unread");
  if (isTooFar(from, turn.today)) return askFirstDay(turn, "too-far");
  const packs = await packsOf(turn);
  if (packs.some(({ rules }) => rules.from === from)) return askFirstDay(turn, "known");
  const like = rulesInForce(
    packs.map(({ rules }) => rules),
    from,
  );
  await turn.stores.apologies.saveRules({ ...like, from });
  await putOnRecord(turn, {
    subject: "rules",
    subjectId: from,
    deed: "began-apology-rules",
    detail: {},
  });
  await takeEffect(turn);
  return showPack(turn, from, "begun");
}

/** What ships for the same day holds again; without it, the pack before. */
export async function removePack(turn: LinkedTurn, from: LocalDate): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  if (refusal) return refusal;
  const pack = await packFrom(turn, from);
  if (!pack?.isOwn) return gone();
  await turn.stores.apologies.removeRules(from);
  await putOnRecord(turn, {
    subject: "rules",
    subjectId: from,
    deed: "removed-apology-rules",
    detail: {},
  });
  await takeEffect(turn);
  return showApologyRules(turn, "removed");
}

/** A shipped pack that is changed becomes the office's own of the same day. */
async function change(
  turn: LinkedTurn,
  before: ApologyRules,
  after: ApologyRules,
  rule: ApologyRuleName,
): Promise<readonly Reply[]> {
  if (before[rule] !== after[rule]) {
    await turn.stores.apologies.saveRules(after);
    await putOnRecord(turn, {
      subject: "rules",
      subjectId: after.from,
      deed: "set-apology-rule",
      detail: { rule, ...changedValue(before, after, rule) },
    });
    await takeEffect(turn);
  }
  return showPack(turn, after.from, "changed");
}

/** What was typed in words stays out of the record, as everywhere; the pack itself shows it. */
function changedValue(
  before: ApologyRules,
  after: ApologyRules,
  rule: ApologyRuleName,
): Readonly<Record<string, string>> {
  const isWords = rule === "signer" || rule === "basis";
  return isWords ? {} : { from: String(before[rule]), to: String(after[rule]) };
}

/** When dossiers are looked at may depend on it. */
async function takeEffect({ tools, stores }: LinkedTurn): Promise<void> {
  await tools.reschedule(stores);
}

export async function packFrom(turn: LinkedTurn, from: LocalDate): Promise<RulesPack | null> {
  return (await packsOf(turn)).find(({ rules }) => rules.from === from) ?? null;
}

async function packsOf({ stores, tools, today }: LinkedTurn): Promise<readonly RulesPack[]> {
  const own = await stores.apologies.rules();
  const all = mergedRules(tools.office.shippedApologyRules, own);
  const inForce = rulesInForce(all, today);
  const standingOf = (rules: ApologyRules): RulesPack["standing"] => {
    if (rules === inForce) return "in-force";
    return rules.from > today ? "to-come" : "past";
  };
  return all.map((rules) => ({
    rules,
    isOwn: own.some(({ from }) => from === rules.from),
    standing: standingOf(rules),
  }));
}

export function asking(
  turn: LinkedTurn,
  question: ApologyRulesQuestion,
): NonNullable<Reply["asks"]> {
  return { ...question, until: standsUntil(turn.now) };
}

export function gone(): readonly Reply[] {
  return [{ content: { kind: "refused", reason: "gone" } }];
}
